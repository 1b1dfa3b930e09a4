/* Which period surely outlasts which, whatever months and years are long; words and conditions that
 * are the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "gaps/rulework.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static void what_surely_outlasts(void **state)
{
	static const struct {
		const char *longer, *shorter;
		bool surely;
	} rows[] = {
		{ "P2D", "P1D", true },
		{ "P1D", "P1D", false },
		{ "P1D", "PT23H59M", true },
		{ "P1M", "P27D", true },
		{ "P1M", "P28D", false },            /* February */
		{ "P32D", "P1M", true },
		{ "P31D", "P1M", false },
		{ "P1Y", "P364D", true },
		{ "P1Y", "P365D", false },
		{ "P366D", "P12M", false },
		{ "P367D", "P12M", true },
		{ "P1Y", "P11M", true },             /* 341 days at most */
		{ "P13M", "P1Y", true },             /* 393 days at least */
		{ "P13M", "P393D", false },
		{ "P25M", "P759D", false },          /* 758 days at least */
		{ "P25M", "P757D", true },
		{ "P10000Y", "P9900Y", true },
		{ "P10001Y", "P1D", false },         /* no such period */
		{ "permanent", "P10000Y", true },
		{ "Permanent ", "P1D", true },
		{ "permanent", "permanent", false },
		{ "P10000Y", "permanent", false },
		{ "for ever", "P1D", false },
		{ "P1D", "not long", false },
		{ "event: case closed", "P1D", false },
		{ "P9223372036854775807D", "P1D", false },
		{ "P2305843009213693952S", "P1D", false },
		{ "PT2305843009213693952S", "P1D", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		if (fg_rule_outlasts(rows[i].longer, rows[i].shorter) != rows[i].surely)
			fail_msg("%s and %s", rows[i].longer, rows[i].shorter);
		/* never both ways */
		assert_false(rows[i].surely && fg_rule_outlasts(rows[i].shorter, rows[i].longer));
	}
}

static void what_cannot_be_the_same(void **state)
{
	static const struct {
		const char *a, *b;
		bool differ;
	} rows[] = {
		{ "P1Y", "P12M", false },
		{ "P1Y", "P365D", false },
		{ "P1Y", "P366D", false },
		{ "P1Y", "P364D", true },
		{ "P1Y", "P367D", true },
		{ "P365D", "P366D", true },
		{ "P1M", "P30D", false },
		{ "P1M", "P4W", false },
		{ "P1M", "P27D", true },
		{ "P6M", "P180D", false },
		{ "P1Y", "P13M", true },
		{ "P100Y", "P1201M", true },         /* nearly the same, but not so written */
		{ "P1Y1D", "P366D", false },
		{ "P1Y1D", "P365D", true },
		{ "P1M1D", "P1M", true },
		{ "P1Y", "PT8760H", false },
		{ "P10001Y", "P10002Y", true },
		{ "P10001Y", "P10001Y", false },
		{ "P20000Y", "P1D", true },
		{ "P9223372036854775807M", "P1D", true },
		{ "P9223372036854775807M", "PT9223372036854775807S", true },
		{ "permanent", "P100Y", true },
		{ "permanent", "Permanent ", false },
		{ "case closed", "case  CLOSED", false },
		{ "case closed", "case opened", true },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		if (fg_values_differ(rows[i].a, rows[i].b) != rows[i].differ
		    || fg_values_differ(rows[i].b, rows[i].a) != rows[i].differ)
			fail_msg("%s and %s", rows[i].a, rows[i].b);
}

static void words_that_are_the_same(void **state)
{
	static const struct {
		const char *a, *b;
		bool same;
	} rows[] = {
		{ "case closed", "  Case\n\tCLOSED ", true },
		{ "", " ", true },
		{ "case", "case closed", false },
		{ "case closed", "case", false },
		{ "case", "cases", false },
		{ "case", "cash", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(fg_rule_same_words(rows[i].a, rows[i].b), rows[i].same);
}

static void conditions_that_are_the_same(void **state)
{
	static fg_ref one[] = { 1 }, two[] = { 1, 2 }, other[] = { 1, 3 };
	static const struct fg_claim_more conditions[] = {
		{ .since = { 0 } },
		{ .since = { 2021, 0, 0 } },
		{ .since = { 2021, 3, 0 } },
		{ .since = { 2021, 3, 1 } },
		{ .whose = { one, 1 } },
		{ .whose = { two, 2 } },
		{ .whose = { other, 2 } },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(conditions); i++)
		for (size_t k = 0; k < COUNT(conditions); k++) {
			struct fg_claim a = { .more = &conditions[i] };
			struct fg_claim b = { .more = &conditions[k] };

			assert_int_equal(fg_rule_same_condition(&a, &b), i == k);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_surely_outlasts),
		cmocka_unit_test(what_cannot_be_the_same),
		cmocka_unit_test(words_that_are_the_same),
		cmocka_unit_test(conditions_that_are_the_same),
	};

	return cmocka_run_group_tests_name("periods", tests, NULL, NULL);
}
