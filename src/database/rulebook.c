/* Reads files of rules. */
#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "database/rules.h"
#include "load/doc.h"
#include "load/file.h"

enum { MOST_BYTES = 1 << 20, MOST_RULES = 1000, MOST_ID = 64 };

/* The words of the head; where the text of each goes. */
static const struct {
	const char *word;
	size_t field;
	bool needed;
} words[] = {
	{ "id", offsetof(struct fg_rule, id), true },
	{ "title", offsetof(struct fg_rule, title), true },
	{ "class", 0, true },
	{ "ask", offsetof(struct fg_rule, ask), true },
	{ "reference", offsetof(struct fg_rule, reference), false },
	{ "why", offsetof(struct fg_rule, why), false },
	{ "false-alarm", offsetof(struct fg_rule, false_alarm), false },
};
enum { ID, CLASS = 2, WORDS = 7 };
_Static_assert(sizeof(words) / sizeof(words[0]) == WORDS, "a word of the head has no number");

struct reader {
	struct fg_rulebook *book;
	struct fg_diags *diags;
	struct fg_own_rule rule;         /* the one being read, with the file */
	const char *texts[WORDS];        /* of its head, NULL where not given */
	size_t offsets[WORDS];
	int last;                        /* word whose text may go on, or -1 */
	bool begun, in_head, wrong, no_memory;
};

struct fg_rulebook *fg_rulebook_new(void)
{
	struct fg_rulebook *book = calloc(1, sizeof(*book));

	if (book && !(book->arena = fg_arena_new())) {
		free(book);
		return NULL;
	}
	return book;
}

void fg_rulebook_free(struct fg_rulebook *book)
{
	if (!book)
		return;
	fg_arena_free(book->arena);
	free(book->rules);
	free(book);
}

static void complain(const struct fg_own_rule *rule, struct fg_diags *diags, size_t offset,
                     struct fg_diag *diag)
{
	size_t start = offset;

	diag->file = (char *)(uintptr_t)rule->file;
	diag->line = 1;
	for (size_t i = 0; i < offset; i++)
		diag->line += rule->data[i] == '\n';
	while (start && rule->data[start - 1] != '\n')
		start--;
	diag->column = 1;
	for (size_t i = start; i < offset; i++)
		diag->column += (rule->data[i] & 0xC0) != 0x80;
	diag->width = 1;
	diag->source_line = (char *)(uintptr_t)rule->data + start;      /* copied by the list */
	fg_diags_add(diags, diag);
}

void fg_rule_complain(const struct fg_own_rule *rule, struct fg_diags *diags, const char *code,
                      size_t offset, const char *text)
{
	struct fg_diag diag = { .code = fg_code_find(code), .text = (char *)(uintptr_t)text };

	complain(rule, diags, offset, &diag);
}

static void __attribute__((format(printf, 4, 5)))
reject(struct reader *reader, const char *code, size_t offset, const char *format, ...)
{
	char text[400];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	fg_rule_complain(&reader->rule, reader->diags, code, offset, text);
	reader->wrong = true;
}

static void say_word(struct reader *reader, size_t offset, const char *word)
{
	const char *known[WORDS], *near;
	char text[200], suggestion[100];
	struct fg_diag diag = { .code = fg_code_find("FG8002"), .text = text,
		                .allowed = "allowed: id, title, class, ask, reference, why,"
		                           " false-alarm" };

	for (size_t i = 0; i < WORDS; i++)
		known[i] = words[i].word;
	near = fg_nearest(word, known, WORDS);
	snprintf(text, sizeof(text), "the head of a rule has no line '%s'", word);
	snprintf(suggestion, sizeof(suggestion), "did you mean '%s'?", near ? near : "");
	diag.suggestion = near ? suggestion : NULL;
	complain(&reader->rule, reader->diags, offset, &diag);
	reader->wrong = true;
}

/* ---- the end of a rule: is it complete? */

static bool is_id(const char *id)
{
	size_t length = strspn(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	                           "0123456789_-.");
	bool letter = (*id >= 'A' && *id <= 'Z') || (*id >= 'a' && *id <= 'z');

	return letter && !id[length] && length <= MOST_ID;
}

