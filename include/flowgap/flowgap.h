/*
 * flowgap: where personal data go, and what the document that should have said so leaves out.
 *
 * The order of use: load a model (flowgap_model_load), read it against a baseline
 * (flowgap_analysis_new), write registers, tables and figures from that (flowgap_write,
 * flowgap_figure_new). flowgap(3) shows a whole program; tests/api/example.c is the same.
 *
 * Conventions, where a function does not say otherwise.
 * Errors: functions return 0 or a negative errno. -ENOMEM is out of memory. What they make comes
 * last and is written only on success.
 * Messages: `message` may be NULL; else it is {0} or holds an earlier message, which is freed. It
 * is filled on -EINVAL and where a function says so, with one line that names what is wrong and
 * what is allowed, and stays as it was on other errors. The caller clears it.
 * Ownership: things made by x_new, x_load, x_check or x_parse are given back by x_free, which
 * accepts NULL. What is passed in is only read, during the call, and may be freed after it.
 * Lifetime: an analysis borrows its model and a figure its analysis: free them in the reverse order
 * of making. Strings that a function returns belong to the object asked, and live as long.
 * Pointers are not NULL unless that is said to mean something. Strings are UTF-8.
 * Nothing here prints, exits, reads the environment or depends on the locale, and there is no state
 * outside the objects: threads may use different models at once. One model, analysis, figure or set
 * of rules may be read by several threads; what takes one that is not const, as
 * flowgap_analysis_apply() and x_free do, wants it alone. Lists of diagnostics and buffers belong
 * to one thread at a time.
 * Drawing and rendering start a child process each, with limits on time and memory, and wait for
 * it.
 */
#ifndef FLOWGAP_FLOWGAP_H
#define FLOWGAP_FLOWGAP_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define FLOWGAP_API __attribute__((visibility("default")))

/* "0.1.0"; static. */
FLOWGAP_API const char *flowgap_version(void);

/* ---- bytes that the library made; {0} is an empty one. As ret_... a buffer is written over: clear
 * it before it is used again. */

struct flowgap_buffer {
	char *data;      /* NUL-terminated unless NULL; owned by the buffer */
	size_t length;   /* bytes, the final NUL not counted */
};
/* Frees the bytes; the buffer is {0} afterwards. */
FLOWGAP_API void flowgap_buffer_clear(struct flowgap_buffer *buffer);

/* Makes the file appear whole, by rename, or not at all; the old file stays as it was on failure.
 * "-" is standard output; devices and pipes are written in place. The mode of an old file is kept,
 * and a symbolic link stays one. The errno of the call that failed: -EACCES, -ENOSPC, -EISDIR,
 * ... */
FLOWGAP_API int flowgap_buffer_save(const struct flowgap_buffer *buffer, const char *path);

/* A line that is safe for a terminal: characters that control it, or turn the direction of text
 * unseen, are replaced; line ends become blanks. `text`: UTF-8; other bytes are replaced, too. */
FLOWGAP_API int flowgap_plain(const char *text, struct flowgap_buffer *ret_text);

/* ---- what is wrong with the files given: a list that calls add to, and can be used for several */

struct flowgap_diags;
FLOWGAP_API struct flowgap_diags *flowgap_diags_new(void);      /* NULL: out of memory */
FLOWGAP_API void flowgap_diags_free(struct flowgap_diags *diags);
/* Numbers of errors and warnings; of very many only the first are kept in text and JSON, which then
 * say how many more there were. */
FLOWGAP_API size_t flowgap_diags_errors(const struct flowgap_diags *diags);
FLOWGAP_API size_t flowgap_diags_warnings(const struct flowgap_diags *diags);

/* file:line:column, the line with a caret, what is allowed, the nearest word. `colour`: with
 * terminal colours. */
FLOWGAP_API int flowgap_diags_text(const struct flowgap_diags *diags, bool colour,
                                   struct flowgap_buffer *ret_text);
/* The same as a JSON array of objects, in the order of the text. */
FLOWGAP_API int flowgap_diags_json(const struct flowgap_diags *diags,
                                   struct flowgap_buffer *ret_json);

/* ---- models */

struct flowgap_model;

