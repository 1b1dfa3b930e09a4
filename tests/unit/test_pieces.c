/* A file is read in pieces: where they are cut makes no difference. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"
#include "base/sink.h"
#include "load/load.h"
#include "model/model.h"

enum { PIECE = 64 * 1024 };      /* as in src/load/file.c */

/* Everything that can be cut, and an error after each. */
static const char wrong[] =
	"<model xmlns=\"urn:flowgap:model:1\" version=\"1\" id=\"m\" operator=\"b\" label=\"M\">\n"
	"<!-- a comment > with \" and ' --><?xml-model href=\"x\"?>\n"
	"<party id=\"b\" kind=\"agencie\" label=\"\xC3\x89\xE6\xBC\xA2\xF0\x9F\x9A\xB2\"/>\n"
	"<party id='p' kind='agency' label='a &gt; b' parent='&#98;&#99;'/>\n"
	"<place id=\"q\" kind=\"store\" custodian=\"b\" boundary=\"none\" label=\"a\r\nb\"/>\n"
	"<about>text <![CDATA[ <b> ]]> &amp; more \xE2\x80\x94 text</about><about>again</about>\n"
	"<flow id=\"f\" from=\"q\" to=\"q\" wrong=\"\xC3\xA9\" label=\"F\" reason=\"r\"/>\n"
	"<boundary id=\"none\" label=\"\xE2\x80\xAE\"/>\n"
	"<note by=\"x\"></note><wrong><flow id=\"f\"/></wrong>\n"
	"</model>\n";

static const char right[] =
	"<model xmlns=\"urn:flowgap:model:1\" version=\"1\" id=\"m\" operator=\"b\" label=\"M\">\n"
	"<!-- > --><party id=\"b\" kind=\"agency\""
	" label=\"\xC3\x89 &lt;&#38; \xF0\x9F\x9A\xB2\"/>\n"
	"<note by='a\r\nb'>one <![CDATA[]]]]>&amp; two \xE6\xBC\xA2</note></model>";

/* The text after `shift` bytes of comments in its first line. */
static char *shifted(const char *text, size_t shift)
{
	char *whole = malloc(shift + strlen(text) + 1);
	size_t half = shift / 2;

	assert_non_null(whole);
	memset(whole, '.', shift);
	memcpy(whole, "<!--", 4);
	memcpy(whole + half - 3, "-->", 3);
	memcpy(whole + half, "<!--", 4);
	memcpy(whole + shift - 4, "-->\n", 4);
	strcpy(whole + shift, text);
	return whole;
}

static int load(const char *text, size_t shift, struct fg_sink *messages, struct fg_model **ret)
{
	char *whole = shifted(text, shift);
	struct fg_load_text given = { whole, strlen(whole), "m.xml" };
	struct fg_diags *diags = fg_diags_new();
	int status;

	assert_non_null(diags);
	status = fg_load_memory(&given, NULL, diags, ret);
	fg_diags_sort(diags);
	fg_diags_write_text(diags, false, messages);
	assert_int_equal(messages->error, 0);
	fg_diags_free(diags);
	free(whole);
	return status;
}

static void messages_are_the_same(void **state)
{
	struct fg_sink expected = { 0 };

	(void)state;
	assert_int_not_equal(load(wrong, 100, &expected, NULL), 0);
	assert_non_null(strstr(expected.data, "FG4005"));
	for (size_t cut = 0; cut < sizeof(wrong); cut++) {
		struct fg_sink messages = { 0 };

		assert_int_not_equal(load(wrong, PIECE - cut, &messages, NULL), 0);
		assert_string_equal(messages.data, expected.data);
		fg_sink_clear(&messages);
	}
	fg_sink_clear(&expected);
}

static void models_are_the_same(void **state)
{
	(void)state;
	for (size_t cut = 0; cut < sizeof(right); cut++) {
		struct fg_sink messages = { 0 };
		struct fg_model *model = NULL;

		assert_int_equal(load(right, PIECE - cut, &messages, &model), 0);
		assert_string_equal(model->parties[0].e.label, "\xC3\x89 <& \xF0\x9F\x9A\xB2");
		assert_int_equal(model->parties[0].e.loc.line, 3);
		assert_int_equal(model->parties[0].e.loc.column, 11);
		assert_string_equal(model->notes[0].by, "a b");
		assert_string_equal(model->notes[0].text, "one ]]& two \xE6\xBC\xA2");
		fg_model_free(model);
		fg_sink_clear(&messages);
	}
}

/* Cut anywhere, a file is no model, and the message says so. */
static void an_end_too_early_is_told(void **state)
{
	(void)state;
	for (size_t length = 1; length < sizeof(right) - 1; length++) {
		struct fg_load_text given = { right, length, "m.xml" };
		struct fg_diags *diags = fg_diags_new();

		assert_non_null(diags);
		assert_int_not_equal(fg_load_memory(&given, NULL, diags, NULL), 0);
		assert_int_not_equal(fg_diags_errors(diags), 0);
		fg_diags_free(diags);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(messages_are_the_same),
		cmocka_unit_test(models_are_the_same),
		cmocka_unit_test(an_end_too_early_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
