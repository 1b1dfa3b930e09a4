/* Layout: random clustered graphs keep every line, ends on the boxes, nodes apart and at home. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/task.h"
#include "layout/layout.h"

enum { GRAPHS = 40, GRAPHS_LONG = 500, MOST_NODES = 180, MOST_EDGES = 260, MOST_CLUSTERS = 9 };

struct graph {
	struct fg_lay_node nodes[MOST_NODES];
	struct fg_lay_cluster clusters[MOST_CLUSTERS];
	struct fg_lay_edge edges[MOST_EDGES];
	struct fg_layout layout;
};

/* xorshift: the same graphs everywhere. */
static uint32_t next_random(uint32_t *seed, uint32_t below)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed % below;
}

static void add_node(struct fg_layout *l, float width, float height, int cluster)
{
	l->nodes[l->node_count++] = (struct fg_lay_node){
		.width = width, .height = height, .cluster = cluster, .rank = -1 };
}

static void add_edge(struct fg_layout *l, uint32_t tail, uint32_t head, int weight)
{
	l->edges[l->edge_count++] = (struct fg_lay_edge){
		.tail = tail, .head = head, .weight = weight, .constrains = true };
}

/* Places in clusters; flows through badges that stand in a cluster when both ends do. */
static void make_graph(struct graph *g, uint32_t number)
{
	struct fg_layout *l = &g->layout;
	uint32_t seed = 2463534242U + number * 2654435761U;
	uint32_t places = 10 + next_random(&seed, 51), flows;

	memset(g, 0, sizeof(*g));
	*l = (struct fg_layout){ .nodes = g->nodes, .clusters = g->clusters, .edges = g->edges,
				 .node_gap = 9, .rank_gap = 7, .left_to_right = number % 4 == 3 };
	l->cluster_count = 1 + next_random(&seed, MOST_CLUSTERS);
	for (uint32_t i = 0; i < l->cluster_count; i++)
		l->clusters[i] = (struct fg_lay_cluster){
			.margin = 6,
			.label_width = i % 5 == 4 ? 0 : 20 + (float)next_random(&seed, 40),
			.label_height = 10 + 9 * (float)next_random(&seed, 2) };
	for (uint32_t i = 0; i < places; i++)
		add_node(l, 35 + (float)next_random(&seed, 40), 20 + (float)next_random(&seed, 25),
			 (int)next_random(&seed, l->cluster_count + 1) - 1);
	flows = places + next_random(&seed, places);
	for (uint32_t i = 0; i < flows; i++) {
		uint32_t from = next_random(&seed, places), to = next_random(&seed, places);
		int home = l->nodes[from].cluster == l->nodes[to].cluster ?
				   l->nodes[from].cluster : -1;

		if (from == to)
			continue;
		add_node(l, 8 + (float)next_random(&seed, 20), 11, home);
		add_edge(l, from, l->node_count - 1, 3);
		add_edge(l, l->node_count - 1, to, 3);
	}
	if (places > 20 && number % 3 == 0)
		l->nodes[1].rank = l->nodes[7].rank = l->nodes[12].rank = 5;
}

static float gap_between(const struct fg_lay_node *a, const struct fg_lay_node *b)
{
	float across = fabsf(a->x - b->x) - (a->width + b->width) / 2;
	float down = fabsf(a->y - b->y) - (a->height + b->height) / 2;

	return fmaxf(across, down);
}

/* 0 on the boundary. */
static float off_boundary(const struct fg_lay_node *node, struct fg_lay_point point)
{
	float across = fabsf(point.x - node->x) - node->width / 2;
	float down = fabsf(point.y - node->y) - node->height / 2;

	return fabsf(fmaxf(across, down));
}

static bool is_inside(const struct fg_lay_cluster *cluster, const struct fg_lay_node *node)
{
	const float slack = 0.6F;

	return node->x - node->width / 2 >= cluster->x - slack &&
	       node->x + node->width / 2 <= cluster->x + cluster->width + slack &&
	       node->y - node->height / 2 >= cluster->y - slack &&
	       node->y + node->height / 2 <= cluster->y + cluster->height + slack;
}

