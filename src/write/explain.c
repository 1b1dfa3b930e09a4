#include "write/explain.h"

#include <string.h>

#include "base/diag.h"
#include "base/say.h"
#include "write/page.h"
#include "write/words.h"

/* ---- the tables, one row at a time */

struct fg_explanation fg_explain_rule(const struct fg_rule *rule)
{
	static const char *const kinds[][2] = {
		[FG_RULE_GAP] = { "structural rule, class gap", "own rule, class gap" },
		[FG_RULE_QUESTION] = { "structural rule, class question",
		                       "own rule, class question" },
		[FG_RULE_NOTE] = { "structural rule, class model note", NULL },
	};

	return (struct fg_explanation){
		.table = "rule", .kind = kinds[rule->class][!rule->run], .id = rule->id,
		.title = rule->title, .reference = rule->reference, .why = rule->why,
		.false_alarm = rule->false_alarm, .mend = rule->ask,
	};
}

static bool rule_at(size_t index, struct fg_explanation *ret)
{
	const struct fg_rule *rule = fg_rule_at(index);

	if (rule)
		*ret = fg_explain_rule(rule);
	return rule != NULL;
}

static bool code_at(size_t index, struct fg_explanation *ret)
{
	size_t count;
	const struct fg_code *code = fg_codes(&count) + index;
	bool error = index < count && code->severity == FG_ERROR;

	if (index < count)
		*ret = (struct fg_explanation){
			.table = "code", .kind = error ? "message, error" : "message, warning",
			.id = code->code, .title = code->title, .meaning = code->help,
			.why = error ? "A model with an error is not read: whatever followed from "
				       "a "
			               "guess would be printed about people."
			             : "The model is read, but it may say less, or other things, "
			               "than its author means.",
			.false_alarm = error ? "None: the language does not allow it."
			                     : code->false_alarm,
		};
	return index < count;
}

static void advise(struct fg_explanation *ret, const struct fg_advice *advice)
{
	ret->meaning = advice->when;
	ret->why = advice->why;
	ret->false_alarm = advice->false_alarm;
	ret->mend = advice->ask;
}

static bool status_at(size_t index, struct fg_explanation *ret)
{
	const struct fg_word *word = fg_vocab_word(FG_VOCAB_STATUS, index);

	if (!word)
		return false;
	*ret = (struct fg_explanation){ .table = "status", .kind = "status of an answer",
		                        .id = word->word, .title = word->doc };
	advise(ret, fg_status_advice((enum fg_status)index));
	return true;
}

static bool family_at(size_t index, struct fg_explanation *ret)
{
	const struct fg_word *word = fg_vocab_word(FG_VOCAB_FAMILY, index);

	if (!word)
		return false;
	*ret = (struct fg_explanation){ .table = "family", .kind = "family of statuses",
		                        .id = word->word, .title = word->doc };
	advise(ret, fg_family_advice((enum fg_family)index));
	return true;
}

static const struct {
	enum fg_vocab vocab;
	const char *table, *kind;
} plain[] = {
	{ FG_VOCAB_SAYS, "says", "what a claim says" },
	{ FG_VOCAB_ATTRIBUTE, "attribute", "attribute of a fact" },
	{ FG_VOCAB_CATEGORY, "category", "category of data" },
	{ FG_VOCAB_SOURCE_KIND, "source-kind", "kind of source" },
	{ FG_VOCAB_PLACE_KIND, "place-kind", "kind of place" },
	{ FG_VOCAB_PARTY_KIND, "party-kind", "kind of party" },
	{ FG_VOCAB_STANDING, "standing", "standing of a source" },
	{ FG_VOCAB_COPY, "copy", "copy of a source" },
	{ FG_VOCAB_CERTAINTY, "certainty", "certainty of a claim" },
	{ FG_VOCAB_STRENGTH, "strength", "how surely an element arrives" },
	{ FG_VOCAB_FORCE, "force", "force of a question" },
	{ FG_VOCAB_FLOW_STATE, "flow-state", "state of a flow" },
	{ FG_VOCAB_CUSTODY, "custody", "custody" },
	{ FG_VOCAB_NOTE_KIND, "note-kind", "kind of note" },
	{ FG_VOCAB_PRIORITY, "priority", "priority of a row" },
	{ FG_VOCAB_SUBJECT, "subject", "subject of a question" },
};

