/*
 * The layout module: runs in a child process only, which ends by _exit(); nothing is freed here on
 * purpose (freeing a layout corrupts the heap of Graphviz 2.42). Names are numbers, there are no
 * labels: no user text gets here.
 */
#include <errno.h>
#include <limits.h>
#include <locale.h>
#include <math.h>
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

/* Around a cluster, so that panels keep a gutter and lines a way between them; points. */
#define GUTTER 3

struct drawing {
	const struct fg_layout *in;
	const struct fg_lay_tabs *tabs;  /* NULL: rank only */
	graph_t *graph;
	node_t **nodes, **cluster_tabs;
	edge_t **edges;
	graph_t **clusters;
};

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

static void set_up_graph(struct drawing *d)
{
	const struct fg_layout *in = d->in;
	graph_t *g = agopen(loose("g"), Agdirected, NULL);

	set(g, "newrank", "true");
	set(g, "rankdir", in->left_to_right ? "LR" : "TB");
	set_number(g, "nodesep", in->node_gap / 72.0);
	set_number(g, "ranksep", in->rank_gap / 72.0);
	set(g, "splines", d->tabs && d->tabs->polyline ? "polyline" : "true");
	if (in->width_wish > 0)
		set_width(g, (double)in->width_wish);
	if (!d->tabs)
		set(g, "phase", "1");
	agattr(g, AGNODE, loose("shape"), loose("box"));
	agattr(g, AGNODE, loose("label"), loose(""));
	agattr(g, AGNODE, loose("fixedsize"), loose("true"));
	agattr(g, AGNODE, loose("margin"), loose("0"));
	agattr(g, AGEDGE, loose("arrowhead"), loose("none"));
	d->graph = g;
}

static void add_clusters(struct drawing *d)
{
	char name[32];

	for (uint32_t i = 0; i < d->in->cluster_count; i++) {
		graph_t *pad = agsubg(d->graph, numbered(name, sizeof(name), "cluster_p", i), 1);

		set_number(pad, "margin", GUTTER);
		d->clusters[i] = agsubg(pad, numbered(name, sizeof(name), "cluster_", i), 1);
		set_number(d->clusters[i], "margin", (double)d->in->clusters[i].margin);
	}
}

static node_t *add_node(graph_t *where, char *name, float width, float height)
{
	node_t *node = agnode(where, name, 1);

	set_number(node, "width", width / 72.0);
	set_number(node, "height", height / 72.0);
	return node;
}

static void add_nodes(struct drawing *d)
{
	char name[32];

	for (uint32_t i = 0; i < d->in->node_count; i++) {
		const struct fg_lay_node *in = &d->in->nodes[i];
		graph_t *where = in->cluster < 0 ? d->graph : d->clusters[in->cluster];

		numbered(name, sizeof(name), "n", i);
		d->nodes[i] = add_node(where, name, in->width, in->height);
		if (in->rank >= 0) {
			numbered(name, sizeof(name), "r", (uint32_t)in->rank);
			where = agsubg(d->graph, name, 1);
			set(where, "rank", "same");
			agsubnode(where, d->nodes[i], 1);
		}
	}
}

/* The engine reserves the height of cluster labels twice under newrank: hence a small node. */
static void add_tab(struct drawing *d, uint32_t cluster)
{
	const struct fg_lay_cluster *in = &d->in->clusters[cluster];
	char name[32];
	graph_t *row;
	node_t *tab;

	row = agsubg(d->clusters[cluster], numbered(name, sizeof(name), "t", cluster), 1);
	set(row, "rank", "same");
	tab = add_node(row, name, in->label_width, in->label_height);
	for (uint32_t i = 0; i < d->in->node_count; i++) {
		edge_t *order;

		if (d->in->nodes[i].cluster != (int32_t)cluster || !d->tabs->beside[i])
			continue;
		agsubnode(row, d->nodes[i], 1);
		order = d->in->left_to_right ? agedge(row, d->nodes[i], tab, NULL, 1) :
					       agedge(row, tab, d->nodes[i], NULL, 1);
		set(order, "style", "invis");
	}
	d->cluster_tabs[cluster] = tab;
}

