/* The register as CSV, one line a row. Columns are stable. */
#include "base/sink.h"
#include "gaps/rules.h"
#include "write/words.h"
#include "write/writers.h"

struct claims {
	const struct fg_model *model;
	const char *lang;
	struct fg_sink *field;
	bool baseline;
};

static void add_claim(fg_ref claim, bool baseline, void *context)
{
	struct claims *claims = context;

	if (baseline != claims->baseline)
		return;
	fg_put(claims->field, claims->field->length ? " | " : "");
	fg_put_claim(claims->field, claims->model, claim, claims->lang);
}

static void put_ids(struct fg_sink *sink, const struct fg_model *model, struct fg_refs elements)
{
	for (uint32_t i = 0; i < elements.count; i++)
		fg_putf(sink, "%s%s", i ? " " : "", model->elements[elements.items[i]].e.id);
}

static void put_row(const struct fg_gaps *gaps, const struct fg_gap *row, const char *lang,
                    struct fg_sink *sink)
{
	const struct fg_model *model = gaps->reach->evidence->model;
	struct fg_sink field = { 0 };
	struct claims claims = { model, lang, &field, true };
	int status;

	if (row->number)
		fg_putf(&field, "G%u", row->number);
	fg_put_csv_built(sink, &field);
	fg_put_gap_id(&field, gaps, row);
	fg_put_csv_built(sink, &field);
	fg_put_csv_field(sink, fg_vocab_word(FG_VOCAB_FAMILY, row->family)->word);
	fg_put_csv_field(sink, fg_vocab_word(FG_VOCAB_STATUS, row->status)->word);
	fg_put_csv_field(sink, row->number
	                               ? fg_vocab_word(FG_VOCAB_PRIORITY, row->priority)->word
	                               : NULL);
	fg_put_reference(&field, gaps, row);
	fg_put_csv_built(sink, &field);
	fg_put_csv_field(sink, fg_asked(gaps, row, lang));
	fg_put_csv_field(sink, fg_subject_kind(row));
	fg_put_csv_field(sink, fg_subject_id(gaps, row));
	fg_put_subject(&field, gaps, row, lang);
	fg_put_csv_built(sink, &field);
	put_ids(&field, model, fg_gap_elements(gaps, row));
	fg_put_csv_built(sink, &field);
	fg_put_csv_field(sink, row->kind == FG_PLACE && !row->more->rule
	                        ? fg_vocab_word(FG_VOCAB_STRENGTH, row->strength)->word
	                        : "");
	fg_put_found(&field, row, lang);
	fg_put_csv_built(sink, &field);
	fg_put_basis(&field, gaps, row, lang);
	fg_put_csv_built(sink, &field);
	status = fg_row_claims(gaps, row, add_claim, &claims);
	fg_put_csv_built(sink, &field);
	claims.baseline = false;
	if (status == 0)
		status = fg_row_claims(gaps, row, add_claim, &claims);
	if (status < 0)
		sink->error = status;
	fg_put_csv_built(sink, &field);
	fg_put_witness(&field, gaps, row, lang);
	fg_put_csv_built(sink, &field);
	if (row->under_of != FG_NONE)
		fg_put_gap_id(&field, gaps, &gaps->rows[row->under_of]);
	fg_put_csv(sink, field.data ? field.data : "");
	fg_put(sink, "\r\n");
	fg_sink_fold(&field, sink);
}

void fg_write_csv(const struct fg_gaps *gaps, const struct fg_write_options *options,
                  struct fg_sink *sink)
{
	fg_put(sink, "number,id,family,status,priority,question,asked,subject-kind,subject-id,"
	             "subject,elements,arrives,found,basis,baseline-claims,other-claims,path,under"
	             "\r\n");
	for (uint32_t i = 0; i < gaps->row_count; i++)
		if (fg_filter_passes(&options->filter, gaps, &gaps->rows[i]))
			put_row(gaps, &gaps->rows[i], options->lang, sink);
}
