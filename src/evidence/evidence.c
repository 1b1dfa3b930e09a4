#include <errno.h>
#include <stdlib.h>

#include "evidence/internal.h"

static int index_bares(struct fg_work *work)
{
	const struct fg_model *model = work->model;
	uint32_t facts = model->element_count + model->flow_count + model->holding_count;
	struct fg_pairs pairs = { 0 };
	int status = 0;

	for (fg_ref i = 0; status == 0 && i < model->bare_count; i++) {
		const struct fg_target *target = &model->bares[i].target;

		if (target->kind < FG_FACT_KINDS)
			status = fg_pairs_add(
			    &pairs, fg_fact_number(model, target->kind, target->index), i);
	}
	if (status == 0)
		status = fg_index_new(work->arena, facts, &pairs, &work->bares_of);
	fg_pairs_clear(&pairs);
	return status;
}

static int sum_categories(struct fg_work *work)
{
	const struct fg_model *model = work->model;
	uint32_t *sums = fg_arena_array(work->arena, model->holding_count, sizeof(*sums));

	for (fg_ref i = 0; sums && i < model->holding_count; i++) {
		const struct fg_refs *elements = &model->holdings[i].elements;

		for (uint32_t k = 0; k < elements->count; k++)
			sums[i] |= 1u << model->elements[elements->items[k]].category;
	}
	work->holding_categories = sums;
	return sums ? 0 : -ENOMEM;
}

static int copy_reading(struct fg_work *work, const struct fg_reading *reading)
{
	uint32_t count = reading->according_to.count;
	fg_ref *items = fg_arena_array(work->arena, count, sizeof(*items));

	if (!items)
		return -ENOMEM;
	if (reading->baseline != FG_NONE && reading->baseline >= work->model->baseline_count)
		return -EINVAL;
	for (uint32_t i = 0; i < count; i++)
		items[i] = reading->according_to.items[i];
	work->evidence.reading = *reading;
	work->evidence.reading.according_to = (struct fg_refs){ items, count };
	return 0;
}

static int do_work(struct fg_work *work, const struct fg_reading *reading)
{
	int (*const phases[])(struct fg_work *) = {
		fg_read_sources, index_bares,       sum_categories,
		fg_match_scopes, fg_plan_questions, fg_answer_all,
	};
	int status = copy_reading(work, reading);

	for (size_t i = 0; status == 0 && i < sizeof(phases) / sizeof(phases[0]); i++)
		status = phases[i](work);
	return status;
}

int fg_evidence_new(const struct fg_model *model, const struct fg_reading *reading,
                    struct fg_evidence **ret_evidence)
{
	struct fg_arena *arena = fg_arena_new();
	struct fg_work *work = arena ? fg_arena_get(arena, sizeof(*work)) : NULL;
	int status = -ENOMEM;

	if (!work) {
		fg_arena_free(arena);
		return -ENOMEM;
	}
	work->model = work->evidence.model = model;
	work->arena = work->evidence.arena = arena;
	work->notebook.pages =
	    fg_arena_array(arena, model->source_count, sizeof(*work->notebook.pages));
	if (work->notebook.pages)
		status = do_work(work, reading);
	if (status < 0) {
		fg_evidence_free(&work->evidence);
		return status;
	}
	*ret_evidence = &work->evidence;
	return 0;
}

void fg_evidence_free(struct fg_evidence *evidence)
{
	struct fg_work *work = (struct fg_work *)evidence;

	if (!work)
		return;
	free(work->notebook.found);
	fg_arena_free(work->arena);
}

enum fg_status fg_fact_status(const struct fg_evidence *evidence, enum fg_kind kind, fg_ref index)
{
	return evidence->cells[evidence->said[kind][index]].status;
}
