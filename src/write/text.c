/* The register for a terminal: what was read, four sections, counts. */
#include <string.h>

#include "base/sink.h"
#include "base/text.h"
#include "gaps/rules.h"
#include "write/words.h"
#include "write/writers.h"

struct page {
	const struct fg_gaps *gaps;
	const struct fg_model *model;
	const struct fg_write_options *options;
	struct fg_sink *sink;
};

static size_t word_width(const char *text, size_t length)
{
	size_t width = 0;

	for (size_t i = 0; i < length; i++)
		width += ((unsigned char)text[i] & 0xC0) != 0x80;
	return width;
}

/* Writes `text` wrapped; the first line after `first`, the others indented as far. */
static void put_wrapped(const struct page *page, const char *first, const char *text)
{
	size_t indent = fg_utf8_count(first), limit = (size_t)page->options->width, at = indent;

	fg_put(page->sink, first);
	while (*text) {
		size_t length = strcspn(text, " "), width = word_width(text, length);

		if (at > indent && at + 1 + width > limit) {
			fg_putf(page->sink, "\n%*s", (int)indent, "");
			at = indent;
		} else if (at > indent) {
			fg_put(page->sink, " ");
			at++;
		}
		fg_put_bytes(page->sink, text, length);
		at += width;
		text += length;
		text += strspn(text, " ");
	}
	fg_put(page->sink, "\n");
}

/* Wraps what is in `line`, made safe for a terminal, and empties it. */
static void flush(const struct page *page, const char *first, struct fg_sink *line)
{
	struct fg_sink plain = { 0 };

	if (line->length) {
		fg_put_plain(&plain, line->data);
		put_wrapped(page, first, plain.data ? plain.data : "");
	}
	fg_sink_clear(&plain);
	fg_sink_clear(line);
}

static void put_head(const struct page *page)
{
	const struct fg_evidence *evidence = page->gaps->reach->evidence;
	const struct fg_model *model = page->model;
	fg_ref baseline = evidence->reading.baseline;
	struct fg_sink line = { 0 };

	fg_putf(&line, "%s, held against %s", model->label,
	        baseline == FG_NONE ? "no baseline: nothing counts as read"
	                            : model->baselines[baseline].e.label);
	flush(page, "", &line);
	fg_putf(page->sink, "flowgap %s, %s, sha256 %.16s\n\nRead for it:\n", FLOWGAP_VERSION,
	        model->name, model->hash);
	for (fg_ref i = 0; i < model->source_count; i++) {
		if (!evidence->sources[i].baseline)
			continue;
		fg_putf(&line, "%s, %s: ", model->sources[i].e.id, model->sources[i].e.label);
		fg_put_examined(&line, &model->sources[i]);
		flush(page, "  ", &line);
	}
	for (fg_ref i = 0; i < model->source_count; i++)
		if (evidence->sources[i].undated)
			fg_putf(&line, "%s%s", line.length ? ", " : "", model->sources[i].e.id);
	flush(page, "Left out, no date: ", &line);
	for (fg_ref i = 0; i < model->source_count; i++)
		if (evidence->sources[i].superseded)
			fg_putf(&line, "%s%s", line.length ? ", " : "", model->sources[i].e.id);
	flush(page, "Superseded: ", &line);
}

static void put_claim_line(fg_ref claim, bool baseline, void *context)
{
	const struct page *page = context;
	struct fg_sink line = { 0 };

	fg_put_claim(&line, page->model, claim);
	flush(page, baseline ? "      baseline: " : "      other: ", &line);
}

static void put_notes(const struct page *page, const struct fg_gap *row)
{
	struct fg_sink line = { 0 };

	for (uint32_t i = 0; i < page->model->note_count; i++) {
		const struct fg_note *note = &page->model->notes[i];

		if (note->target.kind != row->kind || note->target.index != row->index)
			continue;
		fg_putf(&line, "%s (%s): %s", note->by,
		        fg_vocab_word(FG_VOCAB_NOTE_KIND, note->kind)->word, note->text);
		flush(page, "      note by ", &line);
	}
}

