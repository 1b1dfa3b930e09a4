#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/sink.h"
#include "base/text.h"

enum { LINE_SHOWN = 200 };       /* characters of a source line */

struct entry {
	struct fg_diag diag;
	size_t file, number;     /* for sorting: order of first use, order of arrival */
	uint32_t caret;          /* column within diag.source_line, 0: none */
};

struct fg_diags {
	struct fg_arena *arena;
	struct entry *entries;
	size_t count, room;
	char **files;
	size_t file_count, file_room;
	size_t errors, warnings; /* all of them */
	size_t kept[2];          /* by severity */
	bool failed;
};

struct fg_diags *fg_diags_new(void)
{
	struct fg_diags *diags = calloc(1, sizeof(*diags));

	if (!diags)
		return NULL;
	diags->arena = fg_arena_new();
	if (!diags->arena) {
		free(diags);
		return NULL;
	}
	return diags;
}

void fg_diags_free(struct fg_diags *diags)
{
	if (!diags)
		return;
	fg_arena_free(diags->arena);
	free(diags->entries);
	free(diags->files);
	free(diags);
}

size_t fg_diags_count(const struct fg_diags *diags)
{
	return diags->count;
}

const struct fg_diag *fg_diags_at(const struct fg_diags *diags, size_t index)
{
	return index < diags->count ? &diags->entries[index].diag : NULL;
}

size_t fg_diags_errors(const struct fg_diags *diags)
{
	return diags->errors;
}

size_t fg_diags_warnings(const struct fg_diags *diags)
{
	return diags->warnings;
}

static int compare(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->file != y->file)
		return x->file < y->file ? -1 : 1;
	if (x->diag.line != y->diag.line)
		return x->diag.line < y->diag.line ? -1 : 1;
	if (x->diag.column != y->diag.column)
		return x->diag.column < y->diag.column ? -1 : 1;
	return x->number < y->number ? -1 : x->number > y->number;
}

void fg_diags_sort(struct fg_diags *diags)
{
	if (diags->count)
		qsort(diags->entries, diags->count, sizeof(*diags->entries), compare);
}

/* Returns the array with room for one more, or NULL (the old one stays). */
static void *grow(void *array, size_t count, size_t *room, size_t size)
{
	size_t more = *room ? *room * 2 : 16;

	if (count < *room)
		return array;
	array = realloc(array, more * size);
	if (array)
		*room = more;
	return array;
}

/* Number of the file name, kept once. Returns nonzero when memory ran out. */
static int find_file(struct fg_diags *diags, const char *name, size_t *ret_file)
{
	char **files;

	for (size_t i = diags->file_count; i-- > 0;) {
		if (strcmp(diags->files[i], name) == 0) {
			*ret_file = i;
			return 0;
		}
	}
	files = grow(diags->files, diags->file_count, &diags->file_room, sizeof(*files));
	if (!files)
		return -ENOMEM;
	diags->files = files;
	files[diags->file_count] = fg_arena_string(diags->arena, name);
	if (!files[diags->file_count])
		return -ENOMEM;
	*ret_file = diags->file_count++;
	return 0;
}

/* The part of the line to show: at most LINE_SHOWN characters with the place in question among
 * them. */
static void cut_line(struct fg_diags *diags, const char *line, struct entry *entry)
{
	uint32_t column = entry->diag.column, skipped = 0;
	const char *end;
	char *copy;

	if (column > LINE_SHOWN * 3 / 4) {
		for (; skipped < column - LINE_SHOWN / 2 && *line; skipped++)
			fg_utf8_next(&line);
	}
	end = line;
	for (int i = 0; i < LINE_SHOWN && *end && *end != '\n' && *end != '\r'; i++)
		fg_utf8_next(&end);
	copy = fg_arena_copy(diags->arena, line, (size_t)(end - line));
	entry->diag.source_line = copy;
	if (copy && column && column - skipped <= fg_utf8_count(copy) + 1)
		entry->caret = column - skipped;
}

static char *keep(struct fg_diags *diags, const char *text)
{
	return text ? fg_arena_string(diags->arena, text) : NULL;
}

static void add_entry(struct fg_diags *diags, const struct fg_diag *diag)
{
	struct entry entry = { .diag = *diag, .number = diags->count }, *entries;

	entries = grow(diags->entries, diags->count, &diags->room, sizeof(*entries));
	if (!entries || find_file(diags, diag->file ? diag->file : "", &entry.file) < 0) {
		diags->failed = true;
		diags->entries = entries ? entries : diags->entries;
		return;
	}
	entry.diag.file = diags->files[entry.file];
	entry.diag.text = keep(diags, diag->text);
	entry.diag.allowed = keep(diags, diag->allowed);
	entry.diag.suggestion = keep(diags, diag->suggestion);
	if (diag->source_line)
		cut_line(diags, diag->source_line, &entry);
	if (!entry.diag.width)
		entry.diag.width = 1;
	diags->entries = entries;
	entries[diags->count++] = entry;
}

int fg_diags_add(struct fg_diags *diags, const struct fg_diag *diag)
{
	enum fg_severity severity = diag->code->severity;

	*(severity == FG_ERROR ? &diags->errors : &diags->warnings) += 1;
	if (diag->code->listed || diags->kept[severity] < FG_DIAG_LIMIT) {
		diags->kept[severity]++;
		add_entry(diags, diag);
	}
	return diags->kept[FG_ERROR] >= FG_DIAG_LIMIT;
}