/*
 * Reads and checks a model and the yardsticks it lists. `path` "-" is standard input. Yardsticks
 * are looked for in the folder yardsticks/ beside the model, then in `yardstick_dirs`, then among
 * the installed ones. Adds to `diags` whatever is wrong; -EINVAL when the model is invalid (see
 * diags), another negative errno when the file cannot be read. With 0 there may still be warnings.
 * NULL with a count of 0: no further folders.
 */
FLOWGAP_API int flowgap_model_load(const char *path, const char *const *yardstick_dirs,
                                   size_t yardstick_dir_count, struct flowgap_diags *diags,
                                   struct flowgap_model **ret_model);
/* The same without what the caller has no use for; each takes time. */
struct flowgap_loading {
	const char *const *yardstick_dirs;
	size_t yardstick_dir_count;
	/* the digest of the file's bytes: what is written from the model then shows an empty one */
	bool no_digest;
	/* the look for what is odd in a model without errors, which `diags` gets as warnings */
	bool no_audit;
};
FLOWGAP_API int flowgap_model_load_as(const char *path, const struct flowgap_loading *how,
                                      struct flowgap_diags *diags,
                                      struct flowgap_model **ret_model);
/* The same from memory; `name` stands for the file in messages, its folder is where yardsticks/ is
 * looked for. */
FLOWGAP_API int flowgap_model_parse(const char *data, size_t length, const char *name,
                                    struct flowgap_diags *diags, struct flowgap_model **ret_model);
/* Adds to `diags` a warning for each name that has no label in `lang`. `path` is the name for
 * messages. 0 or a negative errno. */
FLOWGAP_API int flowgap_model_check_labels(const struct flowgap_model *model, const char *path,
                                           const char *lang, struct flowgap_diags *diags);
/* 0, or -EINVAL with a message that lists them when `lang` is none of the languages in which the
 * program or the model has words, or a catalogue of the program waits for some; another region of
 * one of them ("es-MX") counts. What is written in a language without words is English. */
FLOWGAP_API int flowgap_model_check_lang(const struct flowgap_model *model, const char *lang,
                                         struct flowgap_buffer *message);
FLOWGAP_API void flowgap_model_free(struct flowgap_model *model);

/* Number of things of a kind ("party", "place", "element", "flow", "holding", "source", "claim",
 * ...), 0 if unknown. */
FLOWGAP_API size_t flowgap_model_count(const struct flowgap_model *model, const char *kind);

/* Path of the file of one of its yardsticks, by number from 0; "" of a shipped one that is
 * installed; NULL past the last. */
FLOWGAP_API const char *flowgap_model_yardstick_path(const struct flowgap_model *model,
                                                     size_t index);

/* ---- a model to start from */

struct flowgap_starter {
	const char *id;          /* of the model */
	const char *label;       /* NULL: the id */
	/* a file with a list of data elements: CSV, whose first line names the columns name and
	 * category, where known source and at; "-" is standard input; NULL: an example */
	const char *list;
};
/* A commented model, valid and made to be changed. -EINVAL: see `diags` for what is wrong with the
 * list, else `message`. */
FLOWGAP_API int flowgap_starter_new(const struct flowgap_starter *starter,
                                    struct flowgap_diags *diags, struct flowgap_buffer *message,
                                    struct flowgap_buffer *ret_model);

/* ---- answers */

/* Under which view of the sources a model is read. {0}: its first baseline, all sources, whatever
 * their date. */
struct flowgap_reading {
	/* id of a baseline; NULL: the first; "none": no baseline, nothing is read */
	const char *baseline;
	/* YYYY, YYYY-MM or YYYY-MM-DD: only sources of that day or older; or NULL */
	const char *as_of;
	const char *const *according_to;   /* ids: only these sources exist */
	size_t according_to_count;
	/* only the tables "flows" and "reach", and the arrivals, are wanted: whatever else is asked
	 * for is -EINVAL. It takes less time and memory. */
	bool reach_only;
};

struct flowgap_analysis;

/* Statuses, reach, implied holdings and gaps. -EINVAL: the reading names something unknown;
 * `message` then says what, in one line. */
FLOWGAP_API int flowgap_analysis_new(const struct flowgap_model *model,
                                     const struct flowgap_reading *reading,
                                     struct flowgap_buffer *message,
                                     struct flowgap_analysis **ret_analysis);
/* Accepts NULL. Figures made from it must be gone. */
FLOWGAP_API void flowgap_analysis_free(struct flowgap_analysis *analysis);

