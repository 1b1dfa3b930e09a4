/* src/evidence: which claims reach a cell, and which row of the table fits. */
#include "unit/world.h"

/* ---- the table: what is said of one period, and what it comes out at when read and when not */

struct said {
	fg_ref source;
	enum fg_says says;
	const char *value;
	bool low;
	bool condition;
	fg_ref to;
};

struct answer {
	enum fg_status status;
	enum fg_family family;
};

static const struct table_case {
	const char *name;
	struct said said[3];
	uint32_t count;
	struct answer read, unread;
} table[] = {
	{ "nothing", { { 0 } }, 0, { FG_NOT_STATED, FG_GAP }, { FG_NOT_EXAMINED, FG_TO_VERIFY } },
	{ "states", { { PIA, FG_STATES, "P1Y" } }, 1,
	  { FG_STATED, FG_ANSWERED }, { FG_STATED, FG_ANSWERED } },
	{ "partly", { { PIA, FG_PARTLY_SAYS } }, 1,
	  { FG_PARTLY, FG_GAP }, { FG_PARTLY, FG_TO_VERIFY } },
	{ "defers", { { PIA, FG_DEFERS } }, 1,
	  { FG_DEFERRED, FG_GAP }, { FG_DEFERRED, FG_TO_VERIFY } },
	{ "partly and defers", { { PIA, FG_DEFERS }, { PIA, FG_PARTLY_SAYS } }, 2,
	  { FG_PARTLY, FG_GAP }, { FG_PARTLY, FG_TO_VERIFY } },
	{ "denies", { { PIA, FG_DENIES } }, 1,
	  { FG_DENIED, FG_ANSWERED }, { FG_DENIED, FG_ANSWERED } },
	{ "states and denies", { { PIA, FG_STATES }, { TERMS, FG_DENIES } }, 2,
	  { FG_CONTRADICTED, FG_GAP }, { FG_CONTRADICTED, FG_GAP } },
	{ "partly and denies", { { PIA, FG_PARTLY_SAYS }, { PIA, FG_DENIES } }, 2,
	  { FG_CONTRADICTED, FG_GAP }, { FG_CONTRADICTED, FG_GAP } },
	{ "refers and denies", { { PIA, FG_REFERS, .to = NOTICE }, { PIA, FG_DENIES } }, 2,
	  { FG_CONTRADICTED, FG_GAP }, { FG_CONTRADICTED, FG_GAP } },
	{ "defers and denies", { { PIA, FG_DEFERS }, { PIA, FG_DENIES } }, 2,
	  { FG_DEFERRED, FG_GAP }, { FG_DEFERRED, FG_TO_VERIFY } },
	{ "a re-creation states and denies", { { TERMS, FG_STATES }, { TERMS, FG_DENIES } }, 2,
	  { FG_STATED, FG_ANSWERED }, { FG_STATED, FG_ANSWERED } },
	{ "two values", { { PIA, FG_STATES, "P1Y" }, { TERMS, FG_STATES, "P2Y" } }, 2,
	  { FG_CONTRADICTED, FG_GAP }, { FG_CONTRADICTED, FG_GAP } },
	{ "two values of a re-creation",
	  { { TERMS, FG_STATES, "P1Y" }, { TERMS, FG_STATES, "P2Y" } }, 2,
	  { FG_STATED, FG_ANSWERED }, { FG_STATED, FG_ANSWERED } },
	{ "one value in two units", { { PIA, FG_STATES, "P1Y" }, { TERMS, FG_STATES, "P12M" } }, 2,
	  { FG_STATED, FG_ANSWERED }, { FG_STATED, FG_ANSWERED } },
	{ "two values, two conditions",
	  { { PIA, FG_STATES, "P1Y" }, { PIA, FG_STATES, "P2Y", .condition = true } }, 2,
	  { FG_STATED, FG_ANSWERED }, { FG_STATED, FG_ANSWERED } },
	{ "words that differ in case and blanks",
	  { { PIA, FG_STATES, "event: The  end" }, { PIA, FG_STATES, "event: the end" } }, 2,
	  { FG_STATED, FG_ANSWERED }, { FG_STATED, FG_ANSWERED } },
	{ "a public body denies", { { PIA, FG_STATES }, { INVENTORY, FG_DENIES } }, 2,
	  { FG_DISPUTED, FG_GAP }, { FG_DISPUTED, FG_GAP } },
	{ "an independent source denies", { { PIA, FG_STATES }, { NGO, FG_DENIES } }, 2,
	  { FG_DISPUTED, FG_CLAIMED }, { FG_DISPUTED, FG_CLAIMED } },
	{ "others partly state what is denied", { { PIA, FG_DENIES }, { NGO, FG_PARTLY_SAYS } }, 2,
	  { FG_DISPUTED, FG_CLAIMED }, { FG_DISPUTED, FG_CLAIMED } },
	{ "others give another value",
	  { { PIA, FG_STATES, "P1Y" }, { INVENTORY, FG_STATES, "P3Y" } }, 2,
	  { FG_DISPUTED, FG_GAP }, { FG_DISPUTED, FG_GAP } },
	{ "others give the same value", { { PIA, FG_STATES, "P7D" }, { NGO, FG_STATES, "P1W" } }, 2,
	  { FG_STATED, FG_ANSWERED }, { FG_STATED, FG_ANSWERED } },
	{ "others deny faintly", { { PIA, FG_STATES }, { NGO, FG_DENIES, .low = true } }, 2,
	  { FG_STATED, FG_ANSWERED }, { FG_STATED, FG_ANSWERED } },
	{ "others state", { { INVENTORY, FG_STATES } }, 1,
	  { FG_UNDISCLOSED, FG_GAP }, { FG_REPORTED, FG_TO_VERIFY } },
	{ "a re-creation states", { { SCREEN, FG_STATES } }, 1,
	  { FG_NOT_STATED, FG_GAP }, { FG_REPORTED, FG_TO_VERIFY } },
	{ "others state faintly", { { INVENTORY, FG_STATES, .low = true } }, 1,
	  { FG_NOT_STATED, FG_GAP }, { FG_REPORTED, FG_TO_VERIFY } },
	{ "others deny", { { INVENTORY, FG_DENIES } }, 1,
	  { FG_NOT_STATED, FG_GAP }, { FG_REPORTED, FG_TO_VERIFY } },
	{ "others miss it", { { NGO, FG_MISSING } }, 1,
	  { FG_NOT_STATED, FG_GAP }, { FG_SAID_MISSING, FG_CLAIMED } },
	{ "others miss it faintly", { { NGO, FG_MISSING, .low = true } }, 1,
	  { FG_NOT_STATED, FG_GAP }, { FG_REPORTED, FG_TO_VERIFY } },
	{ "the baseline states faintly", { { PIA, FG_STATES, .low = true } }, 1,
	  { FG_NOT_STATED, FG_GAP }, { FG_REPORTED, FG_TO_VERIFY } },
	{ "the baseline asks", { { PIA, FG_ASKS } }, 1,
	  { FG_NOT_STATED, FG_GAP }, { FG_NOT_EXAMINED, FG_TO_VERIFY } },
	{ "refers to nothing known", { { PIA, FG_REFERS, .to = FG_NONE } }, 1,
	  { FG_BY_REFERENCE, FG_TO_VERIFY }, { FG_BY_REFERENCE, FG_TO_VERIFY } },
	{ "refers to an unread notice", { { PIA, FG_REFERS, .to = NOTICE } }, 1,
	  { FG_BY_REFERENCE, FG_TO_VERIFY }, { FG_BY_REFERENCE, FG_TO_VERIFY } },
	{ "refers to a notice that states",
	  { { PIA, FG_REFERS, .to = NOTICE }, { NOTICE, FG_STATES } }, 2,
	  { FG_BY_REFERENCE, FG_ANSWERED }, { FG_BY_REFERENCE, FG_ANSWERED } },
	{ "refers to a notice that defers",
	  { { PIA, FG_REFERS, .to = NOTICE }, { NOTICE, FG_DEFERS } }, 2,
	  { FG_BY_REFERENCE, FG_TO_VERIFY }, { FG_BY_REFERENCE, FG_TO_VERIFY } },
	{ "refers in a circle",
	  { { PIA, FG_REFERS, .to = NOTICE }, { NOTICE, FG_REFERS, .to = PIA } }, 2,
	  { FG_BY_REFERENCE, FG_TO_VERIFY }, { FG_BY_REFERENCE, FG_TO_VERIFY } },
	{ "refers to one that refers on",
	  { { PIA, FG_REFERS, .to = NOTICE }, { NOTICE, FG_REFERS, .to = INVENTORY },
	    { INVENTORY, FG_DENIES } }, 3,
	  { FG_BY_REFERENCE, FG_ANSWERED }, { FG_BY_REFERENCE, FG_ANSWERED } },
};

