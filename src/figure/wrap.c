#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/widths.h"
#include "figure/wrap.h"

enum { WORDS = 48, CHARS = 400, SOFTENED = 3 * CHARS, PIECE = 3 };

static const char SOFT_HYPHEN[] = "\xC2\xAD";

/* A label as words: bytes [start, end) of the text, and whether a blank stood before. */
struct words {
	char text[SOFTENED + 8];
	uint32_t start[WORDS], end[WORDS];
	/* font units before each word and up to its end, soft hyphens left out */
	uint32_t units_before[WORDS], units_to[WORDS];
	uint32_t count;
	bool cut;
};

float fg_line_width(const char *text, float size, bool bold)
{
	return (float)fg_text_width(text, bold, NULL) * size / 1000.0f;
}

/* Copies the label with white space folded, at most CHARS bytes of it. */
static void fold(struct words *words, const char *label)
{
	size_t length = 0;
	bool blank = false;

	for (const char *next = label; *next; ) {
		const char *here = next;
		uint32_t c = fg_utf8_next(&next);
		size_t size = (size_t)(next - here);

		if (c <= 0x20 || c == 0x7F) {
			blank = length > 0;
			continue;
		}
		if (length + size + 1 > CHARS) {
			words->cut = true;
			break;
		}
		if (blank)
			words->text[length++] = ' ';
		blank = false;
		memcpy(words->text + length, here, size);
		length += size;
	}
	words->text[length] = '\0';
}

/* May a line break after this byte, as in Check-in, and/or, login.gov? Not asked of the first. */
static bool breaks_after(const char *c)
{
	if (*c == '.')
		return islower((unsigned char)c[-1]) && islower((unsigned char)c[1]);
	return *c == '/' || *c == '-';
}

/* Bytes from `at` up to the next place where a line may break, or to the end. */
static size_t run_length(const char *text, size_t at)
{
	size_t end = at;

	while (text[end] && text[end] != ' ' && !(end > 0 && breaks_after(text + end))
	       && memcmp(text + end, SOFT_HYPHEN, 2) != 0)
		end++;
	return end - at;
}

/* A run without a place to break, by character. */
struct run {
	const char *text;
	uint32_t count;
	uint32_t at[CHARS + 1];          /* where each begins; and the end */
	uint32_t c[CHARS + 3];           /* small letters; zeros behind the last */
};

static void read_run(const char *text, size_t length, struct run *run)
{
	const char *next = text;

	run->text = text;
	for (run->count = 0; next < text + length; run->count++) {
		uint32_t c;

		run->at[run->count] = (uint32_t)(next - text);
		c = fg_utf8_next(&next);
		if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE)
		    || (c >= 0x410 && c <= 0x42F))
			c += 0x20;
		run->c[run->count] = c;
	}
	run->at[run->count] = (uint32_t)length;
	run->c[run->count] = run->c[run->count + 1] = run->c[run->count + 2] = 0;
}

static bool is_among(uint32_t c, const char *letters)
{
	while (*letters)
		if (fg_utf8_next(&letters) == c)
			return true;
	return false;
}

static bool is_vowel(uint32_t c)
{
	return is_among(c, "aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýаеёиоуыэюя");
}

/* Two consonants that begin a syllable together. */
static bool are_joined(uint32_t one, uint32_t other)
{
	if (other == 'h')
		return is_among(one, "cpst");
	return is_among(other, "lr") && is_among(one, "bcdfgkpt");
}

/* So it looks: a consonant, or two that are joined, before a vowel. True of most syllables of most
 * languages; a word is torn elsewhere only where no such place is near. */
static bool begins_syllable(const struct run *run, uint32_t i)
{
	const uint32_t *c = run->c + i;

	return (c[0] >= 0x80 || islower((int)c[0])) && !is_vowel(c[0]) && !are_joined(c[-1], c[0])
	       && is_vowel(c[are_joined(c[0], c[1]) ? 2 : 1]);
}

/* The end of the piece from `from` on that would end at `even`. */
static uint32_t piece_end(const struct run *run, uint32_t from, uint32_t even)
{
	if (even >= run->count)
		return run->count;
	for (uint32_t i = even; i + PIECE >= even && i > from + 1; i--)
		if (begins_syllable(run, i))
			return i;
	return even;
}

/* Copies a run with a soft hyphen after about each `piece` characters. The widest piece, drawn with
 * its hyphen. */
static float copy_pieces(const struct run *run, uint32_t piece, const struct fg_wrap *how,
                         char *copy)
{
	float widest = 0;

	*copy = '\0';
	for (uint32_t from = 0, even = piece, end; from < run->count; from = end, even += piece) {
		char shown[CHARS + 8] = "";
		float width;

		end = piece_end(run, from, even);
		strncat(shown, run->text + run->at[from], run->at[end] - run->at[from]);
		strcat(copy, shown);
		strcat(shown, end < run->count ? "-" : "");
		strcat(copy, end < run->count ? SOFT_HYPHEN : "");
		width = fg_line_width(shown, how->size, how->bold);
		widest = width > widest ? width : widest;
	}
	return widest;
}

