#!/usr/bin/env python3
"""The database: sound files that say what the other tables say, questions in SQL, and SQL that is up to no good."""

import csv
import io
import json
import os
import pathlib
import random
import resource
import shlex
import signal
import sqlite3
import subprocess
import tempfile
import time

from lib import tap

PROGRAM = os.environ["BUILD"] + "/src/cli/flowgap"
MODELS = sorted(str(p) for p in pathlib.Path("models").glob("*.xml"))
SMALL = "models/city-bikes.xml"
ENDLESS = "WITH RECURSIVE a(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM a) SELECT {} FROM a"


def run(*args, **more):
    more.setdefault("input", "")
    return subprocess.run([PROGRAM, *args], capture_output=True, text=True, check=False, **more)


def query(sql, *options, model=SMALL):
    return run("query", *options, "--", model, sql)


def rows(text):
    return list(csv.reader(io.StringIO(text, newline="")))


def leftovers(folder):
    return [name for name in os.listdir(folder) if "flowgap-new" in name]


def sound(tap, work):
    for model in MODELS:
        name = pathlib.Path(model).stem
        first, second = work / f"{name}.db", work / f"{name}-2.db"
        made = [run("query", "--database", str(path), model) for path in (first, second)]
        tap.check(f"{name}: a database is written", all(m.returncode == 0 and not m.stdout + m.stderr for m in made),
                  *[m.stderr for m in made])
        tap.check(f"{name}: same model, same bytes", first.read_bytes() == second.read_bytes())
        judged = subprocess.run(["sqlite3", str(first), "PRAGMA integrity_check; PRAGMA foreign_key_check;"
                                 "PRAGMA application_id; PRAGMA user_version"],
                                capture_output=True, text=True, check=False)
        tap.check(f"{name}: sqlite3 finds it sound", judged.stdout == "ok\n1718051184\n1\n", judged)
        base = sqlite3.connect(first)
        for table in ("cells", "flows", "reach", "gaps"):
            listed = rows(run(table, "-f", "csv", model).stdout)[1:]
            stored = base.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            tap.check(f"{name}: {table}: {stored} rows, as in the CSV", len(listed) == stored > 0, len(listed))
        numbered = [(int(row[0][1:] or 0) if row[0] else None, row[1]) for row in
                    rows(run("gaps", "-f", "csv", model).stdout)[1:]]
        stored = base.execute("SELECT number, id FROM gaps ORDER BY position").fetchall()
        tap.check(f"{name}: the register has the same ids and numbers", numbered == stored)
        compare_cells(tap, name, base, rows(run("cells", model).stdout)[1:])
        compare_paths(tap, name, base, rows(run("reach", model).stdout)[1:])
        strict = base.execute("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%STRICT'")
        tap.check(f"{name}: all tables are STRICT", strict.fetchone()[0] == 0)
        for (view,) in base.execute("SELECT name FROM schema_tables WHERE kind = 'view'").fetchall():
            wide = len(base.execute(f"SELECT * FROM {view}").description)
            told = base.execute("SELECT count(*) FROM schema_columns WHERE table_name = ?", (view,)).fetchone()[0]
            tap.check(f"{name}: view {view} works", wide == told)
        base.close()


def compare_cells(tap, name, base, listed):
    stored = base.execute("SELECT question, limb, attribute, kind, status, family, read, homework FROM cells"
                          " ORDER BY number").fetchall()
    wanted = [(row[1] or None, int(row[2]), row[3], row[4], row[8], row[9], int(row[10]), int(row[14]))
              for row in listed]
    tap.check(f"{name}: the answers are those of the CSV", wanted == stored)
    claims = base.execute("SELECT cell, baseline, claim FROM cell_claims").fetchall()
    wanted = {(i, side, int(claim)) for i, row in enumerate(listed) for side, column in ((1, 15), (0, 16))
              for claim in row[column].split()}
    tap.check(f"{name}: so is their evidence", wanted == set(claims) and len(wanted) == len(claims))


def compare_paths(tap, name, base, listed):
    paths = {}
    for element, place, _, flow, _, _ in base.execute("SELECT * FROM witness ORDER BY element, place, position"):
        paths.setdefault((element, place), []).append(flow)
    wanted = {(row[0], row[1]): row[5].split() for row in listed if row[5]}
    tap.check(f"{name}: the witness paths are those of the CSV", wanted == paths)


