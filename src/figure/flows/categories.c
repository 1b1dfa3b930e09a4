/* The view `categories`: the same page once for each data category, that one in ink. */
#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/say.h"
#include "base/sink.h"
#include "base/text.h"
#include "figure/alt.h"
#include "figure/flows/light.h"
#include "figure/flows/pages.h"
#include "figure/sentence.h"
#include "figure/views.h"

enum { ALT_ROOM = 90 };         /* characters of the list of categories in the alternative text */

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

static const char *name_of(const struct fg_plan *plan, int kind)
{
	return fg_say(plan->lang, fg_strand_look(kind, plan->grey).label);
}

/* ---- data: the flows of each category, after a line that counts them */

static const char *word_of(int kind)
{
	return kind < FG_CATEGORIES ? fg_vocab_word(FG_VOCAB_CATEGORY, (size_t)kind)->word
	                            : "unspecified";
}

/* Those of the category that the flow names. */
static void put_elements(const struct fg_plan *plan, const struct fg_flow *flow, int kind,
                         struct fg_sink *sink)
{
	const char *between = "";

	for (uint32_t i = 0; i < flow->elements.count; i++) {
		const struct fg_element *element = &plan->model->elements[flow->elements.items[i]];

		if ((int)element->category != kind)
			continue;
		fg_putf(sink, "%s%s", between, element->e.id);
		between = " ";
	}
	fg_put(sink, ",");
}

static void put_flow(const struct fg_plan *plan, const struct fg_plan_flow *flow, int kind,
                     uint32_t page, struct fg_sink *sink)
{
	const struct fg_flow *of = &plan->model->flows[flow->flow];
	const char *status = fg_vocab_word(FG_VOCAB_STATUS, flow->status)->word;
	const char *family = fg_vocab_word(FG_VOCAB_FAMILY, flow->family)->word;

	fg_putf(sink, "%s,%s,", flow->assumed ? "assumed" : "flow", word_of(kind));
	if (flow->number)
		fg_putf(sink, "%u", flow->number);
	fg_put(sink, ",");
	fg_put_csv_field(sink, of->e.id);
	fg_put_csv_field(sink, fg_label_in(&of->e, plan->lang));
	fg_put_csv_field(sink, plan->model->places[of->from].e.id);
	fg_put_csv_field(sink, plan->model->places[of->to].e.id);
	put_elements(plan, of, kind, sink);
	fg_putf(sink, "%s,%s,,", flow->assumed ? "" : status, flow->assumed ? "" : family);
	if (flow->marks.count)
		fg_put(sink, fg_mark_text(plan->arena, &flow->marks, 0));
	fg_putf(sink, ",%u\r\n", page);
}

static void put_kind(const struct fg_plan *plan, const struct fg_light *light, uint32_t first,
                     struct fg_sink *sink)
{
	fg_putf(sink, "category,%s,,,", word_of(light->kind));
	fg_put_csv_field(sink, name_of(plan, light->kind));
	fg_putf(sink, ",,,,,%u,,%u\r\n", light->flow_count, first + 1);
	for (uint32_t i = 0; i < plan->flow_count; i++) {
		uint32_t page = first;

		for (uint32_t k = 0; light->flows[i] && k <= plan->flows[i].page; k++)
			page += fg_light_is_on(plan, light, k);
		if (light->flows[i])
			put_flow(plan, &plan->flows[i], light->kind, page, sink);
	}
}

/* ---- one category */

static int draw_kind(struct fg_figure *figure, struct fg_plan *plan, int kind,
                     struct fg_sink *data)
{
	struct fg_about about = { kind < FG_CATEGORIES ? 1u << kind : 0, FG_NONE };
	struct fg_light *light = fg_light_new(plan, kind);
	uint32_t first = figure->page_count;
	int status;

	if (!light)
		return -ENOMEM;
	for (uint32_t i = 0; i < plan->flow_count; i++)
		light->flows[i] = plan->flows[i].drawn && plan->flows[i].kinds >> kind & 1;
	light_places(plan, light);
	status = fg_light_finish(plan, &about,
	                         fg_arena_format(plan->arena, fg_say(plan->lang, "%s: %s"),
	                                         fg_model_label(plan->model, plan->lang),
	                                         name_of(plan, kind)),
	                         light);
	if (status == 0)
		status = fg_light_paint(figure, plan, light);
	for (uint32_t i = 0; status == 0 && i < plan->flow_count; i++) {
		bool counts = light->flows[i] && !plan->flows[i].assumed;

		figure->strands += counts;
		figure->strands_drawn += counts && fg_flows_track(plan, i);
	}
	if (status == 0)
		put_kind(plan, light, first, data);
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

/* ---- alternative text */

static uint32_t count_kind(const struct fg_plan *plan, int kind)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < plan->flow_count; i++)
		count += plan->flows[i].drawn && !plan->flows[i].assumed
		         && plan->flows[i].kinds >> kind & 1;
	return count;
}

/* "biographic 12, contact 8, and 3 more" */
static void put_kinds(const struct fg_plan *plan, uint32_t kinds, struct fg_sink *sink)
{
	uint32_t more = 0;

	for (int kind = 0; kind < FG_STRAND_KINDS; kind++) {
		if (!(kinds >> kind & 1))
			continue;
		if (more || fg_utf8_count(sink->data ? sink->data : "") > ALT_ROOM) {
			more++;
			continue;
		}
		fg_putf(sink, "%s%s %u", sink->length ? fg_say(plan->lang, ", ") : "",
		        name_of(plan, kind), count_kind(plan, kind));
	}
	if (more)
		fg_putf(sink, fg_say(plan->lang, " and %u more"), more);
}

static const char *alt_of(const struct fg_plan *plan, uint32_t kinds)
{
	struct fg_sink list = { .arena = plan->arena };
	const char *counts;

	put_kinds(plan, kinds, &list);
	counts = fg_arena_format(plan->arena,
	                         fg_say(plan->lang, "data flows by category, each in ink where "
	                                            "the others are pale: %s; of %u flows."),
	                         list.data ? list.data : "", plan->asserted);
	fg_sink_clear(&list);
	return counts ? fg_alt_text(plan->figure, counts) : NULL;
}

int fg_view_categories(struct fg_figure *figure, const char **ret_message)
{
	struct fg_plan *plan = NULL;
	struct fg_sink data = { 0 };
	uint32_t kinds = 0;
	int status = fg_flows_plan(figure, NULL, &plan, ret_message);

	fg_put(&data, "kind,category,number,id,label,from,to,elements,status,family,flows,register,"
	              "page\r\n");
	if (status == 0)
		status = choose_kinds(figure, plan, &kinds, ret_message);
	for (int kind = 0; status == 0 && kind < FG_STRAND_KINDS; kind++)
		if (kinds >> kind & 1)
			status = draw_kind(figure, plan, kind, &data);
	if (status == 0)
		status = data.error;
	if (status == 0) {
		count_flows(figure, plan, kinds);
		figure->remarks = fg_flows_remarks(plan);
		figure->alt = alt_of(plan, kinds);
		figure->data = fg_arena_string(figure->arena, data.data);
	}
	fg_sink_clear(&data);
	return status;
}
