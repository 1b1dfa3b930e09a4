#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "reach/internal.h"

void fg_search_clear(struct search *search)
{
	fg_carriers_clear(&search->carriers);
	free(search->spots);
	free(search->queue);
	free(search->origins);
	free(search->hops);
	free(search->arrivals);
	free(search->links);
	free(search->found);
}

/* The flows that can carry anything: the same for every element. */
static void hang_loose_hops(struct search *search)
{
	const struct carriers *carriers = &search->carriers;

	search->loose_count = carriers->unspecified_count;
	for (uint32_t i = search->loose_count; i-- > 0; ) {
		fg_ref flow = carriers->unspecified[i];
		struct spot *spot = &search->spots[search->model->flows[flow].from];

		search->hops[i] = (struct hop){ flow, spot->loose, FG_POSSIBLE,
			                        carriers->status[flow] };
		search->loose_statuses |= 1u << carriers->status[flow];
		spot->loose = i;
	}
}

int fg_search_prepare(const struct fg_evidence *evidence, struct search *search)
{
	const struct fg_model *model = evidence->model;
	int status;

	*search = (struct search){ .evidence = evidence, .model = model, .weakest = FG_POSSIBLE };
	search->spots = calloc((size_t)model->place_count + 1, sizeof(*search->spots));
	search->queue = calloc((size_t)model->place_count + 1, sizeof(*search->queue));
	search->origins = calloc((size_t)model->place_count + 1, sizeof(*search->origins));
	search->hops = calloc((size_t)model->flow_count * 2 + 1, sizeof(*search->hops));
	search->found = calloc((size_t)model->element_count + 1, sizeof(*search->found));
	if (!search->spots || !search->queue || !search->origins || !search->hops || !search->found)
		return -ENOMEM;
	for (fg_ref i = 0; i < model->place_count; i++)
		search->spots[i].head = search->spots[i].loose = FG_NONE;
	status = fg_carriers_make(evidence, &search->carriers);
	if (status == 0)
		hang_loose_hops(search);
	return status;
}

static int search_all(struct search *search, const fg_ref *order)
{
	uint32_t count = search->model->element_count;
	int status = 0;

	search->arrival_count = search->link_count = search->possible_count = 0;
	memset(search->found, 0, ((size_t)count + 1) * sizeof(*search->found));
	for (uint32_t i = 0; i < count && status == 0; i++)
		status = fg_search_element(search, order[i]);
	return status;
}

/* The arrivals in document order of elements, and the links as they are. */
static int finish(struct search *search, struct fg_reach *reach)
{
	uint32_t elements = search->model->element_count, count = 0;

	reach->first = calloc((size_t)elements + 1, sizeof(*reach->first));
	reach->arrivals = calloc((size_t)search->arrival_count + 1, sizeof(*reach->arrivals));
	if (!reach->first || !reach->arrivals)
		return -ENOMEM;
	for (fg_ref i = 0; i < elements; i++) {
		reach->first[i] = count;
		if (search->found[i].count)
			memcpy(reach->arrivals + count, search->arrivals + search->found[i].first,
			       search->found[i].count * sizeof(*reach->arrivals));
		count += search->found[i].count;
	}
	reach->first[elements] = reach->arrival_count = count;
	reach->links = search->links;
	search->links = NULL;
	return 0;
}

int fg_reach_new(const struct fg_evidence *evidence, struct fg_reach **ret_reach)
{
	struct fg_reach *reach = calloc(1, sizeof(*reach));
	fg_ref *order = calloc((size_t)evidence->model->element_count + 1, sizeof(*order));
	struct search search;
	int status = fg_search_prepare(evidence, &search);

	if (status == 0)
		status = reach && order ? fg_derivation_order(evidence->model, order) : -ENOMEM;
	if (status == 0)
		status = search_all(&search, order);
	if (status == -E2BIG) {
		reach->possible_left_out = true;
		search.weakest = FG_BY_CATEGORY;
		status = search_all(&search, order);
	}
	if (status == 0) {
		reach->evidence = evidence;
		status = finish(&search, reach);
	}
	fg_search_clear(&search);
	free(order);
	if (status < 0)
		fg_reach_free(reach);
	else
		*ret_reach = reach;
	return status;
}

void fg_reach_free(struct fg_reach *reach)
{
	if (!reach)
		return;
	free(reach->arrivals);
	free(reach->first);
	free(reach->links);
	free(reach);
}

const struct fg_arrival *fg_reach_find(const struct fg_reach *reach, fg_ref element, fg_ref place)
{
	uint32_t low = reach->first[element], high = reach->first[element + 1], end = high;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (reach->arrivals[middle].place < place)
			low = middle + 1;
		else
			high = middle;
	}
	return low < end && reach->arrivals[low].place == place ? &reach->arrivals[low] : NULL;
}

uint32_t fg_reach_witness(const struct fg_reach *reach, const struct fg_arrival *arrival,
                          fg_ref *flows, uint32_t room)
{
	uint32_t link = arrival->link, leap;

	while (link != FG_NONE && reach->links[link].hops > room) {
		leap = reach->links[link].leap;
		link = leap != FG_NONE && reach->links[leap].hops >= room
		               ? leap
		               : reach->links[link].before;
	}
	for (; link != FG_NONE; link = reach->links[link].before)
		flows[reach->links[link].hops - 1] = reach->links[link].flow;
	return arrival->hops;
}
