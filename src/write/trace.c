#include "write/trace.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "model/source.h"
#include "write/words.h"

/* ---- gathering */

static int add_answer(struct fg_trace *trace, uint32_t *head, const struct fg_trace_answer *answer)
{
	uint32_t *end = head;

	if (trace->answer_count == trace->answer_room) {
		uint32_t room = trace->answer_room ? 2 * trace->answer_room : 64;
		struct fg_trace_answer *grown = reallocarray(trace->answers, room, sizeof(*grown));

		if (!grown)
			return -ENOMEM;
		trace->answers = grown;
		trace->answer_room = room;
	}
	while (*end != FG_NONE)
		end = &trace->answers[*end].next;
	*end = trace->answer_count;
	trace->answers[trace->answer_count] = *answer;
	trace->answers[trace->answer_count++].next = FG_NONE;
	return 0;
}

static bool contains(struct fg_refs refs, fg_ref wanted)
{
	for (uint32_t i = 0; i < refs.count; i++)
		if (refs.items[i] == wanted)
			return true;
	return false;
}

/* Where the answer of a cell belongs; NULL when it is none about this element's way. */
static uint32_t *head_of(struct fg_trace *trace, const bool *holdings, const struct fg_cell *cell)
{
	if (cell->kind == FG_FLOW && cell->attribute == FG_PURPOSE && trace->used[cell->index])
		return &trace->purpose[cell->index];
	if (cell->kind != FG_HOLDING || cell->attribute != FG_PERIOD)
		return NULL;
	if (cell->index == FG_NONE)
		return cell->element == trace->element ? &trace->kept[cell->place] : NULL;
	return holdings[cell->index] ? &trace->kept[trace->model->holdings[cell->index].place]
	                             : NULL;
}

static int gather_cells(struct fg_trace *trace, const bool *holdings)
{
	int status = 0;

	for (uint32_t i = 0; i < trace->gaps->cell_count && status == 0; i++) {
		const struct fg_cell *cell = fg_cell_at(trace->gaps, i);
		uint32_t *head = head_of(trace, holdings, cell);
		struct fg_trace_answer answer = { cell, cell->kind, cell->index, cell->attribute,
			                          FG_NONE };

		if (head)
			status = add_answer(trace, head, &answer);
	}
	return status;
}

static bool answered(const struct fg_trace *trace, uint32_t head, enum fg_kind kind, fg_ref index)
{
	for (; head != FG_NONE; head = trace->answers[head].next)
		if (trace->answers[head].kind == kind && trace->answers[head].index == index)
			return true;
	return false;
}

/* What no question asks about still has what the sources say. */
static int gather_unasked(struct fg_trace *trace, const bool *holdings)
{
	const struct fg_model *model = trace->model;
	int status = 0;

	for (fg_ref i = 0; i < model->holding_count && status == 0; i++) {
		uint32_t *head = &trace->kept[model->holdings[i].place];

		if (holdings[i] && !answered(trace, *head, FG_HOLDING, i))
			status = add_answer(trace, head,
			                    &(struct fg_trace_answer){ NULL, FG_HOLDING, i,
			                                               FG_PERIOD, FG_NONE });
	}
	for (fg_ref i = 0; i < model->flow_count && status == 0; i++)
		if (trace->used[i] && trace->purpose[i] == FG_NONE)
			status = add_answer(trace, &trace->purpose[i],
			                    &(struct fg_trace_answer){ NULL, FG_FLOW, i, FG_PURPOSE,
			                                               FG_NONE });
	return status;
}

static int gather_held(struct fg_trace *trace, const bool *holdings)
{
	const struct fg_model *model = trace->model;
	bool *held = calloc((size_t)model->place_count + 1, sizeof(*held));
	fg_ref *items = calloc((size_t)model->place_count + 1, sizeof(*items));

	for (fg_ref i = 0; held && i < model->holding_count; i++)
		held[model->holdings[i].place] |=
			holdings[i] && !fg_fact_is_idle(trace->reach->evidence, FG_HOLDING, i);
	trace->held.items = items;
	for (fg_ref i = 0; held && items && i < model->place_count; i++)
		if (held[i] && !fg_reach_find(trace->reach, trace->element, i))
			items[trace->held.count++] = i;
	free(held);
	return held && items ? 0 : -ENOMEM;
}

