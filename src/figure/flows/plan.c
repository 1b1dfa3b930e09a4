/* Which flows are drawn, under which number, and in which order a reader meets the places. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "figure/flows/plan.h"
#include "figure/readings.h"

bool fg_place_is_named(const struct fg_plan *plan, fg_ref place)
{
	const struct fg_place *p = &plan->model->places[place];

	return p->identified && plan->model->parties[p->custodian].identified;
}

const char *fg_place_name(const struct fg_plan *plan, fg_ref place)
{
	return fg_label_in(&plan->model->places[place].e, plan->lang);
}

const char *fg_boundary_name(const struct fg_plan *plan, fg_ref boundary)
{
	return fg_label_in(&plan->model->boundaries[boundary].e, plan->lang);
}

bool fg_spot_is_drawn(const struct fg_plan *plan, const struct fg_spot *spot)
{
	switch (spot->kind) {
	case FG_AT_BADGE:
		return plan->flows[spot->index].drawn || plan->flows[spot->index].questioned;
	case FG_AT_LINK:
		return spot->name.count > 0;
	case FG_AT_STUB:
		return plan->stubs[spot->index].drawn;
	default:
		return true;
	}
}

bool fg_flow_is_lit(const struct fg_plan *plan, const struct fg_plan_flow *flow)
{
	return !plan->light || plan->light->flows[flow - plan->flows];
}

bool fg_place_is_lit(const struct fg_plan *plan, fg_ref place)
{
	return !plan->light || plan->light->places[place];
}

const char *fg_below_mark(struct fg_arena *arena, uint32_t letter)
{
	return fg_arena_format(arena, "(%c)", (char)('a' + letter - 1));
}

const struct fg_kept *fg_place_kept(const struct fg_plan *plan, fg_ref place)
{
	return plan->light ? &plan->light->kept[place] : &plan->places[place].kept;
}

/* The numbered rows about a flow: one is shown, that on the flow itself before those on its
 * attributes. */
static void mark_flow(const struct fg_gaps *gaps, fg_ref flow, struct fg_marks *marks)
{
	uint32_t found = 0;

	for (uint32_t i = 0; i < gaps->row_count; i++) {
		const struct fg_gap *row = &gaps->rows[i];

		if (row->kind != FG_FLOW || row->index != flow || !row->number
		    || row->under_of != FG_NONE)
			continue;
		if (!found++
		    || (row->attribute == FG_SAID && marks->shown[0]->attribute != FG_SAID))
			marks->shown[0] = row;
	}
	marks->count = found ? 1 : 0;
	marks->more = found ? found - 1 : 0;
}

static uint32_t count_bits(uint32_t bits)
{
	uint32_t count = 0;

	for (; bits; bits &= bits - 1)
		count++;
	return count;
}

/* What becomes of a flow in the reading that makes most of it, from the given one on. */
static enum fg_flow_fate best_fate(const struct fg_readings *readings, uint32_t first, fg_ref flow)
{
	static const enum fg_flow_fate order[] = { FG_ASSERTED, FG_ASSUMED, FG_FATE_QUESTIONED };

	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++)
		for (uint32_t r = first; r < readings->count; r++)
			if (fg_flow_fate(readings->gaps[r]->reach->evidence, flow) == order[i])
				return order[i];
	return FG_UNSAID;
}

static void add_flow(struct fg_plan *plan, fg_ref index, uint32_t number)
{
	const struct fg_flow *flow = &plan->model->flows[index];
	struct fg_plan_flow *drawn = &plan->flows[plan->flow_count++];

	*drawn = (struct fg_plan_flow){ .flow = index,
		                        .from = flow->from,
		                        .to = flow->to,
		                        .number = number,
		                        .kinds = flow->carried };
	if (flow->unspecified || !drawn->kinds)
		drawn->kinds |= 1u << FG_UNSPECIFIED;
	drawn->strands = count_bits(drawn->kinds);
	plan->places[flow->from].flowed = plan->places[flow->to].flowed = true;
}

