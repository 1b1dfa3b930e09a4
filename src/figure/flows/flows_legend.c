/* What occurs on a page of flows, in the words of the vocabulary, for its key. */
#include "base/arena.h"
#include "base/say.h"
#include "figure/flows/paint_page.h"
#include "figure/key.h"
#include "figure/paint.h"

struct legend {
	const struct fg_plan *plan;
	const struct fg_page *page;
	struct fg_key key;
};

/* The flow of a badge that this reading draws, and not pale, or NULL. */
static const struct fg_plan_flow *flow_at(const struct legend *legend, const struct fg_spot *spot)
{
	const struct fg_plan_flow *flow =
		spot->kind == FG_AT_BADGE ? &legend->plan->flows[spot->index] : NULL;

	return flow && flow->drawn && fg_flow_is_lit(legend->plan, flow) ? flow : NULL;
}

static void add_strands(struct legend *legend)
{
	uint32_t kinds = 0;

	for (uint32_t i = 0; i < legend->page->spot_count; i++) {
		const struct fg_plan_flow *flow = flow_at(legend, &legend->page->spots[i]);

		kinds |= flow ? flow->kinds : 0;
	}
	if (legend->plan->light)
		kinds = legend->plan->light->by_strength ? 0 : 1u << legend->plan->light->kind;
	for (int kind = 0; kind < FG_STRAND_KINDS; kind++)
		if (kinds >> kind & 1)
			fg_key_add_strand(&legend->key, kind);
}

static void add_families(struct legend *legend)
{
	uint32_t statuses[FG_FAMILIES] = { 0 };

	for (uint32_t i = 0; i < legend->page->spot_count; i++) {
		const struct fg_plan_flow *flow = flow_at(legend, &legend->page->spots[i]);

		if (flow && !flow->assumed)
			statuses[flow->family] |= 1u << flow->status;
	}
	fg_key_add_families(&legend->key, statuses);
}

static const struct fg_marks *marks_of(const struct legend *legend, const struct fg_spot *spot)
{
	if (spot->kind == FG_AT_BADGE)
		return flow_at(legend, spot) ? &flow_at(legend, spot)->marks : NULL;
	return spot->kind == FG_AT_PLACE && !spot->guest
	                       && fg_place_is_lit(legend->plan, spot->index)
	               ? &fg_place_kept(legend->plan, spot->index)->marks
	               : NULL;
}

static void add_marks(struct legend *legend)
{
	bool more = false, black = false;    /* badges with more rows; of gaps */

	for (uint32_t i = 0; i < legend->page->spot_count; i++) {
		const struct fg_marks *marks = marks_of(legend, &legend->page->spots[i]);

		for (uint32_t k = 0; marks && k < marks->count; k++)
			fg_key_add_mark(&legend->key, marks->shown[k]);
		if (!marks || !marks->count || !marks->more)
			continue;
		more = true;
		black |= marks->shown[marks->count - 1]->family == FG_GAP;
	}
	if (more)
		fg_key_add(&legend->key, (struct fg_key_entry){
			.paint = fg_sample_mark, .which = black ? FG_GAP : FG_CLAIMED, .mark = "+1",
			.words = fg_say(legend->plan->lang, "one more row in the register"),
			.sample_width = fg_mark_width("+1") });
}

/* ---- samples of this view alone */

static void sample_pale(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene)
{
	(void)entry;
	fg_paint_sample_line(scene, at, (struct fg_strand){
		.form = FG_LINE_SINGLE, .colour = FG_PALE, .width = 0.6f, .head = 3.2f });
}

static void sample_start(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene)
{
	(void)entry;
	fg_paint_sample_box(scene, at, &(struct fg_look){
		FG_WHITE, { FG_INK, 2.2f, FG_DASH_SOLID }, 0, false });
}

/* `which`: strand kind, and how surely an element goes that way. */
static void sample_strength(const struct fg_key_entry *entry, struct fg_xy at,
                            struct fg_scene *scene)
{
	struct fg_strand strand = {
		.colour = fg_strand_look(entry->which / FG_STRENGTHS, entry->grey).colour
	};

	fg_set_strength(&strand, (enum fg_strength)(entry->which % FG_STRENGTHS));
	fg_paint_sample_line(scene, at, strand);
}

/* `mark`: the letter in the box. */
static void sample_below(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene)
{
	struct fg_letters letters = { FG_NOTE_SIZE, false, FG_ANCHOR_START, FG_INK };

	at.y -= FG_KEY_ROW / 2;
	fg_paint_label(scene, at, FG_KEY_ROW, entry->mark, &letters);
}

/* ---- what occurs */

static void add_strengths(struct legend *legend)
{
	static const char *const words[FG_STRENGTHS] = {
		[FG_BY_NAME] = FG_SAY("named on the way"),
		[FG_BY_CATEGORY] = FG_SAY("its category is named"),
		[FG_POSSIBLE] = FG_SAY("possible: a flow there does not say what it carries"),
	};
	uint32_t found = 0;

	for (uint32_t i = 0; i < legend->page->spot_count; i++) {
		const struct fg_plan_flow *flow = flow_at(legend, &legend->page->spots[i]);

		if (flow)
			found |= 1u << (legend->plan->light->flows[flow - legend->plan->flows] - 1);
	}
	for (int i = 0; i < FG_STRENGTHS; i++)
		if (found >> i & 1)
			fg_key_add(&legend->key, (struct fg_key_entry){
				.paint = sample_strength,
				.which = legend->plan->light->kind * FG_STRENGTHS + i,
				.words = fg_say(legend->plan->lang, words[i]) });
}

