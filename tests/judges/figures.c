/*
 * usage: judge_figures [--view VIEW] [--elements N] MODEL...
 *
 * Draws every view of each model under its first baseline, the trace of its N best spread elements
 * (else one), and prints a line for each: whether a careful reader would object to anything.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "judged.h"

static const char *only;
static unsigned long elements = 1;
static int number, failed;

static void say(const char *path, const char *view, const char *focus, const char *words)
{
	printf("%sok %d - %s, %s%s%s: all flows, nothing in each other's way\n",
	       *words ? "not " : "", ++number, path, view, focus ? " of " : "", focus ? focus : "");
	if (*words)
		printf("# %s\n", words);
	fflush(stdout);
	failed += *words != '\0';
}

static uint32_t spread(const struct fg_reach *reach, fg_ref element)
{
	return reach->first[element + 1] - reach->first[element];
}

/* The best spread elements come first, each once. */
static void judge_traces(const struct reading *reading, const char *path)
{
	fg_ref count = reading->model->element_count, best = FG_NONE;
	bool *done = calloc(count + 1, sizeof(*done));

	for (unsigned long i = 0; done && i < elements; i++, best = FG_NONE) {
		struct fg_figure_options options = { 0 };
		char words[JUDGE_WORDS];

		for (fg_ref e = 0; e < count; e++)
			if (!done[e] && spread(reading->reach, e)
			    && (best == FG_NONE
			        || spread(reading->reach, e) > spread(reading->reach, best)))
				best = e;
		if (best == FG_NONE)
			break;
		done[best] = true;
		options.focus = reading->model->elements[best].e.id;
		judge_view(reading, "trace", &options, words);
		say(path, "trace", options.focus, words);
	}
	free(done);
}

static void judge_model(const char *path)
{
	struct fg_reading how = { .baseline = 0 };
	struct reading reading;
	char words[JUDGE_WORDS] = "cannot be read";
	uint32_t count;
	const struct fg_view *views = fg_views(&count);

	if (open_reading(path, &how, &reading) < 0) {
		say(path, "reading", NULL, words);
		count = 0;
	}
	for (uint32_t i = 0; i < count; i++) {
		const char *view = views[i].name;

		if (only && strcmp(only, view))
			continue;
		if (!strcmp(view, "steps") && !reading.model->step_count)
			continue;
		if (views[i].focus == FG_FOCUS_ELEMENT) {
			judge_traces(&reading, path);
			continue;
		}
		judge_view(&reading, view, NULL, words);
		say(path, view, NULL, words);
	}
	close_reading(&reading);
}

int main(int count, char **words)
{
	int first = 1;

	for (; first + 1 < count && words[first][0] == '-'; first += 2)
		if (!strcmp(words[first], "--view"))
			only = words[first + 1];
		else
			elements = strtoul(words[first + 1], NULL, 10);
	for (int i = first; i < count; i++)
		judge_model(words[i]);
	printf("1..%d\n", number);
	return failed != 0;
}
