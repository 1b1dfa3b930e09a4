/* The register for a terminal: what was read, four sections, counts. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "gaps/rules.h"
#include "model/source.h"
#include "write/page.h"
#include "write/words.h"
#include "write/writers.h"

/* Sources of which `left_out` is true, in one line. */
static void put_sources(const struct page *page, const char *first,
                        bool (*left_out)(const struct fg_source_state *state))
{
	const struct fg_evidence *evidence = page->gaps->reach->evidence;
	struct fg_sink line = { 0 };

	for (fg_ref i = 0; i < page->model->source_count; i++)
		if (left_out(&evidence->sources[i]))
			fg_putf(&line, "%s%s", line.length ? fg_say(page->options->lang, ", ") : "",
			        page->model->sources[i].e.id);
	fg_page_line(page, first, &line);
}

static bool is_undated(const struct fg_source_state *state)
{
	return state->undated;
}

static bool is_superseded(const struct fg_source_state *state)
{
	return state->superseded;
}

static void put_document(const struct page *page, fg_ref source)
{
	struct fg_sink line = { 0 };

	fg_put_source(&line, &page->model->sources[source]);
	fg_putf(&line, fg_say(page->options->lang, ", %s: "),
	        fg_label_in(&page->model->sources[source].e, page->options->lang));
	fg_put_examined(&line, &page->model->sources[source], page->options->lang);
	fg_page_line(page, "  " FG_SAY("read: "), &line);
}

static bool read_alike(const struct fg_source *a, const struct fg_source *b)
{
	if (a->examined_count != b->examined_count || a->copy != b->copy)
		return false;
	for (uint32_t i = 0; i < a->examined_count; i++)
		if (strcmp(a->examined[i], b->examined[i]) != 0)
			return false;
	return true;
}

/* "read p.1 only: PIA068, PIA076": all that were read like the first of them, once. */
static void put_alike(const struct page *page, fg_ref first)
{
	const struct fg_evidence *evidence = page->gaps->reach->evidence;
	const struct fg_source *sources = page->model->sources;
	struct fg_sink line = { 0 };

	for (fg_ref i = 0; i < page->model->source_count; i++) {
		if (!evidence->sources[i].baseline || !read_alike(&sources[i], &sources[first]))
			continue;
		if (i < first)
			return;
		if (i == first) {
			fg_put_examined(&line, &sources[i], page->options->lang);
			fg_put(&line, fg_say(page->options->lang, ": "));
		}
		fg_putf(&line, "%s%s", i == first ? "" : fg_say(page->options->lang, ", "),
		        sources[i].e.id);
	}
	fg_page_line(page, "  " FG_SAY("read "), &line);
}

static void put_reading(const struct page *page)
{
	const struct fg_evidence *evidence = page->gaps->reach->evidence;
	const struct fg_refs *only = &evidence->reading.according_to;
	struct fg_sink line = { 0 };

	if (evidence->reading.as_of.year) {
		fg_put_date(&line, evidence->reading.as_of);
		fg_page_line(page, FG_SAY("Sources as of "), &line);
	}
	for (uint32_t i = 0; i < only->count; i++)
		fg_putf(&line, "%s%s", i ? fg_say(page->options->lang, ", ") : "",
		        page->model->sources[only->items[i]].e.id);
	fg_page_line(page, FG_SAY("Only according to: "), &line);
	fg_put(page->sink, "\n");
	for (fg_ref i = 0; i < page->model->source_count; i++) {
		if (!evidence->sources[i].baseline)
			continue;
		if (page->options->detailed)
			put_document(page, i);
		else
			put_alike(page, i);
	}
	put_sources(page, "  " FG_SAY("left out, no date: "), is_undated);
	put_sources(page, "  " FG_SAY("superseded, not in force: "), is_superseded);
}

void fg_page_head(const struct page *page)
{
	const struct fg_evidence *evidence = page->gaps->reach->evidence;
	const struct fg_model *model = page->model;
	fg_ref baseline = evidence->reading.baseline;
	struct fg_sink line = { 0 };

	fg_putf(&line, fg_say(page->options->lang, "%s, held against %s"),
	        fg_model_label(model, page->options->lang),
	        baseline == FG_NONE
	                ? fg_say(page->options->lang, "no baseline: nothing counts as read")
	                : fg_label_in(&model->baselines[baseline].e, page->options->lang));
	fg_page_line(page, "", &line);
	fg_putf(&line, "%s, sha256 %.16s, flowgap %s", model->name, model->hash, FLOWGAP_VERSION);
	fg_page_line(page, "", &line);
	put_reading(page);
	fg_say_put_remark(page->options->lang, &line);
	fg_page_line(page, "", &line);
	if (page->gaps->reach->possible_left_out)
		fg_put(&line, fg_say(page->options->lang,
		                     "Possible reach is left out: flows that do not say what they "
		                     "carry would bring nearly everything nearly everywhere."));
	fg_page_line(page, "  ", &line);
}