GOOD = [
    ("SELECT 1 AS a, 'x' AS b, NULL AS c, 1.5 AS d", "csv", "a,b,c,d\r\n1,x,,1.5\r\n"),
    ("SELECT 1 AS a, 'x' AS b, NULL AS c, 1.5 AS d", "json", '[\n{"a":1,"b":"x","c":null,"d":1.5}\n]\n'),
    ("SELECT 1 AS a, 'x' AS b UNION ALL SELECT 12, NULL", "text", " a  b\n--  -\n 1  x\n12\n"),
    ("SELECT 7 AS " + "x" * 61, "text", "x" * 60 + "\n" + " " * 59 + "x\n" + "-" * 60 + "\n" + " " * 59 + "7\n"),
    ("SELECT 'a ' || printf('%.59c', 'b') || ' c' AS a, 2 AS b", "text",
     "a" + " " * 61 + "b\n" + "-" * 60 + "  -\na" + " " * 61 + "2\n" + "b" * 59 + "\nc\n"),
    ("VALUES(1)", "csv", "column1\r\n1\r\n"),
    ("-- nothing\nSELECT 1 AS a; -- no more\n ;", "csv", "a\r\n1\r\n"),
    ("SELECT 1 AS a WHERE 0", "json", "[\n]\n"),
    ("SELECT -5 AS a, '-5' AS b, '=1+1' AS c", "csv", "a,b,c\r\n-5,'-5,'=1+1\r\n"),
    ("SELECT 9e999 AS a, -9e999 AS b", "json", '[\n{"a":null,"b":null}\n]\n'),
    ("SELECT x'00ff' AS a", "csv", "a\r\nx'00FF'\r\n"),
    ("SELECT char(97, 0, 98) AS a", "csv", "a\r\nx'610062'\r\n"),
    ("SELECT char(27, 155) || '[2J' || char(8238) AS a", "text", "a\n------\n\ufffd\ufffd[2J\ufffd\n"),
    ("SELECT char(27) || '\"' AS a", "json", '[\n{"a":"\\u001b\\""}\n]\n'),
    ("SELECT char(27) || '\"' AS \"a\x07\"", "csv", 'a\ufffd\r\n"\ufffd"""\r\n'),
    ("SELECT CAST(x'ff41' AS TEXT) AS a", "json", '[\n{"a":"\ufffdA"}\n]\n'),
    ("WITH w(n) AS (SELECT count(*) FROM elements) SELECT n > 0 AS a FROM w", "csv", "a\r\n1\r\n"),
    ("SELECT count(*) > 0 AS a FROM sqlite_schema", "csv", "a\r\n1\r\n"),
]

