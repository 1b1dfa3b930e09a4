/* Bars and the axis that they stand on. Lengths in points. */
#ifndef FG_RETENTION_PAINT_BAR_H
#define FG_RETENTION_PAINT_BAR_H

#include "draw/geometry.h"
#include "figure/key.h"
#include "figure/paint.h"
#include "figure/retention/bars.h"

#define FG_BAR_HEIGHT 9.6f

/* A logarithmic scale of time. */
struct fg_axis {
	float left, right;               /* of the first and the last moment */
	double first, last;              /* seconds */
};
float fg_axis_at(const struct fg_axis *axis, double seconds);

/* From the left of the axis to where the bar ends; `end` is past the bar, at most axis->right. */
float fg_bar_end(const struct fg_axis *axis, const struct fg_bar *bar);
/* Whether its words stand in the bar. */
bool fg_bar_holds_words(const struct fg_bar *bar);
void fg_paint_bar(struct fg_scene *scene, const struct fg_axis *axis, struct fg_band band,
                  const struct fg_bar *bar, bool grey);

/* Samples: `which` is a form plus FG_BAR_FORMS times a family / a category, FG_CATEGORIES for
 * several. */
void fg_sample_bar(const struct fg_key_entry *entry, struct fg_xy at, struct fg_scene *scene);
void fg_sample_bar_category(const struct fg_key_entry *entry, struct fg_xy at,
                            struct fg_scene *scene);

#endif
