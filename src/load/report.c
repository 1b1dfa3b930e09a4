/* Messages about a file: where it is wrong, what may stand there, what was meant. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/sink.h"
#include "base/text.h"
#include "load/doc.h"

enum {
	FAR = 1024 * 1024,       /* bytes into a line from which the column is not counted */
	SHOWN = 10000            /* bytes into a line up to which the line is shown */
};

/* The block that the offset lies in; before any was looked at, all that is there. */
static struct fg_block block_of(const struct fg_doc *doc, uint32_t offset, uint32_t *ret_start)
{
	*ret_start = doc->blocks ? offset / FG_BLOCK * FG_BLOCK : 0;
	return doc->blocks ? doc->blocks[offset / FG_BLOCK] : (struct fg_block){ 0 };
}

static uint32_t start_of_line(const struct fg_doc *doc, uint32_t offset)
{
	uint32_t start;
	struct fg_block block = block_of(doc, offset, &start);
	const char *end = memrchr(doc->data + start, '\n', offset - start);

	return end ? (uint32_t)(end - doc->data) + 1 : block.line_start;
}

/* Line and column (bytes) of an offset. */
static struct fg_loc loc_of(const struct fg_doc *doc, uint32_t offset)
{
	uint32_t start;
	struct fg_block block = block_of(doc, offset, &start);
	uint32_t line = block.lines + 1;

	for (const char *at = doc->data + start, *end = doc->data + offset;
	     (at = memchr(at, '\n', (size_t)(end - at))); at++)
		line++;
	return (struct fg_loc){ line, offset - start_of_line(doc, offset) + 1 };
}

struct fg_loc fg_record_loc(const struct fg_doc *doc, const struct fg_record *record)
{
	uint32_t column = record->column;

	if (!column)
		column = record->offset - start_of_line(doc, record->offset) + 1;
	return (struct fg_loc){ record->line, column };
}

/* The list "allowed: a, b, c", or NULL. */
static char *list_words(struct fg_doc *doc, const struct fg_hint *hint)
{
	struct fg_sink sink = { .arena = doc->arena };

	if (hint->allowed)
		return fg_arena_format(doc->arena, "allowed: %s", hint->allowed);
	if (!hint->list || !hint->count)
		return NULL;
	fg_put(&sink, "allowed: ");
	for (size_t i = 0; i < hint->count; i++) {
		fg_put(&sink, i ? ", " : "");
		fg_put(&sink, hint->words[i]);
	}
	return fg_sink_keep(&sink);
}

static void add_hint(struct fg_doc *doc, const struct fg_hint *hint, struct fg_diag *diag)
{
	const char *nearest =
		hint->wrong ? fg_nearest(hint->wrong, hint->words, hint->count) : NULL;

	diag->allowed = list_words(doc, hint);
	if (nearest)
		diag->suggestion = fg_arena_format(doc->arena, "did you mean '%s'?", nearest);
}

static uint32_t count_characters(const char *text, size_t length)
{
	uint32_t count = 0;

	for (size_t i = 0; i < length; i++)
		count += (text[i] & 0xC0) != 0x80;
	return count;
}

static void add_place(struct fg_doc *doc, struct fg_mark mark, struct fg_diag *diag)
{
	struct fg_loc loc = loc_of(doc, mark.offset);
	const char *line = doc->data + mark.offset - (loc.column - 1);
	size_t rest;

	if (!mark.offset && !mark.length)
		return;
	diag->line = loc.line;
	if (loc.column > FAR)
		return;
	rest = strcspn(doc->data + mark.offset, "\r\n");
	diag->column = count_characters(line, loc.column - 1) + 1;
	diag->width =
		count_characters(doc->data + mark.offset, mark.length < rest ? mark.length : rest);
	if (loc.column <= SHOWN)
		diag->source_line = (char *)(uintptr_t)line;     /* copied by the list */
}

static void __attribute__((format(printf, 3, 0)))
complain(struct fg_doc *doc, const struct fg_hint *hint, const char *format, va_list args)
{
	struct fg_diag diag = { .code = fg_code_find(hint->code),
		                .file = (char *)(uintptr_t)doc->name };
	char *text = NULL;

	if (diag.code->severity == FG_WARNING && fg_diags_warnings(doc->diags) >= FG_DIAG_LIMIT) {
		fg_diags_add(doc->diags, &diag);         /* counted and not shown */
		return;
	}
	if (vasprintf(&text, format, args) < 0)
		text = NULL;
	diag.text = text;
	add_hint(doc, hint, &diag);
	add_place(doc, hint->mark, &diag);
	if (diag.code->severity == FG_ERROR)
		doc->invalid = true;
	if (fg_diags_add(doc->diags, &diag))
		doc->stop = true;
	if (!text || fg_arena_failed(doc->arena))
		doc->no_memory = true;
	free(text);
}

void fg_complain_hint(struct fg_doc *doc, const struct fg_hint *hint, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	complain(doc, hint, format, args);
	va_end(args);
}

void fg_complain(struct fg_doc *doc, const char *code, struct fg_mark mark, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	complain(doc, &(struct fg_hint){ .code = code, .mark = mark }, format, args);
	va_end(args);
}

struct fg_mark fg_mark_tag(const struct fg_doc *doc, const struct fg_record *record)
{
	return (struct fg_mark){ record->offset,
		                 (uint32_t)strlen(fg_record_row(doc, record)->name) + 1 };
}

struct fg_mark fg_mark_attr(const struct fg_doc *doc, const struct fg_attr *attr)
{
	uint32_t offset = attr->copied ? doc->decoded[attr->at].offset : attr->at;

	return (struct fg_mark){ offset, attr->length };
}

struct fg_mark fg_mark_span(const struct fg_doc *doc, const struct fg_attr *attr,
                            struct fg_span part)
{
	struct fg_mark mark = fg_mark_attr(doc, attr);
	uint32_t skip = (uint32_t)(part.at - fg_attr_span(doc, attr).at);

	if (attr->copied
	    && (mark.offset + (size_t)skip + part.length > doc->length
	        || memcmp(doc->data + mark.offset + skip, part.at, part.length) != 0))
		return mark;
	return (struct fg_mark){ mark.offset + skip, part.length };
}

struct fg_mark fg_mark_name(const struct fg_doc *doc, const struct fg_record *record,
                            enum fg_name name)
{
	const struct fg_attr *attr = fg_record_attr(doc, record, name);

	return attr ? fg_mark_attr(doc, attr) : fg_mark_tag(doc, record);
}
