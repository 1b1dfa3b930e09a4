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
/* Of a flow that nobody asserts. */
const char *fg_words_stub(const struct fg_plan *plan);
/* How many flows are drawn, on how many pages; one sentence a line. */
void fg_words_counts(const struct fg_plan *plan, uint32_t page, struct fg_sink *sink);
void fg_words_page(const struct fg_plan *plan, uint32_t page, struct fg_sink *sink);

#endif
