#include <string.h>

#include "base/say.h"
#include "model/vocab.h"

static const struct fg_word categories[] = {
	[FG_BIOGRAPHIC] = { "biographic", FG_SAY("biographic"),
	                    "name, date and place of birth, sex, nationality" },
	[FG_CONTACT] = { "contact", FG_SAY("contact"),
	                 "address, telephone number, e-mail address" },
	[FG_TRAVEL_DOCUMENT] = { "travel-document", FG_SAY("travel document"),
	                         "passport, visa, identity document, their numbers" },
	[FG_BIOMETRIC] = { "biometric", FG_SAY("biometric"),
	                   "photograph of the face, fingerprints, iris, voice, DNA" },
	[FG_LOCATION] = { "location", FG_SAY("location"), "where a person or a device is or was" },
	[FG_DEVICE] = { "device", FG_SAY("device"),
	                "identifiers and state of a telephone or computer" },
	[FG_CASE] = { "case", FG_SAY("case"),
	              "file numbers, decisions, appointments, status before an authority" },
	[FG_FINANCIAL] = { "financial", FG_SAY("financial"), "accounts, payments, income, debts" },
	[FG_HEALTH] = { "health", FG_SAY("health"),
	                "illness, disability, treatment, need for care" },
	[FG_COMMUNICATION] = { "communication", FG_SAY("communication"),
	                       "content of messages and calls, and who had them" },
	[FG_ONLINE] = { "online", FG_SAY("online"), "accounts, handles, browsing, what is posted" },
	[FG_EMPLOYMENT] = { "employment", FG_SAY("employment"), "employer, occupation, education" },
	[FG_DERIVED] = { "derived", FG_SAY("derived"),
	                 "made from other data: template, match, score" },
	[FG_OTHER] = { "other", FG_SAY("other"), "anything else about a person" },
};

static const struct fg_word party_kinds[] = {
	[FG_DATA_SUBJECT] = { "data-subject", FG_SAY("data subject"),
	                      "the people whose data these are" },
	[FG_AGENCY] = { "agency", FG_SAY("agency"), "a public body" },
	[FG_COMPONENT] = { "component", FG_SAY("component"), "a part of an agency" },
	[FG_COMPANY] = { "company", FG_SAY("company"), "a private company, contractors included" },
	[FG_NGO] = { "ngo", FG_SAY("NGO"), "an organisation that is neither public nor a company" },
	[FG_FOREIGN_GOVERNMENT] = { "foreign-government", FG_SAY("foreign government"),
	                            "a body of another state" },
	[FG_INTERNATIONAL] = { "international", FG_SAY("international organisation"),
	                       "a body of several states" },
	[FG_COURT] = { "court", FG_SAY("court"), "a court or tribunal" },
	[FG_PUBLIC] = { "public", FG_SAY("the public"), "anybody" },
	[FG_PARTY_OTHER] = { "other", FG_SAY("other party"), "any other party" },
};

static const struct fg_word place_kinds[] = {
	[FG_PERSON] = { "person", FG_SAY("person"),
	                "somebody who gives or sees data; keeps nothing unless the model says so" },
	[FG_PLACE_DEVICE] = { "device", FG_SAY("device"),
	                      "a telephone, computer or camera; keeps what arrives" },
	[FG_PROCESS] = { "process", FG_SAY("process"),
	                 "handles data and passes them on; keeps nothing by default" },
	[FG_STORE] = { "store", FG_SAY("store"), "a database or file; keeps what arrives" },
	[FG_EXTERNAL] = { "external", FG_SAY("external body"),
	                  "another body as a whole; keeps what arrives" },
};

