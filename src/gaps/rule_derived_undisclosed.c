#include "gaps/rulework.h"

int fg_rule_derived_undisclosed(struct fg_rule_work *work)
{
	int status = 0;

	for (fg_ref i = 0; status == 0 && i < work->model->element_count; i++) {
		struct fg_rule_cells cells = { .count = 0 };
		enum fg_status said = fg_fact_status(work->evidence, FG_ELEMENT, i);

		if (!work->model->elements[i].derived_from.count
		    || (said != FG_NOT_STATED && said != FG_UNDISCLOSED && said != FG_SAID_MISSING
		        && said != FG_REPORTED))
			continue;
		fg_rule_add_said(work, FG_ELEMENT, i, &cells);
		status = fg_rule_hit(work, &(struct fg_hit){
			.kind = FG_ELEMENT,
			.index = i,
			.cells = &cells,
			.family = fg_rule_family(work, &cells, FG_TO_VERIFY),
		});
	}
	return status;
}
