#include <string.h>

#include "gaps/rules.h"
#include "write/write.h"

static bool has(struct fg_refs refs, fg_ref wanted)
{
	for (uint32_t i = 0; i < refs.count; i++)
		if (refs.items[i] == wanted)
			return true;
	return false;
}

/* The places that a row is about: the two ends of a flow, the place of a holding. Returns how many,
 * 0 to 2. */
static uint32_t places_of(const struct fg_model *model, const struct fg_gap *row,
                          fg_ref ret_places[2])
{
	switch (row->kind) {
	case FG_FLOW:
		ret_places[0] = model->flows[row->index].from;
		ret_places[1] = model->flows[row->index].to;
		return 2;
	case FG_HOLDING:
		ret_places[0] = model->holdings[row->index].place;
		return 1;
	case FG_PLACE:
		ret_places[0] = row->index;
		return 1;
	default:
		return 0;
	}
}

static bool at_place(const struct fg_filter *filter, const struct fg_model *model,
                     const struct fg_gap *row)
{
	fg_ref places[2];
	uint32_t count = places_of(model, row, places);

	if (!filter->places.count && !filter->boundaries.count)
		return true;
	for (uint32_t i = 0; i < count; i++)
		if (has(filter->places, places[i])
		    || has(filter->boundaries, model->places[places[i]].boundary))
			return true;
	return false;
}

static bool of_category(uint32_t wanted, const struct fg_gaps *gaps, const struct fg_gap *row)
{
	const struct fg_model *model = gaps->reach->evidence->model;
	struct fg_refs elements = fg_gap_elements(gaps, row);

	if (!wanted)
		return true;
	if (row->kind == FG_FLOW && (model->flows[row->index].carried & wanted))
		return true;
	for (uint32_t i = 0; i < elements.count; i++)
		if (wanted >> model->elements[elements.items[i]].category & 1u)
			return true;
	return false;
}

static bool names(const char *wanted, const struct fg_model *model, const struct fg_gap *row)
{
	const struct fg_question *asked;
	const char *yardstick;
	size_t length;

	if (row->more->rule)
		return strcmp(wanted, row->more->rule->id) == 0;
	if (row->question == FG_NONE)
		return strcmp(wanted, "said") == 0;
	asked = &model->questions[row->question];
	yardstick = model->yardsticks[asked->yardstick].id;
	length = strlen(yardstick);
	return strcmp(wanted, asked->id) == 0 || strcmp(wanted, yardstick) == 0
	       || (strncmp(wanted, yardstick, length) == 0 && wanted[length] == ':'
	           && strcmp(wanted + length + 1, asked->id) == 0);
}

static bool of_question(const struct fg_filter *filter, const struct fg_model *model,
                        const struct fg_gap *row)
{
	if (!filter->question_count)
		return true;
	for (uint32_t i = 0; i < filter->question_count; i++)
		if (names(filter->questions[i], model, row))
			return true;
	return false;
}

bool fg_filter_passes(const struct fg_filter *filter, const struct fg_gaps *gaps,
                      const struct fg_gap *row)
{
	const struct fg_model *model = gaps->reach->evidence->model;

	return (!filter->families || (filter->families >> row->family & 1u))
	       && (!filter->statuses || (filter->statuses >> row->status & 1u))
	       && of_category(filter->categories, gaps, row) && at_place(filter, model, row)
	       && of_question(filter, model, row);
}

/* Rows that repeat the system's answer stand for themselves where that row is filtered away. */
bool fg_filter_shows(const struct fg_filter *filter, const struct fg_gaps *gaps,
                     const struct fg_gap *row)
{
	if (!fg_filter_passes(filter, gaps, row))
		return false;
	return row->under_of == FG_NONE
	       || (!row->more->rule && !fg_filter_passes(filter, gaps, &gaps->rows[row->under_of]));
}

bool fg_filter_is_narrow(const struct fg_filter *filter)
{
	return filter->statuses || filter->categories || filter->places.count
	       || filter->boundaries.count || filter->question_count;
}
