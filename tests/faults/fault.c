/*
 * Preloaded into flowgap by tests/faults.py: calls of one kind fail, counted over all processes of
 * one run together.
 *
 *   FAULT_KIND   a name of `kinds` below
 *   FAULT_FIRST  number of the first call that fails, from 1; 0 or nothing: none, only count
 *   FAULT_LAST   number of the last one
 *   FAULT_BOOK   a file of zeros as large as struct book: what happened; its whole path
 *
 * What goes to standard error always succeeds.
 */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DEPTH = 9, MOST_CALLS = 1 << 20 };

enum kind {
	MEMORY, OPEN, READ, WRITE, CLOSE, SYNC, STAT, FORK, PIPE, RENAME, EXCHANGE, FOLDER, REMOVE,
	KINDS
};

static const struct {
	const char *name;
	int error;
} kinds[KINDS] = {
	[MEMORY] = { "memory", ENOMEM }, [OPEN] = { "open", EACCES },
	[READ] = { "read", EIO },        [WRITE] = { "write", ENOSPC },
	[CLOSE] = { "close", EIO },      [SYNC] = { "sync", EIO },
	[STAT] = { "stat", EACCES },     [FORK] = { "fork", EAGAIN },
	[PIPE] = { "pipe", EMFILE },     [RENAME] = { "rename", EXDEV },
	[FOLDER] = { "folder", EACCES }, [REMOVE] = { "remove", EACCES },
	[EXCHANGE] = { "exchange", EINVAL },     /* as file systems answer that cannot */
};

struct book {
	atomic_uint calls, failures;
	/* of each call, while counting: the same number for all that come the same way */
	uint32_t ways[MOST_CALLS];
};

static struct book *book;                /* NULL: not yet, or not asked for */
static enum kind wanted = KINDS;
static unsigned first, last;
static char own_room[4096];                 /* the folder that the book is in */
static __thread bool inside;             /* our own calls do not count */

