#include "figure/matrix/table.h"

#include <errno.h>
#include <math.h>

#include "base/arena.h"
#include "base/say.h"
#include "figure/matrix/marks.h"
#include "figure/paint.h"
#include "figure/sentence.h"
#include "figure/theme.h"

#define INSET 4.0f
#define LABELS 0.26f           /* of the width, for the names of rows */
#define LEAST_COLUMN 12.0f
#define LEAST_GROUP 20.0f      /* two turned lines */
#define GUTTER 3.0f            /* between groups */
#define NAME_LIMIT 88.0f       /* a turned name is not longer */
#define NAME_WISH 60.0f        /* nor than this, where a second line has room */
#define GROUP_LIMIT 76.0f
#define GROUP_WISH 46.0f
#define NUMBER 18.0f           /* how many elements a row stands for */
#define PLACES 24.0f
#define PAD 3.0f

static float label_width(const struct fg_grid *grid)
{
	return LABELS * grid->figure->width;
}

/* Of the columns, with gutters. */
static float room(const struct fg_grid *grid)
{
	return grid->figure->width - 2 * FG_PAPER_EDGE - label_width(grid) - INSET
	       - (grid->merged || grid->by_category ? NUMBER : 0) - PLACES;
}

static uint32_t turned_lines(float width)
{
	uint32_t lines = (uint32_t)fmaxf((width - 2) / FG_NOTE_LINE, 1);

	return lines < FG_LINES ? lines : FG_LINES;
}

static struct fg_block turned_name(const struct fg_grid *grid, const char *name, float width)
{
	struct fg_wrap how = { FG_NOTE_SIZE, false, NAME_WISH, NAME_LIMIT, turned_lines(width) };

	return fg_wrap(grid->figure->arena, name, &how);
}

static float shared_width(const struct fg_grid *grid, const struct fg_grid_column *column)
{
	const char *mark = column->shared ? fg_arena_format(grid->figure->arena, "G%u",
	                                                    column->shared->number)
	                                  : NULL;

	return mark ? fg_mark_width(mark) + 2 : 0;
}

/* The least that a column needs for its marks and its name. */
static float needed_width(const struct fg_grid *grid, uint32_t number)
{
	const struct fg_grid_column *column = &grid->columns[number];
	float width = LEAST_COLUMN;

	for (uint32_t i = 0; i < grid->row_count; i++)
		width = fmaxf(width, fg_cell_width(grid, &grid->rows[i], number) + 2);
	for (uint32_t i = 0; i < column->kept.marks.count; i++)
		width = fmaxf(width, fg_mark_width(fg_mark_text(grid->figure->arena,
		                                                &column->kept.marks, i)) + 2);
	width = fmaxf(width, shared_width(grid, column));
	for (uint32_t lines = 1; lines < FG_LINES; lines++) {
		float wide = (float)lines * FG_NOTE_LINE + 3;

		if (width >= wide + FG_NOTE_LINE)
			continue;
		if (!turned_name(grid, fg_grid_column_name(grid, column), wide).cut)
			break;
		width = fmaxf(width, wide + FG_NOTE_LINE);
	}
	return width;
}

static bool starts_group(const struct fg_grid *grid, uint32_t column, uint32_t first)
{
	return column == first
	       || grid->columns[column].boundary != grid->columns[column - 1].boundary;
}

uint32_t fg_table_columns_that_fit(const struct fg_grid *grid, uint32_t first)
{
	float most = room(grid), used = 0, group = 0;
	uint32_t count = 0, whole = 0;

	for (uint32_t i = first; i < grid->column_count; i++) {
		float width = needed_width(grid, i);

		if (starts_group(grid, i, first)) {
			used += fmaxf(group, group > 0 ? LEAST_GROUP : 0) + GUTTER;
			group = 0;
			whole = count;
		}
		group += width;
		if (used + fmaxf(group, LEAST_GROUP) > most)
			break;
		count++;
	}
	/* A boundary is not torn where its beginning can wait for the next page. */
	if (first + count == grid->column_count || starts_group(grid, first + count, first))
		return count;
	return whole ? whole : count;
}

