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

static int by_number(const void *a, const void *b)
{
	const fg_ref *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

/* In order, each once. */
static uint32_t sort_out(fg_ref *items, uint32_t count)
{
	uint32_t kept = 0;

	qsort(items, count, sizeof(*items), by_number);
	for (uint32_t i = 0; i < count; i++)
		if (!kept || items[kept - 1] != items[i])
			items[kept++] = items[i];
	return kept;
}

/* The elements of written holdings without an end, how many or a negative errno, and their
 * answers. */
static int gather_open(const struct fg_rule_work *work, struct fg_refs held, fg_ref *items,
                       struct fg_rule_cells *cells)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < held.count; i++) {
		const struct fg_holding *holding = &work->model->holdings[held.items[i]];
		int ended = fg_fact_is_idle(work->evidence, FG_HOLDING, held.items[i])
		                    ? 1 : has_end(work, held.items[i]);

		if (ended < 0)
			return ended;
		if (ended)
			continue;
		fg_rule_add_cells(work, FG_HOLDING, held.items[i], FG_DISPOSAL, cells);
		fg_rule_add_cells(work, FG_HOLDING, held.items[i], FG_PERIOD, cells);
		for (uint32_t k = 0; k < holding->elements.count; k++)
			items[count++] = holding->elements.items[k];
	}
	return (int)sort_out(items, count);
}

static int check_written(struct fg_rule_work *work, fg_ref place)
{
	struct fg_refs held = fg_rule_list(&work->held, place);
	struct fg_rule_cells cells = { .count = 0 };
	size_t room = 1;
	fg_ref *items;
	int status;

	for (uint32_t i = 0; i < held.count; i++)
		room += work->model->holdings[held.items[i]].elements.count;
	items = calloc(room, sizeof(*items));
	status = items ? gather_open(work, held, items, &cells) : -ENOMEM;
	if (status > 0)
		status = fg_rule_hit(work, &(struct fg_hit){
			.kind = FG_PLACE,
			.index = place,
			.elements = { items, (uint32_t)status },
			.cells = &cells,
			.status = FG_NOT_EXAMINED,
			.family = fg_rule_family(work, &cells, FG_TO_VERIFY),
		});
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
