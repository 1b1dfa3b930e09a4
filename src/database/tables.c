/* All tables in one list, their SQL, and the tables that describe them. */
#include "database/tables.h"

#include <stdbool.h>
#include <strings.h>

#include "base/sink.h"
#include "database/fill.h"

static const struct fg_table_group *const groups[] = {
	&fg_tables_things, &fg_tables_sources, &fg_tables_yardsticks, &fg_tables_claims,
	&fg_tables_answers, &fg_tables_register, &fg_tables_schema, &fg_tables_views,
};

const struct fg_table *fg_table_at(size_t index)
{
	for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++) {
		if (index < groups[i]->count)
			return &groups[i]->tables[index];
		index -= groups[i]->count;
	}
	return NULL;
}

int fg_table_named(const char *name, size_t *ret_index)
{
	const struct fg_table *table;

	for (size_t i = 0; (table = fg_table_at(i)) != NULL; i++)
		if (strcasecmp(table->name, name) == 0) {
			if (ret_index)
				*ret_index = i;
			return 1;
		}
	return 0;
}

static void put_columns(struct fg_sink *sink, const struct fg_table *table, int comments)
{
	for (const struct fg_column *column = table->columns; column->name; column++) {
		bool last = !column[1].name && !table->constraint;

		fg_putf(sink, "  %s%s%s%s", column->name, column->type ? " " : "",
		        column->type ? column->type : "", last ? "" : ",");
		if (comments)
			fg_putf(sink, "  -- %s", column->doc);
		fg_put(sink, "\n");
	}
	if (table->constraint)
		fg_putf(sink, "  %s\n", table->constraint);
}

void fg_put_table_sql(struct fg_sink *sink, const struct fg_table *table, int comments)
{
	if (comments)
		fg_putf(sink, "-- %s\n", table->doc);
	fg_putf(sink, "CREATE %s %s(\n", table->select ? "VIEW" : "TABLE", table->name);
	put_columns(sink, table, comments);
	if (table->select)
		fg_putf(sink, ") AS\n%s;\n", table->select);
	else
		fg_put(sink, ") STRICT;\n");
}

static void fill_tables(struct fg_fill *fill)
{
	const struct fg_table *table;

	for (size_t i = 0; (table = fg_table_at(i)) != NULL; i++) {
		fg_fill_text(fill, table->name);
		fg_fill_number(fill, (int64_t)i + 1);
		fg_fill_text(fill, table->select ? "view" : "table");
		fg_fill_text(fill, table->doc);
		fg_fill_end(fill);
	}
}

static void fill_columns(struct fg_fill *fill)
{
	const struct fg_table *table;

	for (size_t i = 0; (table = fg_table_at(i)) != NULL; i++)
		for (size_t k = 0; table->columns[k].name; k++) {
			fg_fill_text(fill, table->name);
			fg_fill_number(fill, (int64_t)k + 1);
			fg_fill_text(fill, table->columns[k].name);
			fg_fill_text(fill, table->columns[k].type);
			fg_fill_text(fill, table->columns[k].doc);
			fg_fill_end(fill);
		}
}

static const struct fg_table tables[] = {
	{ "schema_tables", "What the tables and views of this database are.",
	  { { "name", "TEXT PRIMARY KEY NOT NULL", "of the table or view" },
	    { "position", "INTEGER NOT NULL", "1, 2, ... as the manual lists them" },
	    { "kind", "TEXT NOT NULL", "table or view" },
	    { "doc", "TEXT NOT NULL", "what is in it" } },
	  .fill = fill_tables },
	{ "schema_columns", "What their columns are.",
	  { { "table_name", "TEXT NOT NULL REFERENCES schema_tables", "of the table or view" },
	    { "position", "INTEGER NOT NULL", "1, 2, ..." },
	    { "name", "TEXT NOT NULL", "of the column" },
	    { "type", "TEXT", "as declared; NULL in a view" },
	    { "doc", "TEXT NOT NULL", "what it means" } },
	  .constraint = "PRIMARY KEY (table_name, position)", .fill = fill_columns },
};

const struct fg_table_group fg_tables_schema = { tables, sizeof(tables) / sizeof(tables[0]) };
