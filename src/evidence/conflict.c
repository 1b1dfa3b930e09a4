/*
 * Two values of an attribute that has one. Claims are compared under one condition (whose data,
 * since when); durations differ when they have no length in common. A claim lent to values without
 * a claim gives each of them: two that differ are enough to know.
 */
#include <errno.h>
#include <stdlib.h>

#include "base/text.h"
#include "evidence/internal.h"

struct valued {
	const struct fg_claim *claim;
	const char *value;
	bool own, copied, official;
};

static int compare_numbers(int64_t a, int64_t b)
{
	return a < b ? -1 : a > b;
}

/* An order: months, days, words. */
static int compare_values(const char *a, const char *b)
{
	struct fg_duration x, y;
	bool a_is = fg_duration_parse(a, &x) == 0, b_is = fg_duration_parse(b, &y) == 0;

	if (a_is != b_is)
		return a_is ? -1 : 1;
	if (!a_is)
		return fg_compare_words(a, b);
	if (x.months != y.months)
		return compare_numbers(x.months, y.months);
	return compare_numbers(x.seconds, y.seconds);
}

/* Months that both have are as long in both. */
bool fg_values_differ(const char *a, const char *b)
{
	struct fg_duration x, y, more;
	bool a_is = fg_duration_parse(a, &x) == 0, b_is = fg_duration_parse(b, &y) == 0;
	int64_t least, most;

	if (!a_is || !b_is)
		return a_is != b_is || fg_compare_words(a, b) != 0;
	if (x.months < y.months) {
		more = x;
		x = y;
		y = more;
	}
	more = (struct fg_duration){ x.months - y.months, 0 };
	if (!fg_duration_bounds(&more, &least, &most))
		return true;
	return y.seconds - x.seconds < least || y.seconds - x.seconds > most;
}

int fg_compare_conditions(const struct fg_claim *a, const struct fg_claim *b)
{
	const struct fg_claim_more *x = a->more, *y = b->more;
	int order = compare_numbers(x->since.year, y->since.year);

	if (!order)
		order = compare_numbers(x->since.month, y->since.month);
	if (!order)
		order = compare_numbers(x->since.day, y->since.day);
	if (!order)
		order = compare_numbers(x->whose.count, y->whose.count);
	for (uint32_t i = 0; !order && i < x->whose.count; i++)
		order = compare_numbers(x->whose.items[i], y->whose.items[i]);
	return order;
}

static int compare_valued(const void *a, const void *b)
{
	const struct valued *x = a, *y = b;
	int order = fg_compare_conditions(x->claim, y->claim);

	return order ? order : compare_values(x->value, y->value);
}

/* First value written without a claim, and the first that differs from it; either may be NULL. */
static void lent_values(const struct fg_weighed *w, const char *ret_values[2])
{
	const struct fg_model *model = w->work->model;
	struct fg_refs bares = fg_index_at(
	    &w->work->bares_of, fg_fact_number(model, w->matter->kind, w->matter->index));

	ret_values[0] = ret_values[1] = NULL;
	for (uint32_t i = 0; i < bares.count && !ret_values[1]; i++) {
		const struct fg_bare *bare = &model->bares[bares.items[i]];

		if (bare->target.attribute != w->matter->attribute)
			continue;
		if (!ret_values[0])
			ret_values[0] = bare->value;
		else if (fg_values_differ(ret_values[0], bare->value))
			ret_values[1] = bare->value;
	}
}

static uint32_t gather(const struct fg_weighed *w, struct valued *ret_valued)
{
	const struct fg_notebook *notebook = &w->work->notebook;
	const char *lent[2] = { NULL, NULL };
	uint32_t count = 0;

	for (uint32_t i = 0; i < notebook->count; i++) {
		const struct fg_claim *claim = &w->work->model->claims[notebook->found[i].claim];
		const struct fg_source *source = fg_source_of(w->work, notebook->found[i].claim);
		const char *values[2] = { claim->value, NULL };

		if (claim->says != FG_STATES || claim->certainty == FG_LOW)
			continue;
		if (notebook->found[i].lent && !lent[0])
			lent_values(w, lent);
		for (uint32_t k = 0; k < 2; k++) {
			const char *value = notebook->found[i].lent ? lent[k] : values[k];

			if (value)
				ret_valued[count++] = (struct valued){
					claim, value, fg_is_own(w->work, notebook->found[i].claim),
					source->copy == FG_COPY_RECREATION,
					source->standing != FG_INDEPENDENT,
				};
		}
	}
	return count;
}

/* What one condition holds of own values. They are in order: what has the same months differs from
 * the one before it, what has others from the first. */
struct group {
	const struct valued *first, *last;       /* own values, or NULL */
	bool differ, copies, first_hand;
};

static struct group survey(const struct valued *valued, uint32_t count)
{
	struct group group = { 0 };

	for (uint32_t i = 0; i < count; i++) {
		if (!valued[i].own)
			continue;
		if (!group.first)
			group.first = &valued[i];
		if (group.last)
			group.differ |= fg_values_differ(group.first->value, valued[i].value)
			                || fg_values_differ(group.last->value, valued[i].value);
		group.last = &valued[i];
		group.copies |= valued[i].copied;
		group.first_hand |= !valued[i].copied;
	}
	return group;
}

/* An own value that this other one excludes is a re-creation's. */
static bool excludes_copy(const struct valued *valued, uint32_t count, const struct valued *other)
{
	for (uint32_t i = 0; i < count; i++)
		if (valued[i].own && valued[i].copied
		    && fg_values_differ(valued[i].value, other->value))
			return true;
	return false;
}

static void judge_condition(struct fg_weighed *w, const struct valued *valued, uint32_t count)
{
	struct group group = survey(valued, count);

	if (!group.first)
		return;
	if (group.differ && group.first_hand) {
		w->within.found = true;
		w->within.copied |= group.copies;
	}
	for (uint32_t i = 0; i < count; i++) {
		const struct valued *other = &valued[i];

		if (other->own
		    || (!group.differ && !fg_values_differ(group.first->value, other->value)
		        && !fg_values_differ(group.last->value, other->value)))
			continue;
		w->between.found = true;
		w->between.official |= other->official;
		if (!w->between.copied)
			w->between.copied =
			    other->copied || (group.copies && excludes_copy(valued, count, other));
	}
}

int fg_compare_values(struct fg_weighed *w)
{
	const struct fg_notebook *notebook = &w->work->notebook;
	struct valued *valued;
	uint32_t count;

	if (notebook->count == 1 && !notebook->found[0].lent)
		return 0;
	valued = calloc(notebook->count, 2 * sizeof(*valued));
	if (!valued)
		return -ENOMEM;
	count = gather(w, valued);
	if (count > 1)
		qsort(valued, count, sizeof(*valued), compare_valued);
	for (uint32_t i = 0, next; i < count; i = next) {
		for (next = i + 1; next < count; next++)
			if (fg_compare_conditions(valued[i].claim, valued[next].claim) != 0)
				break;
		judge_condition(w, valued + i, next - i);
	}
	free(valued);
	return 0;
}
