/* The table of structural rules, and how their hits become rows. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/say.h"
#include "base/sink.h"
#include "gaps/internal.h"
#include "gaps/rulework.h"

static const struct fg_rule rules[] = {
	{ "FG-R01", FG_RULE_GAP, FG_SAY("destination unnamed"),
	  "DHS PIA template, question 6.1; NIST Privacy Framework ID.IM-P7",
	  FG_SAY("Data go to a place or body that no source names, so nobody can ask there, "
	         "and no limit on use can be checked."),
	  FG_SAY("The destination is named in a part that nobody has read, or for security "
	         "it may stay unnamed, and this is said."),
	  FG_SAY("Which system or body is it? Name it, or say why it stays unnamed."),
	  fg_rule_destination_unnamed },
	{ "FG-R02", FG_RULE_GAP, FG_SAY("sharing outside denied, yet a flow leads outside"),
	  "DHS PIA template, question 6.1",
	  FG_SAY("A document says that nothing is shared outside, while a source describes a "
	         "flow that leads there."),
	  FG_SAY("The denial is about another function or another time than the flow."),
	  FG_SAY("Does the denial cover this flow? If so, which of the two is wrong?"),
	  fg_rule_sharing_denied },
	{ "FG-R03", FG_RULE_GAP, FG_SAY("derived element not disclosed"),
	  "DHS PIA template, question 2.1",
	  FG_SAY("What is made from people's data (a template, a match, a score) decides "
	         "about them, and they cannot correct what they do not know of."),
	  FG_SAY("The disclosure names it under another word."),
	  FG_SAY("Is it made? Then say so, where from and what for."),
	  fg_rule_derived_undisclosed },
	{ "FG-R04", FG_RULE_GAP, FG_SAY("custody changes without agreement or authority"),
	  "DHS PIA template, questions 1.1 and 8.4; 5 U.S.C. 552a(b), (o)",
	  FG_SAY("Data change hands, and neither the right to hand them over nor terms that "
	         "bind the recipient are given."),
	  FG_SAY("One agreement covers several flows and is described once, elsewhere."),
	  FG_SAY("Under which authority and which agreement? A copy, please."),
	  fg_rule_no_agreement },
	{ "FG-R05", FG_RULE_QUESTION, FG_SAY("copy outlives its original"),
	  "Fair Information Practice Principles: minimization",
	  FG_SAY("A short period for the original protects nobody when the copy that was "
	         "made of it stays."),
	  FG_SAY("The copy is needed for another purpose that has a period of its own, and "
	         "this is said."),
	  FG_SAY("Why is the copy kept longer than what it was copied from?"),
	  fg_rule_copy_outlives },
	{ "FG-R06", FG_RULE_GAP, FG_SAY("data left on the person's device, no deletion stated"),
	  "NIST Privacy Framework CT.DM-P5",
	  FG_SAY("What stays on a device can be found by others who hold it: at a border, in "
	         "an arrest, after a theft."),
	  FG_SAY("The app keeps nothing there, and the place should be keeps=\"no\" in the "
	         "model."),
	  FG_SAY("What stays on the device after sending, for how long, and how can it be "
	         "removed?"),
	  fg_rule_left_on_device },
	{ "FG-R07", FG_RULE_GAP, FG_SAY("element flows but is not listed as collected"),
	  "DHS PIA template, question 2.1; 44 U.S.C. 3501 note, section 208(b)(2)(B)(ii)(I)",
	  FG_SAY("The list of what is collected is the base of everything else; what is "
	         "missing there is not assessed."),
	  FG_SAY("The list names it by a wider word."),
	  FG_SAY("Add it to the list, or say that it is not taken."),
	  fg_rule_not_listed },
	{ "FG-R08", FG_RULE_QUESTION, FG_SAY("element can arrive only by possible reach"),
	  "DHS PIA template, questions 2.1 and 6.1",
	  FG_SAY("Some flow on every path does not say what it carries, so it is open "
	         "whether this element comes here at all."),
	  FG_SAY("The flow carries something else; then write in the model what."),
	  FG_SAY("What exactly does that flow carry?"),
	  fg_rule_only_possible },
	{ "FG-R09", FG_RULE_QUESTION, FG_SAY("two periods for one holding"),
	  "DHS PIA template, question 5.1",
	  FG_SAY("Two sources give different periods for the same data; a person cannot know "
	         "which holds."),
	  FG_SAY("They speak of different data or different times; then write the condition "
	         "in the model."),
	  FG_SAY("Which of the two holds, since when, and for whose data?"),
	  fg_rule_two_periods },
	{ "FG-R10", FG_RULE_QUESTION, FG_SAY("purpose of an onward flow is not one of collection"),
	  "5 U.S.C. 552a(a)(7), (b)(3); Fair Information Practice Principles: use limitation",
	  FG_SAY("Data given for one purpose are passed on for another."),
	  FG_SAY("The same purpose in other words: texts are compared by their words alone, in any "
	         "case and punctuation, semicolons between purposes; what the words mean, or that "
	         "one purpose is part of another, the rule cannot see."),
	  FG_SAY("Is this purpose among those that people were told when the data were taken?"),
	  fg_rule_new_purpose },
	{ "FG-R11", FG_RULE_QUESTION, FG_SAY("collected and never used"),
	  "Fair Information Practice Principles: minimization; 5 U.S.C. 552a(e)(1)",
	  FG_SAY("An agency may keep only what is relevant and necessary; nothing in the "
	         "sources says what this is for."),
	  FG_SAY("Its use is described in a part that nobody has encoded."),
	  FG_SAY("What is it needed for? If for nothing, stop collecting it."),
	  fg_rule_never_used },
	{ "FG-R12", FG_RULE_NOTE, FG_SAY("fact rests on independent sources only"),
	  "none: about the model, not about the disclosure",
	  FG_SAY("Neither the disclosure nor any other official paper says so."),
	  FG_SAY("An official source says so and has not been encoded."),
	  FG_SAY("Look for an official source, or keep it as a report."),
	  fg_rule_only_independent },
	{ "FG-R13", FG_RULE_NOTE, FG_SAY("claim without a locator"),
	  "none: about the model, not about the disclosure",
	  FG_SAY("A reader cannot find the place in the source."),
	  FG_SAY("The source is one page or one screen."),
	  FG_SAY("Add at=\"...\" to the claim."),
	  fg_rule_no_locator },
};

const struct fg_rule *fg_rule_at(size_t index)
{
	return index < sizeof(rules) / sizeof(rules[0]) ? &rules[index] : NULL;
}

static struct fg_refs keep(struct fg_arena *arena, struct fg_refs refs)
{
	fg_ref *kept = refs.count ? fg_arena_array(arena, refs.count, sizeof(*kept)) : NULL;

	for (uint32_t i = 0; kept && i < refs.count; i++)
		kept[i] = refs.items[i];
	return (struct fg_refs){ kept, refs.count };
}

/* The answers that a hit rests on: status and attribute are those of the first. */
static int add_cells(struct fg_gaps *gaps, const struct fg_rule_cells *cells, struct fg_gap *row)
{
	fg_ref *grown = gaps->row_cells;

	if (gaps->row_cell_room - gaps->row_cell_count < cells->count) {
		grown = reallocarray(grown, (size_t)gaps->row_cell_room * 2, sizeof(*grown));
		if (!grown)
			return -ENOMEM;
		gaps->row_cells = grown;
		gaps->row_cell_room *= 2;
	}
	memcpy(grown + gaps->row_cell_count, cells->items, cells->count * sizeof(*grown));
	row->first_cell = gaps->row_cell_count;
	row->cell_count = cells->count;
	gaps->row_cell_count += cells->count;
	row->status = fg_gap_cell(gaps, row)->status;
	row->attribute = fg_gap_cell(gaps, row)->attribute;
	return 0;
}

