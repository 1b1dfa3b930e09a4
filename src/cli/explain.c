/* flowgap explain: what a message code, a status or another word of the language means. */
#include <stdio.h>
#include <string.h>

#include "commands.h"

static const char *known(size_t index)
{
	struct flowgap_word word;

	return cli_word_at("explain", index, &word) ? word.word : NULL;
}

static size_t print_word(const char *wanted)
{
	struct flowgap_word word;
	size_t found = 0;

	for (size_t i = 0; cli_word_at("explain", i, &word); i++) {
		if (strcmp(word.word, wanted) != 0)
			continue;
		printf("%s%s: %s\n%s\n", found ? "\n" : "", word.word, word.label, word.doc);
		found++;
	}
	return found;
}

enum cli_exit cli_explain(const struct cli_values *values)
{
	const char *near;

	if (print_word(values->args[0]))
		return CLI_OK;
	near = cli_nearest(values->args[0], known);
	if (near)
		cli_complain("nothing is called '%s'; did you mean '%s'?", values->args[0], near);
	else
		cli_complain(
			"nothing is called '%s'; message codes, statuses and words of the"
			  " language can be explained",
			values->args[0]);
	return CLI_USAGE;
}
