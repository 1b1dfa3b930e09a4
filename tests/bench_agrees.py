#!/usr/bin/env python3
"""What ./dev bench compares is the same work: the synthetic models are clean, and every tool finds
as many arrivals in them as flowgap. No times here. Prints TAP."""

import importlib.util
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, "tests")
from bench import facts, generate                                    # noqa: E402
from lib.tap import end, ok  # noqa: E402

PROGRAM = os.path.join(os.environ["BUILD"], "src/cli/flowgap")
MORE = ["--yardsticks", "models/yardsticks"]


def make(folder, flows, seed, vague=0):
    path = os.path.join(folder, f"{flows}-{seed}.xml")
    with open(path, "w", encoding="utf-8") as out:
        generate.write(out.write, flows, seed, vague)
    return path


def run(*words):
    return subprocess.run([PROGRAM, *words, *MORE], capture_output=True, text=True, check=False)


def arrivals(path):
    return len(run("reach", path).stdout.splitlines()) - 1


with tempfile.TemporaryDirectory() as temporary:
    for flows in (50, 500, 2000):
        path = make(temporary, flows, 1)
        done = run("check", "--quiet", path)
        ok(done.returncode == 0 and not done.stderr, f"{flows} flows: a clean model")
        first = pathlib.Path(path).read_bytes()
        ok(first == pathlib.Path(make(temporary, flows, 1)).read_bytes(),
                f"{flows} flows: the same bytes again")
        ours = arrivals(path)
        known = facts.facts_of(path)
        facts.write_lines(known, path + ".facts")
        facts.write_logic(known, path + ".lp")
        ok(ours > flows and ours == facts.count_sqlite(known)[0],
                f"{flows} flows: SQLite finds the {ours} arrivals")
        ok(ours == facts.count_clingo(path + ".lp"), f"{flows} flows: clingo finds them")
        if importlib.util.find_spec("networkx"):
            ok(ours == facts.count_networkx(path + ".facts"), f"{flows} flows: networkx finds them")
    done = run("check", "--quiet", make(temporary, 500, 2, vague=10))
    ok(done.returncode == 0 and not done.stderr, "flows that do not say what they carry: clean too")
end()
