/* Deals the flows out to pages: each flow whole on one page, connectors where a place is at home on
 * another. */
#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "figure/flows/plan.h"

/* Cost of a cut before flow `at` of the order: cheap between boundaries, dear within the flows of
 * one place. */
static double cut_cost(const struct fg_plan *plan, uint32_t at)
{
	fg_ref before, after;

	if (at == 0)
		return 0;
	before = plan->reading[fg_plan_later(plan, &plan->flows[plan->order[at - 1]])];
	after = plan->reading[fg_plan_later(plan, &plan->flows[plan->order[at]])];
	if (before == after)
		return 0.6;
	return plan->model->places[before].boundary == plan->model->places[after].boundary ? 0.3
	                                                                                   : 0;
}

/* Fewest pages, then cuts between boundaries, then pages evenly full. cuts[i] is where the page
 * that ends before flow i starts. */
static void find_cuts(const struct fg_plan *plan, uint32_t most, double *cost, uint32_t *cuts)
{
	cost[0] = 0;
	for (uint32_t end = 1; end <= plan->flow_count; end++) {
		cost[end] = 1e30;
		for (uint32_t start = end > most ? end - most : 0; start < end; start++) {
			double slack = (double)(most - (end - start)) / most;
			double sum = cost[start] + 10 + slack * slack + cut_cost(plan, start);

			if (sum < cost[end]) {
				cost[end] = sum;
				cuts[end] = start;
			}
		}
	}
}

static int cut_pages(struct fg_plan *plan, uint32_t most)
{
	double *cost = fg_arena_array(plan->arena, plan->flow_count + 1, sizeof(*cost));
	uint32_t *cuts = fg_arena_array(plan->arena, plan->flow_count + 1, sizeof(*cuts));
	uint32_t count = 0;

	if (!cost || !cuts)
		return -ENOMEM;
	find_cuts(plan, most, cost, cuts);
	for (uint32_t end = plan->flow_count; end > 0; end = cuts[end])
		count++;
	plan->page_count = count ? count : 1;
	plan->pages = fg_arena_array(plan->arena, plan->page_count, sizeof(*plan->pages));
	if (!plan->pages)
		return -ENOMEM;
	for (uint32_t end = plan->flow_count; end > 0; end = cuts[end]) {
		struct fg_page *page = &plan->pages[--count];

		page->first_flow = cuts[end];
		page->flow_count = end - cuts[end];
		for (uint32_t i = cuts[end]; i < end; i++)
			plan->flows[plan->order[i]].page = count;
	}
	return 0;
}

/* A place is at home on the page that first brings flows for which it is the later place; a start,
 * where it is first used; one without flows, beside its neighbours in the order of reading. */
static void find_homes(struct fg_plan *plan)
{
	uint32_t page = 0;

	for (fg_ref i = 0; i < plan->model->place_count; i++)
		plan->places[i].home = UINT32_MAX;
	for (uint32_t i = 0; i < plan->flow_count; i++) {
		const struct fg_plan_flow *flow = &plan->flows[plan->order[i]];
		struct fg_plan_place *later =
			&plan->places[plan->reading[fg_plan_later(plan, flow)]];

		if (later->home == UINT32_MAX)
			later->home = flow->page;
	}
	for (uint32_t i = 0; i < plan->flow_count; i++) {
		const struct fg_plan_flow *flow = &plan->flows[plan->order[i]];
		struct fg_plan_place *ends[2] = { &plan->places[flow->from],
			                          &plan->places[flow->to] };

		for (int end = 0; end < 2; end++)
			if (ends[end]->home == UINT32_MAX)
				ends[end]->home = flow->page;
	}
	for (uint32_t i = 0; i < plan->model->place_count; i++) {
		struct fg_plan_place *place = &plan->places[plan->reading[i]];

		if (place->home == UINT32_MAX)
			place->home = page;
		page = place->home;
	}
}

static uint32_t find_spot(const struct fg_page *page, enum fg_mark_kind kind, uint32_t index)
{
	for (uint32_t i = 0; i < page->spot_count; i++)
		if (page->spots[i].kind == kind && page->spots[i].index == index)
			return i;
	return FG_NONE;
}

static bool is_on_page(const struct fg_plan *plan, uint32_t number, fg_ref place)
{
	const struct fg_page *page = &plan->pages[number];

	if (plan->places[place].home == number)
		return true;
	for (uint32_t i = 0; i < page->flow_count; i++) {
		const struct fg_plan_flow *flow = &plan->flows[plan->order[page->first_flow + i]];

		if (flow->from == place || flow->to == place)
			return true;
	}
	return false;
}

static int32_t panel_of(struct fg_page *page, fg_ref boundary)
{
	for (uint32_t i = 0; i < page->panel_count; i++)
		if (page->panels[i].boundary == boundary)
			return (int32_t)i;
	page->panels[page->panel_count] = (struct fg_panel){ .boundary = boundary };
	return (int32_t)page->panel_count++;
}

static struct fg_spot *add_spot(struct fg_page *page, enum fg_mark_kind kind, uint32_t index,
                                int32_t panel)
{
	struct fg_spot *spot = &page->spots[page->spot_count++];

	*spot = (struct fg_spot){ .kind = kind, .index = index, .panel = panel };
	return spot;
}

static void place_spots(struct fg_plan *plan, uint32_t number)
{
	struct fg_page *page = &plan->pages[number];

	for (uint32_t i = 0; i < plan->model->place_count; i++) {
		fg_ref place = plan->reading[i];
		int32_t panel;

		if (plan->places[place].absent || !is_on_page(plan, number, place))
			continue;
		panel = panel_of(page, plan->model->places[place].boundary);
		add_spot(page, FG_AT_PLACE, place, panel)->guest =
			plan->places[place].home != number;
	}
}

