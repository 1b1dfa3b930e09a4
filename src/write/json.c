/* The register as one JSON object: what was read, rows, counts. Keys are stable. */
#include "base/sink.h"
#include "gaps/rules.h"
#include "write/json.h"
#include "model/source.h"
#include "write/words.h"
#include "write/writers.h"

void fg_json_pair(struct fg_sink *sink, const char *key, const char *value)
{
	fg_putf(sink, ",\"%s\":", key);
	fg_put_json(sink, value);
}

/* Puts what is in `text` under a key and empties it. */
void fg_json_words(struct fg_sink *sink, const char *key, struct fg_sink *text)
{
	fg_json_pair(sink, key, text->data ? text->data : "");
	fg_sink_fold(text, sink);
}

static void put_sources(const struct fg_evidence *evidence, struct fg_sink *sink)
{
	const char *between = "";

	fg_put(sink, ",\n\"sources\":[");
	for (fg_ref i = 0; i < evidence->model->source_count; i++) {
		const struct fg_source *source = &evidence->model->sources[i];
		const struct fg_source_state *state = &evidence->sources[i];

		fg_putf(sink, "%s\n{\"id\":", between);
		fg_put_json(sink, source->e.id);
		fg_json_pair(sink, "title", source->e.label);
		fg_json_pair(sink, "kind", fg_vocab_word(FG_VOCAB_SOURCE_KIND, source->kind)->word);
		fg_json_pair(sink, "standing",
		         fg_vocab_word(FG_VOCAB_STANDING, source->standing)->word);
		fg_json_pair(sink, "copy", fg_vocab_word(FG_VOCAB_COPY, source->copy)->word);
		fg_json_pair(sink, "url", source->url);
		fg_put(sink, ",\"examined\":[");
		for (uint32_t e = 0; e < source->examined_count; e++) {
			fg_put(sink, e ? "," : "");
			fg_put_json(sink, source->examined[e]);
		}
		fg_putf(sink, "],\"admitted\":%s,\"superseded\":%s,\"undated\":%s,\"baseline\":%s}",
		        state->admitted ? "true" : "false", state->superseded ? "true" : "false",
		        state->undated ? "true" : "false", state->baseline ? "true" : "false");
		between = ",";
	}
	fg_put(sink, "]");
}

void fg_json_claim(fg_ref number, bool baseline, void *context)
{
	struct fg_json_list *list = context;
	const struct fg_claim *claim = &list->model->claims[number];

	fg_putf(list->sink, "%s{\"source\":", list->between);
	fg_put_json(list->sink, list->model->sources[claim->source].e.id);
	fg_putf(list->sink, ",\"baseline\":%s", baseline ? "true" : "false");
	fg_json_pair(list->sink, "at", claim->at);
	fg_json_pair(list->sink, "says", fg_vocab_word(FG_VOCAB_SAYS, claim->says)->word);
	fg_json_pair(list->sink, "value", claim->value);
	fg_json_pair(list->sink, "certainty",
	         fg_vocab_word(FG_VOCAB_CERTAINTY, claim->certainty)->word);
	fg_json_pair(list->sink, "text", claim->text);
	fg_json_pair(list->sink, "quote", claim->more->quote);
	fg_json_pair(list->sink, "resp", claim->more->resp);
	fg_json_pair(list->sink, "checked", claim->more->checked);
	fg_put(list->sink, "}");
	list->between = ",";
}

void fg_json_bool(struct fg_sink *sink, const char *key, bool value)
{
	fg_putf(sink, ",\"%s\":%s", key, value ? "true" : "false");
}

/* How the answers of the row came about: the same for all of them. */
static void put_flags(const struct fg_cell *cell, struct fg_sink *sink)
{
	if (!cell)
		return;
	fg_json_bool(sink, "read", cell->read);
	fg_json_bool(sink, "project_wide", cell->project_wide);
	fg_json_bool(sink, "re_creation", cell->recreation);
	fg_json_bool(sink, "assumption", cell->assumption);
	fg_json_bool(sink, "homework", cell->homework);
	fg_json_bool(sink, "not_applicable", cell->not_applicable);
}

static void put_row(const struct fg_gaps *gaps, const struct fg_gap *row, const char *lang,
                    struct fg_sink *sink)
{
	const struct fg_model *model = gaps->reach->evidence->model;
	struct fg_refs elements = fg_gap_elements(gaps, row);
	struct fg_json_list claims = { model, sink, "" };
	struct fg_sink text = { 0 };
	int status;

