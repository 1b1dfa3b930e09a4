/* What is odd in a model and no error: things that nothing uses. */
#include <errno.h>

#include "load/link.h"

static bool is_used(const struct fg_link *link, enum fg_kind kind, fg_ref index)
{
	const struct fg_attr *attr =
		fg_record_attr(link->doc, fg_thing(link, kind, index), FG_NAME_ID);
	const struct fg_id *id;

	if (!attr)
		return true;
	id = fg_ids_find(&link->ids, fg_attr_span(link->doc, attr));
	return !id || id->used;
}

static void warn(struct fg_link *link, const char *code, enum fg_kind kind, fg_ref index,
                 const char *what)
{
	fg_complain(link->doc, code,
	            fg_mark_name(link->doc, fg_thing(link, kind, index), FG_NAME_ID), "'%s' %s",
	            fg_model_entity(link->model, kind, index)->id, what);
}

static void mark(bool *marks, struct fg_refs refs)
{
	for (uint32_t i = 0; i < refs.count; i++)
		marks[refs.items[i]] = true;
}

static int audit_elements(struct fg_link *link)
{
	const struct fg_model *model = link->model;
	bool *carried = fg_arena_array(link->doc->arena, (size_t)model->element_count + 1, 1);
	uint32_t categories = 0;

	if (!carried)
		return -ENOMEM;
	for (uint32_t i = 0; i < model->flow_count; i++) {
		mark(carried, model->flows[i].elements);
		categories |= model->flows[i].categories;
	}
	for (uint32_t i = 0; i < model->holding_count; i++)
		mark(carried, model->holdings[i].elements);
	for (uint32_t i = 0; i < model->element_count; i++) {
		mark(carried, model->elements[i].derived_from);
		if (model->elements[i].derived_at != FG_NONE)
			carried[i] = true;
	}
	for (uint32_t i = 0; i < model->element_count; i++) {
		if (!carried[i] && !(categories >> model->elements[i].category & 1))
			warn(link, "FG6001", FG_ELEMENT, i, "is in no flow and no holding");
	}
	return 0;
}

static int audit_use(struct fg_link *link)
{
	const struct fg_model *model = link->model;

	for (uint32_t i = 0; i < model->group_count; i++) {
		if (!is_used(link, FG_GROUP, i))
			warn(link, "FG6002", FG_GROUP, i, "is named nowhere");
	}
	for (uint32_t i = 0; i < model->source_count; i++) {
		if (!model->sources[i].examined_count && !is_used(link, FG_SOURCE, i))
			warn(link, "FG6003", FG_SOURCE, i,
			     "was not examined, backs no claim and is in no baseline");
	}
	for (uint32_t i = 0; i < model->party_count; i++) {
		if (!is_used(link, FG_PARTY, i))
			warn(link, "FG6004", FG_PARTY, i, "holds no place and is named nowhere");
	}
	for (uint32_t i = 0; i < model->boundary_count; i++) {
		if (!is_used(link, FG_BOUNDARY, i))
			warn(link, "FG6005", FG_BOUNDARY, i, "has no place in it");
	}
	return audit_elements(link);
}

int fg_audit(struct fg_link *link)
{
	const struct fg_model *model = link->model;

	if (!model->yardstick_count || !model->baseline_count)
		fg_complain(link->doc, "FG6017", fg_mark_tag(link->doc, link->doc->records),
		            "no gaps can be found: the model lists no %s",
		            model->yardstick_count ? "baseline" : "yardstick");
	fg_audit_sources(link);
	if (fg_audit_claims(link) < 0 || audit_use(link) < 0 || fg_audit_places(link) < 0
	    || fg_audit_scopes(link) < 0)
		return -ENOMEM;
	return link->doc->no_memory ? -ENOMEM : 0;
}
