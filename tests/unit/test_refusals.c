/* What the layout is given and what comes back from its child: each number that is wrong, each
 * piece that is missing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/task.h"
#include "layout/child.h"
#include "layout/layout.h"
#include "layout/result.h"

enum { NODES = 2, POINTS = 4 };

/* Two nodes in a cluster, a line between them. */
struct graph {
	struct fg_lay_node nodes[NODES];
	struct fg_lay_cluster cluster;
	struct fg_lay_edge edge;
	struct fg_layout layout;
};

static void make(struct graph *g)
{
	*g = (struct graph){
		.nodes = { { 40, 20, 0, -1, 0, 0 }, { 40, 20, 0, -1, 0, 0 } },
		.cluster = { .margin = 6, .label_width = 30, .label_height = 10 },
		.edge = { .tail = 0, .head = 1, .weight = 1, .constrains = true },
	};
	g->layout = (struct fg_layout){ .nodes = g->nodes, .node_count = NODES,
		                        .clusters = &g->cluster, .cluster_count = 1,
		                        .edges = &g->edge, .edge_count = 1,
		                        .node_gap = 9, .rank_gap = 7 };
}

static void expect_refused(struct graph *g, const char *word)
{
	assert_int_equal(fg_layout_run(&g->layout), -EINVAL);
	assert_non_null(strstr(g->layout.message, word));
	fg_layout_clear(&g->layout);
	make(g);
}

static void lengths_out_of_range(void **state)
{
	static const float wrong[] = { -1, 50001, NAN, INFINITY };
	struct graph g;
	const struct {
		float *length;
		const char *word;
	} lengths[] = {
		{ &g.layout.node_gap, "a gap" },
		{ &g.layout.rank_gap, "a gap" },
		{ &g.cluster.margin, "a cluster" },
		{ &g.cluster.label_width, "a cluster" },
		{ &g.cluster.label_height, "a cluster" },
		{ &g.nodes[0].width, "a node" },
		{ &g.nodes[1].height, "a node" },
	};

	(void)state;
	make(&g);
	for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++)
		for (size_t k = 0; k < sizeof(wrong) / sizeof(wrong[0]); k++) {
			*lengths[i].length = wrong[k];
			expect_refused(&g, lengths[i].word);
		}
}

static void numbers_out_of_range(void **state)
{
	struct fg_lay_edge *edges;
	struct graph g;

	(void)state;
	make(&g);
	g.nodes[0].cluster = -2;
	expect_refused(&g, "a node");
	g.nodes[0].cluster = 1;
	expect_refused(&g, "a node");
	g.edge.tail = NODES;
	expect_refused(&g, "an edge");
	g.edge.head = NODES;
	expect_refused(&g, "an edge");
	g.edge.weight = -1;
	expect_refused(&g, "an edge");
	g.layout.node_count = 20001;
	expect_refused(&g, "too large");
	g.layout.cluster_count = 2001;
	expect_refused(&g, "too large");
	g.layout.edge_count = 50001;
	g.layout.edges = calloc(g.layout.edge_count, sizeof(*edges));
	edges = g.layout.edges;
	assert_non_null(edges);
	expect_refused(&g, "too large");
	free(edges);
}

/* The boxes of the drawing, the nodes, the tab and the cluster; then the line. */
struct reply {
	struct fg_lay_box boxes[1 + NODES + 2];
	uint32_t count;
	struct fg_lay_point points[POINTS];
};

static const struct reply good = {
	.boxes = { { 0, 0, 100, 100 }, { 50, 0, 50, 80 }, { 50, 0, 50, 20 }, { 10, 0, 10, 90 },
	           { 0, 0, 100, 100 } },
	.count = POINTS,
	.points = { { 50, 70 }, { 50, 60 }, { 50, 40 }, { 50, 30 } },
};

static int take(struct graph *g, const struct reply *reply, size_t length)
{
	char *bytes = malloc(length + 1);
	struct fg_task_result result = { .bytes = bytes, .length = length };
	int status;

	assert_non_null(bytes);
	memcpy(bytes, reply, length < sizeof(*reply) ? length : sizeof(*reply));
	make(g);
	g->layout.memory = fg_arena_new();
	status = fg_lay_take(&g->layout, &result);
	free(bytes);
	return status;
}

static void drop(struct graph *g)
{
	fg_arena_free(g->layout.memory);
}

static void a_reply_is_taken(void **state)
{
	struct graph g;

	(void)state;
	assert_int_equal(take(&g, &good, sizeof(good)), 0);
	assert_int_equal(g.edge.point_count, POINTS);
	assert_true(g.nodes[0].y < g.nodes[1].y);
	assert_true(g.cluster.width > 0);
	drop(&g);
}

static void a_reply_of_another_length(void **state)
{
	struct graph g;

	(void)state;
	for (size_t length = 0; length < sizeof(good); length++) {
		assert_int_equal(take(&g, &good, length), -EIO);
		drop(&g);
	}
	assert_int_equal(take(&g, &good, sizeof(good) + 1), -EIO);
	drop(&g);
}

static void a_box_that_is_nowhere(void **state)
{
	struct graph g;

	(void)state;
	for (size_t i = 0; i < sizeof(good.boxes) / (sizeof(float)); i++) {
		struct reply reply = good;
		float wrong = i % 2 ? NAN : INFINITY;

		memcpy((char *)reply.boxes + i * sizeof(float), &wrong, sizeof(wrong));
		assert_int_equal(take(&g, &reply, sizeof(reply)), -EIO);
		drop(&g);
	}
}

/* The line is lost, which is found out later; what follows is not its points. */
static void a_line_that_is_none(void **state)
{
	static const uint32_t counts[] = { 0, 1, 3, 5, 6, 10001, UINT32_MAX };
	struct reply reply = good;
	struct graph g;

	(void)state;
	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
		reply.count = counts[i];
		assert_int_equal(take(&g, &reply, sizeof(reply)), -EIO);
		assert_int_equal(g.edge.point_count, 0);
		drop(&g);
	}
	reply = good;
	reply.points[1].x = NAN;
	assert_int_equal(take(&g, &reply, sizeof(reply)), 0);
	assert_int_equal(g.edge.point_count, 0);
	drop(&g);
	reply = good;
	reply.points[2].y = INFINITY;
	assert_int_equal(take(&g, &reply, sizeof(reply)), 0);
	assert_int_equal(g.edge.point_count, 0);
	drop(&g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lengths_out_of_range),
		cmocka_unit_test(numbers_out_of_range),
		cmocka_unit_test(a_reply_is_taken),
		cmocka_unit_test(a_reply_of_another_length),
		cmocka_unit_test(a_box_that_is_nowhere),
		cmocka_unit_test(a_line_that_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
