#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "model/build.h"
#include "model/model.h"

/* Claims by target, then attribute, then document order. A thing's claims are items[first[i]] up to
 * items[first[i + 1]] - 1, where i counts all things of all kinds, FG_ANSWER last. */
struct fg_model_index {
	uint32_t base[FG_KINDS + 2];     /* by kind: number of its first thing; one more */
	uint32_t *first;
	fg_ref *items;
};

const struct fg_flow_more fg_flow_plain = { .reason = NULL };
const struct fg_claim_more fg_claim_plain = { .to = FG_NONE, .retells = FG_NONE };

struct fg_model *fg_model_new(void)
{
	struct fg_arena *arena = fg_arena_new();
	struct fg_model *model = arena ? fg_arena_get(arena, sizeof(*model)) : NULL;

	if (!model) {
		fg_arena_free(arena);
		return NULL;
	}
	model->arena = arena;
	model->operator_party = FG_NONE;
	return model;
}

void fg_model_free(struct fg_model *model)
{
	if (model)
		fg_arena_free(model->arena);
}

struct rows {
	const void *items;
	uint32_t count;
	size_t size;
};

static struct rows rows_of(const struct fg_model *model, enum fg_kind kind)
{
#define ROWS(array, number) (struct rows){ model->array, model->number, sizeof(*model->array) }
	switch (kind) {
	case FG_ELEMENT: return ROWS(elements, element_count);
	case FG_FLOW: return ROWS(flows, flow_count);
	case FG_HOLDING: return ROWS(holdings, holding_count);
	case FG_PLACE: return ROWS(places, place_count);
	case FG_PARTY: return ROWS(parties, party_count);
	case FG_STEP: return ROWS(steps, step_count);
	case FG_SOURCE: return ROWS(sources, source_count);
	case FG_BOUNDARY: return ROWS(boundaries, boundary_count);
	case FG_GROUP: return ROWS(groups, group_count);
	case FG_BASELINE: return ROWS(baselines, baseline_count);
	case FG_ANSWER: return ROWS(questions, question_count);
	case FG_SCOPE: return ROWS(scopes, scope_count);
	}
#undef ROWS
	return (struct rows){ 0 };
}

const struct fg_entity *fg_model_entity(const struct fg_model *model, enum fg_kind kind,
                                        fg_ref index)
{
	struct rows rows = rows_of(model, kind);

	if (kind >= FG_KINDS || index >= rows.count)
		return NULL;
	/* an fg_entity comes first in each */
	return (const void *)((const char *)rows.items + index * rows.size);
}

uint32_t fg_model_count(const struct fg_model *model, enum fg_kind kind)
{
	return rows_of(model, kind).count;
}

/* Number of the thing that the claim hangs on, over all kinds; -1 for claims of scopes. */
static int64_t thing_of(const struct fg_model *model, const struct fg_claim *claim)
{
	const struct fg_target *target = &claim->target;

	return target->kind == FG_SCOPE
	       ? -1 : (int64_t)model->index->base[target->kind] + target->index;
}

/* How many hang on each thing; false: some on a thing that does not exist. */
static bool count_by_thing(const struct fg_model *model)
{
	const struct fg_model_index *index = model->index;

	for (uint32_t i = 0; i < model->claim_count; i++) {
		const struct fg_target *target = &model->claims[i].target;

		if (target->kind == FG_SCOPE)
			continue;
		if (target->kind > FG_ANSWER
		    || target->index >= index->base[target->kind + 1] - index->base[target->kind])
			return false;
		index->first[thing_of(model, &model->claims[i])]++;
	}
	return true;
}

/* A counting sort by thing, which keeps the order of the file. */
static void sort_by_thing(const struct fg_model *model, uint32_t things)
{
	uint32_t *first = model->index->first;

	for (uint32_t i = 1; i <= things; i++)
		first[i] += first[i - 1];
	for (uint32_t i = model->claim_count; i-- > 0;) {
		int64_t thing = thing_of(model, &model->claims[i]);

		if (thing >= 0)
			model->index->items[--first[thing]] = i;
	}
}

static int compare_claims(const void *a, const void *b, void *context)
{
	const struct fg_model *model = context;
	fg_ref x = *(const fg_ref *)a, y = *(const fg_ref *)b;
	enum fg_attribute x_on = model->claims[x].target.attribute;
	enum fg_attribute y_on = model->claims[y].target.attribute;

	if (x_on != y_on)
		return x_on < y_on ? -1 : 1;
	return x < y ? -1 : x > y;
}

/* Mostly they are in order already. */
static void sort_by_attribute(struct fg_model *model, uint32_t things)
{
	const struct fg_model_index *index = model->index;

	for (uint32_t i = 0; i < things; i++) {
		fg_ref *items = index->items + index->first[i];
		uint32_t count = index->first[i + 1] - index->first[i], sorted = 1;

		while (sorted < count
		       && compare_claims(&items[sorted - 1], &items[sorted], model) < 0)
			sorted++;
		if (sorted < count)
			qsort_r(items, count, sizeof(*items), compare_claims, model);
	}
}

