#include <errno.h>
#include <stdlib.h>

#include "api/api.h"
#include "base/arena.h"

static struct flowgap_rules *new_rules(void)
{
	struct flowgap_rules *rules = calloc(1, sizeof(*rules));

	if (rules && !(rules->book = fg_rulebook_new())) {
		free(rules);
		return NULL;
	}
	return rules;
}

/* Gives what was read, or its error. */
static int give(int status, struct flowgap_rules *rules, struct flowgap_diags *diags,
                struct flowgap_rules **ret_rules)
{
	fg_diags_sort(diags->list);
	if (status < 0)
		flowgap_rules_free(rules);
	else
		*ret_rules = rules;
	return status;
}

int flowgap_rules_load(const char *const *paths, size_t count, struct flowgap_diags *diags,
                       struct flowgap_buffer *message, struct flowgap_rules **ret_rules)
{
	struct flowgap_rules *rules = new_rules();
	int status = rules ? 0 : -ENOMEM;

	for (size_t i = 0; i < count && (status == 0 || status == -EINVAL); i++) {
		int one = fg_rulebook_add_file(rules->book, paths[i], diags->list);

		status = one < 0 ? one : status;
		if (one < 0 && one != -EINVAL && fg_api_refuse(message, "%s", paths[i]) == -ENOMEM)
			status = -ENOMEM;
	}
	return give(status, rules, diags, ret_rules);
}

int flowgap_rules_parse(const char *data, size_t length, const char *name,
                        struct flowgap_diags *diags, struct flowgap_rules **ret_rules)
{
	struct flowgap_rules *rules = new_rules();
	int status = -ENOMEM;

	if (rules)
		status = fg_rulebook_add_text(rules->book, name, data, length, diags->list);
	return give(status, rules, diags, ret_rules);
}

void flowgap_rules_free(struct flowgap_rules *rules)
{
	if (rules)
		fg_rulebook_free(rules->book);
	free(rules);
}

int flowgap_analysis_apply(struct flowgap_analysis *analysis, const struct flowgap_rules *rules,
                           struct flowgap_diags *diags)
{
	struct fg_arena *arena = fg_arena_new();
	struct fg_own_findings findings;
	const struct fg_gaps *before;
	struct fg_gaps *gaps;
	int status = arena ? fg_api_gaps(analysis, NULL, &before) : -ENOMEM;

	if (status == 0)
		status = fg_rulebook_run(rules->book, before, arena, diags->list, &findings);
	if (status == 0)
		status = fg_gaps_new_with(analysis->reach, &findings, &gaps);
	if (status == 0) {
		fg_gaps_free(analysis->late->gaps);
		analysis->late->gaps = gaps;
	}
	fg_diags_sort(diags->list);
	fg_arena_free(arena);
	return status;
}
