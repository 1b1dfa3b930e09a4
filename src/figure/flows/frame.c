#include "figure/flows/frame.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "figure/flows/size.h"

enum { MOST_PANELS = 64 };

#define SIDE_WIDTH 1.0f        /* of the side of a panel */

/* A panel as the order of places has it. */
struct extent {
	int32_t top, bottom;       /* ranks */
	float left, right;
	uint32_t turn;             /* from left to right */
};

struct maker {
	const struct fg_plan *plan;
	const struct fg_page *page;
	struct fg_frame *frame;
	struct extent panels[MOST_PANELS];
};

uint32_t fg_level_before(const struct fg_page *page, uint32_t number)
{
	const struct fg_track *track = &page->tracks[number];

	for (uint32_t i = 0; track->level && i < number; i++) {
		const struct fg_track *other = &page->tracks[i];

		if (other->level && ((other->from == track->from && other->to == track->to) ||
		                     (other->from == track->to && other->to == track->from)))
			return i;
	}
	return FG_NONE;
}

static void find_extents(struct maker *m)
{
	const struct fg_page *page = m->page;

	for (uint32_t p = 0; p < page->panel_count; p++)
		m->panels[p] = (struct extent){ INT32_MAX, -1, INFINITY, -INFINITY, 0 };
	for (uint32_t i = 0; i < page->spot_count; i++) {
		const struct fg_spot *spot = &page->spots[i];
		struct extent *panel;

		if (spot->panel < 0)
			continue;
		panel = &m->panels[spot->panel];
		panel->top = spot->rank < panel->top ? spot->rank : panel->top;
		panel->bottom = spot->rank > panel->bottom ? spot->rank : panel->bottom;
		if (spot->kind != FG_AT_PLACE)
			continue;
		panel->left = fminf(panel->left, spot->turn - spot->width / 2 - 8);
		panel->right = fmaxf(panel->right, spot->turn + spot->width / 2 + 8);
	}
	for (uint32_t p = 0; p < page->panel_count; p++)
		for (uint32_t q = 0; q < page->panel_count; q++) {
			float a = m->panels[p].left + m->panels[p].right,
			      b = m->panels[q].left + m->panels[q].right;

			m->panels[p].turn += b < a || (b <= a && q < p);
		}
}

static uint32_t add_slot(struct maker *m, struct fg_slot slot)
{
	m->frame->slots[m->frame->slot_count] = slot;
	return m->frame->slot_count++;
}

static float guess_at(float from, float to, int32_t rank, int32_t first, int32_t last)
{
	return first == last ? (from + to) / 2
	                     : from + (to - from) * (float)(rank - first) / (float)(last - first);
}

/* Panel in which a line between two places passes a rank: one of the places' own, as long as it is
 * in it. */
static int32_t panel_passed(const struct maker *m, const struct fg_track *track, int32_t rank,
                            float x)
{
	int32_t ends[2] = { m->page->spots[track->from].panel, m->page->spots[track->to].panel };

	for (int i = 0; i < 2; i++) {
		const struct extent *panel = &m->panels[ends[i]];

		if (rank >= panel->top && rank <= panel->bottom &&
		    (ends[0] == ends[1] || (x > panel->left && x < panel->right)))
			return ends[i];
	}
	return -1;
}

static void link_slot(struct maker *m, struct fg_chain *chain, uint32_t slot)
{
	m->frame->links[m->frame->link_count++] = slot;
	chain->count++;
}

/* Ways through the ranks between two spots, both excluded. */
static void add_ways(struct maker *m, uint32_t number, const struct fg_spot *from,
                     const struct fg_spot *to)
{
	const struct fg_track *track = &m->page->tracks[number];
	int32_t step = from->rank < to->rank ? 1 : -1;
	float width = 2;

	if (track->badge != FG_NONE) {
		struct fg_bundle bundle;

		fg_bundle_make(&m->plan->flows[m->page->spots[track->badge].index], &bundle);
		width = bundle.width - 2;
	}
	if (from->rank == to->rank)
		return;
	for (int32_t rank = from->rank + step; rank != to->rank; rank += step) {
		float x = guess_at(from->x, to->x, rank, from->rank, to->rank);

		link_slot(m, &m->frame->chains[number],
		          add_slot(m, (struct fg_slot){ .kind = FG_SLOT_WAY,
		                                        .index = number,
		                                        .panel = panel_passed(m, track, rank, x),
		                                        .rank = rank,
		                                        .guess = x,
		                                        .width = width,
		                                        .height = 2 }));
	}
}

