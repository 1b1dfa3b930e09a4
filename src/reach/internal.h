/* What the files of src/reach share. */
#ifndef FG_REACH_INTERNAL_H
#define FG_REACH_INTERNAL_H

#include "reach/reach.h"

/* Which asserted flows carry what; lists of flows in document order. */
struct carriers {
	uint8_t *status;                 /* by flow */
	uint32_t *named_first; /* by element, element_count + 1 entries: where its flows start in
	                          `named` */
	fg_ref *named;
	uint32_t category_first[FG_CATEGORIES + 1];
	fg_ref *by_category;
	fg_ref *unspecified;
	uint32_t unspecified_count;
};

int fg_carriers_make(const struct fg_evidence *evidence, struct carriers *ret_carriers);
void fg_carriers_clear(struct carriers *carriers);

/* A flow as one element sees it. */
struct hop {
	fg_ref flow;
	uint32_t next;                   /* next hop from the same place, or FG_NONE */
	uint8_t strength, status;
};

/* A place as one search sees it. Stamps avoid clearing: a mark counts only when it equals the stamp
 * of the moment. */
struct spot {
	uint32_t head;                   /* first hop of the element from here, or FG_NONE */
	uint32_t loose;                  /* first of those that can carry anything */
	uint32_t seen, needed;           /* stamp of the level */
	uint32_t done;                   /* stamp of the element */
	uint32_t via;                    /* hop that led here, or FG_NONE */
	uint32_t hops;
	uint32_t link;
	fg_ref step; /* earliest step of the workflow that the path can have come to */
	bool back;
};

struct origin {
	fg_ref place;
	enum fg_strength strength;
};

/* All that is needed to search one element after the other. */
struct search {
	const struct fg_evidence *evidence;
	const struct fg_model *model;
	struct carriers carriers;
	enum fg_strength weakest;        /* strengths looked at: up to this one */
	struct spot *spots;              /* by place */
	fg_ref *queue;                   /* place_count entries */
	uint32_t queued;
	struct origin *origins;          /* place_count entries */
	uint32_t origin_count;
	struct hop *hops;  /* first the loose ones, made once; then those of the element in hand */
	uint32_t loose_count, hop_count;
	unsigned loose_statuses;         /* bit per status of the loose ones */
	uint32_t level, element_stamp;
	struct fg_arrival *arrivals;     /* of all elements searched, one after the other */
	uint32_t arrival_count, arrival_room;
	uint32_t possible_count;
	struct fg_link *links;
	uint32_t link_count, link_room;
	struct { uint32_t first, count; } *found;        /* by element: its arrivals */
};

/* Room for one search after the other; nothing searched yet. fg_search_clear() in any case. */
int fg_search_prepare(const struct fg_evidence *evidence, struct search *search);
void fg_search_clear(struct search *search);

/* The hops from a place in document order; a flow that names the element too is there once. */
struct hops {
	uint32_t own, loose;             /* the next of each, or FG_NONE */
};
struct hops fg_hops_from(const struct search *search, fg_ref place, enum fg_strength strength);
/* Number of the next one, or FG_NONE. */
uint32_t fg_hops_next(const struct search *search, struct hops *hops);

/* Fills search->origins; the elements it is derived from have been searched. */
void fg_search_origins(struct search *search, fg_ref element);
/* Appends the element's arrivals, by place. -E2BIG past FG_POSSIBLE_LIMIT. */
int fg_search_element(struct search *search, fg_ref element);

/* One level of the element's search: afterwards search->queue holds the places reached in order of
 * distance, their spots say how far (hops) and list the flows that go on from there (head). */
void fg_search_spread(struct search *search, fg_ref element, enum fg_strength strength,
                      enum fg_status status);

/* The elements so that each comes after those it is derived from, else in document order. Circles,
 * which the loader refuses, come last. `ret_order` has element_count entries. */
int fg_derivation_order(const struct fg_model *model, fg_ref *ret_order);

#endif
