/* One note for each thing that has such a claim, scopes too; "asks" and "missing" need no place to
 * be found. */
#include "base/sink.h"
#include "gaps/rulework.h"

static bool lacks_locator(const struct fg_claim *claim)
{
	return !claim->place_count && claim->says != FG_ASKS && claim->says != FG_MISSING;
}

/* "period of pia (line 12)" for each such claim. */
static void list_claims(const struct fg_model *model, struct fg_refs claims, const char *what,
                        struct fg_sink *list)
{
	for (uint32_t i = 0; i < claims.count; i++) {
		const struct fg_claim *claim = &model->claims[claims.items[i]];

		if (lacks_locator(claim))
			fg_putf(list, "%s%s of %s (line %u)", list->length ? ", " : "", what,
			        model->sources[claim->source].e.id, claim->loc.line);
	}
}

static void list_all(const struct fg_model *model, enum fg_kind kind, fg_ref index,
                     struct fg_sink *list)
{
	if (kind == FG_SCOPE)
		list_claims(model, model->scopes[index].claims, "claim", list);
	for (enum fg_attribute a = 0; kind != FG_SCOPE && a < FG_ATTRIBUTES; a++)
		list_claims(model, fg_model_claims(model, kind, index, a),
		            fg_vocab_word(FG_VOCAB_ATTRIBUTE, a)->word, list);
}

static int check(struct fg_rule_work *work, enum fg_kind kind, fg_ref index)
{
	struct fg_rule_cells cells = { .count = 0 };
	struct fg_sink detail = { 0 };
	int status;

	list_all(work->model, kind, index, &detail);
	if (kind < FG_FACT_KINDS)
		fg_rule_add_said(work, kind, index, &cells);
	status = detail.error;
	if (status == 0 && detail.length)
		status = fg_rule_hit(work, &(struct fg_hit){ .kind = kind,
		                                             .index = index,
		                                             .cells = &cells,
		                                             .status = FG_REPORTED,
		                                             .detail = detail.data });
	fg_sink_clear(&detail);
	return status;
}

int fg_rule_no_locator(struct fg_rule_work *work)
{
	int status = 0;

	for (enum fg_kind kind = 0; kind <= FG_SCOPE; kind++)
		for (fg_ref i = 0; status == 0 && i < fg_model_count(work->model, kind); i++)
			status = check(work, kind, i);
	return status;
}
