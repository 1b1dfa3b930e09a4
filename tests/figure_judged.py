#!/usr/bin/env python3
"""Every view of random models of 10 to 60 places, held against the judge: all flows that belong there, pages of at most
160 x 240 mm, type of at least 7 points, no two texts, badges, places or panels over each other, no line through what is
not its own, none that turns back on itself, nine in ten at most 2.5 times as long as the straight way. `--all` draws
200 of them, else 11."""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

ALL = "--all" in sys.argv
PROGRAM = os.environ["BUILD"] + "/tests/judge_figures"
MODELS = 200 if ALL else 11
SHARDS = os.cpu_count() or 1
FEWEST, MOST = 10, 60       # places
STEP = 20                   # so that a few models are as different in size as many
ELEMENTS = 3 if ALL else 1  # whose traces are drawn
VIEWS = ("flows", "summary", "steps", "matrix", "retention", "categories", "trace")


def make(folder, seed):
    path = folder / f"random-{seed}.xml"
    places = FEWEST + seed * STEP % (MOST - FEWEST + 1)
    with open(path, "w", encoding="utf-8") as out:
        subprocess.run([sys.executable, "-B", "tests/judges/random_models.py", str(1000 + seed), str(places)],
                       stdout=out, check=True)
    return str(path)


def main():
    number = 0
    views = dict.fromkeys(VIEWS, 0)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        models = [make(folder, seed) for seed in range(MODELS)]
        shards = [subprocess.Popen([PROGRAM, "--elements", str(ELEMENTS), *models[i::SHARDS]], stdout=subprocess.PIPE,
                                   text=True) for i in range(SHARDS)]
        for i, shard in enumerate(shards):
            for line in shard.communicate()[0].splitlines():
                found = re.match(r"((?:not )?ok) \d+ - (.*)", line.replace(name + "/", ""))
                if found:
                    number += 1
                    line = f"{found[1]} {number} - {found[2]}"
                    view = re.search(r", (\w+)", found[2])[1]
                    views[view] = views.get(view, 0) + 1
                if not line.startswith("1.."):
                    print(line)
            if shard.returncode not in (0, 1):
                number += 1
                print(f"not ok {number} - shard {i + 1} ends by itself\n# exit {shard.returncode}")
    number += 1
    good = all(count >= MODELS for count in views.values())
    print(f"{'' if good else 'not '}ok {number} - every view of every model was judged\n# {views}")
    print(f"1..{number}")


main()
