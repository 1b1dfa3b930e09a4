/*
 * Lines fit to print, drawn from the ways that the layout left free: their ends stand apart along
 * the sides of their places, they run smoothly through their badges, and they leave out every way
 * that they can do without.
 */
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "figure/flows/arrange.h"
#include "figure/flows/size.h"

#define CORNER 5.0f            /* free of ends at the corners of a place */
#define END_GAP 2.3f           /* between the ends of neighbours */
#define TURN 7.0f              /* half the width of a line that turns back */

enum side { TOP, BOTTOM, LEFT, RIGHT };

/* One end of a line at a spot. */
struct end {
	uint32_t track, spot;
	bool last;                 /* where the line arrives */
	enum side side;
	float key;                 /* order along the side */
	float wish, at;            /* along the side: wanted and given */
	float width;               /* of the line */
};

float fg_track_width(const struct fg_plan *plan, const struct fg_page *page,
                     const struct fg_track *track)
{
	struct fg_bundle bundle;

	if (track->badge == FG_NONE)
		return 2;
	fg_bundle_make(&plan->flows[page->spots[track->badge].index], &bundle);
	return bundle.width;
}

uint32_t fg_track_hits(const struct fg_page *page, const struct fg_track *track, float around)
{
	struct fg_path path = { track->curve.points, track->curve.count };
	uint32_t hits = 0;

	for (uint32_t i = 0; i < page->spot_count; i++)
		if (i != track->from && i != track->to && i != track->badge)
			hits += fg_path_inside(path, fg_spot_box(&page->spots[i], around)) > 0.2f;
	for (uint32_t i = 0; i < page->panel_count; i++)
		hits += fg_path_inside(path,
		                       fg_rect_grown(fg_panel_label_box(&page->panels[i]), around))
		        > 0.2f;
	return hits;
}

static struct fg_xy middle_of(const struct fg_spot *spot)
{
	return (struct fg_xy){ spot->x, spot->y };
}

/* What a line first goes to from one of its ends. */
static struct fg_xy next_knot(const struct fg_page *page, const struct fg_track *track, bool last)
{
	if (track->way_count)
		return track->ways[last ? track->way_count - 1 : 0].at;
	return middle_of(&page->spots[last ? track->from : track->to]);
}

static enum side side_towards(const struct fg_spot *spot, struct fg_xy knot)
{
	if (knot.y > spot->y + spot->height / 2)
		return BOTTOM;
	if (knot.y < spot->y - spot->height / 2)
		return TOP;
	return knot.x > spot->x ? RIGHT : LEFT;
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
	struct fg_xy knot = next_knot(page, track, end->last),
		     way = { knot.x - spot->x, knot.y - spot->y };

	end->side = side_towards(spot, knot);
	end->width = fmaxf(4, fg_track_width(plan, page, track));
	end->wish = lies_flat(end->side) ? way.x : way.y;
	end->key = lies_flat(end->side) ? way.x / (fabsf(way.y) + 4) : way.y / (fabsf(way.x) + 4);
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

/* Distance that the ends up to the ith need. */
static float taken_by(const struct end *ends, uint32_t i, float squeeze)
{
	float taken = 0;

	for (uint32_t k = 1; k <= i; k++)
		taken += ((ends[k - 1].width + ends[k].width) / 2 + END_GAP) * squeeze;
	return taken;
}

/* The ith end pushes those before it that are in its way: they share their mean. */
static void pool(struct end *ends, uint32_t i)
{
	uint32_t first = i;

	while (first > 0 && ends[first - 1].at > ends[i].at) {
		float level = ends[first - 1].at, sum = 0;

		while (first > 0 && ends[first - 1].at >= level)
			first--;
		for (uint32_t k = first; k <= i; k++)
			sum += ends[k].wish;
		for (uint32_t k = first; k <= i; k++)
			ends[k].at = sum / (float)(i - first + 1);
	}
}

/* Ends of one side, in order: as near to their wishes as the distances between them allow (pool
 * adjacent violators on wishes from which the distances are taken away). */
static void spread(struct end *ends, uint32_t count, float half_side)
{
	float reach = fmaxf(half_side - CORNER, 1), need = taken_by(ends, count - 1, 1);
	float squeeze = need > 2 * reach ? 2 * reach / need : 1;

	for (uint32_t i = 0; i < count; i++) {
		ends[i].wish = clamp(ends[i].wish, -reach, reach) - taken_by(ends, i, squeeze);
		ends[i].at = ends[i].wish;
		pool(ends, i);
	}
	for (uint32_t i = 0; i < count; i++)
		ends[i].at = clamp(ends[i].at, -reach, reach - need * squeeze)
		             + taken_by(ends, i, squeeze);
}

static struct fg_xy end_point(const struct fg_page *page, const struct end *end)
{
	const struct fg_spot *spot = &page->spots[end->spot];
	struct fg_xy way = outward(end->side);