# SQL, the words of the refusal. All end with exit status 2 and without a byte of output.
REFUSED = [
    ("SELEC 1", "line 1, column 1: near \"SELEC\": syntax error"),
    ("SELECT\n  nix FROM elements", "line 2, column 3: no such column: nix"),
    ("SELECT * FROM nix", "no such table: nix"),
    ("", "there is no SELECT"), (" -- only a comment", "there is no SELECT"),
    ("SELECT 1; SELECT 2", "one SELECT at a time"), ("SELECT 1; x", "one SELECT at a time"),
    ("INSERT INTO elements VALUES('a', 'b', 'c', NULL, NULL)", "only SELECT"),
    ("UPDATE claims SET says = 'states'", "only SELECT"), ("DELETE FROM gaps", "only SELECT"),
    ("REPLACE INTO words VALUES('a', 1, 'b', 'c', 'd')", "only SELECT"),
    ("CREATE TABLE x(a)", "only SELECT"), ("CREATE TEMP TABLE x(a)", "only SELECT"),
    ("CREATE VIRTUAL TABLE x USING fts5(a)", "only SELECT"),
    ("CREATE VIRTUAL TABLE x USING rtree(a, b, c)", "only SELECT"),
    ("DROP TABLE gaps", "only SELECT"), ("ALTER TABLE gaps RENAME TO x", "only SELECT"),
    ("ATTACH 'x.db' AS x", "only SELECT"), ("DETACH main", "only SELECT"),
    ("PRAGMA query_only = OFF", "only SELECT"), ("PRAGMA writable_schema = 1", "only SELECT"),
    ("PRAGMA table_info(gaps)", "only SELECT"), ("VACUUM INTO 'x.db'", "only SELECT"), ("VACUUM", "only SELECT"),
    ("BEGIN", "only SELECT"), ("SAVEPOINT a", "only SELECT"), ("ANALYZE", "only SELECT"), ("REINDEX", "only SELECT"),
    ("EXPLAIN SELECT 1", "only SELECT"), ("EXPLAIN QUERY PLAN SELECT 1", "only SELECT"),
    ("SELECT * FROM pragma_database_list", "only SELECT"), ("SELECT count(*) FROM pragma_function_list", "only SELECT"),
    ("SELECT * FROM dbstat", "only SELECT"), ("SELECT count(*) FROM sqlite_dbpage", ""),
    ("SELECT * FROM sqlite_stmt", "only SELECT"), ("SELECT * FROM json_each('[1]')", "only SELECT"),
    ("SELECT load_extension('x.so')", "load_extension"), ("SELECT random()", "function 'random' may not be used"),
    ("SELECT hex(randomblob(4))", "randomblob"), ("SELECT hex(zeroblob(1000000000))", "zeroblob"),
    ("SELECT date('now')", "'date' may not be used"), ("SELECT CURRENT_TIMESTAMP", "current_timestamp"),
    ("SELECT strftime('%s')", "strftime"), ("SELECT julianday('now')", "julianday"),
    ("SELECT sqlite_version()", "sqlite_version"), ("SELECT sqlite_source_id()", "sqlite_source_id"),
    ("SELECT changes()", "changes"), ("SELECT last_insert_rowid()", "last_insert_rowid"),
    ("SELECT fts3_tokenizer('simple')", "fts3_tokenizer"), ("SELECT readfile('meson.build')", "readfile"),
    ("SELECT writefile('x', 'y')", "writefile"), ("SELECT edit('x')", "edit"),
    ("SELECT * FROM elements ORDER BY random()", "random"), ("SELECT ?1", "variable"),
    ("SELECT " + "(" * 500 + "1" + ")" * 500, ""), ("SELECT 1" + " UNION SELECT 1" * 200, ""),
    ("SELECT " + "1," * 300 + "1", ""), ("SELECT 'a' LIKE '" + "%a" * 200 + "'", "LIKE"),
]

# SQL that reaches a limit: exit status 4, no output, and soon.
BEYOND = [
    (ENDLESS.format("count(*)"), "broken off after"),
    (ENDLESS.format("x"), ""),
    ("SELECT count(*) FROM claims a, claims b, claims c, claims d, claims e", "broken off after"),
    ("WITH RECURSIVE a(x) AS (SELECT 'x' UNION ALL SELECT x || x FROM a) SELECT length(x) FROM a", "8 MiB"),
    ("SELECT replace(hex(printf('%1000000d', 1)), '2', printf('%1000000d', 1))", "8 MiB"),
    ("WITH RECURSIVE a(x) AS (SELECT printf('%1000000d', 1) UNION ALL SELECT x || '1' FROM a LIMIT 2000)"
     " SELECT x FROM a ORDER BY x", ""),
    ("SELECT a.rowid AS x FROM claims a, claims b, claims c, claims d", ""),
]


