#!/usr/bin/env python3
"""Which element arrives where, worked out twice: by the program, and by a logic program that was
written from the words of the language (tests/oracle/reach.lp), run by gringo and clasp. Models made
by chance.

Prints TAP. Run from the source root with BUILD set to the build directory. --all: more models."""

import csv
import io
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

from lib.tap import end, ok

PROGRAM = os.path.join(os.environ.get("BUILD", "build"), "src/cli/flowgap")
RULES = "tests/oracle/reach.lp"
MODELS = 150 if "--all" in sys.argv[1:] else 30
STRENGTHS = ["by-name", "by-category", "possible"]
STATUSES = ["stated", "by-reference", "partly", "deferred", "disputed", "contradicted",
            "undisclosed", "said-missing", "denied", "not-stated", "reported", "not-examined"]
CATEGORIES = ["biometric", "location", "contact", "case"]
SAYS = ["states"] * 6 + ["partly", "partly", "refers", "defers", "denies", "asks", "silent",
                         "missing"]
ATOM = re.compile(r"(asserted|start|arrives|implied)\(([^)]*)\)")

YARDSTICK = """<yardstick xmlns="urn:flowgap:yardstick:1" version="1" id="kept" label="kept"
 reference="none">
<question id="1" label="kept" force="policy" subject="holding">
<limb attribute="period">How long?</limb>
<where kind="pia">whole</where></question>
</yardstick>
"""

class Made:
    """One model: the lines of its file, and the same as facts."""

    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.lines, self.facts = [], []
        self.places = [f"p{i}" for i in range(self.dice.randint(5, 40))]
        self.flows, self.category = {}, {}
        self.names, self.carries, self.vague = {}, {}, set()
        self.write_frame()
        self.write_places()
        self.write_elements()
        for number in range(int(len(self.places) * self.dice.uniform(1.5, 4))):
            self.write_flow(f"f{number}")
        self.write_holdings()

    def chance(self, percent):
        return self.dice.randrange(100) < percent

    def some(self, items, most):
        return self.dice.sample(items, min(len(items), self.dice.randint(1, most)))

    def fact(self, name, *arguments):
        self.facts.append(f"{name}({','.join(map(str, arguments))}).")

    def write_frame(self):
        self.lines += [
            '<source id="pia" label="PIA" kind="pia" published="2020" examined="1"/>',
            '<source id="paper" label="Paper" kind="inventory" published="2020" examined="whole"/>',
            '<baseline id="base" label="base" sources="pia"/>',
            '<yardstick ref="kept">test</yardstick>',
            '<party id="people" label="People" kind="data-subject"/>',
            '<party id="bureau" label="Bureau" kind="agency"/>', '<boundary id="all" label="All"/>']

    def write_places(self):
        for place in self.places:
            kind = self.dice.choice(["person", "device", "process", "store", "store", "external"])
            keeps = kind in ("device", "store", "external")
            more = ""
            if self.chance(15):
                keeps = not keeps
                more = f' keeps="{"yes" if keeps else "no"}"'
            self.lines.append(f'<place id="{place}" label="{place}" kind="{kind}"'
                              f' custodian="bureau" boundary="all" source="pia" at="1"{more}/>')
            if kind == "person":
                self.fact("person", place)
            if keeps:
                self.fact("keeps", place)

    def write_elements(self):
        for number in range(self.dice.randint(3, 14)):
            element, more = f"e{number}", ""
            self.category[element] = self.dice.choice(CATEGORIES)
            if number > 1 and self.chance(30):
                made_at = self.dice.choice(self.places)
                sources = self.some([e for e in self.category if e != element], 2)
                more += f' derived-from="{" ".join(sources)}" derived-at="{made_at}"'
                self.fact("made_at", element, made_at)
                for source in sources:
                    self.fact("derived", element, source)
            elif self.chance(25):
                origins = self.some(self.places, 2)
                more += f' origin="{" ".join(origins)}"'
                for origin in origins:
                    self.fact("written", element, origin)
            self.fact("element", element, self.category[element])
            self.lines.append(f'<element id="{element}" label="{element}" source="pia" at="1"'
                              f' category="{self.category[element]}"{more}/>')
        written = self.lines[-len(self.category):]       # in any order: derived ones first, too
        self.dice.shuffle(written)
        self.lines[-len(self.category):] = written

    def write_flow(self, flow):
        ends = self.dice.sample(self.places, 2)
        self.flows[flow] = ends
        head = f'<flow id="{flow}" label="{flow}" from="{ends[0]}" to="{ends[1]}"'
        what = self.dice.randrange(100)
        if what < 8:
            head += ' unspecified="yes"'
            self.vague.add(flow)
            self.fact("vague", flow)
        if what >= 20:
            self.names[flow] = self.some(list(self.category), 4)
            head += f' elements="{" ".join(self.names[flow])}"'
        if 8 <= what < 30:
            self.carries[flow] = self.some(CATEGORIES, 2)
            head += f' categories="{" ".join(self.carries[flow])}"'
        if self.chance(7):
            head += f' state="{self.dice.choice(["former", "blocked", "questioned"])}"'
            self.fact("shut", flow)
        claims = ""
        for _ in range(self.dice.choice([0, 1, 1, 1, 1, 1, 1, 2])):
            says = self.dice.choice(SAYS)
            source = self.dice.choice(["pia", "pia", "paper"])
            to = ' to="paper"' if says == "refers" else ""
            claims += f'<claim source="{source}" at="1" says="{says}"{to}/>'
            self.fact("says", flow, says)
        self.lines.append(head + ("" if claims else ' reason="assumed"') + f">{claims}</flow>")
        self.fact("flow", flow, *ends)
        for element in self.names.get(flow, ()):
            self.fact("names", flow, element)
        for category in self.carries.get(flow, ()):
            self.fact("carries", flow, category)

    def write_holdings(self):
        for number in range(self.dice.randint(0, 6)):
            place, elements = self.dice.choice(self.places), self.some(list(self.category), 3)
            self.lines.append(f'<holding id="h{number}" place="{place}" source="pia" at="1"'
                              f' elements="{" ".join(elements)}"/>')
            for element in elements:
                self.fact("kept", place, element)

    def write(self, folder, seed):
        path = folder / f"reach-{seed}.xml"
        path.write_text('<model xmlns="urn:flowgap:model:1" version="1" id="made" operator="bureau"'
                        ' label="made" resp="test">\n' + "\n".join(self.lines) + "\n</model>\n",
                        encoding="utf-8")
        return path


