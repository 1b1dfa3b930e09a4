/* Claims that reach a cell. Of each source only the nearest count: those on the fact itself, else
 * its narrowest scope. */
#include <errno.h>
#include <stdlib.h>

#include "evidence/internal.h"

static int make_room(struct fg_notebook *notebook)
{
	uint32_t room = notebook->room ? notebook->room * 2 : 64;
	struct fg_found *found;

	if (notebook->count < notebook->room)
		return 0;
	if (room < notebook->room)
		return -EOVERFLOW;
	found = reallocarray(notebook->found, room, sizeof(*found));
	if (!found)
		return -ENOMEM;
	notebook->found = found;
	notebook->room = room;
	return 0;
}

static struct fg_page *open_page(struct fg_notebook *notebook, fg_ref source)
{
	struct fg_page *page = &notebook->pages[source];

	if (page->turn != notebook->turn)
		*page = (struct fg_page){ .turn = notebook->turn, .rank = UINT32_MAX };
	return page;
}

static int add(struct fg_work *work, fg_ref claim, uint32_t rank, bool lent)
{
	struct fg_notebook *notebook = &work->notebook;
	struct fg_page *page;
	int status;

	if (!work->counts[claim])
		return 0;
	status = make_room(notebook);
	if (status < 0)
		return status;
	page = open_page(notebook, work->model->claims[claim].source);
	if (rank < page->rank)
		page->rank = rank;
	notebook->found[notebook->count++] = (struct fg_found){ claim, rank, lent };
	return 0;
}

static bool is_bare(const struct fg_work *work, const struct fg_matter *matter)
{
	struct fg_refs bares =
	    fg_index_at(&work->bares_of, fg_fact_number(work->model, matter->kind, matter->index));

	for (uint32_t i = 0; i < bares.count; i++)
		if (work->model->bares[bares.items[i]].target.attribute == matter->attribute)
			return true;
	return false;
}

/* The claims on the attribute itself; for a value written without a claim, those on its fact that
 * say states. */
static int collect_direct(struct fg_work *work, const struct fg_matter *matter)
{
	const struct fg_model *model = work->model;
	struct fg_refs claims =
	    fg_model_claims(model, matter->kind, matter->index, matter->attribute);
	int status = 0;

	for (uint32_t i = 0; status == 0 && i < claims.count; i++)
		status = add(work, claims.items[i], 0, false);
	if (matter->kind >= FG_FACT_KINDS || !is_bare(work, matter))
		return status;
	claims = fg_model_claims(model, matter->kind, matter->index, FG_SAID);
	for (uint32_t i = 0; status == 0 && i < claims.count; i++)
		if (model->claims[claims.items[i]].says == FG_STATES)
			status = add(work, claims.items[i], 0, true);
	return status;
}

static int collect_scope(struct fg_work *work, fg_ref index)
{
	const struct fg_scope *scope = &work->model->scopes[index];
	int status = 0;

	for (uint32_t i = 0; status == 0 && i < scope->claims.count; i++)
		status = add(work, scope->claims.items[i], work->breadth[index] + 1, false);
	return status;
}

static int collect_scopes(struct fg_work *work, const struct fg_matter *matter,
                          struct fg_refs scopes)
{
	int status = 0;

	for (uint32_t i = 0; status == 0 && i < scopes.count; i++) {
		const struct fg_scope *scope = &work->model->scopes[scopes.items[i]];

		if (!fg_scope_reaches(scope, matter->kind, matter->attribute))
			continue;
		if (matter->index == FG_NONE
		    && !fg_scope_fits_implied(work, scope, matter->place, matter->element))
			continue;
		status = collect_scope(work, scopes.items[i]);
	}
	return status;
}

static int compare_found(const void *a, const void *b)
{
	const struct fg_found *x = a, *y = b;

	return x->claim < y->claim ? -1 : x->claim > y->claim;
}

/* Drops what a nearer claim of the same source beats, notes what each source says, and sorts. */
static void keep_nearest(struct fg_work *work)
{
	struct fg_notebook *notebook = &work->notebook;
	uint32_t kept = 0;
	bool sorted = true;

	for (uint32_t i = 0; i < notebook->count; i++) {
		struct fg_found found = notebook->found[i];
		const struct fg_claim *claim = &work->model->claims[found.claim];
		struct fg_page *page = &notebook->pages[claim->source];

		if (found.rank != page->rank)
			continue;
		if (claim->certainty != FG_LOW)
			page->says |= 1u << claim->says;
		sorted = sorted && (!kept || notebook->found[kept - 1].claim < found.claim);
		notebook->found[kept++] = found;
	}
	notebook->count = kept;
	if (!sorted)
		qsort(notebook->found, kept, sizeof(*notebook->found), compare_found);
}

static int collect_implied(struct fg_work *work, const struct fg_matter *matter)
{
	int status = collect_scopes(work, matter, fg_index_at(&work->scopes_at, matter->place));

	if (status < 0)
		return status;
	return collect_scopes(work, matter,
	                      fg_index_at(&work->scopes_at, work->model->place_count));
}

static int collect_fact(struct fg_work *work, const struct fg_matter *matter)
{
	int status = collect_direct(work, matter);

	if (status < 0 || matter->kind == FG_ANSWER)
		return status;
	return collect_scopes(work, matter, fg_index_at(&work->scopes_of,
	                      fg_fact_number(work->model, matter->kind, matter->index)));
}

int fg_collect(struct fg_work *work, const struct fg_matter *matter)
{
	int status;

	work->notebook.turn++;
	work->notebook.count = 0;
	status =
	    matter->index == FG_NONE ? collect_implied(work, matter) : collect_fact(work, matter);
	if (status == 0 && work->notebook.count)
		keep_nearest(work);
	return status;
}
