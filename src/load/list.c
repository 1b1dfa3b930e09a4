#include "load/list.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "load/file.h"
#include "load/link.h"

/* IDS_MOST: bytes of all ids with a blank each, which one attribute of the model holds */
enum { IDS_MOST = 60000, FIELDS_MOST = 256, BYTES_MOST = 16 << 20, ID_LENGTH = 64 };

enum column { NAME, CATEGORY, SOURCE, AT, COLUMNS };
static const char *const column_names[COLUMNS] = { "name", "category", "source", "at" };

struct field {
	struct fg_mark mark;
	const char *text;                /* white space folded */
};

struct reader {
	struct fg_doc *doc;
	struct fg_list *list;
	const char *at, *end;
	char separator;
	struct field fields[FIELDS_MOST];        /* of the row in hand */
	uint32_t field_count;
	uint32_t columns[COLUMNS];       /* number of the field, or UINT32_MAX */
	struct fg_ids ids, names;        /* ids in use; listed sources by name */
	uint32_t element_room, source_room;
	uint32_t named;                  /* fields of the first line */
	size_t id_bytes;
};

/* ---- ids */

/* The letter without its accent, in lower case; '-' for anything that is no Latin letter. */
static char plain_letter(uint32_t character)
{
	/* U+00C0 to U+017F */
	static const char latin[] =
		"aaaaaaaceeeeiiiidnooooo-ouuuuytsaaaaaaaceeeeiiiidnooooo-ouuuuyty"
		"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
		"lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

	if (character >= 'A' && character <= 'Z')
		return (char)(character - 'A' + 'a');
	if ((character >= 'a' && character <= 'z') || (character >= '0' && character <= '9'))
		return (char)character;
	return character >= 0xC0 && character < 0x180 ? latin[character - 0xC0] : '-';
}

void fg_id_from_name(const char *name, char *id, size_t size)
{
	size_t length = 0;

	while (*name && length + 1 < size) {
		char letter = plain_letter(fg_utf8_next(&name));

		if (letter == '-' && (length == 0 || id[length - 1] == '-'))
			continue;
		if (length == 0 && letter >= '0' && letter <= '9')
			id[length++] = 'e';      /* an id begins with a letter */
		id[length++] = letter;
	}
	while (length && id[length - 1] == '-')
		length--;
	id[length] = '\0';
	if (length == 0)
		snprintf(id, size, "e");
}

/* An id that nothing else has, made of a name; "-2" and so on tell equal ones apart. */
static const char *new_id(struct reader *reader, const char *name)
{
	struct fg_arena *arena = reader->list->arena;
	char base[ID_LENGTH - 7];        /* room for "-100000" */
	struct fg_id id = { .index = 2 }, *taken;
	char *text;

	fg_id_from_name(name, base, sizeof(base));
	text = fg_arena_string(arena, base);
	if (!text)
		return NULL;
	id.id = (struct fg_span){ text, (uint32_t)strlen(text) };
	taken = fg_ids_add(&reader->ids, &id);
	while (taken) {                  /* taken->index: the number to try next */
		text = fg_arena_format(arena, "%s-%u", base, taken->index++);
		if (!text)
			return NULL;
		id.id = (struct fg_span){ text, (uint32_t)strlen(text) };
		if (!fg_ids_add(&reader->ids, &id))
			break;
	}
	return text;
}

/* ---- rows and fields */

static bool at_line_end(const struct reader *reader)
{
	return reader->at == reader->end || *reader->at == '\n' || *reader->at == '\r';
}

static struct fg_mark mark_from(const struct reader *reader, const char *start)
{
	return (struct fg_mark){ (uint32_t)(start - reader->doc->data),
		                 (uint32_t)(reader->at > start ? reader->at - start : 1) };
}

/* A field in quotation marks, of which a doubled one stands for one. NULL: a message says why. */
static char *read_quoted(struct reader *reader)
{
	const char *start = reader->at++, *close = start;
	char *text, *to;

	do {
		close = memchr(close + 1, '"', (size_t)(reader->end - close - 1));
		if (!close) {
			fg_complain(reader->doc, "FG9002", mark_from(reader, start),
			            "this quotation mark is never closed");
			return NULL;
		}
	} while (close[1] == '"' && ++close);
	text = to = fg_arena_copy(reader->doc->arena, start + 1, (size_t)(close - start - 1));
	for (const char *from = start + 1; text && from < close; from++) {
		*to++ = *from;
		from += *from == '"';
	}
	if (to)
		*to = '\0';
	reader->at = close + 1;
	if (!at_line_end(reader) && *reader->at != reader->separator) {
		fg_complain(reader->doc, "FG9002", mark_from(reader, reader->at),
		            "after a closing quotation mark comes '%c' or the end of the line; "
		            "within quotation marks, write two for one",
		            reader->separator);
		return NULL;
	}
	return text;
}

