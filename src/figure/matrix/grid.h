/* What the view `matrix` shows: which data are where, as rows and columns before any layout. */
#ifndef FG_MATRIX_GRID_H
#define FG_MATRIX_GRID_H

#include "figure/figure.h"
#include "figure/kept.h"

/* Flows that carry no reach, by what becomes of them. */
enum fg_aside {
	FG_ASIDE_DENIED, FG_ASIDE_QUESTIONED, FG_ASIDE_ASSUMED, FG_ASIDE_FORMER, FG_ASIDE_BLOCKED,
	FG_ASIDES
};

/* One row of data at one column. */
struct fg_grid_cell {
	uint32_t arrivals;               /* pairs of element and place; 0: no path */
	bool origin;                     /* all that is here starts here */
	enum fg_strength strength;       /* the strongest */
	enum fg_status status;           /* of the weakest flow on the way; the weakest of all */
	enum fg_family family;
	uint32_t asides;                 /* bit per enum fg_aside */
	const struct fg_gap *row;        /* numbered, about a flow that brings it; or NULL */
	uint32_t more_rows;
	const struct fg_gap *last;       /* of these rows: each is counted once */
};

struct fg_grid_row {
	enum fg_category category;
	struct fg_refs elements;         /* more than one: their cells are the same */
	fg_ref *own;                     /* elements.items, with room for all of the category */
	struct fg_grid_cell *cells;      /* by column */
	uint32_t places;                 /* that they arrive at, where they start not counted */
};

struct fg_grid_column {
	fg_ref place, boundary;          /* place FG_NONE: the boundary as a whole */
	uint32_t elements;               /* that are there */
	bool keeps;
	struct fg_kept kept;
	const struct fg_gap *shared;     /* the only numbered row of its cells, or NULL: it stands
	                                    in the head, once, and not in the cells */
};

struct fg_grid {
	const struct fg_figure *figure;
	struct fg_grid_row *rows;        /* by category, then document order */
	struct fg_grid_column *columns;  /* by boundary, then document order */
	uint32_t row_count, column_count;
	uint32_t idle_elements;          /* that no flow takes anywhere: no row */
	uint32_t idle_places;            /* that nothing reaches: no column */
	bool by_category, by_boundary;   /* too many: merged */
	bool merged;                     /* some row stands for several elements */
};

/* 0 or -ENOMEM; everything is in the figure's arena. */
int fg_grid_make(const struct fg_figure *figure, struct fg_grid *ret_grid);

bool fg_grid_cell_is_empty(const struct fg_grid_cell *cell);

/* Data arrive there by flows that are no gap; its number is that of another flow that brings it. */
bool fg_grid_number_is_others(const struct fg_grid_cell *cell);

/* Equal rows of one category become one. */
void fg_grid_merge(struct fg_grid *grid);

/* Finds the numbered rows that several cells of a column share. */
void fg_grid_share_marks(struct fg_grid *grid);

/* ---- in words */

/* To be put through fg_say(). */
extern const char *const fg_arrival_words[FG_STRENGTHS];
extern const char *const fg_aside_words[FG_ASIDES];
extern const char *const fg_others_words;      /* of fg_grid_number_is_others() */

const char *fg_grid_row_id(const struct fg_grid *grid, const struct fg_grid_row *row);
const char *fg_grid_column_id(const struct fg_grid *grid, const struct fg_grid_column *column);
const char *fg_grid_column_name(const struct fg_grid *grid, const struct fg_grid_column *column);
/* "arrives by name, stated (answered)" */
void fg_grid_put_cell(const struct fg_grid *grid, const struct fg_grid_cell *cell,
                      struct fg_sink *sink);
/* "Name (name): CBP One, arrives by name, stated (answered); ..." for the columns given. */
void fg_grid_put_row(const struct fg_grid *grid, const struct fg_grid_row *row,
                     const struct fg_refs *columns, struct fg_sink *sink);
void fg_grid_put_column(const struct fg_grid *grid, const struct fg_grid_column *column,
                        struct fg_sink *sink);
/* One CSV line for each element (or category) and column that has a mark; `page` counts from 1. */
void fg_grid_put_data_head(struct fg_sink *sink);
void fg_grid_put_data(const struct fg_grid *grid, const struct fg_grid_row *row, uint32_t column,
                      uint32_t page, struct fg_sink *sink);
const char *fg_grid_alt(const struct fg_grid *grid);

#endif
