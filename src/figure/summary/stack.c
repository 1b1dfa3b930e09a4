/*
 * Where boxes and lines stand. Columns of boxes and the gutters between them are layers. A line
 * passes one stop in each layer between its boxes: a free lane, or, in one gutter, the room of its
 * label. So nothing can stand on anything else, and what is left to find is an order in each layer
 * with few crossings and lines as level as can be. Many starts are tried, always the same ones.
 */
#include "figure/summary/stack.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum { STARTS = 160, ROUNDS = 24, SWAPS = 4 };

#define BOX_GAP 15.0f
#define STOP_GAP 5.0f
#define CROSSING_COST 30.0f
#define MOST_DETOUR 2.4f
#define DETOUR_COST 200.0f

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

/* ---- nodes */

static uint32_t add_node(struct fg_stack *s, struct fg_stack_node node)
{
	s->nodes[s->node_count] = node;
	return s->node_count++;
}

/* The gutter between its boxes in which fewest labels stand so far; among equals the last. */
static uint32_t label_layer(const struct fg_stack *s, uint32_t first, uint32_t last, int step)
{
	uint32_t best = first;

	for (uint32_t layer = first; ; layer += (uint32_t)(2 * step)) {
		if (s->labels[layer] <= s->labels[best])
			best = layer;
		if (layer == last)
			return best;
	}
}

static void add_stops(struct fg_stack *s, uint32_t number)
{
	const struct fg_sum_line *line = &s->summary->lines[number];
	struct fg_stack_track *track = &s->tracks[number];
	uint32_t from = s->summary->boxes[line->from].column;
	uint32_t to = s->summary->boxes[line->to].column, first, last, label;
	int step = from < to || (from == to && from + 1 < s->summary->columns) ? 1 : -1;

	first = (uint32_t)((int)(2 * from) + step);
	last = from == to ? first : (uint32_t)((int)(2 * to) - step);
	label = label_layer(s, first, last, step);
	s->labels[label]++;
	track->width = fg_bundle_of(line->room).width;
	for (uint32_t layer = first; ; layer += (uint32_t)step) {
		bool here = layer == label;

		track->stops[track->stop_count++] = add_node(s, (struct fg_stack_node){
			.index = number, .layer = layer, .label = here,
			.height = here ? fg_sum_label_height(line->room) : track->width });
		if (layer == last)
			break;
	}
	track->ends[0] = (struct fg_stack_end){ .box = line->from, .right = step > 0,
		                                .stop = track->stops[0] };
	track->ends[1] = (struct fg_stack_end){ .box = line->to,
		                                .right = from == to ? step > 0 : step < 0,
		                                .stop = track->stops[track->stop_count - 1] };
}

/* A box is as high as its words and as what ends at its busier side. */
static void make_boxes(struct fg_stack *s)
{
	for (uint32_t i = 0; i < s->summary->box_count; i++) {
		const struct fg_sum_box *box = &s->summary->boxes[i];

		add_node(s, (struct fg_stack_node){ .index = i, .layer = 2 * box->column,
			                            .box = true,
			                            .height = fg_sum_box_height(box) });
	}
}

static void grow_boxes(struct fg_stack *s)
{
	for (uint32_t i = 0; i < s->summary->box_count; i++) {
		float sides[2] = { 0, 0 };

		for (uint32_t k = 0; k < 2 * s->summary->line_count; k++) {
			const struct fg_stack_end *end = &s->tracks[k / 2].ends[k % 2];

			if (end->box == i)
				sides[end->right] += s->tracks[k / 2].width + STOP_GAP;
		}
		s->nodes[i].height = fmaxf(s->nodes[i].height, fmaxf(sides[0], sides[1]));
	}
}

/* ---- positions for an order */

static float end_y(const struct fg_stack *s, const struct fg_stack_end *end)
{
	return s->nodes[end->box].y + end->offset;
}

