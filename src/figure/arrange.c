/* A page handed to the layout and taken back. */
#include "figure/arrange.h"

#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "figure/size.h"
#include "layout/layout.h"

#define PANEL_MARGIN 7.0f

struct fg_rect fg_spot_box(const struct fg_spot *spot, float around)
{
	return (struct fg_rect){ spot->x - spot->width / 2 - around,
		                 spot->y - spot->height / 2 - around,
		                 spot->x + spot->width / 2 + around,
		                 spot->y + spot->height / 2 + around };
}

struct fg_rect fg_panel_label_box(const struct fg_panel *panel)
{
	return (struct fg_rect){ panel->label_x, panel->label_y, panel->label_x + panel->name.width,
	                         panel->label_y + (float)panel->name.count * FG_NAME_LINE };
}

/* Against the order of reading: handed over head first, so that the layout sees no cycle. */
static bool goes_back(const struct fg_plan *plan, const struct fg_page *page,
                      const struct fg_track *track)
{
	const struct fg_spot *from = &page->spots[track->from], *to = &page->spots[track->to];

	if (track->badge == FG_NONE)
		return false;
	return plan->places[from->index].order > plan->places[to->index].order;
}

static void add_edge(struct fg_layout *layout, uint32_t tail, uint32_t head, int weight)
{
	layout->edges[layout->edge_count++] = (struct fg_lay_edge){
		.tail = tail, .head = head, .weight = weight, .constrains = true
	};
}

static void add_track(const struct fg_plan *plan, const struct fg_page *page,
                      const struct fg_track *track, struct fg_layout *layout)
{
	uint32_t first = track->from, last = track->to;

	if (goes_back(plan, page, track)) {
		first = track->to;
		last = track->from;
	}
	if (track->badge == FG_NONE) {
		add_edge(layout, first, last, 2);
		return;
	}
	add_edge(layout, first, track->badge, 3);
	add_edge(layout, track->badge, last, 3);
}

static int hand_over(struct fg_plan *plan, const struct fg_page *page,
                     const struct fg_setting *setting, struct fg_layout *layout)
{
	layout->nodes = fg_arena_array(plan->arena, page->spot_count + 1, sizeof(*layout->nodes));
	layout->clusters =
		fg_arena_array(plan->arena, page->panel_count + 1, sizeof(*layout->clusters));
	layout->edges = fg_arena_array(plan->arena, 2 * (size_t)page->track_count + 1,
	                               sizeof(*layout->edges));
	if (fg_arena_failed(plan->arena))
		return -ENOMEM;
	layout->node_count = page->spot_count;
	layout->cluster_count = page->panel_count;
	layout->left_to_right = setting->left_to_right;
	layout->node_gap = setting->node_gap;
	layout->rank_gap = setting->rank_gap;
	for (uint32_t i = 0; i < page->spot_count; i++) {
		const struct fg_spot *spot = &page->spots[i];

		layout->nodes[i] = (struct fg_lay_node){ .width = spot->width,
			                                 .height = spot->height,
			                                 .cluster = spot->panel,
			                                 .rank = -1 };
	}
	for (uint32_t i = 0; i < page->panel_count; i++)
		layout->clusters[i] = (struct fg_lay_cluster){ .margin = PANEL_MARGIN,
			.label_width = page->panels[i].name.width + 2,
			.label_height = (float)page->panels[i].name.count * FG_NAME_LINE };
	for (uint32_t i = 0; i < page->track_count; i++)
		add_track(plan, page, &page->tracks[i], layout);
	return 0;
}

/* Appends the points of an edge to a curve, turned round when `back`; the first is left out where
 * the curve already has its place. */
static void append(struct fg_curve *curve, const struct fg_lay_edge *edge, bool back)
{
	for (uint32_t i = curve->count ? 1 : 0; i < edge->point_count; i++) {
		const struct fg_lay_point *from =
			&edge->points[back ? edge->point_count - 1 - i : i];

		curve->points[curve->count++] = (struct fg_xy){ from->x, from->y };
	}
}

/* The two halves of a flow meet in the middle of the badge. */
static int take_track(struct fg_plan *plan, const struct fg_page *page, struct fg_track *track,
                      const struct fg_lay_edge *edges)
{
	bool two = track->badge != FG_NONE, back = goes_back(plan, page, track);
	const struct fg_lay_edge *first = &edges[two && back], *second = &edges[two && !back];
	size_t room = (size_t)first->point_count + second->point_count;

	track->curve.points = fg_arena_array(plan->arena, room, sizeof(*track->curve.points));
	track->curve.count = 0;
	track->joint = 0;
	if (!track->curve.points)
		return -ENOMEM;
	append(&track->curve, first, back);
	if (!two)
		return 0;
	track->joint = track->curve.count - 1;
	track->curve.points[track->joint] =
		(struct fg_xy){ page->spots[track->badge].x, page->spots[track->badge].y };
	append(&track->curve, second, back);
	return 0;
}

static int take_back(struct fg_plan *plan, struct fg_page *page, const struct fg_layout *layout)
{
	uint32_t edge = 0;

	for (uint32_t i = 0; i < page->spot_count; i++) {
		page->spots[i].x = layout->nodes[i].x;
		page->spots[i].y = layout->nodes[i].y;
	}
	for (uint32_t i = 0; i < page->panel_count; i++) {
		const struct fg_lay_cluster *from = &layout->clusters[i];
		struct fg_panel *panel = &page->panels[i];

		panel->x = from->x;
		panel->y = from->y;
		panel->width = from->width;
		panel->height = from->height;
		panel->label_x = from->label_x;
		panel->label_y = from->label_y;
	}
	for (uint32_t i = 0; i < page->track_count; i++) {
		int status = take_track(plan, page, &page->tracks[i], layout->edges + edge);

		if (status < 0)
			return status;
		edge += page->tracks[i].badge == FG_NONE ? 1 : 2;
	}
	page->width = layout->width;
	page->height = layout->height;
	return 0;
}

int fg_page_arrange(struct fg_plan *plan, struct fg_page *page, const struct fg_setting *setting,
                    const char **ret_message)
{
	struct fg_layout layout = { 0 };
	int status;

	fg_page_measure(plan, page, setting->wish);
	status = hand_over(plan, page, setting, &layout);
	if (status < 0)
		return status;
	status = fg_layout_run(&layout);
	if (status == 0)
		status = take_back(plan, page, &layout);
	else if (layout.message)
		*ret_message = fg_arena_string(plan->arena, layout.message);
	fg_layout_clear(&layout);
	if (status == 0)
		fg_page_route(plan, page);
	return status;
}