/* The function that would have been called without us. */
#define REAL(name)                                                                                 \
	({                                                                                         \
		static __typeof__(&name) real;                                                     \
		if (!real)                                                                         \
			real = (__typeof__(&name))dlsym(RTLD_NEXT, #name);                         \
		real;                                                                              \
	})

static unsigned number_of(const char *variable)
{
	const char *text = getenv(variable);

	return text ? (unsigned)strtoul(text, NULL, 10) : 0;
}

__attribute__((constructor)) static void begin(void)
{
	const char *kind = getenv("FAULT_KIND"), *path = getenv("FAULT_BOOK");
	int file = kind && path ? REAL(open)(path, O_RDWR | O_CLOEXEC) : -1;
	void *way[1], *memory;

	if (file < 0)
		return;
	memory = mmap(NULL, sizeof(*book), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
	REAL(close)(file);
	first = number_of("FAULT_FIRST");
	last = number_of("FAULT_LAST");
	for (unsigned i = 0; i < KINDS; i++)
		if (strcmp(kinds[i].name, kind) == 0)
			wanted = (enum kind)i;
	backtrace(way, 1);               /* loads what it needs */
	snprintf(own_room, sizeof(own_room), "%.*s", (int)(strrchr(path, '/') - path), path);
	if (memory != MAP_FAILED)
		book = memory;
}

/* The same in every run, wherever the libraries are put. */
static uint32_t way_here(void)
{
	void *stack[DEPTH];
	int depth = backtrace(stack, DEPTH);
	uint64_t sum = 14695981039346656037u;
	Dl_info object;

	for (int i = 0; i < depth; i++)
		if (dladdr(stack[i], &object))
			sum = (sum ^ (uintptr_t)((char *)stack[i] - (char *)object.dli_fbase))
			      * 1099511628211u;
	return (uint32_t)(sum >> 32);
}

/* What the program's own processes say to each other arrives, or one of them is gone. */
static bool is_pipe(int file)
{
	struct stat status;

	return file > STDERR_FILENO && REAL(fstat)(file, &status) == 0 && S_ISFIFO(status.st_mode);
}

static bool fails(enum kind kind)
{
	unsigned number;

	if (!book || kind != wanted || inside)
		return false;
	number = atomic_fetch_add(&book->calls, 1) + 1;
	if (!first && number <= MOST_CALLS) {
		inside = true;
		book->ways[number - 1] = way_here();
		inside = false;
	}
	if (!first || number < first || number > last)
		return false;
	atomic_fetch_add(&book->failures, 1);
	errno = kinds[kind].error;
	return true;
}

#define EXPORT __attribute__((visibility("default")))

/* From here on nothing fails in this process: tests/coverage.h. */
EXPORT void fault_over(void);
EXPORT void fault_over(void)
{
	book = NULL;
}

/* A function that gives `none` when it fails. */
#define WRAP(kind, type, none, name, params, args)                                                 \
	EXPORT type name params                                                                    \
	{                                                                                          \
		return fails(kind) ? none : REAL(name) args;                                       \
	}

/* One that has done its work when it fails, or that standard error may use. */
#define WRAP_AFTER(kind, type, none, name, params, args)                                           \
	EXPORT type name params                                                                    \
	{                                                                                          \
		type result = REAL(name) args;                                                     \
		return fails(kind) ? none : result;                                                \
	}
#define WRAP_FOR(condition, kind, type, none, name, params, args)                                  \
	EXPORT type name params                                                                    \
	{                                                                                          \
		return (condition) && fails(kind) ? none : REAL(name) args;                        \
	}
/* One after which ferror() tells. */
#define WRAP_STREAM(condition, kind, type, none, name, params, args)                               \
	EXPORT type name params                                                                    \
	{                                                                                          \
		if (!(condition) || !fails(kind))                                                  \
			return REAL(name) args;                                                    \
		file->_flags |= 0x20;                                                              \
		return none;                                                                       \
	}

WRAP(MEMORY, void *, NULL, malloc, (size_t size), (size))
WRAP(MEMORY, void *, NULL, calloc, (size_t count, size_t size), (count, size))
WRAP(MEMORY, void *, NULL, realloc, (void *old, size_t size), (old, size))
WRAP(MEMORY, void *, NULL, reallocarray, (void *old, size_t count, size_t size), (old, count, size))
WRAP(MEMORY, void *, NULL, aligned_alloc, (size_t align, size_t size), (align, size))
WRAP(MEMORY, int, ENOMEM, posix_memalign, (void **to, size_t align, size_t size), (to, align, size))

WRAP(OPEN, FILE *, NULL, fopen, (const char *path, const char *mode), (path, mode))
WRAP(OPEN, FILE *, NULL, fopen64, (const char *path, const char *mode), (path, mode))
WRAP(OPEN, DIR *, NULL, opendir, (const char *path), (path))

#define WRAP_OPEN(name)                                                                            \
	EXPORT int name(const char *path, int flags, ...)                                          \
	{                                                                                          \
		va_list args;                                                                      \
		mode_t mode;                                                                       \
		va_start(args, flags);                                                             \
		mode = va_arg(args, mode_t);                                                       \
		va_end(args);                                                                      \
		return fails(OPEN) ? -1 : REAL(name)(path, flags, mode);                           \
	}
WRAP_OPEN(open)
WRAP_OPEN(open64)

WRAP_FOR(!is_pipe(file), READ, ssize_t, -1, read, (int file, void *to, size_t size),
         (file, to, size))
WRAP(READ, ssize_t, -1, pread, (int file, void *to, size_t size, off_t at), (file, to, size, at))
WRAP(READ, ssize_t, -1, pread64, (int file, void *to, size_t size, off64_t at),
     (file, to, size, at))
WRAP_STREAM(true, READ, size_t, 0, fread, (void *to, size_t size, size_t count, FILE *file),
            (to, size, count, file))
WRAP_STREAM(true, READ, ssize_t, -1, getdelim, (char **to, size_t *room, int end, FILE *file),
            (to, room, end, file))
WRAP(READ, struct dirent *, NULL, readdir, (DIR *folder), (folder))
WRAP(READ, struct dirent64 *, NULL, readdir64, (DIR *folder), (folder))

WRAP_FOR(file != STDERR_FILENO && !is_pipe(file), WRITE, ssize_t, -1, write,
         (int file, const void *from, size_t size), (file, from, size))
WRAP(WRITE, ssize_t, -1, pwrite, (int file, const void *from, size_t size, off_t at),
     (file, from, size, at))
WRAP(WRITE, ssize_t, -1, pwrite64, (int file, const void *from, size_t size, off64_t at),
     (file, from, size, at))
WRAP_STREAM(file != stderr && fileno(file) >= 0, WRITE, size_t, 0, fwrite,
            (const void *from, size_t size, size_t count, FILE *file), (from, size, count, file))
WRAP_STREAM(file == stdout, WRITE, int, EOF, fflush, (FILE *file), (file))
WRAP(WRITE, int, -1, ftruncate, (int file, off_t size), (file, size))
WRAP(WRITE, int, -1, ftruncate64, (int file, off64_t size), (file, size))

WRAP_AFTER(CLOSE, int, -1, close, (int file), (file))

WRAP(SYNC, int, -1, fsync, (int file), (file))
WRAP(SYNC, int, -1, fchmod, (int file, mode_t mode), (file, mode))
WRAP(SYNC, int, -1, flock, (int file, int how), (file, how))

WRAP(STAT, int, -1, stat, (const char *path, struct stat *to), (path, to))
WRAP(STAT, int, -1, stat64, (const char *path, struct stat64 *to), (path, to))
WRAP(STAT, int, -1, fstat, (int file, struct stat *to), (file, to))
WRAP(STAT, int, -1, fstat64, (int file, struct stat64 *to), (file, to))
WRAP(STAT, int, -1, lstat, (const char *path, struct stat *to), (path, to))
WRAP(STAT, int, -1, lstat64, (const char *path, struct stat64 *to), (path, to))
/* Font libraries note what they found for everybody on this machine: not what we let them find. */
static bool is_outside(const char *path)
{
	bool outside = book && *path == '/' && strncmp(path, own_room, strlen(own_room)) != 0;

	if (outside)
		errno = EROFS;
	return outside;
}

EXPORT int access(const char *path, int how)
{
	return ((how & W_OK) && is_outside(path)) || fails(STAT) ? -1 : REAL(access)(path, how);
}

EXPORT int chmod(const char *path, mode_t mode)
{
	return is_outside(path) ? -1 : REAL(chmod)(path, mode);
}

WRAP(STAT, char *, NULL, realpath, (const char *path, char *to), (path, to))

WRAP(FORK, pid_t, -1, fork, (void), ())
WRAP(PIPE, int, -1, pipe, (int ends[2]), (ends))
WRAP(PIPE, int, -1, pipe2, (int ends[2], int flags), (ends, flags))
WRAP(RENAME, int, -1, rename, (const char *from, const char *to), (from, to))
WRAP(wanted == EXCHANGE ? EXCHANGE : RENAME, int, -1, renameat2,
     (int from_folder, const char *from, int to_folder, const char *to, unsigned flags),
     (from_folder, from, to_folder, to, flags))
WRAP(RENAME, int, -1, linkat,
     (int from_folder, const char *from, int to_folder, const char *to, int flags),
     (from_folder, from, to_folder, to, flags))
WRAP(FOLDER, int, -1, mkdir, (const char *path, mode_t mode), (path, mode))
WRAP(REMOVE, int, -1, unlink, (const char *path), (path))
WRAP(REMOVE, int, -1, rmdir, (const char *path), (path))

/* Font libraries without memory may wait for themselves for ever. */
EXPORT unsigned alarm(unsigned seconds)
{
	return REAL(alarm)(book && seconds > 10 ? 10 : seconds);
}

/* One worker at a time: the same order of calls each time. */
EXPORT long sysconf(int name)
{
	return book && name == _SC_NPROCESSORS_ONLN ? 1 : REAL(sysconf)(name);
}
