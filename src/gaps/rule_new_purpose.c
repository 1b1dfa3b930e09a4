/* A value is a set of purposes, parted by semicolons. They are compared by their words alone, not
 * by case, white space or punctuation; other words for the same purpose are a false alarm. Fires
 * only where both sides are given: for the flow, and for the element or a flow that takes it from
 * the people. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/say.h"
#include "gaps/rulework.h"

enum { PURPOSES = 32 };

struct purposes {
	struct fg_rule_value items[PURPOSES];
	uint32_t count;
};

struct hunt {
	struct fg_rule_work *work;
	struct purposes *whole;          /* by category */
};

/* One purpose of a value: up to the next semicolon or the end. */
struct purpose {
	const char *at, *end;
};

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
	       || (unsigned char)c >= 0x80;
}

/* The next word, which is empty at the end. */
static struct purpose next_word(struct purpose *rest)
{
	struct purpose word;

	while (rest->at < rest->end && !is_word(*rest->at))
		rest->at++;
	word.at = rest->at;
	while (rest->at < rest->end && is_word(*rest->at))
		rest->at++;
	word.end = rest->at;
	return word;
}

static bool same_words(struct purpose a, struct purpose b)
{
	for (;;) {
		struct purpose x = next_word(&a), y = next_word(&b);
		size_t length = (size_t)(x.end - x.at);

		if ((size_t)(y.end - y.at) != length || strncasecmp(x.at, y.at, length) != 0)
			return false;
		if (length == 0)
			return true;
	}
}

static bool next_purpose(const char **text, struct purpose *ret_purpose)
{
	while (**text == ';')
		(*text)++;
	ret_purpose->at = *text;
	ret_purpose->end = *text += strcspn(*text, ";");
	return ret_purpose->at < ret_purpose->end;
}

static bool is_known(struct purpose purpose, const struct purposes *purposes)
{
	struct purpose known;

	for (uint32_t i = 0; i < purposes->count; i++)
		for (const char *rest = purposes->items[i].text; next_purpose(&rest, &known);)
			if (same_words(purpose, known))
				return true;
	return false;
}

/* Each purpose of the value is among the others. */
static bool among(const char *text, const struct purposes *purposes)
{
	struct purpose purpose;

	while (next_purpose(&text, &purpose))
		if (!is_known(purpose, purposes))
			return false;
	return true;
}

/* Adds those of a fact: 0 or a negative errno. */
static int add_purposes(const struct fg_rule_work *work, enum fg_kind kind, fg_ref index,
                        struct purposes *purposes)
{
	int more = fg_rule_values(work, (struct fg_target){ index, kind, FG_PURPOSE },
	                          purposes->items + purposes->count, PURPOSES - purposes->count);

	purposes->count += more > 0 ? (uint32_t)more : 0;
	return more < 0 ? more : 0;
}

/* What is taken as a whole category, or unsaid, may be an element. */
static int gather_whole(const struct fg_rule_work *work, struct purposes *whole)
{
	const struct fg_model *model = work->model;
	int status = 0;

	for (fg_ref i = 0; status == 0 && i < model->flow_count; i++) {
		const struct fg_flow *flow = &model->flows[i];
		uint32_t taken = flow->unspecified ? UINT32_MAX : flow->categories;

		if (!taken || !work->asserted[i] || !fg_rule_collects(model, flow))
			continue;
		for (uint32_t k = 0; status == 0 && k < FG_CATEGORIES; k++)
			if (taken >> k & 1)
				status = add_purposes(work, FG_FLOW, i, &whole[k]);
	}
	return status;
}

/* The purposes that an element was taken for. */
static int collected_for(const struct hunt *hunt, fg_ref element, struct purposes *ret_known)
{
	struct fg_refs flows = fg_rule_list(&hunt->work->takers, element);
	int status;

	*ret_known = hunt->whole[hunt->work->model->elements[element].category];
	status = add_purposes(hunt->work, FG_ELEMENT, element, ret_known);
	for (uint32_t i = 0; i < flows.count && status == 0 && ret_known->count < PURPOSES; i++)
		status = add_purposes(hunt->work, FG_FLOW, flows.items[i], ret_known);
	return status;
}

/* 1 and the first of the purposes that is not one of collection, 0 or a negative errno. */
static int find_new(const struct hunt *hunt, fg_ref element, const struct purposes *purposes,
                    const char **ret_purpose)
{
	struct purposes known;
	int status = collected_for(hunt, element, &known);

	if (status < 0 || known.count == 0 || known.count == PURPOSES)
		return status;
	for (uint32_t i = 0; i < purposes->count; i++)
		if (!among(purposes->items[i].text, &known)) {
			*ret_purpose = purposes->items[i].text;
			return 1;
		}
	return 0;
}

static int report(struct fg_rule_work *work, fg_ref flow, fg_ref element, const char *purpose)
{
	struct fg_rule_cells cells = { .count = 0 };
	struct fg_found found = {
		.pattern = FG_SAY("%s: %s"),
		.parts = { { .name = &work->model->elements[element].e }, { .text = purpose } },
	};

	fg_rule_add_cells(work, FG_FLOW, flow, FG_PURPOSE, &cells);
	if (!cells.count)
		fg_rule_add_said(work, FG_FLOW, flow, &cells);
	return fg_rule_hit(work, &(struct fg_hit){ .kind = FG_FLOW,
	                                           .index = flow,
	                                           .other = work->model->elements[element].e.id,
	                                           .elements = { &element, 1 },
	                                           .cells = &cells,
	                                           .found = &found,
	                                           .found_count = 1 });
}

static int check_flow(const struct hunt *hunt, fg_ref flow)
{
	struct purposes purposes = { .count = 0 };
	struct fg_refs elements = hunt->work->model->flows[flow].elements;
	int status = add_purposes(hunt->work, FG_FLOW, flow, &purposes);

	for (uint32_t i = 0; purposes.count && status == 0 && i < elements.count; i++) {
		const char *purpose;

		status = find_new(hunt, elements.items[i], &purposes, &purpose);
		if (status == 1)
			status = report(hunt->work, flow, elements.items[i], purpose);
	}
	return status;
}

int fg_rule_new_purpose(struct fg_rule_work *work)
{
	const struct fg_model *model = work->model;
	struct hunt hunt = { work, calloc(FG_CATEGORIES, sizeof(*hunt.whole)) };
	int status = hunt.whole ? gather_whole(work, hunt.whole) : -ENOMEM;

	for (fg_ref i = 0; status == 0 && i < model->flow_count; i++) {
		const struct fg_flow *flow = &model->flows[i];

		if (work->asserted[i] && !fg_rule_collects(model, flow)
		    && model->places[flow->from].custodian != model->places[flow->to].custodian)
			status = check_flow(&hunt, i);
	}
	free(hunt.whole);
	return status;
}
