#include "crew.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_WORKERS = 64 };

struct worker {
	pid_t child;             /* 0: none */
	int talk;                /* read end */
	size_t job;
};

struct run {
	const struct cli_crew *crew;
	struct worker workers[MOST_WORKERS];
	size_t worker_count;
	struct cli_job_end *ends;
	size_t *lengths;         /* of the talk so far */
	bool *done;
	size_t next, told;
};

/* Never returns: nothing of the parent's may run a second time. */
static void be_worker(const struct cli_crew *crew, size_t job, int talk)
{
	enum cli_exit result = CLI_SYSTEM;

	if (dup2(talk, STDERR_FILENO) >= 0)
		result = crew->run(job, crew->context);
	fflush(NULL);
	_exit((int)result);
}

static bool start(struct run *run, struct worker *worker)
{
	int talk[2];

	if (pipe(talk) != 0)
		return false;
	fflush(NULL);
	worker->child = fork();
	if (worker->child == 0) {
		close(talk[0]);
		be_worker(run->crew, run->next, talk[1]);
	}
	close(talk[1]);
	if (worker->child < 0) {
		close(talk[0]);
		worker->child = 0;
		return false;
	}
	worker->talk = talk[0];
	worker->job = run->next++;
	return true;
}

/* Adds what a worker says; false at the end of it. */
static bool hear(struct run *run, struct worker *worker)
{
	char part[4096];
	ssize_t got = read(worker->talk, part, sizeof(part));
	size_t length = run->lengths[worker->job];
	char *grown;

	if (got < 0)
		return errno == EINTR;
	if (got == 0)
		return false;
	grown = realloc(run->ends[worker->job].talk, length + (size_t)got + 1);
	if (!grown) {                    /* out of turn is better than not at all */
		fwrite(part, 1, (size_t)got, stderr);
		return true;
	}
	memcpy(grown + length, part, (size_t)got);
	grown[length + (size_t)got] = '\0';
	run->ends[worker->job].talk = grown;
	run->lengths[worker->job] = length + (size_t)got;
	return true;
}

static void reap(struct run *run, struct worker *worker)
{
	struct cli_job_end *end = &run->ends[worker->job];
	int status = 0;

	close(worker->talk);
	while (waitpid(worker->child, &status, 0) < 0 && errno == EINTR)
		;
	worker->child = 0;
	end->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
	end->result = WIFEXITED(status) && WEXITSTATUS(status) <= CLI_SYSTEM
	                      ? (enum cli_exit)WEXITSTATUS(status) : CLI_SYSTEM;
	run->done[worker->job] = true;
}

static void tell(struct run *run)
{
	for (; run->told < run->next && run->done[run->told]; run->told++)
		run->crew->ended(run->told, &run->ends[run->told], run->crew->context);
}

/* Waits until a worker says something or ends. */
static void listen_to(struct run *run)
{
	struct pollfd polls[MOST_WORKERS];

	for (size_t i = 0; i < run->worker_count; i++)
		polls[i] = (struct pollfd){ run->workers[i].child ? run->workers[i].talk : -1,
			                    POLLIN, 0 };
	if (poll(polls, run->worker_count, -1) < 0)
		return;
	for (size_t i = 0; i < run->worker_count; i++)
		if (polls[i].revents && !hear(run, &run->workers[i]))
			reap(run, &run->workers[i]);
}

static bool is_busy(const struct run *run)
{
	for (size_t i = 0; i < run->worker_count; i++)
		if (run->workers[i].child)
			return true;
	return false;
}

static enum cli_exit work(struct run *run)
{
	bool stuck = false;
	enum cli_exit worst = CLI_OK;

	for (;;) {
		for (size_t i = 0; i < run->worker_count && !stuck; i++)
			if (!run->workers[i].child && run->next < run->crew->jobs)
				stuck = !start(run, &run->workers[i]);
		if (!is_busy(run))
			break;
		stuck = false;
		listen_to(run);
		tell(run);
	}
	for (size_t i = 0; i < run->next; i++)
		if (run->ends[i].result > worst)
			worst = run->ends[i].result;
	if (run->next == run->crew->jobs)
		return worst;
	cli_complain("cannot start a process: %s", strerror(errno));
	return CLI_SYSTEM;
}

enum cli_exit cli_crew_run(const struct cli_crew *crew)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	struct run run = { .crew = crew,
		           .ends = calloc(crew->jobs + 1, sizeof(*run.ends)),
		           .lengths = calloc(crew->jobs + 1, sizeof(*run.lengths)),
		           .done = calloc(crew->jobs + 1, sizeof(*run.done)) };
	enum cli_exit result = CLI_SYSTEM;

	run.worker_count = cores < 1 ? 1 : cores > MOST_WORKERS ? MOST_WORKERS : (size_t)cores;
	if (run.ends && run.lengths && run.done)
		result = work(&run);
	else
		cli_complain("%s", strerror(ENOMEM));
	for (size_t i = 0; run.ends && i < crew->jobs; i++)
		free(run.ends[i].talk);
	free(run.ends);
	free(run.lengths);
	free(run.done);
	return result;
}
