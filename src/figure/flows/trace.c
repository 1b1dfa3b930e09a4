/* The view `trace`: the whole way of one element in ink, everything else pale. */
#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/say.h"
#include "base/sink.h"
#include "figure/alt.h"
#include "figure/flows/light.h"
#include "figure/flows/pages.h"
#include "figure/views.h"

enum { ALT_LABEL = 120 };       /* characters of the element's name in the alternative text */

static int no_element(struct fg_figure *figure, const char **ret_message)
{
	const struct fg_model *model = figure->model;
	const char **ids = fg_arena_array(figure->arena, model->element_count + 1, sizeof(*ids));
	const char *nearest = NULL;

	if (!ids)
		return -ENOMEM;
	for (fg_ref i = 0; i < model->element_count; i++)
		ids[i] = model->elements[i].e.id;
	if (!figure->focus) {
		*ret_message = "this view is about one element: name it by its id";
		return -EINVAL;
	}
	nearest = fg_nearest(figure->focus, ids, model->element_count);
	*ret_message = fg_arena_format(figure->arena, "no element '%s'%s%s%s", figure->focus,
	                               nearest ? "; did you mean '" : "", nearest ? nearest : "",
	                               nearest ? "'?" : "");
	return -EINVAL;
}

static int find_element(struct fg_figure *figure, fg_ref *ret_element, const char **ret_message)
{
	for (fg_ref i = 0; figure->focus && i < figure->model->element_count; i++)
		if (strcmp(figure->model->elements[i].e.id, figure->focus) == 0) {
			*ret_element = i;
			return 0;
		}
	return no_element(figure, ret_message);
}

/* How surely a flow carries the element; FG_STRENGTHS: not at all. */
static enum fg_strength carried_by(const struct fg_model *model, const struct fg_flow *flow,
                                   fg_ref element)
{
	for (uint32_t i = 0; i < flow->elements.count; i++)
		if (flow->elements.items[i] == element)
			return FG_BY_NAME;
	if (flow->categories >> model->elements[element].category & 1)
		return FG_BY_CATEGORY;
	return flow->unspecified ? FG_POSSIBLE : FG_STRENGTHS;
}

/* How surely the element takes a flow; FG_STRENGTHS: not at all. */
static enum fg_strength taken_by(const struct fg_reach *reach, fg_ref number, fg_ref element)
{
	const struct fg_model *model = reach->evidence->model;
	const struct fg_arrival *there = fg_reach_find(reach, element, model->flows[number].from);
	enum fg_strength strength;

	if (!there || fg_flow_fate(reach->evidence, number) != FG_ASSERTED)
		return FG_STRENGTHS;
	strength = carried_by(model, &model->flows[number], element);
	return there->strength > strength ? there->strength : strength;
}

static void light_flows(const struct fg_plan *plan, fg_ref element, struct fg_light *light)
{
	for (uint32_t i = 0; i < plan->flow_count; i++) {
		enum fg_strength strength =
			taken_by(plan->gaps->reach, plan->flows[i].flow, element);

		if (strength != FG_STRENGTHS)
			light->flows[i] = (uint8_t)(1 + strength);
	}
}

/* Of a large model only the element's own way. */
static int cut_way(struct fg_figure *figure, fg_ref element, struct fg_cut *cut)
{
	const struct fg_model *model = figure->model;
	const struct fg_reach *reach = figure->gaps->reach;

	cut->flows = fg_arena_array(figure->arena, (size_t)model->flow_count + 1, 1);
	cut->places = fg_arena_array(figure->arena, (size_t)model->place_count + 1, 1);
	if (!cut->flows || !cut->places)
		return -ENOMEM;
	for (fg_ref i = 0; i < model->flow_count; i++)
		cut->flows[i] = taken_by(reach, i, element) != FG_STRENGTHS;
	for (uint32_t i = reach->first[element]; i < reach->first[element + 1]; i++)
		cut->places[reach->arrivals[i].place] = 1;
	return 0;
}

static void light_places(const struct fg_plan *plan, fg_ref element, struct fg_light *light)
{
	const struct fg_reach *reach = plan->gaps->reach;

	for (uint32_t i = reach->first[element]; i < reach->first[element + 1]; i++)
		light->places[reach->arrivals[i].place] = reach->arrivals[i].hops ? 1 : 2;
}

