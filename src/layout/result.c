#include "layout/result.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/task.h"
#include "layout/child.h"

enum { MOST_POINTS = 10000 };            /* of one edge */

static const float CLEAR = 2;            /* points that a tab keeps from nodes */

/* What the child wrote, read from front to back. */
struct cursor {
	const char *at;
	size_t left;
	bool short_of;
};

static void take(struct cursor *cursor, void *ret, size_t length)
{
	memset(ret, 0, length);
	if (length > cursor->left) {
		cursor->short_of = true;
		return;
	}
	memcpy(ret, cursor->at, length);
	cursor->at += length;
	cursor->left -= length;
}

static struct fg_lay_box take_box(struct cursor *cursor)
{
	struct fg_lay_box box;

	take(cursor, &box, sizeof(box));
	if (!isfinite(box.left) || !isfinite(box.right) || !isfinite(box.top) ||
	    !isfinite(box.bottom))
		cursor->short_of = true;
	return box;
}

static void take_edge(struct cursor *cursor, struct fg_layout *layout, struct fg_lay_edge *edge)
{
	uint32_t count;

	take(cursor, &count, sizeof(count));
	edge->points = NULL;
	edge->point_count = 0;
	if (cursor->short_of || count < 4 || count > MOST_POINTS || count % 3 != 1)
		return;
	edge->points = fg_arena_array(layout->memory, count, sizeof(*edge->points));
	if (!edge->points)
		return;
	take(cursor, edge->points, count * sizeof(*edge->points));
	edge->point_count = count;
	for (uint32_t i = 0; i < count; i++)
		if (!isfinite(edge->points[i].x) || !isfinite(edge->points[i].y))
			edge->point_count = 0;
}

int fg_lay_take(struct fg_layout *layout, const struct fg_task_result *result)
{
	struct cursor cursor = { result->bytes, result->length, false };

	take_box(&cursor);
	for (uint32_t i = 0; i < layout->node_count; i++) {
		struct fg_lay_box box = take_box(&cursor);

		layout->nodes[i].x = box.left;
		layout->nodes[i].y = -box.top;
	}
	for (uint32_t i = 0; i < layout->cluster_count; i++) {
		struct fg_lay_box box = take_box(&cursor);

		layout->clusters[i].label_x = box.left - layout->clusters[i].label_width / 2;
		layout->clusters[i].label_y = -box.top - layout->clusters[i].label_height / 2;
	}
	for (uint32_t i = 0; i < layout->cluster_count; i++) {
		struct fg_lay_cluster *cluster = &layout->clusters[i];
		struct fg_lay_box box = take_box(&cursor);

		cluster->x = box.left;
		cluster->y = -box.top;
		cluster->width = box.right - box.left;
		cluster->height = box.top - box.bottom;
	}
	for (uint32_t i = 0; i < layout->edge_count; i++)
		take_edge(&cursor, layout, &layout->edges[i]);
	return cursor.short_of || cursor.left ? -EIO : 0;
}

struct extent {
	float left, top, right, bottom;
};

static void cover(struct extent *extent, float x, float y)
{
	extent->left = fminf(extent->left, x);
	extent->right = fmaxf(extent->right, x);
	extent->top = fminf(extent->top, y);
	extent->bottom = fmaxf(extent->bottom, y);
}

static struct extent extent_of(const struct fg_layout *layout)
{
	struct extent e = { INFINITY, INFINITY, -INFINITY, -INFINITY };

	for (uint32_t i = 0; i < layout->node_count; i++) {
		const struct fg_lay_node *n = &layout->nodes[i];

		cover(&e, n->x - n->width / 2, n->y - n->height / 2);
		cover(&e, n->x + n->width / 2, n->y + n->height / 2);
	}
	for (uint32_t i = 0; i < layout->cluster_count; i++) {
		const struct fg_lay_cluster *c = &layout->clusters[i];

		if (c->width <= 0)
			continue;
		cover(&e, c->x, c->y);
		cover(&e, c->x + c->width, c->y + c->height);
	}
	for (uint32_t i = 0; i < layout->edge_count; i++)
		for (uint32_t k = 0; k < layout->edges[i].point_count; k++)
			cover(&e, layout->edges[i].points[k].x, layout->edges[i].points[k].y);
	return e;
}

