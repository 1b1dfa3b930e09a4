/* What a word of the program means. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "api/api.h"
#include "load/load.h"
#include "write/explain.h"

static struct flowgap_explanation give_row(const struct fg_explanation *row)
{
	return (struct flowgap_explanation){
		row->table, row->kind, row->id, row->title, row->meaning, row->reference, row->why,
		row->false_alarm, row->mend, row->query,
	};
}

/* Everything that has a row: the user's own rules after the tables of the program. */
static bool any_at(const struct flowgap_rules *rules, size_t index, struct fg_explanation *ret_row)
{
	size_t count = fg_explanation_count();

	if (index < count)
		return fg_explanation_at(index, ret_row);
	if (!rules || index - count >= rules->book->count)
		return false;
	*ret_row = fg_explain_rule(&rules->book->rules[index - count].rule);
	ret_row->query = rules->book->rules[index - count].sql;
	return true;
}

bool flowgap_explanation_at(const struct flowgap_rules *rules, size_t index,
                            struct flowgap_explanation *ret_explanation)
{
	struct fg_explanation row;
	bool found = any_at(rules, index, &row);

	if (found)
		*ret_explanation = give_row(&row);
	return found;
}

int flowgap_explain_manual(struct flowgap_buffer *ret_text)
{
	struct fg_sink sink = { 0 };

	fg_write_explain_manual(&sink);
	return fg_api_give(&sink, ret_text);
}

/* All rows with this id, ids compared without case. Returns how many. */
static size_t explain_words(const struct flowgap_explain_options *options, const char *id,
                            struct fg_sink *sink)
{
	struct fg_explanation row;
	size_t found = 0;

	for (size_t i = 0; any_at(options->rules, i, &row); i++)
		if (strcasecmp(row.id, id) == 0) {
			fg_put(sink, found++ ? "\n" : "");
			fg_put_explanation(sink, &row, options->width ? options->width : 80);
		}
	return found;
}

/* Whether `id` names the question: dhs-pia:5.1, 5.1, or the yardstick as a whole. */
static bool is_named(const struct fg_model *model, fg_ref question, const char *id)
{
	const struct fg_question *asked = &model->questions[question];
	const char *yardstick = model->yardsticks[asked->yardstick].id;
	size_t length = strlen(yardstick);

	if (strcmp(id, asked->id) == 0 || strcmp(id, yardstick) == 0)
		return true;
	return strncmp(id, yardstick, length) == 0 && id[length] == ':'
	       && strcmp(id + length + 1, asked->id) == 0;
}

static size_t explain_questions(const struct fg_model *model, const char *id,
                                const struct fg_write_options *options, struct fg_sink *sink)
{
	size_t found = 0;

	for (fg_ref i = 0; i < model->question_count; i++)
		if (is_named(model, i, id)) {
			fg_put(sink, found++ ? "\n" : "");
			fg_put_question_help(sink, model, i, options);
		}
	return found;
}

/* The nearest of all that can be explained; the caller frees it. NULL: none is near. */
static char *nearest(const struct flowgap_explain_options *options, const char *id)
{
	const struct fg_model *model = options->model ? options->model->model : NULL;
	struct fg_explanation row;
	size_t count = 0, room = 0, rows;
	uint32_t questions = model ? model->question_count : 0;
	const char **words;
	const char *near;
	char *copy = NULL;

	while (any_at(options->rules, room, &row))
		room++;
	words = calloc(room + questions + 1, sizeof(*words));
	for (; words && any_at(options->rules, count, &row); count++)
		words[count] = row.id;
	rows = count;
	for (fg_ref i = 0; words && i < questions; i++) {
		char *name = NULL;
		const struct fg_question *asked = &model->questions[i];

		if (asprintf(&name, "%s:%s", model->yardsticks[asked->yardstick].id, asked->id) < 0)
			break;
		words[count++] = name;
	}
	near = words ? fg_nearest(id, words, count) : NULL;
	if (near)
		copy = strdup(near);
	for (size_t i = rows; words && i < count; i++)
		free((char *)(uintptr_t)words[i]);
	free(words);
	return copy;
}

static int refuse(const struct flowgap_explain_options *options, const char *id,
                  struct flowgap_buffer *message)
{
	char *near = nearest(options, id);
	int status;

	if (near)
		status = fg_api_refuse(message, "nothing is called '%s'; did you mean '%s'?", id,
		                       near);
	else if (!options->model && strchr(id, ':'))
		status = fg_api_refuse(message,
		                       "there is no yardstick '%.*s' here: name a model that lists "
		                       "it, or its folder with --yardsticks",
		                       (int)strcspn(id, ":"), id);
	else
		status = fg_api_refuse(message,
		                       "nothing is called '%s'; rules (FG-R01; your own with "
		                       "--rules), messages (FG2004), statuses, words of the "
		                       "language and questions of yardsticks (dhs-pia:5.1) can be "
		                       "explained",
		                       id);
	free(near);
	return status;
}

int flowgap_explain(const char *id, const struct flowgap_explain_options *options,
                    struct flowgap_buffer *message, struct flowgap_buffer *ret_text)
{
	struct fg_write_options own = { .width = options->width ? options->width : 80,
		                        .lang = options->lang };
	struct fg_sink sink = { 0 };
	size_t found = explain_words(options, id, &sink);

	if (!found && options->model)
		found = explain_questions(options->model->model, id, &own, &sink);
	if (found)
		return fg_api_give(&sink, ret_text);
	fg_sink_clear(&sink);
	return refuse(options, id, message);
}

/* Only letters that an id may have; so nothing in it can be mark-up or a path. */
static bool is_id(const char *id, size_t length)
{
	return length > 0 && length <= 64
	       && strspn(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")
	                  >= length;
}

int flowgap_yardstick_load(const char *id, const char *const *yardstick_dirs,
                           size_t yardstick_dir_count, struct flowgap_diags *diags,
                           struct flowgap_model **ret_model)
{
	struct fg_load_options options = { .yardstick_dirs = yardstick_dirs,
		                           .yardstick_dir_count = yardstick_dir_count };
	struct flowgap_model *model = calloc(1, sizeof(*model));
	struct fg_load_text text = { .name = "yardstick" };
	struct fg_sink sink = { 0 };
	int status = is_id(id, strcspn(id, ":")) ? 0 : -ENOENT;

	fg_putf(&sink,
	        "<model xmlns=\"urn:flowgap:model:1\" version=\"1\" id=\"m\" operator=\"p\""
	        " label=\"m\"><source id=\"s\" kind=\"pia\" label=\"s\"/>"
	        "<baseline id=\"b\" label=\"b\" sources=\"s\"/><yardstick ref=\"%.*s\"/>"
	        "<party id=\"p\" kind=\"agency\" label=\"p\"/></model>",
	        (int)strcspn(id, ":"), id);
	text.data = sink.data;
	text.length = sink.length;
	if (status == 0)
		status = !model || sink.error
		                 ? -ENOMEM
		                 : fg_load_memory(&text, &options, diags->list, &model->model);
	fg_sink_clear(&sink);
	if (status < 0)
		free(model);
	else
		*ret_model = model;
	return status;
}
