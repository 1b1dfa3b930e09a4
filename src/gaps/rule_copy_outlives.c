/* The original is kept where the copy came from: at the start of a flow on the witness path to the
 * place of the copy, or of a flow that leads there and names the element. Only surely longer
 * durations count, under one condition. */
#include <errno.h>
#include <stdlib.h>

#include "base/say.h"
#include "gaps/rulework.h"

/* Every original on a long way is compared with every copy on it: bounds on what a file can make
 * us compute, beyond them -EOVERFLOW. */
enum {
	PERIODS = 8,
	MOST_COMPARED = 1 << 24,
	MOST_PAIRS = 1 << 22,
	MOST_HITS = 1 << 18
};

struct pair {
	fg_ref copy, original, element;
	const char *longer, *shorter;
};

struct hunt {
	struct fg_rule_work *work;
	fg_ref *head;                    /* by place: a holding of the element there, or FG_NONE */
	fg_ref *next;                    /* by holding: another one at that place, or FG_NONE */
	struct pair *pairs;
	uint32_t count, room, compared;
	struct fg_rule_value copy[PERIODS];      /* periods of the copy in hand */
	int copy_count;
	int status;
};

static void add_pair(struct hunt *hunt, const struct pair *pair)
{
	if (hunt->count == MOST_PAIRS) {
		hunt->status = -EOVERFLOW;
		return;
	}
	if (hunt->count == hunt->room) {
		uint32_t room = hunt->room ? 2 * hunt->room : 64;
		struct pair *pairs = reallocarray(hunt->pairs, room, sizeof(*pairs));

		if (!pairs) {
			hunt->status = -ENOMEM;
			return;
		}
		hunt->pairs = pairs;
		hunt->room = room;
	}
	hunt->pairs[hunt->count++] = *pair;
}

/* How many there are, or a negative errno. */
static int periods_of(const struct hunt *hunt, fg_ref holding, struct fg_rule_value *values)
{
	return fg_rule_values(hunt->work, (struct fg_target){ holding, FG_HOLDING, FG_PERIOD },
	                      values, PERIODS);
}

static void compare(struct hunt *hunt, struct pair pair)
{
	struct fg_rule_value original[PERIODS];
	int originals = periods_of(hunt, pair.original, original);

	if (originals < 0)
		hunt->status = originals;
	if (hunt->compared++ == MOST_COMPARED)
		hunt->status = -EOVERFLOW;
	for (int i = 0; i < hunt->copy_count; i++)
		for (int k = 0; k < originals; k++) {
			pair.longer = hunt->copy[i].text;
			pair.shorter = original[k].text;
			if (!fg_rule_same_condition(hunt->copy[i].claim, original[k].claim)
			    || !fg_rule_outlasts(pair.longer, pair.shorter))
				continue;
			add_pair(hunt, &pair);
			return;
		}
}

static void compare_all(struct hunt *hunt, fg_ref element, fg_ref copy, fg_ref from)
{
	for (fg_ref i = hunt->head[from]; i != FG_NONE; i = hunt->next[i])
		if (i != copy)
			compare(hunt, (struct pair){ copy, i, element, NULL, NULL });
}

static bool take_copy(struct hunt *hunt, fg_ref copy)
{
	hunt->copy_count = periods_of(hunt, copy, hunt->copy);
	if (hunt->copy_count < 0)
		hunt->status = hunt->copy_count;
	return hunt->copy_count > 0;
}

/* Goes back from the place of the copy and looks at every holding of the element on the way. */
static void follow(struct hunt *hunt, fg_ref element, fg_ref copy)
{
	const struct fg_reach *reach = hunt->work->gaps->reach;
	const struct fg_model *model = hunt->work->model;
	const struct fg_arrival *arrival =
		fg_reach_find(reach, element, model->holdings[copy].place);
	uint32_t link = arrival && arrival->strength != FG_POSSIBLE ? arrival->link : FG_NONE;

	if (link == FG_NONE || !take_copy(hunt, copy))
		return;
	for (; link != FG_NONE && hunt->status == 0; link = reach->links[link].before)
		compare_all(hunt, element, copy, model->flows[reach->links[link].flow].from);
}

/* Whether the element is as near to where it starts at one end of the flow as at the other: what
 * flows back brings no original. */
static bool leads_on(const struct hunt *hunt, fg_ref element, const struct fg_flow *flow)
{
	const struct fg_reach *reach = hunt->work->gaps->reach;
	const struct fg_arrival *from = fg_reach_find(reach, element, flow->from);
	const struct fg_arrival *to = fg_reach_find(reach, element, flow->to);

	return from && to && from->strength != FG_POSSIBLE && from->hops <= to->hops;
}

