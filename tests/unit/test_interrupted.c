/*
 * Calls to the system that a signal interrupts, that move a few bytes only, or that break: with the
 * first two all is as it would have been, with the third there is an error, the old file or the
 * new. Each call of a job in turn, in this process and in its children; the linker puts the
 * functions below before those of the C library. tests/faults.py breaks the other calls.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include <flowgap/flowgap.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

enum mode { WHOLE, SHORT, INTERRUPTED, BROKEN };
enum { FEW = 7, MOST_CALLS = 1000, MOST_BYTES = 1 << 16 };

static struct {
	enum mode mode;
	size_t calls, fail;              /* number of the call that fails, from 1 */
} now;

static bool fails(void)
{
	now.calls += now.mode != WHOLE;
	if (now.mode < INTERRUPTED || now.calls != now.fail)
		return false;
	errno = now.mode == BROKEN ? EIO : EINTR;
	return true;
}

static size_t part_of(size_t size)
{
	return now.mode == SHORT && size > FEW ? FEW : size;
}

ssize_t __real_read(int file, void *to, size_t size);
ssize_t __wrap_read(int file, void *to, size_t size);
ssize_t __wrap_read(int file, void *to, size_t size)
{
	return fails() ? -1 : __real_read(file, to, part_of(size));
}

ssize_t __real_write(int file, const void *from, size_t size);
ssize_t __wrap_write(int file, const void *from, size_t size);
ssize_t __wrap_write(int file, const void *from, size_t size)
{
	return fails() ? -1 : __real_write(file, from, part_of(size));
}

int __real_poll(struct pollfd *files, nfds_t count, int most);
int __wrap_poll(struct pollfd *files, nfds_t count, int most);
int __wrap_poll(struct pollfd *files, nfds_t count, int most)
{
	return fails() ? -1 : __real_poll(files, count, most);
}

pid_t __real_waitpid(pid_t child, int *ret_status, int how);
pid_t __wrap_waitpid(pid_t child, int *ret_status, int how);
pid_t __wrap_waitpid(pid_t child, int *ret_status, int how)
{
	return now.mode != BROKEN && fails() ? -1 : __real_waitpid(child, ret_status, how);
}

struct given {
	struct flowgap_model *model;
	struct flowgap_analysis *analysis;
	char folder[64], path[96];
};

/* What a job gave. */
struct result {
	int status;
	char text[MOST_BYTES];
};

static void take(struct flowgap_buffer *text, struct result *ret)
{
	snprintf(ret->text, sizeof(ret->text), "%s", text->data ? text->data : "");
	flowgap_buffer_clear(text);
}

static void load(const struct given *given, struct result *ret)
{
	struct flowgap_diags *diags = flowgap_diags_new();
	struct flowgap_buffer text = { 0 };
	struct flowgap_model *model = NULL;

	(void)given;
	ret->status = flowgap_model_load("tests/invalid/many.xml", NULL, 0, diags, &model);
	assert_null(model);
	assert_int_equal(flowgap_diags_text(diags, false, &text), 0);
	take(&text, ret);
	flowgap_diags_free(diags);
}

static void query(const struct given *given, struct result *ret)
{
	static const struct flowgap_query query = { .sql = "SELECT id FROM flows" };
	struct flowgap_buffer text = { 0 };

	ret->status = flowgap_query(given->analysis, &query, NULL, &text);
	take(&text, ret);
}

static const char old_text[] = "what was there before\n", new_text[] = "what is there now\n";

static void read_back(const char *path, struct result *ret)
{
	FILE *file = fopen(path, "r");

	assert_non_null(file);
	ret->text[fread(ret->text, 1, sizeof(ret->text) - 1, file)] = '\0';
	fclose(file);
}

static void save(const struct given *given, struct result *ret)
{
	struct flowgap_buffer text = { strdup(new_text), strlen(new_text) };
	FILE *file = fopen(given->path, "w");

	assert_non_null(file);
	fputs(old_text, file);
	fclose(file);
	ret->status = flowgap_buffer_save(&text, given->path);
	read_back(given->path, ret);
	assert_string_equal(ret->text, ret->status == 0 ? new_text : old_text);
	flowgap_buffer_clear(&text);
}

/* A pipe is written in place. */
static void save_to_pipe(const struct given *given, struct result *ret)
{
	struct flowgap_buffer text = { strdup(new_text), strlen(new_text) };
	char path[32];
	int ends[2];

	(void)given;
	assert_int_equal(pipe(ends), 0);
	snprintf(path, sizeof(path), "/dev/fd/%d", ends[1]);
	ret->status = flowgap_buffer_save(&text, path);
	close(ends[1]);
	snprintf(path, sizeof(path), "/dev/fd/%d", ends[0]);
	read_back(path, ret);
	close(ends[0]);
	flowgap_buffer_clear(&text);
}

static const struct job {
	const char *name;
	void (*run)(const struct given *given, struct result *ret);
} jobs[] = {
	{ "load", load },
	{ "query", query },
	{ "save", save },
	{ "save to a pipe", save_to_pipe },
};

static void run(const struct job *job, const struct given *given, enum mode mode, size_t fail,
                struct result *ret)
{
	now.mode = mode;
	now.calls = 0;
	now.fail = fail;
	ret->text[0] = '\0';
	job->run(given, ret);
	now.mode = WHOLE;
}

static void check_job(const struct job *job, const struct given *given)
{
	static struct result right, got;

	run(job, given, WHOLE, 0, &right);
	assert_true(*right.text);
	run(job, given, SHORT, 0, &got);
	assert_int_equal(got.status, right.status);
	assert_string_equal(got.text, right.text);
	for (enum mode mode = INTERRUPTED; mode <= BROKEN; mode++)
		for (size_t i = 1; i == 1 || i <= now.calls; i++) {
			run(job, given, mode, i, &got);
			assert_true(now.calls && now.calls < MOST_CALLS);
			if (mode == BROKEN && got.status == -EIO)
				continue;
			if (got.status != right.status || strcmp(got.text, right.text) != 0)
				fail_msg("%s: mode %d, call %zu: status %d", job->name, mode, i,
				         got.status);
		}
}

static void nothing_is_lost(void **state)
{
	struct flowgap_diags *diags = flowgap_diags_new();
	struct given given = { .folder = "/tmp/flowgap-test-XXXXXX" };

	(void)state;
	assert_non_null(mkdtemp(given.folder));
	snprintf(given.path, sizeof(given.path), "%s/x", given.folder);
	assert_int_equal(flowgap_model_load("tests/valid/full.xml", NULL, 0, diags, &given.model),
	                 0);
	assert_int_equal(flowgap_analysis_new(given.model, &(struct flowgap_reading){ 0 }, NULL,
	                                      &given.analysis), 0);
	for (size_t i = 0; i < COUNT(jobs); i++)
		check_job(&jobs[i], &given);
	assert_int_equal(unlink(given.path), 0);
	assert_int_equal(rmdir(given.folder), 0);        /* there is nothing else */
	flowgap_analysis_free(given.analysis);
	flowgap_model_free(given.model);
	flowgap_diags_free(diags);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_lost),
	};

	return cmocka_run_group_tests_name("interrupted", tests, NULL, NULL);
}