/* The engine counts y upwards and draws around its own origin. */
static void move_to_origin(struct fg_layout *layout)
{
	struct extent e;

	for (uint32_t i = 0; i < layout->edge_count; i++)
		for (uint32_t k = 0; k < layout->edges[i].point_count; k++)
			layout->edges[i].points[k].y = -layout->edges[i].points[k].y;
	e = extent_of(layout);
	if (e.left > e.right)
		e = (struct extent){ 0, 0, 0, 0 };
	layout->width = e.right - e.left;
	layout->height = e.bottom - e.top;
	for (uint32_t i = 0; i < layout->node_count; i++) {
		layout->nodes[i].x -= e.left;
		layout->nodes[i].y -= e.top;
	}
	for (uint32_t i = 0; i < layout->cluster_count; i++) {
		layout->clusters[i].x -= e.left;
		layout->clusters[i].y -= e.top;
		layout->clusters[i].label_x -= e.left;
		layout->clusters[i].label_y -= e.top;
	}
	for (uint32_t i = 0; i < layout->edge_count; i++)
		for (uint32_t k = 0; k < layout->edges[i].point_count; k++) {
			layout->edges[i].points[k].x -= e.left;
			layout->edges[i].points[k].y -= e.top;
		}
}

/* The nearest point of the node's boundary. */
static void snap(struct fg_lay_point *point, const struct fg_lay_node *node)
{
	float half_width = node->width / 2, half_height = node->height / 2;
	float dx = fminf(fmaxf(point->x - node->x, -half_width), half_width);
	float dy = fminf(fmaxf(point->y - node->y, -half_height), half_height);

	if (half_width - fabsf(dx) < half_height - fabsf(dy))
		dx = copysignf(half_width, dx);
	else
		dy = copysignf(half_height, dy);
	point->x = node->x + dx;
	point->y = node->y + dy;
}

/* The engine clips to within half a point. */
static void snap_ends(struct fg_layout *layout)
{
	for (uint32_t i = 0; i < layout->edge_count; i++) {
		struct fg_lay_edge *edge = &layout->edges[i];

		if (!edge->point_count)
			continue;
		snap(&edge->points[0], &layout->nodes[edge->tail]);
		snap(&edge->points[edge->point_count - 1], &layout->nodes[edge->head]);
	}
}

/* Where the node stands along the ranks. */
static float depth_of(const struct fg_layout *layout, const struct fg_lay_node *node)
{
	return layout->left_to_right ? node->x : node->y;
}

static bool stands_before_tab(const struct fg_layout *layout, const struct fg_lay_node *node)
{
	const struct fg_lay_cluster *home;
	struct fg_lay_node tab = { 0 };

	if (node->cluster < 0)
		return false;
	home = &layout->clusters[node->cluster];
	tab.x = home->label_x + home->label_width / 2;
	tab.y = home->label_y + home->label_height / 2;
	return home->label_width > 0 && home->label_height > 0 &&
	       depth_of(layout, node) < depth_of(layout, &tab) - 1;
}

bool fg_lay_tabs_stand(const struct fg_layout *layout)
{
	for (uint32_t i = 0; i < layout->node_count; i++)
		if (stands_before_tab(layout, &layout->nodes[i]))
			return false;
	return true;
}

static bool is_free(const struct fg_layout *layout, const struct fg_lay_cluster *tab, float x,
		    float y)
{
	float width = tab->label_width, height = tab->label_height;

	for (uint32_t i = 0; i < layout->node_count; i++) {
		const struct fg_lay_node *n = &layout->nodes[i];

		if (fabsf(n->x - x - width / 2) < (n->width + width) / 2 + CLEAR &&
		    fabsf(n->y - y - height / 2) < (n->height + height) / 2 + CLEAR)
			return false;
	}
	return true;
}

/* The engine centres the tab in its row (or column), all of which it keeps clear for it. */
static void push_tabs(struct fg_layout *layout)
{
	for (uint32_t i = 0; i < layout->cluster_count; i++) {
		struct fg_lay_cluster *cluster = &layout->clusters[i];
		float x = layout->left_to_right ? cluster->x + cluster->margin : cluster->label_x;
		float y = layout->left_to_right ? cluster->label_y : cluster->y + cluster->margin;

		if (!is_free(layout, cluster, x, y))
			continue;
		cluster->label_x = x;
		cluster->label_y = y;
	}
}

void fg_lay_settle(struct fg_layout *layout)
{
	move_to_origin(layout);
	snap_ends(layout);
	push_tabs(layout);
}
