/*
 * Child processes that end badly: each way one can end is put in the place of the real one, and
 * what follows is looked up: the error, the words, how often it is tried. The linker puts
 * the function below before fg_task_run().
 */
#include <errno.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <flowgap/flowgap.h>

#include "base/task.h"
#include "layout/child.h"
#include "layout/layout.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

enum { MOST_TRIES = 2, NODES = 2 };

struct ending {
	int status;                      /* of fg_task_run() */
	struct fg_task_result result;    /* but for its bytes: */
	const void *bytes;
	size_t length;
};

static struct {
	const struct ending *endings;
	size_t tries;
} script;

int __wrap_fg_task_run(const struct fg_task *task, struct fg_task_result *ret_result);
int __wrap_fg_task_run(const struct fg_task *task, struct fg_task_result *ret_result)
{
	const struct ending *ending = &script.endings[script.tries++];
	struct fg_task_result result = ending->result;

	assert_true(script.tries <= MOST_TRIES);
	assert_true(task->seconds > 0 && task->most_bytes > 0);
	if (ending->status < 0)
		return ending->status;
	result.bytes = calloc(1, ending->length + 8);    /* where its trailer was */
	assert_non_null(result.bytes);
	if (ending->length)
		memcpy(result.bytes, ending->bytes, ending->length);
	result.bytes[ending->length] = '\0';
	result.length = ending->length;
	*ret_result = result;
	return 0;
}

#define NO_PROCESS { .status = -EAGAIN }
#define SLOW { .result = { .timed_out = true } }
#define LONG { .result = { .too_long = true } }
#define KILLED { .result = { .signal = 11, .status = -EIO } }
#define SAYS(text, error) { .result = { .chatter = text, .status = error } }
#define GIVES(what) { .bytes = &(what), .length = sizeof(what) }

/* ---- the layout */

static const float places[NODES] = { 30, 40 }, elsewhere[NODES] = { 30, INFINITY };
static const char half = 0;

/* What broke off is tried once more: another setting would make another figure. */
static const struct layout_row {
	struct ending endings[MOST_TRIES];
	size_t tries;
	int status;
	const char *says;
} layout_rows[] = {
	{ { GIVES(places) }, 1, 0, NULL },
	{ { NO_PROCESS }, 1, -EAGAIN,
	  "no process for the layout could be started: Resource temporarily unavailable" },
	{ { SLOW }, 1, -ETIMEDOUT, "the layout took more than 20 seconds" },
	{ { LONG, LONG }, 2, -EIO, "the layout is too large" },
	{ { KILLED, KILLED }, 2, -EIO,
	  "the layout engine was ended by signal 11: it said nothing" },
	{ { KILLED, GIVES(places) }, 2, 0, NULL },
	{ { SAYS("boom", -EIO), SAYS("bang", -EIO) }, 2, -EIO, "the layout engine failed: bang" },
	{ { SAYS("boom", -EIO), NO_PROCESS }, 2, -EAGAIN, "no process" },
	{ { SAYS("boom", -ENOMEM) }, 1, -ENOMEM, "the layout engine failed: boom" },
	{ { SAYS("out of memory", -EIO) }, 1, -ENOMEM,
	  "the layout engine failed: out of memory" },
	{ { GIVES(half), GIVES(half) }, 2, -EIO, "the result of the layout is broken" },
	{ { GIVES(elsewhere), GIVES(places) }, 2, 0, NULL },
};

static void check_layout(const struct layout_row *row)
{
	struct fg_lay_node nodes[NODES] = { { 40, 0, 0 }, { 40, 1, 0 } };
	struct fg_lay_edge edge = { 0, 1, 1 };
	struct fg_layout layout = { .nodes = nodes, .node_count = NODES, .edges = &edge,
		                    .edge_count = 1, .node_gap = 9 };

	script.endings = row->endings;
	script.tries = 0;
	assert_int_equal(fg_layout_run(&layout), row->status);
	assert_int_equal(script.tries, row->tries);
	if (row->says) {
		assert_non_null(strstr(layout.message, row->says));
	} else {
		assert_null(layout.message);
		assert_true(nodes[0].x == 20 && nodes[1].x == 30 && layout.width == 50);
	}
	fg_layout_clear(&layout);
}

static void layouts(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(layout_rows); i++)
		check_layout(&layout_rows[i]);
}

/* ---- the public interface */

struct asked {
	struct flowgap_diags *diags;
	struct flowgap_model *model;
	struct flowgap_analysis *analysis;
	struct flowgap_figure *matrix;
	struct flowgap_rules *rules;
};

static int set_up(void **state)
{
	static const char *const path = "models/rules/examples.sql";
	static struct asked asked;

	*state = &asked;
	asked.diags = flowgap_diags_new();
	return flowgap_model_load("tests/valid/full.xml", NULL, 0, asked.diags, &asked.model)
	       || flowgap_analysis_new(asked.model, &(struct flowgap_reading){ 0 }, NULL,
	                               &asked.analysis)
	       || flowgap_figure_new(asked.analysis, "matrix",
	                             &(struct flowgap_figure_options){ 0 }, NULL, &asked.matrix)
	       || flowgap_rules_load(&path, 1, asked.diags, NULL, &asked.rules);
}

static int tear_down(void **state)
{
	struct asked *asked = *state;

	flowgap_rules_free(asked->rules);
	flowgap_figure_free(asked->matrix);
	flowgap_analysis_free(asked->analysis);
	flowgap_model_free(asked->model);
	flowgap_diags_free(asked->diags);
	return 0;
}

