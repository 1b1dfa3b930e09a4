/* The bars, gathered from the cells about periods: same place and same answer, one bar. */
#include "figure/retention/bars.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/say.h"

enum { MOST_BARS = 240 };        /* of a figure; beyond, places of a boundary share bars */

/* Something kept: a holding as written, or what an arrival implies. */
struct kept {
	fg_ref place, holding;           /* holding FG_NONE: implied */
	fg_ref element;                  /* of an implied one */
	uint32_t cell;                   /* FG_NONE: nobody asks */
};

struct work {
	struct fg_bars *bars;
	const struct fg_figure *figure;
	const struct fg_model *model;
	const struct fg_gaps *gaps;
	uint32_t *weakest;               /* by holding: its cell, or FG_NONE */
	const char **bares;              /* by holding: two values without a claim */
	fg_ref *row_of;                  /* by cell of gaps: its numbered row, or FG_NONE */
	struct kept *kept;               /* written ones first, then by boundary and place */
	uint32_t kept_count;
};

/* Weakest last: what a reader must not miss decides. */
static int weight(enum fg_family family)
{
	static const int weights[FG_FAMILIES] = {
		[FG_ANSWERED] = 0, [FG_TO_VERIFY] = 1, [FG_CLAIMED] = 2, [FG_GAP] = 3
	};

	return weights[family];
}

static bool is_weaker(const struct work *work, uint32_t cell, uint32_t than)
{
	return than == FG_NONE
	       || weight(fg_cell_at(work->gaps, cell)->family)
	                  > weight(fg_cell_at(work->gaps, than)->family);
}

static void index_rows(struct work *work)
{
	const struct fg_gaps *gaps = work->gaps;

	for (uint32_t i = 0; i < gaps->cell_count; i++)
		work->row_of[i] = FG_NONE;
	for (uint32_t i = 0; i < gaps->row_count; i++) {
		const struct fg_gap *row = &gaps->rows[i];
		struct fg_refs cells;

		if (!row->number || row->attribute != FG_PERIOD || row->under_of != FG_NONE)
			continue;
		cells = fg_gap_cells(gaps, row);
		for (uint32_t k = 0; k < cells.count; k++)
			work->row_of[cells.items[k]] = i;
	}
}

static void index_bares(struct work *work)
{
	for (uint32_t i = 0; i < work->model->bare_count; i++) {
		const struct fg_bare *bare = &work->model->bares[i];
		const char **values;

		if (bare->target.kind != FG_HOLDING || bare->target.attribute != FG_PERIOD)
			continue;
		values = &work->bares[2 * (size_t)bare->target.index];
		values[values[0] ? 1 : 0] = bare->value;
	}
}

static void keep(struct work *work, struct kept kept)
{
	work->kept[work->kept_count++] = kept;
}

/* Cells of one implied holding stand side by side. */
static void keep_implied(struct work *work, uint32_t cell)
{
	const struct fg_cell *c = fg_cell_at(work->gaps, cell);
	struct kept *last = work->kept_count ? &work->kept[work->kept_count - 1] : NULL;

	if (!last || last->holding != FG_NONE || last->place != c->place
	    || last->element != c->element)
		keep(work, (struct kept){ c->place, FG_NONE, c->element, cell });
	else if (is_weaker(work, cell, last->cell))
		last->cell = cell;
}

static void take_cells(struct work *work)
{
	const struct fg_gaps *gaps = work->gaps;

	for (fg_ref h = 0; h < work->model->holding_count; h++)
		work->weakest[h] = FG_NONE;
	for (uint32_t i = 0; i < gaps->cell_count; i++) {
		const struct fg_cell *cell = fg_cell_at(gaps, i);

		if (cell->attribute == FG_PERIOD && cell->kind == FG_HOLDING
		    && cell->index != FG_NONE && is_weaker(work, i, work->weakest[cell->index]))
			work->weakest[cell->index] = i;
	}
	for (fg_ref h = 0; h < work->model->holding_count; h++)
		keep(work, (struct kept){ work->model->holdings[h].place, h, FG_NONE,
		                          work->weakest[h] });
	for (uint32_t i = gaps->reach->evidence->cell_count; i < gaps->cell_count; i++)
		if (fg_cell_at(gaps, i)->attribute == FG_PERIOD)     /* of an implied holding */
			keep_implied(work, i);
}