static void add_edges(struct drawing *d)
{
	char name[32];

	for (uint32_t i = 0; i < d->in->edge_count; i++) {
		const struct fg_lay_edge *in = &d->in->edges[i];

		numbered(name, sizeof(name), "e", i);
		d->edges[i] = agedge(d->graph, d->nodes[in->tail], d->nodes[in->head], name, 1);
		numbered(name, sizeof(name), "", (uint32_t)in->weight);
		set(d->edges[i], "weight", name);
		if (!in->constrains)
			set(d->edges[i], "constraint", "false");
	}
}

static bool has_tab(const struct fg_lay_cluster *cluster)
{
	return cluster->label_width > 0 && cluster->label_height > 0;
}

static int build(struct drawing *d)
{
	const struct fg_layout *in = d->in;

	/* The engine reads numbers by the locale. */
	uselocale(newlocale(LC_ALL_MASK, "C", NULL));
	d->nodes = calloc((size_t)in->node_count + 1, sizeof(*d->nodes));
	d->edges = calloc((size_t)in->edge_count + 1, sizeof(*d->edges));
	d->clusters = calloc((size_t)in->cluster_count + 1, sizeof(*d->clusters));
	d->cluster_tabs = calloc((size_t)in->cluster_count + 1, sizeof(*d->cluster_tabs));
	if (!d->nodes || !d->edges || !d->clusters || !d->cluster_tabs)
		return -ENOMEM;
	set_up_graph(d);
	add_clusters(d);
	add_nodes(d);
	for (uint32_t i = 0; d->tabs && i < in->cluster_count; i++)
		if (has_tab(&in->clusters[i]))
			add_tab(d, i);
	add_edges(d);
	return 0;
}

static int lay_out(struct drawing *d)
{
	GVC_t *context = make_context();

	if (!context)
		return -ENOMEM;
	return gvLayout(context, d->graph, "dot") ? -EIO : 0;
}

static struct fg_lay_box box_of(boxf from)
{
	return (struct fg_lay_box){ (float)from.LL.x, (float)from.LL.y, (float)from.UR.x,
				    (float)from.UR.y };
}

static int write_box(int out, struct fg_lay_box bounds)
{
	return fg_task_write(out, &bounds, sizeof(bounds));
}

static int write_node(int out, node_t *node)
{
	pointf at = { 0, 0 };

	if (node)
		at = ND_coord(node);
	return write_box(out, (struct fg_lay_box){ (float)at.x, (float)at.y, (float)at.x,
						   (float)at.y });
}

static int write_edge(int out, edge_t *edge)
{
	const splines *routed = ED_spl(edge);
	const bezier *curve = routed && routed->size == 1 ? routed->list : NULL;
	uint32_t count = curve && curve->size > 0 ? (uint32_t)curve->size : 0;
	int status = fg_task_write(out, &count, sizeof(count));

	for (uint32_t i = 0; i < count && !status; i++) {
		struct fg_lay_point at = { (float)curve->list[i].x, (float)curve->list[i].y };

		status = fg_task_write(out, &at, sizeof(at));
	}
	return status;
}

static int write_places(const struct drawing *d, int out)
{
	int status = write_box(out, box_of(GD_bb(d->graph)));

	for (uint32_t i = 0; i < d->in->node_count && !status; i++)
		status = write_node(out, d->nodes[i]);
	for (uint32_t i = 0; i < d->in->cluster_count && !status; i++)
		status = write_node(out, d->cluster_tabs[i]);
	for (uint32_t i = 0; i < d->in->cluster_count && !status; i++)
		status = write_box(out, box_of(GD_bb(d->clusters[i])));
	for (uint32_t i = 0; i < d->in->edge_count && !status; i++)
		status = write_edge(out, d->edges[i]);
	return status;
}

EXPORT fg_layout_ranks_fn fg_layout_ranks;
EXPORT fg_layout_place_fn fg_layout_place;

int fg_layout_ranks(const struct fg_layout *layout, int out)
{
	struct drawing d = { .in = layout };
	int status = build(&d);

	if (!status)
		status = lay_out(&d);
	for (uint32_t i = 0; i < layout->node_count && !status; i++) {
		int32_t rank = ND_rank(d.nodes[i]);

		status = fg_task_write(out, &rank, sizeof(rank));
	}
	return status;
}

int fg_layout_place(const struct fg_layout *layout, const struct fg_lay_tabs *tabs, int out)
{
	struct drawing d = { .in = layout, .tabs = tabs };
	int status = build(&d);

	if (!status)
		status = lay_out(&d);
	return status ? status : write_places(&d, out);
}
