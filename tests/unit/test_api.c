/* The public interface alone, from bytes in memory to a register and a figure. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <flowgap/flowgap.h>

#define HEAD                                                                                       \
	"<model xmlns=\"urn:flowgap:model:1\" version=\"1\" id=\"m\" operator=\"o\" label=\"M\">"

static const char good[] = HEAD
	"<source id=\"s\" kind=\"pia\" label=\"S\" text-date=\"2020\" examined=\"whole\"/>"
	"<baseline id=\"b\" label=\"B\" sources=\"s\"/>"
	"<party id=\"o\" kind=\"agency\" label=\"O\"/>"
	"<party id=\"u\" kind=\"data-subject\" label=\"U\"/>"
	"<boundary id=\"in\" label=\"In\"/>"
	"<place id=\"p\" kind=\"person\" custodian=\"u\" boundary=\"in\" label=\"P\"/>"
	"<place id=\"q\" kind=\"store\" custodian=\"o\" boundary=\"in\" label=\"Q\"/>"
	"<element id=\"e\" label=\"E\" category=\"biographic\" source=\"s\" at=\"1\"/>"
	"<flow id=\"f\" label=\"F\" from=\"p\" to=\"q\" elements=\"e\" source=\"s\" at=\"1\"/>"
	"</model>";

static struct flowgap_model *parse(const char *text, int want)
{
	struct flowgap_diags *diags = flowgap_diags_new();
	struct flowgap_model *model = NULL;

	assert_int_equal(flowgap_model_parse(text, strlen(text), "m.xml", diags, &model), want);
	assert_int_equal(flowgap_diags_errors(diags) > 0, want != 0);
	assert_int_equal(model != NULL, want == 0);
	flowgap_diags_free(diags);
	return model;
}

static void a_model_in_memory_is_read_and_counted(void **state)
{
	struct flowgap_model *model = parse(good, 0);

	(void)state;
	assert_int_equal(flowgap_model_count(model, "flow"), 1);
	assert_int_equal(flowgap_model_count(model, "place"), 2);
	assert_int_equal(flowgap_model_count(model, "nothing"), 0);
	flowgap_model_free(model);
}

static void a_broken_model_gives_no_model(void **state)
{
	(void)state;
	parse(HEAD "</model>", -EINVAL);
	parse("", -EINVAL);
}

static void a_register_and_a_figure_come_out(void **state)
{
	struct flowgap_model *model = parse(good, 0);
	struct flowgap_analysis *analysis = NULL;
	struct flowgap_figure *figure = NULL;
	struct flowgap_buffer message = { 0 }, bytes = { 0 };
	struct flowgap_write_options options = { .table = "flows", .format = "csv" };
	struct flowgap_output output = { .format = "svg" };

	(void)state;
	assert_int_equal(
		flowgap_analysis_new(model, &(struct flowgap_reading){ 0 }, &message, &analysis),
		0);
	assert_int_equal(flowgap_write(analysis, &options, &message, &bytes), 0);
	assert_non_null(strstr(bytes.data, "f,p,q,asserted,stated,answered"));
	flowgap_buffer_clear(&bytes);
	assert_int_equal(flowgap_figure_new(analysis, "flows",
	                                    &(struct flowgap_figure_options){ 0 }, &message,
	                                    &figure),
	                 0);
	assert_int_equal(flowgap_figure_pages(figure), 1);
	assert_int_equal(flowgap_figure_write(figure, &output, &message, &bytes), 0);
	assert_non_null(strstr(bytes.data, "id=\"flow-f\""));
	flowgap_buffer_clear(&bytes);
	output.page = 1;
	assert_int_equal(flowgap_figure_write(figure, &output, &message, &bytes), -EINVAL);
	assert_null(bytes.data);
	flowgap_buffer_clear(&message);
	flowgap_figure_free(figure);
	flowgap_analysis_free(analysis);
	flowgap_model_free(model);
}

static size_t lines_of(const struct flowgap_analysis *analysis, const char *table)
{
	const struct flowgap_write_options options = { .table = table, .format = "csv" };
	struct flowgap_buffer text = { 0 };
	size_t lines = 0;

	assert_int_equal(flowgap_write(analysis, &options, NULL, &text), 0);
	for (const char *at = text.data; (at = strchr(at, '\n')); at++)
		lines++;
	flowgap_buffer_clear(&text);
	return lines - 1;
}

static void results_come_one_by_one(void **state)
{
	struct flowgap_model *model = parse(good, 0);
	struct flowgap_analysis *analysis = NULL;
	struct flowgap_gap gap;
	struct flowgap_cell cell;
	struct flowgap_arrival arrival;
	struct flowgap_buffer found = { 0 };
	size_t gaps = 0, cells = 0, arrivals = 0;

	(void)state;
	assert_int_equal(flowgap_analysis_new(model, &(struct flowgap_reading){ 0 }, NULL,
	                                      &analysis), 0);
	assert_int_equal(flowgap_gap_found(analysis, 0, NULL, &found), 0);
	assert_string_equal(found.data, "");
	flowgap_buffer_clear(&found);
	assert_int_equal(flowgap_gap_id(analysis, 0, &found), 0);
	assert_non_null(strstr(found.data, "@"));
	flowgap_buffer_clear(&found);
	for (; flowgap_gap_at(analysis, gaps, &gap) == 1; gaps++)
		for (size_t i = 0; i <= gap.element_count; i++)
			assert_int_equal(flowgap_gap_element(analysis, gaps, i) != NULL,
			                 i < gap.element_count);
	while (flowgap_cell_at(analysis, cells, &cell) == 1)
		cells++;
	while (flowgap_arrival_at(analysis, arrivals, &arrival))
		arrivals++;
	assert_int_equal(gaps, lines_of(analysis, "gaps"));
	assert_int_equal(cells, lines_of(analysis, "cells"));
	assert_int_equal(arrivals, lines_of(analysis, "reach"));
	assert_string_equal(arrival.place, "q");
	assert_string_equal(arrival.flow, "f");
	assert_int_equal(arrival.hops, 1);
	assert_string_equal(cell.fact, "f");
	assert_string_equal(cell.status, "stated");
	assert_int_equal(flowgap_gap_at(analysis, gaps, &gap), 0);
	assert_null(flowgap_gap_element(analysis, gaps, 0));
	flowgap_analysis_free(analysis);
	flowgap_model_free(model);
}

static void an_unknown_name_is_refused_in_words(void **state)
{
	struct flowgap_model *model = parse(good, 0);
	struct flowgap_analysis *analysis = NULL;
	struct flowgap_buffer message = { 0 };

	(void)state;
	assert_int_equal(flowgap_analysis_new(model, &(struct flowgap_reading){ .baseline = "x" },
	                                      &message, &analysis),
	                 -EINVAL);
	assert_null(analysis);
	assert_non_null(strstr(message.data, "no baseline 'x'"));
	flowgap_buffer_clear(&message);
	flowgap_model_free(model);
}

static void the_nearest_word_is_near(void **state)
{
	static const char *const words[] = { "gaps", "draw", "check" };

	(void)state;
	assert_string_equal(flowgap_nearest("chek", words, 3), "check");
	assert_null(flowgap_nearest("zzzz", words, 3));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_model_in_memory_is_read_and_counted),
		cmocka_unit_test(a_broken_model_gives_no_model),
		cmocka_unit_test(a_register_and_a_figure_come_out),
		cmocka_unit_test(results_come_one_by_one),
		cmocka_unit_test(an_unknown_name_is_refused_in_words),
		cmocka_unit_test(the_nearest_word_is_near),
	};

	return cmocka_run_group_tests_name("api", tests, NULL, NULL);
}
