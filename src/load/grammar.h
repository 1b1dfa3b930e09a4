/*
 * The two languages as tables: one row per XML element, one per attribute. The reader checks files
 * against the rows, the tests compare them with the published schemas (models/schema).
 */
#ifndef FG_LOAD_GRAMMAR_H
#define FG_LOAD_GRAMMAR_H

#include <stdbool.h>
#include <stdint.h>

#include "model/model.h"

/* XML elements. Those that give an attribute of a fact stand in the order of enum fg_attribute,
 * after FG_SAID. */
enum fg_tag {
	FG_TAG_MODEL,
	FG_TAG_LABEL,
	FG_TAG_ABOUT,
	FG_TAG_SOURCE,
	FG_TAG_BASELINE,
	FG_TAG_YARDSTICK,
	FG_TAG_PARTY,
	FG_TAG_BOUNDARY,
	FG_TAG_PLACE,
	FG_TAG_GROUP,
	FG_TAG_ELEMENT,
	FG_TAG_STEP,
	FG_TAG_FLOW,
	FG_TAG_HOLDING,
	FG_TAG_ANSWER,
	FG_TAG_SCOPE,
	FG_TAG_NOTE,
	FG_TAG_CLAIM,
	FG_TAG_QUOTE,
	FG_TAG_ATTRIBUTES,
	FG_TAGS = FG_TAG_ATTRIBUTES + FG_ATTRIBUTES - 1
};

/* The element that gives an attribute of a fact, and back; FG_SAID has none. */
static inline unsigned fg_attribute_tag(enum fg_attribute attribute)
{
	return (unsigned)FG_TAG_ATTRIBUTES + (unsigned)attribute - 1;
}

static inline bool fg_tag_is_attribute(unsigned tag)
{
	return tag >= FG_TAG_ATTRIBUTES && tag < FG_TAGS;
}

static inline enum fg_attribute fg_tag_attribute(unsigned tag)
{
	return (enum fg_attribute)(tag - FG_TAG_ATTRIBUTES + 1);
}

enum fg_yard_tag {
	FG_YARD_ROOT,
	FG_YARD_LABEL,
	FG_YARD_ABOUT,
	FG_YARD_QUESTION,
	FG_YARD_LIMB,
	FG_YARD_WHERE,
	FG_YARD_ASK,
	FG_YARD_TAGS
};

/* XML attributes, of both languages. */
enum fg_name {
	FG_NAME_ACCESSED,
	FG_NAME_ACTS_FOR,
	FG_NAME_ARCHIVE,
	FG_NAME_AT,
	FG_NAME_ATTRIBUTE,
	FG_NAME_ATTRIBUTES,
	FG_NAME_BASELINES,
	FG_NAME_BOUNDARY,
	FG_NAME_BY,
	FG_NAME_CATEGORIES,
	FG_NAME_CATEGORY,
	FG_NAME_CERTAINTY,
	FG_NAME_CHECKED,
	FG_NAME_COPY,
	FG_NAME_CUSTODIAN,
	FG_NAME_CUSTODY,
	FG_NAME_DEADLINE,
	FG_NAME_DERIVED_AT,
	FG_NAME_DERIVED_FROM,
	FG_NAME_ELEMENTS,
	FG_NAME_EXAMINED,
	FG_NAME_FACTS,
	FG_NAME_FORCE,
	FG_NAME_FROM,
	FG_NAME_ID,
	FG_NAME_IDENTIFIED,
	FG_NAME_JURISDICTION,
	FG_NAME_KEEPS,
	FG_NAME_KIND,
	FG_NAME_LABEL,
	FG_NAME_LANG,
	FG_NAME_NEXT,
	FG_NAME_NUMBER,
	FG_NAME_ON,
	FG_NAME_OPERATOR,
	FG_NAME_ORIGIN,
	FG_NAME_PARENT,
	FG_NAME_PARTY,
	FG_NAME_PLACE,
	FG_NAME_PLACES,
	FG_NAME_PROJECT_WIDE,
	FG_NAME_PUBLISHED,
	FG_NAME_PUBLISHER,
	FG_NAME_QUESTION,
	FG_NAME_REASON,
	FG_NAME_REF,
	FG_NAME_REFERENCE,
	FG_NAME_RESP,
	FG_NAME_RETELLS,
	FG_NAME_SAYS,
	FG_NAME_SHA256,
	FG_NAME_SINCE,
	FG_NAME_SOURCE,
	FG_NAME_SOURCES,
	FG_NAME_STANDING,
	FG_NAME_STATE,
	FG_NAME_STEPS,
	FG_NAME_SUBJECT,
	FG_NAME_SUBJECTS,
	FG_NAME_SUPERSEDES,
	FG_NAME_TEXT_DATE,
	FG_NAME_TO,
	FG_NAME_UNSPECIFIED,
	FG_NAME_URL,
	FG_NAME_VALUE,
	FG_NAME_VERSION,
	FG_NAME_WHOSE,
	FG_NAMES
};

extern const char *const fg_names[FG_NAMES];

/* What an attribute's value must look like. All but texts are trimmed first. */
enum fg_type {
	FG_TYPE_TEXT,
	FG_TYPE_ID,              /* gives the thing its id */
	FG_TYPE_REF,             /* one id */
	FG_TYPE_REFS,            /* ids */
	FG_TYPE_WORD,            /* of a vocabulary */
	FG_TYPE_WORDS,
	FG_TYPE_DATE,            /* 2021, 2021-02, 2021-02-19 */
	FG_TYPE_DURATION,
	FG_TYPE_URL,
	FG_TYPE_LANG,
	FG_TYPE_DIGEST,          /* SHA-256 in lower-case hex */
	FG_TYPE_ADDRESS,         /* YARDSTICK:QUESTION */
	FG_TYPE_NUMBER,          /* of a question, such as 5.1 */
	FG_TYPE_VERSION
};

struct fg_attr_row {
	enum fg_name name;
	enum fg_type type;
	bool required;
	enum fg_vocab vocab;     /* words: of this vocabulary ... */
	uint32_t except;         /* ... but these, by bit */
};

/* A run of rows shared by several elements. */
struct fg_attr_set {
	const struct fg_attr_row *rows;
	unsigned count;
};

enum { FG_SETS = 3 };

struct fg_tag_row {
	const char *name;
	uint64_t parents;        /* elements it may stand in, by bit; 0: it is the root */
	struct fg_attr_set sets[FG_SETS];
	bool text;               /* may contain text */
	bool filled;             /* must contain an element */
	bool once;               /* at most one in its parent */
	int kind;                /* enum fg_kind of the thing it makes, or -1 */
};

struct fg_language {
	const char *uri;
	const char *what;        /* "a flowgap model" */
	const struct fg_tag_row *tags;
	unsigned count;          /* the root is tag 0 */
};

extern const struct fg_language fg_model_language, fg_yardstick_language;

/* The row of an attribute of an element, or NULL. */
const struct fg_attr_row *fg_grammar_attr(const struct fg_tag_row *tag, enum fg_name name);

#endif
