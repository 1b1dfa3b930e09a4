/* A label broken into balanced lines. */
#ifndef FG_FIGURE_WRAP_H
#define FG_FIGURE_WRAP_H

#include <stdbool.h>
#include <stdint.h>

struct fg_arena;

enum { FG_LINES = 3, FG_MOST_LINES = 6 };   /* usual, and most */

struct fg_block {
	const char *lines[FG_MOST_LINES];
	uint32_t count;
	float width;               /* of the widest line, points */
	bool cut;                  /* the label did not fit: its last line ends in an ellipsis */
	uint32_t unknown;          /* characters that the font table does not know */
};

struct fg_wrap {
	float size;                /* of the font */
	bool bold;
	/* widths: as few lines as keep to the wish; no line is wider than the limit */
	float wish, limit;
	uint32_t most;             /* lines, 1..FG_MOST_LINES */
};

/* The fewest lines that keep to the wish, else all lines allowed, as even as can be. NULL memory
 * gives no lines. */
struct fg_block fg_wrap(struct fg_arena *arena, const char *label, const struct fg_wrap *how);

/* The same, in more lines rather than cut. */
struct fg_block fg_wrap_whole(struct fg_arena *arena, const char *label, const struct fg_wrap *how);

/* Width of one line in points. */
float fg_line_width(const char *text, float size, bool bold);

#endif
