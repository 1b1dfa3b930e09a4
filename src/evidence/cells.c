/* One cell after the other, in the order that evidence.h promises. */
#include <errno.h>

#include "evidence/internal.h"

/* `through`: the source that the answer refers to, or FG_NONE. */
static int list_claims(struct fg_work *work, fg_ref through, struct fg_cell *cell)
{
	const struct fg_notebook *notebook = &work->notebook;
	uint32_t own = 0, others = 0;
	struct fg_backing *backing;

	if (!notebook->count)
		return 0;
	work->listed += notebook->count;
	if (work->listed > FG_MOST_LISTED)
		return -EOVERFLOW;
	backing = fg_arena_array(work->arena, 1,
	                         sizeof(*backing) + notebook->count * sizeof(fg_ref));
	if (!backing)
		return -ENOMEM;
	for (uint32_t i = 0; i < notebook->count; i++)
		if (fg_is_own(work, notebook->found[i].claim))
			backing->claims[own++] = notebook->found[i].claim;
	for (uint32_t i = 0; i < notebook->count; i++)
		if (!fg_is_own(work, notebook->found[i].claim))
			backing->claims[own + others++] = notebook->found[i].claim;
	backing->own = own;
	backing->others = others;
	backing->through = through;
	cell->referred = through != FG_NONE;
	cell->backing = backing;
	return 0;
}

/* A fact without a claim of its own takes the answer given for the system. */
static void take_system(const struct fg_cell *system, struct fg_cell *cell)
{
	cell->status = system->status;
	cell->family = system->family;
	cell->read = system->read;
	cell->recreation = system->recreation;
	cell->not_applicable = system->not_applicable;
	cell->referred = system->referred;
	cell->backing = system->backing;
	cell->project_wide = true;
}

/* A claim that still says something when nobody is charged: silence does not. */
static bool is_hint(const struct fg_work *work, fg_ref claim, bool own)
{
	const struct fg_claim *self = &work->model->claims[claim];

	return self->says != FG_SILENT && (!own || self->certainty == FG_LOW);
}

static void note_hints(const struct fg_work *work, struct fg_refs claims, bool own,
                       struct fg_cell *cell)
{
	for (uint32_t i = 0; i < claims.count; i++) {
		if (!is_hint(work, claims.items[i], own))
			continue;
		cell->status = FG_REPORTED;
		cell->recreation |=
		    fg_source_of(work, claims.items[i])->copy == FG_COPY_RECREATION;
	}
}

/* Nobody is charged for what the encoder only assumes: what other sources say remains. */
static void weaken_assumption(const struct fg_work *work, struct fg_cell *cell)
{
	cell->status = FG_NOT_EXAMINED;
	cell->family = FG_TO_VERIFY;
	cell->recreation = false;
	cell->not_applicable = false;
	cell->referred = false;
	note_hints(work, fg_cell_own(cell), true, cell);
	note_hints(work, fg_cell_others(cell), false, cell);
}

static void soften(const struct fg_work *work, struct fg_cell *cell)
{
	if (cell->index != FG_NONE)
		cell->assumption = fg_fact_is_assumption(work->model, cell->kind, cell->index);
	if (cell->assumption && fg_is_charge(cell->family))
		weaken_assumption(work, cell);
}

int fg_answer(struct fg_work *work, const struct fg_plan *plan, uint16_t limb,
              const struct fg_matter *matter, struct fg_cell *ret_cell)
{
	const struct fg_question *question = plan->question;
	struct fg_weighed weighed;
	struct fg_cell cell = {
		.question = question ? (fg_ref)(question - work->model->questions) : FG_NONE,
		.limb = limb,
		.attribute = matter->attribute,
		.kind = matter->kind,
		.index = matter->index,
		.place = matter->place,
		.element = matter->element,
	};
	fg_ref through = FG_NONE;
	int status = fg_collect(work, matter);

	if (status < 0)
		return status;
	if (question && question->project_wide && matter->kind != FG_ANSWER
	    && !work->notebook.count) {
		take_system(&work->evidence.cells[plan->system_cell], &cell);
	} else {
		status = fg_weigh(work, plan, matter, &weighed);
		if (status == 0)
			status = fg_decide(&weighed, &cell, &through);
		if (status == 0)
			status = list_claims(work, through, &cell);
	}
	if (status < 0)
		return status;
	if (matter->kind != FG_ANSWER)
		soften(work, &cell);
	*ret_cell = cell;
	return 0;
}

static bool subject_kind(enum fg_subject subject, enum fg_kind *ret_kind)
{
	switch (subject) {
	case FG_ON_ELEMENT: *ret_kind = FG_ELEMENT; return true;
	case FG_ON_FLOW:
	case FG_ON_COLLECTION: *ret_kind = FG_FLOW; return true;
	case FG_ON_HOLDING: *ret_kind = FG_HOLDING; return true;
	default: return false;
	}
}

/* Notes the cells of a question that say whether a fact is said at all: the first question that
 * asks counts. */
