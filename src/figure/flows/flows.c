/* The view `flows`: every asserted flow, one line each. */
#include <errno.h>

#include "base/arena.h"
#include "base/say.h"
#include "figure/flows/data.h"
#include "figure/flows/pages.h"
#include "figure/views.h"

static const char *title_of(const struct fg_plan *plan, uint32_t number)
{
	if (plan->page_count == 1)
		return fg_arena_format(plan->arena, fg_say(plan->lang, "%s: flows"),
		                       fg_model_label(plan->model, plan->lang));
	return fg_arena_format(plan->arena, fg_say(plan->lang, "%s: flows, page %u of %u"),
	                       fg_model_label(plan->model, plan->lang), number + 1,
	                       plan->page_count);
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

int fg_view_flows(struct fg_figure *figure, const char **ret_message)
{
	struct fg_plan *plan = NULL;
	int status = fg_flows_plan(figure, &plan, ret_message);

	figure->graph = plan;
	for (uint32_t i = 0; status == 0 && i < plan->page_count; i++)
		status = fg_flows_add_page(figure, plan, i, title_of(plan, i));
	if (status < 0)
		return status;
	count_drawn(figure);
	figure->remarks = fg_flows_remarks(plan);
	figure->alt = fg_flows_alt(plan);
	figure->data = fg_flows_data(plan);
	return 0;
}
