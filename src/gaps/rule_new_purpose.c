/* A value is a set of purposes, parted by semicolons. They are compared by their words alone, not
 * by case, white space or punctuation; other words for the same purpose are a false alarm. Fires
 * only where both sides are given: for the flow, and for the element or a flow that takes it from a
 * person. */
#include <string.h>
#include <strings.h>

#include "base/say.h"
#include "gaps/rulework.h"

enum { PURPOSES = 32 };

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

static bool is_known(struct purpose purpose, const struct fg_rule_value *values, uint32_t count)
{
	struct purpose known;

	for (uint32_t i = 0; i < count; i++)
		for (const char *rest = values[i].text; next_purpose(&rest, &known);)
			if (same_words(purpose, known))
				return true;
	return false;
}

/* Each purpose of the value is among those of the others. */
static bool among(const char *text, const struct fg_rule_value *values, uint32_t count)
{
	struct purpose purpose;

	while (next_purpose(&text, &purpose))
		if (!is_known(purpose, values, count))
			return false;
	return true;
}

/* The purposes that an element was taken for. */
static uint32_t collected_for(const struct fg_rule_work *work, fg_ref element,
                              struct fg_rule_value *values)
{
	struct fg_refs flows = fg_rule_list(&work->takers, element);
	uint32_t count = fg_rule_values(work, (struct fg_target){ element, FG_ELEMENT, FG_PURPOSE },
	                                values, PURPOSES);

	for (uint32_t i = 0; i < flows.count && count < PURPOSES; i++)
		count += fg_rule_values(work,
		                        (struct fg_target){ flows.items[i], FG_FLOW, FG_PURPOSE },
		                        values + count, PURPOSES - count);
	return count;
}

static const char *find_new(const struct fg_rule_work *work, fg_ref element,
                            const struct fg_rule_value *purposes, uint32_t count)
{
	struct fg_rule_value known[PURPOSES];
	uint32_t known_count = collected_for(work, element, known);

	if (known_count == 0 || known_count == PURPOSES)
		return NULL;
	for (uint32_t i = 0; i < count; i++)
		if (!among(purposes[i].text, known, known_count))
			return purposes[i].text;
	return NULL;
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

static int check_flow(struct fg_rule_work *work, fg_ref flow)
{
	struct fg_rule_value purposes[PURPOSES];
	struct fg_refs elements = work->model->flows[flow].elements;
	uint32_t count = fg_rule_values(work, (struct fg_target){ flow, FG_FLOW, FG_PURPOSE },
	                                purposes, PURPOSES);
	int status = 0;

	for (uint32_t i = 0; count && status == 0 && i < elements.count; i++) {
		const char *purpose = find_new(work, elements.items[i], purposes, count);

		if (purpose)
			status = report(work, flow, elements.items[i], purpose);
	}
	return status;
}

int fg_rule_new_purpose(struct fg_rule_work *work)
{
	const struct fg_model *model = work->model;
	int status = 0;

	for (fg_ref i = 0; status == 0 && i < model->flow_count; i++) {
		const struct fg_place *from = &model->places[model->flows[i].from];
		const struct fg_place *to = &model->places[model->flows[i].to];

		if (work->asserted[i] && from->kind != FG_PERSON
		    && from->custodian != to->custodian)
			status = check_flow(work, i);
	}
	return status;
}