/* Puts the columns side by side; what is left of the room is shared out. */
static void place_columns(struct fg_table *table)
{
	const struct fg_grid *grid = table->grid;
	float used = 0, left, more;

	for (uint32_t g = 0; g < table->group_count; g++) {
		const struct fg_table_group *group = &table->groups[g];
		struct fg_table_column *columns = &table->columns[group->first];
		float width = 0;

		for (uint32_t i = 0; i < group->count; i++)
			width += columns[i].width;
		for (uint32_t i = 0; i < group->count && width < LEAST_GROUP; i++)
			columns[i].width += (LEAST_GROUP - width) / (float)group->count;
		used += fmaxf(width, LEAST_GROUP) + GUTTER;
	}
	more = fmaxf(room(grid) - used, 0) / (float)table->column_count;
	left = grid->figure->width - FG_PAPER_EDGE - PLACES - room(grid);
	for (uint32_t i = 0; i < table->column_count; i++) {
		if (starts_group(grid, table->columns[i].number, table->columns[0].number))
			left += GUTTER;
		table->columns[i].left = left;
		table->columns[i].width += more;
		left += table->columns[i].width;
	}
}

static void make_groups(struct fg_table *table)
{
	const struct fg_grid *grid = table->grid;

	for (uint32_t i = 0; i < table->column_count; i++) {
		uint32_t number = table->columns[i].number;

		if (starts_group(grid, number, table->columns[0].number))
			table->groups[table->group_count++] = (struct fg_table_group){
				.boundary = grid->columns[number].boundary, .first = i };
		table->groups[table->group_count - 1].count++;
	}
}

/* Names of columns stand upright where every one of them fits so. */
static bool name_upright(struct fg_table *table)
{
	const struct fg_grid *grid = table->grid;
	float high = 0;

	for (uint32_t i = 0; i < table->column_count; i++) {
		struct fg_table_column *column = &table->columns[i];
		struct fg_wrap how = { FG_NOTE_SIZE, false, column->width - PAD,
			               column->width - PAD, FG_LINES };

		column->name = fg_wrap(grid->figure->arena,
		                       fg_grid_column_name(grid, &grid->columns[column->number]),
		                       &how);
		if (column->name.cut || column->name.width > how.limit)
			return false;
		high = fmaxf(high, (float)column->name.count * FG_NOTE_LINE);
	}
	table->names_height = high + 2 * PAD;
	return true;
}

static void name_turned(struct fg_table *table)
{
	const struct fg_grid *grid = table->grid;
	float high = 0;

	table->turned = true;
	for (uint32_t i = 0; i < table->column_count; i++) {
		struct fg_table_column *column = &table->columns[i];

		column->name = turned_name(
			grid, fg_grid_column_name(grid, &grid->columns[column->number]),
			column->width);
		table->cut |= column->name.cut;
		high = fmaxf(high, column->name.width);
	}
	table->names_height = high + 2 * PAD;
}

static float group_width(const struct fg_table *table, const struct fg_table_group *group)
{
	const struct fg_table_column *last = &table->columns[group->first + group->count - 1];

	return last->left + last->width - table->columns[group->first].left;
}

static void name_groups(struct fg_table *table)
{
	const struct fg_figure *figure = table->grid->figure;
	float high = 0;

	for (uint32_t g = 0; g < table->group_count; g++) {
		struct fg_table_group *group = &table->groups[g];
		float width = group_width(table, group);
		struct fg_wrap how = { FG_NOTE_SIZE, true, width - PAD, width - PAD, FG_LINES };
		const char *name = fg_label_in(&figure->model->boundaries[group->boundary].e,
		                               figure->lang);

		/* In by_boundary the columns have that name already. */
		if (table->grid->by_boundary)
			continue;
		group->name = fg_wrap(figure->arena, name, &how);
		group->turned = group->name.cut || group->name.width > how.limit;
		if (group->turned) {
			how.wish = GROUP_WISH;
			how.limit = GROUP_LIMIT;
			how.most = turned_lines(width);
			group->name = fg_wrap(figure->arena, name, &how);
		}
		table->cut |= group->name.cut;
		high = fmaxf(high, group->turned ? group->name.width
		                                 : (float)group->name.count * FG_NOTE_LINE);
	}
	table->groups_height = high + (high > 0 ? 2 * PAD : 0);
}

