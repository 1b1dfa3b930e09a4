/*
 * The words of the language. Each vocabulary is one table; the checker, the help, the figures, the
 * registers and the documentation read the same rows. To add a word: one row. The order of rows is
 * the order of every output.
 */
#ifndef FG_MODEL_VOCAB_H
#define FG_MODEL_VOCAB_H

#include <stddef.h>

/* One byte each: there are many of them in the arrays of answers. */
#define FG_SMALL __attribute__((packed))

/* A row of any vocabulary: `word` as written in XML, `label` as read by people, `doc` one line for
 * help and manual. */
struct fg_word {
	const char *word;
	const char *label;
	const char *doc;
};

/* What a reader should know of a word that stands for a finding. */
struct fg_advice {
	const char *when;        /* it is given */
	const char *why;         /* it matters */
	const char *false_alarm; /* when it is none */
	const char *ask;         /* or do */
};

enum fg_vocab {
	FG_VOCAB_CATEGORY,
	FG_VOCAB_PARTY_KIND,
	FG_VOCAB_PLACE_KIND,
	FG_VOCAB_SOURCE_KIND,
	FG_VOCAB_STANDING,
	FG_VOCAB_COPY,
	FG_VOCAB_SAYS,
	FG_VOCAB_CERTAINTY,
	FG_VOCAB_ATTRIBUTE,
	FG_VOCAB_SUBJECT,
	FG_VOCAB_FLOW_STATE,
	FG_VOCAB_NOTE_KIND,
	FG_VOCAB_CUSTODY,
	FG_VOCAB_FORCE,
	FG_VOCAB_STATUS,
	FG_VOCAB_FAMILY,
	FG_VOCAB_STRENGTH,
	FG_VOCAB_PRIORITY,
	FG_VOCAB_YESNO,
	FG_VOCABS
};

/* Number of words; a word by number (never NULL for 0..n-1); a number by word (-1 when unknown). */
size_t fg_vocab_size(enum fg_vocab vocab);
const struct fg_word *fg_vocab_word(enum fg_vocab vocab, size_t number);
int fg_vocab_find(enum fg_vocab vocab, const char *word);
/* The label by number, in a language (base/say.h). */
const char *fg_vocab_label(enum fg_vocab vocab, size_t number, const char *lang);
/* "category", "party-kind", ...: what the vocabulary is called in help, tables and the API. */
const char *fg_vocab_name(enum fg_vocab vocab);

/* Category of a data element. */
enum fg_category {
	FG_BIOGRAPHIC,
	FG_CONTACT,
	FG_TRAVEL_DOCUMENT,
	FG_BIOMETRIC,
	FG_LOCATION,
	FG_DEVICE,
	FG_CASE,
	FG_FINANCIAL,
	FG_HEALTH,
	FG_COMMUNICATION,
	FG_ONLINE,
	FG_EMPLOYMENT,
	FG_DERIVED,
	FG_OTHER,
	FG_CATEGORIES
} FG_SMALL;

enum fg_line_form { FG_LINE_SINGLE, FG_LINE_DOUBLE, FG_LINE_DOT_TAIL };

/* How a category is drawn; colour is never alone: the form or the letter tells it too. */
struct fg_category_look {
	const char *colour;      /* #RRGGBB, at least 3:1 on white, fit for lines */
	enum fg_line_form form;
	char letter;             /* in the badge of the flow; 0 where the form suffices */
	int sensitivity;         /* 2 high, 1 medium, 0 low: a column of the priority table */
};
const struct fg_category_look *fg_category_look(enum fg_category category);

enum fg_party_kind {
	FG_DATA_SUBJECT,
	FG_AGENCY,
	FG_COMPONENT,
	FG_COMPANY,
	FG_NGO,
	FG_FOREIGN_GOVERNMENT,
	FG_INTERNATIONAL,
	FG_COURT,
	FG_PUBLIC,
	FG_PARTY_OTHER
} FG_SMALL;

enum fg_place_kind { FG_PERSON, FG_PLACE_DEVICE, FG_PROCESS, FG_STORE, FG_EXTERNAL } FG_SMALL;

/* Whether a place of this kind keeps what arrives unless the model says otherwise (product words,
 * Place). */
int fg_place_kind_keeps(enum fg_place_kind kind);

