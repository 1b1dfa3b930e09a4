/* Between the library and the layout module: what runs in the child process. */
#ifndef FG_LAYOUT_CHILD_H
#define FG_LAYOUT_CHILD_H

#include <stddef.h>

#include "layout/layout.h"

#define FG_LAYOUT_MODULE "flowgap-layout.so"
#define FG_LAYOUT_PLACE "fg_layout_place"

/* Writes the x of each node to `out`, as floats; 0 or a negative errno. */
typedef int fg_layout_place_fn(const struct fg_layout *layout, int out);

/* Sets x and width from what was written, so that the drawing starts at 0; 0, or -EIO when that is
 * not what the module writes. */
int fg_layout_take(struct fg_layout *layout, const void *bytes, size_t length);

#endif
