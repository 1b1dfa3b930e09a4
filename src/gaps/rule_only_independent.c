#include "gaps/rulework.h"

static bool only_independent(const struct fg_rule_work *work, const struct fg_cell *cell)
{
	if (cell->project_wide || cell->own.count || !cell->others.count)
		return false;
	for (uint32_t i = 0; i < cell->others.count; i++) {
		fg_ref source = work->model->claims[cell->others.items[i]].source;

		if (work->model->sources[source].standing != FG_INDEPENDENT)
			return false;
	}
	return true;
}

int fg_rule_only_independent(struct fg_rule_work *work)
{
	int status = 0;

	for (enum fg_kind kind = 0; kind < FG_FACT_KINDS; kind++)
		for (fg_ref i = 0; status == 0 && i < fg_model_count(work->model, kind); i++) {
			struct fg_rule_cells cells = { .count = 0 };

			fg_rule_add_said(work, kind, i, &cells);
			if (only_independent(work, &work->gaps->cells[cells.items[0]]))
				status = fg_rule_hit(work, &(struct fg_hit){
					.kind = kind, .index = i, .cells = &cells });
		}
	return status;
}