static void note_said(struct fg_work *work, enum fg_kind kind, fg_ref index, uint32_t cell)
{
	if (work->evidence.said[kind][index] == UINT32_MAX)
		work->evidence.said[kind][index] = cell;
}

static uint32_t limbs_about(const struct fg_question *question, enum fg_attribute attribute)
{
	uint32_t count = 0;

	for (uint32_t limb = 0; limb < question->limb_count; limb++)
		count += question->limbs[limb].attribute == attribute;
	return count;
}

static bool follows(const struct fg_work *work, const struct fg_question *question, fg_ref holding)
{
	return fg_question_follows(work, question, work->model->holdings[holding].place,
	                           work->holding_categories[holding]);
}

static uint64_t count_question(struct fg_work *work, const struct fg_question *question)
{
	uint64_t count = 1;
	enum fg_kind kind;

	if (!subject_kind(question->subject, &kind))
		return count;
	for (fg_ref i = 0, facts = fg_model_count(work->model, kind); i < facts; i++)
		if (fg_question_fits(work, question, kind, i))
			count += question->limb_count;
	for (fg_ref i = 0; limbs_about(question, FG_ONWARD) && i < work->model->holding_count; i++)
		if (follows(work, question, i))
			count += limbs_about(question, FG_ONWARD);
	return count;
}

static int answer_next(struct fg_work *work, const struct fg_plan *plan, uint16_t limb,
                       const struct fg_matter *matter)
{
	struct fg_evidence *evidence = &work->evidence;
	int status = fg_answer(work, plan, limb, matter, &evidence->cells[evidence->cell_count]);

	if (status < 0)
		return status;
	if (matter->kind < FG_FACT_KINDS && matter->attribute == FG_SAID)
		note_said(work, matter->kind, matter->index, evidence->cell_count);
	evidence->cell_count++;
	return 0;
}

/* Not the answers that the reading does without. */
static bool is_wanted(const struct fg_work *work, const struct fg_matter *matter)
{
	return !work->evidence.reading.flows_only
	       || (matter->attribute == FG_SAID
	           && work->evidence.said[matter->kind][matter->index] == UINT32_MAX);
}

static bool are_wanted(const struct fg_work *work, enum fg_kind kind)
{
	return kind == FG_FLOW || !work->evidence.reading.flows_only;
}

static int answer_fact(struct fg_work *work, const struct fg_plan *plan, enum fg_kind kind,
                       fg_ref index)
{
	int status = 0;

	for (uint32_t limb = 0; status == 0 && limb < plan->question->limb_count; limb++) {
		struct fg_matter matter = { kind, index, FG_NONE, FG_NONE,
			                    plan->question->limbs[limb].attribute };

		if (is_wanted(work, &matter))
			status = answer_next(work, plan, (uint16_t)limb, &matter);
	}
	return status;
}

/* The limbs on passing on, put to what recipients keep. */
static int answer_recipients(struct fg_work *work, const struct fg_plan *plan, fg_ref holding)
{
	int status = 0;

	for (uint32_t limb = 0; status == 0 && limb < plan->question->limb_count; limb++)
		if (plan->question->limbs[limb].attribute == FG_ONWARD)
			status = answer_next(work, plan, (uint16_t)limb, &(struct fg_matter){
				FG_HOLDING, holding, FG_NONE, FG_NONE, FG_ONWARD });
	return status;
}

static int answer_question(struct fg_work *work, fg_ref index)
{
	struct fg_plan *plan = &work->plans[index];
	enum fg_kind kind;
	uint32_t facts;
	int status;

	plan->system_cell = work->evidence.cell_count;
	status = answer_next(work, plan, 0,
	                     &(struct fg_matter){ FG_ANSWER, index, FG_NONE, FG_NONE, FG_SAID });
	if (status < 0 || !subject_kind(plan->question->subject, &kind)
	    || !are_wanted(work, kind)
	    || (work->evidence.reading.flows_only && !limbs_about(plan->question, FG_SAID)))
		return status;
	facts = fg_model_count(work->model, kind);
	for (fg_ref i = 0; status == 0 && i < facts; i++)
		if (fg_question_fits(work, plan->question, kind, i))
			status = answer_fact(work, plan, kind, i);
	if (!limbs_about(plan->question, FG_ONWARD) || !are_wanted(work, FG_HOLDING))
		return status;
	for (fg_ref i = 0; status == 0 && i < work->model->holding_count; i++)
		if (follows(work, plan->question, i))
			status = answer_recipients(work, plan, i);
	return status;
}

static int answer_rest(struct fg_work *work)
{
	const struct fg_plan *plan = &work->plans[work->model->question_count];
	int status = 0;

	for (enum fg_kind kind = 0; kind < FG_FACT_KINDS; kind++) {
		uint32_t facts = are_wanted(work, kind) ? fg_model_count(work->model, kind) : 0;

		for (fg_ref i = 0; status == 0 && i < facts; i++)
			if (work->evidence.said[kind][i] == UINT32_MAX)
				status = answer_next(work, plan, 0, &(struct fg_matter){
					kind, i, FG_NONE, FG_NONE, FG_SAID });
	}
	return status;
}

