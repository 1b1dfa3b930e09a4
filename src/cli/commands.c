/* The table of commands. To add one: a row here and a file with its function. */
#include <string.h>

#include "commands.h"

#define READING "baseline", "as-of", "according-to", "yardsticks"
#define EACH(...) ((const char *const[]){ __VA_ARGS__, NULL })

static const struct cli_command commands[] = {
	{ "check", "MODEL...", "Say what is wrong with a model: where, why, what is allowed.",
	  EACH("yardsticks", "format:check-format", "output", "fail-on:check-threshold", "lang",
	       "color", "quiet"),
	  EACH("flowgap check models/cbp-one.xml", "flowgap check --format=json models/jcsp.xml",
	       "flowgap check --lang=es models/cbp-one.xml"),
	  1, 10000, cli_check },
	{ "gaps", "MODEL",
	  "List what the disclosure answers, leaves out, and what remains to be verified.",
	  EACH(READING, "rules", "format:gaps-format", "output", "width", "family", "status",
	       "category", "place", "boundary", "question", "long", "fail-on", "lang", "color"),
	  EACH("flowgap gaps models/cbp-one.xml",
	       "flowgap gaps --baseline=notice --family=gap models/cbp-one.xml",
	       "flowgap gaps --category=biometric --format=csv -o gaps.csv models/cbp-one.xml"),
	  1, 1, cli_gaps },
	{ "draw", "MODEL", "Draw a figure of the model, its flows and its gaps.",
	  EACH(READING, "rules", "view", "category", "element", "boundary", "all-pages", "type",
	       "output", "width", "height", "page", "sheet", "theme", "lang", "dpi", "sidecars",
	       "deps", "quiet"),
	  EACH("flowgap draw -T pdf -o flows.pdf models/cbp-one.xml",
	       "flowgap draw --element=face-noncitizen -o face.svg models/cbp-one.xml",
	       "flowgap draw --theme=grey --lang=es -o flujos.svg models/cbp-one.xml"),
	  1, 1, cli_draw },
	{ "trace", "MODEL [ELEMENT]",
	  "Follow one data element: everywhere it goes, by which path, kept how long, what for, "
	  "said by whom.",
	  EACH(READING, "to", "where", "format:where-format", "output", "width", "lang", "color"),
	  EACH("flowgap trace models/cbp-one.xml face-noncitizen",
	       "flowgap trace --to=port models/cbp-one.xml face-noncitizen",
	       "flowgap trace --where=biometric,location models/cbp-one.xml"),
	  1, 2, cli_trace },
	{ "describe", "MODEL", "Say in words what a figure shows.",
	  EACH(READING, "rules", "view", "category", "element", "boundary", "all-pages",
	       "type:description", "output", "lang", "quiet"),
	  EACH("flowgap describe models/cbp-one.xml",
	       "flowgap describe --type=alt models/cbp-one.xml",
	       "flowgap describe --type=csv -o flows.csv models/cbp-one.xml"),
	  1, 1, cli_describe },
	{ "report", "MODEL",
	  "Write every figure, its description and every table of a model into a folder.",
	  EACH(READING, "rules", "output", "views", "types", "langs", "page", "width", "height",
	       "theme", "dpi", "quiet"),
	  EACH("flowgap report -o report models/cbp-one.xml",
	       "flowgap report --types=svg --langs=en,es -o report models/city-bikes.xml"),
	  1, 1, cli_report },
	{ "flows", "MODEL", "List the flows: who says so, and what becomes of them.",
	  EACH(READING, "format:flows-format", "output"),
	  EACH("flowgap flows --baseline=notice models/cbp-one.xml"), 1, 1, cli_flows,
	  .reach_only = true },
	{ "reach", "MODEL", "List which element arrives where, how surely and by which path.",
	  EACH(READING, "format:reach-format", "output"),
	  EACH("flowgap reach models/cbp-one.xml"), 1, 1, cli_reach, .reach_only = true },
	{ "cells", "MODEL",
	  "List every answer: each question put to each fact, with its status and evidence.",
	  EACH(READING, "format:cells-format", "output"),
	  EACH("flowgap cells --as-of=2022-01-01 models/cbp-one.xml"), 1, 1, cli_cells },
	{ "query", "MODEL [SQL]",
	  "Answer a question in SQL, or write model and results as an SQLite database.",
	  EACH(READING, "rules", "format", "output", "file", "database", "seconds", "schema"),
	  EACH("flowgap query models/cbp-one.xml 'SELECT * FROM numbered_gaps'",
	       "flowgap query --format=csv models/cbp-one.xml 'SELECT * FROM retention'",
	       "flowgap query --database=cbp-one.db models/cbp-one.xml",
	       "flowgap query --schema"),
	  0, 2, cli_query },
	{ "new", "[ID]", "Write a commented model to start from.",
	  EACH("label", "csv", "output", "force", "color", "quiet"),
	  EACH("flowgap new --label='My system' -o models/my-system.xml my-system",
	       "flowgap new --csv=elements.csv -o models/listed.xml listed"),
	  0, 1, cli_new, "nothing" },
	{ "explain", "ID [MODEL]",
	  "Explain a rule, a message code, a status, a question of a yardstick or another word: "
	  "why it matters, when it is a false alarm, what to do.",
	  EACH("yardsticks", "rules", "lang", "format:explain-format", "output"),
	  EACH("flowgap explain FG-R05", "flowgap explain not-stated", "flowgap explain FG2004",
	       "flowgap explain dhs-pia:5.1 models/cbp-one.xml",
	       "flowgap explain --rules=models/rules/examples.sql EX-LONG", "flowgap explain all"),
	  1, 2, cli_explain, "explain" },
	{ "completion", "SHELL", "Write the script that completes commands and options.",
	  EACH("output"),
	  EACH("flowgap completion bash -o flowgap.bash", "flowgap completion zsh -o _flowgap"),
	  1, 1, cli_completion, "shell" },
	{ "help", "[COMMAND]", "Show the help of a command, or the list of commands.",
	  ((const char *const[]){ NULL }), EACH("flowgap help gaps"), 0, 1, cli_help_command,
	  "command" },
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