static char *read_plain(struct reader *reader)
{
	const char *start = reader->at;

	while (!at_line_end(reader) && *reader->at != reader->separator)
		reader->at++;
	return fg_arena_copy(reader->doc->arena, start, (size_t)(reader->at - start));
}

/* -EINVAL: a message says why; what follows cannot be told apart. */
static int read_field(struct reader *reader)
{
	struct fg_doc *doc = reader->doc;
	const char *start = reader->at;
	char *text = *start == '"' ? read_quoted(reader) : read_plain(reader);
	struct field field = { .mark = mark_from(reader, start) };

	if (!text)
		return fg_arena_failed(doc->arena) ? -ENOMEM : -EINVAL;
	field.text = fg_fold(doc->arena, text, strlen(text));
	if (!field.text)
		return -ENOMEM;
	if (reader->field_count == FIELDS_MOST) {
		fg_complain(doc, "FG1003", field.mark, "more than %d columns", FIELDS_MOST);
		return -EINVAL;
	}
	reader->fields[reader->field_count++] = field;
	return 0;
}

static void skip_line_end(struct reader *reader)
{
	if (reader->at < reader->end && *reader->at == '\r')
		reader->at++;
	if (reader->at < reader->end && *reader->at == '\n')
		reader->at++;
}

/* 1: a row, 0: the end, or a negative errno. */
static int read_row(struct reader *reader)
{
	int status;

	reader->field_count = 0;
	if (reader->at == reader->end)
		return 0;
	for (;;) {
		status = read_field(reader);
		if (status < 0)
			return status;
		if (at_line_end(reader))
			break;
		reader->at++;                    /* the separator */
	}
	skip_line_end(reader);
	return 1;
}

static bool is_blank_row(const struct reader *reader)
{
	for (uint32_t i = 0; i < reader->field_count; i++)
		if (*reader->fields[i].text)
			return false;
	return true;
}

/* ---- the first line */

/* What separates most of the first line. "sep=;", which some programs write before it, is passed
 * over. */
static void find_separator(struct reader *reader)
{
	static const char candidates[] = ",;\t";
	size_t most = 0, left = (size_t)(reader->end - reader->at);

	reader->separator = ',';
	if (left > 5 && strncasecmp(reader->at, "sep=", 4) == 0) {
		reader->separator = reader->at[4];
		reader->at += 5;
		skip_line_end(reader);
		return;
	}
	for (const char *c = candidates; *c; c++) {
		size_t count = 0;

		for (const char *at = reader->at; at < reader->end && *at != '\n'; at++)
			count += *at == *c;
		if (count > most) {
			most = count;
			reader->separator = *c;
		}
	}
}

static bool is_missing(const struct reader *reader, enum column column)
{
	return reader->columns[column] == UINT32_MAX;
}

/* A name in the first line that is no column but nearly one that is missing. */
static void complain_of_column(struct reader *reader, const struct field *field)
{
	struct fg_hint hint = { .code = "FG9001", .mark = field->mark, .wrong = field->text };
	const char *words[COLUMNS];

	for (enum column c = 0; c < COLUMNS; c++)
		if (is_missing(reader, c))
			words[hint.count++] = column_names[c];
	hint.words = words;
	if (*field->text && fg_nearest(field->text, words, hint.count))
		fg_complain_hint(reader->doc, &hint, "no column is called '%s'", field->text);
}

static void read_columns(struct reader *reader)
{
	bool known[FIELDS_MOST] = { false };

	memset(reader->columns, 0xFF, sizeof(reader->columns));
	reader->named = reader->field_count;
	for (uint32_t i = 0; i < reader->field_count; i++)
		for (enum column c = 0; c < COLUMNS; c++) {
			if (strcasecmp(reader->fields[i].text, column_names[c]) != 0)
				continue;
			known[i] = true;
			if (!is_missing(reader, c))
				fg_complain(reader->doc, "FG9001", reader->fields[i].mark,
				            "a second column '%s'", column_names[c]);
			reader->columns[c] = i;
		}
	for (uint32_t i = 0; i < reader->field_count; i++)
		if (!known[i])
			complain_of_column(reader, &reader->fields[i]);
	for (enum column c = NAME; c <= CATEGORY && !reader->doc->invalid; c++)
		if (is_missing(reader, c))
			fg_complain(reader->doc, "FG9001", reader->fields[0].mark,
			            "the first line names no column '%s'; columns are name, "
			            "category, and where known source and at",
			            column_names[c]);
}

