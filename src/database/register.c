/* The register: its rows, the rules, and the words of the language. */
#include <errno.h>

#include "base/sink.h"
#include "database/fill.h"
#include "gaps/rules.h"
#include "write/words.h"

static void put_rule(struct fg_fill *fill, const struct fg_rule *rule)
{
	static const char *const classes[] = {
		[FG_RULE_GAP] = "gap", [FG_RULE_QUESTION] = "question", [FG_RULE_NOTE] = "note",
	};

	fg_fill_text(fill, rule->id);
	fg_fill_text(fill, classes[rule->class]);
	fg_fill_text(fill, rule->title);
	fg_fill_text(fill, rule->reference);
	fg_fill_text(fill, rule->why);
	fg_fill_text(fill, rule->false_alarm);
	fg_fill_text(fill, rule->ask);
	fg_fill_end(fill);
}

static void fill_rules(struct fg_fill *fill)
{
	const struct fg_rule *rule;

	for (size_t i = 0; (rule = fg_rule_at(i)) != NULL; i++)
		put_rule(fill, rule);
	for (uint32_t i = 0; i < fill->gaps->own_rule_count; i++)
		put_rule(fill, fill->gaps->own_rules[i]);
}

/* Texts of a row, one after another in a sink that is emptied for each row. */
struct texts {
	struct fg_sink id, subject, basis, found;
};

static void put_question(struct fg_fill *fill, const struct fg_gap *row)
{
	fg_fill_id(fill, FG_ANSWER, row->question);
	fg_fill_text(fill, row->more->rule ? row->more->rule->id : NULL);
	fg_fill_number(fill, row->limb);
	fg_fill_word(fill, FG_VOCAB_ATTRIBUTE, row->attribute);
	fg_fill_text(fill, fg_asked(fill->gaps, row, NULL));
}

static void put_row(struct fg_fill *fill, fg_ref index, struct texts *texts)
{
	const struct fg_gap *row = &fill->gaps->rows[index];
	const char *id = fg_subject_id(fill->gaps, row);

	texts->id.length = texts->subject.length = 0;
	texts->basis.length = texts->found.length = 0;
	fg_put_gap_id(&texts->id, fill->gaps, row);
	fg_put_subject(&texts->subject, fill->gaps, row, NULL);
	fg_put(&texts->basis, "");
	fg_put_basis(&texts->basis, fill->gaps, row, NULL);
	fg_put_found(&texts->found, row, NULL);
	fg_fill_number(fill, (int64_t)index + 1);
	fg_fill_text(fill, texts->id.data);
	if (row->number)
		fg_fill_number(fill, row->number);
	else
		fg_fill_null(fill);
	fg_fill_word(fill, FG_VOCAB_FAMILY, row->family);
	fg_fill_word(fill, FG_VOCAB_STATUS, row->status);
	fg_fill_word(fill, FG_VOCAB_PRIORITY, row->priority);
	put_question(fill, row);
	fg_fill_text(fill, fg_subject_kind(row));
	fg_fill_text(fill, *id ? id : NULL);
	fg_fill_text(fill, texts->subject.data);
	fg_fill_word(fill, FG_VOCAB_STRENGTH, row->strength);
	fg_fill_text(fill, texts->found.length ? texts->found.data : NULL);
	fg_fill_text(fill, texts->basis.length ? texts->basis.data : NULL);
	fg_fill_end(fill);
	if (texts->id.error || texts->subject.error || texts->basis.error || texts->found.error)
		fill->status = -ENOMEM;
}

static void fill_gaps(struct fg_fill *fill)
{
	struct texts texts = { { 0 }, { 0 }, { 0 }, { 0 } };

	for (fg_ref i = 0; fill->status == 0 && i < fill->gaps->row_count; i++)
		put_row(fill, i, &texts);
	fg_sink_clear(&texts.id);
	fg_sink_clear(&texts.subject);
	fg_sink_clear(&texts.basis);
	fg_sink_clear(&texts.found);
}

static void fill_elements(struct fg_fill *fill)
{
	for (fg_ref i = 0; i < fill->gaps->row_count; i++) {
		struct fg_refs elements = fg_gap_elements(fill->gaps, &fill->gaps->rows[i]);

		for (uint32_t k = 0; k < elements.count; k++) {
			fg_fill_number(fill, (int64_t)i + 1);
			fg_fill_id(fill, FG_ELEMENT, elements.items[k]);
			fg_fill_end(fill);
		}
	}
}

static void fill_cells(struct fg_fill *fill)
{
	for (fg_ref i = 0; i < fill->gaps->row_count; i++) {
		struct fg_refs cells = fg_gap_cells(fill->gaps, &fill->gaps->rows[i]);

		for (uint32_t k = 0; k < cells.count; k++) {
			fg_fill_number(fill, (int64_t)i + 1);
			fg_fill_number(fill, cells.items[k]);
			fg_fill_end(fill);
		}
	}
}

