/* flowgap draw: one figure, one file a page (PDF: one file); flowgap describe: it in words. */
#include <string.h>

#include "commands.h"
#include "common.h"
#include "figure.h"

/* The format asked for, or that of the output file's name, or svg. */
static const char *format_of(const struct cli_values *values)
{
	const char *ending = values->output ? values->output + cli_stem(values->output) : "";
	struct flowgap_word row;

	if (values->format)
		return values->format;
	for (size_t i = 0; *ending && flowgap_word_at("figure-format", i, &row); i++)
		if (strcmp(row.word, ending + 1) == 0)
			return row.word;
	return "svg";
}

static enum cli_exit run(const struct cli_values *values, const char *format)
{
	struct cli_figure figure = { .values = values, .lang = values->lang,
		                     .view = values->view ? values->view : "flows" };
	struct cli_case open = { 0 };
	enum cli_exit result;

	if (values->sidecars && !values->output) {
		cli_complain("--sidecars stand beside a file: name it with -o");
		return CLI_USAGE;
	}
	result = cli_open(values, &open);
	if (result == CLI_OK)
		result = cli_figure_make(&figure, open.analysis, NULL);
	if (result == CLI_OK)
		result = cli_figure_save(&figure, format, values->output);
	if (result == CLI_OK && values->sidecars)
		result = cli_figure_sidecars(&figure, values->output);
	flowgap_figure_free(figure.figure);
	cli_close(&open);
	return result;
}

enum cli_exit cli_draw(const struct cli_values *values)
{
	return run(values, format_of(values));
}

enum cli_exit cli_describe(const struct cli_values *values)
{
	return run(values, values->format ? values->format : "txt");
}
