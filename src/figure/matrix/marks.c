#include "figure/matrix/marks.h"

#include "base/arena.h"
#include "base/say.h"
#include "figure/paint.h"
#include "figure/theme.h"

#define RADIUS 2.9f
#define FRAME_WIDTH 10.0f      /* around a mark: its status */
#define FRAME_HEIGHT 9.4f
#define ASIDE_WIDTH 7.0f
#define BETWEEN 1.0f
#define ARC 0.5523f            /* control points of a quarter of a circle */

enum { ORIGIN = FG_STRENGTHS, EMPTY };

/* The badge in the cell; NULL where there is none, or the head of the column has it. */
static const char *mark_of(const struct fg_grid *grid, const struct fg_grid_row *row,
                           uint32_t column)
{
	const struct fg_grid_cell *cell = &row->cells[column];
	struct fg_arena *arena = grid->figure->arena;

	if (!cell->row || cell->row == grid->columns[column].shared)
		return NULL;
	return cell->more_rows ? fg_arena_format(arena, "G%u +%u", cell->row->number,
	                                         cell->more_rows)
	                       : fg_arena_format(arena, "G%u", cell->row->number);
}

static uint32_t count_asides(const struct fg_grid_cell *cell)
{
	uint32_t count = 0;

	for (int aside = 0; aside < FG_ASIDES; aside++)
		count += cell->asides >> aside & 1;
	return count;
}

float fg_cell_width(const struct fg_grid *grid, const struct fg_grid_row *row, uint32_t column)
{
	const struct fg_grid_cell *cell = &row->cells[column];
	const char *mark = mark_of(grid, row, column);
	float width = cell->arrivals ? FRAME_WIDTH : 0;

	width += (float)count_asides(cell) * ASIDE_WIDTH;
	return width + (mark ? fg_mark_width(mark) + BETWEEN : 0);
}

static void paint_circle(struct fg_xy at, float radius, const char *fill, const char *stroke,
                         struct fg_scene *scene)
{
	struct fg_item *item = fg_scene_add(scene, FG_SHAPE_CIRCLE);

	item->x = at.x;
	item->y = at.y;
	item->width = radius;
	item->fill = fill;
	item->stroke = (struct fg_stroke){ stroke, 1.0f, FG_DASH_SOLID };
}

static void paint_closed(const struct fg_xy *points, uint32_t count, bool curve, const char *fill,
                         struct fg_scene *scene)
{
	const struct fg_xy *copy = fg_scene_points(scene, points, count);
	struct fg_item *item = fg_scene_add(scene, FG_SHAPE_PATH);

	item->points = copy;
	item->point_count = count;
	item->curve = curve;
	item->closed = true;
	item->fill = fill;
}

static void paint_half(struct fg_xy at, const char *colour, struct fg_scene *scene)
{
	const float r = RADIUS, k = ARC * RADIUS;
	struct fg_xy left[7] = { { at.x, at.y - r }, { at.x - k, at.y - r }, { at.x - r, at.y - k },
		                 { at.x - r, at.y }, { at.x - r, at.y + k }, { at.x - k, at.y + r },
		                 { at.x, at.y + r } };

	paint_circle(at, r - 0.4f, FG_WHITE, colour, scene);
	paint_closed(left, 7, true, colour, scene);
}

static void paint_diamond(struct fg_xy at, const char *colour, struct fg_scene *scene)
{
	const float r = RADIUS + 0.9f;
	struct fg_xy points[4] = { { at.x, at.y - r }, { at.x + r, at.y }, { at.x, at.y + r },
		                   { at.x - r, at.y } };

	paint_closed(points, 4, false, colour, scene);
}

/* `which`: a strength, ORIGIN or EMPTY. */
static void paint_arrival(struct fg_xy at, int which, const char *colour, struct fg_scene *scene)
{
	if (which == ORIGIN)
		paint_diamond(at, colour, scene);
	else if (which == FG_BY_NAME)
		paint_circle(at, RADIUS, colour, NULL, scene);
	else if (which == FG_BY_CATEGORY)
		paint_half(at, colour, scene);
	else if (which == FG_POSSIBLE)
		paint_circle(at, RADIUS - 0.7f, FG_WHITE, colour, scene);
	else
		paint_circle(at, 0.5f, FG_PANEL_EDGE, NULL, scene);
}

static void paint_frame(struct fg_xy at, enum fg_family family, struct fg_scene *scene)
{
	struct fg_rect box = { at.x - FRAME_WIDTH / 2 + 0.5f, at.y - FRAME_HEIGHT / 2,
		               at.x + FRAME_WIDTH / 2 - 0.5f, at.y + FRAME_HEIGHT / 2 };
	bool verify = family == FG_TO_VERIFY;

	if (family == FG_ANSWERED)
		return;
	fg_paint_rect(scene, box,
	              &(struct fg_look){ FG_WHITE,
	                                 { verify ? FG_SOFT_INK : FG_INK, verify ? 0.7f : 0.9f,
	                                   fg_family_dash(family) },
	                                 0,
	                                 false });
}

