/* Places inside that keep, and elements with no better way there than flows that do not say what
 * they carry. Its answers are those of the implied holdings. */
#include <errno.h>
#include <stdlib.h>

#include "gaps/rulework.h"

static bool only_possible(const struct fg_rule_work *work, const struct fg_cell *cell)
{
	const struct fg_arrival *arrival =
		fg_reach_find(work->gaps->reach, cell->element, cell->place);

	return arrival && arrival->strength == FG_POSSIBLE;
}

static int check_place(struct fg_rule_work *work, fg_ref place, fg_ref *elements)
{
	struct fg_refs cells = fg_rule_list(&work->implied, place);
	struct fg_rule_cells basis = { .count = 0 };
	uint32_t count = 0;

	/* Implied cells of a place come element by element. */
	for (uint32_t i = 0; i < cells.count; i++) {
		const struct fg_cell *cell = fg_cell_at(work->gaps, cells.items[i]);

		if (!only_possible(work, cell))
			continue;
		if (count == 0 || elements[count - 1] != cell->element)
			elements[count++] = cell->element;
		if (basis.count < FG_RULE_CELLS)
			basis.items[basis.count++] = cells.items[i];
	}
	if (count == 0)
		return 0;
	return fg_rule_hit(work, &(struct fg_hit){ .kind = FG_PLACE,
	                                           .index = place,
	                                           .elements = { elements, count },
	                                           .cells = &basis });
}

int fg_rule_only_possible(struct fg_rule_work *work)
{
	fg_ref *elements = calloc((size_t)work->model->element_count + 1, sizeof(*elements));
	int status = elements ? 0 : -ENOMEM;

	for (fg_ref i = 0; status == 0 && i < work->model->place_count; i++)
		status = check_place(work, i, elements);
	free(elements);
	return status;
}