/* A run without a place to break gets soft hyphens where it is wider than a line: as few as will
 * do, at about even distances; none where pieces would be no more than letters. */
static void soften_run(const char *text, size_t length, const struct fg_wrap *how, char *pieces)
{
	uint32_t parts = 1;
	struct run run;

	memcpy(pieces, text, length);
	pieces[length] = '\0';
	if (fg_line_width(pieces, how->size, how->bold) <= how->limit)
		return;
	read_run(text, length, &run);
	for (; (run.count + parts) / (parts + 1) >= PIECE; parts++)
		if (copy_pieces(&run, (run.count + parts) / (parts + 1), how, pieces) <= how->limit)
			return;
	memcpy(pieces, text, length);
	pieces[length] = '\0';
}

static void soften(struct words *words, const struct fg_wrap *how)
{
	char text[SOFTENED + 8] = "", pieces[SOFTENED + 8];
	size_t used = 0;

	for (size_t at = 0; words->text[at]; ) {
		size_t length = run_length(words->text, at);

		if (!length)
			length = words->text[at] == SOFT_HYPHEN[0] ? strlen(SOFT_HYPHEN) : 1;
		soften_run(words->text + at, length, how, pieces);
		if (used + strlen(pieces) >= sizeof(text))
			return;
		strcpy(text + used, pieces);
		used += strlen(pieces);
		at += length;
	}
	strcpy(words->text, text);
}

/* Lines may break at a blank and after a slash, a hyphen or a dot between letters; a soft hyphen is
 * for nothing else. */
static void split(struct words *words)
{
	uint32_t at = 0, length = (uint32_t)strlen(words->text);

	while (at < length && words->count < WORDS) {
		uint32_t end = at;

		while (end < length && words->text[end] != ' ') {
			const char *c = words->text + end++;

			if (end - at > 2 && end < length && words->text[end] != ' '
			    && memcmp(words->text + end - 2, SOFT_HYPHEN, 2) == 0)
				break;
			if (end - at > 2 && end < length && words->text[end] != ' '
			    && breaks_after(c))
				break;
		}
		words->start[words->count] = at;
		words->end[words->count++] = end;
		at = end + (end < length && words->text[end] == ' ');
	}
	words->cut |= at < length;
}

/* A line as it is drawn: a soft hyphen shows where the line ends in it, and nowhere else. */
static void put_line(const struct words *words, uint32_t first, uint32_t last,
                     char line[CHARS + 8])
{
	size_t length = 0;

	for (uint32_t at = words->start[first]; at < words->end[last]; at++) {
		if (memcmp(words->text + at, SOFT_HYPHEN, 2) != 0) {
			line[length++] = words->text[at];
			continue;
		}
		at++;
		if (at + 1 == words->end[last] && last + 1 < words->count)
			line[length++] = '-';
	}
	line[length] = '\0';
}

static bool ends_in_soft_hyphen(const struct words *words, uint32_t word)
{
	return words->end[word] - words->start[word] > 1
	       && memcmp(words->text + words->end[word] - 2, SOFT_HYPHEN, 2) == 0;
}

static void measure(struct words *words, bool bold)
{
	uint32_t units = 0, before = 0, to = 0;

	for (const char *at = words->text; to < words->count;) {
		uint32_t here = (uint32_t)(at - words->text), c;
		int width;

		if (before < words->count && here >= words->start[before])
			words->units_before[before++] = units;
		if (here >= words->end[to])
			words->units_to[to++] = units;
		else {
			c = fg_utf8_next(&at);
			width = c == 0xAD ? 0 : fg_glyph_width(c, bold);
			units += width < 0 ? FG_EM : (uint32_t)width;
		}
	}
}

/* How wide put_line() would be. */
static float span_width(const struct words *words, uint32_t first, uint32_t last,
                        const struct fg_wrap *how)
{
	uint32_t units = words->units_to[last] - words->units_before[first];

	if (last + 1 < words->count && ends_in_soft_hyphen(words, last))
		units += (uint32_t)fg_glyph_width('-', how->bold);
	return (float)fg_units_width(units) * how->size / 1000.0f;
}

/* Is there a blank before the word, so that nothing is torn where a line begins with it? */
static bool after_blank(const struct words *words, uint32_t word)
{
	return word == 0 || words->start[word] > words->end[word - 1];
}

/* The ways to break into 1, 2, ... lines so that the widest is as narrow as can be; among equals
 * the last line is the shorter one. */
struct balance {
	bool tear;                       /* lines may begin within a word */
	uint32_t lines;                  /* so far */
	/* of the first n words in k lines: the widest, much when there is no way, and the first
	 * word of the last line */
	float best[FG_MOST_LINES + 1][WORDS + 1];
	uint32_t from[FG_MOST_LINES + 1][WORDS + 1];
};

