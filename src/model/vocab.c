#include <string.h>

#include "model/vocab.h"

static const struct fg_word categories[] = {
	[FG_BIOGRAPHIC] = { "biographic", "biographic",
	                    "name, date and place of birth, sex, nationality" },
	[FG_CONTACT] = { "contact", "contact", "address, telephone number, e-mail address" },
	[FG_TRAVEL_DOCUMENT] = { "travel-document", "travel document",
	                         "passport, visa, identity document, their numbers" },
	[FG_BIOMETRIC] = { "biometric", "biometric",
	                   "photograph of the face, fingerprints, iris, voice, DNA" },
	[FG_LOCATION] = { "location", "location", "where a person or a device is or was" },
	[FG_DEVICE] = { "device", "device", "identifiers and state of a telephone or computer" },
	[FG_CASE] = { "case", "case",
	              "file numbers, decisions, appointments, status before an authority" },
	[FG_FINANCIAL] = { "financial", "financial", "accounts, payments, income, debts" },
	[FG_HEALTH] = { "health", "health", "illness, disability, treatment, need for care" },
	[FG_COMMUNICATION] = { "communication", "communication",
	                       "content of messages and calls, and who had them" },
	[FG_ONLINE] = { "online", "online", "accounts, handles, browsing, what is posted" },
	[FG_EMPLOYMENT] = { "employment", "employment", "employer, occupation, education" },
	[FG_DERIVED] = { "derived", "derived", "made from other data: template, match, score" },
	[FG_OTHER] = { "other", "other", "anything else about a person" },
};

static const struct fg_word party_kinds[] = {
	[FG_DATA_SUBJECT] = { "data-subject", "data subject", "the people whose data these are" },
	[FG_AGENCY] = { "agency", "agency", "a public body" },
	[FG_COMPONENT] = { "component", "component", "a part of an agency" },
	[FG_COMPANY] = { "company", "company", "a private company, contractors included" },
	[FG_NGO] = { "ngo", "NGO", "an organisation that is neither public nor a company" },
	[FG_FOREIGN_GOVERNMENT] = { "foreign-government", "foreign government",
	                            "a body of another state" },
	[FG_INTERNATIONAL] = { "international", "international organisation",
	                       "a body of several states" },
	[FG_COURT] = { "court", "court", "a court or tribunal" },
	[FG_PUBLIC] = { "public", "the public", "anybody" },
	[FG_PARTY_OTHER] = { "other", "other party", "any other party" },
};

static const struct fg_word place_kinds[] = {
	[FG_PERSON] = { "person", "person",
	                "somebody who gives or sees data; keeps nothing unless the model says so" },
	[FG_PLACE_DEVICE] = { "device", "device",
	                      "a telephone, computer or camera; keeps what arrives" },
	[FG_PROCESS] = { "process", "process",
	                 "handles data and passes them on; keeps nothing by default" },
	[FG_STORE] = { "store", "store", "a database or file; keeps what arrives" },
	[FG_EXTERNAL] = { "external", "external body",
	                  "another body as a whole; keeps what arrives" },
};

static const struct fg_word source_kinds[] = {
	[FG_PIA] = { "pia", "privacy impact assessment",
	             "assessment of a system before it is used" },
	[FG_PIA_UPDATE] = { "pia-update", "PIA update",
	                    "later addition to a privacy impact assessment" },
	[FG_SORN] = { "sorn", "system of records notice",
	              "notice under the Privacy Act, 5 U.S.C. 552a(e)(4)" },
	[FG_FEDERAL_REGISTER] = { "federal-register", "Federal Register notice",
	                          "rule, proposal or collection notice" },
	[FG_FACT_SHEET] = { "fact-sheet", "fact sheet",
	                    "explanation for the public by the operator" },
	[FG_APP_TERMS] = { "app-terms", "app terms",
	                   "terms or privacy notice shown in the app or its shop" },
	[FG_STATUTE] = { "statute", "statute", "a law" },
	[FG_COURT_PAPER] = { "court", "court paper", "judgment, pleading or exhibit" },
	[FG_FOIA_RELEASE] = { "foia-release", "FOIA release", "record given out on request" },
	[FG_INSPECTOR_GENERAL] = { "inspector-general", "inspector general report",
	                           "report of a public auditor" },
	[FG_PROCUREMENT] = { "procurement", "procurement paper",
	                     "contract, tender or justification" },
	[FG_INVENTORY] = { "inventory", "inventory", "list of systems, records or uses of AI" },
	[FG_NGO_REPORT] = { "ngo-report", "NGO report",
	                    "report or letter of a non-governmental organisation" },
	[FG_PRESS] = { "press", "press", "newspaper, broadcast, magazine" },
	[FG_ACADEMIC] = { "academic", "academic paper", "article, thesis or book of research" },
	[FG_OVERVIEW] = { "overview", "overview", "encyclopaedia or summary of other sources" },
};

