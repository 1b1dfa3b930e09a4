/*
 * Memory runs out: the library's allocations fail one by one, of those that come the same way
 * through it the first. What was to be made is made all the same, every byte of it, or refused with
 * -ENOMEM; the sanitizer tells what is lost. tests/faults.py does this to the model program, this
 * to the parts of an arena, too; the linker puts the functions below before the real ones.
 */
#include <errno.h>
#include <execinfo.h>
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <flowgap/flowgap.h>

#include "base/arena.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

enum { DEPTH = 6, MOST_CALLS = 1 << 18, SEEN = 1 << 16 };

static struct {
	bool on, noting;
	size_t calls;
	size_t fail;                     /* number of the call that fails, from 1 */
	size_t chosen[SEEN], chosen_count;
	uintptr_t seen[SEEN];            /* ways that were tried; by hash, 0: none */
} memory;

static uintptr_t way_here(void)
{
	void *stack[DEPTH];
	int depth = backtrace(stack, DEPTH);
	uintptr_t way = 1;

	for (int i = 2; i < depth; i++)      /* past this function and its caller */
		way = (way ^ (uintptr_t)stack[i]) * (uintptr_t)1099511628211u;
	return way | 1;
}

static bool is_new(uintptr_t way)
{
	size_t at = (way >> 8) % SEEN;

	while (memory.seen[at] && memory.seen[at] != way)
		at = (at + 1) % SEEN;
	if (memory.seen[at])
		return false;
	memory.seen[at] = way;
	return true;
}

static bool refused(void)
{
	if (!memory.on)
		return false;
	memory.calls++;
	if (memory.noting && is_new(way_here()) && memory.chosen_count < SEEN / 2)
		memory.chosen[memory.chosen_count++] = memory.calls;
	if (memory.calls != memory.fail)
		return false;
	errno = ENOMEM;
	return true;
}

#define WRAP_AND(also, type, name, params, args)                                                   \
	type __real_##name params;                                                                 \
	type __wrap_##name params;                                                                 \
	type __wrap_##name params                                                                  \
	{                                                                                          \
		if (!refused())                                                                    \
			return __real_##name args;                                                 \
		also;                                                                              \
		return NULL;                                                                       \
	}
#define WRAP(...) WRAP_AND((void)0, __VA_ARGS__)
#define WRAP_ARENA(...) WRAP_AND(fg_arena_fail(arena), __VA_ARGS__)

WRAP(void *, malloc, (size_t size), (size))
WRAP(void *, calloc, (size_t count, size_t size), (count, size))
WRAP(void *, realloc, (void *old, size_t size), (old, size))
WRAP(void *, reallocarray, (void *old, size_t count, size_t size), (old, count, size))
WRAP(char *, strdup, (const char *text), (text))
WRAP(char *, strndup, (const char *text, size_t most), (text, most))

int __real_vasprintf(char **ret_text, const char *format, va_list args);
int __wrap_vasprintf(char **ret_text, const char *format, va_list args);
int __wrap_vasprintf(char **ret_text, const char *format, va_list args)
{
	return refused() ? -1 : __real_vasprintf(ret_text, format, args);
}

int __wrap_asprintf(char **ret_text, const char *format, ...);
int __wrap_asprintf(char **ret_text, const char *format, ...)
{
	va_list args;
	int length;

	va_start(args, format);
	length = __wrap_vasprintf(ret_text, format, args);
	va_end(args);
	return length;
}

WRAP_ARENA(void *, fg_arena_get, (struct fg_arena *arena, size_t size), (arena, size))
WRAP_ARENA(void *, fg_arena_array, (struct fg_arena *arena, size_t count, size_t size),
           (arena, count, size))
WRAP_ARENA(char *, fg_arena_text, (struct fg_arena *arena, size_t length), (arena, length))
WRAP_ARENA(char *, fg_arena_copy, (struct fg_arena *arena, const char *text, size_t length),
           (arena, text, length))
WRAP_ARENA(char *, fg_arena_string, (struct fg_arena *arena, const char *text), (arena, text))

