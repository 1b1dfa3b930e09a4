/* A page of text for a terminal: wrapping, and the rows of the register on it. */
#ifndef FG_WRITE_PAGE_H
#define FG_WRITE_PAGE_H

#include "base/sink.h"
#include "write/write.h"

struct page {
	const struct fg_gaps *gaps;
	const struct fg_model *model;
	const struct fg_write_options *options;
	struct fg_sink *sink;
	bool *noted;             /* by note: printed, or counted; for the register */
	bool brief;              /* rows that are no gaps take a line or two */
	bool *left;              /* by element: scratch paper of fg_page_elements(), all false */
	uint32_t in_category[FG_CATEGORIES];     /* elements of the model */
};

/* Wraps what is in `line`, made safe for a terminal, and empties it. The first line starts with
 * `first` (blanks, then a text marked with FG_SAY), the others are indented as far. Nothing for an
 * empty line. */
void fg_page_line(const struct page *page, const char *first, struct fg_sink *line);

/* Words that stand out, where colour is asked for. */
void fg_page_heading(const struct page *page, struct fg_sink *line);

/* The model, what it is held against, what was read. */
void fg_page_head(const struct page *page);

/* Claims of the baseline, then others, a line each. */
void fg_page_claims(const struct page *page, struct fg_refs own, struct fg_refs others);

void fg_page_row(const struct page *page, const struct fg_gap *row);

/* The same in a line or two, under a line with the question where `before`, the row printed before
 * it or NULL, answers another. */
void fg_page_brief(const struct page *page, const struct fg_gap *row, const struct fg_gap *before);

/* Whether a note is about the thing that a row is about. */
bool fg_note_is_about(const struct fg_gaps *gaps, const struct fg_gap *row,
                      const struct fg_target *target);

/* The elements of a row: all by label on a page in full, else few by label and many in short. */
void fg_page_elements(const struct page *page, const struct fg_gap *row, struct fg_sink *line);

#endif
