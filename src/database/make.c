/* From results to a database: tables, rows, indexes and views, in one transaction. */
#include "database/make.h"

#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/module.h"
#include "base/sink.h"
#include "database/database.h"
#include "database/fill.h"

/* "fgap", and the version of the tables: raised when a table or column changes its meaning. */
#define APPLICATION "PRAGMA application_id=0x66676170; PRAGMA user_version=1;"

int fg_engine_open(const struct fg_engine **ret_engine, char *why, unsigned size)
{
	const struct fg_engine *engine =
		fg_module_symbol(FG_ENGINE_MODULE, FG_ENGINE_SYMBOL, why, size);

	if (!engine)
		return -ELIBACC;
	*ret_engine = engine;
	return 0;
}

static int run_sink(struct fg_fill *fill, struct fg_sink *sql)
{
	int status = sql->error ? sql->error : fill->engine->run(fill->database, sql->data);

	fg_sink_clear(sql);
	return status;
}

static int create(struct fg_fill *fill, const struct fg_table *table)
{
	struct fg_sink sql = { 0 };

	fg_put_table_sql(&sql, table, 0);
	return run_sink(fill, &sql);
}

static int begin_rows(struct fg_fill *fill, const struct fg_table *table)
{
	struct fg_sink sql = { 0 };
	int status;

	fill->expected = 0;
	while (table->columns[fill->expected].name)
		fill->expected++;
	fg_putf(&sql, "INSERT INTO %s VALUES(", table->name);
	for (unsigned i = 0; i < fill->expected; i++)
		fg_put(&sql, i ? ",?" : "?");
	fg_put(&sql, ")");
	status = sql.error ? sql.error : fill->engine->begin_rows(fill->database, sql.data);
	fg_sink_clear(&sql);
	return status;
}

/* One index for each part between semicolons. */
static int make_indexes(struct fg_fill *fill, const struct fg_table *table)
{
	const char *part = table->index;
	struct fg_sink sql = { 0 };
	unsigned number = 0;

	while (part && *part) {
		size_t length = strcspn(part, ";");

		fg_putf(&sql, "CREATE INDEX %s_%u ON %s(%.*s);\n", table->name, ++number,
		        table->name, (int)length, part);
		part += length + (part[length] == ';');
	}
	return number ? run_sink(fill, &sql) : 0;
}

/* Rows that point to rows of the same table need their index before them: a parent that comes
 * later is looked for by it. */
static bool points_to_itself(const struct fg_table *table)
{
	for (const struct fg_column *column = table->columns; column->name; column++)
		if (column->type && strstr(column->type, "DEFERRED"))
			return true;
	return false;
}

static int make_table(struct fg_fill *fill, const struct fg_table *table)
{
	int status = create(fill, table);

	if (status == 0 && points_to_itself(table))
		status = make_indexes(fill, table);
	if (status == 0)
		status = begin_rows(fill, table);
	fill->status = status;
	if (status == 0)
		table->fill(fill);
	return fill->status;
}

static int make_all(struct fg_fill *fill)
{
	const struct fg_table *table;
	int status = fill->engine->run(fill->database, APPLICATION "BEGIN");

	for (size_t i = 0; status == 0 && (table = fg_table_at(i)); i++)
		status = table->select ? create(fill, table) : make_table(fill, table);
	for (size_t i = 0; status == 0 && (table = fg_table_at(i)); i++)
		if (!points_to_itself(table))
			status = make_indexes(fill, table);
	return status < 0 ? status : fill->engine->run(fill->database, "COMMIT");
}

static int name_questions(struct fg_fill *fill)
{
	const struct fg_model *model = fill->model;

	fill->questions = fg_arena_array(fill->arena, (size_t)model->question_count + 1,
	                                 sizeof(*fill->questions));
	for (fg_ref i = 0; fill->questions && i < model->question_count; i++)
		fill->questions[i] = fg_arena_format(
			fill->arena, "%s:%s", model->yardsticks[model->questions[i].yardstick].id,
			model->questions[i].id);
	return fg_arena_failed(fill->arena) ? -ENOMEM : 0;
}

int fg_database_make(const struct fg_engine *engine, const char *path, const struct fg_gaps *gaps,
                     struct fg_database **ret_database)
{
	struct fg_fill fill = {
		.gaps = gaps,
		.evidence = gaps->reach->evidence,
		.model = gaps->reach->evidence->model,
		.engine = engine,
		.arena = fg_arena_new(),
	};
	int status = fill.arena ? name_questions(&fill) : -ENOMEM;

	if (status == 0)
		status = engine->open(path, &fill.database);
	if (status == 0)
		status = make_all(&fill);
	fg_arena_free(fill.arena);
	if (status < 0)
		engine->close(fill.database);
	else
		*ret_database = fill.database;
	return status;
}

void fg_database_schema(struct fg_sink *sink)
{
	const struct fg_table *table;

	for (size_t i = 0; (table = fg_table_at(i)) != NULL; i++) {
		fg_put(sink, i ? "\n" : "");
		fg_put_table_sql(sink, table, 1);
	}
}
