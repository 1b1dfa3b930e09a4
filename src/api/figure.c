#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "api/api.h"
#include "base/arena.h"
#include "draw/scene.h"
#include "write/describe.h"

enum { MOST_MM = 5000 };

static bool is_size(double mm)
{
	return mm >= 0 && mm <= MOST_MM;
}

static int read_options(const struct flowgap_figure_options *options,
                        struct flowgap_buffer *message, struct fg_figure_options *ret)
{
	const char *theme = options->theme ? options->theme : "colour";

	*ret = (struct fg_figure_options){ options->width_mm, options->height_mm, options->lang,
		                           false, options->focus, options->large,
		                           options->like ? options->like->figure : NULL };
	ret->grey = strcmp(theme, "grey") == 0;
	if (!ret->grey && strcmp(theme, "colour") != 0)
		return fg_api_refuse(message, "no theme '%s'; allowed: colour, grey", theme);
	if (!is_size(options->width_mm) || !is_size(options->height_mm))
		return fg_api_refuse(message, "%g x %g mm is no size; allowed: up to %d mm, or 0",
		                     options->width_mm, options->height_mm, MOST_MM);
	return 0;
}

int flowgap_figure_new(const struct flowgap_analysis *analysis, const char *view,
                       const struct flowgap_figure_options *options, struct flowgap_buffer *message,
                       struct flowgap_figure **ret_figure)
{
	struct fg_figure_options own;
	struct flowgap_figure *figure;
	const struct fg_gaps *gaps;
	char *why = NULL;
	int status = read_options(options, message, &own);

	if (status < 0)
		return status;
	if (!fg_view_find(view))
		return fg_api_unknown(message, "view", view, "view");
	status = fg_api_gaps(analysis, message, &gaps);
	if (status < 0)
		return status;
	figure = calloc(1, sizeof(*figure));
	if (!figure)
		return -ENOMEM;
	status = fg_figure_new(gaps, view, &own, &why, &figure->figure);
	if (status < 0 && why)
		fg_api_refuse(message, "%s", why);
	free(why);
	if (status < 0) {
		free(figure);
		return status;
	}
	*ret_figure = figure;
	return 0;
}

void flowgap_figure_free(struct flowgap_figure *figure)
{
	if (figure)
		fg_figure_free(figure->figure);
	free(figure);
}

size_t flowgap_figure_pages(const struct flowgap_figure *figure)
{
	return figure->figure->page_count;
}

const char *flowgap_figure_remarks(const struct flowgap_figure *figure)
{
	return figure->figure->remarks ? figure->figure->remarks : "";
}

/* All pages as one PDF. */
static int write_pdf(const struct fg_figure *figure, struct fg_sink *ret_pdf)
{
	uint32_t count = figure->page_count;
	struct fg_sink *svgs = calloc(count, sizeof(*svgs));
	const char **texts = calloc(count, sizeof(*texts));
	size_t *lengths = calloc(count, sizeof(*lengths));
	int status = svgs && texts && lengths ? 0 : -ENOMEM;

	for (uint32_t i = 0; status == 0 && i < count; i++) {
		fg_scene_write_svg(figure->pages[i], &svgs[i]);
		status = svgs[i].error;
		texts[i] = svgs[i].data;
		lengths[i] = svgs[i].length;
	}
	if (status == 0)
		status = fg_svg_to_pdf(texts, lengths, count, ret_pdf);
	for (uint32_t i = 0; svgs && i < count; i++)
		fg_sink_clear(&svgs[i]);
	free(svgs);
	free(texts);
	free(lengths);
	return status;
}

static int write_svg(const struct fg_figure *figure, uint32_t page, double dpi,
                     struct fg_sink *ret_sink)
{
	(void)dpi;
	fg_scene_write_svg(figure->pages[page], ret_sink);
	return 0;
}

static int write_png(const struct fg_figure *figure, uint32_t page, double dpi,
                     struct fg_sink *ret_sink)
{
	struct fg_sink svg = { 0 };
	int status;

