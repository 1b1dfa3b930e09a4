#!/usr/bin/env python3
"""Register, SVG and DOT list the same flows: every asserted flow is drawn once, over all pages, on the shipped models
under each baseline and on random ones; every page keeps to 160 x 240 mm and to type of 7 points. `--all` draws 200."""

import csv
import glob
import io
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

from lib.tap import end, ok

PROGRAM = os.environ["BUILD"] + "/src/cli/flowgap"
SVG = "{http://www.w3.org/2000/svg}"
RANDOM = 200 if "--all" in sys.argv else 3
FATES = ("asserted", "assumed", "questioned")     # lines, lines drawn as assumptions, stubs


def run(*args):
    return subprocess.run([PROGRAM, *args], capture_output=True, text=True)


def asserted(model, reading):
    """The flows that have a mark of their own on the figure."""
    rows = csv.DictReader(io.StringIO(run("flows", "-y", "models/yardsticks", *reading, model).stdout))
    return sorted(row["flow"] for row in rows if row["fate"] in FATES)


def drawn(paths, pattern):
    found = [name for path in paths for name in re.findall(pattern, path.read_text(encoding="utf-8"))]
    return sorted(found)


def page_faults(path):
    root = ET.parse(path).getroot()
    faults = []
    for name, most in (("width", 160.01), ("height", 240.01)):
        size = float(root.get(name).removesuffix("mm"))
        if size > most:
            faults.append(f"{path.name}: {name} {size} mm")
    sizes = [float(text.get("font-size")) for text in root.iter(SVG + "text") if text.get("font-size")]
    if sizes and min(sizes) < 7:
        faults.append(f"{path.name}: type of {min(sizes)} points")
    return faults


def judge(model, name, reading):
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("svg", "dot"):
            done = run("draw", "-q", "-y", "models/yardsticks", *reading, "-o", f"{folder}/f.{kind}", model)
            if done.returncode:
                ok(False, f"{name}: drawn as {kind}", done.stderr.strip())
                return
        pages = sorted(pathlib.Path(folder).glob("f*.svg"))
        wanted = asserted(model, reading)
        svg = drawn(pages, r'<g id="flow-([^"]+)"')
        dot = drawn(sorted(pathlib.Path(folder).glob("f*.dot")), r'\n\s*"flow-([^"]+)" \[label')
        ok(wanted == svg, f"{name}: the SVG draws each asserted flow once", f"{wanted} but {svg}")
        ok(wanted == dot, f"{name}: the DOT lists the same flows", f"{wanted} but {dot}")
        faults = [fault for page in pages for fault in page_faults(page)]
        ok(not faults, f"{name}: pages keep to the paper, type to 7 points", "; ".join(faults))


def baselines(model):
    return re.findall(r"<baseline[^>]*?\bid=\"([^\"]+)\"", pathlib.Path(model).read_text(encoding="utf-8"))


def check_parts(model):
    """The words of a figure of one boundary count the places that stand on it."""
    text = pathlib.Path(model).read_text(encoding="utf-8")
    for boundary, label in re.findall(r'<boundary id="([^"]+)"\s+label="([^"]+)"', text):
        alt, data = (run("describe", "-q", "-T", kind, "--boundary", boundary, model).stdout for kind in ("alt", "csv"))
        families = [row["family"] for row in csv.DictReader(io.StringIO(data)) if row["kind"] == "place"]
        ok(f", {label}" in alt and f", {label}: flows" in run(
            "draw", "-q", "-T", "svg", "--boundary", boundary, model).stdout,
           f"{model}, {boundary} alone: title and alternative text say that it is a part", alt)
        counted = re.search(r"keep data: (\d+) gaps, (\d+) claimed", alt)
        ok(counted and [int(n) for n in counted.groups()] == [families.count("gap"), families.count("claimed")],
           f"{model}, {boundary} alone: its places are counted", alt)


def check_more(model):
    """The key shows "+1" as the badges have it: hollow where none is of a gap."""
    for baseline, fills in (("none", {"#FFFFFF"}), ("notice", {"#1A1A1A"})):
        root = ET.fromstring(run("draw", "-q", "-T", "svg", "--baseline", baseline, model).stdout)
        badges = [group for group in root.iter(SVG + "g")
                  if group.get("class") == "badge" and group.findtext(SVG + "text") == "+1"]
        found = {group.find(SVG + "rect").get("fill") for group in badges}
        ok(found == fills, f"{model} {baseline}: the key shows more rows as the badges do", str(found))


def main():
    check_parts("models/cbp-one.xml")
    check_more("models/cbp-one.xml")
    for model in sorted(glob.glob("models/*.xml")):
        for baseline in baselines(model):
            judge(model, f"{model} {baseline}", ["--baseline", baseline])
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(1, RANDOM + 1):
            path = f"{folder}/random-{seed}.xml"
            args = [] if "--all" in sys.argv else [str(10 + seed)]
            with open(path, "w", encoding="utf-8") as out:
                subprocess.run([sys.executable, "-B", "tests/judges/random_models.py", str(seed), *args],
                               stdout=out, check=True)
            judge(path, f"random model {seed}", [])
    end()


main()
