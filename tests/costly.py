#!/usr/bin/env python3
"""Valid models made to cost much: worked out soon and in little memory, or refused by a limit that flowgap-model(5)
names. The bounds are loose on purpose (sanitizers, slow machines); what grows with the square breaks them by far."""

import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, "tests")
from bench import costly                                             # noqa: E402

BUILD = os.environ["BUILD"]
PROGRAM, MEASURE = BUILD + "/src/cli/flowgap", BUILD + "/tests/measure"
ENVIRONMENT = dict(os.environ, ASAN_OPTIONS=os.environ.get("ASAN_OPTIONS", "") + ":quarantine_size_mb=1")
SECONDS, MEGABYTES = 10, 600         # of processor; with sanitizers


def measure(folder, body):
    model, figures = folder / "model.xml", folder / "measured"
    model.write_text(costly.HEAD + "".join(body) + costly.TAIL, encoding="utf-8")
    command = [MEASURE, str(figures), PROGRAM, "gaps", "-f", "csv", "-y", "tests/rules/yardsticks", str(model)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=ENVIRONMENT)
    status, seconds, _, kilobytes = figures.read_text(encoding="ascii").split()
    return int(status), done.stderr, float(seconds), int(kilobytes) / 1024


def main(folder):
    cases = ((costly.chain, 20000, 0), (costly.chain_kept, 2000, 0), (costly.outlives, 3000, 4),
             (costly.vague, 1000, 0), (costly.scopes, 1000, 0), (costly.scopes, 4000, 4))
    failed = 0
    for number, (family, count, wanted) in enumerate(cases, 1):
        status, told, seconds, megabytes = measure(folder, family(count))
        good = status == wanted and seconds < SECONDS and megabytes < MEGABYTES
        good = good and (wanted == 0 or "beyond the limits in flowgap-model(5)" in told)
        failed += not good
        print(f"{'ok' if good else 'not ok'} {number} - {family.__name__}, {count} of each")
        if not good:
            print(f"# exit status {status}, {seconds:.1f} s, {megabytes:.0f} MB: {told[:500]}")
    print(f"1..{len(cases)}")
    return failed > 0


with tempfile.TemporaryDirectory() as temporary:
    sys.exit(main(pathlib.Path(temporary)))
