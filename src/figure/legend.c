/* The legend: only what occurs on the page, in the words of the vocabulary, in rows at the
 * bottom. */
#include <string.h>

#include "base/arena.h"
#include "base/sink.h"
#include "figure/arrange.h"
#include "figure/paint.h"
#include "figure/size.h"
#include "figure/words.h"

#define ROW 13.0f
#define BETWEEN 14.0f          /* entries of a row */
#define SAMPLE 24.0f           /* length of a line's sample */
#define GAP 4.0f               /* from the sample to its words */
#define ABOVE 8.0f             /* the first row */

enum { ENTRIES = 64 };

enum sample { STRAND, FAMILY, MARK, KEPT, UNNAMED, STUB, ASSUMED, GUEST, CONNECTOR, PANEL };

struct entry {
	enum sample sample;
	int which;                       /* strand kind or family */
	const char *mark;                /* text in a badge */
	const char *words;
	float width, sample_width;
};

struct legend {
	const struct fg_plan *plan;
	const struct fg_page *page;
	struct entry entries[ENTRIES];
	uint32_t count;
};

static void add(struct legend *legend, struct entry entry)
{
	struct fg_wrap how = { FG_NOTE_SIZE, false, 0, 0, 1 };
	struct fg_block block;

	if (legend->count == ENTRIES || !entry.words)
		return;
	if (entry.sample_width <= 0)
		entry.sample_width = SAMPLE;
	how.limit = legend->plan->width - 2 * FG_PAPER_EDGE - entry.sample_width - GAP;
	block = fg_wrap(legend->plan->arena, entry.words, &how);
	if (!block.count)
		return;
	entry.words = block.lines[0];
	entry.width = entry.sample_width + GAP + fg_line_width(entry.words, FG_NOTE_SIZE, false);
	legend->entries[legend->count++] = entry;
}

static const struct fg_plan_flow *flow_at(const struct legend *legend, const struct fg_spot *spot)
{
	return spot->kind == FG_AT_BADGE ? &legend->plan->flows[spot->index] : NULL;
}

static void add_strands(struct legend *legend)
{
	uint32_t kinds = 0;

	for (uint32_t i = 0; i < legend->page->spot_count; i++) {
		const struct fg_plan_flow *flow = flow_at(legend, &legend->page->spots[i]);

		kinds |= flow ? flow->kinds : 0;
	}
	for (int kind = 0; kind < FG_STRAND_KINDS; kind++) {
		struct fg_strand_look look = fg_strand_look(kind, legend->plan->grey);

		if (kinds >> kind & 1)
			add(legend,
			    (struct entry){ .sample = STRAND,
			                    .which = kind,
			                    .words = look.label,
			                    .sample_width =
			                            SAMPLE
			                            + (look.letter ? FG_BADGE_HEIGHT + 1 : 0) });
	}
}

/* "gap: not stated, partly" for the flows of one family; NULL when there is none. */
static const char *family_words(const struct legend *legend, enum fg_family family)
{
	struct fg_sink sink = { 0 };
	uint32_t statuses = 0;
	const char *between = ": ", *words = NULL;

	for (uint32_t i = 0; i < legend->page->spot_count; i++) {
		const struct fg_plan_flow *flow = flow_at(legend, &legend->page->spots[i]);

		if (flow && !flow->assumed && flow->family == family)
			statuses |= 1u << flow->status;
	}
	if (!statuses)
		return NULL;
	fg_put(&sink, fg_vocab_word(FG_VOCAB_FAMILY, family)->label);
	for (size_t i = 0; i < FG_STATUSES; i++) {
		if (!(statuses >> i & 1))
			continue;
		fg_putf(&sink, "%s%s", between, fg_vocab_word(FG_VOCAB_STATUS, i)->label);
		between = ", ";
	}
	if (sink.data && !sink.error)
		words = fg_arena_string(legend->plan->arena, sink.data);
	fg_sink_clear(&sink);
	return words;
}

static void add_families(struct legend *legend)
{
	for (int family = 0; family < FG_FAMILIES; family++)
		add(legend, (struct entry){ .sample = FAMILY, .which = family,
		    .words = family_words(legend, (enum fg_family)family) });
}

