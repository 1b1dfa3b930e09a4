/* The view `retention`: how long each place keeps what, as bars on a logarithmic scale. */
#include <errno.h>
#include <math.h>

#include "base/arena.h"
#include "base/say.h"
#include "base/sink.h"
#include "figure/paint.h"
#include "figure/retention/rows.h"
#include "figure/sentence.h"
#include "figure/views.h"

#define AXIS 13.0f             /* height of the words above */
#define HEAD 14.0f             /* of a panel, with its name */
#define FOOT 2.0f
#define BETWEEN 5.0f           /* panels */
#define NOTE 11.0f             /* a line below the panels */
#define LEAST_AXIS 60.0f       /* a shorter one shows nothing */
#define GRID "#CFCFCF"

struct sheet {
	struct fg_figure *figure;
	struct fg_bars bars;
	struct fg_bar_frame frame;
	struct fg_bar_row *rows;
	uint32_t *page_of;               /* by bar */
	const char *notes[2];
	uint32_t note_count;
	uint32_t pages;
};

/* A page: its rows and their height. */
struct part {
	uint32_t first, count;
	float height;                    /* of axis and panels */
	struct fg_key key;
};

static bool starts_panel(const struct sheet *sheet, uint32_t row, uint32_t first)
{
	return row == first
	       || sheet->rows[row].bar->boundary != sheet->rows[row - 1].bar->boundary;
}

/* The row as it stands on a page whose first row is `first`: named at the top of it. */
static struct fg_bar_row row_on(struct sheet *sheet, uint32_t row, uint32_t first)
{
	struct fg_bar_row made = sheet->rows[row];

	if (row == first && !made.name.count)
		fg_bar_row_make(&sheet->frame, made.bar, true, &made);
	return made;
}

static float notes_height(const struct sheet *sheet)
{
	return sheet->note_count ? BETWEEN + NOTE * (float)sheet->note_count : 0;
}

static void cut_part(struct sheet *sheet, struct part *part)
{
	float most = sheet->figure->room - 2 * FG_PAPER_EDGE - notes_height(sheet);
	float height = sheet->bars.count ? AXIS : 0;

	for (uint32_t i = part->first; i < sheet->bars.count; i++) {
		struct fg_key key = part->key;
		float more = row_on(sheet, i, part->first).height;

		if (starts_panel(sheet, i, part->first))
			more += HEAD + FOOT + (i > part->first ? BETWEEN : 0);
		fg_bar_key_add(&key, sheet->rows[i].bar);
		if (height + more + fg_key_height(&key) > most)
			break;
		part->key = key;
		height += more;
		part->count++;
	}
	part->height = height;
}

/* ---- paint */

static void paint_axis(const struct sheet *sheet, float top, struct fg_scene *scene)
{
	struct fg_letters letters = { FG_NOTE_SIZE, false, FG_ANCHOR_MIDDLE, FG_SOFT_INK, false };
	struct fg_tick ticks[FG_TICKS];
	uint32_t count = fg_bar_ticks(&sheet->frame, ticks);

	fg_scene_open(scene, "axis", "axis", fg_say(sheet->figure->lang, "Time, logarithmic scale"),
	              NULL);
	for (uint32_t i = 0; i < count; i++)
		fg_paint_label(scene, (struct fg_xy){ ticks[i].x, top }, AXIS - 2, ticks[i].words,
		               &letters);
	fg_scene_close(scene);
}

static void paint_grid(const struct sheet *sheet, struct fg_rect panel, struct fg_scene *scene)
{
	struct fg_look look = { NULL, { GRID, 0.6f, FG_DASH_SOLID }, 0, false };
	struct fg_tick ticks[FG_TICKS];
	uint32_t count = fg_bar_ticks(&sheet->frame, ticks);

	for (uint32_t i = 0; i < count; i++) {
		struct fg_xy line[2] = { { ticks[i].x, panel.top + HEAD - 2 },
			                 { ticks[i].x, panel.bottom - FOOT } };

		fg_paint_lines(scene, line, 2, &look);
	}
}

