/* src/reach: best paths, origins, derivation, implied holdings; models made in memory. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "model/build.h"
#include "reach/reach.h"

enum { MOST = 64, LARGE = 1200 };

/* A model being made; everything lives as long as the test. */
struct made {
	struct fg_model *model;
	struct fg_source source;
	struct fg_baseline baseline;
	struct fg_party party;
	struct fg_boundary boundary;
	struct fg_place places[LARGE];
	struct fg_element elements[LARGE];
	struct fg_flow flows[LARGE];
	struct fg_holding holdings[MOST];
	struct fg_claim claims[2 * LARGE];
	struct fg_step steps[MOST];
	fg_ref refs[16 * LARGE];
	uint32_t ref_count;
	fg_ref zero;
	struct fg_evidence *evidence;
	struct fg_reach *reach;
};

static struct made *begin(void)
{
	struct made *made = calloc(1, sizeof(*made));

	assert_non_null(made);
	made->model = fg_model_new();
	assert_non_null(made->model);
	made->source = (struct fg_source){ .e = { .id = "s", .label = "s" }, .kind = FG_PIA };
	made->baseline = (struct fg_baseline){ .e = { .id = "b", .label = "b" },
		                               .sources = { &made->zero, 1 } };
	made->party = (struct fg_party){ .e = { .id = "p", .label = "p" }, .kind = FG_AGENCY,
	                                 .parent = FG_NONE, .acts_for = FG_NONE, .inside = true };
	made->boundary = (struct fg_boundary){ .e = { .id = "all", .label = "all" } };
	return made;
}

static struct fg_refs list(struct made *made, uint32_t count, const fg_ref *items)
{
	struct fg_refs refs = { made->refs + made->ref_count, count };

	assert_true(made->ref_count + count <= sizeof(made->refs) / sizeof(made->refs[0]));
	memcpy(made->refs + made->ref_count, items, count * sizeof(*items));
	made->ref_count += count;
	return refs;
}
#define MORE(...) (&(struct fg_flow_more){ __VA_ARGS__ })
#define LIST(...)                                                                                  \
	list(made, sizeof((fg_ref[]){ __VA_ARGS__ }) / sizeof(fg_ref), (fg_ref[]){ __VA_ARGS__ })

static fg_ref place(struct made *made, enum fg_place_kind kind)
{
	fg_ref number = made->model->place_count++;

	made->places[number] = (struct fg_place){ .e = { .id = "place", .label = "place" },
		                                  .kind = kind,
		                                  .keeps = fg_place_kind_keeps(kind),
		                                  .inside = true };
	return number;
}

static fg_ref element(struct made *made, enum fg_category category)
{
	fg_ref number = made->model->element_count++;

	made->elements[number] = (struct fg_element){ .e = { .id = "element", .label = "element" },
	                                              .category = category, .derived_at = FG_NONE };
	return number;
}

static void claim(struct made *made, enum fg_kind kind, fg_ref index, enum fg_says says)
{
	made->claims[made->model->claim_count++] = (struct fg_claim){
		.target = { index, kind, FG_SAID }, .more = &fg_claim_plain, .says = says,
	};
}

static fg_ref flow(struct made *made, fg_ref from, fg_ref to, enum fg_says says)
{
	fg_ref number = made->model->flow_count++;

	made->flows[number] = (struct fg_flow){ .e = { .id = "flow", .label = "flow" },
		                                .from = from,
		                                .to = to,
		                                .more = &fg_flow_plain,
		                                .state = FG_STATE_NONE };
	claim(made, FG_FLOW, number, says);
	return number;
}

/* A flow of one element. */
static fg_ref carry(struct made *made, fg_ref from, fg_ref to, fg_ref what)
{
	fg_ref number = flow(made, from, to, FG_STATES);

	made->flows[number].elements = LIST(what);
	return number;
}

