/* flowgap report: every view and every table of one model, in a folder. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "common.h"
#include "crew.h"
#include "figure.h"
#include "folder.h"

/* The exit status of a worker whose view does not suit the model: no failure. */
#define LEFT_OUT CLI_USAGE

/* The tables of a report: table, format, the file's name and ending; whether it has words in it,
 * so that each language has its own. */
static const struct {
	const char *table, *format, *name, *ending;
	bool words;
} tables[] = {
	{ "gaps", "text", "register", "txt", true },
	{ "gaps", "csv", "register", "csv", true },
	{ "gaps", "json", "register", "json", true },
	{ "flows", "csv", "flow-fates", "csv", false },
	{ "reach", "csv", "arrivals", "csv", false },
	{ "cells", "csv", "answers", "csv", false },
};
enum { TABLES = sizeof(tables) / sizeof(tables[0]) };

struct report {
	const struct cli_values *values;
	const struct flowgap_analysis *analysis;
	struct flowgap_figure *flows;    /* for its places; or NULL */
	const char *folder;              /* to fill */
	char *stem;                      /* name of the model's file without its ending */
	const char **views, **langs, **formats;
	size_t view_count, lang_count, format_count;
	bool progress;
	size_t ended, left_out, failed;
};

/* Jobs: first the tables as one, then view by view each language. */
static size_t job_count(const struct report *report)
{
	return 1 + report->view_count * report->lang_count;
}

/* "cbp-one-flows.svg", "cbp-one-flows.es.svg" when there are several languages. Caller frees. */
static char *path_of(const struct report *report, const char *name, const char *lang,
                     const char *ending)
{
	bool many = report->lang_count > 1 && lang;
	char *path;

	return asprintf(&path, "%s/%s-%s%s%s.%s", report->folder, report->stem, name,
	                many ? "." : "", many ? lang : "", ending) < 0 ? NULL : path;
}

static enum cli_exit write_table(const struct report *report, size_t number, const char *lang)
{
	struct flowgap_write_options options = { .table = tables[number].table,
		                                 .format = tables[number].format, .lang = lang };
	struct flowgap_buffer text = { 0 }, message = { 0 };
	int status = flowgap_write(report->analysis, &options, &message, &text);
	enum cli_exit result;
	char *path = path_of(report, tables[number].name, lang, tables[number].ending);

	if (status == 0 && !path)
		status = -ENOMEM;
	result = status < 0 ? cli_fail(status, &message, tables[number].name)
	                    : cli_write(&text, path);
	free(path);
	flowgap_buffer_clear(&text);
	flowgap_buffer_clear(&message);
	return result;
}

static enum cli_exit write_tables(const struct report *report)
{
	enum cli_exit result = CLI_OK;

	for (size_t i = 0; result == CLI_OK && i < TABLES; i++)
		for (size_t k = 0; result == CLI_OK && k < report->lang_count; k++)
			if (tables[i].words)
				result = write_table(report, i, report->langs[k]);
			else if (k == 0)
				result = write_table(report, i, NULL);
	return result;
}

static enum cli_exit worse(enum cli_exit a, enum cli_exit b)
{
	return a > b ? a : b;
}

/* A format that fails takes neither the others along nor the words. */
static enum cli_exit write_figure(const struct report *report, const struct cli_figure *figure)
{
	enum cli_exit result = CLI_OK;
	char *path;

	for (size_t i = 0; i < report->format_count; i++) {
		path = path_of(report, figure->view, figure->lang, report->formats[i]);
		result = worse(result, path ? cli_figure_save(figure, report->formats[i], path)
		                            : cli_fail(-ENOMEM, NULL, figure->view));
		free(path);
	}
	path = path_of(report, figure->view, figure->lang, "svg");
	result = worse(result, path ? cli_figure_sidecars(figure, path)
	                            : cli_fail(-ENOMEM, NULL, figure->view));
	free(path);
	return result;
}

static enum cli_exit run_job(size_t job, void *context)
{
	const struct report *report = context;
	struct cli_values quiet = *report->values;
	struct cli_figure figure = { .values = &quiet };
	enum cli_exit result = CLI_OK;
	int status = 0;

	quiet.quiet = true;
	if (job == 0)
		return write_tables(report);
	figure.view = report->views[(job - 1) / report->lang_count];
	figure.lang = report->langs[(job - 1) % report->lang_count];
	figure.like = report->flows;
	result = cli_figure_make(&figure, report->analysis, &status);
	if (status == -EINVAL || status == -ERANGE)
		return LEFT_OUT;
	if (result == CLI_OK)
		result = write_figure(report, &figure);
	flowgap_figure_free(figure.figure);
	return result;
}

/* The places of `flows`, which other views may take over, are found before the jobs start. With
 * several languages all cores have enough to do without. What goes wrong with it, the jobs will
 * say. */
static enum cli_exit share_places(struct report *report)
{
	struct cli_figure figure = { .values = report->values, .lang = report->langs[0] };
	struct flowgap_figure_options options;
	bool drawn = false;

