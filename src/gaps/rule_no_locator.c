/* One note for each thing that has such a claim; "asks" and "missing" need no place to be found. */
#include "base/sink.h"
#include "gaps/rulework.h"

static bool lacks_locator(const struct fg_claim *claim)
{
	return !claim->place_count && claim->says != FG_ASKS && claim->says != FG_MISSING;
}

static int check(struct fg_rule_work *work, enum fg_kind kind, fg_ref index)
{
	struct fg_rule_cells cells = { .count = 0 };
	struct fg_sink detail = { 0 };
	uint32_t count = 0;
	int status = 0;

	for (enum fg_attribute a = 0; a < FG_ATTRIBUTES; a++) {
		struct fg_refs claims = fg_model_claims(work->model, kind, index, a);

		for (uint32_t i = 0; i < claims.count; i++) {
			const struct fg_claim *claim = &work->model->claims[claims.items[i]];

			if (!lacks_locator(claim))
				continue;
			fg_putf(&detail, "%s%s of %s (line %u)", count++ ? ", " : "",
			        fg_vocab_word(FG_VOCAB_ATTRIBUTE, a)->word,
			        work->model->sources[claim->source].e.id, claim->loc.line);
		}
	}
	if (kind < FG_FACT_KINDS)
		fg_rule_add_said(work, kind, index, &cells);
	if (count && !detail.error)
		status = fg_rule_hit(work, &(struct fg_hit){ .kind = kind,
		                                             .index = index,
		                                             .cells = &cells,
		                                             .status = FG_REPORTED,
		                                             .detail = detail.data });
	else
		status = detail.error;
	fg_sink_clear(&detail);
	return status;
}

int fg_rule_no_locator(struct fg_rule_work *work)
{
	int status = 0;

	for (enum fg_kind kind = 0; kind <= FG_ANSWER; kind++)
		for (fg_ref i = 0; status == 0 && i < fg_model_count(work->model, kind); i++)
			status = check(work, kind, i);
	return status;
}
