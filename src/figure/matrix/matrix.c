/* The view `matrix`: rows are data, columns are places; how each gets there. */
#include <errno.h>
#include <math.h>

#include "base/arena.h"
#include "base/say.h"
#include "base/sink.h"
#include "figure/matrix/marks.h"
#include "figure/matrix/table.h"
#include "figure/paint.h"
#include "figure/sentence.h"
#include "figure/theme.h"
#include "figure/views.h"

#define NOTE 11.0f             /* a line below the table */
#define ABOVE_NOTES 4.0f

enum { NOTES = 5 };

struct sheet {
	struct fg_figure *figure;
	struct fg_grid grid;
	const char *notes[NOTES];
	uint32_t note_count;
	bool cut;
	struct fg_sink data;
};

static float notes_height(const struct sheet *sheet)
{
	return sheet->note_count ? ABOVE_NOTES + NOTE * (float)sheet->note_count : 0;
}

static void note(struct sheet *sheet, const char *words)
{
	struct fg_wrap how = { FG_NOTE_SIZE, false, 0, 0, 1 };
	struct fg_block block;

	how.wish = how.limit = sheet->figure->width - 2 * FG_PAPER_EDGE;
	block = fg_wrap(sheet->figure->arena, words ? words : "", &how);
	if (block.count && sheet->note_count < NOTES)
		sheet->notes[sheet->note_count++] = block.lines[0];
}

static void make_notes(struct sheet *sheet)
{
	const struct fg_grid *grid = &sheet->grid;
	struct fg_arena *arena = sheet->figure->arena;
	const char *lang = sheet->figure->lang;

	if (!grid->row_count || !grid->column_count)
		note(sheet, fg_say(lang, "No data arrive anywhere by flows that are asserted."));
	if (grid->by_category)
		note(sheet, fg_say(lang, "Too many data elements for a row each: one row a "
		                         "category, its strongest mark, its weakest status."));
	if (grid->by_boundary)
		note(sheet, fg_say(lang, "Too many places for a column each: one column a "
		                         "boundary, its strongest mark, its weakest status."));
	if (grid->idle_elements)
		note(sheet, fg_arena_format(arena, fg_say(lang, "Not shown: data elements that no "
		                                                "flow carries, %u."),
		                            grid->idle_elements));
	if (grid->idle_places)
		note(sheet, fg_arena_format(arena, fg_say(lang, "Not shown: places that nothing "
		                                                "reaches, %u."),
		                            grid->idle_places));
	if (grid->figure->gaps->reach->possible_left_out)
		note(sheet, fg_say(lang, "Possible arrivals are too many and left out."));
}

/* ---- a page */

struct page {
	struct fg_table *table;
	struct fg_refs rows;
	struct fg_key key;
	float height;                    /* of the table */
};

static bool row_has_marks(const struct fg_table *table, const struct fg_grid_row *row)
{
	for (uint32_t i = 0; i < table->column_count; i++)
		if (!fg_grid_cell_is_empty(&row->cells[table->columns[i].number]))
			return true;
	return false;
}

static void add_row_keys(struct fg_key *key, const struct fg_table *table,
                         const struct fg_grid_row *row)
{
	for (uint32_t i = 0; i < table->column_count; i++)
		fg_cell_add_key(key, &row->cells[table->columns[i].number]);
}

static void start_key(struct fg_key *key, const struct fg_table *table)
{
	for (uint32_t i = 0; i < table->column_count; i++)
		fg_kept_add_key(key, &table->grid->columns[table->columns[i].number]);
}

/* Takes rows from the list as long as they fit. */
static void cut_page(struct sheet *sheet, const struct fg_refs *rows, uint32_t first,
                     struct page *page)
{
	float most = sheet->figure->room - 2 * FG_PAPER_EDGE - notes_height(sheet);

	page->rows = (struct fg_refs){ rows->items + first, 0 };
	page->height = fg_table_head_height(page->table) + FG_TABLE_FOOT;
	start_key(&page->key, page->table);
	for (uint32_t i = first; i < rows->count; i++) {
		struct fg_key key = page->key;
		float more = fg_table_row_height(page->table, rows, i, first);

		add_row_keys(&key, page->table, &sheet->grid.rows[rows->items[i]]);
		if (page->height + more + fg_key_height(&key) > most)
			break;
		page->key = key;
		page->height += more;
		page->rows.count++;
	}
}

static void put_desc(const struct sheet *sheet, const struct page *page, struct fg_sink *sink)
{
	const struct fg_grid *grid = &sheet->grid;
	const char *lang = sheet->figure->lang;

	if (page)
		fg_putf(sink, fg_say(lang, "%u rows of data, %u columns of places.\n"),
		        page->rows.count, page->table->column_count);
	for (uint32_t i = 0; page && i < page->rows.count; i++) {
		fg_grid_put_row(grid, &grid->rows[page->rows.items[i]], &page->table->numbers,
		                sink);
		fg_put(sink, "\n");
	}
	for (uint32_t i = 0; page && i < page->table->column_count; i++) {
		const struct fg_grid_column *column =
			&grid->columns[page->table->columns[i].number];

		fg_putf(sink, "%s%s", fg_grid_column_name(grid, column), fg_say(lang, ": "));
		fg_grid_put_column(grid, column, sink);
		fg_put(sink, "\n");
	}
	for (uint32_t i = 0; i < sheet->note_count; i++)
		fg_putf(sink, "%s\n", sheet->notes[i]);
}