/* A badge stands inside a panel that its line has not left; spot.x is the guess until the layout
 * has run. */
static void add_badge(struct maker *m, uint32_t number)
{
	const struct fg_track *track = &m->page->tracks[number];
	struct fg_spot *badge = &m->page->spots[track->badge];
	const struct fg_spot *from = &m->page->spots[track->from], *to = &m->page->spots[track->to];
	struct fg_slot slot = { .kind = FG_SLOT_SPOT,
		                .index = track->badge,
		                .panel = badge->panel,
		                .rank = badge->rank,
		                .width = badge->width,
		                .height = badge->height };

	badge->x = guess_at(from->x, to->x, badge->rank, from->rank, to->rank);
	slot.guess = badge->x;
	if (badge->panel < 0 && !track->level)
		slot.panel = panel_passed(m, track, badge->rank, badge->x);
	m->frame->slot_of[track->badge] = add_slot(m, slot);
}

/* Level badges between the same two places share a slot, one above the other. */
static void add_level(struct maker *m, uint32_t number)
{
	const struct fg_track *track = &m->page->tracks[number];
	const struct fg_spot *badge = &m->page->spots[track->badge];
	uint32_t before = fg_level_before(m->page, number);
	struct fg_slot *slot;

	if (before == FG_NONE) {
		add_badge(m, number);
		m->frame->slots[m->frame->slot_of[track->badge]].width += FG_LEVEL_ROOM;
		return;
	}
	slot = &m->frame->slots[m->frame->slot_of[m->page->tracks[before].badge]];
	slot->height += badge->height + FG_LEVEL_GAP;
	slot->width = fmaxf(slot->width, badge->width + FG_LEVEL_ROOM);
}

static void add_track(struct maker *m, uint32_t number)
{
	const struct fg_track *track = &m->page->tracks[number];
	const struct fg_page *page = m->page;
	struct fg_chain *chain = &m->frame->chains[number];

	*chain = (struct fg_chain){ m->frame->link_count, 0 };
	if (track->level) {
		add_level(m, number);
		return;
	}
	if (track->badge == FG_NONE) {
		add_ways(m, number, &page->spots[track->from], &page->spots[track->to]);
		return;
	}
	add_badge(m, number);
	add_ways(m, number, &page->spots[track->from], &page->spots[track->badge]);
	link_slot(m, chain, m->frame->slot_of[track->badge]);
	add_ways(m, number, &page->spots[track->badge], &page->spots[track->to]);
}

/* A tag stands beside its place, the later of several further right. */
static void guess_tag(struct maker *m, const struct fg_track *track, float *shift)
{
	bool last = m->page->spots[track->to].kind != FG_AT_PLACE;
	struct fg_spot *tag = &m->page->spots[last ? track->to : track->from];
	const struct fg_spot *place = &m->page->spots[last ? track->from : track->to];

	*shift += 0.5f;
	tag->x = place->x + *shift;
}

static void add_spots(struct maker *m)
{
	float shift = 0;

	for (uint32_t i = 0; i < m->page->spot_count; i++) {
		m->frame->slot_of[i] = FG_NONE;
		if (m->page->spots[i].kind == FG_AT_PLACE)
			m->page->spots[i].x = m->page->spots[i].turn;
	}
	for (uint32_t i = 0; i < m->page->track_count; i++)
		if (m->page->tracks[i].badge == FG_NONE)
			guess_tag(m, &m->page->tracks[i], &shift);
	for (uint32_t i = 0; i < m->page->spot_count; i++) {
		const struct fg_spot *spot = &m->page->spots[i];

		if (spot->kind != FG_AT_BADGE)
			m->frame->slot_of[i] =
				add_slot(m, (struct fg_slot){ .kind = FG_SLOT_SPOT,
			                                      .index = i,
			                                      .panel = spot->panel,
			                                      .rank = spot->rank,
			                                      .guess = spot->x,
			                                      .width = spot->width,
			                                      .height = spot->height });
	}
}

/* Whether a level line comes to a place of this panel and rank from the left, or else right. */
static bool is_entered(const struct maker *m, int32_t panel, int32_t rank, bool left)
{
	for (uint32_t i = 0; i < m->page->track_count; i++) {
		const struct fg_track *track = &m->page->tracks[i];
		const struct fg_spot *from = &m->page->spots[track->from];
		const struct fg_spot *to = &m->page->spots[track->to];

		if (!track->level || from->rank != rank || from->panel == to->panel)
			continue;
		if ((to->panel == panel && (from->turn < to->turn) == left) ||
		    (from->panel == panel && (to->turn < from->turn) == left))
			return true;
	}
	return false;
}

