#include <stdlib.h>
#include <string.h>

#include "base/sink.h"
#include "gaps/rules.h"
#include "write/words.h"

static const struct fg_model *model_of(const struct fg_gaps *gaps)
{
	return gaps->reach->evidence->model;
}

void fg_put_question(struct fg_sink *sink, const struct fg_model *model, fg_ref question)
{
	const struct fg_question *asked = &model->questions[question];

	fg_putf(sink, "%s:%s", model->yardsticks[asked->yardstick].id, asked->id);
}

void fg_put_reference(struct fg_sink *sink, const struct fg_gaps *gaps, const struct fg_gap *row)
{
	if (row->rule)
		fg_put(sink, row->rule->id);
	else if (row->question == FG_NONE)
		fg_put(sink, "said");
	else
		fg_put_question(sink, model_of(gaps), row->question);
}

const char *fg_asked(const struct fg_gaps *gaps, const struct fg_gap *row)
{
	const struct fg_question *asked;

	if (row->rule)
		return row->rule->title;
	if (row->question == FG_NONE)
		return "Is it said at all?";
	asked = &model_of(gaps)->questions[row->question];
	if (row->kind == FG_ANSWER || row->limb >= asked->limb_count)
		return asked->label;
	return asked->limbs[row->limb].text;
}

void fg_put_subject(struct fg_sink *sink, const struct fg_gaps *gaps, const struct fg_gap *row)
{
	const struct fg_model *model = model_of(gaps);
	const struct fg_flow *flow;

	switch (row->kind) {
	case FG_FLOW:
		flow = &model->flows[row->index];
		fg_putf(sink, "%s -> %s (%s: %s)", model->places[flow->from].e.label,
		        model->places[flow->to].e.label, flow->e.id, flow->e.label);
		break;
	case FG_HOLDING:
		fg_putf(sink, "kept in %s (%s)",
		        model->places[model->holdings[row->index].place].e.label,
		        model->holdings[row->index].e.id);
		break;
	case FG_PLACE:
		fg_putf(sink, "kept in %s", model->places[row->index].e.label);
		break;
	case FG_ELEMENT:
		fg_put(sink, "data elements");
		break;
	default:
		fg_putf(sink, "the system: %s", model->label);
	}
}

const char *fg_subject_kind(const struct fg_gap *row)
{
	switch (row->kind) {
	case FG_FLOW: return "flow";
	case FG_HOLDING: return "holding";
	case FG_PLACE: return "place";
	case FG_ELEMENT: return "element";
	default: return "system";
	}
}

const char *fg_subject_id(const struct fg_gaps *gaps, const struct fg_gap *row)
{
	const struct fg_model *model = model_of(gaps);

	if (row->kind == FG_ANSWER || row->kind >= FG_KINDS)
		return model->id;
	if (row->index == FG_NONE)
		return "";
	return fg_model_entity(model, row->kind, row->index)->id;
}

void fg_put_elements(struct fg_sink *sink, const struct fg_model *model, struct fg_refs elements,
                     bool ids, const char *separator)
{
	for (uint32_t i = 0; i < elements.count; i++) {
		const struct fg_entity *e = &model->elements[elements.items[i]].e;

		fg_putf(sink, "%s%s", i ? separator : "", ids ? e->id : e->label);
	}
}

void fg_put_examined(struct fg_sink *sink, const struct fg_source *source)
{
	if (source->examined_count == 0)
		fg_put(sink, "nothing");
	for (uint32_t i = 0; i < source->examined_count; i++)
		fg_putf(sink, "%s%s", i ? "; " : "", source->examined[i]);
	if (source->copy == FG_COPY_RECREATION)
		fg_put(sink, ", in a re-creation");
}

/* The baseline documents that a question is put to, and how far each was read. */
static void put_reading(struct fg_sink *sink, const struct fg_evidence *evidence,
                        const struct fg_question *asked)
{
	const struct fg_model *model = evidence->model;
	const char *between = "";

	for (fg_ref i = 0; i < model->source_count; i++) {
		const struct fg_source *source = &model->sources[i];
		bool put = !asked;

		for (uint32_t w = 0; asked && w < asked->where_count; w++)
			put |= (asked->wheres[w].kinds >> source->kind & 1u) != 0;
		if (!evidence->sources[i].baseline || !put)
			continue;
		fg_putf(sink, "%s%s (read: ", between, source->e.id);
		fg_put_examined(sink, source);
		fg_put(sink, ")");
		between = ", ";
	}
	if (!*between)
		fg_put(sink, "no document of the baseline is asked this");
}

