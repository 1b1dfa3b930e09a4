#include "layout/layout.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/module.h"
#include "base/task.h"
#include "layout/child.h"
#include "layout/result.h"

enum {
	MOST_NODES = 20000,
	MOST_CLUSTERS = 2000,
	MOST_EDGES = 50000,
	MOST_SECONDS = 20,
	MOST_BYTES = 64 << 20,
};

static const float LONGEST = 50000;      /* points; a side of a node */

struct run {
	struct fg_layout *layout;
	struct fg_lay_tabs tabs;
	bool rank_only;
};

static int complain(struct fg_layout *layout, int status, const char *what)
{
	layout->message = fg_arena_string(layout->memory, what);
	return status;
}

static bool fits(float length)
{
	return length >= 0 && length <= LONGEST;
}

static const char *wrong_input(const struct fg_layout *layout)
{
	if (layout->node_count > MOST_NODES || layout->cluster_count > MOST_CLUSTERS ||
	    layout->edge_count > MOST_EDGES)
		return "the graph is too large to lay out";
	if (!fits(layout->node_gap) || !fits(layout->rank_gap))
		return "a gap of the layout is out of range";
	for (uint32_t i = 0; i < layout->cluster_count; i++)
		if (!fits(layout->clusters[i].margin) || !fits(layout->clusters[i].label_width) ||
		    !fits(layout->clusters[i].label_height))
			return "a cluster has a size out of range";
	for (uint32_t i = 0; i < layout->node_count; i++)
		if (!fits(layout->nodes[i].width) || !fits(layout->nodes[i].height) ||
		    layout->nodes[i].cluster < -1 ||
		    layout->nodes[i].cluster >= (int32_t)layout->cluster_count)
			return "a node has a size or a cluster out of range";
	for (uint32_t i = 0; i < layout->edge_count; i++)
		if (layout->edges[i].tail >= layout->node_count ||
		    layout->edges[i].head >= layout->node_count || layout->edges[i].weight < 0)
			return "an edge has an end or a weight out of range";
	return NULL;
}

