#include <ctype.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
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
	{ "format", 'f', CLI_TEXT, AT(format), "FORMAT", "table-format",
	  "how to write it (default text, for data csv)" },
	{ "output", 'o', CLI_TEXT, AT(output), "FILE", NULL,
	  "write to FILE: it appears whole or not at all" },
	{ "family", 0, CLI_TEXT, AT(filter.family), "WORDS", "family",
	  "only rows of these families" },
	{ "status", 0, CLI_TEXT, AT(filter.status), "WORDS", "status",
	  "only rows with these statuses" },
	{ "category", 0, CLI_TEXT, AT(filter.category), "WORDS", "category",
	  "only rows about these data categories" },
	{ "place", 0, CLI_TEXT, AT(filter.place), "IDS", NULL,
	  "only rows about these places and flows that touch them" },
	{ "boundary", 0, CLI_TEXT, AT(filter.boundary), "IDS", NULL,
	  "only rows about places in these boundaries" },
	{ "question", 0, CLI_TEXT, AT(filter.question), "REFS", NULL,
	  "only rows of these questions: dhs-pia:5.1, 5.1" },
	{ "fail-on", 0, CLI_TEXT, AT(fail_on), "WORD", NULL,
	  "exit 1 when there is something as bad: gap, claimed or to-verify; for check: warning" },
	{ "width", 'w', CLI_TEXT, AT(width), "WIDTH", NULL,
	  "of the figure, as 160mm; of text, in characters" },
	{ "height", 0, CLI_TEXT, AT(height), "HEIGHT", NULL,
	  "of a page at most, as 240mm (the default)" },
	{ "view", 'v', CLI_TEXT, AT(view), "VIEW", "view", "what to draw (default flows)" },
	{ "type", 'T', CLI_TEXT, AT(format), "TYPE", "figure-format",
	  "what to write (default: by the name of the output file, else svg)" },
	{ "page", 0, CLI_TEXT, AT(page), "N", NULL, "only page N of the figure" },
	{ "theme", 0, CLI_TEXT, AT(theme), "THEME", NULL, "colour (the default) or grey" },
	{ "lang", 0, CLI_TEXT, AT(lang), "LANG", NULL,
	  "language of the labels, where the model has them" },
	{ "dpi", 0, CLI_TEXT, AT(dpi), "N", NULL, "dots per inch of a PNG (default 300)" },
	{ "quiet", 'q', CLI_FLAG, AT(quiet), NULL, NULL, "say nothing but errors" },
	{ "help", 'h', CLI_FLAG, AT(help), NULL, NULL, "show this help" },
};
#define OPTION_COUNT (sizeof(options) / sizeof(options[0]))

const struct cli_option *cli_option_at(size_t index)
{
	return index < OPTION_COUNT ? &options[index] : NULL;
}

bool cli_command_takes(const struct cli_command *command, const struct cli_option *option)
{
	if (strcmp(option->name, "help") == 0)
		return true;
	for (const char *const *name = command->options; *name; name++)
		if (strcmp(*name, option->name) == 0)
			return true;
	return false;
}

void cli_complain(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fputs("flowgap: ", stderr);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
}

/* Appends the comma-separated parts of `text`, which are cut in place, to a list. */
static bool append(const char ***list, size_t *count, char *text)
{
	for (char *rest = text, *part; (part = strsep(&rest, ",")) != NULL;) {
		const char **grown = realloc(*list, (*count + 1) * sizeof(*grown));

		if (!grown)
			return false;
		*list = grown;
		(*list)[(*count)++] = part;
	}
	return true;
}

static bool store(const struct cli_option *option, char *value, struct cli_values *values)
{
	char *field = (char *)values + option->offset;

	switch (option->type) {
	case CLI_FLAG:
		*(bool *)field = true;
		return true;
	case CLI_TEXT:
		*(const char **)field = value;
		return true;
	case CLI_LIST:
		return append((const char ***)field, (size_t *)(field + sizeof(char **)), value);
	}
	return false;
}

