/* A plan on as few pages as are easy to read. */
#include <errno.h>
#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "figure/flows/arrange.h"
#include "figure/flows/paint_page.h"
#include "figure/flows/pages.h"
#include "figure/flows/size.h"
#include "figure/readings.h"
#include "figure/views.h"

enum { MOST_FLOWS = 600, MOST_PLACES = 300, SETTINGS = 8, FEWEST = 2, PATIENCE = 4, ROUNDS = 2,
       MOST_PAGES = 5, AFRESH = 4 };

#define PAGE_COST 400.0          /* of one more page, against the faults of badness() */
#define LEAST_SHARE 0.9f
#define HOPELESS 1.2f            /* times as high as the paper */
#define SHARED_EACH 10.0f        /* of a line, where it can hardly be better */
#define FAULT 10000.0            /* what a judge would find */

/* What to do about a model that is too large. */
#define ADVICE "draw one boundary (--boundary=ID), one element (--element=ID) or an overview " \
               "(--view=summary, --view=matrix)"

/* Flows a page: up to the first number everything is tried on one page. */
static const uint32_t page_loads[] = { 30, 25, 20, 16, 12, 8, 4, 1 };

static const struct fg_setting settings[SETTINGS] = {
	{ .wish = 54, 6, 73.6f, 0.92f, 45, 4505 },
	{ .wish = 48, 6, 73.6f, 0.9f, 60, 4506 },
	{ .wish = 54, 6, 73.6f, 0.95f, 60, 4507 },
	{ .wish = 48, 6, 71.2f, 0.95f, 60, 4508 },
	{ .wish = 60, 10, 80.8f, 0.95f, 40, 4501 },
	{ .wish = 54, 6, 73.6f, 0.95f, 60, 4502 },
	{ .wish = 48, 6, 73.6f, 0.95f, 60, 4503 },
	{ .wish = 54, 8, 73.6f, 0.92f, 45, 4504 },
};

static bool is_clean(const struct fg_faults *faults, const struct fg_page *page)
{
	return !faults->overlaps && !faults->hits && faults->detours * 10 <= page->track_count;
}

/* The smaller the better. */
static double badness(const struct fg_faults *faults, const struct fg_page *page)
{
	uint32_t found = faults->overlaps + faults->hits;

	if (faults->detours * 10 > page->track_count)
		found += faults->detours;
	return FAULT * found + 40.0 * faults->near + 60.0 * faults->detours
	       + 25.0 * faults->crossings + (double)faults->length * 0.05
	       + (double)faults->shared + 200.0 * faults->upside;
}

/* Good enough to stop looking, after a few have been seen; before, only what can hardly be
 * better. */
static bool is_good(const struct fg_faults *faults, const struct fg_page *page, int tried)
{
	uint32_t share = tried <= PATIENCE ? 12 : 4;

	return is_clean(faults, page) && !faults->detours && !faults->upside
	       && faults->near * 9 <= (tried <= PATIENCE ? 0 : page->track_count)
	       && faults->crossings * share <= page->track_count
	       && faults->shared <= SHARED_EACH * (float)page->track_count;
}

/* Height that the legend leaves. */
static float room_for(const struct fg_plan *plan, const struct fg_page *page)
{
	return plan->height - 2 * FG_PAPER_EDGE - page->legend;
}

static bool fits(const struct fg_plan *plan, const struct fg_page *page)
{
	return page->width <= plan->width - 1 && page->height <= room_for(plan, page);
}

/* How well the settings have done so far. */
struct trial {
	int tried;
	double best;             /* badness of what fits; INFINITY: nothing does */
	struct fg_faults faults; /* its */
	float excess;            /* the least height that was tried over that of the paper */
};

/* Where none of the first settings fits the paper, the others hardly will; where some do but none
 * is without fault, it is worth going round again. */