/* Which rows of the register are written: comma-separated words or ids in each, NULL for all.
 * Numbers of gaps do not depend on it. */
struct flowgap_filter {
	const char *family;      /* gap, claimed, to-verify, answered */
	const char *status;
	const char *category;
	const char *place;
	const char *boundary;
	const char *question;    /* such as dhs-pia:5.1 or 5.1 */
};

struct flowgap_write_options {
	/* words of the tables "table" and "gaps-format", "cells-format" and so on */
	const char *table, *format;
	struct flowgap_filter filter;   /* for "gaps" only */
	const char *element;            /* id, for "trace" and "ways" */
	const char *place;              /* id, for "ways": where to */
	const char *categories;         /* words, commas between, for "where" */
	int width;                      /* characters a line for text; 0: 80 */
	bool colour;                    /* terminal colours for text */
	bool detailed;                  /* text with every row, list and title in full; else rows
	                                   that are no gaps take a line or two each, unless the
	                                   filter asks for more than families */
	const char *lang;               /* of labels and prose; NULL: that of the model */
};

/*
 * Writes a table in a format; "gaps" is the register.
 * -EINVAL with a `message` for an unknown table, format or filter word.
 */
FLOWGAP_API int flowgap_write(const struct flowgap_analysis *analysis,
                              const struct flowgap_write_options *options,
                              struct flowgap_buffer *message, struct flowgap_buffer *ret_text);

/* Rows of the register in a family ("gap", "claimed", "to-verify", "answered") that pass the
 * filter. -EINVAL: no such family, or a word of the filter is unknown. */
FLOWGAP_API int flowgap_row_count(const struct flowgap_analysis *analysis, const char *family,
                                  const struct flowgap_filter *filter, size_t *ret_count);

/* ---- the same one by one, in the order of those tables. Words are those of the tables of
 * flowgap_word_at(). Each function is quick: a loop over all is linear. */

/* A row of the register. */
struct flowgap_gap {
	size_t number;           /* 12 for G12; 0: not numbered */
	const char *family, *status, *priority;
	const char *yardstick, *question;       /* NULL: a rule, or "is it said at all?" */
	const char *rule;        /* id; NULL: a question */
	const char *asked;       /* in words: what is asked, or what the rule says */
	const char *subject_kind;       /* "system", "element", "flow", "place", ... */
	const char *subject;     /* its id; "": data elements, or a scope without an id */
	size_t under;            /* index of the row that it is listed under, or SIZE_MAX */
	size_t element_count;    /* data elements that it is about */
};
/* 1; 0 past the end; or a negative errno. */
FLOWGAP_API int flowgap_gap_at(const struct flowgap_analysis *analysis, size_t index,
                               struct flowgap_gap *ret_gap);
/* The id of one of the elements of row `index`; NULL past the end. */
FLOWGAP_API const char *flowgap_gap_element(const struct flowgap_analysis *analysis, size_t index,
                                            size_t element);

/* The stable id of row `index`, made of question or rule and ids of the model; "" past the end. */
FLOWGAP_API int flowgap_gap_id(const struct flowgap_analysis *analysis, size_t index,
                               struct flowgap_buffer *ret_text);

/* What the rule of row `index` found, in words; "" where there is nothing to tell. `lang` NULL:
 * that of the model. */
FLOWGAP_API int flowgap_gap_found(const struct flowgap_analysis *analysis, size_t index,
                                  const char *lang, struct flowgap_buffer *ret_text);

/* An answer: a question put to a fact. */
struct flowgap_cell {
	const char *yardstick, *question;       /* NULL: "is it said at all?" */
	size_t limb;             /* of the question, from 0 */
	const char *attribute;
	const char *kind;        /* "system", "element", "flow", "holding"; "implied": a holding
	                            that follows from the flows */
	const char *fact;        /* id; NULL: the system, or an implied holding */
	const char *place, *element;    /* of an implied holding, else NULL */
	const char *status, *family;
	bool read;               /* silence there can be claimed */
	bool project_wide;       /* the answer given for the system */
	bool recreation;         /* rests on a re-creation of a document */
	bool assumption;         /* about what the encoder only assumes */
	bool homework;           /* about an outside body, never charged to the operator */
};
/* 1; 0 past the end; or a negative errno. */
FLOWGAP_API int flowgap_cell_at(const struct flowgap_analysis *analysis, size_t index,
                                struct flowgap_cell *ret_cell);

