#include "figure/kept.h"

#include <string.h>

#include "base/arena.h"
#include "base/say.h"
#include "base/sink.h"
#include "base/text.h"
#include "figure/claimants.h"
#include "figure/theme.h"

enum { ANSWERS = 8 };

/* The different answers about one place. */
struct answers {
	const char *words[ANSWERS];
	struct fg_duration lengths[ANSWERS];
	uint32_t count;
	bool all_lengths;          /* every one is a length of time */
	bool many;                 /* more than there is room for */
	bool asked;
	enum fg_family worst;
};

static void add(struct answers *answers, const char *words, const struct fg_duration *length)
{
	if (!words)
		return;
	for (uint32_t i = 0; i < answers->count; i++)
		if (!words || strcmp(answers->words[i], words) == 0)
			return;
	if (answers->count == ANSWERS) {
		answers->many = true;
		return;
	}
	answers->all_lengths = (answers->all_lengths || answers->count == 0) && length;
	if (length)
		answers->lengths[answers->count] = *length;
	answers->words[answers->count++] = words;
}

static void add_value(const struct fg_figure *figure, struct answers *answers, const char *value)
{
	struct fg_duration length;
	struct fg_sink words = { .arena = figure->arena };

	if (!value || !*value)
		return;
	if (fg_duration_parse(value, &length) == 0) {
		fg_say_duration(&words, figure->lang, length);
		add(answers, fg_sink_keep(&words), &length);
	} else if (strncmp(value, "event:", 6) == 0) {
		add(answers,
		    fg_arena_format(figure->arena, fg_say(figure->lang, "until %s"),
		                    value + 6 + strspn(value + 6, " ")),
		    NULL);
	} else {
		add(answers,
		    strcmp(value, "permanent") == 0 ? fg_say(figure->lang, "permanently") : value,
		    NULL);
	}
}

static void add_reference(const struct fg_figure *figure, struct answers *answers, fg_ref source)
{
	const char *name = source == FG_NONE ? fg_say(figure->lang, "another document")
	                                     : fg_source_name(&figure->model->sources[source]);

	add(answers, fg_arena_format(figure->arena, fg_say(figure->lang, "see %s"), name), NULL);
}

static void add_stated(const struct fg_figure *figure, struct answers *answers,
                       const struct fg_cell *cell)
{
	const struct fg_model *model = figure->model;
	struct fg_refs own = fg_cell_own(cell);
	uint32_t before = answers->count;

	for (uint32_t i = 0; i < own.count; i++) {
		const struct fg_claim *claim = &model->claims[own.items[i]];

		if (claim->says == FG_STATES && claim->target.attribute == FG_PERIOD)
			add_value(figure, answers, claim->value ? claim->value : claim->text);
	}
	for (uint32_t i = 0; answers->count == before && i < model->bare_count; i++) {
		const struct fg_bare *bare = &model->bares[i];

		if (bare->target.kind == cell->kind && bare->target.index == cell->index &&
		    bare->target.attribute == FG_PERIOD)
			add_value(figure, answers, bare->value);
	}
	if (answers->count == before)
		add(answers, fg_say(figure->lang, "stated"), NULL);
}

static void add_cell(const struct fg_figure *figure, struct answers *answers,
                     const struct fg_cell *cell)
{
	if (!answers->asked || fg_is_weaker(cell->family, answers->worst))
		answers->worst = cell->family;
	answers->asked = true;
	if (cell->not_applicable)
		add(answers, fg_say(figure->lang, "not applicable"), NULL);
	else if (cell->status == FG_STATED)
		add_stated(figure, answers, cell);
	else if (cell->status == FG_BY_REFERENCE && cell->family != FG_GAP)
		add_reference(figure, answers, fg_cell_through(cell));
	else
		add(answers,
		    fg_vocab_label(FG_VOCAB_STATUS, cell->status, figure->lang), NULL);
}

/* Whether some of these elements are asked about. `about` NULL: all are. */
static bool covers(const struct fg_model *model, const struct fg_about *about,
                   struct fg_refs elements)
{
	if (!about)
		return true;
	for (uint32_t i = 0; i < elements.count; i++) {
		fg_ref element = elements.items[i];

		if (about->element == FG_NONE
		            ? about->categories >> model->elements[element].category & 1
		            : about->element == element)
			return true;
	}
	return false;
}

static bool is_about(const struct fg_model *model, enum fg_kind kind, fg_ref index, fg_ref place)
{
	if (kind == FG_HOLDING && index != FG_NONE)
		return model->holdings[index].place == place;
	return kind == FG_PLACE && index == place;
}

static bool cell_is_about(const struct fg_model *model, const struct fg_cell *cell, fg_ref place,
                          const struct fg_about *about)
{
	if (cell->attribute != FG_PERIOD || cell->kind != FG_HOLDING)
		return false;
	if (cell->index == FG_NONE)
		return cell->place == place
		       && covers(model, about, (struct fg_refs){ &cell->element, 1 });
	return is_about(model, FG_HOLDING, cell->index, place)
	       && covers(model, about, model->holdings[cell->index].elements);
}

