/* The register from end to end: cells, rows, rules, order, numbers, counts. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "gaps/internal.h"

static int answer_pairs(struct fg_gaps *gaps, const struct fg_pair *pairs, uint32_t pair_count)
{
	const struct fg_evidence *evidence = gaps->reach->evidence;
	uint64_t count = 0;
	struct fg_cell *next;
	int more = 0;

	for (uint32_t i = 0; i < pair_count; i++)
		count += (uint64_t)fg_evidence_implied(evidence, pairs[i].place, pairs[i].element,
		                                       NULL);
	if (count > FG_MOST_CELLS)
		return -EOVERFLOW;
	gaps->implied = fg_arena_array(gaps->arena, count, sizeof(*gaps->implied));
	if (!gaps->implied)
		return -ENOMEM;
	next = gaps->implied;
	for (uint32_t i = 0; more >= 0 && i < pair_count; i++) {
		more = fg_evidence_implied(evidence, pairs[i].place, pairs[i].element, next);
		next += more > 0 ? more : 0;
	}
	gaps->cell_count = evidence->cell_count + (uint32_t)count;
	return more < 0 ? more : 0;
}

/* The cells of implied holdings. */
static int collect_cells(struct fg_gaps *gaps)
{
	struct fg_pair *pairs = NULL;
	uint32_t pair_count = 0;
	int status = fg_reach_implied(gaps->reach, &pairs, &pair_count);

	if (status == 0)
		status = answer_pairs(gaps, pairs, pair_count);
	free(pairs);
	return status;
}

struct fg_gap *fg_add_row(struct fg_gaps *gaps)
{
	struct fg_gap *rows = gaps->rows, *row;

	if (gaps->row_count == gaps->row_room) {
		rows = reallocarray(rows, (size_t)gaps->row_room * 2, sizeof(*rows));
		if (!rows)
			return NULL;
		gaps->rows = rows;
		gaps->row_room *= 2;
	}
	row = &rows[gaps->row_count++];
	*row = (struct fg_gap){ .question = FG_NONE, .index = FG_NONE, .under_of = FG_NONE,
		                .more = &fg_gap_plain };
	return row;
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
		const struct fg_cell *cell = fg_cell_at(gaps, i);
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
	return fg_gaps_new_with(reach, &(struct fg_own_findings){ NULL, 0 }, ret_gaps);
}

int fg_gaps_new_with(const struct fg_reach *reach, const struct fg_own_findings *own,
                     struct fg_gaps **ret_gaps)
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
		status = fg_run_rules(gaps, own);
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
	free(gaps->rows);
	free(gaps->row_cells);
	fg_arena_free(gaps->arena);
	free(gaps);
}