static void add_said(struct world *w, const struct said *said)
{
	struct fg_claim *claim = add_period(w, said->source, said->says);

	claim->value = said->value;
	claim->certainty = said->low ? FG_LOW : FG_HIGH;
	if (said->says == FG_REFERS)
		add_more(w, claim)->to = said->to;
	if (said->condition)
		add_more(w, claim)->whose = ONE(one);
}

static void check_case(const struct table_case *row, bool read)
{
	struct world *w = world_new();
	struct answer wanted = read ? row->read : row->unread;
	const struct fg_cell *cell;

	add_claim(w, (struct fg_target){ 0, FG_HOLDING, FG_SAID }, PIA, FG_STATES);
	for (uint32_t i = 0; i < row->count; i++)
		add_said(w, &row->said[i]);
	if (read)
		mark_read(w);
	cell = period(w);
	if (cell->status != wanted.status || cell->family != wanted.family)
		fail_msg("%s, %s: status %d, family %d", row->name, read ? "read" : "not read",
		         (int)cell->status, (int)cell->family);
	assert_int_equal(cell->read, read);
	assert_int_equal(fg_cell_own(cell).count + fg_cell_others(cell).count, row->count);
	world_free(w);
}

static void the_first_row_that_fits_decides(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		check_case(&table[i], true);
		check_case(&table[i], false);
	}
}

