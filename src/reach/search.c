/*
 * One element through its hops. "Strongest, then strongest weakest status, then shortest" cannot be
 * one Dijkstra: a path that is worse on its own may be the better beginning of a longer one. So
 * there is one breadth-first search per level (strength, status), from strong to weak, over the
 * hops that are at least as strong in both; the first level that reaches a place gives its best
 * path. There are few levels, so this stays linear in the hops of the element.
 */
#include <errno.h>
#include <stdlib.h>

#include "reach/internal.h"

/* What is left of a list of flows. */
struct list {
	const fg_ref *at, *end;
};

/* Adds to search->hops the flows that carry the element by name or category, in document order. */
static void gather(struct search *search, fg_ref element)
{
	const struct carriers *carriers = &search->carriers;
	const uint32_t *named = carriers->named_first + element;
	const uint32_t *category =
		carriers->category_first + search->model->elements[element].category;
	struct list lists[FG_POSSIBLE] = {
		[FG_BY_NAME] = { carriers->named + named[0], carriers->named + named[1] },
		[FG_BY_CATEGORY] = { carriers->by_category + category[0],
		                     carriers->by_category + category[1] },
	};

	search->hop_count = search->loose_count;
	for (;;) {
		fg_ref flow = FG_NONE;
		unsigned strength = FG_STRENGTHS;

		for (unsigned s = 0; s < FG_POSSIBLE; s++)
			if (lists[s].at < lists[s].end && *lists[s].at < flow) {
				flow = *lists[s].at;
				strength = s;
			}
		if (strength == FG_STRENGTHS)
			return;
		for (unsigned s = 0; s < FG_POSSIBLE; s++)
			if (lists[s].at < lists[s].end && *lists[s].at == flow)
				lists[s].at++;
		search->hops[search->hop_count++] = (struct hop){
			.flow = flow,
			.next = FG_NONE,
			.strength = (uint8_t)strength,
			.status = carriers->status[flow],
		};
	}
}

/* Lists the hops by the place they leave, in document order. */
static void hang_hops(struct search *search)
{
	for (uint32_t i = search->hop_count; i-- > search->loose_count; ) {
		struct spot *spot = &search->spots[search->model->flows[search->hops[i].flow].from];

		search->hops[i].next = spot->head;
		spot->head = i;
	}
}

static void take_down_hops(struct search *search)
{
	for (uint32_t i = search->loose_count; i < search->hop_count; i++)
		search->spots[search->model->flows[search->hops[i].flow].from].head = FG_NONE;
}

struct hops fg_hops_from(const struct search *search, fg_ref place, enum fg_strength strength)
{
	const struct spot *spot = &search->spots[place];

	return (struct hops){ spot->head, strength < FG_POSSIBLE ? FG_NONE : spot->loose };
}

uint32_t fg_hops_next(const struct search *search, struct hops *hops)
{
	uint32_t own = hops->own, loose = hops->loose;

	if (loose == FG_NONE && own == FG_NONE)
		return FG_NONE;
	if (loose == FG_NONE) {                  /* mostly */
		hops->own = search->hops[own].next;
		return own;
	}
	if (own == FG_NONE || search->hops[loose].flow < search->hops[own].flow) {
		hops->loose = search->hops[loose].next;
		return loose;
	}
	if (search->hops[own].flow == search->hops[loose].flow)
		hops->loose = search->hops[loose].next;
	hops->own = search->hops[own].next;
	return own;
}

static void visit(struct search *search, fg_ref place, uint32_t via, uint32_t hops)
{
	struct spot *spot = &search->spots[place];

	if (spot->seen == search->level)
		return;
	spot->seen = search->level;
	spot->via = via;
	spot->hops = hops;
	search->queue[search->queued++] = place;
}

