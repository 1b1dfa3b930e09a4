#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/say.h"
#include "base/sink.h"
#include "base/text.h"
#include "gaps/rules.h"
#include "model/source.h"
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
	if (row->more->rule)
		fg_put(sink, row->more->rule->id);
	else if (row->question == FG_NONE)
		fg_put(sink, "said");
	else
		fg_put_question(sink, model_of(gaps), row->question);
}

const char *fg_asked(const struct fg_gaps *gaps, const struct fg_gap *row, const char *lang)
{
	const struct fg_question *asked;

	if (row->more->rule)
		return fg_say(lang, row->more->rule->title);
	if (row->question == FG_NONE)
		return fg_say(lang, "Is it said at all?");
	asked = &model_of(gaps)->questions[row->question];
	if (row->kind == FG_ANSWER || row->limb >= asked->limb_count)
		return fg_wording_in(&asked->label, lang);
	return fg_wording_in(&asked->limbs[row->limb].text, lang);
}

const char *fg_count_asked(const struct fg_model *model, const struct fg_count *count,
                           const char *lang)
{
	const struct fg_question *asked;

	if (count->question == FG_NONE)
		return fg_say(lang, "Is it said at all?");
	asked = &model->questions[count->question];
	return fg_wording_in(count->limb < asked->limb_count ? &asked->limbs[count->limb].text
	                                                     : &asked->label,
	                     lang);
}

void fg_put_subject(struct fg_sink *sink, const struct fg_gaps *gaps, const struct fg_gap *row,
                    const char *lang)
{
	const struct fg_model *model = model_of(gaps);
	const struct fg_flow *flow;
	bool own;                        /* a finding about the place, not about what it keeps */

	switch (row->kind) {
	case FG_FLOW:
		flow = &model->flows[row->index];
		fg_putf(sink, fg_say(lang, "%s -> %s (%s: %s)"),
		        fg_label_in(&model->places[flow->from].e, lang),
		        fg_label_in(&model->places[flow->to].e, lang), flow->e.id,
		        fg_label_in(&flow->e, lang));
		break;
	case FG_HOLDING:
		fg_putf(sink, fg_say(lang, "kept in %s"),
		        fg_label_in(&model->places[model->holdings[row->index].place].e, lang));
		fg_putf(sink, " (%s)", model->holdings[row->index].e.id);
		break;
	case FG_PLACE:
		own = row->more->rule && !row->more->rule->run;
		fg_putf(sink, own || fg_is_note(row) ? "%s" : fg_say(lang, "kept in %s"),
		        fg_label_in(&model->places[row->index].e, lang));
		break;
	case FG_ELEMENT:
		fg_put(sink, fg_say_count(lang, fg_gap_elements(gaps, row).count, "data element",
		                          "data elements"));
		break;
	case FG_ANSWER:
		fg_putf(sink, fg_say(lang, "the system: %s"), fg_model_label(model, lang));
		break;
	case FG_SCOPE:
		fg_putf(sink, fg_say(lang, "claims about many facts, line %u"),
		        model->scopes[row->index].loc.line);
		break;
	default:
		fg_put(sink, fg_label_in(fg_model_entity(model, row->kind, row->index), lang));
	}
}

const char *fg_subject_kind(const struct fg_gap *row)
{
	static const char *const words[] = {
		[FG_ELEMENT] = "element", [FG_FLOW] = "flow",   [FG_HOLDING] = "holding",
		[FG_PLACE] = "place",     [FG_PARTY] = "party", [FG_STEP] = "step",
		[FG_SOURCE] = "source",   [FG_BOUNDARY] = "boundary", [FG_GROUP] = "group",
		[FG_BASELINE] = "baseline", [FG_ANSWER] = "system",
		[FG_SCOPE] = "scope",
	};

	return words[row->kind];
}

const char *fg_cell_kind(const struct fg_cell *cell)
{
	if (cell->kind == FG_ANSWER)
		return "system";
	if (cell->index == FG_NONE)
		return "implied";
	return cell->kind == FG_ELEMENT ? "element" : cell->kind == FG_FLOW ? "flow" : "holding";
}