static void families_follow_the_status(void **state)
{
	(void)state;
	assert_int_equal(fg_status_family(FG_STATED, false), FG_ANSWERED);
	assert_int_equal(fg_status_family(FG_DENIED, true), FG_ANSWERED);
	assert_int_equal(fg_status_family(FG_PARTLY, true), FG_GAP);
	assert_int_equal(fg_status_family(FG_PARTLY, false), FG_TO_VERIFY);
	assert_int_equal(fg_status_family(FG_DEFERRED, false), FG_TO_VERIFY);
	assert_int_equal(fg_status_family(FG_UNDISCLOSED, true), FG_GAP);
	assert_int_equal(fg_status_family(FG_SAID_MISSING, false), FG_CLAIMED);
	assert_int_equal(fg_status_family(FG_REPORTED, false), FG_TO_VERIFY);
}

/* ---- reading */

static void a_part_covers_what_begins_with_it(void **state)
{
	static const struct {
		const char *part, *place;
		bool covers;
	} pairs[] = {
		{ "whole", "5.1", true }, { "WHOLE", "whole", true }, { "5.1", "whole", false },
		{ "5.1", "5.1", true }, { "5.1", "5.1 ¶2", true }, { "5", "5.1", true },
		{ "5", "51", false },
		{ "5.1", "5", false }, { "p.1", "P.1, fn 2", true },
		{ " part  B ", "Part b", true },
		{ "", "5", false }, { "Part", "Part B", true }, { "Par", "Part B", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (fg_place_covers(pairs[i].part, pairs[i].place) != pairs[i].covers)
			fail_msg("'%s' and '%s'", pairs[i].part, pairs[i].place);
}

static void a_silent_claim_opens_only_its_place(void **state)
{
	struct world *w = world_new();
	struct fg_claim *pia = add_period(w, PIA, FG_SILENT);
	struct fg_claim *terms = add_period(w, TERMS, FG_SILENT);

	(void)state;
	hold(w);
	pia->places = terms->places = section;
	pia->place_count = terms->place_count = 1;
	assert_int_equal(period(w)->status, FG_NOT_STATED);
	assert_true(period(w)->recreation);
	terms->places = elsewhere;
	assert_int_equal(period(w)->status, FG_NOT_EXAMINED);
	terms->places = section;
	terms->certainty = FG_LOW;
	assert_int_equal(period(w)->status, FG_NOT_EXAMINED);
	assert_false(period(w)->read);
	add_period(w, NGO, FG_SILENT);           /* to be silent is to report nothing */
	assert_int_equal(period(w)->status, FG_NOT_EXAMINED);
	world_free(w);
}

static void documents_of_other_kinds_are_not_asked(void **state)
{
	struct world *w = world_new();

	(void)state;
	w->sources[PIA].examined = section;
	w->sources[PIA].examined_count = 1;
	assert_false(period(w)->read);
	w->where.kinds = 1u << FG_PIA;
	assert_true(period(w)->read);
	assert_false(period(w)->recreation);
	w->where.kinds = 1u << FG_SORN;
	assert_false(period(w)->read);
	evaluate(w, (struct fg_reading){ .baseline = FG_NONE });
	assert_int_equal(w->evidence->cells[1].status, FG_NOT_EXAMINED);
	world_free(w);
}

static void silence_of_the_document_pointed_to(void **state)
{
	struct world *w = world_new();

	(void)state;
	hold(w);
	add_more(w, add_period(w, PIA, FG_REFERS))->to = NOTICE;
	w->sources[NOTICE].examined = section;
	w->sources[NOTICE].examined_count = 1;
	assert_int_equal(period(w)->status, FG_NOT_STATED);
	assert_int_equal(period(w)->family, FG_GAP);
	assert_int_equal(fg_cell_through(period(w)), NOTICE);
	add_period(w, NOTICE, FG_PARTLY_SAYS);
	assert_int_equal(period(w)->status, FG_BY_REFERENCE);
	assert_int_equal(period(w)->family, FG_GAP);
	w->where.kinds = 1u << FG_PIA;           /* no place for notices: the whole of it */
	assert_int_equal(period(w)->family, FG_TO_VERIFY);
	world_free(w);
}

/* ---- sources */

static void sources_have_their_time(void **state)
{
	struct world *w = world_new();

	(void)state;
	w->sources[PIA].published = (struct fg_date){ 2023, 5, 0 };
	w->sources[PIA].text_date = (struct fg_date){ 2021, 2, 0 };
	w->sources[NOTICE].published = (struct fg_date){ 2022, 0, 0 };
	w->sources[NOTICE].supersedes = ONE(zero);
	evaluate(w, (struct fg_reading){ .baseline = 0, .as_of = { 2021, 2, 28 } });
	assert_true(w->evidence->sources[PIA].admitted && w->evidence->sources[PIA].baseline);
	assert_true(w->evidence->sources[TERMS].undated);
	assert_false(w->evidence->sources[TERMS].admitted);
	assert_int_equal(w->evidence->left_out, SOURCES - 2);
	evaluate(w, (struct fg_reading){ .baseline = 0, .as_of = { 2021, 2, 27 } });
	assert_false(w->evidence->sources[PIA].admitted);
	evaluate(w, (struct fg_reading){ .baseline = 0, .as_of = { 2022, 12, 30 } });
	assert_true(w->evidence->sources[PIA].admitted);
	evaluate(w, (struct fg_reading){ .baseline = 0, .as_of = { 2022, 0, 0 } });
	assert_true(w->evidence->sources[PIA].superseded);
	assert_false(w->evidence->sources[PIA].baseline);
	evaluate(w, (struct fg_reading){ .baseline = 0, .according_to = ONE(zero) });
	assert_true(w->evidence->sources[PIA].admitted);
	assert_false(w->evidence->sources[NOTICE].admitted);
	world_free(w);
}

static void what_retells_a_replaced_source_counts_nowhere(void **state)
{
	struct world *w = world_new();
	struct fg_claim *claim = add_period(w, NGO, FG_STATES);

	(void)state;
	add_more(w, claim)->retells = NOTICE;
	assert_int_equal(period(w)->status, FG_REPORTED);
	w->sources[INVENTORY].supersedes = (struct fg_refs){ (const fg_ref[]){ NOTICE }, 1 };
	assert_int_equal(period(w)->status, FG_NOT_EXAMINED);
	assert_int_equal(fg_cell_others(period(w)).count, 0);
	world_free(w);
}

/* ---- scopes */

static void the_nearest_claim_of_each_source_counts(void **state)
{
	struct world *w = world_new();
	struct fg_scope *wide = add_scope(w, PIA, FG_DEFERS);
	struct fg_scope *narrow = add_scope(w, PIA, FG_PARTLY_SAYS);

	(void)state;
	wide->attributes = 1u << FG_PERIOD | 1u << FG_START;
	narrow->elements = ONE(zero);
	assert_int_equal(period(w)->status, FG_PARTLY);
	assert_int_equal(fg_cell_own(period(w)).count, 1);
	narrow->attributes = wide->attributes;   /* as wide: both count */
	assert_int_equal(fg_cell_own(period(w)).count, 2);
	add_period(w, TERMS, FG_DEFERS);         /* another source beats nothing */
	assert_int_equal(fg_cell_own(period(w)).count, 3);
	add_period(w, PIA, FG_DENIES);
	assert_int_equal(fg_cell_own(period(w)).count, 2);
	assert_int_equal(period(w)->status, FG_DEFERRED);
	world_free(w);
}

static bool scope_fits(struct world *w, struct fg_scope scope)
{
	struct fg_refs claims = w->scopes[0].claims;
	const struct fg_evidence *evidence;

	w->scopes[0] = scope;
	w->scopes[0].claims = claims;
	evaluate(w, (struct fg_reading){ .baseline = 0 });
	evidence = w->evidence;
	return fg_cell_others(&evidence->cells[evidence->said[FG_FLOW][0]]).count == 1;
}

static void a_scope_fits_by_all_its_selectors(void **state)
{
	struct world *w = world_new();
	struct fg_scope any = { .custody = FG_CUSTODY_ANY, .attributes = 1u << FG_SAID };
	struct fg_target holding = { 0, FG_HOLDING, FG_SAID };

	(void)state;
	add_scope(w, NGO, FG_STATES);
	assert_true(scope_fits(w, any));
#define FITS(...) scope_fits(w, (struct fg_scope){ .custody = FG_CUSTODY_ANY, \
	.attributes = 1u << FG_SAID, __VA_ARGS__ })
	assert_true(FITS(.places = ONE(one)));           /* store: where it goes */
	assert_false(FITS(.places = ONE(zero)));
	assert_true(FITS(.from = ONE(zero)));
	assert_false(FITS(.from = ONE(one)));
	assert_true(FITS(.subjects = 1u << FG_FLOW));
	assert_false(FITS(.subjects = 1u << FG_HOLDING));
	assert_true(FITS(.categories = 1u << FG_BIOMETRIC));
	assert_false(FITS(.categories = 1u << FG_LOCATION));
	assert_true(FITS(.elements = ONE(zero)));
	assert_false(FITS(.elements = ONE(one)));
	assert_false(FITS(.facts = &holding, .fact_count = 1));
	assert_false(FITS(.elements = ONE(zero), .places = ONE(zero)));
	any.custody = FG_INSIDE;
	assert_true(scope_fits(w, any));
	any.custody = FG_OUTSIDE;
	assert_false(scope_fits(w, any));
	w->flow.elements = (struct fg_refs){ both, 2 };
	w->flow.carried |= 1u << FG_LOCATION;
	assert_false(FITS(.elements = ONE(zero)));       /* not all that it carries */
	assert_true(FITS(.elements = { both, 2 }));
	assert_false(FITS(.categories = 1u << FG_BIOMETRIC));
	w->flow.unspecified = true;
	assert_false(FITS(.elements = { both, 2 }));
	assert_true(FITS(.places = ONE(one)));
#undef FITS
	world_free(w);
}