def questions(tap):
    for sql, form, wanted in GOOD:
        got = subprocess.run([PROGRAM, "query", "-f", form, "--", SMALL, sql], capture_output=True, check=False)
        tap.check(f"{form}: {sql!r}", got.returncode == 0 and got.stdout.decode() == wanted, got.stdout, got.stderr)
    for sql, words in REFUSED:
        got = query(sql)
        tap.check(f"refused: {sql[:60]!r}", got.returncode == 2 and not got.stdout and words in got.stderr
                  and got.stderr.startswith("flowgap: query: "), got.returncode, got.stdout[:200], got.stderr)
    for sql, words in BEYOND:
        start = time.monotonic()
        got = query(sql, "--seconds=0.3")
        spent = time.monotonic() - start
        tap.check(f"broken off: {sql[:60]!r}", got.returncode == 4 and not got.stdout and words in got.stderr
                  and spent < 8, got.returncode, got.stdout[:200], got.stderr, f"{spent:.1f} s")
    twins = query("SELECT 1 AS a, 2 AS a", "-f", "json")
    tap.check("JSON: two columns with one name are refused", twins.returncode == 2 and "AS" in twins.stderr)
    unasked = "SELECT holding, question, value, source, baseline FROM retention"
    for option, wanted in (("", "kept,,P1Y,pia,1\n"), ("--according-to=list", "")):
        got = run("query", "-f", "csv", *option.split(), "tests/rules/FG-R09/unasked.xml", unasked).stdout
        tap.check(f"a period that no question asks for {option}",
                  got.replace("\r", "") == "holding,question,value,source,baseline\n" + wanted, got)
    tap.check("SQL from standard input", run("query", "--file=-", "-f", "csv", SMALL, input="SELECT 7 AS a\n").stdout
              == "a\n7\n")
    for args, words in ((["query"], "needs MODEL"), (["query", SMALL], "needs SQL"),
                        (["query", "--file=-", SMALL, "SELECT 1"], "not both"),
                        (["query", "-f", "xml", SMALL, "SELECT 1"], "allowed: text, csv, json"),
                        (["query", "--seconds=0", SMALL, "SELECT 1"], "--seconds takes")):
        got = run(*args)
        tap.check(f"usage: {' '.join(args)}", got.returncode == 2 and words in got.stderr, got.stderr)


# Tables that a SELECT names in other places than FROM.
HIDDEN = ("SELECT (SELECT count(*) FROM notes) AS a",
          "WITH x AS (SELECT 1 FROM claims) SELECT count(*) AS a FROM x",
          "SELECT 1 AS a WHERE EXISTS (SELECT 1 FROM cells)",
          "SELECT f.id FROM flows f LEFT JOIN places p ON p.id = f.to_place ORDER BY 1",
          "SELECT id FROM elements UNION SELECT id FROM parties ORDER BY 1",
          "SELECT id FROM flows WHERE id NOT IN (SELECT flow FROM cells WHERE flow NOTNULL)"
          " ORDER BY (SELECT count(*) FROM reach)")


def as_in_the_file(tap, work):
    """Only what a SELECT reads is made for it: the answers are those of the file, where everything is."""
    base = sqlite3.connect(work / "city-bikes.db")
    base.row_factory = lambda cursor, row: dict(zip((column[0] for column in cursor.description), row))
    names = [row["name"] for row in base.execute("SELECT name FROM schema_tables")]
    asked = [f"SELECT {what} FROM {name}" for name in names for what in ("*", "count(*) AS n")]
    asked += HIDDEN
    wrong = [sql for sql in asked if json.loads(query(sql, "-f", "json").stdout or "0") != base.execute(sql).fetchall()]
    tap.check(f"{len(asked)} questions have the answers of the file", len(names) > 30 and not wrong, wrong)
    base.close()


# What must be among the answers to the questions of README, one after another.
README = ["OVERVIEW", "Foreign partners", "P75Y", "P15Y", "p.1"]


def readme(tap):
    lines = [line.strip() for line in pathlib.Path("README.md").read_text(encoding="utf-8").splitlines()
             if line.startswith("    flowgap query models/cbp-one.xml ")]
    tap.check("README has five queries", len(lines) == len(README), lines)
    for line, words in zip(lines, README):
        answers = [run(*shlex.split(line)[1:]) for _ in range(2)]
        tap.check(f"README: {line[37:80]}...", answers[0].returncode == 0 and answers[0].stdout == answers[1].stdout
                  and len(answers[0].stdout.splitlines()) > 2 and words in answers[0].stdout, answers[0])


NASTY = ['=HYPERLINK("http://x";"y")', "@SUM(1)", "-1+1", "Robert'); DROP TABLE gaps;--", '"quoted", and <b>&amp;</b>',
         "%n%s"]