static int compare_ends(const void *left, const void *right)
{
	const struct fg_stack_end *a = *(struct fg_stack_end *const *)left;
	const struct fg_stack_end *b = *(struct fg_stack_end *const *)right;

	if (a->key < b->key || a->key > b->key)
		return a->key < b->key ? -1 : 1;
	return a < b ? -1 : a > b;
}

/* The ends at one side of a box stand as what they lead to does, evenly over its height. */
static void spread_side(struct fg_stack *s, uint32_t box, bool right)
{
	struct fg_stack_end *ends[2 * FG_SUM_LINES];
	uint32_t count = 0;
	float width = 0, spare, at;

	for (uint32_t k = 0; k < 2 * s->summary->line_count; k++) {
		struct fg_stack_end *end = &s->tracks[k / 2].ends[k % 2];

		if (end->box != box || end->right != right)
			continue;
		end->width = s->tracks[k / 2].width;
		end->key = s->nodes[end->stop].y;
		if (s->tracks[k / 2].ends[0].box == box && s->tracks[k / 2].ends[1].box == box)
			end->key += (float)(k % 2);
		width += end->width;
		ends[count++] = end;
	}
	qsort(ends, count, sizeof(struct fg_stack_end *), compare_ends);
	spare = (s->nodes[box].height - width) / (float)(count + 1);
	at = -s->nodes[box].height / 2;
	for (uint32_t i = 0; i < count; i++) {
		at += spare + ends[i]->width / 2;
		ends[i]->offset = at;
		at += ends[i]->width / 2;
	}
}

/* Of a column: where boxes without lines keep to. */
static float middle_of(const struct fg_stack *s, uint32_t layer)
{
	float sum = 0;
	uint32_t count = 0;

	for (uint32_t i = 0; i < s->summary->box_count; i++) {
		if (s->nodes[i].layer != layer)
			continue;
		sum += s->nodes[i].y;
		count++;
	}
	return sum / (float)count;
}

/* Where a node would like to stand: level with what it is connected to. */
static void wish_of_box(struct fg_stack *s, uint32_t box)
{
	float sum = 0;
	uint32_t count = 0;

	for (uint32_t k = 0; k < 2 * s->summary->line_count; k++) {
		const struct fg_stack_end *end = &s->tracks[k / 2].ends[k % 2];

		if (end->box != box)
			continue;
		sum += s->nodes[end->stop].y - end->offset;
		count++;
	}
	s->nodes[box].wish = count ? sum / (float)count : middle_of(s, s->nodes[box].layer);
}

static void wish_of_stops(struct fg_stack *s, uint32_t layer)
{
	for (uint32_t i = 0; i < s->summary->line_count; i++) {
		const struct fg_stack_track *track = &s->tracks[i];

		for (uint32_t k = 0; k < track->stop_count; k++) {
			struct fg_stack_node *node = &s->nodes[track->stops[k]];
			float before, after;

			if (node->layer != layer)
				continue;
			before = k ? s->nodes[track->stops[k - 1]].y : end_y(s, &track->ends[0]);
			after = k + 1 < track->stop_count ? s->nodes[track->stops[k + 1]].y
			                                  : end_y(s, &track->ends[1]);
			node->wish = (before + after) / 2;
		}
	}
}

static float between(const struct fg_stack_node *a, const struct fg_stack_node *b)
{
	float gap = a->box && b->box ? BOX_GAP : a->box || b->box ? BOX_GAP * 0.6f : STOP_GAP;

	return (a->height + b->height) / 2 + gap;
}

/* The places nearest to all wishes that keep order and distance: neighbours that would be too close
 * become one block, which stands where its members wish on the average. */