const char *fg_subject_id(const struct fg_gaps *gaps, const struct fg_gap *row)
{
	const struct fg_model *model = model_of(gaps);

	if (row->kind == FG_ANSWER)
		return model->id;
	if (row->kind == FG_SCOPE)
		return model->scopes[row->index].id ? model->scopes[row->index].id : "";
	if (row->index == FG_NONE)
		return "";
	return fg_model_entity(model, row->kind, row->index)->id;
}

bool fg_is_note(const struct fg_gap *row)
{
	return row->more->rule && row->more->rule->class == FG_RULE_NOTE;
}

void fg_put_elements(struct fg_sink *sink, const struct fg_model *model, struct fg_refs elements,
                     const char *separator, const char *lang)
{
	for (uint32_t i = 0; i < elements.count; i++)
		fg_putf(sink, "%s%s", i ? separator : "",
		        fg_label_in(&model->elements[elements.items[i]].e, lang));
}

void fg_put_source(struct fg_sink *sink, const struct fg_source *source)
{
	if (source->number)
		fg_putf(sink, "%s (%s)", source->number, source->e.id);
	else
		fg_put(sink, source->e.id);
}

/* Where this kind of source answers the question, or NULL when it is not put to that kind. */
static const struct fg_where *where_of(const struct fg_question *asked, enum fg_source_kind kind)
{
	for (uint32_t i = 0; i < asked->where_count; i++)
		if (asked->wheres[i].kinds >> kind & 1u)
			return &asked->wheres[i];
	return NULL;
}

void fg_put_where(struct fg_sink *sink, const struct fg_where *where, const char *lang)
{
	for (uint32_t i = 0; where && i < where->place_count; i++)
		fg_putf(sink, "%s%s", i ? fg_say(lang, "; ") : "",
		        fg_is_all(where->places[i]) ? fg_say(lang, "whole") : where->places[i]);
	if (!where)
		fg_put(sink, fg_say(lang, "whole"));
}

enum { DOCUMENTS = 3 };

/* The baseline documents that a question is put to, each with the place where it answers; a few by
 * name, the rest counted. */
static void put_documents(struct fg_sink *sink, const struct fg_evidence *evidence,
                          const struct fg_question *asked, const char *lang)
{
	const struct fg_model *model = evidence->model;
	uint32_t count = 0;

	for (fg_ref i = 0; i < model->source_count; i++) {
		const struct fg_source *source = &model->sources[i];
		const struct fg_where *where = asked ? where_of(asked, source->kind) : NULL;

		if (!evidence->sources[i].baseline || (asked && !where) || count++ >= DOCUMENTS)
			continue;
		fg_putf(sink, "%s%s (", count > 1 ? fg_say(lang, ", ") : "", source->e.id);
		fg_put_where(sink, where, lang);
		fg_putf(sink, "%s)", source->copy == FG_COPY_RECREATION
		                             ? fg_say(lang, ", in a re-creation")
		                             : "");
	}
	if (count > DOCUMENTS)
		fg_putf(sink, fg_say_count(lang, count - DOCUMENTS, " and %u more document",
		                           " and %u more documents"),
		        count - DOCUMENTS);
	if (count == 0)
		fg_put(sink, fg_say(lang, "no document of the baseline is asked this"));
}

/* The status would be a charge, were the fact asserted. */
static bool is_excused(const struct fg_gap *row, const struct fg_cell *cell)
{
	return row->family == FG_TO_VERIFY
	       && fg_is_charge(fg_status_family(row->status, cell->read));
}

const char *fg_unasserted(const struct fg_gaps *gaps, const struct fg_gap *row,
                          const char *lang)
{
	const struct fg_evidence *evidence = gaps->reach->evidence;
	const struct fg_cell *cell = fg_gap_cell(gaps, row);

	if (row->more->rule)
		return "";
	if (row->kind == FG_PLACE || row->kind == FG_ELEMENT)
		return is_excused(row, cell) && !cell->homework && !cell->assumption
		               ? fg_say(lang, "it is denied")
		               : "";
	if (row->kind != FG_FLOW || !fg_fact_is_idle(evidence, FG_FLOW, row->index))
		return "";
	switch (fg_flow_fate(evidence, row->index)) {
	case FG_ASSERTED: return fg_say(lang, "only a faint hint at such a flow");
	case FG_FATE_DENIED: return fg_say(lang, "the flow is denied");
	case FG_FATE_QUESTIONED: return fg_say(lang, "the flow is only asked about");
	case FG_UNSAID: return fg_say(lang, "nobody says that there is such a flow");
	default: return "";
	}
}

