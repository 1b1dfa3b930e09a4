/*
 * Answers in another document. A reference leads to a source; if that one only refers on, the
 * search goes on there, and no source is visited twice. Of several leads the best decides: an
 * answer; else one that nobody could check; else a vague answer that was read; else silence that
 * was read.
 */
#include <errno.h>
#include <stdlib.h>

#include "evidence/internal.h"

enum {
	ANSWERS = 1u << FG_STATES | 1u << FG_DENIES,
	HALVES = 1u << FG_PARTLY_SAYS | 1u << FG_DEFERS
};

enum outcome { ANSWERED, UNCHECKED, HALF, SILENT, OUTCOMES };

struct pointer {
	fg_ref source;               /* that refers */
	fg_ref claim;
};

struct search {
	const struct fg_weighed *w;
	struct pointer *pointers;    /* by source, then claim */
	uint32_t pointer_count;
	fg_ref *queue;               /* sources led to */
	uint32_t queued;
	fg_ref through[OUTCOMES];
	bool found[OUTCOMES], copied[OUTCOMES];
	bool pointer_copied;
};

static int compare_pointers(const void *a, const void *b)
{
	const struct pointer *x = a, *y = b;

	if (x->source != y->source)
		return x->source < y->source ? -1 : 1;
	return x->claim < y->claim ? -1 : x->claim > y->claim;
}

static void gather(struct search *s)
{
	const struct fg_work *work = s->w->work;

	for (uint32_t i = 0; i < work->notebook.count; i++) {
		const struct fg_claim *claim = &work->model->claims[work->notebook.found[i].claim];

		if (claim->says == FG_REFERS && claim->certainty != FG_LOW)
			s->pointers[s->pointer_count++] =
				(struct pointer){ claim->source, work->notebook.found[i].claim };
	}
	qsort(s->pointers, s->pointer_count, sizeof(*s->pointers), compare_pointers);
}

static void conclude(struct search *s, enum outcome outcome, fg_ref through, bool copied)
{
	if (!s->found[outcome])
		s->through[outcome] = through;
	s->found[outcome] = true;
	s->copied[outcome] |= copied;
}

static void lead_on(struct search *s, fg_ref claim)
{
	const struct fg_work *work = s->w->work;
	fg_ref to = work->model->claims[claim].more->to;
	struct fg_page *page;

	s->pointer_copied |= fg_source_of(work, claim)->copy == FG_COPY_RECREATION;
	if (to == FG_NONE || !work->evidence.sources[to].admitted) {
		conclude(s, UNCHECKED, to, false);
		return;
	}
	page = &work->notebook.pages[to];
	if (page->pointed == work->notebook.turn)
		return;
	page->pointed = work->notebook.turn;
	s->queue[s->queued++] = to;
}

static void lead_on_from(struct search *s, fg_ref source)
{
	uint32_t low = 0, high = s->pointer_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (s->pointers[middle].source < source)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < s->pointer_count && s->pointers[low].source == source; low++)
		lead_on(s, s->pointers[low].claim);
}

static void visit(struct search *s, fg_ref source)
{
	const struct fg_work *work = s->w->work;
	const struct fg_page *page = &work->notebook.pages[source];
	uint32_t says = page->turn == work->notebook.turn ? page->says : 0;
	bool copied = work->model->sources[source].copy == FG_COPY_RECREATION;

	if (says & ANSWERS)
		conclude(s, ANSWERED, source, copied);
	else if (!(says & HALVES) && says & 1u << FG_REFERS)
		lead_on_from(s, source);
	else if (!fg_is_source_read(work, s->w->plan, source))
		conclude(s, UNCHECKED, source, false);
	else
		conclude(s, says & HALVES ? HALF : SILENT, source, copied);
}

static void settle(const struct search *s, struct fg_cell *cell, fg_ref *ret_through)
{
	static const struct {
		enum fg_status status;
		enum fg_family family;
	} results[OUTCOMES] = {
		[ANSWERED] = { FG_BY_REFERENCE, FG_ANSWERED },
		[UNCHECKED] = { FG_BY_REFERENCE, FG_TO_VERIFY },
		[HALF] = { FG_BY_REFERENCE, FG_GAP },
		[SILENT] = { FG_NOT_STATED, FG_GAP },
	};
	enum outcome outcome = ANSWERED;

	while (outcome < SILENT && !s->found[outcome])
		outcome++;
	if (!s->found[outcome])              /* references in a circle */
		outcome = UNCHECKED;
	cell->status = results[outcome].status;
	cell->family = results[outcome].family;
	if (s->found[outcome])
		*ret_through = s->through[outcome];
	cell->recreation = s->pointer_copied || s->copied[outcome];
}

int fg_follow(const struct fg_weighed *weighed, struct fg_cell *cell, fg_ref *ret_through)
{
	const struct fg_work *work = weighed->work;
	struct search s = { .w = weighed };
	int status = -ENOMEM;

	s.pointers = calloc((size_t)work->notebook.count + 1, sizeof(*s.pointers));
	s.queue = calloc((size_t)work->notebook.count + 1, sizeof(*s.queue));
	if (!s.pointers || !s.queue)
		goto out;
	gather(&s);
	for (uint32_t i = 0; i < s.pointer_count; i++)
		if (fg_is_own(work, s.pointers[i].claim))
			lead_on(&s, s.pointers[i].claim);
	for (uint32_t i = 0; i < s.queued; i++)
		visit(&s, s.queue[i]);
	settle(&s, cell, ret_through);
	status = 0;
out:
	free(s.pointers);
	free(s.queue);
	return status;
}
