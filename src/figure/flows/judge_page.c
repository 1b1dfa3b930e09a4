/* What speaks against an arrangement, before it is painted. */
#include <errno.h>
#include <math.h>

#include "base/arena.h"
#include "figure/curve.h"
#include "figure/flows/arrange.h"

#define BESIDE 0.5f            /* between the sides of two lines that are taken for one */
#define SAME_WAY 0.9f          /* cosine */

static uint32_t count_overlaps(const struct fg_page *page)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < page->spot_count; i++) {
		for (uint32_t k = i + 1; k < page->spot_count; k++)
			count += fg_rects_overlap(fg_spot_box(&page->spots[i], 0.5f),
			                          fg_spot_box(&page->spots[k], 0.5f));
		for (uint32_t k = 0; k < page->panel_count; k++)
			count += fg_rects_overlap(fg_spot_box(&page->spots[i], 0),
			                          fg_panel_label_box(&page->panels[k]));
	}
	for (uint32_t i = 0; i < page->panel_count; i++)
		for (uint32_t k = i + 1; k < page->panel_count; k++)
			count += fg_rects_overlap(fg_panel_box(&page->panels[i]),
			                          fg_panel_box(&page->panels[k]));
	return count;
}

static uint32_t count_upside(const struct fg_plan *plan, const struct fg_page *page)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < page->spot_count; i++) {
		const struct fg_spot *far = &page->spots[i];

		if (far->kind != FG_AT_PLACE || !plan->places[far->index].far)
			continue;
		for (uint32_t k = 0; k < page->spot_count; k++) {
			const struct fg_spot *start = &page->spots[k];

			count += start->kind == FG_AT_PLACE && plan->places[start->index].subject
			         && start->y > far->y;
		}
	}
	return count;
}

/* A line in straight pieces. */
struct flat {
	struct fg_xy *points;
	uint32_t count;
	float width;
	struct fg_rect box;
};

static int flatten(const struct fg_plan *plan, const struct fg_page *page, struct flat *flat)
{
	for (uint32_t i = 0; i < page->track_count; i++) {
		struct fg_path path = { page->tracks[i].curve.points, page->tracks[i].curve.count };

		flat[i].points = fg_arena_array(plan->arena, (size_t)path.count * FG_FLAT_PIECES,
		                                sizeof(*flat->points));
		if (!flat[i].points)
			return -ENOMEM;
		flat[i].count = fg_path_flatten(path, flat[i].points);
		flat[i].width = fg_track_width(plan, page, &page->tracks[i]);
		flat[i].box = (struct fg_rect){ INFINITY, INFINITY, -INFINITY, -INFINITY };
		for (uint32_t k = 0; k < flat[i].count; k++) {
			struct fg_xy at = flat[i].points[k];

			flat[i].box.left = fminf(flat[i].box.left, at.x);
			flat[i].box.right = fmaxf(flat[i].box.right, at.x);
			flat[i].box.top = fminf(flat[i].box.top, at.y);
			flat[i].box.bottom = fmaxf(flat[i].box.bottom, at.y);
		}
	}
	return 0;
}

static uint32_t crossings_of(const struct flat *a, const struct flat *b)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i + 1 < a->count; i++)
		for (uint32_t k = 0; k + 1 < b->count; k++)
			count += fg_segments_cross(a->points + i, b->points + k, NULL);
	return count;
}

/* Whether a point that goes `along` a line is on another line that goes the same way there. */
static bool is_along(struct fg_xy at, struct fg_xy along, const struct fg_xy piece[2], float apart)
{
	struct fg_xy way = fg_xy_add(piece[1], piece[0], -1), to = fg_xy_add(at, piece[0], -1);
	float length = hypotf(way.x, way.y), on, off;

	if (length <= 0)
		return false;
	on = (to.x * way.x + to.y * way.y) / length;
	off = fabsf(to.x * way.y - to.y * way.x) / length;
	return off < apart && on >= 0 && on <= length
	       && fabsf(along.x * way.x + along.y * way.y) > SAME_WAY * length;
}

/* How much of a line runs so close along another that they cannot be told apart. */
static float shared_by(const struct flat *a, const struct flat *b)
{
	float apart = (a->width + b->width) / 2 + BESIDE, shared = 0;
	struct fg_rect box = fg_rect_grown(b->box, apart);

	for (uint32_t i = 0; i + 1 < a->count; i++) {
		struct fg_xy way = fg_xy_add(a->points[i + 1], a->points[i], -1);
		struct fg_xy at = fg_xy_add(a->points[i], way, 0.5f);
		bool found = false;

		if (at.x < box.left || at.x > box.right || at.y < box.top || at.y > box.bottom)
			continue;
		for (uint32_t k = 0; k + 1 < b->count && !found; k++)
			found = is_along(at, fg_xy_unit(way), b->points + k, apart);
		shared += found ? hypotf(way.x, way.y) : 0;
	}
	return shared;
}

static int judge_lines(const struct fg_plan *plan, const struct fg_page *page,
                       struct fg_faults *faults)
{
	struct flat *flat = fg_arena_array(plan->arena, page->track_count + 1, sizeof(*flat));

	if (!flat || flatten(plan, page, flat) < 0)
		return -ENOMEM;
	for (uint32_t i = 0; i < page->track_count; i++) {
		for (uint32_t k = 0; k < i; k++) {
			if (!fg_rects_overlap(fg_rect_grown(flat[i].box, flat[i].width),
			                      fg_rect_grown(flat[k].box, flat[k].width)))
				continue;
			faults->crossings += crossings_of(&flat[i], &flat[k]);
			faults->shared += shared_by(&flat[i], &flat[k]);
		}
	}
	return 0;
}

int fg_page_judge(const struct fg_plan *plan, const struct fg_page *page,
                  struct fg_faults *ret_faults)
{
	struct fg_faults faults = { .overlaps = count_overlaps(page),
		                    .upside = count_upside(plan, page) };

	for (uint32_t i = 0; i < page->track_count; i++) {
		const struct fg_track *track = &page->tracks[i];
		struct fg_path path = { track->curve.points, track->curve.count };

		faults.hits +=
			fg_track_hits(page, track, fg_track_width(plan, page, track) / 2 - 0.2f);
		faults.near +=
			fg_track_hits(page, track, fg_track_width(plan, page, track) / 2 + 2.5f);
		faults.detours += fg_path_length(path) > 2.4f * fg_path_straight(path);
		faults.length += fg_path_length(path);
	}
	*ret_faults = faults;
	return judge_lines(plan, page, ret_faults);
}
