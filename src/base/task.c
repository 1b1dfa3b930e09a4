#include "base/task.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define FG_ADDRESS_SANITIZER 1
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define FG_ADDRESS_SANITIZER 1
#endif

#define MOST_MEMORY ((rlim_t)2 << 30)

struct pipes {
	int result[2], chatter[2];
};

/* Ends a result. The exit status alone will not do: tools that watch processes put in their own. */
struct trailer {
	uint32_t mark;
	int32_t status;
};

static const uint32_t end_mark = 0x464C4F57;

static void close_end(int *end)
{
	if (*end >= 0)
		close(*end);
	*end = -1;
}

static void close_pipes(struct pipes *pipes)
{
	close_end(&pipes->result[0]);
	close_end(&pipes->result[1]);
	close_end(&pipes->chatter[0]);
	close_end(&pipes->chatter[1]);
}

static int open_pipes(struct pipes *pipes)
{
	*pipes = (struct pipes){ { -1, -1 }, { -1, -1 } };
	if (pipe2(pipes->result, O_CLOEXEC) || pipe2(pipes->chatter, O_CLOEXEC)) {
		int error = -errno;

		close_pipes(pipes);
		return error;
	}
	return 0;
}

int fg_task_write(int out, const void *bytes, size_t length)
{
	const char *at = bytes;

	while (length) {
		ssize_t written = write(out, at, length);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return -EIO;
		at += written;
		length -= (size_t)written;
	}
	return 0;
}

static void limit(unsigned seconds)
{
	struct rlimit none = { 0, 0 };
	struct rlimit time = { seconds, seconds };

	setrlimit(RLIMIT_CORE, &none);
	setrlimit(RLIMIT_CPU, &time);
#ifndef FG_ADDRESS_SANITIZER
	/* The sanitizer reserves terabytes of address space. */
	setrlimit(RLIMIT_AS, &(struct rlimit){ MOST_MEMORY, MOST_MEMORY });
#endif
	signal(SIGALRM, SIG_DFL);
	signal(SIGPIPE, SIG_DFL);
	alarm(seconds + 1);
}

/* Never returns: nothing of the parent's (buffers, exit handlers) may run a second time. */
static void be_child(const struct fg_task *task, struct pipes *pipes)
{
	struct trailer trailer = { end_mark, 0 };

	if (dup2(pipes->chatter[1], STDERR_FILENO) < 0 ||
	    dup2(pipes->chatter[1], STDOUT_FILENO) < 0)
		_exit(1);
	limit(task->seconds);
	trailer.status = task->run(task->data, pipes->result[1]);
	_exit(fg_task_write(pipes->result[1], &trailer, sizeof(trailer)) ? 1 : 0);
}

static long long now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

struct reader {
	char *bytes;
	size_t length, room, most;
	bool too_long;
};

static int make_room(struct reader *reader)
{
	size_t room = reader->room ? reader->room * 2 : 16384;
	char *bytes;

	if (reader->length < reader->room)
		return 0;
	bytes = realloc(reader->bytes, room);
	if (!bytes)
		return -ENOMEM;
	reader->bytes = bytes;
	reader->room = room;
	return 0;
}

/* 1: more may come; 0: the end; or a negative errno. */
static int read_some(int from, struct reader *reader)
{
	ssize_t got;

	if (make_room(reader))
		return -ENOMEM;
	got = read(from, reader->bytes + reader->length, reader->room - reader->length);
	if (got < 0)
		return errno == EINTR ? 1 : -errno;
	reader->length += (size_t)got;
	reader->too_long = reader->length > reader->most;
	return got > 0 && !reader->too_long;
}

static int drop_some(int from, struct fg_task_result *result, size_t *filled)
{
	char more[512];
	ssize_t got = read(from, more, sizeof(more));
	size_t room = sizeof(result->chatter) - 1 - *filled;

	if (got < 0)
		return errno == EINTR;
	if ((size_t)got < room)
		room = (size_t)got;
	memcpy(result->chatter + *filled, more, room);
	*filled += room;
	return got > 0;
}

