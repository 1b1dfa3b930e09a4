/* What an order of places costs, by an estimate of its geometry. */
#include <math.h>
#include <string.h>

#include "figure/flows/frame.h"
#include "figure/flows/rows.h"

#define PANEL_EDGE 20.0f       /* margins and gutter of a panel, both sides */

/* Costs, in points of line length or so. */
#define CROSSING 22.0f
#define THROUGH_PLACE 26.0f
#define AROUND_PLACE 80.0f     /* of a level line, below it and up again */
#define THROUGH_PANEL 20.0f
#define LEVEL 16.0f
#define UPWARD 70.0f
#define ROW_SKIPPED 12.0f
#define PER_WIDTH 0.09f        /* of a line's sideways way */
#define TOO_WIDE 8.0f
#define TOO_HIGH 4.0f
#define ROW_GAP 13.0f          /* above a row of places */
#define LINE 26.0f             /* height of a line of badges, and above it */

struct loads {
	/* places row by row: those of row r are items[first[r]] up to first[r + 1] */
	uint32_t first[FG_MOST_ROWS + 1];
	uint32_t *items;
	struct fg_row_box *boxes;                    /* of the items, then of the panels */
	struct fg_row_line *lines;                   /* of the links */
	int rows;
	struct fg_row_load panel[FG_MOST_PANELS], page;
	struct fg_row_span span[FG_MOST_PANELS];
	uint8_t order[FG_MOST_PANELS];               /* panels from left to right */
	float width;                                 /* of everything */
	float badges[FG_MOST_ROWS];                  /* and tags and lines below each row: width */
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

	if (half < 0) {
		l->panel[tag->panel].row[0] += tag->width;
		return;
	}
	l->panel[tag->panel].half[half] += tag->width + s->wish->gap;
	l->badges[half] += tag->width + s->wish->gap;
}

