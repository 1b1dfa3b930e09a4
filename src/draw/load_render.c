/* PDF and PNG: opens the render module when one of them is wanted. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/module.h"
#include "base/sink.h"
#include "draw/render.h"
#include "draw/scene.h"

enum { MOST_PAGES = 1000 };

static int put_to_sink(void *data, const unsigned char *bytes, unsigned length)
{
	struct fg_sink *sink = data;

	fg_put_bytes(sink, (const char *)bytes, length);
	return sink->error;
}

static int open_module(const char *symbol, void *ret_function, size_t size)
{
	char why[300];
	void *found = fg_module_symbol(FG_RENDER_MODULE, symbol, why, sizeof(why));

	if (!found)
		return -ELIBACC;
	memcpy(ret_function, &found, size);
	return 0;
}

int fg_svg_to_pdf(const char *const *svgs, const size_t *lengths, size_t count,
		  struct fg_sink *sink)
{
	const struct fg_render_out out = { put_to_sink, sink };
	fg_render_pdf_fn *render;
	struct fg_svg *pages;
	int status = open_module(FG_RENDER_PDF, &render, sizeof(render));

	if (status)
		return status;
	if (!count || count > MOST_PAGES)
		return -EINVAL;
	pages = calloc(count, sizeof(*pages));
	if (!pages)
		return -ENOMEM;
	for (size_t i = 0; i < count; i++)
		pages[i] = (struct fg_svg){ svgs[i], lengths[i] };
	status = render(pages, count, &out);
	free(pages);
	return status ? status : sink->error;
}

int fg_svg_to_png(const char *svg, size_t length, double dpi, struct fg_sink *sink)
{
	const struct fg_render_out out = { put_to_sink, sink };
	const struct fg_svg page = { svg, length };
	fg_render_png_fn *render;
	int status = open_module(FG_RENDER_PNG, &render, sizeof(render));

	if (status)
		return status;
	status = render(&page, dpi, &out);
	return status ? status : sink->error;
}
