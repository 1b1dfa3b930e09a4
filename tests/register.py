#!/usr/bin/env python3
"""The register under filters and thresholds, its counts, numbers and notes, and what hostile text
does to it: nothing.

Prints TAP. Run from the source root with BUILD set to the build directory."""
import csv
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ET

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "oracle"))
import keys  # noqa: E402
from facts import NS, Model  # noqa: E402
from keys import ok  # noqa: E402

SMALL = "tests/golden/register.xml"
LARGE = "models/cbp-one.xml"
FORMULA = "=+-@\t\r"
BIDI = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def flowgap(*arguments):
    done = subprocess.run([keys.PROGRAM, *map(str, arguments)], capture_output=True)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def register(model, *options):
    status, out, err = flowgap("gaps", model, *options, "--format=json")
    if status not in (0, 1):
        print(f"# gaps {model} {' '.join(options)}: exit {status}: {err[:300]}")
        return {"rows": [], "counts": [], "notes": []}
    return json.loads(out)


class Things:
    """What rows are about, read from the model file."""

    def __init__(self, path):
        self.model = Model(path)
        self.category = {e.get("id"): e.get("category") for e in self.model.all("element")}
        self.boundary = {p.get("id"): p.get("boundary") for p in self.model.all("place")}
        self.flows = {f.get("id"): f for f in self.model.all("flow")}
        self.holdings = {h.get("id"): h for h in self.model.all("holding")}

    def places(self, row):
        if row["subject_kind"] == "flow":
            flow = self.flows[row["subject_id"]]
            return {flow.get("from"), flow.get("to")}
        if row["subject_kind"] == "holding":
            return {self.holdings[row["subject_id"]].get("place")}
        return {row["subject_id"]} if row["subject_kind"] == "place" else set()

    def categories(self, row):
        found = {self.category[e] for e in row["elements"]}
        if row["subject_kind"] == "flow":
            flow = self.flows[row["subject_id"]]
            found |= set(self.model.ids(flow, "categories"))
            found |= {self.category[e]
                      for e in self.model.open_groups(self.model.ids(flow, "elements"))}
        return found


def asks(row, wanted):
    yardstick, _, number = row["question"].partition(":")
    return wanted in (row["question"], yardstick if number else "", number)


def check_filters(model, baseline):
    things, all_rows = Things(model), register(model, f"--baseline={baseline}")["rows"]
    number = {row["id"]: row["number"] for row in all_rows}
    place = next(r for r in all_rows if r["subject_kind"] == "place")["subject_id"]
    question = next(r for r in all_rows if ":" in r["question"])["question"]
    rule = next(r for r in all_rows if r["question"].startswith("FG-R"))["question"]
    tests = [(f"--family={w}", lambda r, w=w: r["family"] == w)
             for w in ("gap", "claimed", "to-verify", "answered")]
    tests += [(f"--status={w}", lambda r, w=w: r["status"] == w)
              for w in ("stated", "partly", "not-stated", "reported", "not-examined")]
    tests += [(f"--category={w}", lambda r, w=w: w in things.categories(r))
              for w in ("biometric", "location")]
    tests += [
        ("--status=stated,reported", lambda r: r["status"] in ("stated", "reported")),
        ("--category=biometric,contact",
         lambda r: things.categories(r) & {"biometric", "contact"}),
        (f"--place={place}", lambda r: place in things.places(r)),
        (f"--boundary={things.boundary[place]}",
         lambda r: things.boundary[place] in {things.boundary[p] for p in things.places(r)}),
        (f"--question={question}", lambda r: r["question"] == question),
        (f"--question={question.partition(':')[2]}",
         lambda r: asks(r, question.partition(":")[2])),
        (f"--question={question.partition(':')[0]}",
         lambda r: asks(r, question.partition(":")[0])),
        (f"--question={rule},said", lambda r: r["question"] in (rule, "said")),
    ]
    for option, wanted in tests:
        got = register(model, f"--baseline={baseline}", option)["rows"]
        want = [r["id"] for r in all_rows if wanted(r)]
        ok([r["id"] for r in got] == want and all(r["number"] == number[r["id"]] for r in got),
           f"{model}, {baseline}: {option}: {len(want)} rows, numbers as without it",
           f"{sorted({r['id'] for r in got} ^ set(want))[:5]}")
    both = register(model, f"--baseline={baseline}", f"--place={place}", "--family=to-verify")
    want = [r["id"] for r in all_rows
            if place in things.places(r) and r["family"] == "to-verify"]
    ok([r["id"] for r in both["rows"]] == want, f"{model}, {baseline}: two filters are both met")


