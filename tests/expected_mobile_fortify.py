#!/usr/bin/env python3
"""The Mobile Fortify model must come out as worked out by hand in tests/expected/mobile-fortify.csv.

Prints TAP. Run from the source root with BUILD set to the build directory."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "oracle"))
import keys  # noqa: E402
from keys import ok  # noqa: E402

MODEL = "models/mobile-fortify.xml"


def main():
    expected = keys.table("tests/expected/mobile-fortify.csv")
    cells = keys.run("cells", MODEL)
    for row in expected:
        keys.check_row(row, cells)
    keys.check_fates(expected, keys.run("flows", MODEL))
    gaps = [c for c in cells if c["family"] == "gap"]
    ok([c["fact"] for c in gaps] == ["assessed:pia"], "one gap: no assessment is linked",
       *(f"{c['question']} {c['fact']}" for c in gaps))
    text = open(MODEL, encoding="utf-8").read()
    used = set(re.findall(r'source="(MF-[A-Z0-9]+)"', text)) | set(re.findall(r"\((MF-[A-Z]+)\)", text))
    listed = set(re.findall(r'<source id="(MF-[A-Z0-9]+)"', text))
    ok(listed == used, "every source on Mobile Fortify speaks", f"{sorted(listed ^ used)}")
    keys.finish()


main()
