/* Which facts a scope reaches. Each looks only at the facts that its tightest selector names. */
#include <errno.h>
#include <stdlib.h>

#include "evidence/internal.h"

/* Marks of the scope in hand, and where to look for its facts. */
struct matcher {
	struct fg_work *work;
	struct fg_arena *arena;                          /* until all scopes are matched */
	const struct fg_scope *scope;
	struct fg_index by_place, by_start, by_element;  /* fact numbers */
	bool *place, *start, *element;                   /* selected by the scope in hand */
	uint32_t *tried; /* by fact number: 1 + last scope that looked at it */
	struct fg_pairs fits;                            /* fact number, scope */
};

static bool custody_fits(const struct fg_model *model, const struct fg_scope *scope, fg_ref from,
                         fg_ref to)
{
	const struct fg_place *places = model->places;

	switch (scope->custody) {
	case FG_INSIDE: return places[to].inside;
	case FG_OUTSIDE: return !places[to].inside;
	case FG_CHANGES: return from != FG_NONE && places[from].custodian != places[to].custodian;
	case FG_CUSTODY_ANY: break;
	}
	return true;
}

static bool all_selected(const struct matcher *m, struct fg_refs elements)
{
	for (uint32_t i = 0; i < elements.count; i++)
		if (!m->element[elements.items[i]])
			return false;
	return true;
}

static bool element_fits(const struct matcher *m, fg_ref index)
{
	const struct fg_scope *scope = m->scope;

	if (scope->places.count || scope->from.count || scope->custody != FG_CUSTODY_ANY)
		return false;
	if (scope->elements.count && !m->element[index])
		return false;
	return !scope->categories
	       || scope->categories >> m->work->model->elements[index].category & 1;
}

static bool flow_fits(const struct matcher *m, fg_ref index)
{
	const struct fg_flow *flow = &m->work->model->flows[index];
	const struct fg_scope *scope = m->scope;

	if ((scope->places.count && !m->place[flow->to])
	    || (scope->from.count && !m->start[flow->from]))
		return false;
	if (!custody_fits(m->work->model, scope, flow->from, flow->to))
		return false;
	if (flow->unspecified && (scope->elements.count || scope->categories))
		return false;
	if (scope->elements.count && (flow->categories || !all_selected(m, flow->elements)))
		return false;
	return !scope->categories || !(flow->carried & ~scope->categories);
}

static bool holding_fits(const struct matcher *m, fg_ref index)
{
	const struct fg_holding *holding = &m->work->model->holdings[index];
	const struct fg_scope *scope = m->scope;

	if (scope->from.count || (scope->places.count && !m->place[holding->place]))
		return false;
	if (!custody_fits(m->work->model, scope, FG_NONE, holding->place))
		return false;
	if (scope->elements.count && !all_selected(m, holding->elements))
		return false;
	return !scope->categories || !(m->work->holding_categories[index] & ~scope->categories);
}

bool fg_scope_reaches(const struct fg_scope *scope, enum fg_kind kind, enum fg_attribute attribute)
{
	static const enum fg_subject subjects[FG_FACT_KINDS] = {
		FG_ON_ELEMENT, FG_ON_FLOW, FG_ON_HOLDING
	};

	return scope->attributes >> attribute & 1
	       && (!scope->subjects || scope->subjects >> kind & 1)
	       && fg_attribute_applies(attribute, subjects[kind]);
}

/* Attributes that the scope reaches in facts of this kind. */
static uint32_t attributes_reached(const struct fg_scope *scope, enum fg_kind kind)
{
	uint32_t count = 0;

	for (enum fg_attribute attribute = 0; attribute < FG_ATTRIBUTES; attribute++)
		count += fg_scope_reaches(scope, kind, attribute);
	return count;
}

