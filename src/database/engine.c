/* The database module: SQLite behind the functions of engine.h. */
#include <errno.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdlib.h>

#include "database/guard.h"

/* Same input, same bytes: nothing is left to how SQLite was built. */
static const char settings[] =
	"PRAGMA encoding='UTF-8'; PRAGMA page_size=4096; PRAGMA auto_vacuum=0;"
	"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;"
	"PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32768; PRAGMA foreign_keys=ON;";

struct fg_database {
	sqlite3 *handle;
	bool in_memory;
	sqlite3_stmt *insert;
};

int fg_sqlite_errno(int code)
{
	switch (code & 0xFF) {
	case SQLITE_OK: case SQLITE_ROW: case SQLITE_DONE: return 0;
	case SQLITE_NOMEM: return -ENOMEM;
	case SQLITE_FULL: return -ENOSPC;
	case SQLITE_TOOBIG: return -E2BIG;
	case SQLITE_READONLY: case SQLITE_PERM: return -EACCES;
	default: return -EIO;
	}
}

/* The same, where the handle may know what the system said. A database in memory that cannot be
 * written has run out of it, whatever SQLite calls that. */
static int errno_of(const struct fg_database *database, int code)
{
	int said = (code & 0xFF) == SQLITE_IOERR || (code & 0xFF) == SQLITE_CANTOPEN
	                   ? sqlite3_system_errno(database->handle) : 0;
	int status = said > 0 ? -said : fg_sqlite_errno(code);

	return status == -EACCES && database->in_memory ? -ENOMEM : status;
}

static void close_database(struct fg_database *database)
{
	if (!database)
		return;
	sqlite3_finalize(database->insert);
	sqlite3_close(database->handle);
	free(database);
}

static int run(struct fg_database *database, const char *sql)
{
	return errno_of(database, sqlite3_exec(database->handle, sql, NULL, NULL, NULL));
}

static int open_database(const char *path, struct fg_database **ret_database)
{
	struct fg_database *database = calloc(1, sizeof(*database));
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
	int status;

	if (!database)
		return -ENOMEM;
	database->in_memory = !path;
	status = sqlite3_open_v2(path ? path : ":memory:", &database->handle, flags, NULL);
	status = errno_of(database, status);
	if (status == 0)
		status = run(database, settings);
	if (status < 0)
		close_database(database);
	else
		*ret_database = database;
	return status;
}

static int begin_rows(struct fg_database *database, const char *sql)
{
	sqlite3_finalize(database->insert);
	database->insert = NULL;
	return fg_sqlite_errno(sqlite3_prepare_v3(database->handle, sql, -1,
	                                          SQLITE_PREPARE_PERSISTENT, &database->insert,
	                                          NULL));
}

static int add_row(struct fg_database *database, const struct fg_value *values, unsigned count)
{
	sqlite3_stmt *insert = database->insert;
	int code = SQLITE_OK;

	for (unsigned i = 0; i < count && code == SQLITE_OK; i++) {
		if (values[i].type == FG_TEXT)
			code = sqlite3_bind_text(insert, (int)i + 1, values[i].text, -1,
			                         SQLITE_STATIC);
		else if (values[i].type == FG_INTEGER)
			code = sqlite3_bind_int64(insert, (int)i + 1, values[i].number);
		else
			code = sqlite3_bind_null(insert, (int)i + 1);
	}
	if (code == SQLITE_OK) {
		sqlite3_step(insert);
		code = sqlite3_reset(insert);
	}
	return errno_of(database, code);
}

static const char *message(struct fg_database *database)
{
	return sqlite3_errmsg(database->handle);
}

static int run_select(struct fg_database *database, const struct fg_select *select,
                      struct fg_trouble *ret_trouble)
{
	return fg_guarded_select(database->handle, select, ret_trouble);
}

static int check_select(struct fg_database *database, const struct fg_select *select,
                        struct fg_trouble *ret_trouble)
{
	return fg_guarded_check(database->handle, select, ret_trouble);
}

__attribute__((visibility("default"))) extern const struct fg_engine fg_engine;
const struct fg_engine fg_engine = {
	.open = open_database,
	.close = close_database,
	.run = run,
	.begin_rows = begin_rows,
	.add_row = add_row,
	.message = message,
	.check = check_select,
	.select = run_select,
};
