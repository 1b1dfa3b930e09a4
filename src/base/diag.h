/*
 * What is wrong with the user's file: a list, in order of appearance. Loading goes on while useful.
 * Codes are permanent and never reused; their table is in diag.c (code, severity, one line, a
 * longer explanation).
 */
#ifndef FG_BASE_DIAG_H
#define FG_BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fg_sink;

enum fg_severity { FG_ERROR, FG_WARNING };

struct fg_code {
	const char *code;          /* FG1001 */
	enum fg_severity severity;
	const char *title;         /* one line */
	const char *help;          /* what it means and how to mend it */
	const char *false_alarm;   /* of a warning: when nothing is wrong */
	bool listed;               /* somebody asked for the list: no limit */
};

const struct fg_code *fg_codes(size_t *ret_count);
const struct fg_code *fg_code_find(const char *code);

struct fg_diag {
	const struct fg_code *code;
	char *file;                /* as named on the command line */
	uint32_t line, column;     /* 1-based, column in characters; 0: whole file */
	uint32_t width;            /* characters to underline, at least 1 */
	char *text;                /* what is wrong */
	char *allowed;             /* "allowed: a, b, c", or NULL */
	char *suggestion;          /* "did you mean 'x'?", or NULL */
	/* the line, control characters replaced, cut at 200 characters; or NULL */
	char *source_line;
};

struct fg_diags;
#define FG_DIAG_LIMIT 100      /* errors kept; after that one last line says that there are more */

struct fg_diags *fg_diags_new(void);
void fg_diags_free(struct fg_diags *diags);
size_t fg_diags_count(const struct fg_diags *diags);
const struct fg_diag *fg_diags_at(const struct fg_diags *diags, size_t index);
size_t fg_diags_errors(const struct fg_diags *diags);  /* all of them, those beyond the limit too */
size_t fg_diags_warnings(const struct fg_diags *diags);
/* Sort by file (order of first use), line, column. */
void fg_diags_sort(struct fg_diags *diags);

/* Adds a copy of everything in `diag`. Returns nonzero once the limit is reached: stop looking. */
int fg_diags_add(struct fg_diags *diags, const struct fg_diag *diag);

/* file:line:col: error: text [FG1001], the line with a caret, allowed, suggestion. `colour`: ANSI
 * colours. */
void fg_diags_write_text(const struct fg_diags *diags, bool colour, struct fg_sink *sink);
void fg_diags_write_json(const struct fg_diags *diags, struct fg_sink *sink);

/* The nearest of `count` words to `word`, or NULL when none is near (Damerau-Levenshtein, at most a
 * third of its length). */
const char *fg_nearest(const char *word, const char *const *words, size_t count);

#endif