def table(name, path):
    done = subprocess.run([PROGRAM, name, str(path), "--format", "csv"], capture_output=True,
                          text=True)
    if done.returncode != 0:
        raise RuntimeError(f"flowgap {name}: exit {done.returncode}: {done.stderr.strip()[:400]}")
    return list(csv.DictReader(io.StringIO(done.stdout, newline="")))


def solve(facts):
    """Arguments of the atoms of the one model, by name."""
    ground = subprocess.run(["gringo", RULES, "-"], input="\n".join(facts).encode(),
                            capture_output=True)
    solved = subprocess.run(["clasp", "--verbose=0"], input=ground.stdout, capture_output=True)
    text = solved.stdout.decode()
    if ground.returncode != 0 or ground.stderr.strip() or "SATISFIABLE" not in text:
        raise RuntimeError(f"gringo and clasp: {ground.stderr.decode()[:400] or text[-200:]}")
    found = {"asserted": set(), "start": set(), "arrives": set(), "implied": set()}
    for name, arguments in ATOM.findall(text):
        found[name].add(tuple(arguments.split(",")))
    return found


def differences(ours, theirs):
    return [f"only the program: {x}" for x in sorted(ours - theirs)] \
        + [f"only the oracle: {x}" for x in sorted(theirs - ours)]


def carried_as(made, flow, element):
    """How strongly a flow carries an element: 0, 1, 2, or None."""
    if element in made.names.get(flow, ()):
        return 0
    if made.category[element] in made.carries.get(flow, ()):
        return 1
    return 2 if flow in made.vague else None


def broken_paths(made, rows, statuses, found):
    """Arrivals whose path does not lead there, or is not as strong and as long as is said."""
    starts = {(e, p): min(int(s) for x, q, s in found["start"] if (x, q) == (e, p))
              for e, p, _ in found["start"]}
    asserted = {flow for flow, in found["asserted"]}
    for row in rows:
        path = row["path"].split()
        here = made.flows[path[0]][0] if path else row["place"]
        strength, status = starts.get((row["element"], here)), 0
        good = strength is not None and len(path) == int(row["hops"])
        for flow in path:
            own = carried_as(made, flow, row["element"])
            good = good and flow in asserted and own is not None and made.flows[flow][0] == here
            if not good:
                break
            here = made.flows[flow][1]
            strength, status = max(strength, own), max(status, statuses[flow])
        if not good or here != row["place"] or (STRENGTHS[strength], STATUSES[status]) != (
                row["strength"], row["status"]):
            yield f"{row}"


def check(seed, folder):
    made = Made(seed)
    path = made.write(folder, seed)
    flows, rows = table("flows", path), table("reach", path)
    statuses = {row["flow"]: STATUSES.index(row["status"]) for row in flows}
    longest = max((int(row["hops"]) for row in rows), default=0)
    found = solve(made.facts + [f"status({flow},{rank})." for flow, rank in statuses.items()]
                  + [f"longest({longest})."])
    ours = {(row["flow"],) for row in flows if row["fate"] == "asserted"}
    ok(ours == found["asserted"], f"model {seed}: flows asserted", differences(ours, found["asserted"]))
    ours = {(row["element"], row["place"], str(STRENGTHS.index(row["strength"])),
             str(STATUSES.index(row["status"])), row["hops"]) for row in rows}
    ok(ours == found["arrives"], f"model {seed}: {len(ours)} arrivals",
       differences(ours, found["arrives"]))
    why = list(broken_paths(made, rows, statuses, found))
    ok(not why, f"model {seed}: paths lead there", why)
    ours = {(row["place"], row["element"]) for row in table("cells", path)
            if row["kind"] == "implied"}
    ok(ours == found["implied"], f"model {seed}: {len(ours)} implied holdings",
       differences(ours, found["implied"]))
    return len(rows), sum(row["strength"] != "by-name" for row in rows), len(ours)


def main():
    totals = [0, 0, 0]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "yardsticks").mkdir()
        (folder / "yardsticks" / "kept.xml").write_text(YARDSTICK, encoding="utf-8")
        for seed in range(MODELS):
            try:
                totals = [a + b for a, b in zip(totals, check(seed, folder))]
            except RuntimeError as error:
                ok(False, f"model {seed}", [str(error)])
    ok(min(totals) > 100, f"enough to look at: {totals}")
    end()


main()
