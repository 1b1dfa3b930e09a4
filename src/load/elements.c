/* Data elements, and groups with all that is in them. */
#include <errno.h>

#include "load/link.h"

/* References that groups may be opened into, in all, and as many more for each element of the file:
 * a small file could name a large group in every flow, and groups of groups grow without end. */
enum { OPEN_LIMIT = 1000 * 1000, OPEN_EACH = 64 };

static size_t open_limit(const struct fg_link *link)
{
	return OPEN_LIMIT + (size_t)link->doc->record_count * OPEN_EACH;
}

static struct fg_refs derived_from(const void *elements, uint32_t index)
{
	return ((const struct fg_element *)elements)[index].derived_from;
}

static void check_derivation(struct fg_link *link, const struct fg_record *record)
{
	bool from = fg_record_has(link->doc, record, FG_NAME_DERIVED_FROM);
	bool at = fg_record_has(link->doc, record, FG_NAME_DERIVED_AT);

	if (from == at)
		return;
	fg_complain(
		link->doc, "FG4003",
		fg_mark_name(link->doc, record, from ? FG_NAME_DERIVED_FROM : FG_NAME_DERIVED_AT),
		"%s without %s: a derived element names what it is made from and where",
		fg_names[from ? FG_NAME_DERIVED_FROM : FG_NAME_DERIVED_AT],
		fg_names[from ? FG_NAME_DERIVED_AT : FG_NAME_DERIVED_FROM]);
}

static void link_element(struct fg_link *link, const struct fg_record *record,
                         struct fg_element *element)
{
	fg_link_entity(link, record, &element->e);
	element->category =
		(enum fg_category)fg_link_word(link, record, FG_NAME_CATEGORY, FG_OTHER);
	element->whose = fg_link_whose(link, record);
	element->derived_from = fg_link_contents(link, record, FG_NAME_DERIVED_FROM);
	element->derived_at = fg_link_ref(link, record, FG_NAME_DERIVED_AT, FG_PLACE);
	element->origin = fg_link_refs(link, record, FG_NAME_ORIGIN, FG_PLACE);
	element->reason = fg_link_text(link, record, FG_NAME_REASON);
	check_derivation(link, record);
}

/* ---- groups */

/* What a group names itself, elements and groups apart. */
struct members {
	struct fg_refs elements, groups;
};

static struct fg_refs groups_in(const void *members, uint32_t index)
{
	return ((const struct members *)members)[index].groups;
}

static struct fg_refs groups_of(struct fg_link *link, struct fg_span rest)
{
	const struct fg_id *found;
	struct fg_span word;

	while (fg_next_word(&rest, &word)) {
		found = fg_ids_find(&link->ids, word);
		if (found && found->kind == FG_GROUP)
			fg_link_gather(link, found->index);
	}
	return fg_link_gathered(link);
}

static struct members members_of(struct fg_link *link, const struct fg_record *record,
                                 enum fg_name name)
{
	struct fg_use use = { record, fg_record_attr(link->doc, record, name),
		              fg_bit(FG_ELEMENT) | fg_bit(FG_GROUP) };
	struct members members = { 0 };
	struct fg_span rest, word;
	bool groups = false;
	const struct fg_id *id;

	if (!use.attr)
		return members;
	rest = fg_attr_span(link->doc, use.attr);
	while (!link->doc->stop && fg_next_word(&rest, &word)) {
		id = fg_link_find(link, &use, word);
		if (!id)
			continue;
		if (id->kind == FG_ELEMENT)
			fg_link_gather(link, id->index);
		else
			groups = true;
	}
	members.elements = fg_link_listed(link, use.attr);
	if (groups && !link->doc->stop)
		members.groups = groups_of(link, fg_attr_span(link->doc, use.attr));
	return members;
}

static void gather_all(struct fg_link *link, struct fg_refs refs)
{
	for (uint32_t i = 0; i < refs.count && !link->doc->stop; i++)
		fg_link_gather(link, refs.items[i]);
}

static void check_opened(struct fg_link *link, const struct fg_record *record)
{
	if (link->opened <= open_limit(link) || link->doc->stop)
		return;
	fg_complain(link->doc, "FG1003", fg_mark_tag(link->doc, record),
	            "the groups named up to here hold more than %zu elements in all",
	            open_limit(link));
	link->doc->stop = true;
}

/* All elements of both, each once. */
static struct fg_refs open_members(struct fg_link *link, const struct fg_record *record,
                                   const struct members *members)
{
	const struct fg_group *groups = link->model->groups;

	if (!members->groups.count)
		return members->elements;
	if (members->groups.count == 1 && !members->elements.count) {
		link->opened += groups[members->groups.items[0]].elements.count;
		check_opened(link, record);
		return groups[members->groups.items[0]].elements;
	}
	gather_all(link, members->elements);
	for (uint32_t i = 0; i < members->groups.count; i++) {
		if (link->opened + link->list_count > open_limit(link))
			break;
		gather_all(link, groups[members->groups.items[i]].elements);
	}
	link->opened += link->list_count;
	check_opened(link, record);
	return fg_link_gathered(link);
}

struct fg_refs fg_link_contents(struct fg_link *link, const struct fg_record *record,
                                enum fg_name name)
{
	struct members members = members_of(link, record, name);

	return open_members(link, record, &members);
}

static int link_groups(struct fg_link *link)
{
	struct fg_model *model = link->model;
	struct fg_group *groups = fg_link_array(link, model->group_count, sizeof(*groups));
	struct members *members = fg_link_array(link, model->group_count, sizeof(*members));
	struct fg_relation within = { members, groups_in, FG_GROUP, FG_NAME_ELEMENTS,
		                      "contains itself" };

	within.order = fg_arena_array(link->doc->arena, model->group_count, sizeof(*within.order));
	if (!groups || !members || !within.order)
		return -ENOMEM;
	model->groups = groups;
	for (uint32_t i = 0; i < model->group_count && !link->doc->stop; i++) {
		const struct fg_record *record = fg_thing(link, FG_GROUP, i);

		fg_link_entity(link, record, &groups[i].e);
		members[i] = members_of(link, record, FG_NAME_ELEMENTS);
	}
	if (fg_link_cycles(link, &within) < 0)
		return -ENOMEM;
	for (uint32_t i = 0; i < model->group_count && !link->doc->stop; i++) {
		uint32_t index = within.order[i];

		groups[index].elements = open_members(link, fg_thing(link, FG_GROUP, index),
		                                      &members[index]);
	}
	return 0;
}

int fg_link_elements(struct fg_link *link)
{
	struct fg_model *model = link->model;
	struct fg_element *elements = fg_link_array(link, model->element_count, sizeof(*elements));

	if (!elements || link_groups(link) < 0)
		return -ENOMEM;
	model->elements = elements;
	for (uint32_t i = 0; i < model->element_count && !link->doc->stop; i++)
		link_element(link, fg_thing(link, FG_ELEMENT, i), &elements[i]);
	return fg_link_cycles(link, &(struct fg_relation){ elements, derived_from, FG_ELEMENT,
	                                                   FG_NAME_DERIVED_FROM,
	                                                   "is made from itself" });
}
