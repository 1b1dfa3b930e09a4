/*
 * A look over the bytes before libxml2 sees them: characters that no model needs, encodings, and
 * sizes. Some files that are small and well-formed cost a parser minutes (performance: a tag with
 * 200,000 attributes is quadratic); they are refused here. What is not well-formed is left to the
 * parser. Pieces of the file are looked over as they come: what cannot be judged yet, a character
 * or a tag cut in two, waits for the next one.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "load/doc.h"

bool fg_character_forbidden(uint32_t character)
{
	return (character < 0x20 && character != '\t' && character != '\n' && character != '\r')
	       || (character >= 0x7F && character <= 0x9F)      /* DEL, C1 */
	       || character == 0x2028 || character == 0x2029    /* line and paragraph ends */
	       || (character >= 0x202A && character <= 0x202E)  /* direction: embed, override */
	       || (character >= 0x2066 && character <= 0x2069)  /* direction: isolate */
	       || character == 0xFFFE || character == 0xFFFF;
}

static struct fg_mark mark_at(const struct fg_doc *doc, const char *at, size_t length)
{
	return (struct fg_mark){ (uint32_t)(at - doc->data), (uint32_t)length };
}

static const struct fg_mark whole = { 0, 0 };

/* ---- encoding */

static const struct {
	const char *mark;
	size_t length;
	const char *name;
} other_encodings[] = {
	{ "\xFF\xFE\0\0", 4, "UTF-32" }, { "\0\0\xFE\xFF", 4, "UTF-32" },
	{ "\xFF\xFE", 2, "UTF-16" },     { "\xFE\xFF", 2, "UTF-16" },
	{ "<\0\0\0", 4, "UTF-32" },      { "\0\0\0<", 4, "UTF-32" },
	{ "<\0", 2, "UTF-16" },          { "\0<", 2, "UTF-16" },
	{ "\x4C\x6F\xA7\x94", 4, "EBCDIC" },
};

/* The name in encoding="..." of the XML declaration; length 0: none. */
static struct fg_span declared_encoding(const struct fg_doc *doc)
{
	const char *end, *at, *close;

	if (doc->length < 6 || memcmp(doc->data, "<?xml", 5) != 0 || !fg_is_space(doc->data[5]))
		return (struct fg_span){ 0 };
	end = memmem(doc->data, doc->length < 1024 ? doc->length : 1024, "?>", 2);
	if (!end)
		return (struct fg_span){ 0 };
	at = memmem(doc->data, (size_t)(end - doc->data), "encoding", 8);
	for (at = at ? at + 8 : end; at < end && *at != '"' && *at != '\'';)
		at++;
	close = at < end ? memchr(at + 1, *at, (size_t)(end - at - 1)) : NULL;
	if (!close)
		return (struct fg_span){ 0 };
	return (struct fg_span){ at + 1, (uint32_t)(close - at - 1) };
}

static int check_encoding(struct fg_doc *doc)
{
	struct fg_span declared;

	for (size_t i = 0; i < sizeof(other_encodings) / sizeof(other_encodings[0]); i++) {
		if (doc->length < other_encodings[i].length
		    || memcmp(doc->data, other_encodings[i].mark, other_encodings[i].length) != 0)
			continue;
		fg_complain(doc, "FG1004", whole, "the file is in %s; save it as UTF-8",
		            other_encodings[i].name);
		return -EINVAL;
	}
	declared = declared_encoding(doc);
	if (!declared.length || (declared.length == 5 && strncasecmp(declared.at, "UTF-8", 5) == 0))
		return 0;
	fg_complain(doc, "FG1004", mark_at(doc, declared.at, declared.length),
	            "the file says that it is in '%.*s'; save it as UTF-8", (int)declared.length,
	            declared.at);
	return -EINVAL;
}

/* ---- characters */

/* Bytes that need a second look: controls, line ends, everything beyond ASCII. */
static const bool special[256] = {
	[0x00 ... 0x08] = true,
	[0x0A ... 0x0C] = true,
	[0x0E ... 0x1F] = true,
	[0x7F ... 0xFF] = true,
};