/* The witness is one way of several: also looks at both ends of each flow that names it. */
static void follow_flows(struct hunt *hunt, fg_ref element)
{
	struct fg_refs flows = fg_rule_list(&hunt->work->carriers, element);

	for (uint32_t i = 0; i < flows.count && hunt->status == 0; i++) {
		const struct fg_flow *flow = &hunt->work->model->flows[flows.items[i]];

		if (hunt->head[flow->from] == FG_NONE || !leads_on(hunt, element, flow))
			continue;
		for (fg_ref k = hunt->head[flow->to]; k != FG_NONE && hunt->status == 0;
		     k = hunt->next[k])
			if (take_copy(hunt, k))
				compare_all(hunt, element, k, flow->from);
	}
}

static void hunt_element(struct hunt *hunt, fg_ref element)
{
	struct fg_refs kept = fg_rule_list(&hunt->work->kept, element);
	const struct fg_holding *holdings = hunt->work->model->holdings;

	for (uint32_t i = kept.count; i-- > 0; ) {
		fg_ref place = holdings[kept.items[i]].place;

		hunt->next[kept.items[i]] = hunt->head[place];
		hunt->head[place] = kept.items[i];
	}
	for (uint32_t i = 0; i < kept.count && hunt->status == 0; i++)
		follow(hunt, element, kept.items[i]);
	if (kept.count > 1)
		follow_flows(hunt, element);
	for (uint32_t i = 0; i < kept.count; i++)
		hunt->head[holdings[kept.items[i]].place] = FG_NONE;
}

#define COMPARE(field) if (a->field != b->field) return a->field < b->field ? -1 : 1

static int by_holdings(const void *x, const void *y)
{
	const struct pair *a = x, *b = y;

	COMPARE(copy);
	COMPARE(original);
	COMPARE(element);
	return 0;
}

static const struct fg_entity *place_of(const struct fg_model *model, fg_ref holding)
{
	return &model->places[model->holdings[holding].place].e;
}

/* One hit for each two holdings, with all elements that they share. */
static int report(struct hunt *hunt, const struct pair *pairs, uint32_t count)
{
	const struct fg_model *model = hunt->work->model;
	struct fg_rule_cells cells = { .count = 0 };
	struct fg_found found = {
		.pattern = FG_SAY("%s in %s, %s in %s"),
		.parts = { { .text = pairs->longer, .value = true },
			   { .name = place_of(model, pairs->copy) },
			   { .text = pairs->shorter, .value = true },
			   { .name = place_of(model, pairs->original) } },
	};
	fg_ref *elements = calloc(count, sizeof(*elements));
	uint32_t kept = 0;
	int status;

	if (!elements)
		return -ENOMEM;
	for (uint32_t i = 0; i < count; i++)
		if (i == 0 || pairs[i].element != pairs[i - 1].element)
			elements[kept++] = pairs[i].element;
	fg_rule_add_cells(hunt->work, FG_HOLDING, pairs->copy, FG_PERIOD, &cells);
	if (!cells.count)
		fg_rule_add_said(hunt->work, FG_HOLDING, pairs->copy, &cells);
	status = fg_rule_hit(hunt->work, &(struct fg_hit){
		.kind = FG_HOLDING,
		.index = pairs->copy,
		.other = model->holdings[pairs->original].e.id,
		.elements = { elements, kept },
		.cells = &cells,
		.found = &found,
		.found_count = 1,
	});
	free(elements);
	return status;
}

static int report_all(struct hunt *hunt)
{
	uint32_t hits = 0;

	if (hunt->count)
		qsort(hunt->pairs, hunt->count, sizeof(*hunt->pairs), by_holdings);
	for (uint32_t i = 0, end; hunt->status == 0 && i < hunt->count; i = end) {
		end = i + 1;
		while (end < hunt->count && hunt->pairs[end].copy == hunt->pairs[i].copy
		       && hunt->pairs[end].original == hunt->pairs[i].original)
			end++;
		hunt->status = hits++ < MOST_HITS ? report(hunt, &hunt->pairs[i], end - i)
		                                  : -EOVERFLOW;
	}
	return hunt->status;
}

int fg_rule_copy_outlives(struct fg_rule_work *work)
{
	const struct fg_model *model = work->model;
	struct hunt hunt = { .work = work };
	int status = -ENOMEM;

	hunt.head = calloc((size_t)model->place_count + 1, sizeof(*hunt.head));
	hunt.next = calloc((size_t)model->holding_count + 1, sizeof(*hunt.next));
	if (!hunt.head || !hunt.next)
		goto out;
	for (fg_ref i = 0; i < model->place_count; i++)
		hunt.head[i] = FG_NONE;
	for (fg_ref i = 0; i < model->element_count && hunt.status == 0; i++)
		hunt_element(&hunt, i);
	status = report_all(&hunt);
out:
	free(hunt.head);
	free(hunt.next);
	free(hunt.pairs);
	return status;
}
