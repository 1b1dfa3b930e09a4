/* The database file. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/sink.h"
#include "database/database.h"
#include "database/make.h"

struct job {
	const struct fg_engine *engine;
	const struct fg_gaps *gaps;
};

static int write_database(const char *path, void *context)
{
	const struct job *job = context;
	struct fg_database *database = NULL;
	int status = fg_database_make(job->engine, path, job->gaps, &database);

	if (status == 0)
		job->engine->close(database);
	return status;
}

int fg_database_save(const struct fg_gaps *gaps, const char *path, char **ret_why)
{
	struct job job = { NULL, gaps };
	char why[300];
	int status = fg_engine_open(&job.engine, why, sizeof(why));

	if (status < 0)
		*ret_why = strdup(why);
	else
		status = fg_save_file(path, write_database, &job);
	return status;
}
