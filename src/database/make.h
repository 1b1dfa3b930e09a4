/* Inside this folder: the engine, and a database made with it. */
#ifndef FG_DATABASE_MAKE_H
#define FG_DATABASE_MAKE_H

#include "database/engine.h"
#include "gaps/gaps.h"

/* Opens the module. 0, or -ELIBACC or -ENOMEM with one line in `why` (size bytes). */
int fg_engine_open(const struct fg_engine **ret_engine, char *why, unsigned size);

/* A database with everything in it: in the file `path`, which is empty. */
int fg_database_make(const struct fg_engine *engine, const char *path, const struct fg_gaps *gaps,
                     struct fg_database **ret_database);

/* What SQL of others may use up in every case. */
enum { FG_SQL_SECONDS = 10, FG_SQL_STEPS = 50000000 /* a second */, FG_SQL_MEMORY = 256 << 20 };

/* fg_select.may_read for the tables there are. */
int fg_may_read(void *context, const char *table);

/* A database in memory for these SELECTs, in a child process: every table and view is there, rows
 * only where one of them reads. What is wrong with one is for fg_engine.select() to say. */
int fg_database_for(const struct fg_engine *engine, const char *const *selects, uint32_t count,
                    const struct fg_gaps *gaps, struct fg_database **ret_database);

#endif
