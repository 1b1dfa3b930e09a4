/* Lines from step to step: level in the row of a step, upright in a channel or down to a box. */
#include <math.h>

#include "figure/steps/steps.h"

#define ENTRY_GAP 7.0f         /* between lines that enter a box from above */
#define HEAD_ROOM 6.8f         /* from a box to the first upright in a channel */

enum { MOST_ABOVE = 2 };       /* lines that enter from above at each side of the middle */

/* ---- which way */

/* Whether the lane has a box between two rows of the page, both excluded. */
static bool is_blocked(const struct fg_steps *steps, uint32_t lane, uint32_t first, uint32_t last)
{
	for (uint32_t i = first + 1; i < last; i++)
		if (steps->rows[i].lane == lane)
			return true;
	return false;
}

static void plan(struct fg_steps *steps, uint32_t from, uint32_t to)
{
	struct fg_step_way *way = &steps->ways[steps->way_count++];
	const struct fg_step_row *a = &steps->rows[from];
	struct fg_step_row *b = &steps->rows[to];
	bool other = a->lane != b->lane, right = b->lane > a->lane;

	*way = (struct fg_step_way){ .from = from, .to = to, .back = to < from,
		                     .form = FG_STEP_ROUND, .out = other ? right : to < from };
	way->in = other ? !right : way->out;
	if (way->back || is_blocked(steps, b->lane, from, to))
		return;
	if (!other)
		way->form = FG_STEP_DOWN;
	else if (b->above[way->in] < MOST_ABOVE) {
		way->form = FG_STEP_OVER;
		way->track = ++b->above[way->in];
	}
}

static uint32_t span(const struct fg_step_way *way)
{
	return way->back ? way->from - way->to : way->to - way->from;
}

static bool share_channel(const struct fg_steps *steps, const struct fg_step_way *a,
                          const struct fg_step_way *b)
{
	return b->form == FG_STEP_ROUND && a->in == b->in
	       && steps->rows[a->to].lane == steps->rows[b->to].lane;
}

/* Short ways stand inside long ones. */
static void number_tracks(struct fg_steps *steps, struct fg_step_page *page)
{
	for (uint32_t i = page->way; i < steps->way_count; i++) {
		struct fg_step_way *way = &steps->ways[i];

		if (way->form != FG_STEP_ROUND)
			continue;
		page->lanes[steps->rows[way->to].lane].tracks[way->in]++;
		for (uint32_t k = page->way; k < steps->way_count; k++)
			way->track += k != i && share_channel(steps, way, &steps->ways[k])
			              && (span(&steps->ways[k]) < span(way)
			                  || (span(&steps->ways[k]) == span(way) && k < i));
	}
}

void fg_step_plan_ways(struct fg_steps *steps, struct fg_step_page *page)
{
	const struct fg_model *model = steps->figure->model;
	uint32_t end = page->first + page->count;

	steps->way_count = page->way;
	for (uint32_t i = page->first; i < end; i++)
		steps->rows[i].above[0] = steps->rows[i].above[1] = 0;
	for (uint32_t i = page->first; i < end; i++) {
		const struct fg_refs *next = &model->steps[steps->rows[i].step].next;

		for (uint32_t k = 0; steps->rows[i].last && k < next->count; k++) {
			uint32_t to = steps->first_row[next->items[k]];

			if (to >= page->first && to < end && next->items[k] != steps->rows[i].step)
				plan(steps, i, to);
		}
	}
	page->way_count = steps->way_count - page->way;
	number_tracks(steps, page);
}

/* ---- points */

static void line_to(struct fg_step_way *way, struct fg_xy to)
{
	struct fg_xy from = way->point_count ? way->points[way->point_count - 1] : to;
	struct fg_xy step = { (to.x - from.x) / 3, (to.y - from.y) / 3 };

	if (!way->point_count) {
		way->points[way->point_count++] = to;
		return;
	}
	way->points[way->point_count++] = (struct fg_xy){ from.x + step.x, from.y + step.y };
	way->points[way->point_count++] = (struct fg_xy){ to.x - step.x, to.y - step.y };
	way->points[way->point_count++] = to;
}

static float box_middle(const struct fg_step_row *row)
{
	return (row->box.left + row->box.right) / 2;
}

/* The next free place at a side of a box, from the top down. */
static float next_end(struct fg_step_row *row, int side)
{
	float y = row->box.top + 6.0f * (float)++row->ends[side];

	return fminf(y, row->box.bottom - 1.5f);
}

static float side_x(const struct fg_step_row *row, int side)
{
	return side ? row->box.right : row->box.left;
}

static void go_down(struct fg_step_way *way, const struct fg_step_row *from,
                    const struct fg_step_row *to)
{
	line_to(way, (struct fg_xy){ box_middle(from), from->box.bottom });
	line_to(way, (struct fg_xy){ box_middle(to), to->box.top });
}

static void go_over(struct fg_step_way *way, struct fg_step_row *from,
                    const struct fg_step_row *to)
{
	float x = box_middle(to) + (way->in ? ENTRY_GAP : -ENTRY_GAP) * (float)way->track;
	float y = next_end(from, way->out);

	line_to(way, (struct fg_xy){ side_x(from, way->out), y });
	line_to(way, (struct fg_xy){ x, y });
	line_to(way, (struct fg_xy){ x, to->box.top });
}

static void go_round(struct fg_step_way *way, const struct fg_step_lane *lane,
                     struct fg_step_row *from, struct fg_step_row *to)
{
	float away = HEAD_ROOM + lane->pitch * (float)way->track;
	float x = side_x(to, way->in) + (way->in ? away : -away);
	float y = next_end(from, way->out), end = next_end(to, way->in);

	line_to(way, (struct fg_xy){ side_x(from, way->out), y });
	line_to(way, (struct fg_xy){ x, y });
	line_to(way, (struct fg_xy){ x, end });
	line_to(way, (struct fg_xy){ side_x(to, way->in), end });
}

void fg_step_lay_ways(struct fg_steps *steps, const struct fg_step_page *page)
{
	for (uint32_t i = page->way; i < page->way + page->way_count; i++) {
		struct fg_step_way *way = &steps->ways[i];
		struct fg_step_row *from = &steps->rows[way->from], *to = &steps->rows[way->to];

		if (way->form == FG_STEP_DOWN)
			go_down(way, from, to);
		else if (way->form == FG_STEP_OVER)
			go_over(way, from, to);
		else
			go_round(way, &page->lanes[to->lane], from, to);
	}
}
