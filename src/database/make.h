/* Inside this folder: the engine, and a database made with it. */
#ifndef FG_DATABASE_MAKE_H
#define FG_DATABASE_MAKE_H

#include "database/engine.h"
#include "gaps/gaps.h"

/* Opens the module. 0, or -ELIBACC with one line in `why` (size bytes). */
int fg_engine_open(const struct fg_engine **ret_engine, char *why, unsigned size);

/* A database with everything in it: in the file `path`, which is empty, or in memory when NULL. */
int fg_database_make(const struct fg_engine *engine, const char *path, const struct fg_gaps *gaps,
                     struct fg_database **ret_database);

#endif
