/*
 * measure FILE COMMAND [ARGUMENT ...]: runs the command and writes to FILE its exit status, seconds
 * of processor, seconds on the clock, and the most memory that it held (KiB). A small program of
 * its own, because Linux counts towards a child what its parent held when it was started.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(struct timeval time)
{
	return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
	double start = now();
	struct rusage usage;
	int status;
	FILE *file;
	pid_t child;

	if (argc < 3)
		return 2;
	child = fork();
	if (child == 0) {
		execvp(argv[2], argv + 2);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &usage) != child)
		return 4;
	file = fopen(argv[1], "w");
	if (!file)
		return 4;
	fprintf(file, "%d %.6f %.6f %ld\n",
	        WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
	        seconds(usage.ru_utime) + seconds(usage.ru_stime), now() - start, usage.ru_maxrss);
	return fclose(file) == 0 ? 0 : 4;
}
