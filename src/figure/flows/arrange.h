/* Positions and lines of one page. */
#ifndef FG_FLOWS_ARRANGE_H
#define FG_FLOWS_ARRANGE_H

#include "figure/curve.h"
#include "figure/flows/plan.h"

struct fg_setting {
	float wish;                      /* width of names, about */
	float node_gap;
	float row_height;                /* of places and badges, about */
	float fill;  /* share of the paper's width that rows may take by estimate */
	float row_cost;
	uint32_t seed;
	bool afresh;                     /* places start from where they were not */
};

/* What speaks against an arrangement. */
struct fg_faults {
	uint32_t overlaps;               /* of spots */
	uint32_t hits;                   /* of lines with spots that are not theirs */
	uint32_t near;                   /* the same, counting what they come too close to */
	uint32_t detours;                /* lines over 2.4 times the straight way */
	uint32_t crossings;
	uint32_t upside;                 /* farthest recipients above where data start */
	float length;                    /* of all lines */
	float shared;                    /* of lines that run over or right beside another */
};

/* Sizes, positions and lines of a page under a setting. 0 or a negative errno; `ret_message` as of
 * the layout, in the plan's arena. */
int fg_page_arrange(struct fg_plan *plan, struct fg_page *page, const struct fg_setting *setting,
                    const char **ret_message);

/* Lines from the ways that the arrangement found (route.c). 0 or -ENOMEM. */
int fg_page_route(struct fg_plan *plan, struct fg_page *page);

void fg_page_shift(struct fg_page *page, float x, float y);

/* 0 or -ENOMEM. */
int fg_page_judge(const struct fg_plan *plan, const struct fg_page *page,
                  struct fg_faults *ret_faults);

/* Spots and panel labels that a line meets, or comes nearer to than `around`, and that are not its
 * own. */
uint32_t fg_track_hits(const struct fg_page *page, const struct fg_track *track, float around);
float fg_track_width(const struct fg_plan *plan, const struct fg_page *page,
                     const struct fg_track *track);

struct fg_rect fg_spot_box(const struct fg_spot *spot, float around);
struct fg_rect fg_panel_box(const struct fg_panel *panel);
struct fg_rect fg_panel_label_box(const struct fg_panel *panel);

#endif
