#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/sink.h"
#include "base/text.h"

void fg_sink_clear(struct fg_sink *sink)
{
	free(sink->data);
	*sink = (struct fg_sink){ .arena = sink->arena };
}

static int fail(struct fg_sink *sink, int error)
{
	if (sink->arena)
		fg_arena_fail(sink->arena);
	return sink->error = error;
}

void fg_sink_fold(struct fg_sink *scratch, struct fg_sink *to)
{
	if (scratch->error && !to->error)
		fail(to, scratch->error);
	fg_sink_clear(scratch);
}

char *fg_sink_keep(struct fg_sink *scratch)
{
	char *text = scratch->length && !scratch->error
	                     ? fg_arena_copy(scratch->arena, scratch->data, scratch->length)
	                     : NULL;

	fg_sink_clear(scratch);
	return text;
}

/* Room for `more` bytes and the final NUL. */
static int make_room(struct fg_sink *sink, size_t more)
{
	size_t need, room = sink->room ? sink->room : 256;
	char *data;

	if (sink->error)
		return sink->error;
	if (more >= SIZE_MAX / 2 - sink->length)
		return fail(sink, -ENOMEM);
	need = sink->length + more + 1;
	if (need <= sink->room)
		return 0;
	while (room < need)
		room *= 2;
	data = realloc(sink->data, room);
	if (!data)
		return fail(sink, -ENOMEM);
	sink->data = data;
	sink->room = room;
	return 0;
}

void fg_put_bytes(struct fg_sink *sink, const char *bytes, size_t length)
{
	if ((sink->error || sink->room - sink->length <= length) && make_room(sink, length) < 0)
		return;
	if (length)
		memcpy(sink->data + sink->length, bytes, length);
	sink->length += length;
	sink->data[sink->length] = '\0';
}

void fg_putf(struct fg_sink *sink, const char *format, ...)
{
	size_t room = sink->error ? 0 : sink->room - sink->length;
	va_list args, again;
	int length;

	va_start(args, format);
	va_copy(again, args);
	length = vsnprintf(room ? sink->data + sink->length : NULL, room, format, args);
	if (length < 0 && !sink->error)
		fail(sink, errno == ENOMEM ? -ENOMEM : -EILSEQ);
	if (length >= 0 && (size_t)length >= room && make_room(sink, (size_t)length) == 0)
		vsnprintf(sink->data + sink->length, (size_t)length + 1, format, again);
	if (!sink->error)
		sink->length += (size_t)length;
	else if (room)
		sink->data[sink->length] = '\0';
	va_end(again);
	va_end(args);
}

void fg_put_number(struct fg_sink *sink, unsigned long long number)
{
	char digits[24], *at = digits + sizeof(digits);

	do
		*--at = (char)('0' + number % 10);
	while (number /= 10);
	fg_put_bytes(sink, at, (size_t)(digits + sizeof(digits) - at));
}

void fg_put_milli(struct fg_sink *sink, long long thousandths)
{
	unsigned long long size = thousandths < 0 ? 0ULL - (unsigned long long)thousandths
	                                          : (unsigned long long)thousandths;
	unsigned part = (unsigned)(size % 1000);
	int digits = 3;

	fg_putf(sink, "%s%llu", thousandths < 0 ? "-" : "", size / 1000);
	if (!part)
		return;
	for (; part % 10 == 0; digits--)
		part /= 10;
	fg_putf(sink, ".%0*u", digits, part);
}

/* What to write in place of a character; NULL: the character itself. `room` holds short made-up
 * answers. */
typedef const char *(*mapper)(uint32_t character, char room[16]);

static const char broken[] = "\xEF\xBF\xBD";     /* U+FFFD */

/* Most of any text: characters that stand for themselves in every context. */
static const bool plain[256] = {
	[' '] = true, ['!'] = true, ['#' ... '%'] = true, ['\'' ... ';'] = true,
	['='] = true, ['?' ... '['] = true, [']' ... '~'] = true,
};

static void put_mapped(struct fg_sink *sink, const char *text, mapper map)
{
	const char *from = text, *at, *next = text;
	uint32_t character;
	char room[16];

	for (;;) {
		const char *instead;

		while (plain[(unsigned char)*next])
			next++;
		at = next;
		character = fg_utf8_next(&next);
		if (!character)
			break;
		instead = map(character, room);
		if (!instead && character == 0xFFFD && strncmp(at, broken, 3) != 0)
			instead = broken;
		if (instead) {
			fg_put_bytes(sink, from, (size_t)(at - from));
			fg_put(sink, instead);
			from = next;
		}
	}
	fg_put_bytes(sink, from, (size_t)(at - from));
}

static const char *map_xml(uint32_t character, char room[16])
{
	switch (character) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return "&quot;";
	case '\t': case '\n': case '\r':
		snprintf(room, 16, "&#%u;", (unsigned)character);
		return room;
	}
	return character < 0x20 || character == 0xFFFE || character == 0xFFFF ? broken : NULL;
}

