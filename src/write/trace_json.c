/* One element's whole way as one JSON object. Keys are stable. */
#include "base/say.h"
#include "write/json.h"
#include "write/trace.h"
#include "write/words.h"
#include "write/writers.h"

static void put_claims(const struct fg_trace *trace, const struct fg_cell *cell,
                       struct fg_sink *sink)
{
	struct fg_refs own = fg_cell_own(cell), others = fg_cell_others(cell);
	struct fg_json_list list = { trace->model, sink, "" };

	fg_put(sink, ",\"claims\":[");
	for (uint32_t i = 0; i < own.count; i++)
		fg_json_claim(own.items[i], true, &list);
	for (uint32_t i = 0; i < others.count; i++)
		fg_json_claim(others.items[i], false, &list);
	fg_put(sink, "]");
}

static void put_answers(const struct fg_trace *trace, uint32_t head, struct fg_sink *sink)
{
	const char *between = "";

	for (; head != FG_NONE; head = trace->answers[head].next) {
		const struct fg_trace_answer *answer = &trace->answers[head];
		const struct fg_cell *cell = answer->cell;
		struct fg_sink text = { 0 };

		fg_putf(sink, "%s{\"fact\":", between);
		fg_put_json(sink, answer->index == FG_NONE
		                          ? NULL
		                          : fg_model_entity(trace->model, answer->kind,
		                                            answer->index)->id);
		if (cell && cell->question != FG_NONE)
			fg_put_question(&text, trace->model, cell->question);
		if (text.data)
			fg_json_words(sink, "question", &text);
		else
			fg_json_pair(sink, "question", NULL);
		fg_json_pair(sink, "status",
		             cell ? fg_vocab_word(FG_VOCAB_STATUS, cell->status)->word : NULL);
		fg_json_pair(sink, "family",
		             cell ? fg_vocab_word(FG_VOCAB_FAMILY, cell->family)->word : NULL);
		fg_put_trace_answer(&text, trace, answer);
		fg_json_words(sink, "words", &text);
		if (cell)
			put_claims(trace, cell, sink);
		fg_put(sink, "}");
		between = ",";
	}
}

static void put_place(const struct fg_trace *trace, const struct fg_place *place,
                      struct fg_sink *sink)
{
	fg_put(sink, "\n{\"place\":");
	fg_put_json(sink, place->e.id);
	fg_json_pair(sink, "label", place->e.label);
	fg_json_pair(sink, "custodian", trace->model->parties[place->custodian].e.id);
	fg_json_bool(sink, "inside", place->inside);
	fg_json_bool(sink, "keeps", place->keeps);
}

static void put_held(const struct fg_trace *trace, struct fg_sink *sink)
{
	fg_put(sink, "],\n\"held\":[");
	for (uint32_t i = 0; i < trace->held.count; i++) {
		fg_ref place = trace->held.items[i];

		fg_put(sink, i ? "," : "");
		put_place(trace, &trace->model->places[place], sink);
		fg_put(sink, ",\"kept\":[");
		put_answers(trace, trace->kept[place], sink);
		fg_put(sink, "]}");
	}
}

static void put_arrival(const struct fg_trace *trace, const struct fg_arrival *arrival,
                        struct fg_sink *sink)
{
	const struct fg_place *place = &trace->model->places[arrival->place];
	uint32_t length = fg_trace_path(trace, arrival);

	put_place(trace, place, sink);
	fg_json_pair(sink, "strength", fg_vocab_word(FG_VOCAB_STRENGTH, arrival->strength)->word);
	fg_json_pair(sink, "status", fg_vocab_word(FG_VOCAB_STATUS, arrival->status)->word);
	fg_json_bool(sink, "steps_back", arrival->steps_back);
	fg_put(sink, ",\"path\":[");
	for (uint32_t i = 0; i < length; i++) {
		fg_put(sink, i ? "," : "");
		fg_put_json(sink, trace->model->flows[trace->path[i]].e.id);
	}
	fg_put(sink, "],\"kept\":[");
	put_answers(trace, trace->kept[arrival->place], sink);
	fg_put(sink, "]");
	if (trace->kept[arrival->place] == FG_NONE)
		fg_json_pair(sink, "not_kept", fg_say(trace->lang, fg_trace_unkept(place)));
	fg_put(sink, "}");
}

static void put_flow(const struct fg_trace *trace, fg_ref number, struct fg_sink *sink)
{
	const struct fg_flow *flow = &trace->model->flows[number];
	const struct fg_evidence *evidence = trace->reach->evidence;
	const struct fg_cell *said = &evidence->cells[evidence->said[FG_FLOW][number]];

	fg_put(sink, "\n{\"flow\":");
	fg_put_json(sink, flow->e.id);
	fg_json_pair(sink, "label", flow->e.label);
	fg_json_pair(sink, "from", trace->model->places[flow->from].e.id);
	fg_json_pair(sink, "to", trace->model->places[flow->to].e.id);
	fg_json_pair(sink, "status", fg_vocab_word(FG_VOCAB_STATUS, said->status)->word);
	put_claims(trace, said, sink);
	fg_put(sink, ",\"purpose\":[");
	put_answers(trace, trace->purpose[number], sink);
	fg_put(sink, "]}");
}

void fg_write_trace_json(const struct fg_gaps *gaps, const struct fg_write_options *options,
                         struct fg_sink *sink)
{
	const struct fg_model *model = gaps->reach->evidence->model;
	const struct fg_element *element = &model->elements[options->element];
	const char *between = "";
	struct fg_trace trace;
	int status = fg_trace_make(gaps, options, &trace);

	if (status < 0) {
		sink->error = status;
		return;
	}
	fg_json_head(gaps, sink);
	fg_json_pair(sink, "element", element->e.id);
	fg_json_pair(sink, "element_label", element->e.label);
	fg_json_pair(sink, "category",
	             fg_vocab_word(FG_VOCAB_CATEGORY, element->category)->word);
	fg_put(sink, ",\n\"places\":[");
	for (uint32_t i = 0; i < trace.arrival_count; i++) {
		fg_put(sink, i ? "," : "");
		put_arrival(&trace, &trace.arrivals[i], sink);
	}
	put_held(&trace, sink);
	fg_put(sink, "],\n\"flows\":[");
	for (fg_ref i = 0; i < model->flow_count; i++) {
		if (!trace.used[i])
			continue;
		fg_put(sink, between);
		put_flow(&trace, i, sink);
		between = ",";
	}
	fg_put(sink, "]}\n");
	fg_trace_clear(&trace);
}