	fg_scene_write_svg(figure->pages[page], &svg);
	status = svg.error ? svg.error : fg_svg_to_png(svg.data, svg.length, dpi, ret_sink);
	fg_sink_clear(&svg);
	return status;
}

static int write_all_pages(const struct fg_figure *figure, uint32_t page, double dpi,
                           struct fg_sink *ret_sink)
{
	(void)page;
	(void)dpi;
	return write_pdf(figure, ret_sink);
}

static int write_dot(const struct fg_figure *figure, uint32_t page, double dpi,
                     struct fg_sink *ret_sink)
{
	(void)dpi;
	if (!figure->view->write_dot)
		return -ENOTSUP;
	figure->view->write_dot(figure, page, ret_sink);
	return 0;
}

static int write_alt(const struct fg_figure *figure, uint32_t page, double dpi,
                     struct fg_sink *ret_sink)
{
	(void)page;
	(void)dpi;
	fg_write_alt(figure, ret_sink);
	return 0;
}

static int write_long(const struct fg_figure *figure, uint32_t page, double dpi,
                      struct fg_sink *ret_sink)
{
	(void)page;
	(void)dpi;
	fg_write_long(figure, ret_sink);
	return 0;
}

static int write_data(const struct fg_figure *figure, uint32_t page, double dpi,
                      struct fg_sink *ret_sink)
{
	(void)page;
	(void)dpi;
	fg_write_data(figure, ret_sink);
	return 0;
}

static const struct {
	const char *format;
	int (*write)(const struct fg_figure *figure, uint32_t page, double dpi,
	             struct fg_sink *ret_sink);
} formats[] = {
	{ "svg", write_svg },
	{ "pdf", write_all_pages },
	{ "png", write_png },
	{ "dot", write_dot },
	{ "alt", write_alt },
	{ "txt", write_long },
	{ "csv", write_data },
};

/* Errors of rendering that errno has no good words for. */
static const struct {
	int status;
	const char *words;
} render_errors[] = {
	{ -ETIMEDOUT, "rendering took too long" },
	{ -E2BIG, "the figure is too large to be rendered" },
	{ -EIO, "rendering failed" },
	{ -EBADMSG, "rendering failed" },
	{ -ELIBACC, "the module that renders PDF and PNG cannot be opened" },
	{ -ENOPKG, "PDF and PNG need the font Liberation Sans, or one of the same widths" },
};

static int explain(int status, struct flowgap_buffer *message)
{
	for (size_t i = 0; i < sizeof(render_errors) / sizeof(render_errors[0]); i++)
		if (render_errors[i].status == status)
			fg_api_refuse(message, "%s", render_errors[i].words);
	return status;
}

int flowgap_figure_write(const struct flowgap_figure *figure, const struct flowgap_output *output,
                         struct flowgap_buffer *message, struct flowgap_buffer *ret_bytes)
{
	const char *format = output->format;
	size_t page = output->page;
	struct fg_sink sink = { 0 };
	int status = -ENOENT;

	if (page >= figure->figure->page_count)
		return fg_api_refuse(message, "the figure has %u pages",
		                     figure->figure->page_count);
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		if (strcmp(formats[i].format, format) == 0)
			status = formats[i].write(figure->figure, (uint32_t)page, output->dpi,
			                          &sink);
	if (status == 0 && fg_arena_failed(figure->figure->arena))
		status = -ENOMEM;
	if (status == 0)
		return fg_api_give(&sink, ret_bytes);
	fg_sink_clear(&sink);
	if (status == -EINVAL)
		return fg_api_refuse(message, "%g dots per inch make no image", output->dpi);
	if (status == -ENOTSUP)
		return fg_api_refuse(message, "this view is no graph: it has no %s", format);
	if (status == -ENOENT)
		return fg_api_unknown(message, "figure format", format, "figure-format");
	return explain(status, message);
}
