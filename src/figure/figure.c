#include "figure/figure.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/say.h"
#include "base/sink.h"
#include "draw/scene.h"
#include "figure/footer.h"
#include "figure/origin.h"
#include "figure/theme.h"
#include "figure/views.h"

static const struct fg_view views[] = {
	{ "flows", "every flow, one line each; or those of one boundary", FG_FOCUS_BOUNDARY,
	  fg_view_flows, fg_flows_write_dot },
	{ "summary", "one box per boundary, flows between them merged, for the body of a report",
	  FG_FOCUS_NONE, fg_view_summary, fg_summary_write_dot },
	{ "steps", "the workflow as lanes by party, with deadlines and the data taken at each step",
	  FG_FOCUS_NONE, fg_view_steps, NULL },
	{ "matrix", "which data are where: a table of data and places", FG_FOCUS_NONE,
	  fg_view_matrix, NULL },
	{ "retention", "how long each place keeps what, as bars on a scale of time", FG_FOCUS_NONE,
	  fg_view_retention, NULL },
	{ "categories", "flows once for each data category, that one in ink, the rest pale",
	  FG_FOCUS_CATEGORY, fg_view_categories, NULL },
	{ "trace", "the whole way of one element in ink, the rest pale", FG_FOCUS_ELEMENT,
	  fg_view_trace, NULL },
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

static int set_up(struct fg_figure *figure, const struct fg_gaps *gaps,
                  const struct fg_figure_options *options)
{
	static const struct fg_figure_options defaults = { 0 };
	const struct fg_figure_options *o = options ? options : &defaults;

	figure->arena = fg_arena_new();
	if (!figure->arena)
		return -ENOMEM;
	figure->gaps = gaps;
	figure->model = gaps->reach->evidence->model;
	figure->lang = o->lang ? fg_arena_string(figure->arena, o->lang) : figure->model->lang;
	figure->grey = o->grey;
	figure->focus = o->focus ? fg_arena_string(figure->arena, o->focus) : NULL;
	figure->large = o->large;
	figure->like = o->like;
	if (fg_arena_failed(figure->arena))
		return -ENOMEM;
	figure->width = (float)(o->width_mm > 0 ? o->width_mm : 160) * FG_POINTS_PER_MM;
	figure->height = (float)(o->height_mm > 0 ? o->height_mm : 240) * FG_POINTS_PER_MM;
	figure->room = figure->height - fg_footer_room(figure);
	return 0;
}

/* What is missing on the pages is a failure, never a remark. */
static int check_drawn(const struct fg_figure *figure, const char **ret_message)
{
	if (figure->drawn == figure->asserted && figure->strands_drawn == figure->strands)
		return 0;
	*ret_message = fg_arena_format(figure->arena, "%u of %u asserted flows drawn",
	                               figure->drawn, figure->asserted);
	return -EIO;
}

/* What a reader must know about the language, after what the view remarks. */
static void remark_language(struct fg_figure *figure)
{
	struct fg_sink remark = { .arena = figure->arena };

	fg_say_put_remark(figure->lang, &remark);
	if (remark.length)
		figure->remarks = fg_arena_format(figure->arena, "%s%s\n",
		                                  figure->remarks ? figure->remarks : "",
		                                  remark.data);
	fg_sink_clear(&remark);
}

static void finish_page(const struct fg_figure *figure, struct fg_scene *scene)
{
	struct fg_sink origin = { .arena = figure->arena };

	fg_footer_paint(figure, scene);
	fg_put_origin(figure, &origin);
	scene->origin = fg_scene_string(scene, origin.data);
	fg_sink_clear(&origin);
}

static int draw(struct fg_figure *figure, const char *view, const char **ret_message)
{
	const struct fg_view *row = fg_view_find(view);
	int status;

	if (!row) {
		*ret_message = fg_arena_format(figure->arena, "no view '%s'", view);
		return -EINVAL;
	}
	if (figure->focus && row->focus == FG_FOCUS_NONE) {
		*ret_message = fg_arena_format(figure->arena, "view '%s' shows everything: it is "
		                               "not about '%s'", view, figure->focus);
		return -EINVAL;
	}
	figure->view = row;
	status = row->draw(figure, ret_message);
	for (uint32_t i = 0; status == 0 && i < figure->page_count; i++)
		finish_page(figure, figure->pages[i]);
	for (uint32_t i = 0; status == 0 && i < figure->page_count; i++)
		status = figure->pages[i]->failed ? -ENOMEM : 0;
	if (status == 0)
		remark_language(figure);
	if (status == 0 && fg_arena_failed(figure->arena))
		status = -ENOMEM;
	return status == 0 ? check_drawn(figure, ret_message) : status;
}

int fg_figure_new(const struct fg_gaps *gaps, const char *view,
                  const struct fg_figure_options *options, char **ret_message,
                  struct fg_figure **ret_figure)
{
	struct fg_figure *figure = calloc(1, sizeof(*figure));
	const char *message = NULL;
	int status = figure ? set_up(figure, gaps, options) : -ENOMEM;

	if (status == 0)
		status = draw(figure, view, &message);
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
	free(figure->pages);
	fg_arena_free(figure->arena);
	free(figure);
}

/* The language to name: the one asked for, where the program or the model has a word in it. */
static const char *lang_shown(const struct fg_figure *figure)
{
	const struct fg_model *model = figure->model;

	if (strcmp(fg_say_lang(figure->lang), "en") != 0)
		return figure->lang;
	for (fg_ref i = 0; i < model->place_count; i++)
		if (fg_label_in(&model->places[i].e, figure->lang) != model->places[i].e.label)
			return figure->lang;
	return model->lang;
}

struct fg_scene *fg_figure_add_page(struct fg_figure *figure, float height, const char *title,
                                    const char *desc)
{
	struct fg_scene *scene;

	if (figure->page_count == figure->page_room) {
		uint32_t room = figure->page_room ? 2 * figure->page_room : 4;
		struct fg_scene **grown = realloc(figure->pages, room * sizeof(*grown));

		if (!grown)
			return NULL;
		figure->pages = grown;
		figure->page_room = room;
	}
	scene = fg_scene_new(figure->width, height);
	if (!scene)
		return NULL;
	scene->title = fg_scene_string(scene, title);
	scene->desc = fg_scene_string(scene, desc);
	scene->lang = fg_scene_string(scene, lang_shown(figure));
	figure->pages[figure->page_count++] = scene;
	return scene;
}
