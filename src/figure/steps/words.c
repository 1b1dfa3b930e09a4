/* The workflow in words and as a table. */
#include "base/arena.h"
#include "base/say.h"
#include "base/sink.h"
#include "figure/alt.h"
#include "figure/steps/steps.h"

static const char *say(const struct fg_steps *steps, const char *english)
	__attribute__((format_arg(2)));

static const char *say(const struct fg_steps *steps, const char *english)
{
	return fg_say(steps->figure->lang, english);
}

void fg_step_row_words(const struct fg_steps *steps, const struct fg_step_row *row,
                       struct fg_sink *sink)
{
	const struct fg_model *model = steps->figure->model;
	const struct fg_step *step = &model->steps[row->step];
	const char *deadline = fg_step_deadline(steps, row->step);

	const char *party = fg_step_party(steps, row->step);

	fg_putf(sink, "%s.", party ? party : say(steps, "no party named"));
	if (deadline)
		fg_putf(sink, " %s.", deadline);
	if (!step->next.count)
		fg_putf(sink, " %s.", say(steps, "end"));
	for (uint32_t i = 0; i < step->next.count; i++)
		fg_putf(sink, say(steps, i ? FG_SAY(", %u") : FG_SAY(" Next: %u")),
		        step->next.items[i] + 1);
	if (step->next.count)
		fg_put(sink, ".");
	if (step->reason)
		fg_putf(sink, say(steps, " Assumption: %s."), step->reason);
}

static void put_status(const struct fg_steps *steps, const struct fg_numbered *flow,
                       struct fg_sink *sink)
{
	if (flow->fate == FG_ASSUMED)
		fg_put(sink, say(steps, "Assumption, not counted."));
	else if (flow->fate == FG_FATE_QUESTIONED)
		fg_put(sink, say(steps, "Questioned: raised, asserted by nobody."));
	else
		fg_putf(sink, say(steps, "Status: %s (%s)."),
		        fg_vocab_label(FG_VOCAB_STATUS, flow->status, steps->figure->lang),
		        fg_vocab_label(FG_VOCAB_FAMILY, flow->family, steps->figure->lang));
	if (flow->fate == FG_ASSERTED && flow->marks.count) {
		fg_putf(sink, say(steps, " Register: G%u"), flow->marks.shown[0]->number);
		if (flow->marks.more)
			fg_putf(sink, say(steps, " and %u more"), flow->marks.more);
		fg_put(sink, ".");
	}
}

void fg_step_flow_words(const struct fg_steps *steps, fg_ref flow, struct fg_sink *sink)
{
	fg_putf(sink, "%s. ", fg_step_flow_text(steps, flow, UINT32_MAX));
	put_status(steps, &steps->flows[flow], sink);
}

const char *fg_steps_left_out(const struct fg_steps *steps)
{
	static const char one[] = FG_SAY("%u asserted flow names no step and is not here.");
	static const char many[] = FG_SAY("%u asserted flows name no step and are not here.");

	if (!steps->without)
		return NULL;
	return fg_arena_format(steps->figure->arena, say(steps, steps->without == 1 ? one : many),
	                       steps->without);
}

void fg_steps_words(const struct fg_steps *steps, uint32_t page, struct fg_sink *sink)
{
	const struct fg_step_page *p = &steps->pages[page];
	const char *left_out = fg_steps_left_out(steps);

	fg_putf(sink, say(steps, "%u steps, %u of %u asserted flows that name one.\n"),
	        steps->figure->model->step_count, steps->figure->drawn, steps->asserted);
	if (left_out)
		fg_putf(sink, "%s\n", left_out);
	for (uint32_t i = p->first; i < p->first + p->count; i++) {
		const struct fg_step_row *row = &steps->rows[i];

		fg_putf(sink, "%s%s", fg_step_name(steps, row->step), say(steps, ": "));
		fg_step_row_words(steps, row, sink);
		fg_put(sink, "\n");
		for (uint32_t k = 0; k < row->entry_count; k++) {
			fg_ref flow = steps->entries[row->entry + k].flow;

			if (steps->flows[flow].number)
				fg_putf(sink, say(steps, "  Flow %u: "), steps->flows[flow].number);
			else
				fg_put(sink, "  ");
			fg_step_flow_words(steps, flow, sink);
			fg_put(sink, " ");
			fg_putf(sink, say(steps, "Id %s."), steps->figure->model->flows[flow].e.id);
			fg_put(sink, "\n");
		}
	}
}