static void finish(struct made *made)
{
	struct fg_model *model = made->model;
	struct fg_reading reading = { .baseline = 0 };

	model->sources = &made->source, model->source_count = 1;
	model->baselines = &made->baseline, model->baseline_count = 1;
	model->parties = &made->party, model->party_count = 1;
	model->boundaries = &made->boundary, model->boundary_count = 1;
	model->places = made->places;
	model->elements = made->elements;
	model->flows = made->flows;
	model->holdings = made->holdings;
	model->claims = made->claims;
	model->steps = made->steps;
	model->operator_party = 0;
	assert_int_equal(fg_model_index(model), 0);
	assert_int_equal(fg_evidence_new(model, &reading, &made->evidence), 0);
	assert_int_equal(fg_reach_new(made->evidence, &made->reach), 0);
}

static void end(struct made *made)
{
	fg_reach_free(made->reach);
	fg_evidence_free(made->evidence);
	fg_model_free(made->model);
	free(made);
}

static const struct fg_arrival *at(const struct made *made, fg_ref what, fg_ref where)
{
	const struct fg_arrival *arrival = fg_reach_find(made->reach, what, where);

	assert_non_null(arrival);
	assert_int_equal(arrival->element, what);
	assert_int_equal(arrival->place, where);
	return arrival;
}

static void a_cycle_ends_and_the_shortest_path_wins(void **state)
{
	struct made *made = begin();
	fg_ref person = place(made, FG_PERSON), app = place(made, FG_PROCESS),
	       store = place(made, FG_STORE);
	fg_ref lone = place(made, FG_STORE), photo = element(made, FG_BIOMETRIC);
	fg_ref path[4] = { FG_NONE, FG_NONE, FG_NONE, FG_NONE };

	(void)state;
	carry(made, person, app, photo);
	carry(made, app, store, photo);
	carry(made, store, app, photo);
	carry(made, store, person, photo);
	finish(made);
	assert_int_equal(made->reach->arrival_count, 3);
	assert_int_equal(at(made, photo, person)->hops, 0);
	assert_int_equal(at(made, photo, person)->link, FG_NONE);
	assert_int_equal(at(made, photo, store)->hops, 2);
	assert_int_equal(made->reach->links[at(made, photo, store)->link].flow, 1);
	assert_int_equal(at(made, photo, store)->strength, FG_BY_NAME);
	assert_null(fg_reach_find(made->reach, photo, lone));
	assert_int_equal(fg_reach_witness(made->reach, at(made, photo, store), path, 4), 2);
	assert_int_equal(path[0], 0);
	assert_int_equal(path[1], 1);
	assert_int_equal(path[2], FG_NONE);
	path[1] = FG_NONE;
	assert_int_equal(fg_reach_witness(made->reach, at(made, photo, store), path, 1), 2);
	assert_int_equal(path[1], FG_NONE);
	end(made);
}

/* A detour by name beats a short way by category; a well stated detour beats a short vague way. */
static void strength_comes_before_status_and_status_before_length(void **state)
{
	struct made *made = begin();
	fg_ref start = place(made, FG_PERSON), way = place(made, FG_PROCESS),
	       goal = place(made, FG_STORE);
	fg_ref other = place(made, FG_STORE), photo = element(made, FG_BIOMETRIC), path[3];
	fg_ref whole;

	(void)state;
	made->elements[photo].origin = LIST(start);
	whole = flow(made, start, goal, FG_STATES);
	made->flows[whole].categories = 1u << FG_BIOMETRIC;
	carry(made, start, way, photo);
	whole = flow(made, way, goal, FG_PARTLY_SAYS);
	made->flows[whole].elements = LIST(photo);
	whole = flow(made, start, other, FG_PARTLY_SAYS);
	made->flows[whole].elements = LIST(photo);
	carry(made, way, other, photo);
	finish(made);
	assert_int_equal(at(made, photo, goal)->strength, FG_BY_NAME);
	assert_int_equal(at(made, photo, goal)->status, FG_PARTLY);
	assert_int_equal(at(made, photo, goal)->hops, 2);
	assert_int_equal(at(made, photo, other)->status, FG_STATED);
	assert_int_equal(fg_reach_witness(made->reach, at(made, photo, other), path, 3), 2);
	assert_int_equal(path[0], 1);
	assert_int_equal(path[1], 4);
	end(made);
}

