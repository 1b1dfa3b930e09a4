/*
 * Layout: rows keep their order and their distance, whatever pulls at them; what it is given and
 * what comes back from its child is looked at. Tasks: each way in which a child can end.
 */
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
#include "layout/child.h"
#include "layout/layout.h"

enum { GRAPHS = 40, GRAPHS_LONG = 500, MOST_NODES = 300, MOST_EDGES = 400 };

#define ROUNDED 1.1f           /* the engine places by whole points */

struct graph {
	struct fg_lay_node nodes[MOST_NODES];
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

static void add_edge(struct fg_layout *l, uint32_t a, uint32_t b, int weight)
{
	if (l->nodes[a].rank + 1 == l->nodes[b].rank)
		l->edges[l->edge_count++] = (struct fg_lay_edge){ a, b, weight };
}

/* A rank in ten is left out. */
static void make_graph(struct graph *g, uint32_t number)
{
	struct fg_layout *l = &g->layout;
	uint32_t seed = 2463534242U + number * 2654435761U;
	uint32_t ranks = 2 + next_random(&seed, 20);

	memset(g, 0, sizeof(*g));
	*l = (struct fg_layout){ .nodes = g->nodes, .edges = g->edges, .node_gap = 9,
		                 .width_wish = number % 3 == 0 ? 300 : 0 };
	for (uint32_t rank = 0; rank < ranks; rank++)
		for (uint32_t i = next_random(&seed, 10) ? 1 + next_random(&seed, 12) : 0; i; i--)
			l->nodes[l->node_count++] = (struct fg_lay_node){
				.width = (float)next_random(&seed, 70), .rank = rank
			};
	for (uint32_t i = 0; i < 40 * l->node_count && l->edge_count < MOST_EDGES; i++)
		add_edge(l, next_random(&seed, l->node_count), next_random(&seed, l->node_count),
		         1 + (int)next_random(&seed, 30));
}

/* Against the node before it. */
static void check_node(const struct fg_layout *l, uint32_t number)
{
	const struct fg_lay_node *node = &l->nodes[number], *last = node - 1;

	assert_true(node->x - node->width / 2 >= -0.01f);
	assert_true(node->x + node->width / 2 <= l->width + 0.01f);
	if (number && node->rank == last->rank)
		assert_true(node->x - node->width / 2 - last->x - last->width / 2
		            > l->node_gap - ROUNDED);
}

static void check_graph(struct graph *g, uint32_t number)
{
	make_graph(g, number);
	if (fg_layout_run(&g->layout))
		fail_msg("graph %u: %s", number, g->layout.message);
	assert_null(g->layout.message);
	for (uint32_t i = 0; i < g->layout.node_count; i++)
		check_node(&g->layout, i);
	fg_layout_clear(&g->layout);
}

static void rows_keep_order_and_distance(void **state)
{
	uint32_t count = getenv("FLOWGAP_TEST_ALL") ? GRAPHS_LONG : GRAPHS;
	struct graph *g = calloc(1, sizeof(*g));

	(void)state;
	assert_non_null(g);
	for (uint32_t i = 0; i < count; i++)
		check_graph(g, i);
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
	fg_layout_clear(&a->layout);
	fg_layout_clear(&b->layout);
	free(a);
	free(b);
}

static void nothing_is_an_empty_page(void **state)
{
	struct fg_layout l = { .node_gap = 9 };

	(void)state;
	assert_int_equal(fg_layout_run(&l), 0);
	assert_true(l.width == 0);
	fg_layout_clear(&l);
}

enum { NODES = 3 };

/* Two nodes beside each other, and one below that the right one pulls at. */
struct small {
	struct fg_lay_node nodes[NODES];
	struct fg_lay_edge edge;
	struct fg_layout layout;
};

static void make_small(struct small *s)
{
	*s = (struct small){ .nodes = { { 40, 0, 0 }, { 40, 0, 0 }, { 40, 1, 0 } },
		             .edge = { 1, 2, 5 } };
	s->layout = (struct fg_layout){ .nodes = s->nodes, .node_count = NODES, .edges = &s->edge,
		                        .edge_count = 1, .node_gap = 9 };
}

static void edges_pull_nodes_over_each_other(void **state)
{
	struct small s;

	(void)state;
	make_small(&s);
	assert_int_equal(fg_layout_run(&s.layout), 0);
	assert_true(s.nodes[0].x < s.nodes[1].x);
	assert_true(fabsf(s.nodes[1].x - s.nodes[2].x) < ROUNDED);
	fg_layout_clear(&s.layout);
}

static void expect_refused(struct small *s, const char *word)
{
	assert_int_equal(fg_layout_run(&s->layout), -EINVAL);
	assert_non_null(strstr(s->layout.message, word));
	fg_layout_clear(&s->layout);
	make_small(s);
}

static void lengths_out_of_range(void **state)
{
	static const float wrong[] = { -1, 50001, NAN, INFINITY };
	struct small s;
	const struct {
		float *length;
		const char *word;
	} lengths[] = {
		{ &s.layout.node_gap, "the gap" },
		{ &s.nodes[0].width, "a node" },
		{ &s.nodes[2].width, "a node" },
	};

	(void)state;
	make_small(&s);
	for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++)
		for (size_t k = 0; k < sizeof(wrong) / sizeof(wrong[0]); k++) {
			*lengths[i].length = wrong[k];
			expect_refused(&s, lengths[i].word);
		}
}

