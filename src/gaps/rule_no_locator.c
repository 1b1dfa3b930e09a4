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

/* Adds those of the claims that lack one, where there is room for them; returns the new count.
 * "period of pia (line 12)". */
static uint32_t gather(const struct fg_rule_work *work, struct fg_refs claims, const char *what,
                       struct fg_found *found, uint32_t count)
{
	for (uint32_t i = 0; i < claims.count; i++) {
		const struct fg_claim *claim = &work->model->claims[claims.items[i]];

		if (!lacks_locator(claim))
			continue;
		if (found)
			found[count] = (struct fg_found){
				.pattern = FG_SAY("%s of %s (line %s)"),
				.parts = { { what },
					   { work->model->sources[claim->source].e.id },
					   { fg_arena_format(work->gaps->arena, "%u",
				                             claim->loc.line) } },
			};
		count++;
	}
	return count;
}

static uint32_t gather_all(const struct fg_rule_work *work, enum fg_kind kind, fg_ref index,
                           struct fg_found *found)
{
	const struct fg_model *model = work->model;
	uint32_t count = 0;

	if (kind == FG_SCOPE)
		return gather(work, model->scopes[index].claims, "claim", found, 0);
	for (enum fg_attribute a = 0; a < FG_ATTRIBUTES; a++)
		count = gather(work, fg_model_claims(model, kind, index, a),
		               fg_vocab_word(FG_VOCAB_ATTRIBUTE, a)->word, found, count);
	return count;
}

static int check(struct fg_rule_work *work, enum fg_kind kind, fg_ref index)
{
	struct fg_rule_cells cells = { .count = 0 };
	uint32_t count = gather_all(work, kind, index, NULL);
	struct fg_found *found;
	int status;

	if (!count)
		return 0;
	found = calloc(count, sizeof(*found));
	if (!found)
		return -ENOMEM;
	gather_all(work, kind, index, found);
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
