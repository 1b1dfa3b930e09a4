#include "figure/matrix/grid.h"

#include <errno.h>
#include <string.h>

#include "base/arena.h"

enum { MOST_ROWS = 160, MOST_COLUMNS = 72, FEWEST_SHARED = 3 };

struct work {
	struct fg_grid *grid;
	const struct fg_model *model;
	const struct fg_reach *reach;
	uint32_t *row_of, *column_of;    /* by element, by place; FG_NONE: none */
	/* by element and by place: something is, or is said of it */
	bool *element_used, *place_used;
};

bool fg_grid_cell_is_empty(const struct fg_grid_cell *cell)
{
	return !cell->arrivals && !cell->asides && !cell->row;
}

bool fg_grid_number_is_others(const struct fg_grid_cell *cell)
{
	return cell->row && cell->arrivals && !fg_is_charge(cell->family);
}

/* ---- flows that carry no reach, and numbered rows about flows */

static int aside_of(const struct work *work, fg_ref flow)
{
	switch (fg_flow_fate(work->reach->evidence, flow)) {
	case FG_FATE_DENIED:
		return FG_ASIDE_DENIED;
	case FG_FATE_QUESTIONED:
		return FG_ASIDE_QUESTIONED;
	case FG_ASSUMED:
		return FG_ASIDE_ASSUMED;
	case FG_FATE_FORMER:
		return FG_ASIDE_FORMER;
	case FG_FATE_BLOCKED:
		return FG_ASIDE_BLOCKED;
	default:
		return -1;
	}
}

/* Calls `each` with the elements of a flow: those it names, and those that are where it starts and
 * that it carries as a category or without saying what. */
typedef void visit(struct work *work, fg_ref element, fg_ref flow, void *context);

static void walk_carried(struct work *work, fg_ref flow, visit *each, void *context)
{
	const struct fg_flow *f = &work->model->flows[flow];

	for (uint32_t i = 0; i < f->elements.count; i++)
		each(work, f->elements.items[i], flow, context);
	if (!f->categories && !f->unspecified)
		return;
	for (fg_ref e = 0; e < work->model->element_count; e++)
		if ((f->unspecified || (f->categories >> work->model->elements[e].category & 1))
		    && fg_reach_find(work->reach, e, f->from))
			each(work, e, flow, context);
}

static void use(struct work *work, fg_ref element, fg_ref flow, void *context)
{
	(void)context;
	work->element_used[element] = true;
	work->place_used[work->model->flows[flow].to] = true;
}

static struct fg_grid_cell *cell_at(struct work *work, fg_ref element, fg_ref place)
{
	uint32_t row = work->row_of[element], column = work->column_of[place];

	return row == FG_NONE || column == FG_NONE ? NULL : &work->grid->rows[row].cells[column];
}

static void set_aside(struct work *work, fg_ref element, fg_ref flow, void *context)
{
	struct fg_grid_cell *cell = cell_at(work, element, work->model->flows[flow].to);

	if (cell)
		cell->asides |= 1u << *(const int *)context;
}

static void set_number(struct work *work, fg_ref element, fg_ref flow, void *context)
{
	const struct fg_gap *row = context;
	struct fg_grid_cell *cell = cell_at(work, element, work->model->flows[flow].to);

	if (!cell || cell->last == row || (!cell->arrivals && !cell->asides))
		return;
	cell->last = row;
	if (!cell->row)
		cell->row = row;
	else
		cell->more_rows++;
}

/* Whether the transfer is said at all: what a mark of this view is about. */
static bool is_about_transfer(const struct fg_gap *row)
{
	return row->number && row->kind == FG_FLOW && row->attribute == FG_SAID && !row->more->rule
	       && row->under_of == FG_NONE;
}

static void take_asides(struct work *work)
{
	const struct fg_gaps *gaps = work->grid->figure->gaps;

	for (fg_ref f = 0; f < work->model->flow_count; f++) {
		int aside = aside_of(work, f);

		if (aside >= 0)
			walk_carried(work, f, set_aside, &aside);
	}
	for (uint32_t i = 0; i < gaps->row_count; i++)
		if (is_about_transfer(&gaps->rows[i]))
			walk_carried(work, gaps->rows[i].index, set_number, &gaps->rows[i]);
}

/* ---- arrivals */

/* The family of the weakest flow on the way; an element that starts here is as sure as can be. */
static enum fg_family family_of(const struct work *work, const struct fg_arrival *arrival)
{
	const struct fg_evidence *evidence = work->reach->evidence;

	for (fg_ref link = arrival->link; link != FG_NONE; link = work->reach->links[link].before) {
		fg_ref flow = work->reach->links[link].flow;
		const struct fg_cell *said = &evidence->cells[evidence->said[FG_FLOW][flow]];

		if (said->status == arrival->status)
			return said->family;
	}
	return fg_status_family(arrival->status, false);
}

