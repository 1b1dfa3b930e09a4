/* src/base: memory, sinks and escapes, messages, suggestions, text, digests. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/say.h"
#include "base/sha256.h"
#include "base/sink.h"
#include "base/text.h"

/* ---- arena */

static void arena_gives_zeroed_aligned_memory(void **state)
{
	struct fg_arena *arena = fg_arena_new();
	static const size_t sizes[] = { 1, 7, 16, 1000, 20000, 65536, 65537, 300000, 3 };

	(void)state;
	for (int round = 0; round < 50; round++) {
		for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
			unsigned char *got = fg_arena_get(arena, sizes[i]);

			assert_non_null(got);
			assert_int_equal((uintptr_t)got % _Alignof(max_align_t), 0);
			for (size_t j = 0; j < sizes[i]; j++)
				assert_int_equal(got[j], 0);
			memset(got, 0xFF, sizes[i]);
		}
	}
	assert_false(fg_arena_failed(arena));
	fg_arena_free(arena);
	fg_arena_free(NULL);
}

static void arena_remembers_a_failure(void **state)
{
	struct fg_arena *arena = fg_arena_new();

	(void)state;
	assert_null(fg_arena_array(arena, SIZE_MAX / 2, 3));
	assert_true(fg_arena_failed(arena));
	assert_non_null(fg_arena_string(arena, "still usable"));
	assert_null(fg_arena_get(arena, SIZE_MAX));
	assert_null(fg_arena_copy(arena, "x", SIZE_MAX));
	fg_arena_free(arena);
}

static void arena_copies_and_formats(void **state)
{
	struct fg_arena *arena = fg_arena_new();

	(void)state;
	assert_string_equal(fg_arena_copy(arena, "abcdef", 3), "abc");
	assert_string_equal(fg_arena_copy(arena, "", 0), "");
	assert_string_equal(fg_arena_format(arena, "%s-%d", "G", 12), "G-12");
	fg_arena_free(arena);
}

/* ---- sink */

static void check_put(void (*put)(struct fg_sink *, const char *), const char *text,
                      const char *expected)
{
	struct fg_sink sink = { 0 };

	put(&sink, text);
	fg_put(&sink, "");
	assert_int_equal(sink.error, 0);
	assert_string_equal(sink.data, expected);
	assert_int_equal(sink.length, strlen(expected));
	fg_sink_clear(&sink);
}

#define FFFD "\xEF\xBF\xBD"

static void xml_is_escaped(void **state)
{
	(void)state;
	check_put(fg_put_xml, "a<b & \"c\">", "a&lt;b &amp; &quot;c&quot;&gt;");
	check_put(fg_put_xml, "tab\tline\nreturn\r", "tab&#9;line&#10;return&#13;");
	check_put(fg_put_xml, "bell\a esc\033", "bell" FFFD " esc" FFFD);
	check_put(fg_put_xml, "\xC3\xA9 \xC3 \xED\xA0\x80", "\xC3\xA9 " FFFD " " FFFD FFFD FFFD);
	check_put(fg_put_xml, "\xEF\xBF\xBE" FFFD, FFFD FFFD);
}

static void json_is_escaped(void **state)
{
	struct fg_sink sink = { 0 };

	(void)state;
	check_put(fg_put_json, "say \"x\\y\"\n\t\x7f", "\"say \\\"x\\\\y\\\"\\n\\u0009\\u007f\"");
	check_put(fg_put_json, "", "\"\"");
	check_put(fg_put_json, "\xFF", "\"" FFFD "\"");
	fg_put_json(&sink, NULL);
	assert_string_equal(sink.data, "null");
	fg_sink_clear(&sink);
}

