/*
 * Judges a finished scene by what is on the paper, as a careful reader would. Roles of groups:
 *
 *	place               a node: lines must not cross it
 *	badge, connector    a box of its own, on a line or in a place
 *	cell, bar           what a table or chart holds at one place
 *	panel               the ground of a boundary: holds everything, but no other panel
 *	flow, stub, connector   hold lines: the open paths directly in them
 *
 * The box of a group is that of its own rectangles and circles, for a place, cell or bar also of
 * its paths; it may hold whatever is in the group. Every text is judged. A line belongs to the
 * places that its ends are nearest to, and to the texts and badges of its own group.
 */
#ifndef FG_DRAW_JUDGE_H
#define FG_DRAW_JUDGE_H

#include <stddef.h>
#include <stdint.h>

#include "draw/scene.h"

enum fg_finding_kind {
	FG_FINDING_OVERLAP,              /* two texts, badges, places or panels */
	FG_FINDING_CROSSED,              /* a line through a place */
	FG_FINDING_COVERED,              /* a line through a text or badge that is not its own */
	FG_FINDING_SMALL,                /* type below the smallest */
	FG_FINDING_ENDS,                 /* two lines that end at one point */
	FG_FINDING_TURNS,                /* a line that turns back on itself at once */
	FG_FINDING_LONG,                 /* a long line, where over one in ten are */
	FG_FINDING_OUTSIDE,              /* beyond the page */
	FG_FINDING_KINDS,
};

struct fg_finding {
	enum fg_finding_kind kind;
	const char *first, *second;      /* a text, or the id of a group; second may be NULL */
	float amount;                    /* points inside, size of type, ratio, cosine */
};

/* Strings are borrowed from the scene. */
struct fg_judgement {
	struct fg_finding *findings;
	size_t count, room;
	uint32_t lines, long_lines;      /* all, and those over 2.5 times the straight way */
	float smallest_type;             /* 0: no text */
};

/* "line through a place", for messages. */
const char *fg_finding_words(enum fg_finding_kind kind);

/* 0 or -ENOMEM. Give back with fg_judgement_clear(). */
int fg_scene_judge(const struct fg_scene *scene, float smallest_type,
		   struct fg_judgement *ret_judgement);
void fg_judgement_clear(struct fg_judgement *judgement);

#endif