static void mark_absent(struct fg_plan *plan)
{
	for (fg_ref i = 0; plan->cut_out && i < plan->model->place_count; i++)
		plan->places[i].absent = !plan->places[i].flowed && !plan->cut_out->places[i];
	for (uint32_t i = 0; i < plan->stub_count; i++)
		plan->places[plan->stubs[i].place].absent = false;
}

bool fg_plan_can_hold(const struct fg_model *model, const struct fg_readings *readings)
{
	for (fg_ref i = 0; i < model->flow_count; i++)
		if (best_fate(readings, 0, i) != best_fate(readings, 1, i))
			return false;
	return true;
}

/* The flows that some reading draws. */
static void take_flows(struct fg_plan *plan, const struct fg_readings *readings)
{
	const struct fg_model *model = plan->model;
	uint32_t number = 0;

	for (fg_ref i = 0; i < model->flow_count; i++) {
		enum fg_flow_fate fate = best_fate(readings, plan->held, i);
		bool meant = !plan->cut_out || plan->cut_out->flows[i];

		number += fate == FG_ASSERTED;
		if (meant && (fate == FG_ASSERTED || fate == FG_ASSUMED))
			add_flow(plan, i, fate == FG_ASSERTED ? number : 0);
		else if (meant && fate == FG_FATE_QUESTIONED)
			plan->stubs[plan->stub_count++] =
				(struct fg_plan_stub){ i, model->flows[i].from, false };
	}
	mark_absent(plan);
}

/* ---- one reading */

static void read_flow(struct fg_plan *plan, struct fg_plan_flow *flow)
{
	const struct fg_evidence *evidence = plan->gaps->reach->evidence;
	const struct fg_cell *said = &evidence->cells[evidence->said[FG_FLOW][flow->flow]];
	enum fg_flow_fate fate = fg_flow_fate(evidence, flow->flow);

	flow->questioned = fate == FG_FATE_QUESTIONED;
	flow->assumed = fate == FG_ASSUMED;
	flow->drawn = fate == FG_ASSERTED || flow->assumed;
	flow->status = said->status;
	flow->family = said->family;
	mark_flow(plan->gaps, flow->flow, &flow->marks);
	plan->assumed += flow->assumed;
	plan->questioned += flow->questioned;
	if (fate == FG_ASSERTED) {
		plan->asserted++;
		plan->strands += flow->strands;
	}
}

static void read_all(struct fg_plan *plan)
{
	const struct fg_evidence *evidence = plan->gaps->reach->evidence;

	for (uint32_t i = 0; i < plan->flow_count; i++)
		read_flow(plan, &plan->flows[i]);
	for (uint32_t i = 0; i < plan->stub_count; i++) {
		plan->stubs[i].drawn =
			fg_flow_fate(evidence, plan->stubs[i].flow) == FG_FATE_QUESTIONED;
		plan->questioned += plan->stubs[i].drawn;
	}
	for (fg_ref i = 0; i < plan->model->place_count; i++)
		if (!plan->places[i].absent)
			plan->places[i].kept = fg_kept_of(plan->figure, i);
}

/* The same plan read in another way. */
static int make_variant(const struct fg_plan *plan, const struct fg_gaps *gaps, const char *lang,
                        struct fg_plan *variant)
{
	size_t flows = plan->flow_count, stubs = plan->stub_count;
	size_t places = plan->model->place_count;
	struct fg_figure *figure = fg_arena_get(plan->arena, sizeof(*figure));

