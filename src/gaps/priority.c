#include "gaps/internal.h"

/*
 * What to look at first. Rows: how sensitive the most sensitive element is (low, medium, high).
 * Columns: stays inside and softly answered, inside and open, goes outside and softly answered,
 * outside and open. Softly: partly, to be determined, by reference, reported, disputed.
 */
static const enum fg_priority table[3][4] = {
	{ FG_THIRD, FG_THIRD, FG_THIRD, FG_SECOND },
	{ FG_THIRD, FG_SECOND, FG_SECOND, FG_FIRST },
	{ FG_SECOND, FG_FIRST, FG_FIRST, FG_FIRST },
};

bool fg_status_is_open(enum fg_status status)
{
	return status == FG_NOT_STATED || status == FG_UNDISCLOSED || status == FG_CONTRADICTED
	       || status == FG_SAID_MISSING || status == FG_NOT_EXAMINED;
}

static bool goes_outside(const struct fg_model *model, const struct fg_gap *row)
{
	if (row->kind == FG_FLOW)
		return !model->places[model->flows[row->index].to].inside;
	if (row->kind == FG_HOLDING)
		return !model->places[model->holdings[row->index].place].inside;
	return row->kind == FG_PLACE && !model->places[row->index].inside;
}

static int sensitivity(const struct fg_gaps *gaps, const struct fg_gap *row)
{
	const struct fg_model *model = gaps->reach->evidence->model;
	struct fg_refs elements = fg_gap_elements(gaps, row);
	uint32_t carried = row->kind == FG_FLOW ? model->flows[row->index].carried : 0;
	int most = row->kind == FG_ANSWER ? 1 : 0;

	for (uint32_t i = 0; i < elements.count; i++)
		carried |= 1u << model->elements[elements.items[i]].category;
	for (enum fg_category c = 0; carried >> c; c++) {
		int own = carried >> c & 1u ? fg_category_look(c)->sensitivity : 0;

		most = own > most ? own : most;
	}
	return most;
}

enum fg_priority fg_priority_of(int level, bool outside, bool open)
{
	return table[level][2 * outside + open];
}

enum fg_priority fg_row_priority(const struct fg_gaps *gaps, const struct fg_gap *row)
{
	const struct fg_model *model = gaps->reach->evidence->model;

	return fg_priority_of(sensitivity(gaps, row), goes_outside(model, row),
	                      fg_status_is_open(row->status));
}
