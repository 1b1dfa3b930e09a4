/* The views: each fills the pages of a figure. */
#ifndef FG_FIGURE_VIEWS_H
#define FG_FIGURE_VIEWS_H

#include "figure/figure.h"

int fg_view_flows(struct fg_figure *figure, const char **ret_message);
void fg_flows_write_dot(const struct fg_figure *figure, uint32_t page, struct fg_sink *sink);
int fg_view_summary(struct fg_figure *figure, const char **ret_message);
void fg_summary_write_dot(const struct fg_figure *figure, uint32_t page, struct fg_sink *sink);
int fg_view_steps(struct fg_figure *figure, const char **ret_message);
int fg_view_matrix(struct fg_figure *figure, const char **ret_message);
int fg_view_retention(struct fg_figure *figure, const char **ret_message);
int fg_view_categories(struct fg_figure *figure, const char **ret_message);
int fg_view_trace(struct fg_figure *figure, const char **ret_message);

#endif
