/* Results one by one: rows of the register, answers, arrivals. All strings are the model's, the
 * result's or static. */
#include "api/api.h"
#include "gaps/rules.h"
#include "write/words.h"

static const char *word(enum fg_vocab vocab, size_t number)
{
	return fg_vocab_word(vocab, number)->word;
}

static const char *id_of(const struct fg_model *model, enum fg_kind kind, fg_ref index)
{
	return index == FG_NONE ? NULL : fg_model_entity(model, kind, index)->id;
}

/* Both NULL when there is no question. */
static void name_question(const struct fg_model *model, fg_ref question, const char **ret_yardstick,
                          const char **ret_question)
{
	*ret_yardstick = *ret_question = NULL;
	if (question == FG_NONE)
		return;
	*ret_question = model->questions[question].id;
	*ret_yardstick = model->yardsticks[model->questions[question].yardstick].id;
}

int flowgap_gap_at(const struct flowgap_analysis *analysis, size_t index,
                   struct flowgap_gap *ret_gap)
{
	const struct fg_gaps *gaps;
	const struct fg_gap *row;
	struct flowgap_gap gap = { 0 };
	int status = fg_api_gaps(analysis, NULL, &gaps);

	if (status < 0 || index >= gaps->row_count)
		return status;
	row = &gaps->rows[index];
	name_question(analysis->model, row->question, &gap.yardstick, &gap.question);
	gap.number = row->number;
	gap.family = word(FG_VOCAB_FAMILY, row->family);
	gap.status = word(FG_VOCAB_STATUS, row->status);
	gap.priority = word(FG_VOCAB_PRIORITY, row->priority);
	gap.rule = row->more->rule ? row->more->rule->id : NULL;
	gap.asked = fg_asked(gaps, row, NULL);
	gap.subject_kind = fg_subject_kind(row);
	gap.subject = fg_subject_id(gaps, row);
	gap.under = row->under_of == FG_NONE ? SIZE_MAX : row->under_of;
	gap.element_count = fg_gap_elements(gaps, row).count;
	*ret_gap = gap;
	return 1;
}

const char *flowgap_gap_element(const struct flowgap_analysis *analysis, size_t index,
                                size_t element)
{
	const struct fg_gaps *gaps;
	struct fg_refs elements;

	if (fg_api_gaps(analysis, NULL, &gaps) < 0 || index >= gaps->row_count)
		return NULL;
	elements = fg_gap_elements(gaps, &gaps->rows[index]);
	return element < elements.count
	               ? id_of(analysis->model, FG_ELEMENT, elements.items[element])
	               : NULL;
}

/* Gives a text about a row: what `put` puts, "" past the end. */
static int give_text(const struct flowgap_analysis *analysis, size_t index,
                     void (*put)(struct fg_sink *sink, const struct fg_gaps *gaps,
                                 const struct fg_gap *row, const char *lang),
                     const char *lang, struct flowgap_buffer *ret_text)
{
	const struct fg_gaps *gaps;
	struct fg_sink sink = { 0 };
	int status = fg_api_gaps(analysis, NULL, &gaps);

	if (status < 0)
		return status;
	fg_put(&sink, "");
	if (index < gaps->row_count)
		put(&sink, gaps, &gaps->rows[index], lang ? lang : analysis->model->lang);
	return fg_api_give(&sink, ret_text);
}

static void put_id(struct fg_sink *sink, const struct fg_gaps *gaps, const struct fg_gap *row,
                   const char *lang)
{
	(void)lang;
	fg_put_gap_id(sink, gaps, row);
}

static void put_found(struct fg_sink *sink, const struct fg_gaps *gaps, const struct fg_gap *row,
                      const char *lang)
{
	(void)gaps;
	fg_put_found(sink, row, lang);
}

int flowgap_gap_id(const struct flowgap_analysis *analysis, size_t index,
                   struct flowgap_buffer *ret_text)
{
	return give_text(analysis, index, put_id, NULL, ret_text);
}

int flowgap_gap_found(const struct flowgap_analysis *analysis, size_t index, const char *lang,
                      struct flowgap_buffer *ret_text)
{
	return give_text(analysis, index, put_found, lang, ret_text);
}

int flowgap_cell_at(const struct flowgap_analysis *analysis, size_t index,
                    struct flowgap_cell *ret_cell)
{
	const struct fg_model *model = analysis->model;
	const struct fg_gaps *gaps;
	const struct fg_cell *cell;
	struct flowgap_cell own = { 0 };
	int status = fg_api_gaps(analysis, NULL, &gaps);

	if (status < 0 || index >= gaps->cell_count)
		return status;
	cell = fg_cell_at(gaps, (uint32_t)index);
	name_question(model, cell->question, &own.yardstick, &own.question);
	own.attribute = word(FG_VOCAB_ATTRIBUTE, cell->attribute);
	own.limb = cell->limb;
	own.kind = fg_cell_kind(cell);
	own.fact = cell->kind == FG_ANSWER ? NULL : id_of(model, cell->kind, cell->index);
	own.place = id_of(model, FG_PLACE, cell->place);
	own.element = id_of(model, FG_ELEMENT, cell->element);
	own.status = word(FG_VOCAB_STATUS, cell->status);
	own.family = word(FG_VOCAB_FAMILY, cell->family);
	own.read = cell->read;
	own.project_wide = cell->project_wide;
	own.recreation = cell->recreation;
	own.assumption = cell->assumption;
	own.homework = cell->homework;
	*ret_cell = own;
	return 1;
}

bool flowgap_arrival_at(const struct flowgap_analysis *analysis, size_t index,
                        struct flowgap_arrival *ret_arrival)
{
	const struct fg_model *model = analysis->model;
	const struct fg_reach *reach = analysis->reach;
	const struct fg_arrival *arrival;

	if (index >= reach->arrival_count)
		return false;
	arrival = &reach->arrivals[index];
	*ret_arrival = (struct flowgap_arrival){
		.element = model->elements[arrival->element].e.id,
		.place = model->places[arrival->place].e.id,
		.strength = word(FG_VOCAB_STRENGTH, arrival->strength),
		.status = word(FG_VOCAB_STATUS, arrival->status),
		.hops = arrival->hops,
		.flow = arrival->link == FG_NONE
		                ? NULL
		                : id_of(model, FG_FLOW, reach->links[arrival->link].flow),
		.steps_back = arrival->steps_back,
	};
	return true;
}
