/* What names a row, and how its data came to be where they are: both made when somebody asks. */
#include "base/sink.h"
#include "gaps/internal.h"
#include "gaps/rules.h"

static const char *const flag_words[] = { "project-wide", "re-creation", "assumption", "homework",
	                                  "unread", "not-applicable", "by-category", "possible" };

static void put_two(struct fg_sink *sink, const char *first, const char *second)
{
	fg_put(sink, first);
	fg_put(sink, second);
}

/* "dhs-pia:5.1" */
static void put_question(struct fg_sink *sink, const struct fg_model *model, fg_ref question)
{
	const struct fg_question *asked = &model->questions[question];

	put_two(sink, model->yardsticks[asked->yardstick].id, ":");
	fg_put(sink, asked->id);
}

/* "FG-R05@H2+H1". Things are named by their id, a question with its yardstick, a scope without id
 * by its number. */
static void put_rule(struct fg_sink *sink, const struct fg_model *model, const struct fg_gap *row)
{
	put_two(sink, row->more->rule->id, "@");
	if (row->kind == FG_ANSWER)
		put_question(sink, model, row->index);
	else if (row->kind == FG_SCOPE && !model->scopes[row->index].id)
		fg_putf(sink, "scope:%u", row->index + 1);
	else if (row->kind == FG_SCOPE)
		fg_put(sink, model->scopes[row->index].id);
	else
		fg_put(sink, fg_model_entity(model, row->kind, row->index)->id);
	if (row->more->told && row->more->told->other)
		put_two(sink, "+", row->more->told->other);
}

static const char *subject_id(const struct fg_model *model, const struct fg_gap *row)
{
	if (row->kind == FG_FLOW || row->kind == FG_PLACE)
		return fg_model_entity(model, row->kind, row->index)->id;
	return row->kind == FG_ELEMENT ? "elements" : "system";
}

/* Excused because the baseline denies it: beside others of that status that are not. */
static bool is_denied(const struct fg_gap *row, const struct fg_cell *cell)
{
	return (row->kind == FG_PLACE || row->kind == FG_ELEMENT) && row->family == FG_TO_VERIFY
	       && !cell->assumption && !cell->homework
	       && fg_is_charge(fg_status_family(row->status, cell->read));
}

/* "dhs-pia:5.1.period@usec/not-stated": all that makes a row a row. */
static void put_cells(struct fg_sink *sink, const struct fg_gaps *gaps, const struct fg_gap *row)
{
	const struct fg_model *model = gaps->reach->evidence->model;
	const struct fg_cell *cell = fg_gap_cell(gaps, row);
	unsigned flags = fg_cell_flags(cell, row->strength);
	bool asked = row->question != FG_NONE;

	if (asked)
		put_question(sink, model, row->question);
	if (row->kind != FG_ANSWER)
		put_two(sink, asked ? "." : "",
		        fg_vocab_word(FG_VOCAB_ATTRIBUTE, row->attribute)->word);
	put_two(sink, "@", subject_id(model, row));
	put_two(sink, "/", fg_vocab_word(FG_VOCAB_STATUS, row->status)->word);
	if (row->status == FG_BY_REFERENCE || row->status == FG_DISPUTED)
		put_two(sink, "+", fg_vocab_word(FG_VOCAB_FAMILY, row->family)->word);
	for (size_t i = 0; i < sizeof(flag_words) / sizeof(flag_words[0]); i++)
		if (flags >> i & 1u)
			put_two(sink, "+", flag_words[i]);
	if (is_denied(row, cell))
		fg_put(sink, "+denied");
	if (fg_cell_through(cell) != FG_NONE)
		put_two(sink, "+", model->sources[fg_cell_through(cell)].e.id);
}

void fg_put_gap_id(struct fg_sink *sink, const struct fg_gaps *gaps, const struct fg_gap *row)
{
	if (row->more->rule)
		put_rule(sink, gaps->reach->evidence->model, row);
	else
		put_cells(sink, gaps, row);
}

const struct fg_arrival *fg_gap_arrival(const struct fg_gaps *gaps, const struct fg_gap *row)
{
	struct fg_refs elements = fg_gap_elements(gaps, row);

	for (uint32_t i = 0; !row->more->rule && row->kind == FG_PLACE && i < elements.count; i++) {
		const struct fg_arrival *arrival =
			fg_reach_find(gaps->reach, elements.items[i], row->index);

		if (arrival && arrival->hops)
			return arrival;
	}
	return NULL;
}
