#include <errno.h>
#include <stddef.h>

#include "load/known.h"

#define XML_URI "http://www.w3.org/XML/1998/namespace"

/* NULL: out of memory. */
static struct fg_known_name *learn_word(struct fg_known *known, xmlDictPtr dict, const char *name)
{
	const xmlChar *kept = xmlDictLookup(dict, (const xmlChar *)name, -1);
	struct fg_known_name *word;

	if (!kept)
		return NULL;
	word = &known->words[fg_known_place(known, kept)];
	word->name = kept;
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
	for (unsigned i = 0; i < FG_WORDS; i++)
		known->words[i] = (struct fg_known_name){ NULL, -1, -1 };
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
