/* The search for positions of the view `summary`, and the lines that come of it. */
#ifndef FG_SUMMARY_STACK_H
#define FG_SUMMARY_STACK_H

#include "figure/summary/summary.h"

enum {
	FG_STACK_LAYERS = 2 * FG_SUM_COLUMNS - 1,
	FG_STACK_STOPS = 2 * FG_SUM_COLUMNS - 3,
	FG_STACK_NODES = FG_SUM_BOXES + 1 + FG_SUM_LINES * FG_STACK_STOPS,
};

/* A box (the first nodes, under the numbers of the boxes) or a stop of a line. */
#define FG_STACK_TURN 17.0f    /* how deep a turn reaches into a label */

struct fg_stack_node {
	uint32_t index;                  /* of the box or line */
	uint32_t layer;
	bool box, label;
	float height, y, wish;           /* y: of the middle */
};

/* An end of a line at a side of its box. */
struct fg_stack_end {
	uint32_t box, stop;
	bool right;
	float offset;                    /* from the middle of the box */
	float key, width;                /* while a side is being spread */
};

struct fg_stack_track {
	uint32_t stops[FG_STACK_STOPS], stop_count;
	float width;                     /* of the bundle */
	struct fg_stack_end ends[2];
};

struct fg_stack_order {
	uint32_t nodes[FG_STACK_LAYERS][FG_STACK_NODES];
	uint32_t count[FG_STACK_LAYERS];
};

struct fg_stack {
	struct fg_summary *summary;
	struct fg_stack_node nodes[FG_STACK_NODES];
	uint32_t node_count;
	struct fg_stack_track tracks[FG_SUM_LINES];
	uint32_t labels[FG_STACK_LAYERS];
};

/* Boxes, labels and curves of the summary from what was found. */
void fg_stack_place(struct fg_stack *s);

#endif