static const struct fg_word source_kinds[] = {
	[FG_PIA] = { "pia", FG_SAY("privacy impact assessment"),
	             "assessment of a system before it is used" },
	[FG_PIA_UPDATE] = { "pia-update", FG_SAY("PIA update"),
	                    "later addition to a privacy impact assessment" },
	[FG_SORN] = { "sorn", FG_SAY("system of records notice"),
	              "notice under the Privacy Act, 5 U.S.C. 552a(e)(4)" },
	[FG_FEDERAL_REGISTER] = { "federal-register", FG_SAY("Federal Register notice"),
	                          "rule, proposal or collection notice" },
	[FG_FACT_SHEET] = { "fact-sheet", FG_SAY("fact sheet"),
	                    "explanation for the public by the operator" },
	[FG_APP_TERMS] = { "app-terms", FG_SAY("app terms"),
	                   "terms or privacy notice shown in the app or its shop" },
	[FG_STATUTE] = { "statute", FG_SAY("statute"), "a law" },
	[FG_COURT_PAPER] = { "court", FG_SAY("court paper"), "judgment, pleading or exhibit" },
	[FG_FOIA_RELEASE] = { "foia-release", FG_SAY("FOIA release"),
	                      "record given out on request" },
	[FG_INSPECTOR_GENERAL] = { "inspector-general", FG_SAY("inspector general report"),
	                           "report of a public auditor" },
	[FG_PROCUREMENT] = { "procurement", FG_SAY("procurement paper"),
	                     "contract, tender or justification" },
	[FG_INVENTORY] = { "inventory", FG_SAY("inventory"),
	                   "list of systems, records or uses of AI" },
	[FG_NGO_REPORT] = { "ngo-report", FG_SAY("NGO report"),
	                    "report or letter of a non-governmental organisation" },
	[FG_PRESS] = { "press", FG_SAY("press"), "newspaper, broadcast, magazine" },
	[FG_ACADEMIC] = { "academic", FG_SAY("academic paper"),
	                  "article, thesis or book of research" },
	[FG_OVERVIEW] = { "overview", FG_SAY("overview"),
	                  "encyclopaedia or summary of other sources" },
	[FG_PROCEDURE] = { "procedure", FG_SAY("procedure"),
	                   "manual, plan, schedule or rules by which the operator works" },
};

static const struct fg_word standings[] = {
	[FG_DISCLOSURE] = { "disclosure", FG_SAY("disclosure"),
	                    "published privacy disclosure of the operator" },
	[FG_OFFICIAL] = { "official", FG_SAY("official"),
	                  "the operator or another public body, but no privacy disclosure" },
	[FG_INDEPENDENT] = { "independent", FG_SAY("independent"), "anybody else" },
};

static const struct fg_word copies[] = {
	[FG_COPY_OFFICIAL] = { "official", FG_SAY("official copy"), "as published by its author" },
	[FG_COPY_MIRROR] = { "mirror", FG_SAY("mirror"), "the same file, kept elsewhere" },
	[FG_COPY_RECREATION] = { "re-creation", FG_SAY("re-creation"),
	                         "text put together again; never proves a contradiction alone" },
};

static const struct fg_word says[] = {
	[FG_STATES] = { "states", FG_SAY("states"), "gives the answer" },
	[FG_PARTLY_SAYS] = { "partly", FG_SAY("partly states"),
	                     "gives a vague or incomplete answer" },
	[FG_REFERS] = { "refers", FG_SAY("refers"), "points to another document for the answer" },
	[FG_DEFERS] = { "defers", FG_SAY("defers"),
	                "leaves the answer for later: to be determined" },
	[FG_DENIES] = { "denies", FG_SAY("denies"), "says that it is not so" },
	[FG_SILENT] = { "silent", FG_SAY("is silent"),
	                "was read at this place and gives no answer" },
	[FG_MISSING] = { "missing", FG_SAY("says it is missing"),
	                 "says that the disclosure gives no answer" },
	[FG_ASKS] = { "asks", FG_SAY("asks"), "raises it and asserts nothing" },
};

static const struct fg_word certainties[] = {
	[FG_HIGH] = { "high", FG_SAY("high"), "plain words; the default" },
	[FG_MEDIUM] = { "medium", FG_SAY("medium"), "needs some reading between the lines" },
	[FG_LOW] = { "low", FG_SAY("low"), "a pointer only; never decides an answer" },
};

