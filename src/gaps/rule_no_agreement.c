/* Neither is given. What no question asks for is given as soon as somebody mentions it. A denial is
 * no answer here: that there is no agreement is what the rule says. */
#include "gaps/rulework.h"

static bool changes_hands(const struct fg_model *model, const struct fg_flow *flow)
{
	const struct fg_place *from = &model->places[flow->from], *to = &model->places[flow->to];

	return from->custodian != to->custodian
	       && model->parties[from->custodian].kind != FG_DATA_SUBJECT
	       && model->parties[to->custodian].kind != FG_DATA_SUBJECT && from->kind != FG_PERSON
	       && to->kind != FG_PERSON;
}

static bool is_answered(const struct fg_rule_work *work, const struct fg_rule_cells *cells)
{
	for (uint32_t i = 0; i < cells->count; i++) {
		const struct fg_cell *cell = fg_cell_at(work->gaps, cells->items[i]);

		if (cell->family == FG_ANSWERED && cell->status != FG_DENIED)
			return true;
	}
	return false;
}

/* One of the two, whose answers are added to `cells`. 0, 1 or a negative errno. */
static int is_given(const struct fg_rule_work *work, fg_ref flow, enum fg_attribute attribute,
                    struct fg_rule_cells *cells)
{
	struct fg_rule_cells own = { .count = 0 };

	fg_rule_add_cells(work, FG_FLOW, flow, attribute, &own);
	fg_rule_add_cells(work, FG_FLOW, flow, attribute, cells);
	return own.count ? is_answered(work, &own)
	                 : fg_rule_spoken(work, (struct fg_target){ flow, FG_FLOW, attribute });
}

static int check_flow(struct fg_rule_work *work, fg_ref flow)
{
	struct fg_rule_cells cells = { .count = 0 };
	enum fg_family family;
	int given = is_given(work, flow, FG_AGREEMENT, &cells);

	if (given == 0)
		given = is_given(work, flow, FG_AUTHORITY, &cells);
	if (given)
		return given < 0 ? given : 0;
	family = fg_rule_family(work, &cells, FG_GAP);
	if (!cells.count)
		fg_rule_add_said(work, FG_FLOW, flow, &cells);
	return fg_rule_hit(work, &(struct fg_hit){
		.kind = FG_FLOW, .index = flow, .cells = &cells, .family = family });
}

int fg_rule_no_agreement(struct fg_rule_work *work)
{
	int status = 0;

	for (fg_ref i = 0; status == 0 && i < work->model->flow_count; i++)
		if (work->asserted[i] && changes_hands(work->model, &work->model->flows[i]))
			status = check_flow(work, i);
	return status;
}
