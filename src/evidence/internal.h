/*
 * Shared by the files of this folder. One struct fg_work is made per reading; its first member is
 * what callers see. Facts are numbered in one row: elements, then flows, then holdings
 * (fg_fact_number).
 */
#ifndef FG_EVIDENCE_INTERNAL_H
#define FG_EVIDENCE_INTERNAL_H

#include "base/arena.h"
#include "evidence/evidence.h"

/* Bounds on what a file can make us compute; beyond them -EOVERFLOW. */
enum {
	FG_MOST_FITS = 1 << 23,      /* pairs of scope and fact */
	FG_MOST_LISTED = 1 << 25,    /* claims listed under all cells */
	FG_SAYS = FG_ASKS + 1
};

/* ---- index.c: lists of numbers by key */

struct fg_pairs {
	struct fg_keyed { uint32_t key, value; } *items;
	size_t count, room;
};

struct fg_index {
	uint32_t *first;             /* by key, one more than there are keys; NULL: all are empty */
	uint32_t *items;
};

int fg_pairs_add(struct fg_pairs *pairs, uint32_t key, uint32_t value);
void fg_pairs_clear(struct fg_pairs *pairs);
/* Values of one key keep the order in which they were added. */
int fg_index_new(struct fg_arena *arena, uint32_t keys, const struct fg_pairs *pairs,
                 struct fg_index *ret_index);
struct fg_refs fg_index_at(const struct fg_index *index, uint32_t key);

/* ---- the work */

/* A place of a baseline document that a question is put to and that was not examined: only a silent
 * claim opens it. */
struct fg_unread {
	fg_ref source;
	const char *place;
};

/* One question put to the baseline. The last plan stands for "is it said at all?" of facts that
 * nobody asks about. */
struct fg_plan {
	const struct fg_question *question;      /* or NULL */
	bool held;                   /* against this baseline */
	bool askable;                /* some baseline document is of a kind that answers it */
	bool recreation;             /* one of these documents is a re-creation */
	struct fg_unread *unread;
	uint32_t unread_count;
	uint32_t system_cell;
};

/* A claim that reaches the cell in hand. */
struct fg_found {
	fg_ref claim;
	uint32_t rank;               /* 0 on the fact itself; else 1 + breadth of the scope */
	bool lent;                   /* a claim of the fact, for an attribute that has none */
};

/* What the claims of one source come to, in the cell in hand. Valid when its turn is that of the
 * notebook. */
struct fg_page {
	uint64_t turn;
	uint32_t rank;
	uint32_t says;               /* bit per enum fg_says; claims of certainty low left out */
	uint64_t pointed;            /* turn in which a reference led here */
};

struct fg_notebook {
	uint64_t turn;
	struct fg_page *pages;       /* by source */
	struct fg_found *found;
	uint32_t count, room;
};

struct fg_work {
	struct fg_evidence evidence;
	const struct fg_model *model;
	struct fg_arena *arena;
	bool *counts;                /* by claim: source admitted, what it retells in force */
	uint32_t *breadth;           /* by scope: pairs of fact and attribute that it reaches */
	struct fg_index scopes_of;   /* by fact number */
	struct fg_index scopes_at;   /* by place: scopes that reach implied holdings there;
	                                the last key: everywhere */
	struct fg_index bares_of;    /* by fact number */
	uint32_t *holding_categories;    /* by holding: bit per category */
	struct fg_plan *plans;       /* by question; one more */
	struct fg_notebook notebook;
	size_t listed;
};

static inline uint32_t fg_fact_number(const struct fg_model *model, enum fg_kind kind, fg_ref index)
{
	if (kind == FG_ELEMENT)
		return index;
	return model->element_count + (kind == FG_FLOW ? 0 : model->flow_count) + index;
}

static inline const struct fg_source *fg_source_of(const struct fg_work *work, fg_ref claim)
{
	return &work->model->sources[work->model->claims[claim].source];
}

