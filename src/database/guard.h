/* Inside the database module: SQL that others wrote, held on a short leash. */
#ifndef FG_DATABASE_GUARD_H
#define FG_DATABASE_GUARD_H

#include "database/engine.h"

struct sqlite3;

/* Runs one SELECT that may read the tables named and call functions that depend on nothing but
 * their arguments. See fg_engine.select. */
int fg_guarded_select(struct sqlite3 *handle, const struct fg_select *select,
                      struct fg_trouble *ret_trouble);

/* Without running it. See fg_engine.check. */
int fg_guarded_check(struct sqlite3 *handle, const struct fg_select *select,
                     struct fg_trouble *ret_trouble);

/* A result code of SQLite as a negative errno, or 0. */
int fg_sqlite_errno(int code);

#endif
