/* Advance widths of Liberation Sans: see widths.c. */
#ifndef FG_BASE_WIDTHS_H
#define FG_BASE_WIDTHS_H

#include <stdbool.h>
#include <stdint.h>

enum { FG_EM = 2048 };           /* font units in an em */

/* In font units; -1 when the font has no such glyph or the table does not know it. */
int fg_glyph_width(uint32_t character, bool bold);

#endif
