#!/usr/bin/env python3
"""The views `summary` and `steps` say what the model says: merged counts equal those of `flowgap flows`, every step and
every flow that names one is there, positions are the same under every baseline, language and theme, ids are unique,
nothing is cut and nothing touches. `--all` adds 40 random models, else 3."""

import collections
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
NAMESPACE = "{urn:flowgap:model:1}"
SVG = "{http://www.w3.org/2000/svg}"
RANDOM = 40 if "--all" in sys.argv else 3
FAMILIES = "answered", "gap", "claimed", "to-verify"


def run(*args):
    return subprocess.run([PROGRAM, *args], capture_output=True, text=True)


def table(*args):
    done = run(*args)
    return list(csv.DictReader(io.StringIO(done.stdout))) if done.returncode == 0 else done.stderr


def draw(model, view, kind, *args):
    page = ["--sheet", "1"] if kind in ("csv", "alt") else []
    return ["draw", "-q", "-y", "models/yardsticks", "--view", view, "-T", kind, *page, *args, model]


def boundaries(model):
    return {place.get("id"): place.get("boundary") for place in ET.parse(model).iter(NAMESPACE + "place")}


def merged(model, reading):
    """(from, to) boundary -> flows by family, of the asserted ones."""
    of = boundaries(model)
    pairs = collections.defaultdict(collections.Counter)
    for row in table("flows", "-y", "models/yardsticks", *reading, model):
        if row["fate"] == "asserted":
            pairs[of[row["from"]], of[row["to"]]][row["family"]] += 1
    return pairs


def check_summary(model, name, reading):
    rows = table(*draw(model, "summary", "csv", *reading))
    if isinstance(rows, str):
        ok(False, f"{name}: a summary is drawn", rows)
        return
    alone = {row["from"] for row in rows if row["kind"] == "boundary" and row["boundaries"] == "1"}
    wanted, found = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    for pair, families in merged(model, reading).items():
        wanted[tuple(end if end in alone else "" for end in pair)].update(families)
    for row in rows:
        pair = row["from"], row["to"]
        if row["kind"] == "line":
            found[pair].update({key: int(row[key]) for key in FAMILIES if row[key] != "0"})
            if sum(found[pair].values()) != int(row["flows"]):
                found[pair]["flows"] = int(row["flows"])
    outer = {pair: dict(count) for pair, count in wanted.items() if pair[0] != pair[1]}
    ok(outer == {pair: dict(count) for pair, count in found.items()},
       f"{name}: lines count the flows between boundaries by family", f"{outer} but {dict(found)}")
    inner = {pair[0]: sum(count.values()) for pair, count in wanted.items() if pair[0] == pair[1]}
    boxes = {row["from"]: int(row["flows"]) for row in rows if row["kind"] == "boundary" and row["flows"] != "0"}
    ok(inner == boxes, f"{name}: boxes count the flows inside", f"{inner} but {boxes}")
    dot = run(*draw(model, "summary", "dot", *reading)).stdout
    ok(len(re.findall(r'"flows-[^"]*" \[label', dot)) == len(outer), f"{name}: the DOT has the same lines", dot)


def check_steps(model, name, reading):
    root = ET.parse(model)
    steps = [step.get("id") for step in root.iter(NAMESPACE + "step")]
    if not steps:
        done = run(*draw(model, "steps", "csv", *reading))
        ok(done.returncode == 2 and "no steps" in done.stderr, f"{name}: no steps, no workflow", done.stderr)
        return
    rows = table(*draw(model, "steps", "csv", *reading))
    fates = {row["flow"]: row["fate"] for row in table("flows", "-y", "models/yardsticks", *reading, model)}
    kinds = {"asserted": "flow", "assumed": "assumed", "questioned": "questioned"}
    wanted = sorted((kinds[fates[flow.get("id")]], step, flow.get("id"))
                    for flow in root.iter(NAMESPACE + "flow") for step in flow.get("steps", "").split()
                    if fates[flow.get("id")] in kinds)
    found = sorted((row["kind"], row["step"], row["flow"]) for row in rows if row["kind"] != "step")
    ok([row["step"] for row in rows if row["kind"] == "step"] == steps, f"{name}: every step in order")
    ok(wanted == found, f"{name}: every flow at every step it names", f"{wanted} but {found}")