def check_numbers(model, baseline):
    """The same numbers, G1 to Gn, in every format; what is listed under another has none."""
    rows = register(model, f"--baseline={baseline}")["rows"]
    numbers = [r["number"] for r in rows if r["number"]]
    ok(numbers == list(range(1, len(numbers) + 1)),
       f"{model}, {baseline}: {len(numbers)} numbers run on")
    ok(all((r["number"] > 0) == (r["family"] in ("gap", "claimed") and not r["under"])
           for r in rows), f"{model}, {baseline}: gaps and claims of their own have numbers")
    _, text, _ = flowgap("gaps", model, f"--baseline={baseline}", "--format=csv")
    listed = {r["id"]: r["number"] for r in csv.DictReader(io.StringIO(text, newline=""))}
    ok(listed == {r["id"]: f"G{r['number']}" if r["number"] else "" for r in rows},
       f"{model}, {baseline}: the same numbers as CSV")
    for option in ("--long", "--width=100"):
        _, text, _ = flowgap("gaps", model, f"--baseline={baseline}", option)
        ok([int(n) for n in re.findall(r"^G(\d+) ", text, re.M)] == numbers,
           f"{model}, {baseline}: the same numbers as text, {option}")
    system = {r["question"]: r for r in rows if r["subject_kind"] == "system"}
    repeats = [r for r in rows if r.get("project_wide") and not r["question"].startswith("FG-")]
    strays = [r["id"] for r in repeats if not r["under"]
              and (r["status"], r["family"]) == (system[r["question"]]["status"],
                                                 system[r["question"]]["family"])]
    ok(repeats and not strays,
       f"{model}, {baseline}: {len(repeats)} rows take the system's answer; none is a gap twice",
       *strays[:5])


def check_counts(model, baseline):
    counts = register(model, f"--baseline={baseline}")["counts"]
    _, text, _ = flowgap("cells", model, f"--baseline={baseline}")
    cells = {}
    for cell in csv.DictReader(io.StringIO(text)):
        part = "system" if cell["kind"] == "system" else cell["limb"]
        found = cells.setdefault((cell["question"] or "said", part if cell["question"] else "-"), {})
        found[cell["status"]] = found.get(cell["status"], 0) + 1
    words = [k for k in counts[0] if k not in ("of", "question", "asked")]
    ok(all(c["of"] == sum(c[w] for w in words) for c in counts),
       f"{model}, {baseline}: every count adds up to its denominator")
    want = sorted((q, sum(v.values()), sorted(v.items())) for (q, _), v in cells.items())
    got = sorted((c["question"], c["of"], sorted((w, c[w]) for w in words if c[w]))
                 for c in counts)
    ok(got == want, f"{model}, {baseline}: {len(got)} counts are those of the cells",
       *(str(x) for x in got if x not in want))
    _, text, _ = flowgap("gaps", model, f"--baseline={baseline}", "--width=1000")
    first = next(c for c in counts if c["not-examined"] or c["not-stated"] or c["stated"])
    word = next(w for w in words if first[w])
    said = re.search(rf"\b{first[word]} of {first['of']} ", text)
    ok(said is not None, f"{model}, {baseline}: counts are printed with their denominators")


def words_of(text):
    return " ".join(text.split())


def check_notes():
    notes = register(LARGE)["notes"]
    _, long, _ = flowgap("gaps", LARGE, "--long", "--width=1000")
    flat = words_of(long)
    texts = [words_of(n["text"]) for n in notes]
    lost = [t for t in texts if flat.count(t) != texts.count(t)]
    ok(len(notes) > 50 and not lost, f"{len(notes)} notes, each printed once with --long",
       *(t[:90] for t in lost[:5]))
    _, brief, _ = flowgap("gaps", LARGE, "--width=1000")
    shown = sum(words_of(n["text"]) in words_of(brief) for n in notes)
    counted = sum(int(n) for n in re.findall(r"\[(\d+) notes?\]", brief))
    ok(shown + counted == len(notes), f"in short, {shown} are printed and {counted} counted")
    ok(len(brief.splitlines()) * 2 < len(long.splitlines()), "in short is less than half as long")
    _, some, _ = flowgap("gaps", LARGE, "--family=gap")
    ok("OTHER NOTES" not in some, "a filter leaves out notes on other things")


