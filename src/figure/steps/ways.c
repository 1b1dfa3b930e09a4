/* Lines from step to step: level in the row of a step, upright in a channel or down to a box. */
#include <errno.h>
#include <math.h>

#include "base/arena.h"

#include "figure/steps/steps.h"

#define ENTRY_GAP 8.0f         /* between lines that enter a box from above */

/* What one page needs while its lines are laid. */
struct laying {
	struct fg_steps *steps;
	uint32_t page;
	uint32_t tracks[FG_STEP_LANES][2];         /* laid so far */
};

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

/* Whether the lane has a box between two rows of the page, both excluded. */
static bool is_blocked(const struct fg_steps *steps, uint32_t lane, uint32_t first, uint32_t last)
{
	for (uint32_t i = first + 1; i < last; i++)
		if (steps->rows[i].lane == lane)
			return true;
	return false;
}

static float box_middle(const struct fg_step_row *row)
{
	return (row->box.left + row->box.right) / 2;
}

/* The next free place at a side of a box, from the top down. */
static float next_end(struct fg_step_row *row, int side)
{
	float y = row->box.top + 5.5f * (float)++row->ends[side];

	return fminf(y, row->box.bottom - 1.5f);
}

/* The next upright in a channel. */
static float next_track(struct laying *l, uint32_t lane, int side)
{
	const struct fg_step_lane *at = &l->steps->lanes[lane];
	uint32_t number = l->tracks[lane][side]++ % 3;
	float in = FG_STEP_CHANNEL - 2.8f - 2.2f * (float)number;

	return side ? at->right - in : at->left + in;
}

static float side_x(const struct fg_step_row *row, int side)
{
	return side ? row->box.right : row->box.left;
}

/* Straight down to the next box of the lane. */
static void go_down(struct fg_step_way *way, const struct fg_step_row *from,
                    const struct fg_step_row *to)
{
	line_to(way, (struct fg_xy){ box_middle(from), from->box.bottom });
	line_to(way, (struct fg_xy){ box_middle(to), to->box.top });
}

/* Level to the other lane, and down to the box. */
static void go_over(struct fg_step_way *way, struct fg_step_row *from, struct fg_step_row *to,
                    uint32_t *above)
{
	int side = to->lane > from->lane;
	float x = box_middle(to) + (side ? -ENTRY_GAP : ENTRY_GAP) * (float)(1 + *above);
	float y = next_end(from, side);

	++*above;
	line_to(way, (struct fg_xy){ side_x(from, side), y });
	line_to(way, (struct fg_xy){ x, y });
	line_to(way, (struct fg_xy){ x, to->box.top });
}

/* Through the channel of the lane to which it goes, at the side where it comes from. */
static void go_round(struct laying *l, struct fg_step_way *way, struct fg_step_row *from,
                     struct fg_step_row *to)
{
	int out = to->lane == from->lane ? way->back : to->lane > from->lane;
	int in = to->lane == from->lane ? out : !out;
	float x = next_track(l, to->lane, in), y = next_end(from, out), end = next_end(to, in);

	line_to(way, (struct fg_xy){ side_x(from, out), y });
	line_to(way, (struct fg_xy){ x, y });
	line_to(way, (struct fg_xy){ x, end });
	line_to(way, (struct fg_xy){ side_x(to, in), end });
}

static void lay(struct laying *l, uint32_t from, uint32_t to, uint32_t *above)
{
	struct fg_steps *steps = l->steps;
	struct fg_step_way *way = &steps->ways[steps->way_count++];
	struct fg_step_row *a = &steps->rows[from], *b = &steps->rows[to];

	*way = (struct fg_step_way){ .from = from, .to = to, .back = to < from };
	if (way->back || is_blocked(steps, b->lane, from, to))
		go_round(l, way, a, b);
	else if (a->lane == b->lane)
		go_down(way, a, b);
	else
		go_over(way, a, b, &above[to]);
}

int fg_steps_route(struct fg_steps *steps)
{
	const struct fg_model *model = steps->figure->model;
	uint32_t *above = fg_arena_array(steps->figure->arena, (size_t)steps->row_count + 1,
	                                 sizeof(*above));

	if (!above)
		return -ENOMEM;
	for (uint32_t page = 0; page < steps->page_count; page++) {
		struct laying l = { .steps = steps, .page = page };

		for (uint32_t i = 0; i < steps->pages[page].count; i++) {
			uint32_t from = steps->pages[page].first + i;
			const struct fg_step_row *row = &steps->rows[from];
			const struct fg_refs *next = &model->steps[row->step].next;

			for (uint32_t k = 0; row->last && k < next->count; k++) {
				uint32_t to = steps->first_row[next->items[k]];

				if (steps->rows[to].page == page && next->items[k] != row->step)
					lay(&l, from, to, above);
			}
		}
	}
	return 0;
}
