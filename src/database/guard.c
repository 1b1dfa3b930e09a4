#include "database/guard.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

enum {
	STEPS = 1000,                    /* between two looks at the limits */
	MOST_TEXT = 8 << 20,             /* bytes of a text or a row */
	MOST_COLUMNS = 200
};

static const struct { int limit, most; } most[] = {
	{ SQLITE_LIMIT_LENGTH, MOST_TEXT },
	{ SQLITE_LIMIT_SQL_LENGTH, 1 << 20 },
	{ SQLITE_LIMIT_COLUMN, MOST_COLUMNS },
	{ SQLITE_LIMIT_EXPR_DEPTH, 200 },
	{ SQLITE_LIMIT_COMPOUND_SELECT, 100 },
	{ SQLITE_LIMIT_VDBE_OP, 250000 },
	{ SQLITE_LIMIT_FUNCTION_ARG, 100 },
	{ SQLITE_LIMIT_ATTACHED, 0 },
	{ SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200 },
	{ SQLITE_LIMIT_VARIABLE_NUMBER, 0 },
	{ SQLITE_LIMIT_TRIGGER_DEPTH, 1 },
	{ SQLITE_LIMIT_WORKER_THREADS, 0 },
};
enum { LIMITS = sizeof(most) / sizeof(most[0]) };

struct guard {
	const struct fg_select *select;
	struct fg_trouble *trouble;
	int64_t steps;
	int64_t used;                    /* bytes of memory, before */
	struct timespec start;
	int limits[LIMITS];              /* those of SQLite before, in the order of `most` */
};

/*
 * Functions whose result depends on their arguments alone. Not here: the clock and the time zone
 * (date and its kin), chance, the version and settings of SQLite, blobs of any size made from
 * nothing, whatever loads or writes.
 */
static const char *const functions[] = {
	"abs", "avg", "ceil", "ceiling", "char", "coalesce", "count", "cume_dist", "dense_rank",
	"exp", "first_value", "floor", "format", "glob", "group_concat", "hex", "ifnull", "iif",
	"instr", "json", "json_array", "json_array_length", "json_extract", "json_group_array",
	"json_group_object", "json_insert", "json_object", "json_patch", "json_quote",
	"json_remove", "json_replace", "json_set", "json_type", "json_valid", "->", "->>", "lag",
	"last_value", "lead", "length", "like", "likelihood", "likely", "ln", "log", "log10",
	"log2", "lower", "ltrim", "max", "min", "mod", "nth_value", "ntile", "nullif",
	"percent_rank", "pow", "power", "printf", "quote", "rank", "replace", "round",
	"row_number", "rtrim", "sign", "sqrt", "string_agg", "substr", "substring", "sum",
	"total", "trim", "trunc", "typeof", "unhex", "unicode", "unlikely", "upper", NULL
};

static const char *const schema_tables[] = { "sqlite_master", "sqlite_schema", NULL };

static const char only_select[] =
	"only SELECT from the tables of flowgap-schema(5) is allowed: nothing may be written,"
	" opened or set";

static bool is_in(const char *const *names, const char *name)
{
	for (; *names; names++)
		if (strcasecmp(*names, name) == 0)
			return true;
	return false;
}

static int refuse(struct guard *guard, const char *format, const char *name)
{
	if (guard->trouble->fault == FG_SQL_FINE) {
		guard->trouble->fault = FG_SQL_FORBIDDEN;
		snprintf(guard->trouble->text, sizeof(guard->trouble->text), format, name);
	}
	return SQLITE_DENY;
}

/*
 * A table without a column is one of which only the number of rows is asked, or a name that the
 * SQL itself gave to a part of it (WITH, FROM (...) AS). Tables that SQLite makes up on demand
 * (dbstat, pragma_...) are refused before, as they are declared.
 */
static int judge_table(struct guard *guard, const char *table, const char *column)
{
	if (guard->select->may_read(guard->select->context, table) || is_in(schema_tables, table)
	    || !*column)
		return SQLITE_OK;
	return refuse(guard, "table '%s' may not be read", table);
}

