/*
 * From claims to answers: the heart of the program. Which sources are admitted, which of them are
 * the baseline, what was read, and the status of every cell. Statuses are computed, first line of
 * the table that fits (see status.c).
 */
#ifndef FG_EVIDENCE_EVIDENCE_H
#define FG_EVIDENCE_EVIDENCE_H

#include "model/model.h"

/* Under which view of the sources answers are computed. All zero but baseline FG_NONE: no baseline,
 * all sources. */
struct fg_reading {
	fg_ref baseline;                 /* number of the baseline, or FG_NONE: nothing is read */
	struct fg_date as_of;            /* year 0: no limit. Undated sources are then left out */
	struct fg_refs according_to;     /* only these sources exist; count 0: all */
	/* of the answers, only whether each flow is said at all: enough for fates and reach */
	bool flows_only;
};

/* What the reading makes of one source. */
struct fg_source_state {
	bool admitted;                   /* exists in this reading, and none there replaces it */
	bool superseded;                 /* would exist, but is superseded */
	bool undated;                    /* left out because it has no date */
	bool baseline;                   /* admitted and in the baseline */
};

/* Numbers of the claims that reach a cell: those of baseline documents, then those of other
 * admitted sources, both in document order. */
struct fg_backing {
	uint32_t own, others;
	fg_ref through;          /* by-reference: the source pointed to; else FG_NONE */
	fg_ref claims[];
};

/* One answer. There are several to a flow: 32 bytes. */
struct fg_cell {
	const struct fg_backing *backing;        /* NULL: no claims */
	fg_ref question;                 /* or FG_NONE: "is it said at all?" of an unasked fact */
	fg_ref index;                    /* of the fact; of the question for a system cell;
	                                    FG_NONE: implied holding */
	fg_ref place, element;           /* of an implied holding; else FG_NONE */
	uint16_t limb;                   /* of the question; 0 for a system cell */
	enum fg_attribute attribute;     /* of the limb; FG_SAID for a system cell */
	enum fg_kind kind;               /* FG_ELEMENT, FG_FLOW, FG_HOLDING; FG_ANSWER: system */
	enum fg_status status;
	enum fg_family family;
	bool read : 1;                   /* silence can be claimed */
	bool project_wide : 1;           /* taken from the system cell */
	bool recreation : 1;             /* rests on a re-creation */
	bool assumption : 1;             /* the fact is an assumption: never more than to verify */
	bool homework : 1;               /* about an outside body: never charged to the operator */
	bool not_applicable : 1;         /* stated as "not applicable" */
	bool referred : 1;               /* see fg_cell_through() */
};

static inline struct fg_refs fg_cell_own(const struct fg_cell *cell)
{
	const struct fg_backing *backing = cell->backing;

	return backing ? (struct fg_refs){ backing->claims, backing->own } : (struct fg_refs){ 0 };
}

/* By-reference: the source pointed to; else FG_NONE. */
static inline fg_ref fg_cell_through(const struct fg_cell *cell)
{
	return cell->referred ? cell->backing->through : FG_NONE;
}

static inline struct fg_refs fg_cell_others(const struct fg_cell *cell)
{
	const struct fg_backing *backing = cell->backing;

	return backing ? (struct fg_refs){ backing->claims + backing->own, backing->others }
	               : (struct fg_refs){ 0 };
}

enum { FG_MOST_CELLS = 1 << 23 };        /* more are refused: -EOVERFLOW */

/* All answers of a model under one reading. Cells are in the order: questions in order, for each
 * its system cell, then its facts in document order, limb by limb, then, for limbs of questions on
 * flows about passing on (FG_ONWARD), what recipients outside keep; last, the "said" cells of facts
 * that no question asks about. */
struct fg_evidence {
	const struct fg_model *model;
	struct fg_reading reading;
	struct fg_source_state *sources;         /* by source number */
	struct fg_cell *cells;
	uint32_t cell_count;
	uint32_t *said[FG_FACT_KINDS];           /* by fact number: index of its "said" cell, which
	                                            is its own status; UINT32_MAX: not worked out */
	uint32_t left_out;                       /* sources left out as undated */
	void *arena;
};

