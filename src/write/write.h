/*
 * Results as text and data. One row of a table for each writer; every output starts with, or
 * carries, what was read, the model's name and digest and the version of the program.
 */
#ifndef FG_WRITE_WRITE_H
#define FG_WRITE_WRITE_H

#include "gaps/gaps.h"

struct fg_sink;

/* Which rows of the register are written; numbers do not depend on it. Zero everywhere: all rows.
 */
struct fg_filter {
	uint32_t families;               /* bit per enum fg_family; 0: any, and so on below */
	uint32_t statuses;
	uint32_t categories;
	struct fg_refs places, boundaries;
	const char *const *questions;    /* "dhs-pia:5.1", "5.1", or the id of a rule */
	uint32_t question_count;
};

bool fg_filter_passes(const struct fg_filter *filter, const struct fg_gaps *gaps,
                      const struct fg_gap *row);
/* Whether a row stands on a page of its own accord, not listed under another one. */
bool fg_filter_shows(const struct fg_filter *filter, const struct fg_gaps *gaps,
                     const struct fg_gap *row);
/* More is asked for than families. */
bool fg_filter_is_narrow(const struct fg_filter *filter);

struct fg_write_options {
	struct fg_filter filter;
	int width;                       /* characters a line, for text */
	bool colour;                     /* terminal colours, for text */
	const char *lang;                /* of prose and labels; NULL: that of the model */
	fg_ref element, place;           /* for "trace", and for "ways" to a place */
	uint32_t categories;             /* for "where": bit per category */
	bool detailed;                   /* text: each row and each list in full */
};

struct fg_writer {
	const char *table, *format;
	void (*write)(const struct fg_gaps *gaps, const struct fg_write_options *options,
	              struct fg_sink *sink);
	bool reach_only;                 /* of the register it looks at gaps->reach alone */
};

/* All writers, by number; NULL past the end. */
const struct fg_writer *fg_writer_at(size_t index);
/* NULL when there is no such writer. */
const struct fg_writer *fg_writer_find(const char *table, const char *format);

#endif
