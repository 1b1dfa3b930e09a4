/* The views: each fills the pages of a figure. */
#ifndef FG_FIGURE_VIEWS_H
#define FG_FIGURE_VIEWS_H

#include "figure/figure.h"

int fg_view_flows(struct fg_figure *figure, const char **ret_message);

#endif