static bool is_outside(const struct fg_lay_cluster *cluster, const struct fg_lay_node *node)
{
	const struct fg_lay_node box = { cluster->width, cluster->height, -1, -1,
					 cluster->x + cluster->width / 2,
					 cluster->y + cluster->height / 2 };

	return gap_between(&box, node) >= -0.6F;
}

static void check_edges(const struct fg_layout *l)
{
	for (uint32_t i = 0; i < l->edge_count; i++) {
		const struct fg_lay_edge *e = &l->edges[i];
		const struct fg_lay_point *last = &e->points[e->point_count - 1];

		assert_true(e->point_count >= 4 && e->point_count % 3 == 1);
		assert_true(off_boundary(&l->nodes[e->tail], e->points[0]) < 0.05F);
		assert_true(off_boundary(&l->nodes[e->head], *last) < 0.05F);
		for (const struct fg_lay_point *at = e->points; at <= last; at++) {
			assert_true(at->x >= -0.01F && at->x <= l->width + 0.01F);
			assert_true(at->y >= -0.01F && at->y <= l->height + 0.01F);
		}
	}
}

static void check_nodes(const struct fg_layout *l)
{
	for (uint32_t i = 0; i < l->node_count; i++) {
		for (uint32_t k = i + 1; k < l->node_count; k++)
			assert_true(gap_between(&l->nodes[i], &l->nodes[k]) > 0);
		for (uint32_t c = 0; c < l->cluster_count; c++)
			if (l->nodes[i].cluster == (int32_t)c)
				assert_true(is_inside(&l->clusters[c], &l->nodes[i]));
			else if (l->clusters[c].width > 0)
				assert_true(is_outside(&l->clusters[c], &l->nodes[i]));
	}
}

/* Tabs in all, and those that do not stand in the corner because the ranks came out otherwise. */
struct tabs {
	uint32_t all, astray;
};

/* The tab is a box of its own in its cluster, clear of all nodes. */
static void check_tabs(const struct fg_layout *l, struct tabs *tabs)
{
	for (uint32_t c = 0; c < l->cluster_count; c++) {
		const struct fg_lay_cluster *in = &l->clusters[c];
		struct fg_lay_node tab = { in->label_width, in->label_height, (int32_t)c, -1,
					   in->label_x + in->label_width / 2,
					   in->label_y + in->label_height / 2 };
		float off = l->left_to_right ? in->label_x - in->x : in->label_y - in->y;

		if (in->label_width <= 0)
			continue;
		assert_true(is_inside(in, &tab));
		for (uint32_t i = 0; i < l->node_count; i++)
			assert_true(gap_between(&tab, &l->nodes[i]) > 0);
		tabs->all++;
		tabs->astray += fabsf(off - in->margin) > 0.01F;
	}
}

static void check_ranks(const struct fg_layout *l)
{
	if (l->nodes[1].rank < 0)
		return;
	if (l->left_to_right)
		assert_true(fabsf(l->nodes[1].x - l->nodes[12].x) < 0.6F);
	else
		assert_true(fabsf(l->nodes[1].y - l->nodes[12].y) < 0.6F);
}

static void check_graph(struct graph *g, uint32_t number, struct tabs *tabs)
{
	make_graph(g, number);
	if (fg_layout_run(&g->layout))
		fail_msg("graph %u: %s", number, g->layout.message);
	assert_null(g->layout.message);
	check_edges(&g->layout);
	check_nodes(&g->layout);
	check_tabs(&g->layout, tabs);
	check_ranks(&g->layout);
	fg_layout_clear(&g->layout);
}

static void random_graphs_keep_every_line(void **state)
{
	uint32_t count = getenv("FLOWGAP_TEST_ALL") ? GRAPHS_LONG : GRAPHS;
	struct graph *g = calloc(1, sizeof(*g));
	struct tabs tabs = { 0, 0 };

	(void)state;
	assert_non_null(g);
	for (uint32_t i = 0; i < count; i++)
		check_graph(g, i, &tabs);
	assert_true(tabs.all > count);
	assert_true(tabs.astray * 500 <= tabs.all);
	free(g);
}

