/* How far apart the ranks of a page stand, and how lines that run sideways between them pass each
 * other. */
#include <errno.h>
#include <math.h>

#include "base/arena.h"
#include "figure/flows/arrange.h"
#include "figure/flows/frame.h"
#include "figure/flows/size.h"

#define CRAMPED 6.0f           /* between ranks, at least */
#define WIDEST 40.0f           /* where the paper is not high enough */
#define COMFORT 16.0f          /* more than is asked for, where the paper is high enough */
#define SIDEWAYS 10.0f         /* a line that goes farther aside needs room between the ranks */
#define BESIDE_LINE 1.0f       /* kept free along it, both sides together */
#define CROWD 0.5f             /* of the room that others take which go the same way */
#define BESIDE_EDGE 3.0f       /* kept free beside the edge of a panel */
#define AWAY 2.5f              /* from what stands in the ranks */

/* A line between two neighbouring ranks. */
struct passage {
	int32_t gap;                     /* the upper rank */
	float upper, lower;              /* x */
	float width;
	float *lane;
};

struct passages {
	struct passage *all;
	uint32_t count;
};

static void add_passage(const struct fg_frame *frame, uint32_t from, uint32_t to,
                        struct passage line, struct passages *passages)
{
	const struct fg_slot *a = &frame->slots[from], *b = &frame->slots[to];
	bool down = a->rank < b->rank;

	*line.lane = 0.5f;
	if (a->rank == b->rank || fabsf(a->x - b->x) <= SIDEWAYS)
		return;
	line.gap = down ? a->rank : b->rank;
	line.upper = down ? a->x : b->x;
	line.lower = down ? b->x : a->x;
	passages->all[passages->count++] = line;
}

static void add_passages(const struct fg_plan *plan, const struct fg_page *page,
                         const struct fg_frame *frame, uint32_t number,
                         struct passages *passages)
{
	const struct fg_track *track = &page->tracks[number];
	const struct fg_chain *chain = &frame->chains[number];
	uint32_t last = frame->slot_of[track->from];
	struct passage line = { .width = fg_track_width(plan, page, track) };

	if (track->level)
		return;
	for (uint32_t i = 0; i <= chain->count; i++) {
		uint32_t next = i < chain->count ? frame->links[chain->first + i]
		                                 : frame->slot_of[track->to];

		line.lane = &frame->lanes[chain->first + number + i];
		add_passage(frame, last, next, line, passages);
		last = next;
	}
}

static bool share_way(const struct passage *a, const struct passage *b)
{
	return a->gap == b->gap && (a->upper < a->lower) == (b->upper < b->lower)
	       && fmaxf(fminf(a->upper, a->lower), fminf(b->upper, b->lower))
	                  < fminf(fmaxf(a->upper, a->lower), fmaxf(b->upper, b->lower));
}

/* Of two that share their way: which passes above, so that they do not cross. */
static bool is_above(const struct passage *a, const struct passage *b)
{
	float side = a->upper < a->lower ? 1 : -1;

	if (a->upper < b->upper || a->upper > b->upper)
		return (a->upper - b->upper) * side > 0;
	if (a->lower < b->lower || a->lower > b->lower)
		return (a->lower - b->lower) * side > 0;
	return a < b;
}

/* What is wanted of a gap besides room for its widest line. */
struct wish {
	float crowd;                     /* more room, for lines that go the same way */
	float edges[2];                  /* taken by panels, at its top and at its bottom */
};

/* Lines that go the same way between two ranks pass one above the other. */
static void ask(struct fg_frame *frame, const struct passages *passages,
                const struct passage *line, struct wish *wishes)
{
	float above = 0, below = 0;

	for (uint32_t i = 0; i < passages->count; i++) {
		const struct passage *other = &passages->all[i];

		if (other == line || !share_way(line, other))
			continue;
		if (is_above(other, line))
			above += other->width + BESIDE_LINE;
		else
			below += other->width + BESIDE_LINE;
	}
	*line->lane = (above + line->width / 2) / (above + line->width + below);
	frame->gaps[line->gap] =
		fmaxf(frame->gaps[line->gap], line->width + BESIDE_LINE
	                                              + wishes[line->gap].edges[0]
	                                              + wishes[line->gap].edges[1]);
	wishes[line->gap].crowd = fmaxf(wishes[line->gap].crowd, above + below);
}

static void add_edge(struct fg_frame *frame, struct wish *wishes, int32_t gap, bool below)
{
	wishes[gap].edges[below] = FG_PANEL_MARGIN;
	frame->gaps[gap] = fmaxf(frame->gaps[gap], FG_PANEL_MARGIN + BESIDE_EDGE);
}

