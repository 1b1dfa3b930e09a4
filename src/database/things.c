/* Parties, places, data elements, the workflow, flows and holdings, as the model has them. */
#include "database/fill.h"

#define ID { "id", "TEXT PRIMARY KEY NOT NULL", "as written in the model" }
#define LABEL { "label", "TEXT NOT NULL", "its name, in the language of the model" }
#define REASON { "reason", "TEXT", "why it is here without a claim: then it is an assumption" }
#define EACH(number) fg_ref i = 0; i < fill->model->number; i++

static void fill_parties(struct fg_fill *fill)
{
	for (EACH(party_count)) {
		const struct fg_party *party = &fill->model->parties[i];

		fg_fill_entity(fill, &party->e);
		fg_fill_word(fill, FG_VOCAB_PARTY_KIND, party->kind);
		fg_fill_id(fill, FG_PARTY, party->parent);
		fg_fill_id(fill, FG_PARTY, party->acts_for);
		fg_fill_text(fill, party->jurisdiction);
		fg_fill_number(fill, party->identified);
		fg_fill_number(fill, party->inside);
		fg_fill_end(fill);
	}
}

static void fill_boundaries(struct fg_fill *fill)
{
	for (EACH(boundary_count)) {
		fg_fill_entity(fill, &fill->model->boundaries[i].e);
		fg_fill_end(fill);
	}
}

static void fill_places(struct fg_fill *fill)
{
	for (EACH(place_count)) {
		const struct fg_place *place = &fill->model->places[i];

		fg_fill_entity(fill, &place->e);
		fg_fill_word(fill, FG_VOCAB_PLACE_KIND, place->kind);
		fg_fill_id(fill, FG_PARTY, place->custodian);
		fg_fill_id(fill, FG_BOUNDARY, place->boundary);
		fg_fill_number(fill, place->keeps);
		fg_fill_number(fill, place->identified);
		fg_fill_number(fill, place->inside);
		fg_fill_text(fill, place->reason);
		fg_fill_end(fill);
	}
}

static void fill_elements(struct fg_fill *fill)
{
	for (EACH(element_count)) {
		const struct fg_element *element = &fill->model->elements[i];

		fg_fill_entity(fill, &element->e);
		fg_fill_word(fill, FG_VOCAB_CATEGORY, element->category);
		fg_fill_id(fill, FG_PLACE, element->derived_at);
		fg_fill_text(fill, element->reason);
		fg_fill_end(fill);
	}
}

static void fill_whose(struct fg_fill *fill)
{
	for (EACH(element_count))
		fg_fill_pairs(fill, fill->model->elements[i].e.id, FG_PARTY,
		              &fill->model->elements[i].whose);
}

static void fill_derivations(struct fg_fill *fill)
{
	for (EACH(element_count))
		fg_fill_pairs(fill, fill->model->elements[i].e.id, FG_ELEMENT,
		              &fill->model->elements[i].derived_from);
}

static void fill_origins(struct fg_fill *fill)
{
	for (EACH(element_count))
		fg_fill_pairs(fill, fill->model->elements[i].e.id, FG_PLACE,
		              &fill->model->elements[i].origin);
}

static void fill_groups(struct fg_fill *fill)
{
	for (EACH(group_count)) {
		fg_fill_entity(fill, &fill->model->groups[i].e);
		fg_fill_end(fill);
	}
}

static void fill_members(struct fg_fill *fill)
{
	for (EACH(group_count))
		fg_fill_pairs(fill, fill->model->groups[i].e.id, FG_ELEMENT,
		              &fill->model->groups[i].elements);
}

static void fill_steps(struct fg_fill *fill)
{
	for (EACH(step_count)) {
		const struct fg_step *step = &fill->model->steps[i];

		fg_fill_entity(fill, &step->e);
		fg_fill_number(fill, (int64_t)i + 1);
		fg_fill_id(fill, FG_PARTY, step->party);
		fg_fill_text(fill, step->deadline);
		fg_fill_text(fill, step->reason);
		fg_fill_end(fill);
	}
}

static void fill_next_steps(struct fg_fill *fill)
{
	for (EACH(step_count))
		fg_fill_pairs(fill, fill->model->steps[i].e.id, FG_STEP,
		              &fill->model->steps[i].next);
}

