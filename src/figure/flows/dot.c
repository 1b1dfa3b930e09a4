/* The drawing graph as DOT: for other layout engines, and for whoever wants to count. */
#include "base/say.h"
#include "base/sink.h"
#include "figure/dot.h"
#include "figure/flows/paint_page.h"
#include "figure/flows/size.h"
#include "figure/flows/words.h"
#include "figure/sentence.h"
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

static void put_block(const struct fg_block *block, struct fg_sink *sink)
{
	for (uint32_t i = 0; i < block->count; i++)
		fg_putf(sink, "%s%s", i ? "\n" : "", block->lines[i]);
}

/* ---- places */

/* How long it is kept, and the rows about that, below the name. */
static void put_kept(const struct fg_plan *plan, fg_ref place, struct fg_sink *label)
{
	const struct fg_kept *kept = fg_place_kept(plan, place);

	if (!kept->words && !kept->marks.count)
		return;
	fg_put(label, "\n");
	if (kept->words)
		fg_dot_kept(plan->figure, kept->words, kept->family, label);
	fg_dot_mark(plan->figure, &kept->marks, label);
}

static void put_place_label(const struct fg_plan *plan, const struct fg_spot *spot,
                            struct fg_sink *sink)
{
	struct fg_sink label = { 0 };

	put_block(&spot->name, &label);
	if (spot->guest && spot->note.count) {
		fg_put(&label, "\n");
		put_block(&spot->note, &label);
	} else if (!spot->guest) {
		put_kept(plan, spot->index, &label);
	}
	fg_put_dot(sink, label.data ? label.data : "");
	fg_sink_fold(&label, sink);
}

static void put_place(const struct fg_plan *plan, const struct fg_spot *spot,
                      struct fg_sink *sink)
{
	static const struct {
		const char *shape, *corners;
	} looks[] = { [FG_PERSON] = { "box", "" },
		      [FG_PLACE_DEVICE] = { "box", "" },
		      [FG_PROCESS] = { "box", ",rounded" },
		      [FG_STORE] = { "cylinder, margin=\"0.06,0.09\"", "" },
		      [FG_EXTERNAL] = { "box", "" } };
	enum fg_place_kind kind = plan->model->places[spot->index].kind;
	struct fg_sink words = { 0 };

	put_place_label(plan, spot, sink);
	fg_putf(sink, ", shape=%s, style=\"filled%s%s\"", looks[kind].shape, looks[kind].corners,
	        fg_place_is_named(plan, spot->index) ? "" : ",dashed");
	if (spot->guest)
		fg_put(sink, ", color=\"" FG_PALE "\", fontcolor=\"" FG_SOFT_INK "\"");
	fg_putf(&words, "%s%s", fg_place_name(plan, spot->index), fg_say(plan->lang, ": "));
	fg_words_place(plan, spot->index, &words);
	fg_dot_title(sink, words.data);
	fg_sink_fold(&words, sink);
}

/* ---- flows */

/* Number, mark and letters, in the rows that they have in a painted badge. */
static void put_badge_label(const struct fg_plan *plan, const struct fg_plan_flow *flow,
                            struct fg_sink *sink)
{
	struct fg_badge badge;
	struct fg_sink label = { 0 };

	fg_badge_make(plan, flow, &badge);
	for (uint32_t i = 0; i < badge.count; i++) {
		bool same = i && badge.parts[i].y <= badge.parts[i - 1].y;

		fg_putf(&label, "%s%s", !i ? "" : same ? " " : "\n", badge.parts[i].text);
	}
	fg_put_dot(sink, label.data ? label.data : "");
	fg_sink_fold(&label, sink);
}

/* No box: words on the ground they stand on, which lines keep off. */
static void put_bare(const struct fg_spot *spot, const char *colour, struct fg_sink *sink)
{
	fg_putf(sink, ", shape=plaintext, margin=\"0.04,0.03\", fillcolor=\"%s\", "
	        "fontcolor=\"%s\"", spot->panel < 0 ? FG_WHITE : FG_PANEL, colour);
}

/* Black for a gap, hollow for a claim. */
static void put_badge_look(const struct fg_plan *plan, const struct fg_spot *spot,
                           struct fg_sink *sink)
{
	const struct fg_plan_flow *flow = &plan->flows[spot->index];

