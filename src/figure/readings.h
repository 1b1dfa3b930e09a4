/*
 * All readings of a model that a figure must have room for: its own, and each baseline, and
 * none, with all sources. What stands at the same place in every one of them is measured over all.
 */
#ifndef FG_FIGURE_READINGS_H
#define FG_FIGURE_READINGS_H

#include "figure/figure.h"

struct fg_readings {
	const struct fg_gaps **gaps;     /* the first is the figure's own, borrowed */
	uint32_t count;
	struct fg_reading_made *made;    /* internal */
};

/* Of that baseline (FG_NONE: none) with all sources. */
bool fg_reading_is_full(const struct fg_reading *reading, fg_ref baseline);

/* 0 or a negative errno. Give back with fg_readings_clear(). */
int fg_readings_make(const struct fg_gaps *own, struct fg_readings *ret_readings);
void fg_readings_clear(struct fg_readings *readings);

/* Languages that names and words may be printed in: that of the figure, which comes first, and
 * those of the model's labels and of the catalogues; NULL: out of memory. */
const char *const *fg_figure_langs(const struct fg_figure *figure, uint32_t *ret_count);

#endif