/* ---- the other lines */

/* A row that ends early has empty fields at its end. */
static struct field field_of(const struct reader *reader, enum column column)
{
	uint32_t number = reader->columns[column];

	if (number < reader->field_count)
		return reader->fields[number];
	return (struct field){ reader->fields[0].mark, "" };
}

/* The number of a category by its word or label, -1 after a message. */
static int category_of(struct reader *reader, const struct field *field)
{
	struct fg_hint hint = { "FG2004", field->mark, .wrong = field->text, .list = true };
	const char *words[FG_CATEGORIES];

	for (enum fg_category c = 0; c < FG_CATEGORIES; c++) {
		const struct fg_word *word = fg_vocab_word(FG_VOCAB_CATEGORY, c);

		if (strcasecmp(field->text, word->word) == 0
		    || strcasecmp(field->text, word->label) == 0)
			return (int)c;
		words[hint.count++] = word->word;
	}
	hint.words = words;
	if (*field->text)
		fg_complain_hint(reader->doc, &hint, "no category is called '%s'", field->text);
	else
		fg_complain(reader->doc, "FG9003", field->mark, "this row has no category");
	return -1;
}

static bool is_too_long(struct reader *reader, const struct field *field)
{
	if (fg_utf8_count(field->text) <= FG_LABEL_LIMIT)
		return false;
	fg_complain(reader->doc, "FG4001", field->mark, "more than %d characters", FG_LABEL_LIMIT);
	return true;
}

/* "PIA-068" is of the kind pia: its name begins with the word. */
static enum fg_source_kind kind_of(const char *name)
{
	for (enum fg_source_kind k = 0; k < FG_SOURCE_KINDS; k++) {
		const char *word = fg_vocab_word(FG_VOCAB_SOURCE_KIND, k)->word;
		size_t length = strlen(word);

		if (strncasecmp(name, word, length) == 0
		    && plain_letter((unsigned char)name[length]) == '-')
			return k;
	}
	return FG_OVERVIEW;
}

/* The number of the source with this name, a new one if need be. 0 or -ENOMEM. */
static int source_of(struct reader *reader, const char *name, uint32_t *ret_number)
{
	struct fg_list *list = reader->list;
	struct fg_id key = { .index = list->source_count }, *known;
	struct fg_listed_source source = { .kind = kind_of(name) }, *grown;

	source.name = fg_arena_string(list->arena, name);
	if (!source.name)
		return -ENOMEM;
	key.id = (struct fg_span){ source.name, (uint32_t)strlen(source.name) };
	known = fg_ids_add(&reader->names, &key);
	*ret_number = known ? known->index : key.index;
	if (known)
		return 0;
	source.id = new_id(reader, name);
	grown = fg_grow(list->sources, list->source_count, &reader->source_room, sizeof(*grown));
	if (!source.id || !grown)
		return -ENOMEM;
	list->sources = grown;
	list->sources[list->source_count++] = source;
	return 0;
}

static int add_element(struct reader *reader, int category)
{
	struct fg_list *list = reader->list;
	struct field source = field_of(reader, SOURCE);
	struct fg_listed element = { .category = (enum fg_category)category,
		                     .source = UINT32_MAX }, *grown;

	if (*source.text && source_of(reader, source.text, &element.source) < 0)
		return -ENOMEM;
	element.name = fg_arena_string(list->arena, field_of(reader, NAME).text);
	element.at = fg_arena_string(list->arena, field_of(reader, AT).text);
	element.id = new_id(reader, element.name ? element.name : "");
	grown = fg_grow(list->elements, list->element_count, &reader->element_room,
	                sizeof(*grown));
	if (grown)
		list->elements = grown;
	if (!grown || !element.id || !element.name || !element.at)
		return -ENOMEM;
	list->elements[list->element_count++] = element;
	reader->id_bytes += strlen(element.id) + 1;
	return 0;
}

