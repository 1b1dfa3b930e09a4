/*
 * Structural rules: what follows from the shape of the model alone. One file and one row each; an
 * id is never reused. A rule never claims more than the answers it rests on: where those are to
 * verify, so is its row.
 */
#ifndef FG_GAPS_RULES_H
#define FG_GAPS_RULES_H

#include "gaps/gaps.h"

enum fg_rule_class { FG_RULE_GAP, FG_RULE_QUESTION, FG_RULE_NOTE };

/* A place where a rule fires, and the answer it rests on. */
struct fg_hit {
	enum fg_kind kind;               /* FG_FLOW or FG_PLACE */
	fg_ref index;
	fg_ref cell;                     /* in fg_gaps.cells: the answer that the hit rests on */
	enum fg_family family;           /* never more than that answer allows */
	uint32_t attributes; /* bit per attribute: a gap about one of them is the same omission */
};

/* Calls `add` for each hit; stops with its error. */
typedef int fg_rule_add(const struct fg_hit *hit, void *context);

struct fg_rule {
	const char *id;                  /* FG-R01 */
	enum fg_rule_class class;
	const char *title;               /* what it says when it fires */
	const char *reference;           /* where the duty comes from, or NULL */
	const char *why;                 /* why it matters */
	const char *false_alarm;         /* when it is none */
	const char *ask;                 /* what to ask, or how to mend the model */
	int (*run)(const struct fg_gaps *gaps, fg_rule_add *add, void *context);
};

/* All rules, by number; NULL past the end. */
const struct fg_rule *fg_rule_at(size_t index);

/* Number of the cell of a flow for an attribute, or of its "said" cell; FG_NONE when that is not
 * asked. */
fg_ref fg_rule_flow_cell(const struct fg_gaps *gaps, fg_ref flow, enum fg_attribute attribute);

/* One each: the files of this folder named rule_*.c. */
int fg_rule_destination_unnamed(const struct fg_gaps *gaps, fg_rule_add *add, void *context);
int fg_rule_sharing_denied(const struct fg_gaps *gaps, fg_rule_add *add, void *context);

#endif
