#include "load/grammar.h"

const char *const fg_names[FG_NAMES] = {
	[FG_NAME_ACCESSED] = "accessed",         [FG_NAME_ACTS_FOR] = "acts-for",
	[FG_NAME_ARCHIVE] = "archive",           [FG_NAME_AT] = "at",
	[FG_NAME_ATTRIBUTE] = "attribute",       [FG_NAME_ATTRIBUTES] = "attributes",
	[FG_NAME_BASELINES] = "baselines",       [FG_NAME_BOUNDARY] = "boundary",
	[FG_NAME_BY] = "by",                     [FG_NAME_CATEGORIES] = "categories",
	[FG_NAME_CATEGORY] = "category",         [FG_NAME_CERTAINTY] = "certainty",
	[FG_NAME_CHECKED] = "checked",           [FG_NAME_COPY] = "copy",
	[FG_NAME_CUSTODIAN] = "custodian",       [FG_NAME_CUSTODY] = "custody",
	[FG_NAME_DEADLINE] = "deadline",         [FG_NAME_DERIVED_AT] = "derived-at",
	[FG_NAME_DERIVED_FROM] = "derived-from", [FG_NAME_ELEMENTS] = "elements",
	[FG_NAME_EXAMINED] = "examined",         [FG_NAME_FACTS] = "facts",
	[FG_NAME_FORCE] = "force",               [FG_NAME_FROM] = "from",
	[FG_NAME_ID] = "id",                     [FG_NAME_IDENTIFIED] = "identified",
	[FG_NAME_JURISDICTION] = "jurisdiction", [FG_NAME_KEEPS] = "keeps",
	[FG_NAME_KIND] = "kind",                 [FG_NAME_LABEL] = "label",
	[FG_NAME_LANG] = "xml:lang",             [FG_NAME_NEXT] = "next",
	[FG_NAME_NUMBER] = "number",             [FG_NAME_ON] = "on",
	[FG_NAME_OPERATOR] = "operator",         [FG_NAME_ORIGIN] = "origin",
	[FG_NAME_PARENT] = "parent",             [FG_NAME_PARTY] = "party",
	[FG_NAME_PLACE] = "place",               [FG_NAME_PLACES] = "places",
	[FG_NAME_PROJECT_WIDE] = "project-wide", [FG_NAME_PUBLISHED] = "published",
	[FG_NAME_PUBLISHER] = "publisher",       [FG_NAME_QUESTION] = "question",
	[FG_NAME_REASON] = "reason",             [FG_NAME_REF] = "ref",
	[FG_NAME_REFERENCE] = "reference",       [FG_NAME_RESP] = "resp",
	[FG_NAME_RETELLS] = "retells",           [FG_NAME_SAYS] = "says",
	[FG_NAME_SHA256] = "sha256",             [FG_NAME_SINCE] = "since",
	[FG_NAME_SOURCE] = "source",             [FG_NAME_SOURCES] = "sources",
	[FG_NAME_STANDING] = "standing",         [FG_NAME_STATE] = "state",
	[FG_NAME_STEPS] = "steps",               [FG_NAME_SUBJECT] = "subject",
	[FG_NAME_SUBJECTS] = "subjects",         [FG_NAME_SUPERSEDES] = "supersedes",
	[FG_NAME_TEXT_DATE] = "text-date",       [FG_NAME_TO] = "to",
	[FG_NAME_UNSPECIFIED] = "unspecified",   [FG_NAME_URL] = "url",
	[FG_NAME_VALUE] = "value",               [FG_NAME_VERSION] = "version",
	[FG_NAME_WHOSE] = "whose",
};

#define NEED .required = true
#define WORD(of) FG_TYPE_WORD, .vocab = (of)
#define WORDS(of) FG_TYPE_WORDS, .vocab = (of)
#define BIT(number) (UINT32_C(1) << (number))
#define SET(rows) { rows, sizeof(rows) / sizeof((rows)[0]) }

/* ---- attributes that several elements have */

static const struct fg_attr_row named[] = {
	{ FG_NAME_ID, FG_TYPE_ID, NEED },
	{ FG_NAME_LABEL, FG_TYPE_TEXT, NEED },
};

static const struct fg_attr_row fact_body[] = {
	{ FG_NAME_SOURCE, FG_TYPE_REF },
	{ FG_NAME_AT, FG_TYPE_TEXT },
	{ FG_NAME_SAYS, WORD(FG_VOCAB_SAYS) },
	{ FG_NAME_CERTAINTY, WORD(FG_VOCAB_CERTAINTY) },
	{ FG_NAME_REASON, FG_TYPE_TEXT },
};

