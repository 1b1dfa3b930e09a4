/*
 * Rules run in a child process. It sends records: a head, then texts of that length. Whatever SQL
 * has made of the texts, the parent reads them as texts only.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/sink.h"
#include "base/task.h"
#include "database/findings.h"
#include "database/make.h"
#include "database/tables.h"

enum {
	MAKING = 300,                    /* seconds that making the database may take besides */
	MOST_ROWS = 100000,              /* of one rule */
	MOST_BYTES = 256 << 20,
	MOST_TEXT = 10000                /* bytes of a detail that are kept */
};

enum record_kind { ROW, TROUBLE };

struct head {
	uint32_t kind, rule;
	int32_t offset;                  /* of a trouble, in the SQL; -1: not known */
	uint32_t fault;                  /* enum fg_sql_fault; FG_SQL_FINE: bad columns */
	uint32_t length;                 /* bytes that follow */
};

static const char *const column_names[FG_RULE_COLUMNS] = {
	[FG_COLUMN_ID] = "id", [FG_COLUMN_ELEMENT] = "element", [FG_COLUMN_CELL] = "cell",
	[FG_COLUMN_DETAIL] = "detail",
};

struct child {
	const struct fg_rulebook *book;
	const struct fg_gaps *gaps;
	uint32_t rule;
	int places[FG_RULE_COLUMNS];     /* number of the column, -1: not given */
	char bad_column[200];
	struct fg_sink out;
};

/* ---- in the child */

static void send(struct child *child, struct head head, const char *bytes, size_t length)
{
	head.rule = child->rule;
	head.length = (uint32_t)length;
	fg_put_bytes(&child->out, (const char *)&head, sizeof(head));
	fg_put_bytes(&child->out, bytes, length);
}

static int take_columns(void *context, const char *const *names, unsigned count)
{
	struct child *child = context;

	for (int c = 0; c < FG_RULE_COLUMNS; c++)
		child->places[c] = -1;
	for (unsigned i = 0; i < count; i++) {
		int c = 0;

		while (c < FG_RULE_COLUMNS && strcmp(column_names[c], names[i]) != 0)
			c++;
		if (c == FG_RULE_COLUMNS || child->places[c] >= 0) {
			snprintf(child->bad_column, sizeof(child->bad_column),
			         "the SELECT gives a column '%.60s'%s", names[i],
			         c == FG_RULE_COLUMNS ? "; allowed: id, element, cell, detail"
			                              : " twice");
			return -EINVAL;
		}
		child->places[c] = (int)i;
	}
	if (child->places[FG_COLUMN_ID] >= 0)
		return 0;
	snprintf(child->bad_column, sizeof(child->bad_column), "the SELECT gives no column 'id'");
	return -EINVAL;
}

/* A first byte tells whether there is a text; the text ends with NUL. */
static void put_text(struct fg_sink *texts, const struct fg_value *value)
{
	if (!value || value->type == FG_NULL || value->type == FG_BLOB) {
		fg_put_bytes(texts, "-", 2);
		return;
	}
	fg_put(texts, "t");
	if (value->type == FG_INTEGER)
		fg_putf(texts, "%lld", (long long)value->number);
	else
		fg_put_bytes(texts, value->text,
		             value->length < MOST_TEXT ? value->length : MOST_TEXT);
	fg_put_bytes(texts, "", 1);
}

static int take_row(void *context, const struct fg_value *values, unsigned count)
{
	struct child *child = context;
	struct fg_sink texts = { 0 };
	int status;

	(void)count;
	for (int c = 0; c < FG_RULE_COLUMNS; c++)
		put_text(&texts, child->places[c] < 0 ? NULL : &values[child->places[c]]);
	status = texts.error;
	if (status == 0)
		send(child, (struct head){ .kind = ROW }, texts.data, texts.length);
	fg_sink_clear(&texts);
	return status < 0 ? status : child->out.error;
}

static int run_rule(struct child *child, const struct fg_engine *engine,
                    struct fg_database *database)
{
	static const struct fg_limits limits = { FG_SQL_SECONDS,
		                                 (int64_t)FG_SQL_SECONDS * FG_SQL_STEPS,
		                                 FG_SQL_MEMORY, MOST_ROWS };
	const struct fg_select select = { child->book->rules[child->rule].sql, &limits,
		                          fg_may_read, take_columns, take_row, child };
	struct fg_trouble trouble;
	int status;

	alarm(FG_SQL_SECONDS + 2);
	child->bad_column[0] = '\0';
	status = engine->select(database, &select, &trouble);
	if (trouble.fault != FG_SQL_FINE)
		send(child, (struct head){ .kind = TROUBLE, .offset = trouble.offset,
		                           .fault = (uint32_t)trouble.fault },
		     trouble.text, strlen(trouble.text) + 1);
	else if (child->bad_column[0])
		send(child, (struct head){ .kind = TROUBLE, .offset = -1 }, child->bad_column,
		     strlen(child->bad_column) + 1);
	else if (status < 0)
		return status;
	return child->out.error;
}

