#include "figure/numbered.h"

#include "base/arena.h"
#include "figure/readings.h"
#include "figure/theme.h"

static void mark_flows(const struct fg_gaps *gaps, struct fg_numbered *flows)
{
	for (uint32_t i = 0; i < gaps->row_count; i++) {
		const struct fg_gap *row = &gaps->rows[i];
		struct fg_marks *marks;

		if (row->kind != FG_FLOW || row->index == FG_NONE || !row->number
		    || row->under_of != FG_NONE)
			continue;
		marks = &flows[row->index].marks;
		if (!marks->count
		    || (row->attribute == FG_SAID && marks->shown[0]->attribute != FG_SAID))
			marks->shown[0] = row;
		marks->more += marks->count;
		marks->count = 1;
	}
}

static uint32_t count_bits(uint32_t bits)
{
	uint32_t count = 0;

	for (; bits; bits &= bits - 1)
		count++;
	return count;
}

/* Marks the flows that are asserted in some reading with all sources, as the numbers go by: the
 * same under every baseline. */
static void hear(const struct fg_evidence *evidence, bool *asserted)
{
	for (fg_ref i = 0; i < evidence->model->flow_count; i++)
		asserted[i] |= fg_flow_fate(evidence, i) == FG_ASSERTED;
}

static int hear_all(const struct fg_evidence *own, bool *asserted)
{
	const struct fg_model *model = own->model;
	int status = 0;

	hear(own, asserted);
	for (uint32_t i = 0; status == 0 && i <= model->baseline_count; i++) {
		struct fg_reading how = { .baseline = i < model->baseline_count ? i : FG_NONE,
			                  .flows_only = true };
		struct fg_evidence *evidence = NULL;

		if (fg_reading_is_full(&own->reading, how.baseline))
			continue;
		status = fg_evidence_new(model, &how, &evidence);
		if (status == 0)
			hear(evidence, asserted);
		fg_evidence_free(evidence);
	}
	return status;
}

struct fg_numbered *fg_number_flows(const struct fg_figure *figure)
{
	const struct fg_model *model = figure->model;
	const struct fg_evidence *evidence = figure->gaps->reach->evidence;
	size_t count = (size_t)model->flow_count + 1;
	struct fg_numbered *flows = fg_arena_array(figure->arena, count, sizeof(*flows));
	bool *asserted = fg_arena_array(figure->arena, count, sizeof(*asserted));
	uint32_t number = 0;

	if (!flows || !asserted || hear_all(evidence, asserted) < 0)
		return NULL;
	for (fg_ref i = 0; i < model->flow_count; i++) {
		const struct fg_cell *said = &evidence->cells[evidence->said[FG_FLOW][i]];
		struct fg_numbered *flow = &flows[i];

		number += asserted[i];
		flow->known = asserted[i];
		flow->fate = fg_flow_fate(evidence, i);
		flow->number = flow->fate == FG_ASSERTED ? number : 0;
		flow->status = said->status;
		flow->family = said->family;
		flow->kinds = model->flows[i].carried;
		if (model->flows[i].unspecified || !flow->kinds)
			flow->kinds |= 1u << FG_UNSPECIFIED;
		flow->strands = count_bits(flow->kinds);
	}
	mark_flows(figure->gaps, flows);
	return flows;
}