/* In the child. What goes wrong is printed there: the parent hears it. */
static int run_module(void *data, int out)
{
	const struct run *run = data;
	const char *name = run->rank_only ? FG_LAYOUT_RANKS : FG_LAYOUT_PLACE;
	char why[300];
	void *found = fg_module_symbol(FG_LAYOUT_MODULE, name, why, sizeof(why));
	fg_layout_ranks_fn *ranks;
	fg_layout_place_fn *place;

	if (!found) {
		int status = -errno;

		fg_task_write(STDERR_FILENO, why, strlen(why));
		return status;
	}
	if (run->rank_only) {
		memcpy(&ranks, &found, sizeof(ranks));
		return ranks(run->layout, out);
	}
	memcpy(&place, &found, sizeof(place));
	return place(run->layout, &run->tabs, out);
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

/*
 * -EIO, -ETIMEDOUT: the layout engine failed, as it would again with the same graph. Other errors
 * are the system's, and no reason to draw something else.
 */
static int run_child(struct run *run, struct fg_task_result *ret_result)
{
	const struct fg_task task = { run_module, run, MOST_SECONDS, MOST_BYTES };
	int status = fg_task_run(&task, ret_result);

	if (status) {
		char text[120];

		snprintf(text, sizeof(text), "no process for the layout could be started: %s",
			 strerror(-status));
		return complain(run->layout, status, text);
	}
	if (ret_result->timed_out || ret_result->too_long || ret_result->signal ||
	    ret_result->status) {
		status = explain(run->layout, ret_result);
		fg_task_clear(ret_result);
	}
	return status;
}

static bool is_of_engine(int status)
{
	return status == -EIO || status == -ETIMEDOUT;
}

/* Marks the nodes on the first rank of each cluster; without ranks, its first node. */
static void choose_beside(const struct fg_layout *layout, const int32_t *ranks, uint8_t *beside)
{
	for (uint32_t c = 0; c < layout->cluster_count; c++) {
		int32_t top = INT32_MAX;
		bool first = true;

		for (uint32_t i = 0; i < layout->node_count; i++)
			if (layout->nodes[i].cluster == (int32_t)c && ranks && ranks[i] < top)
				top = ranks[i];
		for (uint32_t i = 0; i < layout->node_count; i++) {
			if (layout->nodes[i].cluster != (int32_t)c)
				continue;
			beside[i] = ranks ? ranks[i] == top : first;
			first = false;
		}
	}
}

static bool wants_tabs(const struct fg_layout *layout)
{
	for (uint32_t i = 0; i < layout->cluster_count; i++)
		if (layout->clusters[i].label_width > 0 && layout->clusters[i].label_height > 0)
			return true;
	return false;
}

/* False: some node in a cluster has none. */
static bool given_ranks(const struct fg_layout *layout, int32_t *ranks)
{
	for (uint32_t i = 0; i < layout->node_count; i++) {
		if (layout->nodes[i].cluster >= 0 && layout->nodes[i].rank < 0)
			return false;
		ranks[i] = layout->nodes[i].rank;
	}
	return true;
}

static int find_ranks(struct run *run, int32_t *ranks)
{
	size_t size = run->layout->node_count * sizeof(*ranks);
	struct fg_task_result result = { 0 };
	int status;

	run->rank_only = true;
	status = run_child(run, &result);
	if (!status && result.length != size)
		status = -EIO;
	if (!status)
		memcpy(ranks, result.bytes, size);
	fg_task_clear(&result);
	run->rank_only = false;
	return status;
}

static int find_tab_rows(struct run *run)
{
	const struct fg_layout *layout = run->layout;
	uint8_t *beside = fg_arena_array(layout->memory, (size_t)layout->node_count + 1, 1);
	int32_t *ranks = fg_arena_array(layout->memory, (size_t)layout->node_count + 1,
					sizeof(*ranks));
	int status = 0;

	if (!beside || !ranks)
		return -ENOMEM;
	run->tabs.beside = beside;
	if (!wants_tabs(layout))
		return 0;
	if (!given_ranks(layout, ranks))
		status = find_ranks(run, ranks);
	if (status && !is_of_engine(status))
		return status;
	if (status)
		ranks = NULL;
	choose_beside(layout, ranks, beside);
	return 0;
}

static int check_routed(struct fg_layout *layout)
{
	char text[120];
	uint32_t lost = 0;

	for (uint32_t i = 0; i < layout->edge_count; i++)
		lost += layout->edges[i].point_count == 0 && !layout->edges[i].guide;
	if (!lost)
		return 0;
	snprintf(text, sizeof(text), "the layout engine lost %u of %u lines", lost,
		 layout->edge_count);
	return complain(layout, -EIO, text);
}

static int attempt(struct run *run)
{
	struct fg_task_result result = { 0 };
	int status = run_child(run, &result);

	if (status)
		return status;
	status = fg_lay_take(run->layout, &result);
	fg_task_clear(&result);
	if (status)
		return complain(run->layout, status, "the result of the layout is broken");
	return check_routed(run->layout);
}

static int attempt_twice(struct run *run)
{
	int status = attempt(run);

	if (status != -EIO)
		return status;
	run->tabs.polyline = true;
	return attempt(run);
}

/*
 * With the tabs among the nodes the ranks may come out differently (one tab in four hundred): then
 * the places found tell which nodes are first. It is done once, and undone if it fails.
 */
static int mend_tabs(struct run *run)
{
	struct fg_layout *layout = run->layout;
	uint8_t *old = run->tabs.beside;
	uint8_t *beside = fg_arena_array(layout->memory, (size_t)layout->node_count + 1, 1);
	int32_t *ranks = fg_arena_array(layout->memory, (size_t)layout->node_count + 1,
					sizeof(*ranks));
	int status;

	if (!beside || !ranks)
		return -ENOMEM;
	for (uint32_t i = 0; i < layout->node_count; i++)
		ranks[i] = (int32_t)lroundf(layout->left_to_right ? layout->nodes[i].x :
								    layout->nodes[i].y);
	choose_beside(layout, ranks, beside);
	run->tabs.beside = beside;
	status = attempt(run);
	if (!status || !is_of_engine(status))
		return status;
	run->tabs.beside = old;
	return attempt(run);
}

int fg_layout_run(struct fg_layout *layout)
{
	struct run run = { .layout = layout };
	const char *wrong = wrong_input(layout);
	int status;

	fg_layout_clear(layout);
	layout->memory = fg_arena_new();
	if (!layout->memory)
		return -ENOMEM;
	if (wrong)
		return complain(layout, -EINVAL, wrong);
	status = find_tab_rows(&run);
	if (!status)
		status = attempt_twice(&run);
	if (!status && !fg_lay_tabs_stand(layout))
		status = mend_tabs(&run);
	if (status)
		return status;
	layout->message = NULL;
	fg_lay_settle(layout);
	return 0;
}

void fg_layout_clear(struct fg_layout *layout)
{
	for (uint32_t i = 0; i < layout->edge_count; i++) {
		layout->edges[i].points = NULL;
		layout->edges[i].point_count = 0;
	}
	fg_arena_free(layout->memory);
	layout->memory = NULL;
	layout->message = NULL;
}
