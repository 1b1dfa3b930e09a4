/*
 * What to draw: model, answers, reach and gaps become the pages of one figure. One row of a table
 * for each view.
 *
 * The drawing graph (which places, badges, flows, connectors stand on which page) is made first;
 * SVG and DOT are two ways of writing it down, so both list the same flows. A figure borrows the
 * gaps it was made from.
 */
#ifndef FG_FIGURE_FIGURE_H
#define FG_FIGURE_FIGURE_H

#include <stdbool.h>
#include <stdint.h>

#include "gaps/gaps.h"

struct fg_plan;
struct fg_scene;
struct fg_sink;

struct fg_figure_options {
	double width_mm;                 /* of every page, exactly; 0: 160 */
	double height_mm;                /* of a page at most; 0: 240 */
	const char *lang;                /* of labels; NULL: that of the model */
	bool grey;                       /* the grey theme: same forms, no colours */
};

struct fg_figure {
	struct fg_scene **pages;
	uint32_t page_count;
	/* flows: of the model, and drawn, each once, over all pages; equal */
	uint32_t asserted, drawn;
	uint32_t strands, strands_drawn; /* the same for the categories they carry; equal */
	uint32_t assumed, questioned;    /* drawn as such, not among the asserted */
	const char *remarks;             /* on the drawing, one a line; "" when there are none */
	struct fg_plan *plan;            /* the drawing graph */
	void *arena;
};

/* A view: name and one line for the help. To add one: one row, one file. */
struct fg_view {
	const char *name, *doc;
	int (*draw)(struct fg_figure *figure, const char **ret_message);
};
const struct fg_view *fg_views(uint32_t *ret_count);
const struct fg_view *fg_view_find(const char *name);   /* NULL: unknown */

/*
 * 0 or a negative errno: -EINVAL unknown view or impossible size, -ERANGE a model that does not fit
 * the paper, others from the layout. On failure `ret_message`, when it is not NULL, receives one
 * line that says why, or NULL; the caller frees it.
 */
int fg_figure_new(const struct fg_gaps *gaps, const char *view,
                  const struct fg_figure_options *options, char **ret_message,
                  struct fg_figure **ret_figure);
void fg_figure_free(struct fg_figure *figure);          /* accepts NULL */

/* The drawing graph of one page as DOT that plain `dot` accepts: places, badges, flows, the same as
 * in the scene. */
void fg_figure_write_dot(const struct fg_figure *figure, uint32_t page, struct fg_sink *sink);

/* The legend and every flow of one page in words: the long description. Also the <desc> of the
 * page. */
void fg_figure_write_words(const struct fg_figure *figure, uint32_t page, struct fg_sink *sink);

#endif
