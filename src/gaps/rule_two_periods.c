/* Two admitted sources, or one, state periods that differ under one condition. Where the status of
 * the answer tells it already (contradicted, disputed), this is listed under that row. */
#include "base/say.h"
#include "base/text.h"
#include "gaps/rulework.h"

enum { PERIODS = 16 };

/* Free words are not compared: only what is written as a value, here or on the fact. */
static bool is_exact(const struct fg_rule_value *value)
{
	const struct fg_claim *claim = value->claim;

	return claim->value
	       || (claim->target.kind != FG_SCOPE && claim->target.attribute != FG_PERIOD);
}

static const struct fg_rule_value *find_other(const struct fg_rule_value *values, uint32_t count,
                                              uint32_t first)
{
	for (uint32_t i = first + 1; i < count; i++)
		if (is_exact(&values[i])
		    && fg_rule_same_condition(values[first].claim, values[i].claim)
		    && fg_values_differ(values[first].text, values[i].text))
			return &values[i];
	return NULL;
}

static int report(struct fg_rule_work *work, fg_ref holding, const struct fg_rule_value *a,
                  const struct fg_rule_value *b)
{
	struct fg_rule_cells cells = { .count = 0 };
	struct fg_found found = {
		.pattern = FG_SAY("%s (%s) and %s (%s)"),
		.parts = { { .text = a->text, .value = true },
			   { .text = work->model->sources[a->claim->source].e.id },
			   { .text = b->text, .value = true },
			   { .text = work->model->sources[b->claim->source].e.id } },
	};

	fg_rule_add_cells(work, FG_HOLDING, holding, FG_PERIOD, &cells);
	if (!cells.count)
		fg_rule_add_said(work, FG_HOLDING, holding, &cells);
	return fg_rule_hit(work, &(struct fg_hit){ .kind = FG_HOLDING,
	                                           .index = holding,
	                                           .cells = &cells,
	                                           .found = &found,
	                                           .found_count = 1 });
}

static int check_holding(struct fg_rule_work *work, fg_ref holding)
{
	struct fg_rule_value values[PERIODS];
	int count = fg_rule_values(work, (struct fg_target){ holding, FG_HOLDING, FG_PERIOD },
	                           values, PERIODS);

	for (int i = 0; i < count; i++) {
		const struct fg_rule_value *other =
			is_exact(&values[i])
				? find_other(values, (uint32_t)count, (uint32_t)i) : NULL;

		if (other)
			return report(work, holding, &values[i], other);
	}
	return count < 0 ? count : 0;
}

int fg_rule_two_periods(struct fg_rule_work *work)
{
	int status = 0;

	for (fg_ref i = 0; status == 0 && i < work->model->holding_count; i++)
		status = check_holding(work, i);
	return status;
}