/* Panels take their margins from the gaps. */
static void add_margins(const struct fg_page *page, struct fg_frame *frame, struct wish *wishes)
{
	for (uint32_t p = 0; p < page->panel_count; p++) {
		struct fg_ranks ranks = fg_panel_ranks(frame, p);

		if (ranks.top > 0 && ranks.top < frame->ranks)
			add_edge(frame, wishes, ranks.top - 1, true);
		if (ranks.bottom >= 0 && ranks.bottom + 1 < frame->ranks)
			add_edge(frame, wishes, ranks.bottom, false);
	}
}

/* What the lines need in each gap. 0 or -ENOMEM. */
static int ask_all(const struct fg_plan *plan, const struct fg_page *page, struct fg_frame *frame,
                   struct passages *passages, struct wish *wishes)
{
	size_t most = (size_t)frame->link_count + page->track_count;

	passages->all = fg_arena_array(plan->arena, most + 1, sizeof(*passages->all));
	if (!passages->all)
		return -ENOMEM;
	for (int32_t rank = 0; rank < frame->ranks; rank++) {
		frame->gaps[rank] = CRAMPED;
		wishes[rank] = (struct wish){ 0 };
	}
	add_margins(page, frame, wishes);
	for (uint32_t i = 0; i < page->track_count; i++)
		add_passages(plan, page, frame, i, passages);
	for (uint32_t i = 0; i < passages->count; i++)
		ask(frame, passages, &passages->all[i], wishes);
	return 0;
}

/* No line leaves the gap that was found for it, nor grazes the edge of a panel there. */
static void keep_lanes(const struct fg_frame *frame, const struct passages *passages,
                       const struct wish *wishes)
{
	for (uint32_t i = 0; i < passages->count; i++) {
		const struct passage *line = &passages->all[i];
		const float *edges = wishes[line->gap].edges;
		float gap = frame->gaps[line->gap], beside = line->width / 2 + AWAY;
		float least = fminf(0.5f, (beside + edges[0]) / gap);
		float most = fmaxf(0.5f, 1 - (beside + edges[1]) / gap);

		*line->lane = fmaxf(least, fminf(most, *line->lane));
	}
}

static float sum_up_to(const struct fg_frame *frame, float most)
{
	float sum = 0;

	for (int32_t rank = 0; rank + 1 < frame->ranks; rank++)
		sum += fminf(frame->gaps[rank], most);
	return sum;
}

/* Up to how much of a gap can be granted where not all that is asked for can be had. */
static float most_of(const struct fg_frame *frame, float room)
{
	float low = CRAMPED, high = WIDEST;

	for (int i = 0; i < 12; i++) {
		float middle = (low + high) / 2;

		if (sum_up_to(frame, middle) <= room)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* Each line has room for itself; then those that share a way have more; what is left over is shared
 * evenly. */
static void share_out(struct fg_frame *frame, float room, const struct wish *wishes)
{
	float spare = room - sum_up_to(frame, INFINITY), gaps = 0, crowds = 0, part;
	float most = spare < 0 ? most_of(frame, room) : INFINITY;

	for (int32_t rank = 0; rank + 1 < frame->ranks; rank++) {
		gaps++;
		crowds += CROWD * wishes[rank].crowd;
	}
	spare = fmaxf(spare, 0);
	part = crowds > spare ? spare / crowds : 1;
	spare = gaps > 0 ? fminf((spare - part * crowds) / gaps, COMFORT) : 0;
	for (int32_t rank = 0; rank + 1 < frame->ranks; rank++)
		frame->gaps[rank] = fminf(frame->gaps[rank], most) + spare
		                    + part * CROWD * wishes[rank].crowd;
}

int fg_frame_stack(const struct fg_plan *plan, const struct fg_page *page, struct fg_frame *frame,
                   float height)
{
	struct passages passages = { .count = 0 };
	float room = height - 2 * FG_PANEL_MARGIN - 1, top = 0;
	struct wish *wishes =
		fg_arena_array(plan->arena, (size_t)frame->ranks + 1, sizeof(*wishes));

	if (!wishes || ask_all(plan, page, frame, &passages, wishes) < 0)
		return -ENOMEM;
	for (int32_t rank = 0; rank < frame->ranks; rank++)
		room -= fg_rank_height(frame, rank);
	share_out(frame, room, wishes);
	keep_lanes(frame, &passages, wishes);
	for (int32_t rank = 0; rank < frame->ranks; rank++) {
		float high = fg_rank_height(frame, rank);

		for (uint32_t i = 0; i < frame->slot_count; i++)
			if (frame->slots[i].rank == rank)
				frame->slots[i].y = top + high / 2;
		top += high + frame->gaps[rank];
	}
	return 0;
}
