/*
 * Model and results as an SQLite database: for files that people keep, and for questions in SQL,
 * which are answered in a child process with limits on all that they can use up.
 */
#ifndef FG_DATABASE_DATABASE_H
#define FG_DATABASE_DATABASE_H

#include "gaps/gaps.h"

struct fg_sink;

/* Writes the database file: it appears whole or not at all. 0 or a negative errno; `ret_why`
 * (caller frees) may say more. */
int fg_database_save(const struct fg_gaps *gaps, const char *path, char **ret_why);

/* All tables and views as SQL, with what each means. */
void fg_database_schema(struct fg_sink *sink);

struct fg_query {
	const char *sql;         /* one SELECT */
	const char *format;      /* "text", "csv" or "json" */
	double seconds;          /* it may take; 0: 10 */
};

/* Puts the answer. -EINVAL: not SQL, or more than reading; -EDQUOT: a limit was reached; both with
 * `ret_why` (caller frees). */
int fg_database_query(const struct fg_gaps *gaps, const struct fg_query *query,
                      struct fg_sink *sink, char **ret_why);

#endif