static void csv_is_quoted_and_defused(void **state)
{
	(void)state;
	check_put(fg_put_csv, "plain", "plain");
	check_put(fg_put_csv, "", "");
	check_put(fg_put_csv, "a,b", "\"a,b\"");
	check_put(fg_put_csv, "a\"b", "\"a\"\"b\"");
	check_put(fg_put_csv, "two\nlines", "\"two\nlines\"");
	check_put(fg_put_csv, "=1+1", "'=1+1");
	check_put(fg_put_csv, "@x,y", "\"'@x,y\"");
	check_put(fg_put_csv, "-5", "'-5");
	check_put(fg_put_csv, "a-b\x01", "a-b" FFFD);
}

static void dot_strings_have_no_live_escapes(void **state)
{
	(void)state;
	check_put(fg_put_dot, "\\N \"x\"", "\"\\\\N \\\"x\\\"\"");
	check_put(fg_put_dot, "ends in \\", "\"ends in \\\\\"");
	check_put(fg_put_dot, "a\nb\tc &lt; \x02", "\"a\\nb c &amp;lt; " FFFD "\"");
	check_put(fg_put_dot_title, "\\N \"&\n", "\"\\\\\\\\N \\\"&amp;\\n\"");
	check_put(fg_put_dot_left, "a\\l\nb\n", "\"a\\\\l\\lb\\l\"");
}

/* Graphviz reads no 16384 bytes of a string in a row. */
static void long_dot_strings_come_in_pieces(void **state)
{
	struct fg_sink text = { 0 }, dot = { 0 };
	size_t run = 0, longest = 0, letters = 0;

	(void)state;
	for (int i = 0; i < 9000; i++)
		fg_put(&text, "\u00E9&");
	fg_put_dot(&dot, text.data);
	for (const char *at = dot.data; *at; at++) {
		run = *at == '\\' ? 0 : run + 1;
		longest = run > longest ? run : longest;
		letters += (unsigned char)*at == 0xC3;
		assert_true((unsigned char)*at != 0xC3 || (unsigned char)at[1] == 0xA9);
	}
	assert_true(longest < 16000);
	assert_int_equal(letters, 9000);
	assert_null(strstr(dot.data, FFFD));
	fg_sink_clear(&text);
	fg_sink_clear(&dot);
}

static void plain_text_cannot_steer_a_terminal(void **state)
{
	(void)state;
	check_put(fg_put_plain, "\033[31mred\a", FFFD "[31mred" FFFD);
	check_put(fg_put_plain, "one\ntwo\tthree", "one two three");
	check_put(fg_put_plain, "C1 \xC2\x9B bidi \xE2\x80\xAE \xE2\x81\xA6 \xD8\x9C",
	          "C1 " FFFD " bidi " FFFD " " FFFD " " FFFD);
	check_put(fg_put_plain, "\xC2\xA0\xC3\xBC", "\xC2\xA0\xC3\xBC");
}

static void check_milli(long long thousandths, const char *expected)
{
	struct fg_sink sink = { 0 };

	fg_put_milli(&sink, thousandths);
	assert_string_equal(sink.data, expected);
	fg_sink_clear(&sink);
}

static void thousandths_are_short(void **state)
{
	(void)state;
	check_milli(0, "0");
	check_milli(12000, "12");
	check_milli(12340, "12.34");
	check_milli(5, "0.005");
	check_milli(-1500, "-1.5");
	check_milli(-1, "-0.001");
	check_milli(LLONG_MIN, "-9223372036854775.808");
}

static void sink_grows_and_formats(void **state)
{
	struct fg_sink sink = { 0 };

	(void)state;
	for (int i = 0; i < 10000; i++)
		fg_putf(&sink, "%d,", i % 10);
	assert_int_equal(sink.length, 20000);
	assert_int_equal(strlen(sink.data), 20000);
	sink.error = -EIO;
	fg_put(&sink, "more");
	assert_int_equal(sink.length, 20000);
	assert_int_equal(fg_sink_save(&sink, "never-made"), -EIO);
	fg_sink_clear(&sink);
	assert_null(sink.data);
}

static void read_file(const char *path, char *buffer, size_t size)
{
	FILE *file = fopen(path, "rb");
	size_t got;

	assert_non_null(file);
	got = fread(buffer, 1, size - 1, file);
	buffer[got] = '\0';
	fclose(file);
}