static int try_fact(struct matcher *m, enum fg_kind kind, fg_ref index)
{
	static bool (*const fits[FG_FACT_KINDS])(const struct matcher *, fg_ref) = {
		element_fits, flow_fits, holding_fits
	};
	uint32_t number = fg_fact_number(m->work->model, kind, index);
	uint32_t scope = (uint32_t)(m->scope - m->work->model->scopes);
	uint32_t attributes;

	if (m->tried[number] == scope + 1)
		return 0;
	m->tried[number] = scope + 1;
	attributes = attributes_reached(m->scope, kind);
	if (!attributes || !fits[kind](m, index))
		return 0;
	if (m->fits.count >= FG_MOST_FITS)
		return -EOVERFLOW;
	m->work->breadth[scope] += attributes;
	return fg_pairs_add(&m->fits, number, scope);
}

static int try_number(struct matcher *m, uint32_t number)
{
	const struct fg_model *model = m->work->model;

	if (number < model->element_count)
		return try_fact(m, FG_ELEMENT, number);
	number -= model->element_count;
	if (number < model->flow_count)
		return try_fact(m, FG_FLOW, number);
	return try_fact(m, FG_HOLDING, number - model->flow_count);
}

static int try_listed(struct matcher *m)
{
	int status = 0;

	for (uint32_t i = 0; status == 0 && i < m->scope->fact_count; i++)
		if (m->scope->facts[i].kind < FG_FACT_KINDS)
			status = try_fact(m, m->scope->facts[i].kind, m->scope->facts[i].index);
	return status;
}

static int try_under(struct matcher *m, const struct fg_index *index, struct fg_refs keys)
{
	int status = 0;

	for (uint32_t i = 0; i < keys.count; i++) {
		struct fg_refs facts = fg_index_at(index, keys.items[i]);

		for (uint32_t k = 0; status == 0 && k < facts.count; k++)
			status = try_number(m, facts.items[k]);
	}
	return status;
}

static int try_all(struct matcher *m)
{
	const struct fg_model *model = m->work->model;
	uint32_t count = model->element_count + model->flow_count + model->holding_count;
	int status = 0;

	for (uint32_t i = 0; status == 0 && i < count; i++)
		status = try_number(m, i);
	return status;
}

static void mark(bool *marks, struct fg_refs refs, bool on)
{
	for (uint32_t i = 0; i < refs.count; i++)
		marks[refs.items[i]] = on;
}

static void mark_all(struct matcher *m, bool on)
{
	mark(m->place, m->scope->places, on);
	mark(m->start, m->scope->from, on);
	mark(m->element, m->scope->elements, on);
}

static int match_scope(struct matcher *m)
{
	const struct fg_scope *scope = m->scope;
	int status;

	mark_all(m, true);
	if (scope->fact_count)
		status = try_listed(m);
	else if (scope->from.count)
		status = try_under(m, &m->by_start, scope->from);
	else if (scope->places.count)
		status = try_under(m, &m->by_place, scope->places);
	else if (scope->elements.count)
		status = try_under(m, &m->by_element, scope->elements);
	else
		status = try_all(m);
	mark_all(m, false);
	return status;
}

static int add_refs(struct fg_pairs *pairs, struct fg_refs keys, uint32_t value)
{
	int status = 0;

	for (uint32_t i = 0; status == 0 && i < keys.count; i++)
		status = fg_pairs_add(pairs, keys.items[i], value);
	return status;
}

static int index_places(struct matcher *m)
{
	const struct fg_model *model = m->work->model;
	struct fg_pairs to = { 0 }, from = { 0 };
	int status = 0;

	for (fg_ref i = 0; status == 0 && i < model->flow_count; i++) {
		status = fg_pairs_add(&to, model->flows[i].to, fg_fact_number(model, FG_FLOW, i));
		if (status == 0)
			status = fg_pairs_add(&from, model->flows[i].from,
			                      fg_fact_number(model, FG_FLOW, i));
	}
	for (fg_ref i = 0; status == 0 && i < model->holding_count; i++)
		status = fg_pairs_add(&to, model->holdings[i].place,
		                      fg_fact_number(model, FG_HOLDING, i));
	if (status == 0)
		status = fg_index_new(m->arena, model->place_count, &to, &m->by_place);
	if (status == 0)
		status = fg_index_new(m->arena, model->place_count, &from, &m->by_start);
	fg_pairs_clear(&to);
	fg_pairs_clear(&from);
	return status;
}