static void implied_holdings_get_scope_claims(void **state)
{
	struct world *w = world_new();
	struct fg_cell cell;

	(void)state;
	add_scope(w, PIA, FG_DEFERS)->elements = ONE(one);
	add_period(w, PIA, FG_STATES);
	period(w);
	assert_int_equal(fg_evidence_implied(w->evidence, STORE, 1, NULL), 1);
	assert_int_equal(fg_evidence_implied(w->evidence, STORE, 1, &cell), 1);
	assert_int_equal(cell.status, FG_DEFERRED);
	assert_int_equal(cell.index, FG_NONE);
	assert_int_equal(cell.place, STORE);
	assert_int_equal(cell.element, 1);
	assert_int_equal(fg_evidence_implied(w->evidence, STORE, 0, &cell), 1);
	assert_int_equal(cell.status, FG_NOT_EXAMINED);
	/* outside: only limits on passing on are asked */
	assert_int_equal(fg_evidence_implied(w->evidence, ABROAD, 1, NULL), 0);
	assert_int_equal(fg_evidence_implied(w->evidence, ABROAD, 1, &cell), 0);
	w->limbs[0].attribute = FG_ONWARD;
	mark_read(w);
	evaluate(w, (struct fg_reading){ .baseline = 0 });
	assert_int_equal(fg_evidence_implied(w->evidence, ABROAD, 1, &cell), 1);
	assert_true(cell.homework);
	assert_int_equal(cell.family, FG_TO_VERIFY);
	world_free(w);
}

