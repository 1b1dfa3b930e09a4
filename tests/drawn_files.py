#!/usr/bin/env python3
"""Drawn files held against judges that are not ours: SVG 1.1, PDF and fonts, PNG and size.

Judged are the samples that the unit test of drawing leaves behind (some with hostile text) and
every figure of every model.
"""

import hashlib
import os
import pathlib
import re
import struct
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree
import zlib

from lib.tap import end, verdict

BUILD = pathlib.Path(os.environ["BUILD"])
FLOWGAP = BUILD / "src" / "cli" / "flowgap"
SVG = "{http://www.w3.org/2000/svg}"
XML = "{http://www.w3.org/XML/1998/namespace}"

NUMBER = r"-?\d{1,8}(\.\d{1,2})?"
POSITIVE = r"\d{1,8}(\.\d{1,2})?"
COLOUR = r"#[0-9A-Fa-f]{6}"
NAME = r"[A-Za-z_][A-Za-z0-9._-]*"
PAINT = {"fill": f"{COLOUR}|none", "stroke": COLOUR, "stroke-width": POSITIVE,
         "stroke-dasharray": f"{POSITIVE}( {POSITIVE})*"}

# Everything an SVG of ours may consist of; a part of SVG 1.1, and ARIA on the root.
ALLOWED = {
    "svg": {"version": r"1\.1", "width": f"{POSITIVE}mm", "height": f"{POSITIVE}mm",
            "viewBox": f"0 0 {POSITIVE} {POSITIVE}", "role": "img",
            "aria-labelledby": f"{NAME} {NAME}", XML + "lang": ".*",
            "font-family": r"[A-Za-z', -]+"},
    "title": {"id": NAME},
    "desc": {"id": NAME},
    "metadata": {},
    "g": {"id": NAME, "class": ".*"},
    "rect": {"x": NUMBER, "y": NUMBER, "width": POSITIVE, "height": POSITIVE, "rx": POSITIVE,
             **PAINT},
    "circle": {"cx": NUMBER, "cy": NUMBER, "r": POSITIVE, **PAINT},
    "path": {"d": f"M{NUMBER} {NUMBER}([CL ]{NUMBER} {NUMBER})+Z?", "stroke-linejoin": "round",
             **PAINT},
    "text": {"x": NUMBER, "y": NUMBER, "font-size": POSITIVE, "font-weight": "bold",
             "text-anchor": "middle|end", "fill": COLOUR},
}
EMPTY = {"rect", "circle", "path"}
INSIDE = {"svg": set(ALLOWED) - {"svg"}, "g": set(ALLOWED) - {"svg", "metadata"}}



def element_findings(element, parent):
    name = element.tag.removeprefix(SVG)
    if name not in ALLOWED:
        return [f"element {element.tag}"]
    found = [f"<{name} {attribute}='{value[:60]}'>" for attribute, value in element.attrib.items()
             if not re.fullmatch(ALLOWED[name].get(attribute, "(?!)"), value, re.DOTALL)]
    if parent is not None and name not in INSIDE.get(parent, set()):
        found.append(f"<{name}> in <{parent}>")
    if name in EMPTY and ((element.text or "").strip() or len(element)):
        found.append(f"<{name}> is not empty")
    for child in element:
        found += element_findings(child, name)
    return found


def svg_findings(data):
    """What in these bytes is not the SVG 1.1 we mean to write."""
    text = data.decode("utf-8")
    found = [f"the file has {word}" for word in ("<!", "<?xml-stylesheet", "style=", "href", "\r")
             if word in re.sub(r">[^<]*<", "><", text)]
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        return found + [str(error)]
    if root.tag != SVG + "svg":
        return found + [f"root {root.tag}"]
    found += element_findings(root, None)
    ids = [element.get("id") for element in root.iter() if element.get("id") is not None]
    found += [f"id {name} twice" for name in set(ids) if ids.count(name) > 1]
    found += [f"aria-labelledby names {name}" for name in root.get("aria-labelledby", "").split()
              if name not in ids]
    if not root.get("width") or root.get("role") != "img":
        found.append("no size or no role")
    return found


