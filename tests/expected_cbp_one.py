#!/usr/bin/env python3
"""The CBP One model must come out as worked out by hand in tests/expected/cbp-one.csv, and
hold every claim listed in tests/expected/cbp-one-claims.csv.

Prints TAP. Run from the source root with BUILD set to the build directory."""
import os
import re
import sys
import xml.etree.ElementTree as ET

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "oracle"))
import keys  # noqa: E402
from facts import Model  # noqa: E402
from keys import check_fates, check_row, find, ok, table, told  # noqa: E402

MODEL = "models/cbp-one.xml"
CELLS = "tests/expected/cbp-one.csv"
CLAIMS = "tests/expected/cbp-one-claims.csv"
NS = "{urn:flowgap:model:1}"
BASELINES = ("pia", "notice")
SILENT = ("not-stated", "undisclosed")


def run(command, *options):
    return keys.run(command, MODEL, *options)


def check_cautions(baseline, cells):
    """What must never come out, whatever the cell."""
    if baseline == "pia":
        bad = [c for c in cells if told(c, "status") in SILENT or c["read"] == "1"]
        ok(not bad, "pia: page 1 was read, so nothing is called silent",
           *(f"{c['question']} {c['fact']} {c['place']} {c['element']}" for c in bad[:5]))
        return
    bad = [c for c in cells if told(c, "status") in SILENT and c["recreation"] != "1"]
    ok(not bad, "notice: every silence rests on the re-created terms and says so",
       *(f"{c['question']} {c['fact']} {c['place']} {c['element']}" for c in bad[:5]))
    bad = [c for c in cells if told(c, "status") == "contradicted"]
    ok(not bad, "notice: a re-creation alone contradicts nobody")
    outside = find(cells, "H-login", "period") + find(cells, "H-phone", "period")
    ok(outside and all(c["homework"] == "1" and told(c, "family") == "to-verify" for c in outside),
       "notice: what others keep is homework")


def check_as_of():
    """Case 15: one cover date, three files, told apart by the date of the text."""
    cells = run("cells", "--baseline", "pia", "--as-of", "2022-01-01")
    claims = Model(MODEL).claims
    numbers = {int(n) for cell in cells for n in (cell["own"] + " " + cell["others"]).split()}
    sources = {claims[n].node.get("source") for n in numbers}
    late = sources & {"PIA068-2210", "PIA068-2305", "OVERVIEW", "TERMS-A", "AI2024"}
    ok(cells and not late, "2022-01-01: later files of PIA-068 and undated sources say nothing",
       f"got {late}")
    ok("PIA068" in sources, "2022-01-01: the first file of PIA-068 speaks")


def said_by(node):
    """(attribute, source) of every claim that hangs on one fact or scope."""
    kind = node.tag[len(NS):]
    if node.get("source"):
        yield "said", node.get("source")
    scope = (node.get("attributes") or "said").split() if kind == "scope" else ["said"]
    for child in node:
        name = child.tag[len(NS):]
        if child.get("source"):
            for attribute in scope if name == "claim" else [name]:
                yield attribute, child.get("source")


def held(root):
    """Claims and notes by id, and by question for answers."""
    claims, notes = {}, {}
    for node in root.iter():
        key = node.get("id") or node.get("question")
        if key and node.tag != NS + "baseline":
            claims.setdefault(key, set()).update(said_by(node))
            inner = ["".join(n.itertext()) for n in node.findall(NS + "note")]
            notes.setdefault(key, []).extend(inner)
    for note in root.findall(NS + "note"):
        for key in (note.get("on") or "").split():
            notes.setdefault(key, []).append("".join(note.itertext()))
    return claims, notes


def check_claims(root):
    rows = table(CLAIMS)
    claims, notes = held(root)
    wanted = [f"SD{n:02}" for n in range(1, 36)] + [f"X{n:02}" for n in range(1, 20)]
    missing = [k for k in wanted if k not in {row["key"] for row in rows}]
    ok(not missing, "every claim of the overview and every disagreement has a row",
       f"missing {missing}")
    for row in rows:
        name = f"{row['key']}: {row['target']} {row['attribute']} {row['source']}".rstrip()
        if row["target"] == "-":
            ok(len(row["note"]) > 40, f"{row['key']}: not in the model, with a reason")
        elif row["attribute"] == "note":
            ok(any(row["source"] in text for text in notes.get(row["target"], [])), name)
        else:
            ok((row["attribute"], row["source"]) in claims.get(row["target"], ()), name)


def check_sources(root):
    """What the brief reading of the sources must not turn into."""
    sources = {s.get("id"): s for s in root.findall(NS + "source")}
    family = [sources[s] for s in ("PIA068", "PIA068-2210", "PIA068-2305")]
    ok({s.get("published") for s in family} == {"2021-02-19"},
       "three files of PIA-068, one cover date")
    ok(len({s.get("text-date") for s in family}) == 3,
       "three files of PIA-068, three dates of text")
    ok(not any("PIA068" in (s.get("supersedes") or "") for s in sources.values()),
       "no source says that one of them replaces another")
    again = {s for s, n in sources.items() if n.get("copy") == "re-creation"}
    ok(again == {"TERMS-A", "TERMS-B", "CONF-MAIL", "UI-CITA", "I94-FAQ"}, "five re-creations",
       f"got {sorted(again)}")
    read = {n.get("examined") for n in sources.values() if n.get("kind") in ("pia", "pia-update")}
    ok(read == {"p.1", "p.2", "Associated SORN(s)"}, "no assessment was read beyond its opening",
       f"got {read}")
    idle = [s for s in sources if s not in used_sources(root)]
    ok(not idle, "every source is used", f"unused: {idle}")


def used_sources(root):
    """Sources that a claim, a baseline, another source or a note names, and superseding ones."""
    used = {n.get(a) for n in root.iter() for a in ("source", "retells", "to")}
    for node in root.iter():
        for attribute in ("sources", "supersedes"):
            used |= set((node.get(attribute) or "").split())
    text = " ".join("".join(n.itertext()) for n in root.iter(NS + "note"))
    used |= set(re.findall(r"[A-Z0-9][A-Za-z0-9-]+", text))
    return used | {n.get("id") for n in root.findall(NS + "source") if n.get("supersedes")}


def main():
    expected = table(CELLS)
    root = ET.parse(MODEL).getroot()
    for baseline in BASELINES:
        cells = run("cells", "--baseline", baseline)
        flows = run("flows", "--baseline", baseline)
        rows = [row for row in expected if row["baseline"] == baseline]
        for row in rows:
            check_row(row, cells)
        check_fates(rows, flows)
        check_cautions(baseline, cells)
        asserted = sum(told(f, "fate") == "asserted" for f in flows)
        ok(22 <= asserted <= 28, f"{baseline}: a page of flows", f"{asserted} asserted")
    check_as_of()
    check_claims(root)
    check_sources(root)
    keys.finish()


main()