/* By boundary, then place; what is kept there stays in its order. */
static int sort_kept(struct work *work)
{
	const struct fg_model *model = work->model;
	struct fg_arena *arena = work->figure->arena;
	uint32_t *start = fg_arena_array(arena, (size_t)model->place_count + 1, sizeof(*start));
	struct kept *sorted = fg_arena_array(arena, (size_t)work->kept_count + 1, sizeof(*sorted));
	uint32_t sum = 0;

	if (!start || !sorted)
		return -ENOMEM;
	for (uint32_t i = 0; i < work->kept_count; i++)
		start[work->kept[i].place]++;
	for (fg_ref b = 0; b < model->boundary_count; b++)
		for (fg_ref p = 0; p < model->place_count; p++) {
			uint32_t here = start[p];

			if (model->places[p].boundary != b)
				continue;
			start[p] = sum;
			sum += here;
		}
	for (uint32_t i = 0; i < work->kept_count; i++)
		sorted[start[work->kept[i].place]++] = work->kept[i];
	work->kept = sorted;
	return 0;
}

/* ---- bars */

static int add_elements(struct fg_arena *arena, struct fg_bar *bar, struct fg_refs more)
{
	if (bar->elements.count + more.count > bar->room) {
		uint32_t room = 2 * (bar->elements.count + more.count);
		fg_ref *items = fg_arena_array(arena, room, sizeof(*items));

		if (!items)
			return -ENOMEM;
		if (bar->elements.count)
			memcpy(items, bar->own, bar->elements.count * sizeof(*items));
		bar->room = room;
		bar->elements.items = bar->own = items;
	}
	if (more.count)
		memcpy(bar->own + bar->elements.count, more.items, more.count * sizeof(*bar->own));
	bar->elements.count += more.count;
	return 0;
}

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_answer(const struct fg_bar *a, const struct fg_bar *b)
{
	return a->form == b->form && a->status == b->status && a->family == b->family
	       && a->asked == b->asked && same_text(a->words, b->words)
	       && same_text(a->condition, b->condition);
}

static struct fg_bar *new_bar(struct fg_bars *bars)
{
	if (bars->count == bars->room) {
		uint32_t room = bars->room ? 2 * bars->room : 64;
		struct fg_bar *items = realloc(bars->items, room * sizeof(*items));

		if (!items)
			return NULL;
		bars->items = items;
		bars->room = room;
	}
	return &bars->items[bars->count++];
}

/* The bar among those from `first` on that says the same of the same place, or a new one. */
static struct fg_bar *bar_for(struct fg_bars *bars, uint32_t first, const struct fg_bar *wanted)
{
	struct fg_bar *bar;

	for (uint32_t i = first; i < bars->count; i++)
		if (bars->items[i].row == wanted->row && same_answer(&bars->items[i], wanted))
			return &bars->items[i];
	bar = new_bar(bars);
	if (bar)
		*bar = *wanted;
	return bar;
}

static int put_answer(struct work *work, const struct kept *kept, const struct fg_bar *wanted,
                      uint32_t first)
{
	struct fg_arena *arena = work->figure->arena;
	struct fg_bar *bar = bar_for(work->bars, first, wanted);
	struct fg_refs elements = { &kept->element, 1 };
	const char *id = "";

	if (!bar)
		return -ENOMEM;
	if (kept->holding != FG_NONE) {
		elements = work->model->holdings[kept->holding].elements;
		id = work->model->holdings[kept->holding].e.id;
	}
	if (*id)
		bar->holdings = fg_arena_format(arena, "%s%s%s", bar->holdings,
		                                *bar->holdings ? " " : "", id);
	return bar->holdings ? add_elements(arena, bar, elements) : -ENOMEM;
}

