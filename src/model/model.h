/*
 * The typed model: what one XML file says, linked and checked. Built once by src/load through
 * build.h, then read through const pointers; nothing changes it. All memory belongs to the model's
 * arena and lives until fg_model_free().
 *
 * Every kind of thing is an array in document order; a thing's number is its index there (fg_ref).
 * Results of later phases live in arrays of their own, indexed by the same numbers. Strings are
 * UTF-8, never NULL unless said so.
 */
#ifndef FG_MODEL_MODEL_H
#define FG_MODEL_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/vocab.h"

typedef uint32_t fg_ref;         /* index into one of the arrays below */
#define FG_NONE UINT32_MAX       /* no reference */

/* Where something was written: 1-based line and column (bytes). Line 0: nowhere (made up by the
 * program). */
struct fg_loc {
	uint32_t line;
	uint32_t column;
};

/* A borrowed array of numbers, in document order without repetition. */
struct fg_refs {
	const fg_ref *items;
	uint32_t count;
};

/* A name in one more language. */
struct fg_label {
	const char *lang;
	const char *text;
};

/* A text in the language of its file, and in others. */
struct fg_wording {
	const char *text;        /* or NULL where there is none in that language */
	const struct fg_label *others;
	uint32_t count;
};

/* What every named thing has. */
struct fg_entity {
	const char *id;
	const char *label;  /* in the language of the model; the id where the file gives none */
	const struct fg_label *labels;   /* in others, up to one without text; NULL: in none */
	struct fg_loc loc;
};

/* A calendar date known to the year, month or day; 0 where unknown (year 0: no date). */
struct fg_date {
	int16_t year;
	int8_t month;
	int8_t day;
};

struct fg_source {
	struct fg_entity e;
	enum fg_source_kind kind;
	enum fg_standing standing;
	enum fg_copy copy;
	const char *number, *publisher, *url, *archive, *sha256;  /* each NULL where not given */
	struct fg_date published, text_date, accessed;
	struct fg_refs supersedes;
	const char *const *examined;     /* places read, trimmed; "whole" for all of it */
	uint32_t examined_count;         /* 0: nothing was read */
};

struct fg_baseline {
	struct fg_entity e;
	struct fg_refs sources;
};

struct fg_party {
	struct fg_entity e;
	enum fg_party_kind kind;
	fg_ref parent, acts_for;         /* or FG_NONE */
	const char *jurisdiction;        /* or NULL */
	bool identified;
	bool inside;                     /* of the operator, contractors included */
};

struct fg_boundary {
	struct fg_entity e;
};

struct fg_place {
	struct fg_entity e;
	enum fg_place_kind kind;
	fg_ref custodian, boundary;
	bool keeps;
	bool identified;
	bool inside;                     /* its custodian is */
	const char *reason;              /* of an assumption, or NULL */
};

struct fg_element {
	struct fg_entity e;
	struct fg_refs whose;            /* parties */
	struct fg_refs derived_from;     /* elements */
	fg_ref derived_at;               /* place or FG_NONE */
	enum fg_category category;
	struct fg_refs origin;  /* places as written; empty when left to the rule in reach/ */
	const char *reason;
};

struct fg_group {
	struct fg_entity e;
	struct fg_refs elements;         /* groups in groups already opened */
};

struct fg_step {
	struct fg_entity e;
	fg_ref party;
	struct fg_refs next;             /* steps; empty for an end */
	const char *deadline;            /* ISO 8601 duration or NULL */
	const char *reason;
};

/* What few flows of a large model have. */
struct fg_flow_more {
	struct fg_refs steps;
	const char *reason;              /* of an assumption, or NULL */
};
/* Of a flow that has nothing of that. */
extern const struct fg_flow_more fg_flow_plain;

/* There are many: 80 bytes. */
struct fg_flow {
	struct fg_entity e;
	fg_ref from, to;                 /* places */
	struct fg_refs elements;         /* groups already opened */
	uint32_t categories;             /* bit per enum fg_category: carried as whole categories */
	uint32_t carried;                /* bit per category of anything carried, named or not */
	const struct fg_flow_more *more;
	bool unspecified;
	enum fg_flow_state state;        /* as written, or FG_STATE_NONE */
};