/* Parties that act, each once. */
static uint32_t count_parties(const struct fg_model *model)
{
	uint32_t count = 0;

	for (fg_ref i = 0; i < model->step_count; i++) {
		bool again = model->steps[i].party == FG_NONE;

		for (fg_ref k = 0; k < i && !again; k++)
			again = model->steps[k].party == model->steps[i].party;
		count += !again;
	}
	return count;
}

const char *fg_steps_alt(const struct fg_steps *steps)
{
	const struct fg_model *model = steps->figure->model;
	uint32_t gaps = 0, deadlines = 0;
	const char *counts;

	for (fg_ref i = 0; i < model->flow_count; i++)
		gaps += model->flows[i].more->steps.count && steps->flows[i].fate == FG_ASSERTED
		        && steps->flows[i].family == FG_GAP;
	for (fg_ref i = 0; i < model->step_count; i++)
		deadlines += model->steps[i].deadline != NULL;
	counts = fg_arena_format(steps->figure->arena,
	                         say(steps, "the workflow: %u steps of %u parties, %u with a "
	                                    "deadline; %u data flows at these steps, %u of them "
	                                    "gaps; %u flows name no step."),
	                         model->step_count, count_parties(model), deadlines,
	                         steps->asserted, gaps, steps->without);
	return counts ? fg_alt_text(steps->figure, counts) : NULL;
}

/* ---- data */

static void put_field(struct fg_sink *sink, const char *text)
{
	fg_put_csv(sink, text ? text : "");
	fg_put(sink, ",");
}

static void put_step(const struct fg_steps *steps, fg_ref number, struct fg_sink *sink)
{
	const struct fg_model *model = steps->figure->model;
	const struct fg_step *step = &model->steps[number];
	struct fg_sink next = { .arena = steps->figure->arena };

	for (uint32_t i = 0; i < step->next.count; i++)
		fg_putf(&next, "%s%s", i ? " " : "", model->steps[step->next.items[i]].e.id);
	fg_put(sink, "step,");
	put_field(sink, step->e.id);
	fg_putf(sink, "%u,", number + 1);
	put_field(sink, step->party == FG_NONE ? "" : model->parties[step->party].e.id);
	put_field(sink, step->deadline);
	put_field(sink, next.data);
	fg_put(sink, ",,,,");
	fg_putf(sink, "%u\r\n", steps->rows[steps->first_row[number]].page + 1);
	fg_sink_clear(&next);
}

static void put_entry(const struct fg_steps *steps, const struct fg_step_row *row, fg_ref number,
                      struct fg_sink *sink)
{
	const struct fg_model *model = steps->figure->model;
	const struct fg_numbered *flow = &steps->flows[number];
	bool asserted = flow->fate == FG_ASSERTED;

	put_field(sink, asserted ? "flow" : flow->fate == FG_ASSUMED ? "assumed" : "questioned");
	put_field(sink, model->steps[row->step].e.id);
	if (flow->number)
		fg_putf(sink, "%u", flow->number);
	fg_put(sink, ",,,,");
	put_field(sink, model->flows[number].e.id);
	put_field(sink, asserted ? fg_vocab_word(FG_VOCAB_STATUS, flow->status)->word : "");
	put_field(sink, asserted ? fg_vocab_word(FG_VOCAB_FAMILY, flow->family)->word : "");
	if (asserted && flow->marks.count)
		fg_putf(sink, "G%u", flow->marks.shown[0]->number);
	if (asserted && flow->marks.more)
		fg_putf(sink, " +%u", flow->marks.more);
	fg_putf(sink, ",%u\r\n", row->page + 1);
}

const char *fg_steps_data(const struct fg_steps *steps)
{
	struct fg_sink sink = { .arena = steps->figure->arena };

	fg_put(&sink, "kind,step,number,party,deadline,next,flow,status,family,register,page\r\n");
	for (uint32_t i = 0; i < steps->row_count; i++) {
		const struct fg_step_row *row = &steps->rows[i];

		if (row->first)
			put_step(steps, row->step, &sink);
		for (uint32_t k = 0; k < row->entry_count; k++)
			put_entry(steps, row, steps->entries[row->entry + k].flow, &sink);
	}
	return fg_sink_keep(&sink);
}
