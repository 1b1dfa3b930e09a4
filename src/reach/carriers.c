/* Asserted flows by element, by category, and those that do not say: counting sorts, linear. */
#include <errno.h>
#include <stdlib.h>

#include "reach/internal.h"

/* Turns counts at [i + 1] into starts at [i]. */
static void sum(uint32_t *first, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		first[i + 1] += first[i];
}

/* Filling moved each start on to the next one's: moves them back. */
static void restore(uint32_t *first, uint32_t count)
{
	for (uint32_t i = count; i > 0; i--)
		first[i] = first[i - 1];
	first[0] = 0;
}

/* The first category of a set that is not empty. */
static uint32_t first_of(uint32_t categories)
{
	return (uint32_t)__builtin_ctz(categories);
}

static void count_flow(const struct fg_flow *flow, struct carriers *carriers)
{
	for (uint32_t k = 0; k < flow->elements.count; k++)
		carriers->named_first[flow->elements.items[k] + 1]++;
	for (uint32_t rest = flow->categories; rest; rest &= rest - 1)
		carriers->category_first[first_of(rest) + 1]++;
	carriers->unspecified_count += flow->unspecified;
}

static void place_flow(const struct fg_flow *flow, fg_ref number, struct carriers *carriers)
{
	for (uint32_t k = 0; k < flow->elements.count; k++)
		carriers->named[carriers->named_first[flow->elements.items[k]]++] = number;
	for (uint32_t rest = flow->categories; rest; rest &= rest - 1)
		carriers->by_category[carriers->category_first[first_of(rest)]++] = number;
	if (flow->unspecified)
		carriers->unspecified[carriers->unspecified_count++] = number;
}

/* Asserted flows become marks in carriers->status, the others FG_STATUSES. */
static void weigh_flows(const struct fg_evidence *evidence, struct carriers *carriers)
{
	for (fg_ref i = 0; i < evidence->model->flow_count; i++)
		carriers->status[i] = fg_flow_fate(evidence, i) == FG_ASSERTED
		                      ? (uint8_t)fg_fact_status(evidence, FG_FLOW, i) : FG_STATUSES;
}

int fg_carriers_make(const struct fg_evidence *evidence, struct carriers *ret_carriers)
{
	const struct fg_model *model = evidence->model;
	struct carriers carriers = { 0 };

	carriers.status = malloc((size_t)model->flow_count + 1);
	carriers.named_first =
		calloc((size_t)model->element_count + 1, sizeof(*carriers.named_first));
	if (!carriers.status || !carriers.named_first)
		goto fail;
	weigh_flows(evidence, &carriers);
	for (fg_ref i = 0; i < model->flow_count; i++)
		if (carriers.status[i] < FG_STATUSES)
			count_flow(&model->flows[i], &carriers);
	sum(carriers.named_first, model->element_count);
	sum(carriers.category_first, FG_CATEGORIES);
	carriers.named =
		calloc((size_t)carriers.named_first[model->element_count] + 1, sizeof(fg_ref));
	carriers.by_category =
		calloc((size_t)carriers.category_first[FG_CATEGORIES] + 1, sizeof(fg_ref));
	carriers.unspecified = calloc((size_t)carriers.unspecified_count + 1, sizeof(fg_ref));
	if (!carriers.named || !carriers.by_category || !carriers.unspecified)
		goto fail;
	carriers.unspecified_count = 0;
	for (fg_ref i = 0; i < model->flow_count; i++)
		if (carriers.status[i] < FG_STATUSES)
			place_flow(&model->flows[i], i, &carriers);
	restore(carriers.named_first, model->element_count);
	restore(carriers.category_first, FG_CATEGORIES);
	*ret_carriers = carriers;
	return 0;
fail:
	fg_carriers_clear(&carriers);
	return -ENOMEM;
}

void fg_carriers_clear(struct carriers *carriers)
{
	free(carriers->status);
	free(carriers->named_first);
	free(carriers->named);
	free(carriers->by_category);
	free(carriers->unspecified);
	*carriers = (struct carriers){ 0 };
}
