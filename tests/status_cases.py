#!/usr/bin/env python3
"""The answers worked out by hand in tests/status/expected.csv, one cell a line.

Prints TAP. Run from the source root with BUILD set to the build directory."""

import csv
import io
import os
import subprocess
import sys

PROGRAM = os.path.join(os.environ.get("BUILD", "build"), "src/cli/flowgap")
EXPECTED = "tests/status/expected.csv"
FLAGS = ("read", "project_wide", "recreation", "assumption", "homework")


def read(case, baseline, as_of):
    """Cells of one fixture: (question, attribute, fact) -> (status, family, flags) of each limb."""
    given = [PROGRAM, "cells", f"tests/status/{case}.xml", "--format", "csv"]
    given += ["--baseline", baseline]
    given += ["--as-of", as_of] if as_of else []
    done = subprocess.run(given, capture_output=True, text=True, encoding="utf-8")
    if done.returncode != 0:
        print(f"# {case}: exit {done.returncode}: {done.stderr.strip()[:500]}")
    cells = {}
    for row in csv.DictReader(io.StringIO(done.stdout, newline="")):
        flags = " ".join(f for f in FLAGS if row[f] == "1")
        cells.setdefault((row["question"], row["attribute"], row["fact"]), []).append(
            (row["status"], row["family"], flags))
    return cells


def main():
    failed, readings = 0, {}
    with open(EXPECTED, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    print(f"1..{len(rows)}")
    for number, row in enumerate(rows, 1):
        reading = (row["case"], row["baseline"], row["as-of"])
        if reading not in readings:
            readings[reading] = read(*reading)
        question, attribute, fact = row["cell"].split("/")
        got = readings[reading].get(("" if question == "-" else question, attribute, fact), [])
        wanted = (row["status"], row["family"], row["flags"].replace("-", "_"))
        good = bool(got) and all(answer == wanted for answer in got)
        failed += not good
        print(f"{'ok' if good else 'not ok'} {number} - {' '.join(filter(None, reading))}:"
              f" {row['cell']} is {row['status']}, {row['family']}")
        if not good:
            print(f"# wanted {wanted}, got {got}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
