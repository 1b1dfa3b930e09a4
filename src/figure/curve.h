/* Small vectors, for what draw/geometry.h does with whole paths. */
#ifndef FG_FIGURE_CURVE_H
#define FG_FIGURE_CURVE_H

#include <math.h>

#include "draw/geometry.h"

/* a + scale * b */
static inline struct fg_xy fg_xy_add(struct fg_xy a, struct fg_xy b, float scale)
{
	return (struct fg_xy){ a.x + scale * b.x, a.y + scale * b.y };
}

static inline float fg_xy_distance(struct fg_xy a, struct fg_xy b)
{
	return hypotf(a.x - b.x, a.y - b.y);
}

/* Of nothing: straight down. */
static inline struct fg_xy fg_xy_unit(struct fg_xy a)
{
	float length = hypotf(a.x, a.y);

	return length > 1e-4f ? (struct fg_xy){ a.x / length, a.y / length }
	                      : (struct fg_xy){ 0, 1 };
}

#endif