/* ---- attributes without claims, assumptions, the system, bodies outside */

static void a_bare_value_rests_on_what_its_fact_states(void **state)
{
	struct world *w = world_new();

	(void)state;
	w->bares[0] = (struct fg_bare){ { 0, FG_HOLDING, FG_PERIOD }, "P1Y", { 0 } };
	w->bares[1] = (struct fg_bare){ { 0, FG_HOLDING, FG_PERIOD }, "P2Y", { 0 } };
	w->model->bare_count = 1;
	add_claim(w, (struct fg_target){ 0, FG_HOLDING, FG_SAID }, PIA, FG_PARTLY_SAYS);
	assert_int_equal(period(w)->status, FG_NOT_EXAMINED);
	add_claim(w, (struct fg_target){ 0, FG_HOLDING, FG_SAID }, PIA, FG_STATES);
	assert_int_equal(period(w)->status, FG_STATED);
	w->model->bare_count = 2;
	assert_int_equal(period(w)->status, FG_CONTRADICTED);
	add_period(w, NGO, FG_ASKS);             /* a claim beside them takes nothing away */
	assert_int_equal(period(w)->status, FG_CONTRADICTED);
	world_free(w);
}

static void an_assumption_is_never_a_charge(void **state)
{
	struct world *w = world_new();

	(void)state;
	mark_read(w);
	w->holding.reason = "must be so";
	assert_int_equal(period(w)->status, FG_NOT_EXAMINED);
	assert_int_equal(period(w)->family, FG_TO_VERIFY);
	assert_true(period(w)->assumption);
	add_scope(w, NGO, FG_STATES);
	assert_int_equal(period(w)->status, FG_REPORTED);
	assert_int_equal(period(w)->family, FG_TO_VERIFY);
	assert_int_equal(fg_flow_fate(w->evidence, 0), FG_ASSUMED);
	world_free(w);
}

