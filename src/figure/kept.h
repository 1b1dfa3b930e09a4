/* How long a place keeps, in the fewest honest words, and the numbered rows about it. */
#ifndef FG_FIGURE_KEPT_H
#define FG_FIGURE_KEPT_H

#include "figure/figure.h"

enum { FG_PLACE_BADGES = 1 };

/* Numbered rows of the register about one thing: the first few, and how many more there are. */
struct fg_marks {
	const struct fg_gap *shown[FG_PLACE_BADGES];
	uint32_t count, more;
};

/* What is said about how long a place keeps: words NULL where nothing is asked and nothing is
 * said. */
struct fg_kept {
	const char *words;               /* "kept: 15 years", "kept: varies" */
	const char *all;                 /* every answer: "15 years; not stated"; NULL: none */
	enum fg_family family;           /* the weakest of the answers */
	bool varies;                     /* the words say no more than that the answers differ */
	struct fg_marks marks;
};

struct fg_kept fg_kept_of(const struct fg_figure *figure, fg_ref place);

/* Elements asked about: of these categories (a bit each), or this one. */
struct fg_about {
	uint32_t categories;
	fg_ref element;                  /* FG_NONE: go by the categories */
};

/* The same for some elements only. */
struct fg_kept fg_kept_about(const struct fg_figure *figure, fg_ref place,
                             const struct fg_about *about);

/* "G4", with " +2" when more rows are about the same thing. */
const char *fg_mark_text(struct fg_arena *arena, const struct fg_marks *marks, uint32_t which);

#endif
