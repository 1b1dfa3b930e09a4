/* References: ids in attributes -> numbers of things. */
#include <stdlib.h>
#include <string.h>

#include "load/link.h"

enum {
	NEAR = 2000,             /* ids that a suggestion is looked for among */
	NEAR_WORK = 20000000,    /* pairs of letters compared for suggestions, in all */
	SHORT = 24               /* references up to which sorting by insertion is fastest */
};

static const struct {
	const char *one, *bare;
} kind_names[FG_ID_KINDS] = {
	[FG_ELEMENT] = { "a data element", "data element" },
	[FG_FLOW] = { "a flow", "flow" },
	[FG_HOLDING] = { "a holding", "holding" },
	[FG_PLACE] = { "a place", "place" },
	[FG_PARTY] = { "a party", "party" },
	[FG_STEP] = { "a step", "step" },
	[FG_SOURCE] = { "a source", "source" },
	[FG_BOUNDARY] = { "a boundary", "boundary" },
	[FG_GROUP] = { "a group", "group" },
	[FG_BASELINE] = { "a baseline", "baseline" },
	[FG_ANSWER] = { "a question", "question" },
	[FG_SCOPE] = { "a scope", "scope" },
	[FG_ID_MODEL] = { "the model", "model" },
	[FG_ID_LOST] = { "something unknown", "thing" },
};

const char *fg_kind_name(unsigned kind)
{
	return kind_names[kind].one;
}

/* "data element or group"; "thing" when there are many. */
static const char *name_kinds(struct fg_link *link, uint32_t kinds)
{
	const char *names[3], *text;
	unsigned count = 0;

	for (unsigned kind = 0; kind < FG_ID_LOST; kind++) {
		if (!(kinds & fg_bit(kind)))
			continue;
		if (count == 3)
			return "thing";
		names[count++] = kind_names[kind].bare;
	}
	if (count == 1)
		return names[0];
	text = count == 2 ? fg_arena_format(link->doc->arena, "%s or %s", names[0], names[1])
	                  : fg_arena_format(link->doc->arena, "%s, %s or %s", names[0], names[1],
	                                    names[2]);
	return text ? text : "thing";
}

/* Ids of these kinds, to suggest one. Returns how many. */
static size_t list_ids(struct fg_link *link, uint32_t kinds, struct fg_arena *arena,
                       const char **words)
{
	struct fg_doc *doc = link->doc;
	size_t count = 0;

	for (uint32_t i = 0; i < doc->record_count && count < NEAR;
	     i = i ? doc->records[i].end : 1) {
		int kind = fg_record_row(doc, &doc->records[i])->kind;
		const struct fg_attr *id = fg_record_attr(doc, &doc->records[i], FG_NAME_ID);

		if (kind < 0 || !id || !(kinds & fg_bit((unsigned)kind)))
			continue;
		words[count] = fg_span_copy(arena, fg_attr_span(doc, id));
		count += words[count] != NULL;
	}
	return count;
}

static void complain_of_nothing(struct fg_link *link, const struct fg_use *use, struct fg_span id)
{
	struct fg_doc *doc = link->doc;
	struct fg_hint hint = { "FG3001", fg_mark_span(doc, use->attr, id) };
	struct fg_arena *arena = fg_arena_new();
	const char **words = arena ? fg_arena_array(arena, NEAR, sizeof(*words)) : NULL;

	if (words && link->compared < NEAR_WORK) {
		hint.wrong = fg_span_copy(arena, id);
		hint.words = words;
		hint.count = list_ids(link, use->kinds, arena, words);
		link->compared += hint.count * id.length * id.length;
	}
	if (!arena || fg_arena_failed(arena))
		doc->no_memory = true;
	fg_complain_hint(doc, &hint, "no %s has the id '%.*s', which %s of <%s> names",
	                 name_kinds(link, use->kinds), (int)id.length, id.at,
	                 fg_names[use->attr->name], fg_record_row(doc, use->record)->name);
	fg_arena_free(arena);
}

uint32_t fg_id_line(const struct fg_link *link, const struct fg_id *id)
{
	if (id->kind == FG_ID_MODEL)
		return link->doc->records[0].line;
	return fg_thing(link, (enum fg_kind)id->kind, id->index)->line;
}

