#include "gaps/rules.h"

static bool unnamed(const struct fg_model *model, const struct fg_flow *flow)
{
	const struct fg_place *to = &model->places[flow->to];

	return !to->identified || !model->parties[to->custodian].identified;
}

/* An answered "to whom" cannot stand beside an unnamed destination that the baseline itself speaks
 * of; what nobody has read is to verify. */
static enum fg_family family_of(const struct fg_cell *cell)
{
	if (cell->family == FG_CLAIMED || cell->family == FG_TO_VERIFY)
		return cell->family;
	return cell->read ? FG_GAP : FG_TO_VERIFY;
}

int fg_rule_destination_unnamed(const struct fg_gaps *gaps, fg_rule_add *add, void *context)
{
	const struct fg_evidence *evidence = gaps->reach->evidence;
	int status = 0;

	for (fg_ref i = 0; status == 0 && i < evidence->model->flow_count; i++) {
		struct fg_hit hit = { FG_FLOW, i, FG_NONE, FG_GAP,
			              1u << FG_RECIPIENT | 1u << FG_SAID };

		if (fg_flow_fate(evidence, i) != FG_ASSERTED
		    || !unnamed(evidence->model, &evidence->model->flows[i]))
			continue;
		hit.cell = fg_rule_flow_cell(gaps, i, FG_RECIPIENT);
		if (hit.cell == FG_NONE)
			hit.cell = fg_rule_flow_cell(gaps, i, FG_SAID);
		hit.family = family_of(&gaps->cells[hit.cell]);
		status = add(&hit, context);
	}
	return status;
}