static void put_data(struct sheet *sheet, const struct page *page)
{
	for (uint32_t i = 0; i < page->rows.count; i++)
		for (uint32_t k = 0; k < page->table->column_count; k++)
			fg_grid_put_data(&sheet->grid, &sheet->grid.rows[page->rows.items[i]],
			                 page->table->columns[k].number,
			                 sheet->figure->page_count + 1, &sheet->data);
}

static void paint_notes(const struct sheet *sheet, float top, struct fg_scene *scene)
{
	struct fg_letters letters = { FG_NOTE_SIZE, false, FG_ANCHOR_START, FG_SOFT_INK, false };

	for (uint32_t i = 0; i < sheet->note_count; i++)
		fg_paint_label(scene, (struct fg_xy){ FG_PAPER_EDGE,
		                                      top + ABOVE_NOTES + NOTE * (float)i },
		               NOTE, sheet->notes[i], &letters);
}

/* `page` NULL: nothing but the notes. */
static int paint_page(struct sheet *sheet, struct page *page)
{
	struct fg_figure *figure = sheet->figure;
	float bottom = FG_PAPER_EDGE + (page ? page->height : 0);
	float height = bottom + notes_height(sheet) + FG_PAPER_EDGE;
	struct fg_sink desc = { .arena = figure->arena };
	struct fg_scene *scene;

	if (page) {
		height += fg_key_height(&page->key);
		put_data(sheet, page);
	}
	put_desc(sheet, page, &desc);
	scene = fg_figure_add_page(figure, height,
	                           fg_arena_format(figure->arena,
	                                           fg_say(figure->lang, "%s: which data are where"),
	                                           fg_model_label(figure->model, figure->lang)),
	                           desc.data);
	fg_sink_clear(&desc);
	if (!scene)
		return -ENOMEM;
	if (page)
		fg_table_paint(page->table, &page->rows, FG_PAPER_EDGE, scene);
	paint_notes(sheet, bottom, scene);
	if (page)
		fg_key_paint(&page->key, bottom + notes_height(sheet), scene);
	return 0;
}

static bool fits_one_page(struct sheet *sheet, struct fg_table *table, const struct fg_refs *rows)
{
	struct page page = { .table = table, .key = { .figure = sheet->figure } };

	cut_page(sheet, rows, 0, &page);
	return page.rows.count == rows->count;
}

/* All rows that have a mark in these columns, on as many pages as they need. */
static int paint_columns(struct sheet *sheet, uint32_t first, uint32_t count)
{
	const struct fg_grid *grid = &sheet->grid;
	struct fg_arena *arena = sheet->figure->arena;
	fg_ref *list = fg_arena_array(arena, (size_t)grid->row_count + 1, sizeof(*list));
	struct fg_refs rows = { list, 0 };
	struct fg_table table;
	int status = list ? fg_table_make(grid, first, count, &table) : -ENOMEM;

	for (uint32_t i = 0; status == 0 && i < grid->row_count; i++)
		if (row_has_marks(&table, &grid->rows[i]))
			list[rows.count++] = i;
	if (status == 0 && !fits_one_page(sheet, &table, &rows))
		fg_table_tighten(&table);
	for (uint32_t next = 0; status == 0 && next < rows.count;) {
		struct page page = { .table = &table, .key = { .figure = sheet->figure } };

		cut_page(sheet, &rows, next, &page);
		next += page.rows.count;
		status = page.rows.count ? paint_page(sheet, &page) : -ERANGE;
	}
	sheet->cut |= status == 0 && table.cut;
	return status;
}

static int paint_all(struct sheet *sheet)
{
	int status = 0;

	if (!sheet->grid.row_count || !sheet->grid.column_count)
		return paint_page(sheet, NULL);
	for (uint32_t first = 0; status == 0 && first < sheet->grid.column_count;) {
		uint32_t count = fg_table_columns_that_fit(&sheet->grid, first);

		status = count ? paint_columns(sheet, first, count) : -ERANGE;
		first += count;
	}
	return status;
}

static const char *remarks_of(const struct sheet *sheet)
{
	struct fg_figure *figure = sheet->figure;
	const char *remarks = fg_remarks(figure, NULL, sheet->cut, false);

	if (sheet->grid.by_category)
		remarks = fg_remark(figure, remarks,
		                    FG_SAY("too many data elements: one row a category"));
	if (sheet->grid.by_boundary)
		remarks = fg_remark(figure, remarks,
		                    FG_SAY("too many places: one column a boundary"));
	return remarks;
}

int fg_view_matrix(struct fg_figure *figure, const char **ret_message)
{
	struct sheet sheet = { .figure = figure };
	int status = fg_grid_make(figure, &sheet.grid);

	if (status < 0)
		return status;
	fg_grid_merge(&sheet.grid);
	fg_grid_share_marks(&sheet.grid);
	make_notes(&sheet);
	fg_grid_put_data_head(&sheet.data);
	status = paint_all(&sheet);
	if (status == 0)
		status = sheet.data.error;
	if (status == -ERANGE)
		*ret_message = fg_arena_format(figure->arena,
		                               "%.0f x %.0f mm are too small for a table",
		                               (double)(figure->width / FG_POINTS_PER_MM),
		                               (double)(figure->height / FG_POINTS_PER_MM));
	if (status == 0) {
		fg_number_pages(figure);
		figure->remarks = remarks_of(&sheet);
		figure->alt = fg_grid_alt(&sheet.grid);
		figure->data = fg_arena_string(figure->arena, sheet.data.data);
	}
	fg_sink_clear(&sheet.data);
	return status;
}