static void put_arrival(struct work *work, const struct fg_arrival *arrival)
{
	/* Of several, what a reader must not miss decides the look. */
	static const int weight[FG_FAMILIES] = {
		[FG_ANSWERED] = 0, [FG_TO_VERIFY] = 1, [FG_CLAIMED] = 2, [FG_GAP] = 3
	};
	struct fg_grid_cell *cell = cell_at(work, arrival->element, arrival->place);
	enum fg_family family = family_of(work, arrival);

	if (!cell)
		return;
	if (!cell->arrivals++) {
		cell->origin = true;
		cell->strength = arrival->strength;
		cell->status = arrival->status;
		cell->family = family;
	}
	cell->origin &= arrival->hops == 0;
	if (arrival->strength < cell->strength)
		cell->strength = arrival->strength;
	if (weight[family] > weight[cell->family]) {
		cell->family = family;
		cell->status = arrival->status;
	}
}

/* ---- rows and columns */

static void find_used(struct work *work)
{
	for (uint32_t i = 0; i < work->reach->arrival_count; i++) {
		work->element_used[work->reach->arrivals[i].element] = true;
		work->place_used[work->reach->arrivals[i].place] = true;
	}
	for (fg_ref f = 0; f < work->model->flow_count; f++)
		if (aside_of(work, f) >= 0)
			walk_carried(work, f, use, NULL);
}

static uint32_t count_used(const bool *used, uint32_t count)
{
	uint32_t sum = 0;

	for (uint32_t i = 0; i < count; i++)
		sum += used[i];
	return sum;
}

static void add_column(struct work *work, fg_ref place, fg_ref boundary)
{
	const struct fg_figure *figure = work->grid->figure;
	struct fg_grid_column *column = &work->grid->columns[work->grid->column_count++];

	*column = (struct fg_grid_column){ .place = place, .boundary = boundary };
	if (place == FG_NONE)
		return;
	column->kept = fg_kept_of(figure, place);
	column->keeps = work->model->places[place].keeps || column->kept.words;
}

static void make_columns(struct work *work)
{
	const struct fg_model *model = work->model;
	struct fg_grid *grid = work->grid;

	for (fg_ref p = 0; p < model->place_count; p++)
		work->column_of[p] = FG_NONE;
	for (fg_ref b = 0; b < model->boundary_count; b++) {
		bool begun = false;

		for (fg_ref p = 0; p < model->place_count; p++) {
			if (model->places[p].boundary != b || !work->place_used[p])
				continue;
			if (!grid->by_boundary || !begun)
				add_column(work, grid->by_boundary ? FG_NONE : p, b);
			begun = true;
			work->column_of[p] = grid->column_count - 1;
		}
	}
}

static int add_row(struct work *work, enum fg_category category, uint32_t room)
{
	struct fg_arena *arena = work->grid->figure->arena;
	struct fg_grid_row *row = &work->grid->rows[work->grid->row_count++];

	row->category = category;
	row->own = fg_arena_array(arena, (size_t)room + 1, sizeof(*row->own));
	row->elements.items = row->own;
	row->cells = fg_arena_array(arena, (size_t)work->grid->column_count + 1,
	                            sizeof(*row->cells));
	return row->own && row->cells ? 0 : -ENOMEM;
}

static int make_rows(struct work *work)
{
	const struct fg_model *model = work->model;
	struct fg_grid *grid = work->grid;
	uint32_t by_category[FG_CATEGORIES] = { 0 };

	for (fg_ref e = 0; e < model->element_count; e++) {
		work->row_of[e] = FG_NONE;
		by_category[model->elements[e].category] += work->element_used[e];
	}
	for (int category = 0; category < FG_CATEGORIES; category++) {
		uint32_t left = by_category[category];

		for (fg_ref e = 0; left && e < model->element_count; e++) {
			struct fg_grid_row *row;
			bool first = left == by_category[category];

			if ((int)model->elements[e].category != category || !work->element_used[e])
				continue;
			if ((!grid->by_category || first)
			    && add_row(work, (enum fg_category)category, left) < 0)
				return -ENOMEM;
			left--;
			row = &grid->rows[grid->row_count - 1];
			row->own[row->elements.count++] = e;
			work->row_of[e] = grid->row_count - 1;
		}
	}
	return 0;
}

/* Counts where one element is: the places of its row, the data of each column, all once. */
static void count_element(struct work *work, struct fg_grid_row *row, fg_ref element,
                          bool *reached, fg_ref *last)
{
	const struct fg_reach *reach = work->reach;

	for (uint32_t i = reach->first[element]; i < reach->first[element + 1]; i++) {
		const struct fg_arrival *arrival = &reach->arrivals[i];
		uint32_t column = work->column_of[arrival->place];

		if (arrival->hops > 0 && !reached[arrival->place]) {
			reached[arrival->place] = true;
			row->places++;
		}
		if (last[column] == element)
			continue;
		last[column] = element;
		work->grid->columns[column].elements++;
	}
}

