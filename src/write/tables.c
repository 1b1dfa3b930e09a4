/* Results as plain CSV tables: cells, flows, reach. */
#include <errno.h>
#include <stdlib.h>

#include "base/sink.h"
#include "write/words.h"
#include "write/writers.h"

static void put_claims(struct fg_sink *sink, struct fg_refs claims)
{
	for (uint32_t i = 0; i < claims.count; i++)
		fg_putf(sink, "%s%u", i ? " " : "", claims.items[i]);
}

static void put_cell(const struct fg_model *model, const char *baseline, const struct fg_cell *cell,
                     struct fg_sink *sink)
{
	struct fg_sink question = { 0 };

	if (cell->question != FG_NONE)
		fg_put_question(&question, model, cell->question);
	fg_put_csv_field(sink, baseline);
	fg_put_csv_field(sink, question.data ? question.data : "");
	fg_put_number(sink, cell->limb);
	fg_put(sink, ",");
	fg_put_csv_field(sink, fg_vocab_word(FG_VOCAB_ATTRIBUTE, cell->attribute)->word);
	fg_put_csv_field(sink, fg_cell_kind(cell));
	if (cell->kind == FG_ANSWER)
		fg_put_csv_field(sink, question.data ? question.data : "");
	else
		fg_put_csv_field(sink, cell->index == FG_NONE
		                        ? ""
		                        : fg_model_entity(model, cell->kind, cell->index)->id);
	fg_put_csv_field(sink, cell->place == FG_NONE ? "" : model->places[cell->place].e.id);
	fg_put_csv_field(sink, cell->element == FG_NONE ? "" : model->elements[cell->element].e.id);
	fg_put_csv_field(sink, fg_vocab_word(FG_VOCAB_STATUS, cell->status)->word);
	fg_put_csv_field(sink, fg_vocab_word(FG_VOCAB_FAMILY, cell->family)->word);
	fg_putf(sink, "%d,%d,%d,%d,%d,", cell->read, cell->project_wide, cell->recreation,
	        cell->assumption, cell->homework);
	put_claims(sink, fg_cell_own(cell));
	fg_put(sink, ",");
	put_claims(sink, fg_cell_others(cell));
	fg_put(sink, "\r\n");
	fg_sink_fold(&question, sink);
}

void fg_write_cells(const struct fg_gaps *gaps, const struct fg_write_options *options,
                    struct fg_sink *sink)
{
	const struct fg_evidence *evidence = gaps->reach->evidence;
	fg_ref baseline = evidence->reading.baseline;
	const char *name = baseline == FG_NONE ? "none" : evidence->model->baselines[baseline].e.id;

	(void)options;
	fg_put(sink, "baseline,question,limb,attribute,kind,fact,place,element,status,family,read,"
	             "project_wide,recreation,"
	             "assumption,homework,own,others\r\n");
	for (uint32_t i = 0; i < gaps->cell_count; i++)
		put_cell(evidence->model, name, fg_cell_at(gaps, i), sink);
}

void fg_write_flows(const struct fg_gaps *gaps, const struct fg_write_options *options,
                    struct fg_sink *sink)
{
	const struct fg_evidence *evidence = gaps->reach->evidence;
	const struct fg_model *model = evidence->model;

	(void)options;
	fg_put(sink, "flow,from,to,fate,status,family\r\n");
	for (fg_ref i = 0; i < model->flow_count; i++) {
		const struct fg_flow *flow = &model->flows[i];
		const struct fg_cell *said = &evidence->cells[evidence->said[FG_FLOW][i]];

		fg_put_csv_field(sink, flow->e.id);
		fg_put_csv_field(sink, model->places[flow->from].e.id);
		fg_put_csv_field(sink, model->places[flow->to].e.id);
		fg_put_csv_field(sink, fg_fate_word(fg_flow_fate(evidence, i)));
		fg_put_csv_field(sink, fg_vocab_word(FG_VOCAB_STATUS, said->status)->word);
		fg_put_csv(sink, fg_vocab_word(FG_VOCAB_FAMILY, said->family)->word);
		fg_put(sink, "\r\n");
	}
}

/* `flows` has room for the longest path. */
static void put_path(const struct fg_reach *reach, const struct fg_arrival *arrival, fg_ref *flows,
                     struct fg_sink *sink)
{
	const struct fg_model *model = reach->evidence->model;
	uint32_t length = fg_reach_witness(reach, arrival, flows, arrival->hops);

	for (uint32_t i = 0; i < length; i++) {
		fg_put(sink, i ? " " : "");
		fg_put(sink, model->flows[flows[i]].e.id);
	}
}

static uint32_t longest_path(const struct fg_reach *reach)
{
	uint32_t most = 0;

	for (uint32_t i = 0; i < reach->arrival_count; i++)
		most = reach->arrivals[i].hops > most ? reach->arrivals[i].hops : most;
	return most;
}

void fg_write_reach(const struct fg_gaps *gaps, const struct fg_write_options *options,
                    struct fg_sink *sink)
{
	const struct fg_reach *reach = gaps->reach;
	const struct fg_model *model = reach->evidence->model;
	fg_ref *flows = calloc((size_t)longest_path(reach) + 1, sizeof(*flows));

	(void)options;
	if (!flows)
		sink->error = -ENOMEM;
	fg_put(sink, "element,place,strength,status,hops,path\r\n");
	for (uint32_t i = 0; flows && i < reach->arrival_count; i++) {
		const struct fg_arrival *arrival = &reach->arrivals[i];

		fg_put_csv_field(sink, model->elements[arrival->element].e.id);
		fg_put_csv_field(sink, model->places[arrival->place].e.id);
		fg_put_csv_field(sink, fg_vocab_word(FG_VOCAB_STRENGTH, arrival->strength)->word);
		fg_put_csv_field(sink, fg_vocab_word(FG_VOCAB_STATUS, arrival->status)->word);
		fg_put_number(sink, arrival->hops);
		fg_put(sink, ",");
		put_path(reach, arrival, flows, sink);
		fg_put(sink, "\r\n");
	}
	free(flows);
}
