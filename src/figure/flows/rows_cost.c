/* What an order of places costs, by an estimate of its geometry. */
#include <math.h>
#include <string.h>

#include "draw/geometry.h"
#include "figure/flows/rows.h"

#define PANEL_EDGE 20.0f       /* margins and gutter of a panel, both sides */

/* Costs, in points of line length or so. */
#define CROSSING 22.0f
#define THROUGH_PLACE 26.0f
#define THROUGH_PANEL 9.0f
#define LEVEL 16.0f
#define UPWARD 70.0f
#define ROW_SKIPPED 12.0f
#define START_LOW 140.0f
#define ALONE_HIGH 4.0f
#define PER_WIDTH 0.09f        /* of a line's sideways way */
#define TOO_WIDE 8.0f
#define TOO_HIGH 120.0f

struct loads {
	struct fg_row_load panel[FG_MOST_PANELS], page;
	struct fg_row_span span[FG_MOST_PANELS];
	uint8_t order[FG_MOST_PANELS];               /* panels from left to right */
	float width;                                 /* of everything */
};

static float larger(float a, float b)
{
	return a > b ? a : b;
}

static float smaller(float a, float b)
{
	return a < b ? a : b;
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

static int most(int a, int b)
{
	return a > b ? a : b;
}

/* A tag or stub stands in the half row below its place, an arriving tag above. */
static void add_tag(const struct fg_row_search *s, const struct fg_track *track, struct loads *l)
{
	bool last = track->to >= s->count;
	const struct fg_spot *tag = &s->page->spots[last ? track->to : track->from];
	int half = last ? s->row[track->from] : s->row[track->to] - 1;

	if (half >= 0)
		l->panel[tag->panel].half[half] += tag->width + s->wish->gap;
	else
		l->panel[tag->panel].row[0] += tag->width;
}

static void add_inner(const struct fg_row_search *s, struct loads *l)
{
	for (uint32_t i = 0; i < s->count; i++)
		l->panel[s->page->spots[i].panel].row[s->row[i]] +=
			s->page->spots[i].width + s->wish->gap;
	for (uint32_t i = 0; i < s->page->track_count; i++)
		if (s->page->tracks[i].badge == FG_NONE)
			add_tag(s, &s->page->tracks[i], l);
	for (uint32_t i = 0; i < s->link_count; i++) {
		const struct fg_row_link *link = &s->links[i];
		int high = least(s->row[link->from], s->row[link->to]),
		    low = most(s->row[link->from], s->row[link->to]);
		struct fg_row_load *load = &l->panel[s->page->spots[link->from].panel];

		if (!link->same_panel)
			continue;
		if (high == low)
			load->row[high] += link->width + s->wish->gap;
		else
			load->half[high] += link->width + s->wish->gap;
		for (int r = high + 1; r < low; r++)
			load->row[r] += link->channel;
	}
}

static void find_spans(const struct fg_row_search *s, struct loads *l)
{
	for (uint32_t p = 0; p < s->panels; p++)
		l->span[p] = (struct fg_row_span){ FG_MOST_ROWS, -1, 0, 0 };
	for (uint32_t i = 0; i < s->count; i++) {
		struct fg_row_span *span = &l->span[s->page->spots[i].panel];

		span->top = least(span->top, s->row[i]);
		span->bottom = most(span->bottom, s->row[i]);
	}
	for (uint32_t p = 0; p < s->panels; p++) {
		struct fg_row_span *span = &l->span[p];

		l->panel[p].row[span->top] += s->page->panels[p].name.width + s->wish->gap;
		for (int r = span->top; r <= span->bottom; r++) {
			span->width = larger(span->width, l->panel[p].row[r]);
			span->width = larger(span->width, l->panel[p].half[r]);
		}
		span->width += PANEL_EDGE;
	}
}

/* Panels from left to right, each as far left as those before it allow. */
static void pack_panels(const struct fg_row_search *s, struct loads *l)
{
	float right[FG_MOST_ROWS] = { 0 };

	for (uint32_t p = 0; p < s->panels; p++) {
		uint32_t at = p;

		for (; at > 0 && s->side[l->order[at - 1]] > s->side[p]; at--)
			l->order[at] = l->order[at - 1];
		l->order[at] = (uint8_t)p;
	}
	for (uint32_t i = 0; i < s->panels; i++) {
		struct fg_row_span *span = &l->span[l->order[i]];

		for (int r = span->top; r <= span->bottom; r++)
			span->left = larger(span->left, right[r]);
		for (int r = span->top; r <= span->bottom; r++)
			right[r] = span->left + span->width;
		l->width = larger(l->width, span->left + span->width);
	}
}

/* Panels with room to their right move into the middle of it: to where a page would have them. */
static void spread_panels(const struct fg_row_search *s, struct loads *l)
{
	float page = larger(l->width, s->wish->width * 0.8f), left[FG_MOST_ROWS];

	for (int r = 0; r < FG_MOST_ROWS; r++)
		left[r] = page;
	for (uint32_t i = s->panels; i-- > 0; ) {
		struct fg_row_span *span = &l->span[l->order[i]];
		float room = page;

		for (int r = span->top; r <= span->bottom; r++)
			room = smaller(room, left[r]);
		span->left += larger(0, (room - span->left - span->width) / 2);
		for (int r = span->top; r <= span->bottom; r++)
			left[r] = span->left;
	}
}

/* Places of a row stand evenly in their panel, in the order of their turns. */
static void set_places(const struct fg_row_search *s, const struct loads *l)
{
	for (uint32_t i = 0; i < s->count; i++) {
		const struct fg_spot *spot = &s->page->spots[i];
		const struct fg_row_span *span = &l->span[spot->panel];
		float before = 0, all = 0;

		for (uint32_t k = 0; k < s->count; k++) {
			const struct fg_spot *other = &s->page->spots[k];

			if (other->panel != spot->panel || s->row[k] != s->row[i])
				continue;
			all += other->width + s->wish->gap;
			if (s->turn[k] < s->turn[i] || (s->turn[k] <= s->turn[i] && k < i))
				before += other->width + s->wish->gap;
		}
		if (s->row[i] == span->top) {
			all += s->page->panels[spot->panel].name.width + s->wish->gap;
			before += s->page->panels[spot->panel].name.width + s->wish->gap;
		}
		s->x[i] = span->left + (span->width - all) / 2 + before
		          + (spot->width + s->wish->gap) / 2;
	}
}

static void add_outer(const struct fg_row_search *s, struct loads *l)
{
	for (uint32_t p = 0; p < s->panels; p++) {
		for (int r = l->span[p].top; r <= l->span[p].bottom; r++)
			l->page.row[r] += l->span[p].width;
		for (int r = l->span[p].top; r < l->span[p].bottom; r++)
			l->page.half[r] += l->span[p].width;
	}
	for (uint32_t i = 0; i < s->link_count; i++) {
		const struct fg_row_link *link = &s->links[i];
		int high = least(s->row[link->from], s->row[link->to]),
		    low = most(s->row[link->from], s->row[link->to]);

		if (link->same_panel)
			continue;
		/* Two rows of badges stand between two rows of places where need be. */
		l->page.half[high] += (link->width + s->wish->gap) * 0.6f;
		for (int r = high + 1; r < low; r++) {
			l->page.row[r] += link->channel;
			l->page.half[r] += link->channel;
		}
	}
}

static float direction_cost(int from, int to, bool same_panel)
{
	int down = to - from;

	if (down > 0)
		return ROW_SKIPPED * (float)(down - 1);
	if (down == 0)
		return same_panel ? LEVEL : 1.6f * LEVEL;
	return UPWARD - ROW_SKIPPED * (float)(down + 1);
}

static struct fg_xy middle(const struct fg_row_search *s, uint32_t place)
{
	return (struct fg_xy){ s->x[place], (float)s->row[place] * s->wish->row_height };
}

static float cross_cost(const struct fg_row_search *s, uint32_t link)
{
	struct fg_xy a[2] = { middle(s, s->links[link].from), middle(s, s->links[link].to) };
	float cost = 0;

	for (uint32_t i = 0; i < link; i++) {
		const struct fg_row_link *other = &s->links[i];
		struct fg_xy b[2] = { middle(s, other->from), middle(s, other->to) };

		if (larger(a[0].y, a[1].y) < smaller(b[0].y, b[1].y)
		    || smaller(a[0].y, a[1].y) > larger(b[0].y, b[1].y)
		    || larger(a[0].x, a[1].x) < smaller(b[0].x, b[1].x)
		    || smaller(a[0].x, a[1].x) > larger(b[0].x, b[1].x))
			continue;
		if (other->from == s->links[link].from || other->to == s->links[link].to
		    || other->from == s->links[link].to || other->to == s->links[link].from)
			continue;
		cost += fg_segments_cross(a, b, NULL) ? CROSSING : 0;
	}
	return cost;
}

/* Whether the straight line of a link meets a box of the rows top to bottom. */
static bool meets(const struct fg_xy line[2], float left, float right, float top, float bottom)
{
	float y0 = line[0].y, y1 = line[1].y, t0, t1, x0, x1;

	if (larger(y0, y1) <= top || smaller(y0, y1) >= bottom)
		return false;
	if (fabsf(y1 - y0) < 1)
		return larger(line[0].x, line[1].x) > left && smaller(line[0].x, line[1].x) < right;
	t0 = smaller(larger((top - y0) / (y1 - y0), 0), 1);
	t1 = smaller(larger((bottom - y0) / (y1 - y0), 0), 1);
	x0 = line[0].x + (line[1].x - line[0].x) * t0;
	x1 = line[0].x + (line[1].x - line[0].x) * t1;
	return larger(x0, x1) > left && smaller(x0, x1) < right;
}

static float through_cost(const struct fg_row_search *s, const struct loads *l,
                          const struct fg_row_link *link)
{
	struct fg_xy line[2] = { middle(s, link->from), middle(s, link->to) };
	int32_t own[2] = { s->page->spots[link->from].panel, s->page->spots[link->to].panel };
	float cost = fabsf(line[0].x - line[1].x) * PER_WIDTH, unit = s->wish->row_height;
	int high = least(s->row[link->from], s->row[link->to]);
	int low = most(s->row[link->from], s->row[link->to]);

	for (uint32_t i = 0; i < s->count; i++) {
		float y = (float)s->row[i] * unit, half = s->page->spots[i].width / 2;

		if (s->row[i] < high || s->row[i] > low)
			continue;
		if (i != link->from && i != link->to &&
		    meets(line, s->x[i] - half, s->x[i] + half, y - unit * 0.25f, y + unit * 0.25f))
			cost += THROUGH_PLACE;
	}
	for (uint32_t p = 0; p < s->panels; p++) {
		const struct fg_row_span *span = &l->span[p];

		if (span->bottom < high || span->top > low)
			continue;
		if ((int32_t)p != own[0] && (int32_t)p != own[1]
		    && meets(line, span->left, span->left + span->width,
		             ((float)span->top - 0.3f) * unit, ((float)span->bottom + 0.3f) * unit))
			cost += THROUGH_PANEL;
	}
	return cost;
}

static float over(float width, float limit)
{
	return width > limit ? TOO_WIDE * (width - limit) : 0;
}

static float shape_cost(const struct fg_row_search *s, const struct loads *l)
{
	float cost = over(l->width, s->wish->width);
	int rows = 0;

	for (uint32_t p = 0; p < s->panels; p++) {
		const struct fg_row_span *span = &l->span[p];

		rows = most(rows, span->bottom + 1);
		cost += (float)(span->bottom - span->top) * span->width * 0.06f;
		for (int r = span->top; r <= span->bottom; r++)
			cost += l->panel[p].row[r] <= 0 ? 20 : 0;
	}
	cost += rows > s->wish->most_rows ? TOO_HIGH * (float)(rows - s->wish->most_rows) : 0;
	for (int r = 0; r < rows; r++) {
		cost += over(l->page.row[r], s->wish->width)
		        + over(l->page.half[r], s->wish->width);
		cost += s->wish->row_cost + (l->page.row[r] <= 0 ? 30 : 0);
	}
	return cost;
}

/* Where reading starts belongs at the top; what no line touches, at the bottom. */
static float height_cost(const struct fg_row_search *s, uint32_t i)
{
	const struct fg_plan_place *place = &s->plan->places[s->page->spots[i].index];

	if (!place->flowed)
		return ALONE_HIGH * (float)(FG_MOST_ROWS - s->row[i]);
	return place->depth == 0 && !s->page->spots[i].guest ? START_LOW * (float)s->row[i] : 0;
}

float fg_rows_cost(struct fg_row_search *s)
{
	struct loads l;
	float cost = 0;

	memset(l.panel, 0, s->panels * sizeof(*l.panel));
	memset(&l.page, 0, sizeof(l.page));
	l.width = 0;
	add_inner(s, &l);
	find_spans(s, &l);
	pack_panels(s, &l);
	spread_panels(s, &l);
	set_places(s, &l);
	add_outer(s, &l);
	for (uint32_t i = 0; i < s->link_count; i++) {
		cost += direction_cost(s->row[s->links[i].from], s->row[s->links[i].to],
		                       s->links[i].same_panel);
		cost += cross_cost(s, i) + through_cost(s, &l, &s->links[i]);
	}
	for (uint32_t i = 0; i < s->count; i++)
		cost += height_cost(s, i);
	return cost + shape_cost(s, &l);
}
