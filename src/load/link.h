/*
 * Records -> typed model. First every id is known, then each kind of thing is made in turn, with
 * what it refers to. A reference that leads nowhere is reported and left empty; a model with errors
 * is thrown away at the end.
 */
#ifndef FG_LOAD_LINK_H
#define FG_LOAD_LINK_H

#include "load/doc.h"
#include "load/load.h"
#include "model/build.h"

/* ---- ids */

/* What an id can belong to besides the kinds of the model. */
enum { FG_ID_MODEL = FG_SCOPE + 1, FG_ID_LOST, FG_ID_KINDS };

struct fg_id {
	struct fg_span id;
	uint32_t index;
	uint8_t kind;
	bool used;                       /* something refers to it, notes apart */
};

struct fg_ids {
	struct fg_id *items;
	/* in the bits of the mask 1 + the number of an item, above them bits of its hash: others
	 * need no second look; 0: empty */
	uint32_t *slots;
	uint32_t mask, count;
	uint64_t seed;                   /* random: no file can aim at it */
};

/* Room for `count` ids. 0 or -ENOMEM. */
int fg_ids_init(struct fg_ids *ids, uint32_t count, uint64_t seed);
void fg_ids_clear(struct fg_ids *ids);
struct fg_id *fg_ids_find(const struct fg_ids *ids, struct fg_span id);
/* The one that has the id already, or NULL when this one was added. */
struct fg_id *fg_ids_add(struct fg_ids *ids, const struct fg_id *id);

/* ---- the work in hand */

struct fg_link {
	struct fg_doc *doc;
	struct fg_model *model;
	struct fg_arena *arena;          /* of the model */
	const struct fg_load_options *options;
	const char *lang;                /* of the file's texts, once the root is linked */
	const char *path;                /* of the model: where yardsticks/ lies beside it */
	struct fg_ids ids, questions;    /* questions by YARDSTICK:QUESTION */
	uint32_t *things[FG_SCOPE + 1];  /* by kind: numbers of the records that make things */
	fg_ref source;                   /* that of claims which name none, or FG_NONE */
	fg_ref *list;                    /* references while they are gathered */
	uint32_t list_count, list_room;
	bool doubled;                    /* the list gathered last had something twice */
	size_t opened;                   /* references that groups were opened into, in all */
	size_t compared;                 /* pairs of letters, for suggestions */
	uint32_t *claims;                /* by claim: number of its record */
	uint64_t seed;
};

/* 0 (doc->invalid tells whether there were errors) or -ENOMEM. */
int fg_link_model(struct fg_link *link);
void fg_link_clear(struct fg_link *link);

/* ---- steps of it, in this order */

int fg_link_sources(struct fg_link *link);       /* and baselines */
int fg_link_parties(struct fg_link *link);       /* boundaries, places, steps */
int fg_link_elements(struct fg_link *link);      /* and groups */
int fg_link_facts(struct fg_link *link);         /* flows, holdings */
int fg_link_yardsticks(struct fg_link *link);
int fg_link_claims(struct fg_link *link);        /* and bare values, notes */
int fg_link_scopes(struct fg_link *link);        /* with the claims in them */

/* Says why an answer's address leads to no question. */
void fg_link_unanswerable(struct fg_link *link, const struct fg_attr *attr);

/* ---- what they share */

static inline uint32_t fg_bit(unsigned number)
{
	return UINT32_C(1) << number;
}

static inline const struct fg_record *fg_thing(const struct fg_link *link, enum fg_kind kind,
                                               fg_ref index)
{
	return &link->doc->records[link->things[kind][index]];
}

/* The line in which the thing with this id stands; it is in the file. */
uint32_t fg_id_line(const struct fg_link *link, const struct fg_id *id);

/* "a place"; kinds of fg_id too. */
const char *fg_kind_name(unsigned kind);

/* Id, label, other labels, location. */
void fg_link_entity(struct fg_link *link, const struct fg_record *record, struct fg_entity *entity);