static bool goes_on(const struct trial *trial, const struct fg_page *page)
{
	if (trial->best < INFINITY && is_good(&trial->faults, page, trial->tried))
		return false;
	if (trial->best < INFINITY)
		return trial->tried < (trial->best < FAULT ? SETTINGS : ROUNDS * SETTINGS);
	return trial->tried < (trial->excess > HOPELESS ? FEWEST : PATIENCE);
}

/* The settings come round again with other seeds; most go on from the places that the last one
 * found, where that was worth it. `share`: of the width that the last ones took for free and that
 * was not. */
static struct fg_setting setting_for(const struct trial *trial, float share)
{
	struct fg_setting setting = settings[trial->tried % SETTINGS];

	setting.seed += (uint32_t)(trial->tried / SETTINGS * SETTINGS);
	setting.fill *= share;
	setting.afresh = trial->tried % AFRESH == 0 || trial->best == INFINITY;
	return setting;
}

/* What the rows turned out wider than they were thought to be is taken off the next estimate. */
static float next_share(const struct fg_plan *plan, const struct fg_page *page, float share)
{
	float room = plan->width - 2 * FG_PAPER_EDGE;

	return page->width > room ? fmaxf(LEAST_SHARE, share * room / page->width) : share;
}

/* Room for a copy of what an arrangement changes; the lines themselves are new in each. */
static int make_copy(struct fg_plan *plan, const struct fg_page *page, struct fg_page *copy)
{
	*copy = *page;
	copy->spots = fg_arena_array(plan->arena, page->spot_count + 1, sizeof(*copy->spots));
	copy->panels = fg_arena_array(plan->arena, page->panel_count + 1, sizeof(*copy->panels));
	copy->tracks = fg_arena_array(plan->arena, page->track_count + 1, sizeof(*copy->tracks));
	return copy->spots && copy->panels && copy->tracks ? 0 : -ENOMEM;
}

static void copy_page(const struct fg_page *from, struct fg_page *to)
{
	memcpy(to->spots, from->spots, from->spot_count * sizeof(*to->spots));
	memcpy(to->panels, from->panels, from->panel_count * sizeof(*to->panels));
	memcpy(to->tracks, from->tracks, from->track_count * sizeof(*to->tracks));
	to->width = from->width;
	to->height = from->height;
}

/* Tries the settings and keeps the best that fits. Adds its badness; -ERANGE when none fits. */
static int arrange_page(struct fg_plan *plan, uint32_t number, double *badness_sum,
                        const char **ret_message)
{
	struct fg_page *page = &plan->pages[number], chosen;
	struct trial trial = { .best = INFINITY, .excess = INFINITY };
	float share = 1;

	if (make_copy(plan, page, &chosen) < 0)
		return -ENOMEM;
	for (; goes_on(&trial, page); trial.tried++) {
		struct fg_setting setting = setting_for(&trial, share);
		struct fg_faults faults;
		int status = fg_page_arrange(plan, page, &setting, ret_message);

		if (status == -EIO || status == -ETIMEDOUT || status == -ERANGE)
			continue;        /* another setting may do */
		if (status < 0)
			return status;
		share = next_share(plan, page, share);
		trial.excess = fminf(trial.excess, page->height / room_for(plan, page));
		if (!fits(plan, page))
			continue;
		status = fg_page_judge(plan, page, &faults);
		if (status < 0)
			return status;
		if (badness(&faults, page) >= trial.best)
			continue;
		trial.best = badness(&faults, page);
		trial.faults = faults;
		copy_page(page, &chosen);
	}
	if (trial.best == INFINITY)
		return -ERANGE;
	*badness_sum += trial.best;
	copy_page(&chosen, page);
	return 0;
}

/* Legends need most room where most occurs: in one of the readings, in one of the languages. */
static void measure_legends(struct fg_plan *plan)
{
	for (uint32_t i = 0; i < plan->page_count; i++) {
		struct fg_page *page = &plan->pages[i];

		page->legend = plan->held ? 0 : fg_legend_height(plan, page);
		for (uint32_t v = 0; v < plan->variant_count; v++)
			page->legend =
				fmaxf(page->legend, fg_legend_height(&plan->variants[v], page));
	}
}