static const struct fg_marks *marks_of(const struct legend *legend, const struct fg_spot *spot)
{
	if (spot->kind == FG_AT_BADGE)
		return &legend->plan->flows[spot->index].marks;
	return spot->kind == FG_AT_PLACE && !spot->guest
	               ? &legend->plan->places[spot->index].kept.marks
	               : NULL;
}

static const char *claim_words(const struct legend *legend, const struct fg_gap *row)
{
	struct fg_sink who = { 0 };
	const char *status = fg_vocab_word(FG_VOCAB_STATUS, row->status)->label, *words;

	fg_words_claimants(legend->plan, row, &who);
	words = who.length ? fg_arena_format(legend->plan->arena, "%s, according to %s", status,
	                                     who.data)
	                   : fg_arena_string(legend->plan->arena, status);
	fg_sink_clear(&who);
	return words;
}

/* Whether a list such as "G7, G12" has the mark itself, not only as the head of another. */
static bool lists(const char *list, const char *mark)
{
	size_t length = strlen(mark);

	for (const char *at = list; (at = strstr(at, mark)); at += length)
		if (at[length] == '\0' || at[length] == ',')
			return true;
	return false;
}

/* Claims by the same people about the same lack share an entry: "G7, G9". */
static void add_claim(struct legend *legend, const struct fg_gap *row)
{
	const char *words = claim_words(legend, row),
		   *mark = fg_arena_format(legend->plan->arena, "G%u", row->number);

	for (uint32_t i = 0; words && mark && i < legend->count; i++) {
		struct entry *entry = &legend->entries[i];

		if (entry->sample != MARK || entry->which != FG_CLAIMED
		    || strcmp(entry->words, words) != 0)
			continue;
		if (lists(entry->mark, mark))
			return;
		mark = fg_arena_format(legend->plan->arena, "%s, %s", entry->mark, mark);
		if (!mark)
			return;
		entry->width += fg_mark_width(mark) - entry->sample_width;
		entry->sample_width = fg_mark_width(mark);
		entry->mark = mark;
		return;
	}
	if (mark)
		add(legend, (struct entry){ .sample = MARK,
		                            .which = FG_CLAIMED,
		                            .mark = mark,
		                            .words = words,
		                            .sample_width = fg_mark_width(mark) });
}

static void add_marks(struct legend *legend)
{
	bool gap = false, more = false;

	for (uint32_t i = 0; i < legend->page->spot_count; i++) {
		const struct fg_marks *marks = marks_of(legend, &legend->page->spots[i]);

		for (uint32_t k = 0; marks && k < marks->count; k++)
			gap |= marks->shown[k]->family != FG_CLAIMED;
		more |= marks && marks->more;
	}
	if (gap)
		add(legend,
		    (struct entry){ .sample = MARK,
		                    .which = FG_GAP,
		                    .mark = "G1",
		                    .words = more ? "gap number in the register (+1: one more)"
		                                  : "gap number in the register",
		                    .sample_width = fg_mark_width("G1") });
	for (uint32_t i = 0; i < legend->page->spot_count; i++) {
		const struct fg_marks *marks = marks_of(legend, &legend->page->spots[i]);

		for (uint32_t k = 0; marks && k < marks->count; k++)
			if (marks->shown[k]->family == FG_CLAIMED)
				add_claim(legend, marks->shown[k]);
	}
}