static const struct fg_attr_row claim_body[] = {
	{ FG_NAME_SOURCE, FG_TYPE_REF },
	{ FG_NAME_AT, FG_TYPE_TEXT },
	{ FG_NAME_SAYS, WORD(FG_VOCAB_SAYS) },
	{ FG_NAME_TO, FG_TYPE_REF },
	{ FG_NAME_RETELLS, FG_TYPE_REF },
	{ FG_NAME_WHOSE, FG_TYPE_REFS },
	{ FG_NAME_SINCE, FG_TYPE_DATE },
	{ FG_NAME_CERTAINTY, WORD(FG_VOCAB_CERTAINTY) },
	{ FG_NAME_RESP, FG_TYPE_TEXT },
	{ FG_NAME_CHECKED, FG_TYPE_TEXT },
	{ FG_NAME_VALUE, FG_TYPE_TEXT },
};

/* ---- attributes of one element */

static const struct fg_attr_row of_model[] = {
	{ FG_NAME_VERSION, FG_TYPE_VERSION, NEED },
	{ FG_NAME_ID, FG_TYPE_ID, NEED },
	{ FG_NAME_OPERATOR, FG_TYPE_REF, NEED },
	{ FG_NAME_LABEL, FG_TYPE_TEXT, NEED },
	{ FG_NAME_LANG, FG_TYPE_LANG },
	{ FG_NAME_RESP, FG_TYPE_TEXT },
	{ FG_NAME_SOURCE, FG_TYPE_REF },
};

static const struct fg_attr_row of_label[] = {
	{ FG_NAME_LANG, FG_TYPE_LANG, NEED },
};

static const struct fg_attr_row of_about[] = {
	{ FG_NAME_LANG, FG_TYPE_LANG },
};

static const struct fg_attr_row of_source[] = {
	{ FG_NAME_KIND, WORD(FG_VOCAB_SOURCE_KIND), NEED },
	{ FG_NAME_NUMBER, FG_TYPE_TEXT },
	{ FG_NAME_PUBLISHED, FG_TYPE_DATE },
	{ FG_NAME_TEXT_DATE, FG_TYPE_DATE },
	{ FG_NAME_PUBLISHER, FG_TYPE_TEXT },
	{ FG_NAME_URL, FG_TYPE_URL },
	{ FG_NAME_ARCHIVE, FG_TYPE_URL },
	{ FG_NAME_ACCESSED, FG_TYPE_DATE },
	{ FG_NAME_SHA256, FG_TYPE_DIGEST },
	{ FG_NAME_COPY, WORD(FG_VOCAB_COPY) },
	{ FG_NAME_STANDING, WORD(FG_VOCAB_STANDING) },
	{ FG_NAME_SUPERSEDES, FG_TYPE_REFS },
	{ FG_NAME_EXAMINED, FG_TYPE_TEXT },
};

static const struct fg_attr_row of_baseline[] = {
	{ FG_NAME_SOURCES, FG_TYPE_REFS, NEED },
};

static const struct fg_attr_row of_yardstick[] = {
	{ FG_NAME_REF, FG_TYPE_REF, NEED },
	{ FG_NAME_BASELINES, FG_TYPE_REFS },
};

static const struct fg_attr_row of_party[] = {
	{ FG_NAME_KIND, WORD(FG_VOCAB_PARTY_KIND), NEED },
	{ FG_NAME_PARENT, FG_TYPE_REF },
	{ FG_NAME_JURISDICTION, FG_TYPE_TEXT },
	{ FG_NAME_ACTS_FOR, FG_TYPE_REF },
	{ FG_NAME_IDENTIFIED, WORD(FG_VOCAB_YESNO) },
};

static const struct fg_attr_row of_place[] = {
	{ FG_NAME_KIND, WORD(FG_VOCAB_PLACE_KIND), NEED },
	{ FG_NAME_CUSTODIAN, FG_TYPE_REF, NEED },
	{ FG_NAME_BOUNDARY, FG_TYPE_REF, NEED },
	{ FG_NAME_KEEPS, WORD(FG_VOCAB_YESNO) },
	{ FG_NAME_IDENTIFIED, WORD(FG_VOCAB_YESNO) },
};

