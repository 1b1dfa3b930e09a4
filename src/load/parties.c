/* Parties, boundaries, places and steps; who is inside. */
#include <errno.h>

#include "load/link.h"

/* A reference as a list of at most one. */
static struct fg_refs one(const fg_ref *ref)
{
	return (struct fg_refs){ ref, *ref != FG_NONE };
}

static struct fg_refs parent_of(const void *parties, uint32_t index)
{
	return one(&((const struct fg_party *)parties)[index].parent);
}

static struct fg_refs acts_for(const void *parties, uint32_t index)
{
	return one(&((const struct fg_party *)parties)[index].acts_for);
}

static void link_party(struct fg_link *link, const struct fg_record *record,
                       struct fg_party *party)
{
	fg_link_entity(link, record, &party->e);
	party->kind = (enum fg_party_kind)fg_link_word(link, record, FG_NAME_KIND, FG_PARTY_OTHER);
	party->parent = fg_link_ref(link, record, FG_NAME_PARENT, FG_PARTY);
	party->acts_for = fg_link_ref(link, record, FG_NAME_ACTS_FOR, FG_PARTY);
	party->jurisdiction = fg_link_text(link, record, FG_NAME_JURISDICTION);
	party->identified = fg_link_word(link, record, FG_NAME_IDENTIFIED, 1);
}

/* Under the operator's topmost ancestor, or acting for one that is inside. `order` has parents and
 * principals before those who have them. */
static void find_inside(struct fg_model *model, struct fg_party *parties, const uint32_t *by_parent,
                        const uint32_t *by_principal)
{
	fg_ref top = model->operator_party;

	for (uint32_t i = 0; i < model->party_count && parties[top].parent != FG_NONE; i++)
		top = parties[top].parent;
	parties[top].inside = true;
	for (uint32_t i = 0; i < model->party_count; i++) {
		struct fg_party *party = &parties[by_parent[i]];

		if (party->parent != FG_NONE && parties[party->parent].inside)
			party->inside = true;
	}
	for (uint32_t i = 0; i < model->party_count; i++) {
		struct fg_party *party = &parties[by_principal[i]];

		if (party->acts_for != FG_NONE && parties[party->acts_for].inside)
			party->inside = true;
	}
}

static int link_parties(struct fg_link *link)
{
	struct fg_model *model = link->model;
	struct fg_party *parties = fg_link_array(link, model->party_count, sizeof(*parties));
	struct fg_relation up = { parties, parent_of, FG_PARTY, FG_NAME_PARENT,
		                  "is a part of itself" };
	struct fg_relation behind = { parties, acts_for, FG_PARTY, FG_NAME_ACTS_FOR,
		                      "acts for itself" };

	up.order = fg_arena_array(link->doc->arena, model->party_count, sizeof(*up.order));
	behind.order = fg_arena_array(link->doc->arena, model->party_count, sizeof(*up.order));
	if (!parties || !up.order || !behind.order)
		return -ENOMEM;
	model->parties = parties;
	for (uint32_t i = 0; i < model->party_count && !link->doc->stop; i++)
		link_party(link, fg_thing(link, FG_PARTY, i), &parties[i]);
	if (fg_link_cycles(link, &up) < 0 || fg_link_cycles(link, &behind) < 0)
		return -ENOMEM;
	if (model->operator_party != FG_NONE && !link->doc->stop)
		find_inside(model, parties, up.order, behind.order);
	return 0;
}

static void link_place(struct fg_link *link, const struct fg_record *record,
                       struct fg_place *place)
{
	const struct fg_party *parties = link->model->parties;

	fg_link_entity(link, record, &place->e);
	place->kind = (enum fg_place_kind)fg_link_word(link, record, FG_NAME_KIND, FG_EXTERNAL);
	place->custodian = fg_link_ref(link, record, FG_NAME_CUSTODIAN, FG_PARTY);
	place->boundary = fg_link_ref(link, record, FG_NAME_BOUNDARY, FG_BOUNDARY);
	place->keeps = fg_link_word(link, record, FG_NAME_KEEPS, fg_place_kind_keeps(place->kind));
	place->identified = fg_link_word(link, record, FG_NAME_IDENTIFIED, 1);
	place->inside = place->custodian != FG_NONE && parties[place->custodian].inside;
	place->reason = fg_link_text(link, record, FG_NAME_REASON);
}

/* The next one in the file unless next= says otherwise; the word "end" stands for none. */
static void link_next(struct fg_link *link, uint32_t index, struct fg_step *step)
{
	const struct fg_record *record = fg_thing(link, FG_STEP, index);
	struct fg_use use = { record, fg_record_attr(link->doc, record, FG_NAME_NEXT),
		              fg_bit(FG_STEP) };
	struct fg_span rest, word;
	const struct fg_id *id;

	if (!use.attr && index + 1 < link->model->step_count)
		fg_link_gather(link, index + 1);
	rest = use.attr ? fg_attr_span(link->doc, use.attr) : (struct fg_span){ "", 0 };
	while (!link->doc->stop && fg_next_word(&rest, &word)) {
		id = fg_span_is(word, "end") ? NULL : fg_link_find(link, &use, word);
		if (id)
			fg_link_gather(link, id->index);
	}
	step->next = fg_link_gathered(link);
}

static void link_step(struct fg_link *link, uint32_t index, struct fg_step *step)
{
	const struct fg_record *record = fg_thing(link, FG_STEP, index);

	fg_link_entity(link, record, &step->e);
	step->party = fg_link_ref(link, record, FG_NAME_PARTY, FG_PARTY);
	step->deadline = fg_link_text(link, record, FG_NAME_DEADLINE);
	step->reason = fg_link_text(link, record, FG_NAME_REASON);
	link_next(link, index, step);
}

int fg_link_parties(struct fg_link *link)
{
	struct fg_model *model = link->model;
	struct fg_boundary *boundaries = fg_link_array(link, model->boundary_count,
	                                               sizeof(*boundaries));
	struct fg_place *places = fg_link_array(link, model->place_count, sizeof(*places));
	struct fg_step *steps = fg_link_array(link, model->step_count, sizeof(*steps));

	if (!boundaries || !places || !steps || link_parties(link) < 0)
		return -ENOMEM;
	model->boundaries = boundaries;
	model->places = places;
	model->steps = steps;
	for (uint32_t i = 0; i < model->boundary_count && !link->doc->stop; i++)
		fg_link_entity(link, fg_thing(link, FG_BOUNDARY, i), &boundaries[i].e);
	for (uint32_t i = 0; i < model->place_count && !link->doc->stop; i++)
		link_place(link, fg_thing(link, FG_PLACE, i), &places[i]);
	for (uint32_t i = 0; i < model->step_count && !link->doc->stop; i++)
		link_step(link, i, &steps[i]);
	return 0;
}
