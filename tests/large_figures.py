#!/usr/bin/env python3
"""Figures without a layout, of models so large that they fold what they show: their data account for every arrival,
holding and flow, and every page is a whole SVG with title and description."""

import csv
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, "tests")
from bench import costly                                             # noqa: E402
from lib.tap import end, ok  # noqa: E402

PROGRAM = os.environ["BUILD"] + "/src/cli/flowgap"
YARDSTICKS = ("-y", "tests/rules/yardsticks")
SVG = "{http://www.w3.org/2000/svg}"
MODELS = ((costly.outlives, 30), (costly.outlives, 400), (costly.chain_kept, 40), (costly.chain_kept, 300),
          (costly.vague, 12), (costly.vague, 60), (costly.scopes, 30), (costly.mesh, 10), (costly.mesh, 90),
          (costly.workflow, 6), (costly.workflow, 40))


def table(text):
    return list(csv.DictReader(text.splitlines()))


def written(model, name):
    done = subprocess.run([PROGRAM, name, "-f", "csv", *YARDSTICKS, model], capture_output=True, text=True, check=True)
    return table(done.stdout)


def faults_of_pages(folder):
    for page in sorted(folder.glob("*.svg")):
        root = ElementTree.parse(page).getroot()
        if root.tag != SVG + "svg" or not all((root.findtext(SVG + tag) or "").strip() for tag in ("title", "desc")):
            yield page.name


def check_matrix(rows, reach):
    wanted = {row["element"] for row in reach}
    pairs = sum(int(row["pairs"]) for row in rows if row["pairs"])
    ok(pairs == len(reach), "matrix: every arrival is in a cell", pairs, len(reach))
    named = {row["element"] for row in rows}
    ok(named <= wanted | {""} and (named == wanted or "" in named),
       "matrix: every element has a row, or its category has", wanted - named)


def check_retention(rows, reach):
    arrived = {row["place"] for row in reach if int(row["hops"])}
    named = {row["place"] for row in rows} - {""}
    folded = sum(int(row["places"]) for row in rows if not row["place"])
    ok(arrived <= named or len(named) + folded >= len(arrived), "retention: every place that keeps has a bar",
       arrived - named, folded)


def check_steps(rows, flows):
    named = {row["flow"] for row in rows if row["kind"] == "flow"}
    ok(named == {row["flow"] for row in flows}, "steps: every flow stands at its step", named)


def draw(model, view, folder, *more):
    command = [PROGRAM, "draw", "--quiet", *YARDSTICKS, "--view", view, "--sidecars", "-o", str(folder / "f.svg"),
               *more, model]
    done = subprocess.run(command, capture_output=True, text=True)
    ok(done.returncode == 0 and not list(faults_of_pages(folder)), f"{view}: drawn", done.stderr)
    return table((folder / "f.csv").read_text(encoding="utf-8")) if done.returncode == 0 else []


def check_model(folder, family, count):
    model = str(folder / "model.xml")
    pathlib.Path(model).write_text(costly.HEAD + "".join(family(count)) + costly.TAIL, encoding="utf-8")
    print(f"# {family.__name__}, {count}")
    reach, flows = written(model, "reach"), written(model, "flows")
    views = {"matrix": (check_matrix, reach), "retention": (check_retention, reach), "summary": (None, None)}
    if family is costly.workflow:
        views["steps"] = (check_steps, flows)
    for view, (check, wanted) in views.items():
        with tempfile.TemporaryDirectory(dir=folder) as pages:
            rows = draw(model, view, pathlib.Path(pages))
            if check:
                check(rows, wanted)


def check_trace(folder):
    """Of a model too large for a figure the way of one element is drawn alone."""
    model = folder / "apart.xml"
    model.write_text(costly.HEAD + "".join(costly.apart(150)) + costly.TAIL, encoding="utf-8")
    done = subprocess.run([PROGRAM, "draw", *YARDSTICKS, model], capture_output=True, text=True)
    ok(done.returncode == 4 and "too many for this view" in done.stderr and "--view=summary" in done.stderr,
       "flows: too many are refused, with advice", done.stderr)
    with tempfile.TemporaryDirectory(dir=folder) as name:
        pages = pathlib.Path(name)
        rows = draw(model, "trace", pages, "--element=e7")
        words = (pages / "f.alt.txt").read_text(encoding="utf-8")
        drawn = set(re.findall(r'id="flow-([^"]+)"', (pages / "f.svg").read_text(encoding="utf-8")))
    ok({row["place"] for row in rows} == {"person", "p7", "q7"}, "trace: the data have its places", rows)
    ok("2 flows carry it, 3 places have it" in words, "trace: the words count them", words)
    ok(drawn == {"person-p7", "p7-q7"}, "trace: its flows are drawn, and no others", drawn)


with tempfile.TemporaryDirectory() as temporary:
    check_trace(pathlib.Path(temporary))
    for shape, size in MODELS:
        check_model(pathlib.Path(temporary), shape, size)
end()