void fg_put_basis(struct fg_sink *sink, const struct fg_gaps *gaps, const struct fg_gap *row)
{
	const struct fg_evidence *evidence = gaps->reach->evidence;
	const struct fg_model *model = evidence->model;
	const struct fg_cell *cell = row->cell;
	bool silence = row->status == FG_NOT_STATED || row->status == FG_UNDISCLOSED
	               || row->family == FG_TO_VERIFY || row->family == FG_CLAIMED;

	if (!cell)
		return;
	if (silence) {
		fg_put(sink, cell->read ? "read, no answer: " : "not read at that place: ");
		put_reading(sink, evidence,
		            row->question == FG_NONE ? NULL : &model->questions[row->question]);
		fg_put(sink, ". ");
	}
	if (cell->through != FG_NONE)
		fg_putf(sink, "Points to %s. ", model->sources[cell->through].e.id);
	if (cell->project_wide)
		fg_put(sink, "Project-wide answer. ");
	if (cell->recreation)
		fg_put(sink, "Rests on a re-creation. ");
	if (cell->assumption)
		fg_put(sink, "Rests on an assumption of the encoder. ");
	if (cell->homework)
		fg_put(sink, "About an outside body, not charged to the operator. ");
	if (cell->not_applicable)
		fg_put(sink, "Said to be not applicable. ");
}

void fg_put_claim(struct fg_sink *sink, const struct fg_model *model, fg_ref number)
{
	const struct fg_claim *claim = &model->claims[number];
	const struct fg_source *source = &model->sources[claim->source];

	fg_putf(sink, "%s%s%s: %s", source->e.id, claim->at ? ", " : "", claim->at ? claim->at : "",
	        fg_vocab_word(FG_VOCAB_SAYS, claim->says)->word);
	if (claim->to != FG_NONE)
		fg_putf(sink, " to %s", model->sources[claim->to].e.id);
	if (claim->value)
		fg_putf(sink, " \"%s\"", claim->value);
	for (uint32_t i = 0; i < claim->whose.count; i++)
		fg_putf(sink, "%s%s", i ? ", " : " for ",
		        model->parties[claim->whose.items[i]].e.label);
	if (claim->text && *claim->text)
		fg_putf(sink, " - %s", claim->text);
	if (claim->quote && *claim->quote)
		fg_putf(sink, " \u201c%s\u201d", claim->quote);
	if (claim->retells != FG_NONE)
		fg_putf(sink, " (retells %s)", model->sources[claim->retells].e.id);
	if (claim->certainty != FG_HIGH)
		fg_putf(sink, " (certainty %s)",
		        fg_vocab_word(FG_VOCAB_CERTAINTY, claim->certainty)->word);
	if (source->copy == FG_COPY_RECREATION)
		fg_put(sink, " (re-creation)");
}

static int by_number(const void *a, const void *b)
{
	fg_ref x = *(const fg_ref *)a, y = *(const fg_ref *)b;

	return x < y ? -1 : x > y;
}

/* Claims of all cells of a row, sorted, each once; own or others. Caller frees. */
static fg_ref *gather(const struct fg_gaps *gaps, const struct fg_gap *row, bool own,
                      uint32_t *ret_count)
{
	uint32_t room = 0, count = 0, kept = 0;
	fg_ref *all;

	for (uint32_t i = 0; i < row->cells.count; i++) {
		const struct fg_cell *cell = &gaps->cells[row->cells.items[i]];

		room += own ? cell->own.count : cell->others.count;
	}
	all = calloc(room + 1, sizeof(*all));
	for (uint32_t i = 0; all && i < row->cells.count; i++) {
		const struct fg_cell *cell = &gaps->cells[row->cells.items[i]];
		struct fg_refs refs = own ? cell->own : cell->others;

		if (refs.count)
			memcpy(all + count, refs.items, refs.count * sizeof(*all));
		count += refs.count;
	}
	if (all && count)
		qsort(all, count, sizeof(*all), by_number);
	for (uint32_t i = 0; all && i < count; i++)
		if (i == 0 || all[i] != all[i - 1])
			all[kept++] = all[i];
	*ret_count = kept;
	return all;
}

void fg_row_claims(const struct fg_gaps *gaps, const struct fg_gap *row,
                   void (*each)(fg_ref claim, bool baseline, void *context), void *context)
{
	for (int own = 1; own >= 0; own--) {
		uint32_t count;
		fg_ref *claims = gather(gaps, row, own, &count);

		for (uint32_t i = 0; claims && i < count; i++)
			each(claims[i], own, context);
		free(claims);
	}
}

void fg_put_witness(struct fg_sink *sink, const struct fg_model *model, const struct fg_gap *row)
{
	uint32_t shown = row->witness_count < 16 ? row->witness_count : 16;

	for (uint32_t i = 0; i < shown; i++) {
		const struct fg_flow *flow = &model->flows[row->witness[i]];

		if (i == 0)
			fg_put(sink, model->places[flow->from].e.label);
		fg_putf(sink, " -> %s (%s)", model->places[flow->to].e.label, flow->e.id);
	}
	if (shown < row->witness_count)
		fg_putf(sink, " ... %u flows in all", row->witness_count);
}
