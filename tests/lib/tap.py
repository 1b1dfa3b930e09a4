"""What the tests in Python print: TAP. ok() for each test, end() after the last."""

import sys

LINES = 40                   # of the reasons of one failure
number = failed = 0


def lines_of(reasons):
    for reason in reasons:
        if isinstance(reason, (list, tuple, set)):
            yield from lines_of(reason)
        else:
            yield from str(reason).splitlines()


def ok(good, name, *why):
    """`why`: texts, or lists of them, that are shown when it failed."""
    global number, failed
    number += 1
    failed += not good
    print(f"{'ok' if good else 'not ok'} {number} - {name}", flush=True)
    for line in [] if good else list(lines_of(why))[:LINES]:
        print(f"# {line}"[:500])


def check(name, good, *why):
    ok(good, name, *why)


def verdict(name, findings):
    ok(not findings, name, findings)


def skip(name, why):
    global number
    number += 1
    print(f"ok {number} - {name} # SKIP {why}", flush=True)


def end():
    print(f"1..{number}")
    sys.exit(1 if failed else 0)
