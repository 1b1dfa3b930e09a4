#include "figure/retention/rows.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/say.h"
#include "base/sink.h"
#include "figure/paint.h"
#include "figure/sentence.h"
#include "figure/theme.h"

#define INSET 6.0f             /* from the edge of a panel to what is in it */
#define LABELS 0.27f           /* of the width */
#define WORDS 0.2f
#define BETWEEN 6.0f
#define PAD 4.0f               /* around words in a bar or beside it */
#define ROW_GAP 5.0f

static const double HOUR = 3600, DAY = 86400, MONTH = 2629746, YEAR = 31556952;

static const char *mark_of(const struct fg_figure *figure, const struct fg_bar *bar)
{
	if (!bar->row)
		return NULL;
	if (bar->more_rows)
		return fg_arena_format(figure->arena, "G%u +%u", bar->row->number, bar->more_rows);
	return fg_arena_format(figure->arena, "G%u", bar->row->number);
}

void fg_bar_frame_make(const struct fg_bars *bars, struct fg_bar_frame *ret_frame)
{
	float width = bars->figure->width, marks = 0;
	struct fg_bar_frame frame = { .bars = bars };

	frame.axis.first = DAY;
	frame.axis.last = 100 * YEAR;
	for (uint32_t i = 0; i < bars->count; i++) {
		const struct fg_bar *bar = &bars->items[i];
		const char *mark = mark_of(bars->figure, bar);

		marks = fmaxf(marks, mark ? fg_mark_width(mark) + PAD : 0);
		for (uint32_t k = 0; k < bar->lengths; k++)
			if (bar->seconds[k] < DAY)
				frame.axis.first = HOUR;
	}
	frame.label = FG_PAPER_EDGE + INSET;
	frame.label_width = LABELS * width;
	frame.right = width - FG_PAPER_EDGE - INSET;
	frame.marks = frame.right - marks;
	frame.axis.left = frame.label + frame.label_width + BETWEEN;
	frame.axis.right = frame.marks - WORDS * width;
	*ret_frame = frame;
}

static struct fg_block wrap(struct fg_bar_frame *frame, const char *text, float size, float limit)
{
	struct fg_wrap how = { size, false, limit, limit, FG_LINES };
	struct fg_block block = fg_wrap_whole(frame->bars->figure->arena, text ? text : "", &how);

	frame->cut |= block.cut;
	return block;
}

static const char *words_of(const struct fg_bars *bars, const struct fg_bar *bar)
{
	return bar->condition ? fg_arena_format(bars->figure->arena, "%s (%s)", bar->words,
	                                        bar->condition)
	                      : bar->words;
}

static const char *name_of(const struct fg_bars *bars, const struct fg_bar *bar)
{
	const struct fg_figure *figure = bars->figure;

	if (bar->place != FG_NONE)
		return fg_label_in(&figure->model->places[bar->place].e, figure->lang);
	return fg_arena_format(figure->arena,
	                       fg_say_count(figure->lang, bar->places, "%u place", "%u places"),
	                       bar->places);
}

static struct fg_block data_of(struct fg_bar_frame *frame, const struct fg_bar *bar)
{
	const struct fg_figure *figure = frame->bars->figure;
	struct fg_wrap how = { FG_NOTE_SIZE, false, frame->label_width, frame->label_width,
		               FG_LINES };
	struct fg_block block;

	if (bar->place == FG_NONE)
		return wrap(frame, fg_arena_format(figure->arena,
		                                   fg_say_count(figure->lang,
		                                                bar->elements.count,
		                                                "%u data element",
		                                                "%u data elements"),
		                                   bar->elements.count),
		            FG_NOTE_SIZE, frame->label_width);
	block = fg_wrap_elements(figure, bar->elements, &how, NULL);
	frame->cut |= block.cut;
	return block;
}

static float left_height(const struct fg_bar_row *row)
{
	return (float)row->name.count * FG_NAME_LINE + (float)row->data.count * FG_NOTE_LINE;
}

static void measure_words(struct fg_bar_frame *frame, struct fg_bar_row *row)
{
	const char *words = words_of(frame->bars, row->bar);
	float end = fg_bar_end(&frame->axis, row->bar);

	row->inside = fg_bar_holds_words(row->bar);
	row->bar_height = FG_BAR_HEIGHT;
	if (row->inside) {
		row->words = wrap(frame, words, FG_NOTE_SIZE, end - frame->axis.left - 3 * PAD);
		row->bar_height = fmaxf(FG_BAR_HEIGHT,
		                        (float)row->words.count * FG_NOTE_LINE + 1.4f);
	} else {
		row->words = wrap(frame, words, FG_NOTE_SIZE, frame->marks - end - 2 * PAD);
	}
}

