/* What the claims in the notebook come to: counts by who says what, and which of them exclude each
 * other. */
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

/* The baseline says so and denies it. Re-creations alone prove no contradiction. */
static void compare_own(struct fg_weighed *w)
{
	const struct fg_tally *denies = &w->own[FG_DENIES];
	struct fg_tally says = { 0 };
	bool first_hand;

	add_tally(&says, &w->own[FG_STATES]);
	add_tally(&says, &w->own[FG_PARTLY_SAYS]);
	add_tally(&says, &w->own[FG_REFERS]);
	first_hand = says.copies < says.count || denies->copies < denies->count;
	if (says.count && denies->count && first_hand)
		note(&w->within, (denies->copies && says.copies < says.count)
		                 || (says.copies && denies->copies < denies->count), true);
}

static void compare_sides(struct fg_weighed *w, const struct fg_tally *own,
                          const struct fg_tally *other)
{
	if (own->count && other->count)
		note(&w->between, own->copies || other->copies, other->official);
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

	*w = (struct fg_weighed){
		.work = work, .plan = plan, .matter = matter, .read = fg_is_read(work, plan)
	};
	for (uint32_t i = 0; i < work->notebook.count; i++)
		count_claim(w, &work->notebook.found[i]);
	compare_own(w);
	compare_sides(w, &w->own[FG_STATES], &w->other[FG_DENIES]);
	compare_sides(w, &w->own[FG_DENIES], &w->other[FG_STATES]);
	compare_sides(w, &w->own[FG_DENIES], &w->other[FG_PARTLY_SAYS]);
	if (!fg_attribute_single(matter->attribute) || w->own[FG_STATES].count == 0)
		return 0;
	return fg_compare_values(w);
}
