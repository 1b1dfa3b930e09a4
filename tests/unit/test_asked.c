/* What callers may ask the public interface for: tables of words that are refused, each with what
 * the message must say, and of words that are taken. */
#include <errno.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <flowgap/flowgap.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

struct asked {
	struct flowgap_model *model;
	struct flowgap_analysis *analysis;
	struct flowgap_buffer message, text;
};

static struct asked begin(void)
{
	static const struct flowgap_reading reading = { 0 };
	struct flowgap_diags *diags = flowgap_diags_new();
	struct asked asked = { 0 };

	assert_int_equal(flowgap_model_load("tests/valid/full.xml", NULL, 0, diags, &asked.model),
	                 0);
	assert_int_equal(flowgap_analysis_new(asked.model, &reading, &asked.message,
	                                      &asked.analysis), 0);
	flowgap_diags_free(diags);
	return asked;
}

static void end(struct asked *asked)
{
	flowgap_buffer_clear(&asked->message);
	flowgap_buffer_clear(&asked->text);
	flowgap_analysis_free(asked->analysis);
	flowgap_model_free(asked->model);
}

/* The table as CSV is the same in both. */
static void compare(const char *table, struct asked *asked, const struct flowgap_analysis *other)
{
	const struct flowgap_write_options options = { .table = table, .format = "csv" };
	struct flowgap_buffer text = { 0 };

	assert_int_equal(flowgap_write(asked->analysis, &options, NULL, &asked->text), 0);
	assert_int_equal(flowgap_write(other, &options, NULL, &text), 0);
	assert_string_equal(text.data, asked->text.data);
	flowgap_buffer_clear(&asked->text);
	flowgap_buffer_clear(&text);
}

/* `says` NULL: it is taken. */
static void expect(struct asked *asked, int status, const char *says)
{
	if (!says) {
		assert_int_equal(status, 0);
	} else {
		assert_int_equal(status, -EINVAL);
		assert_non_null(asked->message.data);
		if (!strstr(asked->message.data, says))
			fail_msg("'%s' is not in '%s'", says, asked->message.data);
	}
	flowgap_buffer_clear(&asked->message);
	flowgap_buffer_clear(&asked->text);
}

/* What flows become and what arrives where does not need the other answers, and nothing else can be
 * had without them. */
static void reach_only(void **state)
{
	static const struct flowgap_reading readings[] = {
		{ .reach_only = true }, { .baseline = "none", .reach_only = true },
	};
	const struct flowgap_write_options gaps = { .table = "gaps", .format = "csv" };
	struct flowgap_gap gap;
	struct flowgap_cell cell;

	(void)state;
	for (size_t i = 0; i < COUNT(readings); i++) {
		const struct flowgap_reading full = { .baseline = readings[i].baseline };
		struct flowgap_analysis *own = NULL;
		struct asked asked = begin();

		flowgap_analysis_free(asked.analysis);
		asked.analysis = NULL;
		assert_int_equal(flowgap_analysis_new(asked.model, &full, NULL, &asked.analysis),
		                 0);
		assert_int_equal(flowgap_analysis_new(asked.model, &readings[i], NULL, &own), 0);
		compare("reach", &asked, own);
		compare("flows", &asked, own);
		assert_int_equal(flowgap_gap_at(own, 0, &gap), -EINVAL);
		assert_int_equal(flowgap_cell_at(own, 0, &cell), -EINVAL);
		expect(&asked, flowgap_write(own, &gaps, &asked.message, &asked.text),
		       "the analysis is of reach only");
		expect(&asked, flowgap_query(own, &(struct flowgap_query){ "SELECT 1", NULL, 0 },
		                             &asked.message, &asked.text),
		       "the analysis is of reach only");
		flowgap_analysis_free(own);
		end(&asked);
	}
}

