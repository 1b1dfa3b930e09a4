/* Rows of an answer as a table for a terminal, as CSV or as JSON. */
#ifndef FG_DATABASE_PRINT_H
#define FG_DATABASE_PRINT_H

#include "base/sink.h"
#include "database/engine.h"

struct fg_printer_kind;

struct fg_printer {
	const struct fg_printer_kind *kind;
	struct fg_sink out;
	struct fg_sink names;            /* of the columns, NUL after each */
	unsigned columns;
	unsigned long rows;
	struct fg_sink cells;            /* of the table for a terminal, NUL after each */
};

/* 0, or -EINVAL for an unknown format. */
int fg_printer_begin(struct fg_printer *printer, const char *format);
/* For fg_select: `context` is the printer. -EINVAL: two columns have one name, in JSON. */
int fg_printer_columns(void *context, const char *const *names, unsigned count);
int fg_printer_row(void *context, const struct fg_value *values, unsigned count);
/* The whole text is then in `out`. 0 or a negative errno. */
int fg_printer_end(struct fg_printer *printer);
void fg_printer_clear(struct fg_printer *printer);

#endif
