#include "gaps/rules.h"

static bool denied_by(const struct fg_model *model, struct fg_refs claims)
{
	for (uint32_t i = 0; i < claims.count; i++) {
		const struct fg_claim *claim = &model->claims[claims.items[i]];

		if (claim->says == FG_DENIES && claim->certainty != FG_LOW)
			return true;
	}
	return false;
}

int fg_rule_sharing_denied(const struct fg_gaps *gaps, fg_rule_add *add, void *context)
{
	const struct fg_evidence *evidence = gaps->reach->evidence;
	const struct fg_model *model = evidence->model;
	int status = 0;

	for (fg_ref i = 0; status == 0 && i < model->flow_count; i++) {
		fg_ref said = fg_rule_flow_cell(gaps, i, FG_SAID);
		const struct fg_cell *cell = &gaps->cells[said];
		struct fg_hit hit = { FG_FLOW, i, said, cell->family, 1u << FG_SAID };

		if (fg_flow_fate(evidence, i) != FG_ASSERTED
		    || model->places[model->flows[i].to].inside)
			continue;
		if (!denied_by(model, cell->own) && !denied_by(model, cell->others))
			continue;
		if (hit.family == FG_ANSWERED) /* the denial is of the other side: somebody has to
		                                  weigh the two */
			hit.family = FG_TO_VERIFY;
		status = add(&hit, context);
	}
	return status;
}
