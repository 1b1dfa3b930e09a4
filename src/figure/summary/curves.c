/* From heights to boxes and curves on the paper. */
#include <math.h>

#include "figure/summary/stack.h"

#define EDGE (FG_PAPER_EDGE + 1)
#define TURN 9.0f              /* depth of a turn in a label, and half its height at least */
#define INNER_TURN 4.0f        /* half the height of the innermost of several strands */
#define LEVEL 0.35f            /* of that: how far a line runs level beside a stop */

static float layer_left(const struct fg_stack *s, uint32_t layer)
{
	const struct fg_summary *m = s->summary;
	float width = (float)m->columns * m->box_width + (float)(m->columns - 1) * m->gutter;
	float left = (m->figure->width - width) / 2
	             + (float)(layer / 2) * (m->box_width + m->gutter);

	return layer % 2 ? left + m->box_width + (m->gutter - FG_SUM_LABEL_WIDTH) / 2 : left;
}

static float layer_right(const struct fg_stack *s, uint32_t layer)
{
	return layer_left(s, layer)
	       + (layer % 2 ? FG_SUM_LABEL_WIDTH : s->summary->box_width);
}

static void go_to(struct fg_sum_line *line, struct fg_xy a, struct fg_xy b, struct fg_xy to)
{
	line->points[line->point_count++] = a;
	line->points[line->point_count++] = b;
	line->points[line->point_count++] = to;
}

/* A bow that is level at both ends. */
static void bow_to(struct fg_sum_line *line, struct fg_xy to)
{
	struct fg_xy from = line->points[line->point_count - 1];
	float half = (to.x - from.x) / 2;

	go_to(line, (struct fg_xy){ from.x + half, from.y }, (struct fg_xy){ to.x - half, to.y },
	      to);
}

static void straight_to(struct fg_sum_line *line, struct fg_xy to)
{
	struct fg_xy from = line->points[line->point_count - 1];
	float third = (to.x - from.x) / 3;

	go_to(line, (struct fg_xy){ from.x + third, from.y }, (struct fg_xy){ to.x - third, to.y },
	      to);
}

static struct fg_xy end_at(const struct fg_stack *s, const struct fg_stack_end *end)
{
	const struct fg_stack_node *box = &s->nodes[end->box];

	return (struct fg_xy){ end->right ? layer_right(s, box->layer) : layer_left(s, box->layer),
		               box->y + end->offset };
}

/* Between boxes of one column: into the label and out again at the same side. */
static void turn_line(const struct fg_stack *s, struct fg_sum_line *line,
                      const struct fg_stack_track *track)
{
	const struct fg_stack_node *stop = &s->nodes[track->stops[0]];
	struct fg_xy start = end_at(s, &track->ends[0]), end = end_at(s, &track->ends[1]);
	bool right = track->ends[0].right;
	float x = right ? layer_left(s, stop->layer) : layer_right(s, stop->layer);
	float turn = fmaxf(TURN, track->width / 2 + INNER_TURN);
	float down = start.y < end.y ? turn : -turn, deep = right ? TURN : -TURN;

	line->points[line->point_count++] = start;
	bow_to(line, (struct fg_xy){ x - LEVEL * deep, stop->y - down });
	straight_to(line, (struct fg_xy){ x + deep, stop->y - down });
	go_to(line, (struct fg_xy){ x + 2.2f * deep, stop->y - down },
	      (struct fg_xy){ x + 2.2f * deep, stop->y + down },
	      (struct fg_xy){ x + deep, stop->y + down });
	straight_to(line, (struct fg_xy){ x - LEVEL * deep, stop->y + down });
	bow_to(line, end);
}

static void draw_line(const struct fg_stack *s, struct fg_sum_line *line,
                      const struct fg_stack_track *track)
{
	bool right = track->ends[0].right;

	line->point_count = 0;
	if (track->ends[0].right == track->ends[1].right) {
		turn_line(s, line, track);
		return;
	}
	line->points[line->point_count++] = end_at(s, &track->ends[0]);
	for (uint32_t i = 0; i < track->stop_count; i++) {
		const struct fg_stack_node *stop = &s->nodes[track->stops[i]];
		float more = LEVEL * TURN;
		float left = layer_left(s, stop->layer) - more;
		float other = layer_right(s, stop->layer) + more;

		bow_to(line, (struct fg_xy){ right ? left : other, stop->y });
		straight_to(line, (struct fg_xy){ right ? other : left, stop->y });
	}
	bow_to(line, end_at(s, &track->ends[1]));
}

static struct fg_rect node_box(const struct fg_stack *s, const struct fg_stack_node *node)
{
	return (struct fg_rect){ layer_left(s, node->layer), node->y - node->height / 2,
		                 layer_right(s, node->layer), node->y + node->height / 2 };
}

void fg_stack_place(struct fg_stack *s)
{
	struct fg_summary *summary = s->summary;
	float top = INFINITY;

	for (uint32_t i = 0; i < s->node_count; i++)
		top = fminf(top, s->nodes[i].y - s->nodes[i].height / 2);
	for (uint32_t i = 0; i < s->node_count; i++)
		s->nodes[i].y += EDGE - top;
	summary->bottom = 0;
	for (uint32_t i = 0; i < s->node_count; i++) {
		const struct fg_stack_node *node = &s->nodes[i];

		if (node->box)
			summary->boxes[node->index].box = node_box(s, node);
		else if (node->label)
			summary->lines[node->index].label = node_box(s, node);
		summary->bottom = fmaxf(summary->bottom, node->y + node->height / 2);
	}
	for (uint32_t i = 0; i < summary->line_count; i++)
		draw_line(s, &summary->lines[i], &s->tracks[i]);
}