/* The best way to a place need not be the beginning of the best way through it. */
static void a_worse_beginning_can_be_the_better_one(void **state)
{
	struct made *made = begin();
	fg_ref start = place(made, FG_PERSON), a = place(made, FG_PROCESS),
	       b = place(made, FG_PROCESS);
	fg_ref middle = place(made, FG_PROCESS), goal = place(made, FG_STORE),
	       photo = element(made, FG_BIOMETRIC);
	fg_ref path[3] = { 0 };

	(void)state;
	made->elements[photo].origin = LIST(start);
	carry(made, start, a, photo);
	carry(made, a, b, photo);
	carry(made, b, middle, photo);
	made->flows[flow(made, start, middle, FG_STATES)].categories = 1u << FG_BIOMETRIC;
	made->flows[flow(made, middle, goal, FG_STATES)].categories = 1u << FG_BIOMETRIC;
	finish(made);
	assert_int_equal(at(made, photo, middle)->strength, FG_BY_NAME);
	assert_int_equal(at(made, photo, middle)->hops, 3);
	assert_int_equal(at(made, photo, goal)->strength, FG_BY_CATEGORY);
	assert_int_equal(at(made, photo, goal)->hops, 2);
	assert_int_equal(fg_reach_witness(made->reach, at(made, photo, goal), path, 3), 2);
	assert_int_equal(path[0], 3);
	assert_int_equal(path[1], 4);
	end(made);
}

static void only_asserted_flows_carry(void **state)
{
	static const enum fg_says idle[] = { FG_DENIES, FG_ASKS, FG_SILENT, FG_MISSING };
	struct made *made = begin();
	fg_ref start = place(made, FG_PERSON), goal = place(made, FG_STORE),
	       photo = element(made, FG_BIOMETRIC);
	fg_ref blocked, assumed;

	(void)state;
	for (size_t i = 0; i < sizeof(idle) / sizeof(idle[0]); i++)
		made->flows[flow(made, start, goal, idle[i])].elements = LIST(photo);
	blocked = carry(made, start, goal, photo);
	made->flows[blocked].state = FG_BLOCKED;
	assumed = carry(made, start, goal, photo);
	made->flows[assumed].more = MORE(.reason = "a guess");
	made->model->claim_count--;
	finish(made);
	assert_int_equal(made->reach->arrival_count, 0);
	end(made);
}

static void a_flow_that_does_not_say_carries_possibly_and_starts_nothing(void **state)
{
	struct made *made = begin();
	fg_ref start = place(made, FG_PERSON), app = place(made, FG_PROCESS),
	       goal = place(made, FG_STORE);
	fg_ref end_of = place(made, FG_STORE), photo = element(made, FG_BIOMETRIC),
	       never = element(made, FG_OTHER);

	(void)state;
	carry(made, start, app, photo);
	made->flows[flow(made, app, goal, FG_STATES)].unspecified = true;
	made->flows[flow(made, start, end_of, FG_STATES)].unspecified = true;
	carry(made, goal, end_of, photo);
	finish(made);
	assert_int_equal(at(made, photo, app)->strength, FG_BY_NAME);
	assert_int_equal(at(made, photo, goal)->strength, FG_POSSIBLE);
	assert_int_equal(at(made, photo, end_of)->strength, FG_POSSIBLE);
	assert_int_equal(at(made, photo, end_of)->hops, 1);
	assert_null(fg_reach_find(made->reach, never, end_of));
	assert_false(made->reach->possible_left_out);
	end(made);
}

