/* Questions put to a place that keeps an element without a holding written for it. */
#include "evidence/internal.h"

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

static bool is_asked(const struct fg_work *work, const struct fg_plan *plan, uint32_t limb,
                     fg_ref place, fg_ref element)
{
	return plan->held && is_put(work, plan->question, plan->question->limbs[limb].attribute,
	                            place, element);
}

static uint32_t count_cells(const struct fg_work *work, fg_ref place, fg_ref element)
{
	uint32_t count = 0;

	for (fg_ref i = 0; i < work->model->question_count; i++)
		for (uint32_t limb = 0; limb < work->model->questions[i].limb_count; limb++)
			count += is_asked(work, &work->plans[i], limb, place, element);
	return count;
}

int fg_evidence_implied(const struct fg_evidence *evidence, fg_ref place, fg_ref element,
                        struct fg_cell *cells)
{
	struct fg_work *work = (struct fg_work *)evidence;   /* its notebook is but scratch paper */
	struct fg_matter matter = { FG_HOLDING, FG_NONE, place, element, FG_SAID };
	bool outside = !work->model->places[place].inside;
	struct fg_heard said;
	int status, count = 0;

	if (!cells)
		return (int)count_cells(work, place, element);
	status = fg_evidence_heard(evidence, &matter, &said);
	for (fg_ref i = 0; i < work->model->question_count; i++) {
		const struct fg_question *question = &work->model->questions[i];

		for (uint32_t limb = 0; status == 0 && limb < question->limb_count; limb++) {
			if (!is_asked(work, &work->plans[i], limb, place, element))
				continue;
			matter.attribute = question->limbs[limb].attribute;
			status = fg_answer(work, &work->plans[i], (uint16_t)limb, &matter,
			                   &cells[count]);
			if (status == 0)
				excuse(work, outside, fg_is_denied(&said), &cells[count++]);
		}
	}
	return status < 0 ? status : count;
}
