/* src/base/say: the program's own words in other languages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/say.h"
#include "base/say_tables.h"
#include "base/sink.h"

static void texts_are_found_by_language(void **state)
{
	(void)state;
	assert_string_equal(fg_say("es", "not stated"), "no indicado");
	assert_string_equal(fg_say("es-MX", "not stated"), "no indicado");
	assert_string_equal(fg_say("ES", "not stated"), "no indicado");
	assert_string_equal(fg_say("fr", "not stated"), "non précisé");
	assert_string_equal(fg_say(NULL, "not stated"), "not stated");
	assert_string_equal(fg_say("en", "not stated"), "not stated");
	assert_string_equal(fg_say("est", "not stated"), "not stated");
	assert_string_equal(fg_say("", "not stated"), "not stated");
	assert_string_equal(fg_say("ht", "not stated"), "not stated");
	assert_string_equal(fg_say("es", "no such text"), "no such text");
	assert_string_equal(fg_say("es", ""), "");
}

/* The search finds each text of each catalogue: they are sorted as it expects. */
static void every_text_is_found(void **state)
{
	size_t found = 0;

	(void)state;
	for (const struct fg_catalogue *c = fg_catalogues; c->code; c++) {
		for (size_t i = 0; i < c->count; i++, found++)
			assert_ptr_equal(fg_say(c->code, c->messages[i].english),
			                 c->messages[i].texts[0]);
		for (unsigned long n = 0; n < 130; n++)
			assert_true(c->plural(n) < FG_PLURAL_FORMS);
	}
	assert_true(found > 200);
}

static const char *form(const char *lang, unsigned long n)
{
	return fg_say_count(lang, n, "%lld year", "%lld years");
}

static void numbers_take_the_form_of_the_language(void **state)
{
	const struct fg_catalogue *russian = fg_catalogues;

	(void)state;
	assert_string_equal(form(NULL, 1), "%lld year");
	assert_string_equal(form(NULL, 0), "%lld years");
	assert_string_equal(form("es", 1), "%lld año");
	assert_string_equal(form("es", 0), "%lld años");
	assert_string_equal(form("fr", 0), "%lld an");
	assert_string_equal(form("fr", 2), "%lld ans");
	assert_string_equal(form("ru", 2), "%lld years");
	while (strcmp(russian->code, "ru") != 0)
		russian++;
	assert_int_equal(russian->plural(21), 0);
	assert_int_equal(russian->plural(22), 1);
	assert_int_equal(russian->plural(12), 2);
	assert_int_equal(russian->plural(5), 2);
}

static void check_duration(const char *lang, const char *text, const char *expected)
{
	struct fg_duration duration;
	struct fg_sink words = { 0 };

	assert_int_equal(fg_duration_parse(text, &duration), 0);
	fg_say_duration(&words, lang, duration);
	assert_string_equal(words.data, expected);
	fg_sink_clear(&words);
}

static void durations_are_in_words(void **state)
{
	(void)state;
	check_duration(NULL, "P1Y6M", "1 year 6 months");
	check_duration("es", "P1Y6M", "1 año 6 meses");
	check_duration("fr", "P15Y", "15 ans");
	check_duration("es", "PT12H", "12 horas");
	check_duration("es", "PT0S", "0 días");
	check_duration("ht", "P15Y", "15 years");
}

static void check_remark(const char *lang, const char *part)
{
	struct fg_sink remark = { 0 };

	fg_say_put_remark(lang, &remark);
	if (part)
		assert_non_null(strstr(remark.data, part));
	else
		assert_int_equal(remark.length, 0);
	fg_sink_clear(&remark);
}

static void what_is_not_translated_or_reviewed_is_remarked(void **state)
{
	(void)state;
	check_remark(NULL, NULL);
	check_remark("en", NULL);
	check_remark("en-GB", NULL);
	check_remark("es", "no han sido revisados");
	check_remark("fr-CA", "pas été relus");
	check_remark("ht", "no reviewed translation into Haitian Creole yet");
	check_remark("de", "no translation for 'de'");
	assert_string_equal(fg_say_lang("es-MX"), "es");
	assert_string_equal(fg_say_lang("ru"), "en");
	assert_string_equal(fg_say_lang(NULL), "en");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_are_found_by_language),
		cmocka_unit_test(every_text_is_found),
		cmocka_unit_test(numbers_take_the_form_of_the_language),
		cmocka_unit_test(durations_are_in_words),
		cmocka_unit_test(what_is_not_translated_or_reviewed_is_remarked),
	};

	return cmocka_run_group_tests_name("say", tests, NULL, NULL);
}