static void paint_cross(struct fg_xy at, struct fg_scene *scene)
{
	struct fg_look look = { NULL, { FG_INK, 1.3f, FG_DASH_SOLID }, 0, false };
	struct fg_xy down[2] = { { at.x - 2.6f, at.y - 2.6f }, { at.x + 2.6f, at.y + 2.6f } };
	struct fg_xy up[2] = { { at.x - 2.6f, at.y + 2.6f }, { at.x + 2.6f, at.y - 2.6f } };

	fg_paint_lines(scene, down, 2, &look);
	fg_paint_lines(scene, up, 2, &look);
}

/* Gone: an outline struck out. */
static void paint_struck(struct fg_xy at, struct fg_scene *scene)
{
	struct fg_look look = { NULL, { FG_SOFT_INK, 1.0f, FG_DASH_SOLID }, 0, false };
	struct fg_xy line[2] = { { at.x - 3, at.y + 3 }, { at.x + 3, at.y - 3 } };

	paint_circle(at, 2.2f, FG_WHITE, FG_SOFT_INK, scene);
	fg_paint_lines(scene, line, 2, &look);
}

/* A line that runs into a bar. */
static void paint_stopped(struct fg_xy at, struct fg_scene *scene)
{
	struct fg_look look = { NULL, { FG_SOFT_INK, 1.2f, FG_DASH_SOLID }, 0, false };
	struct fg_xy line[2] = { { at.x - 3, at.y }, { at.x + 1.6f, at.y } };
	struct fg_xy bar[2] = { { at.x + 1.6f, at.y - 3 }, { at.x + 1.6f, at.y + 3 } };

	fg_paint_lines(scene, line, 2, &look);
	fg_paint_lines(scene, bar, 2, &look);
}

static void paint_aside(struct fg_xy at, enum fg_aside aside, struct fg_scene *scene)
{
	struct fg_letters letters = { FG_NAME_SIZE, true, FG_ANCHOR_MIDDLE, FG_SOFT_INK, false };
	struct fg_rect box = { at.x - 2.4f, at.y - 2.4f, at.x + 2.4f, at.y + 2.4f };

	if (aside == FG_ASIDE_DENIED)
		paint_cross(at, scene);
	else if (aside == FG_ASIDE_FORMER)
		paint_struck(at, scene);
	else if (aside == FG_ASIDE_BLOCKED)
		paint_stopped(at, scene);
	else if (aside == FG_ASIDE_QUESTIONED)
		fg_paint_label(scene, (struct fg_xy){ at.x, at.y - FG_NAME_SIZE / 2 }, FG_NAME_SIZE,
		               "?", &letters);
	else
		fg_paint_rect(scene, box,
		              &(struct fg_look){ FG_WHITE, { FG_SOFT_INK, 0.9f, FG_DASH_SOLID },
		                                 0, false });
}

void fg_cell_paint(const struct fg_grid *grid, const struct fg_grid_row *row, uint32_t column,
                   struct fg_rect box, struct fg_scene *scene)
{
	const struct fg_grid_cell *cell = &row->cells[column];
	struct fg_xy at = { (box.left + box.right) / 2, (box.top + box.bottom) / 2 };
	const char *mark = mark_of(grid, row, column);

	if (fg_grid_cell_is_empty(cell)) {
		paint_arrival(at, EMPTY, NULL, scene);
		return;
	}
	at.x -= fg_cell_width(grid, row, column) / 2;
	if (cell->arrivals) {
		at.x += FRAME_WIDTH / 2;
		paint_frame(at, cell->family, scene);
		paint_arrival(at, cell->origin ? ORIGIN : (int)cell->strength,
		              fg_strand_look((int)row->category, grid->figure->grey).colour, scene);
		at.x += FRAME_WIDTH / 2;
	}
	for (int aside = 0; aside < FG_ASIDES; aside++) {
		if (!(cell->asides >> aside & 1))
			continue;
		paint_aside((struct fg_xy){ at.x + ASIDE_WIDTH / 2, at.y }, (enum fg_aside)aside,
		            scene);
		at.x += ASIDE_WIDTH;
	}
	if (mark)
		fg_paint_mark(scene, (struct fg_xy){ at.x + BETWEEN, at.y - FG_BADGE_HEIGHT / 2 },
		              mark, cell->row->family);
}