static int judge(void *context, int action, const char *first, const char *second,
                 const char *schema, const char *inner)
{
	struct guard *guard = context;

	(void)schema;
	(void)inner;
	switch (action) {
	case SQLITE_SELECT:
	case SQLITE_RECURSIVE:
		return SQLITE_OK;
	case SQLITE_READ:
		return judge_table(guard, first ? first : "", second ? second : "");
	case SQLITE_FUNCTION:
		if (second && is_in(functions, second))
			return SQLITE_OK;
		return refuse(guard, "function '%s' may not be used", second ? second : "");
	default:
		return refuse(guard, "%s", only_select);
	}
}

static double seconds_since(const struct timespec *start)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)(now.tv_sec - start->tv_sec) + 1e-9 * (double)(now.tv_nsec - start->tv_nsec);
}

static int look(void *context)
{
	struct guard *guard = context;
	const struct fg_limits *limits = guard->select->limits;
	struct fg_trouble *trouble = guard->trouble;

	guard->steps += STEPS;
	if (guard->steps > limits->steps)
		snprintf(trouble->text, sizeof(trouble->text),
		         "it was broken off after %lld million steps",
		         (long long)(limits->steps / 1000000));
	else if (seconds_since(&guard->start) > limits->seconds)
		snprintf(trouble->text, sizeof(trouble->text), "it was broken off after %g s",
		         limits->seconds);
	else
		return 0;
	trouble->fault = FG_SQL_BEYOND;
	return 1;
}

static void hold(sqlite3 *handle, struct guard *guard)
{
	for (size_t i = 0; i < LIMITS; i++)
		guard->limits[i] = sqlite3_limit(handle, most[i].limit, most[i].most);
	sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
	sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_exec(handle, "PRAGMA query_only=ON", NULL, NULL, NULL);
	guard->used = sqlite3_memory_used();
	sqlite3_hard_heap_limit64(guard->used + guard->select->limits->bytes);
	sqlite3_set_authorizer(handle, judge, guard);
	sqlite3_progress_handler(handle, STEPS, look, guard);
}

static void loosen(sqlite3 *handle, const struct guard *guard)
{
	sqlite3_set_authorizer(handle, NULL, NULL);
	sqlite3_progress_handler(handle, 0, NULL, NULL);
	sqlite3_hard_heap_limit64(0);
	for (size_t i = 0; i < LIMITS; i++)
		sqlite3_limit(handle, most[i].limit, guard->limits[i]);
	sqlite3_exec(handle, "PRAGMA query_only=OFF", NULL, NULL, NULL);
}

/* What SQLite says, in our words; a trouble already told stays. */
static int explain(sqlite3 *handle, int code, struct guard *guard)
{
	struct fg_trouble *trouble = guard->trouble;
	char *text = trouble->text;
	size_t size = sizeof(trouble->text);

	if (trouble->fault != FG_SQL_FINE)
		return -EINVAL;
	/* far below the limit it is the system that has no more */
	if ((code & 0xFF) == SQLITE_NOMEM
	    && sqlite3_memory_highwater(0) < guard->used + guard->select->limits->bytes / 2)
		return -ENOMEM;
	trouble->fault = FG_SQL_BEYOND;
	switch (code & 0xFF) {
	case SQLITE_NOMEM:
		snprintf(text, size, "it needs more than %lld MiB of memory",
		         (long long)(guard->select->limits->bytes >> 20));
		break;
	case SQLITE_TOOBIG:
		snprintf(text, size, "a text or a row in it has over %d MiB", MOST_TEXT >> 20);
		break;
	default:
		trouble->fault = FG_SQL_WRONG;
		trouble->offset = sqlite3_error_offset(handle);
		snprintf(text, size, "%s", sqlite3_errmsg(handle));
	}
	return -EINVAL;
}

static int one_more(struct guard *guard, const char *text, int offset)
{
	*guard->trouble = (struct fg_trouble){ FG_SQL_FORBIDDEN, offset, "" };
	snprintf(guard->trouble->text, sizeof(guard->trouble->text), "%s", text);
	return -EINVAL;
}

