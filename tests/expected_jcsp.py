#!/usr/bin/env python3
"""The JCSP model must come out as worked out by hand in tests/expected/jcsp.csv, cell by cell.

Prints TAP. Run from the source root with BUILD set to the build directory."""
import os
import sys
import xml.etree.ElementTree as ET

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "oracle"))
import keys  # noqa: E402
from keys import ok, told  # noqa: E402

MODEL = "models/jcsp.xml"
EXPECTED = "tests/expected/jcsp.csv"
NS = "{urn:flowgap:model:1}"


def find(cells, row):
    """The cells that an expected row speaks of."""
    return [c for c in cells
            if c["fact"] == row["fact"] and c["attribute"] == row["attribute"]
            and (row["question"] in ("", c["question"]) if row["kind"] != "system" else c["kind"] == "system")]


def check_cells(expected, cells):
    for row in expected:
        if row["attribute"] == "fate":
            continue
        name = f"{row['key']}: {row['attribute']} is {row['status']}, {row['family']}"
        found = find(cells, row)
        got = [(told(c, "status"), told(c, "family")) for c in found]
        ok(got and all(g == (row["status"], row["family"]) for g in got), name,
           f"question {row['question'] or '-'}; got {got or 'no cell'}; {row['note']}")


def check_fates(expected, flows):
    fate = {f["flow"]: told(f, "fate") for f in flows}
    for row in expected:
        if row["attribute"] == "fate":
            got = fate.get(row["fact"])
            ok(got == row["status"], f"{row['fact']}: flow is {row['status']}", f"got {got}")


def check_counts(cells, flows):
    root = ET.parse(MODEL).getroot()
    for tag, many in (("element", 49), ("flow", 47), ("holding", 26)):
        n = len(root.findall(NS + tag))
        ok(n == many, f"the model has {many} of {tag}", f"got {n}")
    answers = {a.get("question") for a in root.findall(NS + "answer")}
    ok(len(answers) == 32, "the model answers 32 questions", f"got {len(answers)}")
    system = [c for c in cells if c["kind"] == "system"]
    ok(len(system) == 32, "32 system cells", f"got {len(system)}")
    ok(len(flows) == 47, "47 flows listed", f"got {len(flows)}")


def check_flags(cells):
    """What the statuses alone do not show."""
    def one(fact, attribute, column, question="dhs-pia:5.1"):
        found = [c for c in cells if c["fact"] == fact and c["attribute"] == attribute and c["question"] == question]
        return found[0][column] if len(found) == 1 else f"{len(found)} cells"

    ok(one("H12", "period", "assumption") == "1", "H12 rests on an assumption")
    for holding in ("H11", "H14", "H17", "H18"):
        ok(one(holding, "period", "homework") == "1", f"{holding} is homework about an outside body")
    for holding in ("H10", "H13", "H15", "H16"):
        ok(one(holding, "period", "homework") == "0", f"{holding} is described, so no homework")
    ok(one("H08", "sorn", "status", "dhs-pia:1.2").replace(" ", "-") == "by-reference",
       "H08: its notice is by reference, its period is not")
    ok(one("H01", "sorn", "status", "dhs-pia:1.2") == "stated", "H01: no notice, with a reason, is an answer")
    implied = {(c["place"], c["element"]): c["status"]
               for c in cells if c["kind"] == "implied" and c["attribute"] == "period"}
    ok(implied == {("L01", "E30"): "deferred"}, "one holding is implied inside: the actions taken, in the store",
       f"got {implied}")


def main():
    expected = keys.table(EXPECTED)
    cells, flows = keys.run("cells", MODEL), keys.run("flows", MODEL)
    ok(len(expected) == 201, "the expectation has 201 rows", f"got {len(expected)}")
    check_counts(cells, flows)
    check_cells(expected, cells)
    check_fates(expected, flows)
    check_flags(cells)
    keys.finish()


main()
