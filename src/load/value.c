/* The values of single attributes: what the schema's datatypes say, no more and no less. */
#include <string.h>

#include "base/text.h"
#include "load/doc.h"

enum { ID_LIMIT = 64, QUOTED = 60 };

/* How many bytes of a value a message repeats: whole characters only. */
static int quoted(struct fg_span span)
{
	uint32_t length = span.length < QUOTED ? span.length : QUOTED;

	while (length < span.length && length && (span.at[length] & 0xC0) == 0x80)
		length--;
	return (int)length;
}

static bool is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_id(struct fg_span span)
{
	static const bool allowed[256] = {
		['a' ... 'z'] = true, ['A' ... 'Z'] = true, ['0' ... '9'] = true,
		['_'] = true,         ['-'] = true,         ['.'] = true,
	};

	if (!span.length || span.length > ID_LIMIT || (!is_letter(span.at[0]) && span.at[0] != '_'))
		return false;
	for (const char *at = span.at + 1, *end = span.at + span.length; at < end; at++) {
		if (!allowed[(unsigned char)*at])
			return false;
	}
	return true;
}

/* Ids with one space between them, none around them. */
static bool are_ids(struct fg_span span)
{
	const char *at = span.at, *end = at + span.length, *space;

	for (; (space = memchr(at, ' ', (size_t)(end - at))); at = space + 1)
		if (!is_id((struct fg_span){ at, (uint32_t)(space - at) }))
			return false;
	return is_id((struct fg_span){ at, (uint32_t)(end - at) });
}

static bool is_number(struct fg_span span)
{
	for (uint32_t i = 0; i < span.length; i++) {
		if (!is_letter(span.at[i]) && !is_digit(span.at[i])
		    && !memchr("_.()-", span.at[i], 5))
			return false;
	}
	return span.length && span.length <= ID_LIMIT;
}

static bool is_address(struct fg_span span)
{
	const char *colon = memchr(span.at, ':', span.length);
	uint32_t before = colon ? (uint32_t)(colon - span.at) : 0;

	return colon && is_id((struct fg_span){ span.at, before })
	       && is_number((struct fg_span){ colon + 1, span.length - before - 1 });
}

/* Two-letter and three-letter languages with subtags: es, es-MX, zh-Hant. */
static bool is_lang(struct fg_span span)
{
	uint32_t part = 0, parts = 0;

	for (uint32_t i = 0; i <= span.length; i++) {
		if (i < span.length && (is_letter(span.at[i]) || (parts && is_digit(span.at[i])))) {
			part++;
			continue;
		}
		if ((i < span.length && span.at[i] != '-') || part < 2 || part > (parts ? 8 : 3))
			return false;
		parts++;
		part = 0;
	}
	return true;
}

static bool is_url(struct fg_span span)
{
	uint32_t i;

	if (span.length > 8 && memcmp(span.at, "https://", 8) == 0)
		i = 8;
	else if (span.length > 7 && memcmp(span.at, "http://", 7) == 0)
		i = 7;
	else
		return false;
	if (!is_letter(span.at[i]) && !is_digit(span.at[i]))
		return false;
	for (; i < span.length; i++) {
		if (span.at[i] <= ' ' || span.at[i] > '~' || memchr("\"<>\\^`{|}", span.at[i], 9))
			return false;
	}
	return true;
}

static bool is_digest(struct fg_span span)
{
	for (uint32_t i = 0; i < span.length; i++) {
		if (!is_digit(span.at[i]) && (span.at[i] < 'a' || span.at[i] > 'f'))
			return false;
	}
	return span.length == 64;
}

/* At most nine digits in a row, so that the schema can say the same. */
static bool is_duration(struct fg_span span)
{
	char text[128];
	unsigned digits = 0;

	if (!span.length || span.length >= sizeof(text))
		return false;
	memcpy(text, span.at, span.length);
	text[span.length] = '\0';
	for (const char *at = text; *at; at++) {
		digits = is_digit(*at) ? digits + 1 : 0;
		if (digits > 9)
			return false;
	}
	return fg_duration_parse(text, NULL) == 0;
}

static bool is_version(struct fg_span span)
{
	return fg_span_is(span, "1");
}

static int two_digits(const char *at)
{
	return is_digit(at[0]) && is_digit(at[1]) ? (at[0] - '0') * 10 + at[1] - '0' : -1;
}

static int days_of(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return month == 2 && leap ? 29 : days[month - 1];
}

bool fg_date_parse(struct fg_span span, struct fg_date *ret_date)
{
	int year, month = 0, day = 0;

	if (span.length != 4 && span.length != 7 && span.length != 10)
		return false;
	year = two_digits(span.at) * 100 + two_digits(span.at + 2);
	if (two_digits(span.at) < 10 || two_digits(span.at + 2) < 0 || year > 2999)
		return false;
	if (span.length >= 7) {
		month = two_digits(span.at + 5);
		if (span.at[4] != '-' || month < 1 || month > 12)
			return false;
	}
	if (span.length == 10) {
		day = two_digits(span.at + 8);
		if (span.at[7] != '-' || day < 1 || day > days_of(year, month))
			return false;
	}
	*ret_date = (struct fg_date){ (int16_t)year, (int8_t)month, (int8_t)day };
	return true;
}

static bool is_date(struct fg_span span)
{
	return fg_date_parse(span, &(struct fg_date){ 0 });
}