struct row {
	struct ending endings[1];
	int status;
	const char *says;                /* with 0 what is given; NULL: nothing */
};

static const char picture[] = "a picture", answer[] = "0an answer", wrong[] = "1no such table",
                  beyond[] = "3too many rows", nothing[] = "0";

static const struct row pictures[] = {
	{ { { .bytes = picture, .length = sizeof(picture) - 1 } }, 0, "a picture" },
	{ { NO_PROCESS }, -EAGAIN, NULL },
	{ { SLOW }, -ETIMEDOUT, "rendering took too long" },
	{ { LONG }, -E2BIG, "the figure is too large to be rendered" },
	{ { KILLED }, -EIO, "rendering failed" },
	{ { SAYS("x", -EBADMSG) }, -EBADMSG, "rendering failed" },
	{ { SAYS("x", -ELIBACC) }, -ELIBACC, "the module that renders PDF and PNG" },
	{ { SAYS("x", -ENOPKG) }, -ENOPKG, "need the font Liberation Sans" },
	{ { SAYS("x", -ENOMEM) }, -ENOMEM, NULL },
};

static const struct row answers[] = {
	{ { { .bytes = answer, .length = sizeof(answer) - 1 } }, 0, "an answer" },
	{ { { .bytes = nothing, .length = 1 } }, 0, "" },
	{ { { .bytes = wrong, .length = sizeof(wrong) - 1 } }, -EINVAL, "no such table" },
	{ { { .bytes = beyond, .length = sizeof(beyond) - 1 } }, -EDQUOT, "too many rows" },
	{ { NO_PROCESS }, -EAGAIN, NULL },
	{ { SLOW }, -EDQUOT, "the query was broken off: it takes too much time or memory" },
	{ { KILLED }, -EDQUOT, "the query was broken off" },
	{ { LONG }, -EDQUOT, "the answer has over 256 MiB" },
	{ { SAYS("x", -ENOMEM) }, -ENOMEM, NULL },
	{ { { .length = 0 } }, -EIO, NULL },
};

static void expect(const struct row *row, int status, struct flowgap_buffer *message,
                   struct flowgap_buffer *given)
{
	const char *says = status == 0 ? given->data : message->data;

	assert_int_equal(status, row->status);
	assert_int_equal(script.tries, 1);
	assert_int_equal(says == NULL, row->says == NULL);
	if (row->says && !strstr(says, row->says))
		fail_msg("'%s' is not in '%s'", row->says, says);
	flowgap_buffer_clear(message);
	flowgap_buffer_clear(given);
}

static void renderings(void **state)
{
	static const struct flowgap_output outputs[] = { { .format = "pdf" },
		                                         { .format = "png", .dpi = 150 } };
	const struct asked *asked = *state;
	struct flowgap_buffer message = { 0 }, given = { 0 };

	for (size_t i = 0; i < COUNT(pictures) * COUNT(outputs); i++) {
		const struct row *row = &pictures[i / COUNT(outputs)];

		script.endings = row->endings;
		script.tries = 0;
		expect(row, flowgap_figure_write(asked->matrix, &outputs[i % COUNT(outputs)],
		                                 &message, &given), &message, &given);
	}
}

static void queries(void **state)
{
	static const struct flowgap_query query = { .sql = "SELECT 1" };
	const struct asked *asked = *state;
	struct flowgap_buffer message = { 0 }, given = { 0 };

	for (size_t i = 0; i < COUNT(answers); i++) {
		script.endings = answers[i].endings;
		script.tries = 0;
		expect(&answers[i], flowgap_query(asked->analysis, &query, &message, &given),
		       &message, &given);
	}
}

/* The gaps stay as they were. */
static void rules(void **state)
{
	static const struct row rows[] = {
		{ { NO_PROCESS }, -EAGAIN, NULL },
		{ { SLOW }, -EDQUOT, "the rules were broken off" },
		{ { KILLED }, -EDQUOT, "the rules were broken off" },
		{ { LONG }, -EDQUOT, "the rules were broken off" },
		{ { SAYS("x", -EIO) }, -EIO, NULL },
		{ { { .length = 0 } }, 0, "" },
	};
	const struct asked *asked = *state;
	size_t before, after;

	assert_int_equal(flowgap_row_count(asked->analysis, "gap", &(struct flowgap_filter){ 0 },
	                                   &before), 0);
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct flowgap_diags *diags = flowgap_diags_new();
		struct flowgap_buffer message = { 0 };

		script.endings = rows[i].endings;
		script.tries = 0;
		assert_int_equal(flowgap_analysis_apply(asked->analysis, asked->rules, diags),
		                 rows[i].status);
		assert_int_equal(flowgap_diags_text(diags, false, &message), 0);
		if (rows[i].says)
			assert_non_null(strstr(message.data ? message.data : "", rows[i].says));
		assert_int_equal(flowgap_diags_errors(diags), rows[i].status == -EDQUOT);
		assert_int_equal(flowgap_row_count(asked->analysis, "gap",
		                                   &(struct flowgap_filter){ 0 }, &after), 0);
		assert_int_equal(before, after);
		flowgap_buffer_clear(&message);
		flowgap_diags_free(diags);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(layouts),
		cmocka_unit_test_setup_teardown(renderings, set_up, tear_down),
		cmocka_unit_test_setup_teardown(queries, set_up, tear_down),
		cmocka_unit_test_setup_teardown(rules, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("children", tests, NULL, NULL);
}
