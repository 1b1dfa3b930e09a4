/* A page handed to the layout and taken back. */
#include "figure/flows/arrange.h"

#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "figure/flows/frame.h"
#include "figure/flows/rows.h"
#include "figure/flows/size.h"
#include "layout/layout.h"

#define CRAMPED_NODES 5.0f     /* the least gap, where the paper is not wide enough */

/* Weights: how much the layout minds a line that is not straight down. */
enum { AT_ENDS = 6, ON_THE_WAY = 24, SIDE = 3000 };

struct fg_rect fg_spot_box(const struct fg_spot *spot, float around)
{
	return (struct fg_rect){ spot->x - spot->width / 2 - around,
		                 spot->y - spot->height / 2 - around,
		                 spot->x + spot->width / 2 + around,
		                 spot->y + spot->height / 2 + around };
}

struct fg_rect fg_panel_box(const struct fg_panel *panel)
{
	return (struct fg_rect){ panel->x, panel->y, panel->x + panel->width,
		                 panel->y + panel->height };
}

struct fg_rect fg_panel_label_box(const struct fg_panel *panel)
{
	return (struct fg_rect){ panel->label_x, panel->label_y,
		                 panel->label_x + panel->label_width,
		                 panel->label_y + panel->label_height };
}

static void add_guide(const struct fg_frame *frame, uint32_t from, uint32_t to, int weight,
                      struct fg_layout *layout)
{
	bool up = frame->slots[from].rank > frame->slots[to].rank;

	layout->edges[layout->edge_count++] =
		(struct fg_lay_edge){ up ? to : from, up ? from : to, weight };
}

static void add_chain(const struct fg_plan *plan, const struct fg_page *page,
                      const struct fg_frame *frame, uint32_t number, struct fg_layout *layout)
{
	const struct fg_track *track = &page->tracks[number];
	const struct fg_chain *chain = &frame->chains[number];
	uint32_t last = frame->slot_of[track->from];
	int strands = (int)(fg_track_width(plan, page, track) / 4);
	bool was_way = false;

	if (track->level)
		return;
	for (uint32_t i = 0; i <= chain->count; i++) {
		uint32_t next = i < chain->count ? frame->links[chain->first + i]
		                                 : frame->slot_of[track->to];
		bool is_way = frame->slots[next].kind == FG_SLOT_WAY;

		add_guide(frame, last, next,
		          (strands > 1 ? strands : 1)
		                  * (was_way || is_way ? ON_THE_WAY : AT_ENDS), layout);
		last = next;
		was_way = is_way;
	}
}

/* Sides of panels and the spine run straight down. */
static void add_verticals(const struct fg_frame *frame, struct fg_layout *layout)
{
	for (uint32_t i = 0; i < frame->slot_count; i++) {
		const struct fg_slot *slot = &frame->slots[i];

		if (slot->kind != FG_SLOT_SPINE && slot->kind != FG_SLOT_LEFT
		    && slot->kind != FG_SLOT_RIGHT)
			continue;
		for (uint32_t k = i + 1;
		     k < frame->slot_count && frame->slots[k].rank <= slot->rank + 1; k++)
			if (frame->slots[k].rank == slot->rank + 1
			    && frame->slots[k].kind == slot->kind
			    && frame->slots[k].index == slot->index)
				add_guide(frame, i, k, slot->kind == FG_SLOT_SPINE ? 1 : SIDE,
				          layout);
	}
}

static int hand_over(struct fg_plan *plan, const struct fg_page *page, const struct fg_frame *frame,
                     struct fg_layout *layout)
{
	layout->nodes =
		fg_arena_array(plan->arena, (size_t)frame->slot_count + 1, sizeof(*layout->nodes));
	layout->edges = fg_arena_array(plan->arena,
	                               (size_t)frame->slot_count + frame->link_count
	                                       + page->track_count + 1,
	                               sizeof(*layout->edges));
	if (!layout->nodes || !layout->edges)
		return -ENOMEM;
	for (uint32_t i = 0; i < frame->slot_count; i++) {
		const struct fg_slot *slot = &frame->slots[i];

		layout->nodes[layout->node_count++] =
			(struct fg_lay_node){ slot->width, (uint32_t)slot->rank, 0 };
	}
	for (uint32_t i = 0; i < page->track_count; i++)
		add_chain(plan, page, frame, i, layout);
	add_verticals(frame, layout);
	return 0;
}

