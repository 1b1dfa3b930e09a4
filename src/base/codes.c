/* The message codes. A code is never reused and never changes its meaning; a row that is no longer
 * given stays. FG2xxx are the errors that the published schema finds too. */
#include <string.h>

#include "base/diag.h"

static const struct fg_code codes[] = {
	/* FG1xxx: the file and its XML */
	{ "FG1002", FG_ERROR, "not well-formed XML",
	  "The file breaks the rules of XML itself: a tag is not closed, a quotation mark is"
	  " missing, a"
	  " character is not allowed. Nothing after this place was looked at." },
	{ "FG1003", FG_ERROR, "too large, too deep or too many",
	  "Files have limits, so that a hostile one cannot exhaust the machine: 1 GiB in all, 64"
	  " KiB for"
	  " a tag or comment, 1 MiB of an element that holds text, 16 levels of elements, some"
	  " thousand names that are not of the language, 64 baselines, labels in 200 languages,"
	  " a million elements named through groups and 64 more for each XML element." },
	{ "FG1004", FG_ERROR, "not UTF-8",
	  "Models are written in UTF-8. Save the file in this encoding (\"UTF-8\" or \"UTF-8"
	  " without"
	  " BOM\" in most editors)." },
	{ "FG1005", FG_ERROR, "forbidden character",
	  "Control characters, line and paragraph separators, and the characters that turn the"
	  " direction"
	  " of text (U+202A to U+202E, U+2066 to U+2069) can make a text look like another one. No"
	  " language needs them in a model." },
	{ "FG1006", FG_ERROR, "DOCTYPE",
	  "A model has no DOCTYPE and no entities of its own: they could read other files or grow"
	  " without end." },
	{ "FG1007", FG_ERROR, "another kind of document",
	  "A model begins with <model xmlns=\"urn:flowgap:model:1\" ...>, a yardstick with"
	  " <yardstick xmlns=\"urn:flowgap:yardstick:1\" ...>." },

	/* FG2xxx: grammar */
	{ "FG2001", FG_ERROR, "unknown element",
	  "The language has no element of this name here. The message lists those that may stand"
	  " here;"
	  " the manual flowgap-model(5) tells what each is for." },
	{ "FG2002", FG_ERROR, "unknown attribute",
	  "The element has no attribute of this name. Attributes are written in lower case with"
	  " hyphens." },
	{ "FG2003", FG_ERROR, "attribute is missing or empty",
	  "The element needs this attribute; without it the statement has no meaning." },
	{ "FG2004", FG_ERROR, "unknown word",
	  "The attribute takes one of a fixed list of words; the message lists them." },
	{ "FG2005", FG_ERROR, "text where none may be",
	  "This element has no text of its own. What a source says goes into <claim> or into the"
	  " element"
	  " of an attribute, remarks go into <note>." },
	{ "FG2006", FG_ERROR, "too few or too many elements",
	  "A claim has one <quote> at most; a scope has at least one claim." },
	{ "FG2007", FG_ERROR, "not an id",
	  "Ids are made of letters without accents, digits, '_', '-' and '.', begin with a letter"
	  " or"
	  " '_', and have at most 64 characters." },
	{ "FG2008", FG_ERROR, "not a date",
	  "Dates are written 2021, 2021-02 or 2021-02-19, from 1000 to 2999, and must exist in the"
	  " calendar." },
	{ "FG2009", FG_ERROR, "not a duration",
	  "Durations are written as in ISO 8601: P15Y, P18M, P2W, P90D, PT12H, P1Y6M." },
	{ "FG2010", FG_ERROR, "not a web address",
	  "Addresses begin with http:// or https:// and a host. Anything but plain ASCII is"
	  " written with"
	  " %XX. Other schemes (javascript:, file:) are refused: the address becomes a link in"
	  " reports." },
	{ "FG2011", FG_ERROR, "not a language tag",
	  "Languages are named as on the Web: en, es, fr-CA, zh-Hant." },
	{ "FG2012", FG_ERROR, "not a SHA-256", "Write the 64 digits that sha256sum prints." },
	{ "FG2013", FG_ERROR, "not the address or number of a question",
	  "A question is named YARDSTICK:QUESTION, such as dhs-pia:5.1. Numbers are made of"
	  " letters,"
	  " digits, '_', '-', '.', '(' and ')'." },
	{ "FG2014", FG_ERROR, "unknown version of the language", "This program reads version 1." },

	/* FG3xxx: references and ids */
	{ "FG3001", FG_ERROR, "reference to nothing",
	  "No thing of the wanted kind has this id. Ids are one name space for the whole file." },
	{ "FG3002", FG_ERROR, "id used twice",
	  "Ids are one name space for the whole file: a party and a place cannot share one." },
	{ "FG3003", FG_ERROR, "reference to something else",
	  "The id belongs to a thing of another kind than this attribute names." },
	{ "FG3004", FG_ERROR, "circle",
	  "A party cannot be a part of itself or act for itself, an element cannot be made from"
	  " itself,"
	  " a group cannot contain itself, a source cannot supersede itself; not by way of others"
	  " either." },
	{ "FG3005", FG_ERROR, "reserved id",
	  "The word 'end' in next= of a step means that no step follows; no step can have this"
	  " id." },
	{ "FG3006", FG_ERROR, "yardstick listed twice",
	  "Name all its baselines in one <yardstick>." },

	/* FG4xxx: statements that cannot be */
	{ "FG4001", FG_ERROR, "label is empty or too long",
	  "A label is what stands on a figure: not empty, at most 200 characters. Longer words go"
	  " into a"
	  " claim or a note. A text in another language is not empty either." },
	{ "FG4002", FG_ERROR, "not a period",
	  "What a source states as period is compared with others: an ISO 8601 duration (P15Y),"
	  " \"event: ...\", \"permanent\" or \"not applicable\". Other words are for claims that"
	  " do not"
	  " state it (says=\"partly\" and so on). A value that begins like a duration must be"
	  " one." },
	{ "FG4003", FG_ERROR, "half a derivation",
	  "A derived element names both what it is made from (derived-from) and the place where"
	  " that"
	  " happens (derived-at)." },
	{ "FG4004", FG_ERROR, "flow carries nothing",
	  "A flow names elements or categories; where the sources do not say what it carries, write"
	  " unspecified=\"yes\"." },
	{ "FG4005", FG_ERROR, "flow from a place to itself",
	  "The two ends of a flow are different places. Use done within one place is a purpose; a"
	  " derivation is derived-from and derived-at." },
	{ "FG4006", FG_ERROR, "attribute that means nothing here",
	  "The attribute needs another one beside it, or contradicts where it stands." },
	{ "FG4007", FG_ERROR, "two texts in one language",
	  "One label, one <about> and one <ask> per language." },
	{ "FG4008", FG_ERROR, "nothing written",
	  "The element has neither a value nor a claim nor a text." },
	{ "FG4009", FG_ERROR, "attribute that no fact in the scope can have",
	  "Elements have a purpose; flows have recipient, purpose, authority, means, safeguards,"
	  " agreement, onward, notice and choice; holdings have the rest, safeguards and onward." },

	/* FG5xxx: evidence */
	{ "FG5001", FG_ERROR, "nobody says so",
	  "An element, flow or holding needs a claim of its own (source, and the place in it), or"
	  " a reason why it is here without one: then it is an assumption. A claim on its purpose"
	  " or its period does not say that it is there." },
	{ "FG5002", FG_ERROR, "claim without a source",
	  "A claim names its source, or the model names one for all claims that do not." },
	{ "FG5003", FG_ERROR, "state without evidence",
	  "That a flow is former, blocked or questioned is a statement: it needs a claim or a"
	  " reason." },
	{ "FG5004", FG_ERROR, "answer to an unknown yardstick",
	  "The model must list the yardstick: <yardstick ref=\"...\"/>." },
	{ "FG5005", FG_ERROR, "answer to an unknown question",
	  "The yardstick has no question of this number." },
	{ "FG5006", FG_ERROR, "scope without a claim",
	  "A scope exists to carry claims; one with notes only says nothing." },

	/* FG6xxx: warnings */
	{ "FG6001", FG_WARNING, "element is never used",
	  "No flow, holding or derivation names the element, nor its category. Remove it, or add"
	  " the"
	  " flow that takes it.",
	  "The sources name the element and say nothing of its way: keep it, the "
	  "questions about elements are still put to it." },
	{ "FG6002", FG_WARNING, "group is never used", "Nothing names the group.",
	  "The group is kept for flows to come." },
	{ "FG6003", FG_WARNING, "source is never used",
	  "No claim rests on the source, none points to it, it is in no baseline, and nothing in"
	  " it was"
	  " examined. Remove it, or write what was read.",
	  "The source is kept for the record, as read and found to say nothing: then "
	  "write what was examined." },
	{ "FG6004", FG_WARNING, "party is never used",
	  "The party holds nothing, has no parts, acts for nobody and is nobody's data subject.",
	  "The sources name the party and say nothing of what it holds." },
	{ "FG6005", FG_WARNING, "boundary is empty", "No place stands in the boundary.",
	  "The boundary is kept for places to come, or for a figure of a later state." },
	{ "FG6006", FG_WARNING, "place without data",
	  "No flow touches the place and nothing is kept there.",
	  "The sources name the place and say nothing of what goes there." },
	{ "FG6007", FG_WARNING, "place that nothing reaches",
	  "No path of flows leads to the place from a person, from a place that only gives, from an"
	  " element's origin or from a place where one is derived. A flow is missing, or the"
	  " element"
	  " needs an origin.",
	  "The place gets its data from somewhere that the model leaves out: then give "
	  "the elements an origin." },
	{ "FG6008", FG_WARNING, "scope that matches nothing",
	  "No element, flow or holding fits all selectors of the scope, so that its claims say"
	  " nothing.",
	  "The scope is kept for flows or holdings to come." },
	{ "FG6009", FG_WARNING, "scope that fits in part",
	  "A flow or holding fits the elements or categories of a scope only with all that it"
	  " carries."
	  " This one carries other things too and is not reached. Split it, or name it under"
	  " facts.",
	  "The claims are meant only for flows and holdings that carry nothing else." },
	{ "FG6010", FG_WARNING, "claim from a place that was not examined",
	  "The claim names a place in the source that 'examined' does not list. One of the two is"
	  " wrong.",
	  "The passage was quoted from another text and not read itself: then say so "
	  "with retells=." },
	{ "FG6011", FG_WARNING, "silence of a source in no baseline",
	  "That a source is silent matters only for disclosures under audit: put the source into a"
	  " baseline.",
	  "The silence is noted for a baseline to come." },
	{ "FG6012", FG_WARNING, "claim without a place in its source",
	  "Add at=: the section, page or paragraph, so that others can check it.",
	  "The source is one page or one screen, and has no parts to name." },
	{ "FG6013", FG_WARNING, "reference to an unnamed document",
	  "A claim that says 'refers' should name the document: add it as a source and write to=."
	  "",
	  "The source does not say which document it means." },
	{ "FG6014", FG_WARNING, "listed twice", "The same id or word stands twice in one list.",
	  "None: the second mention changes nothing and may hide a slip." },
	{ "FG6015", FG_WARNING, "period without its value",
	  "The claim states how long, and gives no value to compare with others: add value=.",
	  "The source says that there is a period and not which: then says=\"partly\"." },
	{ "FG6016", FG_WARNING, "unusual wording",
	  "Write \"not applicable\": other forms are taken for a text.",
	  "The text is meant as a text and says more than that." },
	{ "FG6017", FG_WARNING, "nothing to audit",
	  "Gaps are found by holding a baseline against a yardstick; the model lists none.",
	  "The model is made for its figures only." },
	{ "FG6018", FG_WARNING, "dates the wrong way round",
	  "The source is older than one that it supersedes.",
	  "The dates are those of copies or re-issues: then write text-date=." },
	{ "FG6019", FG_WARNING, "no label in the language asked for",
	  "Only with check --lang: figures and registers in that language show this name or"
	  " question in the language of its file. Add <label xml:lang=...> to it (for <about> and"
	  " <ask> another one with xml:lang), by somebody who speaks the language.",
	  "The name is the same in both languages, such as that of a form or a system.",
	  .listed = true },
	{ "FG6020", FG_WARNING, "told of, but not said",
	  "A document of a baseline tells of an attribute, such as the period, and has no claim"
	  " on the element, flow or holding itself: that it is there counts as not said by it."
	  " Add its claim to the fact as well.",
	  "The document does not say that the data are there or go there: then add that claim,"
	  " with says=\"silent\"." },

	/* FG7xxx: yardsticks */
	{ "FG7001", FG_ERROR, "yardstick not found",
	  "There is no file yardsticks/ID.xml beside the model, none ID.xml in the folders given,"
	  " and"
	  " none among those installed; or it cannot be read." },
	{ "FG7002", FG_ERROR, "yardstick with another id",
	  "The id of a yardstick is the name of its file without .xml." },
	{ "FG7003", FG_ERROR, "number used twice",
	  "Each question of a yardstick has a number of its own." },
	{ "FG7004", FG_ERROR, "limb that fits no fact",
	  "A question about facts has at least one limb, each about one attribute that facts of its"
	  " subject can have; a question about the system has none. Custody 'changes' is for flows,"
	  " 'inside' and 'outside' for flows and holdings." },
	{ "FG7005", FG_ERROR, "place that cannot be",
	  "A <where> names the section in which sources of its kinds answer, or 'whole'; each"
	  " kind has"
	  " one <where>." },
	{ "FG7006", FG_WARNING, "question that is never asked",
	  "Without a <where> no kind of document has to answer the question.",
	  "The question is kept for a kind of document to come." },

	/* FG8xxx: the user's own rules */
	{ "FG8001", FG_ERROR, "not a file of rules",
	  "A rule begins with a line '-- id: NAME', then '-- title: ...', '-- class: gap' or"
	  " '-- class: question', '-- ask: ...', then one SELECT. Before the first rule only"
	  " comments may stand. A file has at most 1 MiB and 1,000 rules.",
	  "Begin with the head of a rule; models/rules/examples.sql shows three." },
	{ "FG8002", FG_ERROR, "unknown line in the head of a rule",
	  "The head of a rule has lines '-- WORD: text' with a fixed list of words, each once; text"
	  " goes on in lines that begin with -- and three blanks.",
	  "Write id, title, class, ask, why, reference or the like; see flowgap-schema(5)." },
	{ "FG8003", FG_ERROR, "head of a rule is not complete",
	  "A rule has an id, a title, a class, what to ask, and a SELECT.",
	  "Add the line that is missing, or the SELECT." },
	{ "FG8004", FG_ERROR, "id of a rule that cannot be",
	  "An id is made of letters without accents, digits, '_', '-' and '.', begins with a"
	  " letter, and has at most 64 characters. Each rule has one of its own; those that begin"
	  " with FG-, and the word 'said', are taken.",
	  "Choose another id, such as own-1." },
	{ "FG8005", FG_ERROR, "unknown class of a rule",
	  "A rule finds gaps (something is missing or wrong in the disclosure) or questions"
	  " (something to ask).",
	  "Write class: gap or class: question." },
	{ "FG8006", FG_ERROR, "SQL that is wrong",
	  "The tables and views are described in flowgap-schema(5); 'flowgap query --schema' lists"
	  " them.",
	  "Try the SELECT with flowgap query first." },
	{ "FG8007", FG_ERROR, "SQL that may not be",
	  "A rule is one SELECT. It writes, opens and sets nothing, and calls no function that"
	  " depends on more than its arguments.",
	  "Ask for it with a SELECT over the tables." },
	{ "FG8008", FG_ERROR, "columns of a rule",
	  "The SELECT gives a column 'id' (of a thing of the model, or of a question) and, if it"
	  " likes, 'element' (id of an element that the finding is about), 'cell' (number of an"
	  " answer that it rests on) and 'detail' (what was found, in words).",
	  "Name the columns with AS: SELECT place AS id." },
	{ "FG8009", FG_ERROR, "finding about nothing",
	  "A row of the SELECT names something that the model does not have.",
	  "Take the id from a column of the tables, such as flow.id." },
	{ "FG8010", FG_ERROR, "rule that does not finish",
	  "A rule has limits on time, steps, memory and rows, and findings must not be lost: the"
	  " whole run fails. Often two tables stand side by side without a condition that joins"
	  " them.",
	  "Add the condition that joins the tables, or ask for less." },

	/* FG9xxx: lists of elements, for flowgap new */
	{ "FG9001", FG_ERROR, "not a list of elements",
	  "The first line names the columns: name and category, and where known source and at (the"
	  " place in the source), in any order. Commas, semicolons or tabs separate; other columns"
	  " are passed over." },
	{ "FG9002", FG_ERROR, "quotation mark out of place",
	  "A field in quotation marks ends with one, followed by a separator or the end of the"
	  " line; within it, two stand for one. Save the list as CSV from the spreadsheet"
	  " program." },
	{ "FG9003", FG_ERROR, "row without name or category",
	  "Each row has a name and a category; a row with nothing in it is passed over." },
	{ "FG9004", FG_ERROR, "row with more fields than columns",
	  "The first line names the columns. A name with a comma in it stands in quotation marks,"
	  " else its end would be lost or taken for something else." },
};

const struct fg_code *fg_codes(size_t *ret_count)
{
	*ret_count = sizeof(codes) / sizeof(codes[0]);
	return codes;
}

const struct fg_code *fg_code_find(const char *code)
{
	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
		if (strcmp(codes[i].code, code) == 0)
			return &codes[i];
	}
	return NULL;
}