char *__wrap_fg_arena_format(struct fg_arena *arena, const char *format, ...);
char *__wrap_fg_arena_format(struct fg_arena *arena, const char *format, ...)
{
	char *text = NULL, *copy = NULL;
	va_list args;

	va_start(args, format);
	if (refused() || __real_vasprintf(&text, format, args) < 0)
		fg_arena_fail(arena);
	else
		copy = __real_fg_arena_string(arena, text);
	va_end(args);
	free(text);
	return copy;
}

/* What a job makes; without allocations of its own. */
static struct {
	char text[4 << 20];
	size_t length;
} made;

/* Takes over what a call gave or said. */
static int keep(int status, struct flowgap_buffer *text)
{
	if (text->data && status != -ENOMEM) {
		assert_true(made.length + text->length < sizeof(made.text));
		memcpy(made.text + made.length, text->data, text->length);
		made.length += text->length;
	}
	flowgap_buffer_clear(text);
	return status;
}

struct job {
	int (*run)(const struct job *job);
	const char *what;                /* a file, a table, a view, SQL, an id */
	const char *model;               /* made before memory runs out; NULL: full.xml */
	struct flowgap_reading reading;
};

static struct flowgap_model *model;
static struct flowgap_rules *rules;

static int keep_diags(int status, const struct flowgap_diags *diags)
{
	struct flowgap_buffer text = { 0 };
	int shown;

	if (status < 0 && status != -EINVAL)
		return status;
	shown = keep(flowgap_diags_text(diags, true, &text), &text);
	if (shown == 0)
		shown = keep(flowgap_diags_json(diags, &text), &text);
	return shown < 0 ? shown : status;
}

static int load(const struct job *job)
{
	struct flowgap_diags *diags = flowgap_diags_new();
	struct flowgap_model *read = NULL;
	int status;

	if (!diags)
		return -ENOMEM;
	status = flowgap_model_load(job->what, NULL, 0, diags, &read);
	assert_int_equal(status == 0, read != NULL);
	if (status == 0)
		status = flowgap_model_check_labels(read, job->what, "es", diags);
	status = keep_diags(status, diags);
	flowgap_model_free(read);
	flowgap_diags_free(diags);
	return status;
}

static int start(const struct job *job)
{
	const struct flowgap_starter starter = { "x", "X", job->what };
	struct flowgap_diags *diags = flowgap_diags_new();
	struct flowgap_buffer message = { 0 }, text = { 0 };
	int status;

	if (!diags)
		return -ENOMEM;
	status = keep(flowgap_starter_new(&starter, diags, &message, &text), &text);
	keep(status, &message);
	status = keep_diags(status, diags);
	flowgap_diags_free(diags);
	return status;
}

/* What a job does with an analysis. */
typedef int use_fn(const struct job *job, struct flowgap_analysis *analysis,
                   struct flowgap_buffer *message);

static int analyse(const struct job *job, use_fn *use)
{
	struct flowgap_analysis *analysis = NULL;
	struct flowgap_buffer message = { 0 };
	int status = flowgap_analysis_new(model, &job->reading, &message, &analysis);

	assert_int_equal(status == 0, analysis != NULL);
	if (status == 0)
		status = use(job, analysis, &message);
	keep(status, &message);
	flowgap_analysis_free(analysis);
	return status;
}

/* A table in all its formats. */
static int use_write(const struct job *job, struct flowgap_analysis *analysis,
                     struct flowgap_buffer *message)
{
	struct flowgap_write_options options = {
		.table = job->what, .element = "face", .place = "other",
		.filter = { .question = "1.1,5.1", .family = "gap,answered" },
		.categories = "biometric,derived", .lang = "es", .colour = true,
	};
	struct flowgap_buffer text = { 0 };
	struct flowgap_word format;
	char formats[64];
	int status = 0;

	snprintf(formats, sizeof(formats), "%s-format", options.table);
	for (size_t i = 0; status == 0 && flowgap_word_at(formats, i, &format); i++) {
		options.format = format.word;
		status = keep(flowgap_write(analysis, &options, message, &text), &text);
		options.detailed = true;
		options.filter = (struct flowgap_filter){ 0 };
		if (status == 0)
			status = keep(flowgap_write(analysis, &options, message, &text), &text);
	}
	return status;
}

static int write_table(const struct job *job)
{
	return analyse(job, use_write);
}

static int use_rows(const struct job *job, struct flowgap_analysis *analysis,
                    struct flowgap_buffer *message)
{
	struct flowgap_buffer text = { 0 };
	struct flowgap_gap gap;
	int status = 1;