static bool passes(const struct page *page, const struct fg_gap *row)
{
	return fg_filter_shows(&page->options->filter, page->gaps, row);
}

static void put_section(const struct page *page, enum fg_family family)
{
	static const char *const headings[FG_FAMILIES] = {
		[FG_ANSWERED] = FG_SAY("ANSWERED, %u of %u rows: %s"),
		[FG_GAP] = FG_SAY("GAPS, %u of %u rows: %s"),
		[FG_CLAIMED] = FG_SAY("CLAIMED, %u of %u rows: %s"),
		[FG_TO_VERIFY] = FG_SAY("TO VERIFY, %u of %u rows: %s"),
	};
	uint32_t families = page->options->filter.families, count = 0, all = 0;
	bool brief = page->brief && (family == FG_TO_VERIFY || family == FG_ANSWERED);
	const struct fg_gap *before = NULL;
	struct fg_sink line = { 0 };

	if (families && !(families >> family & 1u))
		return;
	for (uint32_t i = 0; i < page->gaps->row_count; i++) {
		const struct fg_gap *row = &page->gaps->rows[i];

		if (row->under_of != FG_NONE || fg_is_note(row))
			continue;
		all++;
		count += row->family == family && passes(page, row);
	}
	fg_putf(&line, fg_say(page->options->lang, headings[family]), count, all,
	        fg_say(page->options->lang, fg_vocab_word(FG_VOCAB_FAMILY, family)->doc));
	brief = brief && count;
	if (brief)
		fg_put(&line, fg_say(page->options->lang, "; in short (in full: --long)"));
	fg_page_heading(page, &line);
	for (uint32_t i = 0; i < page->gaps->row_count; i++) {
		const struct fg_gap *row = &page->gaps->rows[i];

		if (row->family != family || fg_is_note(row) || !passes(page, row))
			continue;
		if (brief)
			fg_page_brief(page, row, before);
		else
			fg_page_row(page, row);
		before = row;
	}
}

/* What rules say about the model itself. */
static void put_model_notes(const struct page *page)
{
	uint32_t count = 0;
	struct fg_sink line = { 0 };

	for (uint32_t i = 0; i < page->gaps->row_count; i++)
		count += fg_is_note(&page->gaps->rows[i]) && passes(page, &page->gaps->rows[i]);
	if (!count)
		return;
	fg_putf(&line, fg_say(page->options->lang, "NOTES ON THE MODEL, %u: about how it is "
	                                           "encoded, not about the disclosure"),
	        count);
	fg_page_heading(page, &line);
	for (uint32_t i = 0; i < page->gaps->row_count; i++)
		if (fg_is_note(&page->gaps->rows[i]) && passes(page, &page->gaps->rows[i]))
			fg_page_row(page, &page->gaps->rows[i]);
}

/* Notes of people on things that no row is about. */
static void put_other_notes(const struct page *page)
{
	struct fg_sink line = { 0 };
	bool any = false;

	for (uint32_t i = 0; i < page->model->note_count; i++) {
		const struct fg_note *note = &page->model->notes[i];
		const struct fg_entity *on =
			fg_model_entity(page->model, note->target.kind, note->target.index);

		if (page->noted[i] || page->options->filter.families
		    || fg_filter_is_narrow(&page->options->filter))
			continue;
		if (!any)
			fg_put(&line, fg_say(page->options->lang, "OTHER NOTES"));
		if (!any)
			fg_page_heading(page, &line);
		any = true;
		fg_putf(&line, fg_say(page->options->lang, "on %s by %s (%s): %s"),
		        on ? fg_label_in(on, page->options->lang)
		           : fg_model_label(page->model, page->options->lang),
		        note->by,
		        fg_vocab_label(FG_VOCAB_NOTE_KIND, note->kind, page->options->lang),
		        note->text);
		fg_page_line(page, "  ", &line);
	}
}