static int listen_to(struct pipes *pipes, struct reader *reader, long long deadline,
		     struct fg_task_result *result)
{
	bool open[2] = { true, true };
	size_t filled = 0;
	int status = 1;

	while (open[0] || open[1]) {
		struct pollfd polls[2] = { { open[0] ? pipes->result[0] : -1, POLLIN, 0 },
					   { open[1] ? pipes->chatter[0] : -1, POLLIN, 0 } };
		long long left = deadline - now_ms();

		if (left <= 0) {
			result->timed_out = true;
			return 0;
		}
		if (poll(polls, 2, (int)left) < 0 && errno != EINTR)
			return -errno;
		if (polls[0].revents)
			status = read_some(pipes->result[0], reader);
		if (status < 0 || reader->too_long)
			return status;
		open[0] = open[0] && status > 0;
		if (polls[1].revents)
			open[1] = drop_some(pipes->chatter[0], result, &filled);
	}
	return 0;
}

/* One line without control characters. */
static void tidy(char *chatter)
{
	chatter[strcspn(chatter, "\r\n")] = '\0';
	for (; *chatter; chatter++)
		if ((unsigned char)*chatter < ' ' || (unsigned char)*chatter > '~')
			*chatter = '?';
}

static int reap(pid_t child, bool stop)
{
	int status = 0;

	if (stop)
		kill(child, SIGKILL);
	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return 0;
	return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

/* A child that finished has said so itself. */
static void take_trailer(struct fg_task_result *result, int ended_by)
{
	struct trailer trailer = { 0, 0 };

	if (result->length >= sizeof(trailer))
		memcpy(&trailer, result->bytes + result->length - sizeof(trailer), sizeof(trailer));
	if (trailer.mark != end_mark) {
		result->status = -EIO;
		result->signal = ended_by;
		return;
	}
	result->status = trailer.status;
	result->length -= sizeof(trailer);
}

int fg_task_run(const struct fg_task *task, struct fg_task_result *ret_result)
{
	struct fg_task_result result = { 0 };
	struct reader reader = { .most = task->most_bytes };
	struct pipes pipes;
	pid_t child;
	int ended_by, status = open_pipes(&pipes);

	if (status)
		return status;
	child = fork();
	if (child == 0)
		be_child(task, &pipes);
	if (child < 0) {
		status = -errno;
		close_pipes(&pipes);
		return status;
	}
	close_end(&pipes.result[1]);
	close_end(&pipes.chatter[1]);
	status = listen_to(&pipes, &reader, now_ms() + 1000LL * task->seconds, &result);
	close_pipes(&pipes);
	ended_by = reap(child, status || result.timed_out || reader.too_long);
	if (status) {
		free(reader.bytes);
		return status;
	}
	tidy(result.chatter);
	result.bytes = reader.bytes;
	result.length = reader.length;
	result.too_long = reader.too_long;
	take_trailer(&result, ended_by);
	*ret_result = result;
	return 0;
}

void fg_task_clear(struct fg_task_result *result)
{
	free(result->bytes);
	result->bytes = NULL;
	result->length = 0;
}

bool fg_task_had_memory(void)
{
	static const rlim_t reserve = (rlim_t)32 << 20;
	struct rlimit limit;
	char text[4096];
	const char *at;
	ssize_t length;
	int file;

	if (getrlimit(RLIMIT_AS, &limit) || limit.rlim_cur == RLIM_INFINITY)
		return true;
	file = open("/proc/self/status", O_RDONLY | O_CLOEXEC);
	length = file < 0 ? -1 : read(file, text, sizeof(text) - 1);
	if (file >= 0)
		close(file);
	text[length < 0 ? 0 : length] = '\0';
	at = strstr(text, "VmPeak:");
	/* where it cannot be known, the libraries are believed */
	return !at || strtoull(at + 7, NULL, 10) * 1024 + reserve <= limit.rlim_cur;
}