static bool word_at(size_t index, struct fg_explanation *ret)
{
	for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++) {
		const struct fg_word *word = fg_vocab_word(plain[i].vocab, index);

		if (word) {
			*ret = (struct fg_explanation){ .table = plain[i].table,
				                        .kind = plain[i].kind, .id = word->word,
				                        .title = word->doc };
			return true;
		}
		index -= fg_vocab_size(plain[i].vocab);
	}
	return false;
}

/* The groups in order, and the heading of each in the manual; the last is not printed there. */
static const struct {
	bool (*at)(size_t index, struct fg_explanation *ret);
	const char *heading;
} groups[] = {
	{ rule_at, "STRUCTURAL RULES" },
	{ status_at, "STATUS OF AN ANSWER" },
	{ family_at, "FAMILIES OF STATUSES" },
	{ code_at, "MESSAGES" },
	{ word_at, NULL },
};

bool fg_explanation_at(size_t index, struct fg_explanation *ret_explanation)
{
	for (size_t g = 0; g < sizeof(groups) / sizeof(groups[0]); g++) {
		size_t i = 0;

		for (; groups[g].at(i, ret_explanation); i++)
			if (i == index)
				return true;
		index -= i;
	}
	return false;
}

size_t fg_explanation_count(void)
{
	struct fg_explanation row;
	size_t count = 0;

	for (size_t g = 0; g < sizeof(groups) / sizeof(groups[0]); g++)
		for (size_t i = 0; groups[g].at(i, &row); i++)
			count++;
	return count;
}

/* ---- text */

static void put_part(struct fg_sink *sink, int width, const char *first, const char *text)
{
	struct fg_write_options options = { .width = width };
	struct page page = { .options = &options, .sink = sink };
	struct fg_sink line = { 0 };

	if (text)
		fg_put(&line, text);
	fg_page_line(&page, first, &line);
}

/* As it is written, line by line. */
static void put_query(struct fg_sink *sink, const char *query)
{
	struct fg_sink line = { 0 };

	fg_put(sink, "  Query:\n");
	while (*query) {
		size_t length = strcspn(query, "\n");

		fg_put_bytes(&line, query, length);
		fg_put(sink, length ? "    " : "");
		fg_put_plain(sink, line.data);
		fg_put(sink, "\n");
		fg_sink_fold(&line, sink);
		query += length + (query[length] == '\n');
	}
}

void fg_put_explanation(struct fg_sink *sink, const struct fg_explanation *explanation, int width)
{
	struct fg_sink head = { 0 };

	fg_putf(&head, "%s (%s): %s", explanation->id, explanation->kind, explanation->title);
	put_part(sink, width, "", head.data);
	put_part(sink, width, "  Meaning: ", explanation->meaning);
	put_part(sink, width, "  Reference: ", explanation->reference);
	put_part(sink, width, "  Why it matters: ", explanation->why);
	put_part(sink, width, "  False alarm: ", explanation->false_alarm);
	put_part(sink, width, "  To do: ", explanation->mend);
	if (explanation->query)
		put_query(sink, explanation->query);
	fg_sink_fold(&head, sink);
}

static void put_where(struct fg_sink *sink, const struct fg_where *where,
                      const struct fg_write_options *options)
{
	struct fg_sink line = { 0 };

	for (size_t k = 0; k < FG_SOURCE_KINDS; k++)
		if (where->kinds >> k & 1u)
			fg_putf(&line, "%s%s", line.length ? fg_say(options->lang, ", ") : "",
			        fg_vocab_label(FG_VOCAB_SOURCE_KIND, k, options->lang));
	fg_put(&line, fg_say(options->lang, ": "));
	fg_put_where(&line, where, options->lang);
	put_part(sink, options->width, fg_say(options->lang, "  Answered in: "), line.data);
	fg_sink_fold(&line, sink);
}

static void put_limbs(struct fg_sink *sink, const struct fg_question *asked,
                      const struct fg_write_options *options)
{
	struct fg_sink line = { 0 };

	for (uint32_t i = 0; i < asked->limb_count; i++) {
		fg_putf(&line, "%s (%s)", fg_wording_in(&asked->limbs[i].text, options->lang),
		        fg_vocab_word(FG_VOCAB_ATTRIBUTE, asked->limbs[i].attribute)->word);
		put_part(sink, options->width, fg_say(options->lang, "  Asked: "), line.data);
		fg_sink_fold(&line, sink);
	}
}