/* A tab stands at the left of its panel, or at the right where a line comes in from the left. */
static float tab_guess(const struct maker *m, int32_t panel, int32_t rank)
{
	return is_entered(m, panel, rank, true) && !is_entered(m, panel, rank, false) ? 1e9f
	                                                                              : -1e9f;
}

static void add_panels(struct maker *m)
{
	for (uint32_t p = 0; p < m->page->panel_count; p++) {
		const struct extent *panel = &m->panels[p];
		const struct fg_panel *tab = &m->page->panels[p];
		struct fg_slot side = {
			.index = p, .panel = (int32_t)p, .width = SIDE_WIDTH, .height = 1
		};
		int32_t top = INT32_MAX;

		for (side.rank = panel->top; side.rank <= panel->bottom; side.rank++) {
			side.kind = FG_SLOT_LEFT;
			side.guess = -INFINITY;
			add_slot(m, side);
			side.kind = FG_SLOT_RIGHT;
			side.guess = INFINITY;
			add_slot(m, side);
		}
		for (uint32_t i = 0; i < m->page->spot_count; i++) {
			const struct fg_spot *spot = &m->page->spots[i];

			if (spot->kind == FG_AT_PLACE && spot->panel == (int32_t)p
			    && spot->rank < top)
				top = spot->rank;
		}
		add_slot(m, (struct fg_slot){ .kind = FG_SLOT_TAB,
		                              .index = p,
		                              .panel = (int32_t)p,
		                              .rank = top,
		                              .guess = tab_guess(m, (int32_t)p, top),
		                              .width = tab->label_width + 2,
		                              .height = tab->label_height });
	}
	for (int32_t rank = 0; rank < m->frame->ranks; rank++)
		add_slot(m, (struct fg_slot){ .kind = FG_SLOT_SPINE,
		                              .panel = -1,
		                              .rank = rank,
		                              .guess = -INFINITY,
		                              .width = 0.2f,
		                              .height = 0.2f });
}

/* Whether something of a track outside a panel passes to the right of it: by where the line is, on
 * the mean, beside it. */
static bool passes_right(const struct maker *m, uint32_t track, uint32_t panel)
{
	const struct fg_chain *chain = &m->frame->chains[track];
	const struct extent *extent = &m->panels[panel];
	float sum = 0, count = 0;

	if (m->page->tracks[track].level)
		return m->page->spots[m->page->tracks[track].badge].x
		       > (extent->left + extent->right) / 2;
	for (uint32_t i = 0; i < chain->count; i++) {
		const struct fg_slot *slot = &m->frame->slots[m->frame->links[chain->first + i]];

		if (slot->panel == (int32_t)panel || slot->rank < extent->top
		    || slot->rank > extent->bottom)
			continue;
		sum += slot->guess;
		count++;
	}
	return count > 0 && sum / count > (extent->left + extent->right) / 2;
}

static uint32_t track_of(const struct maker *m, const struct fg_slot *slot)
{
	if (slot->kind == FG_SLOT_WAY)
		return slot->index;
	for (uint32_t i = 0; i < m->page->track_count; i++)
		if (m->page->tracks[i].badge == slot->index)
			return i;
	return FG_NONE;
}

/* In its rank: behind how many panels it stands. */
static void set_groups(struct maker *m)
{
	for (uint32_t i = 0; i < m->frame->slot_count; i++) {
		struct fg_slot *slot = &m->frame->slots[i];
		uint32_t track = slot->panel < 0 && slot->kind != FG_SLOT_SPINE ? track_of(m, slot)
		                                                                : FG_NONE;

		slot->group = 0;
		for (uint32_t p = 0; p < m->page->panel_count; p++) {
			const struct extent *panel = &m->panels[p];

			if (slot->rank < panel->top || slot->rank > panel->bottom)
				continue;
			if (slot->panel == (int32_t)p)
				slot->group += 1;
			else if (slot->panel >= 0 ? panel->turn < m->panels[slot->panel].turn :
			         track != FG_NONE && passes_right(m, track, p))
				slot->group += 2;
		}
	}
}

