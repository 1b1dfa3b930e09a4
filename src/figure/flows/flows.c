/* The view `flows`: every asserted flow, one line each. */
#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/say.h"
#include "figure/flows/data.h"
#include "figure/flows/pages.h"
#include "figure/views.h"

static const char *title_of(const struct fg_plan *plan, uint32_t number)
{
	const char *name = fg_model_label(plan->model, plan->lang);

	if (plan->part)
		name = fg_arena_format(plan->arena, "%s%s%s", name, fg_say(plan->lang, ", "),
		                       plan->part);
	if (!name)
		return NULL;
	if (plan->page_count == 1)
		return fg_arena_format(plan->arena, fg_say(plan->lang, "%s: flows"), name);
	return fg_arena_format(plan->arena, fg_say(plan->lang, "%s: flows, page %u of %u"), name,
	                       number + 1, plan->page_count);
}

/* Counts what stands on the pages. */
static void count_drawn(struct fg_figure *figure)
{
	const struct fg_plan *plan = figure->graph;

	figure->asserted = plan->asserted;
	figure->strands = plan->strands;
	figure->assumed = plan->assumed;
	figure->questioned = plan->questioned;
	for (uint32_t i = 0; i < plan->flow_count; i++) {
		const struct fg_plan_flow *flow = &plan->flows[i];

		if (!flow->drawn || flow->assumed || !fg_flows_track(plan, i))
			continue;
		figure->drawn++;
		figure->strands_drawn += flow->strands;
	}
}

static int find_boundary(const struct fg_figure *figure, fg_ref *ret_boundary,
                         const char **ret_message)
{
	const struct fg_model *model = figure->model;
	const char **ids = fg_arena_array(figure->arena, model->boundary_count + 1, sizeof(*ids));
	const char *nearest;

	for (fg_ref i = 0; ids && i < model->boundary_count; i++) {
		ids[i] = model->boundaries[i].e.id;
		if (strcmp(ids[i], figure->focus))
			continue;
		*ret_boundary = i;
		return 0;
	}
	if (!ids)
		return -ENOMEM;
	nearest = fg_nearest(figure->focus, ids, model->boundary_count);
	*ret_message = fg_arena_format(figure->arena, "no boundary '%s'%s%s%s", figure->focus,
	                               nearest ? "; did you mean '" : "", nearest ? nearest : "",
	                               nearest ? "'?" : "");
	return -EINVAL;
}

/* A boundary and what it exchanges with others. */
static int cut_boundary(struct fg_figure *figure, struct fg_cut *cut, const char **ret_message)
{
	const struct fg_model *model = figure->model;
	fg_ref boundary = FG_NONE;
	int status = find_boundary(figure, &boundary, ret_message);

	if (status < 0)
		return status;
	cut->name = fg_label_in(&model->boundaries[boundary].e, figure->lang);
	cut->flows = fg_arena_array(figure->arena, (size_t)model->flow_count + 1, 1);
	cut->places = fg_arena_array(figure->arena, (size_t)model->place_count + 1, 1);
	if (!cut->flows || !cut->places)
		return -ENOMEM;
	for (fg_ref i = 0; i < model->place_count; i++)
		cut->places[i] = model->places[i].boundary == boundary;
	for (fg_ref i = 0; i < model->flow_count; i++)
		cut->flows[i] = cut->places[model->flows[i].from]
		                || cut->places[model->flows[i].to];
	return 0;
}

int fg_view_flows(struct fg_figure *figure, const char **ret_message)
{
	struct fg_plan *plan = NULL;
	struct fg_cut cut;
	int status = figure->focus ? cut_boundary(figure, &cut, ret_message) : 0;

	if (status == 0)
		status = fg_flows_plan(figure, figure->focus ? &cut : NULL, &plan, ret_message);

	figure->graph = plan;
	if (status == 0 && figure->focus)
		plan->part = cut.name;
	for (uint32_t i = 0; status == 0 && i < plan->page_count; i++)
		status = fg_flows_add_page(figure, plan, i, title_of(plan, i));
	if (status < 0)
		return status;
	plan->cut_out = NULL;
	count_drawn(figure);
	figure->remarks = fg_flows_remarks(plan);
	figure->alt = fg_flows_alt(plan);
	figure->data = fg_flows_data(plan);
	return 0;
}