static void fill_under(struct fg_fill *fill)
{
	for (fg_ref i = 0; i < fill->gaps->row_count; i++) {
		if (fill->gaps->rows[i].under_of == FG_NONE)
			continue;
		fg_fill_number(fill, (int64_t)i + 1);
		fg_fill_number(fill, (int64_t)fill->gaps->rows[i].under_of + 1);
		fg_fill_end(fill);
	}
}

static void fill_words(struct fg_fill *fill)
{
	for (enum fg_vocab vocab = 0; vocab < FG_VOCABS; vocab++)
		for (size_t k = 0; k < fg_vocab_size(vocab); k++) {
			const struct fg_word *word = fg_vocab_word(vocab, k);

			fg_fill_text(fill, fg_vocab_name(vocab));
			fg_fill_number(fill, (int64_t)k + 1);
			fg_fill_text(fill, word->word);
			fg_fill_text(fill, word->label);
			fg_fill_text(fill, word->doc);
			fg_fill_end(fill);
		}
}

#define GAP { "gap", "INTEGER NOT NULL REFERENCES gaps", "position of the row" }

static const struct fg_table tables[] = {
	{ "rules", "Structural rules, and those of the user's own that found something.",
	  { { "id", "TEXT PRIMARY KEY NOT NULL", "as FG-R01" },
	    { "class", "TEXT NOT NULL", "gap, question, or note (about the model itself)" },
	    { "title", "TEXT NOT NULL", "what it finds" },
	    { "reference", "TEXT", "where the duty comes from" },
	    { "why", "TEXT", "why it matters" },
	    { "false_alarm", "TEXT", "when it is none" },
	    { "ask", "TEXT", "what to ask, or how to mend the model" } },
	  .fill = fill_rules },
	{ "gaps", "The register: one row per question or rule, subject and status, in order.",
	  { { "position", "INTEGER PRIMARY KEY", "1, 2, ... in register order" },
	    { "id", "TEXT NOT NULL UNIQUE", "stable: question or rule and ids of the model" },
	    { "number", "INTEGER", "12 for G12; NULL: answered, to verify or under another" },
	    { "family", "TEXT NOT NULL", "gap, claimed, to-verify, answered" },
	    { "status", "TEXT NOT NULL", "computed from the claims: see flowgap(1)" },
	    { "priority", "TEXT NOT NULL", "first, second, third" },
	    { "question", "TEXT REFERENCES questions", "NULL: a rule, or \"is it said at all?\"" },
	    { "rule", "TEXT REFERENCES rules", "the rule that found it" },
	    { "limb", "INTEGER NOT NULL", "of the question" },
	    { "attribute", "TEXT NOT NULL", "what of the subject it is about" },
	    { "asked", "TEXT NOT NULL", "the question, or what the rule finds, in words" },
	    { "kind", "TEXT NOT NULL", "of the subject: system, element, flow, place, ..." },
	    { "subject_id", "TEXT", "NULL: see gap_elements, or a scope without id" },
	    { "subject", "TEXT NOT NULL", "in words" },
	    { "strength", "TEXT NOT NULL", "how surely the elements are there" },
	    { "found", "TEXT", "of a rule: what it found, in words" },
	    { "basis", "TEXT", "how the status came about" } },
	  .index = "number; question; rule; subject_id", .fill = fill_gaps },
	{ "gap_elements", "The elements that a row is about.",
	  { GAP, { "element", "TEXT NOT NULL REFERENCES elements", "the element" } },
	  .index = "gap; element", .fill = fill_elements },
	{ "gap_cells", "The answers that a row groups.",
	  { GAP, { "cell", "INTEGER NOT NULL REFERENCES cells", "the answer" } },
	  .index = "gap; cell", .fill = fill_cells },
	{ "gap_under", "Rows of rules that are listed under the gap of the same omission.",
	  { GAP, { "host", "INTEGER NOT NULL REFERENCES gaps", "the row it is listed under" } },
	  .index = "gap; host", .fill = fill_under },
	{ "words", "The words of the language with their meaning.",
	  { { "vocabulary", "TEXT NOT NULL", "category, status, family, says, ..." },
	    { "position", "INTEGER NOT NULL", "its place in every output" },
	    { "word", "TEXT NOT NULL", "as in the other tables" },
	    { "label", "TEXT NOT NULL", "as read by people" },
	    { "meaning", "TEXT NOT NULL", "one line" } },
	  .constraint = "PRIMARY KEY (vocabulary, word)", .fill = fill_words },
};

const struct fg_table_group fg_tables_register = { tables, sizeof(tables) / sizeof(tables[0]) };