static void origins_are_persons_then_springs_then_any_start(void **state)
{
	struct made *made = begin();
	fg_ref person = place(made, FG_PERSON), app = place(made, FG_PROCESS),
	       store = place(made, FG_STORE);
	fg_ref by_person = element(made, FG_CONTACT), by_spring = element(made, FG_CASE);
	fg_ref circle = element(made, FG_HEALTH);

	(void)state;
	carry(made, app, store, by_person);
	carry(made, person, app, by_person);
	carry(made, app, store, by_spring);
	carry(made, store, person, by_spring);
	carry(made, app, store, circle);
	carry(made, store, app, circle);
	finish(made);
	assert_int_equal(at(made, by_person, person)->hops, 0);
	assert_int_equal(at(made, by_person, app)->hops, 1);
	assert_int_equal(at(made, by_spring, app)->hops, 0);
	assert_int_equal(at(made, by_spring, person)->hops, 2);
	assert_int_equal(at(made, circle, app)->hops, 0);
	assert_int_equal(at(made, circle, store)->hops, 0);
	end(made);
}

/* Written before what it is made from; no surer than that. */
static void derived_elements_start_where_they_are_made(void **state)
{
	struct made *made = begin();
	fg_ref person = place(made, FG_PERSON), matcher = place(made, FG_STORE),
	       goal = place(made, FG_STORE);
	fg_ref score = element(made, FG_DERIVED), template = element(made, FG_DERIVED);
	fg_ref photo = element(made, FG_BIOMETRIC), nowhere = element(made, FG_DERIVED);

	(void)state;
	made->elements[template].derived_from = LIST(photo);
	made->elements[template].derived_at = matcher;
	made->elements[score].derived_from = LIST(template, nowhere);
	made->elements[score].derived_at = matcher;
	made->elements[nowhere].derived_from = LIST(photo);
	made->elements[nowhere].derived_at = goal;
	made->elements[photo].origin = LIST(person);
	made->flows[flow(made, person, matcher, FG_STATES)].categories = 1u << FG_BIOMETRIC;
	carry(made, matcher, goal, score);
	carry(made, person, goal, score);
	finish(made);
	assert_int_equal(at(made, photo, matcher)->strength, FG_BY_CATEGORY);
	assert_int_equal(at(made, template, matcher)->hops, 0);
	assert_int_equal(at(made, template, matcher)->strength, FG_BY_CATEGORY);
	assert_int_equal(at(made, score, matcher)->hops, 0);
	assert_int_equal(at(made, score, goal)->strength, FG_BY_CATEGORY);
	assert_int_equal(at(made, score, goal)->hops, 1);
	assert_null(fg_reach_find(made->reach, score, person));
	assert_null(fg_reach_find(made->reach, nowhere, goal));
	end(made);
}

static void circular_derivation_ends(void **state)
{
	struct made *made = begin();
	fg_ref store = place(made, FG_STORE), a = element(made, FG_DERIVED),
	       b = element(made, FG_DERIVED);

	(void)state;
	made->elements[a].derived_from = LIST(b);
	made->elements[b].derived_from = LIST(a);
	made->elements[a].derived_at = made->elements[b].derived_at = store;
	finish(made);
	assert_int_equal(made->reach->arrival_count, 0);
	end(made);
}

static void a_path_against_the_workflow_says_so(void **state)
{
	struct made *made = begin();
	fg_ref person = place(made, FG_PERSON), app = place(made, FG_PROCESS),
	       store = place(made, FG_STORE);
	fg_ref late = place(made, FG_STORE), photo = element(made, FG_BIOMETRIC);

	(void)state;
	made->model->step_count = 4;
	for (int i = 0; i < 4; i++)
		made->steps[i] = (struct fg_step){ .e = { .id = "step", .label = "step" },
			                           .party = FG_NONE };
	made->flows[carry(made, person, app, photo)].more = MORE(.steps = LIST(1, 2));
	made->flows[carry(made, app, store, photo)].more = MORE(.steps = LIST(0, 2));
	made->flows[carry(made, store, late, photo)].more = MORE(.steps = LIST(0, 1));
	finish(made);
	assert_false(at(made, photo, app)->steps_back);
	assert_false(at(made, photo, store)->steps_back);
	assert_true(at(made, photo, late)->steps_back);
	end(made);
}

