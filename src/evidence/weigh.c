/* What the claims in the notebook come to: counts by who says what, and which of them exclude each
 * other. */
#include <errno.h>
#include <stdlib.h>

#include "evidence/internal.h"

static void count(struct fg_tally *tally, const struct fg_source *source)
{
	tally->count++;
	tally->copies += source->copy == FG_COPY_RECREATION;
	tally->official += source->standing != FG_INDEPENDENT;
}

static void note(struct fg_conflict *conflict, bool copied, bool official)
{
	conflict->found = true;
	conflict->copied |= copied;
	conflict->official |= official;
}

static void add_tally(struct fg_tally *sum, const struct fg_tally *tally)
{
	sum->count += tally->count;
	sum->copies += tally->copies;
	sum->official += tally->official;
}

static void compare_sides(struct fg_weighed *w, const struct fg_tally *own,
                          const struct fg_tally *other)
{
	if (own->count && other->count)
		note(&w->between, own->copies || other->copies, other->official);
}

/* What the baseline says, and who denies it. Re-creations alone prove no contradiction. */
static void compare_denials(struct fg_weighed *w, const struct fg_tally *own_said,
                            const struct fg_tally *own_denials,
                            const struct fg_tally *other_denials)
{
	struct fg_tally says = { 0 };
	bool first_hand;

	add_tally(&says, &own_said[FG_STATES]);
	add_tally(&says, &own_said[FG_PARTLY_SAYS]);
	add_tally(&says, &own_said[FG_REFERS]);
	first_hand = says.copies < says.count || own_denials->copies < own_denials->count;
	if (says.count && own_denials->count && first_hand)
		note(&w->within, (own_denials->copies && says.copies < says.count)
		                 || (says.copies && own_denials->copies < own_denials->count),
		     true);
	compare_sides(w, &own_said[FG_STATES], other_denials);
}

static int by_condition(const void *a, const void *b)
{
	const struct fg_claim *const *x = a, *const *y = b;

	return fg_compare_conditions(*x, *y);
}

/* Claims of one condition. */
static void compare_group(struct fg_weighed *w, const struct fg_claim **claims, uint32_t number)
{
	struct fg_tally own[FG_SAYS] = { 0 }, others = { 0 };

	for (uint32_t i = 0; i < number; i++) {
		fg_ref claim = (fg_ref)(claims[i] - w->work->model->claims);

		if (fg_is_own(w->work, claim))
			count(&own[claims[i]->says], fg_source_of(w->work, claim));
		else if (claims[i]->says == FG_DENIES)
			count(&others, fg_source_of(w->work, claim));
	}
	compare_denials(w, fg_is_conditional(claims[0]) ? own : w->own, &own[FG_DENIES], &others);
}

/* A denial under a condition denies what is said under that condition; one without denies all. */
static int compare_by_condition(struct fg_weighed *w)
{
	const struct fg_notebook *notebook = &w->work->notebook;
	const struct fg_claim **claims = calloc(notebook->count, sizeof(*claims));
	uint32_t number = 0;

	if (!claims)
		return -ENOMEM;
	for (uint32_t i = 0; i < notebook->count; i++) {
		const struct fg_claim *claim = &w->work->model->claims[notebook->found[i].claim];

		if (claim->certainty != FG_LOW)
			claims[number++] = claim;
	}
	qsort(claims, number, sizeof(*claims), by_condition);
	for (uint32_t i = 0, next; i < number; i = next) {
		for (next = i + 1; next < number; next++)
			if (fg_compare_conditions(claims[i], claims[next]) != 0)
				break;
		compare_group(w, claims + i, next - i);
	}
	free(claims);
	return 0;
}

static bool any_condition(const struct fg_weighed *w)
{
	const struct fg_notebook *notebook = &w->work->notebook;

	for (uint32_t i = 0; i < notebook->count; i++)
		if (fg_is_conditional(&w->work->model->claims[notebook->found[i].claim]))
			return true;
	return false;
}

static bool is_not_applicable(const struct fg_weighed *w, const struct fg_found *found)
{
	const struct fg_model *model = w->work->model;
	const char *value = model->claims[found->claim].value;
	struct fg_refs bares;

	if (!found->lent)
		return value && fg_compare_words(value, "not applicable") == 0;
	bares = fg_index_at(&w->work->bares_of,
	                    fg_fact_number(model, w->matter->kind, w->matter->index));
	for (uint32_t i = 0; i < bares.count; i++)
		if (model->bares[bares.items[i]].target.attribute == w->matter->attribute
		    && fg_compare_words(model->bares[bares.items[i]].value, "not applicable") == 0)
			return true;
	return false;
}

static void count_claim(struct fg_weighed *w, const struct fg_found *found)
{
	const struct fg_claim *claim = &w->work->model->claims[found->claim];
	const struct fg_source *source = fg_source_of(w->work, found->claim);
	bool own = fg_is_own(w->work, found->claim);
	bool low = claim->certainty == FG_LOW;

	if ((!own || low) && claim->says != FG_SILENT)
		count(&w->hints, source);
	if (low)
		return;
	count(own ? &w->own[claim->says] : &w->other[claim->says], source);
	if (own && claim->says == FG_STATES && is_not_applicable(w, found))
		w->not_applicable = true;
}

int fg_weigh(const struct fg_work *work, const struct fg_plan *plan, const struct fg_matter *matter,
             struct fg_weighed *ret_weighed)
{
	struct fg_weighed *w = ret_weighed;
	int status = 0;

	*w = (struct fg_weighed){
		.work = work, .plan = plan, .matter = matter, .read = fg_is_read(work, plan)
	};
	for (uint32_t i = 0; i < work->notebook.count; i++)
		count_claim(w, &work->notebook.found[i]);
	if ((w->own[FG_DENIES].count || w->other[FG_DENIES].count) && any_condition(w))
		status = compare_by_condition(w);
	else
		compare_denials(w, w->own, &w->own[FG_DENIES], &w->other[FG_DENIES]);
	compare_sides(w, &w->own[FG_DENIES], &w->other[FG_STATES]);
	compare_sides(w, &w->own[FG_DENIES], &w->other[FG_PARTLY_SAYS]);
	if (status < 0 || !fg_attribute_single(matter->attribute) || w->own[FG_STATES].count == 0)
		return status;
	return fg_compare_values(w);
}
