/* The render module: our own SVG through librsvg and cairo. No clock, no environment. */
#include <cairo-pdf.h>
#include <cairo.h>
#include <errno.h>
#include <librsvg/rsvg.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/widths.h"
#include "draw/render.h"

#define EXPORT __attribute__((visibility("default")))

/* Any fixed moment serves: the same input must give the same bytes. */
static const char moment[] = "1980-01-01T00:00:00Z";

static const double longest = 14400;     /* points; the largest page of PDF 1.4 */
static const double most_pixels = 2e8;

struct page {
	RsvgHandle *handle;
	double width, height;            /* points */
};

static void close_page(struct page *page)
{
	if (page->handle)
		g_object_unref(page->handle);
	page->handle = NULL;
}

/* Sizes in mm become points because the resolution is said to be 72. */
static int open_page(const struct fg_svg *svg, struct page *page)
{
	page->handle = rsvg_handle_new_from_data((const guint8 *)svg->text, svg->length, NULL);
	if (!page->handle)
		return -EBADMSG;
	rsvg_handle_set_dpi(page->handle, 72);
	if (rsvg_handle_get_intrinsic_size_in_pixels(page->handle, &page->width, &page->height) &&
	    page->width > 0 && page->height > 0 && page->width <= longest &&
	    page->height <= longest)
		return 0;
	close_page(page);
	return -EBADMSG;
}

/*
 * Text is laid out by the widths of Liberation Sans. Without it, or another of the same widths, the
 * font libraries take what there is, and draw nothing when there is nothing: that is no figure.
 */
static int check_font(bool bold)
{
	static const char sample[] = "Who knows it?";
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
	cairo_t *cairo = cairo_create(surface);
	cairo_font_options_t *options = cairo_font_options_create();
	cairo_text_extents_t size = { 0 };
	double width = 0;

	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_set_font_options(cairo, options);
	cairo_select_font_face(cairo, "Arial", CAIRO_FONT_SLANT_NORMAL,
			       bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
	cairo_set_font_size(cairo, FG_EM);
	cairo_text_extents(cairo, sample, &size);
	for (const char *at = sample; *at; at++)
		width += fg_glyph_width((uint32_t)*at, bold);
	cairo_font_options_destroy(options);
	cairo_destroy(cairo);
	cairo_surface_destroy(surface);
	return fabs(size.x_advance - width) < 0.02 * width ? 0 : -ENOPKG;
}

/* After drawing: what the libraries found then, they have found for the figure. */
static int check_fonts(void)
{
	int status = check_font(false);

	return status ? status : check_font(true);
}

static int paint(const struct page *page, cairo_t *cairo)
{
	RsvgRectangle area = { 0, 0, page->width, page->height };

	if (!rsvg_handle_render_document(page->handle, cairo, &area, NULL))
		return -EIO;
	return cairo_status(cairo) == CAIRO_STATUS_SUCCESS ? 0 : -EIO;
}

static cairo_status_t pass_on(void *closure, const unsigned char *bytes, unsigned length)
{
	const struct fg_render_out *out = closure;

	return out->put(out->data, bytes, length) ? CAIRO_STATUS_WRITE_ERROR :
						    CAIRO_STATUS_SUCCESS;
}

/* One character of XML text; *at moves past it. Our writer makes only these five references. */
static char next_plain(const char **at, const char *end)
{
	static const struct {
		char name[8], meaning;
	} references[] = { { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' },
			   { "&quot;", '"' }, { "&apos;", '\'' } };

	for (size_t i = 0; i < sizeof(references) / sizeof(references[0]); i++) {
		size_t length = strlen(references[i].name);

		if ((size_t)(end - *at) < length || memcmp(*at, references[i].name, length) != 0)
			continue;
		*at += length;
		return references[i].meaning;
	}
	return *(*at)++;
}

/* The text of the first element of this name, for the caller to free; NULL where there is none. 0
 * or -ENOMEM. */
static int find_text(const struct fg_svg *svg, const char *element, char **ret_text)
{
	const char *at = svg->text, *end = svg->text + svg->length;
	size_t length = strlen(element);
	char *to;

	*ret_text = NULL;
	do {
		at = memchr(at, '<', (size_t)(end - at));
		if (!at || (size_t)(end - at) < length + 2)
			return 0;
	} while (memcmp(++at, element, length) != 0 || !strchr(" >", at[length]));
	at = memchr(at, '>', (size_t)(end - at));
	end = at ? memchr(at, '<', (size_t)(end - at)) : NULL;
	if (!end)
		return 0;
	to = *ret_text = malloc((size_t)(end - at));
	if (!to)
		return -ENOMEM;
	for (at++; at < end;)
		*to++ = next_plain(&at, end);
	*to = '\0';
	return 0;
}

static int describe(cairo_surface_t *surface, const struct fg_svg *first)
{
	static const struct {
		cairo_pdf_metadata_t kind;
		const char *element;
	} texts[] = { { CAIRO_PDF_METADATA_TITLE, "title" },
		      { CAIRO_PDF_METADATA_SUBJECT, "metadata" } };

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		char *text;
		int status = find_text(first, texts[i].element, &text);

		if (status)
			return status;
		if (text && text[0])
			cairo_pdf_surface_set_metadata(surface, texts[i].kind, text);
		free(text);
	}
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "flowgap");
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, moment);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, moment);
	return 0;
}

