/*
 * The view `steps`: the workflow as swimlanes. A lane for each party; a row for each step in the
 * order of the file, its box in the lane of its party, the flows that name it listed beside. Each
 * row has one box, so that lines run level in the row of their step and upright in the channels at
 * the sides of the lanes, and cannot cross a box.
 */
#ifndef FG_STEPS_STEPS_H
#define FG_STEPS_STEPS_H

#include "draw/geometry.h"
#include "figure/key.h"
#include "figure/numbered.h"
#include "figure/theme.h"
#include "figure/wrap.h"

enum { FG_STEP_LANES = 12, FG_STEP_NOTES = 6 };

struct fg_step_lane {
	fg_ref party;                    /* FG_NONE: steps that name none */
	bool rest;                       /* all parties without a lane of their own */
	struct fg_block name;
	float left, right;               /* of its panel */
};

/* A flow beside a step. */
struct fg_step_entry {
	fg_ref flow;
	struct fg_block text;
	const char *mark;                /* in its badge, or NULL */
	float height, y;                 /* y: top, on its page */
};

/* A step on a page; one with very many flows takes several rows. */
struct fg_step_row {
	fg_ref step;
	uint32_t lane;
	bool first, last;                /* of its step */
	uint32_t entry, entry_count;
	struct fg_block name, notes[FG_STEP_NOTES];
	float name_size;                 /* of the font */
	uint32_t note_count;
	float box_height, height;        /* of its box, and of all of it */
	uint32_t page;
	float top;                       /* on its page */
	struct fg_rect box;
	uint32_t ends[2];                /* lines that end at its left and right side */
};

/* From a row to a row of the same page. */
struct fg_step_way {
	uint32_t from, to;
	bool back;                       /* to an earlier step */
	struct fg_xy points[3 * 5 + 1];
	uint32_t point_count;
};

struct fg_step_page {
	uint32_t first, count;           /* rows */
	float height;                    /* without the key */
};

struct fg_steps {
	struct fg_figure *figure;
	const struct fg_numbered *flows;
	uint32_t lane_count;
	struct fg_step_lane lanes[FG_STEP_LANES];
	float lane_width, list_left, list_width, head_height;
	struct fg_step_entry *entries;   uint32_t entry_count;
	struct fg_step_row *rows;        uint32_t row_count;
	struct fg_step_way *ways;        uint32_t way_count;
	struct fg_step_page *pages;      uint32_t page_count;
	uint32_t *first_row, *last_row;  /* by step */
	const char **kept;               /* by place: "kept: 1 year", or NULL */
	uint32_t asserted, assumed, questioned;    /* flows that name a step */
	uint32_t without;                /* asserted flows that name none */
	bool cut;
	uint32_t unknown;
};

/* ---- list.c: lanes, rows, and what is written in them */

/* 0, -ENOMEM, or -ERANGE: the paper is too narrow. */
int fg_steps_list(struct fg_steps *steps);
const char *fg_step_name(const struct fg_steps *steps, fg_ref step);
/* Its party; NULL: none is named. */
const char *fg_step_party(const struct fg_steps *steps, fg_ref step);
/* "within 23 hours"; NULL: no deadline. */
const char *fg_step_deadline(const struct fg_steps *steps, fg_ref step);
/* "User -> App: name, address and 3 more", everything where `most` is UINT32_MAX. */
const char *fg_step_flow_text(const struct fg_steps *steps, fg_ref flow, uint32_t most);

/* ---- fold.c: pages, and positions on them */

/* 0, -ENOMEM, or -ERANGE: a row is higher than the paper. */
int fg_steps_fold(struct fg_steps *steps);
/* Lines between the rows of each page (ways.c). 0 or -ENOMEM. */
int fg_steps_route(struct fg_steps *steps);

/* ---- paint.c, words.c */

#define FG_STEP_CHANNEL 8.0f         /* at each side of a lane */
#define FG_STEP_SAMPLE 24.0f
#define FG_STEP_NUMBER 15.0f

void fg_steps_key(const struct fg_steps *steps, uint32_t page, struct fg_key *key);
void fg_steps_paint(const struct fg_steps *steps, uint32_t page, struct fg_scene *scene);
void fg_steps_words(const struct fg_steps *steps, uint32_t page, struct fg_sink *sink);
void fg_step_row_words(const struct fg_steps *steps, const struct fg_step_row *row,
                       struct fg_sink *sink);
void fg_step_flow_words(const struct fg_steps *steps, fg_ref flow, struct fg_sink *sink);
/* What is not on the figure; NULL: nothing. */
const char *fg_steps_left_out(const struct fg_steps *steps);
const char *fg_steps_alt(const struct fg_steps *steps);
const char *fg_steps_data(const struct fg_steps *steps);

#endif
