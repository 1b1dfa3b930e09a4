#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "api/api.h"
#include "base/sink.h"

void flowgap_buffer_clear(struct flowgap_buffer *buffer)
{
	free(buffer->data);
	*buffer = (struct flowgap_buffer){ 0 };
}

int flowgap_buffer_save(const struct flowgap_buffer *buffer, const char *path)
{
	struct fg_sink sink = { .data = buffer->data,
		                .length = buffer->length,
		                .room = buffer->length };

	return fg_sink_save(&sink, path);
}

int flowgap_plain(const char *text, struct flowgap_buffer *ret_text)
{
	struct fg_sink sink = { 0 };

	fg_put(&sink, "");
	fg_put_plain(&sink, text);
	return fg_api_give(&sink, ret_text);
}

int fg_api_give(struct fg_sink *sink, struct flowgap_buffer *ret_buffer)
{
	int error = sink->error;

	if (error) {
		fg_sink_clear(sink);
		return error;
	}
	ret_buffer->data = sink->data;
	ret_buffer->length = sink->length;
	*sink = (struct fg_sink){ 0 };
	return 0;
}

int fg_api_refuse(struct flowgap_buffer *message, const char *format, ...)
{
	va_list args;
	int length;

	if (!message)
		return -EINVAL;
	flowgap_buffer_clear(message);
	va_start(args, format);
	length = vasprintf(&message->data, format, args);
	va_end(args);
	if (length < 0) {
		message->data = NULL;
		return -ENOMEM;
	}
	message->length = (size_t)length;
	return -EINVAL;
}

int fg_api_each(const char *list, int (*found)(const char *part, void *context), void *context)
{
	char *copy = list ? strdup(list) : NULL;
	int result = 0;

	if (!list)
		return 0;
	if (!copy)
		return -ENOMEM;
	for (char *rest = copy, *part; result == 0 && (part = strsep(&rest, ",")) != NULL;)
		result = found(part, context);
	free(copy);
	return result;
}

int fg_api_find(const struct fg_model *model, enum fg_kind kind, const char *id,
                struct flowgap_buffer *message, fg_ref *ret_number)
{
	static const char *const words[FG_KINDS] = {
		[FG_ELEMENT] = "element", [FG_PLACE] = "place", [FG_SOURCE] = "source",
		[FG_BOUNDARY] = "boundary", [FG_FLOW] = "flow", [FG_HOLDING] = "holding",
		[FG_PARTY] = "party", [FG_STEP] = "step", [FG_GROUP] = "group",
		[FG_BASELINE] = "baseline",
	};
	uint32_t count = fg_model_count(model, kind);
	const char **ids = calloc((size_t)count + 1, sizeof(*ids)), *near;
	int status = ids ? -ENOENT : -ENOMEM;

	for (fg_ref i = 0; ids && i < count; i++) {
		ids[i] = fg_model_entity(model, kind, i)->id;
		if (strcmp(ids[i], id) == 0) {
			*ret_number = i;
			status = 0;
			break;
		}
	}
	if (status == -ENOENT) {
		near = fg_nearest(id, ids, count);
		status = fg_api_refuse(message, "%s has no %s '%s'%s%s%s", model->name, words[kind],
		                       id, near ? "; did you mean '" : "", near ? near : "",
		                       near ? "'?" : "");
	}
	free(ids);
	return status;
}

int fg_api_unknown(struct flowgap_buffer *message, const char *what, const char *word,
                   const char *table)
{
	struct fg_sink allowed = { 0 };
	struct flowgap_word row;
	int result;

	for (size_t i = 0; flowgap_word_at(table, i, &row); i++)
		fg_putf(&allowed, "%s%s", i ? ", " : "", row.word);
	result = allowed.error ? allowed.error
	                       : fg_api_refuse(message, "no %s '%s'; allowed: %s", what, word,
	                                       allowed.data ? allowed.data : "none");
	fg_sink_clear(&allowed);
	return result;
}
