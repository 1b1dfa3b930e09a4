/* A walk along a relation that needs no recursion: cycles, and an order in which targets come
 * first. */
#include <errno.h>

#include "load/link.h"

enum { NEW, OPEN, DONE };
enum { WAY_SHOWN = 6 };

/* Edges from i: to[first[i]] .. to[first[i + 1] - 1]. */
struct graph {
	uint32_t count, *first, *to;
};

struct walk {
	struct fg_link *link;
	const struct fg_relation *relation;
	struct graph graph;
	unsigned char *state;
	uint32_t *stack, *edge;  /* nodes on the way, and the edge to follow next from each */
	uint32_t depth, *order, ordered;
};

static const char *id_of(const struct walk *walk, uint32_t node)
{
	return fg_model_entity(walk->link->model, walk->relation->kind, node)->id;
}

/* The way round, from `first` to the node on top of the stack; long ones are cut. */
static const char *way_round(struct walk *walk, uint32_t first)
{
	struct fg_arena *arena = walk->link->doc->arena;
	uint32_t at = walk->depth, shown = 0;
	const char *way = NULL;

	while (walk->stack[at - 1] != first)
		at--;
	for (; at <= walk->depth && shown < WAY_SHOWN; at++, shown++) {
		const char *id = id_of(walk, walk->stack[at - 1]);

		way = way ? fg_arena_format(arena, "%s > %s", way, id) : id;
		if (!way)
			return "";
	}
	way = fg_arena_format(arena, at <= walk->depth ? "%s > ... > %s" : "%s > %s", way,
	                      id_of(walk, first));
	return way ? way : "";
}

static void report_cycle(struct walk *walk, uint32_t first)
{
	struct fg_doc *doc = walk->link->doc;
	uint32_t last = walk->stack[walk->depth - 1];
	const struct fg_record *record = fg_thing(walk->link, walk->relation->kind, last);

	if (doc->stop)
		return;
	fg_complain(doc, "FG3004", fg_mark_name(doc, record, walk->relation->name), "'%s' %s: %s",
	            id_of(walk, first), walk->relation->what, way_round(walk, first));
}

static void enter(struct walk *walk, uint32_t node)
{
	walk->state[node] = OPEN;
	walk->edge[walk->depth] = walk->graph.first[node];
	walk->stack[walk->depth++] = node;
}

static void follow(struct walk *walk, uint32_t start)
{
	enter(walk, start);
	while (walk->depth) {
		uint32_t node = walk->stack[walk->depth - 1], target;

		if (walk->edge[walk->depth - 1] == walk->graph.first[node + 1]) {
			walk->state[node] = DONE;
			walk->order[walk->ordered++] = node;
			walk->depth--;
			continue;
		}
		target = walk->graph.to[walk->edge[walk->depth - 1]++];
		if (walk->state[target] == NEW)
			enter(walk, target);
		else if (walk->state[target] == OPEN)
			report_cycle(walk, target);
	}
}

static int make_graph(struct walk *walk)
{
	struct fg_arena *arena = walk->link->doc->arena;
	const struct fg_relation *relation = walk->relation;
	struct graph *graph = &walk->graph;
	uint32_t count = fg_model_count(walk->link->model, relation->kind), edges = 0;

	for (uint32_t i = 0; i < count; i++)
		edges += relation->of(relation->things, i).count;
	graph->count = count;
	graph->first = fg_arena_array(arena, (size_t)count + 1, sizeof(*graph->first));
	graph->to = fg_arena_array(arena, (size_t)edges + 1, sizeof(*graph->to));
	if (!graph->first || !graph->to)
		return -ENOMEM;
	edges = 0;
	for (uint32_t i = 0; i < count; i++) {
		struct fg_refs refs = relation->of(relation->things, i);

		graph->first[i] = edges;
		for (uint32_t j = 0; j < refs.count; j++)
			graph->to[edges++] = refs.items[j];
	}
	graph->first[count] = edges;
	return 0;
}

int fg_link_cycles(struct fg_link *link, const struct fg_relation *relation)
{
	struct fg_arena *arena = link->doc->arena;
	size_t count = (size_t)fg_model_count(link->model, relation->kind) + 1;
	struct walk walk = { .link = link, .relation = relation };

	if (link->doc->stop)
		return 0;
	walk.state = fg_arena_array(arena, count, 1);
	walk.stack = fg_arena_array(arena, count, sizeof(*walk.stack));
	walk.edge = fg_arena_array(arena, count, sizeof(*walk.edge));
	walk.order = relation->order ? relation->order
	                             : fg_arena_array(arena, count, sizeof(*walk.order));
	if (make_graph(&walk) < 0 || fg_arena_failed(arena))
		return -ENOMEM;
	for (uint32_t i = 0; i < walk.graph.count; i++) {
		if (walk.state[i] == NEW)
			follow(&walk, i);
	}
	return 0;
}