/* The baseline says of it, strongly or weakly, that it is kept there. */
static bool is_described(const struct fg_work *work, fg_ref holding)
{
	const struct fg_cell *said =
	    &work->evidence.cells[work->evidence.said[FG_HOLDING][holding]];

	return said->family == FG_ANSWERED || said->status == FG_PARTLY
	       || said->status == FG_DEFERRED || said->status == FG_CONTRADICTED
	       || said->status == FG_DISPUTED;
}

bool fg_is_mute(const struct fg_work *work, const struct fg_cell *cell)
{
	struct fg_refs others = fg_cell_others(cell);

	if (cell->status != FG_NOT_STATED || !fg_is_charge(cell->family))
		return false;
	for (uint32_t i = 0; i < others.count; i++) {
		const struct fg_claim *claim = &work->model->claims[others.items[i]];

		if (claim->says == FG_MISSING && claim->certainty != FG_LOW)
			return false;
	}
	return true;
}

/* How long others keep data is no charge against the operator, unless its own disclosure speaks of
 * that holding; nor is anything about a flow that nobody asserts, nor silence about what the
 * disclosure denies. */
static void excuse(const struct fg_work *work, const bool *outside, bool *const *idle,
                   struct fg_cell *cell)
{
	if (cell->kind == FG_HOLDING && outside[cell->index]) {
		cell->homework = true;
		if (cell->family == FG_GAP)
			cell->family = FG_TO_VERIFY;
	}
	if (cell->kind < FG_FACT_KINDS && idle[cell->kind][cell->index]
	    && (cell->kind == FG_FLOW ? fg_is_charge(cell->family) : fg_is_mute(work, cell)))
		cell->family = FG_TO_VERIFY;
}

/* By fact number. NULL: out of memory. */
static bool *mark_idle(const struct fg_work *work, enum fg_kind kind)
{
	uint32_t count = are_wanted(work, kind) ? fg_model_count(work->model, kind) : 0;
	bool *idle = fg_arena_array(work->arena, count, sizeof(*idle));

	for (fg_ref i = 0; idle && i < count; i++)
		idle[i] = fg_fact_is_idle(&work->evidence, kind, i);
	return idle;
}

/* Who asserts that something takes or keeps an element by name asserts the element. */
static void unmark_named(const struct fg_work *work, bool *idle)
{
	for (enum fg_kind kind = FG_FLOW; kind <= FG_HOLDING; kind++) {
		uint32_t facts = fg_model_count(work->model, kind);

		for (fg_ref i = 0; i < facts; i++) {
			fg_ref self;
			struct fg_refs named = fg_fact_elements(work->model, kind, i, &self);

			if (!fg_fact_is_told(&work->evidence, kind, i))
				continue;
			for (uint32_t k = 0; k < named.count; k++)
				idle[named.items[k]] = false;
		}
	}
}

static int excuse_all(struct fg_work *work)
{
	const struct fg_model *model = work->model;
	bool *outside = fg_arena_array(work->arena, model->holding_count, sizeof(*outside));
	bool *idle[FG_FACT_KINDS];

	for (enum fg_kind kind = 0; kind < FG_FACT_KINDS; kind++)
		idle[kind] = mark_idle(work, kind);
	if (fg_arena_failed(work->arena))
		return -ENOMEM;
	if (are_wanted(work, FG_ELEMENT))
		unmark_named(work, idle[FG_ELEMENT]);
	for (fg_ref i = 0; are_wanted(work, FG_HOLDING) && i < model->holding_count; i++)
		outside[i] =
		    !model->places[model->holdings[i].place].inside && !is_described(work, i);
	for (uint32_t i = 0; i < work->evidence.cell_count; i++)
		excuse(work, outside, idle, &work->evidence.cells[i]);
	return 0;
}

static int make_room(struct fg_work *work)
{
	const struct fg_model *model = work->model;
	uint64_t count = (uint64_t)model->element_count + model->flow_count + model->holding_count;

	for (fg_ref i = 0; i < model->question_count; i++)
		if (work->plans[i].held)
			count += work->evidence.reading.flows_only
			                 ? 1 : count_question(work, &model->questions[i]);
	if (count > FG_MOST_CELLS)
		return -EOVERFLOW;
	work->evidence.cells = fg_arena_array(work->arena, count, sizeof(*work->evidence.cells));
	for (enum fg_kind kind = 0; kind < FG_FACT_KINDS; kind++) {
		uint32_t facts = fg_model_count(model, kind);
		uint32_t *said = fg_arena_array(work->arena, facts, sizeof(*said));

		for (uint32_t i = 0; said && i < facts; i++)
			said[i] = UINT32_MAX;
		work->evidence.said[kind] = said;
	}
	return fg_arena_failed(work->arena) ? -ENOMEM : 0;
}

int fg_answer_all(struct fg_work *work)
{
	int status = make_room(work);

	for (fg_ref i = 0; status == 0 && i < work->model->question_count; i++)
		if (work->plans[i].held)
			status = answer_question(work, i);
	if (status == 0)
		status = answer_rest(work);
	return status < 0 ? status : excuse_all(work);
}
