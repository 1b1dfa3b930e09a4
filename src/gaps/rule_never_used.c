/* Taken from a person, then nothing: no flow takes it on, nothing is made from it, no purpose is
 * given for it, no reason to keep it. A category or an unspecified flow that leaves where it is may
 * take it on. */
#include <errno.h>
#include <stdlib.h>

#include "gaps/rulework.h"

struct leaving {
	uint32_t *categories;    /* by place: bit per category that an asserted flow takes on */
	bool *anything;          /* by place: such a flow does not say what it takes */
};

/* Whether somebody says why it is kept. 0, 1 or a negative errno, as below. */
static int has_reason(const struct fg_rule_work *work, fg_ref element)
{
	struct fg_refs kept = fg_rule_list(&work->kept, element);
	int found = 0;

	for (uint32_t i = 0; !found && i < kept.count; i++)
		found = fg_rule_spoken(work, (struct fg_target){ kept.items[i], FG_HOLDING,
		                                                 FG_REASON });
	return found;
}

/* Whether somebody says what the flow is for; a purpose of the whole project is one. */
static int has_purpose(const struct fg_rule_work *work, enum fg_kind kind, fg_ref index)
{
	struct fg_rule_cells cells = { .count = 0 };

	fg_rule_add_cells(work, kind, index, FG_PURPOSE, &cells);
	for (uint32_t i = 0; i < cells.count; i++)
		if (fg_rule_told(work, fg_cell_own(fg_cell_at(work->gaps, cells.items[i])))
		    || fg_rule_told(work, fg_cell_others(fg_cell_at(work->gaps, cells.items[i]))))
			return 1;
	return fg_rule_spoken(work, (struct fg_target){ index, kind, FG_PURPOSE });
}

/* Whether the flow comes from the people, and nothing that may be the element leaves where it goes
 * but what it names. */
static bool is_last(const struct fg_rule_work *work, const struct leaving *leaving, fg_ref element,
                    const struct fg_flow *flow)
{
	return fg_rule_collects(work->model, flow)
	       && !(leaving->categories[flow->to] >> work->model->elements[element].category & 1u)
	       && !leaving->anything[flow->to];
}

/* Whether the element ends where a person gave it, for no stated purpose. */
static int ends_there(const struct fg_rule_work *work, const struct leaving *leaving,
                      fg_ref element)
{
	struct fg_refs flows = fg_rule_list(&work->carriers, element);
	int found = 0;

	for (uint32_t i = 0; !found && i < flows.count; i++)
		found = is_last(work, leaving, element, &work->model->flows[flows.items[i]])
		                ? has_purpose(work, FG_FLOW, flows.items[i]) : 1;
	if (!found)
		found = has_purpose(work, FG_ELEMENT, element);
	if (!found)
		found = has_reason(work, element);
	return found < 0 ? found : flows.count && !found;
}

static int report_all(struct fg_rule_work *work, const struct leaving *leaving, const bool *basis)
{
	int status = 0;

	for (fg_ref i = 0; status >= 0 && i < work->model->element_count; i++) {
		struct fg_rule_cells cells = { .count = 0 };

		status = basis[i] ? 0 : ends_there(work, leaving, i);
		if (status <= 0)
			continue;
		fg_rule_add_cells(work, FG_ELEMENT, i, FG_PURPOSE, &cells);
		if (!cells.count)
			fg_rule_add_said(work, FG_ELEMENT, i, &cells);
		status = fg_rule_hit(work, &(struct fg_hit){
			.kind = FG_ELEMENT, .index = i, .cells = &cells });
	}
	return status;
}

int fg_rule_never_used(struct fg_rule_work *work)
{
	const struct fg_model *model = work->model;
	struct leaving leaving = { NULL, NULL };
	bool *basis = calloc((size_t)model->element_count + 1, sizeof(*basis));
	int status = -ENOMEM;

	leaving.categories = calloc((size_t)model->place_count + 1, sizeof(*leaving.categories));
	leaving.anything = calloc((size_t)model->place_count + 1, sizeof(*leaving.anything));
	if (!basis || !leaving.categories || !leaving.anything)
		goto out;
	for (fg_ref i = 0; i < model->flow_count; i++)
		if (work->asserted[i]) {
			leaving.categories[model->flows[i].from] |= model->flows[i].categories;
			leaving.anything[model->flows[i].from] |= model->flows[i].unspecified;
		}
	for (fg_ref i = 0; i < model->element_count; i++)
		for (uint32_t k = 0; k < model->elements[i].derived_from.count; k++)
			basis[model->elements[i].derived_from.items[k]] = true;
	status = report_all(work, &leaving, basis);
out:
	free(basis);
	free(leaving.categories);
	free(leaving.anything);
	return status;
}
