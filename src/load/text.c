/* Small things: spans of text, lists of words, growing arrays, reading a file into records. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "load/doc.h"

struct fg_span fg_trim(const char *text, size_t length)
{
	while (length && fg_is_space(text[0])) {
		text++;
		length--;
	}
	while (length && fg_is_space(text[length - 1]))
		length--;
	return (struct fg_span){ text, (uint32_t)length };
}

bool fg_next_word(struct fg_span *rest, struct fg_span *ret_word)
{
	const char *at = rest->at, *end = at + rest->length, *start;

	while (at < end && fg_is_space(*at))
		at++;
	start = at;
	while (at < end && !fg_is_space(*at))
		at++;
	*ret_word = (struct fg_span){ start, (uint32_t)(at - start) };
	*rest = (struct fg_span){ at, (uint32_t)(end - at) };
	return at > start;
}

bool fg_span_is(struct fg_span span, const char *word)
{
	return strlen(word) == span.length && memcmp(span.at, word, span.length) == 0;
}

/* Whether it is as fg_fold() would leave it: eight bytes at a time, no control and no two spaces
 * one after the other. Now and then no, where it is. */
static bool is_folded(struct fg_span span)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones << 7;
	uint64_t eight, spaces;
	uint32_t at = 0;

	for (; at + 8 <= span.length; at += 8) {
		memcpy(&eight, span.at + at, 8);
		spaces = eight ^ ones * ' ';
		spaces = (spaces - ones) & ~spaces & tops;
		if ((eight - ones * ' ') & ~eight & tops || spaces & spaces << 8
		    || (at && span.at[at] == ' ' && span.at[at - 1] == ' '))
			return false;
	}
	for (; at < span.length; at++)
		if ((unsigned char)span.at[at] <= ' '
		    && (span.at[at] != ' ' || span.at[at - (at > 0)] == ' '))
			return false;
	return true;
}

char *fg_fold(struct fg_arena *arena, const char *text, size_t length)
{
	struct fg_span span = fg_trim(text, length);
	char *copy, *to;

	if (is_folded(span))
		return fg_span_copy(arena, span);
	copy = to = fg_arena_text(arena, span.length);
	for (const char *at = span.at, *end = at + span.length; copy && at < end; at++) {
		if ((unsigned char)*at > ' ' || !fg_is_space(*at))
			*to++ = *at;
		else if (to[-1] != ' ')
			*to++ = ' ';
	}
	return copy;
}

char *fg_span_copy(struct fg_arena *arena, struct fg_span span)
{
	return fg_arena_copy(arena, span.at, span.length);
}

int fg_span_word(enum fg_vocab vocab, struct fg_span span)
{
	for (size_t i = 0, count = fg_vocab_size(vocab); i < count; i++) {
		const char *word = fg_vocab_word(vocab, i)->word;

		if (*word == *span.at && fg_span_is(span, word))
			return (int)i;
	}
	return -1;
}

void *fg_grow_full(void *array, uint32_t *room, size_t size)
{
	uint32_t more = *room ? *room * 2 : 64;

	if (more <= *room || more > SIZE_MAX / size)
		return NULL;
	array = realloc(array, more * size);
	if (array)
		*room = more;
	return array;
}

/* The next attribute at or after `at`, within a well-formed tag; false at its end. */
static bool next_in_tag(const char **at, struct fg_span *ret_name, struct fg_span *ret_value)
{
	const char *p = *at;

	while (fg_is_space(*p))
		p++;
	if (*p == '>' || *p == '/' || !*p)
		return false;
	ret_name->at = p;
	while (*p != '=' && !fg_is_space(*p))
		p++;
	ret_name->length = (uint32_t)(p - ret_name->at);
	while (*p != '"' && *p != '\'')
		p++;
	ret_value->at = p + 1;
	p = strchr(p + 1, *p);
	ret_value->length = (uint32_t)(p - ret_value->at);
	*at = p + 1;
	return true;
}

bool fg_find_in_tag(const struct fg_doc *doc, uint32_t tag, const char *name,
                    struct fg_span *ret_name, struct fg_span *ret_value)
{
	const char *at = doc->data + tag + 1;

	while (!fg_is_space(*at) && *at != '>' && *at != '/')
		at++;
	while (next_in_tag(&at, ret_name, ret_value)) {
		if (fg_span_is(*ret_name, name))
			return true;
	}
	return false;
}

static void take_piece(struct fg_doc *doc)
{
	doc->data = doc->file->data;
	doc->length = doc->file->length;
}

int fg_doc_more(struct fg_doc *doc)
{
	int status = fg_file_more(doc->file);

	take_piece(doc);
	if (status == -EFBIG) {
		fg_complain(doc, "FG1003", (struct fg_mark){ 0, 0 },
		            "the file has more than 1 GiB");
		return -EINVAL;
	}
	return status < 0 ? status : fg_doc_scan(doc);
}

/* A byte order mark is no text: what follows it is moved to the front. */
static void drop_mark(struct fg_file *file)
{
	if (file->length < 3 || memcmp(file->data, "\xEF\xBB\xBF", 3) != 0)
		return;
	file->length -= 3;
	memmove(file->data, file->data + 3, file->length + 1);
}

int fg_doc_read(struct fg_doc *doc, struct fg_file *file)
{
	int status;

	doc->name = file->name;
	doc->file = file;
	doc->arena = fg_arena_new();
	if (!doc->arena)
		return -ENOMEM;
	drop_mark(file);
	take_piece(doc);
	status = fg_doc_scan(doc);
	if (status == 0)
		status = fg_doc_parse(doc);
	if (doc->no_memory || fg_arena_failed(doc->arena))
		return -ENOMEM;
	return status == 0 && doc->stop ? -EINVAL : status;
}

int fg_doc_read_text(struct fg_doc *doc, struct fg_file *file, size_t limit)
{
	int status = 0;

	doc->name = file->name;
	doc->file = file;
	doc->arena = fg_arena_new();
	if (!doc->arena)
		return -ENOMEM;
	drop_mark(file);
	while (status == 0 && !file->whole && file->length <= limit)
		status = fg_file_more(file);
	take_piece(doc);
	if (status < 0 && status != -EFBIG)
		return status;
	if (status == 0 && file->length <= limit)
		return fg_doc_look(doc);
	fg_complain(doc, "FG1003", (struct fg_mark){ 0, 0 }, "the file has more than %zu MiB",
	            limit >> 20);
	return -EINVAL;
}

void fg_doc_clear(struct fg_doc *doc)
{
	free(doc->blocks);
	free(doc->records);
	free(doc->attrs);
	free(doc->decoded);
	free(doc->lost);
	fg_arena_free(doc->arena);
	doc->arena = NULL;
}
