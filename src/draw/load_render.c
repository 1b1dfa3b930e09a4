/*
 * PDF and PNG: opens the render module when one of them is wanted, in a child process: what the
 * font and image libraries keep, print or break stays there.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/module.h"
#include "base/sink.h"
#include "base/task.h"
#include "draw/render.h"
#include "draw/scene.h"

enum { MOST_PAGES = 1000, MOST_SECONDS = 120, MOST_BYTES = 512 << 20 };

struct job {
	const struct fg_svg *pages;
	size_t count;
	double dpi;                      /* 0: PDF */
	int out;
};

static int put_to_parent(void *data, const unsigned char *bytes, unsigned length)
{
	const struct job *job = data;

	return fg_task_write(job->out, bytes, length);
}

/* In the child. */
static int render(void *data, int out)
{
	struct job *job = data;
	const struct fg_render_out to = { put_to_parent, job };
	const char *symbol = job->dpi > 0 ? FG_RENDER_PNG : FG_RENDER_PDF;
	char why[300];
	void *found = fg_module_symbol(FG_RENDER_MODULE, symbol, why, sizeof(why));
	fg_render_pdf_fn *pdf;
	fg_render_png_fn *png;
	int status;

	if (!found)
		return -errno;
	job->out = out;
	if (job->dpi > 0) {
		memcpy(&png, &found, sizeof(png));
		status = png(job->pages, job->dpi, &to);
	} else {
		memcpy(&pdf, &found, sizeof(pdf));
		status = pdf(job->pages, job->count, &to);
	}
	return status || fg_task_had_memory() ? status : -ENOMEM;
}

static int run(struct job *job, struct fg_sink *sink)
{
	const struct fg_task task = { render, job, MOST_SECONDS, MOST_BYTES };
	struct fg_task_result result;
	int status = fg_task_run(&task, &result);

	if (status)
		return status;
	status = result.timed_out ? -ETIMEDOUT : result.too_long ? -E2BIG : result.status;
	if (!status)
		fg_put_bytes(sink, result.bytes, result.length);
	fg_task_clear(&result);
	return status ? status : sink->error;
}

int fg_svg_to_pdf(const char *const *svgs, const size_t *lengths, size_t count,
		  struct fg_sink *sink)
{
	struct job job = { .count = count };
	struct fg_svg *pages;
	int status;

	if (!count)
		return -EINVAL;
	if (count > MOST_PAGES)
		return -E2BIG;
	pages = calloc(count, sizeof(*pages));
	if (!pages)
		return -ENOMEM;
	for (size_t i = 0; i < count; i++)
		pages[i] = (struct fg_svg){ svgs[i], lengths[i] };
	job.pages = pages;
	status = run(&job, sink);
	free(pages);
	return status;
}

int fg_svg_to_png(const char *svg, size_t length, double dpi, struct fg_sink *sink)
{
	const struct fg_svg page = { svg, length };
	struct job job = { .pages = &page, .count = 1, .dpi = dpi };

	if (!(dpi > 0))
		return -EINVAL;
	return run(&job, sink);
}
