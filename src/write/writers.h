/* One function per writer; the table is in writers.c. */
#ifndef FG_WRITE_WRITERS_H
#define FG_WRITE_WRITERS_H

#include "write/write.h"

void fg_write_text(const struct fg_gaps *gaps, const struct fg_write_options *options,
                   struct fg_sink *sink);
void fg_write_csv(const struct fg_gaps *gaps, const struct fg_write_options *options,
                  struct fg_sink *sink);
void fg_write_json(const struct fg_gaps *gaps, const struct fg_write_options *options,
                   struct fg_sink *sink);
void fg_write_cells(const struct fg_gaps *gaps, const struct fg_write_options *options,
                    struct fg_sink *sink);
void fg_write_flows(const struct fg_gaps *gaps, const struct fg_write_options *options,
                    struct fg_sink *sink);
void fg_write_reach(const struct fg_gaps *gaps, const struct fg_write_options *options,
                    struct fg_sink *sink);
void fg_write_trace(const struct fg_gaps *gaps, const struct fg_write_options *options,
                    struct fg_sink *sink);
void fg_write_trace_json(const struct fg_gaps *gaps, const struct fg_write_options *options,
                         struct fg_sink *sink);
void fg_write_ways(const struct fg_gaps *gaps, const struct fg_write_options *options,
                   struct fg_sink *sink);
void fg_write_ways_json(const struct fg_gaps *gaps, const struct fg_write_options *options,
                        struct fg_sink *sink);
void fg_write_where(const struct fg_gaps *gaps, const struct fg_write_options *options,
                    struct fg_sink *sink);
void fg_write_where_csv(const struct fg_gaps *gaps, const struct fg_write_options *options,
                        struct fg_sink *sink);
void fg_write_where_json(const struct fg_gaps *gaps, const struct fg_write_options *options,
                         struct fg_sink *sink);

#endif