	(void)job;
	(void)message;
	for (size_t i = 0; status == 1; i++) {
		status = flowgap_gap_at(analysis, i, &gap);
		if (status == 1 && keep(flowgap_gap_id(analysis, i, &text), &text) < 0)
			return -ENOMEM;
		if (status == 1 && keep(flowgap_gap_found(analysis, i, "es", &text), &text) < 0)
			return -ENOMEM;
	}
	return status;
}

static int read_rows(const struct job *job)
{
	return analyse(job, use_rows);
}

static int use_rules(const struct job *job, struct flowgap_analysis *analysis,
                     struct flowgap_buffer *message)
{
	struct flowgap_diags *diags = flowgap_diags_new();
	int status = diags ? flowgap_analysis_apply(analysis, rules, diags) : -ENOMEM;

	if (diags)
		status = keep_diags(status, diags);
	flowgap_diags_free(diags);
	return status < 0 ? status : use_rows(job, analysis, message);
}

static int apply_rules(const struct job *job)
{
	return analyse(job, use_rules);
}

static int read_rules(const struct job *job)
{
	struct flowgap_diags *diags = flowgap_diags_new();
	struct flowgap_buffer message = { 0 };
	struct flowgap_rules *read = NULL;
	int status;

	if (!diags)
		return -ENOMEM;
	status = flowgap_rules_load(&job->what, 1, diags, &message, &read);
	assert_int_equal(status == 0, read != NULL);
	status = keep_diags(status, diags);
	keep(status, &message);
	flowgap_rules_free(read);
	flowgap_diags_free(diags);
	return status;
}

static int use_query(const struct job *job, struct flowgap_analysis *analysis,
                     struct flowgap_buffer *message)
{
	const struct flowgap_query query = { job->what, "json", 0 };
	struct flowgap_buffer text = { 0 };

	return keep(flowgap_query(analysis, &query, message, &text), &text);
}

static int query(const struct job *job)
{
	return analyse(job, use_query);
}

/* A view in all formats but those that need the module for rendering. */
static int use_figure(const struct job *job, struct flowgap_analysis *analysis,
                      struct flowgap_buffer *message)
{
	static const char *const formats[] = { "svg", "dot", "alt", "txt", "csv" };
	const char *focus = strcmp(job->what, "trace") == 0 ? "face" : NULL;
	const struct flowgap_figure_options options = { .lang = "es", .focus = focus };
	struct flowgap_buffer text = { 0 };
	struct flowgap_figure *figure = NULL;
	int status = flowgap_figure_new(analysis, job->what, &options, message, &figure);

	for (size_t i = 0; status == 0 && i < COUNT(formats); i++) {
		const struct flowgap_output output = { .format = formats[i] };
		int one = keep(flowgap_figure_write(figure, &output, message, &text), &text);

		if (one != -EINVAL)              /* no graph: it has no DOT */
			status = one;
	}
	flowgap_figure_free(figure);
	return status;
}

static int draw(const struct job *job)
{
	return analyse(job, use_figure);
}

static int explain(const struct job *job)
{
	const struct flowgap_explain_options options = { .model = model, .rules = rules };
	struct flowgap_buffer message = { 0 }, text = { 0 };
	int status = keep(flowgap_explain(job->what, &options, &message, &text), &text);

	return keep(status, &message);
}

/* Runs with call number `fail` of the job refused; 0: none. */
static int run(const struct job *job, size_t fail)
{
	int status;

	memory.calls = 0;
	memory.fail = fail;
	made.length = 0;
	memory.on = true;
	status = job->run(job);
	memory.on = false;
	return status;
}

static int open_model(const char *path)
{
	static const char *const folder = "tests/rules/yardsticks";
	struct flowgap_diags *diags = flowgap_diags_new();
	int status;

	assert_non_null(diags);
	status = flowgap_model_load(path, &folder, 1, diags, &model);
	flowgap_diags_free(diags);
	return status;
}

