#include "write/starter.h"

#include <stdbool.h>

#include "base/sink.h"

const char *const fg_starter_ids[] = {
	"assessment", "published", "people", "operator", "other", "side-people", "side-operator",
	"side-other", "person", "device", "database", "recipient", "all", "give", "send", "pass-on",
	"keep", "step-give", "end", NULL,
};

static void put_attribute(struct fg_sink *sink, const char *name, const char *value)
{
	fg_putf(sink, " %s=\"", name);
	fg_put_xml(sink, value);
	fg_put(sink, "\"");
}

static void put_head(const struct fg_starter *starter, struct fg_sink *sink)
{
	fg_put(sink,
	       "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	       "<?xml-model href=\"schema/flowgap.rnc\""
	       " type=\"application/relax-ng-compact-syntax\"?>\n"
	       "<!-- A model to start from. Everything in it is an example: replace it by what "
	       "the\n"
	       "     documents say, and keep the place of each statement (at=). The manual\n"
	       "     flowgap-model(5) explains every word.\n\n"
	       "       flowgap check FILE    what is wrong with it\n"
	       "       flowgap gaps FILE     what the disclosure leaves out\n"
	       "       flowgap draw FILE     a figure of it -->\n"
	       "<model xmlns=\"urn:flowgap:model:1\" version=\"1\"");
	put_attribute(sink, "id", starter->id);
	put_attribute(sink, "label", starter->label);
	fg_put(sink, " operator=\"operator\" source=\"assessment\">\n\n");
}

/* What the elements of a list were taken from. */
static void put_listed_sources(const struct fg_list *list, struct fg_sink *sink)
{
	for (uint32_t i = 0; i < list->source_count; i++) {
		const struct fg_listed_source *source = &list->sources[i];

		fg_put(sink, "  <source");
		put_attribute(sink, "id", source->id);
		put_attribute(sink, "kind",
		              fg_vocab_word(FG_VOCAB_SOURCE_KIND, source->kind)->word);
		put_attribute(sink, "label", source->name);
		fg_put(sink, " examined=\"none\"/>\n");
	}
}

static void put_sources(const struct fg_starter *starter, struct fg_sink *sink)
{
	fg_put(sink,
	       "  <!-- Documents. examined: the sections that somebody has read (\"whole\", \"2; "
	       "5.1\","
	       "\n       \"none\"); only there does silence count. More kinds: flowgap explain pia"
	       " -->\n"
	       "  <source id=\"assessment\" kind=\"pia\" label=\"Privacy impact assessment\""
	       " examined=\"");
	fg_put(sink, starter->list ? "none" : "2.1; 2.2; 3.1; 5.1; 6.1");
	fg_put(sink, "\"/>\n");
	if (starter->list)
		put_listed_sources(starter->list, sink);
	fg_put(sink,
	       "  <!-- The documents under audit, and the questions that they must answer. -->\n"
	       "  <baseline id=\"published\" label=\"What was published\" "
	       "sources=\"assessment\"/>\n"
	       "  <yardstick ref=\"plain-notice\">What people should be told, by good practice."
	       "</yardstick>\n\n");
}

/* A list has one person and one store; the example shows more. */
static void put_places(const struct fg_starter *starter, struct fg_sink *sink)
{
	bool more = starter->list == NULL;

	fg_put(sink,
	       "  <!-- Who. The operator answers for the system; parts of it have parent=,\n"
	       "       contractors acts-for=. -->\n"
	       "  <party id=\"people\" kind=\"data-subject\" label=\"People concerned\"/>\n"
	       "  <party id=\"operator\" kind=\"agency\" label=\"The operator\"/>\n");
	if (more)
		fg_put(sink, "  <party id=\"other\" kind=\"agency\" label=\"Another agency\"/>\n");
	fg_put(sink,
	       "\n  <!-- Where data are. A boundary is a panel of the figure. Stores, devices and\n"
	       "       external bodies keep what arrives unless keeps=\"no\". -->\n"
	       "  <boundary id=\"side-people\" label=\"People\"/>\n"
	       "  <boundary id=\"side-operator\" label=\"The operator\"/>\n");
	if (more)
		fg_put(sink, "  <boundary id=\"side-other\" label=\"Others\"/>\n");
	fg_put(sink, "  <place id=\"person\" kind=\"person\" label=\"Applicant\""
	             " custodian=\"people\"\n    boundary=\"side-people\"/>\n");
	if (more)
		fg_put(sink, "  <place id=\"device\" kind=\"device\" label=\"Telephone\""
		             " custodian=\"people\"\n    boundary=\"side-people\"/>\n");
	fg_put(sink, "  <place id=\"database\" kind=\"store\" label=\"Database\""
	             " custodian=\"operator\"\n    boundary=\"side-operator\"/>\n");
	if (more)
		fg_put(sink, "  <place id=\"recipient\" kind=\"external\" label=\"Another agency\""
		             " custodian=\"other\"\n    boundary=\"side-other\"/>\n");
	fg_put(sink, "\n");
}

