/* Lines made fit to print: their ends stand apart along the sides of their places, and they run
 * smoothly through their badges. What would then meet a foreign thing stays as the layout made
 * it. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "figure/arrange.h"
#include "figure/size.h"

#define CORNER 5.0f            /* free of ends at the corners of a place */
#define END_GAP 3.0f           /* between the ends of neighbours */

enum side { TOP, BOTTOM, LEFT, RIGHT };

/* One end of a line at a place. */
struct end {
	uint32_t track, spot;
	bool last;                 /* where the line arrives */
	enum side side;
	float key;                 /* order along the side */
	float wish, at;            /* along the side: wanted and given */
	float width;               /* of the line */
};

static struct fg_xy inward_knot(const struct fg_track *track, bool last)
{
	const struct fg_curve *curve = &track->curve;

	return last ? curve->points[curve->count - 4] : curve->points[3];
}

static enum side side_towards(const struct fg_spot *spot, struct fg_xy knot)
{
	float below = knot.y - (spot->y + spot->height / 2),
	      above = spot->y - spot->height / 2 - knot.y;
	float right = knot.x - (spot->x + spot->width / 2),
	      left = spot->x - spot->width / 2 - knot.x;

	if (below > 2)
		return BOTTOM;
	if (above > 2)
		return TOP;
	return right > left ? RIGHT : LEFT;
}

static bool lies_flat(enum side side)
{
	return side == TOP || side == BOTTOM;
}

static struct fg_xy outward(enum side side)
{
	static const struct fg_xy ways[] = {
		[TOP] = { 0, -1 }, [BOTTOM] = { 0, 1 }, [LEFT] = { -1, 0 }, [RIGHT] = { 1, 0 }
	};

	return ways[side];
}

static void set_end(const struct fg_plan *plan, const struct fg_page *page, struct end *end)
{
	const struct fg_track *track = &page->tracks[end->track];
	const struct fg_spot *spot = &page->spots[end->spot];
	struct fg_xy knot = inward_knot(track, end->last),
		     way = { knot.x - spot->x, knot.y - spot->y };
	struct fg_bundle bundle;

	end->side = side_towards(spot, knot);
	end->width = 4;
	if (track->badge != FG_NONE) {
		fg_bundle_make(&plan->flows[page->spots[track->badge].index], &bundle);
		end->width = bundle.width;
	}
	end->wish = lies_flat(end->side) ? way.x : way.y;
	end->key = lies_flat(end->side) ? way.x / (fabsf(way.y) + 1) : way.y / (fabsf(way.x) + 1);
}

static int compare_ends(const void *left, const void *right)
{
	const struct end *a = left, *b = right;

	if (a->spot != b->spot)
		return a->spot < b->spot ? -1 : 1;
	if (a->side != b->side)
		return a->side < b->side ? -1 : 1;
	if (a->key < b->key || a->key > b->key)
		return a->key < b->key ? -1 : 1;
	if (a->track != b->track)
		return a->track < b->track ? -1 : 1;
	return a->last - b->last;
}

static float clamp(float value, float low, float high)
{
	return value < low ? low : value > high ? high : value;
}

/* Ends of one side, in order: as near to their wishes as the distances between them allow (pool
 * adjacent violators on wishes from which the distances are taken away). */
static void spread(struct end *ends, uint32_t count, float half_side)
{
	float need = 0, room = 2 * (half_side - CORNER), squeeze;
	uint32_t first = 0;

	for (uint32_t i = 1; i < count; i++)
		need += (ends[i - 1].width + ends[i].width) / 2 + END_GAP;
	squeeze = need > room ? room / need : 1;
	for (uint32_t i = 0; i < count; i++) {
		float taken = 0, sum = 0;

		for (uint32_t k = 1; k <= i; k++)
			taken += ((ends[k - 1].width + ends[k].width) / 2 + END_GAP) * squeeze;
		ends[i].wish = clamp(ends[i].wish, -half_side + CORNER, half_side - CORNER) - taken;
		ends[i].at = ends[i].wish;
		for (first = i; first > 0 && ends[first - 1].at > ends[i].at; ) {
			float level = ends[first - 1].at;

			while (first > 0 && ends[first - 1].at >= level)
				first--;
			sum = 0;
			for (uint32_t k = first; k <= i; k++)
				sum += ends[k].wish;
			for (uint32_t k = first; k <= i; k++)
				ends[k].at = sum / (float)(i - first + 1);
		}
	}
	for (uint32_t i = 0, taken_steps = 0; i < count; i++, taken_steps++) {
		float taken = 0;

		for (uint32_t k = 1; k <= i; k++)
			taken += ((ends[k - 1].width + ends[k].width) / 2 + END_GAP) * squeeze;
		ends[i].at =
			clamp(ends[i].at, -half_side + CORNER, half_side - CORNER - need * squeeze)
			+ taken;
	}
}

static struct fg_xy end_point(const struct fg_page *page, const struct end *end)
{
	const struct fg_spot *spot = &page->spots[end->spot];
	struct fg_xy way = outward(end->side), at = { spot->x, spot->y };