	if (!flow->marks.count)
		put_bare(spot, fg_number_colour(plan, flow), sink);
	else if (flow->marks.shown[0]->family != FG_CLAIMED)
		fg_put(sink, ", fillcolor=\"" FG_INK "\", fontcolor=\"" FG_WHITE "\"");
}

static void put_flow_title(const struct fg_plan *plan, const struct fg_plan_flow *flow,
                           bool whole, struct fg_sink *sink)
{
	struct fg_sink words = { 0 };

	fg_words_flow_title(plan, flow, &words);
	if (whole) {
		fg_put(&words, ". ");
		fg_words_flow(plan, flow, &words);
	}
	fg_dot_title(sink, words.data);
	fg_sink_fold(&words, sink);
}

static void put_badge(const struct fg_plan *plan, const struct fg_spot *spot,
                      struct fg_sink *sink)
{
	const struct fg_plan_flow *flow = &plan->flows[spot->index];

	put_badge_label(plan, flow, sink);
	put_badge_look(plan, spot, sink);
	put_flow_title(plan, flow, true, sink);
}

static void put_stub(const struct fg_plan *plan, const struct fg_spot *spot, fg_ref flow,
                     struct fg_sink *sink)
{
	struct fg_sink words = { 0 };

	fg_put(sink, "\"?\"");
	put_bare(spot, FG_SOFT_INK, sink);
	fg_putf(&words, "%s. %s", fg_label_in(&plan->model->flows[flow].e, plan->lang),
	        fg_words_stub(plan));
	fg_dot_title(sink, words.data);
	fg_sink_fold(&words, sink);
}

static void put_link(const struct fg_spot *spot, struct fg_sink *sink)
{
	struct fg_sink label = { 0 };

	put_block(&spot->name, &label);
	fg_put_dot(sink, label.data ? label.data : "");
	fg_sink_fold(&label, sink);
	fg_put(sink, ", style=\"filled,rounded\", color=\"" FG_PANEL_EDGE "\", fontcolor=\""
	             FG_SOFT_INK "\"");
}

static void put_node(const struct fg_plan *plan, const struct fg_page *page,
                     const struct fg_spot *spot, struct fg_sink *sink)
{
	fg_put(sink, "\t\t");
	put_spot(plan, page, spot, sink);
	fg_put(sink, " [label=");
	switch (spot->kind) {
	case FG_AT_PLACE:
		put_place(plan, spot, sink);
		break;
	case FG_AT_BADGE:
		if (plan->flows[spot->index].drawn)
			put_badge(plan, spot, sink);
		else
			put_stub(plan, spot, plan->flows[spot->index].flow, sink);
		break;
	case FG_AT_STUB:
		put_stub(plan, spot, plan->stubs[spot->index].flow, sink);
		break;
	case FG_AT_LINK:
		put_link(spot, sink);
		break;
	}
	fg_put(sink, "];\n");
}

static void put_panel(const struct fg_plan *plan, const struct fg_page *page, int32_t number,
                      struct fg_sink *sink)
{
	if (number >= 0) {
		fg_ref boundary = page->panels[number].boundary;
		struct fg_sink label = { 0 };

		fg_put(sink, "\tsubgraph ");
		put_name(sink, "cluster", plan->model->boundaries[boundary].e.id);
		fg_put(sink, " {\n\t\tlabel=");
		put_block(&page->panels[number].name, &label);
		fg_put(&label, "\n");
		fg_put_dot_left(sink, label.data ? label.data : "");
		fg_sink_fold(&label, sink);
		fg_put(sink, ";\n\t\ttooltip=");
		fg_put_dot_title(sink, fg_boundary_name(plan, boundary));
		fg_put(sink, ";\n\t\tstyle=filled;\n\t\tfillcolor=\"" FG_PANEL "\";\n\t\tcolor=\""
		             FG_PANEL_EDGE "\";\n");
	}
	for (uint32_t i = 0; i < page->spot_count; i++)
		if (page->spots[i].panel == number && fg_spot_is_drawn(plan, &page->spots[i]))
			put_node(plan, page, &page->spots[i], sink);
	if (number >= 0)
		fg_put(sink, "\t}\n");
}

/* ---- lines */

/* "a -> b [weight=..": the attributes go on. */
static void put_ends(const struct fg_plan *plan, const struct fg_page *page, uint32_t from,
                     uint32_t to, struct fg_sink *sink)
{
	fg_put(sink, "\t");
	put_spot(plan, page, &page->spots[from], sink);
	fg_put(sink, " -> ");
	put_spot(plan, page, &page->spots[to], sink);
	fg_put(sink, " [weight=3");
}