static int put_kept(struct work *work, const struct kept *kept, uint32_t first)
{
	const struct fg_cell *cell =
		kept->cell == FG_NONE ? NULL : fg_cell_at(work->gaps, kept->cell);
	struct fg_asking asking = { cell, NULL, { NULL, NULL } };
	struct fg_answer answers[FG_ANSWERS];
	struct fg_bar wanted = { .place = kept->place, .places = 1, .holdings = "" };
	uint32_t count;
	int status = 0;

	wanted.boundary = work->model->places[kept->place].boundary;
	wanted.asked = cell != NULL;
	wanted.status = cell ? cell->status : FG_NOT_EXAMINED;
	wanted.family = cell ? cell->family : FG_TO_VERIFY;
	if (cell && work->row_of[kept->cell] != FG_NONE)
		wanted.row = asking.row = &work->gaps->rows[work->row_of[kept->cell]];
	if (kept->holding != FG_NONE)
		memcpy(asking.bare, &work->bares[2 * (size_t)kept->holding], sizeof(asking.bare));
	count = cell ? fg_answers_of(work->figure, &asking, answers)
	             : fg_answers_unasked(work->figure, kept->holding, answers);
	if (cell && !count)
		return -ENOMEM;
	for (uint32_t i = 0; status == 0 && i < count; i++) {
		wanted.form = answers[i].form;
		wanted.lengths = answers[i].lengths;
		memcpy(wanted.seconds, answers[i].seconds, sizeof(wanted.seconds));
		wanted.words = answers[i].words;
		wanted.condition = answers[i].condition;
		status = put_answer(work, kept, &wanted, first);
	}
	return status;
}

static int compare_refs(const void *a, const void *b)
{
	fg_ref x = *(const fg_ref *)a, y = *(const fg_ref *)b;

	return (x > y) - (x < y);
}

/* Elements in document order, each once. */
static void tidy(const struct fg_model *model, struct fg_bar *bar)
{
	fg_ref *items = bar->own;
	uint32_t count = 0;

	if (bar->elements.count)
		qsort(items, bar->elements.count, sizeof(*items), compare_refs);
	bar->categories = 0;
	for (uint32_t i = 0; i < bar->elements.count; i++) {
		if (count && items[count - 1] == items[i])
			continue;
		bar->categories |= 1u << model->elements[items[i]].category;
		items[count++] = items[i];
	}
	bar->elements.count = count;
}

/* ---- too many */

static void widen(struct fg_bar *bar, const struct fg_bar *more)
{
	for (uint32_t i = 0; i < more->lengths; i++) {
		if (bar->lengths && more->seconds[i] < bar->seconds[0])
			bar->seconds[0] = more->seconds[i];
		else if (!bar->lengths)
			bar->seconds[bar->lengths++] = more->seconds[i];
	}
}

static bool same_kind(const struct fg_bar *a, const struct fg_bar *b)
{
	return a->form == b->form && a->family == b->family && a->asked == b->asked;
}

static int join(struct work *work, struct fg_bar *bar, const struct fg_bar *more)
{
	bar->more_rows += more->more_rows + (more->row != NULL && more->row != bar->row);
	bar->places += more->place != bar->place ? more->places : 0;
	bar->place = more->place;
	if (!same_answer(bar, more)) {
		bar->words = fg_say(work->figure->lang, "various answers");
		bar->condition = NULL;
	}
	if (!bar->row)
		bar->row = more->row;
	widen(bar, more);
	return add_elements(work->figure->arena, bar, more->elements);
}

/* Places of one boundary share bars: those of one family and form and, when `exact`, of the same
 * answer. Bars stand by boundary. */
