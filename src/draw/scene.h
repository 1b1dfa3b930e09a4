/*
 * A scene: what is on the paper, in painting order, before any format. Knows nothing of privacy.
 * Lengths in points, origin top left. Colours "#RRGGBB". Strings are copied into the scene's arena.
 */
#ifndef FG_DRAW_SCENE_H
#define FG_DRAW_SCENE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct fg_sink;

enum fg_shape {
	FG_SHAPE_GROUP, FG_SHAPE_END, FG_SHAPE_RECT, FG_SHAPE_PATH, FG_SHAPE_CIRCLE, FG_SHAPE_TEXT
};
enum fg_dash { FG_DASH_SOLID, FG_DASH_DASHED, FG_DASH_DOTTED, FG_DASH_DASHDOT };
enum fg_anchor { FG_ANCHOR_START, FG_ANCHOR_MIDDLE, FG_ANCHOR_END };

struct fg_stroke {
	const char *colour;              /* NULL: none */
	float width;
	enum fg_dash dash;
};

struct fg_xy {
	float x, y;
};

struct fg_item {
	enum fg_shape shape;
	const char *id, *title, *desc;   /* of a group: SVG id, <title>, <desc>; each may be NULL */
	const char *role;                /* of a group: what it is; see judge.h */
	float x, y, width, height;       /* box; circle: centre, radius in width; text: baseline */
	float radius;                    /* rect: of its corners */
	const char *fill;                /* NULL: none */
	struct fg_stroke stroke;
	const struct fg_xy *points;      /* path */
	uint32_t point_count;
	bool curve;                      /* path: cubic Bezier 3k+1 points, else a polyline */
	bool closed;
	const char *text;                /* one line of text */
	float size;                      /* of the font, points */
	bool bold;
	bool turned;                     /* reads from bottom to top: by 90 degrees about x, y */
	enum fg_anchor anchor;
};

struct fg_scene {
	float width, height;             /* points */
	const char *title, *desc;        /* accessible name and description of the whole */
	const char *remark;              /* a sentence behind the description; NULL: none */
	const char *origin;              /* what it was made from, and by what; NULL: not said */
	const char *lang;
	struct fg_item *items;
	uint32_t item_count, item_room;
	bool failed;                     /* out of memory somewhere: asked once at the end */
	void *arena;
};

struct fg_scene *fg_scene_new(float width, float height);
void fg_scene_free(struct fg_scene *scene);
void fg_scene_open(struct fg_scene *scene, const char *role, const char *id, const char *title,
		   const char *desc);
void fg_scene_close(struct fg_scene *scene);
/* Never NULL: a spare one when memory failed. Borrowed until the next call that adds. */
struct fg_item *fg_scene_add(struct fg_scene *scene, enum fg_shape shape);
/* Copies that live as long as the scene; NULL gives NULL. */
const char *fg_scene_string(struct fg_scene *scene, const char *text);
const struct fg_xy *fg_scene_points(struct fg_scene *scene, const struct fg_xy *points,
				    uint32_t count);

/* SVG 1.1 without CSS, script, outside references; size in mm. */
void fg_scene_write_svg(const struct fg_scene *scene, struct fg_sink *sink);

/*
 * From the SVG above, through librsvg and cairo, in a child process. PDF: one page for each SVG,
 * embedded fonts, no clock. PNG: white ground, its physical size is in it. 0 or a negative errno,
 * and then nothing was put: -EBADMSG no SVG, -EINVAL impossible dpi, -E2BIG too many pixels or
 * pages, -ELIBACC the module is not installed, -ENOPKG no font of the right widths is.
 */
int fg_svg_to_pdf(const char *const *svgs, const size_t *lengths, size_t count,
		  struct fg_sink *sink);
int fg_svg_to_png(const char *svg, size_t length, double dpi, struct fg_sink *sink);

#endif
