/*
 * What the writers share: a row of the register in words. `lang` is the language of labels and of
 * the program's own words (base/say.h); ids, words of the vocabularies in data, and quotations stay
 * as they are.
 */
#ifndef FG_WRITE_WORDS_H
#define FG_WRITE_WORDS_H

#include "gaps/gaps.h"
#include "write/write.h"

struct fg_sink;

/* "dhs-pia:5.1", the id of a rule, or "said". */
void fg_put_reference(struct fg_sink *sink, const struct fg_gaps *gaps, const struct fg_gap *row);
void fg_put_question(struct fg_sink *sink, const struct fg_model *model, fg_ref question);

/* What is asked: "How long is it kept?" */
const char *fg_asked(const struct fg_gaps *gaps, const struct fg_gap *row, const char *lang);

const char *fg_count_asked(const struct fg_model *model, const struct fg_count *count,
                           const char *lang);

/* What it is asked about: "CBP One -> Unified Secondary", "kept in Contact list", "the system". */
void fg_put_subject(struct fg_sink *sink, const struct fg_gaps *gaps, const struct fg_gap *row,
                    const char *lang);

/* The kind and id of the subject: "flow", "F8". The id of the model for the system; "" for grouped
 * elements. */
const char *fg_subject_kind(const struct fg_gap *row);
const char *fg_subject_id(const struct fg_gaps *gaps, const struct fg_gap *row);

/* What an answer is about: system, element, flow, holding; implied: a holding nobody wrote. */
const char *fg_cell_kind(const struct fg_cell *cell);

/* Labels of the elements, with `separator` between. */
void fg_put_elements(struct fg_sink *sink, const struct fg_model *model, struct fg_refs elements,
                     const char *separator, const char *lang);

/* How the status came about: what was read, or was not; what the row rests on. "" when there is
 * nothing to say. */
void fg_put_basis(struct fg_sink *sink, const struct fg_gaps *gaps, const struct fg_gap *row,
                  const char *lang);

/* A duration or a word of the language in words, anything else as it is written, in quotation
 * marks. */
void fg_put_value(struct fg_sink *sink, const char *value, const char *lang);

/* Why silence about the flow of a row is no omission: "the flow is denied". "" where it is one. */
const char *fg_unasserted(const struct fg_gaps *gaps, const struct fg_gap *row,
                          const char *lang);

/* "PIA068, p.1: denies - words", with value, certainty, re-creation. */
void fg_put_claim(struct fg_sink *sink, const struct fg_model *model, fg_ref claim,
                  const char *lang);

/* Each claim of a row once: those of the baseline first. Calls `each` with the number and whether
 * it is the baseline's. 0 or -ENOMEM. */
int fg_row_claims(const struct fg_gaps *gaps, const struct fg_gap *row,
                  void (*each)(fg_ref claim, bool baseline, void *context), void *context);

/* "5.1; 5.2", "whole": where a question is answered. NULL: anywhere. */
void fg_put_where(struct fg_sink *sink, const struct fg_where *where, const char *lang);

/* "DHS/CBP/PIA-068 (PIA068)", or the id alone. */
void fg_put_source(struct fg_sink *sink, const struct fg_source *source);

/* "Applicant -> CBP One (F3) -> Unified Secondary (F8)" */
void fg_put_path(struct fg_sink *sink, const struct fg_model *model, const fg_ref *flows,
                 uint32_t count, const char *lang);

/* The witness path in words: "Applicant -> CBP One (F3) -> Unified Secondary (F8)", then what is
 * weak about it. */
void fg_put_witness(struct fg_sink *sink, const struct fg_gaps *gaps, const struct fg_gap *row,
                    const char *lang);

/* How surely the elements of a row are there, when not by name; else "". */
const char *fg_arrives(const struct fg_gap *row, const char *lang);

/* A rule's note about the model, not about the disclosure. */
bool fg_is_note(const struct fg_gap *row);

#endif
