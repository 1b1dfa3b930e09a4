/* Boxes and lines of a summary, and its key. */
#include "figure/paint.h"

#include <math.h>

#include "base/arena.h"
#include "base/say.h"
#include "base/sink.h"
#include "figure/summary/summary.h"

#define OUTLINE 1.1f
#define HEAD_PAD 3.2f
#define KEPT_PAD 2.6f
#define LETTER_WIDTH 9.6f

enum { LETTERS_IN_ROW = 4 };

/* One box being painted. */
struct drawing {
	const struct fg_summary *summary;
	const struct fg_sum_box *box;
	struct fg_scene *scene;
	float head, kept;                /* y where the head ends, and where what is kept starts */
};

static void paint_grounds(const struct drawing *d)
{
	struct fg_rect b = d->box->box;
	struct fg_stroke edge = { FG_INK, OUTLINE,
		                  fg_sum_is_unnamed(d->box) ? FG_DASH_DASHED : FG_DASH_SOLID };
	struct fg_look body = { FG_WHITE, { NULL, 0, FG_DASH_SOLID }, 0, false };
	struct fg_look head = { FG_PANEL, edge, 0, false }, upper = { NULL, edge, 0, false };
	struct fg_xy points[4] = { { b.left, d->head }, { b.left, d->kept }, { b.right, d->kept },
		                   { b.right, d->head } };

	fg_paint_rect(d->scene, b, &body);
	fg_paint_rect(d->scene, (struct fg_rect){ b.left, b.top, b.right, d->head }, &head);
	fg_paint_lines(d->scene, points, 4, &upper);
}

static void paint_kept_edge(const struct drawing *d)
{
	struct fg_rect b = d->box->box;
	struct fg_look look = { NULL,
		                { FG_INK, OUTLINE, fg_family_dash(fg_sum_worst(d->box)) }, 0,
		                false };
	struct fg_xy points[4] = { { b.left, d->kept }, { b.left, b.bottom }, { b.right, b.bottom },
		                   { b.right, d->kept } };

	fg_paint_lines(d->scene, points, 4, &look);
}

static void paint_name(const struct drawing *d)
{
	struct fg_letters letters = { FG_NAME_SIZE, true, FG_ANCHOR_MIDDLE, FG_INK };
	struct fg_rect b = d->box->box;
	float height = (float)d->box->name.count * FG_NAME_LINE;
	struct fg_xy at = { (b.left + b.right) / 2, (b.top + d->head - height) / 2 };

	for (uint32_t i = 0; i < d->box->name.count; i++, at.y += FG_NAME_LINE)
		fg_paint_label(d->scene, at, FG_NAME_LINE, d->box->name.lines[i], &letters);
}

static uint32_t paint_text(const struct drawing *d, const char *text, float y, uint32_t most)
{
	struct fg_letters letters = { FG_NOTE_SIZE, false, FG_ANCHOR_START, FG_INK };
	float width = d->box->box.right - d->box->box.left - 2 * FG_SUM_PAD;
	struct fg_wrap how = { FG_NOTE_SIZE, false, width, width, most };
	struct fg_block block = fg_wrap(d->summary->figure->arena, text, &how);

	for (uint32_t i = 0; i < block.count; i++)
		fg_paint_label(d->scene, (struct fg_xy){ d->box->box.left + FG_SUM_PAD,
		                                         y + (float)i * FG_NOTE_LINE },
		               FG_NOTE_LINE, block.lines[i], &letters);
	return block.count;
}

/* All answers where there is room for them, else the one that most holdings have. */
static void paint_kept_words(const struct drawing *d)
{
	float width = d->box->box.right - d->box->box.left - 2 * FG_SUM_PAD;
	struct fg_wrap how = { FG_NOTE_SIZE, false, width, width, FG_LINES };
	const char *words = fg_sum_kept(d->summary, d->box, true);

	if (!words || !d->box->keeps)
		return;
	if (fg_wrap(d->summary->figure->arena, words, &how).cut)
		words = fg_sum_kept(d->summary, d->box, false);
	if (words)
		paint_text(d, words, d->kept + KEPT_PAD, FG_LINES);
}

static void paint_words(const struct drawing *d)
{
	float y = d->head + KEPT_PAD;

	for (int i = 0; i < FG_SUM_COUNTS; i++) {
		const char *words = fg_sum_count(d->summary, d->box, i);

		if (words)
			y += (float)paint_text(d, words, y, 1) * FG_NOTE_LINE;
	}
	paint_kept_words(d);
}