static const struct fg_word attributes[] = {
	[FG_SAID] = { "said", FG_SAY("said at all"), "is it said at all?" },
	[FG_PERIOD] = { "period", FG_SAY("how long"), "how long it is kept" },
	[FG_START] = { "start", FG_SAY("counted from"), "counted from what" },
	[FG_REASON] = { "reason", FG_SAY("why kept"), "why it is kept" },
	[FG_DISPOSAL] = { "disposal", FG_SAY("disposal"), "what happens at the end" },
	[FG_SCHEDULE] = { "schedule", FG_SAY("records schedule"),
	                  "records schedule that covers it" },
	[FG_STORED_AT] = { "location", FG_SAY("stored at"),
	                   "where it is stored: data centre, cloud, country" },
	[FG_ACCESS] = { "access", FG_SAY("access"), "who may see it" },
	[FG_SORN_NOTICE] = { "sorn", FG_SAY("system of records notice"), "notice that covers it" },
	[FG_INDIVIDUAL_ACCESS] = { "individual-access", FG_SAY("individual access"),
	                           "how a person gets to see it" },
	[FG_CORRECTION] = { "correction", FG_SAY("correction"), "how a person gets it corrected" },
	[FG_PURPOSE] = { "purpose", FG_SAY("purpose"), "what it is used for" },
	[FG_AUTHORITY] = { "authority", FG_SAY("authority"), "by what right" },
	[FG_RECIPIENT] = { "recipient", FG_SAY("recipient"), "to whom" },
	[FG_MEANS] = { "means", FG_SAY("means"), "by what means: form, interface, mail" },
	[FG_SAFEGUARDS] = { "safeguards", FG_SAY("safeguards"), "how it is protected" },
	[FG_AGREEMENT] = { "agreement", FG_SAY("agreement"),
	                   "agreement under which custody changes" },
	[FG_ONWARD] = { "onward", FG_SAY("limits on passing on"), "limits on passing it on" },
	[FG_NOTICE] = { "notice", FG_SAY("notice"), "what people are told" },
	[FG_CHOICE] = { "choice", FG_SAY("choice"),
	                "whether people can decline, and what follows" },
};

static const struct fg_word subjects[] = {
	[FG_ON_SYSTEM] = { "system", FG_SAY("system"), "the thing assessed as a whole" },
	[FG_ON_ELEMENT] = { "element", FG_SAY("element"), "each data element" },
	[FG_ON_FLOW] = { "flow", FG_SAY("flow"), "each flow" },
	[FG_ON_COLLECTION] = { "collection", FG_SAY("collection"),
	                       "each flow that starts at a person" },
	[FG_ON_HOLDING] = { "holding", FG_SAY("holding"), "each holding, written or implied" },
};

static const struct fg_word flow_states[] = {
	[FG_FORMER] = { "former", FG_SAY("former"), "no longer happens" },
	[FG_BLOCKED] = { "blocked", FG_SAY("blocked"), "stopped on its way" },
	[FG_QUESTIONED] = { "questioned", FG_SAY("questioned"), "raised, asserted by nobody" },
};

static const struct fg_word note_kinds[] = {
	[FG_COMMENT] = { "comment", FG_SAY("comment"), "a remark" },
	[FG_QUESTION_NOTE] = { "question", FG_SAY("question"), "something to ask" },
	[FG_DISPUTE] = { "dispute", FG_SAY("dispute"), "somebody disagrees" },
	[FG_RECOMMENDATION] = { "recommendation", FG_SAY("recommendation"), "something to do" },
};

static const struct fg_word custodies[] = {
	[FG_INSIDE] = { "inside", FG_SAY("inside"),
	                "held by the operator, its parents' other parts or its contractors" },
	[FG_OUTSIDE] = { "outside", FG_SAY("outside"), "held by anybody else" },
	[FG_CHANGES] = { "changes", FG_SAY("custody changes"),
	                 "flow whose two ends have different custodians" },
};

static const struct fg_word forces[] = {
	[FG_STATUTE_FORCE] = { "statute", FG_SAY("statute"), "a law demands the answer" },
	[FG_POLICY] = { "policy", FG_SAY("policy"), "a binding policy demands it" },
	[FG_TEMPLATE] = { "template", FG_SAY("template"), "the form of the document asks for it" },
	[FG_GOOD_PRACTICE] = { "good-practice", FG_SAY("good practice"),
	                       "good practice asks for it" },
};

static const struct fg_word statuses[] = {
	[FG_STATED] = { "stated", FG_SAY("stated"), FG_SAY("the disclosure gives the answer") },
	[FG_BY_REFERENCE] = { "by-reference", FG_SAY("stated in another document"),
	                      FG_SAY("the disclosure points to another document") },
	[FG_PARTLY] = { "partly", FG_SAY("partly"),
	                FG_SAY("the disclosure gives a vague or incomplete answer") },
	[FG_DEFERRED] = { "deferred", FG_SAY("to be determined"),
	                  FG_SAY("the disclosure leaves the answer for later") },
	[FG_DISPUTED] = { "disputed", FG_SAY("disputed"),
	                  FG_SAY("another source excludes what the disclosure says") },
	[FG_CONTRADICTED] = { "contradicted", FG_SAY("contradicted"),
	                      FG_SAY("the disclosure contradicts itself") },
	[FG_UNDISCLOSED] = { "undisclosed", FG_SAY("not disclosed"),
	                     FG_SAY("read, no answer there, and another source gives one") },
	[FG_SAID_MISSING] = { "said-missing", FG_SAY("said to be missing"),
	                      FG_SAY("not read; another source says the answer is missing") },
	[FG_DENIED] = { "denied", FG_SAY("denied"),
	                FG_SAY("the disclosure says that it is not so") },
	[FG_NOT_STATED] = { "not-stated", FG_SAY("not stated"),
	                    FG_SAY("read, and no answer there") },
	[FG_REPORTED] = { "reported", FG_SAY("reported"),
	                  FG_SAY("not read; only another source, or a faint pointer, says so") },
	[FG_NOT_EXAMINED] = { "not-examined", FG_SAY("not examined"),
	                      FG_SAY("not read, and nobody says anything") },
};

