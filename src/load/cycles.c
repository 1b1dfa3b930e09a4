/* A walk along a relation that needs no recursion: cycles, and an order in which targets come
 * first. */
#include <errno.h>
#include <string.h>

#include "load/link.h"

enum { NEW, OPEN, DONE };

/* Edges from i: to[first[i]] .. to[first[i + 1] - 1]. */
struct graph {
	uint32_t count, *first, *to;
};

struct walk {
	const struct graph *graph;
	unsigned char *state;
	uint32_t *stack, *edge;  /* nodes on the way, and the edge to follow next from each */
	uint32_t depth, *order, ordered, *cycles, cycle_count;
};

static void enter(struct walk *walk, uint32_t node)
{
	walk->state[node] = OPEN;
	walk->edge[walk->depth] = walk->graph->first[node];
	walk->stack[walk->depth++] = node;
}

static void follow(struct walk *walk, uint32_t start)
{
	enter(walk, start);
	while (walk->depth) {
		uint32_t node = walk->stack[walk->depth - 1], target;

		if (walk->edge[walk->depth - 1] == walk->graph->first[node + 1]) {
			walk->state[node] = DONE;
			walk->order[walk->ordered++] = node;
			walk->depth--;
			continue;
		}
		target = walk->graph->to[walk->edge[walk->depth - 1]++];
		if (walk->state[target] == DONE)
			continue;
		if (walk->state[target] == NEW)
			enter(walk, target);
		else if (walk->cycle_count < walk->graph->count)
			walk->cycles[walk->cycle_count++] = node;
	}
}

static int make_graph(struct fg_link *link, const struct fg_relation *relation, struct graph *graph)
{
	struct fg_arena *arena = link->doc->arena;
	uint32_t count = fg_model_count(link->model, relation->kind), edges = 0;

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

static int walk_graph(struct fg_link *link, const struct graph *graph, struct walk *walk)
{
	struct fg_arena *arena = link->doc->arena;
	size_t count = (size_t)graph->count + 1;

	*walk = (struct walk){ .graph = graph };
	walk->state = fg_arena_array(arena, count, 1);
	walk->stack = fg_arena_array(arena, count, sizeof(*walk->stack));
	walk->edge = fg_arena_array(arena, count, sizeof(*walk->edge));
	walk->order = fg_arena_array(arena, count, sizeof(*walk->order));
	walk->cycles = fg_arena_array(arena, count, sizeof(*walk->cycles));
	if (fg_arena_failed(arena))
		return -ENOMEM;
	for (uint32_t i = 0; i < graph->count; i++) {
		if (walk->state[i] == NEW)
			follow(walk, i);
	}
	return 0;
}

int fg_link_cycles(struct fg_link *link, const struct fg_relation *relation)
{
	struct fg_doc *doc = link->doc;
	struct graph graph;
	struct walk walk;

	if (doc->stop)
		return 0;
	if (make_graph(link, relation, &graph) < 0 || walk_graph(link, &graph, &walk) < 0)
		return -ENOMEM;
	for (uint32_t i = 0; i < walk.cycle_count && !doc->stop; i++) {
		const struct fg_record *record = fg_thing(link, relation->kind, walk.cycles[i]);

		fg_complain(doc, "FG3004", fg_mark_name(doc, record, relation->name), "'%s' %s",
		            fg_model_entity(link->model, relation->kind, walk.cycles[i])->id,
		            relation->what);
	}
	if (relation->order)
		memcpy(relation->order, walk.order, graph.count * sizeof(*walk.order));
	return 0;
}
