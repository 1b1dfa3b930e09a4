/* What statuses and families mean for a reader, row by row. */
#include "model/vocab.h"

static const struct fg_advice statuses[FG_STATUSES] = {
	[FG_STATED] = {
		"Given when a document of the baseline in force states it; a plain no to a question"
		" of yes or no, and \"not applicable\", count too.",
		"An answer given in the open is what a disclosure is for; it can be held against "
		"what"
		" is done.",
		"The claim stretches the words of the document, or the document speaks of other "
		"data"
		" or another time: then the claim needs says=\"partly\", or a condition.",
		"Read the passage named. Is it as definite as the claim says?" },
	[FG_BY_REFERENCE] = {
		"Given when the baseline points to another document, whose answer is then taken"
		" over.",
		"People have to find the other document to learn the answer; it can change without"
		" notice.",
		"The document pointed to is printed together with the first one.",
		"Add the document as a source, read it at the place where it answers, write down"
		" what it says, and name it with to= in the claim." },
	[FG_PARTLY] = {
		"Given when the baseline says something vague or incomplete, and nothing definite.",
		"A vague answer cannot be checked, and nothing can be held against it.",
		"The definite answer stands in another section that was not read.",
		"Ask for what is left open: which data, how long exactly, to whom by name." },
	[FG_DEFERRED] = {
		"Given when the baseline leaves the answer for later: to be determined, pending.",
		"The system may be in use while nobody has decided. Deferred answers tend to stay"
		" deferred.",
		"A later edition gives the answer: then it belongs into the model, and the old one"
		" is superseded.",
		"Ask what was decided since, when, and where it was published." },
	[FG_DISPUTED] = {
		"Given when the baseline states or denies, and another source says what excludes"
		" it.",
		"One of the two is wrong, or the system has changed since.",
		"They speak of different data or different times: then write the condition into the"
		" claims (whose=, since=). Or one only retells the other.",
		"Ask the operator which is right, and show both passages." },
	[FG_CONTRADICTED] = {
		"Given when documents of the baseline say both, or give two values of something "
		"that"
		" has one, under one condition.",
		"The disclosure cannot be right in both places; a reader cannot know which"
		" holds.",
		"One of the documents is no longer in force: then write supersedes= at its"
		" successor. Or the two speak of different data: write the condition.",
		"Ask which of the two holds, and ask for the other to be corrected." },
	[FG_UNDISCLOSED] = {
		"Given when the baseline was read where the answer belongs and has none, while"
		" another source gives one.",
		"The answer exists and was not given to the people concerned.",
		"The baseline gives it in a part that is not where such an answer belongs and that"
		" nobody read; or the other source speaks of another system.",
		"Ask the operator to confirm what the other source says, and to say it in the"
		" disclosure." },
	[FG_SAID_MISSING] = {
		"Given when nobody read the place here, and another source says that the disclosure"
		" does not answer.",
		"It is a charge, made by somebody else: it is printed with the name of who makes"
		" it.",
		"The other source did not read everything, or an edition before the answer was"
		" added.",
		"Read the place yourself, and write down what was examined: the row then becomes"
		" a gap or an answer." },
	[FG_DENIED] = {
		"Given when the baseline says that it is not so.",
		"A denial is an answer, and a strong one: everything that contradicts it matters.",
		"The denial is about another function or another time.",
		"Look for sources that say otherwise; they belong into the model." },
	[FG_NOT_STATED] = {
		"Given when the baseline was read at every place where such an answer belongs, and"
		" there is none.",
		"The question is one that a disclosure has to answer; people and courts cannot "
		"check"
		" what nobody said.",
		"The answer stands in another section than the one the yardstick names, or the"
		" question does not fit this system: then write the answer \"not applicable\" with"
		" the passage that says so.",
		"Ask the question, word for word, and name the section in which the answer"
		" belongs." },
	[FG_REPORTED] = {
		"Given when nobody read the place here, and only another source, or a faint "
		"pointer,"
		" says something.",
		"It may be so; the disclosure may say it or not. It is nobody's omission yet.",
		"The place was read, and the model does not say so under examined=.",
		"Read the disclosure where the answer belongs, and add what it says." },
	[FG_NOT_EXAMINED] = {
		"Given when nobody read the place, and nobody says anything.",
		"It says nothing about the operator, only about the work left to do.",
		"The place was read, and the model does not say so under examined=.",
		"Read the disclosure where the answer belongs, and add what it says." },
};

static const struct fg_advice families[FG_FAMILIES] = {
	[FG_ANSWERED] = {
		"Stated, stated in another document, denied.",
		"These rows show that the questions can be answered, and what was answered.",
		"See the status of the row.",
		"Check the answers that matter most against the passages named." },
	[FG_GAP] = {
		"Read where the answer belongs: not stated, not disclosed, partly, to be "
		"determined,"
		" contradicted; disputed by an official source.",
		"These are the findings. Each names what was read, so that others can check it.",
		"See the status of the row, and the false alarms of the rule.",
		"Quote them with their number, their question and the places read." },
	[FG_CLAIMED] = {
		"Said to be missing; disputed by an independent source.",
		"Somebody else makes the charge. Publish it as theirs, with their name.",
		"See the status of the row.",
		"Read the place yourself; then the row becomes a gap or an answer." },
	[FG_TO_VERIFY] = {
		"Reported, not examined; answers that were not read in full; what rests on an"
		" assumption; what structural rules ask.",
		"Homework for the auditor. Publishing it as a failing of the operator would be"
		" wrong.",
		"It is no alarm.",
		"Read what is named, and write down what was examined." },
};

const struct fg_advice *fg_status_advice(enum fg_status status)
{
	return &statuses[status];
}

const struct fg_advice *fg_family_advice(enum fg_family family)
{
	return &families[family];
}