static int make_folder(void **state)
{
	static char folder[64];

	snprintf(folder, sizeof(folder), "/tmp/flowgap-test-XXXXXX");
	*state = mkdtemp(folder);
	return *state && chdir(folder) == 0 ? 0 : -1;
}

static int remove_folder(void **state)
{
	return chdir("/") == 0 ? rmdir(*state) : -1;     /* fails when a file was left behind */
}

static void files_are_replaced_whole(void **state)
{
	struct fg_sink sink = { 0 };
	struct stat status;
	char text[64];

	(void)state;
	fg_put(&sink, "first");
	assert_int_equal(fg_sink_save(&sink, "x.txt"), 0);
	assert_int_equal(chmod("x.txt", 0640), 0);
	assert_int_equal(symlink("x.txt", "link"), 0);
	fg_put(&sink, " second");
	assert_int_equal(fg_sink_save(&sink, "link"), 0);
	read_file("x.txt", text, sizeof(text));
	assert_string_equal(text, "first second");
	assert_int_equal(lstat("link", &status), 0);
	assert_true(S_ISLNK(status.st_mode));
	assert_int_equal(stat("x.txt", &status), 0);
	assert_int_equal(status.st_mode & 0777, 0640);
	unlink("link");
	unlink("x.txt");
	fg_sink_clear(&sink);
}

static void what_cannot_be_saved_leaves_nothing(void **state)
{
	struct fg_sink sink = { 0 };

	(void)state;
	fg_put(&sink, "x");
	assert_int_equal(fg_sink_save(&sink, "no-folder/x"), -ENOENT);
	assert_int_equal(mkdir("folder", 0755), 0);
	assert_int_equal(fg_sink_save(&sink, "folder"), -EISDIR);
	assert_int_equal(rmdir("folder"), 0);
	assert_int_equal(fg_sink_save(&sink, "/dev/full"), -ENOSPC);
	assert_int_equal(fg_sink_save(&sink, "/dev/null"), 0);
	assert_int_equal(access("/dev/null", F_OK), 0);
	fg_sink_clear(&sink);
}

/* ---- messages */

static struct fg_diag message(uint32_t line, uint32_t column, const char *text,
                              const char *source_line)
{
	return (struct fg_diag){ .code = fg_code_find("FG3001"),
		                 .file = (char *)"m.xml",
		                 .line = line,
		                 .column = column,
		                 .width = 3,
		                 .text = (char *)text,
		                 .source_line = (char *)source_line };
}

static void messages_read_like_those_of_a_compiler(void **state)
{
	struct fg_diags *diags = fg_diags_new();
	struct fg_diag second =
		message(12, 13, "no place has the id 'uscx'", "\t<flow to=\"\xC3\xBCuscx\"\033/>");
	struct fg_diag first = message(3, 0, "whole line", NULL);
	struct fg_sink sink = { 0 };

	(void)state;
	second.width = 4;
	second.allowed = (char *)"allowed: usec, app";
	second.suggestion = (char *)"did you mean 'usec'?";
	fg_diags_add(diags, &second);
	fg_diags_add(diags, &first);
	fg_diags_sort(diags);
	fg_diags_write_text(diags, false, &sink);
	assert_string_equal(sink.data,
		"m.xml:3: error: whole line [FG3001]\n"
		"m.xml:12:13: error: no place has the id 'uscx' [FG3001]\n"
		"\t<flow to=\"\xC3\xBCuscx\"" FFFD "/>\n"
		"\t           ^~~~\n"
		"  allowed: usec, app\n"
		"  did you mean 'usec'?\n");
	assert_int_equal(fg_diags_errors(diags), 2);
	assert_int_equal(fg_diags_warnings(diags), 0);
	fg_sink_clear(&sink);
	fg_diags_free(diags);
}