/* "G4 +2"; where that is too long for `room`, the number of rows. */
static const char *mark_text(const struct fg_summary *summary, const struct fg_marks *marks,
                             float room)
{
	struct fg_arena *arena = summary->figure->arena;
	const char *text = fg_mark_text(arena, marks, 0);

	if (fg_mark_width(text) > room)
		text = fg_arena_format(arena, fg_say(summary->figure->lang, "%u rows"),
		                       marks->more + 1);
	return text ? text : "";
}

/* On the lower edge, at the right. */
static void paint_box_mark(const struct drawing *d)
{
	const char *text;

	if (!d->box->marks.count)
		return;
	text = mark_text(d->summary, &d->box->marks, d->summary->box_width / 2);
	fg_paint_mark(d->scene,
	              (struct fg_xy){ d->box->box.right - fg_mark_width(text) - 5,
	                              d->box->box.bottom - FG_BADGE_HEIGHT / 2 },
	              text, d->box->marks.shown[0]->family);
}

static void paint_box(const struct fg_summary *summary, uint32_t number, struct fg_scene *scene)
{
	const struct fg_sum_box *box = &summary->boxes[number];
	struct drawing d = { .summary = summary, .box = box, .scene = scene };
	struct fg_sink words = { .arena = summary->figure->arena };
	const char *id = fg_sum_box_id(summary, number);

	d.head = box->box.top + fg_sum_head_height(box);
	d.kept = box->box.bottom - fg_sum_kept_height(box);
	fg_sum_box_words(summary, box, &words);
	fg_scene_open(scene, "place",
	              *id ? fg_arena_format(summary->figure->arena, "boundary-%s", id)
	                  : "other-boundaries",
	              fg_sum_name(summary, box), words.data);
	fg_sink_clear(&words);
	paint_grounds(&d);
	if (box->keeps)
		paint_kept_edge(&d);
	paint_name(&d);
	paint_words(&d);
	paint_box_mark(&d);
	fg_scene_close(scene);
}

/* ---- lines */

/* A row of a label: what stands in it, from left to right. */
static void paint_letters(const struct fg_summary *summary, const struct fg_sum_line *line,
                          struct fg_xy middle, struct fg_scene *scene)
{
	uint32_t letters = 0, done = 0;

	for (int kind = 0; kind < FG_STRAND_KINDS; kind++)
		letters += line->kinds >> kind & 1 && fg_strand_look(kind, false).letter;
	for (int kind = 0; kind < FG_STRAND_KINDS; kind++) {
		struct fg_strand_look look = fg_strand_look(kind, summary->figure->grey);
		char text[2] = { look.letter, '\0' };
		uint32_t row = done / LETTERS_IN_ROW;
		uint32_t in_row = letters - row * LETTERS_IN_ROW;

		if (!look.letter || !(line->kinds >> kind & 1))
			continue;
		in_row = in_row > LETTERS_IN_ROW ? LETTERS_IN_ROW : in_row;
		fg_paint_letter(scene,
		                (struct fg_xy){ middle.x - (float)in_row * LETTER_WIDTH / 2
		                                        + (float)(done % LETTERS_IN_ROW)
		                                          * LETTER_WIDTH,
		                                middle.y + (float)row * FG_BADGE_HEIGHT },
		                text, look.colour);
		done++;
	}
}

const char *fg_sum_colour(const struct fg_summary *summary, const struct fg_sum_line *line)
{
	int kind = fg_bundle_of(line->kinds).kinds[0];

	if (line->kinds & (line->kinds - 1))
		return FG_INK;
	return fg_strand_look(kind, summary->figure->grey).colour;
}

static void paint_label(const struct fg_summary *summary, const struct fg_sum_line *line,
                        struct fg_scene *scene)
{
	float middle = (line->label.left + line->label.right) / 2;
	bool turns = summary->boxes[line->from].column == summary->boxes[line->to].column;
	float height = fg_sum_label_height(line->kinds) - (line->marks.count ? 0 : FG_BADGE_HEIGHT);
	float top = (line->label.top + line->label.bottom - height) / 2, half, mark_half = 0;
	const char *flows = fg_sum_flows(summary, line->flows), *mark = NULL;
	struct fg_look ground = { FG_WHITE, { NULL, 0, FG_DASH_SOLID }, 2, false };
	struct fg_letters letters = { FG_NOTE_SIZE, true, FG_ANCHOR_MIDDLE,
		                      fg_sum_colour(summary, line) };

