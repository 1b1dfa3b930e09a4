/*
 * The register: every cell and every hit of a structural rule as rows, grouped, numbered, with a
 * stable id. One row per question (or rule), subject and status; elements are grouped within a row.
 */
#ifndef FG_GAPS_GAPS_H
#define FG_GAPS_GAPS_H

#include "reach/reach.h"

struct fg_rule; /* a structural rule: see rules.h */

enum { FG_FOUND_PARTS = 4 };

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

/* What a rule tells of a row: see fg_put_found(). */
struct fg_told {
	const char *other;       /* id of a second thing that it is about; or NULL */
	uint32_t count;
	struct fg_found found[];
};

/* What few rows have: those of rules, of several cells, and with others under them. */
struct fg_gap_more {
	const struct fg_rule *rule;      /* or NULL */
	const struct fg_told *told;      /* NULL: nothing, and no second thing */
	struct fg_refs elements; /* NULL: those of the subject, or of the only cell */
	struct fg_refs under;    /* rows of structural rules that hit the same omission; of the
	                            system's row, also those that only repeat its answer */
};
/* Of a row that has nothing of that and one cell. */
extern const struct fg_gap_more fg_gap_plain;

/* There are several to a flow: 40 bytes. */
struct fg_gap {
	uint32_t
		number; /* G1, G2, ...: gaps and claimed ones, before any filter; 0: not numbered */
	fg_ref question;   /* or FG_NONE: structural rule, or "said" of an unasked fact */
	fg_ref index;      /* of the subject; FG_NONE for FG_ELEMENT without a rule: see elements */
	fg_ref under_of;   /* this row is listed under that one, and not counted; or FG_NONE */
	const struct fg_gap_more *more;
	uint32_t first_cell, cell_count; /* see fg_gap_cells() */
	uint16_t limb;
	enum fg_attribute attribute;
	enum fg_kind kind; /* FG_ANSWER: the system; FG_ELEMENT; FG_FLOW; FG_PLACE: what is kept
	                      there, written and implied; other kinds: only with a rule */
	enum fg_status status;
	enum fg_family family;
	enum fg_priority priority;
	enum fg_strength strength; /* how surely the elements arrive, for implied holdings */
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
	struct fg_cell *implied;             /* cells of implied holdings */
	uint32_t cell_count;                 /* those of the model, then these: fg_cell_at() */
	fg_ref *row_cells;                   /* of all rows, see fg_gap_cells() */
	uint32_t row_cell_count, row_cell_room;
	struct fg_gap *rows;                 /* all four families, in register order */
	uint32_t row_count, row_room;
	struct fg_count *counts;
	uint32_t count_count;
	const struct fg_rule **own_rules;    /* the user's own that found something */
	uint32_t own_rule_count;
	void *arena;
};

/* By number: the cells of the model, then those of implied holdings. */
static inline const struct fg_cell *fg_cell_at(const struct fg_gaps *gaps, uint32_t number)
{
	const struct fg_evidence *evidence = gaps->reach->evidence;

	return number < evidence->cell_count ? &evidence->cells[number]
	                                     : &gaps->implied[number - evidence->cell_count];
}

/* The cells grouped in a row, by number, see fg_cell_at(). */
static inline struct fg_refs fg_gap_cells(const struct fg_gaps *gaps, const struct fg_gap *row)
{
	return (struct fg_refs){ gaps->row_cells + row->first_cell, row->cell_count };
}

/* The first of them; NULL when there is none. */
static inline const struct fg_cell *fg_gap_cell(const struct fg_gaps *gaps,
                                                const struct fg_gap *row)
{
	return row->cell_count ? fg_cell_at(gaps, gaps->row_cells[row->first_cell]) : NULL;
}

/* Whether a rule tells something. */
static inline bool fg_gap_tells(const struct fg_gap *row)
{
	return row->more->told && row->more->told->count;
}

/* The elements that the row concerns. */
struct fg_refs fg_gap_elements(const struct fg_gaps *gaps, const struct fg_gap *row);

/* What names a row: question or rule and ids of the model, no line number, no language; it is
 * unique, and stays. */
void fg_put_gap_id(struct fg_sink *sink, const struct fg_gaps *gaps, const struct fg_gap *row);

/* Of a row about what a place keeps: the first of its elements that has come here from elsewhere.
 * NULL when all start there, and for other rows. */
const struct fg_arrival *fg_gap_arrival(const struct fg_gaps *gaps, const struct fg_gap *row);

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
	struct fg_refs cells;            /* numbers of answers, see fg_cell_at */
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
