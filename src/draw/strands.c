/* Paths side by side: strands of one flow, double lines. */
#include <math.h>

#include "draw/geometry.h"

/* A corner is cut when following it exactly would throw the point further than this many shifts. */
static const float SHARPEST = 2;

static struct fg_xy direction(struct fg_xy from, struct fg_xy to)
{
	float length = hypotf(to.x - from.x, to.y - from.y);

	if (!(length > 1e-4F))
		return (struct fg_xy){ 0, 0 };
	return (struct fg_xy){ (to.x - from.x) / length, (to.y - from.y) / length };
}

static bool is_nothing(struct fg_xy vector)
{
	return vector.x == 0 && vector.y == 0;
}

/* From point i to the next one that lies elsewhere (step 1), or from the one before (step -1). */
static struct fg_xy direction_from(struct fg_path path, uint32_t i, int step)
{
	for (int64_t k = (int64_t)i + step; k >= 0 && k < (int64_t)path.count; k += step) {
		struct fg_xy found = step > 0 ? direction(path.points[i], path.points[k]) :
						direction(path.points[k], path.points[i]);

		if (!is_nothing(found))
			return found;
	}
	return (struct fg_xy){ 0, 0 };
}

/* The corner of two lines shifted by 1: along the bisector, further out the sharper it is. */
static struct fg_xy corner(struct fg_xy before, struct fg_xy after)
{
	struct fg_xy a = { before.y, -before.x }, b = { after.y, -after.x };
	float square = (a.x + b.x) * (a.x + b.x) + (a.y + b.y) * (a.y + b.y);
	float scale;

	if (is_nothing(before))
		return b;
	if (is_nothing(after) || square < 1e-4F)
		return a;
	scale = fminf(2 / square, SHARPEST / sqrtf(square));
	return (struct fg_xy){ (a.x + b.x) * scale, (a.y + b.y) * scale };
}

/* Tiller and Hanson: the control polygon is shifted leg by leg. */
void fg_path_shift(struct fg_path path, float left, struct fg_xy *ret)
{
	for (uint32_t i = 0; i < path.count; i++) {
		struct fg_xy by = corner(direction_from(path, i, -1), direction_from(path, i, 1));

		ret[i] = (struct fg_xy){ path.points[i].x + by.x * left,
					 path.points[i].y + by.y * left };
	}
}

float fg_strand_shift(uint32_t number, uint32_t count, float gap)
{
	return gap * ((float)(count - 1) / 2 - (float)number);
}

/*
 * How far to go from `at` along `way` (both signs) to the nearest edge of the box; INFINITY: none.
 */
static float way_to_edge(struct fg_xy at, struct fg_xy way, struct fg_rect box)
{
	const float edges[4] = { box.left, box.right, box.top, box.bottom };
	const float slack = 0.01F;
	float best = INFINITY;

	for (int i = 0; i < 4; i++) {
		bool upright = i < 2;
		float along = upright ? way.x : way.y;
		float t = (edges[i] - (upright ? at.x : at.y)) / along;
		float other = upright ? at.y + way.y * t : at.x + way.x * t;

		if (along == 0 || other < (upright ? box.top : box.left) - slack ||
		    other > (upright ? box.bottom : box.right) + slack)
			continue;
		if (fabsf(t) < fabsf(best))
			best = t;
	}
	return best;
}

static void meet(struct fg_xy *end, struct fg_xy *control, struct fg_xy way, struct fg_rect box,
		 float reach)
{
	bool inside = end->x > box.left && end->x < box.right && end->y > box.top &&
		      end->y < box.bottom;
	float t = way_to_edge(*end, way, box);

	if (!isfinite(t) || (!inside && fabsf(t) > reach))
		return;
	end->x += way.x * t;
	end->y += way.y * t;
	control->x += way.x * t;
	control->y += way.y * t;
}

void fg_path_meet(struct fg_xy *points, uint32_t count, struct fg_rect tail, struct fg_rect head,
		  float reach)
{
	struct fg_path path = { points, count };

	meet(&points[0], &points[1], direction_from(path, 0, 1), tail, reach);
	meet(&points[count - 1], &points[count - 2], direction_from(path, count - 1, -1), head,
	     reach);
}
