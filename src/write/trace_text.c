/* One element's whole way for a terminal: its places, then the flows between them. */
#include <errno.h>

#include "base/say.h"
#include "write/page.h"
#include "write/trace.h"
#include "write/words.h"
#include "write/writers.h"

static void put_title(const struct page *page, const struct fg_trace *trace)
{
	const struct fg_element *element = &trace->model->elements[trace->element];
	struct fg_sink line = { 0 };

	fg_putf(&line, fg_say(trace->lang, "WHERE IT GOES: %s (%s), %s"),
	        fg_label_in(&element->e, trace->lang), element->e.id,
	        fg_vocab_label(FG_VOCAB_CATEGORY, element->category, trace->lang));
	fg_page_heading(page, &line);
	for (uint32_t i = 0; i < element->whose.count; i++)
		fg_putf(&line, "%s%s", i ? fg_say(trace->lang, ", ") : "",
		        fg_label_in(&trace->model->parties[element->whose.items[i]].e,
		                    trace->lang));
	fg_page_line(page, "  " FG_SAY("of: "), &line);
	fg_put_elements(&line, trace->model, element->derived_from, fg_say(trace->lang, ", "),
	                trace->lang);
	if (element->derived_at != FG_NONE)
		fg_put(&line, line.length ? fg_say(trace->lang, ", ") : "");
	if (element->derived_at != FG_NONE)
		fg_putf(&line, fg_say(trace->lang, "at %s"),
		        fg_label_in(&trace->model->places[element->derived_at].e, trace->lang));
	fg_page_line(page, "  " FG_SAY("made from: "), &line);
	for (fg_ref i = 0; i < trace->model->element_count; i++) {
		const struct fg_element *heir = &trace->model->elements[i];

		for (uint32_t k = 0; k < heir->derived_from.count; k++)
			if (heir->derived_from.items[k] == trace->element)
				fg_putf(&line, "%s%s (%s)",
				        line.length ? fg_say(trace->lang, ", ") : "",
				        fg_label_in(&heir->e, trace->lang), heir->e.id);
	}
	fg_page_line(page, "  " FG_SAY("used to make: "), &line);
}

static void put_kept(const struct page *page, const struct fg_trace *trace, fg_ref place)
{
	struct fg_sink line = { 0 };

	if (trace->kept[place] == FG_NONE) {
		fg_put(&line,
		       fg_say(trace->lang, fg_trace_unkept(&trace->model->places[place])));
		fg_page_line(page, "      " FG_SAY("kept: "), &line);
	}
	for (uint32_t i = trace->kept[place]; i != FG_NONE; i = trace->answers[i].next) {
		const struct fg_trace_answer *answer = &trace->answers[i];

		fg_put_trace_answer(&line, trace, answer);
		if (answer->cell && answer->cell->question != FG_NONE) {
			fg_put(&line, " [");
			fg_put_question(&line, trace->model, answer->cell->question);
			fg_put(&line, "]");
		}
		fg_page_line(page, "      " FG_SAY("kept: "), &line);
		if (answer->cell)
			fg_page_claims(page, fg_cell_own(answer->cell),
			               fg_cell_others(answer->cell));
	}
}

static void put_place(const struct page *page, const struct fg_trace *trace,
                      const struct fg_place *place)
{
	struct fg_sink line = { 0 };

	fg_putf(&line, fg_say(trace->lang, "%s (%s), %s: %s"), fg_label_in(&place->e, trace->lang),
	        place->e.id,
	        place->inside ? fg_say(trace->lang, "inside") : fg_say(trace->lang, "outside"),
	        fg_label_in(&trace->model->parties[place->custodian].e, trace->lang));
	fg_page_line(page, "  ", &line);
}

/* Who says that it is kept there. */
static void put_said(const struct page *page, const struct fg_trace *trace, fg_ref place)
{
	const struct fg_evidence *evidence = trace->reach->evidence;

	for (uint32_t i = trace->kept[place]; i != FG_NONE; i = trace->answers[i].next) {
		const struct fg_cell *said =
			&evidence->cells[evidence->said[FG_HOLDING][trace->answers[i].index]];

		fg_page_claims(page, fg_cell_own(said), fg_cell_others(said));
	}
}

/* Places that keep it by the word of somebody, though no flow brings it. */
static void put_held(const struct page *page, const struct fg_trace *trace)
{
	struct fg_sink line = { 0 };

	if (trace->held.count) {
		fg_putf(&line, fg_say(trace->lang, "KEPT ELSEWHERE, where no asserted flow brings "
		                                   "it: %u of %u places"),
		        trace->held.count, trace->model->place_count);
		fg_page_heading(page, &line);
	}
	for (uint32_t i = 0; i < trace->held.count; i++) {
		put_place(page, trace, &trace->model->places[trace->held.items[i]]);
		put_said(page, trace, trace->held.items[i]);
		put_kept(page, trace, trace->held.items[i]);
	}
}

