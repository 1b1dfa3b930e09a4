/* What rules look things up with. */
#ifndef FG_GAPS_RULEWORK_H
#define FG_GAPS_RULEWORK_H

#include "gaps/rules.h"

/* items[first[i]] up to items[first[i + 1]] - 1 belong to thing i. */
struct fg_rule_lists {
	uint32_t *first;
	fg_ref *items;
};

struct fg_rule_work {
	struct fg_gaps *gaps;
	const struct fg_evidence *evidence;
	const struct fg_model *model;
	const struct fg_rule *rule;                 /* the one that runs */
	const struct fg_gap_more *shared;           /* of hits with nothing but a rule; or NULL */
	struct fg_rule_lists cells[FG_FACT_KINDS];  /* cells of each fact, by kind and number */
	struct fg_rule_lists bares[FG_FACT_KINDS];  /* values written without a claim, likewise */
	struct fg_rule_lists implied;               /* cells of implied holdings, by place */
	struct fg_rule_lists carriers;              /* asserted flows that name an element */
	struct fg_rule_lists takers;                /* those of them that take it from the people:
	                                               see fg_rule_collects() */
	struct fg_rule_lists kept;                  /* holdings that contain an element */
	struct fg_rule_lists held;                  /* holdings at a place */
	bool *asserted;                             /* by flow */
};

/* Cells: an answer for each question and limb that asks for the attribute; FG_SAID has always one.
 * More than FG_RULE_CELLS are cut off. */
enum { FG_RULE_CELLS = 16 };
struct fg_rule_cells {
	fg_ref items[FG_RULE_CELLS];
	uint32_t count;
};
void fg_rule_add_cells(const struct fg_rule_work *work, enum fg_kind kind, fg_ref index,
                       enum fg_attribute attribute, struct fg_rule_cells *cells);
void fg_rule_add_said(const struct fg_rule_work *work, enum fg_kind kind, fg_ref index,
                      struct fg_rule_cells *cells);

struct fg_refs fg_rule_list(const struct fg_rule_lists *lists, fg_ref index);

/* Whether the flow takes data from a person, or from what people themselves hold, such as their
 * phone. */
bool fg_rule_collects(const struct fg_model *model, const struct fg_flow *flow);

/* What a hit that rests on these answers can be: to verify if one of them is, else claimed if one
 * is, else a gap. An answer that was given counts as `answered`. */
enum fg_family fg_rule_family(const struct fg_rule_work *work, const struct fg_rule_cells *cells,
                              enum fg_family answered);

/* Whether an admitted claim among these says something: states, partly states, refers or defers. */
bool fg_rule_told(const struct fg_rule_work *work, struct fg_refs claims);

/* Whether some admitted claim, of a scope too, tells of the attribute, whether or not a question
 * asks for it. 0, 1 or a negative errno. */
int fg_rule_spoken(const struct fg_rule_work *work, struct fg_target of);

/* A value of an attribute that an admitted source states with certainty above low. */
struct fg_rule_value {
	const char *text;
	const struct fg_claim *claim; /* that states it */
};

/* The values of an attribute of a fact, by scopes too, whether or not a question asks for it; at
 * most `room`. Returns how many, or a negative errno. */
int fg_rule_values(const struct fg_rule_work *work, struct fg_target of,
                   struct fg_rule_value *values, uint32_t room);

/* Equal but for case and white space. */
bool fg_rule_same_words(const char *a, const char *b);

/* Whether two claims speak under one condition: whose data, since when. */
bool fg_rule_same_condition(const struct fg_claim *a, const struct fg_claim *b);

/* 1 when the first period is surely longer than the second, else 0. Months count 28 to 31 days;
 * "permanent" is longer than any; what is no duration is never compared. */
int fg_rule_outlasts(const char *a, const char *b);

/* Where a rule fires. Everything is borrowed for the call. */
struct fg_hit {
	enum fg_kind kind;             /* what a claim can hang on */
	fg_ref index;
	const char *other;             /* id of a second thing of the model that makes the hit
	                                  unique, or NULL */
	struct fg_refs elements;       /* those of the fact when count is 0 */
	const struct fg_rule_cells *cells;
	enum fg_status status;         /* used when there are no cells */
	enum fg_family family;         /* FG_RULE_QUESTION and FG_RULE_NOTE: always to verify */
	const struct fg_found *found;  /* what was found; their texts outlive the result */
	uint32_t found_count;
};
int fg_rule_hit(struct fg_rule_work *work, const struct fg_hit *hit);

/* A hit on an element that others speak of, or miss, and the baseline does not say; none
 * otherwise. */
int fg_rule_hit_unsaid(struct fg_rule_work *work, fg_ref element);

int fg_rule_work_make(struct fg_gaps *gaps, struct fg_rule_work *ret_work);
void fg_rule_work_clear(struct fg_rule_work *work);

#endif