/* Returns 0 or a negative errno. */
int fg_evidence_new(const struct fg_model *model, const struct fg_reading *reading,
                    struct fg_evidence **ret_evidence);
void fg_evidence_free(struct fg_evidence *evidence);

enum fg_status fg_fact_status(const struct fg_evidence *evidence, enum fg_kind kind, fg_ref index);

/* What becomes of a flow: asserted ones are drawn, counted and carry reach. */
enum fg_flow_fate {
	FG_ASSERTED,       /* some admitted claim states, partly states, refers or defers it */
	FG_ASSUMED,        /* an assumption with a reason */
	FG_FATE_QUESTIONED,/* only asked about, or the model says so: a stub with a question mark */
	FG_FATE_DENIED,    /* only denied; claims of certainty low do not outweigh a denial */
	FG_FATE_BLOCKED, FG_FATE_FORMER,
	FG_UNSAID          /* nobody admitted says so: silent, missing, or no claims at all */
};
enum fg_flow_fate fg_flow_fate(const struct fg_evidence *evidence, fg_ref flow);
const char *fg_fate_word(enum fg_flow_fate fate);

/* Silence about it is no omission: nobody admitted asserts it, or says that it is missing, with
 * more than low certainty; and, of a flow, that is enough, or the model takes it back; of anything
 * else, the baseline denies it, of all people and at all times. More claims of others never make it
 * idle. An element that something asserted names
 * is charged all the same. */
bool fg_fact_is_idle(const struct fg_evidence *evidence, enum fg_kind kind, fg_ref index);

/* What a question is put to, or would be. */
struct fg_matter {
	enum fg_kind kind;           /* FG_ANSWER: the system */
	fg_ref index;                /* of fact or question; FG_NONE: implied holding */
	fg_ref place, element;       /* of an implied holding */
	enum fg_attribute attribute;
};

/* What admitted claims, of scopes too, say about it, whether or not a question asks: bits by enum
 * fg_says. Faint: with low certainty. */
struct fg_heard {
	uint32_t all, faint;
	bool denied;                     /* by the baseline, firmly, under no condition */
};
int fg_evidence_heard(const struct fg_evidence *evidence, const struct fg_matter *matter,
                      struct fg_heard *ret_heard);

/* Hands over these claims, one after the other. */
typedef void fg_hear_claim(void *context, const struct fg_claim *claim);
int fg_evidence_claims(const struct fg_evidence *evidence, const struct fg_matter *matter,
                       fg_hear_claim *hear_claim, void *context);

/* The baseline denies it, and nobody asserts it or says that it is missing. */
bool fg_is_denied(const struct fg_heard *heard);

/* The cells of an implied holding (an element that reaches a place that keeps, with no holding
 * written for it): one for each limb of each holding question that fits. Outside, only limbs on
 * passing on (FG_ONWARD) are asked, and the cell is homework. Returns how many there are, or a
 * negative errno. `cells` has room for them, or is NULL: then they are only counted. */
int fg_evidence_implied(const struct fg_evidence *evidence, fg_ref place, fg_ref element,
                        struct fg_cell *cells);

/* It holds for some people only, or since some day. */
static inline bool fg_is_conditional(const struct fg_claim *claim)
{
	return claim->more->whose.count || claim->more->since.year;
}

/* Whether two values cannot be the same: durations when no calendar makes them one length, so that
 * a year may be 365 days; what is no duration when it has other words. */
bool fg_values_differ(const char *a, const char *b);

/* Family of a status, given whether the place was read; the table of product words, section 2. */
enum fg_family fg_status_family(enum fg_status status, bool read);

static inline bool fg_is_charge(enum fg_family family)
{
	return family == FG_GAP || family == FG_CLAIMED;
}

#endif
