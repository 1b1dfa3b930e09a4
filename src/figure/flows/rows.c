#include "figure/flows/rows.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "figure/flows/size.h"

enum { COLD_STEPS = 1000, WARM_STEPS = 350, FEWEST_STEPS = 1500 };   /* each: for one place */

#define SUBJECT_LOW 600.0f
#define START_LOW 80.0f
#define FAR_HIGH 250.0f
#define ALONE_HIGH 4.0f

#define HOT 400.0f
#define WARM 120.0f
#define COOLING 6.5f

static uint32_t next_random(struct fg_row_search *s, uint32_t below)
{
	s->random = s->random * 6364136223846793005ULL + 1442695040888963407ULL;
	return (uint32_t)((s->random >> 33) % below);
}

static int random_sign(struct fg_row_search *s)
{
	return next_random(s, 2) ? 1 : -1;
}

/* First rows: as deep as the longest way down from the starts, in the order of reading. */
static void start_rows(struct fg_row_search *s)
{
	for (uint32_t round = 0; round < s->count; round++) {
		bool changed = false;

		for (uint32_t i = 0; i < s->link_count; i++) {
			uint32_t a = s->links[i].from, b = s->links[i].to;

			/* Places are in the order of reading. */
			if (a > b) {
				a = s->links[i].to;
				b = s->links[i].from;
			}
			if (a != b && s->row[b] <= s->row[a] && s->row[a] + 1 < FG_MOST_ROWS) {
				s->row[b] = s->row[a] + 1;
				changed = true;
			}
		}
		if (!changed)
			return;
	}
}

/* Of a change: it cannot be made, it changes numbers and no order (and so no cost), or more. */
enum outcome { IMPOSSIBLE, ALIKE, OTHER };

static enum outcome move_place(struct fg_row_search *s, uint32_t spot, int row)
{
	if (row < 0 || row >= FG_MOST_ROWS || row == s->row[spot])
		return IMPOSSIBLE;
	s->row[spot] = row;
	return OTHER;
}

static enum outcome shift_panel(struct fg_row_search *s, int32_t panel, int by)
{
	for (uint32_t i = 0; i < s->count; i++) {
		int row = s->row[i] + by;

		if (s->page->spots[i].panel == panel && (row < 0 || row >= FG_MOST_ROWS))
			return IMPOSSIBLE;
	}
	for (uint32_t i = 0; i < s->count; i++)
		if (s->page->spots[i].panel == panel)
			s->row[i] += by;
	return by ? OTHER : IMPOSSIBLE;
}

/* From a row on down, everything moves by one: opens or closes a row. */
static enum outcome shift_rest(struct fg_row_search *s, int from, int by)
{
	for (uint32_t i = 0; i < s->count; i++)
		if (s->row[i] >= from && (s->row[i] + by < 0 || s->row[i] + by >= FG_MOST_ROWS))
			return IMPOSSIBLE;
	for (uint32_t i = 0; i < s->count; i++)
		if (s->row[i] >= from)
			s->row[i] += by;
	return OTHER;
}

static enum outcome swap_places(struct fg_row_search *s, uint32_t a, uint32_t b)
{
	int row = s->row[a];
	float turn = s->turn[a];

	s->row[a] = s->row[b];
	s->row[b] = row;
	s->turn[a] = s->turn[b];
	s->turn[b] = turn;
	return a != b ? OTHER : IMPOSSIBLE;
}

/* Of equal ones the first comes first. */
static bool is_before(const float *key, uint32_t a, uint32_t b)
{
	return key[a] < key[b] || (key[a] <= key[b] && a < b);
}

/* Whether `at` stays on the side of `other` that it is on when its key becomes `value`. */
static bool stays(float *key, uint32_t at, uint32_t other, float value)
{
	bool before = is_before(key, at, other), after;
	float old = key[at];

	key[at] = value;
	after = is_before(key, at, other);
	key[at] = old;
	return after == before;
}

static enum outcome turn_place(struct fg_row_search *s, uint32_t spot, float turn)
{
	enum outcome outcome = ALIKE;

	for (uint32_t i = 0; i < s->count && outcome == ALIKE; i++)
		if (i != spot && s->row[i] == s->row[spot]
		    && s->places[i].panel == s->places[spot].panel
		    && !stays(s->turn, spot, i, turn))
			outcome = OTHER;
	s->turn[spot] = turn;
	return outcome;
}

static enum outcome move_panel(struct fg_row_search *s, uint32_t panel, float side)
{
	enum outcome outcome = ALIKE;