static void readings(void **state)
{
	static const char *const press[] = { "press" }, *const nobody[] = { "pia", "pres" };
	static const struct {
		struct flowgap_reading reading;
		const char *says;
	} rows[] = {
		{ { .baseline = "second" }, NULL },
		{ { .baseline = "none" }, NULL },
		{ { .baseline = "third" }, "no baseline 'third'; allowed: main, second, none" },
		{ { .according_to = press, .according_to_count = 1 }, NULL },
		{ { .according_to = nobody, .according_to_count = 2 }, "did you mean 'press'?" },
		{ { .as_of = "2021" }, NULL },
		{ { .as_of = "2021-12" }, NULL },
		{ { .as_of = "2021-12-31" }, NULL },
		{ { .as_of = "2000-02-29" }, NULL },
		{ { .as_of = "2020-02-29" }, NULL },
		{ { .as_of = "1900-02-29" }, "is no date" },
		{ { .as_of = "2021-02-29" }, "is no date" },
		{ { .as_of = "2021-04-31" }, "is no date" },
		{ { .as_of = "2021-00" }, "is no date" },
		{ { .as_of = "2021-13" }, "is no date" },
		{ { .as_of = "2021-01-00" }, "is no date" },
		{ { .as_of = "2021-01-32" }, "is no date" },
		{ { .as_of = "2021/01" }, "is no date" },
		{ { .as_of = "2021-01:01" }, "is no date" },
		{ { .as_of = "2021-1x" }, "is no date" },
		{ { .as_of = "2021-01-1x" }, "is no date" },
		{ { .as_of = "+202" }, "is no date" },
		{ { .as_of = " 202" }, "is no date" },
		{ { .as_of = "20x1" }, "is no date" },
		{ { .as_of = "0000" }, "is no date" },
		{ { .as_of = "3000" }, "is no date" },
		{ { .as_of = "" }, "is no date" },
		{ { .as_of = "2021-01-01T00:00" }, "is no date" },
	};
	struct asked asked = begin();

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct flowgap_analysis *analysis = NULL;
		int status = flowgap_analysis_new(asked.model, &rows[i].reading, &asked.message,
		                                  &analysis);

		assert_int_equal(analysis != NULL, status == 0);
		expect(&asked, status, rows[i].says);
		flowgap_analysis_free(analysis);
	}
	end(&asked);
}

static void tables(void **state)
{
	static const struct {
		struct flowgap_write_options options;
		const char *says;
	} rows[] = {
		{ { .table = "gaps", .format = "text", .filter = { .family = "gap,answered" } },
		  NULL },
		{ { .table = "gaps", .format = "csv", .filter = { .status = "stated" } }, NULL },
		{ { .table = "gaps", .format = "json", .filter = { .boundary = "office,phone" } },
		  NULL },
		{ { .table = "gaps", .format = "csv", .filter = { .question = "1.1,sample:5.1" } },
		  NULL },
		{ { .table = "reports", .format = "csv" }, "no table 'reports'; allowed: gaps" },
		{ { .table = "gaps", .format = "xml" }, "no format 'xml'; allowed: text" },
		{ { .table = "gaps", .format = "csv", .filter = { .family = "gaps" } },
		  "no family 'gaps'; allowed: " },
		{ { .table = "gaps", .format = "csv", .filter = { .status = "lost" } },
		  "no status 'lost'" },
		{ { .table = "gaps", .format = "csv", .filter = { .category = "biometrics" } },
		  "no category 'biometrics'" },
		{ { .table = "gaps", .format = "csv", .filter = { .place = "stor" } },
		  "full.xml has no place 'stor'; did you mean 'store'?" },
		{ { .table = "gaps", .format = "csv", .filter = { .place = "zzzzzzzz" } },
		  "full.xml has no place 'zzzzzzzz'" },
		{ { .table = "gaps", .format = "csv", .filter = { .boundary = "offices" } },
		  "no boundary 'offices'" },
		{ { .table = "trace", .format = "text", .element = "name" }, NULL },
		{ { .table = "trace", .format = "text", .element = "names" },
		  "did you mean 'name'?" },
		{ { .table = "trace", .format = "text" }, "no element ''" },
		{ { .table = "ways", .format = "text", .element = "name", .place = "other" },
		  NULL },
		{ { .table = "ways", .format = "json", .element = "name" }, "no place ''" },
		{ { .table = "ways", .format = "csv", .element = "name", .place = "other" },
		  "no format 'csv'" },
		{ { .table = "where", .format = "csv", .categories = "case,derived" }, NULL },
		{ { .table = "where", .format = "csv", .categories = "cases" },
		  "no category 'cases'" },
	};
	struct asked asked = begin();

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		expect(&asked, flowgap_write(asked.analysis, &rows[i].options, &asked.message,
		                             &asked.text), rows[i].says);
	end(&asked);
}