static void fill_flows(struct fg_fill *fill)
{
	for (EACH(flow_count)) {
		const struct fg_flow *flow = &fill->model->flows[i];

		fg_fill_entity(fill, &flow->e);
		fg_fill_id(fill, FG_PLACE, flow->from);
		fg_fill_id(fill, FG_PLACE, flow->to);
		fg_fill_number(fill, flow->unspecified);
		if (flow->state == FG_STATE_NONE)
			fg_fill_null(fill);
		else
			fg_fill_word(fill, FG_VOCAB_FLOW_STATE, (size_t)flow->state);
		fg_fill_text(fill, flow->more->reason);
		fg_fill_text(fill, fg_fate_word(fg_flow_fate(fill->evidence, i)));
		fg_fill_word(fill, FG_VOCAB_STATUS, fg_fact_status(fill->evidence, FG_FLOW, i));
		fg_fill_end(fill);
	}
}

static void fill_flow_elements(struct fg_fill *fill)
{
	for (EACH(flow_count))
		fg_fill_pairs(fill, fill->model->flows[i].e.id, FG_ELEMENT,
		              &fill->model->flows[i].elements);
}

static void fill_flow_categories(struct fg_fill *fill)
{
	for (EACH(flow_count))
		fg_fill_bits(fill, fill->model->flows[i].e.id, FG_VOCAB_CATEGORY,
		             fill->model->flows[i].categories);
}

static void fill_flow_steps(struct fg_fill *fill)
{
	for (EACH(flow_count))
		fg_fill_pairs(fill, fill->model->flows[i].e.id, FG_STEP,
		              &fill->model->flows[i].more->steps);
}

static void fill_holdings(struct fg_fill *fill)
{
	for (EACH(holding_count)) {
		const struct fg_holding *holding = &fill->model->holdings[i];

		fg_fill_entity(fill, &holding->e);
		fg_fill_id(fill, FG_PLACE, holding->place);
		fg_fill_text(fill, holding->reason);
		fg_fill_word(fill, FG_VOCAB_STATUS,
		             fg_fact_status(fill->evidence, FG_HOLDING, i));
		fg_fill_end(fill);
	}
}

static void fill_holding_elements(struct fg_fill *fill)
{
	for (EACH(holding_count))
		fg_fill_pairs(fill, fill->model->holdings[i].e.id, FG_ELEMENT,
		              &fill->model->holdings[i].elements);
}

static void put_labels(struct fg_fill *fill, const char *id, const struct fg_label *labels)
{
	for (; labels && labels->text; labels++) {
		fg_fill_text(fill, id);
		fg_fill_text(fill, labels->lang);
		fg_fill_text(fill, labels->text);
		fg_fill_end(fill);
	}
}

static void fill_labels(struct fg_fill *fill)
{
	const struct fg_model *model = fill->model;

	put_labels(fill, model->id, model->labels);
	for (enum fg_kind kind = 0; kind < FG_KINDS; kind++)
		for (fg_ref i = 0; i < fg_model_count(model, kind); i++) {
			const struct fg_entity *entity = fg_model_entity(model, kind, i);

			put_labels(fill, entity->id, entity->labels);
		}
}

