/*
 * All shortest ways: the level of the search that found the witness is walked once more. A place
 * stands on such a way when some flow leads from it to the next place on one; going through the
 * places from far to near, the ways from each are counted before they are needed.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "reach/internal.h"

struct walk {
	struct search search;
	fg_ref target;
	uint64_t *ways;                  /* by place: to the target, all of them shortest */
	fg_ref *path;                    /* so far */
	uint32_t most;
	struct fg_ways *found;
};

static uint64_t add(uint64_t a, uint64_t b)
{
	return a > UINT64_MAX - b ? UINT64_MAX : a + b;
}

/* The place that a flow of the level leads to, one step further on; FG_NONE: not further. */
static fg_ref onward(const struct walk *walk, fg_ref from, const struct hop *hop,
                     const struct fg_arrival *arrival)
{
	const struct search *search = &walk->search;
	fg_ref to = search->model->flows[hop->flow].to;

	return hop->strength <= arrival->strength && hop->status <= arrival->status
	               && search->spots[to].seen == search->level
	               && search->spots[to].hops == search->spots[from].hops + 1
	       ? to : FG_NONE;
}

static void count_ways(struct walk *walk, const struct fg_arrival *arrival)
{
	const struct search *search = &walk->search;

	walk->ways[walk->target] = 1;
	for (uint32_t i = search->queued; i-- > 0; ) {
		fg_ref place = search->queue[i];
		struct hops hops = fg_hops_from(search, place, arrival->strength);
		uint32_t h;

		while (place != walk->target && (h = fg_hops_next(search, &hops)) != FG_NONE) {
			fg_ref to = onward(walk, place, &search->hops[h], arrival);

			if (to != FG_NONE)
				walk->ways[place] = add(walk->ways[place], walk->ways[to]);
		}
	}
}

/* One level of the walk: the place, and the hops to try next from there. */
struct step {
	fg_ref place;
	struct hops hops;
};

static struct step step_at(const struct walk *walk, fg_ref place, const struct fg_arrival *arrival)
{
	return (struct step){ place, fg_hops_from(&walk->search, place, arrival->strength) };
}

static void keep(struct walk *walk)
{
	struct fg_ways *found = walk->found;

	if (found->hops)
		memcpy(found->flows + (size_t)found->shown * found->hops, walk->path,
		       found->hops * sizeof(*walk->path));
	found->shown++;
}

/* Goes all ways from one origin, each flow in document order. */
static void walk_from(struct walk *walk, fg_ref origin, struct step *steps,
                      const struct fg_arrival *arrival)
{
	const struct search *search = &walk->search;
	uint32_t depth = 0;

	steps[0] = step_at(walk, origin, arrival);
	while (walk->found->shown < walk->most) {
		struct step *step = &steps[depth];
		uint32_t hop = FG_NONE;
		fg_ref to;

		if (depth == arrival->hops)
			keep(walk);
		else
			hop = fg_hops_next(search, &step->hops);
		if (hop == FG_NONE) {
			if (depth-- == 0)
				return;
			continue;
		}
		to = onward(walk, step->place, &search->hops[hop], arrival);
		if (to == FG_NONE || !walk->ways[to])
			continue;
		walk->path[depth++] = search->hops[hop].flow;
		steps[depth] = step_at(walk, to, arrival);
	}
}

static void walk_all(struct walk *walk, struct step *steps, const struct fg_arrival *arrival)
{
	const struct search *search = &walk->search;

	for (uint32_t i = 0; i < search->origin_count; i++) {
		fg_ref origin = search->origins[i].place;

		if (search->origins[i].strength > arrival->strength || !walk->ways[origin])
			continue;
		walk->found->count = add(walk->found->count, walk->ways[origin]);
		walk_from(walk, origin, steps, arrival);
	}
}

/* The search knows what was found for the elements that this one is derived from: the reach. */
static int lend(const struct fg_reach *reach, struct search *search)
{
	int status = fg_search_prepare(reach->evidence, search);

	if (status < 0)
		return status;
	search->arrivals = reach->arrivals;
	for (fg_ref i = 0; i < reach->evidence->model->element_count; i++) {
		search->found[i].first = reach->first[i];
		search->found[i].count = reach->first[i + 1] - reach->first[i];
	}
	if (reach->possible_left_out)
		search->weakest = FG_BY_CATEGORY;
	return 0;
}

int fg_reach_ways(const struct fg_reach *reach, fg_ref element, fg_ref place, uint32_t most,
                  struct fg_ways *ret_ways)
{
	const struct fg_arrival *arrival = fg_reach_find(reach, element, place);
	uint32_t hops = arrival ? arrival->hops : 0;
	struct fg_ways found = { .hops = hops };
	struct walk walk = { .target = place, .most = most, .found = &found };
	struct step *steps = calloc((size_t)hops + 1, sizeof(*steps));
	int status = lend(reach, &walk.search);

	walk.path = calloc((size_t)hops + 1, sizeof(*walk.path));
	walk.ways = calloc((size_t)reach->evidence->model->place_count + 1, sizeof(*walk.ways));
	found.flows = calloc((size_t)most * hops + 1, sizeof(*found.flows));
	if (status == 0 && (!steps || !walk.path || !walk.ways || !found.flows))
		status = -ENOMEM;
	if (status == 0 && !arrival)
		status = -ENOENT;
	if (status == 0) {
		fg_search_spread(&walk.search, element, arrival->strength, arrival->status);
		count_ways(&walk, arrival);
		walk_all(&walk, steps, arrival);
	}
	walk.search.arrivals = NULL;     /* lent */
	fg_search_clear(&walk.search);
	free(steps);
	free(walk.path);
	free(walk.ways);
	if (status < 0)
		fg_ways_clear(&found);
	else
		*ret_ways = found;
	return status;
}

void fg_ways_clear(struct fg_ways *ways)
{
	free(ways->flows);
	*ways = (struct fg_ways){ 0 };
}