void fg_put_question_help(struct fg_sink *sink, const struct fg_model *model, fg_ref question,
                          const struct fg_write_options *options)
{
	const struct fg_question *asked = &model->questions[question];
	const struct fg_yardstick *yardstick = &model->yardsticks[asked->yardstick];
	const char *lang = options->lang;
	int width = options->width;
	struct fg_sink line = { 0 };

	fg_put_question(&line, model, question);
	fg_putf(&line, fg_say(lang, " (question about: %s; force: %s): "),
	        fg_vocab_label(FG_VOCAB_SUBJECT, asked->subject, lang),
	        fg_vocab_label(FG_VOCAB_FORCE, asked->force, lang));
	fg_put(&line, fg_wording_in(&asked->label, lang));
	put_part(sink, width, "", line.data);
	fg_sink_fold(&line, sink);
	put_limbs(sink, asked, options);
	put_part(sink, width, fg_say(lang, "  Reference: "),
	         asked->reference ? asked->reference : yardstick->reference);
	put_part(sink, width, fg_say(lang, "  Why it matters: "),
	         fg_wording_in(&asked->about, lang));
	put_part(sink, width, fg_say(lang, "  False alarm: "),
	         fg_say(lang, "The answer stands elsewhere in the document, or the question does "
	                      "not fit: then a claim says so, with its place, or the answer "
	                      "\"not applicable\"."));
	put_part(sink, width, fg_say(lang, "  To ask: "), fg_wording_in(&asked->ask, lang));
	for (uint32_t i = 0; i < asked->where_count; i++)
		put_where(sink, &asked->wheres[i], options);
	fg_say_put_remark(lang, &line);
	put_part(sink, width, "", line.data);
	fg_sink_fold(&line, sink);
}

/* ---- the manual page */

/* Text for mdoc: no line begins with a control character, no backslash is live, a sentence begins a
 * line, and no line has over 79 columns. */
static void put_mdoc(struct fg_sink *sink, const char *text)
{
	bool ended = false;              /* a sentence; the next begins a line */
	size_t at = 0;

	while (*text) {
		size_t length = strcspn(text, " ");

		if (at && (ended || at + 1 + length > 79)) {
			fg_put(sink, "\n");
			at = 0;
		} else if (at) {
			fg_put(sink, " ");
			at++;
		}
		if (at == 0 && (*text == '.' || *text == '\''))
			fg_put(sink, "\\&");
		for (size_t i = 0; i < length; i++) {
			const char letter[] = { text[i], '\0' };

			fg_put(sink, text[i] == '\\' ? "\\e" : letter);
		}
		ended = length > 0 && strchr(".?!:", text[length - 1]);
		at += length;
		text += length + strspn(text + length, " ");
	}
	fg_put(sink, "\n");
}

static void put_mdoc_part(struct fg_sink *sink, const char *heading, const char *text)
{
	if (!text)
		return;
	fg_putf(sink, ".Pp\n.Em %s :\n", heading);
	put_mdoc(sink, text);
}

void fg_write_explain_manual(struct fg_sink *sink)
{
	struct fg_explanation row;

	fg_put(sink,
	       ".\\\" Written by: flowgap explain --format=mdoc all\n"
	       ".Dd November 25, 2026\n.Dt FLOWGAP-EXPLAIN 7\n.Os\n.Sh NAME\n"
	       ".Nm flowgap-explain\n.Nd rules, statuses and messages of flowgap, one by one\n"
	       ".Sh DESCRIPTION\n"
	       "The same texts as\n.Xr flowgap 1\n.Cm explain\nprints.\n");
	for (size_t g = 0; groups[g].heading; g++) {
		fg_putf(sink, ".Sh %s\n.Bl -tag -width Ds\n", groups[g].heading);
		for (size_t i = 0; groups[g].at(i, &row); i++) {
			fg_putf(sink, ".It Sy %s\n", row.id);
			put_mdoc(sink, row.title);
			fg_putf(sink, ".Pq %s\n", row.kind);
			put_mdoc_part(sink, "Meaning", row.meaning);
			put_mdoc_part(sink, "Reference", row.reference);
			put_mdoc_part(sink, "Why it matters", row.why);
			put_mdoc_part(sink, "False alarm", row.false_alarm);
			put_mdoc_part(sink, "To do", row.mend);
		}
		fg_put(sink, ".El\n");
	}
	fg_put(sink, ".Sh SEE ALSO\n.Xr flowgap 1 ,\n.Xr flowgap-model 5\n");
}
