/* flowgap completion: scripts for bash and zsh, made from the tables of commands and options. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "common.h"

/* The words of a table, blanks between. */
static void put_words(FILE *out, const char *table)
{
	struct flowgap_word word;

	for (size_t i = 0; table && cli_word_at(table, i, &word); i++)
		fprintf(out, "%s%s", i ? " " : "", word.word);
}

static bool names_folder(const struct cli_option *option)
{
	return option->value && strcmp(option->value, "FOLDER") == 0;
}

static bool names_file(const struct cli_option *option)
{
	return option->value && strcmp(option->value, "FILE") == 0;
}

/* ---- bash */

static void bash_options(FILE *out, const struct cli_command *command)
{
	const struct cli_option *option;

	fprintf(out, "\t%s)\n\t\toptions='", command->name);
	for (size_t i = 0; (option = cli_option_at(i)); i++)
		if (cli_command_takes(command, option))
			fprintf(out, "--%s%s ", option->name, option->value ? "=" : "");
	fputs("'\n", out);
	if (command->words) {
		/* after the first argument come files */
		fputs(command->max_args > 1
		              ? "\t\t[[ $COMP_CWORD -gt 2 && $before != -* ]] || words='"
		              : "\t\twords='", out);
		put_words(out, command->words);
		fputs("'\n", out);
	}
	fputs("\t\t;;\n", out);
}

/* What may follow the option in this command: a line of a case on "COMMAND OPTION". */
static void bash_values(FILE *out, const struct cli_command *command)
{
	const struct cli_option *option;

	for (size_t i = 0; (option = cli_option_at(i)); i++) {
		if (!option->value || !cli_command_takes(command, option))
			continue;
		fprintf(out, "\t'%s --%s'", command->name, option->name);
		if (option->letter)
			fprintf(out, " | '%s -%c'", command->name, option->letter);
		fputs(") ", out);
		if (names_folder(option))
			fputs("kind=folder", out);
		else if (names_file(option))
			fputs("kind=file", out);
		else
			fputs("kind=words", out);
		fputs(" words='", out);
		put_words(out, cli_option_words(command, option));
		fputs("' ;;\n", out);
	}
}

static void bash_script(FILE *out)
{
	const struct cli_command *command;

	fputs("# bash completion for flowgap, written by: flowgap completion bash\n"
	      "_flowgap() {\n"
	      "\tlocal current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
	      "\tlocal command=${COMP_WORDS[1]} kind= options= words=\n"
	      "\tCOMPREPLY=()\n"
	      "\tif [ \"$COMP_CWORD\" -eq 1 ]; then\n"
	      "\t\tCOMPREPLY=($(compgen -W '",
	      out);
	put_words(out, "command");
	fputs(" --help --version' -- \"$current\"))\n"
	      "\t\treturn\n"
	      "\tfi\n"
	      "\tif [ \"$current\" = = ]; then\n"
	      "\t\tcurrent=\n"
	      "\telif [ \"$before\" = = ]; then\n"
	      "\t\tbefore=${COMP_WORDS[COMP_CWORD-2]}\n"
	      "\tfi\n"
	      "\tcase \"$command $before\" in\n",
	      out);
	for (size_t i = 0; (command = cli_command_at(i)); i++)
		bash_values(out, command);
	fputs("\tesac\n"
	      "\tcase $kind in\n"
	      "\twords) COMPREPLY=($(compgen -W \"$words\" -- \"$current\")); return ;;\n"
	      "\tfolder) COMPREPLY=($(compgen -d -- \"$current\")); return ;;\n"
	      "\tfile) COMPREPLY=($(compgen -f -- \"$current\")); return ;;\n"
	      "\tesac\n"
	      "\tcase $command in\n",
	      out);
	for (size_t i = 0; (command = cli_command_at(i)); i++)
		bash_options(out, command);
	fputs("\tesac\n"
	      "\tcase $current in\n"
	      "\t-*)\n"
	      "\t\tCOMPREPLY=($(compgen -W \"$options\" -- \"$current\"))\n"
	      "\t\tcase ${COMPREPLY[0]-} in *=) compopt -o nospace 2> /dev/null ;; esac\n"
	      "\t\t;;\n"
	      "\t*)\n"
	      "\t\tif [ \"$words\" ]; then\n"
	      "\t\t\tCOMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
	      "\t\telse\n"
	      "\t\t\tCOMPREPLY=($(compgen -f -X '!*.xml' -- \"$current\")"
	      " $(compgen -d -- \"$current\"))\n"
	      "\t\t\tcompopt -o filenames 2> /dev/null\n"
	      "\t\tfi\n"
	      "\t\t;;\n"
	      "\tesac\n"
	      "}\n"
	      "complete -F _flowgap flowgap\n",
	      out);
}

/* ---- zsh */

