/* flowgap draw: one figure, one file a page (PDF: one file). */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "common.h"

struct job {
	const struct cli_values *values;
	const struct flowgap_figure *figure;
	const char *format;
	double dpi;
	size_t first, last;      /* pages, 0-based, last included */
	bool numbered;           /* the page number goes into the file name */
};

/* The format asked for, or that of the output file's name, or svg. */
static const char *format_of(const struct cli_values *values)
{
	const char *dot = values->output ? strrchr(values->output, '.') : NULL;
	struct flowgap_word row;

	if (values->format)
		return values->format;
	for (size_t i = 0; dot && flowgap_word_at("figure-format", i, &row); i++)
		if (strcmp(row.word, dot + 1) == 0)
			return dot + 1;
	return "svg";
}

/* out/x.svg and page 2 give out/x-2.svg. Caller frees. */
static char *page_name(const char *path, size_t page)
{
	const char *slash = strrchr(path, '/'), *dot = strrchr(path, '.');
	char *name;
	int stem = dot && (!slash || dot > slash + 1) ? (int)(dot - path) : (int)strlen(path);

	return asprintf(&name, "%.*s-%zu%s", stem, path, page + 1, path + stem) < 0 ? NULL : name;
}

static enum cli_exit write_page(const struct job *job, size_t page)
{
	const char *output = job->values->output;
	char *name = output && job->numbered ? page_name(output, page) : NULL;
	struct flowgap_buffer bytes = { 0 }, message = { 0 };
	struct flowgap_output wanted = { job->format, page, job->dpi };
	int status = flowgap_figure_write(job->figure, &wanted, &message, &bytes);
	enum cli_exit result;

	if (output && job->numbered && !name)
		status = -ENOMEM;
	result = status < 0 ? cli_fail(status, &message, "draw")
	                    : cli_write(&bytes, name ? name : output);
	if (result == CLI_OK && output && !job->values->quiet)
		fprintf(stderr, "%s\n", name ? name : output);
	flowgap_buffer_clear(&bytes);
	flowgap_buffer_clear(&message);
	free(name);
	return result;
}

/* Which pages, and how their files are called. */
static enum cli_exit plan(struct job *job)
{
	size_t pages = flowgap_figure_pages(job->figure);

	if (strcmp(job->format, "pdf") == 0)
		return CLI_OK;
	job->last = pages - 1;
	job->numbered = pages > 1;
	if (job->values->page) {
		double page = cli_number("page", job->values->page, "", 1, (double)pages);

		if (page < 0)
			return CLI_USAGE;
		job->first = job->last = (size_t)page - 1;
		job->numbered = false;
	}
	if (job->first == job->last || job->values->output)
		return CLI_OK;
	cli_complain(
		"the figure has %zu pages: name a file with -o, ask for one with --page, or take"
		  " -T pdf",
		pages);
	return CLI_USAGE;
}

static enum cli_exit write_figure(struct job *job)
{
	enum cli_exit result = plan(job);

	if (*flowgap_figure_remarks(job->figure) && !job->values->quiet)
		fputs(flowgap_figure_remarks(job->figure), stderr);
	for (size_t page = job->first; result == CLI_OK && page <= job->last; page++)
		result = write_page(job, page);
	return result;
}

/* Fills the options of the figure and the job; CLI_USAGE after a complaint. */
static enum cli_exit read_options(const struct cli_values *values,
                                  struct flowgap_figure_options *options, struct job *job)
{
	options->lang = values->lang;
	options->theme = values->theme;
	job->values = values;
	job->format = format_of(values);
	job->dpi = values->dpi ? cli_number("dpi", values->dpi, "", 30, 2400) : 300;
	options->width_mm = values->width ? cli_number("width", values->width, "mm", 60, 1000) : 0;
	options->height_mm =
		values->height ? cli_number("height", values->height, "mm", 60, 2000) : 0;
	return job->dpi > 0 && options->width_mm >= 0 && options->height_mm >= 0
	               ? CLI_OK
	               : CLI_USAGE;
}

enum cli_exit cli_draw(const struct cli_values *values)
{
	struct flowgap_figure_options options = { 0 };
	struct flowgap_figure *figure = NULL;
	struct flowgap_buffer message = { 0 };
	struct cli_case open = { 0 };
	struct job job = { 0 };
	enum cli_exit result = read_options(values, &options, &job);
	int status;

	if (result == CLI_OK)
		result = cli_open(values, &open);
	if (result == CLI_OK) {
		status = flowgap_figure_new(open.analysis, values->view ? values->view : "flows",
		                            &options, &message, &figure);
		job.figure = figure;
		result = status < 0 ? cli_fail(status, &message, "draw") : write_figure(&job);
	}
	flowgap_figure_free(figure);
	flowgap_buffer_clear(&message);
	cli_close(&open);
	return result;
}
