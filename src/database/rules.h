/*
 * Rules of the user's own: a file of SELECTs with a head each, and what they find in a model. The
 * form of the file is described in flowgap-schema(5).
 */
#ifndef FG_DATABASE_RULES_H
#define FG_DATABASE_RULES_H

#include "gaps/rules.h"

struct fg_diags;

/* One rule of a file, with what messages about it need. */
struct fg_own_rule {
	struct fg_rule rule;
	const char *sql;                 /* NUL-terminated */
	const char *file;                /* name for messages */
	const char *data;                /* the whole file, `length` bytes and a final NUL */
	size_t length, head, start;      /* offsets of its id and of its SQL in the file */
};

struct fg_rulebook {
	void *arena;
	struct fg_own_rule *rules;
	uint32_t count;
};

/* Both return 0, -EINVAL with what is wrong in `diags`, or another negative errno. Rules of several
 * files are added to one book; its ids are unique. */
int fg_rulebook_add_file(struct fg_rulebook *book, const char *path, struct fg_diags *diags);
int fg_rulebook_add_text(struct fg_rulebook *book, const char *name, const char *text,
                         size_t length, struct fg_diags *diags);
struct fg_rulebook *fg_rulebook_new(void);               /* NULL: out of memory */
void fg_rulebook_free(struct fg_rulebook *book);

/* Adds a message about `width` bytes at an offset in the rule's file; `allowed` may be NULL. */
void fg_rule_complain(const struct fg_own_rule *rule, struct fg_diags *diags, const char *code,
                      size_t offset, const char *text);

/* What the rules find, for fg_gaps_new_with(); `arena` owns it. -EINVAL: a rule is wrong; -EDQUOT:
 * one did not finish; both with what is wrong in `diags`. */
int fg_rulebook_run(const struct fg_rulebook *book, const struct fg_gaps *gaps, void *arena,
                    struct fg_diags *diags, struct fg_own_findings *ret_findings);

#endif