static const struct fg_told *keep_told(struct fg_arena *arena, const struct fg_hit *hit)
{
	size_t size = hit->found_count * sizeof(*hit->found);
	struct fg_told *told = fg_arena_get(arena, sizeof(*told) + size);

	if (!told)
		return NULL;
	told->other = hit->other;
	told->count = hit->found_count;
	if (size)
		memcpy(told->found, hit->found, size);
	return told;
}

/* Hits that have nothing but their rule share one. */
static const struct fg_gap_more *keep_more(struct fg_rule_work *work, const struct fg_hit *hit)
{
	struct fg_arena *arena = work->gaps->arena;
	bool tells = hit->found_count || hit->other;
	struct fg_gap_more *more;

	if (!tells && !hit->elements.count && work->shared && work->shared->rule == work->rule)
		return work->shared;
	more = fg_arena_get(arena, sizeof(*more));
	if (!more)
		return NULL;
	more->rule = work->rule;
	more->elements = keep(arena, hit->elements);
	if (tells)
		more->told = keep_told(arena, hit);
	else if (!hit->elements.count)
		work->shared = more;
	return fg_arena_failed(arena) ? NULL : more;
}

int fg_rule_hit(struct fg_rule_work *work, const struct fg_hit *hit)
{
	struct fg_gap *row = fg_add_row(work->gaps);

	if (!row)
		return -ENOMEM;
	row->more = keep_more(work, hit);
	if (!row->more)
		return -ENOMEM;
	row->kind = hit->kind;
	row->index = hit->index;
	row->status = hit->status;
	row->family = work->rule->class == FG_RULE_GAP ? hit->family : FG_TO_VERIFY;
	if (hit->cells && hit->cells->count && add_cells(work->gaps, hit->cells, row) < 0)
		return -ENOMEM;
	row->priority = fg_row_priority(work->gaps, row);
	return 0;
}