	for (uint32_t i = 0; i < s->panels && outcome == ALIKE; i++)
		if (i != panel && !stays(s->side, panel, i, side))
			outcome = OTHER;
	s->side[panel] = side;
	return outcome;
}

static enum outcome change(struct fg_row_search *s)
{
	uint32_t spot = next_random(s, s->count), other = next_random(s, s->count);
	int32_t panel = s->page->spots[spot].panel;
	int row = s->row[spot];

	switch (next_random(s, 12)) {
	case 0:
	case 1:
	case 2:
		return move_place(s, spot, row + random_sign(s));
	case 3:
		return move_place(s, spot, s->row[other] + (int)next_random(s, 3) - 1);
	case 4:
		return shift_panel(s, panel, random_sign(s));
	case 5:
		return shift_panel(s, panel, s->row[other] - row);
	case 6:
		return shift_rest(s, row, random_sign(s));
	case 7:
	case 8:
		return swap_places(s, spot, other);
	case 9:
		return move_panel(s, (uint32_t)panel, (float)next_random(s, 1000));
	default:
		return turn_place(s, spot, (float)next_random(s, 1000));
	}
}

static bool make_state(const struct fg_row_search *s, struct fg_row_state *ret_state)
{
	ret_state->row = fg_arena_array(s->plan->arena, s->count + 1, sizeof(*ret_state->row));
	ret_state->turn = fg_arena_array(s->plan->arena, s->count + 1, sizeof(*ret_state->turn));
	ret_state->side = fg_arena_array(s->plan->arena, s->panels + 1, sizeof(*ret_state->side));
	return ret_state->row && ret_state->turn && ret_state->side;
}

static void keep(const struct fg_row_search *s, struct fg_row_state *state)
{
	memcpy(state->row, s->row, s->count * sizeof(*s->row));
	memcpy(state->turn, s->turn, s->count * sizeof(*s->turn));
	memcpy(state->side, s->side, s->panels * sizeof(*s->side));
}

static void restore(struct fg_row_search *s, const struct fg_row_state *state)
{
	memcpy(s->row, state->row, s->count * sizeof(*s->row));
	memcpy(s->turn, state->turn, s->count * sizeof(*s->turn));
	memcpy(s->side, state->side, s->panels * sizeof(*s->side));
}

/* Also takes changes for the worse, fewer and smaller ones as it cools. */
static int anneal(struct fg_row_search *s, float hot, uint32_t steps)
{
	struct fg_row_state best, before;
	float cost = fg_rows_cost(s, INFINITY), lowest = cost;

	if (!make_state(s, &best) || !make_state(s, &before))
		return -ENOMEM;
	keep(s, &best);
	for (uint32_t step = 0; step < steps; step++) {
		float heat = hot * expf(-COOLING * (float)step / (float)steps);
		/* what this step may cost at most */
		float limit = cost - heat * logf(((float)next_random(s, 1000) + 0.5f) / 1000);
		enum outcome outcome;
		float trial;

		keep(s, &before);
		outcome = change(s);
		if (outcome == ALIKE)
			continue;
		trial = outcome == OTHER ? fg_rows_cost(s, limit) : INFINITY;
		if (trial > limit) {
			restore(s, &before);
			continue;
		}
		cost = trial;
		if (cost < lowest) {
			lowest = cost;
			keep(s, &best);
		}
	}
	restore(s, &best);
	fg_rows_cost(s, INFINITY);       /* sets x */
	return 0;
}

/* Half row for a badge: of those between its places the one with most room. */
static int choose_half(const struct fg_row_search *s, struct fg_row_load *load,
                       const struct fg_row_link *link)
{
	int from = s->row[link->from], to = s->row[link->to], high = from < to ? from : to,
	    low = from < to ? to : from;
	int best = high;

	for (int h = high + 1; h < low; h++)
		if (load->half[h] < load->half[best] - 1)
			best = h;
	load->half[best] += link->width + s->wish->gap;
	return best;
}

/* No place of the same row stands between the two ends. */
static bool are_neighbours(const struct fg_row_search *s, const struct fg_row_link *link)
{
	float left = fminf(s->x[link->from], s->x[link->to]),
	      right = fmaxf(s->x[link->from], s->x[link->to]);

	if (s->row[link->from] != s->row[link->to] || link->from == link->to)
		return false;
	for (uint32_t i = 0; i < s->count; i++)
		if (s->row[i] == s->row[link->from] && s->x[i] > left && s->x[i] < right)
			return false;
	return true;
}