static void what_arrives_and_is_kept_implies_a_holding(void **state)
{
	struct made *made = begin();
	fg_ref phone = place(made, FG_PLACE_DEVICE), app = place(made, FG_PROCESS),
	       store = place(made, FG_STORE);
	fg_ref second = place(made, FG_STORE), photo = element(made, FG_BIOMETRIC),
	       name = element(made, FG_CONTACT);
	fg_ref template = element(made, FG_DERIVED);
	struct fg_pair *pairs = NULL;
	uint32_t count = 0;

	(void)state;
	for (fg_ref what = photo; what <= name; what++) {
		carry(made, phone, app, what);
		carry(made, app, second, what);
		carry(made, app, store, what);
	}
	made->elements[template].derived_from = LIST(photo);
	made->elements[template].derived_at = store;
	made->holdings[0] = (struct fg_holding){ .e = { .id = "h", .label = "h" }, .place = store,
	                                         .elements = LIST(photo) };
	made->model->holding_count = 1;
	claim(made, FG_HOLDING, 0, FG_STATES);
	finish(made);
	assert_int_equal(fg_reach_implied(made->reach, &pairs, &count), 0);
	assert_int_equal(count, 4);
	assert_int_equal(pairs[0].place, store);
	assert_int_equal(pairs[0].element, name);
	assert_int_equal(pairs[1].place, store);
	assert_int_equal(pairs[1].element, template);
	assert_int_equal(pairs[2].place, second);
	assert_int_equal(pairs[2].element, photo);
	assert_int_equal(pairs[3].place, second);
	assert_int_equal(pairs[3].element, name);
	free(pairs);
	end(made);
}

struct best {
	unsigned strength, status, hops;
	bool found;
};

struct walk {
	const struct made *made;
	struct best *best;
	bool on_path[8];
};

static unsigned strength_of(const struct fg_flow *flow, enum fg_category category)
{
	if (flow->elements.count)
		return FG_BY_NAME;
	return flow->categories >> category & 1u ? FG_BY_CATEGORY
	       : flow->unspecified               ? FG_POSSIBLE
	                                         : FG_STRENGTHS;
}

/* Every simple path there is. */
static void walk_on(struct walk *walk, fg_ref here, unsigned strength, unsigned status,
                    unsigned hops)
{
	struct best *best = &walk->best[here];

	if (!best->found || strength < best->strength || (strength == best->strength
	    && (status < best->status || (status == best->status && hops < best->hops))))
		*best = (struct best){ strength, status, hops, true };
	walk->on_path[here] = true;
	for (fg_ref i = 0; i < walk->made->model->flow_count; i++) {
		const struct fg_flow *next = &walk->made->flows[i];
		unsigned own = strength_of(next, FG_BIOMETRIC), said;

		if (next->from != here || walk->on_path[next->to] || own == FG_STRENGTHS)
			continue;
		said = fg_fact_status(walk->made->evidence, FG_FLOW, i);
		walk_on(walk, next->to, own > strength ? own : strength,
		        said > status ? said : status, hops + 1);
	}
	walk->on_path[here] = false;
}

static void make_random(struct made *made, unsigned *seed)
{
	static const enum fg_says says[] = { FG_STATES, FG_STATES, FG_PARTLY_SAYS, FG_DEFERS };
	fg_ref photo = element(made, FG_BIOMETRIC);

	for (int i = 0; i < 7; i++)
		place(made, FG_STORE);
	made->elements[photo].origin = LIST(0);
	for (int i = 0; i < 16; i++) {
		fg_ref from = (fg_ref)(rand_r(seed) % 7),
		       to = (from + 1 + (fg_ref)(rand_r(seed) % 6)) % 7;
		fg_ref number = flow(made, from, to, says[rand_r(seed) % 4]);

		switch (rand_r(seed) % 4) {
		case 0: made->flows[number].unspecified = true; break;
		case 1: made->flows[number].categories = 1u << FG_BIOMETRIC; break;
		default: made->flows[number].elements = LIST(photo);
		}
	}
}