static int compare_slots(const void *left, const void *right)
{
	const struct fg_slot *a = left, *b = right;

	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	if (a->group != b->group)
		return a->group < b->group ? -1 : 1;
	if (a->guess < b->guess || a->guess > b->guess)
		return a->guess < b->guess ? -1 : 1;
	return a->turn < b->turn ? -1 : a->turn > b->turn;
}

/* Sorted by rank and turn; references follow. */
static int sort_slots(struct maker *m)
{
	struct fg_frame *f = m->frame;
	uint32_t *now = fg_arena_array(m->plan->arena, (size_t)f->slot_count + 1, sizeof(*now));

	if (!now)
		return -ENOMEM;
	for (uint32_t i = 0; i < f->slot_count; i++)
		f->slots[i].turn = i;
	qsort(f->slots, f->slot_count, sizeof(*f->slots), compare_slots);
	for (uint32_t i = 0; i < f->slot_count; i++)
		now[f->slots[i].turn] = i;
	for (uint32_t i = 0; i < f->link_count; i++)
		f->links[i] = now[f->links[i]];
	for (uint32_t i = 0; i < m->page->spot_count; i++)
		if (f->slot_of[i] != FG_NONE)
			f->slot_of[i] = now[f->slot_of[i]];
	for (uint32_t i = 0, turn = 0; i < f->slot_count; i++) {
		turn = i && f->slots[i].rank == f->slots[i - 1].rank ? turn + 1 : 0;
		f->slots[i].turn = turn;
	}
	return 0;
}

float fg_rank_height(const struct fg_frame *frame, int32_t rank)
{
	float height = 0;

	for (uint32_t i = 0; i < frame->slot_count; i++)
		if (frame->slots[i].rank == rank)
			height = fmaxf(height, frame->slots[i].height);
	return height;
}

struct fg_ranks fg_panel_ranks(const struct fg_frame *frame, uint32_t panel)
{
	struct fg_ranks ranks = { INT32_MAX, -1 };

	for (uint32_t i = 0; i < frame->slot_count; i++) {
		const struct fg_slot *slot = &frame->slots[i];

		if (slot->panel != (int32_t)panel || slot->kind < FG_SLOT_TAB)
			continue;
		ranks.top = slot->rank < ranks.top ? slot->rank : ranks.top;
		ranks.bottom = slot->rank > ranks.bottom ? slot->rank : ranks.bottom;
	}
	return ranks;
}

static int make_room(struct maker *m)
{
	const struct fg_page *page = m->page;
	size_t ranks = (size_t)m->frame->ranks, tracks = page->track_count;

	m->frame->slots =
		fg_arena_array(m->plan->arena,
	                       page->spot_count + (tracks + 2 * page->panel_count + 2) * ranks
	                               + page->panel_count + 1,
	                       sizeof(*m->frame->slots));
	m->frame->chains = fg_arena_array(m->plan->arena, tracks + 1, sizeof(*m->frame->chains));
	m->frame->links = fg_arena_array(m->plan->arena, 2 * (tracks + 1) * (ranks + 1),
	                                 sizeof(*m->frame->links));
	m->frame->gaps = fg_arena_array(m->plan->arena, ranks + 1, sizeof(*m->frame->gaps));
	m->frame->lanes = fg_arena_array(m->plan->arena, 2 * (tracks + 1) * (ranks + 2),
	                                 sizeof(*m->frame->lanes));
	m->frame->slot_of =
		fg_arena_array(m->plan->arena, page->spot_count + 1, sizeof(*m->frame->slot_of));
	return fg_arena_failed(m->plan->arena) ? -ENOMEM : 0;
}

int fg_frame_make(const struct fg_plan *plan, const struct fg_page *page,
                  struct fg_frame *ret_frame)
{
	struct maker m = { .plan = plan, .page = page, .frame = ret_frame };

	*ret_frame = (struct fg_frame){ 0 };
	for (uint32_t i = 0; i < page->spot_count; i++)
		if (page->spots[i].rank >= ret_frame->ranks)
			ret_frame->ranks = page->spots[i].rank + 1;
	if (page->panel_count > MOST_PANELS)
		return -ERANGE;
	if (make_room(&m) < 0)
		return -ENOMEM;
	find_extents(&m);
	add_spots(&m);
	for (uint32_t i = 0; i < page->track_count; i++)
		add_track(&m, i);
	add_panels(&m);
	set_groups(&m);
	if (sort_slots(&m) < 0)
		return -ENOMEM;
	fg_frame_untangle(page, ret_frame);
	return 0;
}
