#include "gaps/rulework.h"

/* Whether one of the claims tells of the fact, and it is an independent source that does: what is
 * asked, denied, missed or passed over gives a fact nothing to rest on. */
static void weigh(const struct fg_rule_work *work, struct fg_refs claims, bool *independent,
                  bool *official)
{
	for (uint32_t i = 0; i < claims.count; i++) {
		const struct fg_claim *claim = &work->model->claims[claims.items[i]];

		if (!(FG_TELLING >> claim->says & 1))
			continue;
		if (work->model->sources[claim->source].standing == FG_INDEPENDENT)
			*independent = true;
		else
			*official = true;
	}
}

static bool only_independent(const struct fg_rule_work *work, const struct fg_cell *cell)
{
	bool independent = false, official = false;

	if (cell->project_wide)
		return false;
	weigh(work, fg_cell_own(cell), &independent, &official);
	weigh(work, fg_cell_others(cell), &independent, &official);
	return independent && !official;
}

int fg_rule_only_independent(struct fg_rule_work *work)
{
	int status = 0;

	for (enum fg_kind kind = 0; kind < FG_FACT_KINDS; kind++)
		for (fg_ref i = 0; status == 0 && i < fg_model_count(work->model, kind); i++) {
			struct fg_rule_cells cells = { .count = 0 };

			fg_rule_add_said(work, kind, i, &cells);
			if (only_independent(work, fg_cell_at(work->gaps, cells.items[0])))
				status = fg_rule_hit(work, &(struct fg_hit){
					.kind = kind, .index = i, .cells = &cells });
		}
	return status;
}
