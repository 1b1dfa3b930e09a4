"""What the tests of the answer keys share: TAP, the tables of the program, rows of a key.

A key is a CSV file with the columns key, kind, what, baseline, fact, attribute, status, fate, note. `fact` is the
id of a fact or question, several apart by blanks, or place/element for an implied holding."""

import csv
import io
import os
import subprocess

PROGRAM = os.path.join(os.environ.get("BUILD", "build"), "src/cli/flowgap")
counts = {"run": 0, "failed": 0}


def ok(good, name, *why):
    counts["run"] += 1
    counts["failed"] += not good
    print(f"{'ok' if good else 'not ok'} {counts['run']} - {name}")
    if not good:
        for line in why:
            print(f"# {line}")


def finish():
    print(f"1..{counts['run']}")
    raise SystemExit(1 if counts["failed"] else 0)


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def run(command, model, *options):
    done = subprocess.run([PROGRAM, command, model, *options, "--format", "csv"],
                          capture_output=True, text=True)
    if done.returncode != 0:
        print(f"# flowgap {command}: exit {done.returncode}")
        for line in done.stderr.splitlines()[:20]:
            print(f"# {line}")
        return []
    return list(csv.DictReader(io.StringIO(done.stdout)))


def told(row, column):
    return row[column].strip().replace(" ", "-")


def find(cells, fact, attribute):
    """Cells of a fact by its id, or of an implied holding by place/element."""
    place, _, element = fact.partition("/")
    if element:
        return [c for c in cells if not c["fact"] and c["place"] == place
                and c["element"] == element and c["attribute"] == attribute]
    return [c for c in cells if c["fact"] == fact and c["attribute"] == attribute]


def check_row(row, cells):
    """A fact's own status is the cell of the first question that asks whether it is said."""
    name = f"{row['key']}, {row['baseline']}: {row['attribute']} is {row['status']} ({row['what']})"
    problems = []
    for fact in row["fact"].split():
        found = find(cells, fact, row["attribute"])
        if row["attribute"] == "said":
            found = found[:1]
        got = sorted({told(c, "status") for c in found}) or ["no-cell"]
        if got != [row["status"]]:
            problems.append(f"{fact}: got {', '.join(got)}")
    ok(not problems, name, *problems, row["note"])


def check_fates(expected, flows):
    fate = {f["flow"]: told(f, "fate") for f in flows}
    for row in expected:
        if row["fate"]:
            ok(fate.get(row["fact"]) == row["fate"],
               f"{row['key']}, {row['baseline']}: the flow is {row['fate']}",
               f"got {fate.get(row['fact'])}")
