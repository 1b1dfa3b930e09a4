/* The view `flows`: every asserted flow, one line each, on as few pages as are easy to read. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/sink.h"
#include "draw/scene.h"
#include "figure/arrange.h"
#include "figure/paint.h"
#include "figure/views.h"
#include "figure/words.h"

enum { MOST_FLOWS = 600, MOST_PLACES = 300, SETTINGS = 11, MANY_PAGES = 8 };

#define PAGE_COST 400.0          /* of one more page, against the faults of badness() */

/* Flows a page: up to the first number everything is tried on one page. */
static const uint32_t page_loads[] = { 30, 25, 20, 15, 11, 8, 5, 3, 2, 1 };

static const struct fg_setting settings[SETTINGS] = {
	{ 64, 12, 17, false }, { 54, 10, 17, false }, { 54, 8, 13, false }, { 54, 8, 9, false },
	{ 46, 6, 12, false },  { 46, 6, 8, false },   { 64, 8, 17, true },  { 54, 7, 13, true },
	{ 46, 6, 10, true },   { 46, 4, 7, true },    { 46, 3, 4, true },
};

/* The smaller the better. */
static double badness(const struct fg_faults *faults)
{
	return 1000.0 * (faults->overlaps + faults->hits) + 60.0 * faults->detours
	       + 25.0 * faults->crossings + (double)faults->length * 0.05;
}

static bool is_clean(const struct fg_faults *faults, const struct fg_page *page)
{
	return !faults->overlaps && !faults->hits && faults->detours * 10 <= page->track_count;
}

static bool fits(const struct fg_plan *plan, uint32_t number)
{
	const struct fg_page *page = &plan->pages[number];

	return page->width <= plan->width - 2 * FG_PAPER_EDGE &&
	       page->height <= plan->height - 2 * FG_PAPER_EDGE - fg_legend_height(plan, number);
}

/* What an arrangement of pages is worth: clean when no page has a fault that a judge would find. */
struct worth {
	bool clean;
	double badness;
};

/* Tries the settings, keeps the best that fits. */
static int arrange_page(struct fg_plan *plan, uint32_t number, struct worth *worth,
                        const char **ret_message)
{
	struct fg_page *page = &plan->pages[number];
	double best = 1e30;
	int chosen = -1, last = -1, status;
	struct fg_faults faults;
	bool clean = false;

	for (int i = 0; i < SETTINGS; i++) {
		status = fg_page_arrange(plan, page, &settings[last = i], ret_message);
		if (status < 0)
			return status;
		if (!fits(plan, number))
			continue;
		fg_page_judge(plan, page, &faults);
		if (badness(&faults) >= best)
			continue;
		best = badness(&faults);
		chosen = i;
		clean = is_clean(&faults, page);
	}
	if (chosen < 0)
		return -ERANGE;
	worth->clean &= clean;
	worth->badness += best;
	return chosen == last ? 0 : fg_page_arrange(plan, page, &settings[chosen], ret_message);
}

/* Deals the flows out, at most `load` a page, and arranges every page. */
static int try_load(struct fg_plan *plan, uint32_t load, struct worth *ret_worth,
                    const char **ret_message)
{
	int status = fg_plan_deal(plan, load);

	*ret_worth = (struct worth){ true, PAGE_COST * plan->page_count };
	for (uint32_t i = 0; status == 0 && i < plan->page_count; i++)
		status = arrange_page(plan, i, ret_worth, ret_message);
	return status;
}

/* The fewest pages that are clean, up to MANY_PAGES; else the least bad of all loads. */
static int find_pages(struct fg_plan *plan, const char **ret_message)
{
	size_t count = sizeof(page_loads) / sizeof(page_loads[0]);
	double best = 1e30;
	uint32_t chosen = 0;
	struct worth worth;
	int status;

	for (size_t i = 0; i < count; i++) {
		if (i + 1 < count && page_loads[i + 1] >= plan->flow_count && plan->flow_count > 0)
			continue;
		status = try_load(plan, page_loads[i], &worth, ret_message);
		if (status < 0 && status != -ERANGE)
			return status;
		if (status == 0 && worth.clean && plan->page_count <= MANY_PAGES)
			return 0;
		if (status == 0 && worth.badness < best) {
			best = worth.badness;
			chosen = page_loads[i];
		}
	}
	return chosen ? try_load(plan, chosen, &worth, ret_message) : -ERANGE;
}

