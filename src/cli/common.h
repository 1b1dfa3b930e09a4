/* What commands share: loading with messages, reading, writing. */
#ifndef FG_CLI_COMMON_H
#define FG_CLI_COMMON_H

#include <stdio.h>

#include "options.h"

/* A model with one reading of it. {0} is an empty one. */
struct cli_case {
	struct flowgap_model *model;
	struct flowgap_analysis *analysis;
	struct flowgap_rules *rules;     /* NULL when none were given */
};

/* Loads the one model named, prints what is wrong with it, computes the analysis. CLI_OK:
 * `ret_case` is filled. */
enum cli_exit cli_open(const struct cli_values *values, struct cli_case *ret_case);
void cli_close(struct cli_case *open);

/* Writes to the output file, or to standard output. */
enum cli_exit cli_write(const struct flowgap_buffer *buffer, const char *path);

/* Loads a model, prints what is wrong with it. CLI_OK: `ret_model` is the caller's. */
enum cli_exit cli_load(const struct cli_values *values, const char *path,
                       struct flowgap_model **ret_model);

/* Reads the rules of the user's own; with an analysis (or NULL) runs them on it. `ret_rules` is the
 * caller's as soon as it is not NULL. */
enum cli_exit cli_rules(const struct cli_values *values, struct flowgap_analysis *analysis,
                        struct flowgap_rules **ret_rules);

/* What is wrong with the files given, on standard error, and the exit status for the error `status`
 * of what read them. `about` is for errors that are not in the files. */
enum cli_exit cli_explain_diags(const struct cli_values *values, const struct flowgap_diags *diags,
                                int status, const char *about);

/* A stream into a buffer, which has its text once the stream is ended; NULL: out of memory. */
FILE *cli_memory_open(struct flowgap_buffer *buffer);
/* 0, or -ENOMEM when something that was printed is not in the buffer, or the stream is NULL. */
int cli_memory_end(FILE *out);

/* The error `status` as exit status, with a message: `message` when it has one, else the words for
 * errno. */
enum cli_exit cli_fail(int status, const struct flowgap_buffer *message, const char *about);

/* Terminal colours: as --color says; else only on a terminal, and not when NO_COLOR is set. */
bool cli_colour(const struct cli_values *values, int fd);

/* A whole number of at least `min` or a length such as "160mm"; -1 with a complaint when it is
 * none. */
double cli_number(const char *option, const char *text, const char *unit, double min, double max);

#endif