static void check_id(struct reader *reader)
{
	const char *id = reader->texts[ID];
	size_t at = reader->offsets[ID];

	if (!is_id(id))
		reject(reader, "FG8004", at, "'%.80s' is no id", id);
	else if (strncasecmp(id, "FG-", 3) == 0 || strcasecmp(id, "said") == 0)
		reject(reader, "FG8004", at, "the id '%s' is taken by the program", id);
	for (uint32_t i = 0; i < reader->book->count; i++)
		if (strcasecmp(reader->book->rules[i].rule.id, id) == 0)
			reject(reader, "FG8004", at, "another rule has the id '%s'", id);
}

static void check_class(struct reader *reader)
{
	const char *class = reader->texts[CLASS];

	if (strcmp(class, "gap") == 0)
		reader->rule.rule.class = FG_RULE_GAP;
	else if (strcmp(class, "question") == 0)
		reader->rule.rule.class = FG_RULE_QUESTION;
	else
		reject(reader, "FG8005", reader->offsets[CLASS],
		       "the class of a rule is 'gap' or 'question', not '%.80s'", class);
}

static void fill_rule(struct reader *reader)
{
	for (size_t i = 0; i < WORDS; i++)
		if (i != CLASS)
			*(const char **)((char *)&reader->rule.rule + words[i].field) =
				reader->texts[i];
}

static void keep_rule(struct reader *reader)
{
	struct fg_rulebook *book = reader->book;
	struct fg_own_rule *grown =
		realloc(book->rules, ((size_t)book->count + 1) * sizeof(*grown));

	if (!grown) {
		reader->no_memory = true;
		return;
	}
	book->rules = grown;
	grown[book->count++] = reader->rule;
	if (book->count > MOST_RULES)
		reject(reader, "FG8001", reader->rule.head, "more than %d rules", MOST_RULES);
}

/* `end`: offset behind its SQL. */
static void end_rule(struct reader *reader, size_t end)
{
	struct fg_own_rule *rule = &reader->rule;
	bool complete = true;

	if (!reader->begun)
		return;
	for (size_t i = 0; i < WORDS; i++) {
		if (!words[i].needed || (reader->texts[i] && *reader->texts[i]))
			continue;
		reject(reader, "FG8003", rule->head, "the rule has no '%s'", words[i].word);
		complete = false;
	}
	if (reader->in_head)
		reject(reader, "FG8003", rule->head, "the rule has no SELECT");
	if (!complete || reader->in_head)
		return;
	check_id(reader);
	check_class(reader);
	fill_rule(reader);
	while (end > rule->start && strchr(" \t\r\n", rule->data[end - 1]))
		end--;
	rule->sql = fg_arena_copy(reader->book->arena, rule->data + rule->start, end - rule->start);
	keep_rule(reader);
}

/* ---- lines */

static const char *copy_text(struct reader *reader, const char *before, const char *from,
                             size_t length)
{
	while (length && (*from == ' ' || *from == '\t')) {
		from++;
		length--;
	}
	while (length && strchr(" \t\r", from[length - 1]))
		length--;
	return fg_arena_format(reader->book->arena, "%s%s%.*s", before, *before ? " " : "",
	                       (int)length, from);
}

/* Length of WORD in "-- WORD: text", with its start; 0: the line is another comment. */
static size_t find_word(const char *line, size_t length, const char **ret_word)
{
	size_t skip = length > 2 && line[2] == ' ' ? 3 : 2, size;
	const char *word = line + skip;

	size = strspn(word, "abcdefghijklmnopqrstuvwxyz-");
	*ret_word = word;
	return skip + size < length && word[size] == ':' ? size : 0;
}

static void begin_rule(struct reader *reader, size_t offset)
{
	end_rule(reader, offset);
	memset(reader->texts, 0, sizeof(reader->texts));
	memset(&reader->rule.rule, 0, sizeof(reader->rule.rule));
	reader->rule.head = offset;
	reader->begun = reader->in_head = true;
}

static int number_of(const char *word, size_t size)
{
	for (int i = 0; i < WORDS; i++)
		if (strlen(words[i].word) == size && strncmp(words[i].word, word, size) == 0)
			return i;
	return -1;
}

