#!/usr/bin/env python3
"""trace agrees with the table of reach, on shipped models: the same places, as sure, by the same paths; --to has
the path of the table among the shortest ways; --where has what leaves the operator, no more and no less.

Prints TAP. Run from the source root with BUILD set to the build directory. --all: every element."""

import collections
import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile

from bench import costly
from lib.tap import end, ok

PROGRAM = os.path.join(os.environ.get("BUILD", "build"), "src/cli/flowgap")
YARDSTICKS = ("-y", "tests/rules/yardsticks")
STEP = 1 if "--all" in sys.argv else 9
def run(*arguments):
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr.strip()


def table(*arguments):
    return list(csv.DictReader(io.StringIO(run(*arguments)[1])))


def check_element(model, reading, element, rows):
    status, out, why = run("trace", *reading, "--format=json", model, element)
    found = json.loads(out) if status == 0 else {"places": [], "flows": []}
    got = [(p["place"], p["strength"], p["status"], " ".join(p["path"])) for p in found["places"]]
    wanted = [(r["place"], r["strength"], r["status"], r["path"]) for r in rows]
    ok(got == wanted and status == 0, f"{model} {element}: {len(wanted)} places as in reach", why, got, wanted)
    used = {flow for r in rows for flow in r["path"].split()}
    ok({f["flow"] for f in found["flows"]} == used, f"{model} {element}: the flows of these paths")
    unsaid = [p["place"] for p in found["places"] if not p["kept"] and not p.get("not_kept")]
    ok(not unsaid, f"{model} {element}: each place says how long", unsaid)
    shown = run("trace", *reading, model, element)[1]
    ok(all(p["label"].split()[0] in shown for p in found["places"]), f"{model} {element}: each place in the text")
    last = max(rows, key=lambda r: int(r["hops"]))
    ways = json.loads(run("trace", *reading, "--format=json", "--to", last["place"], model, element)[1])
    ok([last["path"]] == [" ".join(w) for w in ways["ways"] if " ".join(w) == last["path"]]
       and all(len(w) == int(last["hops"]) for w in ways["ways"]),
       f"{model} {element}: the way to {last['place']} is one of {ways['count']}", ways)


def check_where(model, reading, rows, inside, categories):
    for category in sorted(set(categories.values())):
        wanted = {(r["place"], r["element"]) for r in rows
                  if categories[r["element"]] == category and int(r["hops"]) and not inside[r["place"]]}
        got = {(r["place"], r["element"]) for r in
               table("trace", *reading, "--format=csv", f"--where={category}", model) if r["element"]}
        ok(got == wanted, f"{model} {category}: {len(wanted)} arrivals outside", got ^ wanted)


def check_model(model, *reading):
    rows = table("reach", *reading, model)
    by_element = collections.defaultdict(list)
    for row in rows:
        by_element[row["element"]].append(row)
    inside, categories = {}, {}
    for element in by_element:
        found = json.loads(run("trace", *reading, "--format=json", model, element)[1])
        categories[element] = found["category"]
        inside.update({p["place"]: p["inside"] for p in found["places"]})
    for element in list(by_element)[::STEP]:
        check_element(model, reading, element, by_element[element])
    check_where(model, reading, rows, inside, categories)


CATEGORIES = """<model xmlns="urn:flowgap:model:1" version="1" id="m" operator="o" label="M" source="s">
<source id="s" kind="pia" label="S"/>
<party id="o" kind="agency" label="O"/><party id="u" kind="data-subject" label="U"/>
<party id="f" kind="company" label="F"/><boundary id="b" label="B"/>
<place id="p" kind="person" custodian="u" boundary="b" label="P"/>
<place id="q" kind="store" custodian="o" boundary="b" label="Q"/>
<place id="x" kind="external" custodian="f" boundary="b" label="X"/>
<element id="phone" category="contact" label="Phone" origin="p" at="1"/>
<flow id="in" from="p" to="q" elements="phone" label="In" at="1"/>
<flow id="out" from="q" to="x" categories="contact device" label="Out" at="1"/>
<flow id="again" from="q" to="x" categories="device" label="Again" at="1"/>
</model>"""


def check_categories():
    """What a flow carries by category only goes out too, also when an element stands for another of its categories."""
    wanted = {"contact": ["phone in out"], "device": [" out", " again"],
              "contact,device": ["phone in out", " out", " again"], "case": []}
    with tempfile.NamedTemporaryFile("w", suffix=".xml", encoding="utf-8") as file:
        file.write(CATEGORIES)
        file.flush()
        for categories, rows in wanted.items():
            got = [f"{r['element']} {r['path']}" for r in
                   table("trace", "--format=csv", f"--where={categories}", file.name)]
            ok(got == rows, f"--where={categories}: {rows}", got)


