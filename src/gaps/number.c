/* The order of the register, what is listed under what, and the numbers. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/sink.h"
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
	return row->more->rule && row->more->rule->class == FG_RULE_NOTE;
}

#define COMPARE(x, y) if ((x) != (y)) return (x) < (y) ? -1 : 1

/* What is compared, and room for the ids of two rows. */
struct order {
	const struct fg_gaps *gaps;
	struct fg_sink a, b;
};

static int by_id(struct order *order, const struct fg_gap *a, const struct fg_gap *b)
{
	order->a.length = order->b.length = 0;
	fg_put_gap_id(&order->a, order->gaps, a);
	fg_put_gap_id(&order->b, order->gaps, b);
	return order->a.error || order->b.error ? 0 : strcmp(order->a.data, order->b.data);
}

/* Register order: family, notes on the model last, priority, question (rules after all), subject,
 * then the id, so that no tie is left. */
static int by_register(const void *x, const void *y, void *context)
{
	struct order *order = context;
	const struct fg_gap *a = &order->gaps->rows[*(const fg_ref *)x];
	const struct fg_gap *b = &order->gaps->rows[*(const fg_ref *)y];

	COMPARE(rank_of(a->family), rank_of(b->family));
	COMPARE(is_note(a), is_note(b));
	COMPARE(a->priority, b->priority);
	COMPARE(a->question, b->question);
	COMPARE(a->limb, b->limb);
	COMPARE(subject_rank(a->kind), subject_rank(b->kind));
	COMPARE(a->index, b->index);
	COMPARE(a->status, b->status);
	return a == b ? 0 : by_id(order, a, b);
}

/* Row numbers[i] becomes row i: each moves once, along the circles of the order. */
static void put_in_order(struct fg_gaps *gaps, fg_ref *numbers)
{
	for (fg_ref start = 0; start < gaps->row_count; start++) {
		struct fg_gap first = gaps->rows[start];
		fg_ref to = start, from = numbers[start];

		for (; from != start; to = from, from = numbers[to]) {
			gaps->rows[to] = gaps->rows[from];
			numbers[to] = to;
		}
		gaps->rows[to] = first;
		numbers[to] = to;
	}
}

static int sort_rows(struct fg_gaps *gaps)
{
	fg_ref *numbers = calloc((size_t)gaps->row_count + 1, sizeof(*numbers));
	struct order order = { .gaps = gaps };
	int status;

	if (!numbers)
		return -ENOMEM;
	for (fg_ref i = 0; i < gaps->row_count; i++)
		numbers[i] = i;
	qsort_r(numbers, gaps->row_count, sizeof(*numbers), by_register, &order);
	put_in_order(gaps, numbers);
	free(numbers);
	status = order.a.error ? order.a.error : order.b.error;
	fg_sink_clear(&order.a);
	fg_sink_clear(&order.b);
	return status;
}

/* The row of a question, not answered, that has one of the cells of this hit; FG_NONE: there is
 * none. */
static fg_ref find_host(const struct fg_gaps *gaps, const struct fg_gap *hit, const fg_ref *row_of)
{
	struct fg_refs cells = fg_gap_cells(gaps, hit);

	for (uint32_t i = 0; i < cells.count; i++) {
		fg_ref host = row_of[cells.items[i]];

		if (host != FG_NONE && gaps->rows[host].family != FG_ANSWERED)
			return host;
	}
	return FG_NONE;
}

/* The row of the system's own answer to the question of a row that only repeats it; FG_NONE: it
 * says more. `row_of` is by cell, cells of a question start with that of the system. */
static fg_ref find_system(const struct fg_gaps *gaps, const struct fg_gap *row,
                          const fg_ref *row_of, const uint32_t *system_of)
{
	const struct fg_gap *system;

	if (!fg_gap_cell(gaps, row)->project_wide || row->question == FG_NONE)
		return FG_NONE;
	system = &gaps->rows[row_of[system_of[row->question]]];
	return system->status == row->status && system->family == row->family
	               ? row_of[system_of[row->question]]
	               : FG_NONE;
}

