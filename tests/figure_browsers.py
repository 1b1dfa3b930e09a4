#!/usr/bin/env python3
"""librsvg and Chromium draw the figures alike: both pictures in grey, cut into small blocks, no block of one is darker
or lighter than that of the other by more than letters differ. A figure without one arrow head, or with one label
moved, does not pass."""

import os
import pathlib
import re
import shutil
import struct
import subprocess
import tempfile
import zlib

from lib.tap import end, ok

PROGRAM = os.environ["BUILD"] + "/src/cli/flowgap"
FIGURES = [("city-bikes", "flows"), ("cbp-one", "summary"), ("cbp-one", "steps"), ("mobile-fortify", "matrix"),
           ("cbp-one", "retention"), ("city-bikes", "categories", "--category=location"),
           ("cbp-one", "trace", "--element=face-noncitizen")]
BLOCK = 6                   # pixels at 96 dots per inch: 1.6 mm
STEP = 3                    # from one block to the next, so that a mark lies whole in one of them
MOST = 45                   # of 255: measured between the two programs at most 29, without an arrow head 69
BROWSER = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
           "--disable-background-networking", "--disable-component-update", "--hide-scrollbars",
           "--force-color-profile=srgb", "--disable-lcd-text", "--font-render-hinting=none"]
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>/usr/share/fonts/truetype/liberation</dir><cachedir>{0}/fonts</cachedir>
<match target="font"><edit name="hinting" mode="assign"><bool>false</bool></edit>
<edit name="hintstyle" mode="assign"><const>hintnone</const></edit></match></fontconfig>
"""


def unfiltered(data, width, height, channels):
    """The rows of a PNG of 8 bits a channel."""
    stride, before, at = width * channels, bytearray(width * channels), 0
    for _ in range(height):
        kind, row = data[at], bytearray(data[at + 1:at + 1 + stride])
        at += 1 + stride
        for i in range(stride):
            left, up = row[i - channels] if i >= channels else 0, before[i]
            if kind == 1:
                row[i] = (row[i] + left) & 255
            elif kind == 2:
                row[i] = (row[i] + up) & 255
            elif kind == 3:
                row[i] = (row[i] + (left + up) // 2) & 255
            elif kind == 4:
                corner = before[i - channels] if i >= channels else 0
                near = min((abs(up - corner), 0, left), (abs(left - corner), 1, up),
                           (abs(left + up - 2 * corner), 2, corner))[2]
                row[i] = (row[i] + near) & 255
        yield row
        before = row


def blocks(path):
    """Mean lightness of each block of a PNG, by (column, row), on white."""
    data, at, packed = path.read_bytes(), 8, b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        if kind == b"IHDR":
            width, height, _, colour = struct.unpack(">IIBB", data[at + 8:at + 18])
        elif kind == b"IDAT":
            packed += data[at + 8:at + 8 + length]
        at += 12 + length
    channels = {2: 3, 6: 4}[colour]
    cells = {}
    for y, row in enumerate(unfiltered(zlib.decompress(packed), width, height, channels)):
        light = [(3 * r + 6 * g + b) / 10 for r, g, b in zip(row[::channels], row[1::channels], row[2::channels])]
        for x in range(0, width, STEP):
            key = x // STEP, y // STEP
            cells[key] = cells.get(key, 0) + sum(light[x:x + STEP])
    more = [(i, j) for i in range(BLOCK // STEP) for j in range(BLOCK // STEP)]
    return {(x, y): sum(cells.get((x + i, y + j), 0) for i, j in more) / BLOCK ** 2 for x, y in cells}, (width, height)


def drawn_by_rsvg(svg, folder, env):
    subprocess.run(["rsvg-convert", "--background-color=white", "-d", "96", "-p", "96", "-o", f"{folder}/rsvg.png",
                    svg], check=True, env=env)
    return blocks(folder / "rsvg.png")


def drawn_by_chromium(svg, size, folder, env):
    subprocess.run([*BROWSER, f"--user-data-dir={folder}/user", f"--window-size={size[0]},{size[1]}",
                    f"--screenshot={folder}/chromium.png", svg.as_uri()], check=True, env=env, timeout=120,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return blocks(folder / "chromium.png")[0]


def farthest(one, other):
    """How far the two are apart in the block where they are most so. Blocks at the edge may be cut."""
    edge = max(x for x, _ in one), max(y for _, y in one)
    cut = BLOCK // STEP
    inner = [key for key in one if key in other and key[0] <= edge[0] - cut and key[1] <= edge[1] - cut]
    return max((abs(one[key] - other[key]), key) for key in inner)


def without_head(svg):
    """The first filled path in a group of a line is its arrow head."""
    group = re.search(r'<g id="flow-.*?</g>', svg, re.S)
    head = re.search(r'<path [^>]*Z"[^>]*/>', group[0])
    return svg.replace(head[0], "", 1)


def with_moved_label(svg):
    label = re.search(r'<text ([^>]*?)x="([\d.]+)"', svg)
    return svg.replace(label[0], f'<text {label[1]}x="{float(label[2]) + 6:g}"', 1)


def compare(figure, folder, env):
    model, view, *more = figure
    subprocess.run([PROGRAM, "draw", "-q", "--sheet=1", "-v", view, *more, "-o", folder / "f.svg",
                    f"models/{model}.xml"], check=True)
    one, size = drawn_by_rsvg(folder / "f.svg", folder, env)
    other = drawn_by_chromium(folder / "f.svg", size, folder, env)
    apart, where = farthest(one, other)
    ok(apart <= MOST, f"{view} of {model}: both draw it alike", f"{apart:.0f} of 255 apart at block {where}")
    return other


def main():
    if not shutil.which("chromium"):
        print("1..0 # SKIP chromium is not there")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "fonts.conf").write_text(FONTS.format(name), encoding="utf-8")
        env = dict(os.environ, FONTCONFIG_FILE=f"{name}/fonts.conf", HOME=name)
        for figure in reversed(FIGURES):
            other = compare(figure, folder, env)
        svg = (folder / "f.svg").read_text(encoding="utf-8")
        for change, what in ((without_head, "a missing arrow head"), (with_moved_label, "a moved label")):
            (folder / "changed.svg").write_text(change(svg), encoding="utf-8")
            apart, where = farthest(drawn_by_rsvg(folder / "changed.svg", folder, env)[0], other)
            ok(apart > MOST, f"{what} is seen", f"{apart:.0f} of 255 apart at block {where}")
    end()


if __name__ == "__main__":
    main()