int fg_model_index(struct fg_model *model)
{
	struct fg_model_index *index = fg_arena_get(model->arena, sizeof(*index));
	uint32_t things = 0;

	if (!index)
		return -ENOMEM;
	for (enum fg_kind kind = 0; kind <= FG_ANSWER; kind++) {
		index->base[kind] = things;
		things += fg_model_count(model, kind);
	}
	index->base[FG_ANSWER + 1] = things;
	index->first = fg_arena_array(model->arena, (size_t)things + 1, sizeof(*index->first));
	index->items = fg_arena_array(model->arena, model->claim_count, sizeof(*index->items));
	if (!index->first || !index->items)
		return -ENOMEM;
	model->index = index;
	if (!count_by_thing(model)) {
		model->index = NULL;
		return -EINVAL;
	}
	sort_by_thing(model, things);
	sort_by_attribute(model, things);
	return 0;
}

/* None for kinds without claims. */
struct fg_refs fg_model_all_claims(const struct fg_model *model, enum fg_kind kind, fg_ref index)
{
	const struct fg_model_index *claims = model->index;
	uint32_t at;

	if (!claims || kind > FG_ANSWER || index >= claims->base[kind + 1] - claims->base[kind])
		return (struct fg_refs){ 0 };
	at = claims->base[kind] + index;
	return (struct fg_refs){ claims->items + claims->first[at],
		                 claims->first[at + 1] - claims->first[at] };
}

/* How many of the claims, sorted by attribute, are on an attribute below this one. */
static uint32_t count_below(const struct fg_model *model, struct fg_refs claims, unsigned attribute)
{
	uint32_t low = 0, high = claims.count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if ((unsigned)model->claims[claims.items[middle]].target.attribute < attribute)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct fg_refs fg_model_claims(const struct fg_model *model, enum fg_kind kind, fg_ref index,
                               enum fg_attribute attribute)
{
	struct fg_refs claims = fg_model_all_claims(model, kind, index);
	uint32_t from, to;

	if (!claims.count)
		return claims;
	from = count_below(model, claims, attribute);
	to = count_below(model, claims, (unsigned)attribute + 1);
	return (struct fg_refs){ claims.items + from, to - from };
}

bool fg_fact_is_assumption(const struct fg_model *model, enum fg_kind kind, fg_ref index)
{
	return kind < FG_FACT_KINDS && fg_model_claims(model, kind, index, FG_SAID).count == 0;
}

bool fg_same_language(const char *a, const char *b)
{
	size_t length = strcspn(a, "-");

	return length > 0 && length == strcspn(b, "-") && strncasecmp(a, b, length) == 0;
}

const char *fg_wording_in(const struct fg_wording *wording, const char *lang)
{
	const char *near = NULL;

	for (uint32_t i = 0; lang && i < wording->count; i++)
		if (strcasecmp(wording->others[i].lang, lang) == 0)
			return wording->others[i].text;
	for (uint32_t i = 0; lang && i < wording->count; i++) {
		if (!fg_same_language(wording->others[i].lang, lang))
			continue;
		if (!strchr(wording->others[i].lang, '-'))
			return wording->others[i].text;
		if (!near)
			near = wording->others[i].text;
	}
	return near ? near : wording->text;
}

bool fg_wording_has(const struct fg_wording *wording, const char *lang)
{
	for (uint32_t i = 0; i < wording->count; i++)
		if (strcasecmp(wording->others[i].lang, lang) == 0
		    || (fg_same_language(wording->others[i].lang, lang)
		        && !strchr(wording->others[i].lang, '-')))
			return true;
	return false;
}

struct fg_wording fg_entity_name(const struct fg_entity *entity)
{
	struct fg_wording name = { .text = entity->label, .others = entity->labels };

	while (name.others && name.others[name.count].text)
		name.count++;
	return name;
}

const char *fg_label_in(const struct fg_entity *entity, const char *lang)
{
	const struct fg_wording name = fg_entity_name(entity);

	return fg_wording_in(&name, lang);
}

const char *fg_model_label(const struct fg_model *model, const char *lang)
{
	return fg_label_in(&(struct fg_entity){ .label = model->label, .labels = model->labels },
	                   lang);
}

struct fg_refs fg_fact_elements(const struct fg_model *model, enum fg_kind kind, fg_ref index,
                                fg_ref *self)
{
	if (kind == FG_FLOW)
		return model->flows[index].elements;
	if (kind == FG_HOLDING)
		return model->holdings[index].elements;
	if (kind != FG_ELEMENT)
		return (struct fg_refs){ 0 };
	*self = index;
	return (struct fg_refs){ self, 1 };
}