/* Where nobody asks: what the admitted sources say anyway. */
static void add_unasked(const struct fg_figure *figure, struct answers *answers, fg_ref place,
                        const struct fg_about *about)
{
	const struct fg_model *model = figure->model;
	const struct fg_source_state *sources = figure->gaps->reach->evidence->sources;

	for (fg_ref h = 0; h < model->holding_count; h++) {
		struct fg_refs claims = fg_model_claims(model, FG_HOLDING, h, FG_PERIOD);

		if (model->holdings[h].place != place
		    || !covers(model, about, model->holdings[h].elements))
			continue;
		for (uint32_t i = 0; i < claims.count; i++) {
			const struct fg_claim *claim = &model->claims[claims.items[i]];

			if (!sources[claim->source].admitted)
				continue;
			if (claim->says == FG_STATES)
				add_value(figure, answers,
				          claim->value ? claim->value : claim->text);
			else if (claim->says == FG_REFERS)
				add_reference(figure, answers, claim->more->to);
		}
	}
}

static double rough_seconds(struct fg_duration length)
{
	return (double)length.months * 2629746.0 + (double)length.seconds;
}

/* In more than the lengths that two words can give. */
static bool differ(const struct answers *answers)
{
	return answers->count > 1 && (!answers->all_lengths || answers->many);
}

static const char *in_words(const struct fg_figure *figure, const struct answers *answers)
{
	uint32_t least = 0, most = 0;

	if (!answers->count)
		return NULL;
	if (answers->count == 1)
		return fg_arena_format(figure->arena, fg_say(figure->lang, "kept: %s"),
		                       answers->words[0]);
	if (differ(answers))
		return fg_say(figure->lang, "kept: varies");
	for (uint32_t i = 1; i < answers->count; i++) {
		if (rough_seconds(answers->lengths[i]) < rough_seconds(answers->lengths[least]))
			least = i;
		if (rough_seconds(answers->lengths[i]) > rough_seconds(answers->lengths[most]))
			most = i;
	}
	return fg_arena_format(figure->arena,
	                       answers->count == 2 ? fg_say(figure->lang, "kept: %s or %s")
	                                           : fg_say(figure->lang, "kept: %s to %s"),
	                       answers->words[least], answers->words[most]);
}

/* Every answer, for whoever wants more than fits into a box. */
static const char *all_words(const struct fg_figure *figure, const struct answers *answers)
{
	const char *all = answers->count ? answers->words[0] : NULL;

	for (uint32_t i = 1; all && i < answers->count; i++)
		all = fg_arena_format(figure->arena, fg_say(figure->lang, "%s; %s"), all,
		                      answers->words[i]);
	if (all && answers->many)
		all = fg_arena_format(figure->arena, fg_say(figure->lang, "%s; ..."), all);
	return all;
}

static void mark(struct fg_marks *marks, const struct fg_gap *row)
{
	for (uint32_t i = 0; i < marks->count; i++)
		if (marks->shown[i]->number == row->number)
			return;
	if (marks->count < FG_PLACE_BADGES)
		marks->shown[marks->count++] = row;
	else
		marks->more++;
}

struct fg_kept fg_kept_of(const struct fg_figure *figure, fg_ref place)
{
	return fg_kept_about(figure, place, NULL);
}

struct fg_kept fg_kept_about(const struct fg_figure *figure, fg_ref place,
                             const struct fg_about *about)
{
	const struct fg_gaps *gaps = figure->gaps;
	struct answers answers = { .worst = FG_ANSWERED };
	struct fg_kept kept = { 0 };

	for (uint32_t i = 0; i < gaps->cell_count; i++)
		if (cell_is_about(figure->model, fg_cell_at(gaps, i), place, about))
			add_cell(figure, &answers, fg_cell_at(gaps, i));
	if (!answers.asked)
		add_unasked(figure, &answers, place, about);
	for (uint32_t i = 0; i < gaps->row_count; i++) {
		const struct fg_gap *row = &gaps->rows[i];

		if (row->number && row->attribute == FG_PERIOD && row->under_of == FG_NONE &&
		    is_about(figure->model, row->kind, row->index, place) &&
		    covers(figure->model, about, fg_gap_elements(gaps, row)))
			mark(&kept.marks, row);
	}
	kept.words = in_words(figure, &answers);
	kept.all = all_words(figure, &answers);
	kept.family = answers.worst;
	kept.varies = differ(&answers);
	return kept;
}

const char *fg_mark_text(struct fg_arena *arena, const struct fg_marks *marks, uint32_t which)
{
	const char *text;

	if (which + 1 == marks->count && marks->more)
		text = fg_arena_format(arena, "G%u +%u", marks->shown[which]->number, marks->more);
	else
		text = fg_arena_format(arena, "G%u", marks->shown[which]->number);
	return text ? text : "";
}