static void a_fact_takes_the_answer_of_the_system(void **state)
{
	struct world *w = world_new();
	struct fg_target system = { 0, FG_ANSWER, FG_SAID };

	(void)state;
	add_claim(w, system, PIA, FG_STATES)->value = "Not  applicable";
	assert_int_equal(period(w)->status, FG_NOT_EXAMINED);
	w->question.project_wide = true;
	assert_int_equal(period(w)->status, FG_STATED);
	assert_true(period(w)->project_wide);
	assert_true(period(w)->not_applicable);
	assert_int_equal(fg_cell_own(period(w)).count, 1);
	add_period(w, NGO, FG_ASKS);
	assert_int_equal(period(w)->status, FG_REPORTED);
	assert_false(period(w)->project_wide);
	world_free(w);
}

static void others_holdings_are_homework(void **state)
{
	struct world *w = world_new();

	(void)state;
	w->holding.place = ABROAD;
	mark_read(w);
	hold(w);
	add_period(w, NGO, FG_ASKS);
	assert_int_equal(period(w)->status, FG_NOT_STATED);
	assert_int_equal(period(w)->family, FG_TO_VERIFY);
	assert_true(period(w)->homework);
	add_claim(w, (struct fg_target){ 0, FG_HOLDING, FG_SAID }, PIA, FG_STATES);
	assert_int_equal(period(w)->family, FG_GAP);     /* the disclosure itself speaks of it */
	assert_false(period(w)->homework);
	world_free(w);
}