static void add_places(struct legend *legend)
{
	static const char *const kept_words[FG_FAMILIES] = {
		[FG_GAP] = "how long it is kept: gap",
		[FG_CLAIMED] = NULL,
		[FG_TO_VERIFY] = "how long it is kept: to verify"
	};
	const struct fg_plan *plan = legend->plan;
	uint32_t kept = 0;
	bool unnamed = false, guest = false;

	for (uint32_t i = 0; i < legend->page->spot_count; i++) {
		const struct fg_spot *spot = &legend->page->spots[i];

		if (spot->kind != FG_AT_PLACE)
			continue;
		guest |= spot->guest;
		unnamed |= !plan->model->places[spot->index].identified
		           || !plan->model->parties[plan->model->places[spot->index].custodian]
		                       .identified;
		if (!spot->guest && plan->places[spot->index].kept.words)
			kept |= 1u << plan->places[spot->index].kept.family;
	}
	for (int family = 0; family < FG_FAMILIES; family++)
		if (kept >> family & 1)
			add(legend, (struct entry){ .sample = KEPT,
			                            .which = family,
			                            .words = kept_words[family] });
	if (unnamed)
		add(legend, (struct entry){ .sample = UNNAMED, .words = "not named" });
	if (guest)
		add(legend, (struct entry){ .sample = GUEST,
		                            .words = "place shown in full on another page" });
}

static void add_rest(struct legend *legend)
{
	bool stub = false, assumed = false, connector = false;

	for (uint32_t i = 0; i < legend->page->spot_count; i++) {
		const struct fg_spot *spot = &legend->page->spots[i];

		stub |= spot->kind == FG_AT_STUB;
		connector |= spot->kind == FG_AT_LINK;
		assumed |= spot->kind == FG_AT_BADGE && flow_at(legend, spot)->assumed;
	}
	if (stub)
		add(legend, (struct entry){ .sample = STUB,
		                            .sample_width = SAMPLE + 8,
		                            .words = "questioned: raised, asserted by nobody" });
	if (assumed)
		add(legend,
		    (struct entry){ .sample = ASSUMED, .words = "assumption, not counted" });
	if (connector)
		add(legend,
		    (struct entry){ .sample = CONNECTOR, .words = "flow drawn on that page" });
	add(legend, (struct entry){ .sample = PANEL, .words = "boundary: who holds the data" });
}

static void fill(struct legend *legend, const struct fg_plan *plan, uint32_t page)
{
	legend->plan = plan;
	legend->page = &plan->pages[page];
	legend->count = 0;
	add_strands(legend);
	add_families(legend);
	add_marks(legend);
	add_places(legend);
	add_rest(legend);
}

static float room(const struct legend *legend)
{
	return legend->plan->width - 2 * FG_PAPER_EDGE;
}

/* Number of entries from `first` on that stand in one row. */
static uint32_t row_of(const struct legend *legend, uint32_t first)
{
	float width = legend->entries[first].width;
	uint32_t count = 1;

	while (first + count < legend->count
	       && width + BETWEEN + legend->entries[first + count].width <= room(legend))
		width += BETWEEN + legend->entries[first + count++].width;
	return count;
}

float fg_legend_height(const struct fg_plan *plan, uint32_t page)
{
	struct legend legend;
	uint32_t rows = 0;

	fill(&legend, plan, page);
	for (uint32_t i = 0; i < legend.count; i += row_of(&legend, i))
		rows++;
	return ABOVE + (float)rows * ROW;
}

static void paint_line_sample(const struct legend *legend, const struct entry *entry,
                              struct fg_xy at, struct fg_scene *scene)
{
	struct fg_xy ends[4] = { at, { at.x + SAMPLE / 3, at.y }, { at.x + 2 * SAMPLE / 3, at.y },
	                         { at.x + SAMPLE, at.y } };
	struct fg_strand strand = {
		{ ends, 4 }, FG_LINE_SINGLE, FG_INK, FG_DASH_SOLID, 1.2f, 4.8f
	};

	if (entry->sample == STRAND) {
		struct fg_strand_look look = fg_strand_look(entry->which, legend->plan->grey);
		char letter[2] = { look.letter, '\0' };

		strand.form = look.form;
		strand.colour = look.colour;
		strand.head = look.form == FG_LINE_DOUBLE ? 5.8f : 4.8f;
		if (look.letter)
			fg_paint_letter(
				scene,
				(struct fg_xy){ at.x + SAMPLE + 1, at.y - FG_BADGE_HEIGHT / 2 },
				letter, look.colour);
	} else if (entry->sample == FAMILY) {
		strand.dash = fg_family_dash((enum fg_family)entry->which);
	} else if (entry->sample == ASSUMED) {
		strand.dash = FG_DASH_DASHDOT;
		strand.colour = FG_PANEL_EDGE;
		strand.width = 0.8f;
		strand.head = 3.9f;
	} else {
		strand.colour = FG_PANEL_EDGE;
		strand.width = 1;
		strand.head = 0;
		strand.path = (struct fg_path){ ends, 4 };
	}
	fg_paint_strand(scene, &strand);
}

