#include "figure/flows/words.h"

#include "base/say.h"
#include "base/sink.h"

static const char *word_label(const struct fg_plan *plan, enum fg_vocab vocab, size_t number)
{
	return fg_say(plan->lang, fg_vocab_word(vocab, number)->label);
}

static void put_marks(const struct fg_plan *plan, const struct fg_marks *marks,
                      struct fg_sink *sink)
{
	for (uint32_t i = 0; i < marks->count; i++)
		fg_putf(sink, "%sG%u",
		        i ? fg_say(plan->lang, ", ") : fg_say(plan->lang, "Register: "),
		        marks->shown[i]->number);
	if (marks->more)
		fg_putf(sink, fg_say(plan->lang, " and %u more"), marks->more);
	if (marks->count)
		fg_put(sink, ".");
}

void fg_words_place(const struct fg_plan *plan, fg_ref place, struct fg_sink *sink)
{
	const struct fg_place *p = &plan->model->places[place];
	const struct fg_kept *kept = fg_place_kept(plan, place);

	fg_putf(sink, fg_say(plan->lang, "%s, held by %s (%s)."),
	        word_label(plan, FG_VOCAB_PLACE_KIND, p->kind),
	        fg_label_in(&plan->model->parties[p->custodian].e, plan->lang),
	        word_label(plan, FG_VOCAB_CUSTODY, p->inside ? FG_INSIDE : FG_OUTSIDE));
	if (!fg_place_is_named(plan, place))
		fg_put(sink, fg_say(plan->lang, " Not named by the sources."));
	if (kept->words) {
		fg_put(sink, " ");
		fg_putf(sink, fg_say(plan->lang, "kept: %s"), kept->all);
		fg_putf(sink, " (%s).", word_label(plan, FG_VOCAB_FAMILY, kept->family));
	}
	fg_put(sink, kept->marks.count ? " " : "");
	put_marks(plan, &kept->marks, sink);
}

void fg_words_flow_title(const struct fg_plan *plan, const struct fg_plan_flow *flow,
                         struct fg_sink *sink)
{
	if (flow->assumed)
		fg_put(sink, fg_say(plan->lang, "Assumed flow: "));
	else
		fg_putf(sink, fg_say(plan->lang, "Flow %u: "), flow->number);
	fg_putf(sink, "%s -> %s", fg_place_name(plan, flow->from), fg_place_name(plan, flow->to));
}

static void put_carried(const struct fg_plan *plan, const struct fg_flow *flow,
                        struct fg_sink *sink)
{
	const char *const first = fg_say(plan->lang, "Carries "), *between = first;

	for (uint32_t i = 0; i < flow->elements.count; i++, between = fg_say(plan->lang, "; "))
		fg_putf(sink, "%s%s", between,
		        fg_label_in(&plan->model->elements[flow->elements.items[i]].e, plan->lang));
	for (int category = 0; category < FG_CATEGORIES; category++) {
		if (!(flow->categories >> category & 1))
			continue;
		fg_put(sink, between);
		fg_putf(sink, fg_say(plan->lang, "%s data"),
		        word_label(plan, FG_VOCAB_CATEGORY, (size_t)category));
		between = fg_say(plan->lang, "; ");
	}
	if (flow->unspecified || between == first)
		fg_putf(sink, "%s%s", between, fg_say(plan->lang, "data not specified"));
	fg_put(sink, ". ");
}

static void put_categories(const struct fg_plan *plan, const struct fg_plan_flow *flow,
                           struct fg_sink *sink)
{
	const char *between = fg_say(plan->lang, "Categories: ");

	for (int kind = 0; kind < FG_STRAND_KINDS; kind++) {
		if (!(flow->kinds >> kind & 1))
			continue;
		fg_putf(sink, "%s%s", between,
		        fg_say(plan->lang, fg_strand_look(kind, false).label));
		between = fg_say(plan->lang, ", ");
	}
	if (flow->strands > FG_STRANDS_DRAWN)
		fg_putf(sink, fg_say(plan->lang, " (%d drawn as lines, all in the badge)"),
		        FG_STRANDS_DRAWN);
	fg_put(sink, ". ");
}

static void put_sources(const struct fg_plan *plan, const struct fg_plan_flow *flow,
                        struct fg_sink *sink)
{
	const struct fg_model *model = plan->model;
	struct fg_refs claims = fg_model_claims(model, FG_FLOW, flow->flow, FG_SAID);
	const char *between = fg_say(plan->lang, "Sources: ");