	at = fg_xy_add(at, (struct fg_xy){ way.x * spot->width / 2, way.y * spot->height / 2 }, 1);
	if (lies_flat(end->side))
		at.x += end->at;
	else
		at.y += end->at;
	return at;
}

/* Direction of a line where it meets a place: between square to the side and straight at its next
 * knot. */
static struct fg_xy end_handle(const struct end *end, struct fg_xy at, struct fg_xy knot)
{
	struct fg_xy out = outward(end->side), way = fg_xy_unit(fg_xy_add(knot, at, -1));
	float distance = fg_xy_distance(at, knot);

	return fg_xy_add(at, fg_xy_unit(fg_xy_add(out, way, 0.8f)), clamp(distance * 0.36f, 2, 40));
}

static void move_end(const struct fg_page *page, const struct end *end)
{
	struct fg_track *track = &page->tracks[end->track];
	struct fg_xy *points = track->curve.points, at = end_point(page, end);
	struct fg_xy handle = end_handle(end, at, inward_knot(track, end->last));
	uint32_t last = track->curve.count - 1;

	points[end->last ? last : 0] = at;
	points[end->last ? last - 1 : 1] = handle;
}

/* The line through the badge: one tangent for both halves, mostly along the way from knot to
 * knot. */
static void smooth_joint(struct fg_track *track)
{
	struct fg_xy *middle = track->curve.points + track->joint, before = middle[-3],
		     after = middle[3], way;
	float tall = after.y - before.y, wide = after.x - before.x;
	bool passes_down = (before.y - middle->y) * (after.y - middle->y) < 0;

	way = fg_xy_unit(fg_xy_add(after, before, -1));
	if (passes_down && fabsf(tall) > 0.2f * fabsf(wide))
		way = fg_xy_unit((struct fg_xy){ way.x, way.y + (tall > 0 ? 0.5f : -0.5f) });
	middle[-1] =
		fg_xy_add(*middle, way, -clamp(fg_xy_distance(before, *middle) * 0.36f, 2, 40));
	middle[1] = fg_xy_add(*middle, way, clamp(fg_xy_distance(after, *middle) * 0.36f, 2, 40));
}

uint32_t fg_track_hits(const struct fg_page *page, const struct fg_track *track)
{
	struct fg_path path = { track->curve.points, track->curve.count };
	uint32_t hits = 0;

	for (uint32_t i = 0; i < page->spot_count; i++)
		if (i != track->from && i != track->to && i != track->badge)
			hits += fg_path_inside(path, fg_spot_box(&page->spots[i], 2)) > 0.2f;
	for (uint32_t i = 0; i < page->panel_count; i++)
		hits += fg_path_inside(path, fg_panel_label_box(&page->panels[i])) > 0.2f;
	return hits;
}

static void smooth_track(struct fg_plan *plan, struct fg_page *page, const struct end *first)
{
	struct fg_track *track = &page->tracks[first->track];
	size_t size = track->curve.count * sizeof(*track->curve.points);
	struct fg_xy *raw = fg_arena_array(plan->arena, track->curve.count, sizeof(*raw));
	uint32_t raw_hits = fg_track_hits(page, track);

	if (!raw)
		return;
	memcpy(raw, track->curve.points, size);
	for (int i = 0; i < 2; i++)
		if (page->spots[first[i].spot].kind == FG_AT_PLACE)
			move_end(page, &first[i]);
	if (track->badge != FG_NONE)
		smooth_joint(track);
	if (fg_track_hits(page, track) > raw_hits)
		memcpy(track->curve.points, raw, size);
}

static int compare_tracks(const void *left, const void *right)
{
	const struct end *a = left, *b = right;

	return a->track != b->track ? (a->track < b->track ? -1 : 1) : a->last - b->last;
}

void fg_page_route(struct fg_plan *plan, struct fg_page *page)
{
	uint32_t count = 2 * page->track_count, next;
	struct end *ends = fg_arena_array(plan->arena, (size_t)count + 1, sizeof(*ends));

	if (!ends)
		return;
	for (uint32_t i = 0; i < page->track_count; i++) {
		ends[2 * i] = (struct end){ .track = i, .spot = page->tracks[i].from };
		ends[2 * i + 1] =
			(struct end){ .track = i, .spot = page->tracks[i].to, .last = true };
	}
	for (uint32_t i = 0; i < count; i++)
		set_end(plan, page, &ends[i]);
	qsort(ends, count, sizeof(*ends), compare_ends);
	for (uint32_t i = 0; i < count; i = next) {
		const struct fg_spot *spot = &page->spots[ends[i].spot];

		for (next = i + 1; next < count; next++)
			if (ends[next].spot != ends[i].spot || ends[next].side != ends[i].side)
				break;
		spread(ends + i, next - i,
		       (lies_flat(ends[i].side) ? spot->width : spot->height) / 2);
	}
	qsort(ends, count, sizeof(*ends), compare_tracks);
	for (uint32_t i = 0; i < page->track_count; i++)
		smooth_track(plan, page, ends + 2 * i);
}