/* The witness of an arrival leads there, is as long and as weak as is said. */
static void check_witness(const struct made *made, const struct fg_arrival *arrival)
{
	fg_ref path[8], here = 0;
	unsigned strength = FG_BY_NAME, status = FG_STATED;

	assert_int_equal(fg_reach_witness(made->reach, arrival, path, 8), arrival->hops);
	for (uint32_t i = 0; i < arrival->hops; i++) {
		const struct fg_flow *next = &made->flows[path[i]];
		unsigned own = strength_of(next, FG_BIOMETRIC);
		unsigned said = fg_fact_status(made->evidence, FG_FLOW, path[i]);

		assert_int_equal(next->from, here);
		here = next->to;
		strength = own > strength ? own : strength;
		status = said > status ? said : status;
	}
	assert_int_equal(here, arrival->place);
	assert_int_equal(strength, arrival->strength);
	assert_int_equal(status, arrival->status);
}

/* How many simple paths from 0 to `goal` are as strong, as well stated and as short as the best. */
struct tally {
	const struct made *made;
	const struct fg_arrival *best;
	bool on_path[7];
	unsigned count;
};

static void tally_on(struct tally *tally, fg_ref here, unsigned strength, unsigned status,
                     unsigned hops)
{
	if (here == tally->best->place)
		tally->count += strength == tally->best->strength && status == tally->best->status
		                && hops == tally->best->hops;
	if (here == tally->best->place || hops == tally->best->hops)
		return;
	tally->on_path[here] = true;
	for (fg_ref i = 0; i < tally->made->model->flow_count; i++) {
		const struct fg_flow *next = &tally->made->flows[i];
		unsigned own = strength_of(next, FG_BIOMETRIC), said;

		if (next->from != here || tally->on_path[next->to] || own == FG_STRENGTHS)
			continue;
		said = fg_fact_status(tally->made->evidence, FG_FLOW, i);
		tally_on(tally, next->to, own > strength ? own : strength,
		         said > status ? said : status, hops + 1);
	}
	tally->on_path[here] = false;
}

/* All shortest ways, each once, the witness among them; fewer when fewer are asked for. */
static void check_ways(const struct made *made, const struct fg_arrival *arrival)
{
	struct tally tally = { made, arrival, { false }, 0 };
	fg_ref witness[8];
	struct fg_ways ways, first;
	bool found = false;

	assert_int_equal(fg_reach_ways(made->reach, 0, arrival->place, 100, &ways), 0);
	tally_on(&tally, 0, FG_BY_NAME, FG_STATED, 0);
	assert_int_equal(ways.hops, arrival->hops);
	assert_int_equal(ways.count, tally.count);
	assert_int_equal(ways.shown, tally.count);
	fg_reach_witness(made->reach, arrival, witness, 8);
	for (uint32_t i = 0; i < ways.shown; i++) {
		const fg_ref *flows = ways.flows + i * ways.hops;

		found |= memcmp(flows, witness, ways.hops * sizeof(*flows)) == 0;
		for (uint32_t k = 1; k < ways.hops; k++)
			assert_int_equal(made->flows[flows[k]].from, made->flows[flows[k - 1]].to);
		for (uint32_t k = 0; k < i; k++)
			assert_memory_not_equal(flows, ways.flows + k * ways.hops,
			                        ways.hops * sizeof(*flows));
	}
	assert_true(found);
	assert_int_equal(fg_reach_ways(made->reach, 0, arrival->place, 1, &first), 0);
	assert_int_equal(first.shown, 1);
	assert_int_equal(first.count, ways.count);
	fg_ways_clear(&first);
	fg_ways_clear(&ways);
}

static void there_is_no_way_where_nothing_arrives(void **state)
{
	struct made *made = begin();
	struct fg_ways ways;

	(void)state;
	place(made, FG_STORE);
	place(made, FG_STORE);
	made->elements[element(made, FG_BIOMETRIC)].origin = LIST(0);
	finish(made);
	assert_int_equal(fg_reach_ways(made->reach, 0, 1, 10, &ways), -ENOENT);
	assert_int_equal(fg_reach_ways(made->reach, 0, 0, 10, &ways), 0);
	assert_int_equal(ways.hops, 0);
	assert_int_equal(ways.count, 1);
	fg_ways_clear(&ways);
	end(made);
}

