/*
 * Boxes in rows in, where they stand in them out. Knows nothing of privacy; the only folder that
 * includes cgraph and gvc. The engine runs in a child process (a crash of the library is one
 * message); lengths are in points (1/72 inch), from the left.
 */
#ifndef FG_LAYOUT_LAYOUT_H
#define FG_LAYOUT_LAYOUT_H

#include <stdint.h>

struct fg_lay_node {
	float width;                     /* in */
	uint32_t rank;                   /* in: its row, from 0 at the top */
	float x;                         /* out: middle */
};

/* Pulls its two nodes over each other; nothing is drawn for it. */
struct fg_lay_edge {
	uint32_t upper, lower;           /* in: nodes of two neighbouring ranks */
	int weight;                      /* in: how much, 1.. */
};

struct fg_layout {
	/* rank by rank, those of a rank from left to right */
	struct fg_lay_node *nodes;       uint32_t node_count;
	struct fg_lay_edge *edges;       uint32_t edge_count;
	float node_gap;                  /* in: between neighbours, at least */
	float width_wish;                /* in: at most, where possible; 0: as it comes */
	float width;                     /* out */
	char *message;                   /* out: what went wrong, owned by the layout; or NULL */
	void *memory;                    /* internal */
};

/*
 * 0, or a negative errno with layout->message set. -EIO, -ETIMEDOUT: the engine failed, as it would
 * again with the same graph. Other errors are the system's, and no reason to draw something else.
 */
int fg_layout_run(struct fg_layout *layout);
/* Frees what fg_layout_run() made, not the inputs. */
void fg_layout_clear(struct fg_layout *layout);

#endif