/* All places within reach of the level, shortest paths first. */
static void spread(struct search *search, enum fg_strength strength, unsigned status)
{
	search->level++;
	search->queued = 0;
	for (uint32_t i = 0; i < search->origin_count; i++)
		if (search->origins[i].strength <= strength)
			visit(search, search->origins[i].place, FG_NONE, 0);
	for (uint32_t at = 0; at < search->queued; at++) {
		const struct spot *spot = &search->spots[search->queue[at]];
		struct hops hops = fg_hops_from(search, search->queue[at], strength);
		uint32_t i;

		while ((i = fg_hops_next(search, &hops)) != FG_NONE)
			if (search->hops[i].strength <= strength
			    && search->hops[i].status <= status)
				visit(search, search->model->flows[search->hops[i].flow].to, i,
				      spot->hops + 1);
	}
}

/* Marks the places that are new at this level and those on the way to them. Returns the number of
 * new ones. */
static uint32_t mark_needed(struct search *search)
{
	uint32_t fresh = 0;

	for (uint32_t i = search->queued; i-- > 0; ) {
		struct spot *spot = &search->spots[search->queue[i]];
		bool new = spot->done != search->element_stamp;

		fresh += new;
		if (new)
			spot->needed = search->level;
		if (spot->needed == search->level && spot->via != FG_NONE)
			search->spots[search->model->flows[search->hops[spot->via].flow].from]
				.needed = search->level;
	}
	return fresh;
}

static int grow(void **array, uint32_t *room, size_t size, uint32_t count)
{
	uint32_t wanted = *room ? *room : 256;
	void *grown;

	while (wanted < count && wanted <= UINT32_MAX / 4)
		wanted *= 2;
	if (wanted < count)
		return -ENOMEM;
	grown = reallocarray(*array, wanted, size);
	if (!grown)
		return -ENOMEM;
	*array = grown;
	*room = wanted;
	return 0;
}

/* The step of the flow to go on with: the earliest that is not before `from`. */
static void walk_steps(const struct fg_flow *flow, const struct spot *before, struct spot *spot)
{
	const struct fg_refs steps = flow->more->steps;
	fg_ref best = FG_NONE;

	spot->step = before->step;
	spot->back = before->back;
	if (steps.count == 0)
		return;
	for (uint32_t i = 0; i < steps.count; i++)
		if (steps.items[i] >= before->step && steps.items[i] < best)
			best = steps.items[i];
	if (best == FG_NONE)
		spot->back = true;
	else
		spot->step = best;
}

/* The link after `before`. Leaps join as in a skew-binary list: two of one length become one. */
static struct fg_link next_link(const struct fg_link *links, fg_ref flow, uint32_t before)
{
	static const struct fg_link none = { FG_NONE, FG_NONE, FG_NONE, 0 };
	const struct fg_link *a = before == FG_NONE ? &none : &links[before];
	const struct fg_link *b = a->leap == FG_NONE ? &none : &links[a->leap];
	uint32_t farther = b->leap == FG_NONE ? 0 : links[b->leap].hops;
	bool join = a->hops - b->hops == b->hops - farther;

	return (struct fg_link){ flow, before, join ? b->leap : before, a->hops + 1 };
}

static void add_link(struct search *search, struct spot *spot)
{
	const struct fg_flow *flow;
	const struct spot *before;

	if (spot->via == FG_NONE) {
		spot->link = FG_NONE;
		spot->step = 0;
		spot->back = false;
		return;
	}
	flow = &search->model->flows[search->hops[spot->via].flow];
	before = &search->spots[flow->from];
	walk_steps(flow, before, spot);
	search->links[search->link_count] =
		next_link(search->links, search->hops[spot->via].flow, before->link);
	spot->link = search->link_count++;
}

/* Room for `links` more links and `arrivals` more arrivals. */
static int reserve(struct search *search, uint32_t links, uint32_t arrivals)
{
	int status = 0;

	if (search->link_count + links > search->link_room)
		status = grow((void **)&search->links, &search->link_room, sizeof(*search->links),
		              search->link_count + links);
	if (status == 0 && search->arrival_count + arrivals > search->arrival_room)
		status = grow((void **)&search->arrivals, &search->arrival_room,
		              sizeof(*search->arrivals), search->arrival_count + arrivals);
	return status;
}

