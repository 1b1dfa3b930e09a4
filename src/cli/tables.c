/* flowgap gaps, cells, flows, reach: one table of results each. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "common.h"

/* Thresholds of --fail-on, strictest last: each includes those before it. */
static const char *const thresholds[] = { "gap", "claimed", "to-verify", NULL };

static enum cli_exit write_table(const struct cli_values *values,
                                 const struct flowgap_analysis *analysis, const char *table,
                                 const char *format)
{
	struct flowgap_write_options options = {
		.table = table,
		.format = values->format ? values->format : format,
		.filter = values->filter,
	};
	struct flowgap_buffer text = { 0 }, message = { 0 };
	enum cli_exit result;
	int status;

	options.colour = !values->output && cli_colour(STDOUT_FILENO);
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

/* Number of thresholds up to `word`, 0 when it is none. */
static size_t threshold(const char *word)
{
	for (size_t i = 0; thresholds[i]; i++)
		if (strcmp(thresholds[i], word) == 0)
			return i + 1;
	cli_complain("--fail-on takes gap, claimed or to-verify, not '%s'", word);
	return 0;
}

enum cli_exit cli_gaps(const struct cli_values *values)
{
	struct cli_case open = { 0 };
	size_t limit = values->fail_on ? threshold(values->fail_on) : 0;
	enum cli_exit result;

	if (values->fail_on && !limit)
		return CLI_USAGE;
	result = cli_open(values, &open);
	if (result == CLI_OK)
		result = write_table(values, open.analysis, "gaps", "text");
	for (size_t i = 0; result == CLI_OK && i < limit; i++)
		if (flowgap_row_count(open.analysis, thresholds[i], &values->filter) > 0)
			result = CLI_FINDINGS;
	cli_close(&open);
	return result;
}