static void put_arrival(const struct page *page, const struct fg_trace *trace,
                        const struct fg_arrival *arrival)
{
	uint32_t length = fg_trace_path(trace, arrival);
	struct fg_sink line = { 0 };

	put_place(page, trace, &trace->model->places[arrival->place]);
	if (length == 0)
		fg_put(&line, fg_say(trace->lang, "it starts here"));
	else
		fg_putf(&line, fg_say(trace->lang, "%s; weakest flow: %s"),
		        fg_vocab_label(FG_VOCAB_STRENGTH, arrival->strength, trace->lang),
		        fg_vocab_label(FG_VOCAB_STATUS, arrival->status, trace->lang));
	if (length == 0 && arrival->strength != FG_BY_NAME)
		fg_putf(&line, "%s%s", fg_say(trace->lang, ", "),
		        fg_vocab_label(FG_VOCAB_STRENGTH, arrival->strength, trace->lang));
	if (arrival->steps_back)
		fg_put(&line, fg_say(trace->lang, "; goes back in the order of the workflow"));
	fg_page_line(page, "      " FG_SAY("arrives: "), &line);
	fg_put_path(&line, trace->model, trace->path, length, trace->lang);
	fg_page_line(page, "      " FG_SAY("path: "), &line);
	put_kept(page, trace, arrival->place);
}

static void put_flow(const struct page *page, const struct fg_trace *trace, fg_ref number)
{
	const struct fg_flow *flow = &trace->model->flows[number];
	const struct fg_evidence *evidence = trace->reach->evidence;
	const struct fg_cell *said = &evidence->cells[evidence->said[FG_FLOW][number]];
	struct fg_sink line = { 0 };

	fg_putf(&line, fg_say(trace->lang, "%s: %s -> %s: %s"), flow->e.id,
	        fg_label_in(&trace->model->places[flow->from].e, trace->lang),
	        fg_label_in(&trace->model->places[flow->to].e, trace->lang),
	        fg_vocab_label(FG_VOCAB_STATUS, said->status, trace->lang));
	fg_page_line(page, "  ", &line);
	fg_page_claims(page, fg_cell_own(said), fg_cell_others(said));
	for (uint32_t i = trace->purpose[number]; i != FG_NONE; i = trace->answers[i].next) {
		fg_put_trace_answer(&line, trace, &trace->answers[i]);
		fg_page_line(page, "      " FG_SAY("purpose: "), &line);
	}
}

static void put_flows(const struct page *page, const struct fg_trace *trace)
{
	struct fg_sink line = { 0 };
	bool any = false;

	for (fg_ref i = 0; i < page->model->flow_count; i++) {
		if (!trace->used[i])
			continue;
		if (!any) {
			fg_put(&line, fg_say(page->options->lang,
			                     "FLOWS on these paths: who says so, and what for"));
			fg_page_heading(page, &line);
		}
		any = true;
		put_flow(page, trace, i);
	}
}

void fg_write_trace(const struct fg_gaps *gaps, const struct fg_write_options *options,
                    struct fg_sink *sink)
{
	const struct fg_model *model = gaps->reach->evidence->model;
	struct page page = { gaps, model, options, sink, NULL };
	struct fg_trace trace;
	struct fg_sink line = { 0 };
	uint32_t outside = 0;
	int status = fg_trace_make(gaps, options, &trace);

	if (status < 0) {
		sink->error = status;
		return;
	}
	for (uint32_t i = 0; i < trace.arrival_count; i++)
		outside += !model->places[trace.arrivals[i].place].inside;
	fg_page_head(&page);
	put_title(&page, &trace);
	fg_putf(&line, fg_say(options->lang,
	                      "PLACES, %u of %u: inside the operator %u, outside %u"),
	        trace.arrival_count,
	        model->place_count, trace.arrival_count - outside, outside);
	fg_page_heading(&page, &line);
	for (uint32_t i = 0; i < trace.arrival_count; i++)
		put_arrival(&page, &trace, &trace.arrivals[i]);
	if (!trace.arrival_count)
		fg_put(&line, fg_say(options->lang,
		                     "No asserted flow takes it, and it starts at no place."));
	fg_page_line(&page, "  ", &line);
	put_held(&page, &trace);
	put_flows(&page, &trace);
	fg_trace_clear(&trace);
}
