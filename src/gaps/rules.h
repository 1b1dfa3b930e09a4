/*
 * Structural rules: what follows from the shape of the model alone. One file and one row each; an
 * id is never reused. A rule never claims more than the answers it rests on: where those are to
 * verify, so is its row.
 */
#ifndef FG_GAPS_RULES_H
#define FG_GAPS_RULES_H

#include "gaps/gaps.h"

enum fg_rule_class {
	FG_RULE_GAP,      /* something is missing or wrong in the disclosure */
	FG_RULE_QUESTION, /* something to ask: never more than to verify */
	FG_RULE_NOTE      /* about the model itself: no number, never on a figure */
};

struct fg_rule_work;

struct fg_rule {
	const char *id; /* FG-R01 */
	enum fg_rule_class class;
	const char *title;       /* what it says when it fires */
	const char *reference;   /* where the duty comes from; own rules: or NULL */
	const char *why;         /* why it matters; own rules: or NULL */
	const char *false_alarm; /* when it is none; own rules: or NULL */
	const char *ask;         /* what to ask, or how to mend the model */
	int (*run)(struct fg_rule_work *work);   /* NULL: a rule of the user's own */
};

/* All rules, by number; NULL past the end. */
const struct fg_rule *fg_rule_at(size_t index);

/* One each: the files of this folder named rule_*.c. 0 or a negative errno. */
int fg_rule_destination_unnamed(struct fg_rule_work *work);
int fg_rule_sharing_denied(struct fg_rule_work *work);
int fg_rule_derived_undisclosed(struct fg_rule_work *work);
int fg_rule_no_agreement(struct fg_rule_work *work);
int fg_rule_copy_outlives(struct fg_rule_work *work);
int fg_rule_left_on_device(struct fg_rule_work *work);
int fg_rule_not_listed(struct fg_rule_work *work);
int fg_rule_only_possible(struct fg_rule_work *work);
int fg_rule_two_periods(struct fg_rule_work *work);
int fg_rule_new_purpose(struct fg_rule_work *work);
int fg_rule_never_used(struct fg_rule_work *work);
int fg_rule_only_independent(struct fg_rule_work *work);
int fg_rule_no_locator(struct fg_rule_work *work);

#endif
