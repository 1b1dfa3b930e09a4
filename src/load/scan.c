/*
 * A look over the bytes before libxml2 sees them: characters that no model needs, encodings, and
 * sizes. Some files that are small and well-formed cost a parser minutes (performance: a tag with
 * 200,000 attributes is quadratic); they are refused here. What is not well-formed is left to the
 * parser.
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

static int check_characters(struct fg_doc *doc)
{
	const char *at = doc->data, *end = doc->data + doc->length;
	uint32_t lines = 0, next = 0;

	doc->blocks = calloc(doc->length / FG_BLOCK + 2, sizeof(*doc->blocks));
	if (!doc->blocks)
		return -ENOMEM;
	while (at < end) {
		size_t length = 1;

		while (!special[(unsigned char)*at])
			at++;                    /* the final NUL is special */
		for (; (size_t)next * FG_BLOCK <= (size_t)(at - doc->data); next++)
			doc->blocks[next] = lines;
		if (at == end)
			break;
		if (*at == '\n')
			lines++;
		else
			length = check_character(doc, at);
		if (!length)
			return -EINVAL;
		at += length;
	}
	return 0;
}

/* ---- sizes */

struct scan {
	struct fg_doc *doc;
	const char *at, *end;
	unsigned depth;
};

static int refuse(struct scan *scan, const char *what)
{
	fg_complain(scan->doc, "FG1003", mark_at(scan->doc, scan->at, 1), "%s", what);
	return -EINVAL;
}

/* A comment, CDATA section or processing instruction: where it ends, or NULL when it is too long.
 * One that never ends is left to the parser. */
static const char *find_end(const struct scan *scan, const char *close, size_t limit)
{
	size_t left = (size_t)(scan->end - scan->at), room = left < limit ? left : limit;
	const char *found = memmem(scan->at, room, close, strlen(close));

	if (found)
		return found + strlen(close);
	return room < limit ? scan->end : NULL;
}

/* The same for a tag, in which quotation marks may hide the end. */
static const char *find_tag_end(const struct scan *scan)
{
	const char *at = scan->at + 1;
	size_t left = (size_t)(scan->end - at), room = left < FG_TAG_LIMIT ? left : FG_TAG_LIMIT;
	const char *last = at + room;

	for (; at < last && *at != '>'; at++) {
		if (*at != '"' && *at != '\'')
			continue;
		at = memchr(at + 1, *at, (size_t)(last - at - 1));
		if (!at)
			return room < FG_TAG_LIMIT ? scan->end : NULL;
	}
	if (at < last)
		return at + 1;
	return room < FG_TAG_LIMIT ? scan->end : NULL;
}

static bool starts(const struct scan *scan, const char *with)
{
	size_t length = strlen(with);

	return (size_t)(scan->end - scan->at) >= length && memcmp(scan->at, with, length) == 0;
}

static int scan_tag(struct scan *scan)
{
	const char *end = find_tag_end(scan);

	if (!end)
		return refuse(scan, "a tag longer than 64 KiB");
	if (scan->at[1] == '/')
		scan->depth -= scan->depth > 0;
	else if (end[-1] == '>' && end[-2] != '/' && ++scan->depth > FG_DEPTH_LIMIT)
		return refuse(scan, "elements nested more than 16 deep");
	scan->at = end;
	return 0;
}

static int scan_markup(struct scan *scan)
{
	const char *end;

	if (starts(scan, "<!--"))
		end = find_end(scan, "-->", FG_TAG_LIMIT);
	else if (starts(scan, "<?"))
		end = find_end(scan, "?>", FG_TAG_LIMIT);
	else if (starts(scan, "<![CDATA["))
		end = find_end(scan, "]]>", FG_TEXT_LIMIT);
	else if (!starts(scan, "<!"))
		return scan_tag(scan);
	else {
		fg_complain(scan->doc, "FG1006", mark_at(scan->doc, scan->at, 2),
		            "a model has no DOCTYPE and declares no entities; remove it");
		return -EINVAL;
	}
	if (!end)
		return refuse(scan, "a comment, instruction or CDATA section that is too long");
	scan->at = end;
	return 0;
}

static int check_sizes(struct fg_doc *doc)
{
	struct scan scan = { .doc = doc, .at = doc->data, .end = doc->data + doc->length };

	for (;;) {
		int status;

		scan.at = memchr(scan.at, '<', (size_t)(scan.end - scan.at));
		if (!scan.at)
			return 0;
		status = scan_markup(&scan);
		if (status < 0)
			return status;
	}
}

int fg_doc_scan(struct fg_doc *doc)
{
	int status;

	if (doc->length >= 3 && memcmp(doc->data, "\xEF\xBB\xBF", 3) == 0) {
		doc->data += 3;
		doc->length -= 3;
	}
	status = check_encoding(doc);
	if (status == 0)
		status = check_characters(doc);
	if (status == 0)
		status = check_sizes(doc);
	return status;
}
