#include <errno.h>

#include "base/arena.h"
#include "gaps/internal.h"
#include "gaps/rules.h"

static const struct fg_rule rules[] = {
	{ "FG-R01", FG_RULE_GAP, "destination unnamed",
	  "DHS PIA template, question 6.1; NIST Privacy Framework ID.IM-P7",
	  "Data go to a place or body that no source names, so nobody can ask there, and no limit "
	  "on use can be checked.",
	  "The destination is named in a part that nobody has read, or for security it may stay "
	  "unnamed, and this is said.",
	  "Which system or body is it? Name it, or say why it stays unnamed.",
	  fg_rule_destination_unnamed },
	{ "FG-R02", FG_RULE_GAP, "sharing outside denied, yet a flow leads outside",
	  "DHS PIA template, question 6.1",
	  "A document says that nothing is shared outside, while a source describes a flow that "
	  "leads there.",
	  "The denial is about another function or another time than the flow.",
	  "Does the denial cover this flow? If so, which of the two is wrong?",
	  fg_rule_sharing_denied },
};

const struct fg_rule *fg_rule_at(size_t index)
{
	return index < sizeof(rules) / sizeof(rules[0]) ? &rules[index] : NULL;
}

fg_ref fg_rule_flow_cell(const struct fg_gaps *gaps, fg_ref flow, enum fg_attribute attribute)
{
	const struct fg_evidence *evidence = gaps->reach->evidence;

	if (attribute == FG_SAID)
		return evidence->said[FG_FLOW][flow];
	for (fg_ref i = 0; i < gaps->cell_count; i++) {
		const struct fg_cell *cell = &gaps->cells[i];

		if (cell->kind == FG_FLOW && cell->index == flow && cell->attribute == attribute)
			return i;
	}
	return FG_NONE;
}

struct adding {
	struct fg_gaps *gaps;
	const struct fg_rule *rule;
};

static int add_hit(const struct fg_hit *hit, void *context)
{
	struct adding *adding = context;
	struct fg_gaps *gaps = adding->gaps;
	const struct fg_model *model = gaps->reach->evidence->model;
	const struct fg_cell *cell = &gaps->cells[hit->cell];
	struct fg_gap *row = fg_add_row(gaps);
	fg_ref *cells = fg_arena_array(gaps->arena, 1, sizeof(*cells)), self;

	if (!row || !cells)
		return -ENOMEM;
	cells[0] = hit->cell;
	row->id = fg_arena_format(gaps->arena, "%s@%s", adding->rule->id,
	                          fg_model_entity(model, hit->kind, hit->index)->id);
	row->rule = adding->rule;
	row->attribute = cell->attribute;
	row->kind = hit->kind;
	row->index = hit->index;
	if (hit->kind == FG_FLOW)
		row->elements = fg_fact_elements(model, FG_FLOW, hit->index, &self);
	row->status = cell->status;
	row->family = hit->family;
	row->cell = cell;
	row->cells = (struct fg_refs){ cells, 1 };
	row->omission = hit->attributes;
	row->priority = fg_row_priority(gaps, row);
	return row->id ? 0 : -ENOMEM;
}

int fg_run_rules(struct fg_gaps *gaps)
{
	const struct fg_rule *rule;
	int status = 0;

	for (size_t i = 0; status == 0 && (rule = fg_rule_at(i)); i++) {
		struct adding adding = { gaps, rule };

		status = rule->run(gaps, add_hit, &adding);
	}
	return status;
}
