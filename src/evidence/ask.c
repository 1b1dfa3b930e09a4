/* Questions: which facts they are put to, and what must have been read before silence counts. */
#include <errno.h>

#include "evidence/internal.h"

static const char *const whole[] = { "whole" };

/* ---- what must be read */

struct places {
	const char *const *items;
	uint32_t count;
};

/* The next places, from `*at` on, where sources of this kind answer; false when there are none. */
static bool next_where(const struct fg_plan *plan, enum fg_source_kind kind, uint32_t *at,
                       struct places *ret_places)
{
	const struct fg_question *question = plan->question;

	if (!question) {
		*ret_places = (struct places){ whole, 1 };
		return (*at)++ == 0;
	}
	while (*at < question->where_count) {
		const struct fg_where *where = &question->wheres[(*at)++];

		if (where->kinds >> kind & 1 && where->place_count) {
			*ret_places = (struct places){ where->places, where->place_count };
			return true;
		}
	}
	return false;
}

static bool is_examined(const struct fg_source *source, const char *place)
{
	return fg_any_covers(source->examined, source->examined_count, place);
}

static int add_unread(struct fg_work *work, struct fg_plan *plan, fg_ref source, const char *place)
{
	if ((plan->unread_count & (plan->unread_count - 1)) == 0) { /* full at each power of two */
		size_t room = plan->unread_count ? (size_t)plan->unread_count * 2 : 1;
		struct fg_unread *unread = fg_arena_array(work->arena, room, sizeof(*unread));

		if (!unread)
			return -ENOMEM;
		for (uint32_t i = 0; i < plan->unread_count; i++)
			unread[i] = plan->unread[i];
		plan->unread = unread;
	}
	plan->unread[plan->unread_count++] = (struct fg_unread){ source, place };
	return 0;
}

static int plan_document(struct fg_work *work, struct fg_plan *plan, fg_ref index)
{
	const struct fg_source *source = &work->model->sources[index];
	struct places places;
	uint32_t at = 0;
	int status = 0;

	while (status == 0 && next_where(plan, source->kind, &at, &places)) {
		plan->askable = true;
		plan->recreation |= source->copy == FG_COPY_RECREATION;
		for (uint32_t i = 0; status == 0 && i < places.count; i++)
			if (!is_examined(source, places.items[i]))
				status = add_unread(work, plan, index, places.items[i]);
	}
	return status;
}

static bool is_held(const struct fg_work *work, const struct fg_question *question)
{
	uint64_t baselines = work->model->yardsticks[question->yardstick].baselines;
	fg_ref baseline = work->evidence.reading.baseline;

	return baseline == FG_NONE || !baselines || (baseline < 64 && baselines >> baseline & 1);
}

int fg_plan_questions(struct fg_work *work)
{
	const struct fg_model *model = work->model;
	int status = 0;

	work->plans =
	    fg_arena_array(work->arena, (size_t)model->question_count + 1, sizeof(*work->plans));
	if (!work->plans)
		return -ENOMEM;
	for (uint32_t q = 0; q <= model->question_count; q++) {
		struct fg_plan *plan = &work->plans[q];

		if (q < model->question_count)
			plan->question = &model->questions[q];
		plan->held = !plan->question || is_held(work, plan->question);
		for (fg_ref i = 0; plan->held && status == 0 && i < model->source_count; i++)
			if (work->evidence.sources[i].baseline)
				status = plan_document(work, plan, i);
	}
	return status;
}

/* Whether a claim in the notebook says that the source was read there and is silent. */
static bool is_silent_at(const struct fg_work *work, fg_ref source, const char *place)
{
	const struct fg_notebook *notebook = &work->notebook;
	const struct fg_page *page = &notebook->pages[source];

	if (page->turn != notebook->turn || !(page->says & 1u << FG_SILENT))
		return false;
	for (uint32_t i = 0; i < notebook->count; i++) {
		const struct fg_claim *claim = &work->model->claims[notebook->found[i].claim];

		if (claim->source == source && claim->says == FG_SILENT
		    && claim->certainty != FG_LOW
		    && fg_any_covers(claim->places, claim->place_count, place))
			return true;
	}
	return false;
}

bool fg_is_read(const struct fg_work *work, const struct fg_plan *plan)
{
	for (uint32_t i = 0; i < plan->unread_count; i++)
		if (!is_silent_at(work, plan->unread[i].source, plan->unread[i].place))
			return false;
	return plan->askable;
}

static bool all_read(const struct fg_work *work, fg_ref source, struct places places)
{
	for (uint32_t i = 0; i < places.count; i++)
		if (!is_examined(&work->model->sources[source], places.items[i])
		    && !is_silent_at(work, source, places.items[i]))
			return false;
	return true;
}

bool fg_is_source_read(const struct fg_work *work, const struct fg_plan *plan, fg_ref source)
{
	struct places places;
	uint32_t at = 0;
	bool asked = false;

	while (next_where(plan, work->model->sources[source].kind, &at, &places)) {
		asked = true;
		if (!all_read(work, source, places))
			return false;
	}
	return asked || all_read(work, source, (struct places){ whole, 1 });
}

/* ---- facts that a question is put to */

static bool categories_fit(const struct fg_question *question, uint32_t carried)
{
	return !question->categories || question->categories & carried;
}

static bool custody_fits(const struct fg_model *model, enum fg_custody custody, fg_ref from,
                         fg_ref to)
{
	const struct fg_place *end = to == FG_NONE ? NULL : &model->places[to];

	switch (custody) {
	case FG_INSIDE: return end && end->inside;
	case FG_OUTSIDE: return end && !end->inside;
	case FG_CHANGES:
		return end && from != FG_NONE && model->places[from].custodian != end->custodian;
	case FG_CUSTODY_ANY: break;
	}
	return true;
}

static bool flow_fits(const struct fg_model *model, const struct fg_question *question,
                      const struct fg_flow *flow)
{
	if (flow->state != FG_STATE_NONE)
		return false;
	if (question->subject == FG_ON_COLLECTION && model->places[flow->from].kind != FG_PERSON)
		return false;
	return categories_fit(question, flow->carried)
	       && custody_fits(model, question->custody, flow->from, flow->to);
}

bool fg_question_fits(const struct fg_work *work, const struct fg_question *question,
                      enum fg_kind kind, fg_ref index)
{
	const struct fg_model *model = work->model;

	if (kind == FG_FLOW)
		return flow_fits(model, question, &model->flows[index]);
	if (kind == FG_HOLDING)
		return categories_fit(question, work->holding_categories[index])
		       && custody_fits(model, question->custody, FG_NONE,
		                       model->holdings[index].place);
	return categories_fit(question, 1u << model->elements[index].category)
	       && custody_fits(model, question->custody, FG_NONE, FG_NONE);
}

bool fg_question_fits_implied(const struct fg_work *work, const struct fg_question *question,
                              fg_ref place, fg_ref element)
{
	const struct fg_model *model = work->model;

	return categories_fit(question, 1u << model->elements[element].category)
	       && custody_fits(model, question->custody, FG_NONE, place);
}

bool fg_is_recipient(const struct fg_model *model, fg_ref place)
{
	const struct fg_place *self = &model->places[place];

	return !self->inside && model->parties[self->custodian].kind != FG_DATA_SUBJECT;
}

bool fg_question_follows(const struct fg_work *work, const struct fg_question *question,
                         fg_ref place, uint32_t categories)
{
	return question->subject == FG_ON_FLOW && fg_is_recipient(work->model, place)
	       && categories_fit(question, categories);
}
