/*
 * Curves on paper: pure functions. A path is 3k+1 points, cubic Bezier pieces end to end; a
 * polyline is any number of points. Lengths in points, y down. "Left" is the left hand of somebody
 * walking from the first point to the last, on paper: going right, left is up.
 *
 * Results go to arrays of the caller: `ret` must have room for the number of points named in each
 * comment. Points that are not finite give results that are not finite, never a crash.
 */
#ifndef FG_DRAW_GEOMETRY_H
#define FG_DRAW_GEOMETRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "draw/scene.h"

struct fg_path {
	const struct fg_xy *points;
	uint32_t count;                  /* 3k+1, at least 4 */
};

struct fg_rect {
	float left, top, right, bottom;
};

/* A place on a path and the direction of travel there (length 1; 0,0: the path has no length). */
struct fg_path_spot {
	struct fg_xy at, along;
};

float fg_path_length(struct fg_path path);
float fg_path_straight(struct fg_path path);         /* from the first point to the last */

/* At `length` from the start; below 0: the start, beyond the end: the end. */
struct fg_path_spot fg_path_at(struct fg_path path, float length);

/* The piece from `from` to `to` (lengths from the start). At most path.count points; returns how
 * many, 4 at least. When nothing would be left, it is a short stub at the middle of the cut. */
uint32_t fg_path_part(struct fg_path path, float from, float to, struct fg_xy *ret);

/* Cuts `start` off the beginning and `end` off the end: room for a dot and for an arrow head. */
uint32_t fg_path_trim(struct fg_path path, float start, float end, struct fg_xy *ret);

/* Moves the path `left` points to the left (negative: right). path.count points. */
void fg_path_shift(struct fg_path path, float left, struct fg_xy *ret);

/* The shift of strand `number` of `count` side by side with `gap` between neighbours. */
float fg_strand_shift(uint32_t number, uint32_t count, float gap);

/* Makes the ends of a shifted path meet a box again: a first or last point that lies inside the
 * box, or off it by at most `reach`, is moved along the direction of the path to the box's edge. */
void fg_path_meet(struct fg_xy *points, uint32_t count, struct fg_rect tail, struct fg_rect head,
		  float reach);

/* Triangle with its tip at the end of the path: 3 points. Trim the path by `length` to meet it. */
void fg_arrow_head(struct fg_path path, float length, float width, struct fg_xy ret[3]);

/* At most FG_FLAT_PIECES * k + 1 points along the path, its ends among them; returns how many. */
enum { FG_FLAT_PIECES = 16 };
uint32_t fg_path_flatten(struct fg_path path, struct fg_xy *ret);

bool fg_rects_overlap(struct fg_rect a, struct fg_rect b);   /* touching edges do not overlap */
bool fg_rect_holds(struct fg_rect outer, struct fg_rect inner);
struct fg_rect fg_rect_grown(struct fg_rect rect, float by);
/* How much of the segment lies inside the rectangle, in points. */
float fg_segment_inside(struct fg_xy from, struct fg_xy to, struct fg_rect rect);
/* The same for a whole path. */
float fg_path_inside(struct fg_path path, struct fg_rect rect);
/* Where two segments cross properly; ends that touch do not count. ret may be NULL. */
bool fg_segments_cross(const struct fg_xy a[2], const struct fg_xy b[2], struct fg_xy *ret);
/* Distance of a point from a path. */
float fg_path_distance(struct fg_path path, struct fg_xy point);

#endif
