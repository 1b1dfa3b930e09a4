/* One row of the register on a page of text. */
#include <errno.h>
#include <string.h>

#include "base/say.h"
#include "gaps/rules.h"
#include "write/page.h"
#include "write/words.h"

struct claim_lines {
	const struct page *page;
	struct fg_sink last; /* the line before: facts of one row often rest on equal words */
};

static void put_claim_line(fg_ref claim, bool baseline, void *context)
{
	struct claim_lines *lines = context;
	const char *first =
		baseline ? "      " FG_SAY("baseline: ") : "      " FG_SAY("other: ");
	struct fg_sink line = { 0 };

	fg_put(&line, first);
	fg_put_claim(&line, lines->page->model, claim, lines->page->options->lang);
	if (line.data && lines->last.data && strcmp(line.data, lines->last.data) == 0) {
		fg_sink_fold(&line, lines->page->sink);
		return;
	}
	fg_sink_fold(&lines->last, lines->page->sink);
	fg_put(&lines->last, line.data ? line.data : "");
	fg_sink_fold(&line, lines->page->sink);
	fg_put_claim(&line, lines->page->model, claim, lines->page->options->lang);
	fg_page_line(lines->page, first, &line);
}

static void put_claims(const struct page *page, const struct fg_gap *row)
{
	struct claim_lines lines = { page, { 0 } };

	if (fg_row_claims(page->gaps, row, put_claim_line, &lines) < 0)
		page->sink->error = -ENOMEM;
	fg_sink_fold(&lines.last, page->sink);
}

void fg_page_claims(const struct page *page, struct fg_refs own, struct fg_refs others)
{
	struct claim_lines lines = { page, { 0 } };

	for (uint32_t i = 0; i < own.count; i++)
		put_claim_line(own.items[i], true, &lines);
	for (uint32_t i = 0; i < others.count; i++)
		put_claim_line(others.items[i], false, &lines);
	fg_sink_fold(&lines.last, page->sink);
}

bool fg_note_is_about(const struct fg_gaps *gaps, const struct fg_gap *row,
                      const struct fg_target *target)
{
	struct fg_refs cells = fg_gap_cells(gaps, row);

	if (target->kind == row->kind && target->index == row->index)
		return true;
	for (uint32_t i = 0; target->kind < FG_FACT_KINDS && i < cells.count; i++) {
		const struct fg_cell *cell = fg_cell_at(gaps, cells.items[i]);

		if (cell->kind == target->kind && cell->index == target->index)
			return true;
	}
	return false;
}

/* Each note once: with the first row that is about the same thing. */
static void put_notes(const struct page *page, const struct fg_gap *row)
{
	struct fg_sink line = { 0 };

	for (uint32_t i = 0; i < page->model->note_count; i++) {
		const struct fg_note *note = &page->model->notes[i];

		if (page->noted[i] || !fg_note_is_about(page->gaps, row, &note->target))
			continue;
		page->noted[i] = true;
		fg_putf(&line, fg_say(page->options->lang, "%s (%s): %s"), note->by,
		        fg_vocab_label(FG_VOCAB_NOTE_KIND, note->kind, page->options->lang),
		        note->text);
		fg_page_line(page, "      " FG_SAY("note by "), &line);
	}
}

/* What rules found about the same omission; hits of one rule together. */
static void put_rules(const struct page *page, const struct fg_refs *under)
{
	const struct fg_gap *rows = page->gaps->rows, *last = NULL;
	struct fg_sink line = { 0 };

	for (uint32_t i = 0; i < under->count; i++) {
		const struct fg_gap *hit = &rows[under->items[i]];
		const struct fg_rule *rule = hit->more->rule;
		bool next = last && last->more->rule == rule;
		const char *between =
			fg_say(page->options->lang, next ? FG_SAY("; ") : FG_SAY(": "));

		if (!rule)
			continue;
		if (!next) {
			fg_page_line(page, "      " FG_SAY("also: "), &line);
			fg_putf(&line, "%s [%s]", fg_say(page->options->lang, rule->title),
			        rule->id);
		}
		if (fg_gap_tells(hit)) {
			fg_put(&line, between);
			fg_put_found(&line, hit, page->options->lang);
		} else if (hit->kind == FG_ELEMENT) {
			fg_put(&line, between);
			fg_page_elements(page, hit, &line);
		}
		last = hit;
	}
	fg_page_line(page, "      " FG_SAY("also: "), &line);
}

enum { REPEATS = 8 };