static const char *label_of(const struct fg_plan *plan, fg_ref element)
{
	return fg_label_in(&plan->model->elements[element].e, plan->lang);
}

/* Every place that it reaches: how surely, by what status, how long it is kept there. */
static const char *data_of(const struct fg_plan *plan, fg_ref element, const struct fg_light *light)
{
	const struct fg_reach *reach = plan->gaps->reach;
	struct fg_sink sink = { .arena = plan->arena };

	fg_put(&sink, "place,label,strength,status,flows,kept\r\n");
	for (uint32_t i = reach->first[element]; i < reach->first[element + 1]; i++) {
		const struct fg_arrival *arrival = &reach->arrivals[i];
		const char *kept = light->kept[arrival->place].all;

		fg_put_csv(&sink, plan->model->places[arrival->place].e.id);
		fg_put(&sink, ",");
		fg_put_csv(&sink, fg_place_name(plan, arrival->place));
		fg_putf(&sink, ",%s,%s,%u,",
		        fg_vocab_word(FG_VOCAB_STRENGTH, arrival->strength)->word,
		        fg_vocab_word(FG_VOCAB_STATUS, arrival->status)->word, arrival->hops);
		fg_put_csv(&sink, kept ? kept : "");
		fg_put(&sink, "\r\n");
	}
	return fg_sink_keep(&sink);
}

/* Each flow in ink counts once, with one strand. */
static void count_drawn(struct fg_figure *figure, const struct fg_plan *plan,
                        const struct fg_light *light)
{
	for (uint32_t i = 0; i < plan->flow_count; i++) {
		if (!light->flows[i])
			continue;
		figure->asserted++;
		figure->drawn += fg_flows_track(plan, i) != NULL;
	}
	figure->strands = figure->asserted;
	figure->strands_drawn = figure->drawn;
}

static int draw_element(struct fg_figure *figure, struct fg_plan *plan, fg_ref element)
{
	struct fg_about about = { 0, element };
	struct fg_light *light =
		fg_light_new(plan, (int)plan->model->elements[element].category);
	const struct fg_reach *reach = plan->gaps->reach;
	const char *counts;
	int status;

	if (!light)
		return -ENOMEM;
	light->by_strength = true;
	light_flows(plan, element, light);
	light_places(plan, element, light);
	status = fg_light_finish(plan, &about,
	                         fg_arena_format(plan->arena,
	                                         fg_say(plan->lang, "%s: the way of \"%s\""),
	                                         fg_model_label(plan->model, plan->lang),
	                                         label_of(plan, element)),
	                         light);
	if (status == 0)
		status = fg_light_paint(figure, plan, light);
	if (status < 0)
		return status;
	count_drawn(figure, plan, light);
	figure->data = data_of(plan, element, light);
	counts = fg_arena_format(
		plan->arena,
		fg_say(plan->lang, "the way of \"%.*s\": %u flows carry it, %u places have it."),
		fg_alt_cut(label_of(plan, element), ALT_LABEL), label_of(plan, element),
		figure->drawn, reach->first[element + 1] - reach->first[element]);
	figure->alt = counts ? fg_alt_text(figure, counts) : NULL;
	return 0;
}

int fg_view_trace(struct fg_figure *figure, const char **ret_message)
{
	bool large = fg_flows_are_many(figure->model) && !figure->large;
	struct fg_plan *plan = NULL;
	struct fg_cut cut;
	fg_ref element = FG_NONE;
	int status = find_element(figure, &element, ret_message);
	const struct fg_reach *reach = figure->gaps->reach;

	if (status == 0 && reach->first[element] == reach->first[element + 1]) {
		*ret_message = fg_arena_format(figure->arena, "'%s' is nowhere: no asserted flow "
		                               "takes it and it starts at no place", figure->focus);
		return -EINVAL;
	}
	if (status == 0 && large)
		status = cut_way(figure, element, &cut);
	if (status == 0)
		status = fg_flows_plan(figure, large ? &cut : NULL, &plan, ret_message);
	if (status == 0)
		status = draw_element(figure, plan, element);
	if (status < 0)
		return status;
	figure->remarks = fg_flows_remarks(plan);
	return 0;
}
