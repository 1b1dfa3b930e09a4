/*
 * The layout module: runs in a child process only, which ends by _exit(); nothing is freed here on
 * purpose (freeing a layout corrupts the heap of Graphviz 2.42). Names are numbers, there are no
 * labels: no user text gets here.
 */
#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wstrict-prototypes"
#include <gvc.h>
#pragma GCC diagnostic pop

#include "base/task.h"
#include "layout/child.h"

#define EXPORT __attribute__((visibility("default")))

#ifdef FG_GRAPHVIZ_PLUGINS
extern gvplugin_library_t gvplugin_core_LTX_library, gvplugin_dot_layout_LTX_library;

/*
 * Without the text and image plugins the engine starts in half the time, and gives the same under
 * any font set.
 */
static GVC_t *make_context(void)
{
	static lt_symlist_t plugins[] = {
		{ "gvplugin_core_LTX_library", &gvplugin_core_LTX_library },
		{ "gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library },
		{ NULL, NULL },
	};

	return gvContextPlugins(plugins, 0);
}
#else
static GVC_t *make_context(void)
{
	return gvContext();
}
#endif

/* cgraph takes names and values as char * but never writes to them. */
static char *loose(const char *text)
{
	return (char *)(uintptr_t)text;
}

static void set(void *object, const char *name, const char *value)
{
	agsafeset(object, loose(name), loose(value), loose(""));
}

static void set_number(void *object, const char *name, double value)
{
	char text[64];

	snprintf(text, sizeof(text), "%.4f", value);
	set(object, name, text);
}

static char *numbered(char *text, size_t size, const char *prefix, uint32_t number)
{
	snprintf(text, size, "%s%u", prefix, number);
	return text;
}

/* Pulls both sides of the drawing together in the engine's own terms; the height is free. */
static void set_width(graph_t *g, double width)
{
	char size[64];

	snprintf(size, sizeof(size), "%.4f,1000", width / 72.0);
	set(g, "size", size);
	set(g, "ratio", "compress");
}

/* Ranks and orders are settled: the engine need not look for better ones, nor for lines. */
static graph_t *open_graph(const struct fg_layout *in)
{
	graph_t *g = agopen(loose("g"), Agdirected, NULL);

	set(g, "newrank", "true");
	set(g, "mclimit", "0.01");
	set(g, "splines", "none");
	set_number(g, "nodesep", (double)in->node_gap / 72.0);
	if (in->width_wish > 0)
		set_width(g, (double)in->width_wish);
	agattr(g, AGNODE, loose("shape"), loose("box"));
	agattr(g, AGNODE, loose("label"), loose(""));
	agattr(g, AGNODE, loose("fixedsize"), loose("true"));
	agattr(g, AGNODE, loose("margin"), loose("0"));
	agattr(g, AGNODE, loose("height"), loose("0.1"));
	agattr(g, AGEDGE, loose("weight"), loose("1"));
	return g;
}

static graph_t *add_rank(graph_t *g, uint32_t number)
{
	char name[32];
	graph_t *rank = agsubg(g, numbered(name, sizeof(name), "r", number), 1);

	set(rank, "rank", "same");
	return rank;
}

/* Neighbours of a rank keep their order by an edge of their own (of some weight: the engine passes
 * over flat edges of none). */
static void add_nodes(graph_t *g, const struct fg_layout *in, node_t **nodes)
{
	graph_t *rank = NULL;
	char name[32];

	for (uint32_t i = 0; i < in->node_count; i++) {
		const struct fg_lay_node *node = &in->nodes[i];
		bool first = i == 0 || in->nodes[i - 1].rank != node->rank;

		if (first)
			rank = add_rank(g, node->rank);
		nodes[i] = agnode(rank, numbered(name, sizeof(name), "n", i), 1);
		set_number(nodes[i], "width", (double)node->width / 72.0);
		if (!first)
			agedge(g, nodes[i - 1], nodes[i], NULL, 1);
	}
}

static void add_edges(graph_t *g, const struct fg_layout *in, node_t **nodes)
{
	char name[32];

	for (uint32_t i = 0; i < in->edge_count; i++) {
		const struct fg_lay_edge *edge = &in->edges[i];

		edge_t *pull = agedge(g, nodes[edge->upper], nodes[edge->lower],
		                      numbered(name, sizeof(name), "e", i), 1);

		set(pull, "weight", numbered(name, sizeof(name), "", (uint32_t)edge->weight));
	}
}

EXPORT fg_layout_place_fn fg_layout_place;

int fg_layout_place(const struct fg_layout *layout, int out)
{
	node_t **nodes = calloc((size_t)layout->node_count + 1, sizeof(*nodes));
	int status = nodes ? 0 : -ENOMEM;
	GVC_t *context;
	graph_t *g;

	if (status < 0)
		return status;
	/* The engine reads numbers by the locale. */
	uselocale(newlocale(LC_ALL_MASK, "C", NULL));
	g = open_graph(layout);
	add_nodes(g, layout, nodes);
	add_edges(g, layout, nodes);
	context = make_context();
	if (!context)
		return -ENOMEM;
	if (gvLayout(context, g, "dot"))
		return -EIO;
	for (uint32_t i = 0; i < layout->node_count && status == 0; i++) {
		float x = (float)ND_coord(nodes[i]).x;

		status = fg_task_write(out, &x, sizeof(x));
	}
	return status;
}
