#include "figure/flows/size.h"

#include "base/arena.h"
#include "base/sink.h"
#include "figure/paint.h"

enum { LETTERS_IN_ROW = 3, LETTERS_BELOW = 5 };

#define LETTER_WIDTH 9.6f
#define PART_GAP 1.2f
#define STRAND_GAP 4.0f        /* between the middles of neighbours: an arrow head each */

static void add_part(struct fg_badge *badge, struct fg_part part, float *x)
{
	part.x = *x;
	*x += part.width + PART_GAP;
	badge->parts[badge->count++] = part;
	if (*x - PART_GAP > badge->width)
		badge->width = *x - PART_GAP;
}

static void add_letters(const struct fg_plan *plan, const struct fg_plan_flow *flow,
                        struct fg_badge *badge, float x)
{
	uint32_t letters = 0, in_row = 0;
	float y = 0;

	for (int kind = 0; kind < FG_STRAND_KINDS; kind++)
		letters += flow->kinds >> kind & 1 && fg_strand_look(kind, plan->grey).letter;
	for (int kind = 0; kind < FG_STRAND_KINDS; kind++) {
		char letter = fg_strand_look(kind, plan->grey).letter;

		if (!letter || !(flow->kinds >> kind & 1))
			continue;
		if ((y == 0 && letters > LETTERS_IN_ROW && !in_row) || in_row == LETTERS_BELOW) {
			y += FG_BADGE_HEIGHT;
			x = 0;
			in_row = 0;
		}
		add_part(badge,
		         (struct fg_part){ .kind = FG_PART_LETTER,
		                           .strand = kind,
		                           .y = y,
		                           .width = LETTER_WIDTH,
		                           .text = fg_arena_format(plan->arena, "%c", letter) },
		         &x);
		in_row++;
	}
	badge->height = y + FG_BADGE_HEIGHT;
}

/* Each row of parts stands in the middle. */
static void centre_rows(struct fg_badge *badge)
{
	for (uint32_t first = 0, next; first < badge->count; first = next) {
		const struct fg_part *last;
		float spare;

		for (next = first + 1;
		     next < badge->count && badge->parts[next].y <= badge->parts[first].y;)
			next++;
		last = &badge->parts[next - 1];
		spare = badge->width - last->x - last->width;
		for (uint32_t i = first; i < next; i++)
			badge->parts[i].x += spare / 2;
	}
}

void fg_badge_make(const struct fg_plan *plan, const struct fg_plan_flow *flow,
                   struct fg_badge *ret_badge)
{
	const char *number =
		flow->assumed ? "assumed" : fg_arena_format(plan->arena, "%u", flow->number);
	float x = 0;

	*ret_badge = (struct fg_badge){ 0 };
	add_part(ret_badge, (struct fg_part){ .kind = FG_PART_NUMBER, .text = number,
	         .width = number ? fg_line_width(number, FG_NOTE_SIZE, true) + 2.4f : 0 }, &x);
	if (flow->marks.count) {
		const char *text = fg_mark_text(plan->arena, &flow->marks, 0);

		add_part(ret_badge,
		         (struct fg_part){ .kind = FG_PART_MARK,
		                           .text = text,
		                           .gap = flow->marks.shown[0],
		                           .width = fg_mark_width(text) },
		         &x);
	}
	add_letters(plan, flow, ret_badge, x);
	centre_rows(ret_badge);
}

bool fg_place_has_icon(const struct fg_plan *plan, fg_ref place)
{
	enum fg_place_kind kind = plan->model->places[place].kind;

	return kind == FG_PERSON || kind == FG_PLACE_DEVICE;
}

static float larger(float a, float b)
{
	return a > b ? a : b;
}

static struct fg_block wrap(struct fg_plan *plan, const char *text, struct fg_wrap how)
{
	struct fg_block block = fg_wrap(plan->arena, text, &how);

	plan->cut |= block.cut;
	plan->unknown += block.unknown;
	return block;
}

static void measure_place(struct fg_plan *plan, struct fg_spot *spot, float wish)
{
	const struct fg_kept *kept = &plan->places[spot->index].kept;
	float marks = 0, icon = fg_place_has_icon(plan, spot->index) ? FG_ICON_WIDTH : 0;

	spot->name =
		wrap(plan, fg_place_name(plan, spot->index),
	             (struct fg_wrap){ FG_NAME_SIZE, false, wish, wish * 1.8f + 20, FG_LINES });
	spot->width = larger(spot->name.width + icon + 2 * FG_NAME_PAD_X, 34);
	spot->height = (float)spot->name.count * FG_NAME_LINE + 2 * FG_NAME_PAD_Y;
	spot->note_height = 0;
	if (spot->guest) {
		const char *page = fg_arena_format(plan->arena, "see p. %u",
		                                   plan->places[spot->index].home + 1);

		spot->note = wrap(plan, page ? page : "",
		                  (struct fg_wrap){ FG_NOTE_SIZE, false, wish, wish * 2, 1 });
		spot->width = larger(spot->width, spot->note.width + 2 * FG_NAME_PAD_X);
		spot->height += FG_NOTE_LINE;
		return;
	}
	if (!kept->words)
		return;
	for (uint32_t i = 0; i < kept->marks.count; i++)
		marks += fg_mark_width(fg_mark_text(plan->arena, &kept->marks, i));
	spot->note = wrap(plan, kept->words,
	                  (struct fg_wrap){ FG_NOTE_SIZE, false, larger(62, spot->name.width),
	                                    larger(84, wish * 1.4f), 2 });
	spot->width = larger(spot->width, spot->note.width + 2 * FG_NOTE_PAD_X + marks);
	spot->note_height = (float)spot->note.count * FG_NOTE_LINE + 2 * FG_NOTE_PAD_Y;
	spot->height += spot->note_height;
}

