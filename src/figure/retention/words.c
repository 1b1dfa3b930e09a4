/* The bars in words: titles, sentences, table. */
#include "base/arena.h"
#include "base/say.h"
#include "base/sink.h"
#include "figure/retention/bars.h"
#include "figure/alt.h"
#include "figure/sentence.h"

static const char *say(const struct fg_bars *bars, const char *english)
{
	return fg_say(bars->figure->lang, english);
}

void fg_bar_put_title(const struct fg_bars *bars, const struct fg_bar *bar, struct fg_sink *sink)
{
	const struct fg_model *model = bars->figure->model;
	const char *lang = bars->figure->lang;

	if (bar->place == FG_NONE)
		fg_putf(sink, say(bars, "%u places of %s"), bar->places,
		        fg_label_in(&model->boundaries[bar->boundary].e, lang));
	else
		fg_put(sink, fg_label_in(&model->places[bar->place].e, lang));
	fg_putf(sink, "%s%s", say(bars, ", "), bar->words);
	if (bar->condition)
		fg_putf(sink, " (%s)", bar->condition);
}

void fg_bar_put_words(const struct fg_bars *bars, const struct fg_bar *bar, struct fg_sink *sink)
{
	fg_put(sink, say(bars, "Data: "));
	if (bar->place == FG_NONE)
		fg_putf(sink, say(bars, "%u data elements"), bar->elements.count);
	else
		fg_put_element_names(bars->figure, bar->elements, sink);
	fg_put(sink, ". ");
	if (bar->asked)
		fg_putf(sink, say(bars, "Status: %s (%s)."),
		        say(bars, fg_vocab_word(FG_VOCAB_STATUS, bar->status)->label),
		        say(bars, fg_vocab_word(FG_VOCAB_FAMILY, bar->family)->label));
	else
		fg_put(sink, say(bars, "No question of a yardstick asks for it."));
	if (bar->row)
		fg_putf(sink, say(bars, " Register: G%u."), bar->row->number);
	if (bar->more_rows)
		fg_putf(sink, say(bars, " %u more rows of the register."), bar->more_rows);
	if (*bar->holdings)
		fg_putf(sink, " %s", fg_arena_format(bars->figure->arena, say(bars, "Id %s."),
		                                     bar->holdings));
	else if (bar->place != FG_NONE)
		fg_put(sink, say(bars, " Not written in the model: it follows from the flows."));
}

const char *fg_bars_alt(const struct fg_bars *bars)
{
	uint32_t by_family[FG_FAMILIES] = { 0 }, unasked = 0, places = 0;
	fg_ref last = FG_NONE;
	const char *counts;

	for (uint32_t i = 0; i < bars->count; i++) {
		const struct fg_bar *bar = &bars->items[i];

		by_family[bar->family] += bar->asked;
		unasked += !bar->asked;
		places += bar->place == FG_NONE ? bar->places : bar->place != last;
		last = bar->place;
	}
	counts = fg_arena_format(
		bars->figure->arena,
		say(bars, "how long data are kept: %u bars for %u places; by what the disclosure "
		          "says: %u answered, %u gaps, %u claimed by others, %u to verify; "
		          "%u not asked."),
		bars->count, places, by_family[FG_ANSWERED], by_family[FG_GAP],
		by_family[FG_CLAIMED], by_family[FG_TO_VERIFY], unasked);
	return counts ? fg_alt_text(bars->figure, counts) : NULL;
}

static void put_row(const struct fg_bars *bars, const struct fg_bar *bar, uint32_t page,
                    struct fg_sink *sink)
{
	static const char *const forms[FG_BAR_FORMS] = {
		"filled", "permanent", "event", "vague", "document", "deferred", "conflict", "open",
		"none"
	};
	const struct fg_model *model = bars->figure->model;
	struct fg_sink field = { 0 };

	fg_put_csv_field(sink, bar->place == FG_NONE ? "" : model->places[bar->place].e.id);
	fg_put_csv_field(sink, model->boundaries[bar->boundary].e.id);
	fg_putf(sink, "%u,", bar->places);
	fg_put_element_ids(bars->figure, bar->elements, &field);
	fg_put_csv_built(sink, &field);
	fg_put_csv_field(sink, bar->holdings);
	fg_put_csv_field(sink, bar->asked ? fg_vocab_word(FG_VOCAB_STATUS, bar->status)->word : "");
	fg_put_csv_field(sink, bar->asked ? fg_vocab_word(FG_VOCAB_FAMILY, bar->family)->word : "");
	fg_put_csv_field(sink, forms[bar->form]);
	fg_put_csv_field(sink, bar->words);
	fg_put_csv_field(sink, bar->condition);
	for (uint32_t i = 0; i < bar->lengths; i++)
		fg_putf(&field, "%s%.0f", i ? " " : "", bar->seconds[i]);
	fg_put_csv_built(sink, &field);
	if (bar->row)
		fg_putf(&field, "G%u", bar->row->number);
	if (bar->more_rows)
		fg_putf(&field, " +%u", bar->more_rows);
	fg_put_csv_built(sink, &field);
	fg_putf(sink, "%u\r\n", page + 1);
}

const char *fg_bars_data(const struct fg_bars *bars, const uint32_t *page_of)
{
	struct fg_sink sink = { .arena = bars->figure->arena };

	fg_put(&sink, "place,boundary,places,elements,holdings,status,family,form,answer,condition,"
	              "seconds,register,page\r\n");
	for (uint32_t i = 0; i < bars->count; i++)
		put_row(bars, &bars->items[i], page_of[i], &sink);
	return fg_sink_keep(&sink);
}