	if (!cli_figure_read(&figure, &options))
		return CLI_USAGE;
	for (size_t i = 0; i < report->view_count; i++)
		drawn = drawn || strcmp(report->views[i], "flows") == 0;
	if (drawn && report->view_count > 1 && report->lang_count == 1)
		flowgap_figure_new(report->analysis, "flows", &options, NULL, &report->flows);
	return CLI_OK;
}

static void job_ended(size_t job, const struct cli_job_end *end, void *context)
{
	struct report *report = context;
	const char *what = job ? report->views[(job - 1) / report->lang_count] : "tables";
	const char *lang = job ? report->langs[(job - 1) % report->lang_count] : NULL;

	bool failed = end->result != CLI_OK && end->result != LEFT_OUT;

	report->ended++;
	if (end->talk)
		fputs(end->talk, stderr);
	else if (failed && !end->signal)
		cli_complain("%s: failed, and could not say why", what);
	if (end->signal)
		cli_complain("%s: broke off (%s); the others are not concerned", what,
		             strsignal(end->signal));
	if (end->result == LEFT_OUT)
		report->left_out++;
	else if (failed)
		report->failed++;
	if (report->progress)
		fprintf(stderr, "[%zu/%zu] %s%s%s%s\n", job + 1, job_count(report), what,
		        lang ? " " : "", lang ? lang : "",
		        end->result == CLI_OK ? "" : end->result == LEFT_OUT ? ": left out"
		                                                            : ": failed");
}

/* ---- what is asked for */

/* The words given with an option, or all of a table when none were. */
static const char **words_or_all(const char **given, size_t given_count, const char *table,
                                 size_t *ret_count)
{
	const char **words;
	struct flowgap_word word;
	size_t count = 0;

	while (!given_count && cli_word_at(table, count, &word))
		count++;
	count = given_count ? given_count : count;
	words = calloc(count + 1, sizeof(*words));
	for (size_t i = 0; words && i < count; i++) {
		if (given_count)
			words[i] = given[i];
		else if (cli_word_at(table, i, &word))
			words[i] = word.word;
	}
	*ret_count = words ? count : 0;
	return words;
}

static bool prepare(struct report *report)
{
	const struct cli_values *values = report->values;
	const char *path = values->args[0], *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;

	report->stem = strcmp(path, "-") == 0 ? strdup("model")
	                                      : strndup(name, (size_t)cli_stem(name));
	report->views = words_or_all(values->views, values->view_count, "report-view",
	                             &report->view_count);
	report->formats = words_or_all(values->formats, values->format_count, "report-type",
	                               &report->format_count);
	report->langs = calloc(values->lang_count + 1, sizeof(*report->langs));
	for (size_t i = 0; report->langs && i < values->lang_count; i++)
		report->langs[i] = values->langs[i];
	report->lang_count = values->lang_count ? values->lang_count : 1;
	report->progress = !values->quiet;
	return report->stem && report->views && report->formats && report->langs;
}

static enum cli_exit publish(struct report *report, struct cli_folder *folder,
                             enum cli_exit result)
{
	char *first;

	if (asprintf(&first, "A report by flowgap %s on %s; files:", flowgap_version(),
	             report->stem) < 0)
		return cli_fail(-ENOMEM, NULL, folder->target);
	if (cli_folder_publish(folder, first) != CLI_OK)
		result = CLI_SYSTEM;
	else if (!report->values->quiet)
		printf("%s\n", folder->target);
	free(first);
	return result;
}

enum cli_exit cli_report(const struct cli_values *values)
{
	struct report report = { .values = values };
	struct cli_crew crew = { .run = run_job, .ended = job_ended, .context = &report };
	struct cli_folder folder = { .lock = -1 };
	struct cli_case open = { 0 };
	enum cli_exit result;

	if (!values->output) {
		cli_complain("report needs a folder: name it with -o");
		return CLI_USAGE;
	}
	result = cli_open(values, &open);
	report.analysis = open.analysis;
	if (result == CLI_OK && !prepare(&report))
		result = cli_fail(-ENOMEM, NULL, values->output);
	if (result == CLI_OK)
		result = share_places(&report);
	if (result == CLI_OK)
		result = cli_folder_open(values->output, &folder);
	if (result == CLI_OK) {
		report.folder = folder.work;
		crew.jobs = job_count(&report);
		result = cli_crew_run(&crew);
	}
	/* some that failed are no reason to keep the others back, a system at its end is */
	if (report.ended && report.ended == crew.jobs) {
		result = report.failed ? CLI_SYSTEM
		                       : values->view_count && report.left_out ? CLI_USAGE : CLI_OK;
		result = publish(&report, &folder, result);
	}
	if (cli_folder_close(&folder) != CLI_OK)
		result = CLI_SYSTEM;
	flowgap_figure_free(report.flows);
	free(report.stem);
	free(report.views);
	free(report.formats);
	free(report.langs);
	cli_close(&open);
	return result;
}
