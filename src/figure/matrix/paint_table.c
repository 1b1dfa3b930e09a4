#include "base/arena.h"
#include "base/say.h"
#include "base/sink.h"
#include "figure/matrix/marks.h"
#include "figure/matrix/table.h"
#include "figure/paint.h"
#include "figure/theme.h"

#define RULE "#CFCFCF"
#define PAD 3.0f
#define NAME_PAD 6.0f          /* of the name of a row that stands under a category */

static const struct fg_letters plain = { FG_NOTE_SIZE, false, FG_ANCHOR_START, FG_INK, false };
static const struct fg_letters soft = { FG_NOTE_SIZE, false, FG_ANCHOR_START, FG_SOFT_INK, false };

static const char *say(const struct fg_table *table, const char *english)
{
	return fg_say(table->grid->figure->lang, english);
}

/* A block in lines from the top down, or turned: from left to right. `at` is the middle of its top
 * or, turned, the left end of its middle at the bottom. */
static void paint_lines(struct fg_scene *scene, struct fg_xy at, const struct fg_block *block,
                        bool bold)
{
	struct fg_letters letters = { FG_NOTE_SIZE, bold, FG_ANCHOR_MIDDLE, FG_INK, false };

	for (uint32_t i = 0; i < block->count; i++, at.y += FG_NOTE_LINE)
		fg_paint_label(scene, at, FG_NOTE_LINE, block->lines[i], &letters);
}

static void paint_turned(struct fg_scene *scene, struct fg_xy at, const struct fg_block *block,
                         bool bold)
{
	struct fg_letters letters = { FG_NOTE_SIZE, bold, FG_ANCHOR_START, FG_INK, true };

	at.x -= (float)block->count * FG_NOTE_LINE / 2;
	for (uint32_t i = 0; i < block->count; i++, at.x += FG_NOTE_LINE)
		fg_paint_label(scene, at, FG_NOTE_LINE, block->lines[i], &letters);
}

/* ---- head */

static void paint_group(const struct fg_table *table, const struct fg_table_group *group,
                        struct fg_rect box, struct fg_scene *scene)
{
	const struct fg_figure *figure = table->grid->figure;
	const struct fg_entity *e = &figure->model->boundaries[group->boundary].e;
	struct fg_look look = { FG_PANEL, { FG_PANEL_EDGE, 0.7f, FG_DASH_SOLID }, 3, false };
	struct fg_xy at = { (box.left + box.right) / 2, box.top + table->groups_height - PAD };

	fg_scene_open(scene, "panel", fg_arena_format(figure->arena, "boundary-%s", e->id),
	              fg_label_in(e, figure->lang), NULL);
	fg_paint_rect(scene, box, &look);
	if (group->turned) {
		paint_turned(scene, at, &group->name, true);
	} else {
		at.y -= (float)group->name.count * FG_NOTE_LINE;
		paint_lines(scene, at, &group->name, true);
	}
	fg_scene_close(scene);
}

static void paint_groups(const struct fg_table *table, float top, float bottom,
                         struct fg_scene *scene)
{
	for (uint32_t g = 0; g < table->group_count; g++) {
		const struct fg_table_group *group = &table->groups[g];
		const struct fg_table_column *first = &table->columns[group->first];
		const struct fg_table_column *last = first + group->count - 1;

		paint_group(table, group,
		            (struct fg_rect){ first->left, top, last->left + last->width, bottom },
		            scene);
	}
}

static void paint_kept(const struct fg_table *table, const struct fg_grid_column *column,
                       struct fg_xy at, struct fg_scene *scene)
{
	if (!column->keeps)
		return;
	at.y += FG_TABLE_HEAD / 2;
	fg_kept_paint(at, column->kept.family, scene);
	at.y += FG_TABLE_HEAD / 2 - 1;
	for (uint32_t i = 0; i < column->kept.marks.count; i++, at.y += FG_BADGE_HEIGHT + 1) {
		const char *mark = fg_mark_text(table->grid->figure->arena, &column->kept.marks, i);

		fg_paint_mark(scene, (struct fg_xy){ at.x - fg_mark_width(mark) / 2, at.y }, mark,
		              column->kept.marks.shown[i]->family);
	}
}

/* The number of the flow that brings what is framed below. */
static void paint_shared(const struct fg_table *table, const struct fg_grid_column *column,
                         struct fg_xy at, struct fg_scene *scene)
{
	const char *mark = column->shared ? fg_arena_format(table->grid->figure->arena, "G%u",
	                                                    column->shared->number)
	                                  : NULL;

	if (mark)
		fg_paint_mark(scene, (struct fg_xy){ at.x - fg_mark_width(mark) / 2, at.y }, mark,
		              column->shared->family);
}

