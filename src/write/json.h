/* Parts of JSON that the writers share. */
#ifndef FG_WRITE_JSON_H
#define FG_WRITE_JSON_H

#include "base/sink.h"
#include "gaps/gaps.h"

/* ,"key":"value"; a value of NULL gives null. */
void fg_json_pair(struct fg_sink *sink, const char *key, const char *value);
void fg_json_bool(struct fg_sink *sink, const char *key, bool value);
/* Puts what is in `text` under a key and empties it. */
void fg_json_words(struct fg_sink *sink, const char *key, struct fg_sink *text);

/* The beginning of an object, without its end: program, model, reading. */
void fg_json_head(const struct fg_gaps *gaps, struct fg_sink *sink);

/* A list of claims being written, fit for fg_row_claims(). */
struct fg_json_list {
	const struct fg_model *model;
	struct fg_sink *sink;
	const char *between;
};
void fg_json_claim(fg_ref number, bool baseline, void *context);

#endif