	fg_put_gap_id(&text, gaps, row);
	fg_put(sink, "{\"id\":");
	fg_put_json(sink, text.data);
	fg_sink_fold(&text, sink);
	fg_putf(sink, ",\"number\":%u", row->number);
	fg_json_pair(sink, "family", fg_vocab_word(FG_VOCAB_FAMILY, row->family)->word);
	fg_json_pair(sink, "status", fg_vocab_word(FG_VOCAB_STATUS, row->status)->word);
	fg_json_pair(sink, "priority", fg_vocab_word(FG_VOCAB_PRIORITY, row->priority)->word);
	fg_put_reference(&text, gaps, row);
	fg_json_words(sink, "question", &text);
	fg_json_pair(sink, "asked", fg_asked(gaps, row, lang));
	fg_json_pair(sink, "subject_kind", fg_subject_kind(row));
	fg_json_pair(sink, "subject_id", fg_subject_id(gaps, row));
	fg_put_subject(&text, gaps, row, lang);
	fg_json_words(sink, "subject", &text);
	fg_put(sink, ",\"elements\":[");
	for (uint32_t i = 0; i < elements.count; i++) {
		fg_put(sink, i ? "," : "");
		fg_put_json(sink, model->elements[elements.items[i]].e.id);
	}
	fg_put(sink, "]");
	if (row->kind == FG_PLACE && !row->more->rule)
		fg_json_pair(sink, "arrives",
		             fg_vocab_word(FG_VOCAB_STRENGTH, row->strength)->word);
	fg_put_found(&text, row, lang);
	if (fg_gap_tells(row))
		fg_json_words(sink, "found", &text);
	else
		fg_json_pair(sink, "found", NULL);
	fg_put_basis(&text, gaps, row, lang);
	fg_json_words(sink, "basis", &text);
	put_flags(fg_gap_cell(gaps, row), sink);
	fg_put(sink, ",\"claims\":[");
	status = fg_row_claims(gaps, row, fg_json_claim, &claims);
	if (status < 0)
		sink->error = status;
	fg_put(sink, "]");
	fg_put_witness(&text, gaps, row, lang);
	fg_json_words(sink, "path", &text);
	if (row->under_of != FG_NONE)
		fg_put_gap_id(&text, gaps, &gaps->rows[row->under_of]);
	fg_json_pair(sink, "under", text.data);
	fg_sink_fold(&text, sink);
	fg_put(sink, "}");
}

static void put_counts(const struct fg_gaps *gaps, const char *lang, struct fg_sink *sink)
{
	const struct fg_model *model = gaps->reach->evidence->model;

	fg_put(sink, ",\n\"counts\":[");
	for (uint32_t i = 0; i < gaps->count_count; i++) {
		const struct fg_count *count = &gaps->counts[i];
		struct fg_sink text = { 0 };

		if (count->question != FG_NONE)
			fg_put_question(&text, model, count->question);
		else
			fg_put(&text, "said");
		fg_putf(sink, "%s\n{\"of\":%u", i ? "," : "", count->of);
		fg_json_words(sink, "question", &text);
		fg_json_pair(sink, "asked", fg_count_asked(model, count, lang));
		for (size_t s = 0; s < FG_STATUSES; s++)
			fg_putf(sink, ",\"%s\":%u", fg_vocab_word(FG_VOCAB_STATUS, s)->word,
			        count->by_status[s]);
		fg_put(sink, "}");
	}
	fg_put(sink, "]");
}

static void put_notes(const struct fg_model *model, struct fg_sink *sink)
{
	fg_put(sink, ",\n\"notes\":[");
	for (uint32_t i = 0; i < model->note_count; i++) {
		const struct fg_note *note = &model->notes[i];
		const struct fg_entity *on =
			fg_model_entity(model, note->target.kind, note->target.index);

		fg_putf(sink, "%s\n{\"on\":", i ? "," : "");
		fg_put_json(sink, on ? on->id : model->id);
		fg_json_pair(sink, "by", note->by);
		fg_json_pair(sink, "kind", fg_vocab_word(FG_VOCAB_NOTE_KIND, note->kind)->word);
		fg_json_pair(sink, "lang", note->lang ? note->lang : model->lang);
		fg_json_pair(sink, "text", note->text);
		fg_put(sink, "}");
	}
	fg_put(sink, "]");
}

static void put_reading(const struct fg_evidence *evidence, struct fg_sink *sink)
{
	const struct fg_model *model = evidence->model;
	fg_ref baseline = evidence->reading.baseline;
	struct fg_date date = evidence->reading.as_of;
	struct fg_sink text = { 0 };

	fg_json_pair(sink, "baseline",
	             baseline == FG_NONE ? NULL : model->baselines[baseline].e.id);
	if (date.year) {
		fg_put_date(&text, date);
		fg_json_words(sink, "as_of", &text);
	} else {
		fg_json_pair(sink, "as_of", NULL);
	}
	fg_put(sink, ",\"according_to\":[");
	for (uint32_t i = 0; i < evidence->reading.according_to.count; i++) {
		fg_put(sink, i ? "," : "");
		fg_put_json(sink, model->sources[evidence->reading.according_to.items[i]].e.id);
	}
	fg_put(sink, "]");
}

void fg_json_head(const struct fg_gaps *gaps, struct fg_sink *sink)
{
	const struct fg_evidence *evidence = gaps->reach->evidence;
	const struct fg_model *model = evidence->model;

	fg_put(sink, "{\"program\":\"flowgap\"");
	fg_json_pair(sink, "version", FLOWGAP_VERSION);
	fg_json_pair(sink, "model", model->id);
	fg_json_pair(sink, "label", model->label);
	fg_json_pair(sink, "file", model->name);
	fg_json_pair(sink, "sha256", model->hash);
	put_reading(evidence, sink);
	fg_json_bool(sink, "possible_left_out", gaps->reach->possible_left_out);
}

void fg_write_json(const struct fg_gaps *gaps, const struct fg_write_options *options,
                   struct fg_sink *sink)
{
	const struct fg_evidence *evidence = gaps->reach->evidence;
	const struct fg_model *model = evidence->model;
	const char *between = "";

	fg_json_head(gaps, sink);
	put_sources(evidence, sink);
	fg_put(sink, ",\n\"rows\":[");
	for (uint32_t i = 0; i < gaps->row_count; i++) {
		if (!fg_filter_passes(&options->filter, gaps, &gaps->rows[i]))
			continue;
		fg_putf(sink, "%s\n", between);
		put_row(gaps, &gaps->rows[i], options->lang, sink);
		between = ",";
	}
	fg_put(sink, "]");
	put_notes(model, sink);
	put_counts(gaps, options->lang, sink);
	fg_put(sink, "}\n");
}