static void paint_column(const struct fg_table *table, const struct fg_table_column *column,
                         float top, float foot, struct fg_scene *scene)
{
	const struct fg_grid_column *of = &table->grid->columns[column->number];
	struct fg_arena *arena = table->grid->figure->arena;
	struct fg_letters count = { FG_NOTE_SIZE, false, FG_ANCHOR_MIDDLE, FG_INK, false };
	struct fg_xy at = { column->left + column->width / 2, top + table->groups_height };
	const char *number = fg_arena_format(arena, "%u", of->elements);
	struct fg_sink words = { .arena = arena };

	fg_grid_put_column(table->grid, of, &words);
	fg_scene_open(scene, "column",
	              fg_arena_format(arena, "column-%s", fg_grid_column_id(table->grid, of)),
	              fg_grid_column_name(table->grid, of), words.data);
	fg_sink_clear(&words);
	if (table->turned) {
		struct fg_xy bottom = { at.x, at.y + table->names_height - PAD };

		paint_turned(scene, bottom, &column->name, false);
	} else {
		float free = table->names_height - 2 * PAD
		             - (float)column->name.count * FG_NOTE_LINE;

		paint_lines(scene, (struct fg_xy){ at.x, at.y + PAD + free }, &column->name, false);
	}
	at.y += table->names_height;
	paint_kept(table, of, at, scene);
	at.y += table->kept_height;
	paint_shared(table, of, at, scene);
	fg_paint_label(scene, (struct fg_xy){ at.x, foot }, FG_TABLE_FOOT, number ? number : "",
	               &count);
	fg_scene_close(scene);
}

/* What stands beside the head and the foot. */
static void paint_margins(const struct fg_table *table, float top, float foot,
                          struct fg_scene *scene)
{
	struct fg_letters right = { FG_NOTE_SIZE, false, FG_ANCHOR_END, FG_SOFT_INK, false };
	float names = top + table->groups_height + table->names_height - FG_TABLE_HEAD;
	float kept = names + FG_TABLE_HEAD;

	fg_scene_open(scene, "margin", NULL, NULL, NULL);
	fg_paint_label(scene, (struct fg_xy){ table->label, names }, FG_TABLE_HEAD,
	               say(table, "Data"), &soft);
	fg_paint_label(scene, (struct fg_xy){ table->places_right, names }, FG_TABLE_HEAD,
	               say(table, "places"), &right);
	if (table->kept_height > 0)
		fg_paint_label(scene, (struct fg_xy){ table->label, kept }, FG_TABLE_HEAD,
		               say(table, "Keeps what arrives"), &soft);
	if (table->shared_height > 0)
		fg_paint_label(scene, (struct fg_xy){ table->label, kept + table->kept_height },
		               FG_BADGE_HEIGHT, say(table, "Arrival, where framed"), &soft);
	fg_paint_label(scene, (struct fg_xy){ table->label, foot }, FG_TABLE_FOOT,
	               say(table, "Data elements there"), &soft);
	fg_scene_close(scene);
}

/* ---- rows */

static void paint_rule(const struct fg_table *table, float y, const char *colour, float width,
                       struct fg_scene *scene)
{
	struct fg_xy line[2] = { { table->label, y }, { table->places_right, y } };

	fg_paint_lines(scene, line, 2,
	               &(struct fg_look){ NULL, { colour, width, FG_DASH_SOLID }, 0, false });
}

static void paint_category(const struct fg_table *table, enum fg_category category, float top,
                           struct fg_scene *scene)
{
	struct fg_strand_look look = fg_strand_look((int)category, table->grid->figure->grey);
	struct fg_letters letters = { FG_NOTE_SIZE, true, FG_ANCHOR_START, look.colour, false };
	struct fg_xy at = { table->label, top };
	char letter[2] = { look.letter, '\0' };

	fg_scene_open(scene, "category", NULL, NULL, NULL);
	if (look.letter) {
		at.y += (table->category - FG_BADGE_HEIGHT) / 2;
		fg_paint_letter(scene, at, letter, look.colour);
		at.y = top;
		at.x += FG_BADGE_HEIGHT + PAD;
	}
	fg_paint_label(scene, at, table->category, say(table, look.label), &letters);
	fg_scene_close(scene);
}

static void paint_cell(const struct fg_table *table, const struct fg_grid_row *row,
                       const struct fg_table_column *column, struct fg_band band,
                       struct fg_scene *scene)
{
	const struct fg_grid *grid = table->grid;
	const struct fg_grid_cell *cell = &row->cells[column->number];
	const struct fg_grid_column *of = &grid->columns[column->number];
	struct fg_rect box = { column->left, band.top, column->left + column->width,
		               band.top + band.height };
	struct fg_sink title = { .arena = grid->figure->arena };

