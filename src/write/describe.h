/* A figure in words, for those who do not see it and for those who check it. */
#ifndef FG_WRITE_DESCRIBE_H
#define FG_WRITE_DESCRIBE_H

#include "figure/figure.h"

struct fg_sink;

/* One sentence, under 250 characters, and a line end. */
void fg_write_alt(const struct fg_figure *figure, struct fg_sink *sink);

/* Title, alternative text, everything drawn in words, the notes that hang on the model, then lines
 * that begin with "Source:" and "Note:". One paragraph a line. */
void fg_write_long(const struct fg_figure *figure, struct fg_sink *sink);

/* What is drawn, as CSV (RFC 4180) with a head row. */
void fg_write_data(const struct fg_figure *figure, struct fg_sink *sink);

#endif
