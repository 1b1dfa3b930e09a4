/* Alternative text of a figure. */
#ifndef FG_FIGURE_ALT_H
#define FG_FIGURE_ALT_H

#include "figure/figure.h"

/* "CBP One, data flows: ...": the name of the model, cut where all would be longer than 249
 * characters, and `counts`. In the figure's arena; NULL: out of memory. */
const char *fg_alt_text(const struct fg_figure *figure, const char *counts);

/* Bytes of `text` that make at most `most` characters, for "%.*s". */
int fg_alt_cut(const char *text, size_t most);

#endif