/* A separator that should have been in quotation marks makes a field more than there are
 * columns. */
static void check_width(struct reader *reader)
{
	for (uint32_t i = reader->named; i < reader->field_count; i++)
		if (*reader->fields[i].text) {
			fg_complain(reader->doc, "FG9004", reader->fields[i].mark,
			            "field %u of a row, but the first line names %u columns", i + 1,
			            reader->named);
			return;
		}
}

static int take_row(struct reader *reader)
{
	struct field name = field_of(reader, NAME), category = field_of(reader, CATEGORY);
	struct field source = field_of(reader, SOURCE), at = field_of(reader, AT);
	int number;

	if (is_blank_row(reader))
		return 0;
	check_width(reader);
	number = category_of(reader, &category);
	if (!*name.text)
		fg_complain(reader->doc, "FG9003", name.mark, "this row has no name");
	if (is_too_long(reader, &name) || is_too_long(reader, &source) || is_too_long(reader, &at)
	    || number < 0 || reader->doc->invalid)
		return 0;
	if (reader->id_bytes > IDS_MOST) {
		fg_complain(reader->doc, "FG1003", name.mark,
		            "more than the %u elements that one group can name",
		            reader->list->element_count);
		return -EINVAL;
	}
	return add_element(reader, number);
}

static int read_rows(struct reader *reader)
{
	int status;

	find_separator(reader);
	status = read_row(reader);
	if (status == 0)
		fg_complain(reader->doc, "FG9001", (struct fg_mark){ 0 },
		            "the file is empty: the first line names the columns");
	if (status > 0)
		read_columns(reader);
	while (status > 0 && !reader->doc->stop
	       && (!is_missing(reader, NAME) && !is_missing(reader, CATEGORY))) {
		int taken = 0;

		status = read_row(reader);
		if (status > 0)
			taken = take_row(reader);
		if (taken < 0)
			status = taken;
	}
	if (status >= 0 && !reader->doc->invalid && reader->list->element_count == 0)
		fg_complain(reader->doc, "FG9001", (struct fg_mark){ 0 },
		            "the list has no elements");
	return status < 0 ? status : 0;
}

/* ---- the file */

static int read_list(struct fg_doc *doc, const char *const *reserved, struct fg_list *list)
{
	struct reader *reader = calloc(1, sizeof(*reader));
	uint32_t lines = 16;
	int status = reader ? 0 : -ENOMEM;

	for (const char *at = doc->data; (at = strpbrk(at, "\r\n")); at++)
		lines++;
	if (status == 0)
		status = fg_ids_init(&reader->ids, 2 * lines, lines);
	if (status == 0)
		status = fg_ids_init(&reader->names, lines, lines);
	for (size_t i = 0; status == 0 && reserved[i]; i++)
		fg_ids_add(&reader->ids,
		           &(struct fg_id){ .id = { reserved[i], (uint32_t)strlen(reserved[i]) },
		                            .index = 2 });
	if (status == 0) {
		reader->doc = doc;
		reader->list = list;
		reader->at = doc->data;
		reader->end = doc->data + doc->length;
		status = read_rows(reader);
	}
	if (reader) {
		fg_ids_clear(&reader->ids);
		fg_ids_clear(&reader->names);
	}
	free(reader);
	return status;
}

int fg_list_read(const char *path, const char *const *reserved, struct fg_diags *diags,
                 struct fg_list **ret_list)
{
	struct fg_list *list = calloc(1, sizeof(*list));
	struct fg_file file = { 0 };
	struct fg_doc doc = { .diags = diags };
	int status = list ? fg_file_open(path, false, &file) : -ENOMEM;

	if (status == 0) {
		list->arena = fg_arena_new();
		status = list->arena ? fg_doc_read_text(&doc, &file, BYTES_MOST) : -ENOMEM;
	}
	if (status == 0 && !doc.invalid)
		status = read_list(&doc, reserved, list);
	if (doc.no_memory)
		status = -ENOMEM;
	else if (status == 0 && doc.invalid)
		status = -EINVAL;
	fg_doc_clear(&doc);
	fg_file_clear(&file);
	if (status < 0)
		fg_list_free(list);
	else
		*ret_list = list;
	return status;
}

void fg_list_free(struct fg_list *list)
{
	if (!list)
		return;
	free(list->elements);
	free(list->sources);
	fg_arena_free(list->arena);
	free(list);
}