static int add_page(cairo_surface_t *surface, cairo_t *cairo, const struct fg_svg *svg)
{
	struct page page;
	int status = open_page(svg, &page);

	if (status)
		return status;
	cairo_pdf_surface_set_size(surface, page.width, page.height);
	status = paint(&page, cairo);
	cairo_show_page(cairo);
	close_page(&page);
	return status;
}

EXPORT fg_render_pdf_fn fg_render_pdf;
EXPORT fg_render_png_fn fg_render_png;

static const char pdf_end[] = "%%EOF\n";
enum { END = sizeof(pdf_end) - 1 };

struct pdf_stream {
	struct fg_render_out out;
	char last[END];          /* bytes that went through */
};

static cairo_status_t pass_pdf(void *closure, const unsigned char *bytes, unsigned length)
{
	struct pdf_stream *stream = closure;
	unsigned taken = length < END ? length : END;

	memmove(stream->last, stream->last + taken, END - taken);
	memcpy(stream->last + END - taken, bytes + length - taken, taken);
	return pass_on(&stream->out, bytes, length);
}

/* When memory runs out in the last of its work, cairo stops in the middle and reports no error. */
static int finish_pdf(cairo_surface_t *surface, const struct pdf_stream *stream)
{
	cairo_surface_finish(surface);
	if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS)
		return -EIO;
	return memcmp(stream->last, pdf_end, END) == 0 ? 0 : -EIO;
}

int fg_render_pdf(const struct fg_svg *pages, size_t count, const struct fg_render_out *out)
{
	struct pdf_stream stream = { .out = *out };
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(pass_pdf, &stream, 72, 72);
	cairo_t *cairo = cairo_create(surface);
	int status = describe(surface, &pages[0]), finished;

	for (size_t i = 0; i < count && !status; i++)
		status = add_page(surface, cairo, &pages[i]);
	cairo_destroy(cairo);
	if (!status)
		status = check_fonts();
	finished = finish_pdf(surface, &stream);
	cairo_surface_destroy(surface);
	return status ? status : finished;
}

/* PNG specification, annex D. Starts from UINT32_MAX; the complement goes into the file. */
static uint32_t crc_more(uint32_t crc, const unsigned char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		crc ^= bytes[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320U : 0);
	}
	return crc;
}

static void put_big_endian(unsigned char *at, uint32_t number)
{
	for (int i = 0; i < 4; i++)
		at[i] = (unsigned char)(number >> (24 - 8 * i));
}

static int put_chunk(struct fg_render_out *out, const char *type, const unsigned char *data,
		     size_t length)
{
	unsigned char head[8], tail[4];

	put_big_endian(head, (uint32_t)length);
	memcpy(head + 4, type, 4);
	put_big_endian(tail, ~crc_more(crc_more(UINT32_MAX, head + 4, 4), data, length));
	if (pass_on(out, head, sizeof(head)) || pass_on(out, data, (unsigned)length) ||
	    pass_on(out, tail, sizeof(tail)))
		return -EIO;
	return 0;
}