	if (line->marks.count) {
		mark = mark_text(summary, &line->marks, FG_SUM_LABEL_WIDTH);
		mark_half = fg_mark_width(mark) / 2;
	}
	half = fmaxf(fg_line_width(flows, FG_NOTE_SIZE, true) / 2 + 2, mark_half);
	if (turns || half > FG_SUM_LABEL_WIDTH / 2)
		half = FG_SUM_LABEL_WIDTH / 2;
	fg_scene_open(scene, "badge", NULL, NULL, NULL);
	fg_paint_rect(scene, (struct fg_rect){ middle - half, top, middle + half, top + height },
	              &ground);
	fg_paint_label(scene, (struct fg_xy){ middle, top }, FG_BADGE_HEIGHT, flows, &letters);
	top += FG_BADGE_HEIGHT;
	if (mark) {
		fg_paint_mark(scene, (struct fg_xy){ middle - mark_half, top }, mark,
		              line->marks.shown[0]->family);
		top += FG_BADGE_HEIGHT;
	}
	paint_letters(summary, line, (struct fg_xy){ middle, top }, scene);
	fg_scene_close(scene);
}

static void paint_line(const struct fg_summary *summary, const struct fg_sum_line *line,
                       struct fg_scene *scene)
{
	struct fg_bundle_look look = { .kinds = line->kinds,
		                       .grey = summary->figure->grey,
		                       .tail = summary->boxes[line->from].box,
		                       .head = summary->boxes[line->to].box };
	struct fg_sink words = { .arena = summary->figure->arena };

	for (int kind = 0; kind < FG_STRAND_KINDS; kind++)
		look.families[kind] = line->families[kind];
	fg_sum_line_words(summary, line, &words);
	fg_scene_open(scene, "flow", fg_sum_line_id(summary, line),
	              fg_sum_line_title(summary, line), words.data);
	fg_sink_clear(&words);
	fg_paint_bundle(scene, (struct fg_path){ line->points, line->point_count }, &look);
	paint_label(summary, line, scene);
	fg_scene_close(scene);
}

void fg_sum_paint(const struct fg_summary *summary, struct fg_scene *scene)
{
	for (uint32_t i = 0; i < summary->line_count; i++)
		paint_line(summary, &summary->lines[i], scene);
	for (uint32_t i = 0; i < summary->box_count; i++)
		paint_box(summary, i, scene);
}

/* ---- key */

static void key_families(const struct fg_summary *summary, struct fg_key *key)
{
	uint32_t statuses[FG_FAMILIES] = { 0 };

	for (uint32_t i = 0; i < summary->line_count; i++)
		for (int family = 0; family < FG_FAMILIES; family++)
			for (int status = 0; status < FG_STATUSES; status++)
				if (summary->lines[i].answers[family][status])
					statuses[family] |= 1u << status;
	fg_key_add_families(key, statuses);
}

void fg_sum_key(const struct fg_summary *summary, struct fg_key *key)
{
	uint32_t kinds = 0, kept = 0;
	bool unnamed = false;

	for (uint32_t i = 0; i < summary->line_count; i++)
		kinds |= summary->lines[i].kinds;
	for (int kind = 0; kind < FG_STRAND_KINDS; kind++)
		if (kinds >> kind & 1)
			fg_key_add_strand(key, kind);
	key_families(summary, key);
	for (uint32_t i = 0; i < summary->line_count; i++)
		if (summary->lines[i].marks.count)
			fg_key_add_mark(key, summary->lines[i].marks.shown[0]);
	for (uint32_t i = 0; i < summary->box_count; i++) {
		const struct fg_sum_box *box = &summary->boxes[i];

		if (box->marks.count)
			fg_key_add_mark(key, box->marks.shown[0]);
		kept |= box->keeps ? 1u << fg_sum_worst(box) : 0;
		unnamed |= fg_sum_is_unnamed(box);
	}
	fg_key_add_kept(key, kept);
	if (kept >> FG_CLAIMED & 1)
		fg_key_add(key, (struct fg_key_entry){
			.paint = fg_sample_kept, .which = FG_CLAIMED,
			.words = fg_say(key->figure->lang, "how long it is kept: claimed") });
	if (unnamed)
		fg_key_add(key, (struct fg_key_entry){
			.paint = fg_sample_unnamed,
			.words = fg_say(key->figure->lang, "not named") });
}