static const struct fg_word standings[] = {
	[FG_DISCLOSURE] = { "disclosure", "disclosure",
	                    "published privacy disclosure of the operator" },
	[FG_OFFICIAL] = { "official", "official",
	                  "the operator or another public body, but no privacy disclosure" },
	[FG_INDEPENDENT] = { "independent", "independent", "anybody else" },
};

static const struct fg_word copies[] = {
	[FG_COPY_OFFICIAL] = { "official", "official copy", "as published by its author" },
	[FG_COPY_MIRROR] = { "mirror", "mirror", "the same file, kept elsewhere" },
	[FG_COPY_RECREATION] = { "re-creation", "re-creation",
	                         "text put together again; never proves a contradiction alone" },
};

static const struct fg_word says[] = {
	[FG_STATES] = { "states", "states", "gives the answer" },
	[FG_PARTLY_SAYS] = { "partly", "partly states", "gives a vague or incomplete answer" },
	[FG_REFERS] = { "refers", "refers", "points to another document for the answer" },
	[FG_DEFERS] = { "defers", "defers", "leaves the answer for later: to be determined" },
	[FG_DENIES] = { "denies", "denies", "says that it is not so" },
	[FG_SILENT] = { "silent", "is silent", "was read at this place and gives no answer" },
	[FG_MISSING] = { "missing", "says it is missing",
	                 "says that the disclosure gives no answer" },
	[FG_ASKS] = { "asks", "asks", "raises it and asserts nothing" },
};

static const struct fg_word certainties[] = {
	[FG_HIGH] = { "high", "high", "plain words; the default" },
	[FG_MEDIUM] = { "medium", "medium", "needs some reading between the lines" },
	[FG_LOW] = { "low", "low", "a pointer only; never decides an answer" },
};

static const struct fg_word attributes[] = {
	[FG_SAID] = { "said", "said at all", "is it said at all?" },
	[FG_PERIOD] = { "period", "how long", "how long it is kept" },
	[FG_START] = { "start", "counted from", "counted from what" },
	[FG_REASON] = { "reason", "why kept", "why it is kept" },
	[FG_DISPOSAL] = { "disposal", "disposal", "what happens at the end" },
	[FG_SCHEDULE] = { "schedule", "records schedule", "records schedule that covers it" },
	[FG_STORED_AT] = { "location", "stored at",
	                   "where it is stored: data centre, cloud, country" },
	[FG_ACCESS] = { "access", "access", "who may see it" },
	[FG_SORN_NOTICE] = { "sorn", "system of records notice", "notice that covers it" },
	[FG_INDIVIDUAL_ACCESS] = { "individual-access", "individual access",
	                           "how a person gets to see it" },
	[FG_CORRECTION] = { "correction", "correction", "how a person gets it corrected" },
	[FG_PURPOSE] = { "purpose", "purpose", "what it is used for" },
	[FG_AUTHORITY] = { "authority", "authority", "by what right" },
	[FG_RECIPIENT] = { "recipient", "recipient", "to whom" },
	[FG_MEANS] = { "means", "means", "by what means: form, interface, mail" },
	[FG_SAFEGUARDS] = { "safeguards", "safeguards", "how it is protected" },
	[FG_AGREEMENT] = { "agreement", "agreement", "agreement under which custody changes" },
	[FG_ONWARD] = { "onward", "limits on passing on", "limits on passing it on" },
	[FG_NOTICE] = { "notice", "notice", "what people are told" },
	[FG_CHOICE] = { "choice", "choice", "whether people can decline, and what follows" },
};

static const struct fg_word subjects[] = {
	[FG_ON_SYSTEM] = { "system", "system", "the thing assessed as a whole" },
	[FG_ON_ELEMENT] = { "element", "element", "each data element" },
	[FG_ON_FLOW] = { "flow", "flow", "each flow" },
	[FG_ON_COLLECTION] = { "collection", "collection", "each flow that starts at a person" },
	[FG_ON_HOLDING] = { "holding", "holding", "each holding, written or implied" },
};

static const struct fg_word flow_states[] = {
	[FG_FORMER] = { "former", "former", "no longer happens" },
	[FG_BLOCKED] = { "blocked", "blocked", "stopped on its way" },
	[FG_QUESTIONED] = { "questioned", "questioned", "raised, asserted by nobody" },
};

static const struct fg_word note_kinds[] = {
	[FG_COMMENT] = { "comment", "comment", "a remark" },
	[FG_QUESTION_NOTE] = { "question", "question", "something to ask" },
	[FG_DISPUTE] = { "dispute", "dispute", "somebody disagrees" },
	[FG_RECOMMENDATION] = { "recommendation", "recommendation", "something to do" },
};

static const struct fg_word custodies[] = {
	[FG_INSIDE] = { "inside", "inside",
	                "held by the operator, its parents' other parts or its contractors" },
	[FG_OUTSIDE] = { "outside", "outside", "held by anybody else" },
	[FG_CHANGES] = { "changes", "custody changes",
	                 "flow whose two ends have different custodians" },
};

static const struct fg_word forces[] = {
	[FG_STATUTE_FORCE] = { "statute", "statute", "a law demands the answer" },
	[FG_POLICY] = { "policy", "policy", "a binding policy demands it" },
	[FG_TEMPLATE] = { "template", "template", "the form of the document asks for it" },
	[FG_GOOD_PRACTICE] = { "good-practice", "good practice", "good practice asks for it" },
};

