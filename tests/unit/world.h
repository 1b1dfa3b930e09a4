/* A small world to ask about: a model built by hand, claim by claim, and its answers. */
#ifndef FG_TESTS_UNIT_WORLD_H
#define FG_TESTS_UNIT_WORLD_H

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "evidence/internal.h"
#include "model/build.h"

/* One small world: two baseline documents, three others, one holding, one flow, one question. */
enum { PIA, TERMS, NOTICE, INVENTORY, NGO, SCREEN, SOURCES };
enum { PERSON, STORE, ABROAD, PLACES };
enum { MOST_CLAIMS = 12, MOST_SCOPES = 4 };

struct world {
	struct fg_model *model;
	struct fg_source sources[SOURCES];
	struct fg_baseline baseline;
	struct fg_party parties[2];
	struct fg_place places[PLACES];
	struct fg_element elements[2];
	struct fg_flow flow;
	struct fg_holding holding;
	struct fg_claim claims[MOST_CLAIMS];
	struct fg_claim_more more[MOST_CLAIMS];
	struct fg_scope scopes[MOST_SCOPES];
	struct fg_bare bares[2];
	struct fg_limb limbs[1];
	struct fg_where where;
	struct fg_question question;
	struct fg_yardstick yardstick;
	struct fg_evidence *evidence;
};

static const fg_ref zero[] = { 0 }, one[] = { 1 }, both[] = { 0, 1 };
static const fg_ref baseline_sources[] = { PIA, TERMS };
static const char *const section[] = { "5.1" };
static const char *const elsewhere[] = { "2" };

#define ONE(items) ((struct fg_refs){ items, 1 })

static void name_things(struct world *w)
{
	static const char *const ids[SOURCES] = {
		"pia", "terms", "notice", "inventory", "ngo", "screen"
	};
	static const enum fg_source_kind kinds[SOURCES] = {
		FG_PIA, FG_APP_TERMS, FG_SORN, FG_INVENTORY, FG_NGO_REPORT, FG_FACT_SHEET
	};

	for (int i = 0; i < SOURCES; i++) {
		w->sources[i].e.id = ids[i];
		w->sources[i].kind = kinds[i];
		w->sources[i].standing = fg_source_kind_standing(kinds[i]);
	}
	w->sources[TERMS].copy = FG_COPY_RECREATION;
	w->sources[SCREEN].copy = FG_COPY_RECREATION;
	w->places[PERSON] = (struct fg_place){ .e.id = "person", .kind = FG_PERSON };
	w->places[PERSON].custodian = 1;
	w->places[STORE] = (struct fg_place){ .e.id = "store", .kind = FG_STORE, .inside = true };
	w->places[ABROAD] = (struct fg_place){ .e.id = "abroad", .kind = FG_EXTERNAL };
	w->places[ABROAD].custodian = 1;
	w->parties[0].kind = w->parties[1].kind = FG_AGENCY;
	w->elements[0] = (struct fg_element){ .e.id = "face", .category = FG_BIOMETRIC };
	w->elements[1] = (struct fg_element){ .e.id = "gps", .category = FG_LOCATION };
	w->flow = (struct fg_flow){ .e.id = "flow", .from = PERSON, .to = STORE,
	                            .elements = ONE(zero), .carried = 1u << FG_BIOMETRIC,
	                            .more = &fg_flow_plain, .state = FG_STATE_NONE };
	w->holding = (struct fg_holding){ .e.id = "holding", .place = STORE,
	                                  .elements = ONE(zero) };
	w->limbs[0].attribute = FG_PERIOD;
	w->where = (struct fg_where){ 1u << FG_PIA | 1u << FG_APP_TERMS | 1u << FG_SORN,
	                              section, 1 };
	w->question = (struct fg_question){ .id = "1", .subject = FG_ON_HOLDING,
	                                    .custody = FG_CUSTODY_ANY,
	                                    .limbs = w->limbs, .limb_count = 1,
	                                    .wheres = &w->where, .where_count = 1 };
	w->yardstick = (struct fg_yardstick){ .id = "y", .count = 1 };
	w->baseline.sources = (struct fg_refs){ baseline_sources, 2 };
}