/* Deals the flows out, at most `load` a page, and arranges every page. */
static int try_load(struct fg_plan *plan, uint32_t load, double *ret_badness,
                    const char **ret_message)
{
	int status = fg_plan_deal(plan, load);

	if (status < 0)
		return status;
	measure_legends(plan);
	*ret_badness = PAGE_COST * (plan->page_count - 1);
	for (uint32_t i = 0; status == 0 && i < plan->page_count; i++)
		status = arrange_page(plan, i, ret_badness, ret_message);
	return status;
}

/* The first load whose pages are clean; else the least bad of all. */
static int find_pages(struct fg_plan *plan, const char **ret_message)
{
	size_t count = sizeof(page_loads) / sizeof(page_loads[0]);
	double best = INFINITY, found;
	uint32_t chosen = 0, pages = 0;

	for (size_t i = 0; i < count; i++) {
		bool same = fg_plan_pages(plan, page_loads[i]) == pages;
		int status = same ? -ERANGE : try_load(plan, page_loads[i], &found, ret_message);

		pages = fg_plan_pages(plan, page_loads[i]);

		if (status < 0 && status != -ERANGE)
			return status;
		if (status < 0 || found >= best)
			continue;
		best = found;
		chosen = page_loads[i];
		if (best < FAULT + PAGE_COST * (plan->page_count - 1))
			return 0;
	}
	if (!chosen)
		return -ERANGE;
	plan->crowded = true;
	return try_load(plan, chosen, &found, ret_message);
}

/* 0 where what a held reading says has room on the pages as they are, else -ERANGE; or -ENOMEM. Its
 * badges may be larger where nothing is in their way. */
static int holds(struct fg_plan *plan)
{
	for (uint32_t i = 0; i < plan->page_count; i++) {
		struct fg_page *page = &plan->pages[i];
		struct fg_faults before, after;

		if (fg_page_judge(plan, page, &before) < 0)
			return -ENOMEM;
		page->legend = fmaxf(page->legend, fg_legend_height(plan, page));
		if (!fits(plan, page) || !fg_page_holds(plan, page))
			return -ERANGE;
		if (fg_page_judge(plan, page, &after) < 0)
			return -ENOMEM;
		if (after.overlaps > before.overlaps || after.hits > before.hits)
			return -ERANGE;
	}
	return 0;
}

static struct fg_plan *new_plan(struct fg_figure *figure, const struct fg_cut *cut, bool held)
{
	struct fg_plan *plan = fg_arena_get(figure->arena, sizeof(*plan));

	if (!plan)
		return NULL;
	plan->figure = figure;
	plan->cut_out = cut;
	plan->held = held;
	plan->arena = figure->arena;
	plan->gaps = figure->gaps;
	plan->model = figure->model;
	plan->lang = figure->lang;
	plan->grey = figure->grey;
	plan->width = figure->width;
	plan->height = figure->room;
	return plan;
}

/* More pages than anybody will follow a flow through: refused, with advice, unless asked for. */
static bool is_large(const struct fg_plan *plan, const char **ret_message)
{
	uint32_t flows = plan->flow_count, pages = fg_plan_pages(plan, page_loads[0]);

	if (plan->figure->large || plan->cut_out || pages <= MOST_PAGES)
		return false;
	*ret_message = fg_arena_format(
		plan->arena,
		"%u flows would take %u pages or more: " ADVICE "; --all-pages draws them all",
		flows, pages);
	return true;
}

/* -ERANGE also where a held reading needs more room. */
static int plan_pages(struct fg_plan *plan, const struct fg_readings *readings,
                      const char **ret_message)
{
	int status = fg_plan_make(plan, readings);

	if (status == 0 && is_large(plan, ret_message))
		status = -ERANGE;
	if (status == 0)
		status = find_pages(plan, ret_message);
	if (status == 0 && plan->held)
		status = holds(plan);
	plan->variant_count = 0;
	return status;
}

