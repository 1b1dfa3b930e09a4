/*
 * The register: every cell and every hit of a structural rule as rows, grouped, numbered, with a
 * stable id. One row per question (or rule), subject and status; elements are grouped within a row.
 */
#ifndef FG_GAPS_GAPS_H
#define FG_GAPS_GAPS_H

#include "reach/reach.h"

struct fg_rule; /* a structural rule: see rules.h */

enum { FG_WITNESS_SHOWN = 16, FG_FOUND_PARTS = 4 };

struct fg_sink;

/* One thing that a rule found: a pattern, marked with FG_SAY, and what it takes, in order. All text
 * is the model's or the result's. */
struct fg_found_part {
	const char *text;                /* as it is, where there is no name */
	bool value;                      /* the text of a length of time is put into words */
	const struct fg_entity *name;    /* by its label in the language */
};
struct fg_found {
	const char *pattern;
	struct fg_found_part parts[FG_FOUND_PARTS];
};

struct fg_gap {
	const char *id; /* stable: question or rule and model ids, no line numbers, no language */
	uint32_t
		number; /* G1, G2, ...: gaps and claimed ones, before any filter; 0: not numbered */
	fg_ref question;   /* or FG_NONE: structural rule, or "said" of an unasked fact */
	const struct fg_rule *rule; /* or NULL */
	const struct fg_found *found; /* of a rule, found_count of them: see fg_put_found() */
	uint32_t found_count;
	uint16_t limb;
	enum fg_attribute attribute;
	enum fg_kind kind; /* FG_ANSWER: the system; FG_ELEMENT; FG_FLOW; FG_PLACE: what is kept
	                      there, written and implied; other kinds: only with a rule */
	fg_ref index;      /* of that; FG_NONE for FG_ELEMENT without a rule: see elements */
	struct fg_refs elements; /* it concerns */
	enum fg_status status;
	enum fg_family family;
	enum fg_priority priority;
	enum fg_strength strength; /* how surely the elements arrive, for implied holdings */
	const struct fg_cell *cell; /* of the first cell grouped here; NULL when there is none */
	struct fg_refs cells;       /* all of them (numbers in fg_gaps.cells) */
	struct fg_refs under;       /* rows of structural rules that hit the same omission; of the
	                               system's row, also those that only repeat its answer */
	fg_ref under_of;            /* this row is listed under that one, and not counted; or
	                               FG_NONE */
	const struct fg_arrival *arrival; /* for a place: the arrival that the witness shows, or
	                                     NULL when all its elements start there */
	const fg_ref *witness;    /* flows of that path, the first FG_WITNESS_SHOWN of them */
	uint32_t witness_count;   /* of the whole path */
};

/* One line of "12 of 31 holdings", per question and limb. */
struct fg_count {
	fg_ref question; /* or FG_NONE: "said" of facts that no question asks about */
	uint16_t limb;   /* UINT16_MAX: the system cell, or "said" */
	uint32_t of;                         /* cells asked */
	uint32_t by_family[FG_FAMILIES];
	uint32_t by_status[FG_STATUSES];
};

struct fg_gaps {
	const struct fg_reach *reach;
	struct fg_cell *cells;               /* of the model, then of the implied holdings */
	uint32_t cell_count;
	struct fg_gap *rows;                 /* all four families, in register order */
	uint32_t row_count;
	struct fg_count *counts;
	uint32_t count_count;
	const struct fg_rule **own_rules;    /* the user's own that found something */
	uint32_t own_rule_count;
	void *arena;
};

int fg_gaps_new(const struct fg_reach *reach, struct fg_gaps **ret_gaps);

/*
 * What a rule of the user's own found: it becomes a row like those of structural rules. It rests on
 * the answers named, or on the system's answer to the question that it is about; what rests on no
 * answer is to verify.
 */
struct fg_own_finding {
	const struct fg_rule *rule;      /* outlives the result; its `run` is NULL */
	enum fg_kind kind;               /* below FG_KINDS, or FG_ANSWER */
	fg_ref index;
	struct fg_refs elements;         /* those of the fact when count is 0 */
	struct fg_refs cells;            /* numbers of answers, as in fg_gaps.cells */
	const char *detail;              /* in words, or NULL */
};

/* By rule, then by subject, each pair once. */
struct fg_own_findings {
	const struct fg_own_finding *items;
	uint32_t count;
};
int fg_gaps_new_with(const struct fg_reach *reach, const struct fg_own_findings *own,
                     struct fg_gaps **ret_gaps);
void fg_gaps_free(struct fg_gaps *gaps);

/* What the rule of a row found, in words; nothing where it found nothing to tell. */
void fg_put_found(struct fg_sink *sink, const struct fg_gap *row, const char *lang);

/* How soon a row should be looked at: by how sensitive its data are (0 low, 1 medium, 2 high),
 * where they are, and whether the answer is open or only soft. */
enum fg_priority fg_priority_of(int sensitivity, bool outside, bool open);
bool fg_status_is_open(enum fg_status status);

#endif