/* ---- what becomes of a flow */

static enum fg_flow_fate fate(struct world *w)
{
	evaluate(w, (struct fg_reading){ .baseline = 0 });
	return fg_flow_fate(w->evidence, 0);
}

static void flows_have_a_fate(void **state)
{
	struct world *w = world_new();
	struct fg_claim *asks, *weak;

	(void)state;
	asks = add_flow_claim(w, NGO, FG_ASKS);
	assert_int_equal(fate(w), FG_FATE_QUESTIONED);
	asks->says = FG_SILENT;
	assert_int_equal(fate(w), FG_UNSAID);
	asks->says = FG_ASKS;
	weak = add_flow_claim(w, SCREEN, FG_STATES);
	weak->certainty = FG_LOW;
	assert_int_equal(fate(w), FG_ASSERTED);
	add_flow_claim(w, PIA, FG_DENIES);
	assert_int_equal(fate(w), FG_FATE_DENIED);
	add_flow_claim(w, INVENTORY, FG_DEFERS);
	assert_int_equal(fate(w), FG_ASSERTED);
	w->flow.state = FG_FORMER;
	assert_int_equal(fate(w), FG_FATE_FORMER);
	w->flow.state = FG_BLOCKED;
	assert_int_equal(fate(w), FG_FATE_BLOCKED);
	world_free(w);
}

static void read_whole(struct world *w)
{
	static const char *const all[] = { "whole" };

	for (int i = PIA; i <= TERMS; i++) {
		w->sources[i].examined = all;
		w->sources[i].examined_count = 1;
	}
}

static void nobody_is_charged_for_a_flow_only_asked_about(void **state)
{
	struct world *w = world_new();

	(void)state;
	read_whole(w);
	add_flow_claim(w, NGO, FG_ASKS);
	evaluate(w, (struct fg_reading){ .baseline = 0 });
	assert_int_equal(fg_fact_status(w->evidence, FG_FLOW, 0), FG_NOT_STATED);
	assert_int_equal(w->evidence->cells[w->evidence->said[FG_FLOW][0]].family, FG_TO_VERIFY);
	add_flow_claim(w, NGO, FG_STATES);
	evaluate(w, (struct fg_reading){ .baseline = 0 });
	assert_int_equal(fg_fact_status(w->evidence, FG_FLOW, 0), FG_UNDISCLOSED);
	assert_int_equal(w->evidence->cells[w->evidence->said[FG_FLOW][0]].family, FG_GAP);
	world_free(w);
}

/* ---- which cells there are */

