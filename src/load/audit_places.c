/* Places that no data come to. */
#include <errno.h>

#include "load/link.h"

struct tour {
	const struct fg_model *model;
	bool *touched, *receives, *reached;
	uint32_t *first, *targets;       /* flows by start */
	fg_ref *queue;
	uint32_t queued;
};

static void reach(struct tour *tour, fg_ref place)
{
	if (tour->reached[place])
		return;
	tour->reached[place] = true;
	tour->queue[tour->queued++] = place;
}

static void mark_touched(struct tour *tour)
{
	const struct fg_model *model = tour->model;

	for (uint32_t i = 0; i < model->flow_count; i++) {
		tour->touched[model->flows[i].from] = tour->touched[model->flows[i].to] = true;
		tour->receives[model->flows[i].to] = true;
	}
	for (uint32_t i = 0; i < model->holding_count; i++)
		tour->touched[model->holdings[i].place] = true;
	for (uint32_t i = 0; i < model->element_count; i++) {
		const struct fg_element *element = &model->elements[i];

		if (element->derived_at != FG_NONE)
			tour->touched[element->derived_at] = true;
		for (uint32_t j = 0; j < element->origin.count; j++)
			tour->touched[element->origin.items[j]] = true;
	}
}

/* Flows sorted by the place they start from: a counting sort. */
static void sort_flows(struct tour *tour)
{
	const struct fg_model *model = tour->model;

	for (uint32_t i = 0; i < model->flow_count; i++)
		tour->first[model->flows[i].from + 1]++;
	for (uint32_t i = 0; i < model->place_count; i++)
		tour->first[i + 1] += tour->first[i];
	for (uint32_t i = model->flow_count; i-- > 0;)
		tour->targets[--tour->first[model->flows[i].from + 1]] = model->flows[i].to;
	for (uint32_t i = 0; i < model->place_count; i++)
		tour->first[i] = tour->first[i + 1];
	tour->first[model->place_count] = model->flow_count;
}

/* Where data start: at persons, at places that only give (a sensor, a register outside the model),
 * and where elements come into being. */
static void start(struct tour *tour)
{
	const struct fg_model *model = tour->model;

	for (uint32_t i = 0; i < model->place_count; i++) {
		bool gives = tour->first[i] < tour->first[i + 1];

		if (model->places[i].kind == FG_PERSON || (gives && !tour->receives[i]))
			reach(tour, i);
	}
	for (uint32_t i = 0; i < model->element_count; i++) {
		const struct fg_element *element = &model->elements[i];

		if (element->derived_at != FG_NONE)
			reach(tour, element->derived_at);
		for (uint32_t j = 0; j < element->origin.count; j++)
			reach(tour, element->origin.items[j]);
	}
}

static void travel(struct tour *tour)
{
	for (uint32_t i = 0; i < tour->queued; i++) {
		fg_ref place = tour->queue[i];

		for (uint32_t j = tour->first[place]; j < tour->first[place + 1]; j++)
			reach(tour, tour->targets[j]);
	}
}

static void complain_of_place(struct fg_link *link, fg_ref place, const char *code,
                              const char *format)
{
	fg_complain(link->doc, code,
	            fg_mark_name(link->doc, fg_thing(link, FG_PLACE, place), FG_NAME_ID), format,
	            link->model->places[place].e.id);
}

int fg_audit_places(struct fg_link *link)
{
	const struct fg_model *model = link->model;
	struct fg_arena *arena = link->doc->arena;
	size_t count = model->place_count;
	struct tour tour = { .model = model };

	tour.touched = fg_arena_array(arena, count + 1, 1);
	tour.receives = fg_arena_array(arena, count + 1, 1);
	tour.reached = fg_arena_array(arena, count + 1, 1);
	tour.queue = fg_arena_array(arena, count + 1, sizeof(*tour.queue));
	tour.first = fg_arena_array(arena, count + 2, sizeof(*tour.first));
	tour.targets = fg_arena_array(arena, (size_t)model->flow_count + 1, sizeof(*tour.targets));
	if (fg_arena_failed(arena))
		return -ENOMEM;
	mark_touched(&tour);
	sort_flows(&tour);
	start(&tour);
	travel(&tour);
	for (uint32_t i = 0; i < model->place_count; i++) {
		if (!tour.touched[i])
			complain_of_place(link, i, "FG6006",
			                  "no flow touches '%s', and nothing is kept there");
		else if (!tour.reached[i])
			complain_of_place(link, i, "FG6007",
			                  "no path of flows brings anything to '%s'");
	}
	return 0;
}
