/* The marks in the cells of the matrix, and their samples in the key. Lengths in points. */
#ifndef FG_MATRIX_MARKS_H
#define FG_MATRIX_MARKS_H

#include "draw/geometry.h"
#include "figure/key.h"
#include "figure/matrix/grid.h"

/* Width of all marks of row and column side by side; 0: the cell is empty. */
float fg_cell_width(const struct fg_grid *grid, const struct fg_grid_row *row, uint32_t column);

/* In the middle of the box. An empty cell gets a small dot. */
void fg_cell_paint(const struct fg_grid *grid, const struct fg_grid_row *row, uint32_t column,
                   struct fg_rect box, struct fg_scene *scene);

/* The compartment of a place that keeps, its middle at `at`. */
void fg_kept_paint(struct fg_xy at, enum fg_family family, struct fg_scene *scene);

void fg_cell_add_key(struct fg_key *key, const struct fg_grid_cell *cell);
void fg_kept_add_key(struct fg_key *key, const struct fg_grid_column *column);

#endif
