/* Holdings that the model does not write down but its flows imply. */
#include <errno.h>
#include <stdlib.h>

#include "reach/reach.h"

/* places[first[i]] up to places[first[i + 1]] - 1: where a holding of element i is written. */
struct written {
	uint32_t *first;
	fg_ref *places;
};

static int list_written(const struct fg_model *model, struct written *written)
{
	uint32_t total = 0;

	written->first = calloc((size_t)model->element_count + 1, sizeof(*written->first));
	if (!written->first)
		return -ENOMEM;
	for (fg_ref i = 0; i < model->holding_count; i++)
		for (uint32_t k = 0; k < model->holdings[i].elements.count; k++)
			written->first[model->holdings[i].elements.items[k]]++;
	for (fg_ref i = 0; i <= model->element_count; i++)
		written->first[i] = total += written->first[i];
	written->places = calloc((size_t)total + 1, sizeof(*written->places));
	if (!written->places)
		return -ENOMEM;
	for (fg_ref i = 0; i < model->holding_count; i++)
		for (uint32_t k = 0; k < model->holdings[i].elements.count; k++)
			written->places[--written->first[model->holdings[i].elements.items[k]]] =
				model->holdings[i].place;
	return 0;
}

static bool implies(const struct fg_model *model, const struct fg_arrival *arrival)
{
	return model->places[arrival->place].keeps
	       && (arrival->hops > 0
	           || model->elements[arrival->element].derived_at == arrival->place);
}

/* Counts the implied holdings by place in `counts`; with `pairs`, puts each at
 * pairs[counts[place]++] instead. `stamps` has an entry per place. */
static void walk(const struct fg_reach *reach, const struct written *written, uint32_t *stamps,
                 uint32_t *counts, struct fg_pair *pairs)
{
	const struct fg_model *model = reach->evidence->model;

	for (fg_ref i = 0; i < model->place_count; i++)
		stamps[i] = FG_NONE;
	for (fg_ref i = 0; i < model->element_count; i++) {
		for (uint32_t k = written->first[i]; k < written->first[i + 1]; k++)
			stamps[written->places[k]] = i;
		for (uint32_t k = reach->first[i]; k < reach->first[i + 1]; k++) {
			fg_ref place = reach->arrivals[k].place;

			if (stamps[place] == i || !implies(model, &reach->arrivals[k]))
				continue;
			if (pairs)
				pairs[counts[place]] = (struct fg_pair){ place, i };
			counts[place]++;
		}
	}
}

int fg_reach_implied(const struct fg_reach *reach, struct fg_pair **ret_pairs, uint32_t *ret_count)
{
	uint32_t places = reach->evidence->model->place_count, total = 0;
	struct written written = { 0 };
	uint32_t *stamps = calloc((size_t)places + 1, sizeof(*stamps));
	uint32_t *counts = calloc((size_t)places + 1, sizeof(*counts));
	struct fg_pair *pairs = NULL;
	int status = -ENOMEM;

	if (!stamps || !counts || list_written(reach->evidence->model, &written) < 0)
		goto out;
	walk(reach, &written, stamps, counts, NULL);
	for (uint32_t i = 0; i < places; i++) {
		uint32_t here = counts[i];

		counts[i] = total;
		total += here;
	}
	pairs = calloc((size_t)total + 1, sizeof(*pairs));
	if (!pairs)
		goto out;
	walk(reach, &written, stamps, counts, pairs);
	*ret_pairs = pairs;
	*ret_count = total;
	status = 0;
out:
	free(written.first);
	free(written.places);
	free(stamps);
	free(counts);
	return status;
}
