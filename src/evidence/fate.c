/* What becomes of a flow. */
#include "evidence/internal.h"

enum {
	ASSERTS = 1u << FG_STATES | 1u << FG_PARTLY_SAYS | 1u << FG_REFERS | 1u << FG_DEFERS,
	DENIES = 1u << FG_DENIES,
	ASKS = 1u << FG_ASKS,
	MISSING = 1u << FG_MISSING
};

static void hear(const struct fg_model *model, struct fg_refs claims, uint32_t *firm,
                 uint32_t *weak)
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

static void hear_all(const struct fg_evidence *evidence, fg_ref flow, uint32_t *firm,
                     uint32_t *weak)
{
	const struct fg_cell *said = &evidence->cells[evidence->said[FG_FLOW][flow]];

	*firm = *weak = 0;
	if (said->project_wide)              /* its claims are about the system */
		return;
	hear(evidence->model, said->own, firm, weak);
	hear(evidence->model, said->others, firm, weak);
}

bool fg_flow_is_idle(const struct fg_evidence *evidence, fg_ref flow)
{
	uint32_t firm, weak;

	if (evidence->model->flows[flow].state != FG_STATE_NONE)
		return true;
	hear_all(evidence, flow, &firm, &weak);
	return !(firm & (ASSERTS | MISSING));
}

enum fg_flow_fate fg_flow_fate(const struct fg_evidence *evidence, fg_ref flow)
{
	const struct fg_flow *self = &evidence->model->flows[flow];
	uint32_t firm, weak;

	if (self->state != FG_STATE_NONE)
		return fate_as_written(self->state);
	if (evidence->cells[evidence->said[FG_FLOW][flow]].assumption)
		return FG_ASSUMED;
	hear_all(evidence, flow, &firm, &weak);
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

const char *fg_fate_word(enum fg_flow_fate fate)
{
	static const char *const words[] = {
		[FG_ASSERTED] = "asserted",          [FG_ASSUMED] = "assumed",
		[FG_FATE_QUESTIONED] = "questioned", [FG_FATE_DENIED] = "denied",
		[FG_FATE_BLOCKED] = "blocked",       [FG_FATE_FORMER] = "former",
		[FG_UNSAID] = "unsaid",
	};

	return words[fate];
}
