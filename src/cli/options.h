/*
 * The command line as tables: a command is a row, an option is a row. Parsing, --help,
 * did-you-mean, completion and the manual read the same rows.
 */
#ifndef FG_CLI_OPTIONS_H
#define FG_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "flowgap/flowgap.h"

/* Exit status, as flowgap(1) documents it. */
enum cli_exit { CLI_OK, CLI_FINDINGS, CLI_USAGE, CLI_INVALID, CLI_SYSTEM };

/* Everything that options can set. Which command takes which is in its table. */
struct cli_values {
	const char *baseline, *as_of, *format, *output, *view, *width, *height, *theme, *lang, *dpi,
		*element, *fail_on, *page, *sheet, *deps, *color, *to, *where, *label,
		*csv;
	struct flowgap_filter filter;
	const char *database, *file, *seconds;   /* of query */
	const char **according_to;
	size_t according_to_count;
	const char **views;
	size_t view_count;
	const char **formats;
	size_t format_count;
	const char **langs;
	size_t lang_count;
	const char **yardsticks;
	size_t yardstick_count;
	const char **rules;
	size_t rule_count;
	bool quiet, help, all_pages, detailed, sidecars, force, schema;
	bool shown;                      /* --format=help: the words were listed */
	bool reach_only;                 /* of the command: see there */
	const char *const *args;         /* what is not an option */
	size_t arg_count;
};

enum cli_type {
	CLI_FLAG,      /* bool */
	CLI_TEXT,      /* const char *, last one wins */
	CLI_LIST,      /* const char **, then size_t count: may be given again; commas separate */
};

struct cli_option {
	const char *name;        /* long, without -- */
	char letter;             /* short, or 0 */
	enum cli_type type;
	size_t offset;           /* in struct cli_values */
	const char *value;       /* name of the value in help, NULL for a flag */
	const char *words;       /* table of cli_word_at() whose words are the values, or NULL */
	const char *doc;
};

struct cli_command {
	const char *name;
	const char *args;        /* MODEL... */
	const char *doc;
	const char *const *options;      /* long names, NULL at the end; "format:check-format":
	                                    with the words of that table instead of its own */
	const char *const *examples;  /* command lines, NULL at the end; a test runs each of them */
	size_t min_args, max_args;
	enum cli_exit (*run)(const struct cli_values *values);
	const char *words;       /* table of cli_word_at() whose words are the arguments, or NULL:
	                            files come first */
	bool reach_only;         /* fates and arrivals are all that it writes: neither the answers
	                            nor the digest of the file are worked out */
};

/* Like flowgap_word_at(), and the words that only the program knows ("when", "shell", "command",
 * ...). */
bool cli_word_at(const char *table, size_t index, struct flowgap_word *ret_word);

/* All options there are, by number; NULL past the end. */
const struct cli_option *cli_option_at(size_t index);
bool cli_command_takes(const struct cli_command *command, const struct cli_option *option);
/* The table of words that the command takes as values of the option, or NULL. */
const char *cli_option_words(const struct cli_command *command, const struct cli_option *option);

/* All commands, by number; NULL past the end. */
const struct cli_command *cli_command_at(size_t index);
const struct cli_command *cli_command_find(const char *name);

/* Parses argv after the command. Complains on standard error. */
enum cli_exit cli_parse(const struct cli_command *command, int argc, char **argv,
                        struct cli_values *ret_values);
/* Complains when a file that is to be written is one of those that are read. */
enum cli_exit cli_clash(const struct cli_command *command, const struct cli_values *values);
void cli_values_clear(struct cli_values *values);

/* The nearest of a list of words, or NULL. `at` gives word number i, NULL past the end. */
const char *cli_nearest(const char *word, const char *(*at)(size_t index));

/* All commands, to standard output; what to do first, to standard error. */
void cli_help(void);
void cli_short_help(void);
void cli_command_help(const struct cli_command *command);

/* "flowgap: " and a message on standard error. */
void cli_complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
