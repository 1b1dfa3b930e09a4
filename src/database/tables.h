/*
 * The tables and views of the database as rows: the SQL, `flowgap query --schema`, the manual page
 * flowgap-schema(5) and the tables of the database that describe it come from here. To add a
 * table: one row and one function that fills it.
 */
#ifndef FG_DATABASE_TABLES_H
#define FG_DATABASE_TABLES_H

#include <stddef.h>

struct fg_fill;
struct fg_sink;

struct fg_column {
	const char *name;
	const char *type;        /* what follows the name in SQL; NULL in a view */
	const char *doc;
};

enum { FG_MOST_COLUMNS = 24 };

struct fg_table {
	const char *name;
	const char *doc;
	struct fg_column columns[FG_MOST_COLUMNS];       /* ends at a name that is NULL */
	const char *constraint;  /* what follows the columns in SQL, or NULL */
	const char *index;       /* columns of indexes made after the rows: "a, b; c", or NULL */
	void (*fill)(struct fg_fill *fill);              /* NULL for a view */
	const char *select;      /* of a view, else NULL */
};

struct fg_table_group {
	const struct fg_table *tables;
	size_t count;
};

/* In this order: what a table points to comes before it. */
extern const struct fg_table_group fg_tables_things, fg_tables_sources, fg_tables_yardsticks,
	fg_tables_claims, fg_tables_answers, fg_tables_register, fg_tables_schema, fg_tables_views;

/* All of them, views last; NULL past the end. */
const struct fg_table *fg_table_at(size_t index);

/* 1 when one of them is called so, whatever the case; its number where asked for. */
int fg_table_named(const char *name, size_t *ret_index);


/* CREATE TABLE or CREATE VIEW; `comments`: with what each column means. */
void fg_put_table_sql(struct fg_sink *sink, const struct fg_table *table, int comments);

#endif
