/*
 * What the views of flows share: one plan on its pages, at the same positions in all of them, and
 * pages painted from it.
 */
#ifndef FG_FLOWS_PAGES_H
#define FG_FLOWS_PAGES_H

#include "figure/flows/plan.h"

/* The plan of a figure, arranged: of a part of the model, or (NULL) of all. 0 or a negative errno,
 * then perhaps with a message: a large model is refused unless the figure's options ask for it. */
int fg_flows_plan(struct fg_figure *figure, const struct fg_cut *cut, struct fg_plan **ret_plan,
                  const char **ret_message);

/* So many flows that they are not drawn in one figure unless asked for. */
bool fg_flows_are_many(const struct fg_model *model);

/* Paints a page of the plan into one more page of the figure, as the plan's light has it. Title
 * NULL: out of memory. 0 or -ENOMEM. */
int fg_flows_add_page(struct fg_figure *figure, struct fg_plan *plan, uint32_t page,
                      const char *title);

/* Remarks on the drawing, one a line. */
const char *fg_flows_remarks(const struct fg_plan *plan);

/* Line of the page that draws this flow of the plan, or NULL: then it would be lost. */
const struct fg_track *fg_flows_track(const struct fg_plan *plan, uint32_t flow);

#endif