static int gather_answers(struct fg_trace *trace)
{
	const struct fg_model *model = trace->model;
	bool *holdings = calloc((size_t)model->holding_count + 1, sizeof(*holdings));
	int status = holdings ? 0 : -ENOMEM;

	for (fg_ref i = 0; holdings && i < model->holding_count; i++)
		holdings[i] = contains(model->holdings[i].elements, trace->element);
	if (status == 0)
		status = gather_cells(trace, holdings);
	if (status == 0)
		status = gather_unasked(trace, holdings);
	if (status == 0)
		status = gather_held(trace, holdings);
	free(holdings);
	return status;
}

uint32_t fg_trace_path(const struct fg_trace *trace, const struct fg_arrival *arrival)
{
	return fg_reach_witness(trace->reach, arrival, trace->path, trace->model->place_count);
}

static uint32_t *none(uint32_t count)
{
	uint32_t *list = malloc(((size_t)count + 1) * sizeof(*list));

	if (list)
		memset(list, 0xFF, ((size_t)count + 1) * sizeof(*list));
	return list;
}

int fg_trace_make(const struct fg_gaps *gaps, const struct fg_write_options *options,
                  struct fg_trace *ret_trace)
{
	fg_ref element = options->element;
	const struct fg_reach *reach = gaps->reach;
	const struct fg_model *model = reach->evidence->model;
	struct fg_trace trace = { .gaps = gaps, .reach = reach, .model = model,
		                  .lang = options->lang, .element = element };
	int status = -ENOMEM;

	trace.arrivals = reach->arrivals + reach->first[element];
	trace.arrival_count = reach->first[element + 1] - reach->first[element];
	trace.kept = none(model->place_count);
	trace.purpose = none(model->flow_count);
	trace.used = calloc((size_t)model->flow_count + 1, sizeof(*trace.used));
	trace.path = calloc((size_t)model->place_count + 1, sizeof(*trace.path));
	if (trace.kept && trace.purpose && trace.used && trace.path) {
		for (uint32_t i = 0; i < trace.arrival_count; i++) {
			uint32_t length = fg_trace_path(&trace, &trace.arrivals[i]);

			while (length-- > 0)
				trace.used[trace.path[length]] = true;
		}
		status = gather_answers(&trace);
	}
	if (status < 0)
		fg_trace_clear(&trace);
	else
		*ret_trace = trace;
	return status;
}

void fg_trace_clear(struct fg_trace *trace)
{
	free(trace->answers);
	free(trace->kept);
	free((fg_ref *)(uintptr_t)trace->held.items);
	free(trace->purpose);
	free(trace->used);
	free(trace->path);
	*trace = (struct fg_trace){ 0 };
}

/* ---- an answer in words */

enum { VALUES = 12 };

/* Different values of one answer, each with its condition. */
struct values {
	const struct fg_trace *trace;
	const struct fg_trace_answer *answer;
	char *items[VALUES];
	uint32_t count;
	bool many;                       /* more than there is room for */
	int error;
};

/* `value` as its source gives it, or the words of whoever encoded the claim where there is none. */
static void add_value(struct values *values, const char *value, const struct fg_claim *claim)
{
	const struct fg_model *model = values->trace->model;
	const struct fg_claim_more *more = claim ? claim->more : &fg_claim_plain;
	struct fg_sink words = { 0 };

	if (value)
		fg_put_value(&words, value, values->trace->lang);
	else
		fg_put(&words, claim->text);
	for (uint32_t i = 0; i < more->whose.count; i++)
		fg_putf(&words, "%s%s",
		        fg_say(values->trace->lang, i ? FG_SAY(", ") : FG_SAY(" for ")),
		        fg_label_in(&model->parties[more->whose.items[i]].e, values->trace->lang));
	if (more->since.year) {
		fg_put(&words, fg_say(values->trace->lang, " since "));
		fg_put_date(&words, more->since);
	}
	if (words.error)
		values->error = words.error;
	for (uint32_t i = 0; words.data && i < values->count; i++)
		if (strcmp(values->items[i], words.data) == 0)
			fg_sink_clear(&words);
	if (words.data && values->count == VALUES)
		values->many = true;
	if (!words.data || values->count == VALUES) {
		fg_sink_clear(&words);
		return;
	}
	values->items[values->count++] = words.data;     /* taken over */
}

