/* Views: answers to common questions. */
#include "database/tables.h"

#define ELEMENT { "element", NULL, "id of the element" }
#define PLACE { "place", NULL, "id of the place" }

static const struct fg_table views[] = {
	{ "numbered_gaps", "What stands on the figures: gaps and claimed gaps with their numbers.",
	  { { "gap", NULL, "G1, G2, ..." }, { "family", NULL, "gap or claimed" },
	    { "priority", NULL, "first, second, third" }, { "status", NULL, "of the answer" },
	    { "asked", NULL, "what is asked" }, { "subject", NULL, "about what, in words" },
	    { "elements", NULL, "names of those it concerns" }, { "id", NULL, "stable id" } },
	  .select = "SELECT 'G' || g.number, g.family, g.priority, g.status, g.asked, g.subject,\n"
	            "  (SELECT group_concat(label, ', ') FROM (SELECT e.label FROM gap_elements x\n"
	            "    JOIN elements e ON e.id = x.element WHERE x.gap = g.position\n"
	            "    ORDER BY e.rowid)), g.id\n"
	            "FROM gaps g WHERE g.number IS NOT NULL ORDER BY g.number" },
	{ "gap_claims", "Each row of the register with the claims it rests on.",
	  { { "position", NULL, "of the row in gaps" }, { "number", NULL, "12 for G12, or NULL" },
	    { "status", NULL, "of the answer" }, { "asked", NULL, "what is asked" },
	    { "subject", NULL, "about what" }, { "claim", NULL, "number of the claim" },
	    { "baseline", NULL, "1: of a baseline document" }, { "source", NULL, "who says so" },
	    { "at", NULL, "where in it" }, { "says", NULL, "states, denies, ..." },
	    { "value", NULL, "the value it gives" }, { "text", NULL, "in words" } },
	  .select = "SELECT g.position, g.number, g.status, g.asked, g.subject, c.number,\n"
	            "  x.baseline, c.source, c.at, c.says, c.value, coalesce(c.text, c.quote)\n"
	            "FROM gaps g JOIN (SELECT DISTINCT gc.gap, cc.claim, cc.baseline\n"
	            "    FROM gap_cells gc JOIN cell_claims cc ON cc.cell = gc.cell) x\n"
	            "  ON x.gap = g.position JOIN claims c ON c.number = x.claim\n"
	            "ORDER BY g.position, x.baseline DESC, c.number" },
	{ "question_counts", "How each question is answered, with denominators.",
	  { { "question", NULL, "id; NULL: \"is it said at all?\"" },
	    { "attribute", NULL, "what of the fact" },
	    { "of", NULL, "answers asked for" }, { "answered", NULL, "of them" },
	    { "gap", NULL, "of them" }, { "claimed", NULL, "of them" },
	    { "to_verify", NULL, "of them" } },
	  .select = "SELECT question, attribute, count(*), sum(family = 'answered'),\n"
	            "  sum(family = 'gap'), sum(family = 'claimed'), sum(family = 'to-verify')\n"
	            "FROM cells WHERE kind <> 'system' GROUP BY question, attribute, limb\n"
	            "ORDER BY question, limb" },
	{ "collected", "What is taken from people, by asserted flows that name it.",
	  { ELEMENT, { "label", NULL, "its name" }, { "category", NULL, "of data" },
	    { "flow", NULL, "the flow that takes it" }, { "from_place", NULL, "the person" },
	    { "to_place", NULL, "who takes it" }, { "status", NULL, "of the flow" } },
	  .select = "SELECT e.id, e.label, e.category, f.id, f.from_place, f.to_place, f.status\n"
	            "FROM flows f JOIN places p ON p.id = f.from_place AND p.kind = 'person'\n"
	            "JOIN flow_elements x ON x.flow = f.id JOIN elements e ON e.id = x.element\n"
	            "WHERE f.fate = 'asserted' ORDER BY e.rowid, f.rowid" },
	{ "outside_recipients", "Places outside the operator, and which elements arrive there.",
	  { PLACE, { "label", NULL, "its name" }, { "custodian", NULL, "name of its party" },
	    ELEMENT, { "element_label", NULL, "name of the element" },
	    { "category", NULL, "of data" }, { "strength", NULL, "how surely it arrives" },
	    { "status", NULL, "of the weakest flow on the path" },
	    { "hops", NULL, "flows on the path" } },
	  .select = "SELECT p.id, p.label, c.label, e.id, e.label, e.category, r.strength,\n"
	            "  r.status, r.hops\n"
	            "FROM reach r JOIN places p ON p.id = r.place JOIN elements e ON\n"
	            "  e.id = r.element JOIN parties c ON c.id = p.custodian\n"
	            "WHERE NOT p.inside AND p.kind <> 'person' AND r.hops > 0\n"
	            "  AND c.kind <> 'data-subject'\n"
	            "ORDER BY p.rowid, e.rowid" },
	{ "retention", "How long each place keeps each element, and who says so.",
	  { PLACE, ELEMENT, { "holding", NULL, "id; NULL: nobody wrote it down, it is implied" },
	    { "question", NULL, "that asks for the period; NULL: none does" },
	    { "status", NULL, "of the answer, if asked" },
	    { "family", NULL, "of the answer, if asked" },
	    { "says", NULL, "what a claim does: states, defers, ..." },
	    { "value", NULL, "the period it gives" },
	    { "days", NULL, "the same in days, for sorting" }, { "source", NULL, "who says so" },
	    { "at", NULL, "where in it" }, { "baseline", NULL, "1: of a baseline document" } },
	  .select = "WITH told(place, element, holding, question, status, family, claim,\n"
	            "  baseline, cell) AS (SELECT c.place, x.element, c.holding, c.question,\n"
	            "    c.status, c.family, cc.claim, cc.baseline, c.number\n"
	            "  FROM (SELECT number, holding, element FROM cells WHERE kind = 'implied'\n"
	            "    UNION ALL SELECT d.number, d.holding, h.element FROM cells d\n"
	            "    JOIN holding_elements h ON h.holding = d.holding) x\n"
	            "  JOIN cells c ON c.number = x.number AND c.attribute = 'period'\n"
	            "  LEFT JOIN cell_claims cc ON cc.cell = c.number\n"
	            "  UNION ALL SELECT h.place, x.element, h.id, NULL, NULL, NULL, k.number,\n"
	            "    s.in_baseline, NULL\n"
	            "  FROM holdings h JOIN holding_elements x ON x.holding = h.id\n"
	            "  JOIN claims k ON k.holding = h.id AND (k.attribute = 'period' OR\n"
	            "    k.attribute = 'said' AND k.says = 'states' AND h.id IN (SELECT about\n"
	            "      FROM bare_values WHERE attribute = 'period'))\n"
	            "  JOIN sources s ON s.id = k.source AND s.admitted\n"
	            "  LEFT JOIN sources r ON r.id = k.retells\n"
	            "  WHERE NOT coalesce(r.superseded, 0) AND h.id NOT IN (SELECT holding\n"
	            "    FROM cells WHERE attribute = 'period' AND holding NOT NULL))\n"
	            "SELECT t.place, t.element, t.holding, t.question, t.status, t.family,\n"
	            "  k.says, coalesce(k.value, b.value), coalesce(k.days, b.days), k.source,\n"
	            "  k.at, t.baseline\n"
	            "FROM told t LEFT JOIN claims k ON k.number = t.claim\n"
	            "LEFT JOIN bare_values b ON b.about = t.holding AND b.attribute = 'period'\n"
	            "  AND k.attribute = 'said'\n"
	            "ORDER BY t.cell IS NULL, t.cell, t.element, k.number" },
	{ "witness", "The best path of each arrival, flow by flow.",
	  { ELEMENT, PLACE, { "position", NULL, "1, 2, ... along the path" },
	    { "flow", NULL, "id of the flow" }, { "from_place", NULL, "where it starts" },
	    { "to_place", NULL, "where it ends" } },
	  .select = "WITH RECURSIVE walk(element, place, position, link) AS (\n"
	            "  SELECT element, place, hops, link FROM reach WHERE link IS NOT NULL\n"
	            "  UNION ALL SELECT w.element, w.place, w.position - 1, l.before\n"
	            "  FROM walk w JOIN links l ON l.number = w.link WHERE l.before IS NOT NULL)\n"
	            "SELECT w.element, w.place, w.position, f.id, f.from_place, f.to_place\n"
	            "FROM walk w JOIN links l ON l.number = w.link JOIN flows f ON f.id = l.flow\n"
	            "ORDER BY w.element, w.place, w.position" },
	{ "element_story", "All about an element: where it goes, where it stays, what is open.",
	  { ELEMENT, { "what", NULL, "flow, kept, implied, arrives, gap" },
	    { "id", NULL, "of the flow, holding, place or gap" },
	    { "label", NULL, "its name" },
	    { "status", NULL, "of the fact, path or answer" },
	    { "detail", NULL, "fate, place, strength or question" } },
	  .select = "SELECT x.element, 'flow', f.id, f.label, f.status, f.fate\n"
	            "FROM flow_elements x JOIN flows f ON f.id = x.flow\n"
	            "UNION ALL SELECT x.element, 'kept', h.id, h.label, h.status, h.place\n"
	            "FROM holding_elements x JOIN holdings h ON h.id = x.holding\n"
	            "UNION ALL SELECT x.element, 'implied', p.id, p.label, NULL, NULL\n"
	            "FROM implied x JOIN places p ON p.id = x.place\n"
	            "UNION ALL SELECT r.element, 'arrives', p.id, p.label, r.status, r.strength\n"
	            "FROM reach r JOIN places p ON p.id = r.place\n"
	            "UNION ALL SELECT x.element, 'gap', 'G' || g.number, g.subject, g.status,\n"
	            "  g.asked\n"
	            "FROM gap_elements x JOIN gaps g ON g.position = x.gap\n"
	            "WHERE g.number IS NOT NULL" },
	{ "sources_never_cited", "Sources on which no claim rests.",
	  { { "id", NULL, "of the source" }, { "label", NULL, "its title" },
	    { "kind", NULL, "of document" },
	    { "in_baseline", NULL, "1: of the baseline under audit" } },
	  .select = "SELECT id, label, kind, in_baseline FROM sources\n"
	            "WHERE id NOT IN (SELECT source FROM claims) ORDER BY rowid" },
};

const struct fg_table_group fg_tables_views = { views, sizeof(views) / sizeof(views[0]) };
