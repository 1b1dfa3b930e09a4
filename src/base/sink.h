/*
 * Where writers put bytes: a growing buffer that remembers the first error and is asked once at the
 * end. fg_sink_save() makes a file appear whole or not at all (written beside it, then renamed).
 */
#ifndef FG_BASE_SINK_H
#define FG_BASE_SINK_H

#include <stddef.h>
#include <string.h>

struct fg_arena;

struct fg_sink {
	char *data;          /* NUL-terminated once anything was put */
	size_t length, room;
	int error;           /* 0 or a negative errno */
	/* of a scratch sink, from its birth: an error is also one of that arena, so that no text is
	 * lost unseen; or NULL */
	struct fg_arena *arena;
};

void fg_sink_clear(struct fg_sink *sink);  /* frees; ready for use again. {0} is a ready sink too */
/* Clears a scratch sink; its error, if any, becomes that of `to`. */
void fg_sink_fold(struct fg_sink *scratch, struct fg_sink *to);
/* Clears a scratch sink and gives what it held, in its arena; NULL: nothing, or memory ran out. */
char *fg_sink_keep(struct fg_sink *scratch);
void fg_put_bytes(struct fg_sink *sink, const char *bytes, size_t length);
static inline void fg_put(struct fg_sink *sink, const char *text)
{
	fg_put_bytes(sink, text, strlen(text));
}
void fg_putf(struct fg_sink *sink, const char *format, ...) __attribute__((format(printf, 2, 3)));
void fg_put_number(struct fg_sink *sink, unsigned long long number);       /* in digits */
/* A number in millipoint or any thousandth unit, written with a point and no useless zeros,
 * whatever the locale. */
void fg_put_milli(struct fg_sink *sink, long long thousandths);

/* Escapes for one context each; C0 control characters never pass. */
void fg_put_xml(struct fg_sink *sink, const char *text);    /* text and attribute values alike */
/* with its quotation marks; NULL gives null */
void fg_put_json(struct fg_sink *sink, const char *text);
/* RFC 4180; a leading = + - @ TAB CR gets an apostrophe */
void fg_put_csv(struct fg_sink *sink, const char *text);
/* the same and a comma; NULL is empty */
void fg_put_csv_field(struct fg_sink *sink, const char *text);
/* the same of what is in `field`, which is then emptied */
void fg_put_csv_built(struct fg_sink *sink, struct fg_sink *field);
/* a DOT string with its quotation marks, no escapes live; its lines stand in the middle */
void fg_put_dot(struct fg_sink *sink, const char *text);
/* the same with lines from the left: each ends in '\n' */
void fg_put_dot_left(struct fg_sink *sink, const char *text);
/* the same for what is shown when one points at something: the attribute tooltip */
void fg_put_dot_title(struct fg_sink *sink, const char *text);
/* for a terminal: control and bidi characters replaced */
void fg_put_plain(struct fg_sink *sink, const char *text);

/* 0 or a negative errno. `path` "-" writes to standard output. */
int fg_sink_save(const struct fg_sink *sink, const char *path);

/* The same for what others write: `write` fills the empty file whose path it is given, which then
 * takes the place of `path`. 0, or its negative result, or a negative errno; -EINVAL for a device
 * or a pipe. */
int fg_save_file(const char *path, int (*write)(const char *path, void *context), void *context);

#endif