static void cells_come_in_the_order_promised(void **state)
{
	struct world *w = world_new();

	(void)state;
	evaluate(w, (struct fg_reading){ .baseline = 0 });
	assert_int_equal(w->evidence->cell_count, 6);    /* 2 of the question, 4 facts said */
	assert_int_equal(w->evidence->cells[0].kind, FG_ANSWER);
	assert_int_equal(w->evidence->cells[2].kind, FG_ELEMENT);
	assert_int_equal(w->evidence->cells[2].question, FG_NONE);
	assert_int_equal(w->evidence->said[FG_HOLDING][0], 5);
	w->question.subject = FG_ON_COLLECTION;
	w->limbs[0].attribute = FG_SAID;
	evaluate(w, (struct fg_reading){ .baseline = 0 });
	assert_int_equal(w->evidence->cell_count, 5);
	assert_int_equal(w->evidence->said[FG_FLOW][0], 1);
	w->flow.from = ABROAD;                           /* no person: no collection */
	evaluate(w, (struct fg_reading){ .baseline = 0 });
	assert_int_equal(w->evidence->said[FG_FLOW][0], 3);
	w->question.subject = FG_ON_FLOW;
	w->question.custody = FG_CHANGES;
	evaluate(w, (struct fg_reading){ .baseline = 0 });
	assert_int_equal(w->evidence->said[FG_FLOW][0], 1);
	w->question.categories = 1u << FG_LOCATION;
	evaluate(w, (struct fg_reading){ .baseline = 0 });
	assert_int_equal(w->evidence->said[FG_FLOW][0], 3);
	world_free(w);
}

static void yardsticks_are_held_against_their_baselines(void **state)
{
	struct world *w = world_new();
	struct fg_baseline two[2];

	(void)state;
	two[0] = two[1] = w->baseline;
	w->model->baselines = two;
	w->model->baseline_count = 2;
	w->yardstick.baselines = 1u << 1;
	evaluate(w, (struct fg_reading){ .baseline = 0 });
	assert_int_equal(w->evidence->cells[0].question, FG_NONE);
	evaluate(w, (struct fg_reading){ .baseline = 1 });
	assert_int_equal(w->evidence->cells[0].question, 0);
	evaluate(w, (struct fg_reading){ .baseline = FG_NONE });
	assert_int_equal(w->evidence->cells[0].question, 0);
	world_free(w);
}

static void a_baseline_that_is_none_is_refused(void **state)
{
	struct world *w = world_new();
	struct fg_evidence *evidence = NULL;
	struct fg_reading reading = { .baseline = 7 };

	(void)state;
	assert_int_equal(fg_model_index(w->model), 0);
	assert_int_equal(fg_evidence_new(w->model, &reading, &evidence), -EINVAL);
	assert_null(evidence);
	fg_evidence_free(NULL);
	world_free(w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_row_that_fits_decides),
		cmocka_unit_test(families_follow_the_status),
		cmocka_unit_test(a_part_covers_what_begins_with_it),
		cmocka_unit_test(a_silent_claim_opens_only_its_place),
		cmocka_unit_test(documents_of_other_kinds_are_not_asked),
		cmocka_unit_test(silence_of_the_document_pointed_to),
		cmocka_unit_test(sources_have_their_time),
		cmocka_unit_test(what_retells_a_replaced_source_counts_nowhere),
		cmocka_unit_test(the_nearest_claim_of_each_source_counts),
		cmocka_unit_test(a_scope_fits_by_all_its_selectors),
		cmocka_unit_test(implied_holdings_get_scope_claims),
		cmocka_unit_test(a_bare_value_rests_on_what_its_fact_states),
		cmocka_unit_test(an_assumption_is_never_a_charge),
		cmocka_unit_test(a_fact_takes_the_answer_of_the_system),
		cmocka_unit_test(others_holdings_are_homework),
		cmocka_unit_test(flows_have_a_fate),
		cmocka_unit_test(nobody_is_charged_for_a_flow_only_asked_about),
		cmocka_unit_test(cells_come_in_the_order_promised),
		cmocka_unit_test(yardsticks_are_held_against_their_baselines),
		cmocka_unit_test(a_baseline_that_is_none_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
