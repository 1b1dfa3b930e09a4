/* The parts of a figure, painted into a scene. */
#ifndef FG_FIGURE_PAINT_H
#define FG_FIGURE_PAINT_H

#include "draw/geometry.h"
#include "draw/scene.h"
#include "figure/theme.h"

struct fg_letters {
	float size;
	bool bold;
	enum fg_anchor anchor;
	const char *colour;
	bool turned;                     /* reads from bottom to top */
};

/* Text in the middle of a band whose top left is `at`: its baseline is set from the height. Turned
 * text stands in the middle of a band whose bottom left is `at`, `height` points wide. */
void fg_paint_label(struct fg_scene *scene, struct fg_xy at, float height, const char *text,
                    const struct fg_letters *letters);

/* From left to right across a page. */
struct fg_band {
	float top, height;
};

struct fg_look {
	const char *fill;                /* or NULL */
	struct fg_stroke stroke;
	float radius;                    /* of the corners of a rectangle */
	bool curve;                      /* lines: cubic Bezier curves */
};

void fg_paint_rect(struct fg_scene *scene, struct fg_rect rect, const struct fg_look *look);
void fg_paint_lines(struct fg_scene *scene, const struct fg_xy *points, uint32_t count,
                    const struct fg_look *look);

/* Width of the box around the text of a numbered mark. */
float fg_mark_width(const char *text);

/* The badge of a numbered row, black for a gap, hollow for a claim; `at`: its top left. */
void fg_paint_mark(struct fg_scene *scene, struct fg_xy at, const char *text,
                   enum fg_family family);

/* The letter of a category in a ring; `at`: its top left. */
void fg_paint_letter(struct fg_scene *scene, struct fg_xy at, const char *letter,
                     const char *colour);

enum fg_head { FG_HEAD_FILLED, FG_HEAD_HOLLOW, FG_HEAD_OPEN };

/* One strand with its form, dash and arrow head. */
struct fg_strand {
	struct fg_path path;
	enum fg_line_form form;
	const char *colour;
	enum fg_dash dash;
	float width;                     /* of the line */
	float head;                      /* width of its arrow head; 0: none */
	enum fg_head head_form;
};
void fg_paint_strand(struct fg_scene *scene, const struct fg_strand *strand);

enum fg_dash fg_family_dash(enum fg_family family);

/* A strand across a sample of the key; its path is set here. */
void fg_paint_sample_line(struct fg_scene *scene, struct fg_xy at, struct fg_strand strand);
/* A box there. */
void fg_paint_sample_box(struct fg_scene *scene, struct fg_xy at, const struct fg_look *look);

#endif