static void numbers_out_of_range(void **state)
{
	struct small s;

	(void)state;
	make_small(&s);
	s.nodes[0].rank = 1;           /* before one of rank 0 */
	expect_refused(&s, "a node");
	s.edge.upper = NODES;
	expect_refused(&s, "an edge");
	s.edge.lower = NODES;
	expect_refused(&s, "an edge");
	s.edge.upper = 2;              /* to itself */
	expect_refused(&s, "an edge");
	s.edge.lower = 0;              /* within a rank */
	expect_refused(&s, "an edge");
	s.nodes[2].rank = 2;           /* over a rank */
	expect_refused(&s, "an edge");
	s.edge.weight = 0;
	expect_refused(&s, "an edge");
	s.layout.node_count = 20001;
	expect_refused(&s, "too large");
	s.layout.edge_count = 50001;
	expect_refused(&s, "too large");
}

static void a_reply_is_looked_at(void **state)
{
	static const float wrong[] = { NAN, INFINITY, -INFINITY };
	float reply[NODES + 1] = { -20, 30, 30 };
	struct small s;

	(void)state;
	make_small(&s);
	assert_int_equal(fg_layout_take(&s.layout, reply, NODES * sizeof(*reply)), 0);
	assert_true(s.nodes[0].x == 20 && s.nodes[1].x == 70 && s.layout.width == 90);
	for (size_t length = 0; length <= sizeof(reply); length++)
		if (length != NODES * sizeof(*reply))
			assert_int_equal(fg_layout_take(&s.layout, reply, length), -EIO);
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		reply[1] = wrong[i];
		assert_int_equal(fg_layout_take(&s.layout, reply, NODES * sizeof(*reply)), -EIO);
	}
	reply[1] = reply[0];           /* over each other */
	assert_int_equal(fg_layout_take(&s.layout, reply, NODES * sizeof(*reply)), -EIO);
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
		cmocka_unit_test(edges_pull_nodes_over_each_other),
		cmocka_unit_test(lengths_out_of_range),
		cmocka_unit_test(numbers_out_of_range),
		cmocka_unit_test(a_reply_is_looked_at),
		cmocka_unit_test(same_graph_same_layout),
		cmocka_unit_test(rows_keep_order_and_distance),
		cmocka_unit_test(a_crash_is_a_signal_and_a_line),
		cmocka_unit_test(a_hang_ends),
		cmocka_unit_test(a_flood_is_cut),
		cmocka_unit_test(a_refusal_comes_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
