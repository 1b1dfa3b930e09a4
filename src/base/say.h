/*
 * The program's own words in other languages. `english` is the key: what stands in the code. Every
 * text that a reader of a figure, register or description sees goes through fg_say(). The
 * catalogues are po/<language>.po, compiled into tables: nothing is read at run time, and the
 * locale changes nothing.
 */
#ifndef FG_BASE_SAY_H
#define FG_BASE_SAY_H

#include "base/text.h"

struct fg_sink;

/* The text in `lang` ("es", also "es-MX"; NULL: English), or `english` itself where there is no
 * translation. Borrowed, lives as long as the program. */
const char *fg_say(const char *lang, const char *english) __attribute__((format_arg(2)));

/* The same for a text with a number in it: the form that goes with `n` in that language. Both take
 * the same values; `singular` is the key. */
const char *fg_say_count(const char *lang, unsigned long n, const char *singular,
                         const char *plural) __attribute__((format_arg(3), format_arg(4)));

/* "15 years", "12 hours", "1 year 6 months". */
void fg_say_duration(struct fg_sink *sink, const char *lang, struct fg_duration duration);

/* Marks a text in a table that is put through fg_say() where it is used. */
#define FG_SAY(english) english
#define FG_SAY_COUNT(singular, plural) singular, plural

/* What a reader must know about texts in `lang`: it is not translated, or nobody who speaks it has
 * looked at the translation. "" when there is nothing to say. */
void fg_say_put_remark(const char *lang, struct fg_sink *sink);
/* The second alone, in `lang`: words of it are seen, and nobody has looked at them. Else NULL. */
const char *fg_say_unreviewed(const char *lang);

/* The language of the `index`th catalogue that has texts; NULL past the last. */
const char *fg_say_lang_at(size_t index);

/* The same with those that wait for texts. */
const char *fg_say_catalogue_at(size_t index);

/* The language in which fg_say() answers for `lang`: that of a catalogue with texts, else "en".
 * Never NULL. */
const char *fg_say_lang(const char *lang);

#endif
