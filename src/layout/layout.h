/*
 * Boxes and arrows in, positions and splines out. Knows nothing of privacy; the only folder that
 * includes cgraph and gvc. Layout runs in a child process (a crash of the library is one message);
 * lengths are in points (1/72 inch), origin top left, y down.
 */
#ifndef FG_LAYOUT_LAYOUT_H
#define FG_LAYOUT_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fg_sink;

struct fg_lay_node {
	float width, height;             /* in */
	int32_t cluster;                 /* in: number of its cluster, or -1 */
	int32_t rank;                    /* in: nodes of one number >= 0 share a rank; numbers in
					  * the order the ranks are expected; -1: free */
	float x, y;                      /* out: centre */
};

struct fg_lay_cluster {
	float margin;                    /* in: between its nodes and its edge */
	float label_width, label_height; /* in: its tab, placed at the top left inside */
	float x, y, width, height;       /* out: top left and size */
	float label_x, label_y;          /* out: top left of the tab */
};

struct fg_lay_point {
	float x, y;
};

struct fg_lay_edge {
	uint32_t tail, head;             /* in: nodes */
	int weight;                      /* in: 1.. : how straight and short */
	bool constrains;                 /* in: takes part in ranking */
	bool guide;  /* in: only there to hold rows and order; may have no points */
	struct fg_lay_point *points;     /* out: cubic Bezier, 3k+1, tail to head; borrowed */
	uint32_t point_count;            /* out: 0 when lost; fg_layout_run() fails then */
};

struct fg_layout {
	struct fg_lay_node *nodes;       uint32_t node_count;
	struct fg_lay_cluster *clusters; uint32_t cluster_count;
	struct fg_lay_edge *edges;       uint32_t edge_count;
	bool left_to_right;              /* in: else top to bottom */
	float node_gap, rank_gap;        /* in */
	float width_wish;  /* in: not wider than this, where possible; 0: as it comes */
	float width, height;             /* out */
	char *message;                   /* out: what went wrong, owned by the layout; or NULL */
	void *memory;                    /* internal */
};

/*
 * 0, or a negative errno with layout->message set: child crashed, timed out, or an edge was lost
 * after two tries.
 */
int fg_layout_run(struct fg_layout *layout);
/* Frees what fg_layout_run() made, not the inputs. */
void fg_layout_clear(struct fg_layout *layout);

#endif
