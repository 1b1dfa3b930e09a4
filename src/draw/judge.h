/*
 * Judges a finished scene by what is on the paper, as a careful reader would. Roles that count:
 *
 *	place    a node: a rectangle that lines must not cross
 *	badge    sits on a line; nothing else may overlap it
 *	flow     a line: its paths; may contain badges and texts (which then have their own judges)
 *	panel    the ground of a boundary; may contain everything
 *	legend   its parts are judged like the rest
 *
 * A group's box is that of its rectangles, circles and closed paths. Texts and badges inside a
 * group of role place belong to it. A flow may touch the places its group names in `ends`:
 * these are known by position: the places its first and last path points lie on.
 */
#ifndef FG_DRAW_JUDGE_H
#define FG_DRAW_JUDGE_H

#include <stddef.h>
#include <stdint.h>

#include "draw/scene.h"

enum fg_finding_kind {
	FG_FINDING_OVERLAP,              /* two texts, badges or places */
	FG_FINDING_CROSSED,              /* a line through a place that is not its own */
	FG_FINDING_COVERED,              /* a line through a text or badge that is not its own */
	FG_FINDING_SMALL,                /* type below the smallest */
	FG_FINDING_LONG,                 /* over one line in ten much longer than needed */
	FG_FINDING_OUTSIDE,              /* beyond the page */
	FG_FINDING_KINDS,
};

struct fg_finding {
	enum fg_finding_kind kind;
	const char *first, *second;      /* ids of groups or texts; second may be NULL */
	float amount;                    /* points of overlap or crossing, size of type, ratio */
};

struct fg_judgement {
	struct fg_finding *findings;     /* strings are borrowed from the scene */
	size_t count;
	uint32_t lines, long_lines;      /* all lines, and those over 2.5 times the straight way */
	float smallest_type;             /* 0: no text */
};

const char *fg_finding_words(enum fg_finding_kind kind);

/* 0 or -ENOMEM. Give back with fg_judgement_clear(). */
int fg_scene_judge(const struct fg_scene *scene, float smallest_type,
		   struct fg_judgement *ret_judgement);
void fg_judgement_clear(struct fg_judgement *judgement);

#endif