/* Places stand where they do when all sources are read, as long as that leaves room enough. */
static int plan_reading(struct fg_figure *figure, const struct fg_cut *cut,
                        struct fg_plan **ret_plan, const char **ret_message)
{
	const struct fg_reading *own = &figure->gaps->reach->evidence->reading;
	struct fg_readings readings = { 0 };
	int status = fg_readings_make(figure->gaps, &readings);
	bool held = status == 0 && !fg_reading_is_full(own, own->baseline)
	            && fg_plan_can_hold(figure->model, &readings);

	for (int tries = 0; status == 0 && tries < 2; tries++, held = false) {
		*ret_message = NULL;
		*ret_plan = new_plan(figure, cut, held);
		status = *ret_plan ? plan_pages(*ret_plan, &readings, ret_message) : -ENOMEM;
		if (status != -ERANGE || !held)
			break;
		status = 0;
	}
	fg_readings_clear(&readings);
	return status;
}

bool fg_flows_are_many(const struct fg_model *model)
{
	return model->flow_count > MOST_PAGES * page_loads[0];
}

/* Whether the other figure has found places for just this plan. */
static bool is_alike(const struct fg_figure *figure, const struct fg_figure *other)
{
	return other && other->view->draw == fg_view_flows && other->graph && !other->focus
	       && other->gaps == figure->gaps && other->grey == figure->grey
	       && other->large == figure->large && strcmp(other->lang, figure->lang) == 0
	       && !(other->width < figure->width || other->width > figure->width)
	       && !(other->room < figure->room || other->room > figure->room);
}

/* What views change of a plan is the new one's own: places carry other notes in each. */
static int copy_plan(struct fg_figure *figure, const struct fg_plan *from,
                     struct fg_plan **ret_plan)
{
	struct fg_plan *plan = fg_arena_get(figure->arena, sizeof(*plan));
	struct fg_page *pages =
		fg_arena_array(figure->arena, from->page_count + 1, sizeof(*pages));

	if (!plan || !pages)
		return -ENOMEM;
	*plan = *from;
	plan->figure = figure;
	plan->arena = figure->arena;
	plan->pages = pages;
	for (uint32_t i = 0; i < from->page_count; i++) {
		if (make_copy(plan, &from->pages[i], &pages[i]) < 0)
			return -ENOMEM;
		copy_page(&from->pages[i], &pages[i]);
	}
	*ret_plan = plan;
	return 0;
}

int fg_flows_plan(struct fg_figure *figure, const struct fg_cut *cut, struct fg_plan **ret_plan,
                  const char **ret_message)
{
	const struct fg_model *model = figure->model;
	struct fg_plan *plan = NULL;
	int status;

	if (!cut && is_alike(figure, figure->like))
		return copy_plan(figure, figure->like->graph, ret_plan);
	if (!cut && (model->flow_count > MOST_FLOWS || model->place_count > MOST_PLACES)) {
		*ret_message = fg_arena_format(
			figure->arena,
			"%u places and %u flows are too many for this view (%d and %d): " ADVICE,
			model->place_count, model->flow_count, MOST_PLACES, MOST_FLOWS);
		return -ERANGE;
	}
	status = plan_reading(figure, cut, &plan, ret_message);
	if (status == -ERANGE && !*ret_message)
		*ret_message = fg_arena_format(
			figure->arena, "the flows of the widest place do not fit %.0f x %.0f mm",
			(double)(figure->width / FG_POINTS_PER_MM),
			(double)(figure->height / FG_POINTS_PER_MM));
	if (status < 0)
		return status;
	for (uint32_t i = 0; i < plan->page_count; i++)
		fg_page_shift(&plan->pages[i], (plan->width - plan->pages[i].width) / 2,
		              FG_PAPER_EDGE);
	*ret_plan = plan;
	return 0;
}
