/* The command line, read by the tables of options and commands. */
#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "options.h"

enum { OPTIONS_MOST = 200 };     /* rows of the table of options, by far */

void cli_complain(const char *format, ...)
{
	struct flowgap_buffer plain = { 0 };
	char *text = NULL;
	va_list args;

	va_start(args, format);
	if (vasprintf(&text, format, args) < 0 || flowgap_plain(text, &plain) < 0)
		fputs("flowgap: out of memory\n", stderr);
	else
		fprintf(stderr, "flowgap: %s\n", plain.data);
	va_end(args);
	flowgap_buffer_clear(&plain);
	free(text);
}

/* ---- values */

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

static const char *table;        /* whose words word_of_table() lists */

static const char *word_of_table(size_t index)
{
	struct flowgap_word word;

	return cli_word_at(table, index, &word) ? word.word : NULL;
}

static bool is_word(const char *word, size_t length)
{
	const char *known;

	for (size_t i = 0; (known = word_of_table(i)); i++)
		if (strlen(known) == length && strncmp(known, word, length) == 0)
			return true;
	return false;
}

static enum cli_exit bad_word(const struct cli_option *option, const char *word, size_t length)
{
	char copy[64];
	const char *near;

	snprintf(copy, sizeof(copy), "%.*s", (int)length, word);
	near = cli_nearest(copy, word_of_table);
	fprintf(stderr, "flowgap: no %s '%s'; allowed: ", option->name, copy);
	for (size_t i = 0; word_of_table(i); i++)
		fprintf(stderr, "%s%s", i ? ", " : "", word_of_table(i));
	if (near)
		fprintf(stderr, "; did you mean '%s'?", near);
	fputc('\n', stderr);
	return CLI_USAGE;
}

static void list_words(void)
{
	struct flowgap_word word;

	for (size_t i = 0; cli_word_at(table, i, &word); i++)
		printf("%-20s %s\n", word.word, word.doc);
}

/* Are these the words of the option's table? Commas separate where several may be given. */
static enum cli_exit check_words(const struct cli_command *command, const struct cli_option *option,
                                 const char *value, struct cli_values *values)
{
	const char *separators = strcmp(option->value, "WORDS") == 0 ? "," : "";

	table = cli_option_words(command, option);
	if (!table || !word_of_table(0))
		return CLI_OK;
	if (strcmp(value, "help") == 0) {
		list_words();
		values->shown = true;
		return CLI_OK;
	}
	for (;;) {
		size_t length = strcspn(value, separators);

		if (!is_word(value, length))
			return bad_word(option, value, length);
		if (!value[length])
			return CLI_OK;
		value += length + 1;
	}
}

/* ---- options */

/* Fills the tables that getopt_long() wants from ours. */
static void getopt_tables(const struct cli_command *command, struct option *longs, char *shorts)
{
	const struct cli_option *option;

	*shorts++ = ':';
	for (size_t i = 0; (option = cli_option_at(i)) && i < OPTIONS_MOST; i++) {
		if (!cli_command_takes(command, option))
			continue;
		longs->name = option->name;
		longs->has_arg = option->type == CLI_FLAG ? no_argument : required_argument;
		longs->val = (int)(256 + i);
		longs++;
		if (!option->letter)
			continue;
		*shorts++ = option->letter;
		if (option->type != CLI_FLAG)
			*shorts++ = ':';
	}
	*shorts = '\0';
}

static const struct cli_option *option_of(const struct cli_command *command, int code)
{
	const struct cli_option *option;

	if (code >= 256)
		return cli_option_at((size_t)code - 256);
	for (size_t i = 0; (option = cli_option_at(i)); i++)
		if (option->letter == code && cli_command_takes(command, option))
			return option;
	return NULL;
}

static const struct cli_command *asked;         /* whose options option_name() lists */

static const char *option_name(size_t index)
{
	const struct cli_option *option;

	for (size_t i = 0; (option = cli_option_at(i)); i++)
		if (cli_command_takes(asked, option) && index-- == 0)
			return option->name;
	return NULL;
}

/* The option that getopt_long() refused: in a bundle of letters it is one of them, and the word is
 * not done with. */
static const char *refused(char **argv)
{
	static char letter[] = "-?";

	if (optopt <= 0 || optopt >= 256)
		return argv[optind - 1];
	letter[1] = (char)optopt;
	return letter;
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
	if (near && strcmp(near, name) != 0)
		cli_complain("%s has no option '%s'; did you mean '--%s'?", command->name, word,
		             near);
	else if (near)
		cli_complain("%s: the option --%s takes no value", command->name, near);
	else
		cli_complain("%s has no option '%s'; see 'flowgap %s --help'", command->name, word,
		             command->name);
	return CLI_USAGE;
}

/* ---- arguments */

static enum cli_exit count_args(const struct cli_command *command, const struct cli_values *values)
{
	if (values->help || values->shown
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
	struct option longs[OPTIONS_MOST + 1] = { 0 };
	char shorts[2 * OPTIONS_MOST + 2];
	enum cli_exit result = CLI_OK;
	int code;

	getopt_tables(command, longs, shorts);
	opterr = 0;
	while (result == CLI_OK && (code = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
		const struct cli_option *option =
			code == '?' || code == ':' ? NULL : option_of(command, code);

		if (!option)
			return bad_option(command, code, refused(argv));
		if (option->type != CLI_FLAG)
			result = check_words(command, option, optarg, ret_values);
		if (result == CLI_OK && !store(option, optarg, ret_values)) {
			cli_complain("out of memory");
			result = CLI_SYSTEM;
		}
	}
	ret_values->args = (const char *const *)argv + optind;
	ret_values->arg_count = (size_t)(argc - optind);
	return result == CLI_OK ? count_args(command, ret_values) : result;
}

void cli_values_clear(struct cli_values *values)
{
	free(values->according_to);
	free(values->yardsticks);
	free(values->views);
	free(values->formats);
	free(values->langs);
	free(values->rules);
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
