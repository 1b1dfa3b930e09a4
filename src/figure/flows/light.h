/* What stands out on a page: made for a plan, then shed on its pages one after the other. */
#ifndef FG_FLOWS_LIGHT_H
#define FG_FLOWS_LIGHT_H

#include "figure/flows/plan.h"

/* All pale. NULL: out of memory. */
struct fg_light *fg_light_new(const struct fg_plan *plan, int kind);

/* Adds what places in ink say on keeping, and counts what stands out; the title may be NULL: out
 * of memory. 0 or -ENOMEM. */
int fg_light_finish(const struct fg_plan *plan, const struct fg_about *about, const char *title,
                    struct fg_light *light);

/* Whether something on a page of the plan stands out: a flow, or a place at home there. */
bool fg_light_is_on(const struct fg_plan *plan, const struct fg_light *light, uint32_t number);

/* Adds the pages on which something stands out, to the figure. 0 or -ENOMEM. */
int fg_light_paint(struct fg_figure *figure, struct fg_plan *plan, struct fg_light *light);

#endif
