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
	uint32_t base[FG_KINDS + 1];     /* by kind: number of its first thing */
	uint32_t *first;
	fg_ref *items;
};

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

struct key {
	uint32_t thing;
	uint32_t attribute;
	fg_ref claim;
};

static int compare_keys(const void *a, const void *b)
{
	const struct key *x = a, *y = b;

	if (x->thing != y->thing)
		return x->thing < y->thing ? -1 : 1;
	if (x->attribute != y->attribute)
		return x->attribute < y->attribute ? -1 : 1;
	return x->claim < y->claim ? -1 : x->claim > y->claim;
}

/* Sorted keys of all claims but those of scopes. */
static int collect_keys(const struct fg_model *model, const uint32_t *base, struct key *keys,
                        uint32_t *ret_count)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < model->claim_count; i++) {
		const struct fg_target *target = &model->claims[i].target;

		if (target->kind == FG_SCOPE)
			continue;
		if (target->kind > FG_ANSWER
		    || target->index >= fg_model_count(model, target->kind))
			return -EINVAL;
		keys[count++] =
			(struct key){ base[target->kind] + target->index, target->attribute, i };
	}
	if (count)
		qsort(keys, count, sizeof(*keys), compare_keys);
	*ret_count = count;
	return 0;
}

int fg_model_index(struct fg_model *model)
{
	struct fg_model_index *index = fg_arena_get(model->arena, sizeof(*index));
	struct key *keys = calloc((size_t)model->claim_count + 1, sizeof(*keys));
	uint32_t things = 0, count = 0;
	int status = -ENOMEM;

	if (!index || !keys)
		goto out;
	for (enum fg_kind kind = 0; kind <= FG_ANSWER; kind++) {
		index->base[kind] = things;
		things += fg_model_count(model, kind);
	}
	status = collect_keys(model, index->base, keys, &count);
	if (status < 0)
		goto out;
	status = -ENOMEM;
	index->first = fg_arena_array(model->arena, (size_t)things + 1, sizeof(*index->first));
	index->items = fg_arena_array(model->arena, count, sizeof(*index->items));
	if (!index->first || !index->items)
		goto out;
	for (uint32_t i = 0, thing = 0; thing <= things; thing++) {
		index->first[thing] = i;
		for (; i < count && keys[i].thing == thing; i++)
			index->items[i] = keys[i].claim;
	}
	model->index = index;
	status = 0;
out:
	free(keys);
	return status;
}

/* The claims on a thing and its attributes; none for kinds without claims. */
static struct fg_refs claims_of(const struct fg_model *model, enum fg_kind kind, fg_ref thing)
{
	const struct fg_model_index *index = model->index;
	uint32_t at;

	if (!index || kind > FG_ANSWER || thing >= fg_model_count(model, kind))
		return (struct fg_refs){ 0 };
	at = index->base[kind] + thing;
	return (struct fg_refs){ index->items + index->first[at],
		                 index->first[at + 1] - index->first[at] };
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
	struct fg_refs claims = claims_of(model, kind, index);
	uint32_t from = count_below(model, claims, attribute);
	uint32_t to = count_below(model, claims, (unsigned)attribute + 1);

	return (struct fg_refs){ claims.count ? claims.items + from : NULL, to - from };
}

bool fg_fact_is_assumption(const struct fg_model *model, enum fg_kind kind, fg_ref index)
{
	return kind < FG_FACT_KINDS && claims_of(model, kind, index).count == 0;
}

const char *fg_label_in(const struct fg_entity *entity, const char *lang)
{
	size_t primary = lang ? strcspn(lang, "-") : 0;

	for (uint32_t i = 0; lang && i < entity->label_count; i++) {
		if (strcasecmp(entity->labels[i].lang, lang) == 0)
			return entity->labels[i].text;
	}
	for (uint32_t i = 0; lang && i < entity->label_count; i++) {
		if (primary && strncasecmp(entity->labels[i].lang, lang, primary) == 0
		    && strcspn(entity->labels[i].lang, "-") == primary)
			return entity->labels[i].text;
	}
	return entity->label;
}

const char *fg_model_label(const struct fg_model *model, const char *lang)
{
	return fg_label_in(&(struct fg_entity){ .label = model->label, .labels = model->labels,
		                                .label_count = model->label_count }, lang);
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