/* Text in a single-quoted argument of _arguments or _describe: `special` gets a backslash. */
static void zsh_text(FILE *out, const char *text, const char *special)
{
	for (; *text; text++) {
		if (*text == '\'')
			fputs("'\\'", out);
		else if (strchr(special, *text))
			fputc('\\', out);
		fputc(*text, out);
	}
}

static void zsh_option(FILE *out, const struct cli_command *command,
                       const struct cli_option *option)
{
	const char *table = cli_option_words(command, option);
	bool value = option->value != NULL;

	fputs(" \\\n\t\t\t", out);
	if (option->type == CLI_LIST)
		fputs("'*'", out);
	else if (option->letter)
		fprintf(out, "'(-%c --%s)'", option->letter, option->name);
	if (option->letter)
		fprintf(out, "{-%c%s,--%s%s}", option->letter, value ? "+" : "", option->name,
		        value ? "=" : "");
	else
		fprintf(out, "--%s%s", option->name, value ? "=" : "");
	fputs("'[", out);
	zsh_text(out, option->doc, "[]\\");
	fputs("]", out);
	if (value)
		fprintf(out, ":%s:", option->value);
	if (names_folder(option))
		fputs("_files -/", out);
	else if (names_file(option))
		fputs("_files", out);
	else if (table) {
		fputs("(", out);
		put_words(out, table);
		fputs(")", out);
	}
	fputs("'", out);
}

static void zsh_command(FILE *out, const struct cli_command *command)
{
	const struct cli_option *option;

	fprintf(out, "\t\t%s)\n\t\t\t_arguments -s -S", command->name);
	for (size_t i = 0; (option = cli_option_at(i)); i++)
		if (cli_command_takes(command, option))
			zsh_option(out, command, option);
	if (command->words) {
		fputs(command->max_args > 1 ? " \\\n\t\t\t'1:" : " \\\n\t\t\t'*:", out);
		zsh_text(out, command->args, ":[]\\");
		fputs(":(", out);
		put_words(out, command->words);
		fputs(")'", out);
	}
	if (!command->words || command->max_args > 1) {
		fputs(" \\\n\t\t\t'*:", out);
		zsh_text(out, command->args, ":[]\\");
		fputs(":_files -g \"*.xml\"'", out);
	}
	fputs(" ;;\n", out);
}

static void zsh_script(FILE *out)
{
	const struct cli_command *command;

	fputs("#compdef flowgap\n"
	      "# zsh completion for flowgap, written by: flowgap completion zsh\n"
	      "_flowgap() {\n"
	      "\tlocal curcontext=\"$curcontext\" state line\n"
	      "\tlocal -a commands\n"
	      "\tcommands=(",
	      out);
	for (size_t i = 0; (command = cli_command_at(i)); i++) {
		fprintf(out, "\n\t\t'%s:", command->name);
		zsh_text(out, command->doc, ":\\");
		fputs("'", out);
	}
	fputs("\n\t)\n"
	      "\t_arguments -C '(-)'{-h,--help}'[show the commands]'"
	      " '(-)'{-V,--version}'[show the version]' \\\n"
	      "\t\t'1:command:->command' '*::argument:->argument'\n"
	      "\tcase $state in\n"
	      "\tcommand) _describe -t commands command commands ;;\n"
	      "\targument)\n"
	      "\t\tcase $words[1] in\n",
	      out);
	for (size_t i = 0; (command = cli_command_at(i)); i++)
		zsh_command(out, command);
	fputs("\t\tesac ;;\n"
	      "\tesac\n"
	      "}\n"
	      "if [ \"$funcstack[1]\" = _flowgap ]; then _flowgap \"$@\""
	      "; else compdef _flowgap flowgap; fi\n",
	      out);
}

/* ---- the command */

static const struct {
	const char *shell;
	void (*write)(FILE *out);
} shells[] = {
	{ "bash", bash_script },
	{ "zsh", zsh_script },
};

static const char *shell_name(size_t index)
{
	return index < sizeof(shells) / sizeof(shells[0]) ? shells[index].shell : NULL;
}

static enum cli_exit unknown(const char *word)
{
	const char *near = cli_nearest(word, shell_name);

	cli_complain("no completion for '%s'; allowed: bash, zsh%s%s%s", word,
	             near ? "; did you mean '" : "", near ? near : "", near ? "'?" : "");
	return CLI_USAGE;
}

enum cli_exit cli_completion(const struct cli_values *values)
{
	struct flowgap_buffer buffer = { 0 };
	enum cli_exit result = CLI_OK;
	size_t shell = 0;
	FILE *out;
	int status;

	while (shell_name(shell) && strcmp(shell_name(shell), values->args[0]) != 0)
		shell++;
	if (!shell_name(shell))
		return unknown(values->args[0]);
	out = cli_memory_open(&buffer);
	if (out)
		shells[shell].write(out);
	status = cli_memory_end(out);
	if (status < 0)
		result = cli_fail(status, NULL, "completion");
	else
		result = cli_write(&buffer, values->output);
	flowgap_buffer_clear(&buffer);
	return result;
}
