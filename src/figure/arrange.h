/* Positions and lines of one page. */
#ifndef FG_FIGURE_ARRANGE_H
#define FG_FIGURE_ARRANGE_H

#include "figure/curve.h"
#include "figure/plan.h"

struct fg_setting {
	float wish;                      /* width of names, about */
	float node_gap, rank_gap;
	bool left_to_right;
};

/* What speaks against an arrangement; compared field by field, first things first. */
struct fg_faults {
	uint32_t overlaps, hits;         /* of spots; of lines with spots that are not theirs */
	uint32_t detours;                /* lines over 2.5 times the straight way */
	uint32_t crossings;
	float length;                    /* of all lines */
};

/* Sizes, positions and lines of a page under a setting. 0 or a negative errno; `ret_message` as of
 * the layout, in the plan's arena. */
int fg_page_arrange(struct fg_plan *plan, struct fg_page *page, const struct fg_setting *setting,
                    const char **ret_message);

/* Ends apart along the sides of their places, lines smooth through their badges (route.c). */
void fg_page_route(struct fg_plan *plan, struct fg_page *page);

void fg_page_judge(const struct fg_plan *plan, const struct fg_page *page,
                   struct fg_faults *ret_faults);

/* Spots and panel labels that a line meets and that are not its own. */
uint32_t fg_track_hits(const struct fg_page *page, const struct fg_track *track);

struct fg_rect fg_spot_box(const struct fg_spot *spot, float around);
struct fg_rect fg_panel_label_box(const struct fg_panel *panel);

#endif