static void add_inner(const struct fg_row_search *s, struct loads *l)
{
	for (uint32_t i = 0; i < s->count; i++)
		l->panel[s->places[i].panel].row[s->row[i]] += s->places[i].width + s->wish->gap;
	for (uint32_t i = 0; i < s->page->track_count; i++)
		if (s->page->tracks[i].badge == FG_NONE)
			add_tag(s, &s->page->tracks[i], l);
	for (uint32_t i = 0; i < s->link_count; i++) {
		const struct fg_row_link *link = &s->links[i];
		int high = least(s->row[link->from], s->row[link->to]),
		    low = most(s->row[link->from], s->row[link->to]);
		struct fg_row_load *load = &l->panel[link->panels[0]];

		if (high != low)
			l->badges[high] += link->width + s->wish->gap;
		for (int r = high; r < low; r++)
			l->badges[r] += link->channel;
		if (!link->same_panel)
			continue;
		if (high == low)
			load->row[high] += link->width + FG_LEVEL_ROOM + s->wish->gap;
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
		struct fg_row_span *span = &l->span[s->places[i].panel];

		span->top = least(span->top, s->row[i]);
		span->bottom = most(span->bottom, s->row[i]);
	}
	for (uint32_t p = 0; p < s->panels; p++) {
		struct fg_row_span *span = &l->span[p];

		l->panel[p].row[span->top] += s->page->panels[p].label_width + s->wish->gap;
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

/* Files the places by row. */
static void sort_places(const struct fg_row_search *s, struct loads *l)
{
	memset(l->first, 0, sizeof(l->first));
	for (uint32_t i = 0; i < s->count; i++)
		l->first[s->row[i] + 1]++;
	for (int r = 0; r < FG_MOST_ROWS; r++)
		l->first[r + 1] += l->first[r];
	for (uint32_t i = s->count; i-- > 0; )
		l->items[--l->first[s->row[i] + 1]] = i;
	for (int r = 0; r < FG_MOST_ROWS; r++)
		l->first[r] = l->first[r + 1];
	l->first[FG_MOST_ROWS] = s->count;
}

/* A line that meets it costs something. */
static void set_box(const struct fg_row_search *s, uint32_t i, struct fg_row_box *box)
{
	float y = (float)s->row[i] * s->wish->row_height, half = s->places[i].width / 2;

	*box = (struct fg_row_box){ s->x[i] - half, s->x[i] + half,
		                    y - s->wish->row_height * 0.25f,
		                    y + s->wish->row_height * 0.25f };
}

static void set_panel_box(const struct fg_row_search *s, const struct fg_row_span *span,
                          struct fg_row_box *box)
{
	float unit = s->wish->row_height;

	*box = (struct fg_row_box){ span->left, span->left + span->width,
		                    ((float)span->top - 0.3f) * unit,
		                    ((float)span->bottom + 0.3f) * unit };
}

/* Places of a row stand evenly in their panel, in the order of their turns. */
static void set_place(const struct fg_row_search *s, const struct loads *l, uint32_t i)
{
	const struct fg_row_place *place = &s->places[i];
	const struct fg_row_span *span = &l->span[place->panel];
	float before = 0, all = 0;

	for (uint32_t n = l->first[s->row[i]]; n < l->first[s->row[i] + 1]; n++) {
		uint32_t k = l->items[n];

		if (s->places[k].panel != place->panel)
			continue;
		all += s->places[k].width + s->wish->gap;
		if (s->turn[k] < s->turn[i] || (s->turn[k] <= s->turn[i] && k < i))
			before += s->places[k].width + s->wish->gap;
	}
	if (s->row[i] == span->top) {
		float tab = s->page->panels[place->panel].label_width + s->wish->gap;

		all += tab;
		before += tab;
	}
	s->x[i] = span->left + (span->width - all) / 2 + before + (place->width + s->wish->gap) / 2;
}

static void set_line(const struct fg_row_search *s, const struct fg_row_link *link,
                     struct fg_row_line *line)
{
	uint32_t a = link->from, b = link->to;
	float unit = s->wish->row_height;

	if (s->row[a] > s->row[b]) {
		a = link->to;
		b = link->from;
	}
	line->ends[0] = (struct fg_xy){ s->x[a], (float)s->row[a] * unit };
	line->ends[1] = (struct fg_xy){ s->x[b], (float)s->row[b] * unit };
	line->left = smaller(s->x[a], s->x[b]);
	line->right = larger(s->x[a], s->x[b]);
	line->high = s->row[a];
	line->low = s->row[b];
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
		if (high == low) {
			l->page.row[high] += link->width + FG_LEVEL_ROOM + s->wish->gap;
			continue;
		}
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

static float side_of(const struct fg_row_line *line, struct fg_xy at)
{
	return (line->ends[1].x - line->ends[0].x) * (at.y - line->ends[0].y)
	       - (line->ends[1].y - line->ends[0].y) * (at.x - line->ends[0].x);
}

static float cross_cost(const struct fg_row_search *s, const struct loads *l, uint32_t number)
{
	const struct fg_row_line *a = &l->lines[number];
	const struct fg_row_link *link = &s->links[number];
	float cost = 0;

	for (uint32_t i = 0; i < number; i++) {
		const struct fg_row_line *b = &l->lines[i];
		const struct fg_row_link *other = &s->links[i];

		if (a->low < b->high || a->high > b->low || a->right < b->left
		    || a->left > b->right)
			continue;
		if (other->from == link->from || other->to == link->to || other->from == link->to
		    || other->to == link->from)
			continue;
		if (side_of(a, b->ends[0]) * side_of(a, b->ends[1]) < 0
		    && side_of(b, a->ends[0]) * side_of(b, a->ends[1]) < 0)
			cost += CROSSING;
	}
	return cost;
}

static bool is_beside(const struct fg_row_line *line, const struct fg_row_box *box)
{
	return line->right <= box->left || line->left >= box->right
	       || line->ends[1].y <= box->top || line->ends[0].y >= box->bottom;
}

/* Whether a line that is not beside a box meets it. */
static bool meets(const struct fg_row_line *line, const struct fg_row_box *box)
{
	float y0 = line->ends[0].y, y1 = line->ends[1].y, slope, x0, x1;

	if (y1 - y0 < 1)
		return true;
	slope = (line->ends[1].x - line->ends[0].x) / (y1 - y0);
	x0 = line->ends[0].x + slope * (larger(box->top, y0) - y0);
	x1 = line->ends[0].x + slope * (smaller(box->bottom, y1) - y0);
	return larger(x0, x1) > box->left && smaller(x0, x1) < box->right;
}

static float through_cost(const struct fg_row_search *s, const struct loads *l, uint32_t number)
{
	const struct fg_row_line *line = &l->lines[number];
	const struct fg_row_link *link = &s->links[number];
	const struct fg_row_box *panels = l->boxes + s->count;
	float cost = (line->right - line->left) * PER_WIDTH;

	for (uint32_t n = l->first[line->high]; n < l->first[line->low + 1]; n++) {
		if (!is_beside(line, &l->boxes[n]) && l->items[n] != link->from
		    && l->items[n] != link->to && meets(line, &l->boxes[n]))
			cost += line->high == line->low ? AROUND_PLACE : THROUGH_PLACE;
	}
	for (uint32_t p = 0; p < s->panels; p++) {
		if (!is_beside(line, &panels[p]) && (int32_t)p != link->panels[0]
		    && (int32_t)p != link->panels[1] && meets(line, &panels[p]))
			cost += THROUGH_PANEL;
	}
	return cost;
}

static float over(float width, float limit)
{
	return width > limit ? TOO_WIDE * (width - limit) : 0;
}

/* Rows of places, and lines of badges between them. */
static float height_cost(const struct fg_row_search *s, const struct loads *l)
{
	float rows[FG_MOST_ROWS] = { 0 }, height = 0;

	for (uint32_t i = 0; i < s->count; i++)
		rows[s->row[i]] = larger(rows[s->row[i]], s->page->spots[i].height);
	for (int r = 0; r < l->rows; r++) {
		int lines = l->badges[r] > 0 ? fg_row_lines(s->wish, l->badges[r]) : 0;

		height += rows[r] + ROW_GAP + (float)lines * LINE;
	}
	return height > s->wish->height ? TOO_HIGH * (height - s->wish->height) : 0;
}

static float shape_cost(const struct fg_row_search *s, const struct loads *l)
{
	float cost = over(l->width, s->wish->width);
	int rows = l->rows;

	for (uint32_t p = 0; p < s->panels; p++) {
		const struct fg_row_span *span = &l->span[p];

		cost += (float)(span->bottom - span->top) * span->width * 0.06f;
		for (int r = span->top; r <= span->bottom; r++)
			cost += l->panel[p].row[r] <= 0 ? 20 : 0;
	}
	cost += height_cost(s, l);
	for (int r = 0; r < rows; r++) {
		cost += over(l->page.row[r], s->wish->width)
		        + over(l->page.half[r], s->wish->width);
		cost += s->wish->row_cost + (l->page.row[r] <= 0 ? 30 : 0);
	}
	return cost;
}

static void set_sizes(const struct fg_row_search *s, struct loads *l)
{
	memset(l->panel, 0, s->panels * sizeof(*l->panel));
	memset(&l->page, 0, sizeof(l->page));
	memset(l->badges, 0, sizeof(l->badges));
	l->width = 0;
	add_inner(s, l);
	find_spans(s, l);
	pack_panels(s, l);
	add_outer(s, l);
}

static void set_places(const struct fg_row_search *s, struct loads *l)
{
	spread_panels(s, l);
	sort_places(s, l);
	for (uint32_t i = 0; i < s->count; i++)
		set_place(s, l, i);
	for (uint32_t n = 0; n < s->count; n++)
		set_box(s, l->items[n], &l->boxes[n]);
	for (uint32_t p = 0; p < s->panels; p++)
		set_panel_box(s, &l->span[p], &l->boxes[s->count + p]);
}

/* What rows alone cost, on top of `cost`. */
static float add_rows_cost(const struct fg_row_search *s, int rows, float cost)
{
	for (uint32_t i = 0; i < s->link_count; i++)
		cost += direction_cost(s->row[s->links[i].from], s->row[s->links[i].to],
		                       s->links[i].same_panel);
	for (uint32_t i = 0; i < s->count; i++)
		cost += s->places[i].low * (float)s->row[i]
		        + s->places[i].high * (float)(rows - 1 - s->row[i]);
	return cost;
}

/* The dearest lines first. They mostly are in their order already. */
static void sort_links(struct fg_row_search *s)
{
	for (uint32_t i = 1; i < s->link_count; i++) {
		uint32_t at = i, link = s->order[i];

		for (; at > 0 && s->each[s->order[at - 1]] < s->each[link]; at--)
			s->order[at] = s->order[at - 1];
		s->order[at] = link;
	}
}

/* What the lines cost, on top of `cost`. Those that were dear are asked first: they tell soonest
 * that it is too much. */
static float add_lines_cost(struct fg_row_search *s, struct loads *l, float cost, float limit)
{
	float sum = cost;

	for (uint32_t i = 0; i < s->link_count; i++)
		set_line(s, &s->links[i], &l->lines[i]);
	for (uint32_t n = 0; n < s->link_count; n++) {
		uint32_t i = s->order[n];

		s->each[i] = s->links[i].weight * (cross_cost(s, l, i) + through_cost(s, l, i));
		sum += s->each[i];
		if (sum * 0.999f > limit)
			return sum;
	}
	for (uint32_t i = 0; i < s->link_count; i++)
		cost += s->each[i];
	if (cost <= limit)
		sort_links(s);
	return cost;
}

/* No cost is below 0, so that a sum that is above the limit stays there: what is quickly told comes
 * first. (A sum in another order is rounded in another way, by far less than a thousandth.) */
float fg_rows_cost(struct fg_row_search *s, float limit)
{
	struct loads l;
	float cost, shape;

	l.items = s->items;
	l.boxes = s->boxes;
	l.lines = s->lines;
	l.rows = 0;
	for (uint32_t i = 0; i < s->count; i++)
		l.rows = most(l.rows, s->row[i] + 1);
	cost = add_rows_cost(s, l.rows, s->wish->row_cost * (float)l.rows);
	if (cost * 0.999f > limit)
		return cost;
	set_sizes(s, &l);
	shape = shape_cost(s, &l);
	cost += shape - s->wish->row_cost * (float)l.rows;       /* in both */
	if (cost * 0.999f > limit)
		return cost;
	cost = add_rows_cost(s, l.rows, shape);
	if (cost > limit)
		return cost;
	set_places(s, &l);
	return add_lines_cost(s, &l, cost, limit);
}