static bool is_silence(enum fg_status status)
{
	return status == FG_NOT_STATED || status == FG_UNDISCLOSED || status == FG_SAID_MISSING
	       || status == FG_REPORTED || status == FG_NOT_EXAMINED;
}

void fg_put_basis(struct fg_sink *sink, const struct fg_gaps *gaps, const struct fg_gap *row,
                  const char *lang)
{
	const struct fg_evidence *evidence = gaps->reach->evidence;
	const struct fg_model *model = evidence->model;
	const struct fg_cell *cell = fg_gap_cell(gaps, row);

	if (!cell || row->more->rule)
		return;
	if (row->question == FG_NONE && !cell->read) {
		if (row->family != FG_ANSWERED)
			fg_put(sink, fg_say(lang, "No question asks the baseline for it. "));
	} else if (is_silence(row->status)) {
		fg_put(sink, cell->read ? fg_say(lang, "Read, no answer there: ")
		                        : fg_say(lang, "Not read where it belongs: "));
		put_documents(sink, evidence,
		              row->question == FG_NONE ? NULL : &model->questions[row->question],
		              lang);
		fg_put(sink, ". ");
	} else if (!cell->read && row->family != FG_ANSWERED) {
		fg_put(sink, fg_say(lang, "Not read in full where it belongs. "));
	}
	if (fg_cell_through(cell) != FG_NONE)
		fg_putf(sink, row->family == FG_TO_VERIFY
		                      ? fg_say(lang, "Points to %s, which was not read there. ")
		                      : fg_say(lang, "Points to %s. "),
		        model->sources[fg_cell_through(cell)].e.id);
	if (cell->project_wide)
		fg_put(sink, fg_say(lang, "Project-wide answer. "));
	if (cell->recreation)
		fg_put(sink, fg_say(lang, "Rests on a re-creation. "));
	if (cell->assumption)
		fg_put(sink, fg_say(lang, "Rests on an assumption of the encoder. "));
	if (cell->homework)
		fg_put(sink, fg_say(lang, "About an outside body, not charged to the operator. "));
	if (cell->not_applicable)
		fg_put(sink, fg_say(lang, "Said to be not applicable. "));
	if (is_excused(row, cell) && *fg_unasserted(gaps, row, lang))
		fg_putf(sink, fg_say(lang, "No charge: %s. "), fg_unasserted(gaps, row, lang));
}

void fg_put_value(struct fg_sink *sink, const char *value, const char *lang)
{
	struct fg_duration duration;

	if (fg_duration_parse(value, &duration) == 0)
		fg_say_duration(sink, lang, duration);
	else if (strcasecmp(value, "permanent") == 0)
		fg_put(sink, fg_say(lang, "permanently"));
	else if (strcasecmp(value, "not applicable") == 0)
		fg_put(sink, fg_say(lang, "not applicable"));
	else
		fg_putf(sink, "\"%s\"", value);
}

void fg_put_claim(struct fg_sink *sink, const struct fg_model *model, fg_ref number,
                  const char *lang)
{
	const struct fg_claim *claim = &model->claims[number];
	const struct fg_claim_more *more = claim->more;
	const struct fg_source *source = &model->sources[claim->source];

	fg_put(sink, source->e.id);
	if (claim->at)
		fg_putf(sink, "%s%s", fg_say(lang, ", "),
		        fg_is_all(claim->at) ? fg_say(lang, "whole") : claim->at);
	fg_putf(sink, "%s%s", fg_say(lang, ": "), fg_vocab_label(FG_VOCAB_SAYS, claim->says, lang));
	if (more->to != FG_NONE)
		fg_putf(sink, fg_say(lang, " to %s"), model->sources[more->to].e.id);
	if (claim->value) {
		fg_put(sink, " ");
		fg_put_value(sink, claim->value, lang);
	}
	for (uint32_t i = 0; i < more->whose.count; i++)
		fg_putf(sink, "%s%s", i ? fg_say(lang, ", ") : fg_say(lang, " for "),
		        fg_label_in(&model->parties[more->whose.items[i]].e, lang));
	if (more->since.year) {
		fg_put(sink, fg_say(lang, " since "));
		fg_put_date(sink, more->since);
	}
	if (claim->text && *claim->text)
		fg_putf(sink, " - %s", claim->text);
	if (more->quote && *more->quote)
		fg_putf(sink, " \u201c%s\u201d", more->quote);
	if (more->retells != FG_NONE)
		fg_putf(sink, fg_say(lang, " (retells %s)"), model->sources[more->retells].e.id);
	if (claim->certainty != FG_HIGH)
		fg_putf(sink, fg_say(lang, " (certainty %s)"),
		        fg_vocab_label(FG_VOCAB_CERTAINTY, claim->certainty, lang));
	if (source->copy == FG_COPY_RECREATION)
		fg_put(sink, fg_say(lang, " (re-creation)"));
}