void fg_put_xml(struct fg_sink *sink, const char *text)
{
	put_mapped(sink, text, map_xml);
}

static const char *map_json(uint32_t character, char room[16])
{
	if (character == '"')
		return "\\\"";
	if (character == '\\')
		return "\\\\";
	if (character == '\n')
		return "\\n";
	if (character >= 0x20 && character != 0x7F)
		return NULL;
	snprintf(room, 16, "\\u%04x", (unsigned)character);
	return room;
}

void fg_put_json(struct fg_sink *sink, const char *text)
{
	if (!text) {
		fg_put(sink, "null");
		return;
	}
	fg_put(sink, "\"");
	put_mapped(sink, text, map_json);
	fg_put(sink, "\"");
}

static const char *map_csv(uint32_t character, char room[16])
{
	(void)room;
	if (character == '"')
		return "\"\"";
	if (character == '\t' || character == '\n' || character == '\r')
		return NULL;
	return character < 0x20 ? broken : NULL;
}

/* A spreadsheet takes a cell that begins so for a formula. */
static const bool begins_formula[256] = {
	['='] = true, ['+'] = true, ['-'] = true, ['@'] = true, ['\t'] = true, ['\r'] = true,
};

void fg_put_csv(struct fg_sink *sink, const char *text)
{
	bool formula = begins_formula[(unsigned char)*text];
	const char *next = text;
	bool quoted;

	while (plain[(unsigned char)*next] && *next != ',')
		next++;
	if (!*next && !formula) {                        /* most often */
		fg_put_bytes(sink, text, (size_t)(next - text));
		return;
	}
	quoted = strpbrk(next, ",\"\r\n\t") != NULL;
	fg_put(sink, quoted ? "\"" : "");
	fg_put(sink, formula ? "'" : "");
	put_mapped(sink, text, map_csv);
	fg_put(sink, quoted ? "\"" : "");
}

void fg_put_csv_field(struct fg_sink *sink, const char *text)
{
	fg_put_csv(sink, text ? text : "");
	fg_put_bytes(sink, ",", 1);
}

void fg_put_csv_built(struct fg_sink *sink, struct fg_sink *field)
{
	fg_put_csv_field(sink, field->data);
	fg_sink_fold(field, sink);
}

/* Graphviz reads \N, \l and the like, and character references, in every label. */
static const char *map_dot(uint32_t character, char room[16])
{
	(void)room;
	switch (character) {
	case '"': return "\\\"";
	case '\\': return "\\\\";
	case '&': return "&amp;";
	case '\n': return "\\n";
	case '\t': case '\r': return " ";
	}
	return character < 0x20 ? broken : NULL;
}

static const char *map_dot_left(uint32_t character, char room[16])
{
	return character == '\n' ? "\\l" : map_dot(character, room);
}

/* Graphviz takes the escapes of a title away twice. */
static const char *map_dot_title(uint32_t character, char room[16])
{
	return character == '\\' ? "\\\\\\\\" : map_dot(character, room);
}

enum { DOT_RUN = 2000 };   /* bytes; each may become five, and 16384 in a row do not read back */

/* Long texts in pieces: a line end behind a backslash is none of the string. */
static void put_dot(struct fg_sink *sink, const char *text, mapper map)
{
	size_t left = strlen(text);

	fg_put(sink, "\"");
	while (left > DOT_RUN) {
		char piece[DOT_RUN + 1];
		size_t length = DOT_RUN;

		while (length > 1 && ((unsigned char)text[length] & 0xC0) == 0x80)
			length--;
		memcpy(piece, text, length);
		piece[length] = '\0';
		put_mapped(sink, piece, map);
		fg_put(sink, "\\\n");
		text += length;
		left -= length;
	}
	put_mapped(sink, text, map);
	fg_put(sink, "\"");
}

void fg_put_dot(struct fg_sink *sink, const char *text)
{
	put_dot(sink, text, map_dot);
}

void fg_put_dot_left(struct fg_sink *sink, const char *text)
{
	put_dot(sink, text, map_dot_left);
}

void fg_put_dot_title(struct fg_sink *sink, const char *text)
{
	put_dot(sink, text, map_dot_title);
}

static bool is_bidi(uint32_t character)
{
	return character == 0x061C || character == 0x200E || character == 0x200F
	       || (character >= 0x2028 && character <= 0x202E)
	       || (character >= 0x2066 && character <= 0x2069);
}

static const char *map_plain(uint32_t character, char room[16])
{
	(void)room;
	if (character == '\t' || character == '\n' || character == '\r')
		return " ";
	if (character < 0x20 || (character >= 0x7F && character < 0xA0) || is_bidi(character))
		return broken;
	return NULL;
}

void fg_put_plain(struct fg_sink *sink, const char *text)
{
	put_mapped(sink, text, map_plain);
}
