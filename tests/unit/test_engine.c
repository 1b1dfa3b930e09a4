/* The engine of databases fails while it is asked what a SELECT reads: then nothing is known of it,
 * and its tables must not stay empty without a word. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/diag.h"
#include "database/engine.h"
#include "database/make.h"
#include "evidence/evidence.h"
#include "gaps/gaps.h"
#include "load/load.h"
#include "reach/reach.h"

/* What check() comes to: a status of its own, or a statement that is wrong. */
static const struct ending {
	int status;
	enum fg_sql_fault fault;
	int made;
} endings[] = {
	{ 0, FG_SQL_FINE, 0 },
	{ -ENOMEM, FG_SQL_FINE, -ENOMEM },
	{ -EIO, FG_SQL_FINE, -EIO },
	{ -EINVAL, FG_SQL_WRONG, 0 },            /* said when it is run */
	{ -EINVAL, FG_SQL_BEYOND, 0 },
};

static const struct ending *now;

static int check(struct fg_database *database, const struct fg_select *select,
                 struct fg_trouble *ret_trouble)
{
	(void)database;
	(void)select;
	*ret_trouble = (struct fg_trouble){ now->fault, -1, "" };
	return now->status;
}

struct results {
	struct fg_model *model;
	struct fg_evidence *evidence;
	struct fg_reach *reach;
	struct fg_gaps *gaps;
};

static void find(struct results *r)
{
	struct fg_diags *diags = fg_diags_new();

	*r = (struct results){ 0 };
	assert_int_equal(fg_load_file("tests/valid/full.xml", NULL, diags, &r->model), 0);
	fg_diags_free(diags);
	assert_int_equal(fg_evidence_new(r->model, &(struct fg_reading){ 0 }, &r->evidence), 0);
	assert_int_equal(fg_reach_new(r->evidence, &r->reach), 0);
	assert_int_equal(fg_gaps_new(r->reach, &r->gaps), 0);
}

static void drop(struct results *r)
{
	fg_gaps_free(r->gaps);
	fg_reach_free(r->reach);
	fg_evidence_free(r->evidence);
	fg_model_free(r->model);
}

static void what_a_select_reads_is_known_or_said(void **state)
{
	static const char *const selects[] = { "SELECT id FROM places" };
	const struct fg_engine *real;
	struct fg_engine engine;
	struct results results;
	char why[300];

	(void)state;
	assert_int_equal(fg_engine_open(&real, why, sizeof(why)), 0);
	engine = *real;
	engine.check = check;
	find(&results);
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		struct fg_database *database = NULL;

		now = &endings[i];
		assert_int_equal(fg_database_for(&engine, selects, 1, results.gaps, &database),
		                 now->made);
		if (now->made == 0)
			engine.close(database);
	}
	drop(&results);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_a_select_reads_is_known_or_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
