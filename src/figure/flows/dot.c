/* The drawing graph as DOT: for other layout engines, and for whoever wants to count. */
#include "base/arena.h"
#include "base/sink.h"
#include "figure/flows/size.h"
#include "figure/views.h"

static void put_name(struct fg_sink *sink, const char *prefix, const char *id)
{
	struct fg_sink name = { 0 };

	fg_putf(&name, "%s-%s", prefix, id);
	fg_put_dot(sink, name.data ? name.data : "");
	fg_sink_fold(&name, sink);
}

static void put_spot(const struct fg_plan *plan, const struct fg_page *page,
                     const struct fg_spot *spot, struct fg_sink *sink)
{
	const struct fg_model *model = plan->model;

	switch (spot->kind) {
	case FG_AT_PLACE:
		put_name(sink, "place", model->places[spot->index].e.id);
		break;
	case FG_AT_BADGE:
		put_name(sink, "flow", model->flows[plan->flows[spot->index].flow].e.id);
		break;
	case FG_AT_STUB:
		put_name(sink, "flow", model->flows[plan->stubs[spot->index].flow].e.id);
		break;
	case FG_AT_LINK:
		fg_putf(sink, "\"connector-%u\"", (unsigned)(spot - page->spots));
		break;
	}
}

static void put_lines(const struct fg_block *block, struct fg_sink *sink)
{
	struct fg_sink label = { 0 };

	for (uint32_t i = 0; i < block->count; i++)
		fg_putf(&label, "%s%s", i ? " " : "", block->lines[i]);
	fg_put_dot(sink, label.data ? label.data : "");
	fg_sink_fold(&label, sink);
}

static void put_badge_label(const struct fg_plan *plan, const struct fg_plan_flow *flow,
                            struct fg_sink *sink)
{
	struct fg_badge badge;
	struct fg_sink label = { 0 };

	fg_badge_make(plan, flow, &badge);
	for (uint32_t i = 0; i < badge.count; i++)
		fg_putf(&label, "%s%s", i ? " " : "", badge.parts[i].text);
	fg_put_dot(sink, label.data ? label.data : "");
	fg_sink_fold(&label, sink);
}

static void put_node(const struct fg_plan *plan, const struct fg_page *page,
                     const struct fg_spot *spot, struct fg_sink *sink)
{
	static const char *const shapes[] = { [FG_PERSON] = "box",
		                              [FG_PLACE_DEVICE] = "box",
		                              [FG_PROCESS] = "box\", style=\"rounded",
		                              [FG_STORE] = "cylinder",
		                              [FG_EXTERNAL] = "box" };

	fg_put(sink, "\t\t");
	put_spot(plan, page, spot, sink);
	fg_put(sink, " [label=");
	if (spot->kind == FG_AT_PLACE)
		fg_put_dot(sink, fg_place_name(plan, spot->index));
	else if (spot->kind == FG_AT_BADGE && plan->flows[spot->index].drawn)
		put_badge_label(plan, &plan->flows[spot->index], sink);
	else if (spot->kind == FG_AT_LINK)
		put_lines(&spot->name, sink);
	else
		fg_put(sink, "\"?\"");
	fg_putf(sink, ", shape=\"%s\"];\n",
	        spot->kind == FG_AT_PLACE ? shapes[plan->model->places[spot->index].kind]
	                                  : "plaintext");
}

static void put_panel(const struct fg_plan *plan, const struct fg_page *page, int32_t number,
                      struct fg_sink *sink)
{
	if (number >= 0) {
		fg_ref boundary = page->panels[number].boundary;

		fg_put(sink, "\tsubgraph ");
		put_name(sink, "cluster", plan->model->boundaries[boundary].e.id);
		fg_put(sink, " {\n\t\tlabel=");
		fg_put_dot(sink, fg_boundary_name(plan, boundary));
		fg_put(sink, ";\n");
	}
	for (uint32_t i = 0; i < page->spot_count; i++)
		if (page->spots[i].panel == number && fg_spot_is_drawn(plan, &page->spots[i]))
			put_node(plan, page, &page->spots[i], sink);
	if (number >= 0)
		fg_put(sink, "\t}\n");
}

static void put_half(const struct fg_plan *plan, const struct fg_page *page, const uint32_t ends[2],
                     const char *attributes, struct fg_sink *sink)
{
	fg_put(sink, "\t");
	put_spot(plan, page, &page->spots[ends[0]], sink);
	fg_put(sink, " -> ");
	put_spot(plan, page, &page->spots[ends[1]], sink);
	fg_put(sink, attributes);
	fg_put(sink, ";\n");
}

static void put_track(const struct fg_plan *plan, const struct fg_page *page,
                      const struct fg_track *track, struct fg_sink *sink)
{
	static const char *const styles[FG_FAMILIES] = { [FG_ANSWERED] = "solid",
		                                         [FG_GAP] = "dashed",
		                                         [FG_CLAIMED] = "dashed",
		                                         [FG_TO_VERIFY] = "dotted" };
	bool stub = page->spots[track->to].kind == FG_AT_STUB;
	const struct fg_plan_flow *flow;
	const char *first, *second;

	if (track->badge == FG_NONE) {
		put_half(plan, page, (uint32_t[2]){ track->from, track->to },
		         stub ? " [dir=none, color=gray]" : " [color=gray]", sink);
		return;
	}
	flow = &plan->flows[page->spots[track->badge].index];
	if (!flow->drawn) {
		put_half(plan, page, (uint32_t[2]){ track->from, track->badge },
		         " [dir=none, color=gray]", sink);
		return;
	}
	first = fg_arena_format(plan->arena, " [weight=3, dir=none, style=%s]",
	                        flow->assumed ? "dotted" : styles[flow->family]);
	second = fg_arena_format(plan->arena, " [weight=3, style=%s]",
	                         flow->assumed ? "dotted" : styles[flow->family]);
	put_half(plan, page, (uint32_t[2]){ track->from, track->badge }, first ? first : "", sink);
	put_half(plan, page, (uint32_t[2]){ track->badge, track->to }, second ? second : "", sink);
}

static bool is_drawn(const struct fg_plan *plan, const struct fg_page *page,
                     const struct fg_track *track)
{
	if (track->badge != FG_NONE)
		return fg_spot_is_drawn(plan, &page->spots[track->badge]);
	return fg_spot_is_drawn(plan, &page->spots[track->from])
	       && fg_spot_is_drawn(plan, &page->spots[track->to]);
}

void fg_flows_write_dot(const struct fg_figure *figure, uint32_t number, struct fg_sink *sink)
{
	const struct fg_plan *plan = figure->graph;
	const struct fg_page *page = &plan->pages[number];

	fg_put(sink, "digraph ");
	fg_put_dot(sink, plan->model->id);
	fg_put(sink, " {\n\trankdir=TB;\n\tnode [fontname=\"Arial\", fontsize=8, ");
	fg_put(sink, "margin=\"0.08,0.05\", width=0, height=0];\n");
	for (int32_t i = -1; i < (int32_t)page->panel_count; i++)
		put_panel(plan, page, i, sink);
	for (uint32_t i = 0; i < page->track_count; i++)
		if (is_drawn(plan, page, &page->tracks[i]))
			put_track(plan, page, &page->tracks[i], sink);
	fg_put(sink, "}\n");
}