static void put_example_elements(struct fg_sink *sink)
{
	fg_put(sink,
	       "  <element id=\"name\" category=\"biographic\" label=\"Name\" at=\"2.1\"/>\n"
	       "  <element id=\"face\" category=\"biometric\" label=\"Photograph of the face\""
	       " at=\"2.1\"/>\n"
	       "  <element id=\"position\" category=\"location\" label=\"Position of the "
	       "telephone\""
	       "\n    at=\"2.1\"/>\n"
	       "  <group id=\"all\" label=\"All data elements\" elements=\"name face "
	       "position\"/>\n\n");
}

static void put_listed_elements(const struct fg_list *list, struct fg_sink *sink)
{
	for (uint32_t i = 0; i < list->element_count; i++) {
		const struct fg_listed *element = &list->elements[i];
		bool sourced = element->source < list->source_count;

		fg_put(sink, "  <element");
		put_attribute(sink, "id", element->id);
		put_attribute(sink, "category",
		              fg_vocab_word(FG_VOCAB_CATEGORY, element->category)->word);
		put_attribute(sink, "label", element->name);
		if (sourced)
			put_attribute(sink, "source", list->sources[element->source].id);
		if (*element->at)
			put_attribute(sink, "at", element->at);
		if (!sourced && !*element->at)
			put_attribute(sink, "reason", "in the list, without a source");
		fg_put(sink, "/>\n");
	}
	fg_put(sink, "  <group id=\"all\" label=\"All data elements\" elements=\"");
	for (uint32_t i = 0; i < list->element_count; i++)
		fg_putf(sink, "%s%s", i == 0 ? "" : i % 6 ? " " : "\n    ", list->elements[i].id);
	fg_put(sink, "\"/>\n\n");
}

static void put_flows(const struct fg_starter *starter, struct fg_sink *sink)
{
	fg_put(sink, "  <!-- What goes from where to where. elements: ids or groups; "
		     "categories=\"...\""
	             "\n       where a source names no more; unspecified=\"yes\" where it does "
	             "not say."
	             " -->\n");
	if (starter->list)
		fg_put(sink,
		       "  <flow id=\"give\" label=\"Registration\" from=\"person\" to=\"database\""
		       " elements=\"all\"\n"
		       "    reason=\"assumed: the list does not say how the data get "
		       "there\"/>\n\n");
	else
		fg_put(sink,
		       "  <flow id=\"give\" label=\"Typed in\" from=\"person\" to=\"device\""
		       " elements=\"all\" at=\"2.2\">\n"
		       "    <purpose at=\"3.1\" value=\"to register for the service\"/>\n"
		       "  </flow>\n"
		       "  <flow id=\"send\" label=\"Upload\" from=\"device\" to=\"database\""
		       " elements=\"all\" at=\"2.2\"/>\n"
		       "  <flow id=\"pass-on\" label=\"Passed on\" from=\"database\""
		       " to=\"recipient\"\n"
		       "    categories=\"biometric\" at=\"6.1\"/>\n\n");
	fg_put(sink,
	       "  <!-- How long they are kept there. A claim of another source hangs below, with\n"
	       "       says=\"denies\", \"silent\", \"missing\" and so on. -->\n");
	if (starter->list)
		fg_put(sink,
		       "  <!-- <holding id=\"keep\" place=\"database\" elements=\"all\" at=\"5\">\n"
		       "    <period at=\"5.1\" value=\"P15Y\"/>\n  </holding> -->\n");
	else
		fg_put(sink,
		       "  <holding id=\"keep\" place=\"database\" elements=\"name\" at=\"5.1\">\n"
		       "    <period at=\"5.1\" value=\"P15Y\"/>\n  </holding>\n");
}

void fg_write_starter(const struct fg_starter *starter, struct fg_sink *sink)
{
	put_head(starter, sink);
	put_sources(starter, sink);
	put_places(starter, sink);
	fg_put(sink, "  <!-- Data elements. Their categories: flowgap explain biometric, and so "
		     "on. -->\n");
	if (starter->list)
		put_listed_elements(starter->list, sink);
	else
		put_example_elements(sink);
	put_flows(starter, sink);
	fg_put(sink, "</model>\n");
}
