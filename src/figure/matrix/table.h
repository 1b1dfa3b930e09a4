/* The matrix as a table on paper: some columns of it, measured. Lengths in points. */
#ifndef FG_MATRIX_TABLE_H
#define FG_MATRIX_TABLE_H

#include "figure/key.h"
#include "figure/matrix/grid.h"
#include "figure/wrap.h"

#define FG_TABLE_HEAD 12.0f            /* height of a line in the head */
#define FG_TABLE_FOOT 12.0f

struct fg_table_column {
	uint32_t number;                 /* in the grid */
	float left, width;
	struct fg_block name;
};

/* Neighbouring columns of one boundary. */
struct fg_table_group {
	fg_ref boundary;
	uint32_t first, count;           /* columns of the table */
	struct fg_block name;
	bool turned;
};

struct fg_table {
	const struct fg_grid *grid;
	struct fg_table_column *columns;
	struct fg_table_group *groups;
	uint32_t column_count, group_count;
	struct fg_refs numbers;          /* of the columns, in the grid */
	float label, label_width;        /* of rows */
	float number_right;              /* right edge of how many elements a row stands for */
	float places_right;              /* right edge of how many places they reach */
	bool turned;                     /* the names of columns */
	bool cut;                        /* a label did not fit */
	float groups_height, names_height, kept_height, shared_height;
	float row, category;             /* height of a row with one line, of a category's name */
};

/* Lets rows stand closer, so that more of them fit. */
void fg_table_tighten(struct fg_table *table);

/* How many columns from `first` on fit one page; 0: not even one. */
uint32_t fg_table_columns_that_fit(const struct fg_grid *grid, uint32_t first);

/* 0 or -ENOMEM. */
int fg_table_make(const struct fg_grid *grid, uint32_t first, uint32_t count,
                  struct fg_table *ret_table);

float fg_table_head_height(const struct fg_table *table);

struct fg_block fg_table_row_name(struct fg_table *table, const struct fg_grid_row *row);
/* Of row `number` of the list, with the name of its category where that begins, at `first` or
 * later. */
float fg_table_row_height(struct fg_table *table, const struct fg_refs *rows, uint32_t number,
                          uint32_t first);
bool fg_table_begins_category(const struct fg_table *table, const struct fg_refs *rows,
                              uint32_t number, uint32_t first);

/* ---- paint */

/* Everything but key and notes. `rows`: numbers in the grid. */
void fg_table_paint(struct fg_table *table, const struct fg_refs *rows, float top,
                    struct fg_scene *scene);
float fg_table_height(struct fg_table *table, const struct fg_refs *rows);

#endif
