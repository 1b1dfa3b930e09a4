/*
 * The view `summary`: one box per boundary, one line per ordered pair of boundaries with a strand
 * for each category that its flows carry. What is in a box or on a line is counted in merge.c and
 * hold.c; columns.c and stack.c find positions, which depend on places, names and all flows that
 * some reading with all sources asserts, so that they are the same under every baseline and source,
 * in every language and theme.
 */
#ifndef FG_SUMMARY_SUMMARY_H
#define FG_SUMMARY_SUMMARY_H

#include "draw/geometry.h"
#include "figure/bundle.h"
#include "figure/key.h"
#include "figure/numbered.h"
#include "figure/wrap.h"

enum {
	FG_SUM_BOXES = 10,               /* at most: the others are one box together */
	FG_SUM_LINES = 28,               /* at most; fewer boxes where there are more */
	FG_SUM_COLUMNS = 3,
};

struct fg_sum_box {
	fg_ref boundary;                 /* FG_NONE: several boundaries together */
	uint32_t boundaries;             /* that it stands for */
	uint32_t places, unnamed;
	uint32_t arriving;               /* elements that do not start there, by name or category */
	uint32_t inner;                  /* asserted flows inside */
	uint32_t inner_strands;
	bool room_inner, room_arriving;  /* some reading may have a line on that */
	bool keeps;                      /* somebody may be asked how long */
	/* answers to how long, one for each holding, written or implied: the weakest */
	uint32_t holdings, answers[FG_FAMILIES][FG_STATUSES];
	struct fg_marks marks;           /* rows about its places and what they keep */
	struct fg_block name;
	uint32_t name_lines;             /* in the language that needs most */
	uint32_t column;
	struct fg_rect box;
};

/* A line goes through one stop in each gutter or column between its boxes: past the others, and in
 * one gutter through its label. */
struct fg_sum_line {
	uint32_t from, to;               /* boxes */
	uint32_t flows;
	uint32_t kinds;
	uint32_t room;                   /* kinds that some reading has */
	uint32_t of_kind[FG_STRAND_KINDS];         /* flows that carry it */
	enum fg_family families[FG_STRAND_KINDS];  /* the weakest of those */
	uint32_t answers[FG_FAMILIES][FG_STATUSES];  /* is it said: flows */
	uint32_t strands;                /* of all its flows */
	struct fg_marks marks;
	struct fg_rect label;            /* room for it, in the middle of a gutter */
	struct fg_xy points[3 * 16 + 1];
	uint32_t point_count;
};

struct fg_summary {
	struct fg_figure *figure;
	const struct fg_numbered *flows;
	uint32_t *box_of;                /* by boundary; FG_NONE: no place in it */
	struct fg_sum_box boxes[FG_SUM_BOXES + 1];
	uint32_t box_count;
	struct fg_sum_line lines[FG_SUM_LINES];
	uint32_t line_count;
	uint32_t boundaries;             /* with places */
	uint32_t subject, farthest;      /* boxes at the two ends; FG_NONE: none */
	uint32_t assumed, questioned;    /* flows, not drawn */
	uint32_t columns;
	float box_width, gutter;         /* between columns */
	float bottom;                    /* of the drawing without legend */
	bool cut;
	uint32_t unknown;                /* characters that the font table does not know */
};

/* Counts flows into lines and boxes, with lines also for what only other readings assert. False:
 * there are more lines than there is room for. */
bool fg_sum_merge(struct fg_summary *summary);
/* Leaves out the lines that only other readings have. */
void fg_sum_drop(struct fg_summary *summary);
/* The boundaries that exist, and which of them come first when there is no room for all. 0 or
 * -ENOMEM. */
int fg_sum_survey(struct fg_summary *summary, fg_ref **ret_ranked);
/* Boxes of the first `most` ranked boundaries, in document order, and one for the others. */
void fg_sum_group(struct fg_summary *summary, const fg_ref *ranked, uint32_t most);
/* What is kept in the boxes, what arrives there, and the register's rows. 0 or -ENOMEM. */
int fg_sum_hold(struct fg_summary *summary);

/* Column of each box. */
void fg_sum_columns(struct fg_summary *summary);
/* Sizes and positions of boxes, labels and lines. 0 or -ENOMEM. */
int fg_sum_stack(struct fg_summary *summary);

/* ---- size.c */

#define FG_SUM_LABEL_WIDTH 40.0f
#define FG_SUM_PAD 4.0f

/* Columns and their widths. -ERANGE: the paper is too narrow. */
int fg_sum_widths(struct fg_summary *summary);
/* Names in lines, in the language of the figure; heights go by the longest language. */
void fg_sum_names(struct fg_summary *summary);
float fg_sum_head_height(const struct fg_sum_box *box);
float fg_sum_kept_height(const struct fg_sum_box *box);
float fg_sum_box_height(const struct fg_sum_box *box);
float fg_sum_label_height(uint32_t kinds);

/* ---- words.c */

const char *fg_sum_name(const struct fg_summary *summary, const struct fg_sum_box *box);
/* None of its places is named. */
bool fg_sum_is_unnamed(const struct fg_sum_box *box);
/* What is written in a box, line by line: NULL where there is no such line. */
enum { FG_SUM_PLACES, FG_SUM_INSIDE, FG_SUM_ARRIVING, FG_SUM_COUNTS };
const char *fg_sum_count(const struct fg_summary *summary, const struct fg_sum_box *box, int which);
/* "12 of 31 holdings: how long not stated"; where there are several answers, "of 31 holdings, how
 * long: 12 not stated, 3 deferred" if `all` is wanted. NULL: nothing is asked. */
const char *fg_sum_kept(const struct fg_summary *summary, const struct fg_sum_box *box, bool all);
enum fg_family fg_sum_worst(const struct fg_sum_box *box);
/* How many flows there are between the boxes and inside, in a line. */
void fg_sum_counted(const struct fg_summary *summary, struct fg_sink *sink);
void fg_sum_words(const struct fg_summary *summary, struct fg_sink *sink);
void fg_sum_box_words(const struct fg_summary *summary, const struct fg_sum_box *box,
                      struct fg_sink *sink);
const char *fg_sum_line_title(const struct fg_summary *summary, const struct fg_sum_line *line);
void fg_sum_line_words(const struct fg_summary *summary, const struct fg_sum_line *line,
                       struct fg_sink *sink);
/* "8 flows" */
const char *fg_sum_flows(const struct fg_summary *summary, uint32_t flows);
/* What is not on the figure, for a line below it; NULL: nothing. */
const char *fg_sum_left_out(const struct fg_summary *summary);
const char *fg_sum_alt(const struct fg_summary *summary);

/* ---- data.c */

const char *fg_sum_data(const struct fg_summary *summary);
/* Id of the boundary; "" for several together. */
const char *fg_sum_box_id(const struct fg_summary *summary, uint32_t box);
/* Name of the line in a figure; NULL: out of memory. */
const char *fg_sum_line_id(const struct fg_summary *summary, const struct fg_sum_line *line);

/* ---- paint.c */

/* One colour where there is only one kind of data. */
const char *fg_sum_colour(const struct fg_summary *summary, const struct fg_sum_line *line);
void fg_sum_paint(const struct fg_summary *summary, struct fg_scene *scene);
void fg_sum_key(const struct fg_summary *summary, struct fg_key *key);

#endif