static const struct fg_table tables[] = {
	{ "parties", "Organisations and kinds of person.",
	  { ID, LABEL, { "kind", "TEXT NOT NULL", "agency, component, company, ..." },
	    { "parent", "TEXT REFERENCES parties DEFERRABLE INITIALLY DEFERRED",
	      "the party that it is a part of" },
	    { "acts_for", "TEXT REFERENCES parties DEFERRABLE INITIALLY DEFERRED",
	      "the party that it works for as a contractor" },
	    { "jurisdiction", "TEXT", "whose law it is under" },
	    { "identified", "INTEGER NOT NULL", "1: a source names it; 0: none does" },
	    { "inside", "INTEGER NOT NULL", "1: of the operator, contractors included" } },
	  .index = "parent; acts_for", .fill = fill_parties },
	{ "boundaries", "Panels of the figure.", { ID, LABEL }, .fill = fill_boundaries },
	{ "places", "Where data are.",
	  { ID, LABEL, { "kind", "TEXT NOT NULL", "person, device, process, store, external" },
	    { "custodian", "TEXT NOT NULL REFERENCES parties", "who has charge of it" },
	    { "boundary", "TEXT NOT NULL REFERENCES boundaries", "where it stands in the figure" },
	    { "keeps", "INTEGER NOT NULL", "1: what arrives stays" },
	    { "identified", "INTEGER NOT NULL", "1: a source names it; 0: none does" },
	    { "inside", "INTEGER NOT NULL", "1: its custodian is of the operator" }, REASON },
	  .index = "custodian; boundary", .fill = fill_places },
	{ "elements", "Data elements.",
	  { ID, LABEL, { "category", "TEXT NOT NULL", "biographic, biometric, location, ..." },
	    { "derived_at", "TEXT REFERENCES places", "where it is made from others" }, REASON },
	  .index = "category; derived_at", .fill = fill_elements },
	{ "element_whose", "Whose data an element is.",
	  { { "element", "TEXT NOT NULL REFERENCES elements", "the element" },
	    { "party", "TEXT NOT NULL REFERENCES parties", "the kind of person" } },
	  .index = "element; party", .fill = fill_whose },
	{ "element_derived_from", "What a derived element is made from.",
	  { { "element", "TEXT NOT NULL REFERENCES elements", "the derived one" },
	    { "original", "TEXT NOT NULL REFERENCES elements", "one that it is made from" } },
	  .index = "element; original", .fill = fill_derivations },
	{ "element_origins", "Where an element starts, if the model says so.",
	  { { "element", "TEXT NOT NULL REFERENCES elements", "the element" },
	    { "place", "TEXT NOT NULL REFERENCES places", "where it starts" } },
	  .index = "element; place", .fill = fill_origins },
	{ "element_groups", "Names for several elements.", { ID, LABEL }, .fill = fill_groups },
	{ "group_elements", "The elements of a group, groups in it opened.",
	  { { "element_group", "TEXT NOT NULL REFERENCES element_groups", "the group" },
	    { "element", "TEXT NOT NULL REFERENCES elements", "one of its elements" } },
	  .index = "element_group; element", .fill = fill_members },
	{ "steps", "The workflow that the data subject goes through.",
	  { ID, LABEL, { "position", "INTEGER NOT NULL", "1, 2, ... in the order of the file" },
	    { "party", "TEXT REFERENCES parties", "who acts" },
	    { "deadline", "TEXT", "ISO 8601 duration" }, REASON },
	  .index = "party", .fill = fill_steps },
	{ "step_next", "Which step follows which.",
	  { { "step", "TEXT NOT NULL REFERENCES steps", "the step" },
	    { "next", "TEXT NOT NULL REFERENCES steps", "one that may follow" } },
	  .index = "step; next", .fill = fill_next_steps },
	{ "flows", "From one place to another.",
	  { ID, LABEL, { "from_place", "TEXT NOT NULL REFERENCES places", "where it starts" },
	    { "to_place", "TEXT NOT NULL REFERENCES places", "where it ends" },
	    { "unspecified", "INTEGER NOT NULL",
	      "1: the sources do not say all that it carries" },
	    { "state", "TEXT", "former, blocked or questioned, where the model says so" }, REASON,
	    { "fate", "TEXT NOT NULL",
	      "what becomes of it in this reading: asserted, assumed, questioned, denied, blocked,"
	      " former, unsaid; only asserted ones are drawn and carry reach" },
	    { "status", "TEXT NOT NULL", "whether it is said at all" } },
	  .index = "from_place; to_place", .fill = fill_flows },
	{ "flow_elements", "What a flow carries by name.",
	  { { "flow", "TEXT NOT NULL REFERENCES flows", "the flow" },
	    { "element", "TEXT NOT NULL REFERENCES elements", "an element, groups opened" } },
	  .index = "flow; element", .fill = fill_flow_elements },
	{ "flow_categories", "What a flow carries as a whole category.",
	  { { "flow", "TEXT NOT NULL REFERENCES flows", "the flow" },
	    { "category", "TEXT NOT NULL", "all elements of it, none by name" } },
	  .index = "flow", .fill = fill_flow_categories },
	{ "flow_steps", "At which step a flow happens.",
	  { { "flow", "TEXT NOT NULL REFERENCES flows", "the flow" },
	    { "step", "TEXT NOT NULL REFERENCES steps", "the step" } },
	  .index = "flow; step", .fill = fill_flow_steps },
	{ "holdings", "What the model says is kept at a place.",
	  { ID, LABEL, { "place", "TEXT NOT NULL REFERENCES places", "where it is kept" }, REASON,
	    { "status", "TEXT NOT NULL", "whether it is said at all" } },
	  .index = "place", .fill = fill_holdings },
	{ "holding_elements", "Which elements are kept.",
	  { { "holding", "TEXT NOT NULL REFERENCES holdings", "the holding" },
	    { "element", "TEXT NOT NULL REFERENCES elements", "an element, groups opened" } },
	  .index = "holding; element", .fill = fill_holding_elements },
	{ "labels", "Names in other languages.",
	  { { "id", "TEXT NOT NULL", "of any thing of the model, or of the model itself" },
	    { "lang", "TEXT NOT NULL", "language tag" },
	    { "label", "TEXT NOT NULL", "its name there" } },
	  .index = "id, lang", .fill = fill_labels },
};

const struct fg_table_group fg_tables_things = { tables, sizeof(tables) / sizeof(tables[0]) };
