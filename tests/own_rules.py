#!/usr/bin/env python3
"""Rules of the user's own become rows of the register like any other: ids, numbers, class, figures, limits."""

import csv
import io
import json
import os
import pathlib
import re
import subprocess
import tempfile

from lib import tap

PROGRAM = os.environ["BUILD"] + "/src/cli/flowgap"
EXAMPLES, CBP, SMALL = "models/rules/examples.sql", "models/cbp-one.xml", "models/city-bikes.xml"
HEAD = "-- id: {}\n-- title: {}\n-- class: {}\n-- ask: Why?\n"


def run(*args):
    return subprocess.run([PROGRAM, *args], capture_output=True, text=True, check=False)


def register(model, *options):
    out = run("gaps", "-f", "csv", *options, model).stdout
    return list(csv.DictReader(io.StringIO(out, newline="")))


def told(model, *options):
    return json.loads(run("gaps", "-f", "json", *options, model).stdout)["rows"]


def examples(tap):
    for model in (CBP, SMALL, "models/jcsp.xml"):
        before, after = register(model), register(model, "--rules", EXAMPLES)
        own = [row for row in after if row["question"].startswith("EX-")]
        ids = [row["id"] for row in after]
        tap.check(f"{model}: every id once", len(set(ids)) == len(ids))
        tap.check(f"{model}: the other rows stay", [r["id"] for r in before]
                  == [r["id"] for r in after if r not in own])
        numbers = [row["number"] for row in after if row["number"]]
        tap.check(f"{model}: numbers without a hole", numbers == [f"G{i + 1}" for i in range(len(numbers))])
        tap.check(f"{model}: a question is to verify", all(row["family"] == "to-verify" for row in own
                                                           if row["question"] == "EX-LONG"))
        by_id = {row["id"]: row for row in after}
        hosts = [by_id[row["under"]] for row in own if row["under"]]
        tap.check(f"{model}: no finding is listed under an answer that was given",
                  all(host["family"] != "answered" for host in hosts), hosts)
        found = {row["question"] for row in own}
        tap.check(f"{model}: the examples find something", found >= ({"EX-BIOMETRIC-OUT", "EX-LONG", "EX-NO-PERIOD"}
                                                                    if model == CBP else {"EX-NO-PERIOD"}), found)
        tap.check(f"{model}: same bytes", register(model, "--rules", EXAMPLES) == after)
    texts = run("gaps", "--long", "--rules", EXAMPLES, CBP).stdout
    tap.check("text: title, id and what to ask", "something is kept for more than ten years [EX-LONG]" in texts
              and "ask: Why so long" in texts)


def numbered(tap, work):
    """A gap that rests on an answer that was given gets a number, in register, figure and database."""
    path = work / "own.sql"
    path.write_text(HEAD.format("OWN-1", "a flow that I do not like", "gap")
                    + "SELECT f.id, min(c.number) AS cell, 'because' AS detail FROM cells c\n"
                    "JOIN flows f ON f.id = c.flow\n"
                    "WHERE attribute = 'said' AND family = 'answered' AND f.fate = 'asserted' GROUP BY f.id;\n"
                    + HEAD.format("OWN-2", "no answer named", "gap") + "SELECT id FROM places;\n"
                    + HEAD.format("OWN-3", "a party", "question") + "SELECT id FROM parties LIMIT 1;\n"
                    + HEAD.format("OWN-4", "the system", "gap") + "SELECT id FROM questions LIMIT 1;\n"
                    + HEAD.format("OWN-5", "nothing", "gap") + "SELECT id FROM flows WHERE 0;\n", encoding="utf-8")
    rows = {row["id"]: row for row in told(SMALL, "--rules", str(path)) if row["question"].startswith("OWN-")}
    gaps = [row for row in rows.values() if row["question"] == "OWN-1"]
    tap.check("a gap that rests on given answers has a number", gaps and all(
        row["number"] and row["family"] == "gap" and row["found"] == "because" for row in gaps))
    tap.check("a finding that names no answer is to verify", all(
        row["family"] == "to-verify" and not row["number"] for row in rows.values()
        if row["question"] in ("OWN-2", "OWN-3")))
    tap.check("its subject is the thing itself", not any(
        row["subject"].startswith("kept in") for row in rows.values() if row["question"] == "OWN-2"))
    tap.check("a finding about a question rests on the system's answer",
              sum(row["question"] == "OWN-4" for row in rows.values()) == 1)
    plain = run("draw", "-T", "svg", "-q", SMALL).stdout
    drawn = run("draw", "-T", "svg", "-q", "--rules", str(path), SMALL).stdout
    badges = {f"G{row['number']}" for row in gaps}
    shown = set(re.findall(r"\bG\d+\b", drawn))
    tap.check("the figure shows the same numbers", plain != drawn and badges <= shown, badges - shown)
    got = run("query", "--rules", str(path), "-f", "csv", SMALL,
              "SELECT g.number, g.id, r.title FROM gaps g JOIN rules r ON r.id = g.rule WHERE r.id = 'OWN-1'"
              " ORDER BY g.number").stdout
    tap.check("so does the database", got.splitlines()[1:] == [f"{row['number']},{row['id']},a flow that I do not like"
                                                               for row in gaps], got)
    only = register(SMALL, "--rules", str(path), "--question", "OWN-1")
    tap.check("the filter of questions takes its id", len(only) == len(gaps))
    return path


def numbers_in(text):
    return sorted(re.findall(r"\bG\d+\b", text))