/* An element at a place. */
struct flowgap_arrival {
	const char *element, *place;    /* ids */
	const char *strength;    /* "by-name", "by-category", "possible" */
	const char *status;      /* of the weakest flow on the way */
	size_t hops;             /* flows on the shortest way; 0: it starts there */
	const char *flow;        /* the last of them, or NULL */
	bool steps_back;         /* the way goes back in the order of steps */
};
/* False past the end. */
FLOWGAP_API bool flowgap_arrival_at(const struct flowgap_analysis *analysis, size_t index,
                                    struct flowgap_arrival *ret_arrival);

/* ---- databases: model and results as SQLite tables, described in flowgap-schema(5) */

/* Makes the database file: it appears whole, by rename, or not at all. Same analysis, same bytes.
 * A `message` only when the database module cannot be opened. */
FLOWGAP_API int flowgap_database_save(const struct flowgap_analysis *analysis, const char *path,
                                      struct flowgap_buffer *message);

struct flowgap_rules;

/*
 * Reads rules of the user's own: files of SELECTs over those tables, described in
 * flowgap-schema(5). -EINVAL: one is wrong (see diags); another negative errno: a file cannot be
 * read, whose path is then in `message`.
 */
FLOWGAP_API int flowgap_rules_load(const char *const *paths, size_t count,
                                   struct flowgap_diags *diags, struct flowgap_buffer *message,
                                   struct flowgap_rules **ret_rules);
/* The same from memory; `name` stands for the file in messages. */
FLOWGAP_API int flowgap_rules_parse(const char *data, size_t length, const char *name,
                                    struct flowgap_diags *diags,
                                    struct flowgap_rules **ret_rules);
FLOWGAP_API void flowgap_rules_free(struct flowgap_rules *rules);

/*
 * Runs the rules in a child process, under the limits of flowgap_query(): their rows become gaps or
 * questions of the analysis, which is numbered anew, and what was got from it before (strings of
 * gaps, figures) is gone; once for an analysis. The rules must outlive
 * it. -EINVAL: a rule is wrong; -EDQUOT: one reached a limit; both with what is wrong in `diags`,
 * and the analysis stays as it was.
 */
FLOWGAP_API int flowgap_analysis_apply(struct flowgap_analysis *analysis,
                                       const struct flowgap_rules *rules,
                                       struct flowgap_diags *diags);

struct flowgap_query {
	const char *sql;         /* one SELECT */
	const char *format;      /* "text" (also NULL), "csv" or "json" */
	double seconds;          /* it may take; 0: 10 */
};

/*
 * Answers a question in SQL over those tables. The SQL can only read: it writes, opens and sets
 * nothing, calls no function that depends on more than its arguments, and has limits on time,
 * steps, memory, rows and lengths; it runs in a child process. -EINVAL with a `message` when the
 * SQL is wrong or not allowed, -EDQUOT with one when it reached a limit.
 */
FLOWGAP_API int flowgap_query(const struct flowgap_analysis *analysis,
                              const struct flowgap_query *query, struct flowgap_buffer *message,
                              struct flowgap_buffer *ret_text);

/* The tables and views as SQL with comments. */
FLOWGAP_API int flowgap_schema(struct flowgap_buffer *ret_sql);

/* ---- figures */

struct flowgap_figure;

struct flowgap_figure_options {
	double width_mm;         /* 0: 160; at most 5000 */
	double height_mm;        /* of a page at most; 0: 240; at most 5000 */
	const char *theme;       /* "colour" (also NULL) or "grey" */
	const char *lang;        /* of labels; NULL: that of the model */
	const char *focus;       /* of a view about one category, element, boundary: word or id */
	bool large;              /* draw it however many pages it takes */
	/* A figure of the view "flows", of the same analysis, language, theme and size, that lives
	 * longer: where this one shows the same places, they are not laid out once more, which
	 * takes most of the time. NULL, or one that differs: they are. */
	const struct flowgap_figure *like;
};

/*
 * Draws a view, a word of the table "view". Fails rather than leave out a flow. -EINVAL: an option
 * names something unknown; -ERANGE: it does not fit pages of this size; -EIO, -ETIMEDOUT and other
 * errors: the layout's process failed. All with a `message` where there is more to say.
 */
