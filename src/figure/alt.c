#include "figure/alt.h"

#include "base/arena.h"
#include "base/text.h"

enum { ALT_LIMIT = 249 };      /* characters */

int fg_alt_cut(const char *text, size_t most)
{
	const char *at = text;

	while (most-- && *at)
		fg_utf8_next(&at);
	return (int)(at - text);
}

const char *fg_alt_text(const struct fg_figure *figure, const char *counts)
{
	const char *label = fg_model_label(figure->model, figure->lang);
	size_t room = fg_utf8_count(counts) + 4;

	room = room < ALT_LIMIT ? ALT_LIMIT - room : 0;
	return fg_arena_format(figure->arena, "%.*s%s %s", fg_alt_cut(label, room), label,
	                       fg_utf8_count(label) > room ? "..." : ",", counts);
}