	if (lies_flat(end->side))
		return (struct fg_xy){ spot->x + end->at, spot->y + way.y * spot->height / 2 };
	return (struct fg_xy){ spot->x + way.x * spot->width / 2, spot->y + end->at };
}

/* ---- a line through knots */

enum { MOST_KNOTS = 128 };

struct knot {
	struct fg_xy at, along;    /* along: direction of travel, length 1 */
	float half;  /* of a way: it is kept straight up and down for so much on both sides; or 0 */
	float lane;                /* height at which the line passes between the ranks before it */
	bool fixed;                /* an end, the badge or what it hangs on: stays */
};

struct line {
	struct knot knots[MOST_KNOTS];
	uint32_t count;
};

/* Direction at an inner knot: along the way from its neighbours, drawn towards the vertical. */
static struct fg_xy through(struct fg_xy before, struct fg_xy at, struct fg_xy after)
{
	struct fg_xy way = fg_xy_unit(fg_xy_add(after, before, -1));
	bool straight_on = (at.y - before.y) * (after.y - at.y) > 0;

	if (!straight_on)
		return way;
	return fg_xy_unit((struct fg_xy){ way.x, way.y + (after.y > before.y ? 0.6f : -0.6f) });
}

static void set_directions(struct line *line, struct fg_xy out, struct fg_xy in)
{
	uint32_t last = line->count - 1;

	line->knots[0].along = fg_xy_unit(fg_xy_add(
		out, fg_xy_unit(fg_xy_add(line->knots[1].at, line->knots[0].at, -1)), 0.8f));
	line->knots[last].along = fg_xy_unit(fg_xy_add(
		in, fg_xy_unit(fg_xy_add(line->knots[last].at, line->knots[last - 1].at, -1)),
		0.8f));
	for (uint32_t i = 1; i < last; i++)
		line->knots[i].along =
			through(line->knots[i - 1].at, line->knots[i].at, line->knots[i + 1].at);
}

/* Long enough to be smooth, too short to go beyond the other end, up or down. */
static float handle_length(struct fg_xy from, struct fg_xy to, struct fg_xy along)
{
	float distance = fg_xy_distance(from, to), down = to.y - from.y;
	float least = fminf(0.5f, distance / 3), length = clamp(distance * 0.36f, least, 60);

	if (along.y * down <= 0)
		return length;
	return fmaxf(least, fminf(length, 0.8f * down / along.y));
}

/* Lengths of both handles of a line that goes from one upright way to another: it runs sideways at
 * the height of its lane. */
static void set_handles(struct fg_xy from, struct fg_xy along, const struct knot *to,
                        float ret_lengths[2])
{
	float down = fabsf(to->at.y - from.y), lane = clamp(to->lane, 0.25f, 0.75f);
	float shift = (to->at.y > from.y ? lane - 0.5f : 0.5f - lane) * 4 / 3;

	ret_lengths[0] = handle_length(from, to->at, along);
	ret_lengths[1] = handle_length(from, to->at, to->along);
	if (fabsf(along.x) > 0 || fabsf(to->along.x) > 0
	    || fabsf(to->at.x - from.x) < 2 * down)
		return;
	ret_lengths[0] = down * (0.8f + shift);
	ret_lengths[1] = down * (0.8f - shift);
}

/* Appends a cubic. */
static void draw_to(struct fg_curve *curve, struct fg_xy along, struct knot to)
{
	struct fg_xy from = curve->points[curve->count - 1];
	float lengths[2];

	set_handles(from, along, &to, lengths);
	curve->points[curve->count++] = fg_xy_add(from, along, lengths[0]);
	curve->points[curve->count++] = fg_xy_add(to.at, to.along, -lengths[1]);
	curve->points[curve->count++] = to.at;
}

/* Whether the line goes on, up or down, as it came to a knot. */
static bool goes_on(const struct line *line, uint32_t at, float down)
{
	return at + 1 < line->count
	       && (line->knots[at + 1].at.y - line->knots[at].at.y) * down > 0;
}

/* Bezier curve through the knots. Where it turns back, kept upright it would make a spike. */
static void draw_line(const struct line *line, struct fg_curve *curve)
{
	struct fg_xy along = line->knots[0].along;

	curve->count = 0;
	curve->points[curve->count++] = line->knots[0].at;
	for (uint32_t i = 1; i < line->count; i++) {
		struct knot knot = line->knots[i];
		float down = knot.at.y < line->knots[i - 1].at.y ? -1 : 1;

		if (knot.half > 0 && goes_on(line, i, down)) {
			knot.along = (struct fg_xy){ 0, down };
			knot.at.y -= down * knot.half;
			draw_to(curve, along, knot);
			knot.at.y += 2 * down * knot.half;
			along = knot.along;
		}
		draw_to(curve, along, knot);
		along = knot.along;
	}
}

static void drop_knot(struct line *line, uint32_t at)
{
	if (at + 1 < line->count)
		line->knots[at + 1].lane = 0.5f;
	memmove(line->knots + at, line->knots + at + 1,
	        (line->count - at - 1) * sizeof(*line->knots));
	line->count--;
}

/* Panels that a line enters although neither of its places stands there. */
static uint32_t count_strangers(const struct fg_page *page, const struct fg_track *track,
                                float around)
{
	struct fg_path path = { track->curve.points, track->curve.count };
	uint32_t count = 0;

	for (uint32_t i = 0; i < page->panel_count; i++) {
		struct fg_rect box = fg_rect_grown(fg_panel_box(&page->panels[i]), around);

		count += page->spots[track->from].panel != (int32_t)i
		         && page->spots[track->to].panel != (int32_t)i
		         && fg_path_inside(path, box) > 0.2f;
	}
	return count;
}

/* Hits, and with less weight what the line comes too near to, or where it does not belong. */
static uint32_t trouble(const struct fg_page *page, const struct fg_track *track, float width)
{
	return 3 * fg_track_hits(page, track, width / 2 - 0.2f)
	       + fg_track_hits(page, track, width / 2 + 2.5f)
	       + count_strangers(page, track, width / 2);
}

/* Ways that are left become gentle bends where that does no harm. */
static void bend(const struct fg_page *page, struct fg_track *track, struct line *line, float width)
{
	uint32_t now;

	draw_line(line, &track->curve);
	now = trouble(page, track, width);
	for (uint32_t i = 1; i + 1 < line->count; i++) {
		float half = line->knots[i].half;

		line->knots[i].half = 0;
		draw_line(line, &track->curve);
		if (trouble(page, track, width) > now)
			line->knots[i].half = half;
	}
}

/* Leaves out every way that the line can do without. */
static void straighten(const struct fg_page *page, struct fg_track *track, struct line *line,
                       float width)
{
	struct fg_xy out = line->knots[0].along, in = line->knots[line->count - 1].along;
	uint32_t now;

	set_directions(line, out, in);
	draw_line(line, &track->curve);
	now = trouble(page, track, width);
	for (uint32_t i = 1; i + 1 < line->count; ) {
		struct line fewer = *line;
		uint32_t then;

		if (line->knots[i].fixed) {
			i++;
			continue;
		}
		drop_knot(&fewer, i);
		set_directions(&fewer, out, in);
		draw_line(&fewer, &track->curve);
		then = trouble(page, track, width);
		if (then > now) {
			i++;
			continue;
		}
		now = then;
		*line = fewer;
	}
	bend(page, track, line, width);
	set_directions(line, out, in);
	draw_line(line, &track->curve);
}

/* The line is straight up or down there. */
static void add_upright(struct line *line, struct fg_xy at, float lane, bool fixed)
{
	line->knots[line->count++] = (struct knot){ at, { 0, 0 }, 0.1f, lane, fixed };
}

/* A line leaves its place straight until it is clear of the place's neighbours. */
static void add_clear(struct line *line, struct fg_xy end, float y, float lane)
{
	if (fabsf(y - end.y) > 6)
		add_upright(line, (struct fg_xy){ end.x, y }, lane, false);
}

/* Where the line comes from and goes to, seen from a way. */
static struct fg_xy beside_way(const struct fg_page *page, const struct fg_track *track,
                               uint32_t way, bool after)
{
	if (after)
		return way + 1 < track->way_count ? track->ways[way + 1].at
		                                  : middle_of(&page->spots[track->to]);
	return way > 0 ? track->ways[way - 1].at : middle_of(&page->spots[track->from]);
}

/* A line that turns back at its badge hangs down to it, or up, between the badge's neighbours. */
static void add_way(const struct fg_page *page, const struct fg_track *track, uint32_t number,
                    float width, struct line *line)
{
	const struct fg_way *way = &track->ways[number];
	struct fg_xy before = beside_way(page, track, number, false),
		     after = beside_way(page, track, number, true);
	float y = way->at.y + (before.y < way->at.y ? -way->half : way->half), side = TURN;
	struct knot knot = { way->at, { 0, 0 }, way->half, way->lane, way->badge };

	if (!way->badge || way->half <= 0
	    || (before.y - way->at.y) * (after.y - way->at.y) <= 0) {
		line->knots[line->count++] = knot;
		return;
	}
	if (track->badge != FG_NONE)
		side = fmaxf(side, (page->spots[track->badge].width - width) / 2);
	side = before.x <= after.x ? side : -side;
	add_upright(line, (struct fg_xy){ way->at.x - side, y }, way->lane, true);
	line->knots[line->count++] = knot;
	add_upright(line, (struct fg_xy){ way->at.x + side, y }, 0.5f, true);
}

static int draw_track(struct fg_plan *plan, struct fg_page *page, const struct end *ends)
{
	struct fg_track *track = &page->tracks[ends[0].track];
	struct line line = { .count = 0 };
	uint32_t ways = track->way_count < MOST_KNOTS - 6 ? track->way_count : MOST_KNOTS - 6;
	struct fg_xy in = outward(ends[1].side);

	track->curve.points =
		fg_arena_array(plan->arena, 6 * (size_t)ways + 28, sizeof(*track->curve.points));
	if (!track->curve.points)
		return -ENOMEM;
	line.knots[line.count++] = (struct knot){
		end_point(page, &ends[0]), outward(ends[0].side), .lane = 0.5f, .fixed = true
	};
	add_clear(&line, line.knots[0].at, track->clear[0], 0.5f);
	for (uint32_t i = 0; i < ways; i++)
		add_way(page, track, i, fg_track_width(plan, page, track), &line);
	add_clear(&line, end_point(page, &ends[1]), track->clear[1], track->last_lane);
	line.knots[line.count++] = (struct knot){
		end_point(page, &ends[1]), { -in.x, -in.y }, .lane = track->last_lane, .fixed = true
	};
	straighten(page, track, &line, fg_track_width(plan, page, track));
	return 0;
}

static int compare_tracks(const void *left, const void *right)
{
	const struct end *a = left, *b = right;

	return a->track != b->track ? (a->track < b->track ? -1 : 1) : a->last - b->last;
}

static void spread_ends(const struct fg_page *page, struct end *ends, uint32_t count)
{
	for (uint32_t i = 0, next; i < count; i = next) {
		const struct fg_spot *spot = &page->spots[ends[i].spot];

		for (next = i + 1; next < count; next++)
			if (ends[next].spot != ends[i].spot || ends[next].side != ends[i].side)
				break;
		spread(ends + i, next - i,
		       (lies_flat(ends[i].side) ? spot->width : spot->height) / 2);
	}
}

int fg_page_route(struct fg_plan *plan, struct fg_page *page)
{
	uint32_t count = 2 * page->track_count;
	struct end *ends = fg_arena_array(plan->arena, (size_t)count + 1, sizeof(*ends));

	if (!ends)
		return -ENOMEM;
	for (uint32_t i = 0; i < page->track_count; i++) {
		ends[2 * i] = (struct end){ .track = i, .spot = page->tracks[i].from };
		ends[2 * i + 1] =
			(struct end){ .track = i, .spot = page->tracks[i].to, .last = true };
	}
	for (uint32_t i = 0; i < count; i++)
		set_end(plan, page, &ends[i]);
	qsort(ends, count, sizeof(*ends), compare_ends);
	spread_ends(page, ends, count);
	qsort(ends, count, sizeof(*ends), compare_tracks);
	for (uint32_t i = 0; i < page->track_count; i++) {
		int status = draw_track(plan, page, ends + 2 * i);

		if (status < 0)
			return status;
	}
	return 0;
}
