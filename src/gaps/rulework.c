/* Lists that rules look things up in: made once, by counting sorts. */
#include <errno.h>
#include <stdlib.h>

#include "gaps/rulework.h"

/* Calls `put` for each pair of a thing and what belongs to it, in order. */
typedef void putter(void *context, fg_ref thing, fg_ref item);
typedef void walker(const struct fg_rule_work *work, putter *put, void *context);

static void count_item(void *context, fg_ref thing, fg_ref item)
{
	(void)item;
	((uint32_t *)context)[thing + 1]++;
}

static void place_item(void *context, fg_ref thing, fg_ref item)
{
	const struct fg_rule_lists *lists = context;

	lists->items[lists->first[thing]++] = item;
}

static int make_lists(const struct fg_rule_work *work, uint32_t things, walker *walk,
                      struct fg_rule_lists *lists)
{
	lists->first = calloc((size_t)things + 2, sizeof(*lists->first));
	if (!lists->first)
		return -ENOMEM;
	walk(work, count_item, lists->first);
	for (uint32_t i = 0; i < things; i++)
		lists->first[i + 1] += lists->first[i];
	lists->items = calloc((size_t)lists->first[things] + 1, sizeof(*lists->items));
	if (!lists->items)
		return -ENOMEM;
	walk(work, place_item, lists);
	for (uint32_t i = things; i > 0; i--)        /* placing moved each start to the next */
		lists->first[i] = lists->first[i - 1];
	lists->first[0] = 0;
	return 0;
}

static void walk_cells(const struct fg_rule_work *work, enum fg_kind kind, putter *put,
                       void *context)
{
	for (fg_ref i = 0; i < work->gaps->cell_count; i++) {
		const struct fg_cell *cell = fg_cell_at(work->gaps, i);

		if (cell->kind == kind && cell->index != FG_NONE)
			put(context, cell->index, i);
	}
}

static void walk_bares(const struct fg_rule_work *work, enum fg_kind kind, putter *put,
                       void *context)
{
	for (fg_ref i = 0; i < work->model->bare_count; i++)
		if (work->model->bares[i].target.kind == kind)
			put(context, work->model->bares[i].target.index, i);
}

static void walk_element_cells(const struct fg_rule_work *work, putter *put, void *context)
{
	walk_cells(work, FG_ELEMENT, put, context);
}

static void walk_flow_cells(const struct fg_rule_work *work, putter *put, void *context)
{
	walk_cells(work, FG_FLOW, put, context);
}

static void walk_holding_cells(const struct fg_rule_work *work, putter *put, void *context)
{
	walk_cells(work, FG_HOLDING, put, context);
}

static void walk_element_bares(const struct fg_rule_work *work, putter *put, void *context)
{
	walk_bares(work, FG_ELEMENT, put, context);
}

static void walk_flow_bares(const struct fg_rule_work *work, putter *put, void *context)
{
	walk_bares(work, FG_FLOW, put, context);
}

static void walk_holding_bares(const struct fg_rule_work *work, putter *put, void *context)
{
	walk_bares(work, FG_HOLDING, put, context);
}

static void walk_implied(const struct fg_rule_work *work, putter *put, void *context)
{
	for (fg_ref i = work->evidence->cell_count; i < work->gaps->cell_count; i++)
		put(context, fg_cell_at(work->gaps, i)->place, i);
}

static void walk_carriers(const struct fg_rule_work *work, putter *put, void *context)
{
	for (fg_ref i = 0; i < work->model->flow_count; i++) {
		const struct fg_refs *elements = &work->model->flows[i].elements;

		for (uint32_t k = 0; work->asserted[i] && k < elements->count; k++)
			put(context, elements->items[k], i);
	}
}

bool fg_rule_collects(const struct fg_model *model, const struct fg_flow *flow)
{
	const struct fg_place *from = &model->places[flow->from];

	return from->kind == FG_PERSON
	       || model->parties[from->custodian].kind == FG_DATA_SUBJECT;
}

