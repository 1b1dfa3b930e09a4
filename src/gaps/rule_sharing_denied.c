/* The denial hangs on the flow, by itself or through a scope; or, for flows that leave the inside,
 * it is the answer given for the system to the question about sharing outside. */
#include "gaps/rulework.h"

static bool is_denial(const struct fg_claim *claim)
{
	if (claim->certainty == FG_LOW)
		return false;
	return claim->says == FG_DENIES
	       || (claim->says == FG_STATES && claim->value
	           && (fg_rule_same_words(claim->value, "no")
	               || fg_rule_same_words(claim->value, "none")));
}

static bool denied_by(const struct fg_model *model, struct fg_refs claims)
{
	for (uint32_t i = 0; i < claims.count; i++)
		if (is_denial(&model->claims[claims.items[i]]))
			return true;
	return false;
}

/* Whether the question is: is this told to anybody outside? */
static bool asks_about_sharing(const struct fg_question *question)
{
	if (question->subject != FG_ON_FLOW || question->custody != FG_OUTSIDE)
		return false;
	for (uint32_t i = 0; i < question->limb_count; i++)
		if (question->limbs[i].attribute == FG_SAID
		    || question->limbs[i].attribute == FG_RECIPIENT)
			return true;
	return false;
}

/* The first system cell in which the baseline denies sharing outside, or FG_NONE. */
static fg_ref find_denial(const struct fg_rule_work *work)
{
	for (fg_ref i = 0; i < work->evidence->cell_count; i++) {
		const struct fg_cell *cell = &work->evidence->cells[i];

		if (cell->kind == FG_ANSWER
		    && asks_about_sharing(&work->model->questions[cell->question])
		    && denied_by(work->model, cell->own))
			return i;
	}
	return FG_NONE;
}

static int check_flow(struct fg_rule_work *work, fg_ref flow, fg_ref denial)
{
	struct fg_rule_cells cells = { .count = 0 };
	const struct fg_cell *said;
	bool denied_here;

	fg_rule_add_said(work, FG_FLOW, flow, &cells);
	said = fg_cell_at(work->gaps, cells.items[0]);
	denied_here =
		!said->project_wide
		&& (denied_by(work->model, said->own) || denied_by(work->model, said->others));
	if (!denied_here && denial == FG_NONE)
		return 0;
	if (denial != FG_NONE)
		cells.items[cells.count++] = denial;
	/* The baseline states the flow and denies all: its own words are against each other. When
	 * the denial is of the other side, somebody has to weigh the two. */
	return fg_rule_hit(work, &(struct fg_hit){
		.kind = FG_FLOW,
		.index = flow,
		.cells = &cells,
		.family = fg_rule_family(work, &cells, denial != FG_NONE ? FG_GAP : FG_TO_VERIFY),
	});
}

int fg_rule_sharing_denied(struct fg_rule_work *work)
{
	const struct fg_model *model = work->model;
	fg_ref denial = find_denial(work);
	int status = 0;

	for (fg_ref i = 0; status == 0 && i < model->flow_count; i++)
		if (work->asserted[i] && !model->places[model->flows[i].to].inside)
			status = check_flow(work, i,
			                    model->places[model->flows[i].from].inside ? denial
			                                                               : FG_NONE);
	return status;
}