FLOWGAP_API int flowgap_figure_new(const struct flowgap_analysis *analysis, const char *view,
                                   const struct flowgap_figure_options *options,
                                   struct flowgap_buffer *message,
                                   struct flowgap_figure **ret_figure);
FLOWGAP_API void flowgap_figure_free(struct flowgap_figure *figure);
/* At least 1. */
FLOWGAP_API size_t flowgap_figure_pages(const struct flowgap_figure *figure);
/* Remarks on the drawing, one a line ("a glyph is missing in the font table"); "" when there are
 * none. */
FLOWGAP_API const char *flowgap_figure_remarks(const struct flowgap_figure *figure);

struct flowgap_output {
	const char *format;      /* svg, pdf, png, dot */
	size_t page;             /* from 0; a PDF has all pages, whatever is asked */
	double dpi;              /* above 0, of a PNG, which carries its physical size */
};
/* -EINVAL: no such page or format, or this view has no such format. -ELIBACC: the module that
 * renders PDF and PNG cannot be opened. -ENOPKG: a font for them is missing. -ETIMEDOUT, -E2BIG,
 * -EIO, -EBADMSG: rendering failed. All with a `message`. */
FLOWGAP_API int flowgap_figure_write(const struct flowgap_figure *figure,
                                     const struct flowgap_output *output,
                                     struct flowgap_buffer *message,
                                     struct flowgap_buffer *ret_bytes);

/* ---- the words of the program, from the same tables as everything else */

struct flowgap_word {
	const char *word;    /* as typed */
	const char *label;   /* as read */
	const char *doc;     /* one line */
};

/* Row `index` of a table: a vocabulary of the language ("category", "status", "family",
 * "source-kind", "says", ...), "table", "table-format", "gaps-format" (the formats of one table,
 * the usual one first; and so for the others), "view", "figure-format", or "code" (of messages; doc
 * is then the long explanation). False past the end or for an unknown table. */
FLOWGAP_API bool flowgap_word_at(const char *table, size_t index, struct flowgap_word *ret_word);

/* What is known of a rule, status, family, message code or other word; a part is NULL where there
 * is none. Rules, statuses, families and codes have all but `reference` and, where `meaning` says
 * it, `mend`. */
struct flowgap_explanation {
	const char *table;           /* "rule", "status", "family", "code", "says", ... */
	const char *kind;            /* as read: "structural rule, class gap" */
	const char *id, *title;
	const char *meaning;
	const char *reference;       /* where the duty comes from */
	const char *why;             /* it matters */
	const char *false_alarm;     /* when it is one */
	const char *mend;            /* what to ask, or how to mend the model */
	const char *query;           /* SQL of a rule of the user's own */
};
/* By number, rules of the user's own last (NULL: none); false past the end. */
FLOWGAP_API bool flowgap_explanation_at(const struct flowgap_rules *rules, size_t index,
                                        struct flowgap_explanation *ret_explanation);

/* What can be explained besides the program's own words. {0}: nothing else. */
struct flowgap_explain_options {
	const struct flowgap_model *model;  /* questions of its yardsticks, as "dhs-pia:5.1", "5.1";
	                                       a yardstick; or NULL */
	const struct flowgap_rules *rules;  /* these rules; or NULL */
	int width;                          /* columns of the text at most; 0: 80 */
	const char *lang;                   /* of questions; all else is English, as NULL is */
};
/* What is called `id`, in any case, as text. -EINVAL with a `message` when nothing is. */
FLOWGAP_API int flowgap_explain(const char *id, const struct flowgap_explain_options *options,
                                struct flowgap_buffer *message, struct flowgap_buffer *ret_text);
/* The manual page flowgap-explain(7). */
FLOWGAP_API int flowgap_explain_manual(struct flowgap_buffer *ret_text);

/* An empty model that lists one yardstick, the part of `id` before a colon, for flowgap_explain().
 * -ENOENT: no id; -EINVAL: there is no such yardstick, or it is invalid (see diags). */
FLOWGAP_API int flowgap_yardstick_load(const char *id, const char *const *yardstick_dirs,
                                       size_t yardstick_dir_count, struct flowgap_diags *diags,
                                       struct flowgap_model **ret_model);

/* The nearest of `count` words to a mistyped one, or NULL when none is near. */
FLOWGAP_API const char *flowgap_nearest(const char *word, const char *const *words, size_t count);

#ifdef __cplusplus
}
#endif

#endif
