/* The register from end to end: cells, rows, rules, order, numbers, counts. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "gaps/internal.h"

/* The cells of the model, then those of implied holdings. */
static int collect_cells(struct fg_gaps *gaps)
{
	const struct fg_evidence *evidence = gaps->reach->evidence;
	uint32_t count = evidence->cell_count, room = count, pair_count = 0;
	struct fg_pair *pairs = NULL;
	int status = fg_reach_implied(gaps->reach, &pairs, &pair_count);

	gaps->cells = malloc(((size_t)room + 1) * sizeof(*gaps->cells));
	if (!gaps->cells)
		status = -ENOMEM;
	else if (count)
		memcpy(gaps->cells, evidence->cells, count * sizeof(*gaps->cells));
	for (uint32_t i = 0; status == 0 && i < pair_count; i++)
		status = fg_evidence_implied(evidence, pairs[i].place, pairs[i].element,
		                             &gaps->cells, &count, &room);
	gaps->cell_count = status == 0 ? count : 0;
	free(pairs);
	return status;
}

struct fg_gap *fg_add_row(struct fg_gaps *gaps)
{
	/* Room doubles: full when the count is zero or a power of two. */
	uint32_t count = gaps->row_count;
	struct fg_gap *rows = gaps->rows;

	if ((count & (count - 1)) == 0)
		rows = realloc(rows, (count ? 2 * (size_t)count : 1) * sizeof(*rows));
	if (!rows)
		return NULL;
	gaps->rows = rows;
	rows[count] = (struct fg_gap){ .question = FG_NONE, .index = FG_NONE, .under_of = FG_NONE };
	return &rows[gaps->row_count++];
}

static uint32_t rank_of(enum fg_family family)
{
	static const uint32_t ranks[FG_FAMILIES] = {
		[FG_GAP] = 0, [FG_CLAIMED] = 1, [FG_TO_VERIFY] = 2, [FG_ANSWERED] = 3,
	};

	return ranks[family];
}

#define COMPARE(x, y) if ((x) != (y)) return (x) < (y) ? -1 : 1

/* Register order: family, priority, question (rules after all), subject, then the id, so that no
 * tie is left. */
static int by_register(const void *x, const void *y)
{
	const struct fg_gap *a = x, *b = y;

	COMPARE(rank_of(a->family), rank_of(b->family));
	COMPARE(a->priority, b->priority);
	COMPARE(a->question, b->question);
	COMPARE(a->limb, b->limb);
	COMPARE(a->kind == FG_ANSWER ? 0 : a->kind + 1, b->kind == FG_ANSWER ? 0 : b->kind + 1);
	COMPARE(a->index, b->index);
	COMPARE(a->status, b->status);
	return strcmp(a->id, b->id);
}

static bool same_omission(const struct fg_gap *row, const struct fg_gap *hit)
{
	return !row->rule && row->kind == hit->kind && row->index == hit->index
	       && (row->family == FG_GAP || row->family == FG_CLAIMED)
	       && (hit->omission >> row->attribute & 1u);
}

/* One omission is one gap: lists the rows of rules under the row of the question that they repeat.
 */
static int link_rules(struct fg_gaps *gaps)
{
	for (fg_ref i = 0; i < gaps->row_count; i++) {
		struct fg_gap *row = &gaps->rows[i];
		fg_ref *under = NULL;

		for (fg_ref k = 0; !row->rule && k < gaps->row_count; k++) {
			struct fg_gap *hit = &gaps->rows[k];

			if (!hit->rule || hit->under_of != FG_NONE || !same_omission(row, hit))
				continue;
			if (!under
			    && !(under = fg_arena_array(gaps->arena, gaps->row_count,
			                                sizeof(*under))))
				return -ENOMEM;
			under[row->under.count++] = k;
			row->under.items = under;
			hit->under_of = i;
		}
	}
	return 0;
}

int fg_number_rows(struct fg_gaps *gaps)
{
	uint32_t number = 0;
	int status;

	if (gaps->row_count)
		qsort(gaps->rows, gaps->row_count, sizeof(*gaps->rows), by_register);
	status = link_rules(gaps);
	for (uint32_t i = 0; i < gaps->row_count; i++) {
		struct fg_gap *row = &gaps->rows[i];
		bool numbered = (row->family == FG_GAP || row->family == FG_CLAIMED)
		                && row->under_of == FG_NONE;

		row->number = numbered ? ++number : 0;
	}
	return status;
}

/* Cells of the model come question by question, limb by limb mixed; counts are kept per question
 * and limb. */
static int count_cells(struct fg_gaps *gaps)
{
	const struct fg_model *model = gaps->reach->evidence->model;
	uint32_t *first = calloc((size_t)model->question_count + 2, sizeof(*first));
	uint32_t total = 0;

	if (!first)
		return -ENOMEM;
	for (uint32_t q = 0; q <= model->question_count; q++) {
		first[q] = total;
		total += q == model->question_count ? 1 : 1 + model->questions[q].limb_count;
	}
	gaps->counts = fg_arena_array(gaps->arena, total, sizeof(*gaps->counts));
	for (uint32_t i = 0; gaps->counts && i < gaps->cell_count; i++) {
		const struct fg_cell *cell = &gaps->cells[i];
		uint32_t q = cell->question == FG_NONE ? model->question_count : cell->question;
		bool system = cell->kind == FG_ANSWER || cell->question == FG_NONE;
		struct fg_count *count = &gaps->counts[first[q] + (system ? 0 : 1u + cell->limb)];

		count->question = cell->question;
		count->limb = system ? UINT16_MAX : cell->limb;
		count->of++;
		count->by_family[cell->family]++;
		count->by_status[cell->status]++;
	}
	for (uint32_t i = 0; gaps->counts && i < total; i++)
		if (gaps->counts[i].of)
			gaps->counts[gaps->count_count++] = gaps->counts[i];
	free(first);
	return gaps->counts ? 0 : -ENOMEM;
}

int fg_gaps_new(const struct fg_reach *reach, struct fg_gaps **ret_gaps)
{
	struct fg_gaps *gaps = calloc(1, sizeof(*gaps));
	int status;

	if (!gaps)
		return -ENOMEM;
	gaps->reach = reach;
	gaps->arena = fg_arena_new();
	status = gaps->arena ? collect_cells(gaps) : -ENOMEM;
	if (status == 0)
		status = fg_group_cells(gaps);
	if (status == 0)
		status = fg_run_rules(gaps);
	if (status == 0)
		status = fg_number_rows(gaps);
	if (status == 0)
		status = count_cells(gaps);
	if (status < 0) {
		fg_gaps_free(gaps);
		return status;
	}
	*ret_gaps = gaps;
	return 0;
}

void fg_gaps_free(struct fg_gaps *gaps)
{
	if (!gaps)
		return;
	free(gaps->cells);
	free(gaps->rows);
	fg_arena_free(gaps->arena);
	free(gaps);
}

static const struct fg_gap *first_about(const struct fg_gaps *gaps, enum fg_kind kind, fg_ref index)
{
	for (uint32_t i = 0; i < gaps->row_count; i++)
		if (gaps->rows[i].number && gaps->rows[i].kind == kind
		    && gaps->rows[i].index == index)
			return &gaps->rows[i];
	return NULL;
}

const struct fg_gap *fg_gaps_of_flow(const struct fg_gaps *gaps, fg_ref flow)
{
	return first_about(gaps, FG_FLOW, flow);
}

const struct fg_gap *fg_gaps_of_place(const struct fg_gaps *gaps, fg_ref place)
{
	return first_about(gaps, FG_PLACE, place);
}
