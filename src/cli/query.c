/* flowgap query: questions in SQL, and the database file. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "common.h"

enum { MOST_SQL = 1 << 20 };     /* bytes of SQL in a file */

static enum cli_exit show_schema(const struct cli_values *values)
{
	struct flowgap_buffer sql = { 0 };
	int status = flowgap_schema(&sql);
	enum cli_exit result = status < 0 ? cli_fail(status, NULL, "query")
	                                  : cli_write(&sql, values->output);

	flowgap_buffer_clear(&sql);
	return result;
}

/* The SQL in a file, or on standard input; NULL with a complaint. Caller frees. */
static char *read_sql(const char *path)
{
	FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "re");
	char *sql = calloc(MOST_SQL + 2, 1);
	size_t length = file && sql ? fread(sql, 1, MOST_SQL + 1, file) : 0;
	const char *why = NULL;

	if (!file || !sql || ferror(file))
		why = strerror(errno);
	else if (length > MOST_SQL)
		why = "more than 1 MiB of SQL";
	else if (strlen(sql) != length)
		why = "not a text: it has a zero byte";
	if (file && file != stdin)
		fclose(file);
	if (!why)
		return sql;
	cli_complain("cannot read %s: %s", path, why);
	free(sql);
	return NULL;
}

static enum cli_exit save(const struct cli_values *values, const struct flowgap_analysis *analysis)
{
	struct flowgap_buffer message = { 0 };
	int status = flowgap_database_save(analysis, values->database, &message);

	if (status < 0 && message.data)
		cli_complain("%s", message.data);
	else if (status < 0)
		cli_complain("cannot write %s: %s", values->database,
		             status == -EINVAL ? "a database is a file" : strerror(-status));
	flowgap_buffer_clear(&message);
	return status < 0 ? CLI_SYSTEM : CLI_OK;
}

static enum cli_exit ask(const struct cli_values *values, const struct flowgap_analysis *analysis,
                         const char *sql)
{
	struct flowgap_query query = { .sql = sql, .format = values->format };
	struct flowgap_buffer text = { 0 }, message = { 0 };
	enum cli_exit result;
	int status;

	if (values->seconds) {
		query.seconds = cli_number("seconds", values->seconds, "s", 0.1, 3600);
		if (query.seconds < 0)
			return CLI_USAGE;
	}
	status = flowgap_query(analysis, &query, &message, &text);
	if (message.data)
		cli_complain("query: %s", message.data);
	if (status < 0)
		result = message.data ? status == -EINVAL ? CLI_USAGE : CLI_SYSTEM
		                      : cli_fail(status, NULL, "query");
	else
		result = cli_write(&text, values->output);
	flowgap_buffer_clear(&text);
	flowgap_buffer_clear(&message);
	return result;
}

/* Which of the ways to give SQL was taken; complains about none and about two. */
static enum cli_exit count_ways(const struct cli_values *values)
{
	int ways = (values->arg_count > 1) + (values->file != NULL);

	if (values->arg_count == 0)
		cli_complain("query needs MODEL; see 'flowgap query --help'");
	else if (ways > 1)
		cli_complain("SQL as an argument, or in a file: not both");
	else if (!ways && !values->database)
		cli_complain("query needs SQL, --file or --database; see 'flowgap query --help'");
	else if (!ways && values->output)
		cli_complain("--output is for the answer to a question, and none is asked: the"
		             " database goes to --database=%s", values->database);
	else if (values->database && strcmp(values->database, "-") == 0)
		cli_complain("--database writes a file, not standard output: name it");
	else
		return CLI_OK;
	return CLI_USAGE;
}

enum cli_exit cli_query(const struct cli_values *values)
{
	struct cli_case open = { 0 };
	const char *sql = values->arg_count > 1 ? values->args[1] : NULL;
	char *read = NULL;
	enum cli_exit result;

	if (values->schema)
		return show_schema(values);
	result = count_ways(values);
	if (result == CLI_OK && values->file) {
		sql = read = read_sql(values->file);
		result = read ? CLI_OK : CLI_SYSTEM;
	}
	if (result == CLI_OK)
		result = cli_open(values, &open);
	if (result == CLI_OK && sql)
		result = ask(values, open.analysis, sql);
	if (result == CLI_OK && values->database)
		result = save(values, open.analysis);
	cli_close(&open);
	free(read);
	return result;
}