static void walk_takers(const struct fg_rule_work *work, putter *put, void *context)
{
	for (fg_ref i = 0; i < work->model->flow_count; i++) {
		const struct fg_flow *flow = &work->model->flows[i];

		if (!work->asserted[i] || !fg_rule_collects(work->model, flow))
			continue;
		for (uint32_t k = 0; k < flow->elements.count; k++)
			put(context, flow->elements.items[k], i);
	}
}

static void walk_kept(const struct fg_rule_work *work, putter *put, void *context)
{
	for (fg_ref i = 0; i < work->model->holding_count; i++) {
		const struct fg_refs *elements = &work->model->holdings[i].elements;

		for (uint32_t k = 0; k < elements->count; k++)
			put(context, elements->items[k], i);
	}
}

static void walk_held(const struct fg_rule_work *work, putter *put, void *context)
{
	for (fg_ref i = 0; i < work->model->holding_count; i++)
		put(context, work->model->holdings[i].place, i);
}

static int weigh_flows(struct fg_rule_work *work)
{
	work->asserted = calloc((size_t)work->model->flow_count + 1, sizeof(*work->asserted));
	if (!work->asserted)
		return -ENOMEM;
	for (fg_ref i = 0; i < work->model->flow_count; i++)
		work->asserted[i] = fg_flow_fate(work->evidence, i) == FG_ASSERTED;
	return 0;
}

int fg_rule_work_make(struct fg_gaps *gaps, struct fg_rule_work *ret_work)
{
	static walker *const cells[FG_FACT_KINDS] = {
		[FG_ELEMENT] = walk_element_cells,
		[FG_FLOW] = walk_flow_cells,
		[FG_HOLDING] = walk_holding_cells,
	};
	static walker *const bares[FG_FACT_KINDS] = {
		[FG_ELEMENT] = walk_element_bares,
		[FG_FLOW] = walk_flow_bares,
		[FG_HOLDING] = walk_holding_bares,
	};
	const struct fg_model *model = gaps->reach->evidence->model;
	struct fg_rule_work *work = ret_work;
	int status;

	*work = (struct fg_rule_work){ gaps, gaps->reach->evidence, model, .rule = NULL };
	status = weigh_flows(work);
	for (enum fg_kind kind = 0; status == 0 && kind < FG_FACT_KINDS; kind++) {
		uint32_t count = fg_model_count(model, kind);

		status = make_lists(work, count, cells[kind], &work->cells[kind]);
		if (status == 0)
			status = make_lists(work, count, bares[kind], &work->bares[kind]);
	}
	if (status == 0)
		status = make_lists(work, model->place_count, walk_implied, &work->implied);
	if (status == 0)
		status = make_lists(work, model->element_count, walk_carriers, &work->carriers);
	if (status == 0)
		status = make_lists(work, model->element_count, walk_takers, &work->takers);
	if (status == 0)
		status = make_lists(work, model->element_count, walk_kept, &work->kept);
	if (status == 0)
		status = make_lists(work, model->place_count, walk_held, &work->held);
	return status;
}

static void clear_lists(struct fg_rule_lists *lists)
{
	free(lists->first);
	free(lists->items);
}

void fg_rule_work_clear(struct fg_rule_work *work)
{
	for (enum fg_kind kind = 0; kind < FG_FACT_KINDS; kind++) {
		clear_lists(&work->cells[kind]);
		clear_lists(&work->bares[kind]);
	}
	clear_lists(&work->implied);
	clear_lists(&work->carriers);
	clear_lists(&work->takers);
	clear_lists(&work->kept);
	clear_lists(&work->held);
	free(work->asserted);
}

struct fg_refs fg_rule_list(const struct fg_rule_lists *lists, fg_ref index)
{
	uint32_t from = lists->first[index], to = lists->first[index + 1];

	return (struct fg_refs){ lists->items + from, to - from };
}
