#include <stdint.h>
#include <string.h>

#include "base/diag.h"

enum { LONGEST = 64 };           /* no id and no word of the language is longer */

static char lower(char letter)
{
	return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Insertions, deletions, replacements and swaps of neighbours between the two, letters compared
 * without case; gives up with limit + 1 once it is clear that there are more than `limit`. */
static size_t distance(const char *a, size_t a_length, const char *b, size_t b_length, size_t limit)
{
	size_t rows[3][LONGEST + 1], *before = rows[0], *last = rows[1], *now = rows[2];

	for (size_t j = 0; j <= b_length; j++)
		last[j] = j;
	for (size_t i = 1; i <= a_length; i++) {
		size_t best = now[0] = i, *spare = before;

		for (size_t j = 1; j <= b_length; j++) {
			char x = lower(a[i - 1]), y = lower(b[j - 1]);

			now[j] = least(least(last[j], now[j - 1]) + 1, last[j - 1] + (x != y));
			if (i > 1 && j > 1 && x == lower(b[j - 2]) && y == lower(a[i - 2]))
				now[j] = least(now[j], before[j - 2] + 1);
			best = least(best, now[j]);
		}
		if (best > limit)
			return limit + 1;
		before = last;
		last = now;
		now = spare;
	}
	return last[b_length];
}

const char *fg_nearest(const char *word, const char *const *words, size_t count)
{
	size_t length = strnlen(word, LONGEST + 1), limit = length / 3;
	const char *nearest = NULL;

	if (length > LONGEST)
		return NULL;
	for (size_t i = 0; i < count; i++) {
		size_t other = strnlen(words[i], LONGEST + 1), far;

		if (other > LONGEST || other > length + limit || length > other + limit)
			continue;
		far = distance(word, length, words[i], other, limit);
		if (far > limit)
			continue;
		nearest = words[i];
		if (far == 0)
			break;
		limit = far - 1;
	}
	return nearest;
}