def roundabout():
    """Circles, two people, a category, a chance, a former flow, an element that goes nowhere."""
    model = "tests/valid/roundabout.xml"
    wanted = {"guest": [""], "neighbour": [""], "desk": ["shown", "told"], "files": ["shown filed", "told filed"],
              "archive": ["shown filed stored", "told filed stored"],
              "station": ["shown filed sent", "told filed sent"],
              "cellar": ["shown filed stored carried", "told filed stored carried"]}
    found = json.loads(run("trace", "--format=json", model, "face")[1])["places"]
    ok({p["place"]: p["strength"] for p in found} == {**dict.fromkeys(wanted, "by-name"), "station": "by-category",
                                                      "cellar": "possible"}, "circles: how surely it arrives", found)
    for place, paths in wanted.items():
        got = json.loads(run("trace", "--format=json", f"--to={place}", model, "face")[1])
        ok(got["ways"] == [path.split() for path in paths] or (paths == [""] and got["count"] == 0),
           f"circles: ways to {place}", got)
    status, out, why = run("trace", model, "place")
    ok(status == 0 and "PLACES, 0 of 7" in out and "No asserted flow takes it" in out and "FLOWS" not in out,
       "an element that goes nowhere", out, why)
    status, out, why = run("trace", "--to=desk", model, "place")
    ok(status == 0 and "No asserted flow brings it there." in out, "and no way of it", out, why)


HELD = """<holding id="h" place="q" elements="e" at="2"/><holding id="i" place="x" elements="e" at="3"><period at="4"
value="P5Y"/></holding><holding id="j" place="x" elements="g" at="3" says="denies"/>
<element id="e" category="case" label="E" at="1"/><element id="g" category="case" label="G" at="1"/>
<baseline id="b-s" label="S" sources="s"/></model>"""


def check_held():
    """Kept by the word of a source, though no flow brings it; not what is denied."""
    with tempfile.NamedTemporaryFile("w", suffix=".xml", encoding="utf-8") as file:
        file.write(re.sub(r"<(element|flow) .*", "", CATEGORIES, flags=re.S) + HELD)
        file.flush()
        held = json.loads(run("trace", "--format=json", file.name, "e")[1])["held"]
        ok([(p["place"], p["kept"][0]["fact"]) for p in held] == [("q", "h"), ("x", "i")], "kept without a flow", held)
        text = run("trace", file.name, "e")[1]
        ok("KEPT ELSEWHERE, where no asserted flow brings it: 2 of 3 places" in text and "5 years" in text
           and "baseline: s, 2: states" in text and "s, 3: states" in text, "and who says so", text)
        ok(json.loads(run("trace", "--format=json", file.name, "g")[1])["held"] == [], "what is denied is not kept")


def check_many():
    """More ways than are shown, and a path of more flows than a line of the register has."""
    middles = [f"m{i}" for i in range(103)]
    ways = [costly.place("last"), costly.element("e"), *map(costly.place, middles),
            *(costly.flow("person", name) + costly.flow(name, "last") for name in middles)]
    with tempfile.NamedTemporaryFile("w", suffix=".xml", encoding="utf-8") as file:
        file.write(costly.HEAD + "".join(ways) + costly.TAIL)
        file.flush()
        out = run("trace", *YARDSTICKS, "--to=last", file.name, "e")[1]
        found = json.loads(run("trace", *YARDSTICKS, "--format=json", "--to=last", file.name, "e")[1])
    ok("100 of them are shown." in out and out.count("\n  - ") == 100, "of 103 ways 100 are shown", out[-400:])
    ok(found["count"] == 103 and [w[0] for w in found["ways"]] == [f"person-{name}" for name in middles[:100]],
       "and all are counted", found["count"])
    with tempfile.NamedTemporaryFile("w", suffix=".xml", encoding="utf-8") as file:
        file.write(costly.HEAD + "".join(costly.chain(18)) + costly.TAIL)
        file.flush()
        out = " ".join(run("gaps", *YARDSTICKS, "--long", file.name)[1].split())
    ok("P (p13-p14) -> P (p14-p15) -> P" not in out and "P (p14-p15) ... 17 flows in all" in out
       and "P (p14-p15) ... 18 flows in all" in out, "of a long path the first 16 flows are shown", out[-400:])


def main():
    check_categories()
    check_held()
    check_many()
    roundabout()
    check_model("models/city-bikes.xml")
    check_model("models/cbp-one.xml", "--baseline=notice")
    model = "models/city-bikes.xml"
    for arguments, words in (
            ([model], "needs the id of an element"), ([model, "nix-da"], "has no element 'nix-da'"),
            (["--to=nix", model, "name"], "has no "), (["--where=biometric", model, "name"], "takes no element"),
            (["--where=biometrik", model], "did you mean 'biometric'?")):
        status, out, why = run("trace", *arguments)
        ok(status == 2 and words in why and not out, f"trace {' '.join(arguments)}: {words}", status, why)
    status, _, why = run("trace", "models/cbp-one.xml", "face-noncitizn")
    ok(status == 2 and "did you mean 'face-noncitizen'?" in why, "the nearest element is named", why)
    status, _, why = run("trace", "--to=prot", "models/cbp-one.xml", "face-noncitizen")
    ok(status == 2 and "did you mean 'port'?" in why, "the nearest place is named", why)
    end()


main()
