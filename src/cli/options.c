/* The table of options. */
#include <string.h>

#include "options.h"

#define AT(member) offsetof(struct cli_values, member)

static const struct cli_option options[] = {
	{ "baseline", 'b', CLI_TEXT, AT(baseline), "NAME", NULL,
	  "hold this baseline against its yardsticks (default: the first in the file; none: no"
	  " baseline)" },
	{ "as-of", 0, CLI_TEXT, AT(as_of), "DATE", NULL,
	  "only sources whose text is of that day or older; undated ones are left out and listed" },
	{ "according-to", 0, CLI_LIST, AT(according_to), "SOURCE", NULL,
	  "only these sources exist" },
	{ "yardsticks", 'y', CLI_LIST, AT(yardsticks), "FOLDER", NULL,
	  "look for yardsticks here too" },
	{ "rules", 0, CLI_LIST, AT(rules), "FILE", NULL,
	  "rules of your own, as SQL: see flowgap-schema(5)" },
	{ "format", 'f', CLI_TEXT, AT(format), "FORMAT", "table-format",
	  "how to write it (default: the first)" },
	{ "output", 'o', CLI_TEXT, AT(output), "FILE", NULL,
	  "write to FILE: it appears whole or not at all" },
	{ "family", 0, CLI_TEXT, AT(filter.family), "WORDS", "family",
	  "only rows of these families" },
	{ "status", 0, CLI_TEXT, AT(filter.status), "WORDS", "status",
	  "only rows with these statuses" },
	{ "category", 0, CLI_TEXT, AT(filter.category), "WORDS", "category",
	  "only what is about these data categories; of a figure: one" },
	{ "place", 0, CLI_TEXT, AT(filter.place), "IDS", NULL,
	  "only rows about these places and flows that touch them" },
	{ "boundary", 0, CLI_TEXT, AT(filter.boundary), "IDS", NULL,
	  "only what is about places in these boundaries; of a figure: one" },
	{ "question", 0, CLI_TEXT, AT(filter.question), "REFS", NULL,
	  "only rows of these questions: dhs-pia:5.1, 5.1" },
	{ "to", 0, CLI_TEXT, AT(to), "PLACE", NULL,
	  "all shortest ways of the element to this place" },
	{ "where", 0, CLI_TEXT, AT(where), "WORDS", "category",
	  "instead of one element: every place outside the operator that data of these categories "
	  "can reach" },
	{ "long", 'l', CLI_FLAG, AT(detailed), NULL, NULL,
	  "text with every row and every list in full" },
	{ "fail-on", 0, CLI_TEXT, AT(fail_on), "WORD", "threshold",
	  "exit 1 when there is something as bad" },
	{ "width", 'w', CLI_TEXT, AT(width), "WIDTH", NULL,
	  "of the figure, as 160mm; of text, in characters" },
	{ "height", 0, CLI_TEXT, AT(height), "HEIGHT", NULL,
	  "of a page at most, as 240mm (the default)" },
	{ "view", 'v', CLI_TEXT, AT(view), "VIEW", "view", "what to draw (default flows)" },
	{ "element", 0, CLI_TEXT, AT(element), "ID", NULL,
	  "the data element that --view=trace follows" },
	{ "all-pages", 0, CLI_FLAG, AT(all_pages), NULL, NULL,
	  "draw a large model too, on however many pages it takes" },
	{ "type", 'T', CLI_TEXT, AT(format), "TYPE", "figure-format",
	  "what to write (default: by the name of the output file, else svg)" },
	{ "page", 0, CLI_TEXT, AT(page), "PAPER", "paper", "what the figure must fit on" },
	{ "sheet", 0, CLI_TEXT, AT(sheet), "N", NULL, "only page N of a figure of several" },
	{ "deps", 0, CLI_TEXT, AT(deps), "FILE", NULL,
	  "also write a rule for make: what the output is made from" },
	{ "sidecars", 0, CLI_FLAG, AT(sidecars), NULL, NULL,
	  "also write NAME.alt.txt, NAME.txt and NAME.csv beside the figure" },
	{ "views", 0, CLI_LIST, AT(views), "WORDS", "report-view",
	  "what to draw (default: every view that suits the model)" },
	{ "types", 0, CLI_LIST, AT(formats), "WORDS", "report-type",
	  "in which types (default: all)" },
	{ "langs", 0, CLI_LIST, AT(langs), "LANGS", NULL,
	  "in which languages (default: that of the model)" },
	{ "theme", 0, CLI_TEXT, AT(theme), "THEME", "theme",
	  "of the figure (default colour)" },
	{ "lang", 0, CLI_TEXT, AT(lang), "LANG", NULL,
	  "language of labels and words (es, fr), where there are any, else English; for check:"
	  " list what has no label in it; for explain: of questions" },
	{ "dpi", 0, CLI_TEXT, AT(dpi), "N", NULL, "dots per inch of a PNG (default 300)" },
	{ "label", 0, CLI_TEXT, AT(label), "TEXT", NULL,
	  "what stands on figures (default: the id)" },
	{ "csv", 0, CLI_TEXT, AT(csv), "FILE", NULL,
	  "take the data elements from a list; its first line names the columns name, category, "
	  "source, at" },
	{ "force", 0, CLI_FLAG, AT(force), NULL, NULL, "overwrite the file" },
	{ "color", 0, CLI_TEXT, AT(color), "WHEN", "when",
	  "terminal colours in text (default auto: on a terminal, unless NO_COLOR is set)" },
	{ "database", 0, CLI_TEXT, AT(database), "FILE", NULL,
	  "write model and results as an SQLite database: whole or not at all" },
	{ "file", 0, CLI_TEXT, AT(file), "FILE", NULL,
	  "read the SQL from FILE (- for standard input)" },
	{ "seconds", 0, CLI_TEXT, AT(seconds), "N", NULL, "the SQL may take (default 10)" },
	{ "schema", 0, CLI_FLAG, AT(schema), NULL, NULL,
	  "show the tables and views as SQL; needs no MODEL" },
	{ "quiet", 'q', CLI_FLAG, AT(quiet), NULL, NULL, "say nothing but errors" },
	{ "help", 'h', CLI_FLAG, AT(help), NULL, NULL, "show this help" },
};
#define OPTION_COUNT (sizeof(options) / sizeof(options[0]))

const struct cli_option *cli_option_at(size_t index)
{
	return index < OPTION_COUNT ? &options[index] : NULL;
}

/* "format:check-format" in the list of a command: the option "format", with the words of that table
 * as values. */
static const char *taken(const struct cli_command *command, const struct cli_option *option)
{
	size_t length = strlen(option->name);

	for (const char *const *name = command->options; *name; name++)
		if (strncmp(*name, option->name, length) == 0
		    && ((*name)[length] == '\0' || (*name)[length] == ':'))
			return *name;
	return NULL;
}

bool cli_command_takes(const struct cli_command *command, const struct cli_option *option)
{
	return strcmp(option->name, "help") == 0 || taken(command, option);
}

const char *cli_option_words(const struct cli_command *command, const struct cli_option *option)
{
	const char *name = taken(command, option), *colon = name ? strchr(name, ':') : NULL;

	return colon ? colon + 1 : option->words;
}
