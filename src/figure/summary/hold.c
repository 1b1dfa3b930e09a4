/* What is kept in the boxes and how long, what arrives there, and the register's rows about it. */
#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "figure/summary/summary.h"

static uint32_t box_at(const struct fg_summary *summary, fg_ref place)
{
	return summary->box_of[summary->figure->model->places[place].boundary];
}

/* The answer about one holding, where several questions ask: the weakest of them. */
struct answer {
	bool asked;
	enum fg_status status;
	enum fg_family family;
};

static void hear(struct answer *answer, const struct fg_cell *cell)
{
	if (answer->asked && !fg_is_weaker(cell->family, answer->family))
		return;
	*answer = (struct answer){ true, cell->status, cell->family };
}

static void count_answer(struct fg_sum_box *box, const struct answer *answer)
{
	if (!answer->asked)
		return;
	box->holdings++;
	box->answers[answer->family][answer->status]++;
}

/* Implied holdings have no number; the cells about one pair stand together. */
static void count_implied(struct fg_summary *summary)
{
	const struct fg_gaps *gaps = summary->figure->gaps;
	fg_ref place = FG_NONE, element = FG_NONE;
	struct answer answer = { 0 };

	for (uint32_t i = 0; i < gaps->cell_count; i++) {
		const struct fg_cell *cell = fg_cell_at(gaps, i);

		if (cell->kind != FG_HOLDING || cell->index != FG_NONE
		    || cell->attribute != FG_PERIOD)
			continue;
		if (cell->place != place || cell->element != element) {
			if (place != FG_NONE)
				count_answer(&summary->boxes[box_at(summary, place)], &answer);
			place = cell->place;
			element = cell->element;
			answer = (struct answer){ 0 };
		}
		hear(&answer, cell);
	}
	if (place != FG_NONE)
		count_answer(&summary->boxes[box_at(summary, place)], &answer);
}

static int count_written(struct fg_summary *summary)
{
	const struct fg_gaps *gaps = summary->figure->gaps;
	const struct fg_model *model = summary->figure->model;
	struct answer *answers = fg_arena_array(summary->figure->arena,
	                                        (size_t)model->holding_count + 1, sizeof(*answers));

	if (!answers)
		return -ENOMEM;
	for (uint32_t i = 0; i < gaps->cell_count; i++) {
		const struct fg_cell *cell = fg_cell_at(gaps, i);

		if (cell->kind == FG_HOLDING && cell->index != FG_NONE
		    && cell->attribute == FG_PERIOD)
			hear(&answers[cell->index], cell);
	}
	for (fg_ref i = 0; i < model->holding_count; i++)
		count_answer(&summary->boxes[box_at(summary, model->holdings[i].place)],
		             &answers[i]);
	return 0;
}

/* Arrivals stand by element: one bit per box for where it comes to, one for where it starts. */
static void count_arriving(struct fg_summary *summary)
{
	const struct fg_reach *reach = summary->figure->gaps->reach;

	for (fg_ref e = 0; e < summary->figure->model->element_count; e++) {
		uint32_t comes = 0, starts = 0;

		for (uint32_t i = reach->first[e]; i < reach->first[e + 1]; i++) {
			const struct fg_arrival *arrival = &reach->arrivals[i];
			uint32_t bit = 1u << box_at(summary, arrival->place);

			if (arrival->hops == 0)
				starts |= bit;
			else if (arrival->strength != FG_POSSIBLE)
				comes |= bit;
		}
		for (uint32_t i = 0; i < summary->box_count; i++)
			summary->boxes[i].arriving += (comes & ~starts) >> i & 1;
	}
}

/* The first row about how long is shown, else the first of all. */
static void mark_boxes(struct fg_summary *summary)
{
	const struct fg_gaps *gaps = summary->figure->gaps;
	const struct fg_model *model = summary->figure->model;

	for (uint32_t i = 0; i < gaps->row_count; i++) {
		const struct fg_gap *row = &gaps->rows[i];
		struct fg_marks *marks;
		fg_ref place = row->index;

		if (!row->number || row->under_of != FG_NONE || row->index == FG_NONE
		    || (row->kind != FG_PLACE && row->kind != FG_HOLDING))
			continue;
		if (row->kind == FG_HOLDING)
			place = model->holdings[row->index].place;
		marks = &summary->boxes[box_at(summary, place)].marks;
		if (!marks->count
		    || (row->attribute == FG_PERIOD && marks->shown[0]->attribute != FG_PERIOD))
			marks->shown[0] = row;
		marks->more += marks->count;
		marks->count = 1;
	}
}

int fg_sum_hold(struct fg_summary *summary)
{
	int status = count_written(summary);

	if (status < 0)
		return status;
	count_implied(summary);
	count_arriving(summary);
	mark_boxes(summary);
	return 0;
}