enum fg_source_kind {
	FG_PIA,
	FG_PIA_UPDATE,
	FG_SORN,
	FG_FEDERAL_REGISTER,
	FG_FACT_SHEET,
	FG_APP_TERMS,
	FG_STATUTE,
	FG_COURT_PAPER,
	FG_FOIA_RELEASE,
	FG_INSPECTOR_GENERAL,
	FG_PROCUREMENT,
	FG_INVENTORY,
	FG_NGO_REPORT,
	FG_PRESS,
	FG_ACADEMIC,
	FG_OVERVIEW,
	FG_PROCEDURE,
	FG_SOURCE_KINDS
} FG_SMALL;

/* Standing of the text's author. */
enum fg_standing { FG_DISCLOSURE, FG_OFFICIAL, FG_INDEPENDENT } FG_SMALL;
enum fg_standing fg_source_kind_standing(enum fg_source_kind kind);

enum fg_copy { FG_COPY_OFFICIAL, FG_COPY_MIRROR, FG_COPY_RECREATION } FG_SMALL;

enum fg_says {
	FG_STATES, FG_PARTLY_SAYS, FG_REFERS, FG_DEFERS, FG_DENIES, FG_SILENT, FG_MISSING, FG_ASKS
} FG_SMALL;

enum fg_certainty { FG_HIGH, FG_MEDIUM, FG_LOW } FG_SMALL;

/* Attributes of a fact. FG_SAID is the fact itself: is it said at all? */
enum fg_attribute {
	FG_SAID,
	FG_PERIOD,
	FG_START,
	FG_REASON,
	FG_DISPOSAL,
	FG_SCHEDULE,
	FG_STORED_AT,
	FG_ACCESS,
	FG_SORN_NOTICE,
	FG_INDIVIDUAL_ACCESS,
	FG_CORRECTION,
	FG_PURPOSE,
	FG_AUTHORITY,
	FG_RECIPIENT,
	FG_MEANS,
	FG_SAFEGUARDS,
	FG_AGREEMENT,
	FG_ONWARD,
	FG_NOTICE,
	FG_CHOICE,
	FG_ATTRIBUTES
} FG_SMALL;

/* Subjects a question or scope is put to. A collection is a flow that starts at a person. */
enum fg_subject {
	FG_ON_SYSTEM,
	FG_ON_ELEMENT,
	FG_ON_FLOW,
	FG_ON_COLLECTION,
	FG_ON_HOLDING,
	FG_SUBJECTS
} FG_SMALL;

/* Nonzero when facts of this subject can have the attribute / when the attribute has one value per
 * condition. */
int fg_attribute_applies(enum fg_attribute attribute, enum fg_subject subject);
int fg_attribute_single(enum fg_attribute attribute);

enum fg_flow_state { FG_FORMER, FG_BLOCKED, FG_QUESTIONED, FG_STATE_NONE = -1 } FG_SMALL;
enum fg_note_kind { FG_COMMENT, FG_QUESTION_NOTE, FG_DISPUTE, FG_RECOMMENDATION } FG_SMALL;
enum fg_custody { FG_INSIDE, FG_OUTSIDE, FG_CHANGES, FG_CUSTODY_ANY = -1 } FG_SMALL;
enum fg_force { FG_STATUTE_FORCE, FG_POLICY, FG_TEMPLATE, FG_GOOD_PRACTICE } FG_SMALL;

/* Status of an answer, from strong to weak as a reader meets it; computed, never typed (product
 * words, section 2). */
enum fg_status {
	FG_STATED,
	FG_BY_REFERENCE,
	FG_PARTLY,
	FG_DEFERRED,
	FG_DISPUTED,
	FG_CONTRADICTED,
	FG_UNDISCLOSED,
	FG_SAID_MISSING,
	FG_DENIED,
	FG_NOT_STATED,
	FG_REPORTED,
	FG_NOT_EXAMINED,
	FG_STATUSES
} FG_SMALL;

enum fg_family { FG_ANSWERED, FG_GAP, FG_CLAIMED, FG_TO_VERIFY, FG_FAMILIES } FG_SMALL;

/* How surely an element arrives: every hop names it / some hop only its category / some hop carries
 * things unspecified. */
enum fg_strength { FG_BY_NAME, FG_BY_CATEGORY, FG_POSSIBLE, FG_STRENGTHS } FG_SMALL;

const struct fg_advice *fg_status_advice(enum fg_status status);
const struct fg_advice *fg_family_advice(enum fg_family family);

enum fg_priority { FG_FIRST, FG_SECOND, FG_THIRD, FG_PRIORITIES } FG_SMALL;

#endif
