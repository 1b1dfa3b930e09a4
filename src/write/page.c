#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "write/page.h"

/* Writes `text` wrapped; the first line after `first`, the others indented as far. */
static void put_wrapped(const struct page *page, const char *first, const char *text)
{
	size_t indent = fg_utf8_count(first), limit = (size_t)page->options->width, at = indent;

	fg_put(page->sink, first);
	while (*text) {
		size_t length = strcspn(text, " "), width = 0;

		for (size_t i = 0; i < length; i++)
			width += ((unsigned char)text[i] & 0xC0) != 0x80;
		if (at > indent && at + 1 + width > limit) {
			fg_putf(page->sink, "\n%*s", (int)indent, "");
			at = indent;
		} else if (at > indent) {
			fg_put(page->sink, " ");
			at++;
		}
		fg_put_bytes(page->sink, text, length);
		at += width;
		text += length;
		text += strspn(text, " ");
	}
	fg_put(page->sink, "\n");
}

void fg_page_line(const struct page *page, const char *first, struct fg_sink *line)
{
	struct fg_sink plain = { 0 }, start = { 0 };
	size_t blanks = strspn(first, " ");

	if (line->length) {
		fg_putf(&start, "%.*s%s", (int)blanks, first,
		        first[blanks] ? fg_say(page->options->lang, first + blanks) : "");
		fg_put_plain(&plain, line->data);
		put_wrapped(page, start.data ? start.data : "", plain.data ? plain.data : "");
	}
	fg_sink_fold(&start, page->sink);
	fg_sink_fold(&plain, page->sink);
	fg_sink_fold(line, page->sink);
}

void fg_page_heading(const struct page *page, struct fg_sink *line)
{
	fg_put(page->sink, page->options->colour ? "\n\033[1m" : "\n");
	fg_page_line(page, "", line);
	fg_put(page->sink, page->options->colour ? "\033[0m" : "");
}
