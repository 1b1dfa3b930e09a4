/*
 * One XML file while it is read: its bytes, and the records that come out of them. Everything here
 * lives until the load is over; the model keeps copies.
 */
#ifndef FG_LOAD_DOC_H
#define FG_LOAD_DOC_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "load/file.h"
#include "load/grammar.h"

#define FG_FILE_LIMIT ((size_t)1 << 30)  /* bytes of a file; offsets fit into 32 bits */
enum {
	FG_TAG_LIMIT = 64 * 1024,        /* bytes of one tag or comment */
	FG_TEXT_LIMIT = 1024 * 1024,     /* bytes of text in one element */
	FG_DEPTH_LIMIT = 16,
	FG_LABEL_LIMIT = 200             /* characters */
};

/* Borrowed text without a final NUL. */
struct fg_span {
	const char *at;
	uint32_t length;
};

/* A place in the file: what a message underlines. All zero: the file as a whole. */
struct fg_mark {
	uint32_t offset, length;
};

struct fg_attr {
	uint32_t at;             /* offset of the value; of copied ones a number in `decoded` */
	uint16_t length;                 /* a tag has no more than 64 KiB */
	uint8_t name;                    /* enum fg_name */
	bool bad : 1;                    /* it is no good, and a message says so */
	bool copied : 1;                 /* the file has it in other words: entities, line ends */
};

struct fg_decoded {
	const char *text;
	uint32_t offset;  /* of the value; of the tag where the value cannot be found in the file */
};

/* One XML element, in document order. Children follow their parent; `end` is the number after the
 * last of them. */
struct fg_record {
	const char *text;                /* white space folded; "" when there is none */
	uint32_t offset;                 /* of its tag */
	uint32_t line;                   /* of it, 1-based */
	uint32_t names;                  /* of its attributes: a bit each, by number modulo 32 */
	uint32_t parent, end;
	uint32_t attrs;                  /* number of its first attribute */
	uint32_t thing;                  /* its number among those of its tag */
	uint16_t column;                 /* of it, in bytes, 1-based; 0: too large to stand here */
	uint8_t attr_count;
	uint8_t tag;
};

/* How far the look over the bytes has come. */
struct fg_scan {
	uint32_t characters;             /* offset up to which they were looked at */
	uint32_t ready;                  /* and up to which the parser may read */
	uint32_t lines, line_start;      /* number of line ends; offset after the last */
	uint32_t block_count, block_room;
};

struct fg_doc {
	const char *name;                /* for messages */
	struct fg_file *file;            /* the rest of it is read from there */
	const char *data;                /* so far: `length` bytes and a final NUL */
	size_t length;
	const struct fg_language *language;
	struct fg_diags *diags;
	struct fg_arena *arena;
	struct fg_scan scan;
	/* of each FG_BLOCK bytes: how many lines end before them, and where the last line begins */
	struct fg_block {
		uint32_t lines, line_start;
	} *blocks;
	struct fg_record *records;
	uint32_t record_count, record_room;
	uint32_t tags[FG_TAGS];          /* how many records there are of each tag */
	struct fg_attr *attrs;
	uint32_t attr_count, attr_room;
	struct fg_decoded *decoded;
	uint32_t decoded_count, decoded_room;
	/* ids of things that could not be read: nobody complains of them again */
	struct fg_span *lost;
	uint32_t lost_count, lost_room;
	bool odd;                        /* has forbidden characters, reported already */
	bool invalid;                    /* an error was reported */
	bool stop;                       /* so many that looking on is of no use */
	bool no_memory;
};
enum { FG_BLOCK = 4096 };

/* Reads the file into records and checks them against the grammar. `doc` has language and diags;
 * the file outlives it. Returns 0 (doc->invalid tells whether there were errors), -EINVAL when the
 * file cannot be read on, another negative errno when there is no reading. */
int fg_doc_read(struct fg_doc *doc, struct fg_file *file);
/* The same for a text that is no XML: all its bytes, at most `limit`, looked over. */
int fg_doc_read_text(struct fg_doc *doc, struct fg_file *file, size_t limit);
void fg_doc_clear(struct fg_doc *doc);

/* ---- steps of it */

/* Encoding and characters of what has been read since the last time. 0, -EINVAL or -ENOMEM. */
int fg_doc_look(struct fg_doc *doc);
/* The same, and sizes. */
int fg_doc_scan(struct fg_doc *doc);
/* The next piece of the file, looked over. The same, or another negative errno. */
int fg_doc_more(struct fg_doc *doc);
/* libxml2. */
int fg_doc_parse(struct fg_doc *doc);
/* Does what needs libxml2; whether memory ran out there where no handler of ours is told. */
void fg_quietly(void (*work)(void *data), void *data, bool *ret_no_memory);

