/* Rectangles, segments and paths: do they meet, and by how much. */
#include <math.h>

#include "draw/geometry.h"

bool fg_rects_overlap(struct fg_rect a, struct fg_rect b)
{
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

bool fg_rect_holds(struct fg_rect outer, struct fg_rect inner)
{
	return inner.left >= outer.left && inner.right <= outer.right &&
	       inner.top >= outer.top && inner.bottom <= outer.bottom;
}

struct fg_rect fg_rect_grown(struct fg_rect rect, float by)
{
	return (struct fg_rect){ rect.left - by, rect.top - by, rect.right + by,
				 rect.bottom + by };
}

/* Narrows [*from, *to], parameters of start + t * way, to where low <= it <= high. */
static bool narrow(float start, float way, const float range[2], float *from, float *to)
{
	float enter, leave;

	if (way == 0)
		return start > range[0] && start < range[1];
	enter = ((way > 0 ? range[0] : range[1]) - start) / way;
	leave = ((way > 0 ? range[1] : range[0]) - start) / way;
	*from = fmaxf(*from, enter);
	*to = fminf(*to, leave);
	return *from < *to;
}

float fg_segment_inside(struct fg_xy from, struct fg_xy to, struct fg_rect rect)
{
	const float across[2] = { rect.left, rect.right }, down[2] = { rect.top, rect.bottom };
	float start = 0, end = 1;

	if (!narrow(from.x, to.x - from.x, across, &start, &end) ||
	    !narrow(from.y, to.y - from.y, down, &start, &end))
		return 0;
	return (end - start) * hypotf(to.x - from.x, to.y - from.y);
}

static struct fg_rect bounds_of(const struct fg_xy *points, uint32_t count)
{
	struct fg_rect rect = { points[0].x, points[0].y, points[0].x, points[0].y };

	for (uint32_t i = 1; i < count; i++) {
		rect.left = fminf(rect.left, points[i].x);
		rect.right = fmaxf(rect.right, points[i].x);
		rect.top = fminf(rect.top, points[i].y);
		rect.bottom = fmaxf(rect.bottom, points[i].y);
	}
	return rect;
}

float fg_path_inside(struct fg_path path, struct fg_rect rect)
{
	struct fg_xy flat[FG_FLAT_PIECES + 1];
	float inside = 0;

	for (uint32_t i = 0; i + 3 < path.count; i += 3) {
		/* Grown a little: the bounds of a straight line have no width. */
		if (!fg_rects_overlap(fg_rect_grown(bounds_of(path.points + i, 4), 0.01F), rect))
			continue;
		fg_path_flatten((struct fg_path){ path.points + i, 4 }, flat);
		for (int k = 0; k < FG_FLAT_PIECES; k++)
			inside += fg_segment_inside(flat[k], flat[k + 1], rect);
	}
	return inside;
}

bool fg_segments_cross(const struct fg_xy a[2], const struct fg_xy b[2], struct fg_xy *ret)
{
	struct fg_xy u = { a[1].x - a[0].x, a[1].y - a[0].y };
	struct fg_xy v = { b[1].x - b[0].x, b[1].y - b[0].y };
	struct fg_xy w = { b[0].x - a[0].x, b[0].y - a[0].y };
	float cross = u.x * v.y - u.y * v.x;
	float s, t;

	if (cross == 0)
		return false;
	s = (w.x * v.y - w.y * v.x) / cross;
	t = (w.x * u.y - w.y * u.x) / cross;
	if (!(s > 0 && s < 1 && t > 0 && t < 1))
		return false;
	if (ret)
		*ret = (struct fg_xy){ a[0].x + u.x * s, a[0].y + u.y * s };
	return true;
}

static float segment_distance(struct fg_xy from, struct fg_xy to, struct fg_xy point)
{
	struct fg_xy way = { to.x - from.x, to.y - from.y };
	float square = way.x * way.x + way.y * way.y;
	float t = 0;

	if (square > 0)
		t = ((point.x - from.x) * way.x + (point.y - from.y) * way.y) / square;
	t = fminf(fmaxf(t, 0), 1);
	return hypotf(from.x + way.x * t - point.x, from.y + way.y * t - point.y);
}

float fg_path_distance(struct fg_path path, struct fg_xy point)
{
	struct fg_xy flat[FG_FLAT_PIECES + 1];
	float least = INFINITY;

	for (uint32_t i = 0; i + 3 < path.count; i += 3) {
		fg_path_flatten((struct fg_path){ path.points + i, 4 }, flat);
		for (int k = 0; k < FG_FLAT_PIECES; k++)
			least = fminf(least, segment_distance(flat[k], flat[k + 1], point));
	}
	return least;
}
