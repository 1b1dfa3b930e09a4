/* One note for each thing that has such a claim, scopes too; "asks" and "missing" need no place to
 * be found. */
#include <errno.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/say.h"
#include "gaps/rulework.h"

static bool lacks_locator(const struct fg_claim *claim)
{
	return !claim->place_count && claim->says != FG_ASKS && claim->says != FG_MISSING;
}

static const char *name_of(const struct fg_claim *claim)
{
	return claim->target.kind == FG_SCOPE
	               ? "claim"
	               : fg_vocab_word(FG_VOCAB_ATTRIBUTE, claim->target.attribute)->word;
}

/* Those of the claims that lack one, where there is room for them; returns how many. "period of pia
 * (line 12)". */
static uint32_t gather(const struct fg_rule_work *work, struct fg_refs claims,
                       struct fg_found *found)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < claims.count; i++) {
		const struct fg_claim *claim = &work->model->claims[claims.items[i]];

		if (!lacks_locator(claim))
			continue;
		if (found)
			found[count] = (struct fg_found){
				.pattern = FG_SAY("%s of %s (line %s)"),
				.parts = { { name_of(claim) },
					   { work->model->sources[claim->source].e.id },
					   { fg_arena_format(work->gaps->arena, "%u",
				                             claim->loc.line) } },
			};
		count++;
	}
	return count;
}

static int check(struct fg_rule_work *work, enum fg_kind kind, fg_ref index)
{
	struct fg_rule_cells cells = { .count = 0 };
	struct fg_refs claims = kind == FG_SCOPE
	                                ? work->model->scopes[index].claims
	                                : fg_model_all_claims(work->model, kind, index);
	uint32_t count = gather(work, claims, NULL);
	struct fg_found *found;
	int status;

	if (!count)
		return 0;
	found = calloc(count, sizeof(*found));
	if (!found)
		return -ENOMEM;
	gather(work, claims, found);
	if (kind < FG_FACT_KINDS)
		fg_rule_add_said(work, kind, index, &cells);
	status = fg_rule_hit(work, &(struct fg_hit){ .kind = kind,
	                                             .index = index,
	                                             .cells = &cells,
	                                             .status = FG_REPORTED,
	                                             .found = found,
	                                             .found_count = count });
	free(found);
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
