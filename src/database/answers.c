/* What was computed: the answer to every question, what arrives where, what must be kept. */
#include <stdlib.h>

#include "database/fill.h"
#include "write/words.h"

static void put_cell(struct fg_fill *fill, fg_ref number, const struct fg_cell *cell)
{
	const struct fg_model *model = fill->model;
	bool element = cell->kind == FG_ELEMENT, written = cell->index != FG_NONE;
	fg_ref place = cell->kind == FG_HOLDING && written ? model->holdings[cell->index].place
	                                                   : cell->place;

	fg_fill_number(fill, number);
	fg_fill_id(fill, FG_ANSWER, cell->question);
	fg_fill_number(fill, cell->limb);
	fg_fill_word(fill, FG_VOCAB_ATTRIBUTE, cell->attribute);
	fg_fill_text(fill, fg_cell_kind(cell));
	fg_fill_id(fill, FG_ELEMENT, element ? cell->index : cell->element);
	fg_fill_id(fill, FG_FLOW, cell->kind == FG_FLOW ? cell->index : FG_NONE);
	fg_fill_id(fill, FG_HOLDING, cell->kind == FG_HOLDING ? cell->index : FG_NONE);
	fg_fill_id(fill, FG_PLACE, place);
	fg_fill_word(fill, FG_VOCAB_STATUS, cell->status);
	fg_fill_word(fill, FG_VOCAB_FAMILY, cell->family);
	fg_fill_number(fill, cell->read);
	fg_fill_number(fill, cell->project_wide);
	fg_fill_number(fill, cell->recreation);
	fg_fill_number(fill, cell->assumption);
	fg_fill_number(fill, cell->homework);
	fg_fill_number(fill, cell->not_applicable);
	fg_fill_id(fill, FG_SOURCE, fg_cell_through(cell));
	fg_fill_end(fill);
}

static void fill_cells(struct fg_fill *fill)
{
	for (fg_ref i = 0; i < fill->gaps->cell_count; i++)
		put_cell(fill, i, fg_cell_at(fill->gaps, i));
}

static void put_evidence(struct fg_fill *fill, fg_ref cell, struct fg_refs claims,
                         bool baseline)
{
	for (uint32_t i = 0; i < claims.count; i++) {
		fg_fill_number(fill, cell);
		fg_fill_number(fill, claims.items[i]);
		fg_fill_number(fill, baseline);
		fg_fill_end(fill);
	}
}

static void fill_cell_claims(struct fg_fill *fill)
{
	for (fg_ref i = 0; i < fill->gaps->cell_count; i++) {
		put_evidence(fill, i, fg_cell_own(fg_cell_at(fill->gaps, i)), true);
		put_evidence(fill, i, fg_cell_others(fg_cell_at(fill->gaps, i)), false);
	}
}

/* How many links there are: those of the arrivals, and what goes before them, which has lower
 * numbers. */
static uint32_t count_links(const struct fg_reach *reach)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < reach->arrival_count; i++)
		if (reach->arrivals[i].link != FG_NONE && reach->arrivals[i].link >= count)
			count = reach->arrivals[i].link + 1;
	return count;
}

static void fill_links(struct fg_fill *fill)
{
	const struct fg_reach *reach = fill->gaps->reach;
	uint32_t count = count_links(reach);

	for (uint32_t i = 0; i < count; i++) {
		fg_fill_number(fill, i);
		fg_fill_id(fill, FG_FLOW, reach->links[i].flow);
		if (reach->links[i].before == FG_NONE)
			fg_fill_null(fill);
		else
			fg_fill_number(fill, reach->links[i].before);
		fg_fill_end(fill);
	}
}

static void fill_reach(struct fg_fill *fill)
{
	const struct fg_reach *reach = fill->gaps->reach;

	for (uint32_t i = 0; i < reach->arrival_count; i++) {
		const struct fg_arrival *arrival = &reach->arrivals[i];

		fg_fill_id(fill, FG_ELEMENT, arrival->element);
		fg_fill_id(fill, FG_PLACE, arrival->place);
		fg_fill_word(fill, FG_VOCAB_STRENGTH, arrival->strength);
		fg_fill_word(fill, FG_VOCAB_STATUS, arrival->status);
		fg_fill_number(fill, arrival->hops);
		if (arrival->link == FG_NONE)
			fg_fill_null(fill);
		else
			fg_fill_number(fill, arrival->link);
		fg_fill_number(fill, arrival->steps_back);
		fg_fill_end(fill);
	}
}

