/* Cells into rows: one row per question, limb, subject and status; elements are grouped within a
 * row. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/sink.h"
#include "gaps/internal.h"

/* What cells of one row have in common; the number of the cell keeps document order. */
struct key {
	fg_ref question;
	uint32_t limb, kind;
	fg_ref subject;
	uint32_t status, family, flags;
	fg_ref through; /* source pointed to */
	fg_ref cell;
};

static const char *const flag_words[] = { "project-wide", "re-creation", "assumption", "homework",
	                                  "unread", "not-applicable", "by-category", "possible" };

/* How surely the element of an implied holding arrives. */
static enum fg_strength strength_of(const struct fg_reach *reach, const struct fg_cell *cell)
{
	const struct fg_arrival *arrival = NULL;

	if (cell->kind == FG_HOLDING && cell->index == FG_NONE)
		arrival = fg_reach_find(reach, cell->element, cell->place);
	return arrival ? arrival->strength : FG_BY_NAME;
}

static uint32_t flags_of(const struct fg_cell *cell, enum fg_strength strength)
{
	return (uint32_t)cell->project_wide | (uint32_t)cell->recreation << 1
	       | (uint32_t)cell->assumption << 2 | (uint32_t)cell->homework << 3
	       | (uint32_t)!cell->read << 4 | (uint32_t)cell->not_applicable << 5
	       | (uint32_t)(strength == FG_BY_CATEGORY) << 6
	       | (uint32_t)(strength == FG_POSSIBLE) << 7;
}

static struct key key_of(const struct fg_reach *reach, const struct fg_cell *cell, fg_ref number)
{
	const struct fg_model *model = reach->evidence->model;
	struct key key = {
		.question = cell->question,
		.limb = cell->limb,
		.status = cell->status,
		.family = cell->family,
		.flags = flags_of(cell, strength_of(reach, cell)),
		.through = cell->through,
		.cell = number,
	};

	switch (cell->kind) {
	case FG_FLOW:
		key.kind = FG_FLOW;
		key.subject = cell->index;
		break;
	case FG_HOLDING:
		key.kind = FG_PLACE;
		key.subject =
			cell->index == FG_NONE ? cell->place : model->holdings[cell->index].place;
		break;
	case FG_ELEMENT:
		key.kind = FG_ELEMENT;
		key.subject = FG_NONE;
		break;
	default:
		key.kind = FG_ANSWER;
		key.subject = cell->question;
	}
	return key;
}

#define COMPARE(field) if (a->field != b->field) return a->field < b->field ? -1 : 1

static int same_row(const struct key *a, const struct key *b)
{
	COMPARE(question);
	COMPARE(limb);
	COMPARE(kind);
	COMPARE(subject);
	COMPARE(status);
	COMPARE(family);
	COMPARE(flags);
	COMPARE(through);
	return 0;
}

static int by_key(const void *x, const void *y)
{
	const struct key *a = x, *b = y;
	int order = same_row(a, b);

	if (order)
		return order;
	COMPARE(cell);
	return 0;
}

static const char *subject_id(const struct fg_model *model, const struct key *key)
{
	if (key->kind == FG_FLOW || key->kind == FG_PLACE)
		return fg_model_entity(model, (enum fg_kind)key->kind, key->subject)->id;
	return key->kind == FG_ELEMENT ? "elements" : "system";
}

/* Puts two texts, the second one after a separator. */
static void put_two(struct fg_sink *sink, const char *first, const char *second)
{
	fg_put(sink, first);
	fg_put(sink, second);
}

/* "dhs-pia:5.1.period@usec/not-stated": all that makes a row a row, so that it is unique and stays.
 * `id` is scratch paper. */
static const char *make_id(const struct fg_gaps *gaps, const struct key *key,
                           enum fg_attribute attribute, struct fg_sink *id)
{
	const struct fg_model *model = gaps->reach->evidence->model;

	id->length = 0;
	if (key->question != FG_NONE) {
		const struct fg_question *asked = &model->questions[key->question];

		put_two(id, model->yardsticks[asked->yardstick].id, ":");
		fg_put(id, asked->id);
	}
	if (key->kind != FG_ANSWER)
		put_two(id, id->length ? "." : "",
		        fg_vocab_word(FG_VOCAB_ATTRIBUTE, attribute)->word);
	put_two(id, "@", subject_id(model, key));
	put_two(id, "/", fg_vocab_word(FG_VOCAB_STATUS, key->status)->word);
	if (key->status == FG_BY_REFERENCE || key->status == FG_DISPUTED)
		put_two(id, "+", fg_vocab_word(FG_VOCAB_FAMILY, key->family)->word);
	for (size_t i = 0; i < sizeof(flag_words) / sizeof(flag_words[0]); i++)
		if (key->flags >> i & 1u)
			put_two(id, "+", flag_words[i]);
	if (key->through != FG_NONE)
		put_two(id, "+", model->sources[key->through].e.id);
	return id->error ? NULL : fg_arena_copy(gaps->arena, id->data, id->length);
}