static int note_systems(const struct fg_gaps *gaps, uint32_t **ret_system_of)
{
	uint32_t questions = gaps->reach->evidence->model->question_count;
	uint32_t *system_of = calloc((size_t)questions + 1, sizeof(*system_of));

	if (!system_of)
		return -ENOMEM;
	for (uint32_t i = 0; i < gaps->cell_count; i++)
		if (fg_cell_at(gaps, i)->kind == FG_ANSWER)
			system_of[fg_cell_at(gaps, i)->question] = i;
	*ret_system_of = system_of;
	return 0;
}

static void note_rows(const struct fg_gaps *gaps, fg_ref *row_of)
{
	for (fg_ref i = 0; i < gaps->row_count; i++) {
		const struct fg_gap *row = &gaps->rows[i];

		for (uint32_t k = 0; !row->more->rule && k < row->cell_count; k++)
			row_of[gaps->row_cells[row->first_cell + k]] = i;
	}
}

/* One omission is one gap: finds the row of the question whose answer a rule rests on, and that of
 * the system whose answer a row repeats. `row_of` is by cell. */
static int find_hosts(struct fg_gaps *gaps, fg_ref *row_of)
{
	uint32_t *system_of = NULL;
	int status = note_systems(gaps, &system_of);

	if (status < 0)
		return status;
	note_rows(gaps, row_of);
	for (fg_ref i = 0; i < gaps->row_count; i++) {
		struct fg_gap *row = &gaps->rows[i];

		if (is_note(row))
			continue;
		row->under_of = row->more->rule ? find_host(gaps, row, row_of)
		                                : find_system(gaps, row, row_of, system_of);
	}
	free(system_of);
	return 0;
}

/* The row gets room for those listed under it. */
static int make_host(struct fg_gaps *gaps, struct fg_gap *row, const fg_ref *under, uint32_t count)
{
	struct fg_gap_more *more = fg_arena_get(gaps->arena, sizeof(*more));

	if (!more)
		return -ENOMEM;
	*more = *row->more;
	more->under = (struct fg_refs){ under, count };
	row->more = more;
	return 0;
}

/* `items` has room for all rows that are listed under others; `first`, zeroed, is by row. */
static int list_under(struct fg_gaps *gaps, fg_ref *items, uint32_t *first)
{
	uint32_t sum = 0;

	for (fg_ref i = 0; i < gaps->row_count; i++)
		if (gaps->rows[i].under_of != FG_NONE)
			first[gaps->rows[i].under_of]++;
	for (fg_ref i = 0; i < gaps->row_count; i++) {
		if (first[i] && make_host(gaps, &gaps->rows[i], items + sum, first[i]) < 0)
			return -ENOMEM;
		sum += first[i];
		first[i] = sum - first[i];
	}
	for (fg_ref i = 0; i < gaps->row_count; i++)
		if (gaps->rows[i].under_of != FG_NONE)
			items[first[gaps->rows[i].under_of]++] = i;
	return 0;
}

static int link_rows(struct fg_gaps *gaps, fg_ref *row_of)
{
	int status = find_hosts(gaps, row_of);
	uint32_t count = 0, *first;
	fg_ref *items;

	if (status < 0)
		return status;
	for (fg_ref i = 0; i < gaps->row_count; i++)
		count += gaps->rows[i].under_of != FG_NONE;
	items = fg_arena_array(gaps->arena, (size_t)count + 1, sizeof(*items));
	first = calloc((size_t)gaps->row_count + 1, sizeof(*first));
	status = items && first ? list_under(gaps, items, first) : -ENOMEM;
	free(first);
	return status;
}

int fg_number_rows(struct fg_gaps *gaps)
{
	fg_ref *row_of;
	uint32_t number = 0;
	int status = sort_rows(gaps);

	if (status < 0)
		return status;
	row_of = malloc(((size_t)gaps->cell_count + 1) * sizeof(*row_of));
	if (!row_of)
		return -ENOMEM;
	memset(row_of, 0xFF, ((size_t)gaps->cell_count + 1) * sizeof(*row_of));
	status = link_rows(gaps, row_of);
	free(row_of);
	for (uint32_t i = 0; i < gaps->row_count; i++) {
		struct fg_gap *row = &gaps->rows[i];

		if ((row->family == FG_GAP || row->family == FG_CLAIMED)
		    && row->under_of == FG_NONE)
			row->number = ++number;
	}
	return status;
}
