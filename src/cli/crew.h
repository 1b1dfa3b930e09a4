/* Jobs on all cores: each in a child process, so that one that breaks off takes no other along. */
#ifndef FG_CLI_CREW_H
#define FG_CLI_CREW_H

#include "options.h"

/* How a job ended. */
struct cli_job_end {
	enum cli_exit result;
	int signal;              /* the one that ended it, or 0 */
	char *talk;              /* what it printed on standard error; owned */
};

struct cli_crew {
	size_t jobs;
	enum cli_exit (*run)(size_t job, void *context);        /* in the child */
	/* in the parent, in the order of jobs, each as soon as all before it have ended */
	void (*ended)(size_t job, const struct cli_job_end *end, void *context);
	void *context;
};

/* The worst result of all jobs; a job that broke off counts as CLI_SYSTEM. */
enum cli_exit cli_crew_run(const struct cli_crew *crew);

#endif