/* Numbers of the page's flows in document order, so that a page's badges are made in the order of
 * their numbers. */
static void flow_tracks(struct fg_plan *plan, uint32_t number)
{
	struct fg_page *page = &plan->pages[number];

	for (uint32_t i = 0; i < plan->flow_count; i++) {
		const struct fg_plan_flow *flow = &plan->flows[i];
		uint32_t from, to;

		if (flow->page != number)
			continue;
		from = find_spot(page, FG_AT_PLACE, flow->from);
		to = find_spot(page, FG_AT_PLACE, flow->to);
		page->tracks[page->track_count++] =
			(struct fg_track){ .from = from, .to = to, .badge = page->spot_count };
		add_spot(page, FG_AT_BADGE, i,
		         page->spots[from].panel == page->spots[to].panel ? page->spots[from].panel
		                                                          : -1);
	}
}

static void stub_tracks(struct fg_plan *plan, uint32_t number)
{
	struct fg_page *page = &plan->pages[number];

	for (uint32_t i = 0; i < plan->stub_count; i++) {
		uint32_t from = find_spot(page, FG_AT_PLACE, plan->stubs[i].place);

		if (plan->places[plan->stubs[i].place].home != number)
			continue;
		page->tracks[page->track_count++] =
			(struct fg_track){ .from = from, .to = page->spot_count, .badge = FG_NONE };
		add_spot(page, FG_AT_STUB, i, page->spots[from].panel);
	}
}

/* The link of this page that a flow drawn elsewhere belongs to, made when there is none yet. */
static struct fg_connector *link_of(struct fg_page *page, const struct fg_connector *wanted)
{
	for (uint32_t i = 0; i < page->link_count; i++) {
		struct fg_connector *link = &page->links[i];

		if (link->place != wanted->place || link->leaves != wanted->leaves
		    || link->page != wanted->page)
			continue;
		if (link->other != wanted->other)
			link->other = FG_NONE;
		return link;
	}
	page->links[page->link_count] = *wanted;
	return &page->links[page->link_count++];
}

static bool wants_link(const struct fg_plan *plan, uint32_t number, const struct fg_plan_flow *flow,
                       bool leaves, struct fg_connector *ret)
{
	fg_ref place = leaves ? flow->from : flow->to;

	*ret = (struct fg_connector){ .place = place,
		                      .other = leaves ? flow->to : flow->from,
		                      .leaves = leaves,
		                      .page = flow->page };
	return flow->page != number && plan->places[place].home == number;
}

/* Two passes: the first counts the flows of each link, the second files them. */
static void link_flows(struct fg_plan *plan, uint32_t number, bool file)
{
	struct fg_page *page = &plan->pages[number];
	struct fg_connector wanted;

	for (uint32_t i = 0; i < plan->flow_count; i++) {
		for (int leaves = 1; leaves >= 0; leaves--) {
			struct fg_connector *link;

			if (!wants_link(plan, number, &plan->flows[i], leaves, &wanted))
				continue;
			link = link_of(page, &wanted);
			if (file)
				page->link_flows[link->first + link->count] = i;
			link->count++;
		}
	}
}

static void link_tracks(struct fg_plan *plan, uint32_t number)
{
	struct fg_page *page = &plan->pages[number];
	uint32_t first = 0;

	link_flows(plan, number, false);
	for (uint32_t i = 0; i < page->link_count; i++) {
		page->links[i].first = first;
		first += page->links[i].count;
		page->links[i].count = 0;
	}
	link_flows(plan, number, true);
	for (uint32_t i = 0; i < page->link_count; i++) {
		const struct fg_connector *link = &page->links[i];
		uint32_t place = find_spot(page, FG_AT_PLACE, link->place), tag = page->spot_count;

		add_spot(page, FG_AT_LINK, i, page->spots[place].panel);
		page->tracks[page->track_count++] =
			(struct fg_track){ .from = link->leaves ? place : tag,
			                   .to = link->leaves ? tag : place,
			                   .badge = FG_NONE };
	}
}

static int make_page(struct fg_plan *plan, uint32_t number)
{
	struct fg_page *page = &plan->pages[number];
	uint32_t flows = plan->flow_count, places = plan->model->place_count,
		 stubs = plan->stub_count;

	page->spots = fg_arena_array(plan->arena, places + 3 * (size_t)flows + stubs + 1,
	                             sizeof(*page->spots));
	page->panels =
		fg_arena_array(plan->arena, plan->model->boundary_count + 1, sizeof(*page->panels));
	page->tracks =
		fg_arena_array(plan->arena, 3 * (size_t)flows + stubs + 1, sizeof(*page->tracks));
	page->links = fg_arena_array(plan->arena, 2 * (size_t)flows + 1, sizeof(*page->links));
	page->link_flows =
		fg_arena_array(plan->arena, 2 * (size_t)flows + 1, sizeof(*page->link_flows));
	if (fg_arena_failed(plan->arena))
		return -ENOMEM;
	place_spots(plan, number);
	flow_tracks(plan, number);
	stub_tracks(plan, number);
	link_tracks(plan, number);
	return 0;
}

uint32_t fg_plan_pages(const struct fg_plan *plan, uint32_t most)
{
	return plan->flow_count ? (plan->flow_count + most - 1) / most : 1;
}

int fg_plan_deal(struct fg_plan *plan, uint32_t most)
{
	int status = cut_pages(plan, most);

	if (status < 0)
		return status;
	find_homes(plan);
	for (uint32_t i = 0; i < plan->page_count; i++) {
		status = make_page(plan, i);
		if (status < 0)
			return status;
	}
	return 0;
}
