/* What the files of this folder share. */
#ifndef FG_GAPS_INTERNAL_H
#define FG_GAPS_INTERNAL_H

#include "gaps/gaps.h"

struct fg_arena;

/* First look at, then the rest: a table of data sensitivity, custody and status; see priority.c. */
enum fg_priority fg_row_priority(const struct fg_gaps *gaps, const struct fg_gap *row);

/* What tells answers of one status apart, a bit each. */
uint8_t fg_cell_flags(const struct fg_cell *cell, enum fg_strength strength);

/* Groups the cells into rows. 0 or -ENOMEM. */
int fg_group_cells(struct fg_gaps *gaps);

/* Adds the rows of structural rules, then those of the user's own. Before numbering. */
int fg_run_rules(struct fg_gaps *gaps, const struct fg_own_findings *own);

/* Orders all rows and numbers gaps and claimed ones. */
int fg_number_rows(struct fg_gaps *gaps);

/* Makes room for one more row; NULL: out of memory. */
struct fg_gap *fg_add_row(struct fg_gaps *gaps);

#endif
