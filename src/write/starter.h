/* A commented model to start from, small, valid and made to be changed. */
#ifndef FG_WRITE_STARTER_H
#define FG_WRITE_STARTER_H

#include "load/list.h"

struct fg_sink;

struct fg_starter {
	const char *id, *label;
	const struct fg_list *list;      /* elements to start with; NULL: an example of some */
};

/* Ids that the starter uses itself, NULL at the end. */
extern const char *const fg_starter_ids[];

void fg_write_starter(const struct fg_starter *starter, struct fg_sink *sink);

#endif
