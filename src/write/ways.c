/* All shortest ways of an element to a place, as text and JSON. */
#include <errno.h>
#include <inttypes.h>

#include "base/say.h"
#include "write/json.h"
#include "write/page.h"
#include "write/words.h"
#include "write/writers.h"

enum { SHOWN = 100 };

/* "2 shortest ways, 3 flows each; by name; weakest flow: partly" */
static void put_count(struct fg_sink *line, const struct fg_ways *ways,
                      const struct fg_arrival *arrival, const char *lang)
{
	fg_putf(line, fg_say_count(lang, (unsigned long)ways->count, "%llu shortest way",
	                           "%llu shortest ways"),
	        (unsigned long long)ways->count);
	fg_put(line, " ");
	fg_putf(line, fg_say_count(lang, ways->hops, "of %u flow", "of %u flows"), ways->hops);
	fg_put(line, fg_say(lang, "; "));
	fg_putf(line, fg_say(lang, "%s; weakest flow: %s"),
	        fg_vocab_label(FG_VOCAB_STRENGTH, arrival->strength, lang),
	        fg_vocab_label(FG_VOCAB_STATUS, arrival->status, lang));
}

void fg_write_ways(const struct fg_gaps *gaps, const struct fg_write_options *options,
                   struct fg_sink *sink)
{
	const struct fg_model *model = gaps->reach->evidence->model;
	const struct fg_arrival *arrival =
		fg_reach_find(gaps->reach, options->element, options->place);
	struct page page = { gaps, model, options, sink, NULL };
	struct fg_sink line = { 0 };
	struct fg_ways ways = { 0 };
	int status = fg_reach_ways(gaps->reach, options->element, options->place, SHOWN, &ways);

	fg_page_head(&page);
	fg_putf(&line, fg_say(options->lang, "HOW IT GETS THERE: %s (%s) to %s (%s)"),
	        fg_label_in(&model->elements[options->element].e, options->lang),
	        model->elements[options->element].e.id,
	        fg_label_in(&model->places[options->place].e, options->lang),
	        model->places[options->place].e.id);
	fg_page_heading(&page, &line);
	if (status == -ENOENT)
		fg_put(&line, fg_say(options->lang, "No asserted flow brings it there."));
	else if (ways.hops == 0)
		fg_put(&line, fg_say(options->lang, "It starts there."));
	else
		put_count(&line, &ways, arrival, options->lang);
	fg_page_line(&page, "  ", &line);
	for (uint32_t i = 0; ways.hops && i < ways.shown; i++) {
		fg_put_path(&line, model, ways.flows + (size_t)i * ways.hops, ways.hops,
		            options->lang);
		fg_page_line(&page, "  - ", &line);
	}
	if (ways.shown < ways.count)
		fg_putf(&line, fg_say(options->lang, "%u of them are shown."), ways.shown);
	fg_page_line(&page, "  ", &line);
	if (status < 0 && status != -ENOENT)
		sink->error = status;
	fg_ways_clear(&ways);
}

void fg_write_ways_json(const struct fg_gaps *gaps, const struct fg_write_options *options,
                        struct fg_sink *sink)
{
	const struct fg_model *model = gaps->reach->evidence->model;
	const struct fg_arrival *arrival =
		fg_reach_find(gaps->reach, options->element, options->place);
	struct fg_ways ways = { 0 };
	int status = fg_reach_ways(gaps->reach, options->element, options->place, SHOWN, &ways);

	fg_json_head(gaps, sink);
	fg_json_pair(sink, "element", model->elements[options->element].e.id);
	fg_json_pair(sink, "place", model->places[options->place].e.id);
	fg_json_bool(sink, "arrives", arrival != NULL);
	if (arrival) {
		fg_json_pair(sink, "strength",
		             fg_vocab_word(FG_VOCAB_STRENGTH, arrival->strength)->word);
		fg_json_pair(sink, "status",
		             fg_vocab_word(FG_VOCAB_STATUS, arrival->status)->word);
	}
	fg_putf(sink, ",\"count\":%" PRIu64 ",\"ways\":[", ways.count);
	for (uint32_t i = 0; i < ways.shown; i++) {
		fg_put(sink, i ? ",\n[" : "\n[");
		for (uint32_t k = 0; k < ways.hops; k++) {
			fg_put(sink, k ? "," : "");
			fg_put_json(sink, model->flows[ways.flows[i * ways.hops + k]].e.id);
		}
		fg_put(sink, "]");
	}
	fg_put(sink, "]}\n");
	if (status < 0 && status != -ENOENT)
		sink->error = status;
	fg_ways_clear(&ways);
}
