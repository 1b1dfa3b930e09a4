/* From a cell about a period to what a bar shows: lengths, words, condition. */
#include <string.h>

#include "base/arena.h"
#include "base/say.h"
#include "base/sink.h"
#include "base/text.h"
#include "figure/claimants.h"
#include "figure/retention/bars.h"
#include "figure/wrap.h"

enum { SHORT_WORDS = 90 };       /* characters of a paraphrase that stands at a bar */

struct list {
	const struct fg_figure *figure;
	struct fg_answer *items;
	uint32_t count;
};

static const char *format(const struct list *list, const char *pattern, const char *first,
                          const char *second)
	__attribute__((format_arg(2)));

static const char *format(const struct list *list, const char *pattern, const char *first,
                          const char *second)
{
	return fg_arena_format(list->figure->arena, pattern, first, second);
}

static const char *say(const struct list *list, const char *english)
{
	return fg_say(list->figure->lang, english);
}

static double rough_seconds(struct fg_duration length)
{
	return (double)length.months * 2629746.0 + (double)length.seconds;
}

/* Without the full stop of a sentence. */
static const char *phrase(const struct list *list, const char *text)
{
	size_t length = strlen(text);

	return length && text[length - 1] == '.'
	               ? fg_arena_copy(list->figure->arena, text, length - 1)
	               : text;
}

static const char *length_words(const struct list *list, struct fg_duration length)
{
	struct fg_sink sink = { .arena = list->figure->arena };

	fg_say_duration(&sink, list->figure->lang, length);
	return fg_sink_keep(&sink);
}

/* What a value means: its form, its length where it has one, its words. */
static struct fg_answer read_value(const struct list *list, const char *value)
{
	struct fg_answer answer = { FG_BAR_VAGUE, { 0 }, 0, phrase(list, value), NULL };
	struct fg_duration length;

	if (fg_duration_parse(value, &length) == 0) {
		answer.form = FG_BAR_FILLED;
		answer.lengths = 1;
		answer.seconds[0] = rough_seconds(length);
		answer.words = length_words(list, length);
	} else if (strncmp(value, "event:", 6) == 0) {
		answer.form = FG_BAR_EVENT;
		value += strlen("event:");
		answer.words = format(list, say(list, "until %s"), value + strspn(value, " "), "");
	} else if (strcmp(value, "permanent") == 0) {
		answer.form = FG_BAR_PERMANENT;
		answer.words = say(list, "permanently");
	}
	return answer;
}

static const char *condition_of(const struct list *list, const struct fg_claim *claim)
{
	const struct fg_model *model = list->figure->model;
	const struct fg_claim_more *more = claim->more;
	struct fg_sink sink = { .arena = list->figure->arena };

	for (uint32_t i = 0; i < more->whose.count; i++)
		fg_putf(&sink, "%s%s", i ? say(list, ", ") : "",
		        fg_label_in(&model->parties[more->whose.items[i]].e, list->figure->lang));
	if (more->since.year) {
		fg_putf(&sink, "%s%s %d", sink.length ? say(list, ", ") : "", say(list, "since"),
		        more->since.year);
		if (more->since.month)
			fg_putf(&sink, "-%02d", more->since.month);
		if (more->since.day)
			fg_putf(&sink, "-%02d", more->since.day);
	}
	return fg_sink_keep(&sink);
}

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static void add(struct list *list, struct fg_answer answer)
{
	if (!answer.words)
		return;
	for (uint32_t i = 0; i < list->count; i++)
		if (same_text(list->items[i].words, answer.words)
		    && same_text(list->items[i].condition, answer.condition))
			return;
	if (list->count < FG_ANSWERS)
		list->items[list->count++] = answer;
	else
		list->items[FG_ANSWERS - 1].words = say(list, "and other periods");
}

/* A claim on the period itself, or of a scope that covers it. */
static bool on_period(const struct fg_claim *claim)
{
	return claim->target.attribute == FG_PERIOD || claim->target.kind == FG_SCOPE;
}

static const char *value_of(const struct fg_claim *claim)
{
	const char *value = claim->value ? claim->value : claim->text;

	return value && *value && on_period(claim) ? value : NULL;
}

/* Gives a value: what it says is no silence. */
static bool is_report(const struct fg_claim *claim)
{
	return value_of(claim) && claim->says != FG_SILENT && claim->says != FG_MISSING
	       && claim->says != FG_ASKS;
}

static const struct fg_claim *claim_at(const struct list *list, struct fg_refs claims, uint32_t i)
{
	return &list->figure->model->claims[claims.items[i]];
}

/* A value as a bar of form FG_BAR_VAGUE has room for its words, or says only so much. */
static struct fg_answer shortened(const struct list *list, struct fg_answer answer)
{
	if (answer.form == FG_BAR_VAGUE && fg_utf8_count(answer.words) > SHORT_WORDS)
		answer.words = say(list, "in words, see the register");
	return answer;
}

