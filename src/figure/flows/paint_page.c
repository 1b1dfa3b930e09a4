/* A page of a plan as a page of the figure. */
#include <errno.h>

#include "base/arena.h"
#include "base/say.h"
#include "base/sink.h"
#include "figure/flows/pages.h"
#include "figure/flows/paint_page.h"
#include "figure/flows/words.h"

/* In painting order: grounds, lines, places. */
static void paint_parts(struct fg_plan *plan, uint32_t number, struct fg_scene *scene)
{
	struct fg_page *page = &plan->pages[number];

	for (uint32_t i = 0; i < page->panel_count; i++)
		fg_paint_panel(plan, &page->panels[i], scene);
	for (uint32_t i = 0; i < page->track_count; i++)
		fg_paint_track(plan, page, &page->tracks[i], scene);
	for (uint32_t i = 0; i < page->spot_count; i++)
		if (page->spots[i].kind == FG_AT_PLACE)
			fg_paint_place(plan, &page->spots[i], scene);
	fg_paint_legend(plan, page, page->height + FG_PAPER_EDGE, scene);
}

int fg_flows_add_page(struct fg_figure *figure, struct fg_plan *plan, uint32_t number,
                      const char *title)
{
	struct fg_page *page = &plan->pages[number];
	float height = page->height + fg_legend_height(plan, page) + 2 * FG_PAPER_EDGE;
	struct fg_sink words = { .arena = plan->arena };
	struct fg_scene *scene = NULL;

	fg_words_page(plan, number, &words);
	if (title)
		scene = fg_figure_add_page(figure, height, title, words.data);
	fg_sink_clear(&words);
	if (!scene)
		return -ENOMEM;
	paint_parts(plan, number, scene);
	return 0;
}

const char *fg_flows_remarks(const struct fg_plan *plan)
{
	const struct {
		bool occurs;
		const char *words;
	} all[] = {
		{ plan->cut, FG_SAY("a label is too long and was cut; its title has all of it") },
		{ plan->unknown,
		  FG_SAY("a character is not in the font table: its width is a guess") },
		{ plan->crowded, FG_SAY("a line comes too close to what is not its own") },
	};
	const char *remarks = "";

	for (size_t i = 0; remarks && i < sizeof(all) / sizeof(all[0]); i++)
		if (all[i].occurs)
			remarks = fg_arena_format(plan->arena, "%s%s\n", remarks,
			                          fg_say(plan->lang, all[i].words));
	return remarks;
}

const struct fg_track *fg_flows_track(const struct fg_plan *plan, uint32_t flow)
{
	const struct fg_page *page = &plan->pages[plan->flows[flow].page];

	for (uint32_t i = 0; i < page->track_count; i++) {
		const struct fg_track *track = &page->tracks[i];

		if (track->badge != FG_NONE && page->spots[track->badge].index == flow
		    && track->curve.count >= 4)
			return track;
	}
	return NULL;
}
