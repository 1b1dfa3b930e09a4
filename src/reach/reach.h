/*
 * Which element arrives where, how surely, by which path: along asserted flows, through cycles and
 * derivations.
 *
 * An element starts at its origin: the places written in the model; else, when derived, the place
 * of derivation as soon as one of the elements it is derived from has arrived there; else every
 * person that an asserted flow takes it from; else every place that an asserted flow takes it from
 * and none brings it to; else every place one takes it from. "Takes it" means by name or by
 * category; a flow that does not say what it carries starts nothing. An origin is as sure as the
 * strongest flow that takes the element from there; a derived element as sure as what it is made
 * from.
 *
 * The best path is the strongest (by name, by category, possible), then the one whose weakest flow
 * has the strongest status, then the shortest, then the first in document order.
 *
 * Possible reach is quadratic in the worst case (every element, every place). Past
 * FG_POSSIBLE_LIMIT such arrivals none of them is kept, and possible_left_out says so; by name and
 * by category are always complete.
 */
#ifndef FG_REACH_REACH_H
#define FG_REACH_REACH_H

#include "evidence/evidence.h"

enum { FG_POSSIBLE_LIMIT = 1 << 18 };

struct fg_arrival {
	fg_ref element, place;
	uint32_t hops;                   /* length of the witness; 0: the element starts here */
	uint32_t link;   /* number of the last link of the witness, FG_NONE when hops is 0 */
	enum fg_strength strength;
	enum fg_status status; /* of the weakest flow on the witness path; FG_STATED for the origin
	                          itself */
	bool steps_back; /* the witness goes back in the order of the workflow (that of the file):
	                    no choice of one step for each of its flows that have any is in order */
};

/* One flow of a witness path and what goes before it; paths share their beginnings. */
struct fg_link {
	fg_ref flow;
	uint32_t before;                 /* number of a link, FG_NONE at the origin */
	uint32_t leap;                   /* one farther back, so that any is found in few leaps */
	uint32_t hops;                   /* length of the path up to here */
};

struct fg_reach {
	const struct fg_evidence *evidence;
	struct fg_arrival *arrivals;     /* by element, then place: both in document order */
	uint32_t arrival_count;
	uint32_t *first; /* by element: its first arrival; element_count + 1 entries */
	struct fg_link *links;
	bool possible_left_out;
};

/* Returns 0 or a negative errno. `evidence` must outlive the result. */
int fg_reach_new(const struct fg_evidence *evidence, struct fg_reach **ret_reach);
void fg_reach_free(struct fg_reach *reach);

/* NULL when the element does not arrive there. */
const struct fg_arrival *fg_reach_find(const struct fg_reach *reach, fg_ref element, fg_ref place);

/* The flows of the witness path, first to last, in `flows`, which has room for `room`; returns the
 * length, which may be larger than room. For a derived element the path starts at the place of
 * derivation. */
uint32_t fg_reach_witness(const struct fg_reach *reach, const struct fg_arrival *arrival,
                          fg_ref *flows, uint32_t room);

/* All ways of an element to a place that are as good as the witness: as sure, no flow weaker than
 * its weakest, as short. */
struct fg_ways {
	uint32_t hops;                   /* length of each; 0: the element starts there */
	uint64_t count;                  /* of all; UINT64_MAX: so many or more */
	fg_ref *flows;                   /* those shown, one after the other, `hops` flows each, in
	                                    document order of their flows */
	uint32_t shown;
};

/* At most `most` of them are shown. -ENOENT when the element does not arrive there. */
int fg_reach_ways(const struct fg_reach *reach, fg_ref element, fg_ref place, uint32_t most,
                  struct fg_ways *ret_ways);
void fg_ways_clear(struct fg_ways *ways);

/* Pairs that imply a holding: places that keep, elements that arrive (hops > 0, or derived there),
 * none written. In order of place, then element. Caller frees. */
struct fg_pair {
	fg_ref place, element;
};
int fg_reach_implied(const struct fg_reach *reach, struct fg_pair **ret_pairs, uint32_t *ret_count);

#endif
