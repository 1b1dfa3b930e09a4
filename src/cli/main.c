/* The program: finds the command, runs it, and makes sure that what it printed arrived. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "commands.h"

static const char *command_name(size_t index)
{
	const struct cli_command *command = cli_command_at(index);

	return command ? command->name : NULL;
}

static const char *option_name(size_t index)
{
	static const char *const names[] = { "--help", "--version" };

	return index < sizeof(names) / sizeof(names[0]) ? names[index] : NULL;
}

static enum cli_exit unknown(const char *word)
{
	const char *near = cli_nearest(word, *word == '-' ? option_name : command_name);

	if (*word == '-' && near)
		cli_complain("no option '%s' before a command; did you mean '%s'?", word, near);
	else if (*word == '-')
		cli_complain("no option '%s' before a command; see 'flowgap --help'", word);
	else if (near)
		cli_complain("no command '%s'; did you mean '%s'?", word, near);
	else
		cli_complain("no command '%s'; see 'flowgap --help'", word);
	return CLI_USAGE;
}

enum cli_exit cli_help_command(const struct cli_values *values)
{
	const struct cli_command *command =
		values->arg_count ? cli_command_find(values->args[0]) : NULL;

	if (values->arg_count && !command)
		return unknown(values->args[0]);
	if (command)
		cli_command_help(command);
	else
		cli_help();
	return CLI_OK;
}

static enum cli_exit run(const struct cli_command *command, int argc, char **argv)
{
	struct cli_values values = { .reach_only = command->reach_only };
	enum cli_exit result = cli_parse(command, argc, argv, &values);

	if (result == CLI_OK && values.help)
		cli_command_help(command);
	else if (result == CLI_OK && !values.shown) {
		result = cli_clash(command, &values);
		if (result == CLI_OK)
			result = command->run(&values);
	}
	cli_values_clear(&values);
	return result;
}

static bool is_either(const char *word, const char *one, const char *other)
{
	return strcmp(word, one) == 0 || strcmp(word, other) == 0;
}

static enum cli_exit dispatch(int argc, char **argv)
{
	const struct cli_command *command = argc > 1 ? cli_command_find(argv[1]) : NULL;

	if (command)
		return run(command, argc - 1, argv + 1);
	if (argc < 2) {
		cli_short_help();
		return CLI_USAGE;
	}
	if (is_either(argv[1], "--help", "-h"))
		cli_help();
	else if (is_either(argv[1], "--version", "-V"))
		printf("flowgap %s\n", flowgap_version());
	else
		return unknown(argv[1]);
	return CLI_OK;
}

int main(int argc, char **argv)
{
	/* Help fits in: that it cannot be written shows here, with the reason. */
	static char room[1 << 16];
	enum cli_exit result;

	setvbuf(stdout, room, _IOFBF, sizeof(room));
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);        /* writing fails, with a reason */
	result = dispatch(argc, argv);
	errno = 0;
	if ((ferror(stdout) || fflush(stdout) != 0) && result != CLI_SYSTEM) {
		cli_complain("cannot write standard output%s%s", errno ? ": " : "",
		             errno ? strerror(errno) : "");
		result = CLI_SYSTEM;
	}
	return (int)result;
}