/* A text, white space folded; NULL where the record has none. */
const char *fg_link_text(struct fg_link *link, const struct fg_record *record, enum fg_name name);
/* A text with those of the children of this tag in other languages. `own` is the text of the record
 * itself; NULL: that of the child without xml:lang, or with the file's. */
struct fg_wording fg_link_wording(struct fg_link *link, const struct fg_record *record,
                                  unsigned tag, const char *own);
/* Complains of what is no name for a figure; the record has it as label=, or is it. */
void fg_check_label(struct fg_link *link, const struct fg_record *record, const char *label);
/* Number of the word; `otherwise` where the record has none. */
int fg_link_word(struct fg_link *link, const struct fg_record *record, enum fg_name name,
                 int otherwise);
/* Bit per word. */
uint32_t fg_link_words(struct fg_link *link, const struct fg_record *record, enum fg_name name);
struct fg_date fg_link_date(struct fg_link *link, const struct fg_record *record,
                            enum fg_name name);
/* Parts separated by semicolons; the text is one of the model. */
const char *const *fg_link_parts(struct fg_link *link, const char *text, uint32_t *ret_count);

/* One thing of the kind, or FG_NONE. */
fg_ref fg_link_ref(struct fg_link *link, const struct fg_record *record, enum fg_name name,
                   enum fg_kind kind);
/* Several, in document order, each once. */
struct fg_refs fg_link_refs(struct fg_link *link, const struct fg_record *record,
                            enum fg_name name, enum fg_kind kind);
/* Elements and groups, these opened. */
struct fg_refs fg_link_contents(struct fg_link *link, const struct fg_record *record,
                                enum fg_name name);
/* Parties of kind data-subject. */
struct fg_refs fg_link_whose(struct fg_link *link, const struct fg_record *record);
/* Where an id is used, and the kinds that fit (bits, those of fg_id too). */
struct fg_use {
	const struct fg_record *record;
	const struct fg_attr *attr;
	uint32_t kinds;
};
/* NULL, after a message, where the id is of none of them. */
const struct fg_id *fg_link_find(struct fg_link *link, const struct fg_use *use, struct fg_span id);

/* Puts the gathered list in order, drops what is there twice, and copies it to the model. */
void fg_link_gather(struct fg_link *link, fg_ref ref);
struct fg_refs fg_link_gathered(struct fg_link *link);
/* The same, with a warning where something stood twice in the attribute. */
struct fg_refs fg_link_listed(struct fg_link *link, const struct fg_attr *attr);

/* An array of the model; sets no_memory. At least one element, so that it is never NULL. */
void *fg_link_array(struct fg_link *link, size_t count, size_t size);

/* Children of a record with this tag: the first, the next; NULL at the end. */
const struct fg_record *fg_child(const struct fg_doc *doc, const struct fg_record *parent,
                                 const struct fg_record *after, unsigned tag);
uint32_t fg_count_children(const struct fg_doc *doc, const struct fg_record *parent, unsigned tag);

/* ---- cycles */

/* A relation among the things of one kind that must lead nowhere back to its start. */
struct fg_relation {
	const void *things;
	struct fg_refs (*of)(const void *things, uint32_t index);
	enum fg_kind kind;
	enum fg_name name;               /* the attribute that makes it */
	const char *what;                /* "is its own parent" */
	uint32_t *order;  /* NULL, or receives all things, each after those it leads to */
};

/* Reports every cycle. 0 or -ENOMEM. */
int fg_link_cycles(struct fg_link *link, const struct fg_relation *relation);

/* ---- what is odd but no error (audit*.c); only for models without errors. 0 or -ENOMEM. */

int fg_audit(struct fg_link *link);

int fg_audit_places(struct fg_link *link);
int fg_audit_scopes(struct fg_link *link);
void fg_audit_sources(struct fg_link *link);
int fg_audit_claims(struct fg_link *link);

#endif
