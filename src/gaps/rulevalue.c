/* Answers and values as rules see them. */
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "gaps/rulework.h"

void fg_rule_add_cells(const struct fg_rule_work *work, enum fg_kind kind, fg_ref index,
                       enum fg_attribute attribute, struct fg_rule_cells *cells)
{
	struct fg_refs all = fg_rule_list(&work->cells[kind], index);

	for (uint32_t i = 0; i < all.count && cells->count < FG_RULE_CELLS; i++)
		if (fg_cell_at(work->gaps, all.items[i])->attribute == attribute)
			cells->items[cells->count++] = all.items[i];
}

void fg_rule_add_said(const struct fg_rule_work *work, enum fg_kind kind, fg_ref index,
                      struct fg_rule_cells *cells)
{
	if (cells->count < FG_RULE_CELLS)
		cells->items[cells->count++] = work->evidence->said[kind][index];
}

enum fg_family fg_rule_family(const struct fg_rule_work *work, const struct fg_rule_cells *cells,
                              enum fg_family answered)
{
	bool present[FG_FAMILIES] = { false };

	for (uint32_t i = 0; i < cells->count; i++) {
		enum fg_family family = fg_cell_at(work->gaps, cells->items[i])->family;

		present[family == FG_ANSWERED ? answered : family] = true;
	}
	if (present[FG_TO_VERIFY] || cells->count == 0)
		return FG_TO_VERIFY;
	return present[FG_CLAIMED] ? FG_CLAIMED : FG_GAP;
}

bool fg_rule_told(const struct fg_rule_work *work, struct fg_refs claims)
{
	for (uint32_t i = 0; i < claims.count; i++) {
		const struct fg_claim *claim = &work->model->claims[claims.items[i]];

		if (FG_TELLING >> claim->says & 1
		    && work->evidence->sources[claim->source].admitted)
			return true;
	}
	return false;
}

int fg_rule_spoken(const struct fg_rule_work *work, struct fg_target of)
{
	struct fg_heard heard;
	int status = fg_evidence_heard(work->evidence,
	                               &(struct fg_matter){ of.kind, of.index, FG_NONE, FG_NONE,
	                                                    of.attribute }, &heard);

	return status < 0 ? status : ((heard.all | heard.faint) & FG_TELLING) != 0;
}

int fg_rule_hit_unsaid(struct fg_rule_work *work, fg_ref element)
{
	static const uint32_t unsaid = 1u << FG_NOT_STATED | 1u << FG_UNDISCLOSED
	                               | 1u << FG_SAID_MISSING | 1u << FG_REPORTED;
	struct fg_rule_cells cells = { .count = 0 };

	if (!(unsaid >> fg_fact_status(work->evidence, FG_ELEMENT, element) & 1u))
		return 0;
	fg_rule_add_said(work, FG_ELEMENT, element, &cells);
	return fg_rule_hit(work, &(struct fg_hit){
		.kind = FG_ELEMENT,
		.index = element,
		.cells = &cells,
		.family = fg_rule_family(work, &cells, FG_TO_VERIFY),
	});
}

/* Receives the values one after the other. */
struct receiver {
	const struct fg_rule_work *work;
	enum fg_attribute attribute;
	struct fg_refs bares; /* values written without a claim: those of the fact's claims */
	struct fg_rule_value *values;
	uint32_t count, room;
};

static void receive(struct receiver *receiver, const char *text, const struct fg_claim *claim)
{
	if (receiver->count < receiver->room && text && *text)
		receiver->values[receiver->count++] = (struct fg_rule_value){ text, claim };
}

static void receive_claim(void *context, const struct fg_claim *claim)
{
	struct receiver *receiver = context;
	const struct fg_model *model = receiver->work->model;

	if (claim->says != FG_STATES || claim->certainty == FG_LOW)
		return;
	if (claim->target.kind == FG_SCOPE || claim->target.attribute == receiver->attribute) {
		receive(receiver, claim->value ? claim->value : claim->text, claim);
		return;
	}
	for (uint32_t i = 0; i < receiver->bares.count; i++) {
		const struct fg_bare *bare = &model->bares[receiver->bares.items[i]];

		if (bare->target.attribute == receiver->attribute)
			receive(receiver, bare->value, claim);
	}
}

static void receive_all(struct receiver *receiver, struct fg_refs claims)
{
	for (uint32_t i = 0; i < claims.count; i++)
		receive_claim(receiver, &receiver->work->model->claims[claims.items[i]]);
}

int fg_rule_values(const struct fg_rule_work *work, struct fg_target of,
                   struct fg_rule_value *values, uint32_t room)
{
	struct fg_matter matter = { of.kind, of.index, FG_NONE, FG_NONE, of.attribute };
	struct fg_rule_cells cells = { .count = 0 };
	struct receiver receiver = {
		work, of.attribute, fg_rule_list(&work->bares[of.kind], of.index), values, 0, room
	};
	int status;

	fg_rule_add_cells(work, of.kind, of.index, of.attribute, &cells);
	for (uint32_t i = 0; i < cells.count; i++) {
		const struct fg_cell *cell = fg_cell_at(work->gaps, cells.items[i]);

		if (cell->project_wide)
			continue;
		receive_all(&receiver, fg_cell_own(cell));
		receive_all(&receiver, fg_cell_others(cell));
		return (int)receiver.count;
	}
	status = fg_evidence_claims(work->evidence, &matter, receive_claim, &receiver);
	return status < 0 ? status : (int)receiver.count;
}

static const char *next_word(const char **text, size_t *ret_length)
{
	const char *word = *text + strspn(*text, " \t\r\n");

	*ret_length = strcspn(word, " \t\r\n");
	*text = word + *ret_length;
	return word;
}

bool fg_rule_same_words(const char *a, const char *b)
{
	for (;;) {
		size_t m, n;
		const char *x = next_word(&a, &m), *y = next_word(&b, &n);

		if (m != n || strncasecmp(x, y, m) != 0)
			return false;
		if (m == 0)
			return true;
	}
}

bool fg_rule_same_condition(const struct fg_claim *a, const struct fg_claim *b)
{
	const struct fg_claim_more *x = a->more, *y = b->more;

	if (x->since.year != y->since.year || x->since.month != y->since.month
	    || x->since.day != y->since.day || x->whose.count != y->whose.count)
		return false;
	for (uint32_t i = 0; i < x->whose.count; i++)
		if (x->whose.items[i] != y->whose.items[i])
			return false;
	return true;
}

/* Bounds in seconds; false: no duration that can be compared. */
static bool bounds(const char *text, int64_t *ret_low, int64_t *ret_high)
{
	struct fg_duration duration;

	if (fg_rule_same_words(text, "permanent")) {
		*ret_low = *ret_high = INT64_MAX;
		return true;
	}
	return fg_duration_parse(text, &duration) == 0
	       && fg_duration_bounds(&duration, ret_low, ret_high);
}

int fg_rule_outlasts(const char *a, const char *b)
{
	int64_t low_a, high_a, low_b, high_b;

	if (!bounds(a, &low_a, &high_a) || !bounds(b, &low_b, &high_b))
		return 0;
	return low_a > high_b;
}