def run(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, check=False)


def judge_svg(name, path, work):
    data = path.read_bytes()
    verdict(f"{name}: SVG 1.1 of our kind", svg_findings(data))
    lint = run("xmllint", "--noout", "--nonet", path)
    verdict(f"{name}: xmllint", lint.stderr.decode().splitlines() if lint.returncode else [])
    render = run("rsvg-convert", "-o", work / "rendered.png", path)
    said = render.stderr.decode().splitlines()
    verdict(f"{name}: rsvg-convert", said or (["it failed"] if render.returncode else []))


def size_of(svg):
    """Width and height in points."""
    root = ElementTree.parse(svg).getroot()
    return [float(root.get(side).removesuffix("mm")) / 25.4 * 72 for side in ("width", "height")]


def font_findings(path):
    lines = run("pdffonts", path).stdout.decode().splitlines()[2:]
    found = [line for line in lines if not re.search(r"\byes +yes +(yes|no) +\d+ +\d+$", line)]
    return found if lines else ["no fonts"]


def pdf_findings(path, sizes):
    text = run("pdfinfo", "-f", "1", "-l", "999", path).stdout.decode()
    pages = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", text)
    found = [] if len(pages) == len(sizes) else [f"{len(pages)} pages instead of {len(sizes)}"]
    for page, size in zip(pages, sizes):
        if any(abs(float(a) - b) > 0.1 for a, b in zip(page, size)):
            found.append(f"page {page} instead of {size}")
    if not re.search(r"CreationDate: +\w+ Jan +1 00:00:00 1980", text):
        found.append("the creation date is not the fixed one")
    if re.search(r"JavaScript: +yes|Encrypted: +yes", text) or "Title:" not in text:
        found.append("script, encryption or no title")
    return found


def judge_pdf(name, path, sizes):
    verdict(f"{name}: fonts are embedded subsets", font_findings(path))
    verdict(f"{name}: pages, title, fixed date", pdf_findings(path, sizes))


def png_findings(path, dpi, size):
    data = path.read_bytes()
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        return ["no PNG"]
    found, chunks, at = [], {}, 8
    while at + 12 <= len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        if struct.pack(">I", zlib.crc32(kind + body)) != data[at + 8 + length:at + 12 + length]:
            found.append(f"checksum of {kind}")
        chunks.setdefault(kind, body)
        at += 12 + length
    width, height, depth, colour = struct.unpack(">IIBB", chunks[b"IHDR"][:10])
    if (depth, colour) != (8, 2) or b"tRNS" in chunks:
        found.append("not plain RGB: it may be transparent")
    if chunks.get(b"pHYs") != struct.pack(">IIB", round(dpi / 0.0254), round(dpi / 0.0254), 1):
        found.append("no pHYs of this resolution")
    if abs(width / dpi * 72 - size[0]) > 1 or abs(height / dpi * 72 - size[1]) > 1:
        found.append(f"{width} x {height} pixels")
    return found


def judge_samples(work):
    samples = work / "samples"
    samples.mkdir()
    environment = {**os.environ, "FLOWGAP_SAMPLES": str(samples)}
    subprocess.run([BUILD / "tests" / "test_draw"], env=environment, capture_output=True,
                   check=False)
    names = sorted(path.name for path in samples.iterdir())
    expected = ["300-dpi.png", "broken.svg", "good.svg", "hostile.svg", "ids.svg",
                "three-pages.pdf"]
    verdict("the samples are there", [] if names == expected else [str(names)])
    for path in sorted(samples.glob("*.svg")):
        judge_svg(path.name, path, work)
    size = size_of(samples / "good.svg")
    judge_pdf("three-pages.pdf", samples / "three-pages.pdf", [size] * 3)
    verdict("300-dpi.png: size, colours, checksums",
            png_findings(samples / "300-dpi.png", 300, size))


