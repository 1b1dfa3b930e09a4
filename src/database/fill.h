/* One row after another into the table at hand. The first error is remembered; after it nothing
 * more is written. */
#ifndef FG_DATABASE_FILL_H
#define FG_DATABASE_FILL_H

#include <stdbool.h>

#include "database/engine.h"
#include "database/tables.h"
#include "gaps/gaps.h"

struct fg_fill {
	const struct fg_gaps *gaps;
	const struct fg_evidence *evidence;
	const struct fg_model *model;
	const struct fg_engine *engine;
	struct fg_database *database;
	const char **questions;          /* "dhs-pia:5.1", by question */
	void *arena;                     /* of those */
	int status;                      /* 0 or a negative errno */
	struct fg_value values[FG_MOST_COLUMNS];         /* of the row begun */
	unsigned count, expected;
	char dates[8][24];               /* texts of that row */
	unsigned date_count;
};

/* The next column of the row. Text is borrowed until fg_fill_end(); NULL is NULL in the table. */
void fg_fill_text(struct fg_fill *fill, const char *text);
void fg_fill_number(struct fg_fill *fill, int64_t number);
void fg_fill_null(struct fg_fill *fill);
void fg_fill_word(struct fg_fill *fill, enum fg_vocab vocab, size_t number);
void fg_fill_date(struct fg_fill *fill, struct fg_date date);
/* The id of a thing; FG_NONE is NULL. For FG_ANSWER that of a question. */
void fg_fill_id(struct fg_fill *fill, enum fg_kind kind, fg_ref index);
/* Its id, then its label. */
void fg_fill_entity(struct fg_fill *fill, const struct fg_entity *entity);
void fg_fill_end(struct fg_fill *fill);

/* A row (owner, item) for each of `refs`. */
void fg_fill_pairs(struct fg_fill *fill, const char *owner, enum fg_kind kind,
                   const struct fg_refs *refs);
/* A row (owner, word) for each bit. */
void fg_fill_bits(struct fg_fill *fill, const char *owner, enum fg_vocab vocab, uint32_t bits);

/* The word for what a claim, note or answer is about: element, flow, ..., question, scope. */
const char *fg_kind_word(enum fg_kind kind);

#endif