static void add_stated(struct list *list, const struct fg_asking *asking)
{
	const struct fg_cell *cell = asking->cell;

	for (uint32_t i = 0; i < fg_cell_own(cell).count; i++) {
		const struct fg_claim *claim = claim_at(list, fg_cell_own(cell), i);
		const char *value = value_of(claim);
		struct fg_answer answer;

		if (claim->says != FG_STATES || !value)
			continue;
		answer = shortened(list, read_value(list, value));
		answer.condition = condition_of(list, claim);
		add(list, answer);
	}
	if (!list->count && asking->bare[0])
		add(list, shortened(list, read_value(list, asking->bare[0])));
	if (!list->count)
		add(list, (struct fg_answer){ FG_BAR_VAGUE, { 0 }, 0, say(list, "stated"), NULL });
}

static void take_length(const struct list *list, const char *value, struct fg_answer *answer)
{
	struct fg_answer one = read_value(list, value);

	if (!one.lengths || answer->lengths == 2)
		return;
	if (answer->lengths && answer->seconds[0] - one.seconds[0] < 1
	    && one.seconds[0] - answer->seconds[0] < 1)
		return;
	answer->seconds[answer->lengths++] = one.seconds[0];
	answer->words = answer->words
	                        ? format(list, say(list, "%s or %s"), answer->words, one.words)
	                        : one.words;
}

/* The values that claims give, as lengths of `answer`; `from`: only of this source. */
static void take_lengths(const struct list *list, struct fg_refs claims, fg_ref from,
                         struct fg_answer *answer)
{
	for (uint32_t i = 0; i < claims.count; i++) {
		const struct fg_claim *claim = claim_at(list, claims, i);

		if (is_report(claim) && (from == FG_NONE || claim->source == from))
			take_length(list, value_of(claim), answer);
	}
}

static void add_reference(struct list *list, const struct fg_cell *cell)
{
	const struct fg_model *model = list->figure->model;
	const char *name = fg_cell_through(cell) == FG_NONE
	                           ? say(list, "another document")
	                           : fg_source_name(&model->sources[fg_cell_through(cell)]);
	struct fg_answer answer = { FG_BAR_DOCUMENT, { 0 }, 0, NULL, NULL };

	if (fg_cell_through(cell) != FG_NONE) {
		take_lengths(list, fg_cell_own(cell), fg_cell_through(cell), &answer);
		take_lengths(list, fg_cell_others(cell), fg_cell_through(cell), &answer);
	}
	answer.words = answer.words ? format(list, say(list, "%s, in %s"), answer.words, name)
	                            : format(list, say(list, "see %s"), name, "");
	add(list, answer);
}

/* Words of the baseline that are no full answer: "as long as needed". */
static void add_own_words(struct list *list, const struct fg_cell *cell, enum fg_says says,
                          struct fg_answer answer)
{
	const char *label = fg_vocab_word(FG_VOCAB_STATUS, cell->status)->label;

	for (uint32_t i = 0; i < fg_cell_own(cell).count; i++) {
		const struct fg_claim *claim = claim_at(list, fg_cell_own(cell), i);
		const char *value = claim->says == says ? value_of(claim) : NULL;
		struct fg_answer one;

		if (!value)
			continue;
		one = read_value(list, value);
		if (one.lengths) {
			answer.lengths = 1;
			answer.seconds[0] = one.seconds[0];
		}
		if (fg_utf8_count(one.words) > SHORT_WORDS || strcmp(value, label) == 0
		    || strcmp(one.words, say(list, label)) == 0)
			continue;
		answer.words = format(list, say(list, "%s: %s"), answer.words, one.words);
		answer.condition = condition_of(list, claim);
		break;
	}
	add(list, answer);
}

static void add_conflict(struct list *list, const struct fg_asking *asking, const char *status)
{
	const struct fg_cell *cell = asking->cell;
	struct fg_answer answer = { FG_BAR_CONFLICT, { 0 }, 0, NULL, NULL };

	take_lengths(list, fg_cell_own(cell), FG_NONE, &answer);
	for (int i = 0; i < 2 && asking->bare[i]; i++)
		take_length(list, asking->bare[i], &answer);
	take_lengths(list, fg_cell_others(cell), FG_NONE, &answer);
	if (answer.lengths == 0)
		answer.form = FG_BAR_OPEN;
	answer.words = answer.words ? format(list, say(list, "%s: %s"), status, answer.words)
	                            : status;
	add(list, answer);
}

/* Whether a claim before this one gives the same value under the same condition. */
static bool said_before(const struct list *list, struct fg_refs claims, uint32_t number)
{
	const struct fg_claim *claim = claim_at(list, claims, number);

	for (uint32_t i = 0; i < number; i++) {
		const struct fg_claim *other = claim_at(list, claims, i);

		if (is_report(other) && strcmp(value_of(other), value_of(claim)) == 0
		    && same_text(condition_of(list, other), condition_of(list, claim)))
			return true;
	}
	return false;
}