def shapes(text):
    """Boxes and curves of a figure, without what is written there."""
    root = ET.fromstring(text)
    found = []
    for group in root.iter(SVG + "g"):
        name = group.get("id") or ""
        if name.startswith(("boundary-", "other-", "flows-")):
            found += [(name, rect.get("x"), rect.get("y"), rect.get("width"), rect.get("height"))
                      for rect in group.findall(SVG + "rect")]
            found += [(name, path.get("d")) for path in group.findall(SVG + "path") if name.startswith("flows-")]
    return found


def check_positions(model, baselines):
    first = None
    for baseline in baselines:
        for more in ((), ("--lang", "es"), ("--theme", "grey")):
            svg = run(*draw(model, "summary", "svg", "--baseline", baseline, *more)).stdout
            found = shapes(svg)
            first = first or found
            ok(bool(found) and found == first, f"{model} {baseline} {' '.join(more)}: a summary keeps its positions",
               str([pair for pair in zip(first, found) if pair[0] != pair[1]][:2]))


def check_pages(model, view, name, reading):
    with tempfile.TemporaryDirectory() as folder:
        done = run(*draw(model, view, "svg", *reading, "-o", f"{folder}/f.svg"))
        ids, faults = [], []
        for page in sorted(pathlib.Path(folder).glob("f*.svg")):
            root = ET.parse(page).getroot()
            ids = [item.get("id") for item in root.iter() if item.get("id")]
            faults += [f"id {name} twice" for name, count in collections.Counter(ids).items() if count > 1]
            faults += [f"id {name}" for name in ids if not re.fullmatch(r"[^\W\d][\w.\-\u00b7]*", name)]
        ok(done.returncode == 0 and ids and not faults, f"{name}: ids of {view} are names and unique",
           done.stderr + "; ".join(faults))
        alt = run(*draw(model, view, "alt", *reading)).stdout.strip()
        ok(0 < len(alt) < 250, f"{name}: alternative text of {view} under 250 characters", alt)


def check(model, baselines):
    for baseline in baselines:
        reading, name = ["--baseline", baseline], f"{pathlib.Path(model).name} {baseline}"
        check_summary(model, name, reading)
        check_steps(model, name, reading)
        check_pages(model, "summary", name, reading)
        if any(True for _ in ET.parse(model).iter(NAMESPACE + "step")):
            check_pages(model, "steps", name, reading)


def pages(folder, *words):
    """The pages of a figure, read, and what the program says of it."""
    done = run(*words, "-o", f"{folder}/p.svg")
    drawn = [ET.parse(page).getroot() for page in sorted(pathlib.Path(folder).glob("p*.svg"))]
    for page in pathlib.Path(folder).glob("p*.svg"):
        page.unlink()
    return drawn, done.stderr


def check_narrow(model, name):
    """On 120 mm labels take more lines; none is cut."""
    for view in ("summary", "steps", "matrix", "retention"):
        for lang in ("en", "es", "fr"):
            with tempfile.TemporaryDirectory() as folder:
                drawn, said = pages(folder, *draw(model, view, "svg", "-w", "120mm", "--lang", lang))
            cut = [text.text for page in drawn for text in page.iter(SVG + "text") if "\u2026" in (text.text or "")]
            ok((drawn or "no steps" in said) and not cut, f"{name}: nothing is cut in {view} of 120 mm in {lang}",
               str(cut))


