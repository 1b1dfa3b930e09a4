/* The views: each fills the pages of a figure whose plan has its model, language, theme and paper
 * set. */
#ifndef FG_FIGURE_VIEWS_H
#define FG_FIGURE_VIEWS_H

#include "figure/plan.h"

/* 0 or a negative errno; `ret_message` may then say why, in the figure's arena. */
int fg_view_flows(struct fg_figure *figure, const char **ret_message);

#endif