static void same_graph_same_layout(void **state)
{
	struct graph *a = calloc(1, sizeof(*a)), *b = calloc(1, sizeof(*b));

	(void)state;
	make_graph(a, 3);
	make_graph(b, 3);
	assert_int_equal(fg_layout_run(&a->layout), 0);
	assert_int_equal(fg_layout_run(&b->layout), 0);
	assert_memory_equal(a->nodes, b->nodes, sizeof(a->nodes));
	assert_memory_equal(a->clusters, b->clusters, sizeof(a->clusters));
	for (uint32_t i = 0; i < a->layout.edge_count; i++) {
		assert_int_equal(a->edges[i].point_count, b->edges[i].point_count);
		assert_memory_equal(a->edges[i].points, b->edges[i].points,
				    a->edges[i].point_count * sizeof(*a->edges[i].points));
	}
	fg_layout_clear(&a->layout);
	fg_layout_clear(&b->layout);
	free(a);
	free(b);
}

static void nothing_is_an_empty_page(void **state)
{
	struct fg_layout l = { .node_gap = 9, .rank_gap = 7 };

	(void)state;
	assert_int_equal(fg_layout_run(&l), 0);
	assert_true(l.width == 0 && l.height == 0);
	fg_layout_clear(&l);
}

static void direction_turns_the_page(void **state)
{
	struct fg_lay_node nodes[2] = { { 40, 20, -1, -1, 0, 0 }, { 40, 20, -1, -1, 0, 0 } };
	struct fg_lay_edge edge = { .tail = 0, .head = 1, .weight = 1, .constrains = true };
	struct fg_layout l = { .nodes = nodes, .node_count = 2, .edges = &edge, .edge_count = 1,
			       .node_gap = 9, .rank_gap = 30 };

	(void)state;
	assert_int_equal(fg_layout_run(&l), 0);
	assert_true(nodes[0].y < nodes[1].y && nodes[0].x == nodes[1].x);
	l.left_to_right = true;
	assert_int_equal(fg_layout_run(&l), 0);
	assert_true(nodes[0].x < nodes[1].x && nodes[0].y == nodes[1].y);
	fg_layout_clear(&l);
}

static void free_edges_do_not_rank(void **state)
{
	struct fg_lay_node nodes[2] = { { 40, 20, -1, -1, 0, 0 }, { 40, 20, -1, -1, 0, 0 } };
	struct fg_lay_edge edge = { .tail = 0, .head = 1, .weight = 1, .constrains = false };
	struct fg_layout l = { .nodes = nodes, .node_count = 2, .edges = &edge, .edge_count = 1,
			       .node_gap = 9, .rank_gap = 30 };

	(void)state;
	assert_int_equal(fg_layout_run(&l), 0);
	assert_true(nodes[0].y == nodes[1].y);
	fg_layout_clear(&l);
}

/* Also against the order of the numbers: then the tab has to follow. */
static void tabs_stand_beside_given_ranks(void **state)
{
	for (int turned = 0; turned < 2; turned++) {
		struct fg_lay_node nodes[2] = { { 40, 20, 0, turned, 0, 0 },
						{ 40, 20, 0, !turned, 0, 0 } };
		struct fg_lay_cluster cluster = { .margin = 6, .label_width = 30,
						  .label_height = 10 };
		struct fg_lay_edge edge = { .tail = 0, .head = 1, .weight = 1,
					    .constrains = true };
		struct fg_layout l = { .nodes = nodes, .node_count = 2, .clusters = &cluster,
				       .cluster_count = 1, .edges = &edge, .edge_count = 1,
				       .node_gap = 9, .rank_gap = 30 };

		(void)state;
		assert_int_equal(fg_layout_run(&l), 0);
		assert_true(nodes[0].y < nodes[1].y);
		assert_true(cluster.label_y + cluster.label_height < nodes[0].y + 10);
		assert_true(cluster.label_x + cluster.label_width < nodes[0].x - 20);
		fg_layout_clear(&l);
	}
}