struct fg_holding {
	struct fg_entity e;
	fg_ref place;
	struct fg_refs elements;
	const char *reason;
};

/* Kinds of things a claim or note can hang on. The first three have answers of their own
 * (facts). */
enum fg_kind {
	FG_ELEMENT,
	FG_FLOW,
	FG_HOLDING,
	FG_FACT_KINDS,
	FG_PLACE = FG_FACT_KINDS,
	FG_PARTY,
	FG_STEP,
	FG_SOURCE,
	FG_BOUNDARY,
	FG_GROUP,
	FG_BASELINE,
	FG_KINDS,
	/* target.index: number of the question over all yardsticks of the model */
	FG_ANSWER = FG_KINDS,
	FG_SCOPE /* target.index: number of the scope */
} FG_SMALL;

struct fg_target {
	fg_ref index;
	enum fg_kind kind;
	enum fg_attribute attribute;  /* FG_SAID for the thing itself, for answers and for scopes */
};

/* What a claim says that tells of what it hangs on, as bits. */
enum {
	FG_TELLING = 1u << FG_STATES | 1u << FG_PARTLY_SAYS | 1u << FG_REFERS | 1u << FG_DEFERS
};

/* What few claims have. */
struct fg_claim_more {
	fg_ref to;                       /* source that FG_REFERS points to, or FG_NONE */
	fg_ref retells;                  /* source that it retells, or FG_NONE */
	struct fg_refs whose;            /* condition: parties */
	struct fg_date since;            /* condition */
	const char *quote, *resp, *checked;      /* each or NULL */
};
/* Of a claim that has nothing of that. */
extern const struct fg_claim_more fg_claim_plain;

/* One piece of evidence. There are more of them than flows: 64 bytes. */
struct fg_claim {
	struct fg_target target;
	fg_ref source;
	uint16_t place_count;
	enum fg_says says;
	enum fg_certainty certainty;
	const struct fg_claim_more *more;
	const char *at;                  /* locator as written, or NULL */
	const char *const *places;       /* the locator's parts, trimmed */
	const char *value, *text;        /* each or NULL */
	struct fg_loc loc;
};

/* An attribute written with a value and without a claim: it rests on the claims of its fact that
 * say states. */
struct fg_bare {
	struct fg_target target;         /* of kind FG_ELEMENT, FG_FLOW or FG_HOLDING */
	const char *value;
	struct fg_loc loc;
};

/* Claims about all facts that fit every selector given. */
struct fg_scope {
	const char *id;                  /* or NULL */
	struct fg_target *facts;         /* as listed; fact_count 0: not given */
	uint32_t fact_count;
	uint32_t subjects;  /* bit per enum fg_kind below FG_FACT_KINDS; 0: not given */
	struct fg_refs places, from, elements;   /* count 0: not given */
	uint32_t categories;             /* 0: not given */
	enum fg_custody custody;         /* FG_CUSTODY_ANY: not given */
	uint32_t attributes;             /* bit per enum fg_attribute */
	struct fg_refs claims;
	struct fg_loc loc;
};

struct fg_note {
	struct fg_target target;         /* FG_KINDS as kind: on the model as a whole */
	enum fg_note_kind kind;
	const char *by, *lang, *text;    /* lang NULL: that of the model */
	struct fg_loc loc;
};

/* ---- yardsticks: data files of their own, linked into the model that lists them */

struct fg_limb {
	enum fg_attribute attribute;
	struct fg_wording text;          /* as a question */
	struct fg_loc loc;
};

/* Where one kind of source answers a question. */
struct fg_where {
	uint32_t kinds;                  /* bit per enum fg_source_kind */
	const char *const *places;       /* all must have been read; "whole" for all of it */
	uint32_t place_count;
};

struct fg_question {
	const char *id;                  /* 5.1 */
	struct fg_wording label;
	const char *reference;           /* or NULL */
	struct fg_wording about, ask;    /* each without any text where not given */
	struct fg_loc loc;
	fg_ref yardstick;
	enum fg_force force;
	enum fg_subject subject;
	uint32_t categories;             /* 0: any */
	enum fg_custody custody;
	bool project_wide;
	const struct fg_limb *limbs;
	uint32_t limb_count;
	const struct fg_where *wheres;
	uint32_t where_count;
};

