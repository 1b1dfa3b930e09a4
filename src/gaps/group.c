/* Cells into rows: one row per question, limb, subject and status; elements are grouped within a
 * row. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "gaps/internal.h"

/* What cells of one question and one row have in common; the number of the cell keeps document
 * order. */
struct key {
	fg_ref subject;
	fg_ref through; /* source pointed to */
	fg_ref cell;
	uint16_t limb;
	enum fg_kind kind;
	enum fg_status status;
	enum fg_family family;
	uint8_t flags;
};

/* How surely the element of an implied holding arrives. */
static enum fg_strength strength_of(const struct fg_reach *reach, const struct fg_cell *cell)
{
	const struct fg_arrival *arrival = NULL;

	if (cell->kind == FG_HOLDING && cell->index == FG_NONE)
		arrival = fg_reach_find(reach, cell->element, cell->place);
	return arrival ? arrival->strength : FG_BY_NAME;
}

uint8_t fg_cell_flags(const struct fg_cell *cell, enum fg_strength strength)
{
	return (uint8_t)(cell->project_wide | cell->recreation << 1 | cell->assumption << 2
	                 | cell->homework << 3 | !cell->read << 4 | cell->not_applicable << 5
	                 | (strength == FG_BY_CATEGORY) << 6 | (strength == FG_POSSIBLE) << 7);
}

static struct key key_of(const struct fg_reach *reach, const struct fg_cell *cell, fg_ref number)
{
	const struct fg_model *model = reach->evidence->model;
	struct key key = {
		.limb = cell->limb,
		.status = cell->status,
		.family = cell->family,
		.flags = fg_cell_flags(cell, strength_of(reach, cell)),
		.through = fg_cell_through(cell),
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

static int by_number(const void *a, const void *b)
{
	fg_ref x = *(const fg_ref *)a, y = *(const fg_ref *)b;

	return x < y ? -1 : x > y;
}

const struct fg_gap_more fg_gap_plain = { .rule = NULL };

/* Lives as long as the cell. */
static struct fg_refs elements_of_cell(const struct fg_model *model, const struct fg_cell *cell)
{
	fg_ref self;

	if (cell->kind == FG_ANSWER)
		return (struct fg_refs){ NULL, 0 };
	if (cell->index == FG_NONE)
		return (struct fg_refs){ &cell->element, 1 };
	if (cell->kind == FG_ELEMENT)
		return (struct fg_refs){ &cell->index, 1 };
	return fg_fact_elements(model, cell->kind, cell->index, &self);
}

struct fg_refs fg_gap_elements(const struct fg_gaps *gaps, const struct fg_gap *row)
{
	const struct fg_model *model = gaps->reach->evidence->model;
	fg_ref self;

