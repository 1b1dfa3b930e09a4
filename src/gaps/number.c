/* The order of the register, what is listed under what, and the numbers. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "gaps/internal.h"
#include "gaps/rules.h"

static uint32_t rank_of(enum fg_family family)
{
	static const uint32_t ranks[FG_FAMILIES] = {
		[FG_GAP] = 0,
		[FG_CLAIMED] = 1,
		[FG_TO_VERIFY] = 2,
		[FG_ANSWERED] = 3,
	};

	return ranks[family];
}

static uint32_t subject_rank(enum fg_kind kind)
{
	return kind == FG_ANSWER ? 0 : kind + 1;
}

static bool is_note(const struct fg_gap *row)
{
	return row->rule && row->rule->class == FG_RULE_NOTE;
}

#define COMPARE(x, y) if ((x) != (y)) return (x) < (y) ? -1 : 1

/* Register order: family, notes on the model last, priority, question (rules after all), subject,
 * then the id, so that no tie is left. */
static int by_register(const void *x, const void *y)
{
	const struct fg_gap *a = x, *b = y;

	COMPARE(rank_of(a->family), rank_of(b->family));
	COMPARE(is_note(a), is_note(b));
	COMPARE(a->priority, b->priority);
	COMPARE(a->question, b->question);
	COMPARE(a->limb, b->limb);
	COMPARE(subject_rank(a->kind), subject_rank(b->kind));
	COMPARE(a->index, b->index);
	COMPARE(a->status, b->status);
	return strcmp(a->id, b->id);
}

/* The row of a question, not answered, that has one of the cells of this hit; FG_NONE: there is
 * none. */
static fg_ref find_host(const struct fg_gaps *gaps, const struct fg_gap *hit, const fg_ref *row_of)
{
	for (uint32_t i = 0; i < hit->cells.count; i++) {
		fg_ref host = row_of[hit->cells.items[i]];

		if (host != FG_NONE && gaps->rows[host].family != FG_ANSWERED)
			return host;
	}
	return FG_NONE;
}

/* One omission is one gap: lists the rows of rules under the row of the question whose answer they
 * rest on. `row_of` is by cell. */
static int link_rules(struct fg_gaps *gaps, fg_ref *row_of)
{
	for (fg_ref i = 0; i < gaps->row_count; i++)
		for (uint32_t k = 0; !gaps->rows[i].rule && k < gaps->rows[i].cells.count; k++)
			row_of[gaps->rows[i].cells.items[k]] = i;
	for (fg_ref i = 0; i < gaps->row_count; i++) {
		struct fg_gap *hit = &gaps->rows[i];

		if (!hit->rule || is_note(hit))
			continue;
		hit->under_of = find_host(gaps, hit, row_of);
		if (hit->under_of != FG_NONE)
			gaps->rows[hit->under_of].under.count++;
	}
	for (fg_ref i = 0; i < gaps->row_count; i++) {
		struct fg_refs *under = &gaps->rows[i].under;

		if (!under->count)
			continue;
		under->items = fg_arena_array(gaps->arena, under->count, sizeof(fg_ref));
		if (!under->items)
			return -ENOMEM;
		under->count = 0;
	}
	for (fg_ref i = 0; i < gaps->row_count; i++) {
		struct fg_refs *under;

		if (gaps->rows[i].under_of == FG_NONE)
			continue;
		under = &gaps->rows[gaps->rows[i].under_of].under;
		((fg_ref *)under->items)[under->count++] = i;
	}
	return 0;
}

int fg_number_rows(struct fg_gaps *gaps)
{
	fg_ref *row_of = malloc(((size_t)gaps->cell_count + 1) * sizeof(*row_of));
	uint32_t number = 0;
	int status;

	if (!row_of)
		return -ENOMEM;
	memset(row_of, 0xFF, ((size_t)gaps->cell_count + 1) * sizeof(*row_of));
	if (gaps->row_count)
		qsort(gaps->rows, gaps->row_count, sizeof(*gaps->rows), by_register);
	status = link_rules(gaps, row_of);
	free(row_of);
	for (uint32_t i = 0; i < gaps->row_count; i++) {
		struct fg_gap *row = &gaps->rows[i];

		if ((row->family == FG_GAP || row->family == FG_CLAIMED)
		    && row->under_of == FG_NONE)
			row->number = ++number;
	}
	return status;
}