/* "8, 9 to TVS, p. 2"; "8, 9, 11 to p. 2" */
static const char *link_text(struct fg_plan *plan, const struct fg_page *page,
                             const struct fg_connector *link)
{
	struct fg_sink sink = { 0 };
	struct fg_wrap short_name = { FG_NOTE_SIZE, false, 90, 90, 1 };
	struct fg_block name = { 0 };
	const char *text;

	for (uint32_t i = 0; i < link->count; i++) {
		const struct fg_plan_flow *flow = &plan->flows[page->link_flows[link->first + i]];

		fg_put(&sink, i ? ", " : "");
		if (flow->assumed)
			fg_put(&sink, "assumed");
		else
			fg_putf(&sink, "%u", flow->number);
	}
	if (link->other != FG_NONE)
		name = fg_wrap(plan->arena, fg_place_name(plan, link->other), &short_name);
	fg_putf(&sink, " %s %s%sp.\xC2\xA0%u", link->leaves ? "to" : "from",
	        name.count ? name.lines[0] : "", name.count ? ", " : "", link->page + 1);
	text = fg_arena_string(plan->arena, sink.data && !sink.error ? sink.data : "");
	fg_sink_clear(&sink);
	return text ? text : "";
}

static void measure_link(struct fg_plan *plan, const struct fg_page *page, struct fg_spot *spot)
{
	spot->name = wrap(plan, link_text(plan, page, &page->links[spot->index]),
	                  (struct fg_wrap){ FG_NOTE_SIZE, false, 52, 110, FG_LINES });
	spot->width = spot->name.width + 8;
	spot->height = (float)spot->name.count * FG_NOTE_LINE + 3;
}

static void measure_badge(struct fg_plan *plan, struct fg_spot *spot)
{
	struct fg_badge badge;
	struct fg_bundle bundle;

	fg_badge_make(plan, &plan->flows[spot->index], &badge);
	fg_bundle_make(&plan->flows[spot->index], &bundle);
	spot->width = larger(badge.width, bundle.width + 1);
	spot->height = badge.height;
}

void fg_page_measure(struct fg_plan *plan, struct fg_page *page, float wish)
{
	for (uint32_t i = 0; i < page->spot_count; i++) {
		struct fg_spot *spot = &page->spots[i];

		switch (spot->kind) {
		case FG_AT_PLACE:
			measure_place(plan, spot, wish);
			break;
		case FG_AT_BADGE:
			measure_badge(plan, spot);
			break;
		case FG_AT_LINK:
			measure_link(plan, page, spot);
			break;
		case FG_AT_STUB:
			spot->width = 8;
			spot->height = FG_BADGE_HEIGHT;
			break;
		}
	}
	for (uint32_t i = 0; i < page->panel_count; i++)
		page->panels[i].name =
			wrap(plan, fg_boundary_name(plan, page->panels[i].boundary),
		             (struct fg_wrap){ FG_NAME_SIZE, true, 60, 130, FG_LINES });
}

void fg_bundle_make(const struct fg_plan_flow *flow, struct fg_bundle *ret_bundle)
{
	uint32_t chosen = 0;

	*ret_bundle = (struct fg_bundle){ 0 };
	/* Those that have a form of their own first: the letters of the others are in the badge. */
	for (int lettered = 0; lettered < 2; lettered++) {
		for (int kind = 0; kind < FG_STRAND_KINDS && ret_bundle->count < FG_STRANDS_DRAWN;
		     kind++) {
			if (!(flow->kinds >> kind & 1)
			    || (fg_strand_look(kind, false).letter != 0) != lettered)
				continue;
			chosen |= 1u << kind;
			ret_bundle->count++;
		}
	}
	ret_bundle->count = 0;
	for (int kind = 0; kind < FG_STRAND_KINDS; kind++)
		if (chosen >> kind & 1)
			ret_bundle->kinds[ret_bundle->count++] = kind;
	for (uint32_t i = 0; i < ret_bundle->count; i++)
		ret_bundle->offset[i] =
			((float)i - (float)(ret_bundle->count - 1) / 2) * STRAND_GAP;
	ret_bundle->width = (float)ret_bundle->count * STRAND_GAP;
}