	*variant = *plan;
	variant->figure = figure;
	variant->gaps = gaps;
	variant->lang = lang;
	variant->flows = fg_arena_array(plan->arena, flows + 1, sizeof(*plan->flows));
	variant->stubs = fg_arena_array(plan->arena, stubs + 1, sizeof(*plan->stubs));
	variant->places = fg_arena_array(plan->arena, places + 1, sizeof(*plan->places));
	if (fg_arena_failed(plan->arena))
		return -ENOMEM;
	*figure = *plan->figure;
	figure->gaps = gaps;
	figure->lang = lang;
	memcpy(variant->flows, plan->flows, flows * sizeof(*plan->flows));
	memcpy(variant->stubs, plan->stubs, stubs * sizeof(*plan->stubs));
	for (size_t i = 0; i < places; i++)
		variant->places[i].absent = plan->places[i].absent;
	read_all(variant);
	return 0;
}

static int make_variants(struct fg_plan *plan, const struct fg_readings *readings)
{
	uint32_t count = 0;
	const char *const *langs = fg_figure_langs(plan->figure, &count);
	struct fg_plan *variants =
		fg_arena_array(plan->arena, (size_t)count * readings->count + 1, sizeof(*variants));
	uint32_t made = 0;
	int status = langs && variants ? 0 : -ENOMEM;

	for (uint32_t r = 0; r < readings->count; r++)
		for (uint32_t l = 0; status == 0 && l < count; l++)
			if (r || (l && !plan->held))
				status = make_variant(plan, readings->gaps[r], langs[l],
				                      &variants[made++]);
	plan->variants = variants;
	plan->variant_count = made;
	return status;
}

/* ---- order of reading */

/* Marks the places that start the reading: the data subjects; without any, all persons; without
 * any, the first place. */
static void set_starts(struct fg_plan *plan)
{
	const struct fg_model *model = plan->model;
	uint32_t found = 0;

	for (fg_ref i = 0; i < model->place_count; i++)
		plan->places[i].depth = UINT32_MAX;
	for (int subjects = 1; subjects >= 0 && !found; subjects--) {
		for (fg_ref i = 0; i < model->place_count; i++) {
			const struct fg_place *place = &model->places[i];

			if (place->kind != FG_PERSON ||
			    (subjects && model->parties[place->custodian].kind != FG_DATA_SUBJECT))
				continue;
			plan->places[i].depth = 0;
			plan->places[i].subject = true;
			found++;
		}
	}
	if (!found && model->place_count)
		plan->places[0].depth = 0;
}

/* Lets depths grow along flows until nothing changes; `upstream`: also against them, for places
 * nothing leads to. */
static void grow_depths(struct fg_plan *plan, bool upstream)
{
	for (bool changed = true; changed; ) {
		changed = false;
		for (uint32_t i = 0; i < plan->flow_count; i++) {
			struct fg_plan_place *from = &plan->places[plan->flows[i].from];
			struct fg_plan_place *to = &plan->places[plan->flows[i].to];

			if (from->depth != UINT32_MAX && to->depth > from->depth + 1) {
				to->depth = from->depth + 1;
				changed = true;
			}
			if (upstream && from->depth == UINT32_MAX && to->depth != UINT32_MAX) {
				from->depth = to->depth ? to->depth - 1 : 0;
				changed = true;
			}
		}
	}
}

static bool sends(const struct fg_plan *plan, fg_ref place)
{
	for (uint32_t i = 0; i < plan->flow_count; i++)
		if (plan->flows[i].from == place)
			return true;
	return false;
}

/* The far end: foreign governments; without any, the places outside that are most flows away and
 * from which nothing goes on. */
static void set_far(struct fg_plan *plan)
{
	const struct fg_model *model = plan->model;
	uint32_t found = 0, deepest = 0;

	for (fg_ref i = 0; i < model->place_count; i++) {
		const struct fg_place *place = &model->places[i];
		uint32_t depth = plan->places[i].depth;

		plan->places[i].far =
			model->parties[place->custodian].kind == FG_FOREIGN_GOVERNMENT;
		found += plan->places[i].far;
		if (!place->inside && depth != UINT32_MAX && !sends(plan, i))
			deepest = depth > deepest ? depth : deepest;
	}
	for (fg_ref i = 0; !found && deepest > 1 && i < model->place_count; i++)
		plan->places[i].far = !model->places[i].inside && plan->places[i].depth == deepest
		                      && !sends(plan, i);
}

