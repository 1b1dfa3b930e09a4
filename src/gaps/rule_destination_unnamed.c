#include "gaps/rulework.h"

static bool unnamed(const struct fg_model *model, const struct fg_flow *flow)
{
	const struct fg_place *to = &model->places[flow->to];

	return !to->identified || !model->parties[to->custodian].identified;
}

/* An answered "to whom" cannot stand beside an unnamed destination that the baseline itself speaks
 * of; what nobody has read is to verify. */
static enum fg_family family_of(const struct fg_rule_work *work, const struct fg_rule_cells *cells)
{
	enum fg_family answered = FG_GAP;

	for (uint32_t i = 0; i < cells->count; i++)
		if (!fg_cell_at(work->gaps, cells->items[i])->read)
			answered = FG_TO_VERIFY;
	return fg_rule_family(work, cells, answered);
}

int fg_rule_destination_unnamed(struct fg_rule_work *work)
{
	int status = 0;

	for (fg_ref i = 0; status == 0 && i < work->model->flow_count; i++) {
		struct fg_rule_cells cells = { .count = 0 };

		if (!work->asserted[i] || !unnamed(work->model, &work->model->flows[i]))
			continue;
		fg_rule_add_cells(work, FG_FLOW, i, FG_RECIPIENT, &cells);
		if (!cells.count)
			fg_rule_add_said(work, FG_FLOW, i, &cells);
		status = fg_rule_hit(work, &(struct fg_hit){ .kind = FG_FLOW,
		                                             .index = i,
		                                             .cells = &cells,
		                                             .family = family_of(work, &cells) });
	}
	return status;
}