static int index_elements(struct matcher *m)
{
	const struct fg_model *model = m->work->model;
	struct fg_pairs pairs = { 0 };
	int status = 0;

	for (fg_ref i = 0; status == 0 && i < model->element_count; i++)
		status = fg_pairs_add(&pairs, i, i);
	for (fg_ref i = 0; status == 0 && i < model->flow_count; i++)
		status =
		    add_refs(&pairs, model->flows[i].elements, fg_fact_number(model, FG_FLOW, i));
	for (fg_ref i = 0; status == 0 && i < model->holding_count; i++)
		status = add_refs(&pairs, model->holdings[i].elements,
		                  fg_fact_number(model, FG_HOLDING, i));
	if (status == 0)
		status = fg_index_new(m->arena, model->element_count, &pairs, &m->by_element);
	fg_pairs_clear(&pairs);
	return status;
}

/* Scopes without `facts` and `from` can reach implied holdings: listed by place. */
static int index_implied(struct fg_work *work)
{
	const struct fg_model *model = work->model;
	struct fg_pairs pairs = { 0 };
	int status = 0;

	for (fg_ref i = 0; status == 0 && i < model->scope_count; i++) {
		const struct fg_scope *scope = &model->scopes[i];

		if (scope->fact_count || scope->from.count
		    || !attributes_reached(scope, FG_HOLDING))
			continue;
		if (scope->places.count)
			status = add_refs(&pairs, scope->places, i);
		else
			status = fg_pairs_add(&pairs, model->place_count, i);
	}
	if (status == 0)
		status =
		    fg_index_new(work->arena, model->place_count + 1, &pairs, &work->scopes_at);
	fg_pairs_clear(&pairs);
	return status;
}

static bool has(struct fg_refs sorted, fg_ref ref)
{
	uint32_t low = 0, high = sorted.count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (sorted.items[middle] == ref)
			return true;
		if (sorted.items[middle] < ref)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

bool fg_scope_fits_implied(const struct fg_work *work, const struct fg_scope *scope, fg_ref place,
                           fg_ref element)
{
	if (!custody_fits(work->model, scope, FG_NONE, place))
		return false;
	if (scope->elements.count && !has(scope->elements, element))
		return false;
	return !scope->categories
	       || scope->categories >> work->model->elements[element].category & 1;
}

static int prepare(struct matcher *m)
{
	const struct fg_model *model = m->work->model;
	struct fg_arena *arena = m->arena;
	size_t facts = (size_t)model->element_count + model->flow_count + model->holding_count;
	int status;

	m->place = fg_arena_array(arena, model->place_count, sizeof(*m->place));
	m->start = fg_arena_array(arena, model->place_count, sizeof(*m->start));
	m->element = fg_arena_array(arena, model->element_count, sizeof(*m->element));
	m->tried = fg_arena_array(arena, facts, sizeof(*m->tried));
	m->work->breadth =
	    fg_arena_array(m->work->arena, model->scope_count, sizeof(*m->work->breadth));
	if (fg_arena_failed(arena) || !m->work->breadth)
		return -ENOMEM;
	status = index_places(m);
	return status < 0 ? status : index_elements(m);
}

int fg_match_scopes(struct fg_work *work)
{
	const struct fg_model *model = work->model;
	uint32_t facts = model->element_count + model->flow_count + model->holding_count;
	struct matcher m = { .work = work };
	int status;

	if (!model->scope_count)
		return 0;
	m.arena = fg_arena_new();
	status = m.arena ? prepare(&m) : -ENOMEM;
	for (fg_ref i = 0; status == 0 && i < model->scope_count; i++) {
		m.scope = &model->scopes[i];
		status = match_scope(&m);
	}
	if (status == 0)
		status = fg_index_new(work->arena, facts, &m.fits, &work->scopes_of);
	if (status == 0)
		status = index_implied(work);
	fg_pairs_clear(&m.fits);
	fg_arena_free(m.arena);
	return status;
}