static void paint_box_sample(const struct entry *entry, struct fg_xy at, struct fg_scene *scene)
{
	struct fg_rect box = { at.x + 1, at.y - 4.5f, at.x + SAMPLE - 1, at.y + 4.5f };
	struct fg_look look = { FG_WHITE, { FG_INK, 1.1f, FG_DASH_SOLID }, 0, false };

	if (entry->sample == KEPT)
		look.stroke.dash = fg_family_dash((enum fg_family)entry->which);
	else if (entry->sample == UNNAMED)
		look.stroke.dash = FG_DASH_DASHED;
	else
		look.stroke.colour = FG_PANEL_EDGE;
	if (entry->sample == CONNECTOR)
		look.radius = 4;
	if (entry->sample == PANEL)
		look = (struct fg_look){
			FG_PANEL, { FG_PANEL_EDGE, 0.7f, FG_DASH_SOLID }, 4, false
		};
	if (entry->sample == KEPT) {
		struct fg_xy points[4] = { { box.left, box.top },
			                   { box.left, box.bottom },
			                   { box.right, box.bottom },
			                   { box.right, box.top } };
		struct fg_xy top[2] = { points[0], points[3] };
		struct fg_look solid = { NULL, { FG_INK, 1.1f, FG_DASH_SOLID }, 0, false };

		look.fill = NULL;
		fg_paint_lines(scene, points, 4, &look);
		fg_paint_lines(scene, top, 2, &solid);
		return;
	}
	fg_paint_rect(scene, box, &look);
}

static void paint_entry(const struct legend *legend, const struct entry *entry, struct fg_xy at,
                        struct fg_scene *scene)
{
	struct fg_letters letters = { FG_NOTE_SIZE, false, FG_ANCHOR_START, FG_INK };
	struct fg_letters stub = { FG_NAME_SIZE, true, FG_ANCHOR_START, FG_SOFT_INK };

	fg_scene_open(scene, "legend", NULL, NULL, NULL);
	switch (entry->sample) {
	case STRAND:
	case FAMILY:
	case ASSUMED:
		paint_line_sample(legend, entry, at, scene);
		break;
	case STUB:
		paint_line_sample(legend, entry, at, scene);
		fg_paint_label(scene, (struct fg_xy){ at.x + SAMPLE + 2, at.y - ROW / 2 }, ROW, "?",
		               &stub);
		break;
	case MARK:
		fg_paint_mark(scene, (struct fg_xy){ at.x, at.y - FG_BADGE_HEIGHT / 2 },
		              entry->mark, (enum fg_family)entry->which);
		break;
	default:
		paint_box_sample(entry, at, scene);
	}
	fg_paint_label(scene, (struct fg_xy){ at.x + entry->sample_width + GAP, at.y - ROW / 2 },
	               ROW, entry->words, &letters);
	fg_scene_close(scene);
}

void fg_paint_legend(const struct fg_plan *plan, uint32_t page, float top, struct fg_scene *scene)
{
	struct legend legend;
	struct fg_xy at = { FG_PAPER_EDGE, top + ABOVE + ROW / 2 };

	fill(&legend, plan, page);
	fg_scene_open(scene, "legend", "legend", "Legend", NULL);
	for (uint32_t i = 0, count; i < legend.count; i += count, at.y += ROW) {
		at.x = FG_PAPER_EDGE;
		count = row_of(&legend, i);
		for (uint32_t k = i; k < i + count; k++) {
			paint_entry(&legend, &legend.entries[k], at, scene);
			at.x += legend.entries[k].width + BETWEEN;
		}
	}
	fg_scene_close(scene);
}
