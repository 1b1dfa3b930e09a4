#include "layout/layout.h"

#include <errno.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/module.h"
#include "base/task.h"
#include "layout/child.h"

enum { MOST_NODES = 20000, MOST_EDGES = 50000, MOST_SECONDS = 20, MOST_BYTES = 1 << 20 };

static const float LONGEST = 50000;      /* points; a side of a node */

static int complain(struct fg_layout *layout, int status, const char *what)
{
	layout->message = fg_arena_string(layout->memory, what);
	return status;
}

static bool fits(float length)
{
	return length >= 0 && length <= LONGEST;
}

static bool is_right_node(const struct fg_layout *layout, uint32_t number)
{
	const struct fg_lay_node *node = &layout->nodes[number];
	uint32_t last = number ? node[-1].rank : 0;

	return fits(node->width) && node->rank >= last;
}

static bool is_right_edge(const struct fg_layout *layout, const struct fg_lay_edge *edge)
{
	return edge->upper < layout->node_count && edge->lower < layout->node_count
	       && layout->nodes[edge->upper].rank + 1 == layout->nodes[edge->lower].rank
	       && edge->weight > 0;
}

static const char *wrong_input(const struct fg_layout *layout)
{
	if (layout->node_count > MOST_NODES || layout->edge_count > MOST_EDGES)
		return "the graph is too large to lay out";
	if (!fits(layout->node_gap))
		return "the gap of the layout is out of range";
	for (uint32_t i = 0; i < layout->node_count; i++)
		if (!is_right_node(layout, i))
			return "a node has a size or a rank out of range";
	for (uint32_t i = 0; i < layout->edge_count; i++)
		if (!is_right_edge(layout, &layout->edges[i]))
			return "an edge has an end or a weight out of range";
	return NULL;
}

struct run {
	const struct fg_layout *layout;
	fg_layout_place_fn *place;
};

/* The module is opened before the first child starts: the next ones need not open it again. */
static int find_module(struct fg_layout *layout, fg_layout_place_fn **ret_place)
{
	char why[300];
	void *found = fg_module_symbol(FG_LAYOUT_MODULE, FG_LAYOUT_PLACE, why, sizeof(why));

	if (!found) {
		int status = -errno;
		char text[400];

		snprintf(text, sizeof(text), "the layout engine failed: %s", why);
		return complain(layout, status, text);
	}
	memcpy(ret_place, &found, sizeof(*ret_place));
	return 0;
}

static int run_module(void *data, int out)
{
	const struct run *run = data;

	return run->place(run->layout, out);
}

static int explain(struct fg_layout *layout, const struct fg_task_result *result)
{
	char text[800];
	const char *said = result->chatter[0] ? result->chatter : "it said nothing";

	if (result->timed_out)
		snprintf(text, sizeof(text), "the layout took more than %d seconds", MOST_SECONDS);
	else if (result->too_long)
		snprintf(text, sizeof(text), "the layout is too large");
	else if (result->signal)
		snprintf(text, sizeof(text), "the layout engine was ended by signal %d: %s",
			 result->signal, said);
	else
		snprintf(text, sizeof(text), "the layout engine failed: %s", said);
	return complain(layout, result->timed_out                ? -ETIMEDOUT
				: result->status == -ENOMEM      ? -ENOMEM
				: strstr(said, "out of memory")  ? -ENOMEM
								 : -EIO, text);
}

static int run_child(struct fg_layout *layout, struct fg_task_result *ret_result)
{
	struct run run = { .layout = layout };
	const struct fg_task task = { run_module, &run, MOST_SECONDS, MOST_BYTES };
	int status = find_module(layout, &run.place);

	if (status)
		return status;
	status = fg_task_run(&task, ret_result);
	if (status) {
		char text[120];

		snprintf(text, sizeof(text), "no process for the layout could be started: %s",
			 strerror(-status));
		return complain(layout, status, text);
	}
	if (ret_result->timed_out || ret_result->too_long || ret_result->signal
	    || ret_result->status)
		return explain(layout, ret_result);
	return 0;
}

/* Whether the order that was given has been kept. */
static bool is_in_order(const struct fg_lay_node *left, const struct fg_lay_node *right)
{
	return right->x - left->x >= (left->width + right->width) / 2;
}

int fg_layout_take(struct fg_layout *layout, const void *bytes, size_t length)
{
	float left = INFINITY, right = -INFINITY;

	if (length != layout->node_count * sizeof(float))
		return -EIO;
	for (uint32_t i = 0; i < layout->node_count; i++) {
		struct fg_lay_node *node = &layout->nodes[i];

		memcpy(&node->x, (const float *)bytes + i, sizeof(float));
		if (!isfinite(node->x))
			return -EIO;
		if (i && node[-1].rank == node->rank && !is_in_order(node - 1, node))
			return -EIO;
		left = fminf(left, node->x - node->width / 2);
		right = fmaxf(right, node->x + node->width / 2);
	}
	for (uint32_t i = 0; i < layout->node_count; i++)
		layout->nodes[i].x -= left;
	layout->width = layout->node_count ? right - left : 0;
	return 0;
}

static int attempt(struct fg_layout *layout)
{
	struct fg_task_result result = { 0 };
	int status = run_child(layout, &result);

	if (status == 0 && fg_layout_take(layout, result.bytes, result.length) < 0)
		status = complain(layout, -EIO, "the result of the layout is broken");
	fg_task_clear(&result);
	return status;
}

int fg_layout_run(struct fg_layout *layout)
{
	const char *wrong = wrong_input(layout);
	int status;

	fg_layout_clear(layout);
	layout->memory = fg_arena_new();
	if (!layout->memory)
		return -ENOMEM;
	if (wrong)
		return complain(layout, -EINVAL, wrong);
	status = attempt(layout);
	/* The engine breaks off when it is refused memory, without a word; what went wrong once
	 * shall make no other figure. */
	if (status == -EIO) {
		layout->message = NULL;
		status = attempt(layout);
	}
	return status;
}

void fg_layout_clear(struct fg_layout *layout)
{
	fg_arena_free(layout->memory);
	layout->memory = NULL;
	layout->message = NULL;
}
