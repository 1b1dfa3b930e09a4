/* What stands below every page, whatever the view: that nobody has reviewed its words. */
#ifndef FG_FIGURE_FOOTER_H
#define FG_FIGURE_FOOTER_H

#include "figure/figure.h"

/* Height that it takes in the language in which it takes most, so that everything else stands where
 * it does in all of them. */
float fg_footer_room(const struct fg_figure *figure);

/* Makes the page higher by it, where there is something to say. */
void fg_footer_paint(const struct fg_figure *figure, struct fg_scene *scene);

#endif
