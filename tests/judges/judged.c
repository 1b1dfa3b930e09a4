#include "judged.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw/judge.h"

#define PAPER_WIDTH (160 * 72 / 25.4f + 0.01f)
#define PAPER_HEIGHT (240 * 72 / 25.4f + 0.01f)

int open_reading(const char *path, const struct fg_reading *how, struct reading *ret)
{
	static const char *const dirs[] = { "models/yardsticks" };
	struct fg_load_options options = { dirs, 1 };
	int status;

	*ret = (struct reading){ .diags = fg_diags_new() };
	status = fg_load_file(path, &options, ret->diags, &ret->model);
	if (status == 0)
		status = fg_evidence_new(ret->model, how, &ret->evidence);
	if (status == 0)
		status = fg_reach_new(ret->evidence, &ret->reach);
	return status == 0 ? fg_gaps_new(ret->reach, &ret->gaps) : status;
}

void close_reading(struct reading *reading)
{
	fg_gaps_free(reading->gaps);
	fg_reach_free(reading->reach);
	fg_evidence_free(reading->evidence);
	fg_model_free(reading->model);
	fg_diags_free(reading->diags);
}

/* ---- what belongs on a view */

static bool every_flow(const struct reading *reading, const struct fg_flow *flow, const char *focus)
{
	(void)reading;
	(void)flow;
	(void)focus;
	return true;
}

static bool no_flow(const struct reading *reading, const struct fg_flow *flow, const char *focus)
{
	(void)reading;
	(void)flow;
	(void)focus;
	return false;
}

static bool names_step(const struct reading *reading, const struct fg_flow *flow, const char *focus)
{
	(void)reading;
	(void)focus;
	return flow->more->steps.count > 0;
}

/* It can carry the element named, which is where the flow starts. */
static bool takes(const struct reading *reading, const struct fg_flow *flow, const char *focus)
{
	const struct fg_model *model = reading->model;
	fg_ref element = 0;

	while (strcmp(model->elements[element].e.id, focus))
		element++;
	if (!fg_reach_find(reading->reach, element, flow->from))
		return false;
	for (uint32_t i = 0; i < flow->elements.count; i++)
		if (flow->elements.items[i] == element)
			return true;
	return flow->unspecified || flow->categories >> model->elements[element].category & 1;
}

static const struct row {
	const char *view;
	bool (*shows)(const struct reading *reading, const struct fg_flow *flow, const char *focus);
	bool asserted_only;              /* others are not counted, or not drawn */
} rows[] = {
	{ "flows", every_flow, false },      { "summary", every_flow, true },
	{ "steps", names_step, false },      { "matrix", no_flow, false },
	{ "retention", no_flow, false },     { "categories", every_flow, true },
	{ "trace", takes, true },
};

static uint32_t count(const struct reading *reading, const struct row *row, const char *focus,
                      enum fg_flow_fate fate)
{
	uint32_t found = 0;

	if (row->asserted_only && fate != FG_ASSERTED)
		return 0;
	for (fg_ref i = 0; i < reading->model->flow_count; i++)
		found += fg_flow_fate(reading->evidence, i) == fate
		         && row->shows(reading, &reading->model->flows[i], focus);
	return found;
}

static void judge_counts(const struct reading *reading, const struct fg_figure *figure,
                         const char *focus, char words[JUDGE_WORDS])
{
	const struct row *row = rows;
	uint32_t asserted, assumed, questioned;

	while (strcmp(row->view, figure->view->name))
		row++;
	asserted = count(reading, row, focus, FG_ASSERTED);
	assumed = count(reading, row, focus, FG_ASSUMED);
	questioned = count(reading, row, focus, FG_FATE_QUESTIONED);
	if (figure->drawn != asserted || figure->strands_drawn != figure->strands
	    || (!row->asserted_only
	        && (figure->assumed != assumed || figure->questioned != questioned)))
		snprintf(words, JUDGE_WORDS,
		         "%u of %u flows, %u of %u strands, %u of %u assumed, %u of %u questioned",
		         figure->drawn, asserted, figure->strands_drawn, figure->strands,
		         figure->assumed, assumed, figure->questioned, questioned);
}

/* ---- pages */

void judge_page(const struct fg_scene *scene, char words[JUDGE_WORDS])
{
	struct fg_judgement judgement;

	*words = '\0';
	if (fg_scene_judge(scene, 7, &judgement) < 0) {
		snprintf(words, JUDGE_WORDS, "out of memory");
		return;
	}
	if (judgement.count) {
		const struct fg_finding *finding = &judgement.findings[0];

		snprintf(words, JUDGE_WORDS, "%s: %s, %s (%.1f), %zu in all",
		         fg_finding_words(finding->kind), finding->first,
		         finding->second ? finding->second : "nothing else",
		         (double)finding->amount, judgement.count);
	}
	fg_judgement_clear(&judgement);
	if (scene->width > PAPER_WIDTH || scene->height > PAPER_HEIGHT)
		snprintf(words, JUDGE_WORDS, "%.0f x %.0f points", (double)scene->width,
		         (double)scene->height);
}

static void judge_figure(const struct reading *reading, const struct fg_figure *figure,
                         const char *focus, char words[JUDGE_WORDS])
{
	char found[JUDGE_WORDS];

	if (!figure->page_count)
		snprintf(words, JUDGE_WORDS, "no page");
	judge_counts(reading, figure, focus, words);
	for (uint32_t i = 0; i < figure->page_count && !*words; i++) {
		judge_page(figure->pages[i], found);
		if (*found)
			snprintf(words, JUDGE_WORDS, "page %u: %.500s", i + 1, found);
	}
}

void judge_view(const struct reading *reading, const char *view,
                const struct fg_figure_options *options, char words[JUDGE_WORDS])
{
	struct fg_figure_options all = options ? *options : (struct fg_figure_options){ 0 };
	struct fg_figure *figure = NULL;
	char *message = NULL;
	int status;

	*words = '\0';
	all.large = true;
	status = fg_figure_new(reading->gaps, view, &all, &message, &figure);
	if (status < 0)
		snprintf(words, JUDGE_WORDS, "%s", message ? message : strerror(-status));
	else
		judge_figure(reading, figure, all.focus, words);
	free(message);
	fg_figure_free(figure);
}
