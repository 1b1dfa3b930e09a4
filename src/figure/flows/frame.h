/*
 * The frame of a page: what stands in each rank of the layout, from left to right. Besides the
 * spots there are the ways of lines through ranks that they pass, the sides of panels and their
 * tabs. With the frame given in full, the layout has only to find the coordinates: lines then keep
 * clear of what is not theirs, and panels of each other.
 */
#ifndef FG_FLOWS_FRAME_H
#define FG_FLOWS_FRAME_H

#include "figure/flows/plan.h"

enum fg_slot_kind {
	FG_SLOT_SPINE,
	FG_SLOT_LEFT,
	FG_SLOT_RIGHT,
	FG_SLOT_TAB,
	FG_SLOT_SPOT,
	FG_SLOT_WAY
};

struct fg_slot {
	enum fg_slot_kind kind;
	uint32_t index;                  /* panel, spot or track */
	int32_t panel;                   /* it stands in, or -1 */
	int32_t rank;
	uint32_t group;                  /* of its rank: 2n+1 the nth panel, 2n the gap before it */
	float guess;                     /* x, for the order */
	float width, height;
	uint32_t turn;                   /* in its rank, from 0 */
	float x, y;                      /* middle, once the layout has run */
};

/* The slots of one track from end to end, without its places: ways and the badge. */
struct fg_chain {
	uint32_t first, count;           /* of fg_frame.links */
};

struct fg_frame {
	struct fg_slot *slots;           uint32_t slot_count;    /* sorted by rank, then turn */
	struct fg_chain *chains;         /* by track */
	uint32_t *links;                 uint32_t link_count;    /* slots */
	uint32_t *slot_of;  /* by spot; FG_NONE: it shares the slot of another (level badges) */
	int32_t ranks;
	float *gaps;                     /* by rank: below it, once stacked */
	/* where lines pass between two ranks, from 0 at the top to 1: that of track t before its
	 * ith link (or, behind the last, before its end) is lanes[chains[t].first + t + i] */
	float *lanes;
};

/* For a page whose spots have their ranks and, places, their turns. 0 or -ENOMEM. */
int fg_frame_make(const struct fg_plan *plan, const struct fg_page *page,
                  struct fg_frame *ret_frame);

/* Neighbours change turns where that makes fewer crossings (untangle.c). */
void fg_frame_untangle(const struct fg_page *page, struct fg_frame *frame);

float fg_rank_height(const struct fg_frame *frame, int32_t rank);

/* From the first to the last rank in which something stands in a panel. */
struct fg_ranks {
	int32_t top, bottom;
};
struct fg_ranks fg_panel_ranks(const struct fg_frame *frame, uint32_t panel);

/* Sets y, gaps and lanes: ranks stand as far apart as lines that run sideways between them need,
 * and as far as a page of this height allows (stack.c). 0 or -ENOMEM. */
int fg_frame_stack(const struct fg_plan *plan, const struct fg_page *page, struct fg_frame *frame,
                   float height);

/* The track before this one that runs level between the same two places, or FG_NONE. */
uint32_t fg_level_before(const struct fg_page *page, uint32_t track);

/* beside a badge between neighbours: for the line, both sides together */
#define FG_LEVEL_ROOM 20.0f
#define FG_PANEL_MARGIN 7.0f         /* around what stands in a panel */
#define FG_LEVEL_GAP 4.0f            /* between badges that stand above each other there */

#endif
