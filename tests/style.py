#!/usr/bin/env python3
"""Limits of style: sizes of functions and files, columns, and words that have no place in the sources."""

import pathlib
import re
import statistics
import subprocess
import sys

COLUMNS = 100
SCRIPT_COLUMNS = 120           # of .py and .sh
TEXT = {".c", ".h", ".sh", ".py", ".build", ".rnc", ".lp"}

# First line of a function's head; flat tables are data and may be longer than a function.
FUNCTION = re.compile(r"^[a-zA-Z_][^;={]*\(")


THEIRS = ("on_start", "judge")          # called by a library: the signature is not ours


def tracked():
    """The files of the project, as far as they exist."""
    try:
        out = subprocess.run(["git", "ls-files"], capture_output=True, text=True, check=True).stdout
        names = out.split("\n")
    except (OSError, subprocess.CalledProcessError):
        names = [str(p) for p in pathlib.Path(".").rglob("*") if not p.parts[0].startswith(".")]
    return [p for p in map(pathlib.Path, filter(None, names)) if p.is_file()]


def functions(text):
    """(name, lines, parameters) of each function: a body is between braces in the first column."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line != "{":
            continue
        start = number - 1
        while start > 0 and not FUNCTION.match(lines[start]):
            start -= 1
        head = " ".join(lines[start:number])
        end = next((i for i in range(number, len(lines)) if lines[i] == "}"), len(lines))
        name = re.search(r"([a-zA-Z_0-9]+)\s*\(", head)
        parameters = head[head.index("(") + 1:].rsplit(")", 1)[0] if "(" in head else ""
        depth = count = 0
        for char in parameters:
            depth += {"(": 1, ")": -1}.get(char, 0)
            count += char == "," and depth == 0
        yield name.group(1) if name else head, end - number - 1, count + 1


class Report:
    """TAP lines."""

    def __init__(self):
        self.number = 0
        self.failed = 0

    def verdict(self, name, findings):
        self.number += 1
        print(f"{'not ok' if findings else 'ok'} {self.number} - {name}")
        for finding in findings[:40]:
            print(f"# {finding}")
        if len(findings) > 40:
            print(f"# and {len(findings) - 40} more")
        self.failed += bool(findings)


def check_functions(report, code):
    sizes = [(path, *function) for path, text in code.items() for function in functions(text)]
    lengths = sorted(size for _, _, size, _ in sizes)
    ours = [f"{len(lengths)} functions found"] if len(lengths) < 100 else []
    report.verdict("functions are found", ours)
    report.verdict("no function is over 100 lines",
                   [f"{p}: {n}: {size} lines" for p, n, size, _ in sizes if size > 100])
    median = statistics.median(lengths)
    report.verdict("half of the functions have at most 15 lines", [f"median {median}"] if median > 15 else [])
    ninth = lengths[len(lengths) * 9 // 10]
    report.verdict("nine functions in ten have under 50 lines", [f"{ninth} lines"] if ninth >= 50 else [])
    report.verdict("no function has over five parameters",
                   [f"{p}: {n}: {count}" for p, n, _, count in sizes if count > 5 and n not in THEIRS])


def check_files(report, texts, code):
    sizes = {path: text.count("\n") for path, text in code.items()}
    report.verdict("no source file is over 800 lines", [f"{p}: {n}" for p, n in sizes.items() if n > 800])
    median = statistics.median(sizes.values())
    report.verdict("half of the source files have at most 250 lines", [f"median {median}"] if median > 250 else [])
    limit = {path: SCRIPT_COLUMNS if path.suffix in (".py", ".sh") else COLUMNS for path in texts}
    report.verdict(f"no line is over {COLUMNS} columns, {SCRIPT_COLUMNS} in scripts",
                   [f"{path}:{number}: {len(line.expandtabs(8))}" for path, text in texts.items()
                    for number, line in enumerate(text.split("\n"), 1)
                    if len(line.expandtabs(8)) > limit[path]])
    report.verdict("no blanks end a line",
                   [f"{path}:{number}" for path, text in texts.items()
                    for number, line in enumerate(text.split("\n"), 1) if line != line.rstrip()])


def check_words(report, everything):
    machine = re.compile("/(" + "work|home|root|usr/local)/")
    todo = re.compile("\\b(" + "TO" "DO|FIX" "ME|XX" "X|HA" "CK)\\b")
    for name, pattern in (("no path of a machine", machine), ("no unfinished business", todo)):
        report.verdict(name, [f"{path}:{number}" for path, text in everything.items()
                              for number, line in enumerate(text.split("\n"), 1) if pattern.search(line)])


def main():
    everything = {}
    for path in tracked():
        try:
            everything[path] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    texts = {p: t for p, t in everything.items() if p.suffix in TEXT or p.name in ("dev", "run")}
    code = {p: t for p, t in texts.items() if p.suffix in (".c", ".h") and p.parts[0] in ("src", "include")}
    report = Report()
    check_functions(report, code)
    check_files(report, texts, code)
    check_words(report, everything)
    print(f"1..{report.number}")
    return report.failed > 0


if __name__ == "__main__":
    sys.exit(main())
