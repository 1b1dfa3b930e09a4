/* A file that is read is not written: who types the wrong name must not lose a model. */
#include <sys/stat.h>

#include "options.h"

static bool same(const struct stat *written, const char *read)
{
	struct stat file;

	return read && stat(read, &file) == 0 && file.st_dev == written->st_dev
	       && file.st_ino == written->st_ino;
}

static const char *find_read(const struct cli_command *command, const struct cli_values *values,
                             const struct stat *written)
{
	for (size_t i = command->words ? 1 : 0; i < values->arg_count; i++)
		if (same(written, values->args[i]))
			return values->args[i];
	for (size_t i = 0; i < values->rule_count; i++)
		if (same(written, values->rules[i]))
			return values->rules[i];
	if (same(written, values->csv))
		return values->csv;
	return same(written, values->file) ? values->file : NULL;
}

enum cli_exit cli_clash(const struct cli_command *command, const struct cli_values *values)
{
	const char *const outputs[] = { values->output, values->database, values->deps };

	for (size_t i = 0; i < sizeof(outputs) / sizeof(outputs[0]); i++) {
		struct stat written;
		const char *read;

		if (!outputs[i] || stat(outputs[i], &written) != 0 || !S_ISREG(written.st_mode))
			continue;
		read = find_read(command, values, &written);
		if (read) {
			cli_complain("%s: '%s' is read and would be overwritten", command->name,
			             read);
			return CLI_USAGE;
		}
	}
	return CLI_OK;
}