void fg_bar_row_make(struct fg_bar_frame *frame, const struct fg_bar *bar, bool named,
                     struct fg_bar_row *ret_row)
{
	struct fg_bar_row row = { .bar = bar };
	float right;

	row.place = wrap(frame, name_of(frame->bars, bar), FG_NAME_SIZE, frame->label_width);
	row.data = data_of(frame, bar);
	if (named)
		row.name = row.place;
	measure_words(frame, &row);
	right = row.inside ? row.bar_height : (float)row.words.count * FG_NOTE_LINE;
	row.height = fmaxf(fmaxf(left_height(&row), right), row.bar_height) + ROW_GAP;
	*ret_row = row;
}

/* ---- paint */

static void paint_block(struct fg_scene *scene, struct fg_xy at, const struct fg_block *block,
                        float line, const struct fg_letters *letters)
{
	for (uint32_t i = 0; i < block->count; i++, at.y += line)
		fg_paint_label(scene, at, line, block->lines[i], letters);
}

static void paint_labels(const struct fg_bar_frame *frame, const struct fg_bar_row *row,
                         float middle, struct fg_scene *scene)
{
	struct fg_letters name = { FG_NAME_SIZE, false, FG_ANCHOR_START, FG_INK, false };
	struct fg_letters data = { FG_NOTE_SIZE, false, FG_ANCHOR_START, FG_SOFT_INK, false };
	struct fg_xy at = { frame->label, middle - left_height(row) / 2 };

	paint_block(scene, at, &row->name, FG_NAME_LINE, &name);
	at.y += (float)row->name.count * FG_NAME_LINE;
	paint_block(scene, at, &row->data, FG_NOTE_LINE, &data);
}

/* Beside the bar the words stand on the ground of the panel, not on lines of the axis. */
static void paint_words(const struct fg_bar_frame *frame, const struct fg_bar_row *row,
                        float middle, struct fg_scene *scene)
{
	struct fg_letters letters = { FG_NOTE_SIZE, false, FG_ANCHOR_START, FG_INK, false };
	float high = (float)row->words.count * FG_NOTE_LINE;
	struct fg_xy at = { frame->axis.left + PAD, middle - high / 2 };

	if (!row->inside) {
		at.x = fg_bar_end(&frame->axis, row->bar) + PAD;
		fg_paint_rect(scene,
		              (struct fg_rect){ at.x - 1, at.y, at.x + row->words.width + 1,
		                                at.y + high },
		              &(struct fg_look){ FG_PANEL, { NULL, 0, FG_DASH_SOLID }, 0, false });
	}
	paint_block(scene, at, &row->words, FG_NOTE_LINE, &letters);
}

static const char *id_of(const struct fg_bars *bars, const struct fg_bar *bar)
{
	const struct fg_model *model = bars->figure->model;
	struct fg_arena *arena = bars->figure->arena;

	if (bar->place == FG_NONE)
		return fg_arena_format(arena, "kept-%s", model->boundaries[bar->boundary].e.id);
	if (*bar->holdings)
		return fg_arena_format(arena, "kept-%.*s", (int)strcspn(bar->holdings, " "),
		                       bar->holdings);
	return fg_arena_format(arena, "kept-%s-%s", model->places[bar->place].e.id,
	                       bar->elements.count
	                               ? model->elements[bar->elements.items[0]].e.id
	                               : "");
}

static void open_row(const struct fg_bars *bars, const struct fg_bar *bar, struct fg_scene *scene)
{
	struct fg_arena *arena = bars->figure->arena;
	struct fg_sink title = { .arena = arena }, words = { .arena = arena };

	fg_bar_put_title(bars, bar, &title);
	fg_bar_put_words(bars, bar, &words);
	fg_scene_open(scene, "bar-row", id_of(bars, bar), title.data, words.data);
	fg_sink_clear(&title);
	fg_sink_clear(&words);
}

void fg_bar_row_paint(const struct fg_bar_frame *frame, const struct fg_bar_row *row, float top,
                      struct fg_scene *scene)
{
	const struct fg_figure *figure = frame->bars->figure;
	float middle = top + (row->height - ROW_GAP) / 2;
	const char *mark = mark_of(figure, row->bar);

	open_row(frame->bars, row->bar, scene);
	paint_labels(frame, row, middle, scene);
	fg_scene_open(scene, "bar", NULL, NULL, NULL);
	fg_paint_bar(scene, &frame->axis,
	             (struct fg_band){ middle - row->bar_height / 2, row->bar_height }, row->bar,
	             figure->grey);
	paint_words(frame, row, middle, scene);
	fg_scene_close(scene);
	if (mark)
		fg_paint_mark(scene,
		              (struct fg_xy){ frame->right - fg_mark_width(mark),
		                              middle - FG_BADGE_HEIGHT / 2 },
		              mark, row->bar->row->family);
	fg_scene_close(scene);
}

