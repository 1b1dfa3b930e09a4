/* Everything that has an explanation, row after row of the tables: structural rules, statuses,
 * families, message codes, then the words of the language. */
#ifndef FG_WRITE_EXPLAIN_H
#define FG_WRITE_EXPLAIN_H

#include "base/sink.h"
#include "gaps/rules.h"
#include "write/write.h"

/* What is known of one row; a part is NULL where the table has none. */
struct fg_explanation {
	const char *table;       /* "rule", "status", "family", "code", "says", ... */
	const char *kind;        /* "structural rule, class gap" */
	const char *id, *title;
	const char *meaning;
	const char *reference;   /* where the duty comes from */
	const char *why;         /* why it matters */
	const char *false_alarm; /* when it is one */
	const char *mend;        /* what to ask, or how to mend the model */
	const char *query;       /* SQL of a rule of the user's own */
};

/* By number; false past the end. */
bool fg_explanation_at(size_t index, struct fg_explanation *ret_explanation);
size_t fg_explanation_count(void);

/* What is known of a rule; `query` is NULL. */
struct fg_explanation fg_explain_rule(const struct fg_rule *rule);

/* As paragraphs of at most `width` columns. */
void fg_put_explanation(struct fg_sink *sink, const struct fg_explanation *explanation, int width);

/* A question of a yardstick, with its limbs and the places where it is answered. Takes width and
 * lang of the options. */
void fg_put_question_help(struct fg_sink *sink, const struct fg_model *model, fg_ref question,
                          const struct fg_write_options *options);

/* All rows of rules, statuses, families and codes as a manual page in mdoc. */
void fg_write_explain_manual(struct fg_sink *sink);

#endif
