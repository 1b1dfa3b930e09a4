/* In which column each box stands: all ways are tried, the best is taken. */
#include <math.h>

#include "figure/summary/summary.h"

/* By how many columns a line goes to the right, from -2 on: what it costs. */
static const float costs[] = { 3.9f, 1.2f, 3.0f, 1, 3.5f };

struct search {
	const struct fg_summary *summary;
	uint32_t at[FG_SUM_BOXES + 1];   /* column of each box */
	uint32_t best[FG_SUM_BOXES + 1];
	float least;
	float height[FG_SUM_COLUMNS];    /* of what stands in each column, in boxes */
};

/* The subject at the left end, the farthest at the right. */
static bool may_stand(const struct fg_summary *summary, uint32_t box, uint32_t column)
{
	if (summary->subject != FG_NONE && summary->box_of[summary->subject] == box)
		return column == 0;
	if (summary->farthest != FG_NONE && summary->box_of[summary->farthest] == box)
		return column == summary->columns - 1;
	return true;
}

/* Of the lines between `box` and those before it. */
static float line_cost(const struct search *s, uint32_t box)
{
	float cost = 0;

	for (uint32_t i = 0; i < s->summary->line_count; i++) {
		const struct fg_sum_line *line = &s->summary->lines[i];
		uint32_t other = line->from == box ? line->to : line->from;

		if ((line->from != box && line->to != box) || other > box)
			continue;
		cost += costs[2 + (int)s->at[line->to] - (int)s->at[line->from]];
	}
	return cost;
}

static float balance_cost(const struct search *s)
{
	float cost = 0;

	for (uint32_t i = 0; i < s->summary->columns; i++)
		cost += s->height[i] * s->height[i] * 0.15f + (s->height[i] > 0 ? 0 : 3);
	return cost;
}

/* Places boxes from `box` on. */
static void place(struct search *s, uint32_t box, float cost)
{
	if (cost >= s->least)
		return;
	if (box == s->summary->box_count) {
		cost += balance_cost(s);
		if (cost >= s->least)
			return;
		s->least = cost;
		for (uint32_t i = 0; i < box; i++)
			s->best[i] = s->at[i];
		return;
	}
	for (uint32_t column = 0; column < s->summary->columns; column++) {
		float size = s->summary->boxes[box].keeps ? 1 : 0.6f;

		if (!may_stand(s->summary, box, column))
			continue;
		s->at[box] = column;
		s->height[column] += size;
		place(s, box + 1, cost + line_cost(s, box));
		s->height[column] -= size;
	}
}

void fg_sum_columns(struct fg_summary *summary)
{
	struct search s = { .summary = summary, .least = INFINITY };

	place(&s, 0, 0);
	for (uint32_t i = 0; i < summary->box_count; i++)
		summary->boxes[i].column = s.best[i];
}
