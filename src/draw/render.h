/* Between the library and the render module (librsvg and cairo), which is opened when needed. */
#ifndef FG_DRAW_RENDER_H
#define FG_DRAW_RENDER_H

#include <stddef.h>

#define FG_RENDER_MODULE "flowgap-render.so"
#define FG_RENDER_PDF "fg_render_pdf"
#define FG_RENDER_PNG "fg_render_png"

struct fg_svg {
	const char *text;
	size_t length;
};

/* Receives bytes in order; 0 to go on. */
struct fg_render_out {
	int (*put)(void *data, const unsigned char *bytes, unsigned length);
	void *data;
};

/* 0 or a negative errno: -EINVAL not an SVG with a size, -E2BIG too large, -EIO the library. */
typedef int fg_render_pdf_fn(const struct fg_svg *pages, size_t count,
			     const struct fg_render_out *out);
typedef int fg_render_png_fn(const struct fg_svg *page, double dpi,
			     const struct fg_render_out *out);

#endif
