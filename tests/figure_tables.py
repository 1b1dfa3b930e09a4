#!/usr/bin/env python3
"""What the views matrix and retention draw is what the tables say: every arrival of `flowgap reach` has its mark, every
answer about a period of `flowgap cells` has its bar, and nothing else is drawn; in the data and in the SVG. Shipped
models and 12 random ones; `--all`: 200 of them."""

import csv
import io
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

from lib.tap import end, ok

PROGRAM = os.environ["BUILD"] + "/src/cli/flowgap"
RANDOM = 200 if "--all" in sys.argv else 12
SVG = "{http://www.w3.org/2000/svg}"
WEAKER = ["answered", "to-verify", "claimed", "gap"]
WORDS = {"starts here": "origin", "arrives by name": "by-name", "arrives as part of a category": "by-category",
         "can arrive": "possible"}
SHIPPED = [("models/cbp-one.xml", "pia"), ("models/cbp-one.xml", "notice"), ("models/jcsp.xml", None),
           ("models/city-bikes.xml", None)]


def run(*words, text=True):
    return subprocess.run([PROGRAM, *words], stdout=subprocess.PIPE, check=True, text=text).stdout


def rows(*words):
    return list(csv.DictReader(io.StringIO(run(*words))))


def reading(baseline):
    return ["-y", "models/yardsticks"] + (["--baseline", baseline] if baseline else [])


def expected_marks(model, more):
    return {(row["element"], row["place"]): ("origin" if row["hops"] == "0" else row["strength"], row["status"])
            for row in rows("reach", model, *more)}


def matrix_data(model, more):
    data = rows("draw", model, "--view", "matrix", "-T", "csv", "--sheet", "1", "-q", *more)
    marks = {(row["element"], row["place"]): (row["mark"], row["status"]) for row in data if row["mark"]}
    return data, marks


def matrix_svg(model, more, folder):
    """The marks of each element in the SVG; the ids of a row's elements are its title, with blanks between."""
    marks = {}
    run("draw", model, "--view", "matrix", "-T", "svg", "-q", "-o", f"{folder}/m.svg", *more)
    for page in sorted(pathlib.Path(folder).glob("m*.svg")):
        for row in tree.parse(page).getroot().iter(SVG + "g"):
            if row.get("class") != "row":
                continue
            elements = row.findtext(SVG + "title").split()
            for cell in row.iter(SVG + "g"):
                if cell.get("class") != "cell":
                    continue
                words = cell.findtext(SVG + "title").split(": ", 1)[1]
                mark = next((WORDS[key] for key in WORDS if words.startswith(key)), None)
                for element in elements if mark else []:
                    marks.setdefault(element, []).append(mark)
        page.unlink()
    return {element: sorted(found) for element, found in marks.items()}


def by_element(marks):
    found = {}
    for (element, _), (mark, _) in marks.items():
        found.setdefault(element, []).append(mark)
    return {element: sorted(those) for element, those in found.items()}


def expected_periods(model, more):
    """Weakest cell of each holding, and of each implied pair of place and element."""
    weakest = {}
    for cell in rows("cells", model, *more):
        if cell["attribute"] != "period" or cell["kind"] not in ("holding", "implied"):
            continue
        key = cell["fact"] or (cell["place"], cell["element"])
        if key not in weakest or WEAKER.index(cell["family"]) > WEAKER.index(weakest[key][1]):
            weakest[key] = cell["status"], cell["family"]
    return weakest


def drawn_periods(model, more):
    drawn = {}
    for bar in rows("draw", model, "--view", "retention", "-T", "csv", "--sheet", "1", "-q", *more):
        if not bar["status"]:
            continue
        for holding in bar["holdings"].split():
            drawn.setdefault(holding, set()).add((bar["status"], bar["family"]))
        for element in bar["elements"].split():
            drawn.setdefault((bar["place"], element), set()).add((bar["status"], bar["family"]))
    return drawn


def check_asides(model, more, data, name):
    flows = rows("flows", model, *more)
    for word in ("denied", "questioned"):
        to = {row["to"] for row in flows if row["fate"] == word}
        marked = {row["place"] for row in data if row[word] == "1"}
        ok(marked <= to, f"{name}: only where a flow is {word} stands the mark of it", (marked, to))


def sample(entry):
    """The shapes of a sample of the key, from its own left edge on; None for a numbered badge."""
    shapes, lefts = [], []
    if any(group.get("class") == "badge" for group in entry.iter(SVG + "g")):
        return None
    for item in list(entry.iter())[1:-1]:           # the last one is the text beside the sample
        keys = ("width", "height", "r", "stroke-dasharray", "stroke-width", "fill", "stroke", "font-weight")
        numbers = [float(n) for n in re.findall(r"-?[0-9.]+", item.get("d", ""))]
        numbers += [float(item.get(key)) for key in ("x", "y", "cx", "cy") if item.get(key)]
        lefts += numbers[:1]
        shapes.append((item.tag, item.text if item.tag == SVG + "text" else "",
                       tuple(item.get(key) for key in keys), len(numbers),
                       tuple(round(numbers[i] - numbers[i % 2]) for i in range(len(numbers)))))
    return tuple(shapes), tuple(round(left - lefts[0]) for left in lefts)


def check_looks(model, more, view, name, folder):
    """Without colour, no two entries of a key look the same."""
    run("draw", model, "--view", view, "-T", "svg", "-q", "--theme", "grey", "-o", f"{folder}/g.svg", *more)
    same = []
    for page in sorted(pathlib.Path(folder).glob("g*.svg")):
        legend = next((g for g in tree.parse(page).getroot().iter(SVG + "g") if g.get("id") == "legend"), [])
        looks = {}
        for entry in legend:
            look = sample(entry) if entry.tag == SVG + "g" else None
            words = entry.findall(SVG + "text")[-1].text if look else None
            if look and looks.setdefault(look, words) != words:
                same.append((looks[look], words))
        page.unlink()
    ok(not same, f"{name}, {view} in grey: no two entries of the key look the same", same)


def check_model(model, baseline, name):
    more = reading(baseline)
    expected = expected_marks(model, more)
    data, marks = matrix_data(model, more)
    ok(marks == expected, f"{name}: a mark for each arrival, no other",
          sorted(set(marks.items()) ^ set(expected.items())))
    check_asides(model, more, data, name)
    with tempfile.TemporaryDirectory() as folder:
        drawn = matrix_svg(model, more, folder)
        for view in ("matrix", "retention"):
            check_looks(model, more, view, name, folder)
    ok(drawn == by_element(expected), f"{name}: the SVG has these marks",
          [(e, drawn.get(e), by_element(expected).get(e)) for e in by_element(expected)
           if drawn.get(e) != by_element(expected).get(e)])
    periods, bars = expected_periods(model, more), drawn_periods(model, more)
    missing = {key: value for key, value in periods.items() if value not in bars.get(key, set())}
    ok(not missing, f"{name}: a bar for each answer about a period", missing)
    extra = {key: value for key, value in bars.items()
             if isinstance(key, str) and value != {periods.get(key)}}
    ok(not extra, f"{name}: no bar says anything else of a holding", extra)


def main():
    for model, baseline in SHIPPED:
        check_model(model, baseline, pathlib.Path(model).stem + (f" under {baseline}" if baseline else ""))
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(RANDOM):
            path = f"{folder}/random.xml"
            with open(path, "w", encoding="utf-8") as out:
                subprocess.run([sys.executable, "-B", "tests/judges/random_models.py", str(3000 + seed)], stdout=out,
                               check=True)
            check_model(path, None, f"random model {3000 + seed}")
    end()


main()