/* Ranks: 4 a row. Places stand at 0, what stands in the half row below them at 1 to 3: in further
 * lines where one would be too wide. */
static int rank_in_half(const struct fg_row_search *s, int half, float load)
{
	return 4 * half + fg_row_lines(s->wish, load);
}

static void rank_tag(const struct fg_row_search *s, struct fg_page *page,
                     const struct fg_track *track, struct fg_row_load *load)
{
	bool last = track->to >= s->count;
	struct fg_spot *tag = &page->spots[last ? track->to : track->from];
	int half = last ? s->row[track->from] : s->row[track->to] - 1;

	if (half < 0) {
		tag->rank = -1;
		return;
	}
	load->half[half] += tag->width + s->wish->gap;
	tag->rank = rank_in_half(s, half, load->half[half]);
}

/* Lines pass through every half row between their places. */
static void load_ways(const struct fg_row_search *s, struct fg_row_load *load)
{
	for (uint32_t i = 0; i < s->link_count; i++) {
		int from = s->row[s->links[i].from], to = s->row[s->links[i].to];

		for (int half = from < to ? from : to; half < from || half < to; half++)
			load->half[half] += s->links[i].channel;
	}
}

static void rank_badges(const struct fg_row_search *s, struct fg_page *page)
{
	struct fg_row_load load = { 0 };
	uint32_t link = 0;

	load_ways(s, &load);
	for (uint32_t i = 0; i < page->track_count; i++) {
		const struct fg_track *track = &page->tracks[i];
		struct fg_spot *badge;
		int half;

		page->tracks[i].level = false;
		if (track->badge == FG_NONE) {
			rank_tag(s, page, track, &load);
			continue;
		}
		badge = &page->spots[track->badge];
		if (are_neighbours(s, &s->links[link])) {
			badge->rank = 4 * s->row[track->from];
			page->tracks[i].level = true;
		} else {
			half = choose_half(s, &load, &s->links[link]);
			badge->rank = rank_in_half(s, half, load.half[half]);
		}
		link++;
	}
}

/* Numbers without holes, from 0. */
static void close_ranks(struct fg_page *page)
{
	int32_t next = 0;

	for (uint32_t i = 0; i < page->spot_count; i++)
		page->spots[i].ranked = false;
	for (int32_t value = -2; value < 4 * FG_MOST_ROWS + 4; value++) {
		bool found = false;

		for (uint32_t i = 0; i < page->spot_count; i++) {
			if (page->spots[i].rank != value || page->spots[i].ranked)
				continue;
			page->spots[i].rank = next;
			page->spots[i].ranked = found = true;
		}
		next += found;
	}
}

/* Whether one panel ends in a rank and another begins in the next. */
static bool panels_meet(const struct fg_page *page, int32_t rank)
{
	bool ends = false, begins = false;

	for (uint32_t p = 0; p < page->panel_count; p++) {
		int32_t top = INT32_MAX, bottom = -1;

		for (uint32_t i = 0; i < page->spot_count; i++) {
			const struct fg_spot *spot = &page->spots[i];

			if (spot->panel != (int32_t)p)
				continue;
			top = spot->rank < top ? spot->rank : top;
			bottom = spot->rank > bottom ? spot->rank : bottom;
		}
		ends |= bottom == rank;
		begins |= top == rank + 1;
	}
	return ends && begins;
}

/* Panels of neighbouring ranks get an empty rank between them. */
static void part_panels(struct fg_page *page)
{
	for (int32_t rank = 0; rank < 8 * FG_MOST_ROWS; rank++) {
		if (!panels_meet(page, rank))
			continue;
		for (uint32_t i = 0; i < page->spot_count; i++)
			page->spots[i].rank += page->spots[i].rank > rank;
	}
}

static float channel_of(const struct fg_row_search *s, const struct fg_track *track)
{
	struct fg_bundle bundle;

	fg_bundle_make(&s->plan->flows[s->page->spots[track->badge].index], &bundle);
	return bundle.width - 2 + s->wish->gap;
}

static float weight_of(const struct fg_row_search *s, const struct fg_track *track)
{
	struct fg_bundle bundle;

	fg_bundle_make(&s->plan->flows[s->page->spots[track->badge].index], &bundle);
	return 0.65f + 0.35f * (float)bundle.count;
}

/* Where reading starts belongs at the top, the farthest recipients at the bottom, and what no line
 * touches too. */
