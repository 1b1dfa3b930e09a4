#!/usr/bin/env python3
"""flowgap against public tools, in the same run: ratio, target and verdict, a row each.

bench.py [--all] [ROW ...]: rows such as P1 P3; all of them without. --all: 500,000 flows and 500
figures too, which takes a quarter of an hour. Run from the source root; BUILD is the plain build.

Both sides run in turn, several times; a ratio is the median of the ratios of the pairs. Times are
seconds of processor of the whole process, those that it started included, unless the row says
otherwise; instructions are counted by valgrind.
"""

import importlib.util
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

sys.path.insert(0, "tests")
from bench import facts, generate, hostile                           # noqa: E402

BUILD = os.environ.get("BUILD", ".build")
PROGRAM = os.path.join(BUILD, "src/cli/flowgap")
MEASURE = os.path.join(BUILD, "tests/measure")
PHASES = os.path.join(BUILD, "tests/phases")
YARDSTICKS = "models/yardsticks"
MODEL = "models/cbp-one.xml"
MIB = 1024 * 1024
LONG = "--all" in sys.argv
SIZES = (5000, 50000, 500000) if LONG else (5000, 50000)
missed = []


def say(row, work, against, measured, target, good):
    verdict = "-" if good is None else "ok" if good else "MISSED"
    print(f"{row:4} {work:46} {against:25} {measured:>16} {target:>18}  {verdict}", flush=True)
    if good is False:
        missed.append(row)


def say_ratio(row, work, against, ratio, target):
    say(row, work, against, f"{ratio:.2f}", f"<= {target}", ratio <= target)


class Bench:
    """A folder with models and what is worked out from them."""

    def __init__(self, folder):
        self.folder = folder
        self.made = {}

    def path(self, name):
        return os.path.join(self.folder, name)

    def model(self, flows, vague=10):
        path = self.path(f"{flows}-{vague}.xml")
        if path not in self.made:
            with open(path, "w", encoding="utf-8") as out:
                generate.write(out.write, flows, 1, vague)
            self.made[path] = True
        return path

    def run(self, *command, stdin=None, times=1):
        """(seconds of processor, bytes of memory) of a command that must succeed; of `times` runs."""
        figures, seconds, memory = self.path("figures"), 0.0, 0
        for _ in range(times):
            with open(stdin or os.devnull, "rb") as given:
                subprocess.run([MEASURE, figures, *command], stdin=given, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, check=True)
            status, processor, _, kilobytes = pathlib.Path(figures).read_text(encoding="ascii").split()
            if status != "0":
                raise RuntimeError(f"exit status {status}: {' '.join(command)}")
            seconds += float(processor)
            memory = max(memory, int(kilobytes) * 1024)
        return seconds, memory

    def ratio(self, ours, theirs, pairs=5, times=1, stdin=None):
        found = []
        for _ in range(pairs):
            mine = self.run(*ours, times=times)[0]
            found.append(mine / self.run(*theirs, times=times, stdin=stdin)[0])
        return statistics.median(found)

    def instructions(self, *command):
        done = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
                              capture_output=True, text=True, check=True)
        return int(re.search(r"refs:\s+([\d,]+)", done.stderr).group(1).replace(",", ""))


def flowgap(command, model, *options):
    return (PROGRAM, command, "--yardsticks", YARDSTICKS, *options, model)


