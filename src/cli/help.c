/* --help, made from the tables of commands and options. */
#include <stdio.h>
#include <string.h>

#include "options.h"

enum { COLUMNS = 79 };

/* Prints text wrapped to COLUMNS, each line after the first indented; `at` is the column already
 * reached. */
static void wrapped(const char *text, size_t at, size_t indent)
{
	while (*text) {
		size_t length = strcspn(text, " ");

		if (at + length > COLUMNS && at > indent) {
			printf("\n%*s", (int)indent, "");
			at = indent;
		}
		printf("%.*s", (int)length, text);
		at += length;
		text += length;
		if (*text == ' ') {
			text++;
			if (at + 1 + strcspn(text, " ") <= COLUMNS)
				putchar(' ');
			at++;
		}
	}
	putchar('\n');
}

static void list_commands(void)
{
	const struct cli_command *command;

	puts("\nCommands:");
	for (size_t i = 0; (command = cli_command_at(i)); i++) {
		size_t at = (size_t)printf("  %-10s ", command->name);

		wrapped(command->doc, at, 13);
	}
}

void cli_help(void)
{
	puts("Usage: flowgap COMMAND [OPTION...] MODEL...\n"
	     "Map where personal data go, and show what the disclosure leaves out.");
	list_commands();
	puts("\nMODEL is an XML file; - reads standard input.\n"
	     "flowgap COMMAND --help shows the options of a command, with examples;\n"
	     "flowgap --version the version. Manual: flowgap(1); language of models:\n"
	     "flowgap-model(5).\n\n"
	     "Examples:\n"
	     "  flowgap check models/cbp-one.xml\n"
	     "  flowgap gaps --baseline=notice models/cbp-one.xml\n\n"
	     "Exit status: 0 nothing at or above the threshold, 1 findings, 2 usage,\n"
	     "3 invalid model, 4 input/output or system.");
}

void cli_short_help(void)
{
	fputs("flowgap maps where personal data go, and shows what the disclosure leaves out.\n\n"
	      "  flowgap check MODEL    what is wrong with a model\n"
	      "  flowgap gaps MODEL     what the disclosure leaves out\n"
	      "  flowgap draw MODEL     a figure of it\n\n"
	      "All commands: flowgap --help. One command: flowgap help COMMAND.\n", stderr);
}

static void list_words(const char *table)
{
	struct flowgap_word word;

	for (size_t i = 0; table && cli_word_at(table, i, &word); i++) {
		size_t at = (size_t)printf("%31s%-15s ", "", word.word);

		wrapped(word.label, at, 47);
	}
}

static void option_help(const struct cli_command *command, const struct cli_option *option)
{
	char head[48];

	snprintf(head, sizeof(head), "%s%c%s--%s%s%s", option->letter ? "-" : " ",
	         option->letter ? option->letter : ' ', option->letter ? ", " : "  ", option->name,
	         option->value ? "=" : "", option->value ? option->value : "");
	wrapped(option->doc, (size_t)printf("  %-26s ", head), 29);
	list_words(cli_option_words(command, option));
}

void cli_command_help(const struct cli_command *command)
{
	const struct cli_option *option;

	printf("Usage: flowgap %s [OPTION...] %s\n", command->name, command->args);
	wrapped(command->doc, 0, 0);
	puts("\nOptions:");
	for (size_t i = 0; (option = cli_option_at(i)); i++)
		if (cli_command_takes(command, option))
			option_help(command, option);
	puts("\nExamples:");
	for (const char *const *example = command->examples; *example; example++)
		printf("  %s\n", *example);
}