/* Others give an answer that the disclosure does not: one for each value and condition. */
static void add_reported(struct list *list, const struct fg_cell *cell, const char *status)
{
	uint32_t before = list->count;

	for (uint32_t i = 0; i < fg_cell_others(cell).count; i++) {
		const struct fg_claim *claim = claim_at(list, fg_cell_others(cell), i);
		struct fg_answer answer;

		if (!is_report(claim) || said_before(list, fg_cell_others(cell), i))
			continue;
		answer = read_value(list, value_of(claim));
		if (!answer.lengths && fg_utf8_count(answer.words) > SHORT_WORDS)
			continue;
		answer.words = fg_arena_format(list->figure->arena,
		                               say(list, "%s: %s according to %s"), status,
		                               answer.words,
		                               list->figure->model->sources[claim->source].e.id);
		answer.form = FG_BAR_OPEN;
		answer.condition = condition_of(list, claim);
		add(list, answer);
	}
	if (list->count == before)
		add(list, (struct fg_answer){ FG_BAR_OPEN, { 0 }, 0, status, NULL });
}

static void add_missing(struct list *list, const struct fg_gap *row, const char *status)
{
	struct fg_sink who = { .arena = list->figure->arena };
	struct fg_answer answer = { FG_BAR_OPEN, { 0 }, 0, status, NULL };

	if (row)
		fg_put_claimants(list->figure, row, &who);
	if (who.length)
		answer.words = format(list, say(list, "%s, according to %s"), status, who.data);
	fg_sink_clear(&who);
	add(list, answer);
}

/* "not stated", with "to verify" where that is not plain from the status itself. */
static const char *status_words(const struct list *list, const struct fg_cell *cell)
{
	const char *status = say(list, fg_vocab_word(FG_VOCAB_STATUS, cell->status)->label);

	if (cell->family != FG_TO_VERIFY || cell->status >= FG_REPORTED)
		return status;
	return format(list, say(list, "%s, to verify"), status, "");
}

static void add_by_status(struct list *list, const struct fg_asking *asking)
{
	const struct fg_cell *cell = asking->cell;
	const char *status = status_words(list, cell);
	struct fg_answer plain = { FG_BAR_OPEN, { 0 }, 0, status, NULL };

	switch (cell->status) {
	case FG_STATED:
		add_stated(list, asking);
		return;
	case FG_BY_REFERENCE:
		add_reference(list, cell);
		return;
	case FG_PARTLY:
	case FG_DEFERRED:
		plain.form = cell->status == FG_PARTLY ? FG_BAR_VAGUE : FG_BAR_DEFERRED;
		add_own_words(list, cell,
		              cell->status == FG_PARTLY ? FG_PARTLY_SAYS : FG_DEFERS, plain);
		return;
	case FG_DISPUTED:
	case FG_CONTRADICTED:
		add_conflict(list, asking, status);
		return;
	case FG_UNDISCLOSED:
	case FG_REPORTED:
		add_reported(list, cell, status);
		return;
	case FG_SAID_MISSING:
		add_missing(list, asking->row, status);
		return;
	case FG_DENIED:
		plain.form = FG_BAR_NONE;
		break;
	default:
		break;
	}
	add(list, plain);
}

uint32_t fg_answers_of(const struct fg_figure *figure, const struct fg_asking *asking,
                       struct fg_answer *ret_answers)
{
	struct list list = { figure, ret_answers, 0 };

	if (asking->cell->not_applicable)
		add(&list, (struct fg_answer){ FG_BAR_NONE, { 0 }, 0,
		                               say(&list, "stated as not applicable"), NULL });
	else
		add_by_status(&list, asking);
	return list.count;
}

uint32_t fg_answers_unasked(const struct fg_figure *figure, fg_ref holding,
                            struct fg_answer *ret_answers)
{
	const struct fg_source_state *sources = figure->gaps->reach->evidence->sources;
	struct fg_refs claims = fg_model_claims(figure->model, FG_HOLDING, holding, FG_PERIOD);
	struct list list = { figure, ret_answers, 0 };

	for (uint32_t i = 0; i < claims.count; i++) {
		const struct fg_claim *claim = claim_at(&list, claims, i);
		const char *value = value_of(claim), *source;
		struct fg_answer answer;

		if (!sources[claim->source].admitted || claim->says != FG_STATES || !value)
			continue;
		source = figure->model->sources[claim->source].e.id;
		answer = shortened(&list, read_value(&list, value));
		answer.words = format(&list, say(&list, "%s according to %s"), answer.words,
		                      source);
		if (answer.form == FG_BAR_FILLED)
			answer.form = FG_BAR_OPEN;
		answer.condition = condition_of(&list, claim);
		add(&list, answer);
	}
	return list.count;
}