/* How often the job made something else than it makes with memory. */
static size_t run_out(const struct job *job)
{
	char *right;
	size_t length, wrong = 0;
	int expected;

	assert_int_equal(open_model(job->model ? job->model : "tests/valid/full.xml"), 0);
	memory.chosen_count = 0;
	memory.noting = true;
	expected = run(job, 0);
	memory.noting = false;
	assert_true(expected == 0 || expected == -EINVAL);
	length = made.length;
	right = malloc(length + 1);
	assert_non_null(right);
	memcpy(right, made.text, length);
	for (size_t i = 0; i < memory.chosen_count; i++) {
		int status = run(job, memory.chosen[i]);

		if (status == -ENOMEM || (status == expected && made.length == length
		                          && memcmp(made.text, right, length) == 0))
			continue;
		print_error("%s, %s: call %zu: status %d\n", job->what ? job->what : "",
		            job->model ? job->model : "", memory.chosen[i], status);
		wrong++;
	}
	free(right);
	flowgap_model_free(model);
	return wrong;
}

static const char *const press[] = { "press", "pia" };

static const struct job jobs[] = {
	{ load, "tests/valid/full.xml", NULL, { 0 } },
	{ start, NULL, NULL, { 0 } },
	{ write_table, "gaps", NULL, { 0 } },
	{ write_table, "cells", NULL, { .baseline = "second" } },
	{ write_table, "flows", NULL, { .baseline = "none" } },
	{ write_table, "reach", NULL, { .as_of = "2021" } },
	{ write_table, "trace", NULL,
	  { .according_to = press, .according_to_count = COUNT(press) } },
	{ write_table, "ways", NULL, { 0 } },
	{ write_table, "where", NULL, { 0 } },
	{ write_table, "nothing", NULL, { .baseline = "third" } },
	{ read_rows, NULL, NULL, { 0 } },
	{ apply_rules, NULL, NULL, { 0 } },
	{ query, "SELECT * FROM cells", NULL, { 0 } },
	{ draw, "matrix", NULL, { 0 } },
	{ draw, "steps", NULL, { 0 } },
	{ draw, "retention", NULL, { 0 } },
	{ draw, "summary", NULL, { 0 } },
	{ draw, "flows", NULL, { 0 } },
	{ draw, "trace", NULL, { 0 } },
	{ explain, "FG-R01", NULL, { 0 } },
	{ explain, "sample:1.1", NULL, { 0 } },
	{ explain, "sample:9", NULL, { 0 } },
};

/* Files that each go some ways of their own. */
static const struct more {
	const char *files;
	struct job job;                  /* `what` or, where it has one, `model` is the file */
} more[] = {
	{ "models/rules/*.sql", { read_rules, NULL, NULL, { 0 } } },
	{ "tests/invalid/rules/*.sql", { read_rules, NULL, NULL, { 0 } } },
	{ "tests/invalid/lists/*.csv", { start, NULL, NULL, { 0 } } },
	{ "tests/invalid/*.xml", { load, NULL, NULL, { 0 } } },
	{ "tests/rules/FG*/*.xml", { write_table, "gaps", "", { 0 } } },
	{ "tests/status/*.xml", { write_table, "gaps", "", { 0 } } },
};

static int set_up(void **state)
{
	static const char *const own_rules = "models/rules/examples.sql";
	struct flowgap_diags *diags = flowgap_diags_new();
	struct flowgap_buffer message = { 0 };
	int status = flowgap_rules_load(&own_rules, 1, diags, &message, &rules);

	(void)state;
	flowgap_diags_free(diags);
	return status;
}

static int tear_down(void **state)
{
	(void)state;
	flowgap_rules_free(rules);
	return 0;
}

static void jobs_run_out(void **state)
{
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < COUNT(jobs); i++)
		wrong += run_out(&jobs[i]);
	assert_int_equal(wrong, 0);
}

static size_t run_out_with(const struct more *kind)
{
	size_t wrong = 0;
	glob_t found;

	assert_int_equal(glob(kind->files, 0, NULL, &found), 0);
	for (size_t i = 0; i < found.gl_pathc; i++) {
		struct job job = kind->job;

		*(job.model ? &job.model : &job.what) = found.gl_pathv[i];
		wrong += run_out(&job);
	}
	globfree(&found);
	return wrong;
}

static void files_run_out(void **state)
{
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < COUNT(more); i++)
		wrong += run_out_with(&more[i]);
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(jobs_run_out),
		cmocka_unit_test(files_run_out),
	};

	return cmocka_run_group_tests_name("memory", tests, set_up, tear_down);
}