/* One statement, and nothing but blanks and comments after it. */
static int prepare(sqlite3 *handle, struct guard *guard, sqlite3_stmt **ret_statement)
{
	const char *sql = guard->select->sql, *rest;
	sqlite3_stmt *second = NULL;
	int code = sqlite3_prepare_v2(handle, sql, -1, ret_statement, &rest);

	if (code != SQLITE_OK)
		return explain(handle, code, guard);
	if (!*ret_statement)
		return one_more(guard, "there is no SELECT", -1);
	if (!sqlite3_stmt_readonly(*ret_statement) || sqlite3_stmt_isexplain(*ret_statement)
	    || !sqlite3_column_count(*ret_statement))
		return one_more(guard, only_select, -1);
	while (code == SQLITE_OK && !second && *rest)
		code = sqlite3_prepare_v2(handle, rest, -1, &second, &rest);
	sqlite3_finalize(second);
	if (code != SQLITE_OK || second)
		return one_more(guard, "one SELECT at a time: here is something more",
		                (int)(rest - sql));
	return 0;
}

static struct fg_value value_of(sqlite3_stmt *statement, int column)
{
	struct fg_value value = { FG_NULL, 0, NULL, 0 };

	switch (sqlite3_column_type(statement, column)) {
	case SQLITE_INTEGER:
		value.type = FG_INTEGER;
		value.number = sqlite3_column_int64(statement, column);
		break;
	case SQLITE_FLOAT:
	case SQLITE_TEXT:
		value.type = sqlite3_column_type(statement, column) == SQLITE_TEXT ? FG_TEXT
		                                                                   : FG_REAL;
		value.text = (const char *)sqlite3_column_text(statement, column);
		value.length = (size_t)sqlite3_column_bytes(statement, column);
		if (value.text && strlen(value.text) != value.length)
			value.type = FG_BLOB;    /* a NUL inside */
		break;
	case SQLITE_BLOB:
		value.type = FG_BLOB;
		value.text = sqlite3_column_blob(statement, column);
		value.length = (size_t)sqlite3_column_bytes(statement, column);
	}
	if (value.type > FG_INTEGER && !value.text)
		value = (struct fg_value){ value.type == FG_BLOB ? FG_BLOB : FG_NULL, 0, "", 0 };
	return value;
}

static int tell_columns(sqlite3_stmt *statement, const struct fg_select *select)
{
	const char *names[MOST_COLUMNS + 1];
	int count = sqlite3_column_count(statement);

	if (count > MOST_COLUMNS)
		return -E2BIG;
	for (int i = 0; i < count; i++)
		if (!(names[i] = sqlite3_column_name(statement, i)))
			return -ENOMEM;
	return select->columns(select->context, names, (unsigned)count);
}

static int tell_rows(sqlite3 *handle, sqlite3_stmt *statement, struct guard *guard)
{
	struct fg_value values[MOST_COLUMNS];
	int count = sqlite3_column_count(statement), code, status = 0;
	uint64_t rows = 0;

	while (status == 0 && (code = sqlite3_step(statement)) == SQLITE_ROW) {
		if (++rows > guard->select->limits->rows) {
			guard->trouble->fault = FG_SQL_BEYOND;
			snprintf(guard->trouble->text, sizeof(guard->trouble->text),
			         "it gives more than %llu rows",
			         (unsigned long long)guard->select->limits->rows);
			return -EINVAL;
		}
		for (int i = 0; i < count; i++)
			values[i] = value_of(statement, i);
		status = guard->select->row(guard->select->context, values, (unsigned)count);
	}
	return status == 0 && code != SQLITE_DONE ? explain(handle, code, guard) : status;
}

/* Prepares it, and runs it where that is wanted. */
static int select_guarded(sqlite3 *handle, const struct fg_select *select, bool run,
                          struct fg_trouble *ret_trouble)
{
	struct guard guard = { .select = select, .trouble = ret_trouble };
	sqlite3_stmt *statement = NULL;
	int status;

	*ret_trouble = (struct fg_trouble){ FG_SQL_FINE, -1, "" };
	clock_gettime(CLOCK_MONOTONIC, &guard.start);
	hold(handle, &guard);
	status = prepare(handle, &guard, &statement);
	if (status == 0 && run)
		status = tell_columns(statement, select);
	if (status == 0 && run)
		status = tell_rows(handle, statement, &guard);
	sqlite3_finalize(statement);
	loosen(handle, &guard);
	return status;
}

int fg_guarded_check(sqlite3 *handle, const struct fg_select *select,
                     struct fg_trouble *ret_trouble)
{
	return select_guarded(handle, select, false, ret_trouble);
}

int fg_guarded_select(sqlite3 *handle, const struct fg_select *select,
                      struct fg_trouble *ret_trouble)
{
	return select_guarded(handle, select, true, ret_trouble);
}
