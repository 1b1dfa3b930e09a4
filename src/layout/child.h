/*
 * Between the library and the layout module: what runs in the child process and what it writes
 * back.
 */
#ifndef FG_LAYOUT_CHILD_H
#define FG_LAYOUT_CHILD_H

#include "layout/layout.h"

#define FG_LAYOUT_MODULE "flowgap-layout.so"
#define FG_LAYOUT_RANKS "fg_layout_ranks"
#define FG_LAYOUT_PLACE "fg_layout_place"

/*
 * The tab of a cluster and the nodes that share its rank: those on the topmost rank of the
 * cluster.
 */
struct fg_lay_tabs {
	uint8_t *beside;                 /* for each node: shares the rank of its cluster's tab */
	bool polyline;                   /* the careful second attempt */
};

/*
 * Both run in a child, write their result to `out` and return 0 or a negative errno.
 * ranks: int32_t of each node.
 * place: struct fg_lay_box of the drawing, then of each node, tab and cluster, then for each edge
 * a uint32_t count and its points. Centres for nodes and tabs; y up, as the layout engine has it;
 * edges that were lost have count 0.
 */
typedef int fg_layout_ranks_fn(const struct fg_layout *layout, int out);
typedef int fg_layout_place_fn(const struct fg_layout *layout, const struct fg_lay_tabs *tabs,
			       int out);

struct fg_lay_box {
	float left, bottom, right, top;
};

#endif
