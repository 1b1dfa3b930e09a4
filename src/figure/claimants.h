/* Who says that an answer is missing or wrong. */
#ifndef FG_FIGURE_CLAIMANTS_H
#define FG_FIGURE_CLAIMANTS_H

#include "figure/figure.h"

struct fg_sink;

/* Its number, label or id: the first that is short. */
const char *fg_source_name(const struct fg_source *source);

/* "AIC, OIG24 and 2 more": who says that what is asked in this row is missing or wrong; "" when
 * nobody in particular. */
void fg_put_claimants(const struct fg_figure *figure, const struct fg_gap *row,
                      struct fg_sink *sink);

#endif
