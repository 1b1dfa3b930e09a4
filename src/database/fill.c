#include "database/fill.h"

#include <assert.h>
#include <stdio.h>

static void put(struct fg_fill *fill, struct fg_value value)
{
	if (fill->status < 0)
		return;
	assert(fill->count < fill->expected);
	fill->values[fill->count++] = value;
}

void fg_fill_text(struct fg_fill *fill, const char *text)
{
	put(fill, (struct fg_value){ .type = text ? FG_TEXT : FG_NULL, .text = text });
}

void fg_fill_number(struct fg_fill *fill, int64_t number)
{
	put(fill, (struct fg_value){ .type = FG_INTEGER, .number = number });
}

void fg_fill_null(struct fg_fill *fill)
{
	put(fill, (struct fg_value){ .type = FG_NULL });
}

void fg_fill_word(struct fg_fill *fill, enum fg_vocab vocab, size_t number)
{
	fg_fill_text(fill, fg_vocab_word(vocab, number)->word);
}

void fg_fill_date(struct fg_fill *fill, struct fg_date date)
{
	char *text = fill->dates[fill->date_count];

	if (!date.year) {
		fg_fill_null(fill);
		return;
	}
	fill->date_count = (fill->date_count + 1) % 8;
	if (date.day)
		snprintf(text, 24, "%04d-%02d-%02d", date.year, date.month, date.day);
	else if (date.month)
		snprintf(text, 24, "%04d-%02d", date.year, date.month);
	else
		snprintf(text, 24, "%04d", date.year);
	fg_fill_text(fill, text);
}

void fg_fill_id(struct fg_fill *fill, enum fg_kind kind, fg_ref index)
{
	if (index == FG_NONE)
		fg_fill_null(fill);
	else if (kind == FG_ANSWER)
		fg_fill_text(fill, fill->questions[index]);
	else
		fg_fill_text(fill, fg_model_entity(fill->model, kind, index)->id);
}

void fg_fill_entity(struct fg_fill *fill, const struct fg_entity *entity)
{
	fg_fill_text(fill, entity->id);
	fg_fill_text(fill, entity->label);
}

void fg_fill_end(struct fg_fill *fill)
{
	if (fill->status < 0)
		return;
	assert(fill->count == fill->expected);
	fill->status = fill->engine->add_row(fill->database, fill->values, fill->count);
	fill->count = 0;
}

void fg_fill_pairs(struct fg_fill *fill, const char *owner, enum fg_kind kind,
                   const struct fg_refs *refs)
{
	for (uint32_t i = 0; i < refs->count; i++) {
		fg_fill_text(fill, owner);
		fg_fill_id(fill, kind, refs->items[i]);
		fg_fill_end(fill);
	}
}

void fg_fill_bits(struct fg_fill *fill, const char *owner, enum fg_vocab vocab, uint32_t bits)
{
	for (size_t i = 0; i < fg_vocab_size(vocab); i++) {
		if (!(bits >> i & 1u))
			continue;
		fg_fill_text(fill, owner);
		fg_fill_word(fill, vocab, i);
		fg_fill_end(fill);
	}
}

const char *fg_kind_word(enum fg_kind kind)
{
	static const char *const words[] = {
		[FG_ELEMENT] = "element", [FG_FLOW] = "flow",   [FG_HOLDING] = "holding",
		[FG_PLACE] = "place",     [FG_PARTY] = "party", [FG_STEP] = "step",
		[FG_SOURCE] = "source",   [FG_BOUNDARY] = "boundary", [FG_GROUP] = "group",
		[FG_BASELINE] = "baseline", [FG_ANSWER] = "question", [FG_SCOPE] = "scope",
	};

	return words[kind];
}
