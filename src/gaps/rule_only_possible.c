/* Places that keep, and elements with no better way there than flows that do not say what they
 * carry. Its answers are those of the implied holdings, as far as questions ask. */
#include <errno.h>
#include <stdlib.h>

#include "gaps/rulework.h"

static bool only_possible(const struct fg_rule_work *work, fg_ref element, fg_ref place)
{
	const struct fg_arrival *arrival = fg_reach_find(work->gaps->reach, element, place);

	return arrival && arrival->strength == FG_POSSIBLE;
}

static void add_cells(const struct fg_rule_work *work, fg_ref place, struct fg_rule_cells *cells)
{
	struct fg_refs all = fg_rule_list(&work->implied, place);

	for (uint32_t i = 0; i < all.count && cells->count < FG_RULE_CELLS; i++)
		if (only_possible(work, fg_cell_at(work->gaps, all.items[i])->element, place))
			cells->items[cells->count++] = all.items[i];
}

/* `pairs` are the implied holdings at one place. */
static int check_place(struct fg_rule_work *work, const struct fg_pair *pairs, uint32_t count,
                       fg_ref *elements)
{
	struct fg_rule_cells cells = { .count = 0 };
	uint32_t found = 0;

	for (uint32_t i = 0; i < count; i++)
		if (only_possible(work, pairs[i].element, pairs->place))
			elements[found++] = pairs[i].element;
	if (found == 0)
		return 0;
	add_cells(work, pairs->place, &cells);
	return fg_rule_hit(work, &(struct fg_hit){ .kind = FG_PLACE,
	                                           .index = pairs->place,
	                                           .elements = { elements, found },
	                                           .cells = &cells,
	                                           .status = FG_NOT_EXAMINED });
}

int fg_rule_only_possible(struct fg_rule_work *work)
{
	fg_ref *elements = calloc((size_t)work->model->element_count + 1, sizeof(*elements));
	struct fg_pair *pairs = NULL;
	uint32_t count = 0;
	int status = elements ? fg_reach_implied(work->gaps->reach, &pairs, &count) : -ENOMEM;

	for (uint32_t i = 0, end; status == 0 && i < count; i = end) {
		end = i + 1;
		while (end < count && pairs[end].place == pairs[i].place)
			end++;
		status = check_place(work, &pairs[i], end - i, elements);
	}
	free(pairs);
	free(elements);
	return status;
}
