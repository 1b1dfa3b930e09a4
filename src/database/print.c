#include "database/print.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

struct fg_printer_kind {
	const char *format;
	int (*head)(struct fg_printer *printer);
	void (*row)(struct fg_printer *printer, const struct fg_value *values);
	int (*tail)(struct fg_printer *printer);
};

static const char *next_name(const char *name)
{
	return name + strlen(name) + 1;
}

static void put_hex(struct fg_sink *sink, const struct fg_value *value)
{
	static const char digits[] = "0123456789ABCDEF";

	fg_put(sink, "x'");
	for (size_t i = 0; i < value->length; i++) {
		unsigned char byte = (unsigned char)value->text[i];
		char two[2] = { digits[byte >> 4], digits[byte & 15] };

		fg_put_bytes(sink, two, 2);
	}
	fg_put(sink, "'");
}

/* All but text, which has a form of its own in each format. */
static void put_bare(struct fg_sink *sink, const struct fg_value *value)
{
	if (value->type == FG_INTEGER)
		fg_putf(sink, "%lld", (long long)value->number);
	else if (value->type == FG_REAL)
		fg_put(sink, value->text);
	else if (value->type == FG_BLOB)
		put_hex(sink, value);
}

/* ---- CSV */

static int csv_head(struct fg_printer *printer)
{
	const char *name = printer->names.data;

	for (unsigned i = 0; i < printer->columns; i++, name = next_name(name)) {
		fg_put(&printer->out, i ? "," : "");
		fg_put_csv(&printer->out, name);
	}
	fg_put(&printer->out, "\r\n");
	return 0;
}

static void csv_row(struct fg_printer *printer, const struct fg_value *values)
{
	for (unsigned i = 0; i < printer->columns; i++) {
		fg_put(&printer->out, i ? "," : "");
		if (values[i].type == FG_TEXT)
			fg_put_csv(&printer->out, values[i].text);
		else
			put_bare(&printer->out, &values[i]);
	}
	fg_put(&printer->out, "\r\n");
}

static int no_tail(struct fg_printer *printer)
{
	return printer->out.error;
}

/* ---- JSON: an array of objects */

static int json_head(struct fg_printer *printer)
{
	const char *name = printer->names.data, *other;

	for (unsigned i = 0; i < printer->columns; i++, name = next_name(name)) {
		other = next_name(name);
		for (unsigned k = i + 1; k < printer->columns; k++, other = next_name(other))
			if (strcmp(name, other) == 0)
				return -EINVAL;
	}
	fg_put(&printer->out, "[");
	return 0;
}

/* "Inf" is no number in JSON. */
static bool is_finite(const char *number)
{
	return !strpbrk(number, "INin");
}

static void json_row(struct fg_printer *printer, const struct fg_value *values)
{
	struct fg_sink *out = &printer->out;
	const char *name = printer->names.data;

	fg_put(out, printer->rows ? ",\n{" : "\n{");
	for (unsigned i = 0; i < printer->columns; i++, name = next_name(name)) {
		fg_put(out, i ? "," : "");
		fg_put_json(out, name);
		fg_put(out, ":");
		if (values[i].type == FG_TEXT)
			fg_put_json(out, values[i].text);
		else if (values[i].type == FG_NULL
		         || (values[i].type == FG_REAL && !is_finite(values[i].text)))
			fg_put(out, "null");
		else {
			fg_put(out, values[i].type == FG_BLOB ? "\"" : "");
			put_bare(out, &values[i]);
			fg_put(out, values[i].type == FG_BLOB ? "\"" : "");
		}
	}
	fg_put(out, "}");
}

static int json_tail(struct fg_printer *printer)
{
	fg_put(&printer->out, "\n]\n");
	return printer->out.error;
}

/* ---- a table for a terminal: the first character of a cell tells whether it is a number */

static int text_head(struct fg_printer *printer)
{
	(void)printer;
	return 0;
}

static void text_row(struct fg_printer *printer, const struct fg_value *values)
{
	struct fg_sink *cells = &printer->cells;

	for (unsigned i = 0; i < printer->columns; i++) {
		bool number = values[i].type == FG_INTEGER || values[i].type == FG_REAL;

		fg_put(cells, number ? "n" : values[i].type == FG_NULL ? "-" : "t");
		if (values[i].type == FG_TEXT)
			fg_put_plain(cells, values[i].text);
		else
			put_bare(cells, &values[i]);
		fg_put_bytes(cells, "", 1);
	}
}

enum { WIDEST = 60 };            /* characters of a column; longer texts go on below */

struct column {
	size_t width;
	bool text;               /* has a cell that is no number */
	const char *rest;        /* of the cell being put */
};

static void pad(struct fg_sink *out, const char *with, size_t count)
{
	for (size_t i = 0; i < count; i++)
		fg_put(out, with);
}