	for (uint32_t i = 0; i < claims.count; i++) {
		const struct fg_claim *claim = &model->claims[claims.items[i]];

		fg_putf(sink, "%s%s", between, model->sources[claim->source].e.id);
		if (claim->at)
			fg_putf(sink, " (%s)", claim->at);
		fg_putf(sink, " %s", word_label(plan, FG_VOCAB_SAYS, claim->says));
		between = fg_say(plan->lang, "; ");
	}
	if (claims.count)
		fg_put(sink, ". ");
}

void fg_words_flow(const struct fg_plan *plan, const struct fg_plan_flow *flow,
                   struct fg_sink *sink)
{
	const struct fg_flow *f = &plan->model->flows[flow->flow];

	put_carried(plan, f, sink);
	put_categories(plan, flow, sink);
	if (flow->assumed)
		fg_putf(sink, fg_say(plan->lang, "Assumption, not counted: %s. "),
		        f->more->reason ? f->more->reason : fg_say(plan->lang, "no reason given"));
	else
		fg_putf(sink, fg_say(plan->lang, "Status: %s (%s). "),
		        word_label(plan, FG_VOCAB_STATUS, flow->status),
		        word_label(plan, FG_VOCAB_FAMILY, flow->family));
	put_sources(plan, flow, sink);
	put_marks(plan, &flow->marks, sink);
	fg_put(sink, flow->marks.count ? " " : "");
	fg_putf(sink, fg_say(plan->lang, "Id %s."), f->e.id);
}

const char *fg_words_stub(const struct fg_plan *plan)
{
	return fg_say(plan->lang, "Questioned: raised, asserted by nobody. Not counted.");
}

static void put_questioned(const struct fg_plan *plan, fg_ref number, struct fg_sink *sink)
{
	const struct fg_flow *flow = &plan->model->flows[number];

	fg_putf(sink, fg_say(plan->lang, "Questioned, asserted by nobody: %s -> %s. Id %s."),
	        fg_place_name(plan, flow->from), fg_place_name(plan, flow->to), flow->e.id);
	fg_put(sink, "\n");
}

static void put_page_flows(const struct fg_plan *plan, uint32_t page, struct fg_sink *sink)
{
	for (uint32_t i = 0; i < plan->flow_count; i++) {
		const struct fg_plan_flow *flow = &plan->flows[i];

		if (flow->page == page && flow->questioned && !plan->light)
			put_questioned(plan, flow->flow, sink);
		if (flow->page != page || !flow->drawn || !fg_flow_is_lit(plan, flow))
			continue;
		fg_words_flow_title(plan, flow, sink);
		fg_put(sink, ". ");
		fg_words_flow(plan, flow, sink);
		fg_put(sink, "\n");
	}
	for (uint32_t i = 0; !plan->light && i < plan->stub_count; i++)
		if (plan->stubs[i].drawn && plan->places[plan->stubs[i].place].home == page)
			put_questioned(plan, plan->stubs[i].flow, sink);
}

static void put_counts(const struct fg_plan *plan, struct fg_sink *sink)
{
	if (plan->light) {
		fg_put(sink, plan->light->title);
		fg_put(sink, ". ");
		fg_putf(sink, fg_say(plan->lang,
		                     "In ink: %u of %u asserted flows; the others are pale"),
		        plan->light->flow_count, plan->asserted);
		return;
	}
	fg_putf(sink, fg_say(plan->lang, "%u of %u asserted flows drawn, %u of %u strands"),
	        plan->asserted, plan->asserted, plan->strands, plan->strands);
}

void fg_words_counts(const struct fg_plan *plan, uint32_t page, struct fg_sink *sink)
{
	put_counts(plan, sink);
	if (plan->page_count > 1)
		fg_putf(sink, fg_say(plan->lang, ", on %u pages; this is page %u"),
		        plan->page_count, page + 1);
	fg_put(sink, ".\n");
	if (plan->assumed && !plan->light) {
		fg_putf(sink, fg_say(plan->lang, "Drawn beside them: %u assumed."), plan->assumed);
		fg_put(sink, "\n");
	}
}

void fg_words_page(const struct fg_plan *plan, uint32_t page, struct fg_sink *sink)
{
	fg_words_counts(plan, page, sink);
	put_page_flows(plan, page, sink);
	for (uint32_t i = 0; i < plan->model->place_count; i++) {
		if (plan->places[i].home != page || plan->places[i].absent
		    || !fg_place_is_lit(plan, i))
			continue;
		fg_put(sink, fg_place_name(plan, i));
		fg_put(sink, fg_say(plan->lang, ": "));
		fg_words_place(plan, i, sink);
		fg_put(sink, "\n");
	}
}