const struct fg_id *fg_link_find(struct fg_link *link, const struct fg_use *use, struct fg_span id)
{
	struct fg_id *found = fg_ids_find(&link->ids, id);

	if (!found) {
		complain_of_nothing(link, use, id);
		return NULL;
	}
	if (found->kind == FG_ID_LOST)
		return NULL;
	if (!(use->kinds & fg_bit(found->kind))) {
		fg_complain(link->doc, "FG3003", fg_mark_span(link->doc, use->attr, id),
		            "'%.*s' is %s (line %u), but %s of <%s> names a %s", (int)id.length,
		            id.at, fg_kind_name(found->kind),
		            fg_id_line(link, found), fg_names[use->attr->name],
		            fg_record_row(link->doc, use->record)->name,
		            name_kinds(link, use->kinds));
		return NULL;
	}
	if (use->attr->name != FG_NAME_ON)
		found->used = true;
	return found;
}

fg_ref fg_link_ref(struct fg_link *link, const struct fg_record *record, enum fg_name name,
                   enum fg_kind kind)
{
	struct fg_use use = { record, fg_record_attr(link->doc, record, name), fg_bit(kind) };
	const struct fg_id *id;

	if (!use.attr || link->doc->stop)
		return FG_NONE;
	id = fg_link_find(link, &use, fg_attr_span(link->doc, use.attr));
	return id ? id->index : FG_NONE;
}

/* ---- lists */

void fg_link_gather(struct fg_link *link, fg_ref ref)
{
	fg_ref *list = fg_grow(link->list, link->list_count, &link->list_room, sizeof(*list));

	if (!list) {
		link->doc->no_memory = link->doc->stop = true;
		return;
	}
	link->list = list;
	list[link->list_count++] = ref;
}

static int compare_refs(const void *a, const void *b)
{
	fg_ref x = *(const fg_ref *)a, y = *(const fg_ref *)b;

	return x < y ? -1 : x > y;
}

/* Most lists are short or in order already. */
static void sort_refs(fg_ref *list, uint32_t count)
{
	uint32_t sorted = 1;

	while (sorted < count && list[sorted - 1] < list[sorted])
		sorted++;
	if (sorted >= count)
		return;
	if (count > SHORT) {
		qsort(list, count, sizeof(*list), compare_refs);
		return;
	}
	for (; sorted < count; sorted++) {
		fg_ref ref = list[sorted];
		uint32_t at = sorted;

		for (; at && list[at - 1] > ref; at--)
			list[at] = list[at - 1];
		list[at] = ref;
	}
}

struct fg_refs fg_link_gathered(struct fg_link *link)
{
	struct fg_refs refs = { 0 };
	fg_ref *items;

	sort_refs(link->list, link->list_count);
	items = link->list_count ? fg_link_array(link, link->list_count, sizeof(*items)) : NULL;
	for (uint32_t i = 0; items && i < link->list_count; i++) {
		if (!refs.count || items[refs.count - 1] != link->list[i])
			items[refs.count++] = link->list[i];
	}
	refs.items = items;
	link->doubled = refs.count < link->list_count;
	link->list_count = 0;
	return refs;
}

struct fg_refs fg_link_listed(struct fg_link *link, const struct fg_attr *attr)
{
	struct fg_refs refs = fg_link_gathered(link);

	if (link->doubled)
		fg_complain(link->doc, "FG6014", fg_mark_attr(link->doc, attr),
		            "an id stands twice in %s", fg_names[attr->name]);
	return refs;
}

struct fg_refs fg_link_refs(struct fg_link *link, const struct fg_record *record,
                            enum fg_name name, enum fg_kind kind)
{
	struct fg_use use = { record, fg_record_attr(link->doc, record, name), fg_bit(kind) };
	struct fg_span rest, word;
	const struct fg_id *id;

	if (!use.attr)
		return (struct fg_refs){ 0 };
	rest = fg_attr_span(link->doc, use.attr);
	while (!link->doc->stop && fg_next_word(&rest, &word)) {
		id = fg_link_find(link, &use, word);
		if (id)
			fg_link_gather(link, id->index);
	}
	return fg_link_listed(link, use.attr);
}

struct fg_refs fg_link_whose(struct fg_link *link, const struct fg_record *record)
{
	const struct fg_attr *attr = fg_record_attr(link->doc, record, FG_NAME_WHOSE);
	struct fg_refs refs = fg_link_refs(link, record, FG_NAME_WHOSE, FG_PARTY);

	for (uint32_t i = 0; i < refs.count && !link->doc->stop; i++) {
		const struct fg_party *party = &link->model->parties[refs.items[i]];

		if (party->kind == FG_DATA_SUBJECT)
			continue;
		fg_complain(
			link->doc, "FG3003", fg_mark_attr(link->doc, attr),
			"'%s' is a party of kind '%s', but whose of <%s> names people whose data"
			" these are: kind 'data-subject'",
			party->e.id, fg_vocab_word(FG_VOCAB_PARTY_KIND, party->kind)->word,
			fg_record_row(link->doc, record)->name);
	}
	return refs;
}