static const struct fg_word statuses[] = {
	[FG_STATED] = { "stated", "stated", "the disclosure gives the answer" },
	[FG_BY_REFERENCE] = { "by-reference", "stated in another document",
	                      "the disclosure points to another document" },
	[FG_PARTLY] = { "partly", "partly", "the disclosure gives a vague or incomplete answer" },
	[FG_DEFERRED] = { "deferred", "to be determined",
	                  "the disclosure leaves the answer for later" },
	[FG_DISPUTED] = { "disputed", "disputed",
	                  "another source excludes what the disclosure says" },
	[FG_CONTRADICTED] = { "contradicted", "contradicted", "the disclosure contradicts itself" },
	[FG_UNDISCLOSED] = { "undisclosed", "not disclosed",
	                     "read, no answer there, and another source gives one" },
	[FG_SAID_MISSING] = { "said-missing", "said to be missing",
	                      "not read; another source says the answer is missing" },
	[FG_DENIED] = { "denied", "denied", "the disclosure says that it is not so" },
	[FG_NOT_STATED] = { "not-stated", "not stated", "read, and no answer there" },
	[FG_REPORTED] = { "reported", "reported",
	                  "not read; only another source, or a faint pointer, says so" },
	[FG_NOT_EXAMINED] = { "not-examined", "not examined",
	                      "not read, and nobody says anything" },
};

static const struct fg_word families[] = {
	[FG_ANSWERED] = { "answered", "answered",
	                  "the disclosure answers, itself or through another document" },
	[FG_GAP] = { "gap", "gap",
	             "the disclosure was read, and the answer is missing or unsound" },
	[FG_CLAIMED] = { "claimed", "claimed",
	                 "another source says that the answer is missing or wrong" },
	[FG_TO_VERIFY] = { "to-verify", "to verify",
	                   "work for the auditor, no charge against anybody" },
};

static const struct fg_word strengths[] = {
	[FG_BY_NAME] = { "by-name", "by name", "every flow on the path names the element" },
	[FG_BY_CATEGORY] = { "by-category", "by category",
	                     "some flow on the path names only its category" },
	[FG_POSSIBLE] = { "possible", "possible",
	                  "some flow on the path does not say what it carries" },
};

static const struct fg_word priorities[] = {
	[FG_FIRST] = { "first", "first", "to be looked at first" },
	[FG_SECOND] = { "second", "second", "to be looked at next" },
	[FG_THIRD] = { "third", "third", "to be looked at last" },
};

static const struct fg_word yesno[] = {
	{ "no", "no", "no" },
	{ "yes", "yes", "yes" },
};

static const struct {
	const struct fg_word *words;
	size_t count;
} vocabs[] = {
#define ROWS(table) { table, sizeof(table) / sizeof((table)[0]) }
	[FG_VOCAB_CATEGORY] = ROWS(categories),
	[FG_VOCAB_PARTY_KIND] = ROWS(party_kinds),
	[FG_VOCAB_PLACE_KIND] = ROWS(place_kinds),
	[FG_VOCAB_SOURCE_KIND] = ROWS(source_kinds),
	[FG_VOCAB_STANDING] = ROWS(standings),
	[FG_VOCAB_COPY] = ROWS(copies),
	[FG_VOCAB_SAYS] = ROWS(says),
	[FG_VOCAB_CERTAINTY] = ROWS(certainties),
	[FG_VOCAB_ATTRIBUTE] = ROWS(attributes),
	[FG_VOCAB_SUBJECT] = ROWS(subjects),
	[FG_VOCAB_FLOW_STATE] = ROWS(flow_states),
	[FG_VOCAB_NOTE_KIND] = ROWS(note_kinds),
	[FG_VOCAB_CUSTODY] = ROWS(custodies),
	[FG_VOCAB_FORCE] = ROWS(forces),
	[FG_VOCAB_STATUS] = ROWS(statuses),
	[FG_VOCAB_FAMILY] = ROWS(families),
	[FG_VOCAB_STRENGTH] = ROWS(strengths),
	[FG_VOCAB_PRIORITY] = ROWS(priorities),
	[FG_VOCAB_YESNO] = ROWS(yesno),
#undef ROWS
};
_Static_assert(sizeof(vocabs) / sizeof(vocabs[0]) == FG_VOCABS, "a vocabulary has no table");

size_t fg_vocab_size(enum fg_vocab vocab)
{
	return vocabs[vocab].count;
}

const struct fg_word *fg_vocab_word(enum fg_vocab vocab, size_t number)
{
	return number < vocabs[vocab].count ? &vocabs[vocab].words[number] : NULL;
}

int fg_vocab_find(enum fg_vocab vocab, const char *word)
{
	for (size_t i = 0; i < vocabs[vocab].count; i++) {
		if (strcmp(vocabs[vocab].words[i].word, word) == 0)
			return (int)i;
	}
	return -1;
}