static struct world *world_new(void)
{
	struct world *w = calloc(1, sizeof(*w));

	assert_non_null(w);
	w->model = fg_model_new();
	assert_non_null(w->model);
	name_things(w);
	w->model->sources = w->sources;
	w->model->source_count = SOURCES;
	w->model->baselines = &w->baseline;
	w->model->baseline_count = 1;
	w->model->parties = w->parties;
	w->model->party_count = 2;
	w->model->places = w->places;
	w->model->place_count = PLACES;
	w->model->elements = w->elements;
	w->model->element_count = 2;
	w->model->flows = &w->flow;
	w->model->flow_count = 1;
	w->model->holdings = &w->holding;
	w->model->holding_count = 1;
	w->model->claims = w->claims;
	w->model->scopes = w->scopes;
	w->model->bares = w->bares;
	w->model->questions = &w->question;
	w->model->question_count = 1;
	w->model->yardsticks = &w->yardstick;
	w->model->yardstick_count = 1;
	return w;
}

static void world_free(struct world *w)
{
	fg_evidence_free(w->evidence);
	fg_model_free(w->model);
	free(w);
}

static struct fg_claim *add_claim(struct world *w, struct fg_target target, fg_ref source,
                                  enum fg_says says)
{
	struct fg_claim *claim = &w->claims[w->model->claim_count++];

	assert_true(w->model->claim_count <= MOST_CLAIMS);
	*claim = (struct fg_claim){ .target = target, .source = source, .says = says,
	                            .more = &fg_claim_plain };
	return claim;
}

/* What few claims have. */
static struct fg_claim_more *add_more(struct world *w, struct fg_claim *claim)
{
	struct fg_claim_more *more = &w->more[claim - w->claims];

	if (claim->more != more)
		*more = fg_claim_plain;
	claim->more = more;
	return more;
}

static struct fg_claim *add_period(struct world *w, fg_ref source, enum fg_says says)
{
	return add_claim(w, (struct fg_target){ 0, FG_HOLDING, FG_PERIOD }, source, says);
}

/* Somebody says that the holding is there: it is no assumption. */
static void hold(struct world *w)
{
	add_claim(w, (struct fg_target){ 0, FG_HOLDING, FG_SAID }, NGO, FG_STATES);
}

static struct fg_claim *add_flow_claim(struct world *w, fg_ref source, enum fg_says says)
{
	return add_claim(w, (struct fg_target){ 0, FG_FLOW, FG_SAID }, source, says);
}

/* A scope with one claim on the period of holdings; the caller narrows it. */
static struct fg_scope *add_scope(struct world *w, fg_ref source, enum fg_says says)
{
	fg_ref number = w->model->scope_count++;
	fg_ref *claim = fg_arena_get(w->model->arena, sizeof(*claim));

	assert_non_null(claim);
	*claim = w->model->claim_count;
	add_claim(w, (struct fg_target){ number, FG_SCOPE, FG_SAID }, source, says);
	w->scopes[number] = (struct fg_scope){ .custody = FG_CUSTODY_ANY,
	                                       .attributes = 1u << FG_PERIOD,
	                                       .claims = { claim, 1 } };
	return &w->scopes[number];
}

static void mark_read(struct world *w)
{
	for (int i = PIA; i <= TERMS; i++) {
		w->sources[i].examined = section;
		w->sources[i].examined_count = 1;
	}
}

static void evaluate(struct world *w, struct fg_reading reading)
{
	fg_evidence_free(w->evidence);
	w->evidence = NULL;
	assert_int_equal(fg_model_index(w->model), 0);
	assert_int_equal(fg_evidence_new(w->model, &reading, &w->evidence), 0);
}

/* The cell of the question on the holding: after the system cell. */
static const struct fg_cell *period(struct world *w)
{
	const struct fg_cell *cell;

	evaluate(w, (struct fg_reading){ .baseline = 0 });
	cell = &w->evidence->cells[1];
	assert_int_equal(cell->kind, FG_HOLDING);
	assert_int_equal(cell->attribute, FG_PERIOD);
	return cell;
}

#endif