/* Fills the tables that getopt_long() wants from ours. */
static void getopt_tables(const struct cli_command *command, struct option *longs, char *shorts)
{
	*shorts++ = ':';
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		if (!cli_command_takes(command, &options[i]))
			continue;
		longs->name = options[i].name;
		longs->has_arg = options[i].type == CLI_FLAG ? no_argument : required_argument;
		longs->val = (int)(256 + i);
		longs++;
		if (!options[i].letter)
			continue;
		*shorts++ = options[i].letter;
		if (options[i].type != CLI_FLAG)
			*shorts++ = ':';
	}
	*shorts = '\0';
}

static const struct cli_option *option_of(const struct cli_command *command, int code)
{
	if (code >= 256)
		return &options[code - 256];
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (options[i].letter == code && cli_command_takes(command, &options[i]))
			return &options[i];
	return NULL;
}

static const struct cli_command *asked;         /* whose options option_name() lists */

static const char *option_name(size_t index)
{
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (cli_command_takes(asked, &options[i]) && index-- == 0)
			return options[i].name;
	return NULL;
}

static enum cli_exit bad_option(const struct cli_command *command, int code, const char *word)
{
	const char *bare = word + strspn(word, "-"), *near;
	char name[64];

	if (code == ':') {
		cli_complain("%s: option '%s' needs a value", command->name, word);
		return CLI_USAGE;
	}
	asked = command;
	snprintf(name, sizeof(name), "%.*s", (int)strcspn(bare, "="), bare);
	near = cli_nearest(name, option_name);
	if (near)
		cli_complain("%s has no option '%s'; did you mean '--%s'?", command->name, word,
		             near);
	else
		cli_complain("%s has no option '%s'; see 'flowgap %s --help'", command->name, word,
		             command->name);
	return CLI_USAGE;
}

static enum cli_exit count_args(const struct cli_command *command, const struct cli_values *values)
{
	if (values->help
	    || (values->arg_count >= command->min_args && values->arg_count <= command->max_args))
		return CLI_OK;
	if (values->arg_count < command->min_args)
		cli_complain("%s needs %s; see 'flowgap %s --help'", command->name, command->args,
		             command->name);
	else
		cli_complain("%s takes %zu argument%s; '%s' is one too many", command->name,
		             command->max_args, command->max_args == 1 ? "" : "s",
		             values->args[command->max_args]);
	return CLI_USAGE;
}

enum cli_exit cli_parse(const struct cli_command *command, int argc, char **argv,
                        struct cli_values *ret_values)
{
	struct option longs[OPTION_COUNT + 1] = { 0 };
	char shorts[3 * OPTION_COUNT + 2];
	int code;

	getopt_tables(command, longs, shorts);
	opterr = 0;
	while ((code = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
		const struct cli_option *option =
			code == '?' || code == ':' ? NULL : option_of(command, code);

		if (!option)
			return bad_option(command, code, argv[optind - 1]);
		if (!store(option, optarg, ret_values))
			return CLI_SYSTEM;
	}
	ret_values->args = (const char *const *)argv + optind;
	ret_values->arg_count = (size_t)(argc - optind);
	return count_args(command, ret_values);
}

void cli_values_clear(struct cli_values *values)
{
	free(values->according_to);
	free(values->yardsticks);
}

const char *cli_nearest(const char *word, const char *(*at)(size_t index))
{
	static char nearest[64];
	const char *found;
	const char **words;
	size_t count = 0;

	while (at(count))
		count++;
	words = calloc(count + 1, sizeof(*words));
	for (size_t i = 0; words && i < count; i++)
		words[i] = at(i);
	found = words ? flowgap_nearest(word, words, count) : NULL;
	if (found)
		snprintf(nearest, sizeof(nearest), "%s", found);
	free(words);
	return found ? nearest : NULL;
}