static void settle(struct fg_stack *s, const uint32_t *order, uint32_t count)
{
	float offset[FG_STACK_NODES], mean[FG_STACK_NODES];
	uint32_t size[FG_STACK_NODES], blocks = 0, at = 0;

	for (uint32_t i = 0; i < count; i++) {
		offset[i] = i ? offset[i - 1] + between(&s->nodes[order[i - 1]],
		                                        &s->nodes[order[i]])
		              : 0;
		mean[blocks] = s->nodes[order[i]].wish - offset[i];
		size[blocks++] = 1;
		while (blocks > 1 && mean[blocks - 2] > mean[blocks - 1]) {
			float a = mean[blocks - 2] * (float)size[blocks - 2];
			float b = mean[blocks - 1] * (float)size[blocks - 1];

			size[blocks - 2] += size[blocks - 1];
			mean[blocks - 2] = (a + b) / (float)size[blocks - 2];
			blocks--;
		}
	}
	for (uint32_t b = 0; b < blocks; b++)
		for (uint32_t k = 0; k < size[b]; k++, at++)
			s->nodes[order[at]].y = mean[b] + offset[at];
}

static void sort_layer(struct fg_stack *s, uint32_t *order, uint32_t count)
{
	for (uint32_t i = 1; i < count; i++)
		for (uint32_t k = i; k > 0 && s->nodes[order[k]].wish < s->nodes[order[k - 1]].wish;
		     k--) {
			uint32_t swap = order[k];

			order[k] = order[k - 1];
			order[k - 1] = swap;
		}
}

static void settle_layer(struct fg_stack *s, struct fg_stack_order *order, uint32_t layer,
                         bool sorts)
{
	if (layer % 2)
		wish_of_stops(s, layer);
	else
		for (uint32_t i = 0; i < order->count[layer]; i++)
			if (s->nodes[order->nodes[layer][i]].box)
				wish_of_box(s, order->nodes[layer][i]);
	if (layer % 2 == 0)
		wish_of_stops(s, layer);
	if (sorts)
		sort_layer(s, order->nodes[layer], order->count[layer]);
	settle(s, order->nodes[layer], order->count[layer]);
}

static void relax(struct fg_stack *s, struct fg_stack_order *order, bool sorts)
{
	uint32_t layers = 2 * s->summary->columns - 1;

	for (uint32_t round = 0; round < ROUNDS; round++) {
		bool still = sorts && round < ROUNDS / 2;

		for (uint32_t i = 0; i < s->summary->box_count; i++) {
			spread_side(s, i, false);
			spread_side(s, i, true);
		}
		for (uint32_t i = 0; i < layers; i++)
			settle_layer(s, order, round % 2 ? layers - 1 - i : i, still);
	}
}

/* ---- how good */

/* A piece of a line in one half of a gutter: heights at its left and right end. */
struct piece {
	uint32_t half, line;
	float left, right;
};

static uint32_t add_piece(struct piece *pieces, uint32_t count, struct piece piece, bool turned)
{
	if (turned) {
		float swap = piece.left;

		piece.left = piece.right;
		piece.right = swap;
	}
	pieces[count] = piece;
	return count + 1;
}

static uint32_t cut_pieces(const struct fg_stack *s, struct piece *pieces)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < s->summary->line_count; i++) {
		const struct fg_stack_track *track = &s->tracks[i];
		float y = end_y(s, &track->ends[0]);
		uint32_t layer = s->nodes[track->ends[0].box].layer;

		for (uint32_t k = 0; k <= track->stop_count; k++) {
			bool last = k == track->stop_count;
			uint32_t next = s->nodes[last ? track->ends[1].box
			                              : track->stops[k]].layer;
			float to = last ? end_y(s, &track->ends[1]) : s->nodes[track->stops[k]].y;

			count = add_piece(pieces, count,
			                  (struct piece){ next < layer ? next : layer, i, y, to },
			                  next < layer);
			layer = next;
			y = to;
		}
	}
	return count;
}

/* Lines that turn back to their column and are longer than MOST_DETOUR straight ways, and by how
 * much. */
