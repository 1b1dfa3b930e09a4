/* Words that only the program knows, as tables; all others are the library's. */
#include <string.h>

#include "options.h"

static const struct {
	const char *table;
	struct flowgap_word word;
} own[] = {
	{ "when", { "auto", "on a terminal", "Colours on a terminal, unless NO_COLOR is set." } },
	{ "when", { "always", "always", "Colours, wherever the text goes." } },
	{ "when", { "never", "never", "No colours." } },
	{ "check-format", { "text", "messages", "For people, on standard error." } },
	{ "check-format", { "json", "JSON", "An array of messages, on standard output." } },
	{ "check-threshold", { "warning", "warnings too", "Exit 1 when there is a warning." } },
	{ "threshold", { "gap", "gaps", "Exit 1 when there is a gap." } },
	{ "threshold", { "claimed", "gaps, and claimed ones", "The same for what others claim." } },
	{ "threshold",
	  { "to-verify", "the same, and rows to verify", "Exit 1 unless all is answered." } },
	{ "explain-format", { "text", "for a terminal", "Wrapped text." } },
	{ "explain-format", { "mdoc", "manual page", "The page flowgap-explain(7), of 'all'." } },
	{ "theme", { "colour", "in colour", "For the screen and for colour print." } },
	{ "theme", { "grey", "in greys", "For print in one ink." } },
	{ "paper", { "a4", "A4", "160 x 240 mm between the margins (the default)." } },
	{ "paper", { "letter", "US Letter", "165 x 228 mm between the margins." } },
	{ "paper", { "none", "no page", "160 mm wide, as high as needed." } },
	{ "description", { "txt", "long description", "Everything drawn, in words." } },
	{ "description", { "alt", "alternative text", "One sentence under 250 characters." } },
	{ "description", { "csv", "data", "What is drawn, as a table." } },
	{ "report-type", { "svg", "SVG 1.1", "One file a page." } },
	{ "report-type", { "pdf", "PDF", "One file." } },
	{ "report-type", { "png", "PNG", "One file a page." } },
	{ "shell", { "bash", "GNU Bash", "A script for bash." } },
	{ "shell", { "zsh", "Z shell", "A function for zsh." } },
};

static bool command_at(size_t index, struct flowgap_word *ret_word)
{
	const struct cli_command *command = cli_command_at(index);

	if (!command)
		return false;
	*ret_word = (struct flowgap_word){ command->name, command->doc, command->doc };
	return true;
}

/* All that can be explained, then "all". */
static bool explained_at(size_t index, struct flowgap_word *ret_word)
{
	struct flowgap_explanation row;

	if (!flowgap_explanation_at(NULL, index, &row)) {
		*ret_word = (struct flowgap_word){ "all", "all", "Everything." };
		return index > 0 && flowgap_explanation_at(NULL, index - 1, &row);
	}
	*ret_word = (struct flowgap_word){ row.id, row.title, row.title };
	return true;
}

bool cli_word_at(const char *table, size_t index, struct flowgap_word *ret_word)
{
	if (strcmp(table, "command") == 0)
		return command_at(index, ret_word);
	if (strcmp(table, "explain") == 0)
		return explained_at(index, ret_word);
	for (size_t i = 0, at = 0; i < sizeof(own) / sizeof(own[0]); i++)
		if (strcmp(own[i].table, table) == 0 && at++ == index) {
			*ret_word = own[i].word;
			return true;
		}
	return flowgap_word_at(table, index, ret_word);
}
