/* What the view `retention` draws: one bar for each answer about how long a place keeps a group of
 * data. */
#ifndef FG_RETENTION_BARS_H
#define FG_RETENTION_BARS_H

#include "figure/figure.h"

/* The form of a bar; its outline tells the family besides. */
enum fg_bar_form {
	FG_BAR_FILLED,                   /* a length of time is stated */
	FG_BAR_PERMANENT,
	FG_BAR_EVENT,                    /* until something happens */
	FG_BAR_VAGUE,                    /* words that are no length */
	FG_BAR_DOCUMENT,                 /* another document says */
	FG_BAR_DEFERRED,
	FG_BAR_CONFLICT,                 /* two lengths for one thing */
	FG_BAR_OPEN,                     /* no answer; a length, where there is one, is reported */
	FG_BAR_NONE,                     /* said not to be kept, or not applicable: no bar */
	FG_BAR_FORMS
};

struct fg_bar {
	fg_ref place, boundary;          /* place FG_NONE: several of the boundary, see `places` */
	uint32_t places;
	struct fg_refs elements;         /* document order */
	fg_ref *own;                     /* elements.items, with room for so many */
	uint32_t room;
	uint32_t categories;             /* bit per category of the elements */
	const char *holdings;            /* ids with a blank between; "": none is written */
	enum fg_bar_form form;
	enum fg_status status;
	enum fg_family family;
	bool asked;                      /* else only what sources say: no status */
	double seconds[2];               /* lengths */
	uint32_t lengths;                /* how many, 0..2 */
	const char *words;               /* "75 years" */
	const char *condition;           /* "citizens, since 2024", or NULL */
	const struct fg_gap *row;        /* numbered, or NULL */
	uint32_t more_rows;              /* of bars put together */
};

struct fg_bars {
	const struct fg_figure *figure;
	struct fg_bar *items;            /* by boundary, place, then as first met */
	uint32_t count, room;
	uint32_t unasked;                /* places outside that keep and are not asked */
	bool summarised;
};

/* 0 or -ENOMEM. Everything is in the figure's arena, but `items`: free with fg_bars_clear(). */
int fg_bars_make(const struct fg_figure *figure, struct fg_bars *ret_bars);
void fg_bars_clear(struct fg_bars *bars);

/* One answer of a cell, or of a claim that nobody asks for. */
struct fg_answer {
	enum fg_bar_form form;
	double seconds[2];
	uint32_t lengths;
	const char *words, *condition;
};
enum { FG_ANSWERS = 8 };

/* What is known about how long one thing is kept. */
struct fg_asking {
	const struct fg_cell *cell;      /* about a period */
	const struct fg_gap *row;        /* its numbered row, or NULL */
	const char *bare[2];             /* values written without a claim, or NULL */
};

/* The answers, at most FG_ANSWERS. Returns how many; 0 only when memory failed. */
uint32_t fg_answers_of(const struct fg_figure *figure, const struct fg_asking *asking,
                       struct fg_answer *ret_answers);

/* What the admitted sources say of a holding that nobody asks about. */
uint32_t fg_answers_unasked(const struct fg_figure *figure, fg_ref holding,
                            struct fg_answer *ret_answers);

/* One after the other as CSV with a head row; NULL: out of memory. `page_of` has one per bar. */
const char *fg_bars_data(const struct fg_bars *bars, const uint32_t *page_of);
const char *fg_bars_alt(const struct fg_bars *bars);

/* "CBP One keeps Full name (name): 75 years (answered)." and the sentence's parts. */
void fg_bar_put_title(const struct fg_bars *bars, const struct fg_bar *bar, struct fg_sink *sink);
void fg_bar_put_words(const struct fg_bars *bars, const struct fg_bar *bar, struct fg_sink *sink);

#endif
