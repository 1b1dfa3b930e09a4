/* Values of attributes at their edges: taken, or refused with the code of their type. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <flowgap/flowgap.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))
#define X63 "x23456789-123456789-123456789-123456789-123456789-123456789-123"

/* %s is the value; each stands in a model that is good but for it. */
static const char date[] = "<source id='x' kind='press' label='X' published='%s'/>";
static const char url[] = "<source id='x' kind='press' label='X' url='%s'/>";
static const char digest[] = "<source id='x' kind='press' label='X' sha256='%s'/>";
static const char lang[] = "<note by='me' xml:lang='%s'>n</note>";
static const char deadline[] = "<step id='x' label='X' deadline='%s'/>";
static const char id[] = "<source id='%s' kind='press' label='X'/>";
static const char ref[] = "<note by='me' on='%s'>n</note>";
static const char word[] = "<source id='x' kind='%s' label='X'/>";
static const char address[] = "<answer question='%s' source='s'/>";
static const char label[] = "<source id='x' kind='press' label='%s'/>";

static const struct row {
	const char *where, *value;
	const char *code;                /* NULL: taken */
} rows[] = {
	{ date, "2021", NULL },
	{ date, " 2021-02 ", NULL },
	{ date, "2020-02-29", NULL },
	{ date, "2000-02-29", NULL },
	{ date, "2021-02-29", "FG2008" },
	{ date, "1900-02-29", "FG2008" },
	{ date, "2021-04-31", "FG2008" },
	{ date, "2021-04-00", "FG2008" },
	{ date, "2021-04/01", "FG2008" },
	{ date, "2021-04-0x", "FG2008" },
	{ date, "2021-00", "FG2008" },
	{ date, "2021-13", "FG2008" },
	{ date, "2021/12", "FG2008" },
	{ date, "20211", "FG2008" },
	{ date, "0999", "FG2008" },
	{ date, "3000", "FG2008" },
	{ date, "2x21", "FG2008" },
	{ date, "202x", "FG2008" },
	{ date, "", "FG2008" },

	{ url, "http://a", NULL },
	{ url, "https://1.example/%20?a=b#c", NULL },
	{ url, "http://", "FG2010" },
	{ url, "https://", "FG2010" },
	{ url, "https://-", "FG2010" },
	{ url, "ftp://example.org", "FG2010" },
	{ url, "http://a b", "FG2010" },
	{ url, "http://a/{x}", "FG2010" },
	{ url, "http://a/\xC3\xA9", "FG2010" },
	{ url, "http://a/`", "FG2010" },

	{ digest, "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", NULL },
	{ digest, "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde", "FG2012" },
	{ digest, "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdeF", "FG2012" },
	{ digest, "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdeg", "FG2012" },
	{ digest, "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde/", "FG2012" },

	{ lang, "es", NULL },
	{ lang, "fil", NULL },
	{ lang, "zh-Hant-x1234567", NULL },
	{ lang, "e", "FG2011" },
	{ lang, "abcd", "FG2011" },
	{ lang, "es-", "FG2011" },
	{ lang, "es-1", "FG2011" },
	{ lang, "es_MX", "FG2011" },
	{ lang, "e1", "FG2011" },
	{ lang, "es-123456789", "FG2011" },

	{ deadline, "P1D", NULL },
	{ deadline, "PT1H30M", NULL },
	{ deadline, "P1Y2M3DT4H5M6S", NULL },
	{ deadline, "P2W", NULL },
	{ deadline, "P123456789D", NULL },
	{ deadline, "P1234567890D", "FG2009" },
	{ deadline, "P", "FG2009" },
	{ deadline, "PT", "FG2009" },
	{ deadline, "P1", "FG2009" },
	{ deadline, "1D", "FG2009" },
	{ deadline, "P1DT", "FG2009" },
	{ deadline, "P1D1Y", "FG2009" },
	{ deadline, "PT1D", "FG2009" },
	{ deadline, "P1H", "FG2009" },
	{ deadline, "P1T1H", "FG2009" },
	{ deadline, "P1DT1HT1M", "FG2009" },
	{ deadline, "P1W1D", NULL },
	{ deadline, "P1D1W", "FG2009" },
	{ deadline, "P0123456789012345678901234567890123456789012345678901234567890123456789"
	            "0123456789012345678901234567890123456789012345678901234567890123456789D",
	  "FG2009" },

	{ id, "_", NULL },
	{ id, X63 "4", NULL },
	{ id, X63 "45", "FG2007" },
	{ id, "1x", "FG2007" },
	{ id, ".x", "FG2007" },
	{ id, "x y", "FG2007" },
	{ id, "x\xC3\xA9", "FG2007" },
	{ id, "", "FG2007" },

	{ ref, "s o", NULL },
	{ ref, "s  nobody", "FG3001" },
	{ ref, "s 1", "FG2007" },
	{ ref, " ", "FG2003" },

	{ word, " press ", NULL },
	{ word, "Press", "FG2004" },
	{ word, "press pia", "FG2004" },

	{ address, "none", "FG2013" },
	{ address, ":1", "FG2013" },
	{ address, "x:", "FG2013" },
	{ address, "x:1 2", "FG2013" },
	{ address, "x:(1)_a-b.", "FG5004" },
	{ address, "x:" X63 "45", "FG2013" },

	{ label, "&lt;&#x2014;&amp;", NULL },
	{ label, " ", "FG4001" },
};

static void expect(const struct row *row)
{
	struct flowgap_diags *diags = flowgap_diags_new();
	struct flowgap_buffer said = { 0 };
	struct flowgap_model *model = NULL;
	char inner[1000], text[2000];
	int length, status;

	snprintf(inner, sizeof(inner), row->where, row->value);
	length = snprintf(text, sizeof(text),
	                  "<model xmlns='urn:flowgap:model:1' version='1' id='m' operator='o'"
	                  " label='M' source='s' resp='me'>\n"
	                  "<source id='s' kind='pia' label='S'/>\n%s\n"
	                  "<party id='o' kind='agency' label='O'/>\n</model>\n", inner);
	assert_true(length > 0 && (size_t)length < sizeof(text));
	status = flowgap_model_parse(text, (size_t)length, "m.xml", diags, &model);
	assert_int_equal(flowgap_diags_json(diags, &said), 0);
	if (status != (row->code ? -EINVAL : 0) || (row->code && !strstr(said.data, row->code)))
		fail_msg("'%s' in %s: %d, %s", row->value, row->where, status, said.data);
	flowgap_buffer_clear(&said);
	flowgap_model_free(model);
	flowgap_diags_free(diags);
}

static void values_at_their_edges(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		expect(&rows[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(values_at_their_edges) };

	return cmocka_run_group_tests_name("values", tests, NULL, NULL);
}