/* Passes over what needs no second look, eight bytes at a time. The final NUL is special. */
static const char *skip_plain(const char *at, const char *end)
{
	uint64_t eight;

	while (end - at >= 8) {
		memcpy(&eight, at, 8);
		/* the top bit of a byte comes up below ' ', at DEL and above: tabs too */
		if (((eight - UINT64_C(0x2020202020202020)) | (eight + UINT64_C(0x0101010101010101))
		     | eight) & UINT64_C(0x8080808080808080))
			break;
		at += 8;
	}
	while (!special[(unsigned char)*at])
		at++;
	return at;
}

static size_t sequence_length(unsigned char byte)
{
	return byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/* Length of the character; 0 when the file cannot be read on after it. */
static size_t check_character(struct fg_doc *doc, const char *at)
{
	size_t left = doc->length - (size_t)(at - doc->data), length;
	uint32_t character = (unsigned char)*at;

	length = character < 0x80 ? 1 : sequence_length((unsigned char)*at);
	if (length > left || (length > 1 && !fg_utf8_valid(at, length))) {
		fg_complain(doc, "FG1004", mark_at(doc, at, 1),
		            "byte 0x%02X is not UTF-8 here; save the file as UTF-8", character);
		return 0;
	}
	if (length > 1)
		character = fg_utf8_next(&(const char *){ at });
	if (!fg_character_forbidden(character))
		return length;
	doc->odd = true;
	fg_complain(doc, "FG1005", mark_at(doc, at, length),
	            character > 0x9F ? "character U+%04X turns or breaks text unseen; remove it"
	                             : "control character U+%04X; remove it",
	            character);
	return character < 0x20 || character >= 0xFFFE || doc->stop ? 0 : length;
}

/* Whether the piece ends within the character. */
static bool is_cut(const struct fg_doc *doc, const char *at)
{
	unsigned char byte = (unsigned char)*at;

	return !doc->file->whole && byte >= 0xC0
	       && sequence_length(byte) > doc->length - (size_t)(at - doc->data);
}

/* Notes the lines before each block up to this offset. */
static int note_blocks(struct fg_doc *doc, size_t offset)
{
	struct fg_scan *scan = &doc->scan;

	for (; (size_t)scan->block_count * FG_BLOCK <= offset; scan->block_count++) {
		struct fg_block *blocks = fg_grow(doc->blocks, scan->block_count,
		                                  &scan->block_room, sizeof(*blocks));

		if (!blocks)
			return -ENOMEM;
		doc->blocks = blocks;
		blocks[scan->block_count] =
			(struct fg_block){ scan->lines, scan->line_start };
	}
	return 0;
}

/* So many bytes are kept ahead of what is looked at: messages show the line to its end. */
enum { AHEAD = 4096 };

static int check_characters(struct fg_doc *doc)
{
	size_t ahead = doc->file->whole ? 0 : doc->length < AHEAD ? doc->length : AHEAD;
	const char *at = doc->data + doc->scan.characters, *end = doc->data + doc->length - ahead;

	while (at < end) {
		size_t length = 1;

		at = skip_plain(at, end);
		if (note_blocks(doc, (size_t)(at - doc->data)) < 0)
			return -ENOMEM;
		if (at >= end || is_cut(doc, at))
			break;
		if (*at == '\n') {
			doc->scan.lines++;
			doc->scan.line_start = (uint32_t)(at - doc->data) + 1;
		} else {
			length = check_character(doc, at);
		}
		if (!length)
			return -EINVAL;
		at += length;
	}
	doc->scan.characters = (uint32_t)(at - doc->data);
	return 0;
}

/* ---- sizes */

struct scan {
	struct fg_doc *doc;
	const char *at, *end;            /* what is looked at, and what is there so far */
};

static int refuse(struct scan *scan, const char *what)
{
	fg_complain(scan->doc, "FG1003", mark_at(scan->doc, scan->at, 1), "%s", what);
	return -EINVAL;
}

enum { CUT, ENDS, TOO_LONG };

/* A comment, CDATA section or processing instruction: where it ends. */
static int find_end(const struct scan *scan, const char *close, size_t limit, const char **ret_end)
{
	size_t left = (size_t)(scan->end - scan->at), room = left < limit ? left : limit;
	const char *found = memmem(scan->at, room, close, strlen(close));

	if (!found)
		return room < limit ? CUT : TOO_LONG;
	*ret_end = found + strlen(close);
	return ENDS;
}

/* The same for a tag, in which quotation marks may hide the end. */
static int find_tag_end(const struct scan *scan, const char **ret_end)
{
	static const bool stops[256] = { ['>'] = true, ['"'] = true, ['\''] = true };
	const char *at = scan->at + 1;
	size_t left = (size_t)(scan->end - at), room = left < FG_TAG_LIMIT ? left : FG_TAG_LIMIT;
	const char *last = at + room;
	int unfinished = room < FG_TAG_LIMIT ? CUT : TOO_LONG;

	for (;; at++) {
		while (at < last && !stops[(unsigned char)*at])
			at++;
		if (at >= last || *at == '>')
			break;
		at = memchr(at + 1, *at, (size_t)(last - at - 1));
		if (!at)
			return unfinished;
	}
	if (at >= last)
		return unfinished;
	*ret_end = at + 1;
	return ENDS;
}

static bool starts(const struct scan *scan, const char *with)
{
	size_t length = strlen(with);

	return (size_t)(scan->end - scan->at) >= length && memcmp(scan->at, with, length) == 0;
}

/* Each of these moves on to the end of what stands at `at` or beyond it, to the end of what is
 * there when that is not known yet, or refuses. */
static int scan_tag(struct scan *scan)
{
	size_t left = (size_t)(scan->end - scan->at - 1);
	const char *next = memchr(scan->at + 1, '<', left < FG_TAG_LIMIT ? left : FG_TAG_LIMIT);
	const char *end = scan->end;
	int found = next ? ENDS : find_tag_end(scan, &end);

	if (found == TOO_LONG)
		return refuse(scan, "a tag longer than 64 KiB");
	if (found == CUT)
		return 0;
	scan->at = next ? next : end;    /* no tag has a '<' in it: the parser stops there */
	return 1;
}

static int scan_markup(struct scan *scan)
{
	const char *end = scan->end;
	int found;

	if (scan->at + 1 < scan->end && scan->at[1] != '!' && scan->at[1] != '?')
		return scan_tag(scan);
	if (starts(scan, "<!--"))
		found = find_end(scan, "-->", FG_TAG_LIMIT, &end);
	else if (starts(scan, "<?"))
		found = find_end(scan, "?>", FG_TAG_LIMIT, &end);
	else if (starts(scan, "<![CDATA["))
		found = find_end(scan, "]]>", FG_TEXT_LIMIT, &end);
	else if (!starts(scan, "<!"))
		return scan_tag(scan);
	else {
		fg_complain(scan->doc, "FG1006", mark_at(scan->doc, scan->at, 2),
		            "a model has no DOCTYPE and declares no entities; remove it");
		return -EINVAL;
	}
	if (found == TOO_LONG)
		return refuse(scan, "a comment, instruction or CDATA section that is too long");
	scan->at = end;
	return found == ENDS;
}

enum { OPENING = 9 };            /* bytes that tell what a markup is: "<![CDATA[" */

static int check_sizes(struct fg_doc *doc)
{
	struct scan scan = { doc, doc->data + doc->scan.ready, doc->data + doc->scan.characters };
	int going = 1;

	while (going > 0) {
		const char *next = memchr(scan.at, '<', (size_t)(scan.end - scan.at));

		scan.at = next ? next : scan.end;
		doc->scan.ready = (uint32_t)(scan.at - doc->data);
		if (!next || (!doc->file->whole && scan.end - next < OPENING))
			break;
		going = scan_markup(&scan);
	}
	if (doc->file->whole)
		doc->scan.ready = (uint32_t)doc->length;
	return going < 0 ? going : 0;
}

int fg_doc_look(struct fg_doc *doc)
{
	int status = doc->scan.characters ? 0 : check_encoding(doc);

	return status == 0 ? check_characters(doc) : status;
}

int fg_doc_scan(struct fg_doc *doc)
{
	int status = fg_doc_look(doc);

	if (status == 0)
		status = check_sizes(doc);
	return status;
}
