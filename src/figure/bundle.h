/* The strands of one line, side by side. */
#ifndef FG_FIGURE_BUNDLE_H
#define FG_FIGURE_BUNDLE_H

#include <stdbool.h>
#include <stdint.h>

#include "draw/geometry.h"
#include "figure/theme.h"

enum { FG_STRANDS_DRAWN = 4 };

struct fg_bundle {
	/* drawn strands, left to right in the direction of the flow */
	int kinds[FG_STRANDS_DRAWN];
	float offset[FG_STRANDS_DRAWN];  /* of each from the middle */
	uint32_t count;
	float width;
};

/* The strands that are drawn of `kinds` (a bit per strand kind): where there are more than there is
 * room for, those with a form of their own first; the letters of the others are in the badge. */
struct fg_bundle fg_bundle_of(uint32_t kinds);

struct fg_bundle_look {
	uint32_t kinds;                  /* a bit per strand kind */
	enum fg_family families[FG_STRAND_KINDS];  /* by kind: how its line is dashed */
	bool assumed;                    /* faint, whatever the families */
	bool grey;
	struct fg_rect tail, head;       /* the boxes at its ends, which all strands meet */
};

/* The strands with their arrow heads along `path`, the middle of the bundle. */
void fg_paint_bundle(struct fg_scene *scene, struct fg_path path,
                     const struct fg_bundle_look *look);

#endif
