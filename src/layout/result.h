/* What the layout child wrote back, put into the layout. */
#ifndef FG_LAYOUT_RESULT_H
#define FG_LAYOUT_RESULT_H

#include <stdbool.h>

struct fg_layout;
struct fg_task_result;

/* 0, or -EIO when it is not what the module writes. Lost edges keep point_count 0. */
int fg_lay_take(struct fg_layout *layout, const struct fg_task_result *result);

/* After fg_lay_take(): no node of a cluster stands on a rank before that of its tab. */
bool fg_lay_tabs_stand(const struct fg_layout *layout);

/* Origin top left, y down, ends of lines on the boxes, tabs in the corner. */
void fg_lay_settle(struct fg_layout *layout);

#endif