	if (row->more->elements.items)
		return row->more->elements;
	if (!row->more->rule)
		return elements_of_cell(model, fg_gap_cell(gaps, row));
	if (row->kind == FG_ELEMENT)
		return (struct fg_refs){ &row->index, 1 };
	return fg_fact_elements(model, row->kind, row->index, &self);
}

static const struct fg_gap_more *keep_elements(struct fg_arena *arena, const fg_ref *items,
                                               uint32_t count)
{
	struct fg_gap_more *more = fg_arena_get(arena, sizeof(*more));
	fg_ref *kept = fg_arena_array(arena, count, sizeof(*kept));

	if (!more || !kept)
		return NULL;
	if (count)
		memcpy(kept, items, count * sizeof(*kept));
	more->elements = (struct fg_refs){ kept, count };
	return more;
}

/* The elements of all cells of a row, in document order, each once. */
static int collect_elements(struct fg_gaps *gaps, struct fg_gap *row)
{
	const struct fg_model *model = gaps->reach->evidence->model;
	struct fg_refs cells = fg_gap_cells(gaps, row);
	uint32_t room = 0, count = 0, kept = 0;
	fg_ref *all;

	if (cells.count == 1)
		return 0;
	for (uint32_t i = 0; i < cells.count; i++)
		room += elements_of_cell(model, fg_cell_at(gaps, cells.items[i])).count;
	all = calloc((size_t)room + 1, sizeof(*all));
	if (!all)
		return -ENOMEM;
	for (uint32_t i = 0; i < cells.count; i++) {
		struct fg_refs own = elements_of_cell(model, fg_cell_at(gaps, cells.items[i]));

		if (own.count)
			memcpy(all + count, own.items, own.count * sizeof(*all));
		count += own.count;
	}
	qsort(all, count, sizeof(*all), by_number);
	for (uint32_t i = 0; i < count; i++)
		if (i == 0 || all[i] != all[i - 1])
			all[kept++] = all[i];
	row->more = keep_elements(gaps->arena, all, kept);
	free(all);
	return row->more ? 0 : -ENOMEM;
}

/* `cells`: numbers of those that the row has, among gaps->row_cells. */
static int make_row(struct fg_gaps *gaps, const struct key *key, struct fg_refs cells)
{
	struct fg_gap *row = fg_add_row(gaps);
	const struct fg_cell *first = fg_cell_at(gaps, key->cell);

	if (!row)
		return -ENOMEM;
	row->question = first->question;
	row->limb = first->limb;
	row->attribute = first->attribute;
	row->kind = key->kind;
	row->index = key->subject;
	row->status = first->status;
	row->family = first->family;
	row->strength = strength_of(gaps->reach, first);
	row->first_cell = (uint32_t)(cells.items - gaps->row_cells);
	row->cell_count = cells.count;
	if (collect_elements(gaps, row) < 0)
		return -ENOMEM;
	row->priority = fg_row_priority(gaps, row);
	return 0;
}

/* The cells of one question, whose numbers are in `order`; these are put row by row. `keys` has
 * room for as many. */
static int group_question(struct fg_gaps *gaps, fg_ref *order, uint32_t count, struct key *keys)
{
	int status = 0;

	for (uint32_t i = 0; i < count; i++)
		keys[i] = key_of(gaps->reach, fg_cell_at(gaps, order[i]), order[i]);
	qsort(keys, count, sizeof(*keys), by_key);
	for (uint32_t i = 0, end; status == 0 && i < count; i = end) {
		for (end = i; end < count && same_row(&keys[i], &keys[end]) == 0; end++)
			order[end] = keys[end].cell;
		status = make_row(gaps, &keys[i], (struct fg_refs){ order + i, end - i });
	}
	return status;
}

static uint32_t bucket_of(const struct fg_gaps *gaps, uint32_t cell)
{
	fg_ref question = fg_cell_at(gaps, cell)->question;

	return question == FG_NONE ? gaps->reach->evidence->model->question_count : question;
}

/* Puts the numbers of the cells in order of their questions, those of none last; `first` has where
 * each question's begin, and one entry more. Returns how many the largest has. */
static uint32_t sort_by_question(const struct fg_gaps *gaps, uint32_t *first, fg_ref *order)
{
	uint32_t buckets = gaps->reach->evidence->model->question_count + 1, sum = 0, most = 0;

	for (uint32_t i = 0; i < gaps->cell_count; i++)
		first[bucket_of(gaps, i)]++;
	for (uint32_t q = 0; q <= buckets; q++) {        /* now the end of each bucket ... */
		most = first[q] > most ? first[q] : most;
		sum += first[q];
		first[q] = sum;
	}
	for (uint32_t i = gaps->cell_count; i-- > 0;)    /* ... and filled from behind its start */
		order[--first[bucket_of(gaps, i)]] = i;
	return most;
}

/* Every cell can be a row, and rules add some. Room that is not used costs no memory. */
static int make_room(struct fg_gaps *gaps)
{
	gaps->row_room = gaps->row_cell_room = gaps->cell_count + gaps->cell_count / 4 + 64;
	gaps->rows = malloc((size_t)gaps->row_room * sizeof(*gaps->rows));
	gaps->row_cells = malloc((size_t)gaps->row_cell_room * sizeof(*gaps->row_cells));
	gaps->row_cell_count = gaps->cell_count;
	return gaps->rows && gaps->row_cells ? 0 : -ENOMEM;
}

int fg_group_cells(struct fg_gaps *gaps)
{
	uint32_t questions = gaps->reach->evidence->model->question_count, most;
	uint32_t *first = calloc((size_t)questions + 2, sizeof(*first));
	struct key *keys = NULL;
	int status = first ? make_room(gaps) : -ENOMEM;

	if (status == 0) {
		most = sort_by_question(gaps, first, gaps->row_cells);
		keys = calloc((size_t)most + 1, sizeof(*keys));
		status = keys ? 0 : -ENOMEM;
	}
	for (fg_ref q = 0; status == 0 && q <= questions; q++)
		status = group_question(gaps, gaps->row_cells + first[q], first[q + 1] - first[q],
		                        keys);
	free(first);
	free(keys);
	return status;
}