/* Level badges of one slot stand above each other around its middle. */
static void stack_badges(struct fg_page *page, const struct fg_frame *frame)
{
	for (uint32_t i = 0; i < page->track_count; i++) {
		const struct fg_track *track = &page->tracks[i];
		uint32_t first = fg_level_before(page, i);
		float above = 0, all = -FG_LEVEL_GAP;

		if (!track->level)
			continue;
		first = first == FG_NONE ? i : first;
		for (uint32_t k = first; k < page->track_count; k++) {
			const struct fg_spot *badge =
				&page->spots[page->tracks[k].level ? page->tracks[k].badge : 0];

			if (!page->tracks[k].level
			    || (k != first && fg_level_before(page, k) != first))
				continue;
			all += badge->height + FG_LEVEL_GAP;
			above += k < i ? badge->height + FG_LEVEL_GAP : 0;
		}
		page->spots[track->badge].x =
			frame->slots[frame->slot_of[page->tracks[first].badge]].x;
		page->spots[track->badge].y =
			frame->slots[frame->slot_of[page->tracks[first].badge]].y + above
			+ page->spots[track->badge].height / 2 - all / 2;
	}
}

static struct fg_rect joined(struct fg_rect a, struct fg_rect b)
{
	return (struct fg_rect){ fminf(a.left, b.left), fminf(a.top, b.top),
		                 fmaxf(a.right, b.right), fmaxf(a.bottom, b.bottom) };
}

static struct fg_rect slot_box(const struct fg_slot *slot)
{
	return (struct fg_rect){ slot->x - slot->width / 2, slot->y - slot->height / 2,
		                 slot->x + slot->width / 2, slot->y + slot->height / 2 };
}

/* What a panel takes of the gap below a rank. */
static float margin_in(const struct fg_frame *frame, int32_t rank)
{
	if (rank < 0 || rank + 1 >= frame->ranks)
		return FG_PANEL_MARGIN;
	return fminf(FG_PANEL_MARGIN, frame->gaps[rank] - 1.5f);
}

/* A panel is as large as what stands in it, lines that only pass left out. */
static void take_panels(struct fg_page *page, const struct fg_frame *frame)
{
	for (uint32_t p = 0; p < page->panel_count; p++) {
		struct fg_panel *panel = &page->panels[p];
		struct fg_rect box = { INFINITY, INFINITY, -INFINITY, -INFINITY };
		struct fg_ranks ranks = fg_panel_ranks(frame, p);

		for (uint32_t i = 0; i < frame->slot_count; i++) {
			const struct fg_slot *slot = &frame->slots[i];
			struct fg_rect own = slot_box(slot);

			if (slot->panel != (int32_t)p || slot->kind < FG_SLOT_TAB)
				continue;
			if (slot->kind == FG_SLOT_TAB) {
				panel->label_x = own.left;
				panel->label_y = own.top;
			}
			box = joined(box, own);
		}
		panel->x = box.left - FG_PANEL_MARGIN;
		panel->y = box.top - margin_in(frame, ranks.top - 1);
		panel->width = box.right - box.left + 2 * FG_PANEL_MARGIN;
		panel->height = box.bottom + margin_in(frame, ranks.bottom) - panel->y;
	}
}

/* How far a line has to go from one of its places until it is clear of that place's rank. */
static float clear_of(const struct fg_page *page, const struct fg_frame *frame, uint32_t spot,
                      const struct fg_way *way)
{
	float half = fg_rank_height(frame, page->spots[spot].rank) / 2;

	return page->spots[spot].y + (way->at.y > page->spots[spot].y ? half : -half);
}

static int take_ways(struct fg_plan *plan, struct fg_page *page, const struct fg_frame *frame)
{
	for (uint32_t i = 0; i < page->track_count; i++) {
		struct fg_track *track = &page->tracks[i];
		const struct fg_chain *chain = &frame->chains[i];

		track->ways =
			fg_arena_array(plan->arena, (size_t)chain->count + 1, sizeof(*track->ways));
		track->way_count = 0;
		if (!track->ways)
			return -ENOMEM;
		if (track->level)
			track->ways[track->way_count++] = (struct fg_way){
				{ page->spots[track->badge].x, page->spots[track->badge].y },
				.badge = true
			};
		for (uint32_t k = 0; k < chain->count; k++) {
			uint32_t slot = frame->links[chain->first + k];

			track->ways[track->way_count++] = (struct fg_way){
				{ frame->slots[slot].x, frame->slots[slot].y },
				fg_rank_height(frame, frame->slots[slot].rank) / 2,
				frame->lanes[chain->first + i + k],
				frame->slots[slot].kind == FG_SLOT_SPOT
			};
		}
		track->last_lane = frame->lanes[chain->first + i + chain->count];
		track->clear[0] = track->clear[1] = NAN;
		if (track->level || !track->way_count)
			continue;
		track->clear[0] = clear_of(page, frame, track->from, &track->ways[0]);
		track->clear[1] =
			clear_of(page, frame, track->to, &track->ways[track->way_count - 1]);
	}
	return 0;
}