static void paint_panel(const struct sheet *sheet, fg_ref boundary, struct fg_rect box,
                        struct fg_scene *scene)
{
	const struct fg_figure *figure = sheet->figure;
	const struct fg_entity *e = &figure->model->boundaries[boundary].e;
	struct fg_look look = { FG_PANEL, { FG_PANEL_EDGE, 0.7f, FG_DASH_SOLID }, 4, false };
	struct fg_letters letters = { FG_NAME_SIZE, true, FG_ANCHOR_START, FG_INK, false };
	struct fg_wrap how = { FG_NAME_SIZE, true, 0, 0, 1 };
	struct fg_block name;

	how.wish = how.limit = sheet->frame.right - sheet->frame.label;
	name = fg_wrap(figure->arena, fg_label_in(e, figure->lang), &how);
	fg_scene_open(scene, "panel", fg_arena_format(figure->arena, "boundary-%s", e->id),
	              fg_label_in(e, figure->lang), NULL);
	fg_paint_rect(scene, box, &look);
	paint_grid(sheet, box, scene);
	if (name.count)
		fg_paint_label(scene, (struct fg_xy){ sheet->frame.label, box.top }, HEAD,
		               name.lines[0], &letters);
	fg_scene_close(scene);
}

/* From `row` on to the end of its panel on this page. Returns its bottom. */
static float paint_rows(struct sheet *sheet, const struct part *part, uint32_t row, float top,
                        struct fg_scene *scene)
{
	uint32_t end = row;
	float height = HEAD + FOOT;

	do
		height += row_on(sheet, end++, part->first).height;
	while (end < part->first + part->count && !starts_panel(sheet, end, part->first));
	paint_panel(sheet, sheet->rows[row].bar->boundary,
	            (struct fg_rect){ FG_PAPER_EDGE, top, sheet->figure->width - FG_PAPER_EDGE,
	                              top + height },
	            scene);
	height = HEAD;
	for (; row < end; row++) {
		struct fg_bar_row made = row_on(sheet, row, part->first);

		fg_bar_row_paint(&sheet->frame, &made, top + height, scene);
		sheet->page_of[row] = sheet->pages;
		height += made.height;
	}
	return top + height + FOOT;
}

static void paint_notes(const struct sheet *sheet, float top, struct fg_scene *scene)
{
	struct fg_letters letters = { FG_NOTE_SIZE, false, FG_ANCHOR_START, FG_SOFT_INK, false };

	for (uint32_t i = 0; i < sheet->note_count; i++)
		fg_paint_label(scene, (struct fg_xy){ FG_PAPER_EDGE, top + NOTE * (float)i }, NOTE,
		               sheet->notes[i], &letters);
}

static void put_desc(const struct sheet *sheet, const struct part *part, struct fg_sink *sink)
{
	const char *lang = sheet->figure->lang;

	fg_putf(sink, fg_say(lang, "%u bars on how long data are kept, on a logarithmic scale of "
	                           "time, by boundary and place.\n"), part->count);
	for (uint32_t i = part->first; i < part->first + part->count; i++) {
		fg_bar_put_title(&sheet->bars, sheet->rows[i].bar, sink);
		fg_put(sink, ". ");
		fg_bar_put_words(&sheet->bars, sheet->rows[i].bar, sink);
		fg_put(sink, "\n");
	}
	for (uint32_t i = 0; i < sheet->note_count; i++)
		fg_putf(sink, "%s\n", sheet->notes[i]);
}

static int paint_part(struct sheet *sheet, const struct part *part)
{
	struct fg_figure *figure = sheet->figure;
	float key = fg_key_height(&part->key), top = FG_PAPER_EDGE + AXIS;
	float height = part->height + notes_height(sheet) + key + 2 * FG_PAPER_EDGE;
	struct fg_sink desc = { .arena = figure->arena };
	const char *title = fg_arena_format(figure->arena,
	                                    fg_say(figure->lang, "%s: how long data are kept"),
	                                    fg_model_label(figure->model, figure->lang));
	struct fg_scene *scene;

	put_desc(sheet, part, &desc);
	scene = fg_figure_add_page(figure, height, title, desc.data);
	fg_sink_clear(&desc);
	if (!scene)
		return -ENOMEM;
	if (part->count)
		paint_axis(sheet, FG_PAPER_EDGE, scene);
	for (uint32_t i = part->first; i < part->first + part->count; i++)
		if (starts_panel(sheet, i, part->first))
			top = paint_rows(sheet, part, i, top, scene) + BETWEEN;
	paint_notes(sheet, FG_PAPER_EDGE + part->height + (part->count ? BETWEEN : 0), scene);
	if (part->count)
		fg_key_paint(&part->key, FG_PAPER_EDGE + part->height + notes_height(sheet), scene);
	sheet->pages++;
	return 0;
}

