#include "gaps/rulework.h"

/* What is only asked, denied or missed gives a fact nothing to rest on. */
static bool only_independent(const struct fg_rule_work *work, const struct fg_cell *cell)
{
	struct fg_refs others = fg_cell_others(cell);
	bool any = false;

	if (cell->project_wide || fg_cell_own(cell).count)
		return false;
	for (uint32_t i = 0; i < others.count; i++) {
		const struct fg_claim *claim = &work->model->claims[others.items[i]];

		if (work->model->sources[claim->source].standing != FG_INDEPENDENT)
			return false;
		any |= FG_TELLING >> claim->says & 1;
	}
	return any;
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