static inline bool fg_is_own(const struct fg_work *work, fg_ref claim)
{
	return work->evidence.sources[work->model->claims[claim].source].baseline;
}

/* ---- sources.c */
int fg_read_sources(struct fg_work *work);

/* ---- locate.c: places and words, compared without case and with white space folded */
int fg_compare_words(const char *a, const char *b);
bool fg_place_covers(const char *part, const char *place);
bool fg_any_covers(const char *const *parts, uint32_t count, const char *place);

/* ---- scope.c */
int fg_match_scopes(struct fg_work *work);
bool fg_scope_fits_implied(const struct fg_work *work, const struct fg_scope *scope, fg_ref place,
                           fg_ref element);
bool fg_scope_reaches(const struct fg_scope *scope, enum fg_kind kind, enum fg_attribute attribute);

/* ---- ask.c */
int fg_plan_questions(struct fg_work *work);
bool fg_question_fits(const struct fg_work *work, const struct fg_question *question,
                      enum fg_kind kind, fg_ref index);
/* Whether a question about flows is put to what is kept at their far end, too: its limbs on passing
 * on are, where the keeper is a body outside; what people keep of their own is no sharing. */
bool fg_question_follows(const struct fg_work *work, const struct fg_question *question,
                         fg_ref place, uint32_t categories);
bool fg_is_recipient(const struct fg_model *model, fg_ref place);
bool fg_question_fits_implied(const struct fg_work *work, const struct fg_question *question,
                              fg_ref place, fg_ref element);
/* Whether the silence of the baseline can be claimed, given the claims in the notebook. */
bool fg_is_read(const struct fg_work *work, const struct fg_plan *plan);
/* The same for one source of any kind: at the places where its kind answers, else whole. */
bool fg_is_source_read(const struct fg_work *work, const struct fg_plan *plan, fg_ref source);

/* ---- collect.c: fills the notebook with the claims that reach a cell, in document order */
int fg_collect(struct fg_work *work, const struct fg_matter *matter);

/* ---- weigh.c */
struct fg_tally {
	uint32_t count;
	uint32_t copies;             /* of re-creations */
	uint32_t official;           /* not of independent sources */
};

struct fg_conflict {
	bool found, copied, official;
};

struct fg_weighed {
	const struct fg_work *work;
	const struct fg_plan *plan;
	const struct fg_matter *matter;
	bool read;
	struct fg_tally own[FG_SAYS], other[FG_SAYS];
	struct fg_tally hints;       /* other claims of any kind, and own ones of certainty low */
	struct fg_conflict within, between;  /* own claims among themselves; own and other claims */
	bool not_applicable;
};
int fg_weigh(const struct fg_work *work, const struct fg_plan *plan, const struct fg_matter *matter,
             struct fg_weighed *ret_weighed);

/* An order by whose data and since when. */
int fg_compare_conditions(const struct fg_claim *a, const struct fg_claim *b);

/* ---- conflict.c: of values; adds to within and between */
int fg_compare_values(struct fg_weighed *weighed);

/* ---- reference.c: where the references of the baseline lead */
int fg_follow(const struct fg_weighed *weighed, struct fg_cell *cell, fg_ref *ret_through);

/* ---- status.c: the table */
/* `ret_through`: the source that the answer refers to; left alone where there is none. */
int fg_decide(const struct fg_weighed *weighed, struct fg_cell *cell, fg_ref *ret_through);

/* ---- cells.c */
int fg_answer_all(struct fg_work *work);

/* The charge is one of silence, and nobody else says that this answer is missing. */
bool fg_is_mute(const struct fg_work *work, const struct fg_cell *cell);

/* Somebody admitted asserts the fact, with more than low certainty. */
bool fg_fact_is_told(const struct fg_evidence *evidence, enum fg_kind kind, fg_ref index);
int fg_answer(struct fg_work *work, const struct fg_plan *plan, uint16_t limb,
              const struct fg_matter *matter, struct fg_cell *ret_cell);

#endif