/* ---- the view */

static void note(struct sheet *sheet, const char *words)
{
	struct fg_wrap how = { FG_NOTE_SIZE, false, 0, 0, 1 };
	struct fg_block block;

	how.wish = how.limit = sheet->figure->width - 2 * FG_PAPER_EDGE;
	block = fg_wrap(sheet->figure->arena, words ? words : "", &how);
	if (block.count)
		sheet->notes[sheet->note_count++] = block.lines[0];
}

static void make_notes(struct sheet *sheet)
{
	const char *lang = sheet->figure->lang;

	if (sheet->bars.summarised)
		note(sheet, fg_say(lang, "Too many for a bar each: places of one boundary with the "
		                         "same answer share a bar."));
	else if (!sheet->bars.count)
		note(sheet, fg_say(lang, "Nothing that the model says is kept is asked about."));
	if (sheet->bars.unasked)
		note(sheet, fg_arena_format(sheet->figure->arena,
		                            fg_say(lang, "Not shown: %u places that keep what they "
		                                         "receive; no question asks for how long."),
		                            sheet->bars.unasked));
}

static int make_rows(struct sheet *sheet)
{
	struct fg_arena *arena = sheet->figure->arena;
	size_t count = (size_t)sheet->bars.count + 1;

	sheet->rows = fg_arena_array(arena, count, sizeof(*sheet->rows));
	sheet->page_of = fg_arena_array(arena, count, sizeof(*sheet->page_of));
	if (!sheet->rows || !sheet->page_of)
		return -ENOMEM;
	for (uint32_t i = 0; i < sheet->bars.count; i++) {
		const struct fg_bar *bar = &sheet->bars.items[i];
		bool named = !i || bar->place == FG_NONE || bar->place != bar[-1].place;

		fg_bar_row_make(&sheet->frame, bar, named, &sheet->rows[i]);
	}
	return 0;
}

static int paint_all(struct sheet *sheet)
{
	uint32_t next = 0;
	int status;

	do {
		struct part part = { .first = next, .key = { .figure = sheet->figure } };

		cut_part(sheet, &part);
		if (!part.count && next < sheet->bars.count)
			return -ERANGE;
		status = paint_part(sheet, &part);
		next += part.count;
	} while (status == 0 && next < sheet->bars.count);
	return status;
}

static const char *remarks_of(const struct sheet *sheet)
{
	struct fg_figure *figure = sheet->figure;
	const char *remarks = fg_remarks(figure, NULL, sheet->frame.cut, false);

	if (sheet->bars.summarised)
		remarks = fg_remark(figure, remarks,
		                    FG_SAY("too many bars: places of one boundary with the same "
		                           "answer share one"));
	return remarks;
}

int fg_view_retention(struct fg_figure *figure, const char **ret_message)
{
	struct sheet sheet = { .figure = figure };
	int status = fg_bars_make(figure, &sheet.bars);

	if (status < 0)
		return status;
	fg_bar_frame_make(&sheet.bars, &sheet.frame);
	make_notes(&sheet);
	status = sheet.frame.axis.right - sheet.frame.axis.left < LEAST_AXIS ? -ERANGE
	                                                                     : make_rows(&sheet);
	if (status == 0)
		status = paint_all(&sheet);
	if (status == -ERANGE)
		*ret_message = fg_arena_format(figure->arena,
		                               "%.0f x %.0f mm are too small for bars",
		                               (double)(figure->width / FG_POINTS_PER_MM),
		                               (double)(figure->height / FG_POINTS_PER_MM));
	if (status == 0) {
		fg_number_pages(figure);
		figure->remarks = remarks_of(&sheet);
		figure->alt = fg_bars_alt(&sheet.bars);
		figure->data = fg_bars_data(&sheet.bars, sheet.page_of);
	}
	fg_bars_clear(&sheet.bars);
	return status;
}