static void messages_come_as_json(void **state)
{
	struct fg_diags *diags = fg_diags_new();
	struct fg_diag one = message(1, 2, "say \"so\"", NULL);
	struct fg_sink sink = { 0 };

	(void)state;
	fg_diags_write_json(diags, &sink);
	assert_string_equal(sink.data, "[\n]\n");
	fg_sink_clear(&sink);
	fg_diags_add(diags, &one);
	fg_diags_write_json(diags, &sink);
	assert_string_equal(
		sink.data,
		"[\n{\"severity\":\"error\",\"code\":\"FG3001\",\"file\":\"m.xml\",\"line\":1,"
		"\"column\":2,\"width\":3,\"text\":\"say \\\"so\\\"\",\"allowed\":null,"
		"\"suggestion\":null}\n]\n");
	fg_sink_clear(&sink);
	fg_diags_free(diags);
}

static void messages_have_a_limit(void **state)
{
	struct fg_diags *diags = fg_diags_new();
	struct fg_diag one = message(1, 1, "x", NULL);
	struct fg_sink sink = { 0 };
	const char *last = "\n3 more errors not shown\n";

	(void)state;
	for (int i = 1; i <= FG_DIAG_LIMIT + 3; i++)
		assert_int_equal(fg_diags_add(diags, &one) != 0, i >= FG_DIAG_LIMIT);
	assert_int_equal(fg_diags_count(diags), FG_DIAG_LIMIT);
	assert_int_equal(fg_diags_errors(diags), FG_DIAG_LIMIT + 3);
	fg_diags_write_text(diags, false, &sink);
	assert_string_equal(sink.data + sink.length - strlen(last), last);
	fg_sink_clear(&sink);
	fg_diags_free(diags);
}

static void long_lines_are_cut_around_the_place(void **state)
{
	struct fg_diags *diags = fg_diags_new();
	char line[5001];
	struct fg_diag one = message(1, 3001, "here", line);
	struct fg_sink sink = { 0 };
	const char *shown, *caret;

	(void)state;
	memset(line, '.', 5000);
	line[5000] = '\0';
	memcpy(line + 3000, "XYZ", 3);
	fg_diags_add(diags, &one);
	fg_diags_write_text(diags, false, &sink);
	shown = strchr(sink.data, '\n') + 1;
	caret = strchr(shown, '\n') + 1;
	assert_true(caret - shown <= 201);
	assert_int_equal(strcspn(caret, "^"), strcspn(shown, "X"));
	assert_non_null(strstr(caret, "^~~\n"));
	fg_sink_clear(&sink);
	fg_diags_free(diags);
}

static void codes_are_unique_and_explained(void **state)
{
	size_t count;
	const struct fg_code *codes = fg_codes(&count);

	(void)state;
	assert_true(count >= 12);
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(strlen(codes[i].code), 6);
		assert_memory_equal(codes[i].code, "FG", 2);
		assert_ptr_equal(fg_code_find(codes[i].code), &codes[i]);
		assert_true(strlen(codes[i].help) > 20);
		if (i)
			assert_true(strcmp(codes[i - 1].code, codes[i].code) < 0);
	}
	assert_null(fg_code_find("FG9999"));
}

static void the_nearest_word_is_found(void **state)
{
	static const char *const words[] = { "usec", "app", "location", "locations", "ofo-store" };

	(void)state;
	assert_string_equal(fg_nearest("usecc", words, 5), "usec");
	assert_string_equal(fg_nearest("uesc", words, 5), "usec");
	assert_string_equal(fg_nearest("USEC", words, 5), "usec");
	assert_string_equal(fg_nearest("locaton", words, 5), "location");
	assert_string_equal(fg_nearest("ofo_store", words, 5), "ofo-store");
	assert_null(fg_nearest("biometric", words, 5));
	assert_null(fg_nearest("ap", words, 5));
	assert_null(fg_nearest("", words, 5));
	assert_null(fg_nearest("usec", words, 0));
}

