/* A device in the hands of the person: whatever is kept there for which nobody answers how long or
 * what happens at the end; that it is not deleted is no end. What is denied does not stay. One hit
 * for what is written, one for what only arrives: the latter is to verify, since nobody has said
 * that it stays. */
#include <errno.h>
#include <stdlib.h>

#include "gaps/rulework.h"

static const enum fg_attribute ends[] = { FG_PERIOD, FG_DISPOSAL };
enum { ENDS = sizeof(ends) / sizeof(ends[0]) };

static bool is_persons_device(const struct fg_model *model, const struct fg_place *place)
{
	return place->kind == FG_PLACE_DEVICE && place->keeps
	       && model->parties[place->custodian].kind == FG_DATA_SUBJECT;
}

/* 0, 1 or a negative errno. */
static int has_end(const struct fg_rule_work *work, fg_ref holding)
{
	struct fg_rule_value value;
	struct fg_rule_cells cells = { .count = 0 };

	for (size_t i = 0; i < ENDS; i++) {
		int found = fg_rule_values(work,
		                           (struct fg_target){ holding, FG_HOLDING, ends[i] },
		                           &value, 1);

		if (found)
			return found;
		fg_rule_add_cells(work, FG_HOLDING, holding, ends[i], &cells);
	}
	for (uint32_t i = 0; i < cells.count; i++) {
		const struct fg_cell *cell = fg_cell_at(work->gaps, cells.items[i]);

		if (cell->family == FG_ANSWERED
		    && (cell->attribute != FG_DISPOSAL || cell->status != FG_DENIED))
			return 1;
	}
	return 0;
}

/* The same of an implied holding, for which only scopes speak. 0, 1 or -ENOMEM. */
static int implied_has_end(const struct fg_rule_work *work, const struct fg_pair *pair)
{
	struct fg_matter matter = { FG_HOLDING, FG_NONE, pair->place, pair->element, FG_SAID };
	struct fg_heard heard;
	int status = fg_evidence_heard(work->evidence, &matter, &heard);

	if (status < 0 || fg_is_denied(&heard))
		return status < 0 ? status : 1;
	for (size_t i = 0; i < ENDS; i++) {
		matter.attribute = ends[i];
		status = fg_evidence_heard(work->evidence, &matter, &heard);
		if (status < 0 || heard.all & 1u << FG_STATES)
			return status < 0 ? status : 1;
	}
	return 0;
}

/* Marks the elements of written holdings without an end in `open`, and adds their answers. */
static int mark_open(const struct fg_rule_work *work, fg_ref place, bool *open,
                     struct fg_rule_cells *cells)
{
	const struct fg_model *model = work->model;

	for (fg_ref i = 0; i < model->holding_count; i++) {
		const struct fg_holding *holding = &model->holdings[i];
		int ended;

		if (holding->place != place || fg_fact_is_idle(work->evidence, FG_HOLDING, i))
			continue;
		ended = has_end(work, i);
		if (ended < 0)
			return ended;
		if (ended)
			continue;
		fg_rule_add_cells(work, FG_HOLDING, i, FG_DISPOSAL, cells);
		fg_rule_add_cells(work, FG_HOLDING, i, FG_PERIOD, cells);
		for (uint32_t k = 0; k < holding->elements.count; k++)
			open[holding->elements.items[k]] = true;
	}
	return 0;
}

static int check_written(struct fg_rule_work *work, fg_ref place)
{
	uint32_t elements = work->model->element_count, count = 0;
	bool *open = calloc((size_t)elements + 1, sizeof(*open));
	fg_ref *items = calloc((size_t)elements + 1, sizeof(*items));
	struct fg_rule_cells cells = { .count = 0 };
	int status = open && items ? mark_open(work, place, open, &cells) : -ENOMEM;

	for (fg_ref i = 0; status == 0 && i < elements; i++)
		if (open[i])
			items[count++] = i;
	if (count)
		status = fg_rule_hit(work, &(struct fg_hit){
			.kind = FG_PLACE,
			.index = place,
			.elements = { items, count },
			.cells = &cells,
			.status = FG_NOT_EXAMINED,
			.family = fg_rule_family(work, &cells, FG_TO_VERIFY),
		});
	free(open);
	free(items);
	return status;
}

/* `pairs` are the implied holdings at the place. */
static int check_implied(struct fg_rule_work *work, fg_ref place, const struct fg_pair *pairs,
                         uint32_t count)
{
	fg_ref *items = calloc((size_t)count + 1, sizeof(*items));
	uint32_t open = 0;
	int status = items ? 0 : -ENOMEM;

	for (uint32_t i = 0; status >= 0 && i < count; i++) {
		status = implied_has_end(work, &pairs[i]);
		if (status == 0)
			items[open++] = pairs[i].element;
	}
	if (status >= 0 && open)
		status = fg_rule_hit(work, &(struct fg_hit){
			.kind = FG_PLACE,
			.index = place,
			.other = "implied",
			.elements = { items, open },
			.status = FG_NOT_EXAMINED,
			.family = FG_TO_VERIFY,
		});
	free(items);
	return status < 0 ? status : 0;
}

int fg_rule_left_on_device(struct fg_rule_work *work)
{
	struct fg_pair *pairs = NULL;
	uint32_t count = 0, from = 0, to = 0;
	int status = fg_reach_implied(work->gaps->reach, &pairs, &count);

	for (fg_ref i = 0; status == 0 && i < work->model->place_count; i++, from = to) {
		while (to < count && pairs[to].place == i)
			to++;
		if (!is_persons_device(work->model, &work->model->places[i]))
			continue;
		status = check_written(work, i);
		if (status == 0)
			status = check_implied(work, i, pairs + from, to - from);
	}
	free(pairs);
	return status;
}
