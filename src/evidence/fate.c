/* What becomes of a flow. */
#include "evidence/internal.h"

enum {
	DENIES = 1u << FG_DENIES,
	ASKS = 1u << FG_ASKS,
	MISSING = 1u << FG_MISSING
};

static void hear(const struct fg_claim *claim, bool own, struct fg_heard *heard)
{
	bool low = claim->certainty == FG_LOW;

	*(low ? &heard->faint : &heard->all) |= 1u << claim->says;
	heard->denied |= own && !low && claim->says == FG_DENIES && !fg_is_conditional(claim);
}

static enum fg_flow_fate fate_as_written(enum fg_flow_state state)
{
	switch (state) {
	case FG_FORMER: return FG_FATE_FORMER;
	case FG_BLOCKED: return FG_FATE_BLOCKED;
	default: return FG_FATE_QUESTIONED;
	}
}

/* What is said of the fact itself. */
static struct fg_heard hear_all(const struct fg_evidence *evidence, enum fg_kind kind, fg_ref index)
{
	const struct fg_cell *said = &evidence->cells[evidence->said[kind][index]];
	struct fg_refs own = fg_cell_own(said), others = fg_cell_others(said);
	struct fg_heard heard = { 0, 0, false };

	if (said->project_wide)              /* its claims are about the system */
		return heard;
	for (uint32_t i = 0; i < own.count; i++)
		hear(&evidence->model->claims[own.items[i]], true, &heard);
	for (uint32_t i = 0; i < others.count; i++)
		hear(&evidence->model->claims[others.items[i]], false, &heard);
	return heard;
}

bool fg_is_denied(const struct fg_heard *heard)
{
	return heard->denied && !(heard->all & (FG_TELLING | MISSING));
}

bool fg_fact_is_told(const struct fg_evidence *evidence, enum fg_kind kind, fg_ref index)
{
	if (kind == FG_FLOW && evidence->model->flows[index].state != FG_STATE_NONE)
		return false;
	return hear_all(evidence, kind, index).all & FG_TELLING;
}

bool fg_fact_is_idle(const struct fg_evidence *evidence, enum fg_kind kind, fg_ref index)
{
	struct fg_heard heard;

	if (kind == FG_FLOW && evidence->model->flows[index].state != FG_STATE_NONE)
		return true;
	heard = hear_all(evidence, kind, index);
	return kind == FG_FLOW ? !(heard.all & (FG_TELLING | MISSING)) : fg_is_denied(&heard);
}

int fg_evidence_claims(const struct fg_evidence *evidence, const struct fg_matter *matter,
                       fg_hear_claim *hear_claim, void *context)
{
	struct fg_work *work = (struct fg_work *)evidence;   /* its notebook is but scratch paper */
	int status = fg_collect(work, matter);

	for (uint32_t i = 0; status == 0 && i < work->notebook.count; i++)
		hear_claim(context, &work->model->claims[work->notebook.found[i].claim]);
	return status;
}

struct listener {
	const struct fg_evidence *evidence;
	struct fg_heard heard;
};

static void listen(void *context, const struct fg_claim *claim)
{
	struct listener *listener = context;

	hear(claim, listener->evidence->sources[claim->source].baseline, &listener->heard);
}

int fg_evidence_heard(const struct fg_evidence *evidence, const struct fg_matter *matter,
                      struct fg_heard *ret_heard)
{
	struct listener listener = { evidence, { 0, 0, false } };
	int status = fg_evidence_claims(evidence, matter, listen, &listener);

	if (status == 0)
		*ret_heard = listener.heard;
	return status;
}

enum fg_flow_fate fg_flow_fate(const struct fg_evidence *evidence, fg_ref flow)
{
	const struct fg_flow *self = &evidence->model->flows[flow];
	struct fg_heard heard;

	if (self->state != FG_STATE_NONE)
		return fate_as_written(self->state);
	if (evidence->cells[evidence->said[FG_FLOW][flow]].assumption)
		return FG_ASSUMED;
	heard = hear_all(evidence, FG_FLOW, flow);
	if (heard.all & FG_TELLING)
		return FG_ASSERTED;
	if (heard.all & DENIES)
		return FG_FATE_DENIED;
	if (heard.faint & FG_TELLING)
		return FG_ASSERTED;
	if (heard.faint & DENIES)
		return FG_FATE_DENIED;
	return (heard.all | heard.faint) & ASKS ? FG_FATE_QUESTIONED : FG_UNSAID;
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