static size_t count_dropped(const struct fg_diags *diags, enum fg_severity severity)
{
	return (severity == FG_ERROR ? diags->errors : diags->warnings) - diags->kept[severity];
}

static void put_place(const struct fg_diag *diag, struct fg_sink *sink)
{
	if (!diag->file[0])
		return;
	fg_put_plain(sink, diag->file);
	if (diag->line)
		fg_putf(sink, ":%u", diag->line);
	if (diag->line && diag->column)
		fg_putf(sink, ":%u", diag->column);
	fg_put(sink, ": ");
}

/* One character for a terminal; tabs stay, so that the caret below stands right. */
static void put_shown(struct fg_sink *sink, const char *from, const char *to)
{
	char one[8] = { 0 };

	if (*from == '\t') {
		fg_put(sink, "\t");
		return;
	}
	memcpy(one, from, (size_t)(to - from));
	fg_put_plain(sink, one);
}

static void put_line(const struct entry *entry, bool colour, struct fg_sink *sink)
{
	const char *line = entry->diag.source_line, *at = line, *from = line;
	uint32_t column = 1;

	while (fg_utf8_next(&at)) {
		put_shown(sink, from, at);
		from = at;
	}
	fg_put(sink, "\n");
	if (!entry->caret)
		return;
	for (at = from = line; column < entry->caret && fg_utf8_next(&at); column++) {
		fg_put(sink, *from == '\t' ? "\t" : " ");
		from = at;
	}
	fg_put(sink, colour ? "\033[1;32m^" : "^");
	fg_utf8_next(&at);
	for (uint32_t i = 1; i < entry->diag.width && fg_utf8_next(&at); i++)
		fg_put(sink, "~");
	fg_put(sink, colour ? "\033[m\n" : "\n");
}

static void put_hint(const char *text, struct fg_sink *sink)
{
	if (!text)
		return;
	fg_put(sink, "  ");
	fg_put_plain(sink, text);
	fg_put(sink, "\n");
}

static void put_entry(const struct entry *entry, bool colour, struct fg_sink *sink)
{
	const struct fg_diag *diag = &entry->diag;
	bool error = diag->code->severity == FG_ERROR;

	fg_put(sink, colour ? "\033[1m" : "");
	put_place(diag, sink);
	fg_put(sink, !colour ? "" : error ? "\033[1;31m" : "\033[1;35m");
	fg_put(sink, error ? "error: " : "warning: ");
	fg_put(sink, colour ? "\033[m" : "");
	fg_put_plain(sink, diag->text ? diag->text : diag->code->title);
	fg_putf(sink, " [%s]\n", diag->code->code);
	if (diag->source_line)
		put_line(entry, colour, sink);
	put_hint(diag->allowed, sink);
	put_hint(diag->suggestion, sink);
}

static void check_memory(const struct fg_diags *diags, struct fg_sink *sink)
{
	if ((diags->failed || fg_arena_failed(diags->arena)) && !sink->error)
		sink->error = -ENOMEM;
}

static const char *const severity_words[] = { [FG_ERROR] = "error", [FG_WARNING] = "warning" };

void fg_diags_write_text(const struct fg_diags *diags, bool colour, struct fg_sink *sink)
{
	check_memory(diags, sink);
	for (size_t i = 0; i < diags->count; i++)
		put_entry(&diags->entries[i], colour, sink);
	for (enum fg_severity i = FG_ERROR; i <= FG_WARNING; i++) {
		size_t dropped = count_dropped(diags, i);

		if (dropped)
			fg_putf(sink, "%zu more %s%s not shown\n", dropped, severity_words[i],
			        dropped == 1 ? "" : "s");
	}
}

static void put_member(struct fg_sink *sink, const char *name, const char *text)
{
	fg_putf(sink, ",\"%s\":", name);
	fg_put_json(sink, text);
}

void fg_diags_write_json(const struct fg_diags *diags, struct fg_sink *sink)
{
	const char *between = "\n";

	check_memory(diags, sink);
	fg_put(sink, "[");
	for (size_t i = 0; i < diags->count; i++) {
		const struct fg_diag *diag = &diags->entries[i].diag;

		fg_putf(sink, "%s{\"severity\":\"%s\",\"code\":\"%s\"", between,
		        severity_words[diag->code->severity], diag->code->code);
		put_member(sink, "file", diag->file);
		fg_putf(sink, ",\"line\":%u,\"column\":%u,\"width\":%u", diag->line, diag->column,
		        diag->width);
		put_member(sink, "text", diag->text ? diag->text : diag->code->title);
		put_member(sink, "allowed", diag->allowed);
		put_member(sink, "suggestion", diag->suggestion);
		fg_put(sink, "}");
		between = ",\n";
	}
	for (enum fg_severity i = FG_ERROR; i <= FG_WARNING; i++) {
		size_t dropped = count_dropped(diags, i);

		if (!dropped)
			continue;
		fg_putf(sink, "%s{\"severity\":\"%s\",\"code\":null,\"more\":%zu}", between,
		        severity_words[i], dropped);
		between = ",\n";
	}
	fg_put(sink, "\n]\n");
}