def draw(model, kind, path):
    return run(FLOWGAP, "draw", model, "--view", "flows", "-T", kind, "--quiet", "-o", path)


def pages_of(path):
    """A figure of several pages is written as NAME-1.svg, NAME-2.svg, ..."""
    if path.exists():
        return [path]
    pages = path.parent.glob(f"{path.stem}-*{path.suffix}")
    return sorted(pages, key=lambda page: int(page.stem.rsplit("-", 1)[1]))


def judge_origin(model, pages, document, images):
    """Every figure says what it was made from, and by what."""
    version = run(FLOWGAP, "--version").stdout.decode().strip()
    digest = hashlib.sha256(model.read_bytes()).hexdigest()
    words = f"Source: {model.name}, SHA-256 {digest}, drawn by {version}."
    verdict(f"{model.stem}: source and version in every page",
            [page.name for page in pages if f"<metadata>{words}</metadata>" not in page.read_text(encoding="utf-8")])
    verdict(f"{document.name}: source and version",
            [] if words in run("pdfinfo", document).stdout.decode() else ["missing"])
    chunk = b"iTXtComment" + bytes(5) + words.encode()
    verdict(f"{model.stem}: source and version in every image",
            [image.name for image in images if chunk not in image.read_bytes()])


def judge_model(model, work):
    base = work / model.stem
    made = [draw(model, kind, base.with_suffix("." + kind)) for kind in ("svg", "pdf", "png")]
    verdict(f"{model}: drawn as SVG, PDF and PNG",
            [result.stderr.decode().strip() for result in made if result.returncode])
    if any(result.returncode for result in made):
        return
    pages = pages_of(base.with_suffix(".svg"))
    for page in pages:
        judge_svg(page.name, page, work)
    sizes = [size_of(page) for page in pages]
    judge_pdf(f"{model.stem}.pdf", base.with_suffix(".pdf"), sizes)
    first = base.with_suffix(".pdf").read_bytes()
    draw(model, "pdf", base.with_suffix(".pdf"))
    same = base.with_suffix(".pdf").read_bytes() == first
    verdict(f"{model.stem}.pdf: the same bytes again", [] if same else ["they differ"])
    images = pages_of(base.with_suffix(".png"))
    verdict(f"{model.stem}: as many images as pages",
            [] if len(images) == len(pages) else [f"{len(images)} of {len(pages)}"])
    judge_origin(model, pages, base.with_suffix(".pdf"), images)
    for image, size in zip(images, sizes):
        data = image.read_bytes()
        at = data.find(b"pHYs")
        dpi = struct.unpack(">I", data[at + 4:at + 8])[0] * 0.0254 if at > 0 else 0
        verdict(f"{image.name}: size, colours, checksums",
                png_findings(image, round(dpi), size) if dpi else ["no pHYs"])


def judge_the_judge():
    """Each of these must be found wrong, and the frame around them right."""
    frame = ('<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="1mm" height="1mm" '
             'role="img" aria-labelledby="title desc"><title id="title">t</title>'
             '<desc id="desc">d</desc>{}</svg>')
    wrong = ['<script>1</script>', '<g style="a:b"/>', '<rect fill="transparent"/>', '<a/>',
             '<g onclick="x"/>', '<rect x="1.234"/>', '<rect x="nan"/>', '<g id="title"/>',
             '<image/>', '<path d="M0 0L1"/>', '<text><tspan>x</tspan></text>', '<g id="1"/>',
             '<g xmlns:x="y" x:href="z"/>', '<style>*{}</style>', '<rect>x</rect>']
    missed = [case for case in wrong if not svg_findings(frame.format(case).encode())]
    verdict("wrong SVG is noticed", missed)
    verdict("right SVG is left alone", svg_findings(frame.format('<g id="x"/>').encode()))


def main():
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        judge_the_judge()
        judge_samples(work)
        for model in sorted(pathlib.Path("models").glob("*.xml")):
            judge_model(model, work)
    end()


if __name__ == "__main__":
    main()
