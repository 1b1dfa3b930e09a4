/* Scopes that reach nothing, or miss a fact by a part of what it carries. */
#include <errno.h>
#include <string.h>

#include "load/link.h"

enum { WORK_LIMIT = 20 * 1000 * 1000, SHOWN = 3 };

/* How a fact fits a scope. */
enum fit { MISSES, IN_PART, FITS };

struct match {
	const struct fg_model *model;
	const struct fg_scope *scope;
	bool *elements, *places, *from;          /* selected, where the scope selects */
	bool *listed[FG_FACT_KINDS];
};

static void set(bool *marks, struct fg_refs refs, bool value)
{
	for (uint32_t i = 0; i < refs.count; i++)
		marks[refs.items[i]] = value;
}

static void select_all(struct match *match, bool value)
{
	const struct fg_scope *scope = match->scope;

	set(match->elements, scope->elements, value);
	set(match->places, scope->places, value);
	set(match->from, scope->from, value);
	for (uint32_t i = 0; i < scope->fact_count; i++)
		match->listed[scope->facts[i].kind][scope->facts[i].index] = value;
}

static bool can_have(const struct fg_scope *scope, enum fg_kind kind)
{
	static const enum fg_subject subjects[FG_FACT_KINDS] = {
		[FG_ELEMENT] = FG_ON_ELEMENT, [FG_FLOW] = FG_ON_FLOW, [FG_HOLDING] = FG_ON_HOLDING,
	};

	if (scope->subjects && !(scope->subjects >> kind & 1))
		return false;
	for (unsigned i = 0; i < FG_ATTRIBUTES; i++) {
		if (scope->attributes >> i & 1
		    && fg_attribute_applies((enum fg_attribute)i, subjects[kind]))
			return true;
	}
	return false;
}

/* By what the fact carries. `whole`: categories carried as such, which no element selector
 * takes. */
static enum fit fit_contents(const struct match *match, struct fg_refs elements, uint32_t whole)
{
	const struct fg_scope *scope = match->scope;
	uint32_t in = 0, out = 0;

	for (uint32_t i = 0; i < elements.count; i++) {
		fg_ref element = elements.items[i];
		bool fits =
			(!scope->elements.count || match->elements[element])
			&& (!scope->categories
		            || scope->categories >> match->model->elements[element].category & 1);

		*(fits ? &in : &out) += 1;
	}
	if (scope->elements.count || whole & ~scope->categories)
		out += scope->elements.count ? whole != 0 : scope->categories != 0;
	in += !scope->elements.count && (whole & scope->categories) != 0;
	if (!scope->elements.count && !scope->categories)
		return FITS;
	return !out ? FITS : in ? IN_PART : MISSES;
}

static bool custody_fits(const struct match *match, fg_ref place)
{
	bool inside = match->model->places[place].inside;

	return match->scope->custody == FG_CUSTODY_ANY
	       || (match->scope->custody == FG_INSIDE) == inside;
}

static enum fit fit_element(const struct match *match, fg_ref index)
{
	const struct fg_scope *scope = match->scope;

	if (scope->places.count || scope->from.count || scope->custody != FG_CUSTODY_ANY)
		return MISSES;
	if (scope->elements.count && !match->elements[index])
		return MISSES;
	if (scope->categories && !(scope->categories >> match->model->elements[index].category & 1))
		return MISSES;
	return FITS;
}

static enum fit fit_flow(const struct match *match, fg_ref index)
{
	const struct fg_flow *flow = &match->model->flows[index];
	const struct fg_scope *scope = match->scope;
	enum fit fit;

	if (scope->places.count && !match->places[flow->to])
		return MISSES;
	if ((scope->from.count && !match->from[flow->from]) || !custody_fits(match, flow->to))
		return MISSES;
	fit = fit_contents(match, flow->elements, flow->categories);
	if (flow->unspecified && (scope->elements.count || scope->categories) && fit == FITS)
		return flow->elements.count || flow->categories ? IN_PART : MISSES;
	return fit;
}

static enum fit fit_holding(const struct match *match, fg_ref index)
{
	const struct fg_holding *holding = &match->model->holdings[index];

	if (match->scope->from.count || !custody_fits(match, holding->place))
		return MISSES;
	if (match->scope->places.count && !match->places[holding->place])
		return MISSES;
	return fit_contents(match, holding->elements, 0);
}

static enum fit fit_fact(const struct match *match, enum fg_kind kind, fg_ref index)
{
	static enum fit (*const fits[FG_FACT_KINDS])(const struct match *, fg_ref) = {
		[FG_ELEMENT] = fit_element, [FG_FLOW] = fit_flow, [FG_HOLDING] = fit_holding,
	};

	if (match->scope->fact_count && !match->listed[kind][index])
		return MISSES;
	return fits[kind](match, index);
}

/* A scope about holdings reaches those that follow from flows too; only what is written is seen
 * here, so that with a place or element that can have one it is never empty. */
static bool may_be_implied(const struct fg_scope *scope)
{
	return !scope->fact_count && !scope->from.count && can_have(scope, FG_HOLDING);
}

static void audit_scope(struct fg_link *link, struct match *match, uint32_t number)
{
	const struct fg_record *record = fg_thing(link, FG_SCOPE, number);
	uint32_t fitting = 0, part = 0;

	for (enum fg_kind kind = 0; kind < FG_FACT_KINDS; kind++) {
		uint32_t count =
			can_have(match->scope, kind) ? fg_model_count(link->model, kind) : 0;

		for (fg_ref i = 0; i < count; i++) {
			enum fit fit = fit_fact(match, kind, i);

			fitting += fit == FITS;
			if (fit == IN_PART && part++ < SHOWN)
				fg_complain(link->doc, "FG6009", fg_mark_tag(link->doc, record),
				            "%s '%s' (line %u) carries other things too and is not"
				            " reached", fg_kind_name(kind) + 2,
				            fg_model_entity(link->model, kind, i)->id,
				            fg_model_entity(link->model, kind, i)->loc.line);
		}
	}
	if (!fitting && !part && !may_be_implied(match->scope))
		fg_complain(link->doc, "FG6008", fg_mark_tag(link->doc, record),
		            "no fact fits this scope");
}

int fg_audit_scopes(struct fg_link *link)
{
	const struct fg_model *model = link->model;
	struct fg_arena *arena = link->doc->arena;
	struct match match = { .model = model };
	uint64_t work = (uint64_t)model->element_count + model->flow_count + model->holding_count;

	match.elements = fg_arena_array(arena, (size_t)model->element_count + 1, 1);
	match.places = fg_arena_array(arena, (size_t)model->place_count + 1, 1);
	match.from = fg_arena_array(arena, (size_t)model->place_count + 1, 1);
	for (enum fg_kind kind = 0; kind < FG_FACT_KINDS; kind++)
		match.listed[kind] =
			fg_arena_array(arena, (size_t)fg_model_count(model, kind) + 1, 1);
	if (fg_arena_failed(arena))
		return -ENOMEM;
	if (work * model->scope_count > WORK_LIMIT)
		return 0;                        /* a map that a program wrote: too long a look */
	for (uint32_t i = 0; i < model->scope_count; i++) {
		match.scope = &model->scopes[i];
		select_all(&match, true);
		audit_scope(link, &match, i);
		select_all(&match, false);
	}
	return 0;
}
