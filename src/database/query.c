/*
 * A question in SQL: the child process makes the database in memory, runs the SELECT under guard
 * and sends back one byte (what became of it) and the answer or the reason.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/task.h"
#include "database/database.h"
#include "database/make.h"
#include "database/print.h"
#include "database/tables.h"

enum {
	MOST_ROWS = 1000000,
	MOST_BYTES = 256 << 20,          /* of answer */
	MAKING = 300                     /* seconds that making the database may take besides */
};

struct job {
	const struct fg_gaps *gaps;
	const struct fg_query *query;
};

static int reply(int out, enum fg_sql_fault fault, const char *bytes, size_t length)
{
	char first = (char)('0' + fault);
	int status = fg_task_write(out, &first, 1);

	return status < 0 ? status : fg_task_write(out, bytes, length);
}

/* "line 1, column 8: no such column: x" */
static int reply_trouble(int out, const char *sql, const struct fg_trouble *trouble)
{
	char text[600];
	int line = 1, start = 0;

	if (trouble->offset < 0)
		return reply(out, trouble->fault, trouble->text, strlen(trouble->text));
	for (int i = 0; i < trouble->offset && sql[i]; i++)
		if (sql[i] == '\n') {
			line++;
			start = i + 1;
		}
	snprintf(text, sizeof(text), "line %d, column %d: %s", line, trouble->offset - start + 1,
	         trouble->text);
	return reply(out, trouble->fault, text, strlen(text));
}

static int answer(const struct fg_engine *engine, struct fg_database *database,
                  const struct fg_query *query, int out)
{
	double seconds = query->seconds > 0 ? query->seconds : FG_SQL_SECONDS;
	const struct fg_limits limits = { seconds, (int64_t)(seconds * FG_SQL_STEPS), FG_SQL_MEMORY,
		                          MOST_ROWS };
	static const struct fg_trouble twins = {
		FG_SQL_WRONG, -1, "two columns have one name: tell them apart with AS"
	};
	struct fg_trouble trouble = { FG_SQL_FINE, -1, "" };
	struct fg_printer printer;
	struct fg_select select = { query->sql, &limits, fg_may_read, fg_printer_columns,
		                    fg_printer_row, &printer };
	int status = fg_printer_begin(&printer, query->format);

	alarm((unsigned)seconds + 2);    /* one function call is one step, however long it takes */
	if (status == 0)
		status = engine->select(database, &select, &trouble);
	if (status == 0)
		status = fg_printer_end(&printer);
	if (trouble.fault != FG_SQL_FINE)
		status = reply_trouble(out, query->sql, &trouble);
	else if (status == -EINVAL)
		status = reply_trouble(out, query->sql, &twins);
	else if (status == 0)
		status = reply(out, FG_SQL_FINE, printer.out.data, printer.out.length);
	fg_printer_clear(&printer);
	return status;
}

/* In the child. */
static int run(void *data, int out)
{
	const struct job *job = data;
	const struct fg_engine *engine;
	struct fg_database *database;
	char why[300];
	int status = fg_engine_open(&engine, why, sizeof(why));

	if (status == 0)
		status = fg_database_for(engine, &job->query->sql, 1, job->gaps, &database);
	if (status < 0)
		return status;
	status = answer(engine, database, job->query, out);
	engine->close(database);
	return status;
}

static int tell(char **ret_why, int status, const char *text, size_t length)
{
	*ret_why = strndup(text, length);
	return *ret_why ? status : -ENOMEM;
}

static int beyond(char **ret_why, const char *text)
{
	return tell(ret_why, -EDQUOT, text, strlen(text));
}

/* What the child said, or that it said nothing. */
static int take(const struct fg_task_result *result, struct fg_sink *sink, char **ret_why)
{
	if (result->timed_out || result->signal)
		return beyond(ret_why, "the query was broken off: it takes too much time or"
		                       " memory");
	if (result->too_long)
		return beyond(ret_why, "the answer has over 256 MiB");
	if (result->status < 0)
		return result->status;
	if (!result->length)
		return -EIO;
	switch (result->bytes[0] - '0') {
	case FG_SQL_FINE:
		fg_put_bytes(sink, result->bytes + 1, result->length - 1);
		return sink->error;
	case FG_SQL_BEYOND:
		return tell(ret_why, -EDQUOT, result->bytes + 1, result->length - 1);
	default:
		return tell(ret_why, -EINVAL, result->bytes + 1, result->length - 1);
	}
}

int fg_database_query(const struct fg_gaps *gaps, const struct fg_query *query,
                      struct fg_sink *sink, char **ret_why)
{
	struct job job = { gaps, query };
	double seconds = query->seconds > 0 ? query->seconds : FG_SQL_SECONDS;
	const struct fg_task task = { run, &job, (unsigned)seconds + MAKING, MOST_BYTES };
	struct fg_task_result result;
	int status = fg_task_run(&task, &result);

	if (status < 0)
		return status;
	status = take(&result, sink, ret_why);
	fg_task_clear(&result);
	return status;
}
