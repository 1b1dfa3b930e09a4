/* The words of the program, by table name. */
#include <string.h>

#include "api/api.h"
#include "gaps/rules.h"
#include "model/vocab.h"
#include "write/write.h"

const char *flowgap_version(void)
{
	return FLOWGAP_VERSION;
}

/* Words that have no vocabulary in the model. */
static const struct {
	const char *table;
	struct flowgap_word word;
} own[] = {
	{ "table",
	  { "gaps", "register",
	    "What the disclosure answers, leaves out, and what remains to be verified." } },
	{ "table",
	  { "cells", "answers", "Each question put to each fact, with its status and evidence." } },
	{ "table", { "flows", "flows", "Each flow: its ends, what becomes of it, its status." } },
	{ "table",
	  { "reach", "reach", "Which element arrives where, how surely, by which path." } },
	{ "table",
	  { "trace", "trace",
	    "One element: everywhere it goes, by which path, kept how long, said by whom." } },
	{ "table", { "ways", "ways", "All shortest ways of one element to one place." } },
	{ "table",
	  { "where", "outside", "Every place outside the operator that categories can reach." } },
	{ "table-format", { "text", "for a terminal", "Wrapped text." } },
	{ "table-format",
	  { "csv", "comma-separated values", "RFC 4180, safe to open in a spreadsheet." } },
	{ "table-format", { "json", "JSON", "Everything, with stable keys." } },
	{ "figure-format", { "svg", "SVG 1.1", "One file a page, with titles and descriptions." } },
	{ "figure-format", { "pdf", "PDF", "One file, fonts embedded." } },
	{ "figure-format", { "png", "PNG", "One file a page, with its physical size." } },
	{ "figure-format",
	  { "dot", "Graphviz DOT",
	    "The same places and flows with their words and legend, laid out by others. "
	    "Views flows and summary; one file a page." } },
	{ "figure-format",
	  { "alt", "alternative text", "One sentence under 250 characters." } },
	{ "figure-format",
	  { "txt", "long description", "Everything drawn, in words, with notes and sources." } },
	{ "figure-format", { "csv", "data", "What is drawn, as a table." } },
};

static bool code_at(size_t index, struct flowgap_word *ret_word)
{
	size_t count;
	const struct fg_code *codes = fg_codes(&count);

	if (index >= count)
		return false;
	*ret_word =
		(struct flowgap_word){ codes[index].code, codes[index].title, codes[index].help };
	return true;
}

/* `all`: also the views that must be told what about. */
static bool view_at(size_t index, bool all, struct flowgap_word *ret_word)
{
	uint32_t count;
	const struct fg_view *views = fg_views(&count);

	for (uint32_t i = 0; i < count; i++) {
		if ((!all && views[i].focus == FG_FOCUS_ELEMENT) || index-- > 0)
			continue;
		*ret_word = (struct flowgap_word){ views[i].name, views[i].doc, views[i].doc };
		return true;
	}
	return false;
}

static bool rule_at(size_t index, struct flowgap_word *ret_word)
{
	const struct fg_rule *rule = fg_rule_at(index);

	if (!rule)
		return false;
	*ret_word = (struct flowgap_word){ rule->id, rule->title, rule->why };
	return true;
}

/* Words "gaps-format", "cells-format": the formats that a table can be written in. */
static bool format_at(const char *table, size_t length, size_t index, struct flowgap_word *ret_word)
{
	const struct fg_writer *writer;

	for (size_t i = 0; (writer = fg_writer_at(i)); i++)
		if (strlen(writer->table) == length && strncmp(writer->table, table, length) == 0
		    && index-- == 0)
			break;
	for (size_t i = 0; writer && flowgap_word_at("table-format", i, ret_word); i++)
		if (strcmp(ret_word->word, writer->format) == 0)
			return true;
	return false;
}

bool flowgap_word_at(const char *table, size_t index, struct flowgap_word *ret_word)
{
	static const char tail[] = "-format";
	size_t length = strlen(table);

	if (strcmp(table, "code") == 0)
		return code_at(index, ret_word);
	if (strcmp(table, "view") == 0)
		return view_at(index, true, ret_word);
	if (strcmp(table, "report-view") == 0)
		return view_at(index, false, ret_word);
	if (strcmp(table, "rule") == 0)
		return rule_at(index, ret_word);
	if (length > strlen(tail) && strcmp(table + length - strlen(tail), tail) == 0
	    && format_at(table, length - strlen(tail), index, ret_word))
		return true;
	for (enum fg_vocab vocab = 0; vocab < FG_VOCABS; vocab++)
		if (strcmp(fg_vocab_name(vocab), table) == 0) {
			const struct fg_word *word;

			if (index >= fg_vocab_size(vocab))
				return false;
			word = fg_vocab_word(vocab, index);
			*ret_word = (struct flowgap_word){ word->word, word->label, word->doc };
			return true;
		}
	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		if (strcmp(own[i].table, table) == 0 && index-- == 0) {
			*ret_word = own[i].word;
			return true;
		}
	return false;
}

const char *flowgap_nearest(const char *word, const char *const *words, size_t count)
{
	return fg_nearest(word, words, count);
}
