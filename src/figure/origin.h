/* Where a figure comes from, in words: what it must not be seen without. */
#ifndef FG_FIGURE_ORIGIN_H
#define FG_FIGURE_ORIGIN_H

#include "figure/figure.h"

struct fg_sink;

/* "Source: x.xml, SHA-256 ..., drawn by flowgap 1.0." */
void fg_put_origin(const struct fg_figure *figure, struct fg_sink *sink);

/* What the model was held against, with what was read of each document, and the sources admitted:
 * "Held against PIA; read: PIA068 (whole, in a re-creation)." */
void fg_put_reading(const struct fg_figure *figure, struct fg_sink *sink);

#endif
