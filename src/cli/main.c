#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "commands.h"

#define READING "baseline", "as-of", "according-to", "yardsticks"
#define EACH(...) ((const char *const[]){ __VA_ARGS__, NULL })

static const struct cli_command commands[] = {
	{ "check", "MODEL...", "Say what is wrong with a model: where, why, what is allowed.",
	  EACH("yardsticks", "format", "output", "fail-on", "quiet"),
	  EACH("flowgap check models/cbp-one.xml", "flowgap check --format=json models/jcsp.xml"),
	  1, 10000, cli_check },
	{ "gaps", "MODEL",
	  "List what the disclosure answers, leaves out, and what remains to be verified.",
	  EACH(READING, "format", "output", "width", "family", "status", "category", "place",
	       "boundary", "question", "fail-on"),
	  EACH("flowgap gaps models/cbp-one.xml",
	       "flowgap gaps --baseline=notice --family=gap models/cbp-one.xml",
	       "flowgap gaps --category=biometric --format=csv -o gaps.csv models/cbp-one.xml"),
	  1, 1, cli_gaps },
	{ "draw", "MODEL", "Draw a figure of the model, its flows and its gaps.",
	  EACH(READING, "view", "type", "output", "width", "height", "page", "theme", "lang", "dpi",
	       "quiet"),
	  EACH("flowgap draw -T pdf -o flows.pdf models/cbp-one.xml",
	       "flowgap draw --theme=grey --lang=es -o flujos.svg models/cbp-one.xml"),
	  1, 1, cli_draw },
	{ "flows", "MODEL", "List the flows: who says so, and what becomes of them.",
	  EACH(READING, "format", "output"),
	  EACH("flowgap flows --baseline=notice models/cbp-one.xml"), 1, 1, cli_flows },
	{ "reach", "MODEL", "List which element arrives where, how surely and by which path.",
	  EACH(READING, "format", "output"), EACH("flowgap reach models/cbp-one.xml"), 1, 1,
	  cli_reach },
	{ "cells", "MODEL",
	  "List every answer: each question put to each fact, with its status and evidence.",
	  EACH(READING, "format", "output"),
	  EACH("flowgap cells --as-of=2022-01-01 models/cbp-one.xml"), 1, 1, cli_cells },
	{ "explain", "WORD", "Explain a message code, a status, a rule or a word of the language.",
	  ((const char *const[]){ NULL }),
	  EACH("flowgap explain not-stated", "flowgap explain said-missing"), 1, 1, cli_explain },
};
#define COMMAND_COUNT (sizeof(commands) / sizeof(commands[0]))

const struct cli_command *cli_command_at(size_t index)
{
	return index < COMMAND_COUNT ? &commands[index] : NULL;
}

const struct cli_command *cli_command_find(const char *name)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

static const char *command_name(size_t index)
{
	return index < COMMAND_COUNT ? commands[index].name : NULL;
}

static enum cli_exit unknown(const char *word)
{
	const char *near = cli_nearest(word, command_name);

	if (near)
		cli_complain("no command '%s'; did you mean '%s'?", word, near);
	else
		cli_complain("no command '%s'; see 'flowgap --help'", word);
	return CLI_USAGE;
}

static enum cli_exit run(const struct cli_command *command, int argc, char **argv)
{
	struct cli_values values = { 0 };
	enum cli_exit result = cli_parse(command, argc, argv, &values);

	if (result == CLI_OK && values.help)
		cli_command_help(command);
	else if (result == CLI_OK)
		result = command->run(&values);
	cli_values_clear(&values);
	return result;
}

/* What stands before any command: --help, --version, help COMMAND. */
static enum cli_exit general(int argc, char **argv)
{
	const struct cli_command *command = argc > 2 ? cli_command_find(argv[2]) : NULL;

	if (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "-V") == 0)
		printf("flowgap %s\n", flowgap_version());
	else if (command)
		cli_command_help(command);
	else if (argc > 2)
		return unknown(argv[2]);
	else
		cli_help();
	return CLI_OK;
}

int main(int argc, char **argv)
{
	static const char *const words[] = { "--help", "-h", "help", "--version", "-V" };
	const struct cli_command *command = argc > 1 ? cli_command_find(argv[1]) : NULL;
	enum cli_exit result = CLI_USAGE;

	signal(SIGPIPE, SIG_IGN);
	if (command) {
		result = run(command, argc - 1, argv + 1);
	} else if (argc < 2) {
		cli_complain("which command? See 'flowgap --help'");
	} else {
		size_t i = 0;

		while (i < sizeof(words) / sizeof(words[0]) && strcmp(argv[1], words[i]) != 0)
			i++;
		result = i < sizeof(words) / sizeof(words[0]) ? general(argc, argv)
		                                              : unknown(argv[1]);
	}
	if (fflush(stdout) != 0 && result == CLI_OK) {
		cli_complain("cannot write standard output");
		result = CLI_SYSTEM;
	}
	return (int)result;
}