static int summarise(struct work *work, bool exact)
{
	struct fg_bars *bars = work->bars;
	uint32_t count = 0, first = 0;

	for (uint32_t i = 0; i < bars->count; i++) {
		const struct fg_bar *bar = &bars->items[i];
		uint32_t k;

		if (count && bars->items[count - 1].boundary != bar->boundary)
			first = count;
		for (k = first; k < count; k++)
			if (exact ? same_answer(&bars->items[k], bar)
			          : same_kind(&bars->items[k], bar))
				break;
		if (k == count)
			bars->items[count++] = *bar;
		else if (join(work, &bars->items[k], bar) < 0)
			return -ENOMEM;
	}
	bars->count = count;
	bars->summarised = true;
	return 0;
}

static int make_fewer(struct work *work)
{
	struct fg_bars *bars = work->bars;
	int status = 0;

	for (int exact = 1; status == 0 && exact >= 0 && bars->count > MOST_BARS; exact--)
		status = summarise(work, exact);
	for (uint32_t i = 0; bars->summarised && i < bars->count; i++) {
		bars->items[i].place = FG_NONE;
		bars->items[i].holdings = "";
	}
	return status;
}

/* Bodies outside that keep what they get, of which nobody asks how long. */
static int count_unasked(struct work *work)
{
	const struct fg_reach *reach = work->gaps->reach;
	bool *seen = fg_arena_array(work->figure->arena, (size_t)work->model->place_count + 1,
	                            sizeof(*seen));

	if (!seen)
		return -ENOMEM;
	for (uint32_t i = 0; i < work->kept_count; i++)
		seen[work->kept[i].place] = true;
	for (uint32_t i = 0; i < reach->arrival_count; i++) {
		fg_ref place = reach->arrivals[i].place;

		if (seen[place] || !work->model->places[place].keeps
		    || reach->arrivals[i].hops == 0)
			continue;
		seen[place] = true;
		work->bars->unasked++;
	}
	return 0;
}

static int make_room(struct work *work)
{
	struct fg_arena *arena = work->figure->arena;
	size_t holdings = (size_t)work->model->holding_count + 1;

	work->weakest = fg_arena_array(arena, holdings, sizeof(*work->weakest));
	work->bares = fg_arena_array(arena, 2 * holdings, sizeof(*work->bares));
	work->row_of = fg_arena_array(arena, (size_t)work->gaps->cell_count + 1,
	                              sizeof(*work->row_of));
	work->kept = fg_arena_array(arena, holdings + work->gaps->cell_count, sizeof(*work->kept));
	return work->weakest && work->bares && work->row_of && work->kept ? 0 : -ENOMEM;
}

int fg_bars_make(const struct fg_figure *figure, struct fg_bars *ret_bars)
{
	struct fg_bars bars = { .figure = figure };
	struct work work = { .bars = &bars, .figure = figure, .model = figure->model,
		             .gaps = figure->gaps };
	uint32_t first = 0;
	int status = make_room(&work);

	if (status == 0) {
		index_rows(&work);
		index_bares(&work);
		take_cells(&work);
		status = sort_kept(&work);
	}
	for (uint32_t i = 0; status == 0 && i < work.kept_count; i++) {
		if (i && work.kept[i].place != work.kept[i - 1].place)
			first = bars.count;
		status = put_kept(&work, &work.kept[i], first);
	}
	if (status == 0)
		status = count_unasked(&work);
	if (status == 0)
		status = make_fewer(&work);
	for (uint32_t i = 0; status == 0 && i < bars.count; i++)
		tidy(figure->model, &bars.items[i]);
	if (status < 0)
		fg_bars_clear(&bars);
	else
		*ret_bars = bars;
	return status;
}

void fg_bars_clear(struct fg_bars *bars)
{
	free(bars->items);
	*bars = (struct fg_bars){ 0 };
}
