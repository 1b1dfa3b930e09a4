#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/widths.h"

enum { BROKEN = 0xFFFD };

/* Length of the sequence that starts with this byte, 0 when none can; its first bits go to
 * `ret_bits`. */
static int sequence_length(unsigned char byte, uint32_t *ret_bits)
{
	if (byte < 0x80) {
		*ret_bits = byte;
		return 1;
	}
	if (byte >= 0xC2 && byte <= 0xDF) {
		*ret_bits = byte & 0x1F;
		return 2;
	}
	if (byte >= 0xE0 && byte <= 0xEF) {
		*ret_bits = byte & 0x0F;
		return 3;
	}
	if (byte >= 0xF0 && byte <= 0xF4) {
		*ret_bits = byte & 0x07;
		return 4;
	}
	return 0;
}

/* One code point from at most `room` bytes; returns the bytes used, 0 when they are no UTF-8. */
static int decode(const char *text, size_t room, uint32_t *ret_character)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	uint32_t character = 0;
	int length = sequence_length((unsigned char)*text, &character);

	if (!length || (size_t)length > room)
		return 0;
	for (int i = 1; i < length; i++) {
		unsigned char byte = (unsigned char)text[i];

		if ((byte & 0xC0) != 0x80)
			return 0;
		character = character << 6 | (byte & 0x3F);
	}
	if (character < least[length] || character > 0x10FFFF
	    || (character >= 0xD800 && character <= 0xDFFF))
		return 0;
	*ret_character = character;
	return length;
}

uint32_t fg_utf8_next(const char **text)
{
	uint32_t character = 0;
	int length;

	if (!**text)
		return 0;
	length = decode(*text, 4, &character);   /* stops at the NUL, which continues nothing */
	*text += length ? length : 1;
	return length ? character : BROKEN;
}

bool fg_utf8_valid(const char *text, size_t length)
{
	while (length) {
		uint32_t character;
		int used = decode(text, length, &character);

		if (!used)
			return false;
		text += used;
		length -= (size_t)used;
	}
	return true;
}

size_t fg_utf8_count(const char *text)
{
	size_t count = 0;

	while (fg_utf8_next(&text))
		count++;
	return count;
}

/* Units in the order in which ISO 8601 wants them; M is months before the T and minutes after
 * it. */
static const struct unit {
	char letter;
	bool time;
	int64_t months, seconds;
} units[] = {
	{ 'Y', false, 12, 0 },    { 'M', false, 1, 0 },   { 'W', false, 0, 7 * 86400 },
	{ 'D', false, 0, 86400 }, { 'H', true, 0, 3600 }, { 'M', true, 0, 60 },
	{ 'S', true, 0, 1 },
};
enum { UNITS = sizeof(units) / sizeof(units[0]) };

static int parse_number(const char **text, int64_t *ret_number)
{
	int64_t number = 0;

	if (**text < '0' || **text > '9')
		return -1;
	for (; **text >= '0' && **text <= '9'; ++*text) {
		if (__builtin_mul_overflow(number, 10, &number)
		    || __builtin_add_overflow(number, **text - '0', &number))
			return -1;
	}
	*ret_number = number;
	return 0;
}

static int add_times(int64_t *sum, int64_t number, int64_t unit)
{
	int64_t product;

	return __builtin_mul_overflow(number, unit, &product)
	                       || __builtin_add_overflow(*sum, product, sum)
	               ? -1
	               : 0;
}

/* Number of the unit, at `from` or after it, that the letter means; UNITS when there is none. */
static int find_unit(char letter, bool time, int from)
{
	while (from < UNITS && (units[from].letter != letter || units[from].time != time))
		from++;
	return from;
}

int fg_duration_parse(const char *text, struct fg_duration *ret)
{
	struct fg_duration sum = { 0 };
	bool time = false, any = false;
	int unit = 0;

	if (*text++ != 'P')
		return -1;
	while (*text) {
		int64_t number;

		if (*text == 'T' && !time) {
			time = true;
			any = false;
			text++;
		}
		if (parse_number(&text, &number) < 0)
			return -1;
		unit = find_unit(*text, time, unit);
		if (unit == UNITS || add_times(&sum.months, number, units[unit].months) < 0
		    || add_times(&sum.seconds, number, units[unit].seconds) < 0)
			return -1;
		unit++;
		any = true;
		text++;
	}
	if (!any)
		return -1;
	if (ret)
		*ret = sum;
	return 0;
}

enum { DAY = 86400, MOST_MONTHS = 12 * 10000 };
static const int64_t MOST_SECONDS = INT64_MAX / 4;

bool fg_duration_bounds(const struct fg_duration *duration, int64_t *ret_least, int64_t *ret_most)
{
	int64_t years = duration->months / 12, months = duration->months % 12;

	if (duration->months > MOST_MONTHS || duration->seconds > MOST_SECONDS)
		return false;
	*ret_least = (years * 365 + months * 28) * DAY + duration->seconds;
	*ret_most = (years * 366 + months * 31) * DAY + duration->seconds;
	return true;
}

uint32_t fg_text_width(const char *text, bool bold, uint32_t *ret_unknown)
{
	uint64_t sum = 0;
	uint32_t character, unknown = 0;

	while ((character = fg_utf8_next(&text)) != 0) {
		int width = fg_glyph_width(character, bold);

		if (width < 0)
			unknown++;
		sum += width < 0 ? FG_EM : (uint64_t)width;
	}
	if (ret_unknown)
		*ret_unknown = unknown;
	return fg_units_width(sum);
}

uint32_t fg_units_width(uint64_t sum)
{
	uint64_t width = (sum * 1000 + FG_EM / 2) / FG_EM;

	return width > UINT32_MAX ? UINT32_MAX : (uint32_t)width;
}
