/*
 * A model read in some way, and its figures judged: what is on each page as a careful reader sees
 * it (draw/judge.h), the size of the paper, and whether every flow that belongs there is drawn.
 */
#ifndef FG_TESTS_JUDGED_H
#define FG_TESTS_JUDGED_H

#include "base/diag.h"
#include "draw/scene.h"
#include "figure/figure.h"
#include "load/load.h"

struct reading {
	struct fg_diags *diags;
	struct fg_model *model;
	struct fg_evidence *evidence;
	struct fg_reach *reach;
	struct fg_gaps *gaps;
};

/* 0 or a negative errno; give back with close_reading() in any case. */
int open_reading(const char *path, const struct fg_reading *how, struct reading *ret);
void close_reading(struct reading *reading);

enum { JUDGE_WORDS = 600 };

/* What a reader would object to on one page, in words; "" when there is nothing. */
void judge_page(const struct fg_scene *scene, char words[JUDGE_WORDS]);

/* The same of all pages of a view, drawn however many they are. */
void judge_view(const struct reading *reading, const char *view,
                const struct fg_figure_options *options, char words[JUDGE_WORDS]);

#endif
