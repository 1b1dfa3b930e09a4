/* Taken from a person, then nothing: no flow takes it on, nothing is made from it, no purpose is
 * given for it. A category or an unspecified flow that leaves where it is may take it on. */
#include <errno.h>
#include <stdlib.h>

#include "gaps/rulework.h"

struct leaving {
	uint32_t *categories;    /* by place: bit per category that an asserted flow takes on */
	bool *anything;          /* by place: such a flow does not say what it takes */
};

static bool has_purpose(const struct fg_rule_work *work, enum fg_kind kind, fg_ref index)
{
	struct fg_rule_cells cells = { .count = 0 };

	fg_rule_add_cells(work, kind, index, FG_PURPOSE, &cells);
	for (uint32_t i = 0; i < cells.count; i++)
		if (fg_rule_told(work, fg_cell_at(work->gaps, cells.items[i])->own)
		    || fg_rule_told(work, fg_cell_at(work->gaps, cells.items[i])->others))
			return true;
	if (cells.count)
		return false;
	return fg_rule_told(work, fg_model_claims(work->model, kind, index, FG_PURPOSE))
	       || fg_rule_list(&work->bares[kind], index).count;
}

/* Whether the element ends where a person gave it, for no stated purpose. */
static bool ends_there(const struct fg_rule_work *work, const struct leaving *leaving,
                       fg_ref element)
{
	const struct fg_model *model = work->model;
	struct fg_refs flows = fg_rule_list(&work->carriers, element);
	enum fg_category category = model->elements[element].category;

	for (uint32_t i = 0; i < flows.count; i++) {
		const struct fg_flow *flow = &model->flows[flows.items[i]];

		if (model->places[flow->from].kind != FG_PERSON
		    || (leaving->categories[flow->to] >> category & 1u)
		    || leaving->anything[flow->to] || has_purpose(work, FG_FLOW, flows.items[i]))
			return false;
	}
	return flows.count > 0 && !has_purpose(work, FG_ELEMENT, element);
}

static int report_all(struct fg_rule_work *work, const struct leaving *leaving, const bool *basis)
{
	int status = 0;

	for (fg_ref i = 0; status == 0 && i < work->model->element_count; i++) {
		struct fg_rule_cells cells = { .count = 0 };

		if (basis[i] || !ends_there(work, leaving, i))
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
