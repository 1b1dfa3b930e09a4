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
	bool *noted;             /* by note: printed; for the register */
};

/* Wraps what is in `line`, made safe for a terminal, and empties it. The first line starts with
 * `first`, the others are indented as far. Nothing for an empty line. */
void fg_page_line(const struct page *page, const char *first, struct fg_sink *line);

/* Words that stand out, where colour is asked for. */
void fg_page_heading(const struct page *page, struct fg_sink *line);

/* The model, what it is held against, what was read. */
void fg_page_head(const struct page *page);

/* Claims of the baseline, then others, a line each. */
void fg_page_claims(const struct page *page, struct fg_refs own, struct fg_refs others);

void fg_page_row(const struct page *page, const struct fg_gap *row);

#endif
