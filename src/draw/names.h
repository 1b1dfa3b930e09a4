/* XML names that are unique in one document, made from any text. */
#ifndef FG_DRAW_NAMES_H
#define FG_DRAW_NAMES_H

#include <stddef.h>

struct fg_arena;

struct fg_xml_names {
	struct fg_arena *arena;
	const char **slots;
	size_t room;                     /* a power of two */
};

/* Room for `most` names; 0 or -ENOMEM. */
int fg_xml_names_start(struct fg_xml_names *names, struct fg_arena *arena, size_t most);
/*
 * Bytes that are not a-z A-Z 0-9 . - become _XX; a name that is taken gets -2, -3, ... NULL: no
 * memory.
 */
const char *fg_xml_names_make(struct fg_xml_names *names, const char *text);

#endif
