/* The rows of the view `retention`: a bar with its labels, measured. Lengths in points. */
#ifndef FG_RETENTION_ROWS_H
#define FG_RETENTION_ROWS_H

#include "figure/retention/paint_bar.h"
#include "figure/wrap.h"

struct fg_bar_row {
	const struct fg_bar *bar;
	struct fg_block name, data, words;       /* name: count 0 where it stands above */
	struct fg_block place;                   /* its name, for the top of a page */
	bool inside;                             /* words in the bar */
	float bar_height, height;
	uint32_t page;
};

/* Where things stand from left to right. */
struct fg_bar_frame {
	const struct fg_bars *bars;
	float label, label_width;
	struct fg_axis axis;
	float marks, right;              /* left edge of the badges; right edge of all */
	bool cut;                        /* a label did not fit */
};

void fg_bar_frame_make(const struct fg_bars *bars, struct fg_bar_frame *ret_frame);
/* `named`: with the name of its place. */
void fg_bar_row_make(struct fg_bar_frame *frame, const struct fg_bar *bar, bool named,
                     struct fg_bar_row *ret_row);
/* `top` is that of the row. */
void fg_bar_row_paint(const struct fg_bar_frame *frame, const struct fg_bar_row *row, float top,
                      struct fg_scene *scene);
/* Marks of the axis that have room for their words: at most FG_TICKS. */
enum { FG_TICKS = 10 };
struct fg_tick {
	float x;
	const char *words;
};
uint32_t fg_bar_ticks(const struct fg_bar_frame *frame, struct fg_tick *ret_ticks);

void fg_bar_key_add(struct fg_key *key, const struct fg_bar *bar);

#endif
