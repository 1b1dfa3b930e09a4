/* The denial hangs on the flow, by itself or through a scope; or, for flows that leave the inside,
 * it is the answer given for the system to the question about sharing outside. */
#include <errno.h>
#include <stdlib.h>

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

/* Whether the cell answers the question: is this told to anybody outside? */
static bool is_about_sharing(const struct fg_rule_work *work, const struct fg_cell *cell)
{
	return cell->question != FG_NONE
	       && work->model->questions[cell->question].custody == FG_OUTSIDE
	       && (cell->attribute == FG_SAID || cell->attribute == FG_RECIPIENT);
}

/* By question: the system cell in which the baseline denies what is asked, or FG_NONE. */
static fg_ref *find_denials(const struct fg_rule_work *work)
{
	fg_ref *denials = calloc((size_t)work->model->question_count + 1, sizeof(*denials));

	for (fg_ref i = 0; denials && i < work->model->question_count; i++)
		denials[i] = FG_NONE;
	for (fg_ref i = 0; denials && i < work->evidence->cell_count; i++) {
		const struct fg_cell *cell = &work->evidence->cells[i];

		if (cell->kind == FG_ANSWER && denied_by(work->model, fg_cell_own(cell)))
			denials[cell->question] = i;
	}
	return denials;
}

/* The first denial for the system of a question about sharing that is put to the flow. */
static fg_ref find_denial(const struct fg_rule_work *work, fg_ref flow, const fg_ref *denials)
{
	struct fg_refs cells = fg_rule_list(&work->cells[FG_FLOW], flow);

	if (!work->model->places[work->model->flows[flow].from].inside)
		return FG_NONE;
	for (uint32_t i = 0; i < cells.count; i++) {
		const struct fg_cell *cell = fg_cell_at(work->gaps, cells.items[i]);

		if (is_about_sharing(work, cell) && denials[cell->question] != FG_NONE)
			return denials[cell->question];
	}
	return FG_NONE;
}

static bool cell_denies(const struct fg_rule_work *work, fg_ref number)
{
	const struct fg_cell *cell = fg_cell_at(work->gaps, number);

	return !cell->project_wide
	       && (denied_by(work->model, fg_cell_own(cell))
	           || denied_by(work->model, fg_cell_others(cell)));
}

/* The answer in which the flow, or that it has a recipient, is denied; FG_NONE: neither is. */
static fg_ref find_own_denial(const struct fg_rule_work *work, fg_ref flow)
{
	struct fg_rule_cells cells = { .count = 0 };

	fg_rule_add_said(work, FG_FLOW, flow, &cells);
	fg_rule_add_cells(work, FG_FLOW, flow, FG_RECIPIENT, &cells);
	for (uint32_t i = 0; i < cells.count; i++)
		if (cell_denies(work, cells.items[i]))
			return cells.items[i];
	return FG_NONE;
}

static void add_cell(struct fg_rule_cells *cells, fg_ref cell)
{
	if (cell != FG_NONE && cell != cells->items[0])
		cells->items[cells->count++] = cell;
}

static bool is_told_under(const struct fg_rule_work *work, struct fg_refs claims,
                          const struct fg_claim *denial)
{
	for (uint32_t i = 0; i < claims.count; i++) {
		const struct fg_claim *claim = &work->model->claims[claims.items[i]];

		if (FG_TELLING >> claim->says & 1 && fg_rule_same_condition(claim, denial))
			return true;
	}
	return false;
}

/* Whether a denial of the baseline in that answer is one of all people and times, or of those of
 * whom the flow is told. */
static bool is_own_denial(const struct fg_rule_work *work, fg_ref flow, fg_ref number)
{
	const struct fg_cell *said =
		&work->evidence->cells[work->evidence->said[FG_FLOW][flow]];
	struct fg_refs own;

	if (number == FG_NONE)
		return false;
	own = fg_cell_own(fg_cell_at(work->gaps, number));
	for (uint32_t i = 0; i < own.count; i++) {
		const struct fg_claim *claim = &work->model->claims[own.items[i]];

		if (is_denial(claim)
		    && (!fg_is_conditional(claim) || is_told_under(work, fg_cell_own(said), claim)
		        || is_told_under(work, fg_cell_others(said), claim)))
			return true;
	}
	return false;
}

static int check_flow(struct fg_rule_work *work, fg_ref flow, const fg_ref *denials)
{
	struct fg_rule_cells cells = { .count = 0 };
	fg_ref denial = find_denial(work, flow, denials), here = find_own_denial(work, flow);
	bool own = is_own_denial(work, flow, here) || is_own_denial(work, flow, denial);

	if (here == FG_NONE && denial == FG_NONE)
		return 0;
	fg_rule_add_said(work, FG_FLOW, flow, &cells);
	add_cell(&cells, here);
	add_cell(&cells, denial);
	/* The baseline states the flow and denies all: its own words are against each other. When
	 * the denial is of the other side, or of some people, somebody has to weigh the two. */
	return fg_rule_hit(work, &(struct fg_hit){
		.kind = FG_FLOW,
		.index = flow,
		.cells = &cells,
		.family = fg_rule_family(work, &cells, own ? FG_GAP : FG_TO_VERIFY),
	});
}

int fg_rule_sharing_denied(struct fg_rule_work *work)
{
	const struct fg_model *model = work->model;
	fg_ref *denials = find_denials(work);
	int status = denials ? 0 : -ENOMEM;

	for (fg_ref i = 0; status == 0 && i < model->flow_count; i++)
		if (work->asserted[i] && !model->places[model->flows[i].to].inside)
			status = check_flow(work, i, denials);
	free(denials);
	return status;
}
