/* From results to a database: tables, rows, indexes and views, in one transaction. */
#include "database/make.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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
		return -errno;
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

static int fill_table(struct fg_fill *fill, const struct fg_table *table)
{
	fill->status = begin_rows(fill, table);
	if (fill->status == 0)
		table->fill(fill);
	return fill->status;
}

/* The SELECTs that the database is made for, and which tables they read, by number. */
struct purpose {
	const char *const *selects;
	uint32_t count;
	bool *read;
};

int fg_may_read(void *context, const char *table)
{
	(void)context;
	return fg_table_named(table, NULL);
}

static int note_read(void *context, const char *table)
{
	struct purpose *purpose = context;
	size_t index;
	int known = fg_table_named(table, &index);

	if (known)
		purpose->read[index] = true;
	return known;
}

/* Which tables are read can be told as soon as all of them are there, empty. */
static int note_reads(struct fg_fill *fill, struct purpose *purpose)
{
	static const struct fg_limits limits = { FG_SQL_SECONDS,
		                                 (int64_t)FG_SQL_SECONDS * FG_SQL_STEPS,
		                                 FG_SQL_MEMORY, 0 };

	for (uint32_t i = 0; i < purpose->count; i++) {
		const struct fg_select select = { .sql = purpose->selects[i], .limits = &limits,
			                          .may_read = note_read, .context = purpose };
		struct fg_trouble trouble;
		int status;

		alarm(FG_SQL_SECONDS + 2);
		status = fill->engine->check(fill->database, &select, &trouble);
		alarm(0);
		/* Not the statement's fault: what it reads is not known. */
		if (status < 0 && trouble.fault == FG_SQL_FINE)
			return status;
	}
	return 0;
}

static int create_all(struct fg_fill *fill)
{
	const struct fg_table *table;
	int status = fill->engine->run(fill->database, APPLICATION);

	for (size_t i = 0; status == 0 && (table = fg_table_at(i)); i++) {
		status = create(fill, table);
		if (status == 0 && points_to_itself(table))
			status = make_indexes(fill, table);
	}
	return status;
}

/* `read`: by number of the table, NULL for all of them. */
static int fill_all(struct fg_fill *fill, const bool *read)
{
	const struct fg_table *table;
	int status = 0;

	for (size_t i = 0; status == 0 && (table = fg_table_at(i)); i++)
		if (table->fill && (!read || read[i]))
			status = fill_table(fill, table);
	for (size_t i = 0; status == 0 && (table = fg_table_at(i)); i++)
		if (!points_to_itself(table))
			status = make_indexes(fill, table);
	return status;
}

static int make_all(struct fg_fill *fill, struct purpose *purpose)
{
	const struct fg_engine *engine = fill->engine;
	int status = engine->run(fill->database, "BEGIN");

	if (status == 0)
		status = create_all(fill);
	if (status == 0 && purpose)
		status = note_reads(fill, purpose);
	if (status == 0)
		status = fill_all(fill, purpose ? purpose->read : NULL);
	return status < 0 ? status : engine->run(fill->database, "COMMIT");
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

/* In memory rows may point to tables that stay empty. */
static int make(const struct fg_engine *engine, const char *path, const struct fg_gaps *gaps,
                struct purpose *purpose, struct fg_database **ret_database)
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
	if (status == 0 && purpose)
		status = engine->run(fill.database, "PRAGMA foreign_keys=OFF");
	if (status == 0)
		status = make_all(&fill, purpose);
	fg_arena_free(fill.arena);
	if (status < 0)
		engine->close(fill.database);
	else
		*ret_database = fill.database;
	return status;
}

int fg_database_make(const struct fg_engine *engine, const char *path, const struct fg_gaps *gaps,
                     struct fg_database **ret_database)
{
	return make(engine, path, gaps, NULL, ret_database);
}

int fg_database_for(const struct fg_engine *engine, const char *const *selects, uint32_t count,
                    const struct fg_gaps *gaps, struct fg_database **ret_database)
{
	struct purpose purpose = { selects, count, NULL };
	size_t tables = 0;
	int status = -ENOMEM;

	while (fg_table_at(tables))
		tables++;
	purpose.read = calloc(tables, sizeof(*purpose.read));
	if (purpose.read)
		status = make(engine, NULL, gaps, &purpose, ret_database);
	free(purpose.read);
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