def check_thresholds():
    for model, baseline, want in ((SMALL, "base", (1, 1, 1)), (LARGE, "pia", (0, 1, 1)),
                                  (LARGE, "notice", (1, 1, 1)), (SMALL, "list-only", None)):
        rows = register(model, f"--baseline={baseline}")["rows"]
        have = {r["family"] for r in rows if not r["under"]}
        order, seen = ("gap", "claimed", "to-verify"), False
        for i, word in enumerate(order):
            seen = seen or word in have
            status, out, _ = flowgap("gaps", model, f"--baseline={baseline}", f"--fail-on={word}")
            ok(status == int(seen) and (want is None or want[i] == status) and out,
               f"{model}, {baseline}: --fail-on={word} is {int(seen)}, and the register is written",
               f"exit {status}")
    status, _, _ = flowgap("gaps", SMALL)
    ok(status == 0, "without --fail-on gaps are no failure")
    status, _, _ = flowgap("gaps", SMALL, "--fail-on=gap", "--family=answered")
    ok(status == 0, "what a filter leaves out does not fail")
    status, _, _ = flowgap("gaps", SMALL, "--fail-on=to-verify", "--status=stated")
    ok(status == 0, "nor by another filter")


def hostile(folder, start, inside=""):
    """The small model with every label and text that begins with `start` and has `inside` in it."""
    tree = ET.parse(SMALL)
    for node in tree.iter():
        for name in ("label", "at", "value", "by", "publisher", "number"):
            if node.get(name) and not (node.tag == NS + "period" and name == "value"):
                node.set(name, start + inside + node.get(name))
        if node.text and node.text.strip():
            node.text = start + inside + node.text
    path = pathlib.Path(folder) / "register.xml"
    yardsticks = pathlib.Path("tests/golden/yardsticks").resolve()
    tree.write(path, encoding="utf-8", xml_declaration=True)
    return path, f"--yardsticks={yardsticks}"


def check_formulas():
    with tempfile.TemporaryDirectory() as folder:
        for start in FORMULA:
            path, yards = hostile(folder, start)
            for command in ("gaps", "flows", "reach", "cells"):
                status, out, err = flowgap(command, path, yards, "--format=csv")
                fields = [f for row in csv.reader(io.StringIO(out, newline="")) for f in row]
                live = [f for f in fields if f[:1] and f[0] in FORMULA]
                ok(status == 0 and fields and not live,
                   f"{command} as CSV: text that begins with {start!r} is no formula",
                   err[:200], *live[:3])


def unsafe(text):
    return sorted({f"U+{ord(c):04X}" for c in text
                   if (unicodedata.category(c) == "Cc" and c != "\n") or c in BIDI})


def check_terminal():
    with tempfile.TemporaryDirectory() as folder:
        path, yards = hostile(folder, "x", "a\tb\nc\rd")
        for options in (("--color=never",), ("--color=never", "--long")):
            status, out, err = flowgap("gaps", path, yards, *options)
            ok(status == 0 and out and not unsafe(out + err),
               f"tabs and line ends do not reach the terminal, {' '.join(options)}",
               f"exit {status}", *unsafe(out + err), err[:200])
        _, out, _ = flowgap("gaps", path, yards, "--color=always")
        ok("\x1b[1m" in out and not unsafe(re.sub("\x1b\\[[01]m", "", out)),
           "with colours only our own escapes", *unsafe(out))
        for name, inside in (("C1 controls", "\x9b31m\x85"), ("delete", "\x7f"), ("bidi", BIDI)):
            path, yards = hostile(folder, "x", inside)
            for command in (("check", path), ("gaps", path, yards)):
                status, out, err = flowgap(*command, "--color=never")
                ok(status == 3 and "FG1005" in err and not unsafe((out + err).replace("\t", "")),
                   f"{name} are refused, and the message has none: {command[0]}",
                   f"exit {status}", *unsafe(out + err))
        status, out, err = flowgap("gaps", SMALL, "--question=\x1b[2J", "--place=\x1b]0;x\x07")
        ok(status == 2 and not unsafe(out + err), "nor do words given on the command line",
           f"exit {status}", *unsafe(out + err))
        status, out, err = flowgap("check", pathlib.Path(folder) / "\x1b[31mnone.xml")
        ok(status == 4 and not unsafe(out + err), "nor do names of files that are not there",
           f"exit {status}", *unsafe(out + err))
        named = pathlib.Path(folder) / "\x1b[31mthere.xml"
        named.write_bytes(pathlib.Path("models/city-bikes.xml").read_bytes())
        for command in ("check", "gaps"):
            status, out, err = flowgap(command, named, "--yardsticks=models/yardsticks")
            ok(status == 0 and not unsafe(out + err), f"nor do names of files that are: {command}",
               f"exit {status}", *unsafe(out + err), err[:200])


def main():
    for model, baseline in ((SMALL, "base"), (LARGE, "pia"), (LARGE, "notice")):
        check_filters(model, baseline)
        check_counts(model, baseline)
    for model, baseline in ((LARGE, "pia"), (LARGE, "notice"), ("models/jcsp.xml", "pia")):
        check_numbers(model, baseline)
    check_notes()
    check_thresholds()
    check_formulas()
    check_terminal()
    keys.finish()


main()