static const struct fg_word families[] = {
	[FG_ANSWERED] = { "answered", FG_SAY("answered"),
	                  FG_SAY("the disclosure answers, itself or through another document") },
	[FG_GAP] = { "gap", FG_SAY("gap"),
	             FG_SAY("the disclosure was read, and the answer is missing or unsound") },
	[FG_CLAIMED] = { "claimed", FG_SAY("claimed"),
	                 FG_SAY("another source says that the answer is missing or wrong") },
	[FG_TO_VERIFY] = { "to-verify", FG_SAY("to verify"),
	                   FG_SAY("work for the auditor, no charge against anybody") },
};

static const struct fg_word strengths[] = {
	[FG_BY_NAME] = { "by-name", FG_SAY("by name"), "every flow on the path names the element" },
	[FG_BY_CATEGORY] = { "by-category", FG_SAY("by category"),
	                     "some flow on the path names only its category" },
	[FG_POSSIBLE] = { "possible", FG_SAY("possible"),
	                  "some flow on the path does not say what it carries" },
};

static const struct fg_word priorities[] = {
	[FG_FIRST] = { "first", FG_SAY("first"), "to be looked at first" },
	[FG_SECOND] = { "second", FG_SAY("second"), "to be looked at next" },
	[FG_THIRD] = { "third", FG_SAY("third"), "to be looked at last" },
};

static const struct fg_word yesno[] = {
	{ "no", FG_SAY("no"), "no" },
	{ "yes", FG_SAY("yes"), "yes" },
};

static const struct {
	const char *name;
	const struct fg_word *words;
	size_t count;
} vocabs[] = {
#define ROWS(name, table) { name, table, sizeof(table) / sizeof((table)[0]) }
	[FG_VOCAB_CATEGORY] = ROWS("category", categories),
	[FG_VOCAB_PARTY_KIND] = ROWS("party-kind", party_kinds),
	[FG_VOCAB_PLACE_KIND] = ROWS("place-kind", place_kinds),
	[FG_VOCAB_SOURCE_KIND] = ROWS("source-kind", source_kinds),
	[FG_VOCAB_STANDING] = ROWS("standing", standings),
	[FG_VOCAB_COPY] = ROWS("copy", copies),
	[FG_VOCAB_SAYS] = ROWS("says", says),
	[FG_VOCAB_CERTAINTY] = ROWS("certainty", certainties),
	[FG_VOCAB_ATTRIBUTE] = ROWS("attribute", attributes),
	[FG_VOCAB_SUBJECT] = ROWS("subject", subjects),
	[FG_VOCAB_FLOW_STATE] = ROWS("flow-state", flow_states),
	[FG_VOCAB_NOTE_KIND] = ROWS("note-kind", note_kinds),
	[FG_VOCAB_CUSTODY] = ROWS("custody", custodies),
	[FG_VOCAB_FORCE] = ROWS("force", forces),
	[FG_VOCAB_STATUS] = ROWS("status", statuses),
	[FG_VOCAB_FAMILY] = ROWS("family", families),
	[FG_VOCAB_STRENGTH] = ROWS("strength", strengths),
	[FG_VOCAB_PRIORITY] = ROWS("priority", priorities),
	[FG_VOCAB_YESNO] = ROWS("yes-no", yesno),
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

const char *fg_vocab_label(enum fg_vocab vocab, size_t number, const char *lang)
{
	return fg_say(lang, vocabs[vocab].words[number].label);
}

const char *fg_vocab_name(enum fg_vocab vocab)
{
	return vocabs[vocab].name;
}

int fg_vocab_find(enum fg_vocab vocab, const char *word)
{
	for (size_t i = 0; i < vocabs[vocab].count; i++) {
		if (strcmp(vocabs[vocab].words[i].word, word) == 0)
			return (int)i;
	}
	return -1;
}
