#!/usr/bin/env python3
"""Valid models made to cost much: worked out soon and in little memory, or refused by a limit that flowgap-model(5)
names. The bounds are loose on purpose (sanitizers, slow machines); what grows with the square breaks them by far."""

import os
import pathlib
import subprocess
import sys
import tempfile

BUILD = os.environ["BUILD"]
PROGRAM, MEASURE = BUILD + "/src/cli/flowgap", BUILD + "/tests/measure"
ENVIRONMENT = dict(os.environ, ASAN_OPTIONS=os.environ.get("ASAN_OPTIONS", "") + ":quarantine_size_mb=1")
SECONDS, MEGABYTES = 10, 600         # of processor; with sanitizers
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<model xmlns="urn:flowgap:model:1" version="1" id="m" operator="b" label="M" source="s">
<source id="s" kind="pia" label="S" examined="whole"/><baseline id="base" label="B" sources="s"/>
<yardstick ref="rules"/>
<party id="b" kind="agency" label="B"/><party id="u" kind="data-subject" label="U"/><boundary id="in" label="I"/>
<place id="person" kind="person" custodian="u" boundary="in" label="U"/>
"""


def element(name):
    return f'<element id="{name}" category="case" label="E" origin="person" at="1"/>\n'


def place(name):
    return f'<place id="{name}" kind="store" custodian="b" boundary="in" label="P"/>\n'


def flow(start, end, what='elements="e"'):
    return f'<flow id="{start}-{end}" from="{start}" to="{end}" {what} label="F" at="1"/>\n'


def kept(name, at, period):
    return (f'<holding id="{name}" place="{at}" elements="e" label="H" at="1"><period at="1" value="P{period}D"/>'
            "</holding>\n")


def chain(count):
    """One element through places in a row."""
    yield from (place(f"p{i}") for i in range(count))
    yield element("e")
    yield flow("person", "p0")
    yield from (flow(f"p{i}", f"p{i + 1}") for i in range(count - 1))


def chain_kept(count):
    """... that all keep it for as long."""
    yield from chain(count)
    yield from (kept(f"h{i}", f"p{i}", 1) for i in range(count))


def outlives(count):
    """Every copy is kept longer than every original: a finding for each two."""
    yield from (place("p0"), place("p1"), element("e"), flow("person", "p0"), flow("p0", "p1"))
    yield from (kept(f"h{i}", f"p{i % 2}", i + 1) for i in range(count))


def vague(count):
    """Every flow may carry every element."""
    yield from (place(f"p{i}") for i in range(count))
    yield from (element(f"e{i}") for i in range(count))
    yield from (flow("person", f"p{i}", 'unspecified="yes"') for i in range(count))


def scopes(count):
    """Every scope is about every holding."""
    yield from (place("p"), element("e"))
    yield from (kept(f"h{i}", "p", 1) for i in range(count))
    yield from (f'<scope subjects="holding"><claim at="{i}" says="partly"/></scope>' for i in range(count))


def measure(folder, body):
    model, figures = folder / "model.xml", folder / "measured"
    model.write_text(HEAD + "".join(body) + "</model>\n", encoding="utf-8")
    command = [MEASURE, str(figures), PROGRAM, "gaps", "-f", "csv", "-y", "tests/rules/yardsticks", str(model)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=ENVIRONMENT)
    status, seconds, _, kilobytes = figures.read_text(encoding="ascii").split()
    return int(status), done.stderr, float(seconds), int(kilobytes) / 1024


def main(folder):
    cases = ((chain, 20000, 0), (chain_kept, 2000, 0), (outlives, 3000, 4), (vague, 1000, 0), (scopes, 1000, 0),
             (scopes, 4000, 4))
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
