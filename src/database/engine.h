/*
 * Between the library and the database module (SQLite), which is opened when needed: what it does,
 * as one table of functions. Text is UTF-8.
 */
#ifndef FG_DATABASE_ENGINE_H
#define FG_DATABASE_ENGINE_H

#include <stddef.h>
#include <stdint.h>

#define FG_ENGINE_MODULE "flowgap-database.so"
#define FG_ENGINE_SYMBOL "fg_engine"

struct fg_database;

enum fg_value_type { FG_NULL, FG_INTEGER, FG_REAL, FG_TEXT, FG_BLOB };

/* Borrowed: when reading until the next row, when writing until the call returns. */
struct fg_value {
	enum fg_value_type type;
	int64_t number;          /* FG_INTEGER */
	const char *text;        /* FG_TEXT and FG_REAL, NUL-terminated; the bytes of FG_BLOB */
	size_t length;           /* bytes of `text` when reading */
};

/* What SQL written by others may use up. */
struct fg_limits {
	double seconds;
	int64_t steps;           /* of SQLite's virtual machine */
	int64_t bytes;           /* of memory beyond what the tables take */
	uint64_t rows;
};

/* Why such SQL was refused or broken off. */
enum fg_sql_fault {
	FG_SQL_FINE,
	FG_SQL_WRONG,            /* it is no SQL, or names something unknown */
	FG_SQL_FORBIDDEN,        /* it wants more than to read */
	FG_SQL_BEYOND            /* a limit was reached */
};

struct fg_trouble {
	enum fg_sql_fault fault;
	int offset;              /* in the SQL, in bytes; -1: not known */
	char text[512];
};

/* One SELECT, and who hears its rows; a nonzero result of either function ends it and is given
 * on. */
struct fg_select {
	const char *sql;         /* NUL-terminated */
	const struct fg_limits *limits;
	/* whether a table or view of ours has the name */
	int (*may_read)(void *context, const char *table);
	int (*columns)(void *context, const char *const *names, unsigned count);
	int (*row)(void *context, const struct fg_value *values, unsigned count);
	void *context;
};

/* All return 0 or a negative errno but message() and close(). */
struct fg_engine {
	/* A new database in that file, which is empty, or in memory when NULL. */
	int (*open)(const char *path, struct fg_database **ret_database);
	void (*close)(struct fg_database *database);
	int (*run)(struct fg_database *database, const char *sql);  /* our own statements */
	/* INSERT INTO ... VALUES(?, ...): the rows that follow go there. */
	int (*begin_rows)(struct fg_database *database, const char *sql);
	int (*add_row)(struct fg_database *database, const struct fg_value *values,
	               unsigned count);
	/* What went wrong last, in the engine's words. */
	const char *(*message)(struct fg_database *database);
	/* Reads the SELECT and does not run it: may_read() hears of each table that it needs.
	 * -EINVAL with `ret_trouble`. */
	int (*check)(struct fg_database *database, const struct fg_select *select,
	             struct fg_trouble *ret_trouble);
	/* -EINVAL with `ret_trouble`. Limits memory for the whole process: for a child only. */
	int (*select)(struct fg_database *database, const struct fg_select *select,
	              struct fg_trouble *ret_trouble);
};

#endif
