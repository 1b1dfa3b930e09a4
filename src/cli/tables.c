/* flowgap gaps, cells, flows, reach, trace: one table of results each. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "common.h"

static enum cli_exit write_table(const struct cli_values *values,
                                 const struct flowgap_analysis *analysis, const char *table,
                                 const char *format)
{
	struct flowgap_write_options options = {
		.table = table,
		.format = values->format ? values->format : format,
		.filter = values->filter,
		.element = values->arg_count > 1 ? values->args[1] : NULL,
		.place = values->to,
		.categories = values->where,
		.detailed = values->detailed,
		.lang = values->lang,
	};
	struct flowgap_buffer text = { 0 }, message = { 0 };
	enum cli_exit result;
	int status;

	options.colour = !values->output && cli_colour(values, STDOUT_FILENO);
	if (values->width) {
		double width = cli_number("width", values->width, "", 40, 1000);

		if (width < 0)
			return CLI_USAGE;
		options.width = (int)width;
	}
	status = flowgap_write(analysis, &options, &message, &text);
	result = status < 0 ? cli_fail(status, &message, table) : cli_write(&text, values->output);
	flowgap_buffer_clear(&text);
	flowgap_buffer_clear(&message);
	return result;
}

static enum cli_exit run(const struct cli_values *values, const char *table, const char *format)
{
	struct cli_case open = { 0 };
	enum cli_exit result = cli_open(values, &open);

	if (result == CLI_OK)
		result = write_table(values, open.analysis, table, format);
	cli_close(&open);
	return result;
}

enum cli_exit cli_cells(const struct cli_values *values)
{
	return run(values, "cells", "csv");
}

enum cli_exit cli_flows(const struct cli_values *values)
{
	return run(values, "flows", "csv");
}

enum cli_exit cli_reach(const struct cli_values *values)
{
	return run(values, "reach", "csv");
}

enum cli_exit cli_trace(const struct cli_values *values)
{
	bool element = values->arg_count > 1;

	if (values->where && (element || values->to)) {
		cli_complain("trace --where takes no element and no --to");
		return CLI_USAGE;
	}
	if (!values->where && !element) {
		cli_complain("trace needs the id of an element, or --where=CATEGORY; see 'flowgap"
		             " trace --help'");
		return CLI_USAGE;
	}
	return run(values, values->where ? "where" : values->to ? "ways" : "trace", "text");
}

/* Whether there is a row as bad as --fail-on says: each threshold includes those before it. */
static enum cli_exit judge(const struct cli_values *values, const struct flowgap_analysis *analysis)
{
	struct flowgap_word word;
	size_t count;

	for (size_t i = 0; values->fail_on && cli_word_at("threshold", i, &word); i++) {
		int status = flowgap_row_count(analysis, word.word, &values->filter, &count);

		if (status < 0)
			return cli_fail(status, NULL, "gaps");
		if (count > 0)
			return CLI_FINDINGS;
		if (strcmp(word.word, values->fail_on) == 0)
			break;
	}
	return CLI_OK;
}

enum cli_exit cli_gaps(const struct cli_values *values)
{
	struct cli_case open = { 0 };
	enum cli_exit result = cli_open(values, &open);

	if (result == CLI_OK)
		result = write_table(values, open.analysis, "gaps", "text");
	if (result == CLI_OK)
		result = judge(values, open.analysis);
	cli_close(&open);
	return result;
}