/* Checks one value, which is no mere text, against its row; trims it. False, after a message, when
 * it is no good. `tag` is for the message. */
bool fg_value_check(struct fg_doc *doc, const struct fg_attr_row *row, const char *tag,
                    struct fg_attr *attr);

/* "2021-02-19", trimmed; false when it is no date of the calendar. */
bool fg_date_parse(struct fg_span span, struct fg_date *ret_date);

/* ---- messages */

/* A message, with what may be written instead: words that are listed and searched for the
 * nearest. */
struct fg_hint {
	const char *code;
	struct fg_mark mark;
	const char *wrong;               /* what was written; NULL: no suggestion */
	const char *const *words;
	size_t count;
	bool list;                       /* list them as allowed */
	const char *allowed;             /* instead of a list */
};

void fg_complain(struct fg_doc *doc, const char *code, struct fg_mark mark, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
void fg_complain_hint(struct fg_doc *doc, const struct fg_hint *hint, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

struct fg_mark fg_mark_tag(const struct fg_doc *doc, const struct fg_record *record);
struct fg_mark fg_mark_attr(const struct fg_doc *doc, const struct fg_attr *attr);
struct fg_mark fg_mark_span(const struct fg_doc *doc, const struct fg_attr *attr,
                            struct fg_span part);
/* The named attribute where the record has it, else the tag. */
struct fg_mark fg_mark_name(const struct fg_doc *doc, const struct fg_record *record,
                            enum fg_name name);

/* ---- records */

/* Good or not; NULL when the record has none. */
static inline const struct fg_attr *fg_record_find(const struct fg_doc *doc,
                                                   const struct fg_record *record,
                                                   enum fg_name name)
{
	const struct fg_attr *attr = doc->attrs + record->attrs, *end = attr + record->attr_count;

	while (attr < end && attr->name != name)
		attr++;
	return attr < end ? attr : NULL;
}
/* False: the record has no attribute of this name for sure. */
static inline bool fg_record_may_have(const struct fg_record *record, enum fg_name name)
{
	return record->names >> (unsigned)name % 32 & 1;
}
/* NULL when the record has none, or one that is no good. */
static inline const struct fg_attr *fg_record_attr(const struct fg_doc *doc,
                                                   const struct fg_record *record,
                                                   enum fg_name name)
{
	const struct fg_attr *attr =
		fg_record_may_have(record, name) ? fg_record_find(doc, record, name) : NULL;

	return attr && !attr->bad ? attr : NULL;
}
static inline struct fg_span fg_attr_span(const struct fg_doc *doc, const struct fg_attr *attr)
{
	const char *text = attr->copied ? doc->decoded[attr->at].text : doc->data + attr->at;

	return (struct fg_span){ text, attr->length };
}
/* Whether it is written, good or not. */
static inline bool fg_record_has(const struct fg_doc *doc, const struct fg_record *record,
                                 enum fg_name name)
{
	return fg_record_may_have(record, name) && fg_record_find(doc, record, name);
}
/* Where it is written. */
struct fg_loc fg_record_loc(const struct fg_doc *doc, const struct fg_record *record);
static inline const struct fg_record *fg_record_parent(const struct fg_doc *doc,
                                                       const struct fg_record *record)
{
	return &doc->records[record->parent];
}
static inline const struct fg_tag_row *fg_record_row(const struct fg_doc *doc,
                                                     const struct fg_record *record)
{
	return &doc->language->tags[record->tag];
}

/* ---- text */

/* An attribute as it stands in the well-formed tag that begins at this offset. */
bool fg_find_in_tag(const struct fg_doc *doc, uint32_t tag, const char *name,
                    struct fg_span *ret_name, struct fg_span *ret_value);

static inline bool fg_is_space(char byte)
{
	return (unsigned char)byte <= ' '
	       && (byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r');
}
struct fg_span fg_trim(const char *text, size_t length);
/* The next part of a list separated by white space; false at the end. `rest` moves on. */
bool fg_next_word(struct fg_span *rest, struct fg_span *ret_word);
bool fg_span_is(struct fg_span span, const char *word);
/* A copy with white space trimmed and folded, and a final NUL; NULL: out of memory. */
char *fg_fold(struct fg_arena *arena, const char *text, size_t length);
char *fg_span_copy(struct fg_arena *arena, struct fg_span span);
int fg_span_word(enum fg_vocab vocab, struct fg_span span);     /* number of the word, or -1 */

/* An array that grows by doubling: room for one more, or NULL. */
void *fg_grow_full(void *array, uint32_t *room, size_t size);
static inline void *fg_grow(void *array, uint32_t count, uint32_t *room, size_t size)
{
	return count < *room ? array : fg_grow_full(array, room, size);
}

/* Characters that no text may contain: controls and those that turn the direction of text
 * around. */
bool fg_character_forbidden(uint32_t character);

#endif