static const struct fg_attr_row of_group[] = {
	{ FG_NAME_ELEMENTS, FG_TYPE_REFS, NEED },
};

static const struct fg_attr_row of_element[] = {
	{ FG_NAME_CATEGORY, WORD(FG_VOCAB_CATEGORY), NEED },
	{ FG_NAME_WHOSE, FG_TYPE_REFS },
	{ FG_NAME_DERIVED_FROM, FG_TYPE_REFS },
	{ FG_NAME_DERIVED_AT, FG_TYPE_REF },
	{ FG_NAME_ORIGIN, FG_TYPE_REFS },
};

static const struct fg_attr_row of_step[] = {
	{ FG_NAME_PARTY, FG_TYPE_REF },
	{ FG_NAME_NEXT, FG_TYPE_REFS },
	{ FG_NAME_DEADLINE, FG_TYPE_DURATION },
};

static const struct fg_attr_row of_flow[] = {
	{ FG_NAME_FROM, FG_TYPE_REF, NEED },
	{ FG_NAME_TO, FG_TYPE_REF, NEED },
	{ FG_NAME_ELEMENTS, FG_TYPE_REFS },
	{ FG_NAME_CATEGORIES, WORDS(FG_VOCAB_CATEGORY) },
	{ FG_NAME_UNSPECIFIED, WORD(FG_VOCAB_YESNO) },
	{ FG_NAME_STEPS, FG_TYPE_REFS },
	{ FG_NAME_STATE, WORD(FG_VOCAB_FLOW_STATE) },
};

static const struct fg_attr_row of_holding[] = {
	{ FG_NAME_ID, FG_TYPE_ID, NEED },
	{ FG_NAME_LABEL, FG_TYPE_TEXT },
	{ FG_NAME_PLACE, FG_TYPE_REF, NEED },
	{ FG_NAME_ELEMENTS, FG_TYPE_REFS, NEED },
};

static const struct fg_attr_row of_answer[] = {
	{ FG_NAME_QUESTION, FG_TYPE_ADDRESS, NEED },
};

static const struct fg_attr_row of_scope[] = {
	{ FG_NAME_ID, FG_TYPE_ID },
	{ FG_NAME_FACTS, FG_TYPE_REFS },
	{ FG_NAME_SUBJECTS, WORDS(FG_VOCAB_SUBJECT),
	  .except = BIT(FG_ON_SYSTEM) | BIT(FG_ON_COLLECTION) },
	{ FG_NAME_PLACES, FG_TYPE_REFS },
	{ FG_NAME_FROM, FG_TYPE_REFS },
	{ FG_NAME_ELEMENTS, FG_TYPE_REFS },
	{ FG_NAME_CATEGORIES, WORDS(FG_VOCAB_CATEGORY) },
	{ FG_NAME_CUSTODY, WORD(FG_VOCAB_CUSTODY), .except = BIT(FG_CHANGES) },
	{ FG_NAME_ATTRIBUTES, WORDS(FG_VOCAB_ATTRIBUTE) },
};

static const struct fg_attr_row of_note[] = {
	{ FG_NAME_ON, FG_TYPE_REFS },
	{ FG_NAME_BY, FG_TYPE_TEXT, NEED },
	{ FG_NAME_KIND, WORD(FG_VOCAB_NOTE_KIND) },
	{ FG_NAME_LANG, FG_TYPE_LANG },
};

/* ---- elements */

#define IN(tag) (UINT64_C(1) << (tag))
#define IN_MODEL IN(FG_TAG_MODEL)
#define IN_ELEMENT IN(FG_TAG_ELEMENT)
#define IN_FLOW IN(FG_TAG_FLOW)
#define IN_HOLDING IN(FG_TAG_HOLDING)
#define IN_FACTS                                                                                   \
	(IN_ELEMENT | IN_FLOW | IN_HOLDING | IN(FG_TAG_PARTY) | IN(FG_TAG_PLACE) | IN(FG_TAG_STEP))
#define IN_NAMED                                                                                   \
	(IN_FACTS | IN(FG_TAG_SOURCE) | IN(FG_TAG_BASELINE) | IN(FG_TAG_BOUNDARY)                  \
	 | IN(FG_TAG_GROUP))
#define IN_ATTRIBUTES (IN(FG_TAGS) - IN(FG_TAG_ATTRIBUTES))

#define ATTRIBUTE(number, word, in)                                                                \
	[FG_TAG_ATTRIBUTES                                                                         \
		+ (number)-1] = { word, in, { SET(claim_body) }, .text = true, .kind = -1 }

