/* Questions put to a place that keeps an element without a holding written for it. */
#include <errno.h>
#include <stdlib.h>

#include "evidence/internal.h"

static int add_cell(const struct fg_cell *cell, struct fg_cells *cells)
{
	if (cells->count == cells->room) {
		uint32_t more = cells->room ? cells->room * 2 : 256;
		struct fg_cell *moved;

		if (cells->count >= FG_MOST_CELLS)
			return -EOVERFLOW;
		moved = reallocarray(cells->items, more, sizeof(*moved));
		if (!moved)
			return -ENOMEM;
		cells->items = moved;
		cells->room = more;
	}
	cells->items[cells->count++] = *cell;
	return 0;
}

/* What another body does with data is homework about that body; and nobody is charged with silence
 * about what is denied. */
static void excuse(const struct fg_work *work, bool outside, bool denied, struct fg_cell *cell)
{
	cell->homework = outside;
	if ((outside && fg_is_charge(cell->family)) || (denied && fg_is_mute(work, cell)))
		cell->family = FG_TO_VERIFY;
}

static bool is_put(const struct fg_work *work, const struct fg_question *question,
                   enum fg_attribute attribute, fg_ref place, fg_ref element)
{
	const struct fg_model *model = work->model;

	if (question->subject != FG_ON_HOLDING)
		return attribute == FG_ONWARD
		       && fg_question_follows(work, question, place,
		                              1u << model->elements[element].category);
	return fg_question_fits_implied(work, question, place, element)
	       && (model->places[place].inside
	           || (attribute == FG_ONWARD && fg_is_recipient(model, place)));
}

int fg_evidence_implied(const struct fg_evidence *evidence, fg_ref place, fg_ref element,
                        struct fg_cells *cells)
{
	struct fg_work *work = (struct fg_work *)evidence;   /* its notebook is but scratch paper */
	bool outside = !work->model->places[place].inside;
	struct fg_heard said;
	int status = fg_evidence_heard(evidence, &(struct fg_matter){ FG_HOLDING, FG_NONE, place,
	                                                              element, FG_SAID }, &said);

	for (fg_ref i = 0; i < work->model->question_count; i++) {
		const struct fg_plan *plan = &work->plans[i];
		const struct fg_question *question = plan->question;

		if (!plan->held)
			continue;
		for (uint32_t limb = 0; status == 0 && limb < question->limb_count; limb++) {
			enum fg_attribute attribute = question->limbs[limb].attribute;
			struct fg_matter matter = {
				FG_HOLDING, FG_NONE, place, element, attribute
			};
			struct fg_cell cell;

			if (!is_put(work, question, attribute, place, element))
				continue;
			status = fg_answer(work, plan, (uint16_t)limb, &matter, &cell);
			if (status < 0)
				break;
			excuse(work, outside, fg_is_denied(&said), &cell);
			status = add_cell(&cell, cells);
		}
	}
	return status;
}
