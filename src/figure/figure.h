/*
 * What to draw: a view turns results into pages, each a scene. Sizes in millimetres here; points
 * from the scene on.
 */
#ifndef FG_FIGURE_FIGURE_H
#define FG_FIGURE_FIGURE_H

#include <stdbool.h>
#include <stdint.h>

#include "gaps/gaps.h"

struct fg_arena;
struct fg_scene;
struct fg_sink;
struct fg_view;

struct fg_figure_options {
	double width_mm;                 /* of every page, exactly; 0: 160 */
	double height_mm;                /* of a page at most; 0: 240 */
	const char *lang;                /* of labels; NULL: that of the model */
	bool grey;                       /* the grey theme: same forms, no colours */
	const char *focus;               /* what the view is about (see fg_view), or NULL */
	bool large;                      /* draw it however many pages it takes */
	/* a figure of the view `flows` with the same results, options and paper, which outlives
	 * this one: its places need not be found again; or NULL */
	const struct fg_figure *like;
};

struct fg_figure {
	/* given to the view */
	const struct fg_gaps *gaps;
	const struct fg_model *model;
	const char *lang;
	bool grey;
	float width, height;             /* of the paper, points */
	float room;                      /* of the height, what a view may fill */
	const char *focus;
	bool large;
	const struct fg_figure *like;    /* whose places it may take over; or NULL */
	struct fg_arena *arena;
	/* made by the view */
	struct fg_scene **pages;         /* desc is the long description */
	uint32_t page_count, page_room;
	const char *alt;                 /* one sentence, under 250 characters */
	const char *data;                /* what is drawn, as CSV with a head row */
	const char *remarks;             /* on the drawing, one a line; NULL: none */
	const struct fg_view *view;
	void *graph;                     /* the view's own, for its write_dot; or NULL */
	/* flows: of the model, and drawn, each once, over all pages; equal. 0 in views that draw no
	 * flows. Set by the view, compared by fg_figure_new(). */
	uint32_t asserted, drawn;
	uint32_t strands, strands_drawn; /* the same for the categories they carry; equal */
	uint32_t assumed, questioned;    /* drawn as such, not among the asserted */
};

/* What a view may be asked to be about. */
enum fg_focus { FG_FOCUS_NONE, FG_FOCUS_CATEGORY, FG_FOCUS_ELEMENT, FG_FOCUS_BOUNDARY };

/* A view: name and one line for the help. To add one: one row, one file. */
struct fg_view {
	const char *name, *doc;
	enum fg_focus focus;
	/* 0 or a negative errno; `ret_message` may then say why, in the figure's arena */
	int (*draw)(struct fg_figure *figure, const char **ret_message);
	/* One page of its graph as DOT from which plain `dot` makes a figure that says the same as
	 * the scene. NULL: the view is no graph. */
	void (*write_dot)(const struct fg_figure *figure, uint32_t page, struct fg_sink *sink);
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

/* ---- for views */

/* One more page, as wide as the paper, `height` points high, with its language set; NULL: out of
 * memory. Title and description are copied. */
struct fg_scene *fg_figure_add_page(struct fg_figure *figure, float height, const char *title,
                                    const char *desc);

#endif