def reading(bench):
    """P1, P2: read and check against a parser that builds its tree and no more."""
    for flows in SIZES:
        model = bench.model(flows)
        ours, theirs = flowgap("check", model, "--quiet"), ("xmllint", "--noout", model)
        say_ratio("P1", f"read and check, {flows} flows", "xmllint --noout",
                  bench.ratio(ours, theirs, times=max(1, 20000 // flows)), 0.7)
        if flows <= 50000:
            say_ratio("P1", f"the same, instructions, {flows} flows", "xmllint --noout",
                      bench.instructions(*ours) / bench.instructions(*theirs), 0.85)
    say_ratio("P2", "read and check CBP One", "xmllint --noout",
              bench.ratio(flowgap("check", MODEL, "--quiet"), ("xmllint", "--noout", MODEL), times=20), 1.3)


def phases(bench, flows, vague=10, times=1):
    """By phase: seconds, bytes of memory, and how many things came out."""
    done = subprocess.run([PHASES, bench.model(flows, vague), YARDSTICKS, str(times)],
                          capture_output=True, text=True, check=True)
    lines = (line.split() for line in done.stdout.splitlines())
    return {name: (float(s), int(k) * 1024, int(n)) for name, s, k, n in lines}


def memory(bench):
    """P3, and that time and memory grow with the model and no faster."""
    before = None
    for flows in SIZES:
        found = phases(bench, flows)
        for phase in ("load", "reach", "gaps"):
            used, allowed = found[phase][1], 400 * flows + 8 * MIB
            each = (used - 6 * MIB) / flows
            say("P3", f"memory up to {phase}, {flows} flows, dhs-pia", "-",
                f"{used / MIB:.0f} MiB, {each:.0f} B", f"<= {allowed / MIB:.0f} MiB",
                used <= allowed if phase != "load" else None)
        seconds = sum(found[phase][0] for phase in ("load", "evidence", "reach", "gaps"))
        if before:
            growth = seconds / before[0], found["gaps"][1] / before[1]
            say("P3", f"{flows} flows: times time, times memory", f"{flows // 10} flows",
                f"{growth[0]:.1f}, {growth[1]:.1f}", "<= 15 (linear)", max(growth) <= 15)
        before = seconds, found["gaps"][1]


def reach(bench):
    """P4 to P6: where each element arrives, on the same facts."""
    for flows in SIZES:
        model = bench.model(flows, 0)
        known = facts.facts_of(model)
        found = phases(bench, flows, 0, 5)
        count, seconds = min((facts.count_sqlite(known) for _ in range(3)), key=lambda pair: pair[1])
        times = seconds / found["reach"][0]
        say("P4", f"reach alone, {flows} flows, {count} arrivals", "SQLite recursive query",
            f"{times:.1f} times faster", ">= 10 times", times >= 10 and count == found["reach"][2])
        if flows > 50000:
            continue
        facts.write_logic(known, bench.path("facts.lp"))
        facts.write_lines(known, bench.path("facts"))
        ours = flowgap("reach", model)
        say_ratio("P5", f"XML to reach, {flows} flows", "clingo on ready facts",
                  bench.ratio(ours, ("sh", "-c", f"clingo --verbose=0 {bench.path('facts.lp')};:"), 3), 0.25)
        if importlib.util.find_spec("networkx"):
            say_ratio("P6", f"XML to reach, {flows} flows", "networkx on ready facts", bench.ratio(
                ours, ("python3", "-c", facts.NETWORK, bench.path("facts")), 3), 0.35)


def database(bench):
    """P7: XML to a database file against the shell of SQLite reading that database as text."""
    ours = flowgap("query", bench.model(50000), "--database", bench.path("ours.db"))
    bench.run(*ours)
    with open(bench.path("dump.sql"), "wb") as out:
        subprocess.run(["sqlite3", bench.path("ours.db"), ".dump"], stdout=out, check=True)
    theirs = ("sh", "-c", 'rm -f "$1"; exec sqlite3 "$1"', "sh", bench.path("theirs.db"))
    say_ratio("P7", "XML to a database file, 50000 flows", "sqlite3 < dump",
              bench.ratio(ours, theirs, 3, stdin=bench.path("dump.sql")), 0.75)


def as_dot(bench):
    """The flows of CBP One as DOT: what dot draws from it has the lines, words, key and titles of our figure."""
    dot = bench.path("flows.dot")
    bench.run(*flowgap("draw", MODEL, "--view", "flows", "--type", "dot", "--output", dot))
    return dot


def figures(bench):
    """P8, P9: against dot, given the figure that flowgap writes as DOT."""
    dot = as_dot(bench)
    theirs = ("dot", "-Tsvg", dot)
    draw = flowgap("draw", MODEL, "--view", "flows", "--type", "svg")
    say_ratio("P8", "XML to a figure, CBP One", "dot -Tsvg", bench.ratio(draw, theirs, 3), 0.6)
    say_ratio("P9", "read and check CBP One", "dot -Tsvg", bench.ratio(
        flowgap("check", MODEL, "--quiet"), theirs, times=5), 0.15)


def report(bench, *options):
    """A command that writes figures into a folder, anew each time."""
    command = flowgap("report", MODEL, *options, "--output", bench.path("report"))
    return ("sh", "-c", 'rm -rf "$0"; exec "$@"', bench.path("report"), *command)


def types(bench):
    """P10: one view in three types against a run of dot for each, with as many pixels to the inch."""
    dot = as_dot(bench)
    theirs = " && ".join(f"dot -T{kind} -Gdpi=300 {dot}" for kind in ("svg", "pdf", "png"))
    say_ratio("P10", "flows as svg, pdf and png, CBP One", "dot, three runs",
              bench.ratio(report(bench, "--views", "flows", "--dpi", "300"), ("sh", "-c", theirs), 3), 0.8)


def views(bench):
    """P11: every view against a run of dot for each figure; there is one graph, that of the flows."""
    dot = as_dot(bench)
    ours = report(bench, "--types", "svg")
    bench.run(*ours)
    count = len(list(pathlib.Path(bench.path("report")).glob("*.svg")))
    theirs = ("sh", "-c", " && ".join([f"dot -Tsvg {dot}"] * count))
    say_ratio("P11", f"all views of CBP One, {count} figures", "dot -Tsvg, a run each",
              bench.ratio(ours, theirs, 3), 0.5)


def summary(bench):
    """P12: the overview of a large model."""
    command = flowgap("draw", bench.model(5000), "--view", "summary", "--type", "svg")
    seconds = min(bench.run(*command)[0] for _ in range(3))
    say("P12", "summary of 5000 flows", "-", f"{seconds:.2f} s", "< 1 s", seconds < 1)


def attacks(bench):
    """P13: every hostile file, each 3 times; the quickest run and the most memory count."""
    path, seconds, held, count = bench.path("hostile.xml"), (0, ""), (0, ""), 0
    for title, _, data in hostile.all_files():
        pathlib.Path(path).write_bytes(data.encode() if isinstance(data, str) else data)
        runs = []
        for _ in range(3):
            subprocess.run([MEASURE, bench.path("figures"), PROGRAM, "check", "--quiet", path],
                           stderr=subprocess.DEVNULL, check=True)
            runs.append(pathlib.Path(bench.path("figures")).read_text(encoding="ascii").split())
        if any(run[0] != "3" for run in runs):
            raise RuntimeError(f"not refused: {title}")
        seconds = max(seconds, (min(float(run[1]) for run in runs), title))
        held = max(held, (max(int(run[3]) for run in runs) / 1024, title))
        count += 1
    say("P13", f"{count} hostile files: the slowest", "-", f"{seconds[0] * 1000:.0f} ms", "<= 100 ms",
        seconds[0] <= 0.1)
    print(f"     ({seconds[1]})")
    say("P13", f"{count} hostile files: the largest", "-", f"{held[0]:.1f} MiB", "<= 16 MiB", held[0] <= 16)
    print(f"     ({held[1]})")


def drawings(bench):
    """P14: figures of random models: none lost, no edge lost. The program itself counts the flows
    drawn and fails when one is missing."""
    from judges import random_models
    count, lost = 500 if LONG else 20, 0
    for seed in range(count):
        path = bench.path("random.xml")
        pathlib.Path(path).write_text(random_models.Model(1000 + seed, 10 + seed % 23).text(), encoding="utf-8")
        done = subprocess.run(flowgap("draw", path, "--view", "flows", "--type", "svg", "--output",
                                      bench.path("random.svg")), check=False, capture_output=True)
        lost += done.returncode != 0
    say("P14", f"figures of {count} random models: lost", "-", str(lost), "0", lost == 0)


ROWS = {"P1": reading, "P2": reading, "P3": memory, "P4": reach, "P5": reach, "P6": reach, "P7": database,
        "P8": figures, "P9": figures, "P10": types, "P11": views, "P12": summary, "P13": attacks,
        "P14": drawings}


def main():
    wanted = [word for word in sys.argv[1:] if word != "--all"] or list(ROWS)
    unknown = [word for word in wanted if word not in ROWS]
    if unknown:
        sys.exit(f"bench.py: no row {unknown[0]}; there are {' '.join(ROWS)}")
    say("row", "work", "against", "measured", "target", None)
    with tempfile.TemporaryDirectory() as folder:
        for part in dict.fromkeys(ROWS[word] for word in wanted):
            part(Bench(folder))
    print(f"missed: {' '.join(dict.fromkeys(missed)) or 'none'}")


main()
