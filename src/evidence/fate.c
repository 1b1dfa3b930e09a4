/* What becomes of a flow. */
#include "evidence/internal.h"

enum {
	ASSERTS = FG_TELLING,
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

static bool flow_is_idle(const struct fg_evidence *evidence, fg_ref flow)
{
	uint32_t firm, weak;

	if (evidence->model->flows[flow].state != FG_STATE_NONE)
		return true;
	hear_all(evidence, flow, &firm, &weak);
	return !(firm & (ASSERTS | MISSING));
}

bool fg_fact_is_idle(const struct fg_evidence *evidence, enum fg_kind kind, fg_ref index)
{
	const struct fg_cell *said = &evidence->cells[evidence->said[kind][index]];
	uint32_t own = 0, others = 0, weak = 0;

	if (kind == FG_FLOW)
		return flow_is_idle(evidence, index);
	if (said->project_wide)
		return false;
	hear(evidence->model, said->own, &own, &weak);
	hear(evidence->model, said->others, &others, &weak);
	return own & DENIES && !((own | others) & (ASSERTS | MISSING));
}

int fg_evidence_heard(const struct fg_evidence *evidence, const struct fg_matter *matter,
                      struct fg_heard *ret_heard)
{
	struct fg_work *work = (struct fg_work *)evidence;   /* its notebook is but scratch paper */
	struct fg_heard heard = { 0, 0, 0 };
	int status = fg_collect(work, matter);

	if (status < 0)
		return status;
	for (uint32_t i = 0; i < work->notebook.count; i++) {
		fg_ref number = work->notebook.found[i].claim;
		const struct fg_claim *claim = &work->model->claims[number];

		*(claim->certainty == FG_LOW ? &heard.faint : &heard.all) |= 1u << claim->says;
		if (claim->certainty != FG_LOW && fg_is_own(work, number))
			heard.own |= 1u << claim->says;
	}
	*ret_heard = heard;
	return 0;
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