static int put_size(struct fg_render_out *out, double dpi)
{
	uint32_t per_metre = (uint32_t)lround(dpi / 0.0254);
	unsigned char data[9];

	put_big_endian(data, per_metre);
	put_big_endian(data + 4, per_metre);
	data[8] = 1;
	return put_chunk(out, "pHYs", data, sizeof(data));
}

/* As iTXt: neither compressed nor in a language that is said. */
static int put_text(struct fg_render_out *out, const char *keyword, const char *text)
{
	static const unsigned char plain[5];
	size_t before = strlen(keyword), length = before + sizeof(plain) + strlen(text);
	unsigned char *data = malloc(length);
	int status;

	if (!data)
		return -ENOMEM;
	memcpy(data, keyword, before);
	memcpy(data + before, plain, sizeof(plain));
	memcpy(data + before + sizeof(plain), text, strlen(text));
	status = put_chunk(out, "iTXt", data, length);
	free(data);
	return status;
}

struct png_stream {
	struct fg_render_out out;
	const struct fg_svg *svg;
	size_t passed;
	double dpi;
	int status;              /* of what we write into it */
};

/* What cairo does not write. */
static int put_chunks(struct png_stream *stream)
{
	static const char *const texts[][2] = { { "Title", "title" }, { "Comment", "metadata" } };
	int status = put_size(&stream->out, stream->dpi);

	for (size_t i = 0; !status && i < sizeof(texts) / sizeof(texts[0]); i++) {
		char *text;

		status = find_text(stream->svg, texts[i][1], &text);
		if (text && text[0])
			status = put_text(&stream->out, texts[i][0], text);
		free(text);
	}
	return status;
}

enum { BEFORE_CHUNKS = 33 };     /* signature and IHDR */

/* Our chunks go between IHDR and what follows. */
static cairo_status_t pass_png(void *closure, const unsigned char *bytes, unsigned length)
{
	struct png_stream *stream = closure;
	unsigned head = 0;

	if (stream->passed < BEFORE_CHUNKS) {
		head = (unsigned)(BEFORE_CHUNKS - stream->passed);
		head = head < length ? head : length;
		if (pass_on(&stream->out, bytes, head))
			return CAIRO_STATUS_WRITE_ERROR;
		stream->passed += head;
		if (stream->passed < BEFORE_CHUNKS)
			return CAIRO_STATUS_SUCCESS;
		stream->status = put_chunks(stream);
		if (stream->status)
			return CAIRO_STATUS_WRITE_ERROR;
	}
	return length > head ? pass_on(&stream->out, bytes + head, length - head) :
			       CAIRO_STATUS_SUCCESS;
}

static int paint_pixels(const struct page *page, double scale, cairo_surface_t *surface)
{
	cairo_t *cairo = cairo_create(surface);
	int status;

	cairo_set_source_rgb(cairo, 1, 1, 1);
	cairo_paint(cairo);
	cairo_scale(cairo, scale, scale);
	status = paint(page, cairo);
	cairo_destroy(cairo);
	return status;
}

static int write_pixels(const struct page *page, struct png_stream *stream)
{
	double scale = stream->dpi / 72;
	double width = ceil(page->width * scale - 0.01);
	double height = ceil(page->height * scale - 0.01);
	cairo_surface_t *surface;
	int status;

	if (width * height > most_pixels || width > 32000 || height > 32000)
		return -E2BIG;
	surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)width, (int)height);
	status = paint_pixels(page, scale, surface);
	if (!status)
		status = check_fonts();
	if (!status && cairo_surface_write_to_png_stream(surface, pass_png, stream))
		status = stream->status ? stream->status : -EIO;
	cairo_surface_destroy(surface);
	return status;
}

int fg_render_png(const struct fg_svg *svg, double dpi, const struct fg_render_out *out)
{
	struct png_stream stream = { .out = *out, .svg = svg, .dpi = dpi };
	struct page page;
	int status;

	if (!(dpi >= 18 && dpi <= 2400))
		return -EINVAL;
	status = open_page(svg, &page);
	if (status)
		return status;
	status = write_pixels(&page, &stream);
	close_page(&page);
	return status;
}