/* What a value of each type must be. */
static const struct {
	bool (*fits)(struct fg_span span);
	const char *code;
	const char *what;
	const char *allowed;
	bool (*plain)(struct fg_span span);  /* of those that are many: it needs no second look */
} types[] = {
	[FG_TYPE_ID] = { is_id, "FG2007", "an id",
	                 "letters without accents, digits, '_', '-' and '.', beginning with a"
	                 " letter or"
	                 " '_', at most 64", is_id },
	[FG_TYPE_REF] = { is_id, "FG2007", "an id", NULL, is_id },
	[FG_TYPE_REFS] = { is_id, "FG2007", "an id", NULL, are_ids },
	[FG_TYPE_DATE] = { is_date, "FG2008", "a date", "2021, 2021-02 or 2021-02-19" },
	[FG_TYPE_DURATION] = { is_duration, "FG2009", "a duration",
	                       "ISO 8601, such as P15Y, P18M, P90D, PT12H" },
	[FG_TYPE_URL] = { is_url, "FG2010", "a web address",
	                  "http:// or https:// and a host, with %XX for anything but ASCII" },
	[FG_TYPE_LANG] = { is_lang, "FG2011", "a language tag",
	                   "en, es, fr-CA, zh-Hant and the like" },
	[FG_TYPE_DIGEST] = { is_digest, "FG2012", "a SHA-256", "64 digits 0-9 and a-f" },
	[FG_TYPE_ADDRESS] = { is_address, "FG2013", "the address of a question",
	                      "YARDSTICK:QUESTION, such as dhs-pia:5.1" },
	[FG_TYPE_NUMBER] = { is_number, "FG2013", "the number of a question",
	                     "letters, digits, '_', '-', '.', '(' and ')', at most 64" },
	[FG_TYPE_VERSION] = { is_version, "FG2014", "a version of the language", "1" },
};

/* ---- words */

enum { WORDS_ROOM = 40 };

struct words {
	const char *words[WORDS_ROOM];
	size_t count;
};

static void list_words(const struct fg_attr_row *row, struct words *words)
{
	for (size_t i = 0; i < fg_vocab_size(row->vocab) && words->count < WORDS_ROOM; i++) {
		if (!(row->except & UINT32_C(1) << i))
			words->words[words->count++] = fg_vocab_word(row->vocab, i)->word;
	}
}

static void complain_of_word(struct fg_doc *doc, const struct fg_attr_row *row, const char *tag,
                             const struct fg_attr *attr, struct fg_span word)
{
	struct words words = { .count = 0 };
	struct fg_hint hint = { "FG2004", fg_mark_span(doc, attr, word), .list = true };

	list_words(row, &words);
	hint.words = words.words;
	hint.count = words.count;
	hint.wrong = fg_span_copy(doc->arena, word);
	fg_complain_hint(doc, &hint, "'%.*s' is no word for %s of <%s>", quoted(word), word.at,
	                 fg_names[row->name], tag);
}

static void complain_of_part(struct fg_doc *doc, const struct fg_attr_row *row, const char *tag,
                             const struct fg_attr *attr, struct fg_span part)
{
	struct fg_hint hint = { types[row->type].code, fg_mark_span(doc, attr, part),
		                .allowed = types[row->type].allowed };

	if (row->type == FG_TYPE_REF || row->type == FG_TYPE_REFS)
		hint.allowed = types[FG_TYPE_ID].allowed;
	fg_complain_hint(doc, &hint, "'%.*s' in %s of <%s> is not %s", quoted(part), part.at,
	                 fg_names[row->name], tag, types[row->type].what);
}

/* One word, or one value of another type. */
static bool check_one(struct fg_doc *doc, const struct fg_attr_row *row, const char *tag,
                      const struct fg_attr *attr, struct fg_span value)
{
	int number;

	if (row->type != FG_TYPE_WORD && row->type != FG_TYPE_WORDS) {
		if (types[row->type].fits(value))
			return true;
		complain_of_part(doc, row, tag, attr, value);
		return false;
	}
	number = fg_span_word(row->vocab, value);
	if (number >= 0 && !(row->except & UINT32_C(1) << number))
		return true;
	complain_of_word(doc, row, tag, attr, value);
	return false;
}

/* Every part of a list; an empty list is no list. */
static bool check_list(struct fg_doc *doc, const struct fg_attr_row *row, const char *tag,
                       const struct fg_attr *attr)
{
	struct fg_span rest = fg_attr_span(doc, attr), part;
	bool good = attr->length > 0;

	if (!good)
		fg_complain(doc, "FG2003", fg_mark_attr(doc, attr), "%s of <%s> is empty",
		            fg_names[row->name], tag);
	while (!doc->stop && fg_next_word(&rest, &part))
		good = check_one(doc, row, tag, attr, part) && good;
	return good;
}

/* Leaves out white space around the value. */
static void trim(struct fg_doc *doc, struct fg_attr *attr, struct fg_span value)
{
	struct fg_mark mark = fg_mark_span(doc, attr, value);

	if (attr->copied)
		doc->decoded[attr->at] = (struct fg_decoded){ value.at, mark.offset };
	else
		attr->at = mark.offset;
	attr->length = (uint16_t)value.length;
}

static bool is_plain(const struct fg_attr_row *row, const struct fg_attr *attr,
                     struct fg_span value)
{
	return types[row->type].plain && !attr->copied && types[row->type].plain(value);
}

bool fg_value_check(struct fg_doc *doc, const struct fg_attr_row *row, const char *tag,
                    struct fg_attr *attr)
{
	struct fg_span written = fg_attr_span(doc, attr), value;

	if (is_plain(row, attr, written))
		return true;
	value = fg_trim(written.at, written.length);
	if (value.length != written.length || attr->copied)
		trim(doc, attr, value);
	if (row->type == FG_TYPE_REFS || row->type == FG_TYPE_WORDS)
		return check_list(doc, row, tag, attr);
	return check_one(doc, row, tag, attr, value);
}