static void take_word(struct reader *reader, const char *word, size_t size, size_t length)
{
	size_t offset = (size_t)(word - reader->rule.data);
	int number = number_of(word, size);
	char copy[40];

	reader->last = -1;
	if (number < 0) {
		snprintf(copy, sizeof(copy), "%.*s", (int)(size < 39 ? size : 39), word);
		say_word(reader, offset, copy);
	} else if (reader->texts[number]) {
		reject(reader, "FG8002", offset, "'%s' stands twice", words[number].word);
	} else {
		reader->texts[number] = copy_text(reader, "", word + size + 1, length - size - 1);
		reader->offsets[number] = offset + size + 1;
		reader->offsets[number] += strspn(word + size + 1, " \t");
		reader->last = number;
	}
}

/* A comment: a new rule, a line of a head, a text that goes on, or nothing to us. */
static void take_comment(struct reader *reader, const char *line, size_t length)
{
	const char *word;
	size_t size = find_word(line, length, &word), rest = length - (size_t)(word - line);

	if (size == 2 && strncmp(word, "id", 2) == 0)
		begin_rule(reader, (size_t)(line - reader->rule.data));
	if (!reader->begun || !reader->in_head)
		return;
	if (size)
		take_word(reader, word, size, rest);
	else if (reader->last >= 0 && length > 4 && strncmp(line + 2, "   ", 3) == 0)
		reader->texts[reader->last] = copy_text(reader, reader->texts[reader->last],
		                                        line + 2, length - 2);
}

/* False: there is no use in reading on. */
static bool take_line(struct reader *reader, const char *line, size_t length)
{
	size_t offset = (size_t)(line - reader->rule.data);

	if (strspn(line, " \t\r") >= length)
		return true;
	if (length >= 2 && strncmp(line, "--", 2) == 0) {
		take_comment(reader, line, length);
		return true;
	}
	if (!reader->begun) {
		reject(reader, "FG8001", offset, "a rule begins with a line '-- id: NAME'");
		return false;
	}
	if (reader->in_head)
		reader->rule.start = offset;
	reader->in_head = false;
	return true;
}

static void check_characters(struct reader *reader)
{
	const char *at = reader->rule.data, *next = at;
	uint32_t character;

	if (!fg_utf8_valid(at, reader->rule.length)) {
		reject(reader, "FG1004", 0, "the file is not UTF-8");
		return;
	}
	while ((character = fg_utf8_next(&next)) != 0 && !fg_character_forbidden(character))
		at = next;
	if ((size_t)(at - reader->rule.data) < reader->rule.length)
		reject(reader, "FG1005", (size_t)(at - reader->rule.data),
		       "a character that may not stand here: U+%04X", (unsigned)character);
}

static void read_lines(struct reader *reader)
{
	static const char mark[] = "\xEF\xBB\xBF";     /* some editors begin a file with it */
	const char *data = reader->rule.data;
	size_t at = strncmp(data, mark, strlen(mark)) == 0 ? strlen(mark) : 0;

	while (at < reader->rule.length) {
		size_t length = strcspn(data + at, "\n");

		if (!take_line(reader, data + at, length))
			return;
		at += length + 1;
	}
	if (!reader->begun)
		reject(reader, "FG8001", 0, "there is no rule in the file");
	end_rule(reader, reader->rule.length);
}

int fg_rulebook_add_text(struct fg_rulebook *book, const char *name, const char *text,
                         size_t length, struct fg_diags *diags)
{
	struct reader reader = { .book = book, .diags = diags, .last = -1 };

	reader.rule.file = fg_arena_string(book->arena, name);
	reader.rule.data = length > MOST_BYTES ? "" : fg_arena_copy(book->arena, text, length);
	reader.rule.length = length > MOST_BYTES ? 0 : length;
	if (fg_arena_failed(book->arena))
		return -ENOMEM;
	if (length > MOST_BYTES)
		reject(&reader, "FG8001", 0, "the file has more than 1 MiB");
	else
		check_characters(&reader);
	if (!reader.wrong)
		read_lines(&reader);
	if (reader.no_memory || fg_arena_failed(book->arena))
		return -ENOMEM;
	return reader.wrong ? -EINVAL : 0;
}

int fg_rulebook_add_file(struct fg_rulebook *book, const char *path, struct fg_diags *diags)
{
	struct fg_file file;
	int status = fg_file_open(path, false, &file);

	if (status < 0)
		return status;
	while (status == 0 && !file.whole && file.length <= MOST_BYTES)
		status = fg_file_more(&file);
	if (status == 0)
		status = fg_rulebook_add_text(book, file.name, file.data ? file.data : "",
		                              file.length, diags);
	fg_file_clear(&file);
	return status;
}
