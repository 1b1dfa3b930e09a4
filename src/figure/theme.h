/* Sizes and colours of every figure. Lengths in points. */
#ifndef FG_FIGURE_THEME_H
#define FG_FIGURE_THEME_H

#include <stdbool.h>

#include "model/vocab.h"

#define FG_INK "#1A1A1A"
#define FG_SOFT_INK "#595959"      /* 7:1 on white */
#define FG_PANEL_EDGE "#8A8A8A"    /* 3.5:1 on white */
#define FG_PANEL "#F4F4F4"
#define FG_PALE FG_PANEL_EDGE      /* lines that stand back */
#define FG_PALE_INK "#6E6E6E"      /* 4.6:1 on a panel; words that stand back */
#define FG_WHITE "#FFFFFF"

#define FG_NAME_SIZE 8.0f          /* of the names of places and, bold, of boundaries */
#define FG_NAME_LINE 9.4f          /* from line to line */
#define FG_NOTE_SIZE 7.0f          /* everything else: never smaller */
#define FG_NOTE_LINE 8.4f
#define FG_BADGE_HEIGHT 10.0f
#define FG_PAPER_EDGE 2.0f         /* free on all four sides */

#define FG_POINTS_PER_MM (72.0f / 25.4f)

/* The strand of a flow that does not say what it carries stands behind the categories. */
enum { FG_UNSPECIFIED = FG_CATEGORIES, FG_STRAND_KINDS };

struct fg_strand_look {
	const char *colour;
	enum fg_line_form form;
	char letter;               /* in the badge; 0: the form suffices */
	const char *label;
};
struct fg_strand_look fg_strand_look(int kind, bool grey);

/* The same colour, dark enough for small type: 4.5:1 on a panel. */
const char *fg_word_colour(int kind, bool grey);

/* What a reader must not miss weighs most: a gap, then what others claim, then what is to
 * verify. */
bool fg_is_weaker(enum fg_family family, enum fg_family than);

#endif
