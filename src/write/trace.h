/* One element's whole way, gathered for the writers of "trace". */
#ifndef FG_WRITE_TRACE_H
#define FG_WRITE_TRACE_H

#include "base/sink.h"
#include "gaps/gaps.h"
#include "write/write.h"

/* An answer about the element: how long a place keeps it, or the purpose of a flow. */
struct fg_trace_answer {
	const struct fg_cell *cell;      /* NULL: nobody asks; then the claims alone speak */
	enum fg_kind kind;               /* FG_HOLDING or FG_FLOW */
	fg_ref index;                    /* FG_NONE: implied holding */
	enum fg_attribute attribute;     /* FG_PERIOD or FG_PURPOSE */
	uint32_t next;                   /* answer about the same place or flow, or FG_NONE */
};

struct fg_trace {
	const struct fg_gaps *gaps;
	const struct fg_reach *reach;
	const struct fg_model *model;
	const char *lang;                /* see words.h */
	fg_ref element;
	const struct fg_arrival *arrivals;       /* by place; borrowed */
	uint32_t arrival_count;
	struct fg_trace_answer *answers;
	uint32_t answer_count, answer_room;
	uint32_t *kept;                  /* by place: first answer on how long, or FG_NONE */
	struct fg_refs held;             /* places that a written holding says keep it, and that
	                                    no asserted flow brings it to */
	uint32_t *purpose;               /* by flow: first answer on what for, or FG_NONE */
	bool *used;                      /* by flow: on the witness path of an arrival */
	fg_ref *path;                    /* room for any path; see fg_trace_path() */
};

int fg_trace_make(const struct fg_gaps *gaps, const struct fg_write_options *options,
                  struct fg_trace *ret_trace);
void fg_trace_clear(struct fg_trace *trace);

/* The flows of the witness of an arrival, in trace->path. Returns their number. */
uint32_t fg_trace_path(const struct fg_trace *trace, const struct fg_arrival *arrival);

/* The values that the sources give, with conditions, then the status: "15 years for U.S. citizens;
 * 12 hours (stated)", "not stated". */
void fg_put_trace_answer(struct fg_sink *sink, const struct fg_trace *trace,
                         const struct fg_trace_answer *answer);

/* Why there is no answer on keeping at a place, in English for fg_say(). */
const char *fg_trace_unkept(const struct fg_place *place);

#endif
