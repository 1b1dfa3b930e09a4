/* Words and places in documents. */
#include <string.h>

#include "evidence/internal.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static const char *skip_blanks(const char *text)
{
	while (is_blank(*text))
		text++;
	return text;
}

/* Next character in small letters; a run of white space is one blank, at the end none. */
static unsigned char next_folded(const char **text)
{
	unsigned char c = (unsigned char)**text;

	if (is_blank((char)c)) {
		*text = skip_blanks(*text);
		return **text ? ' ' : 0;
	}
	if (c)
		++*text;
	return c >= 'A' && c <= 'Z' ? (unsigned char)(c - 'A' + 'a') : c;
}

int fg_compare_words(const char *a, const char *b)
{
	unsigned char x, y;

	a = skip_blanks(a);
	b = skip_blanks(b);
	do {
		x = next_folded(&a);
		y = next_folded(&b);
	} while (x && x == y);
	return x < y ? -1 : x > y;
}

bool fg_place_covers(const char *part, const char *place)
{
	unsigned char x, y;

	if (fg_compare_words(part, "whole") == 0)
		return true;
	part = skip_blanks(part);
	place = skip_blanks(place);
	if (!*part)
		return false;
	do {
		x = next_folded(&part);
		y = next_folded(&place);
	} while (x && x == y);
	return !x && (!y || strchr(". ,", y));
}

bool fg_any_covers(const char *const *parts, uint32_t count, const char *place)
{
	for (uint32_t i = 0; i < count; i++)
		if (fg_place_covers(parts[i], place))
			return true;
	return false;
}