def agree(tap, work, *reading):
    """A finding about a party, which no figure shows, moves the numbers of other gaps: everywhere alike."""
    path = work / "shift.sql"
    path.write_text(HEAD.format("OWN-SHIFT", "moves numbers", "gap")
                    + "SELECT p.id, e.id AS element, c.number AS cell\n"
                    "FROM parties p, elements e, cells c WHERE p.rowid = 1 AND e.category = 'location'\n"
                    "AND c.kind = 'flow' AND c.family = 'answered';\n", encoding="utf-8")
    rules = ("--rules", str(path))
    was = {row["id"]: row["number"] for row in told(*reading)}
    now = {row["id"]: row["number"] for row in told(*reading, *rules)}
    moved = {f"G{number}": f"G{now[gap]}" for gap, number in was.items() if number}
    name = " ".join(reading)
    tap.check(f"{name}: numbers move", any(a != b for a, b in moved.items()), moved)
    got = run("query", "-f", "csv", *rules, *reading, "SELECT number, id FROM gaps WHERE number NOTNULL").stdout
    tap.check(f"{name}: query has those of the register", {r["id"]: int(r["number"]) for r in csv.DictReader(
        io.StringIO(got))} == {gap: number for gap, number in now.items() if number})
    shown = {f"G{number}" for number in now.values() if number}
    for form in ("text", "csv"):
        out = run("gaps", "-f", form, *rules, *reading).stdout
        found = set(numbers_in(out))
        tap.check(f"{name}: gaps as {form}", found == shown, found ^ shown)
    for view in ("flows", "summary", "matrix", "retention", "steps", "categories"):
        for form in ("txt", "csv"):
            before, after = (run("describe", "-q", "-v", view, "-T", form, *more, *reading).stdout
                             for more in ((), rules))
            tap.check(f"{name}: describe {view} as {form}", before and numbers_in(after)
                      == sorted(moved.get(n, n) for n in numbers_in(before)))
        if reading != (SMALL,):
            continue
        before, after = (run("draw", "-q", "-v", view, "-T", "svg", "--sheet=1", *more, *reading).stdout
                         for more in ((), rules))
        tap.check(f"{name}: draw {view}", before and set(numbers_in(after))
                  == {moved.get(n, n) for n in numbers_in(before)})


def every_command(tap):
    """A command that reads a model takes --rules, or shows no number of a gap."""
    names = re.findall(r"^  ([a-z]+) ", run("--help").stdout, re.M)
    readers = [name for name in names if "--baseline" in run(name, "--help").stdout]
    tap.check("commands that read a model are found", len(readers) > 8, names)
    more = {("trace", "csv"): ["--where=location"], ("trace", "text"): ["trip"], ("trace", "json"): ["trip"]}
    for name in readers:
        if "--rules" in run(name, "--help").stdout:
            continue
        for form in re.findall(r"^(\w+) ", run(name, "--format=help", SMALL).stdout, re.M):
            got = run(name, "-f", form, SMALL, *more.get((name, form), ()))
            tap.check(f"{name} as {form} shows no number", got.stdout and not numbers_in(got.stdout), got)


def refused(tap, work, path):
    got = run("gaps", "--rules", str(path), "--rules", str(path), SMALL)
    tap.check("one id in two files", got.returncode == 3 and "FG8004" in got.stderr and not got.stdout, got.stderr)
    got = run("gaps", "--rules", str(work / "none.sql"), SMALL)
    tap.check("a file that is not there", got.returncode == 4 and "none.sql: No such file" in got.stderr, got.stderr)
    big = work / "big.sql"
    big.write_text("-- x\n" * 300000, encoding="utf-8")
    got = run("gaps", "--rules", str(big), SMALL)
    tap.check("a file that is too long", got.returncode == 3 and "more than 1 MiB" in got.stderr, got.stderr)
    target = work / "kept.csv"
    target.write_text("old", encoding="utf-8")
    got = run("gaps", "-f", "csv", "-o", str(target), "--rules", "tests/invalid/rules/too-many-rows.sql", SMALL)
    tap.check("a rule that does not finish fails the run", got.returncode == 4 and "FG8010" in got.stderr
              and target.read_text(encoding="utf-8") == "old", got.stderr)
    for sql in ("SELECT load_extension('x')", "PRAGMA writable_schema=1", "CREATE TABLE x(a)", "ATTACH 'y' AS y",
                "SELECT id FROM flows WHERE random()", "SELECT sqlite_version() AS id", "VACUUM INTO 'x.db'",
                "CREATE VIRTUAL TABLE x USING fts5(a)", "SELECT date() AS id"):
        path.write_text(HEAD.format("A", "b", "gap") + sql, encoding="utf-8")
        got = run("gaps", "--rules", str(path), SMALL)
        tap.check(f"refused: {sql}", got.returncode == 3 and "[FG8007]" in got.stderr and not got.stdout, got.stderr)
    path.write_text("\ufeff" + HEAD.format("A", "marked", "question") + "SELECT id FROM flows LIMIT 1;\r\n",
                    encoding="utf-8")
    got = run("gaps", "--rules", str(path), SMALL)
    tap.check("a byte order mark is no text", got.returncode == 0 and "marked" in got.stdout, got.stderr)
    tap.check("nothing was written", sorted(p.name for p in work.iterdir()) == ["big.sql", "kept.csv", "own.sql"])


def main():
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        examples(tap)
        refused(tap, work, numbered(tap, work))
        agree(tap, work, SMALL)
        agree(tap, work, "--baseline=notice", CBP)
        every_command(tap)
    tap.end()


main()
