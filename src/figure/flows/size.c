#include "figure/flows/size.h"

#include "base/arena.h"
#include "base/say.h"
#include "base/sink.h"
#include "figure/paint.h"

enum { LETTERS_IN_ROW = 3, LETTERS_BELOW = 5 };

#define LETTER_WIDTH 9.6f
#define PART_GAP 1.2f

static void add_part(struct fg_badge *badge, struct fg_part part, float *x)
{
	part.x = *x;
	*x += part.width + PART_GAP;
	badge->parts[badge->count++] = part;
	if (*x - PART_GAP > badge->width)
		badge->width = *x - PART_GAP;
}

/* Categories whose letters stand in the badge: on a page that is about one, that one. */
static uint32_t shown_kinds(const struct fg_plan *plan, const struct fg_plan_flow *flow)
{
	if (!plan->light)
		return flow->kinds;
	return plan->light->by_strength ? 0 : 1u << plan->light->kind;
}

/* Below the number where all of the flow's would not stand beside it. */
static void add_letters(const struct fg_plan *plan, const struct fg_plan_flow *flow,
                        struct fg_badge *badge, float x)
{
	uint32_t letters = 0, in_row = 0, shown = shown_kinds(plan, flow);
	float y = 0;

	for (int kind = 0; kind < FG_STRAND_KINDS; kind++)
		letters += flow->kinds >> kind & 1 && fg_strand_look(kind, plan->grey).letter;
	for (int kind = 0; kind < FG_STRAND_KINDS; kind++) {
		char letter = fg_strand_look(kind, plan->grey).letter;

		if (!letter || !(shown >> kind & 1))
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
	const char *number = flow->assumed ? fg_say(plan->lang, "assumed")
	                                   : fg_arena_format(plan->arena, "%u", flow->number);
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

/* The plan itself, then its variants. */
static struct fg_plan *variant_at(struct fg_plan *plan, uint32_t i)
{
	return i ? &plan->variants[i - 1] : plan;
}

/* Room for a text in every variant. */
struct room {
	float width;
	uint32_t lines;
};

static void take_block(struct room *room, const struct fg_plan *plan, uint32_t variant,
                       const struct fg_block *block, float beside)
{
	if (!variant && plan->held)
		return;
	room->width = larger(room->width, block->width + beside);
	room->lines = block->count > room->lines ? block->count : room->lines;
}

static struct room measure_name(struct fg_plan *plan, struct fg_spot *spot, float wish)
{
	struct fg_wrap how = { FG_NAME_SIZE, false, wish, wish * 1.8f + 20, FG_LINES };
	struct room room = { 0 };

	for (uint32_t i = 0; i <= plan->variant_count; i++) {
		struct fg_plan *variant = variant_at(plan, i);
		struct fg_block block = wrap(variant, fg_place_name(variant, spot->index), how);

		take_block(&room, plan, i, &block, 0);
		if (i == 0)
			spot->name = block;
	}
	return room;
}

static struct room measure_guest(struct fg_plan *plan, struct fg_spot *spot, float wish)
{
	struct fg_wrap how = { FG_NOTE_SIZE, false, wish, wish * 2, 1 };
	struct room room = { 0 };

	for (uint32_t i = 0; i <= plan->variant_count; i++) {
		struct fg_plan *variant = variant_at(plan, i);
		const char *page = fg_arena_format(plan->arena, fg_say(variant->lang, "see p. %u"),
		                                   plan->places[spot->index].home + 1);
		struct fg_block block = wrap(variant, page ? page : "", how);

		take_block(&room, plan, i, &block, 0);
		if (i == 0)
			spot->note = block;
	}
	return room;
}

static float marks_width(const struct fg_plan *plan, const struct fg_marks *marks)
{
	float width = 0;

	for (uint32_t i = 0; i < marks->count; i++)
		width += fg_mark_width(fg_mark_text(plan->arena, marks, i));
	return width;
}

/* How long a place keeps, with its badges beside it. */
static struct room measure_kept(struct fg_plan *plan, struct fg_spot *spot, float wish, float name)
{
	struct fg_wrap how = { FG_NOTE_SIZE, false, larger(62, name), larger(84, wish * 1.4f), 2 };
	struct room room = { 0 };

	for (uint32_t i = 0; i <= plan->variant_count; i++) {
		struct fg_plan *variant = variant_at(plan, i);
		const struct fg_kept *kept = &variant->places[spot->index].kept;
		struct fg_block block = { 0 };

		if (kept->words)
			block = wrap(variant, kept->words, how);
		take_block(&room, plan, i, &block, marks_width(variant, &kept->marks));
		if (i == 0)
			spot->note = block;
	}
	return room;
}

static void measure_place(struct fg_plan *plan, struct fg_spot *spot, float wish)
{
	float icon = fg_place_has_icon(plan, spot->index) ? FG_ICON_WIDTH : 0;
	struct room name = measure_name(plan, spot, wish), note;

	spot->width = larger(name.width + icon + 2 * FG_NAME_PAD_X, 34);
	spot->height = (float)name.lines * FG_NAME_LINE + 2 * FG_NAME_PAD_Y;
	spot->note_height = spot->note_room = 0;
	if (spot->guest) {
		note = measure_guest(plan, spot, wish);
		spot->width = larger(spot->width, note.width + 2 * FG_NAME_PAD_X);
		spot->height += FG_NOTE_LINE;
		return;
	}
	note = measure_kept(plan, spot, wish, name.width);
	if (!note.lines)
		return;
	spot->width = larger(spot->width, note.width + 2 * FG_NOTE_PAD_X);
	spot->note_room = (float)note.lines * FG_NOTE_LINE + 2 * FG_NOTE_PAD_Y;
	spot->note_height = spot->note.count ? spot->note_room : 0;
	spot->height += spot->note_room;
}

/* "8, 9"; empty when this reading has none of them. */
static void put_link_flows(const struct fg_plan *plan, const struct fg_page *page,
                           const struct fg_connector *link, struct fg_sink *sink)
{
	for (uint32_t i = 0; i < link->count; i++) {
		const struct fg_plan_flow *flow = &plan->flows[page->link_flows[link->first + i]];

		if (!flow->drawn)
			continue;
		fg_put(sink, sink->length ? fg_say(plan->lang, ", ") : "");
		if (flow->assumed)
			fg_put(sink, fg_say(plan->lang, "assumed"));
		else
			fg_putf(sink, "%u", flow->number);
	}
}

/* "8, 9 to TVS, p. 2"; "8, 9, 11 to p. 2" */
static const char *link_text(struct fg_plan *plan, const struct fg_page *page,
                             const struct fg_connector *link)
{
	struct fg_sink numbers = { .arena = plan->arena };
	struct fg_wrap short_name = { FG_NOTE_SIZE, false, 90, 90, 1 };
	struct fg_block name = { 0 };
	const char *text = NULL;

	put_link_flows(plan, page, link, &numbers);
	if (link->other != FG_NONE)
		name = fg_wrap(plan->arena, fg_place_name(plan, link->other), &short_name);
	if (numbers.length && name.count)
		text = fg_arena_format(plan->arena,
		                       link->leaves
		                               ? fg_say(plan->lang, "%s to %s, p.\302\240%u")
		                               : fg_say(plan->lang, "%s from %s, p.\302\240%u"),
		                       numbers.data, name.lines[0], link->page + 1);
	else if (numbers.length)
		text = fg_arena_format(plan->arena,
		                       link->leaves ? fg_say(plan->lang, "%s to p.\302\240%u")
		                                    : fg_say(plan->lang, "%s from p.\302\240%u"),
		                       numbers.data, link->page + 1);
	fg_sink_clear(&numbers);
	return text ? text : "";
}

static void measure_link(struct fg_plan *plan, const struct fg_page *page, struct fg_spot *spot)
{
	struct fg_wrap how = { FG_NOTE_SIZE, false, 52, 110, FG_LINES };
	struct room room = { 0 };

	for (uint32_t i = 0; i <= plan->variant_count; i++) {
		struct fg_plan *variant = variant_at(plan, i);
		struct fg_block block =
			wrap(variant, link_text(variant, page, &page->links[spot->index]), how);

		take_block(&room, plan, i, &block, 0);
		if (i == 0)
			spot->name = block;
	}
	spot->width = room.width + 8;
	spot->height = (float)room.lines * FG_NOTE_LINE + 3;
}

static void measure_badge(struct fg_plan *plan, struct fg_spot *spot)
{
	struct fg_bundle bundle;

	fg_bundle_make(&plan->flows[spot->index], &bundle);
	spot->width = bundle.width + 1;
	spot->height = 0;
	for (uint32_t i = 0; i <= plan->variant_count; i++) {
		const struct fg_plan *variant = variant_at(plan, i);
		struct fg_badge badge;

		if (!i && plan->held)
			continue;
		fg_badge_make(variant, &variant->flows[spot->index], &badge);
		spot->width = larger(spot->width, badge.width);
		spot->height = larger(spot->height, badge.height);
	}
}

static void measure_panel(struct fg_plan *plan, struct fg_panel *panel)
{
	struct fg_wrap how = { FG_NAME_SIZE, true, 60, 130, FG_LINES };
	struct room room = { 0 };

	for (uint32_t i = 0; i <= plan->variant_count; i++) {
		struct fg_plan *variant = variant_at(plan, i);
		struct fg_block block =
			wrap(variant, fg_boundary_name(variant, panel->boundary), how);

		take_block(&room, plan, i, &block, 0);
		if (i == 0)
			panel->name = block;
	}
	panel->label_width = room.width;
	panel->label_height = (float)room.lines * FG_NAME_LINE;
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
		measure_panel(plan, &page->panels[i]);
}

static bool place_fits(const struct fg_plan *plan, const struct fg_spot *spot)
{
	const struct fg_kept *kept = &plan->places[spot->index].kept;
	float width = spot->note.width + marks_width(plan, &kept->marks) + 2 * FG_NOTE_PAD_X;
	float height = (float)spot->note.count * FG_NOTE_LINE + 2 * FG_NOTE_PAD_Y;

	if (spot->guest || !kept->words)
		return true;
	return width <= spot->width + 0.1f && height <= spot->note_room + 0.1f;
}

static bool link_fits(const struct fg_spot *spot)
{
	return spot->name.width + 8 <= spot->width + 0.1f
	       && (float)spot->name.count * FG_NOTE_LINE + 3 <= spot->height + 0.1f;
}

bool fg_page_holds(struct fg_plan *plan, struct fg_page *page)
{
	for (uint32_t i = 0; i < page->spot_count; i++) {
		struct fg_spot *spot = &page->spots[i];
		struct fg_badge badge;

		if ((spot->kind == FG_AT_PLACE && !place_fits(plan, spot))
		    || (spot->kind == FG_AT_LINK && !link_fits(spot)))
			return false;
		if (spot->kind != FG_AT_BADGE || !plan->flows[spot->index].drawn)
			continue;
		fg_badge_make(plan, &plan->flows[spot->index], &badge);
		spot->width = larger(spot->width, badge.width);
		spot->height = larger(spot->height, badge.height);
	}
	return true;
}

void fg_bundle_make(const struct fg_plan_flow *flow, struct fg_bundle *ret_bundle)
{
	*ret_bundle = fg_bundle_of(flow->kinds);
}