/* There are gaps to count when the same filter leaves gaps in the table; a filter leaves fewer. */
static void counts(void **state)
{
	static const struct flowgap_filter filters[] = {
		{ 0 }, { .place = "store" }, { .category = "biographic" }, { .boundary = "phone" },
	};
	struct asked asked = begin();

	(void)state;
	for (size_t i = 0; i < COUNT(filters); i++) {
		struct flowgap_write_options options = { .table = "gaps", .format = "json",
			                                 .filter = filters[i] };
		size_t rows, all;

		assert_int_equal(flowgap_row_count(asked.analysis, "gap", &filters[i], &rows), 0);
		assert_int_equal(flowgap_row_count(asked.analysis, "gap", &filters[0], &all), 0);
		assert_true(rows <= all);
		options.filter.family = "gap";
		assert_int_equal(flowgap_write(asked.analysis, &options, &asked.message,
		                               &asked.text), 0);
		assert_int_equal(strstr(asked.text.data, "\"family\":\"gap\"") != NULL, rows > 0);
		flowgap_buffer_clear(&asked.text);
	}
	end(&asked);
}

static void figures(void **state)
{
	static const struct {
		const char *view;
		struct flowgap_figure_options options;
		const char *says;
	} rows[] = {
		{ "matrix", { .theme = "grey" }, NULL },
		{ "matrix", { .theme = "colour", .lang = "es" }, NULL },
		{ "matrix", { .theme = "sepia" }, "no theme 'sepia'; allowed: colour, grey" },
		{ "matrices", { 0 }, "no view 'matrices'; allowed: " },
		{ "matrix", { .width_mm = -5 }, "-5 x 0 mm is no size; allowed: " },
		{ "matrix", { .height_mm = HUGE_VAL }, "0 x inf mm is no size; allowed: " },
		{ "matrix", { .width_mm = (double)NAN }, "nan x 0 mm is no size; allowed: " },
	};
	struct asked asked = begin();

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct flowgap_figure *figure = NULL;
		int status = flowgap_figure_new(asked.analysis, rows[i].view, &rows[i].options,
		                                &asked.message, &figure);

		assert_int_equal(figure != NULL, status == 0);
		expect(&asked, status, rows[i].says);
		flowgap_figure_free(figure);
	}
	end(&asked);
}

/* The words of a figure say under which reading it was drawn. */
static void readings_are_told(void **state)
{
	static const char *const two[] = { "press", "pia" };
	static const struct {
		struct flowgap_reading reading;
		const char *says;
	} rows[] = {
		{ { .baseline = "second" }, "Held against Second; read: " },
		{ { .as_of = "2021-06" }, " Sources as of 2021-06.\n" },
		{ { .according_to = two, .according_to_count = 2 },
		  " Only according to: pia, press.\n" },
	};
	struct asked asked = begin();

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct flowgap_analysis *analysis = NULL;
		struct flowgap_figure *figure = NULL;

		assert_int_equal(flowgap_analysis_new(asked.model, &rows[i].reading, NULL,
		                                      &analysis), 0);
		assert_int_equal(flowgap_figure_new(analysis, "matrix",
		                                    &(struct flowgap_figure_options){ 0 }, NULL,
		                                    &figure), 0);
		assert_int_equal(flowgap_figure_write(figure,
		                                      &(struct flowgap_output){ .format = "txt" },
		                                      NULL, &asked.text), 0);
		if (!strstr(asked.text.data, rows[i].says))
			fail_msg("'%s' is not in '%s'", rows[i].says, asked.text.data);
		flowgap_buffer_clear(&asked.text);
		flowgap_figure_free(figure);
		flowgap_analysis_free(analysis);
	}
	end(&asked);
}

static void outputs(void **state)
{
	static const struct {
		struct flowgap_output output;
		const char *says;
	} rows[] = {
		{ { .format = "svg" }, NULL },
		{ { .format = "alt" }, NULL },
		{ { .format = "csv" }, NULL },
		{ { .format = "gif" }, "no figure format 'gif'; allowed: svg" },
		{ { .format = "dot" }, "this view is no graph: it has no dot" },
		{ { .format = "svg", .page = 9 }, "the figure has 1 pages" },
		{ { .format = "png" }, "0 dots per inch make no image" },
	};
	struct asked asked = begin();
	struct flowgap_figure *figure = NULL;

	(void)state;
	assert_int_equal(flowgap_figure_new(asked.analysis, "matrix",
	                                    &(struct flowgap_figure_options){ 0 },
	                                    &asked.message, &figure), 0);
	assert_string_equal(flowgap_figure_remarks(figure), "");
	for (size_t i = 0; i < COUNT(rows); i++)
		expect(&asked, flowgap_figure_write(figure, &rows[i].output, &asked.message,
		                                    &asked.text), rows[i].says);
	flowgap_figure_free(figure);
	end(&asked);
}