/* Everything moves so that the drawing starts at 0, 0. */
static void settle(struct fg_page *page)
{
	struct fg_rect all = { INFINITY, INFINITY, -INFINITY, -INFINITY };

	for (uint32_t i = 0; i < page->spot_count; i++)
		all = joined(all, fg_spot_box(&page->spots[i], 0));
	for (uint32_t i = 0; i < page->panel_count; i++)
		all = joined(all, fg_panel_box(&page->panels[i]));
	for (uint32_t i = 0; i < page->track_count; i++)
		for (uint32_t k = 0; k < page->tracks[i].curve.count; k++) {
			struct fg_xy at = page->tracks[i].curve.points[k];

			all = joined(all, (struct fg_rect){ at.x - 4, at.y, at.x + 4, at.y });
		}
	page->width = all.right - all.left;
	page->height = all.bottom - all.top;
	fg_page_shift(page, -all.left, -all.top);
}

void fg_page_shift(struct fg_page *page, float x, float y)
{
	for (uint32_t i = 0; i < page->spot_count; i++) {
		page->spots[i].x += x;
		page->spots[i].y += y;
	}
	for (uint32_t i = 0; i < page->panel_count; i++) {
		page->panels[i].x += x;
		page->panels[i].y += y;
		page->panels[i].label_x += x;
		page->panels[i].label_y += y;
	}
	for (uint32_t i = 0; i < page->track_count; i++) {
		for (uint32_t k = 0; k < page->tracks[i].curve.count; k++) {
			page->tracks[i].curve.points[k].x += x;
			page->tracks[i].curve.points[k].y += y;
		}
	}
}

static int take_back(struct fg_plan *plan, struct fg_page *page, const struct fg_frame *frame)
{
	int status;

	for (uint32_t i = 0; i < page->spot_count; i++) {
		if (frame->slot_of[i] == FG_NONE)
			continue;
		page->spots[i].x = frame->slots[frame->slot_of[i]].x;
		page->spots[i].y = frame->slots[frame->slot_of[i]].y;
	}
	stack_badges(page, frame);
	take_panels(page, frame);
	status = take_ways(plan, page, frame);
	if (status == 0)
		status = fg_page_route(plan, page);
	if (status == 0)
		settle(page);
	return status;
}

/* Sets x of the slots. */
static int place_slots(struct fg_plan *plan, const struct fg_page *page, struct fg_frame *frame,
                       struct fg_layout *layout, const char **ret_message)
{
	int status;

	layout->node_count = layout->edge_count = 0;
	status = hand_over(plan, page, frame, layout);
	if (status < 0)
		return status;
	status = fg_layout_run(layout);
	if (status < 0 && layout->message)
		*ret_message = fg_arena_string(plan->arena, layout->message);
	for (uint32_t i = 0; i < frame->slot_count && status == 0; i++)
		frame->slots[i].x = layout->nodes[i].x;
	fg_layout_clear(layout);
	return status;
}

/* In less room within the ranks where the paper is not wide enough. */
static int place_closer(struct fg_plan *plan, const struct fg_page *page, struct fg_frame *frame,
                        struct fg_layout *layout, const char **ret_message)
{
	int status = place_slots(plan, page, frame, layout, ret_message);

	if (status < 0 || layout->width <= layout->width_wish)
		return status;
	layout->node_gap = fmaxf(CRAMPED_NODES, layout->node_gap - 4);
	return place_slots(plan, page, frame, layout, ret_message);
}

int fg_page_arrange(struct fg_plan *plan, struct fg_page *page, const struct fg_setting *setting,
                    const char **ret_message)
{
	float width = plan->width - 2 * FG_PAPER_EDGE,
	      height = plan->height - 2 * FG_PAPER_EDGE - page->legend;
	struct fg_row_wish rows = { width * setting->fill,
		                    setting->node_gap,
		                    setting->row_height,
		                    setting->row_cost,
		                    height,
		                    setting->seed,
		                    setting->afresh };
	struct fg_layout layout = { .node_gap = setting->node_gap, .width_wish = width };
	struct fg_frame frame;
	int status;

	fg_page_measure(plan, page, setting->wish);
	status = fg_page_rows(plan, page, &rows);
	if (status == 0)
		status = fg_frame_make(plan, page, &frame);
	if (status == 0)
		status = place_closer(plan, page, &frame, &layout, ret_message);
	if (status < 0)
		return status;
	status = fg_frame_stack(plan, page, &frame, height);
	return status < 0 ? status : take_back(plan, page, &frame);
}
