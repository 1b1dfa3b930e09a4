/*
 * The drawing graph: which places, flows, connectors and stubs are drawn, with what numbers and
 * words, on which page. Made from model and results; knows no positions but those that the
 * arrangement writes into it.
 */
#ifndef FG_FLOWS_PLAN_H
#define FG_FLOWS_PLAN_H

#include "draw/scene.h"
#include "figure/bundle.h"
#include "figure/kept.h"
#include "figure/theme.h"
#include "figure/wrap.h"

struct fg_arena;

/* By place number. */
struct fg_plan_place {
	struct fg_kept kept;
	uint32_t depth;  /* flows between it and the nearest person; UINT32_MAX: none leads here */
	uint32_t order;                  /* its position in the order of reading, 0.. */
	uint32_t home;                   /* page */
	bool flowed;                     /* some drawn flow touches it */
	bool absent;                     /* a figure of another boundary has no use for it */
	bool subject, far;               /* a person whose data these are; farthest from those */
};

struct fg_plan_flow {
	fg_ref flow;
	fg_ref from, to;
	/* In this reading: exists at all, as an assumption (not among the asserted), or as a stub
	 * only. What does not exist leaves a hole. */
	bool drawn, assumed, questioned;
	uint32_t number;                 /* 1..; the same in all readings; 0: nowhere asserted */
	enum fg_status status;
	enum fg_family family;
	uint32_t kinds;                  /* bit per strand kind (theme.h) */
	uint32_t strands;                /* number of those */
	struct fg_marks marks;
	uint32_t page;
};

/* A flow that no reading asserts and some question: a stub at the place where it would start. */
struct fg_plan_stub {
	fg_ref flow, place;
	bool drawn;                      /* in this reading */
};

enum fg_mark_kind { FG_AT_PLACE, FG_AT_BADGE, FG_AT_LINK, FG_AT_STUB };

/* A node of one page. */
struct fg_spot {
	enum fg_mark_kind kind;
	uint32_t index;  /* place number, or index of a plan flow, link of the page, plan stub */
	int32_t panel;                   /* of the page; -1: none */
	bool guest;                      /* a place whose home is another page */
	/* its text: name of a place and words on keeping; text of a link, empty: not drawn */
	struct fg_block name, note;
	/* what the words on keeping take now, and in the reading and language that takes most */
	float width, height, note_height, note_room;
	int32_t rank;                    /* row of the layout, 0 at the top */
	bool ranked;
	float turn;                      /* of a place: its order in the row */
	float x, y;                      /* centre */
};

/* Off-page connector: flows of a place at home here that are drawn on another page, all in one
 * direction. */
struct fg_connector {
	fg_ref place, other;             /* other: the place at their other end; FG_NONE: several */
	bool leaves;                     /* the flows go from `place` to `other` */
	uint32_t page;                   /* where they are drawn */
	uint32_t first, count;           /* plan flows: fg_page.link_flows */
};

struct fg_panel {
	fg_ref boundary;
	struct fg_block name;
	float x, y, width, height;       /* top left */
	float label_x, label_y, label_width, label_height;
};

struct fg_curve {
	struct fg_xy *points;            /* cubic Bezier, 3k+1 */
	uint32_t count;
};

/* A point that a line passes on its way: in the middle of its badge, or clear of everything in its
 * rank. */
struct fg_way {
	struct fg_xy at;
	float half;                      /* half the height of its rank */
	float lane;                      /* of the line before it, as in fg_frame.lanes */
	bool badge;
};

/* A line of one page: a whole flow through its badge, or the short line of a link or stub. */
struct fg_track {
	/* spots; for a link or stub: place and tag in the direction of the data */
	uint32_t from, to;
	uint32_t badge;                  /* spot, or FG_NONE */
	bool level;                      /* a straight line between neighbours of one row */
	float clear[2];  /* y at which the ranks of its places end, towards the line */
	struct fg_way *ways;             /* between its places */
	uint32_t way_count;
	float last_lane;                 /* behind the last way */
	struct fg_curve curve;           /* from edge to edge; through the middle of the badge */
};

struct fg_page {
	struct fg_spot *spots;           uint32_t spot_count;
	struct fg_panel *panels;         uint32_t panel_count;
	struct fg_track *tracks;         uint32_t track_count;
	struct fg_connector *links;           uint32_t link_count;
	uint32_t *link_flows;
	uint32_t flow_count, first_flow; /* entries of fg_plan.order drawn here */
	struct fg_row_state *rows;       /* what the search for rows found, or NULL */
	float width, height;             /* of the drawing without legend */
	float legend;                    /* height that its legend has at most */
};