def hostile_text(tap, work):
    model = pathlib.Path(SMALL).read_text(encoding="utf-8")
    for text in NASTY:
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
        begin = model.index('label="', model.index("<element ")) + 7
        end = model.index('"', begin)
        path = work / "nasty.xml"
        path.write_text(model[:begin] + escaped + model[end:], encoding="utf-8")
        sql = "SELECT label FROM elements LIMIT 1"
        plain = {form: run("query", "-y", "models/yardsticks", "-f", form, str(path), sql).stdout
                 for form in ("json", "csv", "text")}
        value = rows(plain["csv"])[1][0]
        tap.check(f"hostile label {text!r} comes out as text", json.loads(plain["json"])[0]["label"] == text
                  and value == ("'" if text[0] in "=@-+" else "") + text and plain["text"].splitlines()[2] == text,
                  plain)


def files(tap, work):
    place = work / "kept"
    place.mkdir()
    target = place / "x.db"
    run("query", "--database", str(target), SMALL)
    old = target.read_bytes()
    big = max(MODELS, key=os.path.getsize)

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100000, 100000))
    got = run("query", "--database", str(target), big, preexec_fn=limit)
    tap.check("a file that may not grow: said, the old one stays, no leftovers",
              got.returncode == 4 and "cannot write" in got.stderr and target.read_bytes() == old
              and not leftovers(place),
              got.returncode, got.stderr, leftovers(place))
    got = run("query", "--database", str(work / "no" / "x.db"), SMALL)
    tap.check("a folder that is not there", got.returncode == 4 and "No such file" in got.stderr, got.stderr)
    for path, status, words in ((str(place), 4, "directory"), ("-", 2, "not standard output"),
                                ("/dev/null", 4, "a database is a file")):
        got = run("query", "--database", path, SMALL, cwd=None)
        good = got.returncode == status and words in got.stderr.lower() and not os.path.exists("-")
        tap.check(f"--database {'FOLDER' if path == str(place) else path}", good, got.returncode, got.stderr)
    full_disk(tap, work, big)
    unwritable(tap, place, target, old)
    got = run("query", "--database", str(target), "SELECT 1", "models/none.xml")
    tap.check("a model that is not there leaves the old file", got.returncode == 4 and target.read_bytes() == old)
    killed(tap, place, target, old, big)


def full_disk(tap, work, big):
    name = "a full disk: said, no file and no leftovers"
    disk = work / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(disk)], capture_output=True,
                             check=False)
    if mounted.returncode:
        tap.skip(name, "no small file system can be mounted here")
        return
    try:
        got = run("query", "--database", str(disk / "x.db"), big)
        tap.check(name, got.returncode == 4 and "No space left" in got.stderr and not os.listdir(disk), got.stderr,
                  os.listdir(disk))
    finally:
        subprocess.run(["umount", str(disk)], check=False)


def unwritable(tap, place, target, old):
    if os.geteuid() == 0:
        tap.skip("an unwritable folder", "root may write everywhere")
        return
    place.chmod(0o500)
    got = run("query", "--database", str(target), SMALL)
    place.chmod(0o700)
    tap.check("an unwritable folder", got.returncode == 4 and "Permission denied" in got.stderr
              and target.read_bytes() == old, got.stderr)


def killed(tap, place, target, old, big):
    fresh = place / "fresh.db"
    start = time.monotonic()
    run("query", "--database", str(fresh), big)
    takes, new = time.monotonic() - start, fresh.read_bytes()
    chance, seen = random.Random(7), {old: 0, new: 0}
    for _ in range(20):
        target.write_bytes(old)
        with subprocess.Popen([PROGRAM, "query", "--database", str(target), big], stderr=subprocess.DEVNULL) as child:
            time.sleep(chance.uniform(0, 1.2 * takes))
            child.kill()
        now = target.read_bytes()
        seen[now] = seen.get(now, 0) + 1
    tap.check("killed while writing: the old file or the new one", set(seen) == {old, new} and seen[old] > 0,
              [len(key) for key in seen], list(seen.values()))
    tap.check("and what it left is taken over by the next", run("query", "--database", str(target), big).returncode == 0
              and target.read_bytes() == new and not leftovers(place), leftovers(place))


def main():
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        sound(tap, work)
        as_in_the_file(tap, work)
        questions(tap)
        readme(tap)
        hostile_text(tap, work)
        files(tap, work)
    tap.end()


main()
