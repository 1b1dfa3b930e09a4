#include "gaps/rulework.h"

int fg_rule_derived_undisclosed(struct fg_rule_work *work)
{
	int status = 0;

	for (fg_ref i = 0; status == 0 && i < work->model->element_count; i++)
		if (work->model->elements[i].derived_from.count)
			status = fg_rule_hit_unsaid(work, i);
	return status;
}
