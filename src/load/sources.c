/* Sources and baselines. */
#include <errno.h>
#include <strings.h>

#include "load/link.h"

static void link_examined(struct fg_link *link, const struct fg_record *record,
                          struct fg_source *source)
{
	const char *text = fg_link_text(link, record, FG_NAME_EXAMINED);

	if (text && strcasecmp(text, "none") != 0)
		source->examined = fg_link_parts(link, text, &source->examined_count);
}

static void link_source(struct fg_link *link, const struct fg_record *record,
                        struct fg_source *source)
{
	fg_link_entity(link, record, &source->e);
	source->kind = (enum fg_source_kind)fg_link_word(link, record, FG_NAME_KIND, FG_OVERVIEW);
	source->standing = (enum fg_standing)fg_link_word(
		link, record, FG_NAME_STANDING, (int)fg_source_kind_standing(source->kind));
	source->copy = (enum fg_copy)fg_link_word(link, record, FG_NAME_COPY, FG_COPY_OFFICIAL);
	source->number = fg_link_text(link, record, FG_NAME_NUMBER);
	source->publisher = fg_link_text(link, record, FG_NAME_PUBLISHER);
	source->url = fg_link_text(link, record, FG_NAME_URL);
	source->archive = fg_link_text(link, record, FG_NAME_ARCHIVE);
	source->sha256 = fg_link_text(link, record, FG_NAME_SHA256);
	source->published = fg_link_date(link, record, FG_NAME_PUBLISHED);
	source->text_date = fg_link_date(link, record, FG_NAME_TEXT_DATE);
	source->accessed = fg_link_date(link, record, FG_NAME_ACCESSED);
	source->supersedes = fg_link_refs(link, record, FG_NAME_SUPERSEDES, FG_SOURCE);
	link_examined(link, record, source);
}

static struct fg_refs supersedes(const void *things, uint32_t index)
{
	return ((const struct fg_source *)things)[index].supersedes;
}

static void link_baseline(struct fg_link *link, const struct fg_record *record,
                          struct fg_baseline *baseline)
{
	fg_link_entity(link, record, &baseline->e);
	baseline->sources = fg_link_refs(link, record, FG_NAME_SOURCES, FG_SOURCE);
}

int fg_link_sources(struct fg_link *link)
{
	struct fg_model *model = link->model;
	struct fg_source *sources = fg_link_array(link, model->source_count, sizeof(*sources));
	struct fg_baseline *baselines = fg_link_array(link, model->baseline_count,
	                                              sizeof(*baselines));

	if (!sources || !baselines)
		return -ENOMEM;
	model->sources = sources;
	model->baselines = baselines;
	for (uint32_t i = 0; i < model->source_count && !link->doc->stop; i++)
		link_source(link, fg_thing(link, FG_SOURCE, i), &sources[i]);
	for (uint32_t i = 0; i < model->baseline_count && !link->doc->stop; i++)
		link_baseline(link, fg_thing(link, FG_BASELINE, i), &baselines[i]);
	return fg_link_cycles(link, &(struct fg_relation){ sources, supersedes, FG_SOURCE,
	                                                   FG_NAME_SUPERSEDES,
	                                                   "supersedes itself" });
}
