/*
 * Where, roughly, each place of a page stands: its row, and its turn in the row. Left to itself a
 * layout engine puts everything one step away from a busy place beside each other, far wider than
 * paper, and crosses lines between panels. Here places and panels move as long as the sum of costs
 * falls (annealing with a fixed seed).
 */
#ifndef FG_FLOWS_ROWS_H
#define FG_FLOWS_ROWS_H

#include "figure/flows/plan.h"

struct fg_row_wish {
	float width;                     /* no row should be wider */
	float gap;                       /* between neighbours */
	float row_height;                /* about, badges included */
	float row_cost;                  /* dislike of one more row */
	float height;                    /* more does not fit the paper */
	uint32_t seed;
	bool afresh;                     /* not from what was found for the page before */
};

/* What the search changes. */
struct fg_row_state {
	int *row;
	float *turn, *side;
};

/* Sets fg_spot.rank (0.. from the top) and, for places, .turn of a measured page. 0
 * or -ENOMEM. */
int fg_page_rows(const struct fg_plan *plan, struct fg_page *page, const struct fg_row_wish *wish);

/* ---- inside */

enum { FG_MOST_ROWS = 24, FG_MOST_PANELS = 64 };

struct fg_row_link {
	uint32_t from, to;               /* places */
	int32_t panels[2];               /* theirs */
	bool same_panel;
	float width;                     /* of its badge */
	float channel;                   /* width that its line takes in a row that it passes */
	float weight;                    /* of what it costs: wide lines bend badly */
};

/* What the search asks of a place; constant. */
struct fg_row_place {
	int32_t panel;
	float width;
	float low;                       /* cost of each row that it stands below the first */
	float high;                      /* cost of each row that it stands above the last */
};

/* A state of the search. */
struct fg_row_search {
	const struct fg_plan *plan;
	const struct fg_page *page;
	const struct fg_row_wish *wish;
	uint32_t count, panels;          /* places come first among the spots of a page */
	struct fg_row_place *places;
	struct fg_row_link *links;       /* flows */
	uint32_t link_count;
	int *row;                        /* by place spot */
	float *turn;                     /* by place spot: order within a row of its panel */
	float *side;                     /* by panel: order from left to right */
	float *x;                        /* by place spot: middle, as the last cost was taken */
	uint32_t *items;                 /* scratch of the cost */
	struct fg_row_box *boxes;        /* the same */
	struct fg_row_line *lines;       /* by link, as the last cost was taken */
	float *each;                     /* by link: what its line cost then */
	uint32_t *order;                 /* links, the dearest first */
	uint64_t random;
};

/* A straight line between the middles of two places, and what it lies within. */
struct fg_row_line {
	struct fg_xy ends[2];            /* the upper first */
	float left, right;
	int high, low;                   /* rows */
};

struct fg_row_box {
	float left, right, top, bottom;
};

/* Rows that a panel spans and where it stands. */
struct fg_row_span {
	int top, bottom;
	float width, left;
};

struct fg_row_load {
	/* width in use; half row r lies below row r */
	float row[FG_MOST_ROWS], half[FG_MOST_ROWS];
};

/* What stands between two rows of places takes so many lines, 1 to 3, for its width. */
static inline int fg_row_lines(const struct fg_row_wish *wish, float width)
{
	int more = (int)(width / (wish->width * 0.85f));

	return 1 + (more < 2 ? more : 2);
}

/* The sum of costs; where it exceeds the limit, something above the limit, sooner. */
float fg_rows_cost(struct fg_row_search *s, float limit);

#endif
