/* The names of a language as the parser gives them. It keeps each name once, so that its pointer
 * tells which it is. */
#ifndef FG_LOAD_KNOWN_H
#define FG_LOAD_KNOWN_H

#include <stdint.h>

#include <libxml/xmlstring.h>
#include <libxml/dict.h>

#include "load/grammar.h"

enum { FG_WORDS = 256 };         /* well above the number of names */

struct fg_known_name {
	const xmlChar *name;     /* NULL: empty */
	int16_t tag, attr;       /* number of the row of an element, enum fg_name; -1: none */
};

struct fg_known {
	struct fg_known_name words[FG_WORDS];
	const xmlChar *uri, *lang_uri;   /* of the language, of xml:lang */
	/* by element and name: what the attribute must look like, or NULL */
	const struct fg_attr_row *rows[FG_TAGS][FG_NAMES];
	uint8_t required[FG_TAGS];       /* attributes that each element must have */
};

/* `ret_known` is all zero before. 0 or -ENOMEM. */
int fg_known_learn(struct fg_known *ret_known, xmlDictPtr dict, const struct fg_language *language);
/* Of a name that the parser gave; one that is not of the language is neither element nor
 * attribute. */
const struct fg_known_name *fg_known_word(const struct fg_known *known, const xmlChar *name);

#endif