/* The answers that a finding rests on; an answer of the system where it is about a question. */
static void gather_cells(const struct fg_rule_work *work, const struct fg_own_finding *finding,
                         struct fg_rule_cells *cells)
{
	for (uint32_t i = 0; i < finding->cells.count && cells->count < FG_RULE_CELLS; i++)
		cells->items[cells->count++] = finding->cells.items[i];
	if (finding->kind != FG_ANSWER || cells->count)
		return;
	for (fg_ref i = 0; i < work->evidence->cell_count && !cells->count; i++)
		if (work->evidence->cells[i].kind == FG_ANSWER
		    && work->evidence->cells[i].index == finding->index)
			cells->items[cells->count++] = i;
}

/* What names no answer rests on none, and is to verify: that nothing is said can be told only where
 * somebody has read. */
static int add_finding(struct fg_rule_work *work, const struct fg_own_finding *finding)
{
	struct fg_rule_cells cells = { .count = 0 };
	struct fg_found found = { .pattern = "%s" };

	if (finding->detail) {
		found.parts[0].text = fg_arena_string(work->gaps->arena, finding->detail);
		if (!found.parts[0].text)
			return -ENOMEM;
	}
	gather_cells(work, finding, &cells);
	work->rule = finding->rule;
	return fg_rule_hit(work, &(struct fg_hit){
		.kind = finding->kind,
		.index = finding->index,
		.elements = finding->elements,
		.cells = &cells,
		.status = finding->kind < FG_FACT_KINDS
		                  ? fg_fact_status(work->evidence, finding->kind, finding->index)
		                  : FG_NOT_EXAMINED,
		.family = fg_rule_family(work, &cells, FG_GAP),
		.found = &found,
		.found_count = finding->detail ? 1 : 0,
	});
}

static int add_findings(struct fg_rule_work *work, const struct fg_own_findings *own)
{
	struct fg_gaps *gaps = work->gaps;
	int status = 0;

	gaps->own_rules = fg_arena_array(gaps->arena, (size_t)own->count + 1,
	                                 sizeof(struct fg_rule *));
	if (!gaps->own_rules)
		return -ENOMEM;
	for (uint32_t i = 0; status == 0 && i < own->count; i++) {
		if (i == 0 || own->items[i].rule != own->items[i - 1].rule)
			gaps->own_rules[gaps->own_rule_count++] = own->items[i].rule;
		status = add_finding(work, &own->items[i]);
	}
	return status;
}

int fg_run_rules(struct fg_gaps *gaps, const struct fg_own_findings *own)
{
	struct fg_rule_work work;
	int status = fg_rule_work_make(gaps, &work);

	for (size_t i = 0; status == 0 && (work.rule = fg_rule_at(i)); i++)
		status = work.rule->run(&work);
	if (status == 0)
		status = add_findings(&work, own);
	fg_rule_work_clear(&work);
	return status;
}
