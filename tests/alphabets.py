#!/usr/bin/env python3
"""Names in Cyrillic letters and with accents: every view draws them whole, in the font that was measured, at 7 pt or
more, and the text can be taken out of the PDF again."""

import os
import pathlib
import re
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree

from lib.tap import end, verdict

FLOWGAP = os.environ.get("BUILD", ".build") + "/src/cli/flowgap"
MODEL = pathlib.Path("tests/alphabets/alphabets.xml")
SVG = "{http://www.w3.org/2000/svg}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# What a view shows of a model: the names of these things.
SHOWN = {
    "flows": ("boundary", "place"),
    "summary": ("boundary",),
    "steps": ("party", "step"),
    "matrix": ("place", "element"),
    "retention": ("boundary", "place", "element"),
}
# Parties that have no step, and places that keep nothing, are in no figure.
ABSENT = {"steps": {"police"}, "retention": {"people", "abroad", "person", "match", "phone", "files"}}
LANGUAGES = {"ru": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ", "ht": "èòàn"}


def names(view, lang):
    for element in ElementTree.parse(MODEL).getroot():
        tag = element.tag.split("}")[1]
        if tag in SHOWN[view] and element.get("id") not in ABSENT.get(view, ()):
            for label in element:
                if label.get(LANG) == lang:
                    yield label.text


def letters(text):
    """Without what a line break puts in or takes away."""
    return re.sub(r"[\s\u00a0-]+", "", text)


def check_page(svg, view, lang):
    """(what is wrong, the texts) of a page."""
    texts = [t for t in ElementTree.fromstring(svg).iter(SVG + "text")]
    small = [f"{t.get('font-size')}: {t.text}" for t in texts if float(t.get("font-size")) < 7]
    fonts = {t.get("font-family") for t in texts if t.get("font-family")}
    verdict(f"{lang} {view}: no text under 7 pt", small or ([] if len(texts) > 5 else ["no texts"]))
    verdict(f"{lang} {view}: nothing is cut", [t.text for t in texts if "…" in (t.text or "")])
    verdict(f"{lang} {view}: one font", [] if len(fonts) < 2 else fonts)
    return letters("".join(t.text or "" for t in texts))


def check(view, lang, folder):
    svg, pdf = folder / f"{lang}-{view}.svg", folder / f"{lang}-{view}.pdf"
    said = ""
    for file in (svg, pdf):
        done = subprocess.run([FLOWGAP, "draw", f"--lang={lang}", f"--view={view}", "-o", file, MODEL],
                              capture_output=True, text=True)
        said += done.stderr if done.returncode == 0 else f"exit {done.returncode}: {done.stderr}"
    remarks = [line for line in said.splitlines() if line not in ("", str(svg), str(pdf))
               and "no reviewed translation" not in line]
    verdict(f"{lang} {view}: is drawn, with nothing to remark but the language", remarks)
    if not svg.exists() or not pdf.exists():
        return
    drawn = check_page(svg.read_text(encoding="utf-8"), view, lang)
    wanted = [name for name in names(view, lang)]
    verdict(f"{lang} {view}: the figure has the {len(wanted)} names whole",
            [name for name in wanted if letters(name) not in drawn] or ([] if wanted else ["no names"]))
    text = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True).stdout
    verdict(f"{lang} {view}: so has the text of the PDF",
            [name for name in wanted if letters(name) not in letters(text)])
    fonts = subprocess.run(["pdffonts", pdf], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    verdict(f"{lang} {view}: all letters come from one family, embedded",
            [font for font in fonts if "LiberationSans" not in font or " yes yes yes " not in font]
            or ([] if fonts else ["no fonts"]))


with tempfile.TemporaryDirectory() as scratch:
    for language, alphabet in LANGUAGES.items():
        whole = MODEL.read_text(encoding="utf-8")
        verdict(f"{language}: the model has its letters", [] if any(c in whole for c in alphabet) else [alphabet])
        for figure in SHOWN:
            check(figure, language, pathlib.Path(scratch))
end()
