/* UTF-8 text, dates and durations, and the width of text in Liberation Sans (same widths as
 * Arial). */
#ifndef FG_BASE_TEXT_H
#define FG_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Next code point of valid UTF-8, moving *text on; 0 at the end; U+FFFD for a broken byte. */
uint32_t fg_utf8_next(const char **text);
bool fg_utf8_valid(const char *text, size_t length);
size_t fg_utf8_count(const char *text);                     /* code points */

/* An ISO 8601 duration in canonical form: months (years are 12) and seconds (weeks are 7 days, days
 * 86400 s). Returns 0, or -1 when it is none; ret may be NULL. */
struct fg_duration {
	int64_t months;
	int64_t seconds;
};
int fg_duration_parse(const char *text, struct fg_duration *ret);

/* How many seconds it may be: a month has 28 to 31 days, twelve have 365 or 366. False: more than a
 * clock can count. */
bool fg_duration_bounds(const struct fg_duration *duration, int64_t *ret_least, int64_t *ret_most);

/* Advance width of a line in thousandths of the font size (AFM units): an upper bound, no kerning.
 * An unknown glyph counts 1000; ret_unknown (may be NULL) counts those. */
uint32_t fg_text_width(const char *text, bool bold, uint32_t *ret_unknown);
/* The same for a sum of fg_glyph_width(), where an unknown glyph counts FG_EM. */
uint32_t fg_units_width(uint64_t units);

#endif