static void very_long_words_have_no_neighbour(void **state)
{
	char word[200];
	const char *words[] = { word };

	(void)state;
	memset(word, 'a', sizeof(word) - 1);
	word[sizeof(word) - 1] = '\0';
	assert_null(fg_nearest(word, words, 1));
	assert_null(fg_nearest("aaaa", words, 1));
	word[64] = '\0';
	assert_string_equal(fg_nearest(word, words, 1), word);
}

/* ---- text */

static void utf8_is_read_strictly(void **state)
{
	const char *text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x93\x8D\x80z";
	static const uint32_t expected[] = { 'a', 0xE9, 0x20AC, 0x1F4CD, 0xFFFD, 'z', 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(expected) / sizeof(expected[0]); i++)
		assert_int_equal(fg_utf8_next(&text), expected[i]);
	assert_int_equal(*text, 0);
	assert_int_equal(fg_utf8_count("\xC3\xA9t\xC3\xA9"), 3);
	assert_true(fg_utf8_valid("\xF4\x8F\xBF\xBF", 4));
	assert_true(fg_utf8_valid("a\0b", 3));
	assert_false(fg_utf8_valid("\xF4\x90\x80\x80", 4));
	assert_false(fg_utf8_valid("\xC0\xAF", 2));
	assert_false(fg_utf8_valid("\xE0\x80\xAF", 3));
	assert_false(fg_utf8_valid("\xED\xA0\x80", 3));
	assert_false(fg_utf8_valid("\xE2\x82", 2));
}

static void check_duration(const char *text, int64_t months, int64_t seconds)
{
	struct fg_duration duration = { -1, -1 };

	assert_int_equal(fg_duration_parse(text, &duration), 0);
	assert_int_equal(duration.months, months);
	assert_int_equal(duration.seconds, seconds);
}

static void durations_are_read(void **state)
{
	static const char *const wrong[] = { "",
		                             "P",
		                             "PT",
		                             "P1",
		                             "15Y",
		                             "P1YT",
		                             "P1H",
		                             "PT1D",
		                             "P1M1Y",
		                             "P1Y1Y",
		                             "P-1Y",
		                             "-P1Y",
		                             "P1.5Y",
		                             "p1y",
		                             "P1Y ",
		                             "PT1M1H",
		                             "PTT1H",
		                             "P99999999999999999999Y",
		                             "P9223372036854775807Y",
		                             "P1DT" };

	(void)state;
	check_duration("P15Y", 180, 0);
	check_duration("P18M", 18, 0);
	check_duration("P1Y6M", 18, 0);
	check_duration("P2W", 0, 14 * 86400);
	check_duration("P1DT12H", 0, 36 * 3600);
	check_duration("PT36H", 0, 36 * 3600);
	check_duration("P1Y2M3W4DT5H6M7S", 14, 25 * 86400 + 5 * 3600 + 6 * 60 + 7);
	assert_int_equal(fg_duration_parse("PT12H", NULL), 0);
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_int_equal(fg_duration_parse(wrong[i], NULL), -1);
}

static void check_words(const char *text, const char *expected)
{
	struct fg_duration duration;
	struct fg_sink words = { 0 };

	assert_int_equal(fg_duration_parse(text, &duration), 0);
	fg_say_duration(&words, NULL, duration);
	assert_string_equal(words.data, expected);
	fg_sink_clear(&words);
}

static void durations_are_put_in_words(void **state)
{
	(void)state;
	check_words("P15Y", "15 years");
	check_words("P18M", "1 year 6 months");
	check_words("PT12H", "12 hours");
	check_words("P1W", "7 days");
	check_words("P0D", "0 days");
	check_words("P1M1DT1H1M1S", "1 month 1 day 1 hour 1 minute 1 second");
	check_words("P768614336404564650YT9223372036854775807S",
	            "768614336404564650 years 106751991167300 days 15 hours 30 minutes 7 seconds");
}