/* Moves everything by (x, y). */
static void shift_page(struct fg_page *page, float x, float y)
{
	for (uint32_t i = 0; i < page->spot_count; i++) {
		page->spots[i].x += x;
		page->spots[i].y += y;
	}
	for (uint32_t i = 0; i < page->panel_count; i++) {
		page->panels[i].x += x;
		page->panels[i].y += y;
		page->panels[i].label_x += x;
		page->panels[i].label_y += y;
	}
	for (uint32_t i = 0; i < page->track_count; i++) {
		for (uint32_t k = 0; k < page->tracks[i].curve.count; k++) {
			page->tracks[i].curve.points[k].x += x;
			page->tracks[i].curve.points[k].y += y;
		}
	}
}

static struct fg_scene *paint(struct fg_plan *plan, uint32_t number)
{
	struct fg_page *page = &plan->pages[number];
	float height = page->height + fg_legend_height(plan, number) + 2 * FG_PAPER_EDGE;
	struct fg_scene *scene = fg_scene_new(plan->width, height);
	struct fg_sink words = { 0 };
	const char *title;

	if (!scene)
		return NULL;
	shift_page(page, (plan->width - page->width) / 2, FG_PAPER_EDGE);
	fg_words_page(plan, number, &words);
	title = plan->page_count > 1
	                ? fg_arena_format(plan->arena, "%s: flows, page %u of %u",
	                                  plan->model->label, number + 1, plan->page_count)
	                : fg_arena_format(plan->arena, "%s: flows", plan->model->label);
	scene->title = fg_scene_string(scene, title);
	scene->desc = fg_scene_string(scene, words.data);
	scene->lang = fg_scene_string(scene, plan->lang);
	fg_sink_clear(&words);
	for (uint32_t i = 0; i < page->panel_count; i++)
		fg_paint_panel(plan, &page->panels[i], scene);
	for (uint32_t i = 0; i < page->track_count; i++)
		fg_paint_track(plan, page, &page->tracks[i], scene);
	for (uint32_t i = 0; i < page->spot_count; i++)
		if (page->spots[i].kind == FG_AT_PLACE)
			fg_paint_place(plan, &page->spots[i], scene);
	fg_paint_legend(plan, number, page->height + FG_PAPER_EDGE, scene);
	return scene;
}

static int paint_pages(struct fg_figure *figure)
{
	struct fg_plan *plan = figure->plan;

	figure->pages = fg_arena_array(figure->arena, plan->page_count, sizeof(struct fg_scene *));
	if (!figure->pages)
		return -ENOMEM;
	for (; figure->page_count < plan->page_count; figure->page_count++) {
		struct fg_scene *scene = paint(plan, figure->page_count);

		if (!scene)
			return -ENOMEM;
		figure->pages[figure->page_count] = scene;
		if (scene->failed) {
			figure->page_count++;
			return -ENOMEM;
		}
	}
	return fg_arena_failed(figure->arena) ? -ENOMEM : 0;
}

int fg_view_flows(struct fg_figure *figure, const char **ret_message)
{
	struct fg_plan *plan = figure->plan;
	int status;

	if (plan->model->flow_count > MOST_FLOWS || plan->model->place_count > MOST_PLACES) {
		*ret_message = fg_arena_format(
			figure->arena,
			"%u places and %u flows are too many for this view (%d and %d)",
			plan->model->place_count, plan->model->flow_count, MOST_PLACES, MOST_FLOWS);
		return -ERANGE;
	}
	status = fg_plan_make(plan);
	if (status == 0)
		status = find_pages(plan, ret_message);
	if (status == -ERANGE && !*ret_message)
		*ret_message = fg_arena_format(
			figure->arena, "the flows of the widest place do not fit %.0f x %.0f mm",
			(double)(plan->width / FG_POINTS_PER_MM),
			(double)(plan->height / FG_POINTS_PER_MM));
	return status < 0 ? status : paint_pages(figure);
}
