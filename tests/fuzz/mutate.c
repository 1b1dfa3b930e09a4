/*
 * Changes to XML that leave it whole more often than changes to bytes do: elements cut out, doubled
 * or moved; values put in the place of others, which makes references to other things, cycles and
 * pairs that do not agree. Half of the changes are libFuzzer's own.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/fuzz.h"

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t most);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed);

enum { SPANS = 4096 };

struct span {
	size_t start, length;
};

struct text {
	uint8_t *data;
	size_t size, most;
	struct span spans[SPANS];
	size_t count;
};

static void add_span(struct text *text, size_t start, size_t end)
{
	if (text->count < SPANS)
		text->spans[text->count++] = (struct span){ start, end - start };
}

/* Between quotation marks. */
static void find_values(struct text *text)
{
	size_t start = 0;
	bool inside = false;

	for (size_t i = 0; i < text->size; i++) {
		if (text->data[i] != '"')
			continue;
		if (inside)
			add_span(text, start, i);
		start = i + 1;
		inside = !inside;
	}
}

/* Where the element ends whose tag ends before `at`, which is one level deep. */
static size_t find_end(const struct text *text, size_t at)
{
	int depth = 1;

	for (; at + 1 < text->size && depth > 0; at++) {
		if (text->data[at] == '<')
			depth += text->data[at + 1] == '/' ? -1 : 1;
		if (text->data[at] == '/' && text->data[at + 1] == '>')
			depth--;
	}
	while (at < text->size && text->data[at - 1] != '>')
		at++;
	return at;
}

static void find_elements(struct text *text)
{
	for (size_t i = 0; i + 1 < text->size; i++)
		if (text->data[i] == '<' && text->data[i + 1] >= 'a' && text->data[i + 1] <= 'z')
			add_span(text, i, find_end(text, i + 1));
}

/* Puts `length` bytes of the text itself in the place of a span. */
static void put(struct text *text, struct span span, struct span what)
{
	uint8_t *copy;

	if (text->size - span.length + what.length > text->most)
		return;
	copy = malloc(what.length + 1);
	if (!copy)
		return;
	memcpy(copy, text->data + what.start, what.length);
	memmove(text->data + span.start + what.length, text->data + span.start + span.length,
	        text->size - span.start - span.length);
	memcpy(text->data + span.start, copy, what.length);
	text->size += what.length - span.length;
	free(copy);
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed)
{
	static struct text text;
	struct span one, other;

	if (seed % 2 || !size)
		return LLVMFuzzerMutate(data, size, most);
	text = (struct text){ .data = data, .size = size, .most = most };
	srand(seed);
	if (seed % 4)
		find_values(&text);
	else
		find_elements(&text);
	if (!text.count)
		return LLVMFuzzerMutate(data, size, most);
	one = text.spans[(size_t)rand() % text.count];
	other = text.spans[(size_t)rand() % text.count];
	if (seed % 4 == 0 && rand() % 3 == 0)
		other.length = 0;                /* cut out */
	else if (seed % 4 == 0 && rand() % 2)
		one.length = 0;                  /* a copy of the other before it */
	put(&text, one, other);
	return text.size;
}