static const struct fg_tag_row model_tags[FG_TAGS] = {
	[FG_TAG_MODEL] = { "model", 0, { SET(of_model) }, .kind = -1 },
	[FG_TAG_LABEL] = { "label",
	                   IN_MODEL | IN_NAMED,
	                   { SET(of_label) },
	                   .text = true,
	                   .kind = -1 },
	[FG_TAG_ABOUT] = { "about", IN_MODEL, { SET(of_about) }, .text = true, .kind = -1 },
	[FG_TAG_SOURCE] = { "source", IN_MODEL, { SET(named), SET(of_source) }, .kind = FG_SOURCE },
	[FG_TAG_BASELINE] = { "baseline",
	                      IN_MODEL,
	                      { SET(named), SET(of_baseline) },
	                      .kind = FG_BASELINE },
	[FG_TAG_YARDSTICK] = { "yardstick",
	                       IN_MODEL,
	                       { SET(of_yardstick) },
	                       .text = true,
	                       .kind = -1 },
	[FG_TAG_PARTY] = { "party",
	                   IN_MODEL,
	                   { SET(named), SET(of_party), SET(fact_body) },
	                   .kind = FG_PARTY },
	[FG_TAG_BOUNDARY] = { "boundary", IN_MODEL, { SET(named) }, .kind = FG_BOUNDARY },
	[FG_TAG_PLACE] = { "place",
	                   IN_MODEL,
	                   { SET(named), SET(of_place), SET(fact_body) },
	                   .kind = FG_PLACE },
	[FG_TAG_GROUP] = { "group", IN_MODEL, { SET(named), SET(of_group) }, .kind = FG_GROUP },
	[FG_TAG_ELEMENT] = { "element",
	                     IN_MODEL,
	                     { SET(named), SET(of_element), SET(fact_body) },
	                     .kind = FG_ELEMENT },
	[FG_TAG_STEP] = { "step",
	                  IN_MODEL,
	                  { SET(named), SET(of_step), SET(fact_body) },
	                  .kind = FG_STEP },
	[FG_TAG_FLOW] = { "flow",
	                  IN_MODEL,
	                  { SET(named), SET(of_flow), SET(fact_body) },
	                  .kind = FG_FLOW },
	[FG_TAG_HOLDING] = { "holding",
	                     IN_MODEL,
	                     { SET(of_holding), SET(fact_body) },
	                     .kind = FG_HOLDING },
	[FG_TAG_ANSWER] = { "answer",
	                    IN_MODEL,
	                    { SET(of_answer), SET(claim_body) },
	                    .text = true,
	                    .kind = -1 },
	[FG_TAG_SCOPE] = { "scope", IN_MODEL, { SET(of_scope) }, .filled = true, .kind = FG_SCOPE },
	[FG_TAG_NOTE] = { "note",
	                  IN_MODEL | IN_NAMED | IN(FG_TAG_SCOPE),
	                  { SET(of_note) },
	                  .text = true,
	                  .kind = -1 },
	[FG_TAG_CLAIM] = { "claim",
	                   IN_FACTS | IN(FG_TAG_SCOPE),
	                   { SET(claim_body) },
	                   .text = true,
	                   .kind = -1 },
	[FG_TAG_QUOTE] = { "quote", IN_ATTRIBUTES | IN(FG_TAG_CLAIM) | IN(FG_TAG_ANSWER),
	                   .text = true, .once = true, .kind = -1 },
	ATTRIBUTE(FG_PERIOD, "period", IN_HOLDING),
	ATTRIBUTE(FG_START, "start", IN_HOLDING),
	ATTRIBUTE(FG_REASON, "reason", IN_HOLDING),
	ATTRIBUTE(FG_DISPOSAL, "disposal", IN_HOLDING),
	ATTRIBUTE(FG_SCHEDULE, "schedule", IN_HOLDING),
	ATTRIBUTE(FG_STORED_AT, "location", IN_HOLDING),
	ATTRIBUTE(FG_ACCESS, "access", IN_HOLDING),
	ATTRIBUTE(FG_SORN_NOTICE, "sorn", IN_HOLDING),
	ATTRIBUTE(FG_INDIVIDUAL_ACCESS, "individual-access", IN_HOLDING),
	ATTRIBUTE(FG_CORRECTION, "correction", IN_HOLDING),
	ATTRIBUTE(FG_PURPOSE, "purpose", IN_FLOW | IN_ELEMENT),
	ATTRIBUTE(FG_AUTHORITY, "authority", IN_FLOW),
	ATTRIBUTE(FG_RECIPIENT, "recipient", IN_FLOW),
	ATTRIBUTE(FG_MEANS, "means", IN_FLOW),
	ATTRIBUTE(FG_SAFEGUARDS, "safeguards", IN_FLOW | IN_HOLDING),
	ATTRIBUTE(FG_AGREEMENT, "agreement", IN_FLOW),
	ATTRIBUTE(FG_ONWARD, "onward", IN_FLOW | IN_HOLDING),
	ATTRIBUTE(FG_NOTICE, "notice", IN_FLOW),
	ATTRIBUTE(FG_CHOICE, "choice", IN_FLOW),
};

