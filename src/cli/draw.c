/* flowgap draw: one figure, one file a page (PDF: one file); flowgap describe: it in words. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "commands.h"
#include "common.h"
#include "figure.h"

static const char *figure_format(size_t index)
{
	struct flowgap_word row;

	return flowgap_word_at("figure-format", index, &row) ? row.word : NULL;
}

static void refuse_ending(const char *path, const char *ending)
{
	const char *near = cli_nearest(ending, figure_format);
	struct flowgap_buffer list = { 0 };
	FILE *out = cli_memory_open(&list);

	for (size_t i = 0; out && figure_format(i); i++)
		fprintf(out, "%s%s", i ? ", " : "", figure_format(i));
	if (cli_memory_end(out) == 0)
		cli_complain("%s: no type '%s'; allowed: %s%s%s%s; -T TYPE writes a file of any "
		             "name", path, ending, list.data, near ? "; did you mean '" : "",
		             near ? near : "", near ? "'?" : "");
	flowgap_buffer_clear(&list);
}

/* The format asked for, or that of the output file's name, or svg where that has no ending; NULL:
 * the ending is none of a format. */
static const char *format_of(const struct cli_values *values)
{
	const char *ending = values->output ? values->output + cli_stem(values->output) : "";
	const char *format;

	if (values->format)
		return values->format;
	if (!*ending)
		return "svg";
	for (size_t i = 0; (format = figure_format(i)); i++)
		if (strcasecmp(format, ending + 1) == 0)
			return format;
	refuse_ending(values->output, ending + 1);
	return NULL;
}

/* A name in a rule of make: blanks, # and $ lose their meaning. */
static void put_name(FILE *out, const char *name)
{
	for (; *name; name++) {
		if (strchr(" \t#\\", *name))
			fputc('\\', out);
		if (*name == '$')
			fputc('$', out);
		fputc(*name, out);
	}
}

/* "x.svg: model.xml yardsticks/y.xml", and an empty rule for each yardstick, so that make does not
 * stop when one is gone. */
static enum cli_exit write_deps(const struct cli_values *values, const struct flowgap_model *model)
{
	struct flowgap_buffer rule = { 0 };
	FILE *out = cli_memory_open(&rule);
	enum cli_exit result;
	const char *path;
	int status;

	if (!out)
		return cli_fail(cli_memory_end(out), NULL, values->deps);
	put_name(out, values->output);
	fputs(": ", out);
	put_name(out, values->args[0]);
	for (size_t i = 0; (path = flowgap_model_yardstick_path(model, i)); i++) {
		fputs(*path ? " " : "", out);
		put_name(out, path);
	}
	fputc('\n', out);
	for (size_t i = 0; (path = flowgap_model_yardstick_path(model, i)); i++) {
		put_name(out, path);
		fputs(*path ? ":\n" : "", out);
	}
	status = cli_memory_end(out);
	result = status < 0 ? cli_fail(status, NULL, values->deps)
	                    : cli_write(&rule, values->deps);
	flowgap_buffer_clear(&rule);
	return result;
}

/* A figure about an element is a trace, one about a category is of the categories. */
static const char *view_of(const struct cli_values *values)
{
	if (values->view)
		return values->view;
	if (values->element)
		return "trace";
	return values->filter.category ? "categories" : "flows";
}

static enum cli_exit run(const struct cli_values *values, const char *format)
{
	struct cli_figure figure = { .values = values, .lang = values->lang,
		                     .view = view_of(values) };
	struct cli_case open = { 0 };
	enum cli_exit result;

	if ((values->sidecars || values->deps)
	    && (!values->output || strcmp(values->output, "-") == 0)) {
		cli_complain("%s: name the file with -o", values->deps
		             ? "--deps says what a file is made from"
		             : "--sidecars stand beside a file");
		return CLI_USAGE;
	}
	result = cli_open(values, &open);
	if (result == CLI_OK)
		result = cli_figure_make(&figure, open.analysis, NULL);
	if (result == CLI_OK)
		result = cli_figure_save(&figure, format, values->output);
	if (result == CLI_OK && values->sidecars)
		result = cli_figure_sidecars(&figure, values->output);
	if (result == CLI_OK && values->deps)
		result = write_deps(values, open.model);
	flowgap_figure_free(figure.figure);
	cli_close(&open);
	return result;
}

enum cli_exit cli_draw(const struct cli_values *values)
{
	const char *format = format_of(values);

	return format ? run(values, format) : CLI_USAGE;
}

enum cli_exit cli_describe(const struct cli_values *values)
{
	return run(values, values->format ? values->format : "txt");
}