static float turns_cost(const struct fg_stack *s)
{
	float deep = (s->summary->gutter - FG_SUM_LABEL_WIDTH) / 2 + FG_STACK_TURN, cost = 0;

	for (uint32_t i = 0; i < s->summary->line_count; i++) {
		const struct fg_stack_end *ends = s->tracks[i].ends;
		float apart = fabsf(end_y(s, &ends[0]) - end_y(s, &ends[1]));
		float over = 2 * deep + apart - MOST_DETOUR * apart;

		if (ends[0].right == ends[1].right && over > 0)
			cost += DETOUR_COST + over;
	}
	return cost;
}

static float cost_of(const struct fg_stack *s)
{
	struct piece pieces[FG_SUM_LINES * (2 * FG_SUM_COLUMNS - 1)];
	uint32_t count = cut_pieces(s, pieces);
	float cost = 0, top = INFINITY, bottom = -INFINITY;

	for (uint32_t i = 0; i < count; i++) {
		float step = fabsf(pieces[i].left - pieces[i].right);

		cost += step + step * step * 0.03f;
		for (uint32_t k = 0; k < i; k++)
			if (pieces[i].half == pieces[k].half && pieces[i].line != pieces[k].line
			    && (pieces[i].left - pieces[k].left)
			       * (pieces[i].right - pieces[k].right) < 0)
				cost += CROSSING_COST;
	}
	for (uint32_t i = 0; i < s->node_count; i++) {
		top = fminf(top, s->nodes[i].y - s->nodes[i].height / 2);
		bottom = fmaxf(bottom, s->nodes[i].y + s->nodes[i].height / 2);
	}
	return cost + turns_cost(s) + (bottom - top) * 1.5f;
}

/* ---- search */

static void start(struct fg_stack *s, struct fg_stack_order *order, uint32_t seed)
{
	memset(order->count, 0, sizeof(order->count));
	for (uint32_t i = 0; i < s->node_count; i++) {
		struct fg_stack_node *node = &s->nodes[i];

		node->y = node->wish = (float)(next_random(&seed) % 300);
		order->nodes[node->layer][order->count[node->layer]++] = i;
	}
	for (uint32_t layer = 0; layer < FG_STACK_LAYERS; layer++) {
		sort_layer(s, order->nodes[layer], order->count[layer]);
		settle(s, order->nodes[layer], order->count[layer]);
	}
}

/* Neighbours change places where that makes it better. */
static bool improve(struct fg_stack *s, struct fg_stack_order *best, float *least)
{
	bool better = false;

	for (uint32_t layer = 0; layer < FG_STACK_LAYERS; layer++)
		for (uint32_t i = 0; i + 1 < best->count[layer]; i++) {
			struct fg_stack_order trial = *best;
			float cost;

			trial.nodes[layer][i] = best->nodes[layer][i + 1];
			trial.nodes[layer][i + 1] = best->nodes[layer][i];
			relax(s, &trial, false);
			cost = cost_of(s);
			if (cost >= *least - 0.5f)
				continue;
			*least = cost;
			*best = trial;
			better = true;
		}
	return better;
}

static void search(struct fg_stack *s)
{
	struct fg_stack_order best = { .count = { 0 } }, trial;
	float least = INFINITY;

	for (uint32_t i = 0; i < STARTS; i++) {
		float cost;

		start(s, &trial, i * 7919 + 1);
		relax(s, &trial, true);
		cost = cost_of(s);
		if (cost >= least)
			continue;
		least = cost;
		best = trial;
	}
	for (uint32_t i = 0; i < SWAPS && improve(s, &best, &least); i++)
		continue;
	relax(s, &best, false);
	relax(s, &best, false);
}

int fg_sum_stack(struct fg_summary *summary)
{
	struct fg_stack *s = fg_arena_get(summary->figure->arena, sizeof(*s));

	if (!s)
		return -ENOMEM;
	s->summary = summary;
	make_boxes(s);
	for (uint32_t i = 0; i < summary->line_count; i++)
		add_stops(s, i);
	grow_boxes(s);
	search(s);
	fg_stack_place(s);
	return 0;
}
