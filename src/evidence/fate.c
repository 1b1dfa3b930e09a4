/* What becomes of a flow. */
#include "evidence/internal.h"

enum {
	ASSERTS = 1u << FG_STATES | 1u << FG_PARTLY_SAYS | 1u << FG_REFERS | 1u << FG_DEFERS,
	DENIES = 1u << FG_DENIES,
	ASKS = 1u << FG_ASKS
};

static void hear(const struct fg_model *model, struct fg_refs claims, uint32_t *firm, uint32_t *weak)
{
	for (uint32_t i = 0; i < claims.count; i++) {
		const struct fg_claim *claim = &model->claims[claims.items[i]];

		*(claim->certainty == FG_LOW ? weak : firm) |= 1u << claim->says;
	}
}

static enum fg_flow_fate fate_as_written(enum fg_flow_state state)
{
	switch (state) {
	case FG_FORMER: return FG_FATE_FORMER;
	case FG_BLOCKED: return FG_FATE_BLOCKED;
	default: return FG_FATE_QUESTIONED;
	}
}

enum fg_flow_fate fg_flow_fate(const struct fg_evidence *evidence, fg_ref flow)
{
	const struct fg_model *model = evidence->model;
	const struct fg_cell *said = &evidence->cells[evidence->said[FG_FLOW][flow]];
	uint32_t firm = 0, weak = 0;

	if (model->flows[flow].state != FG_STATE_NONE)
		return fate_as_written(model->flows[flow].state);
	if (said->assumption)
		return FG_ASSUMED;
	if (!said->project_wide) {
		hear(model, said->own, &firm, &weak);
		hear(model, said->others, &firm, &weak);
	}
	if (firm & ASSERTS)
		return FG_ASSERTED;
	if (firm & DENIES)
		return FG_FATE_DENIED;
	if (weak & ASSERTS)
		return FG_ASSERTED;
	if (weak & DENIES)
		return FG_FATE_DENIED;
	return (firm | weak) & ASKS ? FG_FATE_QUESTIONED : FG_UNSAID;
}