enum { FG_BELOW_MOST = 26 };

/* What stands out on a page; everything else stands back, pale, at its place. */
struct fg_light {
	const char *title;               /* in words, with the name of the model */
	int kind;                        /* of the strands that do */
	bool by_strength;                /* lines tell how surely data go there */
	uint8_t *flows;                  /* by plan flow: 0: pale, else 1 + enum fg_strength */
	uint8_t *places;                 /* by place: 0: pale, 2: where data start, else 1 */
	struct fg_kept *kept;            /* by place, of those in ink, for what stands out */
	/* by place: the letter (1: a) behind which its words on keeping stand in the key; 0:
	 * they fit */
	uint8_t *below;
	const char *below_words[FG_BELOW_MOST];
	uint32_t below_count;
	uint32_t flow_count;             /* in ink */
};

/* A part of the model that a figure is of. */
struct fg_cut {
	const char *name;
	uint8_t *flows;                  /* by flow number: it is meant */
	uint8_t *places;                 /* by place number: it is, even without a flow */
};

/*
 * A plan is one reading of the model in one language. Places stand where they do in all of them:
 * sizes are taken over the variants, the other readings and languages, which have flows, stubs and
 * places in the same order and no pages. A reading of some sources only is held: it has to make do
 * with the room that the readings of all sources need.
 */
struct fg_plan {
	const struct fg_figure *figure;
	const struct fg_gaps *gaps;
	const struct fg_model *model;
	const struct fg_cut *cut_out;    /* only this; NULL: everything */
	const char *part;                /* its name, or NULL */
	const char *lang;
	bool grey;
	float width, height;             /* of the paper, points */
	struct fg_plan_place *places;    /* by place number */
	fg_ref *reading;                 /* place numbers in the order of reading */
	struct fg_plan_flow *flows;      uint32_t flow_count;   /* in document order */
	uint32_t *order;                 /* plan flows in the order in which pages take them */
	struct fg_plan_stub *stubs;      uint32_t stub_count;
	struct fg_page *pages;           uint32_t page_count;
	struct fg_plan *variants;        uint32_t variant_count;
	const struct fg_light *light;    /* NULL: everything as it is */
	uint32_t asserted, assumed, questioned, strands;         /* in this reading */
	uint32_t unknown;                /* characters unknown to the font table */
	bool cut;                        /* some label was cut */
	bool held;
	bool crowded;                    /* no arrangement without fault was found */
	struct fg_arena *arena;
};

struct fg_readings;

/* Whether the first reading makes no more of any flow than the others do. */
bool fg_plan_can_hold(const struct fg_model *model, const struct fg_readings *readings);

/* Everything but pages. The readings must live as long as the variants are used. 0 or -ENOMEM. */
int fg_plan_make(struct fg_plan *plan, const struct fg_readings *readings);

/* Deals the flows out to pages, at most `most` a page, and makes the spots, links and panels of
 * each. 0 or -ENOMEM. */
int fg_plan_deal(struct fg_plan *plan, uint32_t most);

/* How many pages that would give. */
uint32_t fg_plan_pages(const struct fg_plan *plan, uint32_t most);

/* Position, in the order of reading, of the later of its two places. */
uint32_t fg_plan_later(const struct fg_plan *plan, const struct fg_plan_flow *flow);

/* Whether this reading has what stands there: a badge of a flow that is drawn or questioned, a link
 * with such flows, a stub; every place. */
bool fg_spot_is_drawn(const struct fg_plan *plan, const struct fg_spot *spot);

/* Whether a flow that is drawn, or a place, stands out. */
bool fg_flow_is_lit(const struct fg_plan *plan, const struct fg_plan_flow *flow);
bool fg_place_is_lit(const struct fg_plan *plan, fg_ref place);

/* "(a)" for 1 */
const char *fg_below_mark(struct fg_arena *arena, uint32_t letter);

/* How long the place keeps what the page is about. */
const struct fg_kept *fg_place_kept(const struct fg_plan *plan, fg_ref place);

/* Whether the sources name it and who holds it. */
bool fg_place_is_named(const struct fg_plan *plan, fg_ref place);
const char *fg_place_name(const struct fg_plan *plan, fg_ref place);
const char *fg_boundary_name(const struct fg_plan *plan, fg_ref boundary);
#endif
