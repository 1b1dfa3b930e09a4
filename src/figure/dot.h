/*
 * A figure as DOT that stands on its own when plain `dot` draws it: over the graph what the figure
 * is of and what it was held against, under it the key in which a line's form and colour have their
 * meaning. A view writes its nodes and edges between fg_dot_open() and fg_dot_close().
 */
#ifndef FG_FIGURE_DOT_H
#define FG_FIGURE_DOT_H

#include "figure/key.h"
#include "figure/kept.h"

struct fg_sink;

struct fg_dot_head {
	uint32_t page;
	const char *rankdir;
	const char *counts, *remarks;    /* sentences, one a line */
};

void fg_dot_open(const struct fg_figure *figure, const struct fg_dot_head *head,
                 struct fg_sink *sink);
void fg_dot_close(struct fg_sink *sink);

/* The key as a part of the graph of its own; its first node is FG_DOT_KEY, for edges without a
 * line that keep it below the rest. False: there is nothing in it. */
#define FG_DOT_KEY "\"legend-1\""
bool fg_dot_key(const struct fg_key *key, struct fg_sink *sink);

/* `, tooltip="text"`, and nothing where there is no text. */
void fg_dot_title(struct fg_sink *sink, const char *text);

/* A text in lines of at most so many points, each ended by '\n'; nothing is cut. */
void fg_dot_wrap(const char *text, float limit, struct fg_sink *sink);

/* "■ G4 +2", hollow where the row is a claim; "" without a row. */
void fg_dot_mark(const struct fg_figure *figure, const struct fg_marks *marks,
                 struct fg_sink *sink);

/* How long something is kept: the words, with the family where it is not answered, in lines. */
void fg_dot_kept(const struct fg_figure *figure, const char *words, enum fg_family family,
                 struct fg_sink *sink);

/* The look of a line that carries kinds of data. */
struct fg_dot_line {
	uint32_t kinds;                  /* a bit per strand kind */
	enum fg_family family;
	bool assumed, grey;
	bool tail, head;                 /* it has the beginning of the line, the end */
};

/* ", color=..., style=...": attributes of an edge. */
void fg_dot_line(const struct fg_dot_line *line, struct fg_sink *sink);

#endif