void fg_kept_paint(struct fg_xy at, enum fg_family family, struct fg_scene *scene)
{
	const float half = 4.2f, high = 2.8f;
	struct fg_xy cup[4] = { { at.x - half, at.y - high }, { at.x - half, at.y + high },
		                { at.x + half, at.y + high }, { at.x + half, at.y - high } };
	struct fg_xy lid[2] = { cup[0], cup[3] };
	struct fg_look look = { NULL, { FG_INK, 1.0f, fg_family_dash(family) }, 0, false };
	struct fg_look solid = { NULL, { FG_INK, 1.0f, FG_DASH_SOLID }, 0, false };

	fg_paint_lines(scene, cup, 4, &look);
	fg_paint_lines(scene, lid, 2, &solid);
}

/* ---- key */

#define SAMPLE 12.0f

static void sample_arrival(const struct fg_key_entry *entry, struct fg_xy at,
                           struct fg_scene *scene)
{
	paint_arrival((struct fg_xy){ at.x + SAMPLE / 2, at.y }, entry->which, FG_INK, scene);
}

static void sample_frame(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene)
{
	paint_frame((struct fg_xy){ at.x + SAMPLE / 2, at.y }, (enum fg_family)entry->which, scene);
}

static void sample_aside(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene)
{
	paint_aside((struct fg_xy){ at.x + SAMPLE / 2, at.y }, (enum fg_aside)entry->which, scene);
}

static void sample_kept(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene)
{
	fg_kept_paint((struct fg_xy){ at.x + SAMPLE / 2, at.y }, (enum fg_family)entry->which,
	              scene);
}

/* A number beside a mark that is not framed. */
static void sample_others(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene)
{
	paint_arrival((struct fg_xy){ at.x + RADIUS, at.y }, entry->which, FG_INK, scene);
	at.x += 2 * RADIUS + BETWEEN;
	fg_paint_mark(scene, (struct fg_xy){ at.x, at.y - FG_BADGE_HEIGHT / 2 }, "G1", FG_GAP);
}

static void add(struct fg_key *key, struct fg_key_entry entry)
{
	if (entry.sample_width <= 0)
		entry.sample_width = SAMPLE;
	entry.words = entry.words ? fg_say(key->figure->lang, entry.words) : NULL;
	fg_key_add_once(key, entry);
}

static const char *mark_words(int which)
{
	if (which == ORIGIN)
		return FG_SAY("starts here");
	return which == EMPTY ? FG_SAY("no path") : fg_arrival_words[which];
}

static const char *const frame_words[FG_FAMILIES] = {
	[FG_GAP] = FG_SAY("a flow on the way is a gap, or claimed to be one: see the numbers"),
	[FG_TO_VERIFY] = FG_SAY("a flow on the way is to verify"),
};

static const char *const kept_words[FG_FAMILIES] = {
	[FG_ANSWERED] = FG_SAY("keeps; how long is answered or not asked"),
	[FG_GAP] = FG_SAY("keeps; how long: see the number"),
	[FG_TO_VERIFY] = FG_SAY("keeps; how long is to verify"),
};

void fg_cell_add_key(struct fg_key *key, const struct fg_grid_cell *cell)
{
	enum fg_family family = cell->family == FG_CLAIMED ? FG_GAP : cell->family;
	int which = cell->origin ? ORIGIN : (int)cell->strength;

	if (fg_grid_cell_is_empty(cell))
		which = EMPTY;
	if (cell->arrivals || which == EMPTY)
		add(key, (struct fg_key_entry){ .paint = sample_arrival, .which = which,
		                                .words = mark_words(which) });
	if (cell->arrivals)
		add(key, (struct fg_key_entry){ .paint = sample_frame, .which = (int)family,
		                                .words = frame_words[family] });
	for (int aside = 0; aside < FG_ASIDES; aside++)
		if (cell->asides >> aside & 1)
			add(key, (struct fg_key_entry){ .paint = sample_aside, .which = aside,
			                                .words = fg_aside_words[aside] });
	if (fg_grid_number_is_others(cell))
		add(key, (struct fg_key_entry){
			.paint = sample_others, .which = FG_BY_NAME, .words = fg_others_words,
			.sample_width = 2 * RADIUS + BETWEEN + fg_mark_width("G1") });
	if (cell->row)
		fg_key_add_mark(key, cell->row);
}

void fg_kept_add_key(struct fg_key *key, const struct fg_grid_column *column)
{
	enum fg_family family = column->kept.family == FG_CLAIMED ? FG_GAP : column->kept.family;

	if (column->keeps)
		add(key, (struct fg_key_entry){ .paint = sample_kept, .which = (int)family,
		                                .words = kept_words[family] });
	for (uint32_t i = 0; i < column->kept.marks.count; i++)
		fg_key_add_mark(key, column->kept.marks.shown[i]);
}