static void put_row(const struct page *page, const struct fg_gap *row)
{
	struct fg_sink line = { 0 };
	char head[16] = "  -   ";

	if (row->number) {
		struct fg_sink number = { 0 };

		fg_putf(&number, "G%u", row->number);
		fg_putf(&line, "%-5s ", number.data ? number.data : "");
		memcpy(head, line.data ? line.data : head, 6);
		fg_sink_clear(&number);
		fg_sink_clear(&line);
	}
	fg_putf(&line, "%s  ", fg_vocab_word(FG_VOCAB_STATUS, row->status)->label);
	fg_putf(&line, "%s [", fg_asked(page->gaps, row));
	fg_put_reference(&line, page->gaps, row);
	fg_put(&line, "]");
	if (row->number)
		fg_putf(&line, " %s", fg_vocab_word(FG_VOCAB_PRIORITY, row->priority)->label);
	flush(page, head, &line);
	fg_put_subject(&line, page->gaps, row);
	if (row->kind != FG_FLOW && row->elements.count) {
		fg_put(&line, ": ");
		fg_put_elements(&line, page->model, row->elements, false, ", ");
	}
	flush(page, "      ", &line);
	fg_put_basis(&line, page->gaps, row);
	flush(page, "      ", &line);
	fg_row_claims(page->gaps, row, put_claim_line, (void *)page);
	fg_put_witness(&line, page->model, row);
	flush(page, "      path: ", &line);
	for (uint32_t i = 0; i < row->under.count; i++)
		fg_putf(&line, "%s%s (%s)", i ? "; " : "",
		        page->gaps->rows[row->under.items[i]].rule->title,
		        page->gaps->rows[row->under.items[i]].rule->id);
	flush(page, "      also: ", &line);
	put_notes(page, row);
}

static bool shown(const struct page *page, const struct fg_gap *row, enum fg_family family)
{
	return row->family == family && row->under_of == FG_NONE
	       && fg_filter_passes(&page->options->filter, page->gaps, row);
}

static void put_section(const struct page *page, enum fg_family family)
{
	static const char *const headings[FG_FAMILIES] = {
		[FG_ANSWERED] = "ANSWERED", [FG_GAP] = "GAPS", [FG_CLAIMED] = "CLAIMED", [FG_TO_VERIFY] = "TO VERIFY",
	};
	const struct fg_word *word = fg_vocab_word(FG_VOCAB_FAMILY, family);
	uint32_t count = 0, all = 0;
	struct fg_sink line = { 0 };

	for (uint32_t i = 0; i < page->gaps->row_count; i++) {
		count += shown(page, &page->gaps->rows[i], family);
		all += page->gaps->rows[i].under_of == FG_NONE;
	}
	if (page->options->filter.families && !(page->options->filter.families >> family & 1u))
		return;
	fg_put(page->sink, page->options->colour ? "\n\033[1m" : "\n");
	fg_putf(&line, "%s, %u of %u rows: %s", headings[family], count, all, word->doc);
	flush(page, "", &line);
	fg_put(page->sink, page->options->colour ? "\033[0m" : "");
	for (uint32_t i = 0; i < page->gaps->row_count; i++)
		if (shown(page, &page->gaps->rows[i], family))
			put_row(page, &page->gaps->rows[i]);
}

/* "dhs-pia:5.1 How long is it kept? 31 asked: 12 not stated, 7 to be determined ..." */
static void put_counts(const struct page *page)
{
	struct fg_sink line = { 0 };

	fg_put(page->sink, "\nCounts, each of the answers asked for:\n");
	for (uint32_t i = 0; i < page->gaps->count_count; i++) {
		const struct fg_count *count = &page->gaps->counts[i];
		const struct fg_question *asked =
			count->question == FG_NONE ? NULL
						   : &page->model->questions[count->question];
		const char *between = "";

		if (asked)
			fg_put_question(&line, page->model, count->question);
		else
			fg_put(&line, "said");
		fg_putf(&line, " %s: ",
		        !asked                            ? "Is it said at all?"
		        : count->limb < asked->limb_count ? asked->limbs[count->limb].text
		                                          : asked->label);
		for (size_t s = 0; s < FG_STATUSES; s++) {
			if (!count->by_status[s])
				continue;
			fg_putf(&line, "%s%u of %u %s", between, count->by_status[s], count->of,
			        fg_vocab_word(FG_VOCAB_STATUS, s)->label);
			between = ", ";
		}
		flush(page, "  ", &line);
	}
}

void fg_write_text(const struct fg_gaps *gaps, const struct fg_write_options *options,
                   struct fg_sink *sink)
{
	struct page page = { gaps, gaps->reach->evidence->model, options, sink };

	put_head(&page);
	put_section(&page, FG_GAP);
	put_section(&page, FG_CLAIMED);
	put_section(&page, FG_TO_VERIFY);
	put_section(&page, FG_ANSWERED);
	put_counts(&page);
}
