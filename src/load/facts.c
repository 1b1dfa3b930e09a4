/* Flows and holdings. */
#include <errno.h>

#include "load/link.h"

static uint32_t categories_of(const struct fg_model *model, struct fg_refs elements)
{
	uint32_t bits = 0;

	for (uint32_t i = 0; i < elements.count; i++)
		bits |= fg_bit(model->elements[elements.items[i]].category);
	return bits;
}

static void check_flow(struct fg_link *link, const struct fg_record *record,
                       const struct fg_flow *flow)
{
	struct fg_doc *doc = link->doc;
	bool named = fg_record_has(doc, record, FG_NAME_ELEMENTS)
	             || fg_record_has(doc, record, FG_NAME_CATEGORIES);

	if (flow->from != FG_NONE && flow->from == flow->to)
		fg_complain(doc, "FG4005", fg_mark_name(doc, record, FG_NAME_TO),
		            "a flow from '%s' to itself", link->model->places[flow->to].e.id);
	if (!named && !flow->unspecified && flow->state == FG_STATE_NONE)
		fg_complain(doc, "FG4004", fg_mark_tag(doc, record),
		            "the flow carries nothing: name elements or categories, or write"
		            " unspecified=\"yes\" where no source does");
}

static const struct fg_flow_more *link_more(struct fg_link *link, const struct fg_record *record)
{
	struct fg_flow_more *more;

	if (!fg_record_has(link->doc, record, FG_NAME_STEPS)
	    && !fg_record_has(link->doc, record, FG_NAME_REASON))
		return &fg_flow_plain;
	more = fg_link_array(link, 1, sizeof(*more));
	if (!more)
		return &fg_flow_plain;
	more->steps = fg_link_refs(link, record, FG_NAME_STEPS, FG_STEP);
	more->reason = fg_link_text(link, record, FG_NAME_REASON);
	return more;
}

static void link_flow(struct fg_link *link, const struct fg_record *record, struct fg_flow *flow)
{
	fg_link_entity(link, record, &flow->e);
	flow->from = fg_link_ref(link, record, FG_NAME_FROM, FG_PLACE);
	flow->to = fg_link_ref(link, record, FG_NAME_TO, FG_PLACE);
	flow->elements = fg_link_contents(link, record, FG_NAME_ELEMENTS);
	flow->categories = fg_link_words(link, record, FG_NAME_CATEGORIES);
	flow->carried = flow->categories | categories_of(link->model, flow->elements);
	flow->unspecified = fg_link_word(link, record, FG_NAME_UNSPECIFIED, 0);
	flow->more = link_more(link, record);
	flow->state = (enum fg_flow_state)fg_link_word(link, record, FG_NAME_STATE, FG_STATE_NONE);
	check_flow(link, record, flow);
}

static void link_holding(struct fg_link *link, const struct fg_record *record,
                         struct fg_holding *holding)
{
	fg_link_entity(link, record, &holding->e);
	holding->place = fg_link_ref(link, record, FG_NAME_PLACE, FG_PLACE);
	holding->elements = fg_link_contents(link, record, FG_NAME_ELEMENTS);
	holding->reason = fg_link_text(link, record, FG_NAME_REASON);
}

int fg_link_facts(struct fg_link *link)
{
	struct fg_model *model = link->model;
	struct fg_flow *flows = fg_link_array(link, model->flow_count, sizeof(*flows));
	struct fg_holding *holdings = fg_link_array(link, model->holding_count, sizeof(*holdings));

	if (!flows || !holdings)
		return -ENOMEM;
	model->flows = flows;
	model->holdings = holdings;
	for (uint32_t i = 0; i < model->flow_count && !link->doc->stop; i++)
		link_flow(link, fg_thing(link, FG_FLOW, i), &flows[i]);
	for (uint32_t i = 0; i < model->holding_count && !link->doc->stop; i++)
		link_holding(link, fg_thing(link, FG_HOLDING, i), &holdings[i]);
	return 0;
}