/* Keeps what the level reached first. */
static int settle(struct search *search, fg_ref element, enum fg_strength strength, unsigned status)
{
	uint32_t fresh = mark_needed(search);

	if (fresh == 0)
		return 0;
	if (strength == FG_POSSIBLE && (search->possible_count += fresh) > FG_POSSIBLE_LIMIT)
		return -E2BIG;
	if (reserve(search, search->queued, fresh) < 0)
		return -ENOMEM;
	for (uint32_t i = 0; i < search->queued; i++) {
		struct spot *spot = &search->spots[search->queue[i]];

		if (spot->needed != search->level)
			continue;
		add_link(search, spot);
		if (spot->done == search->element_stamp)
			continue;
		spot->done = search->element_stamp;
		search->arrivals[search->arrival_count++] = (struct fg_arrival){
			.element = element,
			.place = search->queue[i],
			.strength = strength,
			.status = spot->hops ? (enum fg_status)status : FG_STATED,
			.hops = spot->hops,
			.link = spot->link,
			.steps_back = spot->back,
		};
	}
	return 0;
}

enum { FEW = 16 };

static int compare_arrivals(const void *a, const void *b)
{
	const struct fg_arrival *x = a, *y = b;

	return x->place < y->place ? -1 : x->place > y->place;
}

/* Mostly they are few: then insertion is fastest. */
static void sort_arrivals(struct fg_arrival *arrivals, uint32_t count)
{
	if (count > FEW) {
		qsort(arrivals, count, sizeof(*arrivals), compare_arrivals);
		return;
	}
	for (uint32_t i = 1; i < count; i++) {
		struct fg_arrival arrival = arrivals[i];
		uint32_t at = i;

		for (; at && arrivals[at - 1].place > arrival.place; at--)
			arrivals[at] = arrivals[at - 1];
		arrivals[at] = arrival;
	}
}

/* Bit per status of the hops that are strong enough, and that of the origins; 0: nothing of just
 * this strength. */
static unsigned levels(const struct search *search, enum fg_strength strength)
{
	unsigned statuses = 1u << FG_STATED;
	bool any = false;

	for (uint32_t i = 0; i < search->origin_count; i++)
		any |= search->origins[i].strength == strength;
	for (uint32_t i = search->loose_count; i < search->hop_count; i++) {
		any |= search->hops[i].strength == strength;
		if (search->hops[i].strength <= strength)
			statuses |= 1u << search->hops[i].status;
	}
	if (strength == FG_POSSIBLE) {
		any |= search->loose_count > 0;
		statuses |= search->loose_statuses;
	}
	return any ? statuses : 0;
}

int fg_search_element(struct search *search, fg_ref element)
{
	uint32_t first = search->arrival_count, count;
	int result = 0;

	gather(search, element);
	fg_search_origins(search, element);
	search->element_stamp++;
	hang_hops(search);
	for (enum fg_strength s = FG_BY_NAME; search->origin_count && s <= search->weakest; s++)
		for (unsigned status = 0, set = levels(search, s); set >> status && result == 0;
		     status++)
			if (set >> status & 1) {
				spread(search, s, status);
				result = settle(search, element, s, status);
			}
	take_down_hops(search);
	count = search->arrival_count - first;
	if (count)
		sort_arrivals(search->arrivals + first, count);
	search->found[element].first = first;
	search->found[element].count = count;
	return result;
}

void fg_search_spread(struct search *search, fg_ref element, enum fg_strength strength,
                      enum fg_status status)
{
	gather(search, element);
	fg_search_origins(search, element);
	search->element_stamp++;
	hang_hops(search);
	spread(search, strength, status);
}
