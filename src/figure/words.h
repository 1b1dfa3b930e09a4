/* A figure in words: titles and descriptions of its parts, and of the whole. */
#ifndef FG_FIGURE_WORDS_H
#define FG_FIGURE_WORDS_H

#include "figure/plan.h"

struct fg_sink;

void fg_words_place(const struct fg_plan *plan, fg_ref place, struct fg_sink *sink);
void fg_words_flow_title(const struct fg_plan *plan, const struct fg_plan_flow *flow,
                         struct fg_sink *sink);
void fg_words_flow(const struct fg_plan *plan, const struct fg_plan_flow *flow,
                   struct fg_sink *sink);
void fg_words_page(const struct fg_plan *plan, uint32_t page, struct fg_sink *sink);

/* Its number, label or id: the first that is short. */
const char *fg_source_name(const struct fg_source *source);

/* "AIC, OIG24 and 2 more": who says that what is asked in this row is missing or wrong;
 * "" when nobody in particular. */
void fg_words_claimants(const struct fg_plan *plan, const struct fg_gap *row, struct fg_sink *sink);

#endif