/* The values of a fact's own: written with it, resting on its claims. */
static void add_bares(struct values *values)
{
	const struct fg_model *model = values->trace->model;
	const struct fg_trace_answer *answer = values->answer;

	for (uint32_t i = 0; i < model->bare_count; i++) {
		const struct fg_bare *bare = &model->bares[i];

		if (bare->target.kind == answer->kind && bare->target.index == answer->index
		    && bare->target.attribute == answer->attribute)
			add_value(values, bare->value, NULL);
	}
}

static void add_claims(struct values *values, struct fg_refs claims)
{
	const struct fg_trace *trace = values->trace;

	for (uint32_t i = 0; i < claims.count; i++) {
		const struct fg_claim *claim = &trace->model->claims[claims.items[i]];
		bool own = claim->target.kind < FG_KINDS
		           && claim->target.attribute == values->answer->attribute;

		if (!trace->reach->evidence->sources[claim->source].admitted
		    || (claim->says != FG_STATES && claim->says != FG_PARTLY_SAYS))
			continue;
		if (claim->value ? own || claim->target.kind == FG_SCOPE
		                 : own && claim->text && *claim->text)
			add_value(values, claim->value, claim);
	}
}

static void gather_values(struct values *values)
{
	const struct fg_trace_answer *answer = values->answer;
	const struct fg_cell *cell = answer->cell;

	if (cell) {
		add_claims(values, fg_cell_own(cell));
		add_claims(values, fg_cell_others(cell));
	} else {
		add_claims(values, fg_model_claims(values->trace->model, answer->kind,
		                                   answer->index, answer->attribute));
	}
	if (answer->index != FG_NONE && (!cell || cell->status == FG_STATED))
		add_bares(values);
}

/* "not stated", "stated, in DHS/CBP-001", "not applicable" */
static void put_status(struct fg_sink *sink, const struct fg_trace *trace,
                       const struct fg_cell *cell)
{
	fg_put(sink, cell->not_applicable
	                     ? fg_say(trace->lang, "not applicable")
	                     : fg_vocab_label(FG_VOCAB_STATUS, cell->status, trace->lang));
	if (fg_cell_through(cell) != FG_NONE) {
		fg_put(sink, fg_say(trace->lang, ": "));
		fg_put_source(sink, &trace->model->sources[fg_cell_through(cell)]);
	}
	if (cell->project_wide)
		fg_put(sink, fg_say(trace->lang, ", for the project as a whole"));
}

void fg_put_trace_answer(struct fg_sink *sink, const struct fg_trace *trace,
                         const struct fg_trace_answer *answer)
{
	struct values values = { .trace = trace, .answer = answer };

	gather_values(&values);
	for (uint32_t i = 0; i < values.count; i++) {
		fg_putf(sink, "%s%s", i ? fg_say(trace->lang, "; ") : "", values.items[i]);
		free(values.items[i]);
	}
	if (values.many)
		fg_put(sink, fg_say(trace->lang, "; and more"));
	if (answer->cell) {
		fg_put(sink, values.count ? " (" : "");
		put_status(sink, trace, answer->cell);
		fg_put(sink, values.count ? ")" : "");
	} else {
		fg_put(sink, values.count ? " (" : "");
		fg_put(sink, fg_say(trace->lang, "no question asks"));
		fg_put(sink, values.count ? ")" : "");
	}
	if (values.error)
		sink->error = values.error;
}

const char *fg_trace_unkept(const struct fg_place *place)
{
	if (!place->keeps)
		return FG_SAY("no, it only passes through");
	return place->inside ? FG_SAY("no question asks")
	                     : FG_SAY("not asked outside the operator");
}
