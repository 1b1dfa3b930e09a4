/* How large the things of a page are, and what is in a badge. */
#ifndef FG_FLOWS_SIZE_H
#define FG_FLOWS_SIZE_H

#include "figure/flows/plan.h"

enum fg_part_kind { FG_PART_NUMBER, FG_PART_LETTER, FG_PART_MARK };

/* One thing in a badge; x and y: its top left, from that of the badge. */
struct fg_part {
	enum fg_part_kind kind;
	const char *text;
	int strand;                      /* of a letter: strand kind */
	const struct fg_gap *gap;        /* of a mark */
	float x, y, width;
};

struct fg_badge {
	struct fg_part parts[2 + FG_STRAND_KINDS];
	uint32_t count;
	float width, height;
};

void fg_badge_make(const struct fg_plan *plan, const struct fg_plan_flow *flow,
                   struct fg_badge *ret_badge);

#define FG_NAME_PAD_X 6.0f
#define FG_NAME_PAD_Y 4.0f
#define FG_NOTE_PAD_X 4.0f
#define FG_NOTE_PAD_Y 2.2f
#define FG_ICON_WIDTH 10.0f          /* head or telephone before the name, its gap included */

bool fg_place_has_icon(const struct fg_plan *plan, fg_ref place);

/* Wraps all texts of a page, names at about `wish` points, and sets the sizes of its spots and
 * panel tabs. */
void fg_page_measure(struct fg_plan *plan, struct fg_page *page, float wish);

/* Whether what this reading writes keeps to the room of its places and links. Spots of badges grow
 * to what stands in them. */
bool fg_page_holds(struct fg_plan *plan, struct fg_page *page);

/* The strands of a flow. */
void fg_bundle_make(const struct fg_plan_flow *flow, struct fg_bundle *ret_bundle);

#endif