static int count_marks(struct work *work)
{
	struct fg_arena *arena = work->grid->figure->arena;
	size_t places = (size_t)work->model->place_count + 1;
	fg_ref *last = fg_arena_array(arena, (size_t)work->grid->column_count + 1, sizeof(*last));
	bool *reached = fg_arena_array(arena, places, sizeof(*reached));

	if (!last || !reached)
		return -ENOMEM;
	for (uint32_t c = 0; c < work->grid->column_count; c++)
		last[c] = FG_NONE;
	for (uint32_t r = 0; r < work->grid->row_count; r++) {
		struct fg_grid_row *row = &work->grid->rows[r];

		memset(reached, 0, places * sizeof(*reached));
		for (uint32_t k = 0; k < row->elements.count; k++)
			count_element(work, row, row->elements.items[k], reached, last);
	}
	return 0;
}

static int make_room(struct work *work)
{
	struct fg_arena *arena = work->grid->figure->arena;
	size_t elements = (size_t)work->model->element_count + 1;
	size_t places = (size_t)work->model->place_count + 1;

	work->row_of = fg_arena_array(arena, elements, sizeof(*work->row_of));
	work->element_used = fg_arena_array(arena, elements, sizeof(*work->element_used));
	work->column_of = fg_arena_array(arena, places, sizeof(*work->column_of));
	work->place_used = fg_arena_array(arena, places, sizeof(*work->place_used));
	return work->row_of && work->element_used && work->column_of && work->place_used ? 0
	                                                                                 : -ENOMEM;
}

static int make_lists(struct work *work)
{
	struct fg_grid *grid = work->grid;
	uint32_t elements = count_used(work->element_used, work->model->element_count);
	uint32_t places = count_used(work->place_used, work->model->place_count);

	grid->idle_elements = work->model->element_count - elements;
	grid->idle_places = work->model->place_count - places;
	grid->by_category = elements > MOST_ROWS;
	grid->by_boundary = places > MOST_COLUMNS;
	grid->rows = fg_arena_array(grid->figure->arena,
	                            grid->by_category ? FG_CATEGORIES : (size_t)elements + 1,
	                            sizeof(*grid->rows));
	grid->columns = fg_arena_array(grid->figure->arena,
	                               grid->by_boundary ? (size_t)work->model->boundary_count + 1
	                                                 : (size_t)places + 1,
	                               sizeof(*grid->columns));
	return grid->rows && grid->columns ? 0 : -ENOMEM;
}

int fg_grid_make(const struct fg_figure *figure, struct fg_grid *ret_grid)
{
	struct fg_grid grid = { .figure = figure };
	struct work work = { .grid = &grid, .model = figure->model, .reach = figure->gaps->reach };
	int status = make_room(&work);

	if (status == 0) {
		find_used(&work);
		status = make_lists(&work);
	}
	if (status == 0) {
		make_columns(&work);
		status = make_rows(&work);
	}
	for (uint32_t i = 0; status == 0 && i < work.reach->arrival_count; i++)
		put_arrival(&work, &work.reach->arrivals[i]);
	if (status == 0) {
		take_asides(&work);
		status = count_marks(&work);
	}
	if (status == 0)
		*ret_grid = grid;
	return status;
}

/* ---- equal rows */

static bool same_cell(const struct fg_grid_cell *a, const struct fg_grid_cell *b)
{
	return a->arrivals == b->arrivals && a->origin == b->origin && a->strength == b->strength
	       && a->status == b->status && a->family == b->family && a->asides == b->asides
	       && a->row == b->row && a->more_rows == b->more_rows;
}

static bool same_row(const struct fg_grid *grid, const struct fg_grid_row *a,
                     const struct fg_grid_row *b)
{
	for (uint32_t i = 0; i < grid->column_count; i++)
		if (!same_cell(&a->cells[i], &b->cells[i]))
			return false;
	return a->category == b->category && a->places == b->places;
}

void fg_grid_merge(struct fg_grid *grid)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < grid->row_count && !grid->by_category; i++) {
		struct fg_grid_row *row = &grid->rows[i];
		uint32_t k = 0;

		while (k < count && !same_row(grid, &grid->rows[k], row))
			k++;
		if (k == count) {
			grid->rows[count++] = *row;
			continue;
		}
		grid->rows[k].own[grid->rows[k].elements.count++] = row->elements.items[0];
		grid->merged = true;
	}
	if (!grid->by_category)
		grid->row_count = count;
}

static void share_marks(const struct fg_grid *grid, uint32_t number)
{
	struct fg_grid_column *column = &grid->columns[number];
	const struct fg_gap *only = NULL;
	uint32_t count = 0;

	for (uint32_t i = 0; i < grid->row_count; i++) {
		const struct fg_grid_cell *cell = &grid->rows[i].cells[number];

		if (!cell->row)
			continue;
		if (cell->more_rows || (only && cell->row != only) || !cell->arrivals
		    || fg_grid_number_is_others(cell))
			return;
		only = cell->row;
		count++;
	}
	if (count >= FEWEST_SHARED)
		column->shared = only;
}

void fg_grid_share_marks(struct fg_grid *grid)
{
	for (uint32_t i = 0; i < grid->column_count; i++)
		share_marks(grid, i);
}
