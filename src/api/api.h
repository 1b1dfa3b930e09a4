/* What the public objects are made of, and small things the files of this folder share. */
#ifndef FG_API_API_H
#define FG_API_API_H

#include <pthread.h>

#include "base/diag.h"
#include "base/sink.h"
#include "database/rules.h"
#include "figure/figure.h"
#include "flowgap/flowgap.h"
#include "gaps/gaps.h"

struct flowgap_diags {
	struct fg_diags *list;
};

struct flowgap_model {
	struct fg_model *model;
};

/* The register, made when it is first asked for; the lock lets two threads ask. */
struct fg_late_gaps {
	pthread_mutex_t lock;
	bool tried;
	int status;              /* of the making */
	struct fg_gaps *gaps;    /* NULL: not made */
};

struct flowgap_analysis {
	const struct fg_model *model;
	fg_ref *sources;         /* those of flowgap_reading.according_to */
	struct fg_evidence *evidence;
	struct fg_reach *reach;
	struct fg_late_gaps *late;
};

/* The register of the analysis. 0 or a negative errno; -EINVAL, with a message unless that is NULL:
 * it is of reach only. */
int fg_api_gaps(const struct flowgap_analysis *analysis, struct flowgap_buffer *message,
                const struct fg_gaps **ret_gaps);

struct flowgap_rules {
	struct fg_rulebook *book;
};

struct flowgap_figure {
	struct fg_figure *figure;
};

/* Hands the bytes of a sink over; the sink is empty afterwards. Returns the sink's error. */
int fg_api_give(struct fg_sink *sink, struct flowgap_buffer *ret_buffer);

/* Writes a one-line message into `message`, which may be NULL. Returns -EINVAL. */
int fg_api_refuse(struct flowgap_buffer *message, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* "x, y, z" of a vocabulary into a message of fg_api_refuse(): unknown word, what is allowed, the
 * nearest. */
int fg_api_unknown(struct flowgap_buffer *message, const char *what, const char *word,
                   const char *table);

/* The number of the thing of this kind with this id. -EINVAL with a message that has the nearest
 * id when there is none. */
int fg_api_find(const struct fg_model *model, enum fg_kind kind, const char *id,
                struct flowgap_buffer *message, fg_ref *ret_number);

/* Calls `found` for each comma-separated part of `list`; stops at the first nonzero result and
 * returns it. */
int fg_api_each(const char *list, int (*found)(const char *part, void *context), void *context);

#endif