static void best_paths_are_those_of_trying_all(void **state)
{
	unsigned seed = 1;

	(void)state;
	for (int round = 0; round < 300; round++) {
		struct made *made = begin();
		struct best best[7] = { 0 };
		struct walk walk = { made, best, { false } };

		make_random(made, &seed);
		finish(made);
		walk_on(&walk, 0, FG_BY_NAME, FG_STATED, 0);
		for (fg_ref p = 0; p < 7; p++) {
			const struct fg_arrival *arrival = fg_reach_find(made->reach, 0, p);

			assert_int_equal(arrival != NULL, best[p].found);
			if (!arrival)
				continue;
			assert_int_equal(arrival->strength, best[p].strength);
			assert_int_equal(arrival->status, best[p].status);
			assert_int_equal(arrival->hops, best[p].hops);
			check_witness(made, arrival);
			check_ways(made, arrival);
		}
		end(made);
	}
}

/* The beginning of a path, however much of it is asked for. */
static void beginnings_of_a_long_path(void **state)
{
	enum { MANY = 70 };
	struct made *made = begin();
	fg_ref flows[MANY];

	(void)state;
	for (fg_ref i = 0; i <= MANY; i++)
		place(made, FG_STORE);
	for (fg_ref i = 0; i < MANY; i++)
		made->flows[flow(made, i, i + 1, FG_STATES)].elements = LIST(0);
	made->elements[element(made, FG_OTHER)].origin = LIST(0);
	finish(made);
	for (fg_ref end = 0; end <= MANY; end++)
		for (uint32_t room = 0; room <= MANY; room++) {
			const struct fg_arrival *arrival = at(made, 0, end);
			uint32_t shown = room < end ? room : end;

			memset(flows, 0xFF, sizeof(flows));
			assert_int_equal(fg_reach_witness(made->reach, arrival, flows, room), end);
			for (uint32_t i = 0; i < MANY; i++)
				assert_int_equal(flows[i], i < shown ? i : FG_NONE);
		}
	end(made);
}

/* Every element may go everywhere: more than is kept. What is named stays. */
static void too_much_possible_reach_is_left_out_and_said(void **state)
{
	struct made *made = begin();
	const fg_ref many = 1100;

	(void)state;
	for (fg_ref i = 0; i < many; i++)
		place(made, FG_STORE);
	for (fg_ref i = 0; i + 1 < many; i++)
		made->flows[flow(made, i, i + 1, FG_STATES)].unspecified = true;
	for (fg_ref i = 0; i < many; i++)
		made->elements[element(made, FG_OTHER)].origin = LIST(0);
	finish(made);
	assert_true(made->reach->possible_left_out);
	assert_int_equal(made->reach->arrival_count, many);
	assert_int_equal(at(made, 7, 0)->hops, 0);
	end(made);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_cycle_ends_and_the_shortest_path_wins),
		cmocka_unit_test(strength_comes_before_status_and_status_before_length),
		cmocka_unit_test(a_worse_beginning_can_be_the_better_one),
		cmocka_unit_test(only_asserted_flows_carry),
		cmocka_unit_test(a_flow_that_does_not_say_carries_possibly_and_starts_nothing),
		cmocka_unit_test(origins_are_persons_then_springs_then_any_start),
		cmocka_unit_test(derived_elements_start_where_they_are_made),
		cmocka_unit_test(circular_derivation_ends),
		cmocka_unit_test(a_path_against_the_workflow_says_so),
		cmocka_unit_test(what_arrives_and_is_kept_implies_a_holding),
		cmocka_unit_test(best_paths_are_those_of_trying_all),
		cmocka_unit_test(there_is_no_way_where_nothing_arrives),
		cmocka_unit_test(beginnings_of_a_long_path),
		cmocka_unit_test(too_much_possible_reach_is_left_out_and_said),
	};

	return cmocka_run_group_tests_name("reach", tests, NULL, NULL);
}
