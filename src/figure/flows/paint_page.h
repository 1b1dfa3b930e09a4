/* The parts of a page of the drawing graph, painted into a scene. */
#ifndef FG_FLOWS_PAINT_PAGE_H
#define FG_FLOWS_PAINT_PAGE_H

#include "figure/flows/plan.h"

void fg_paint_panel(const struct fg_plan *plan, const struct fg_panel *panel,
                    struct fg_scene *scene);
void fg_paint_place(const struct fg_plan *plan, const struct fg_spot *spot, struct fg_scene *scene);
void fg_paint_track(const struct fg_plan *plan, const struct fg_page *page,
                    const struct fg_track *track, struct fg_scene *scene);

/* The form of a line that an element takes more or less surely. */
struct fg_strand;
void fg_set_strength(struct fg_strand *strand, enum fg_strength strength);

/* The number takes the colour of the flow's only category. */
const char *fg_number_colour(const struct fg_plan *plan, const struct fg_plan_flow *flow);

/* What a page's legend says. */
struct fg_key;
void fg_legend_key(const struct fg_plan *plan, const struct fg_page *page, struct fg_key *ret_key);

/* What a page's legend needs, and painted at the bottom of a scene. */
float fg_legend_height(const struct fg_plan *plan, const struct fg_page *page);
void fg_paint_legend(const struct fg_plan *plan, const struct fg_page *page, float top,
                     struct fg_scene *scene);

#endif