static void set_place(struct fg_row_search *s, uint32_t i)
{
	const struct fg_spot *spot = &s->page->spots[i];
	const struct fg_plan_place *place = &s->plan->places[spot->index];

	s->places[i] = (struct fg_row_place){ .panel = spot->panel, .width = spot->width };
	if (place->far)
		s->places[i].high = FAR_HIGH;
	else if (!place->flowed)
		s->places[i].high = ALONE_HIGH;
	else if (place->depth == 0 && !spot->guest)
		s->places[i].low = place->subject ? SUBJECT_LOW : START_LOW;
}

static int set_up(struct fg_row_search *s, struct fg_page *page)
{
	while (s->count < page->spot_count && page->spots[s->count].kind == FG_AT_PLACE)
		s->count++;
	s->row = fg_arena_array(s->plan->arena, s->count + 1, sizeof(*s->row));
	s->turn = fg_arena_array(s->plan->arena, s->count + 1, sizeof(*s->turn));
	s->x = fg_arena_array(s->plan->arena, s->count + 1, sizeof(*s->x));
	s->side = fg_arena_array(s->plan->arena, s->panels + 1, sizeof(*s->side));
	s->items = fg_arena_array(s->plan->arena, s->count + 1, sizeof(*s->items));
	s->boxes = fg_arena_array(s->plan->arena, s->count + s->panels + 1, sizeof(*s->boxes));
	s->lines = fg_arena_array(s->plan->arena, page->track_count + 1, sizeof(*s->lines));
	s->each = fg_arena_array(s->plan->arena, page->track_count + 1, sizeof(*s->each));
	s->order = fg_arena_array(s->plan->arena, page->track_count + 1, sizeof(*s->order));
	s->places = fg_arena_array(s->plan->arena, s->count + 1, sizeof(*s->places));
	s->links = fg_arena_array(s->plan->arena, page->track_count + 1, sizeof(*s->links));
	if (fg_arena_failed(s->plan->arena))
		return -ENOMEM;
	for (uint32_t i = 0; i < page->track_count; i++) {
		const struct fg_track *track = &page->tracks[i];

		if (track->badge != FG_NONE)
			s->links[s->link_count++] =
				(struct fg_row_link){ track->from, track->to,
				                      { page->spots[track->from].panel,
				                        page->spots[track->to].panel },
				                      page->spots[track->badge].panel >= 0,
				                      page->spots[track->badge].width,
				                      channel_of(s, track), weight_of(s, track) };
	}
	for (uint32_t i = 0; i < s->link_count; i++)
		s->order[i] = i;
	for (uint32_t i = 0; i < s->count; i++) {
		s->turn[i] = (float)next_random(s, 1000);
		set_place(s, i);
	}
	for (uint32_t i = 0; i < s->panels; i++)
		s->side[i] = (float)next_random(s, 1000);
	return 0;
}

static uint32_t steps_for(const struct fg_row_search *s, uint32_t each)
{
	return each * s->count > FEWEST_STEPS ? each * s->count : FEWEST_STEPS;
}

/* From the start, or from what was found before. */
static int search(struct fg_row_search *s, struct fg_page *page)
{
	int status;

	if (page->rows && !s->wish->afresh) {
		restore(s, page->rows);
		status = anneal(s, WARM, steps_for(s, WARM_STEPS));
	} else {
		start_rows(s);
		status = anneal(s, HOT, steps_for(s, COLD_STEPS));
	}
	if (status == 0 && !page->rows) {
		page->rows = fg_arena_get(s->plan->arena, sizeof(*page->rows));
		if (!page->rows || !make_state(s, page->rows))
			return -ENOMEM;
	}
	if (status == 0)
		keep(s, page->rows);
	return status;
}

int fg_page_rows(const struct fg_plan *plan, struct fg_page *page, const struct fg_row_wish *wish)
{
	struct fg_row_search s = { .plan = plan,
		                   .page = page,
		                   .wish = wish,
		                   .panels = page->panel_count,
		                   .random = wish->seed * 2654435761ULL + 1 };
	int status;

	if (s.panels > FG_MOST_PANELS)
		return -ERANGE;
	status = set_up(&s, page);
	if (status < 0 || !s.count)
		return status;
	status = search(&s, page);
	if (status < 0)
		return status;
	for (uint32_t i = 0; i < s.count; i++) {
		page->spots[i].rank = 4 * s.row[i];
		page->spots[i].turn = s.x[i];
	}
	rank_badges(&s, page);
	close_ranks(page);
	part_panels(page);
	return 0;
}