def heights(group):
    """Top and bottom of the lines and letters in it."""
    ends = [float(y) for path in group.iter(SVG + "path") for y in re.findall(r"[0-9] (-?[0-9.]+)", path.get("d"))]
    for circle in group.iter(SVG + "circle"):
        ends += [float(circle.get("cy")) + sign * float(circle.get("r")) for sign in (-1, 1)]
    return min(ends), max(ends)


def check_apart(model, name):
    """Samples in the list of a workflow stand below one another, with a gap."""
    with tempfile.TemporaryDirectory() as folder:
        drawn, _ = pages(folder, *draw(model, "steps", "svg"))
    close = []
    for page in drawn:
        taken = [group for group in page.iter(SVG + "g") if group.get("class") == "taken"]
        close += [below.get("id") for above, below in zip(taken, taken[1:])
                  if heights(below)[0] - heights(above)[1] < 1]
    ok(not close, f"{name}: samples of a workflow keep apart", str(close))


def check_remarks(folder):
    """What a figure says of itself is in its language, whatever the view."""
    text = pathlib.Path("models/city-bikes.xml").read_text(encoding="utf-8")
    path = f"{folder}/long.xml"
    long = re.sub(r'(<(?:boundary|step) id="[^"]*"\s+label=)"[^"]*"', r'\1"' + "W" * 200 + '"', text)
    pathlib.Path(path).write_text(long, encoding="utf-8")
    for view in ("summary", "steps"):
        _, said = pages(folder, *[word for word in draw(path, view, "svg", "--lang", "fr") if word != "-q"])
        ok("un libellé est trop long" in said and "too long" not in said,
           f"{view}: a label that is cut, in French", said)


def large(folder, flows, boundaries_count):
    """A model that another program might have written."""
    places = boundaries_count * 4
    lines = ['<model xmlns="urn:flowgap:model:1" version="1" id="large" label="Large" operator="o" source="s">',
             '<source id="s" kind="pia" label="S" examined="whole"/>', '<baseline id="b" label="B" sources="s"/>',
             '<party id="o" kind="agency" label="O"/>']
    lines += [f'<boundary id="b{i}" label="Boundary number {i}"/>' for i in range(boundaries_count)]
    lines += [f'<place id="p{i}" label="Place {i}" kind="store" custodian="o" boundary="b{i % boundaries_count}"/>'
              for i in range(places)]
    lines += ['<element id="e" label="E" category="case" at="1"/>']
    ends = [(i * 7 % places, (i * 7 + 1 + i // places) % places) for i in range(flows)]
    lines += [f'<flow id="f{i}" label="F" from="p{a}" to="p{b}" elements="e" at="1"/>'
              for i, (a, b) in enumerate(ends) if a != b]
    path = f"{folder}/large.xml"
    pathlib.Path(path).write_text("\n".join(lines) + "\n</model>\n", encoding="utf-8")
    return path


def main():
    for model in sorted(glob.glob("models/*.xml")):
        baselines = re.findall(r"<baseline[^>]*?\bid=\"([^\"]+)\"", pathlib.Path(model).read_text(encoding="utf-8"))
        check(model, baselines)
        check_positions(model, baselines)
        check_narrow(model, pathlib.Path(model).name)
        check_apart(model, pathlib.Path(model).name)
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(1, RANDOM + 1):
            path = f"{folder}/random-{seed}.xml"
            with open(path, "w", encoding="utf-8") as out:
                subprocess.run([sys.executable, "-B", "tests/judges/random_models.py", str(seed), str(10 + seed)],
                               stdout=out, check=True)
            check_summary(path, f"random-{seed}", [])
            check_steps(path, f"random-{seed}", [])
        check_remarks(folder)
        path = large(folder, 2000, 60)
        check_summary(path, "large", [])
        said = run("draw", "--view", "summary", "-T", "csv", path)
        ok("stand in one box" in said.stderr, "a large model: boundaries stand in one box, and it says so", said.stderr)
    end()


main()
