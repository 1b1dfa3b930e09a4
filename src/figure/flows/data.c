#include "figure/flows/data.h"

#include "base/arena.h"
#include "base/say.h"
#include "base/sink.h"
#include "figure/alt.h"

enum { PART_SHOWN = 20 };       /* characters of the name of a part in the alternative text */

static const char *word(enum fg_vocab vocab, size_t number)
{
	return fg_vocab_word(vocab, number)->word;
}

static bool is_touched(const struct fg_plan *plan, fg_ref place)
{
	for (uint32_t i = 0; i < plan->flow_count; i++)
		if (plan->flows[i].drawn
		    && (plan->flows[i].from == place || plan->flows[i].to == place))
			return true;
	return false;
}

const char *fg_flows_alt(const struct fg_plan *plan)
{
	uint32_t by_family[FG_FAMILIES] = { 0 }, kept[FG_FAMILIES] = { 0 }, places = 0;
	const char *counts;

	for (uint32_t i = 0; i < plan->flow_count; i++)
		by_family[plan->flows[i].family] += plan->flows[i].drawn && !plan->flows[i].assumed;
	for (fg_ref i = 0; i < plan->model->place_count; i++) {
		places += is_touched(plan, i);
		kept[plan->places[i].kept.family] += plan->places[i].kept.words != NULL;
	}
	counts = fg_arena_format(plan->arena,
	                         fg_say(plan->lang, "data flows: %u between %u places: "
	                                "%u answered, %u gaps, %u claimed by others, "
	                                "%u to verify; how long places keep data: %u gaps, "
	                                "%u claimed by others; "
	                                "%u questioned, not drawn as arrows."),
	                         plan->asserted, places, by_family[FG_ANSWERED], by_family[FG_GAP],
	                         by_family[FG_CLAIMED], by_family[FG_TO_VERIFY],
	                         kept[FG_GAP], kept[FG_CLAIMED], plan->questioned);
	if (counts && plan->part)
		counts = fg_arena_format(plan->arena, "%.*s%s%s",
		                         fg_alt_cut(plan->part, PART_SHOWN), plan->part,
		                         fg_say(plan->lang, ", "), counts);
	return counts ? fg_alt_text(plan->figure, counts) : NULL;
}

static void put_marks(const struct fg_marks *marks, struct fg_sink *sink)
{
	struct fg_sink field = { 0 };

	for (uint32_t i = 0; i < marks->count; i++)
		fg_putf(&field, "%sG%u", i ? " " : "", marks->shown[i]->number);
	if (marks->more)
		fg_putf(&field, " +%u", marks->more);
	fg_put_csv_built(sink, &field);
}

static void put_carried(const struct fg_plan *plan, const struct fg_flow *flow,
                        struct fg_sink *sink)
{
	struct fg_sink field = { 0 };

	for (uint32_t i = 0; i < flow->elements.count; i++)
		fg_putf(&field, "%s%s", i ? " " : "",
		        plan->model->elements[flow->elements.items[i]].e.id);
	fg_put_csv_built(sink, &field);
	for (int category = 0; category < FG_CATEGORIES; category++)
		if (flow->carried >> category & 1)
			fg_putf(&field, "%s%s", field.length ? " " : "",
			        word(FG_VOCAB_CATEGORY, (size_t)category));
	if (flow->unspecified)
		fg_putf(&field, "%sunspecified", field.length ? " " : "");
	fg_put_csv_built(sink, &field);
}

/* A flow, or the stub of one: `drawn` is NULL then. */
static void put_flow(const struct fg_plan *plan, fg_ref number, const struct fg_plan_flow *drawn,
                     struct fg_sink *sink)
{
	const struct fg_flow *flow = &plan->model->flows[number];
	static const struct fg_marks none;
	bool said = drawn && !drawn->assumed;

	fg_put_csv_field(sink, !drawn ? "questioned" : drawn->assumed ? "assumed" : "flow");
	if (drawn && drawn->number)
		fg_putf(sink, "%u", drawn->number);
	fg_put(sink, ",");
	fg_put_csv_field(sink, flow->e.id);
	fg_put_csv_field(sink, fg_label_in(&flow->e, plan->lang));
	fg_put_csv_field(sink, plan->model->places[flow->from].e.id);
	fg_put_csv_field(sink, plan->model->places[flow->to].e.id);
	put_carried(plan, flow, sink);
	fg_put_csv_field(sink, said ? word(FG_VOCAB_STATUS, drawn->status) : NULL);
	fg_put_csv_field(sink, said ? word(FG_VOCAB_FAMILY, drawn->family) : NULL);
	fg_put(sink, ",");
	put_marks(drawn ? &drawn->marks : &none, sink);
	fg_putf(sink, "%u\r\n",
	        (drawn ? drawn->page : plan->places[flow->from].home) + 1);
}

static void put_place(const struct fg_plan *plan, fg_ref place, struct fg_sink *sink)
{
	const struct fg_plan_place *drawn = &plan->places[place];

	fg_put(sink, "place,,");
	fg_put_csv_field(sink, plan->model->places[place].e.id);
	fg_put_csv_field(sink, fg_place_name(plan, place));
	fg_put(sink, ",,,,,");
	fg_put_csv_field(sink, drawn->kept.words ? word(FG_VOCAB_FAMILY, drawn->kept.family) : "");
	fg_put_csv_field(sink, drawn->kept.all ? drawn->kept.all : "");
	put_marks(&drawn->kept.marks, sink);
	fg_putf(sink, "%u\r\n", drawn->home + 1);
}

const char *fg_flows_data(const struct fg_plan *plan)
{
	struct fg_sink sink = { .arena = plan->arena };

	fg_put(&sink,
	       "kind,number,id,label,from,to,elements,categories,status,family,kept,register,page"
	       "\r\n");
	for (uint32_t i = 0; i < plan->flow_count; i++) {
		const struct fg_plan_flow *flow = &plan->flows[i];

		if (flow->drawn || flow->questioned)
			put_flow(plan, flow->flow, flow->drawn ? flow : NULL, &sink);
	}
	for (uint32_t i = 0; i < plan->stub_count; i++)
		if (plan->stubs[i].drawn)
			put_flow(plan, plan->stubs[i].flow, NULL, &sink);
	for (fg_ref i = 0; i < plan->model->place_count; i++)
		if (!plan->places[i].absent)
			put_place(plan, i, &sink);
	return fg_sink_keep(&sink);
}
