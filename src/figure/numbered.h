/* The flows of a model as every view shows them: numbers, statuses, strands, register rows. */
#ifndef FG_FIGURE_NUMBERED_H
#define FG_FIGURE_NUMBERED_H

#include "figure/kept.h"

struct fg_numbered {
	enum fg_flow_fate fate;
	bool known;                      /* asserted here or in some reading with all sources */
	/* 1.. over the flows that some baseline asserts; 0: not asserted here */
	uint32_t number;
	enum fg_status status;
	enum fg_family family;
	uint32_t kinds;                  /* bit per strand kind (theme.h) */
	uint32_t strands;                /* number of those */
	/* one is shown: that on the flow itself before those on its attributes */
	struct fg_marks marks;
};

/* By flow number, in the figure's arena; NULL: out of memory. */
struct fg_numbered *fg_number_flows(const struct fg_figure *figure);

#endif