static void start_balance(const struct words *words, bool tear, struct balance *balance)
{
	balance->tear = tear;
	balance->lines = 0;
	for (uint32_t n = 0; n <= words->count; n++)
		balance->best[0][n] = n ? 1e9f : 0;
}

/* One more line. Returns the widest then. */
static float balance_more(const struct words *words, const struct fg_wrap *how,
                          struct balance *balance)
{
	const float *before = balance->best[balance->lines];
	float *best = balance->best[++balance->lines];
	uint32_t *from = balance->from[balance->lines];

	for (uint32_t n = 0; n <= words->count; n++) {
		best[n] = 1e9f;
		from[n] = 0;
		for (uint32_t m = balance->lines - 1; m < n; m++) {
			bool may = before[m] < 1e9f && (balance->tear || after_blank(words, m));
			float width = may ? span_width(words, m, n - 1, how) : 1e9f;
			float widest = width > before[m] ? width : before[m];

			if (widest <= best[n]) {
				best[n] = widest;
				from[n] = m;
			}
		}
	}
	return best[words->count];
}

/* breaks[i] is the first word of line i. Returns how many lines. */
static uint32_t take_breaks(const struct words *words, const struct balance *balance,
                            uint32_t *breaks)
{
	for (uint32_t k = balance->lines, n = words->count; k > 0; k--)
		n = breaks[k - 1] = balance->from[k][n];
	return balance->lines;
}

/* Into as few lines as make them as narrow as they are wished, and no more than there may be; words
 * are torn only where that helps. */
static uint32_t break_lines(const struct words *words, const struct fg_wrap *how, uint32_t *breaks)
{
	uint32_t most = words->count < how->most ? words->count : how->most;
	struct balance whole, torn;
	float widest = 1e9f;

	start_balance(words, false, &whole);
	start_balance(words, true, &torn);
	while (whole.lines < most) {
		widest = balance_more(words, how, &whole);
		if (widest <= how->wish)
			return take_breaks(words, &whole, breaks);
		if (balance_more(words, how, &torn) <= how->wish)
			return take_breaks(words, &torn, breaks);
	}
	return take_breaks(words, widest > how->limit ? &torn : &whole, breaks);
}

/* Cuts a line to the width and ends it in an ellipsis. */
static const char *cut_line(struct fg_arena *arena, const char *text, const struct fg_wrap *how)
{
	static const char dots[] = "\xE2\x80\xA6";
	char line[CHARS + 16];
	size_t kept = 0;

	for (const char *next = text; *next; ) {
		fg_utf8_next(&next);
		memcpy(line, text, (size_t)(next - text));
		memcpy(line + (next - text), dots, sizeof(dots));
		if (fg_line_width(line, how->size, how->bold) > how->limit)
			break;
		kept = (size_t)(next - text);
	}
	while (kept && text[kept - 1] == ' ')
		kept--;
	memcpy(line, text, kept);
	memcpy(line + kept, dots, sizeof(dots));
	return fg_arena_string(arena, line);
}

static void add_line(struct fg_block *block, struct fg_arena *arena, const char *line,
                     const struct fg_wrap *how)
{
	float width;
	uint32_t unknown = 0;

	if (line && fg_line_width(line, how->size, how->bold) > how->limit) {
		line = cut_line(arena, line, how);
		block->cut = true;
	}
	if (!line)
		return;
	width = (float)fg_text_width(line, how->bold, &unknown) * how->size / 1000.0f;
	block->unknown += unknown;
	block->lines[block->count++] = line;
	block->width = width > block->width ? width : block->width;
}

struct fg_block fg_wrap(struct fg_arena *arena, const char *label, const struct fg_wrap *how)
{
	struct fg_block block = { 0 };
	struct words words = { 0 };
	uint32_t breaks[FG_MOST_LINES] = { 0 }, lines;

	fold(&words, label);
	soften(&words, how);
	split(&words);
	if (!words.count)
		return block;
	measure(&words, how->bold);
	lines = break_lines(&words, how, breaks);
	for (uint32_t i = 0; i < lines; i++) {
		uint32_t last = i + 1 < lines ? breaks[i + 1] - 1 : words.count - 1;
		bool tail = words.cut && i + 1 == lines;
		char line[CHARS + 8];

		put_line(&words, breaks[i], last, line);
		add_line(&block, arena,
		         fg_arena_format(arena, "%s%s", line, tail ? "\xE2\x80\xA6" : ""), how);
	}
	block.cut |= words.cut;
	return block;
}

struct fg_block fg_wrap_whole(struct fg_arena *arena, const char *label, const struct fg_wrap *how)
{
	struct fg_block block = fg_wrap(arena, label, how);
	struct fg_wrap more = *how;

	more.most = FG_MOST_LINES;
	return block.cut ? fg_wrap(arena, label, &more) : block;
}
