/* src/figure/wrap: where a label may break, and what a reader sees there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "figure/wrap.h"

/* The lines of a label, joined by '|', with `wish` as wide as the text `like`. */
static void check(const char *label, const char *like, float limit, const char *expected)
{
	struct fg_arena *arena = fg_arena_new();
	float wish = fg_line_width(like, 8, false);
	struct fg_wrap how = { 8, false, wish, limit > 0 ? limit : wish, FG_LINES };
	struct fg_block block = fg_wrap(arena, label, &how);
	char lines[200] = "";

	for (uint32_t i = 0; i < block.count; i++) {
		strcat(lines, i ? "|" : "");
		strcat(lines, block.lines[i]);
	}
	assert_string_equal(lines, expected);
	assert_int_equal(block.cut, strstr(expected, "\xE2\x80\xA6") != NULL);
	assert_int_equal(block.unknown, 0);
	fg_arena_free(arena);
}

static void blanks_come_before_hyphens(void **state)
{
	(void)state;
	check("Sign-in phone", "Sign-in phone", 0, "Sign-in phone");
	check("Sign-in phone", "in phones", 0, "Sign-in|phone");
	check("Re-registration of Sign-in", "registration of Sign", 200,
	      "Re-registration|of Sign-in");
	check("Check-in at the port", "Check-in at port", 0, "Check-in|at the port");
}

static void a_word_too_long_breaks_where_it_may(void **state)
{
	(void)state;
	check("Biometric/photograph", "photographs", 0, "Biometric/|photograph");
	check("Anti-fraud-detection", "fraud-detection", 0, "Anti-fraud-|detection");
	check("Daten\u00ADschutz\u00ADbehörde", "schutzbehörde", 0, "Datenschutz-|behörde");
	check("Daten\u00ADschutz\u00ADbehörde", "Datenschutzbehörde", 0, "Datenschutzbehörde");
	check("Bundes\u00ADamt", "Bundesamt", 0, "Bundesamt");
}

static void a_word_without_a_place_to_break_breaks_evenly(void **state)
{
	(void)state;
	check("Rechtsschutz", "Rechtss", 0, "Rechts-|schutz");
	check("Rechtsschutz Amt", "Rechtss", 0, "Rechts-|schutz|Amt");
	check("Дактилоскопирование", "Дактилоскопи", 0, "Дактилоско-|пирование");
	check("Anti-Rechtsschutz", "Rechtss", 0, "Anti-|Rechts-|schutz");
}

static void words_are_torn_between_syllables(void **state)
{
	(void)state;
	check("organismos", "organisp", 0, "orga-|nismos");
	check("Empresas", "Empress", 0, "Em-|presas");
	check("Organizaciones", "Organizacc", 0, "Organi-|zaciones");
	check("Contractors", "Contract", 0, "Con-|tractors");
	check("ÉLÉMENTAIRE", "ÉLÉMENTAI", 0, "ÉLÉMEN-|TAIRE");
	check("Login.gov", "Login.g", 0, "Login.|gov");
	check("U.S. Customs", "U.S. Custom", 0, "U.S.|Customs");
	check("Strengths", "Strengt", 0, "Stren-|gths");
}

static void what_does_not_fit_is_cut_and_said_to_be(void **state)
{
	(void)state;
	check("Rechtsschutz", "Rec-", 0, "Rec-|hts-|sc\u2026");
}

static void letters_of_other_languages_have_widths(void **state)
{
	(void)state;
	check("Пограничная служба", "Пограничная", 0, "Пограничная|служба");
	check("Мобильный телефон заявителя", "Мобильный телефон", 0,
	      "Мобильный|телефон заявителя");
	check("Telefòn moun kap mande azil", "Telefòn moun kap mande azil", 0,
	      "Telefòn moun kap mande azil");
	check("Ç ã õ á ê í ó ú à â ô", "Ç ã õ á ê í ó ú à â ô", 0, "Ç ã õ á ê í ó ú à â ô");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blanks_come_before_hyphens),
		cmocka_unit_test(a_word_too_long_breaks_where_it_may),
		cmocka_unit_test(a_word_without_a_place_to_break_breaks_evenly),
		cmocka_unit_test(words_are_torn_between_syllables),
		cmocka_unit_test(what_does_not_fit_is_cut_and_said_to_be),
		cmocka_unit_test(letters_of_other_languages_have_widths),
	};

	return cmocka_run_group_tests_name("wrap", tests, NULL, NULL);
}
