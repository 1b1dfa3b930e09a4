/* The catalogues as po/compile.py writes them at build time. */
#ifndef FG_BASE_SAY_TABLES_H
#define FG_BASE_SAY_TABLES_H

#include <stdbool.h>
#include <stddef.h>

enum { FG_PLURAL_FORMS = 4 };

struct fg_message {
	const char *english;
	const char *texts[FG_PLURAL_FORMS];      /* one, or as many as the language has forms */
};

struct fg_catalogue {
	const char *code, *name;                 /* "es"; the language's name in English */
	bool reviewed;                           /* by a person who speaks it */
	const struct fg_message *messages;       /* sorted by `english` as bytes */
	size_t count, all;                       /* translated, of all texts */
	unsigned (*plural)(unsigned long n);     /* which form goes with n */
};

/* Ends with a row of zeros. */
extern const struct fg_catalogue fg_catalogues[];

#endif
