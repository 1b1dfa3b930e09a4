/*
 * Two models in two threads: read, answered and written at once, as often as one after the other.
 * For a build with ThreadSanitizer (tests/threads.sh). "race" as argument: a race, to see that it
 * is noticed.
 */
#include <flowgap/flowgap.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

enum { THREADS = 2, TIMES = 2 };

struct work {
	const char *path;
	size_t bytes;            /* written in all */
	int failed;
};

static int shared;

static const char *const tables[] = { "gaps", "cells", "flows", "reach", "where" };

static int write_all(const struct flowgap_analysis *analysis, struct work *work)
{
	int failed = 0;

	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		const struct flowgap_write_options options = { .table = tables[i],
			                                       .format = "csv", .lang = "es" };
		struct flowgap_buffer text = { 0 };

		failed |= flowgap_write(analysis, &options, NULL, &text) != 0;
		work->bytes += text.length;
		flowgap_buffer_clear(&text);
	}
	return failed;
}

static int go_through(struct work *work)
{
	const struct flowgap_reading first = { 0 };
	struct flowgap_diags *diags = flowgap_diags_new();
	struct flowgap_buffer text = { 0 };
	struct flowgap_model *model = NULL;
	struct flowgap_analysis *analysis = NULL;
	int failed = flowgap_model_load(work->path, NULL, 0, diags, &model) != 0
	             || flowgap_analysis_new(model, &first, NULL, &analysis) != 0
	             || write_all(analysis, work) != 0
	             || flowgap_diags_text(diags, false, &text) != 0;

	flowgap_buffer_clear(&text);
	flowgap_analysis_free(analysis);
	flowgap_model_free(model);
	flowgap_diags_free(diags);
	return failed;
}

static void *run(void *data)
{
	struct work *work = data;

	for (int i = 0; i < TIMES; i++)
		work->failed |= go_through(work);
	return NULL;
}

static void *race(void *data)
{
	(void)data;
	for (int i = 0; i < 1000; i++)
		shared++;
	return NULL;
}

static int at_once(void *(*body)(void *), struct work *works)
{
	pthread_t threads[THREADS];

	for (int i = 0; i < THREADS; i++)
		if (pthread_create(&threads[i], NULL, body, &works[i]) != 0)
			return 1;
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	return 0;
}

int main(int argc, char **argv)
{
	struct work works[THREADS] = { { 0 } }, alone[THREADS] = { { 0 } };

	if (argc == 2 && strcmp(argv[1], "race") == 0)
		return at_once(race, works);
	if (argc != THREADS + 1)
		return 2;
	for (int i = 0; i < THREADS; i++)
		works[i].path = alone[i].path = argv[i + 1];
	if (at_once(run, works) != 0)
		return 1;
	for (int i = 0; i < THREADS; i++) {
		run(&alone[i]);
		printf("%s: %zu bytes at once, %zu alone\n", works[i].path, works[i].bytes,
		       alone[i].bytes);
		if (works[i].failed || alone[i].failed || !works[i].bytes
		    || works[i].bytes != alone[i].bytes)
			return 1;
	}
	return 0;
}