static void starters(void **state)
{
	static const char longest[] =
		"a123456789012345678901234567890123456789012345678901234567890123";
	static const struct {
		struct flowgap_starter starter;
		const char *says;
	} rows[] = {
		{ { "system", "A system", NULL }, NULL },
		{ { "_1.x-y", NULL, NULL }, NULL },
		{ { longest, NULL, NULL }, NULL },
		{ { "1x", NULL, NULL }, "did you mean 'e1x'?" },
		{ { "My System", NULL, NULL }, "did you mean 'my-system'?" },
		{ { "\xC3\x89tat 1", NULL, NULL }, "did you mean 'etat-1'?" },
		{ { "\xFF", NULL, NULL }, "did you mean 'e'?" },
		{ { "", NULL, NULL }, "is no id" },
		{ { "x", "", NULL }, "a label has 1 to 200 characters" },
		{ { "x", "\xC3", NULL }, "a label has 1 to 200 characters, in UTF-8" },
		{ { "x", "a\x1B[1m", NULL }, "the label has a control character" },
		{ { "x", "a\xE2\x80\xAE" "b", NULL }, "the label has a control character" },
	};
	struct flowgap_diags *diags = flowgap_diags_new();
	struct asked asked = { 0 };
	char label[4 * 201 + 1] = "";

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		expect(&asked, flowgap_starter_new(&rows[i].starter, diags, &asked.message,
		                                   &asked.text), rows[i].says);
	for (int i = 0; i < 201; i++)
		strcat(label, "\xC3\xA9");
	expect(&asked, flowgap_starter_new(&(struct flowgap_starter){ "x", label, NULL }, diags,
	                                   &asked.message, &asked.text), "1 to 200 characters");
	label[2 * 200] = '\0';
	expect(&asked, flowgap_starter_new(&(struct flowgap_starter){ "x", label, NULL }, diags,
	                                   &asked.message, &asked.text), NULL);
	flowgap_diags_free(diags);
}

static void words(void **state)
{
	static const char *const known[] = { "code",     "view",  "report-view",  "rule",
		                             "category", "table", "gaps-format",  "table-format",
		                             "figure-format" };
	struct flowgap_word word;
	size_t count;

	(void)state;
	for (size_t i = 0; i < COUNT(known); i++) {
		for (count = 0; flowgap_word_at(known[i], count, &word); count++)
			assert_true(*word.word && *word.label && *word.doc);
		assert_true(count > 0 && count < 1000);
	}
	assert_false(flowgap_word_at("nothing", 0, &word));
	assert_false(flowgap_word_at("nothing-format", 0, &word));
	assert_false(flowgap_word_at("", 0, &word));
}

static void yardsticks(void **state)
{
	static const char *const folders[] = { "tests/valid/yardsticks" };
	static const struct {
		const char *id;
		int status;
	} rows[] = {
		{ "sample", 0 }, { "sample:1.1", 0 }, { "nosuch", -EINVAL }, { "", -ENOENT },
		{ ":1", -ENOENT }, { "../x", -ENOENT }, { "a b", -ENOENT },
		{ "a1234567890123456789012345678901234567890123456789012345678901234", -ENOENT },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct flowgap_diags *diags = flowgap_diags_new();
		struct flowgap_model *model = NULL;

		assert_int_equal(flowgap_yardstick_load(rows[i].id, folders, 1, diags, &model),
		                 rows[i].status);
		assert_int_equal(model != NULL, rows[i].status == 0);
		if (model) {
			assert_string_equal(flowgap_model_yardstick_path(model, 0),
			                    "tests/valid/yardsticks/sample.xml");
			assert_null(flowgap_model_yardstick_path(model, 1));
		}
		flowgap_model_free(model);
		flowgap_diags_free(diags);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(readings),  cmocka_unit_test(tables),
		cmocka_unit_test(counts),    cmocka_unit_test(figures),
		cmocka_unit_test(outputs),   cmocka_unit_test(starters),
		cmocka_unit_test(words),     cmocka_unit_test(yardsticks),
		cmocka_unit_test(readings_are_told), cmocka_unit_test(reach_only),
	};

	return cmocka_run_group_tests_name("asked", tests, NULL, NULL);
}
