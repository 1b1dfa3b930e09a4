/* Inside this folder: rows that rules gave, as they come out of the child process. */
#ifndef FG_DATABASE_FINDINGS_H
#define FG_DATABASE_FINDINGS_H

#include "database/engine.h"
#include "database/rules.h"

/* Columns that a rule may give. */
enum fg_rule_column { FG_COLUMN_ID, FG_COLUMN_ELEMENT, FG_COLUMN_CELL, FG_COLUMN_DETAIL,
	              FG_RULE_COLUMNS };

/* One row: texts, NULL where not given. */
struct fg_rule_row {
	uint32_t rule;                   /* number in the book */
	const char *texts[FG_RULE_COLUMNS];
};

/* All rows, in order of the rules. */
struct fg_rule_rows {
	struct fg_rule_row *items;
	uint32_t count;
	char *bytes;                     /* what the texts point into */
};

/* Runs the rules in a child process; the caller frees items and bytes. See fg_rulebook_run(). */
int fg_rules_in_child(const struct fg_rulebook *book, const struct fg_gaps *gaps,
                      struct fg_diags *diags, struct fg_rule_rows *ret_rows);

#endif
