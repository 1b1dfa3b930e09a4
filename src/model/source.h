/* A source in words: what was read of it, and when. */
#ifndef FG_MODEL_SOURCE_H
#define FG_MODEL_SOURCE_H

#include "model/model.h"

struct fg_sink;

/* The word of the language for all of a document. */
bool fg_is_all(const char *place);

/* "whole", "p.1 only", "nothing". */
void fg_put_examined(struct fg_sink *sink, const struct fg_source *source, const char *lang);

/* "2021-02", as far as it is known. */
void fg_put_date(struct fg_sink *sink, struct fg_date date);

#endif
