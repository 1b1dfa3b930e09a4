/* What speaks against an arrangement, before it is painted. */
#include "base/arena.h"
#include "figure/curve.h"
#include "figure/flows/arrange.h"

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
	return count;
}

static uint32_t crossings_of(const struct fg_xy *a, uint32_t a_count, const struct fg_xy *b,
                             uint32_t b_count)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i + 1 < a_count; i++)
		for (uint32_t k = 0; k + 1 < b_count; k++)
			count += fg_segments_cross(a + i, b + k, NULL);
	return count;
}

struct flat {
	struct fg_xy *points;
	uint32_t count;
};

static uint32_t count_crossings(const struct fg_plan *plan, const struct fg_page *page)
{
	struct flat *flat = fg_arena_array(plan->arena, page->track_count + 1, sizeof(*flat));
	uint32_t count = 0;

	for (uint32_t i = 0; flat && i < page->track_count; i++) {
		struct fg_path path = { page->tracks[i].curve.points, page->tracks[i].curve.count };

		flat[i].points = fg_arena_array(plan->arena, (size_t)path.count * FG_FLAT_PIECES,
		                                sizeof(*flat->points));
		flat[i].count = flat[i].points ? fg_path_flatten(path, flat[i].points) : 0;
		for (uint32_t k = 0; k < i; k++)
			count += crossings_of(flat[i].points, flat[i].count, flat[k].points,
			                      flat[k].count);
	}
	return count;
}

void fg_page_judge(const struct fg_plan *plan, const struct fg_page *page,
                   struct fg_faults *ret_faults)
{
	struct fg_faults faults = { .overlaps = count_overlaps(page) };

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
	faults.crossings = count_crossings(plan, page);
	*ret_faults = faults;
}