	if (fg_grid_cell_is_empty(cell)) {
		fg_cell_paint(grid, row, column->number, box, scene);
		return;
	}
	fg_putf(&title, "%s%s", fg_grid_column_name(grid, of), fg_say(grid->figure->lang, ": "));
	fg_grid_put_cell(grid, cell, &title);
	fg_scene_open(scene, "cell",
	              fg_arena_format(grid->figure->arena, "cell-%s-%s", fg_grid_row_id(grid, row),
	                              fg_grid_column_id(grid, of)),
	              title.data, NULL);
	fg_sink_clear(&title);
	fg_cell_paint(grid, row, column->number, box, scene);
	fg_scene_close(scene);
}

static void paint_row_labels(struct fg_table *table, const struct fg_grid_row *row,
                             const struct fg_block *name, struct fg_band band,
                             struct fg_scene *scene)
{
	struct fg_arena *arena = table->grid->figure->arena;
	struct fg_letters right = { FG_NOTE_SIZE, false, FG_ANCHOR_END, FG_INK, false };
	const char *elements = fg_arena_format(arena, "%u", row->elements.count);
	const char *places = fg_arena_format(arena, "%u", row->places);
	float high = (float)name->count * FG_NOTE_LINE;
	struct fg_xy at = { table->label + (table->grid->by_category ? 0 : NAME_PAD),
		            band.top + (band.height - high) / 2 };

	for (uint32_t i = 0; i < name->count; i++, at.y += FG_NOTE_LINE)
		fg_paint_label(scene, at, FG_NOTE_LINE, name->lines[i], &plain);
	if (row->elements.count > 1 && elements)
		fg_paint_label(scene, (struct fg_xy){ table->number_right - PAD, band.top },
		               band.height, elements, &right);
	if (places)
		fg_paint_label(scene, (struct fg_xy){ table->places_right, band.top },
		               band.height, places, &right);
}

static void paint_row(struct fg_table *table, const struct fg_grid_row *row, struct fg_band band,
                      struct fg_scene *scene)
{
	const struct fg_grid *grid = table->grid;
	struct fg_block name = fg_table_row_name(table, row);
	struct fg_arena *arena = grid->figure->arena;
	struct fg_sink words = { .arena = arena }, title = { .arena = arena };

	fg_grid_put_row(grid, row, &table->numbers, &words);
	for (uint32_t i = 0; i < row->elements.count && !grid->by_category; i++)
		fg_putf(&title, "%s%s", i ? " " : "",
		        grid->figure->model->elements[row->elements.items[i]].e.id);
	fg_scene_open(scene, "row",
	              fg_arena_format(grid->figure->arena, "row-%s", fg_grid_row_id(grid, row)),
	              title.data ? title.data : fg_grid_row_id(grid, row), words.data);
	fg_sink_clear(&words);
	fg_sink_clear(&title);
	paint_row_labels(table, row, &name, band, scene);
	for (uint32_t i = 0; i < table->column_count; i++)
		paint_cell(table, row, &table->columns[i], band, scene);
	fg_scene_close(scene);
}

float fg_table_height(struct fg_table *table, const struct fg_refs *rows)
{
	float height = fg_table_head_height(table) + FG_TABLE_FOOT;

	for (uint32_t i = 0; i < rows->count; i++)
		height += fg_table_row_height(table, rows, i, 0);
	return height;
}

void fg_table_paint(struct fg_table *table, const struct fg_refs *rows, float top,
                    struct fg_scene *scene)
{
	float bottom = top + fg_table_height(table, rows), foot = bottom - FG_TABLE_FOOT;
	float y = top + fg_table_head_height(table);

	paint_groups(table, top, bottom, scene);
	paint_margins(table, top, foot, scene);
	for (uint32_t i = 0; i < table->column_count; i++)
		paint_column(table, &table->columns[i], top, foot, scene);
	for (uint32_t i = 0; i < rows->count; i++) {
		const struct fg_grid_row *row = &table->grid->rows[rows->items[i]];
		float height = fg_table_row_height(table, rows, i, 0);
		bool begins = fg_table_begins_category(table, rows, i, 0);

		paint_rule(table, y, begins ? FG_INK : RULE, begins ? 0.9f : 0.5f, scene);
		if (begins) {
			paint_category(table, row->category, y, scene);
			y += table->category;
			height -= table->category;
		}
		paint_row(table, row, (struct fg_band){ y, height }, scene);
		y += height;
	}
	paint_rule(table, foot, FG_INK, 0.9f, scene);
}