static float kept_height(const struct fg_table *table)
{
	float high = 0;

	for (uint32_t i = 0; i < table->column_count; i++) {
		const struct fg_grid_column *column =
			&table->grid->columns[table->columns[i].number];

		if (column->keeps)
			high = fmaxf(high, FG_TABLE_HEAD
			                           + (float)column->kept.marks.count
			                                     * (FG_BADGE_HEIGHT + 1));
	}
	return high;
}

int fg_table_make(const struct fg_grid *grid, uint32_t first, uint32_t count,
                  struct fg_table *ret_table)
{
	struct fg_arena *arena = grid->figure->arena;
	struct fg_table table = { .grid = grid, .column_count = count };
	fg_ref *numbers = fg_arena_array(arena, (size_t)count + 1, sizeof(*numbers));

	table.columns = fg_arena_array(arena, (size_t)count + 1, sizeof(*table.columns));
	table.groups = fg_arena_array(arena, (size_t)count + 1, sizeof(*table.groups));
	if (!numbers || !table.columns || !table.groups)
		return -ENOMEM;
	for (uint32_t i = 0; i < count; i++) {
		numbers[i] = first + i;
		table.columns[i] = (struct fg_table_column){ .number = first + i };
		table.columns[i].width = needed_width(grid, first + i);
	}
	table.numbers = (struct fg_refs){ numbers, count };
	table.label = FG_PAPER_EDGE;
	table.label_width = label_width(grid);
	table.number_right = FG_PAPER_EDGE + table.label_width + NUMBER;
	table.places_right = grid->figure->width - FG_PAPER_EDGE;
	make_groups(&table);
	place_columns(&table);
	if (!name_upright(&table))
		name_turned(&table);
	name_groups(&table);
	table.kept_height = kept_height(&table);
	for (uint32_t i = 0; i < count; i++)
		if (grid->columns[first + i].shared)
			table.shared_height = FG_TABLE_HEAD;
	table.row = 12.0f;
	table.category = 13.0f;
	*ret_table = table;
	return 0;
}

void fg_table_tighten(struct fg_table *table)
{
	table->row = 10.6f;
	table->category = 11.0f;
}

float fg_table_head_height(const struct fg_table *table)
{
	return table->groups_height + table->names_height + table->kept_height
	       + table->shared_height;
}

struct fg_block fg_table_row_name(struct fg_table *table, const struct fg_grid_row *row)
{
	const struct fg_grid *grid = table->grid;
	float limit = table->label_width - INSET;
	struct fg_wrap how = { FG_NOTE_SIZE, false, limit, limit, FG_LINES };
	struct fg_block block;

	if (grid->by_category)
		block = fg_wrap(grid->figure->arena,
		                fg_say(grid->figure->lang,
		                       fg_vocab_word(FG_VOCAB_CATEGORY, row->category)->label),
		                &how);
	else
		block = fg_wrap_elements(grid->figure, row->elements, &how, NULL);
	table->cut |= block.cut;
	return block;
}

bool fg_table_begins_category(const struct fg_table *table, const struct fg_refs *rows,
                              uint32_t number, uint32_t first)
{
	const struct fg_grid *grid = table->grid;

	if (grid->by_category)
		return false;
	return number == first
	       || grid->rows[rows->items[number]].category
	                  != grid->rows[rows->items[number - 1]].category;
}

float fg_table_row_height(struct fg_table *table, const struct fg_refs *rows, uint32_t number,
                          uint32_t first)
{
	struct fg_block name = fg_table_row_name(table, &table->grid->rows[rows->items[number]]);
	float above = fg_table_begins_category(table, rows, number, first) ? table->category : 0;

	return above + table->row
	       + (name.count > 1 ? (float)(name.count - 1) * FG_NOTE_LINE : 0);
}