static void expect_refused(struct fg_layout *l, const char *word)
{
	assert_int_equal(fg_layout_run(l), -EINVAL);
	assert_non_null(l->message);
	assert_non_null(strstr(l->message, word));
	fg_layout_clear(l);
}

static void wrong_input_is_refused(void **state)
{
	struct fg_lay_node nodes[1] = { { 40, 20, -1, -1, 0, 0 } };
	struct fg_lay_edge edge = { .tail = 0, .head = 1, .weight = 1, .constrains = true };
	struct fg_layout l = { .nodes = nodes, .node_count = 1, .edges = &edge, .edge_count = 1,
			       .node_gap = 9, .rank_gap = 7 };

	(void)state;
	expect_refused(&l, "an edge");
	edge.head = 0;
	nodes[0].cluster = 0;
	expect_refused(&l, "a node");
	nodes[0].cluster = -1;
	nodes[0].width = NAN;
	expect_refused(&l, "a node");
	nodes[0].width = 40;
	l.rank_gap = INFINITY;
	expect_refused(&l, "a gap");
}

static int crash(void *data, int out)
{
	(void)data;
	(void)out;
	fprintf(stderr, "the end is near\nnobody hears this\n");
	signal(SIGABRT, SIG_DFL);
	abort();
}

static int hang(void *data, int out)
{
	(void)data;
	(void)out;
	for (;;)
		pause();
	return 0;
}

static int flood(void *data, int out)
{
	char block[4096] = { 0 };

	(void)data;
	while (!fg_task_write(out, block, sizeof(block)))
		;
	return 0;
}

static int refuse(void *data, int out)
{
	(void)data;
	return fg_task_write(out, "half", 4) ? -EIO : -ERANGE;
}

static void a_crash_is_a_signal_and_a_line(void **state)
{
	struct fg_task task = { crash, NULL, 5, 1000 };
	struct fg_task_result result;

	(void)state;
	assert_int_equal(fg_task_run(&task, &result), 0);
	assert_int_equal(result.signal, SIGABRT);
	assert_string_equal(result.chatter, "the end is near");
	fg_task_clear(&result);
}

static void a_hang_ends(void **state)
{
	struct fg_task task = { hang, NULL, 1, 1000 };
	struct fg_task_result result;

	(void)state;
	assert_int_equal(fg_task_run(&task, &result), 0);
	assert_true(result.timed_out);
	fg_task_clear(&result);
}

static void a_flood_is_cut(void **state)
{
	struct fg_task task = { flood, NULL, 5, 100000 };
	struct fg_task_result result;

	(void)state;
	assert_int_equal(fg_task_run(&task, &result), 0);
	assert_true(result.too_long);
	assert_true(result.length < 1000000);
	fg_task_clear(&result);
}

static void a_refusal_comes_back(void **state)
{
	struct fg_task task = { refuse, NULL, 5, 1000 };
	struct fg_task_result result;

	(void)state;
	assert_int_equal(fg_task_run(&task, &result), 0);
	assert_int_equal(result.status, -ERANGE);
	assert_int_equal(result.length, 4);
	fg_task_clear(&result);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_an_empty_page),
		cmocka_unit_test(direction_turns_the_page),
		cmocka_unit_test(free_edges_do_not_rank),
		cmocka_unit_test(tabs_stand_beside_given_ranks),
		cmocka_unit_test(wrong_input_is_refused),
		cmocka_unit_test(same_graph_same_layout),
		cmocka_unit_test(random_graphs_keep_every_line),
		cmocka_unit_test(a_crash_is_a_signal_and_a_line),
		cmocka_unit_test(a_hang_ends),
		cmocka_unit_test(a_flood_is_cut),
		cmocka_unit_test(a_refusal_comes_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