/* "dhs-pia:5.1 How long is it kept? 12 of 31 not stated, 7 of 31 to be determined" */
static void put_counts(const struct page *page)
{
	struct fg_sink line = { 0 };

	fg_put(&line, fg_say(page->options->lang, "COUNTS: of the answers asked for"));
	fg_page_heading(page, &line);
	for (uint32_t i = 0; i < page->gaps->count_count; i++) {
		const struct fg_count *count = &page->gaps->counts[i];
		const char *between = "";

		if (count->question != FG_NONE) {
			fg_put_question(&line, page->model, count->question);
			fg_put(&line, " ");
		}
		fg_putf(&line, "%s ", fg_count_asked(page->model, count, page->options->lang));
		for (size_t s = 0; s < FG_STATUSES; s++) {
			if (!count->by_status[s])
				continue;
			fg_put(&line, between);
			fg_putf(&line, fg_say(page->options->lang, "%u of %u %s"),
			        count->by_status[s], count->of,
			        fg_vocab_label(FG_VOCAB_STATUS, s, page->options->lang));
			between = fg_say(page->options->lang, ", ");
		}
		fg_page_line(page, "  ", &line);
	}
}

/* Categories of one sensitivity. */
static void put_categories(const struct page *page, struct fg_sink *sink, int level)
{
	const char *between = "";

	for (enum fg_category c = 0; c < FG_CATEGORIES; c++)
		if (fg_category_look(c)->sensitivity == level) {
			fg_putf(sink, "%s%s", between,
			        fg_vocab_label(FG_VOCAB_CATEGORY, c, page->options->lang));
			between = fg_say(page->options->lang, ", ");
		}
}

static void put_priorities(const struct page *page)
{
	static const char *const where[] = {
		FG_SAY("inside, soft"), FG_SAY("inside, open"), FG_SAY("outside, soft"),
		FG_SAY("outside, open")
	};
	const char *between = "";
	struct fg_sink line = { 0 };

	fg_put(&line, fg_say(page->options->lang,
	                     "HOW SOON TO LOOK: by the most sensitive data, where they are, and "
	                     "whether the answer is open ("));
	for (enum fg_status s = 0; s < FG_STATUSES; s++)
		if (fg_status_is_open(s)) {
			fg_putf(&line, "%s%s", between,
			        fg_vocab_label(FG_VOCAB_STATUS, s, page->options->lang));
			between = fg_say(page->options->lang, ", ");
		}
	fg_put(&line, fg_say(page->options->lang, ") or soft (any other)"));
	fg_page_heading(page, &line);
	for (int level = 2; level >= 0; level--) {
		put_categories(page, &line, level);
		fg_put(&line, fg_say(page->options->lang, ": "));
		for (int i = 0; i < 4; i++)
			fg_putf(&line, "%s%s %s", i ? fg_say(page->options->lang, "; ") : "",
			        fg_say(page->options->lang, where[i]),
			        fg_vocab_label(FG_VOCAB_PRIORITY,
			                       fg_priority_of(level, i / 2, i % 2),
			                       page->options->lang));
		fg_page_line(page, "  ", &line);
	}
}

static bool open_page(struct page *page)
{
	const struct fg_model *model = page->model;
	const struct fg_write_options *options = page->options;

	page->noted = calloc((size_t)model->note_count + 1, sizeof(bool));
	page->left = calloc((size_t)model->element_count + 1, sizeof(bool));
	page->brief = !options->detailed && !fg_filter_is_narrow(&options->filter);
	for (fg_ref i = 0; i < model->element_count; i++)
		page->in_category[model->elements[i].category]++;
	return page->noted && page->left;
}

void fg_write_text(const struct fg_gaps *gaps, const struct fg_write_options *options,
                   struct fg_sink *sink)
{
	struct page page = { .gaps = gaps, .model = gaps->reach->evidence->model,
		             .options = options, .sink = sink };

	if (open_page(&page)) {
		fg_page_head(&page);
		put_section(&page, FG_GAP);
		put_section(&page, FG_CLAIMED);
		put_section(&page, FG_TO_VERIFY);
		put_section(&page, FG_ANSWERED);
		put_model_notes(&page);
		put_other_notes(&page);
		put_counts(&page);
		put_priorities(&page);
	} else {
		sink->error = -ENOMEM;
	}
	free(page.noted);
	free(page.left);
}
