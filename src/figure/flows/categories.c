/* The view `categories`: the same page once for each data category, that one in ink. */
#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/say.h"
#include "figure/flows/data.h"
#include "figure/flows/light.h"
#include "figure/flows/pages.h"
#include "figure/views.h"

/* Bits of the kinds to be drawn: those that occur, or the one asked for. */
static int choose_kinds(struct fg_figure *figure, const struct fg_plan *plan, uint32_t *ret_kinds,
                        const char **ret_message)
{
	int wanted = figure->focus ? fg_vocab_find(FG_VOCAB_CATEGORY, figure->focus) : -1;
	uint32_t kinds = 0;

	for (uint32_t i = 0; i < plan->flow_count; i++)
		kinds |= plan->flows[i].drawn ? plan->flows[i].kinds : 0;
	if (figure->focus && wanted < 0)
		*ret_message = fg_arena_format(figure->arena,
		                               "no data category '%s'; see 'flowgap explain'",
		                               figure->focus);
	else if (figure->focus && !(kinds >> wanted & 1))
		*ret_message = fg_arena_format(figure->arena, "no flow carries data of '%s'",
		                               figure->focus);
	else if (!kinds)
		*ret_message = "no flow is asserted";
	if (*ret_message)
		return -EINVAL;
	*ret_kinds = figure->focus ? 1u << wanted : kinds;
	return 0;
}

static void light_places(const struct fg_plan *plan, struct fg_light *light)
{
	const struct fg_model *model = plan->model;

	for (uint32_t i = 0; i < plan->flow_count; i++)
		if (light->flows[i])
			light->places[plan->flows[i].from] = light->places[plan->flows[i].to] = 1;
	for (fg_ref h = 0; h < model->holding_count; h++)
		for (uint32_t i = 0; i < model->holdings[h].elements.count; i++) {
			fg_ref element = model->holdings[h].elements.items[i];

			if ((int)model->elements[element].category == light->kind)
				light->places[model->holdings[h].place] = 1;
		}
}

static int draw_kind(struct fg_figure *figure, struct fg_plan *plan, int kind)
{
	struct fg_about about = { kind < FG_CATEGORIES ? 1u << kind : 0, FG_NONE };
	struct fg_light *light = fg_light_new(plan, kind);
	const char *label = fg_say(plan->lang, fg_strand_look(kind, plan->grey).label);
	int status;

	if (!light)
		return -ENOMEM;
	for (uint32_t i = 0; i < plan->flow_count; i++)
		light->flows[i] = plan->flows[i].drawn && plan->flows[i].kinds >> kind & 1;
	light_places(plan, light);
	status = fg_light_finish(plan, &about,
	                         fg_arena_format(plan->arena, fg_say(plan->lang, "%s: %s"),
	                                         fg_model_label(plan->model, plan->lang), label),
	                         light);
	if (status == 0)
		status = fg_light_paint(figure, plan, light);
	for (uint32_t i = 0; status == 0 && i < plan->flow_count; i++) {
		bool counts = light->flows[i] && !plan->flows[i].assumed;

		figure->strands += counts;
		figure->strands_drawn += counts && fg_flows_track(plan, i);
	}
	return status;
}

static void count_flows(struct fg_figure *figure, const struct fg_plan *plan, uint32_t kinds)
{
	for (uint32_t i = 0; i < plan->flow_count; i++) {
		const struct fg_plan_flow *flow = &plan->flows[i];

		if (!flow->drawn || flow->assumed || !(flow->kinds & kinds))
			continue;
		figure->asserted++;
		figure->drawn += fg_flows_track(plan, i) != NULL;
	}
}

int fg_view_categories(struct fg_figure *figure, const char **ret_message)
{
	struct fg_plan *plan = NULL;
	uint32_t kinds = 0;
	int status = fg_flows_plan(figure, NULL, &plan, ret_message);

	if (status == 0)
		status = choose_kinds(figure, plan, &kinds, ret_message);
	for (int kind = 0; status == 0 && kind < FG_STRAND_KINDS; kind++)
		if (kinds >> kind & 1)
			status = draw_kind(figure, plan, kind);
	if (status < 0)
		return status;
	count_flows(figure, plan, kinds);
	figure->remarks = fg_flows_remarks(plan);
	figure->alt = fg_flows_alt(plan);
	figure->data = fg_flows_data(plan);
	return 0;
}