static void fill_implied(struct fg_fill *fill)
{
	struct fg_pair *pairs = NULL;
	uint32_t count = 0;
	int status = fg_reach_implied(fill->gaps->reach, &pairs, &count);

	if (status < 0 && fill->status == 0)
		fill->status = status;
	for (uint32_t i = 0; status == 0 && i < count; i++) {
		fg_fill_id(fill, FG_PLACE, pairs[i].place);
		fg_fill_id(fill, FG_ELEMENT, pairs[i].element);
		fg_fill_end(fill);
	}
	free(pairs);
}

static const struct fg_table tables[] = {
	{ "cells", "The answer to each question about each fact; the heart of the results.",
	  { { "number", "INTEGER PRIMARY KEY", "0, 1, ... as 'flowgap cells' lists them" },
	    { "question", "TEXT REFERENCES questions",
	      "NULL: \"is it said at all?\" of a fact that no question asks about" },
	    { "limb", "INTEGER NOT NULL", "of the question; 0 for the system" },
	    { "attribute", "TEXT NOT NULL", "said: the fact itself" },
	    { "kind", "TEXT NOT NULL", "system, element, flow, holding, implied" },
	    { "element", "TEXT REFERENCES elements", "for kinds element and implied" },
	    { "flow", "TEXT REFERENCES flows", "for kind flow" },
	    { "holding", "TEXT REFERENCES holdings", "for kind holding" },
	    { "place", "TEXT REFERENCES places", "for kinds holding and implied" },
	    { "status", "TEXT NOT NULL", "computed from the claims: see flowgap(1)" },
	    { "family", "TEXT NOT NULL", "answered, gap, claimed, to-verify" },
	    { "read", "INTEGER NOT NULL", "1: the documents were read where they answer this" },
	    { "project_wide", "INTEGER NOT NULL", "1: taken from the system's answer" },
	    { "recreation", "INTEGER NOT NULL", "1: rests on a re-creation" },
	    { "assumption", "INTEGER NOT NULL", "1: the fact is an assumption of the encoder" },
	    { "homework", "INTEGER NOT NULL",
	      "1: about an outside body, not charged to the operator" },
	    { "not_applicable", "INTEGER NOT NULL", "1: stated as not applicable" },
	    { "through", "TEXT REFERENCES sources", "by-reference: the document pointed to" } },
	  .index = "question; element; flow; holding; place; through", .fill = fill_cells },
	{ "cell_claims", "Which claims an answer rests on.",
	  { { "cell", "INTEGER NOT NULL REFERENCES cells", "the answer" },
	    { "claim", "INTEGER NOT NULL REFERENCES claims", "the claim" },
	    { "baseline", "INTEGER NOT NULL", "1: of a baseline document; 0: of another one" } },
	  .index = "cell; claim", .fill = fill_cell_claims },
	{ "links", "Flows of witness paths; paths share their beginnings. See the view witness.",
	  { { "number", "INTEGER PRIMARY KEY", "0, 1, ..." },
	    { "flow", "TEXT NOT NULL REFERENCES flows", "the flow" },
	    { "before", "INTEGER REFERENCES links", "the link before it; NULL: the first" } },
	  .index = "flow; before", .fill = fill_links },
	{ "reach", "Which element arrives at which place, by the best path.",
	  { { "element", "TEXT NOT NULL REFERENCES elements", "the element" },
	    { "place", "TEXT NOT NULL REFERENCES places", "where it arrives" },
	    { "strength", "TEXT NOT NULL", "by-name, by-category, possible" },
	    { "status", "TEXT NOT NULL", "of the weakest flow on the path" },
	    { "hops", "INTEGER NOT NULL", "flows on the path; 0: it starts here" },
	    { "link", "INTEGER REFERENCES links", "the last link of the path" },
	    { "steps_back", "INTEGER NOT NULL",
	      "1: the path goes back in the order of the workflow" } },
	  .constraint = "PRIMARY KEY (element, place)", .index = "place; link",
	  .fill = fill_reach },
	{ "implied", "Holdings that nobody wrote: what arrives at a place that keeps.",
	  { { "place", "TEXT NOT NULL REFERENCES places", "the place" },
	    { "element", "TEXT NOT NULL REFERENCES elements", "what arrives there" } },
	  .constraint = "PRIMARY KEY (place, element)", .index = "element",
	  .fill = fill_implied },
};

const struct fg_table_group fg_tables_answers = { tables, sizeof(tables) / sizeof(tables[0]) };
