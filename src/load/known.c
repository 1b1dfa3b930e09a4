#include <errno.h>
#include <stddef.h>

#include "load/known.h"

#define XML_URI "http://www.w3.org/XML/1998/namespace"

/* Where the name stands, or would stand. */
static uint64_t place_of(const struct fg_known *known, const xmlChar *name)
{
	uint64_t at = (uint64_t)(uintptr_t)name * UINT64_C(0x9E3779B97F4A7C15) >> 56;

	while (known->words[at].name && known->words[at].name != name)
		at = (at + 1) % FG_WORDS;
	return at;
}

const struct fg_known_name *fg_known_word(const struct fg_known *known, const xmlChar *name)
{
	static const struct fg_known_name none = { NULL, -1, -1 };
	const struct fg_known_name *word = &known->words[place_of(known, name)];

	return word->name ? word : &none;
}

/* NULL: out of memory. */
static struct fg_known_name *learn_word(struct fg_known *known, xmlDictPtr dict, const char *name)
{
	const xmlChar *kept = xmlDictLookup(dict, (const xmlChar *)name, -1);
	struct fg_known_name *word;

	if (!kept)
		return NULL;
	word = &known->words[place_of(known, kept)];
	if (!word->name)
		*word = (struct fg_known_name){ kept, -1, -1 };
	return word;
}

static void learn_rows(struct fg_known *known, const struct fg_tag_row *tag, unsigned number)
{
	for (unsigned set = 0; set < FG_SETS; set++) {
		for (unsigned i = 0; i < tag->sets[set].count; i++) {
			const struct fg_attr_row *row = &tag->sets[set].rows[i];

			known->rows[number][row->name] = row;
			known->required[number] += row->required;
		}
	}
}

int fg_known_learn(struct fg_known *known, xmlDictPtr dict, const struct fg_language *language)
{
	for (unsigned i = 0; i < language->count; i++) {
		struct fg_known_name *word = learn_word(known, dict, language->tags[i].name);

		if (!word)
			return -ENOMEM;
		word->tag = (int16_t)i;
		learn_rows(known, &language->tags[i], i);
	}
	for (unsigned i = 0; i < FG_NAMES; i++) {
		struct fg_known_name *word =
			learn_word(known, dict, i == FG_NAME_LANG ? "lang" : fg_names[i]);

		if (!word)
			return -ENOMEM;
		word->attr = (int16_t)i;
	}
	known->uri = xmlDictLookup(dict, (const xmlChar *)language->uri, -1);
	known->lang_uri = xmlDictLookup(dict, (const xmlChar *)XML_URI, -1);
	return known->uri && known->lang_uri ? 0 : -ENOMEM;
}
