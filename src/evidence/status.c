/* The table of answers: the first row that fits decides. */
#include "evidence/internal.h"

static bool contradicted(const struct fg_weighed *w)
{
	return w->within.found;
}

static bool disputed(const struct fg_weighed *w)
{
	return w->between.found;
}

static bool stated(const struct fg_weighed *w)
{
	return w->own[FG_STATES].count;
}

static bool partly(const struct fg_weighed *w)
{
	return w->own[FG_PARTLY_SAYS].count;
}

static bool deferred(const struct fg_weighed *w)
{
	return w->own[FG_DEFERS].count;
}

static bool by_reference(const struct fg_weighed *w)
{
	return w->own[FG_REFERS].count;
}

static bool denied(const struct fg_weighed *w)
{
	return w->own[FG_DENIES].count;
}

/* A re-creation alone never shows that something was not disclosed. */
static bool undisclosed(const struct fg_weighed *w)
{
	const struct fg_tally *states = &w->other[FG_STATES], *says = &w->other[FG_PARTLY_SAYS];

	return w->read && (states->copies < states->count || says->copies < says->count);
}

static bool not_stated(const struct fg_weighed *w)
{
	return w->read;
}

static bool said_missing(const struct fg_weighed *w)
{
	return w->other[FG_MISSING].count;
}

static bool reported(const struct fg_weighed *w)
{
	return w->hints.count;
}

static bool always(const struct fg_weighed *w)
{
	(void)w;
	return true;
}

static const struct row {
	enum fg_status status;
	bool (*fits)(const struct fg_weighed *w);
} rows[] = {
	{ FG_CONTRADICTED, contradicted },
	{ FG_DISPUTED, disputed },
	{ FG_STATED, stated },
	{ FG_PARTLY, partly },
	{ FG_DEFERRED, deferred },
	{ FG_BY_REFERENCE, by_reference },
	{ FG_DENIED, denied },
	{ FG_UNDISCLOSED, undisclosed },
	{ FG_NOT_STATED, not_stated },
	{ FG_SAID_MISSING, said_missing },
	{ FG_REPORTED, reported },
	{ FG_NOT_EXAMINED, always },
};

enum fg_family fg_status_family(enum fg_status status, bool read)
{
	switch (status) {
	case FG_STATED:
	case FG_BY_REFERENCE:
	case FG_DENIED:
		return FG_ANSWERED;
	case FG_CONTRADICTED:
	case FG_DISPUTED:
	case FG_UNDISCLOSED:
	case FG_NOT_STATED:
		return FG_GAP;
	case FG_PARTLY:
	case FG_DEFERRED:
		return read ? FG_GAP : FG_TO_VERIFY;
	case FG_SAID_MISSING:
		return FG_CLAIMED;
	default:
		return FG_TO_VERIFY;
	}
}

/* Whether a re-creation is among what decides: claims, or for silence the documents read. */
static bool rests_on_copy(const struct fg_weighed *w, enum fg_status status)
{
	switch (status) {
	case FG_CONTRADICTED: return w->within.copied;
	case FG_DISPUTED: return w->between.copied;
	case FG_STATED: return w->own[FG_STATES].copies;
	case FG_PARTLY: return w->own[FG_PARTLY_SAYS].copies;
	case FG_DEFERRED: return w->own[FG_DEFERS].copies;
	case FG_DENIED: return w->own[FG_DENIES].copies;
	case FG_UNDISCLOSED:
	case FG_NOT_STATED: return w->plan->recreation;
	case FG_SAID_MISSING: return w->other[FG_MISSING].copies;
	case FG_REPORTED: return w->hints.copies;
	default: return false;
	}
}

int fg_decide(const struct fg_weighed *w, struct fg_cell *cell, fg_ref *ret_through)
{
	const struct row *row = rows;

	while (!row->fits(w))
		row++;
	cell->read = w->read;
	cell->status = row->status;
	if (row->status == FG_BY_REFERENCE)
		return fg_follow(w, cell, ret_through);
	cell->family = fg_status_family(row->status, w->read);
	if (row->status == FG_DISPUTED && !w->between.official)
		cell->family = FG_CLAIMED;
	cell->recreation = rests_on_copy(w, row->status);
	cell->not_applicable = row->status == FG_STATED && w->not_applicable;
	return 0;
}
