#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "api/api.h"
#include "load/load.h"

struct flowgap_diags *flowgap_diags_new(void)
{
	struct flowgap_diags *diags = calloc(1, sizeof(*diags));

	if (diags && !(diags->list = fg_diags_new())) {
		free(diags);
		return NULL;
	}
	return diags;
}

void flowgap_diags_free(struct flowgap_diags *diags)
{
	if (diags)
		fg_diags_free(diags->list);
	free(diags);
}

size_t flowgap_diags_errors(const struct flowgap_diags *diags)
{
	return fg_diags_errors(diags->list);
}

size_t flowgap_diags_warnings(const struct flowgap_diags *diags)
{
	return fg_diags_warnings(diags->list);
}

int flowgap_diags_text(const struct flowgap_diags *diags, bool colour,
                       struct flowgap_buffer *ret_text)
{
	struct fg_sink sink = { 0 };

	fg_diags_write_text(diags->list, colour, &sink);
	return fg_api_give(&sink, ret_text);
}

int flowgap_diags_json(const struct flowgap_diags *diags, struct flowgap_buffer *ret_json)
{
	struct fg_sink sink = { 0 };

	fg_diags_write_json(diags->list, &sink);
	return fg_api_give(&sink, ret_json);
}

/* Wraps what a loader made, or gives its error on. */
static int wrap(int status, struct fg_model *loaded, struct flowgap_diags *diags,
                struct flowgap_model **ret_model)
{
	struct flowgap_model *model;

	fg_diags_sort(diags->list);
	if (status < 0)
		return status;
	model = calloc(1, sizeof(*model));
	if (!model) {
		fg_model_free(loaded);
		return -ENOMEM;
	}
	model->model = loaded;
	*ret_model = model;
	return 0;
}

int flowgap_model_load(const char *path, const char *const *yardstick_dirs,
                       size_t yardstick_dir_count, struct flowgap_diags *diags,
                       struct flowgap_model **ret_model)
{
	struct flowgap_loading how = { yardstick_dirs, yardstick_dir_count };

	return flowgap_model_load_as(path, &how, diags, ret_model);
}

int flowgap_model_load_as(const char *path, const struct flowgap_loading *how,
                          struct flowgap_diags *diags, struct flowgap_model **ret_model)
{
	struct fg_load_options options = { how->yardstick_dirs, how->yardstick_dir_count,
		                           how->no_digest, how->no_audit };
	struct fg_model *loaded = NULL;
	int status = fg_load_file(path, &options, diags->list, &loaded);

	return wrap(status, loaded, diags, ret_model);
}

int flowgap_model_parse(const char *data, size_t length, const char *name,
                        struct flowgap_diags *diags, struct flowgap_model **ret_model)
{
	struct fg_load_text text = { data, length, name };
	struct fg_load_options options = { 0 };
	struct fg_model *loaded = NULL;

	int status = fg_load_memory(&text, &options, diags->list, &loaded);

	return wrap(status, loaded, diags, ret_model);
}

int flowgap_model_check_labels(const struct flowgap_model *model, const char *path,
                               const char *lang, struct flowgap_diags *diags)
{
	return fg_check_labels(model->model, path, lang, diags->list);
}

void flowgap_model_free(struct flowgap_model *model)
{
	if (model)
		fg_model_free(model->model);
	free(model);
}

const char *flowgap_model_yardstick_path(const struct flowgap_model *model, size_t index)
{
	const char *path;

	if (index >= model->model->yardstick_count)
		return NULL;
	path = model->model->yardsticks[index].path;
	return path ? path : "";
}

size_t flowgap_model_count(const struct flowgap_model *model, const char *kind)
{
	const struct fg_model *m = model->model;
	const struct {
		const char *kind;
		uint32_t count;
	} counts[] = {
		{ "source", m->source_count },     { "baseline", m->baseline_count },
		{ "party", m->party_count },       { "boundary", m->boundary_count },
		{ "place", m->place_count },       { "element", m->element_count },
		{ "group", m->group_count },       { "step", m->step_count },
		{ "flow", m->flow_count },         { "holding", m->holding_count },
		{ "claim", m->claim_count },       { "scope", m->scope_count },
		{ "note", m->note_count },         { "yardstick", m->yardstick_count },
		{ "question", m->question_count },
	};

	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++)
		if (strcmp(counts[i].kind, kind) == 0)
			return counts[i].count;
	return 0;
}
