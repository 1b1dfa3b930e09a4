/* Making and saving figures: what draw, describe and report share. */
#ifndef FG_CLI_FIGURE_H
#define FG_CLI_FIGURE_H

#include "options.h"

/* One figure as asked for. */
struct cli_figure {
	const struct cli_values *values;
	const char *view, *lang;
	const struct flowgap_figure *like;       /* whose places it may take over; or NULL */
	struct flowgap_figure *figure;   /* made by cli_figure_make() */
	double dpi;
};

/* What the command line says of it; false where it says something impossible, which is printed. */
bool cli_figure_read(struct cli_figure *figure, struct flowgap_figure_options *ret_options);

/* Draws it and prints remarks. `ret_status`, when it is not NULL, gets the library's status. */
enum cli_exit cli_figure_make(struct cli_figure *figure, const struct flowgap_analysis *analysis,
                              int *ret_status);

/* Writes it in one format: one file a page as NAME-1.svg, NAME-2.svg, or one file. `path` NULL:
 * standard output. */
enum cli_exit cli_figure_save(const struct cli_figure *figure, const char *format,
                              const char *path);

/* Beside the figure at `path`: NAME.alt.txt, NAME.txt, NAME.csv. */
enum cli_exit cli_figure_sidecars(const struct cli_figure *figure, const char *path);

/* "out/x" and "svg" of "out/x.svg": the length of the stem. */
int cli_stem(const char *path);

#endif