static int by_number(const void *a, const void *b)
{
	fg_ref x = *(const fg_ref *)a, y = *(const fg_ref *)b;

	return x < y ? -1 : x > y;
}

static struct fg_refs cell_elements(const struct fg_model *model, const struct fg_cell *cell,
                                    fg_ref *self)
{
	if (cell->kind == FG_ANSWER)
		return (struct fg_refs){ NULL, 0 };
	if (cell->index == FG_NONE)
		return (struct fg_refs){ &cell->element, 1 };
	return fg_fact_elements(model, cell->kind, cell->index, self);
}

/* The elements of all cells of a row, in document order, each once. */
static int collect_elements(struct fg_gaps *gaps, struct fg_gap *row)
{
	const struct fg_model *model = gaps->reach->evidence->model;
	uint32_t room = 0, count = 0, kept = 0;
	const struct fg_cell *first = &gaps->cells[row->cells.items[0]];
	fg_ref self, *all;

	if (row->cells.count == 1 && first->index != FG_NONE
	    && (first->kind == FG_FLOW || first->kind == FG_HOLDING)) {
		row->elements = cell_elements(model, first, &self);      /* the model's own list */
		return 0;
	}
	for (uint32_t i = 0; i < row->cells.count; i++)
		room += cell_elements(model, &gaps->cells[row->cells.items[i]], &self).count;
	all = fg_arena_array(gaps->arena, room + 1, sizeof(*all));
	if (!all)
		return -ENOMEM;
	for (uint32_t i = 0; i < row->cells.count; i++) {
		struct fg_refs own = cell_elements(model, &gaps->cells[row->cells.items[i]], &self);

		if (own.count)
			memcpy(all + count, own.items, own.count * sizeof(*all));
		count += own.count;
	}
	if (row->cells.count > 1)
		qsort(all, count, sizeof(*all), by_number);
	for (uint32_t i = 0; i < count; i++)
		if (i == 0 || all[i] != all[i - 1])
			all[kept++] = all[i];
	row->elements = (struct fg_refs){ all, kept };
	return 0;
}

/* The path of the first element that has come here from elsewhere. */
static int note_witness(const struct fg_gaps *gaps, struct fg_gap *row)
{
	const struct fg_arrival *arrival = NULL;
	fg_ref *flows;

	for (uint32_t i = 0; i < row->elements.count && (!arrival || !arrival->hops); i++)
		arrival = fg_reach_find(gaps->reach, row->elements.items[i], row->index);
	if (!arrival || !arrival->hops)
		return 0;
	flows = fg_arena_array(gaps->arena, arrival->hops < FG_WITNESS_SHOWN
	                       ? arrival->hops : FG_WITNESS_SHOWN, sizeof(*flows));
	if (!flows)
		return -ENOMEM;
	row->arrival = arrival;
	row->witness = flows;
	row->witness_count = fg_reach_witness(gaps->reach, arrival->element, row->index, flows,
	                                      FG_WITNESS_SHOWN);
	return 0;
}

static int make_row(struct fg_gaps *gaps, const struct key *keys, uint32_t count,
                    struct fg_sink *id)
{
	struct fg_gap *row = fg_add_row(gaps);
	fg_ref *cells = fg_arena_array(gaps->arena, count, sizeof(*cells));
	const struct fg_cell *first = &gaps->cells[keys->cell];

	if (!row || !cells)
		return -ENOMEM;
	for (uint32_t i = 0; i < count; i++)
		cells[i] = keys[i].cell;
	row->id = make_id(gaps, keys, first->attribute, id);
	row->question = keys->question;
	row->limb = first->limb;
	row->attribute = first->attribute;
	row->kind = (enum fg_kind)keys->kind;
	row->index = keys->subject;
	row->status = first->status;
	row->family = first->family;
	row->strength = strength_of(gaps->reach, first);
	row->cell = first;
	row->cells = (struct fg_refs){ cells, count };
	if (!row->id || collect_elements(gaps, row) < 0)
		return -ENOMEM;
	if (row->kind == FG_PLACE && note_witness(gaps, row) < 0)
		return -ENOMEM;
	row->priority = fg_row_priority(gaps, row);
	return 0;
}

int fg_group_cells(struct fg_gaps *gaps)
{
	struct key *keys = calloc((size_t)gaps->cell_count + 1, sizeof(*keys));
	struct fg_sink id = { 0 };
	int status = keys ? 0 : -ENOMEM;

	for (fg_ref i = 0; keys && i < gaps->cell_count; i++)
		keys[i] = key_of(gaps->reach, &gaps->cells[i], i);
	if (keys)
		qsort(keys, gaps->cell_count, sizeof(*keys), by_key);
	for (uint32_t i = 0, end; status == 0 && i < gaps->cell_count; i = end) {
		end = i + 1;
		while (end < gaps->cell_count && same_row(&keys[i], &keys[end]) == 0)
			end++;
		status = make_row(gaps, &keys[i], end - i, &id);
	}
	fg_sink_clear(&id);
	free(keys);
	return status;
}