/* Widths as in the published metrics (AFM) of Arial and Helvetica, which agree on these. */
static void widths_are_those_of_the_font(void **state)
{
	uint32_t unknown = 9;

	(void)state;
	assert_int_equal(fg_text_width("A", false, NULL), 667);
	assert_int_equal(fg_text_width(" ", false, NULL), 278);
	assert_int_equal(fg_text_width("0", false, NULL), 556);
	assert_int_equal(fg_text_width("i", false, NULL), 222);
	assert_int_equal(fg_text_width("W", false, NULL), 944);
	assert_int_equal(fg_text_width("@", false, NULL), 1015);
	assert_int_equal(fg_text_width("A", true, NULL), 722);
	assert_int_equal(fg_text_width("i", true, NULL), 278);
	assert_int_equal(fg_text_width("\xE2\x80\x94", false, NULL), 1000);      /* em dash */
	assert_int_equal(fg_text_width("\xC3\xA9", false, NULL), 556);           /* e with acute */
	assert_int_equal(fg_text_width("\xD0\x90", false, NULL), 667);           /* Cyrillic A */
	assert_int_equal(fg_text_width("\xE2\x86\x92", false, &unknown), 1000);  /* arrow */
	assert_int_equal(unknown, 0);
	assert_int_equal(fg_text_width("", false, &unknown), 0);
	/* a Chinese character */
	assert_int_equal(fg_text_width("A\xE6\xBC\xA2", false, &unknown), 1667);
	assert_int_equal(unknown, 1);
}

/* ---- SHA-256: examples of FIPS 180 and the lengths around a block */

/* On any processor, in two pieces. */
static void check_digest(const char *text, size_t length, const char *expected)
{
	static void (*const starts[])(struct fg_sha256 *) = { fg_sha256_start,
		                                              fg_sha256_start_plain };
	struct fg_sha256 digest;
	char hex[65];

	fg_sha256_hex(text, length, hex);
	assert_string_equal(hex, expected);
	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
		starts[i](&digest);
		fg_sha256_add(&digest, text, length / 3);
		fg_sha256_add(&digest, text + length / 3, length - length / 3);
		fg_sha256_end(&digest, hex);
		assert_string_equal(hex, expected);
	}
}

static void digests_are_those_of_the_standard(void **state)
{
	static char million[1000000];

	(void)state;
	memset(million, 'a', sizeof(million));
	check_digest("", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	check_digest("abc", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	check_digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56,
	             "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
	check_digest(million, 55,
	             "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
	check_digest(million, 64,
	             "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
	check_digest(million, sizeof(million),
	             "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arena_gives_zeroed_aligned_memory),
		cmocka_unit_test(arena_remembers_a_failure),
		cmocka_unit_test(arena_copies_and_formats),
		cmocka_unit_test(xml_is_escaped),
		cmocka_unit_test(json_is_escaped),
		cmocka_unit_test(csv_is_quoted_and_defused),
		cmocka_unit_test(dot_strings_have_no_live_escapes),
		cmocka_unit_test(long_dot_strings_come_in_pieces),
		cmocka_unit_test(plain_text_cannot_steer_a_terminal),
		cmocka_unit_test(thousandths_are_short),
		cmocka_unit_test(sink_grows_and_formats),
		cmocka_unit_test_setup_teardown(files_are_replaced_whole, make_folder,
		                                remove_folder),
		cmocka_unit_test_setup_teardown(what_cannot_be_saved_leaves_nothing, make_folder,
		                                remove_folder),
		cmocka_unit_test(messages_read_like_those_of_a_compiler),
		cmocka_unit_test(messages_come_as_json),
		cmocka_unit_test(messages_have_a_limit),
		cmocka_unit_test(long_lines_are_cut_around_the_place),
		cmocka_unit_test(codes_are_unique_and_explained),
		cmocka_unit_test(the_nearest_word_is_found),
		cmocka_unit_test(very_long_words_have_no_neighbour),
		cmocka_unit_test(utf8_is_read_strictly),
		cmocka_unit_test(durations_are_read),
		cmocka_unit_test(durations_are_put_in_words),
		cmocka_unit_test(widths_are_those_of_the_font),
		cmocka_unit_test(digests_are_those_of_the_standard),
	};

	return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