/* Key of one place in the order of reading. */
struct place_key {
	uint64_t panel;            /* mean depth of its boundary, in thousandths */
	fg_ref boundary, place;
	uint32_t depth;
};

static int compare_keys(const void *left, const void *right)
{
	const struct place_key *a = left, *b = right;

	if (a->panel != b->panel)
		return a->panel < b->panel ? -1 : 1;
	if (a->boundary != b->boundary)
		return a->boundary < b->boundary ? -1 : 1;
	if (a->depth != b->depth)
		return a->depth < b->depth ? -1 : 1;
	return a->place < b->place ? -1 : a->place > b->place;
}

static uint64_t panel_depth(const struct fg_plan *plan, fg_ref boundary)
{
	uint64_t sum = 0, count = 0;

	for (fg_ref i = 0; i < plan->model->place_count; i++) {
		if (plan->model->places[i].boundary != boundary
		    || plan->places[i].depth == UINT32_MAX)
			continue;
		sum += plan->places[i].depth;
		count++;
	}
	return count ? sum * 1000 / count : UINT32_MAX;
}

static int order_places(struct fg_plan *plan)
{
	uint32_t count = plan->model->place_count;
	struct place_key *keys = fg_arena_array(plan->arena, count + 1, sizeof(*keys));

	if (!keys)
		return -ENOMEM;
	for (fg_ref i = 0; i < count; i++) {
		fg_ref boundary = plan->model->places[i].boundary;

		keys[i] = (struct place_key){ panel_depth(plan, boundary), boundary, i,
			                      plan->places[i].depth };
	}
	qsort(keys, count, sizeof(*keys), compare_keys);
	for (uint32_t i = 0; i < count; i++) {
		plan->reading[i] = keys[i].place;
		plan->places[keys[i].place].order = i;
	}
	return 0;
}

/* Pages take the flows by the later of their two places, so that a page adds places to those before
 * it. */
static void order_flows(struct fg_plan *plan)
{
	for (uint32_t i = 0; i < plan->flow_count; i++) {
		uint32_t at = i;

		for (; at > 0; at--) {
			const struct fg_plan_flow *one = &plan->flows[plan->order[at - 1]],
						  *flow = &plan->flows[i];

			if (fg_plan_later(plan, one) <= fg_plan_later(plan, flow))
				break;
			plan->order[at] = plan->order[at - 1];
		}
		plan->order[at] = i;
	}
}

uint32_t fg_plan_later(const struct fg_plan *plan, const struct fg_plan_flow *flow)
{
	uint32_t from = plan->places[flow->from].order, to = plan->places[flow->to].order;

	return from > to ? from : to;
}

int fg_plan_make(struct fg_plan *plan, const struct fg_readings *readings)
{
	const struct fg_model *model = plan->model;
	int status;

	plan->places = fg_arena_array(plan->arena, model->place_count + 1, sizeof(*plan->places));
	plan->reading = fg_arena_array(plan->arena, model->place_count + 1, sizeof(*plan->reading));
	plan->flows = fg_arena_array(plan->arena, model->flow_count + 1, sizeof(*plan->flows));
	plan->order = fg_arena_array(plan->arena, model->flow_count + 1, sizeof(*plan->order));
	plan->stubs = fg_arena_array(plan->arena, model->flow_count + 1, sizeof(*plan->stubs));
	if (fg_arena_failed(plan->arena))
		return -ENOMEM;
	take_flows(plan, readings);
	status = make_variants(plan, readings);
	if (status < 0)
		return status;
	read_all(plan);
	set_starts(plan);
	grow_depths(plan, false);
	grow_depths(plan, true);
	set_far(plan);
	status = order_places(plan);
	if (status < 0)
		return status;
	order_flows(plan);
	return fg_arena_failed(plan->arena) ? -ENOMEM : 0;
}
