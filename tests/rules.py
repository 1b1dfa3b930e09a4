#!/usr/bin/env python3
"""Each structural rule fires where it must and is silent where it must: tests/rules/ID/*.xml.

tests/rules/ID/expected has a line for each row that the rule is to make: model, id of the row, family,
id of the row under which it is listed or "-". A model without a line is one in which it is silent.

Prints TAP. Run from the source root with BUILD set to the build directory."""

import json
import os
import pathlib
import re
import subprocess

from lib.tap import end, ok

PROGRAM = os.path.join(os.environ.get("BUILD", "build"), "src/cli/flowgap")
FOLDER = pathlib.Path("tests/rules")

def register(path):
    done = subprocess.run([PROGRAM, "gaps", str(path), "--format", "json",
                           "--yardsticks", str(FOLDER / "yardsticks")], capture_output=True, text=True)
    if done.returncode != 0:
        return None, done.stderr.strip()
    return json.loads(done.stdout), ""


def check_model(rule, path, expected):
    found, why = register(path)
    if found is None:
        ok(False, f"{rule}: {path.stem}", *why.splitlines()[:20])
        return
    rows = {row["id"]: row for row in found["rows"]}
    got = sorted((row["id"], row["family"], row["under"] or "-") for row in rows.values()
                 if row["question"] == rule)
    ok(got == sorted(expected), f"{rule}: {path.stem}, {len(expected)} rows",
       *(f"expected {x}" for x in sorted(expected)), *(f"got {x}" for x in got))
    numbered = [row["number"] for row in rows.values() if row["number"]]
    ok(sorted(numbered) == list(range(1, len(numbered) + 1)), f"{rule}: {path.stem}, numbers run on")
    ok(all((row["family"] in ("gap", "claimed") and row["under"] is None) == (row["number"] > 0)
           for row in rows.values()), f"{rule}: {path.stem}, what is listed under another has no number")


def main():
    written = re.findall(r'\{ "(FG-R\d+)"', pathlib.Path("src/gaps/rules.c").read_text(encoding="utf-8"))
    ok(len(written) == len(set(written)) >= 13, f"{len(written)} rules, each id once")
    for rule in written:
        folder = FOLDER / rule
        lines = (folder / "expected").read_text(encoding="utf-8").splitlines() if folder.is_dir() else []
        models = sorted(folder.glob("*.xml"))
        named = {line.split()[0] for line in lines}
        ok(named and named < {m.stem for m in models}, f"{rule}: fires in a model and is silent in one")
        for path in models:
            check_model(rule, path, [tuple(line.split()[1:]) for line in lines
                                     if line.split()[0] == path.stem])
    end()


main()
