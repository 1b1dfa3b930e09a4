/*
 * The program's own words in other languages. `english` is the key: what stands in the code. Every
 * text that a reader of a figure, register or description sees goes through fg_say().
 */
#ifndef FG_BASE_SAY_H
#define FG_BASE_SAY_H

/* The text in `lang` ("es", also "es-MX"; NULL: English), or `english` itself where there is no
 * translation. Borrowed, lives as long as the program. */
const char *fg_say(const char *lang, const char *english) __attribute__((format_arg(2)));

/* Marks a text in a table that is put through fg_say() where it is used. */
#define FG_SAY(english) english

#endif
