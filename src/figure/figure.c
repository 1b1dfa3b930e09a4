#include "figure/figure.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/sink.h"
#include "draw/scene.h"
#include "figure/views.h"
#include "figure/words.h"

static const struct fg_view views[] = {
	{ "flows", "every flow, one line each, on one or more pages", fg_view_flows },
};
enum { VIEWS = sizeof(views) / sizeof(views[0]) };

const struct fg_view *fg_views(uint32_t *ret_count)
{
	*ret_count = VIEWS;
	return views;
}

const struct fg_view *fg_view_find(const char *name)
{
	for (uint32_t i = 0; i < VIEWS; i++)
		if (strcmp(views[i].name, name) == 0)
			return &views[i];
	return NULL;
}

/* Counts what stands on the pages; what is missing there is a failure, never a remark. */
static int count_drawn(struct fg_figure *figure, const char **ret_message)
{
	const struct fg_plan *plan = figure->plan;

	figure->asserted = plan->asserted;
	figure->strands = plan->strands;
	figure->assumed = plan->assumed;
	figure->questioned = plan->stub_count;
	for (uint32_t i = 0; i < plan->page_count; i++) {
		for (uint32_t k = 0; k < plan->pages[i].track_count; k++) {
			const struct fg_track *track = &plan->pages[i].tracks[k];
			const struct fg_plan_flow *flow;

			if (track->badge == FG_NONE || track->curve.count < 4)
				continue;
			flow = &plan->flows[plan->pages[i].spots[track->badge].index];
			figure->drawn += !flow->assumed;
			figure->strands_drawn += flow->assumed ? 0 : flow->strands;
		}
	}
	if (figure->drawn == figure->asserted && figure->strands_drawn == figure->strands)
		return 0;
	*ret_message = fg_arena_format(figure->arena, "%u of %u asserted flows drawn",
	                               figure->drawn, figure->asserted);
	return -EIO;
}

static const char *remarks_of(const struct fg_plan *plan)
{
	static const char cut[] = "a label is too long and was cut; its title has all of it\n";
	static const char unknown[] =
		"a character is not in the font table: its width is a guess\n";
	static const char crowded[] = "a line comes too close to what is not its own\n";

	return fg_arena_format(plan->arena, "%s%s%s", plan->cut ? cut : "",
	                       plan->unknown ? unknown : "", plan->crowded ? crowded : "");
}

static int set_up(struct fg_figure *figure, const struct fg_gaps *gaps,
                  const struct fg_figure_options *options)
{
	double width = options && options->width_mm > 0 ? options->width_mm : 160;
	double height = options && options->height_mm > 0 ? options->height_mm : 240;
	struct fg_plan *plan;

	figure->arena = fg_arena_new();
	if (!figure->arena)
		return -ENOMEM;
	plan = figure->plan = fg_arena_get(figure->arena, sizeof(*plan));
	if (!plan)
		return -ENOMEM;
	plan->arena = figure->arena;
	plan->gaps = gaps;
	plan->model = gaps->reach->evidence->model;
	plan->lang = options && options->lang ? options->lang : plan->model->lang;
	plan->grey = options && options->grey;
	plan->width = (float)width * FG_POINTS_PER_MM;
	plan->height = (float)height * FG_POINTS_PER_MM;
	return 0;
}

int fg_figure_new(const struct fg_gaps *gaps, const char *view,
                  const struct fg_figure_options *options, char **ret_message,
                  struct fg_figure **ret_figure)
{
	const struct fg_view *row = fg_view_find(view);
	struct fg_figure *figure = calloc(1, sizeof(*figure));
	const char *message = NULL;
	int status = figure ? set_up(figure, gaps, options) : -ENOMEM;

	if (status == 0 && !row) {
		message = fg_arena_format(figure->arena, "no view '%s'", view);
		status = -EINVAL;
	}
	if (status == 0)
		status = row->draw(figure, &message);
	if (status == 0)
		status = count_drawn(figure, &message);
	if (status == 0 && !(figure->remarks = remarks_of(figure->plan)))
		status = -ENOMEM;
	if (ret_message)
		*ret_message = status < 0 && message ? strdup(message) : NULL;
	if (status < 0)
		fg_figure_free(figure);
	else
		*ret_figure = figure;
	return status;
}

void fg_figure_free(struct fg_figure *figure)
{
	if (!figure)
		return;
	for (uint32_t i = 0; i < figure->page_count; i++)
		fg_scene_free(figure->pages[i]);
	fg_arena_free(figure->arena);
	free(figure);
}

void fg_figure_write_words(const struct fg_figure *figure, uint32_t page, struct fg_sink *sink)
{
	fg_words_page(figure->plan, page, sink);
}