/* What the boxes of places have no room for. */
static void add_below(struct legend *legend)
{
	const struct fg_light *light = legend->plan->light;
	uint32_t found = 0;

	for (uint32_t i = 0; light && i < legend->page->spot_count; i++) {
		const struct fg_spot *spot = &legend->page->spots[i];
		uint32_t letter;

		if (spot->kind != FG_AT_PLACE || spot->guest || !light->below[spot->index])
			continue;
		letter = light->below[spot->index];
		if (!(found >> letter & 1))
			fg_key_add(&legend->key, (struct fg_key_entry){
				.paint = sample_below, .sample_width = 10,
				.mark = fg_below_mark(legend->plan->arena, letter),
				.words = light->kept[spot->index].words });
		found |= 1u << letter;
	}
}

/* What occurs on the page, in the order of the key. */
enum occurs { START, PALE, UNNAMED, GUEST, STUB, ASSUMED, CONNECTOR, PANEL, OCCURS };

static const struct {
	void (*paint)(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene);
	const char *words;
	float width;
} parts[OCCURS] = {
	[START] = { sample_start, FG_SAY("where it starts"), 0 },
	[PALE] = { sample_pale, FG_SAY("other flows"), 0 },
	[UNNAMED] = { fg_sample_unnamed, FG_SAY("not named"), 0 },
	[GUEST] = { fg_sample_guest, FG_SAY("place shown in full on another page"), 0 },
	[STUB] = { fg_sample_stub, FG_SAY("questioned: raised, asserted by nobody"),
	           FG_STUB_SAMPLE },
	[ASSUMED] = { fg_sample_assumed, FG_SAY("assumption, not counted"), 0 },
	[CONNECTOR] = { fg_sample_connector, FG_SAY("flow drawn on that page"), 0 },
	[PANEL] = { fg_sample_panel, FG_SAY("boundary: who holds the data"), 0 },
};

/* Whether this reading has any of its flows. */
static bool is_linked(const struct legend *legend, const struct fg_connector *link)
{
	for (uint32_t i = 0; i < link->count; i++)
		if (legend->plan->flows[legend->page->link_flows[link->first + i]].drawn)
			return true;
	return false;
}

/* Bit per enum occurs; adds to the families of how long places keep, and after them whether that
 * varies. */
static uint32_t occurs_at(const struct legend *legend, const struct fg_spot *spot,
                          uint32_t *kept)
{
	const struct fg_plan *plan = legend->plan;

	switch (spot->kind) {
	case FG_AT_STUB:
		return (uint32_t)(plan->stubs[spot->index].drawn && !plan->light) << STUB;
	case FG_AT_LINK:
		return (uint32_t)is_linked(legend, &legend->page->links[spot->index]) << CONNECTOR;
	case FG_AT_BADGE:
		return (uint32_t)(plan->flows[spot->index].drawn && !flow_at(legend, spot)) << PALE
		       | (uint32_t)(flow_at(legend, spot) && plan->flows[spot->index].assumed)
		               << ASSUMED
		       | (uint32_t)(plan->flows[spot->index].questioned && !plan->light) << STUB;
	case FG_AT_PLACE:
		break;
	}
	if (!spot->guest && fg_place_is_lit(plan, spot->index)
	    && fg_place_kept(plan, spot->index)->words)
		*kept |= 1u << fg_place_kept(plan, spot->index)->family
		         | (uint32_t)fg_place_kept(plan, spot->index)->varies << FG_FAMILIES;
	return (uint32_t)spot->guest << GUEST
	       | (uint32_t)(plan->light && plan->light->places[spot->index] == 2) << START
	       | (uint32_t)!fg_place_is_named(plan, spot->index) << UNNAMED;
}

static void add_parts(struct legend *legend)
{
	uint32_t kept = 0, found = 1u << PANEL;

	for (uint32_t i = 0; i < legend->page->spot_count; i++)
		found |= occurs_at(legend, &legend->page->spots[i], &kept);
	fg_key_add_kept(&legend->key, kept);
	if (kept >> FG_FAMILIES & 1)
		fg_key_add_varies(&legend->key);
	for (int i = 0; i < OCCURS; i++)
		if (found >> i & 1)
			fg_key_add(&legend->key, (struct fg_key_entry){
				.paint = parts[i].paint, .sample_width = parts[i].width,
				.words = fg_say(legend->plan->lang, parts[i].words) });
}

static void fill(struct legend *legend, const struct fg_plan *plan,
                 const struct fg_page *page)
{
	*legend = (struct legend){ .plan = plan, .page = page,
		                   .key = { .figure = plan->figure } };
	add_strands(legend);
	if (plan->light && plan->light->by_strength)
		add_strengths(legend);
	add_families(legend);
	add_marks(legend);
	add_parts(legend);
	add_below(legend);
}

void fg_legend_key(const struct fg_plan *plan, const struct fg_page *page, struct fg_key *ret_key)
{
	struct legend legend;

	fill(&legend, plan, page);
	*ret_key = legend.key;
}

float fg_legend_height(const struct fg_plan *plan, const struct fg_page *page)
{
	struct legend legend;

	fill(&legend, plan, page);
	return fg_key_height(&legend.key);
}

void fg_paint_legend(const struct fg_plan *plan, const struct fg_page *page, float top,
                     struct fg_scene *scene)
{
	struct legend legend;

	fill(&legend, plan, page);
	fg_key_paint(&legend.key, top, scene);
}
