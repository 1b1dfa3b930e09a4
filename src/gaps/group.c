/* Cells into rows: one row per question, limb, subject and status; elements are grouped within a
 * row. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "gaps/internal.h"

/* What cells of one row have in common; the number of the cell keeps document order. */
struct key {
	fg_ref question, subject;
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
		.question = cell->question,
		.limb = cell->limb,
		.status = cell->status,
		.family = cell->family,
		.flags = fg_cell_flags(cell, strength_of(reach, cell)),
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

static int by_number(const void *a, const void *b)
{
	fg_ref x = *(const fg_ref *)a, y = *(const fg_ref *)b;

	return x < y ? -1 : x > y;
}

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

/* The elements of all cells of a row, in document order, each once. */
static int collect_elements(struct fg_gaps *gaps, struct fg_gap *row)
{
	const struct fg_model *model = gaps->reach->evidence->model;
	uint32_t room = 0, count = 0, kept = 0;
	fg_ref *all;

	if (row->cells.count == 1) {     /* the list of the model, or the cell's own number */
		row->elements = elements_of_cell(model, row->cell);
		return 0;
	}
	for (uint32_t i = 0; i < row->cells.count; i++)
		room += elements_of_cell(model, fg_cell_at(gaps, row->cells.items[i])).count;
	all = fg_arena_array(gaps->arena, room + 1, sizeof(*all));
	if (!all)
		return -ENOMEM;
	for (uint32_t i = 0; i < row->cells.count; i++) {
		struct fg_refs own = elements_of_cell(model, fg_cell_at(gaps, row->cells.items[i]));

		if (own.count)
			memcpy(all + count, own.items, own.count * sizeof(*all));
		count += own.count;
	}
	qsort(all, count, sizeof(*all), by_number);
	for (uint32_t i = 0; i < count; i++)
		if (i == 0 || all[i] != all[i - 1])
			all[kept++] = all[i];
	row->elements = (struct fg_refs){ all, kept };
	return 0;
}

static int make_row(struct fg_gaps *gaps, const struct key *key, struct fg_refs cells)
{
	struct fg_gap *row = fg_add_row(gaps);
	const struct fg_cell *first = fg_cell_at(gaps, key->cell);

	if (!row)
		return -ENOMEM;
	row->question = key->question;
	row->limb = first->limb;
	row->attribute = first->attribute;
	row->kind = key->kind;
	row->index = key->subject;
	row->status = first->status;
	row->family = first->family;
	row->strength = strength_of(gaps->reach, first);
	row->cell = first;
	row->cells = cells;
	if (collect_elements(gaps, row) < 0)
		return -ENOMEM;
	row->priority = fg_row_priority(gaps, row);
	return 0;
}

/* `order` gets the numbers of the cells, row by row. */
static int make_rows(struct fg_gaps *gaps, const struct key *keys, fg_ref *order)
{
	int status = 0;

	for (uint32_t i = 0, end; status == 0 && i < gaps->cell_count; i = end) {
		for (end = i; end < gaps->cell_count && same_row(&keys[i], &keys[end]) == 0; end++)
			order[end] = keys[end].cell;
		status = make_row(gaps, &keys[i], (struct fg_refs){ order + i, end - i });
	}
	return status;
}

int fg_group_cells(struct fg_gaps *gaps)
{
	fg_ref *order = fg_arena_array(gaps->arena, gaps->cell_count, sizeof(*order));
	struct key *keys = calloc((size_t)gaps->cell_count + 1, sizeof(*keys));
	int status = order && keys ? 0 : -ENOMEM;

	for (fg_ref i = 0; status == 0 && i < gaps->cell_count; i++)
		keys[i] = key_of(gaps->reach, fg_cell_at(gaps, i), i);
	if (status == 0) {
		qsort(keys, gaps->cell_count, sizeof(*keys), by_key);
		status = make_rows(gaps, keys, order);
	}
	free(keys);
	return status;
}
