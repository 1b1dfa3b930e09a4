#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "common.h"
#include "figure.h"

/* Paper by name: the room between usual margins, and the sheet, in millimetres. */
static const struct paper {
	const char *name;
	double width, height, sheet_width, sheet_height;
} papers[] = {
	{ "a4", 160, 240, 210, 297 },
	{ "letter", 165, 228, 215.9, 279.4 },    /* an inch free on all sides */
	{ "none", 160, 2000, 1000, 2000 },
};

static const struct paper *paper_of(const char *name)
{
	for (size_t i = 0; name && i < sizeof(papers) / sizeof(papers[0]); i++)
		if (strcmp(papers[i].name, name) == 0)
			return &papers[i];
	return NULL;
}

static bool read_size(const struct cli_values *values, struct flowgap_figure_options *options)
{
	const struct paper *paper = paper_of(values->page);

	if (paper) {
		options->width_mm = paper->width;
		options->height_mm = paper->height;
	}
	if (values->width)
		options->width_mm = cli_number("width", values->width, "mm", 60, 1000);
	if (values->height)
		options->height_mm = cli_number("height", values->height, "mm", 60, 2000);
	if (options->width_mm < 0 || options->height_mm < 0)
		return false;
	if (!paper || (options->width_mm <= paper->sheet_width
	               && options->height_mm <= paper->sheet_height))
		return true;
	cli_complain("%g x %g mm do not fit --page=%s, which has %g x %g mm", options->width_mm,
	             options->height_mm, paper->name, paper->sheet_width, paper->sheet_height);
	return false;
}

bool cli_figure_read(struct cli_figure *figure, struct flowgap_figure_options *ret_options)
{
	const struct cli_values *values = figure->values;

	*ret_options = (struct flowgap_figure_options){
		.lang = figure->lang,
		.theme = values->theme,
		.focus = values->element           ? values->element
		         : values->filter.category ? values->filter.category
		                                   : values->filter.boundary,
		.large = values->all_pages,
		.like = figure->like
	};
	figure->dpi = values->dpi ? cli_number("dpi", values->dpi, "", 30, 2400) : 300;
	return figure->dpi >= 0 && read_size(values, ret_options);
}

enum cli_exit cli_figure_make(struct cli_figure *figure, const struct flowgap_analysis *analysis,
                              int *ret_status)
{
	struct flowgap_figure_options options;
	struct flowgap_buffer message = { 0 };
	int status;

	if (!cli_figure_read(figure, &options))
		return CLI_USAGE;
	status = flowgap_figure_new(analysis, figure->view, &options, &message, &figure->figure);
	if (ret_status)
		*ret_status = status;
	if (status < 0) {
		enum cli_exit result = cli_fail(status, &message, figure->view);

		flowgap_buffer_clear(&message);
		return result;
	}
	if (!figure->values->quiet)
		fputs(flowgap_figure_remarks(figure->figure), stderr);
	return CLI_OK;
}

int cli_stem(const char *path)
{
	const char *slash = strrchr(path, '/'), *dot = strrchr(path, '.');

	return dot && dot > (slash ? slash + 1 : path) ? (int)(dot - path) : (int)strlen(path);
}

static enum cli_exit write_file(const struct cli_figure *figure, struct flowgap_output wanted,
                                const char *path)
{
	struct flowgap_buffer bytes = { 0 }, message = { 0 };
	int status = flowgap_figure_write(figure->figure, &wanted, &message, &bytes);
	enum cli_exit result = status < 0 ? cli_fail(status, &message, figure->view)
	                                  : cli_write(&bytes, path);

	if (result == CLI_OK && path && !figure->values->quiet)
		fprintf(stderr, "%s\n", path);
	flowgap_buffer_clear(&bytes);
	flowgap_buffer_clear(&message);
	return result;
}

/* Page number `page` of several: out/x.svg gives out/x-2.svg. */
static enum cli_exit write_numbered(const struct cli_figure *figure, const char *format,
                                    const char *path, size_t page)
{
	struct flowgap_output wanted = { format, page, figure->dpi };
	enum cli_exit result;
	char *name;
	int stem = cli_stem(path);

	if (asprintf(&name, "%.*s-%zu%s", stem, path, page + 1, path + stem) < 0)
		return cli_fail(-ENOMEM, NULL, path);
	result = write_file(figure, wanted, name);
	free(name);
	return result;
}

/* Formats that hold all pages in one file. */
static bool is_whole(const char *format)
{
	static const char *const whole[] = { "pdf", "alt", "txt", "csv" };

	for (size_t i = 0; i < sizeof(whole) / sizeof(whole[0]); i++)
		if (strcmp(whole[i], format) == 0)
			return true;
	return false;
}

/* Several pages and one stream or device: what cannot be written at all is said first. */
static enum cli_exit refuse_pages(const struct cli_figure *figure, const char *format, size_t pages)
{
	struct flowgap_buffer bytes = { 0 }, message = { 0 };
	struct flowgap_output first = { format, 0, figure->dpi };
	int status = flowgap_figure_write(figure->figure, &first, &message, &bytes);
	enum cli_exit result = CLI_USAGE;

	if (status < 0)
		result = cli_fail(status, &message, figure->view);
	else
		cli_complain("the figure has %zu pages: name a file with -o, ask for one with"
		             " --sheet, or take -T pdf", pages);
	flowgap_buffer_clear(&bytes);
	flowgap_buffer_clear(&message);
	return result;
}

/* A device or a pipe: there are no others beside it to number. */
static bool is_other(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

enum cli_exit cli_figure_save(const struct cli_figure *figure, const char *format,
                              const char *path)
{
	size_t pages = flowgap_figure_pages(figure->figure);
	const char *sheet = figure->values->sheet;
	double one = sheet && !is_whole(format) ? cli_number("sheet", sheet, "", 1, (double)pages)
	                                        : pages == 1 || is_whole(format);
	enum cli_exit result = CLI_OK;

	if (one < 0)
		return CLI_USAGE;
	if (one > 0)
		return write_file(figure, (struct flowgap_output){ format, (size_t)one - 1,
		                                                   figure->dpi }, path);
	if (!path || strcmp(path, "-") == 0 || is_other(path))
		return refuse_pages(figure, format, pages);
	for (size_t i = 0; result == CLI_OK && i < pages; i++)
		result = write_numbered(figure, format, path, i);
	return result;
}

enum cli_exit cli_figure_sidecars(const struct cli_figure *figure, const char *path)
{
	static const struct {
		const char *format, *ending;
	} sidecars[] = { { "alt", ".alt.txt" }, { "txt", ".txt" }, { "csv", ".csv" } };
	enum cli_exit result = CLI_OK;

	for (size_t i = 0; result == CLI_OK && i < sizeof(sidecars) / sizeof(sidecars[0]); i++) {
		char *name;

		if (asprintf(&name, "%.*s%s", cli_stem(path), path, sidecars[i].ending) < 0)
			return cli_fail(-ENOMEM, NULL, path);
		result = cli_figure_save(figure, sidecars[i].format, name);
		free(name);
	}
	return result;
}