/* Bytes of the text that go on a line of `width` characters: up to a blank where there is one. */
static size_t piece(const char *text, size_t width)
{
	const char *at = text;
	size_t blank = 0;

	for (size_t i = 0; *at && i < width; i++) {
		fg_utf8_next(&at);
		if (*at == ' ')
			blank = (size_t)(at - text);
	}
	return *at && blank ? blank : (size_t)(at - text);
}

static size_t characters(const char *text, size_t length)
{
	size_t count = 0;

	for (size_t i = 0; i < length; i++)
		count += (text[i] & 0xC0) != 0x80;
	return count;
}

/* One line of a row, as far as its cells go; numbers stand to the right. True: there is more. */
static bool put_line(struct fg_printer *printer, struct column *columns)
{
	struct fg_sink *out = &printer->out;
	bool more = false;

	for (unsigned i = 0; i < printer->columns; i++) {
		struct column *column = &columns[i];
		size_t length = piece(column->rest, column->width);
		size_t room = column->width - characters(column->rest, length);

		pad(out, " ", column->text ? 0 : room);
		fg_put_bytes(out, column->rest, length);
		pad(out, " ", (column->text ? room : 0) + 2);
		column->rest += length;
		column->rest += strspn(column->rest, " ");
		more = more || *column->rest;
	}
	while (out->length && out->data[out->length - 1] == ' ')
		out->length--;
	fg_put(out, "\n");
	return more && !out->error;
}

static void put_cells(struct fg_printer *printer, const char *cells, struct column *columns,
                      size_t skip)
{
	for (unsigned i = 0; i < printer->columns; i++, cells = next_name(cells))
		columns[i].rest = cells + skip;
	while (put_line(printer, columns))
		;
}

static void measure(const struct fg_printer *printer, const char *cells, struct column *columns,
                    size_t skip)
{
	for (unsigned i = 0; i < printer->columns; i++, cells = next_name(cells)) {
		size_t width = fg_utf8_count(cells + skip);

		width = width < WIDEST ? width : WIDEST;
		columns[i].width = width > columns[i].width ? width : columns[i].width;
		columns[i].text = columns[i].text || (skip && *cells == 't');
	}
}

static const char *next_row(const struct fg_printer *printer, const char *cells)
{
	for (unsigned i = 0; i < printer->columns; i++)
		cells = next_name(cells);
	return cells;
}

static int text_tail(struct fg_printer *printer)
{
	struct column *columns = calloc(printer->columns + 1, sizeof(*columns));
	const char *cells = printer->cells.data;

	if (!columns || printer->cells.error) {
		free(columns);
		return -ENOMEM;
	}
	measure(printer, printer->names.data, columns, 0);
	for (unsigned long i = 0; i < printer->rows; i++, cells = next_row(printer, cells))
		measure(printer, cells, columns, 1);
	put_cells(printer, printer->names.data, columns, 0);
	for (unsigned i = 0; i < printer->columns; i++) {
		pad(&printer->out, "-", columns[i].width);
		fg_put(&printer->out, i + 1 < printer->columns ? "  " : "\n");
	}
	cells = printer->cells.data;
	for (unsigned long i = 0; i < printer->rows; i++, cells = next_row(printer, cells))
		put_cells(printer, cells, columns, 1);
	free(columns);
	return printer->out.error;
}

static const struct fg_printer_kind kinds[] = {
	{ "text", text_head, text_row, text_tail },
	{ "csv", csv_head, csv_row, no_tail },
	{ "json", json_head, json_row, json_tail },
};

int fg_printer_begin(struct fg_printer *printer, const char *format)
{
	*printer = (struct fg_printer){ NULL };
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kinds[i].format, format) == 0)
			printer->kind = &kinds[i];
	return printer->kind ? 0 : -EINVAL;
}

/* A name can be any text: it is made safe once, for all formats. */
int fg_printer_columns(void *context, const char *const *names, unsigned count)
{
	struct fg_printer *printer = context;

	printer->columns = count;
	for (unsigned i = 0; i < count; i++) {
		fg_put_plain(&printer->names, names[i]);
		fg_put_bytes(&printer->names, "", 1);
	}
	return printer->names.error ? printer->names.error : printer->kind->head(printer);
}

int fg_printer_row(void *context, const struct fg_value *values, unsigned count)
{
	struct fg_printer *printer = context;

	(void)count;
	printer->kind->row(printer, values);
	printer->rows++;
	return printer->out.error ? printer->out.error : printer->cells.error;
}

int fg_printer_end(struct fg_printer *printer)
{
	return printer->kind->tail(printer);
}

void fg_printer_clear(struct fg_printer *printer)
{
	fg_sink_clear(&printer->out);
	fg_sink_clear(&printer->names);
	fg_sink_clear(&printer->cells);
}