const struct fg_language fg_model_language = {
	.uri = "urn:flowgap:model:1",
	.what = "a flowgap model",
	.tags = model_tags,
	.count = FG_TAGS,
};

/* ---- yardsticks */

static const struct fg_attr_row of_yard[] = {
	{ FG_NAME_VERSION, FG_TYPE_VERSION, NEED },
	{ FG_NAME_ID, FG_TYPE_ID, NEED },
	{ FG_NAME_LABEL, FG_TYPE_TEXT, NEED },
	{ FG_NAME_REFERENCE, FG_TYPE_TEXT, NEED },
	{ FG_NAME_LANG, FG_TYPE_LANG },
};

static const struct fg_attr_row of_question[] = {
	{ FG_NAME_ID, FG_TYPE_NUMBER, NEED },
	{ FG_NAME_LABEL, FG_TYPE_TEXT, NEED },
	{ FG_NAME_REFERENCE, FG_TYPE_TEXT },
	{ FG_NAME_FORCE, WORD(FG_VOCAB_FORCE), NEED },
	{ FG_NAME_SUBJECT, WORD(FG_VOCAB_SUBJECT) },
	{ FG_NAME_CATEGORIES, WORDS(FG_VOCAB_CATEGORY) },
	{ FG_NAME_CUSTODY, WORD(FG_VOCAB_CUSTODY) },
	{ FG_NAME_PROJECT_WIDE, WORD(FG_VOCAB_YESNO) },
};

static const struct fg_attr_row of_limb[] = {
	{ FG_NAME_ATTRIBUTE, WORD(FG_VOCAB_ATTRIBUTE), NEED },
};

static const struct fg_attr_row of_where[] = {
	{ FG_NAME_KIND, WORDS(FG_VOCAB_SOURCE_KIND), NEED },
};

#define IN_QUESTION IN(FG_YARD_QUESTION)

static const struct fg_tag_row yard_tags[FG_YARD_TAGS] = {
	[FG_YARD_ROOT] = { "yardstick", 0, { SET(of_yard) }, .kind = -1 },
	[FG_YARD_LABEL] = { "label",
	                    IN(FG_YARD_ROOT) | IN_QUESTION | IN(FG_YARD_LIMB),
	                    { SET(of_label) },
	                    .text = true,
	                    .kind = -1 },
	[FG_YARD_ABOUT] = { "about",
	                    IN(FG_YARD_ROOT) | IN_QUESTION,
	                    { SET(of_about) },
	                    .text = true,
	                    .kind = -1 },
	[FG_YARD_QUESTION] = { "question", IN(FG_YARD_ROOT), { SET(of_question) }, .kind = -1 },
	[FG_YARD_LIMB] = { "limb", IN_QUESTION, { SET(of_limb) }, .text = true, .kind = -1 },
	[FG_YARD_WHERE] = { "where", IN_QUESTION, { SET(of_where) }, .text = true, .kind = -1 },
	[FG_YARD_ASK] = { "ask", IN_QUESTION, { SET(of_about) }, .text = true, .kind = -1 },
};

const struct fg_language fg_yardstick_language = {
	.uri = "urn:flowgap:yardstick:1",
	.what = "a flowgap yardstick",
	.tags = yard_tags,
	.count = FG_YARD_TAGS,
};

const struct fg_attr_row *fg_grammar_attr(const struct fg_tag_row *tag, enum fg_name name)
{
	for (unsigned set = 0; set < FG_SETS; set++) {
		for (unsigned i = 0; i < tag->sets[set].count; i++) {
			if (tag->sets[set].rows[i].name == name)
				return &tag->sets[set].rows[i];
		}
	}
	return NULL;
}
