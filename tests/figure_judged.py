#!/usr/bin/env python3
"""Figures of random models, held against the judge: every asserted flow drawn, pages of at most 160 x 240
mm, type of at
least 7 points, no two texts, badges, places or panels over each other, no line through what is not its own, nine in ten
lines at most 2.5 times as long as the straight way. `--all` draws 200 of them, else 16."""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

PROGRAM = os.environ["BUILD"] + "/tests/test_figure"
MODELS = 200 if "--all" in sys.argv else 16
SHARDS = os.cpu_count() or 1
FEWEST, MOST = 10, 32       # places; larger ones are drawn by figure_flows.py --all


def make(folder, seed):
    path = folder / f"random-{seed}.xml"
    places = FEWEST + seed % (MOST - FEWEST + 1)
    with open(path, "w", encoding="utf-8") as out:
        subprocess.run([sys.executable, "-B", "tests/judges/random_models.py", str(1000 + seed), str(places)],
                       stdout=out, check=True)
    return path.name


def main():
    if not pathlib.Path(PROGRAM).exists():
        print("1..0 # SKIP cmocka was not there when this was built")
        return
    number = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        models = [str(folder / make(folder, seed)) for seed in range(MODELS)]
        shards = [subprocess.Popen([PROGRAM] + models[i::SHARDS], stdout=subprocess.PIPE, text=True)
                  for i in range(SHARDS)]
        for i, shard in enumerate(shards):
            lines = [line for line in shard.communicate()[0].splitlines() if not line.startswith("1..")]
            judged = sum("ok " in line[:7] for line in lines)
            for line in lines:
                number += not line.startswith("#")
                print(re.sub(r"ok \d+ -", f"ok {number} -", line.replace(name + "/", ""), count=1))
            if judged != len(models[i::SHARDS]):
                number += 1
                print(f"not ok {number} - all models of a shard were judged\n# {judged}, exit {shard.returncode}")
    print(f"1..{number}")


main()