static int by_number(const void *a, const void *b)
{
	fg_ref x = *(const fg_ref *)a, y = *(const fg_ref *)b;

	return x < y ? -1 : x > y;
}

/* Claims of all cells of a row, sorted, each once; own or others. NULL: out of memory. Caller
 * frees. */
static fg_ref *gather(const struct fg_gaps *gaps, const struct fg_gap *row, bool own,
                      uint32_t *ret_count)
{
	struct fg_refs cells = fg_gap_cells(gaps, row);
	size_t room = 1;
	uint32_t count = 0, kept = 0;
	fg_ref *all;

	for (uint32_t i = 0; i < cells.count; i++) {
		const struct fg_cell *cell = fg_cell_at(gaps, cells.items[i]);

		room += own ? fg_cell_own(cell).count : fg_cell_others(cell).count;
	}
	all = calloc(room, sizeof(*all));
	for (uint32_t i = 0; all && i < cells.count; i++) {
		const struct fg_cell *cell = fg_cell_at(gaps, cells.items[i]);
		struct fg_refs refs = own ? fg_cell_own(cell) : fg_cell_others(cell);

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

int fg_row_claims(const struct fg_gaps *gaps, const struct fg_gap *row,
                  void (*each)(fg_ref claim, bool baseline, void *context), void *context)
{
	for (int own = 1; own >= 0; own--) {
		uint32_t count;
		fg_ref *claims = gather(gaps, row, own, &count);

		if (!claims)
			return -ENOMEM;
		for (uint32_t i = 0; i < count; i++)
			each(claims[i], own, context);
		free(claims);
	}
	return 0;
}

void fg_put_path(struct fg_sink *sink, const struct fg_model *model, const fg_ref *flows,
                 uint32_t count, const char *lang)
{
	for (uint32_t i = 0; i < count; i++) {
		const struct fg_flow *flow = &model->flows[flows[i]];

		if (i == 0)
			fg_put(sink, fg_label_in(&model->places[flow->from].e, lang));
		fg_putf(sink, " -> %s (%s)", fg_label_in(&model->places[flow->to].e, lang),
		        flow->e.id);
	}
}

enum { FLOWS_SHOWN = 16 };

void fg_put_witness(struct fg_sink *sink, const struct fg_gaps *gaps, const struct fg_gap *row,
                    const char *lang)
{
	const struct fg_arrival *arrival = fg_gap_arrival(gaps, row);
	fg_ref flows[FLOWS_SHOWN];
	uint32_t count, shown;

	if (!arrival)
		return;
	count = fg_reach_witness(gaps->reach, arrival, flows, FLOWS_SHOWN);
	shown = count < FLOWS_SHOWN ? count : FLOWS_SHOWN;
	fg_put_path(sink, gaps->reach->evidence->model, flows, shown, lang);
	if (shown < count)
		fg_putf(sink, fg_say(lang, " ... %u flows in all"), count);
	if (arrival->status != FG_STATED)
		fg_putf(sink, fg_say(lang, "; weakest flow: %s"),
		        fg_vocab_label(FG_VOCAB_STATUS, arrival->status, lang));
	if (arrival->steps_back)
		fg_put(sink, fg_say(lang, "; goes back in the order of the workflow"));
}

const char *fg_arrives(const struct fg_gap *row, const char *lang)
{
	if (row->strength == FG_POSSIBLE)
		return fg_say(lang, "possibly: a flow on every way there does not say what it "
		                    "carries");
	return row->strength == FG_BY_CATEGORY
	               ? fg_say(lang, "by category: a flow on every way there names no more")
	               : "";
}
