#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "api/api.h"
#include "load/doc.h"

static int find_baseline(const struct fg_model *model, const char *id,
                         struct flowgap_buffer *message, fg_ref *ret)
{
	struct fg_sink known = { 0 };
	int result;

	*ret = FG_NONE;
	if (id && strcmp(id, "none") == 0)
		return 0;
	for (fg_ref i = 0; i < model->baseline_count; i++)
		if (!id || strcmp(model->baselines[i].e.id, id) == 0) {
			*ret = i;
			return 0;
		}
	if (!id)
		return 0;
	for (fg_ref i = 0; i < model->baseline_count; i++)
		fg_putf(&known, "%s, ", model->baselines[i].e.id);
	result = known.error ? known.error
	                     : fg_api_refuse(message, "%s has no baseline '%s'; allowed: %snone",
	                                     model->name, id, known.data ? known.data : "");
	fg_sink_clear(&known);
	return result;
}

static int parse_date(const char *text, struct flowgap_buffer *message, struct fg_date *ret)
{
	size_t length = strlen(text);

	if (length <= 10 && fg_date_parse((struct fg_span){ text, (uint32_t)length }, ret))
		return 0;
	return fg_api_refuse(message, "'%s' is no date; write 2022, 2022-01 or 2022-01-31", text);
}

/* Fills `sources` (room for all) with the numbers of the sources named, in document order. */
static int find_sources(const struct fg_model *model, const struct flowgap_reading *reading,
                        struct flowgap_buffer *message, fg_ref *sources)
{
	uint32_t count = 0;

	for (size_t k = 0; k < reading->according_to_count; k++) {
		fg_ref found;
		int status = fg_api_find(model, FG_SOURCE, reading->according_to[k], message,
		                         &found);

		if (status < 0)
			return status;
	}
	for (fg_ref i = 0; i < model->source_count; i++)
		for (size_t k = 0; k < reading->according_to_count; k++)
			if (strcmp(model->sources[i].e.id, reading->according_to[k]) == 0) {
				sources[count++] = i;
				break;
			}
	return (int)count;
}

static int analyse(const struct fg_model *model, const struct fg_reading *reading,
                   struct flowgap_analysis *analysis)
{
	int status = fg_evidence_new(model, reading, &analysis->evidence);

	analysis->model = model;
	if (status == 0)
		status = fg_reach_new(analysis->evidence, &analysis->reach);
	return status;
}

static struct fg_late_gaps *new_late_gaps(void)
{
	struct fg_late_gaps *late = calloc(1, sizeof(*late));

	if (late && pthread_mutex_init(&late->lock, NULL) != 0) {
		free(late);
		return NULL;
	}
	return late;
}

static void free_late_gaps(struct fg_late_gaps *late)
{
	if (!late)
		return;
	fg_gaps_free(late->gaps);
	pthread_mutex_destroy(&late->lock);
	free(late);
}

int fg_api_gaps(const struct flowgap_analysis *analysis, struct flowgap_buffer *message,
                const struct fg_gaps **ret_gaps)
{
	struct fg_late_gaps *late = analysis->late;
	int status;

	if (analysis->evidence->reading.flows_only)
		return fg_api_refuse(message, "the analysis is of reach only");
	pthread_mutex_lock(&late->lock);
	if (!late->tried)
		late->status = fg_gaps_new(analysis->reach, &late->gaps);
	late->tried = true;
	status = late->status;
	pthread_mutex_unlock(&late->lock);
	if (status == 0)
		*ret_gaps = late->gaps;
	return status;
}

int flowgap_analysis_new(const struct flowgap_model *handle, const struct flowgap_reading *reading,
                         struct flowgap_buffer *message, struct flowgap_analysis **ret_analysis)
{
	const struct fg_model *model = handle->model;
	struct flowgap_analysis *analysis = calloc(1, sizeof(*analysis));
	struct fg_reading own = { .baseline = FG_NONE, .flows_only = reading->reach_only };
	int status = -ENOMEM;

	if (analysis) {
		analysis->sources = calloc(model->source_count + 1, sizeof(*analysis->sources));
		analysis->late = new_late_gaps();
	}
	if (analysis && analysis->sources && analysis->late)
		status = find_baseline(model, reading->baseline, message, &own.baseline);
	if (status == 0 && reading->as_of)
		status = parse_date(reading->as_of, message, &own.as_of);
	if (status == 0)
		status = find_sources(model, reading, message, analysis->sources);
	if (status >= 0) {
		own.according_to = (struct fg_refs){ analysis->sources, (uint32_t)status };
		status = analyse(model, &own, analysis);
	}
	if (status < 0) {
		flowgap_analysis_free(analysis);
		return status;
	}
	*ret_analysis = analysis;
	return 0;
}

void flowgap_analysis_free(struct flowgap_analysis *analysis)
{
	if (!analysis)
		return;
	free_late_gaps(analysis->late);
	fg_reach_free(analysis->reach);
	fg_evidence_free(analysis->evidence);
	free(analysis->sources);
	free(analysis);
}
