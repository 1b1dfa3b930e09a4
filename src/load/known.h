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
	const xmlChar *name;     /* NULL: empty, and neither element nor attribute */
	int16_t tag, attr;       /* number of the row of an element, enum fg_name; -1: none */
};

struct fg_known {
	struct fg_known_name words[FG_WORDS];
	const xmlChar *uri, *lang_uri;   /* of the language, of xml:lang */
	/* by element and name: what the attribute must look like, or NULL */
	const struct fg_attr_row *rows[FG_TAGS][FG_NAMES];
	uint8_t required[FG_TAGS];       /* attributes that each element must have */
};

/* `ret_known` is zeroed before. 0 or -ENOMEM. */
int fg_known_learn(struct fg_known *ret_known, xmlDictPtr dict, const struct fg_language *language);
/* Where the name stands, or would stand. */
static inline uint64_t fg_known_place(const struct fg_known *known, const xmlChar *name)
{
	uint64_t at = (uint64_t)(uintptr_t)name * UINT64_C(0x9E3779B97F4A7C15) >> 56;

	while (known->words[at].name != name && known->words[at].name)
		at = (at + 1) % FG_WORDS;
	return at;
}

/* Of a name that the parser gave; one that is not of the language is neither element nor
 * attribute. */
static inline const struct fg_known_name *fg_known_word(const struct fg_known *known,
                                                        const xmlChar *name)
{
	return &known->words[fg_known_place(known, name)];
}

#endif
