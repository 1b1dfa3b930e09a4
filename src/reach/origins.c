/* Where an element starts, and in which order elements are searched. */
#include <errno.h>
#include <stdlib.h>

#include "reach/internal.h"

static void add_origin(struct search *search, fg_ref place, enum fg_strength strength)
{
	search->origins[search->origin_count++] = (struct origin){ place, strength };
}

static int compare_origins(const void *a, const void *b)
{
	const struct origin *x = a, *y = b;

	return x->place < y->place ? -1 : x->place > y->place;
}

/* How surely an element searched before arrives at a place; FG_STRENGTHS: not at all. */
static enum fg_strength arrival_strength(const struct search *search, fg_ref element, fg_ref place)
{
	const struct fg_arrival *arrivals = search->arrivals + search->found[element].first;
	uint32_t low = 0, high = search->found[element].count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (arrivals[middle].place < place)
			low = middle + 1;
		else
			high = middle;
	}
	return low < search->found[element].count && arrivals[low].place == place
	               ? arrivals[low].strength
	               : FG_STRENGTHS;
}

static void derived_origin(struct search *search, const struct fg_element *element)
{
	enum fg_strength best = FG_STRENGTHS;

	for (uint32_t i = 0; i < element->derived_from.count; i++) {
		fg_ref from = element->derived_from.items[i];
		enum fg_strength strength =
			search->found[from].count
				? arrival_strength(search, from, element->derived_at)
				: FG_STRENGTHS;

		if (strength < best)
			best = strength;
	}
	if (best < FG_STRENGTHS)
		add_origin(search, element->derived_at, best);
}

/* Marks of this element's stamp in spot.needed: a hop brings the element here. */
static void mark_destinations(struct search *search)
{
	search->level++;
	for (uint32_t i = search->loose_count; i < search->hop_count; i++)
		search->spots[search->model->flows[search->hops[i].flow].to].needed = search->level;
}

enum tier { PERSONS, SPRINGS, STARTS, TIERS };

static void add_tier(struct search *search, enum tier tier)
{
	const struct fg_model *model = search->model;

	search->level++;
	for (uint32_t i = search->loose_count; i < search->hop_count; i++) {
		fg_ref from = model->flows[search->hops[i].flow].from;
		struct spot *spot = &search->spots[from];
		enum fg_strength strength = search->hops[i].strength;

		if ((tier == PERSONS && model->places[from].kind != FG_PERSON)
		    || (tier == SPRINGS && spot->needed == search->level - 1))
			continue;
		if (spot->seen != search->level) {
			spot->seen = search->level;
			spot->via = search->origin_count;
			search->origins[search->origin_count++] = (struct origin){ from, strength };
		} else if (strength < search->origins[spot->via].strength) {
			search->origins[spot->via].strength = strength;
		}
	}
}

void fg_search_origins(struct search *search, fg_ref number)
{
	const struct fg_element *element = &search->model->elements[number];

	search->origin_count = 0;
	if (element->origin.count) {
		for (uint32_t i = 0; i < element->origin.count; i++)
			add_origin(search, element->origin.items[i], FG_BY_NAME);
	} else if (element->derived_from.count && element->derived_at != FG_NONE) {
		derived_origin(search, element);
	} else {
		for (enum tier tier = PERSONS; tier < TIERS && search->origin_count == 0; tier++) {
			mark_destinations(search);
			add_tier(search, tier);
		}
	}
	if (search->origin_count > 1)
		qsort(search->origins, search->origin_count, sizeof(*search->origins),
		      compare_origins);
}

/* Writes the elements whose number of elements still waited for is 0, then those that they let go,
 * and so on. */
static uint32_t release(const struct fg_model *model, const uint32_t *first, const fg_ref *heirs,
                        uint32_t *waits, fg_ref *order)
{
	uint32_t count = 0;

	for (fg_ref i = 0; i < model->element_count; i++)
		if (waits[i] == 0)
			order[count++] = i;
	for (uint32_t at = 0; at < count; at++)
		for (uint32_t k = first[order[at]]; k < first[order[at] + 1]; k++)
			if (--waits[heirs[k]] == 0)
				order[count++] = heirs[k];
	return count;
}

/* heirs[first[i]] up to heirs[first[i + 1]] - 1: the elements derived from element i. */
static void list_heirs(const struct fg_model *model, uint32_t *first, fg_ref *heirs)
{
	for (fg_ref i = model->element_count; i-- > 0; ) {
		const struct fg_refs *from = &model->elements[i].derived_from;

		for (uint32_t k = 0; k < from->count; k++)
			heirs[--first[from->items[k]]] = i;
	}
}

int fg_derivation_order(const struct fg_model *model, fg_ref *ret_order)
{
	uint32_t *first = calloc((size_t)model->element_count + 1, sizeof(*first));
	uint32_t *waits = calloc((size_t)model->element_count + 1, sizeof(*waits));
	fg_ref *heirs = NULL;
	uint32_t total = 0, count;
	int status = -ENOMEM;

	if (!first || !waits)
		goto out;
	for (fg_ref i = 0; i < model->element_count; i++) {
		waits[i] = model->elements[i].derived_from.count;
		for (uint32_t k = 0; k < waits[i]; k++)
			first[model->elements[i].derived_from.items[k]]++;
	}
	for (fg_ref i = 0; i <= model->element_count; i++)
		first[i] = total += first[i];
	heirs = calloc((size_t)total + 1, sizeof(*heirs));
	if (!heirs)
		goto out;
	list_heirs(model, first, heirs);
	count = release(model, first, heirs, waits, ret_order);
	for (fg_ref i = 0; i < model->element_count; i++)
		if (waits[i] > 0)
			ret_order[count++] = i;
	status = 0;
out:
	free(first);
	free(waits);
	free(heirs);
	return status;
}