/* What only repeats the answer of the system: a few by name, unless all are asked for. */
static void put_repeats(const struct page *page, const struct fg_gap *row)
{
	const struct fg_gap *rows = page->gaps->rows;
	const struct fg_refs *under = &row->more->under;
	uint32_t count = 0;
	struct fg_sink line = { 0 };

	for (uint32_t i = 0; i < under->count; i++) {
		const struct fg_gap *repeat = &rows[under->items[i]];

		if (repeat->more->rule || (count++ >= REPEATS && !page->options->detailed))
			continue;
		fg_put(&line, count > 1 ? fg_say(page->options->lang, "; ") : "");
		fg_put_subject(&line, page->gaps, repeat, page->options->lang);
	}
	if (count > REPEATS && !page->options->detailed)
		fg_putf(&line, fg_say(page->options->lang, "; and %u more"), count - REPEATS);
	fg_page_line(page, "      " FG_SAY("no answer of its own: "), &line);
}

static void put_under(const struct page *page, const struct fg_gap *row)
{
	const struct fg_refs *under = &row->more->under;

	put_repeats(page, row);
	put_rules(page, under);
	for (uint32_t i = 0; i < under->count; i++) {
		const struct fg_gap *repeat = &page->gaps->rows[under->items[i]];

		if (!repeat->more->rule)
			put_rules(page, &repeat->more->under);
	}
}

/* "G12"; of a row that repeats another one, "(G12)"; else a dash. */
static void put_number(const struct page *page, const struct fg_gap *row, struct fg_sink *line)
{
	uint32_t host = row->under_of == FG_NONE ? 0 : page->gaps->rows[row->under_of].number;

	if (row->number)
		fg_putf(line, "G%u", row->number);
	else if (host)
		fg_putf(line, "(G%u)", host);
	else
		fg_put(line, "  -");
}

/* "G12   not stated: How long is it kept? [dhs-pia:5.1, first]" */
static void put_head(const struct page *page, const struct fg_gap *row)
{
	struct fg_sink line = { 0 }, number = { 0 };

	put_number(page, row, &line);
	fg_putf(&number, "%-5s ", line.data ? line.data : "");
	fg_sink_fold(&line, page->sink);
	if (!row->more->rule)
		fg_putf(&line, "%s%s",
		        fg_vocab_label(FG_VOCAB_STATUS, row->status, page->options->lang),
		        fg_say(page->options->lang, ": "));
	fg_putf(&line, "%s [", fg_asked(page->gaps, row, page->options->lang));
	fg_put_reference(&line, page->gaps, row);
	if (row->number)
		fg_putf(&line, "%s%s", fg_say(page->options->lang, ", "),
		        fg_vocab_label(FG_VOCAB_PRIORITY, row->priority, page->options->lang));
	fg_put(&line, "]");
	fg_page_line(page, number.data ? number.data : "", &line);
	fg_sink_fold(&number, page->sink);
}

void fg_page_row(const struct page *page, const struct fg_gap *row)
{
	struct fg_sink line = { 0 };

	put_head(page, row);
	fg_put_subject(&line, page->gaps, row, page->options->lang);
	if (row->kind != FG_FLOW && fg_gap_elements(page->gaps, row).count) {
		fg_put(&line, fg_say(page->options->lang, ": "));
		fg_page_elements(page, row, &line);
	}
	fg_page_line(page, "      ", &line);
	fg_put_found(&line, row, page->options->lang);
	fg_page_line(page, "      " FG_SAY("found: "), &line);
	fg_put_basis(&line, page->gaps, row, page->options->lang);
	fg_page_line(page, "      ", &line);
	put_claims(page, row);
	fg_put_witness(&line, page->gaps, row, page->options->lang);
	fg_page_line(page, "      " FG_SAY("path: "), &line);
	fg_put(&line, fg_arrives(row, page->options->lang));
	fg_page_line(page, "      " FG_SAY("arrives "), &line);
	if (row->more->rule && !fg_is_note(row)) {
		fg_put(&line, fg_say(page->options->lang, row->more->rule->ask));
		if (row->more->rule->false_alarm) {
			fg_put(&line, " ");
			fg_putf(&line, fg_say(page->options->lang, "False alarm if: %s"),
			        fg_say(page->options->lang, row->more->rule->false_alarm));
		}
		fg_page_line(page, "      " FG_SAY("ask: "), &line);
	}
	put_under(page, row);
	put_notes(page, row);
}
