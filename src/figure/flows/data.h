/* The view of flows as one sentence, and as a table. */
#ifndef FG_FLOWS_DATA_H
#define FG_FLOWS_DATA_H

#include "figure/flows/plan.h"

/* NULL: out of memory. In the plan's arena. */
const char *fg_flows_alt(const struct fg_plan *plan);
const char *fg_flows_data(const struct fg_plan *plan);

#endif