static int make_database(const struct child *child, const struct fg_engine *engine,
                         struct fg_database **ret_database)
{
	uint32_t count = child->book->count;
	const char **selects = calloc((size_t)count + 1, sizeof(*selects));
	int status = -ENOMEM;

	for (uint32_t i = 0; selects && i < count; i++)
		selects[i] = child->book->rules[i].sql;
	if (selects)
		status = fg_database_for(engine, selects, count, child->gaps, ret_database);
	free(selects);
	return status;
}

static int run(void *data, int out)
{
	struct child *child = data;
	const struct fg_engine *engine;
	struct fg_database *database;
	char why[300];
	int status = fg_engine_open(&engine, why, sizeof(why));

	if (status == 0)
		status = make_database(child, engine, &database);
	if (status < 0)
		return status;
	for (uint32_t i = 0; status == 0 && i < child->book->count; i++) {
		child->rule = i;
		status = run_rule(child, engine, database);
		if (status == 0)
			status = fg_task_write(out, child->out.data, child->out.length);
		child->out.length = 0;
	}
	fg_sink_clear(&child->out);
	engine->close(database);
	return status;
}

/* ---- in the parent */

/* Says what is wrong with a rule; -EDQUOT or -EINVAL. */
static int tell(const struct fg_own_rule *rule, const struct head *head, const char *text,
                struct fg_diags *diags)
{
	static const char *const codes[] = {
		[FG_SQL_FINE] = "FG8008", [FG_SQL_WRONG] = "FG8006", [FG_SQL_FORBIDDEN] = "FG8007",
		[FG_SQL_BEYOND] = "FG8010",
	};
	size_t offset = rule->start + (head->offset > 0 ? (size_t)head->offset : 0);

	fg_rule_complain(rule, diags, codes[head->fault],
	                 offset < rule->length ? offset : rule->start, text);
	return head->fault == FG_SQL_BEYOND ? -EDQUOT : -EINVAL;
}

static void split(const char *texts, struct fg_rule_row *row)
{
	for (int c = 0; c < FG_RULE_COLUMNS; c++) {
		row->texts[c] = *texts == 't' ? texts + 1 : NULL;
		texts += strlen(texts) + 1;
	}
}

/* Reads the records. `rows` has room for all. */
static int take_records(const struct fg_rulebook *book, const struct fg_task_result *result,
                        struct fg_diags *diags, struct fg_rule_row *rows, uint32_t *ret_count)
{
	int status = 0;

	for (size_t at = 0; at + sizeof(struct head) <= result->length;) {
		const char *texts = result->bytes + at + sizeof(struct head);
		struct head head;

		memcpy(&head, result->bytes + at, sizeof(head));
		at += sizeof(head) + head.length;
		if (head.kind == ROW) {
			rows[*ret_count].rule = head.rule;
			split(texts, &rows[(*ret_count)++]);
		} else {
			int why = tell(&book->rules[head.rule], &head, texts, diags);

			status = status == -EINVAL ? status : why;
		}
	}
	return status;
}

/* The child was ended from outside: by its limits on time or memory. */
static int tell_broken(const struct fg_rulebook *book, struct fg_diags *diags)
{
	fg_rule_complain(&book->rules[0], diags, "FG8010", book->rules[0].head,
	                 "the rules were broken off: one of them takes too much time or memory");
	return -EDQUOT;
}

int fg_rules_in_child(const struct fg_rulebook *book, const struct fg_gaps *gaps,
                      struct fg_diags *diags, struct fg_rule_rows *ret_rows)
{
	struct child child = { .book = book, .gaps = gaps };
	const struct fg_task task = { run, &child, MAKING + (FG_SQL_SECONDS + 2) * book->count,
		                      MOST_BYTES };
	struct fg_task_result result;
	struct fg_rule_row *rows;
	uint32_t count = 0;
	int status = fg_task_run(&task, &result);

	if (status < 0)
		return status;
	if (result.timed_out || result.signal || result.too_long)
		status = tell_broken(book, diags);
	else
		status = result.status;
	rows = calloc(result.length / sizeof(struct head) + 1, sizeof(*rows));
	if (!rows)
		status = -ENOMEM;
	if (status == 0)
		status = take_records(book, &result, diags, rows, &count);
	if (status < 0) {
		free(rows);
		fg_task_clear(&result);
		return status;
	}
	*ret_rows = (struct fg_rule_rows){ rows, count, result.bytes };
	return 0;
}
