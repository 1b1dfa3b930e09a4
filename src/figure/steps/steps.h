/*
 * The view `steps`: the workflow as swimlanes. A lane for each party that has a step on the page; a
 * row for each step in the order of the file, its box in the lane of its party, the flows that name
 * it listed beside. Each row has one box, so that lines run level in the row of their step and
 * upright in the channels at the sides of the lanes, and cannot cross a box.
 */
#ifndef FG_STEPS_STEPS_H
#define FG_STEPS_STEPS_H

#include "draw/geometry.h"
#include "figure/kept.h"
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
	uint32_t tracks[2];              /* uprights in the channels at its left and right side */
	float channels[2], pitch;        /* how wide they are; from one upright to the next */
};

/* A flow beside a step. */
struct fg_step_entry {
	fg_ref flow;
	struct fg_block text;
	float width;                     /* for which the text was broken */
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
	uint32_t page, page_before;      /* of this attempt to fill pages, and of the last one */
	float top;                       /* on its page */
	struct fg_rect box;
	uint32_t ends[2];                /* lines that end at its left and right side */
	uint32_t above[2];               /* that enter from above, left and right of the middle */
};

enum fg_step_form {
	FG_STEP_DOWN,                    /* straight, to the next box of the lane */
	FG_STEP_OVER,                    /* level to the other lane, and down to the box */
	FG_STEP_ROUND                    /* through a channel of the lane to which it goes */
};

/* From a row to a row of the same page. */
struct fg_step_way {
	uint32_t from, to;
	bool back;                       /* to an earlier step */
	enum fg_step_form form;
	int out, in;                     /* sides of the boxes: 0 left, 1 right */
	uint32_t track;                  /* FG_STEP_ROUND: which upright, from the box outwards;
	                                    FG_STEP_OVER: which entry, from the middle */
	struct fg_xy points[3 * 5 + 1];
	uint32_t point_count;
};

struct fg_step_page {
	uint32_t first, count;           /* rows */
	struct fg_step_lane lanes[FG_STEP_LANES];
	uint32_t lane_count;
	float lane_width, list_left, list_width, head_height;
	uint32_t way, way_count;
	float height;                    /* without the key */
};

struct fg_steps {
	struct fg_figure *figure;
	const struct fg_numbered *flows;
	uint32_t most_lanes;
	struct fg_step_entry *entries;   uint32_t entry_count;
	struct fg_step_row *rows;        uint32_t row_count;
	struct fg_step_way *ways;        uint32_t way_count;
	struct fg_step_page *pages;      uint32_t page_count;
	uint32_t *first_row, *last_row;  /* by step */
	struct fg_kept *kept;            /* by place */
	uint32_t asserted, assumed, questioned;    /* flows that name a step */
	uint32_t without;                /* asserted flows that name none */
	bool cut;
	uint32_t unknown;
};

/* ---- list.c: rows, and what is written in them */

/* 0, -ENOMEM, or -ERANGE: the paper is too narrow. */
int fg_steps_list(struct fg_steps *steps);
/* Breaks name and list of a row for the lanes of its page. */
void fg_step_write_row(struct fg_steps *steps, const struct fg_step_page *page,
                       struct fg_step_row *row);
const char *fg_step_name(const struct fg_steps *steps, fg_ref step);
/* Its party; NULL: none is named. */
const char *fg_step_party(const struct fg_steps *steps, fg_ref step);
/* "within 23 hours"; NULL: no deadline. */
const char *fg_step_deadline(const struct fg_steps *steps, fg_ref step);
/* "User -> App: name, address and 3 more", everything where `most` is UINT32_MAX. */
const char *fg_step_flow_text(const struct fg_steps *steps, fg_ref flow, uint32_t most);

/* ---- lanes.c */

/* Lanes for which there is room; 0: for none. */
uint32_t fg_step_most_lanes(const struct fg_steps *steps);
/* Of the list beside so many lanes. */
float fg_step_list_width(const struct fg_steps *steps, uint32_t lanes);
/* Lanes of the parties that have a row on the page, as wide as there is room. */
void fg_step_set_lanes(struct fg_steps *steps, struct fg_step_page *page);
/* Channels as wide as the uprights in them need. */
void fg_step_set_channels(struct fg_step_page *page);

/* ---- fold.c: pages, and positions on them */

/* 0, -ENOMEM, or -ERANGE: a row is higher than the paper. */
int fg_steps_fold(struct fg_steps *steps);

/* ---- ways.c: lines between the rows of a page */

/* Which there are, and how they go; counts the uprights of each channel. */
void fg_step_plan_ways(struct fg_steps *steps, struct fg_step_page *page);
void fg_step_lay_ways(struct fg_steps *steps, const struct fg_step_page *page);

/* ---- paint.c, words.c */

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
