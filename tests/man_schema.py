#!/usr/bin/env python3
"""The manual page flowgap-schema(5) lists the tables as the program has them. --write brings it up to date."""

import json
import os
import pathlib
import re
import subprocess
import sys

PAGE = pathlib.Path("man/flowgap-schema.5")
PROGRAM = os.environ.get("BUILD", ".build") + "/src/cli/flowgap"
BEGIN, END = '.\\" tables begin: written by tests/man_schema.py --write\n', '.\\" tables end\n'


def ask(sql):
    command = [PROGRAM, "query", "--format=json", "models/city-bikes.xml", sql]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def escape(text):
    text = text.replace("\\", "\\e").replace('"', "\\(dq").replace(". ", ".\n")
    return "\\&" + text if text[:1] in ".'" else text


def kind_of(column):
    """What a reader wants to know of the type: integer or text, key, what it points to, may be NULL."""
    declared = column["type"] or ""
    words = [declared.split(" ")[0].lower()] if declared else []
    target = re.search(r"REFERENCES (\w+)", declared)
    if "PRIMARY KEY" in declared:
        words.append("key")
    elif target:
        words.append(f"to {target.group(1)}")
    if declared and "NOT NULL" not in declared and "PRIMARY KEY" not in declared:
        words.append("or NULL")
    return f" ({', '.join(words)})" if words else ""


def section(title, kind, tables, columns):
    lines = [f".Sh {title}"]
    for table in (t for t in tables if t["kind"] == kind):
        lines += [f".Ss {table['name']}", escape(table["doc"]), '.Bl -tag -width "position" -compact -offset indent']
        for column in (c for c in columns if c["table_name"] == table["name"]):
            lines += [f".It Va {column['name']}", escape(column["doc"] + kind_of(column))]
        lines.append(".El")
    return lines


def generated():
    tables = ask("SELECT * FROM schema_tables ORDER BY position")
    columns = ask("SELECT * FROM schema_columns ORDER BY table_name, position")
    lines = section("TABLES", "table", tables, columns) + section("VIEWS", "view", tables, columns)
    return "\n".join(lines) + "\n", tables, columns


def main():
    page = PAGE.read_text(encoding="utf-8")
    start, end = page.index(BEGIN) + len(BEGIN), page.index(END)
    wanted, tables, columns = generated()
    if "--write" in sys.argv:
        PAGE.write_text(page[:start] + wanted + page[end:], encoding="utf-8")
        return 0
    lint = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", str(PAGE)], capture_output=True, text=True,
                          check=False)
    sql = subprocess.run([PROGRAM, "query", "--schema"], capture_output=True, text=True, check=True).stdout
    made = subprocess.run(["sqlite3", ":memory:"], input=sql + "SELECT count(*) FROM sqlite_schema WHERE sql NOT NULL;",
                          capture_output=True, text=True, check=False)
    checks = [
        ("the manual lists the tables as they are", page[start:end] == wanted),
        ("mandoc finds nothing to say", lint.returncode == 0 and not lint.stdout),
        ("there are many tables and columns", len(tables) > 40 and len(columns) > 200),
        ("every table and column is explained", all(t["doc"] for t in tables) and all(c["doc"] for c in columns)),
        ("query --schema is SQL that sqlite3 takes", made.stdout.strip() == str(len(tables)) and not made.stderr),
    ]
    for number, (name, good) in enumerate(checks, 1):
        print(f"{'ok' if good else 'not ok'} {number} - {name}")
    print(lint.stdout, made.stderr, sep="", end="", file=sys.stderr)
    print(f"1..{len(checks)}")
    return not all(good for _, good in checks)


if __name__ == "__main__":
    sys.exit(main())