static void put_half(const struct fg_plan *plan, const struct fg_page *page,
                     const struct fg_track *track, bool first, struct fg_sink *sink)
{
	const struct fg_plan_flow *flow = &plan->flows[page->spots[track->badge].index];
	struct fg_dot_line line = { flow->kinds, flow->family, flow->assumed, plan->grey, first,
		                    !first };

	put_ends(plan, page, first ? track->from : track->badge,
	         first ? track->badge : track->to, sink);
	fg_dot_line(&line, sink);
	put_flow_title(plan, flow, false, sink);
	fg_put(sink, "];\n");
}

/* Of a connector to another page, or, without a head, of a stub. */
static void put_faint(const struct fg_plan *plan, const struct fg_page *page,
                      const struct fg_track *track, struct fg_sink *sink)
{
	bool link = track->badge == FG_NONE && page->spots[track->to].kind != FG_AT_STUB;

	put_ends(plan, page, track->from, track->badge == FG_NONE ? track->to : track->badge,
	         sink);
	fg_putf(sink, ", dir=%s, color=\"" FG_PANEL_EDGE "\", penwidth=1];\n",
	        link ? "forward" : "none");
}

static void put_track(const struct fg_plan *plan, const struct fg_page *page,
                      const struct fg_track *track, struct fg_sink *sink)
{
	if (track->badge == FG_NONE || !plan->flows[page->spots[track->badge].index].drawn) {
		put_faint(plan, page, track, sink);
		return;
	}
	put_half(plan, page, track, true, sink);
	put_half(plan, page, track, false, sink);
}

static bool is_drawn(const struct fg_plan *plan, const struct fg_page *page,
                     const struct fg_track *track)
{
	if (track->badge != FG_NONE)
		return fg_spot_is_drawn(plan, &page->spots[track->badge]);
	return fg_spot_is_drawn(plan, &page->spots[track->from])
	       && fg_spot_is_drawn(plan, &page->spots[track->to]);
}

/* ---- key */

/* Whether more comes below. Where flows go in circles no place is the last, and the farthest has to
 * do. */
static bool leads_on(const struct fg_plan *plan, const struct fg_page *page, uint32_t spot)
{
	if (page->spots[spot].kind == FG_AT_PLACE && plan->places[page->spots[spot].index].far)
		return false;
	for (uint32_t i = 0; i < page->track_count; i++)
		if (is_drawn(plan, page, &page->tracks[i])
		    && (page->tracks[i].from == spot || page->tracks[i].badge == spot))
			return true;
	return false;
}

/* Below the ends of the graph, and with it one graph. */
static void put_key(const struct fg_plan *plan, const struct fg_page *page, struct fg_sink *sink)
{
	struct fg_key key;

	fg_legend_key(plan, page, &key);
	if (!fg_dot_key(&key, sink))
		return;
	for (uint32_t i = 0; i < page->spot_count; i++) {
		if (!fg_spot_is_drawn(plan, &page->spots[i]) || leads_on(plan, page, i))
			continue;
		fg_put(sink, "\t");
		put_spot(plan, page, &page->spots[i], sink);
		fg_put(sink, " -> " FG_DOT_KEY " [style=invis, weight=0];\n");
	}
}

void fg_flows_write_dot(const struct fg_figure *figure, uint32_t number, struct fg_sink *sink)
{
	const struct fg_plan *plan = figure->graph;
	const struct fg_page *page = &plan->pages[number];
	struct fg_sink counts = { 0 };
	struct fg_dot_head head = { .page = number, .rankdir = "TB" };

	fg_words_counts(plan, number, &counts);
	head.counts = counts.data;
	head.remarks = fg_remarks(figure, NULL, plan->cut, false);
	fg_dot_open(figure, &head, sink);
	fg_sink_fold(&counts, sink);
	for (int32_t i = -1; i < (int32_t)page->panel_count; i++)
		put_panel(plan, page, i, sink);
	for (uint32_t i = 0; i < page->track_count; i++)
		if (is_drawn(plan, page, &page->tracks[i]))
			put_track(plan, page, &page->tracks[i], sink);
	put_key(plan, page, sink);
	fg_dot_close(sink);
}