/* ---- axis and key */

uint32_t fg_bar_ticks(const struct fg_bar_frame *frame, struct fg_tick *ret_ticks)
{
	/* The first ones come first when there is no room for all. */
	const struct {
		double seconds;
		const char *words;
	} all[] = {
		{ DAY, FG_SAY("1 day") },        { YEAR, FG_SAY("1 year") },
		{ 75 * YEAR, FG_SAY("75 years") }, { HOUR, FG_SAY("1 hour") },
		{ MONTH, FG_SAY("1 month") },    { 15 * YEAR, FG_SAY("15 years") },
		{ 7 * DAY, FG_SAY("1 week") },   { 5 * YEAR, FG_SAY("5 years") },
	};
	uint32_t count = 0;

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		const char *words = fg_say(frame->bars->figure->lang, all[i].words);
		float x = fg_axis_at(&frame->axis, all[i].seconds);
		float wide = fg_line_width(words, FG_NOTE_SIZE, false) + BETWEEN;
		bool room = all[i].seconds >= frame->axis.first;

		for (uint32_t k = 0; k < count; k++) {
			float other = fg_line_width(ret_ticks[k].words, FG_NOTE_SIZE, false);

			room &= fabsf(x - ret_ticks[k].x) > (wide + other) / 2;
		}
		if (room)
			ret_ticks[count++] = (struct fg_tick){ x, words };
	}
	return count;
}

static const char *form_words(const struct fg_bar *bar)
{
	static const char *const words[FG_BAR_FORMS] = {
		[FG_BAR_PERMANENT] = FG_SAY("permanently"),
		[FG_BAR_EVENT] = FG_SAY("until an event"),
		[FG_BAR_VAGUE] = FG_SAY("no length of time, in words"),
		[FG_BAR_DOCUMENT] = FG_SAY("another document says"),
		[FG_BAR_DEFERRED] = FG_SAY("to be determined"),
		[FG_BAR_CONFLICT] = FG_SAY("two lengths for one thing"),
		[FG_BAR_OPEN] = FG_SAY("no answer"),
	};

	if (bar->form == FG_BAR_OPEN && bar->family == FG_TO_VERIFY)
		return FG_SAY("reported or not examined");
	return words[bar->form];
}

static void add_category(struct fg_key *key, const struct fg_bar *bar)
{
	const char *lang = key->figure->lang;
	int category = 0;
	struct fg_key_entry entry = { .paint = fg_sample_bar_category, .which = FG_CATEGORIES };

	while (category < FG_CATEGORIES && bar->categories != 1u << category)
		category++;
	entry.which = category;
	entry.words = fg_arena_format(
		key->figure->arena, fg_say(lang, "stated: %s"),
		category == FG_CATEGORIES
			? fg_say(lang, "several categories")
			: fg_say(lang, fg_strand_look(category, false).label));
	fg_key_add_once(key, entry);
}

static void sample_tick(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene)
{
	struct fg_xy line[2] = { { at.x + 3, at.y - 4.2f }, { at.x + 3, at.y + 4.2f } };

	(void)entry;
	fg_paint_lines(scene, line, 2,
	               &(struct fg_look){ NULL, { FG_INK, 1.6f, FG_DASH_SOLID }, 0, false });
}

void fg_bar_key_add(struct fg_key *key, const struct fg_bar *bar)
{
	const char *lang = key->figure->lang, *words = form_words(bar);
	struct fg_key_entry entry = { .paint = fg_sample_bar };

	if (bar->form == FG_BAR_FILLED)
		add_category(key, bar);
	if (words) {
		/* Gap and claim look the same but for their badges, which have entries. */
		enum fg_family family = bar->family == FG_CLAIMED ? FG_GAP : bar->family;

		entry.which = (int)bar->form + FG_BAR_FORMS * (int)family;
		entry.words = fg_arena_format(
			key->figure->arena,
			family == FG_TO_VERIFY ? fg_say(lang, "to verify: %s") : "%s",
			fg_say(lang, words));
		fg_key_add_once(key, entry);
	}
	if (bar->form == FG_BAR_OPEN && bar->lengths && bar->family != FG_TO_VERIFY)
		fg_key_add_once(key, (struct fg_key_entry){
			.paint = sample_tick, .words = fg_say(lang, "length that others report"),
			.sample_width = 8 });
	if (bar->row)
		fg_key_add_mark(key, bar->row);
}
