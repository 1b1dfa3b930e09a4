/* Fewer crossings: neighbours of one rank and group change turns while that helps. */
#include "base/arena.h"
#include "figure/flows/frame.h"

enum { SWEEPS = 16, NEAR = 64 };

/* Turns of what a slot is joined to in the rank above or below. */
struct near {
	uint32_t turns[NEAR];
	uint32_t count;
};

static void add_near(struct near *near, const struct fg_frame *frame, uint32_t slot, int32_t rank)
{
	if (slot != FG_NONE && frame->slots[slot].rank == rank && near->count < NEAR)
		near->turns[near->count++] = frame->slots[slot].turn;
}

/* The slot before (step -1) or behind (1) the ith of a track's chain; at its ends the places. */
static uint32_t beside(const struct fg_page *page, const struct fg_frame *frame, uint32_t track,
                       int64_t i)
{
	const struct fg_chain *chain = &frame->chains[track];

	if (i < 0)
		return frame->slot_of[page->tracks[track].from];
	if (i >= chain->count)
		return frame->slot_of[page->tracks[track].to];
	return frame->links[chain->first + (uint32_t)i];
}

static void find_near(const struct fg_page *page, const struct fg_frame *frame, uint32_t slot,
                      int32_t rank, struct near *ret_near)
{
	ret_near->count = 0;
	for (uint32_t track = 0; track < page->track_count; track++) {
		int64_t count = frame->chains[track].count;

		if (page->tracks[track].level)
			continue;
		for (int64_t i = -1; i <= count; i++) {
			if (beside(page, frame, track, i) != slot)
				continue;
			if (i >= 0)
				add_near(ret_near, frame, beside(page, frame, track, i - 1), rank);
			if (i < count)
				add_near(ret_near, frame, beside(page, frame, track, i + 1), rank);
		}
	}
}

static int crossings(const struct near *left, const struct near *right)
{
	int count = 0;

	for (uint32_t i = 0; i < left->count; i++)
		for (uint32_t k = 0; k < right->count; k++)
			count += left->turns[i] > right->turns[k];
	return count;
}

static bool may_move(const struct fg_page *page, const struct fg_slot *slot)
{
	return slot->kind == FG_SLOT_WAY
	       || (slot->kind == FG_SLOT_SPOT && page->spots[slot->index].kind != FG_AT_PLACE);
}

static bool may_swap(const struct fg_page *page, const struct fg_slot *a, const struct fg_slot *b)
{
	bool a_spot = a->kind == FG_SLOT_SPOT, b_spot = b->kind == FG_SLOT_SPOT;

	if (a->rank != b->rank || a->group != b->group)
		return false;
	if ((!a_spot && a->kind != FG_SLOT_WAY) || (!b_spot && b->kind != FG_SLOT_WAY))
		return false;
	return may_move(page, a) || may_move(page, b);
}

/* Slots move in the array; whatever refers to them follows. */
static void swap(const struct fg_page *page, struct fg_frame *frame, uint32_t at)
{
	struct fg_slot spare = frame->slots[at];
	uint32_t turn = spare.turn;

	frame->slots[at] = frame->slots[at + 1];
	frame->slots[at + 1] = spare;
	frame->slots[at].turn = turn;
	frame->slots[at + 1].turn = turn + 1;
	for (uint32_t i = 0; i < frame->link_count; i++) {
		if (frame->links[i] == at)
			frame->links[i] = at + 1;
		else if (frame->links[i] == at + 1)
			frame->links[i] = at;
	}
	for (uint32_t i = 0; i < page->spot_count; i++) {
		if (frame->slot_of[i] == at)
			frame->slot_of[i] = at + 1;
		else if (frame->slot_of[i] == at + 1)
			frame->slot_of[i] = at;
	}
}

static bool is_level_badge(const struct fg_page *page, const struct fg_slot *slot)
{
	for (uint32_t i = 0; slot->kind == FG_SLOT_SPOT && i < page->track_count; i++)
		if (page->tracks[i].level && page->tracks[i].badge == slot->index)
			return true;
	return false;
}

static int gain(const struct fg_page *page, const struct fg_frame *frame, uint32_t at)
{
	int sum = 0;

	for (int32_t step = -1; step <= 1; step += 2) {
		struct near left, right;

		find_near(page, frame, at, frame->slots[at].rank + step, &left);
		find_near(page, frame, at + 1, frame->slots[at].rank + step, &right);
		sum += crossings(&left, &right) - crossings(&right, &left);
	}
	return sum;
}

void fg_frame_untangle(const struct fg_page *page, struct fg_frame *frame)
{
	for (int sweep = 0; sweep < SWEEPS; sweep++) {
		bool changed = false;

		for (uint32_t i = 0; i + 1 < frame->slot_count; i++) {
			if (!may_swap(page, &frame->slots[i], &frame->slots[i + 1])
			    || is_level_badge(page, &frame->slots[i])
			    || is_level_badge(page, &frame->slots[i + 1]))
				continue;
			if (gain(page, frame, i) <= 0)
				continue;
			swap(page, frame, i);
			changed = true;
		}
		if (!changed)
			return;
	}
}