struct fg_yardstick {
	const char *id, *lang, *reference;
	struct fg_wording label, about;  /* about without any text where not given */
	struct fg_loc loc;
	const char *file;                /* name of its file in messages */
	const char *path;                /* the same; NULL: a shipped one, installed */
	/* why this model is held against it; "" where the model gives no reason */
	const char *why;
	uint64_t baselines;              /* bit per baseline held against it (at most 64) */
	fg_ref first;  /* its questions are first .. first+count-1 of fg_model.questions */
	uint32_t count;
};

struct fg_model {
	const char *id, *label, *lang, *resp;    /* resp NULL where not given */
	const struct fg_label *labels;           /* as in struct fg_entity */
	const char *about;               /* or NULL */
	/* file name without folder, "-" for standard input: for messages and outputs */
	const char *name;
	char hash[65];                   /* SHA-256 of the bytes read, in hex */
	fg_ref operator_party;

	const struct fg_source *sources;         uint32_t source_count;
	const struct fg_baseline *baselines;     uint32_t baseline_count;
	const struct fg_party *parties;          uint32_t party_count;
	const struct fg_boundary *boundaries;    uint32_t boundary_count;
	const struct fg_place *places;           uint32_t place_count;
	const struct fg_element *elements;       uint32_t element_count;
	const struct fg_group *groups;           uint32_t group_count;
	const struct fg_step *steps;             uint32_t step_count;
	const struct fg_flow *flows;             uint32_t flow_count;
	const struct fg_holding *holdings;       uint32_t holding_count;
	const struct fg_claim *claims;           uint32_t claim_count;
	const struct fg_bare *bares;             uint32_t bare_count;
	const struct fg_scope *scopes;           uint32_t scope_count;
	const struct fg_note *notes;             uint32_t note_count;
	const struct fg_yardstick *yardsticks;   uint32_t yardstick_count;
	const struct fg_question *questions;     uint32_t question_count;

	void *arena;                     /* struct fg_arena *, owner of everything above */
	struct fg_model_index *index;    /* of the claims; made by fg_model_index() */
};

void fg_model_free(struct fg_model *model);

/* Id and label of anything a target can name (kinds up to FG_BASELINE). */
const struct fg_entity *fg_model_entity(const struct fg_model *model, enum fg_kind kind,
                                        fg_ref index);

/* Number of things of a kind. */
uint32_t fg_model_count(const struct fg_model *model, enum fg_kind kind);

/* The claims that hang on a thing or on one attribute of it, in document order: indexed once, by
 * the builder. For FG_ANSWER, `attribute` is FG_SAID. Scope claims are not among them. */
struct fg_refs fg_model_claims(const struct fg_model *model, enum fg_kind kind, fg_ref index,
                               enum fg_attribute attribute);

/* Those on the thing and on all its attributes, by attribute, each in document order. */
struct fg_refs fg_model_all_claims(const struct fg_model *model, enum fg_kind kind, fg_ref index);

/* Whether two tags name one language, whatever the region: "es", "es-MX". */
bool fg_same_language(const char *a, const char *b);
/* The text in `lang` ("es-MX": or else in "es", or in any other "es"); where there is none that of
 * the file, NULL where that has none either. */
const char *fg_wording_in(const struct fg_wording *wording, const char *lang);
/* Whether there is a text in `lang`, or in its language without a region. */
bool fg_wording_has(const struct fg_wording *wording, const char *lang);

/* What it is called, in all languages. */
struct fg_wording fg_entity_name(const struct fg_entity *entity);

/* The label in `lang`, or the model's own where there is none. */
const char *fg_label_in(const struct fg_entity *entity, const char *lang);

/* The same for the model itself. */
const char *fg_model_label(const struct fg_model *model, const char *lang);

/* Elements that a fact carries: an element itself, a flow's or a holding's list. Storage for a
 * single element is the caller's: `self` receives it. */
struct fg_refs fg_fact_elements(const struct fg_model *model, enum fg_kind kind, fg_ref index,
                                fg_ref *self);

/* A fact of kind element, flow or holding without any claim on itself: those on its attributes do
 * not say that it is there. */
bool fg_fact_is_assumption(const struct fg_model *model, enum fg_kind kind, fg_ref index);

#endif
