/* A figure in words: titles and descriptions of its parts, and of the whole. */
#ifndef FG_FLOWS_WORDS_H
#define FG_FLOWS_WORDS_H

#include "figure/flows/plan.h"

struct fg_sink;

void fg_words_place(const struct fg_plan *plan, fg_ref place, struct fg_sink *sink);
void fg_words_flow_title(const struct fg_plan *plan, const struct fg_plan_flow *flow,
                         struct fg_sink *sink);
void fg_words_flow(const struct fg_plan *plan, const struct fg_plan_flow *flow,
                   struct fg_sink *sink);
void fg_words_page(const struct fg_plan *plan, uint32_t page, struct fg_sink *sink);

#endif
