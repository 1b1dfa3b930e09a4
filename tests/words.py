#!/usr/bin/env python3
"""Every word that a reader sees in Spanish or French stands in the catalogue of that language, or in the model.

The shipped models are written again with each of their words replaced by a made-up one (Q and letters). What is left in
figures, descriptions, registers and traces are the program's own words: each must be one of the catalogue. So a text on
its way past fg_say() is found wherever it comes from."""

import csv
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, "po")
sys.dont_write_bytecode = True
import catalogue  # noqa: E402
from lib.tap import end, verdict  # noqa: E402

FLOWGAP = os.environ.get("BUILD", ".build") + "/src/cli/flowgap"
# Model, element to follow, languages.
MODELS = (("models/cbp-one.xml", "face-noncitizen", "es"), ("models/city-bikes.xml", "trip", "es fr"),
          ("models/jcsp.xml", "E01", "fr"), ("tests/golden/register.xml", "face", "es fr"))
# Columns and keys whose values are words for people.
PROSE = ("asked", "subject", "found", "basis", "path")
# Texts of models and yardsticks; what is left are ids, words of the language, dates, addresses.
TEXTS = {"label", "reason", "resp", "number", "publisher", "jurisdiction", "by", "checked", "reference", "at",
         "examined", "value"}
# Values and places that are words of the language.
KEYWORD = re.compile(r"(whole|permanent|not applicable|P[\dYMWDTHS.]+)\s*$")
# What is neither of the catalogue nor of the model, and the same in every language: digests, ids of rules and
# questions, "said" in their place, numbers of gaps and pages, letters of categories and of notes.
SAME = re.compile(r"\b[0-9a-f]{16,64}\b|\bFG-R\d+|\b[a-z][\w-]*:[\w.()-]+|^ *said\b|\[said\b|\b[A-Z]\b|\bp\."
                  r"|\([a-z]\)")
WORD = re.compile(r"[^\W\d_]+")
# Names, units and ids of the program that are the same in every language.
NAMES = {"flowgap", "xml", "sha"}


def run(*words):
    done = subprocess.run([FLOWGAP, *map(str, words)], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        return f"does not run: {' '.join(map(str, words))}: {done.stderr}"
    return done.stdout


class Disguise:
    """Writes a file again with made-up words. One word becomes the same everywhere: places in documents still fit."""

    def __init__(self):
        self.words = {}

    def word(self, found):
        word = found.group(0)
        count, name = self.words.setdefault(word, len(self.words)), ""
        while count or not name:
            name, count = "abcdefghij"[count % 10] + name, count // 10
        return "Q" + name

    def text(self, text):
        parts = text.split(";")
        for i, part in enumerate(parts):
            before, colon, after = part.partition(":")
            if before.strip() == "event":
                parts[i] = before + colon + WORD.sub(self.word, after)
            elif not KEYWORD.match(part.strip()):
                parts[i] = WORD.sub(self.word, part)
        return ";".join(parts)

    def write(self, source, target):
        tree = ElementTree.parse(source)
        for element in tree.iter():
            for name in TEXTS & set(element.attrib):
                element.set(name, self.text(element.get(name)))
            if element.text:
                element.text = self.text(element.text)
            for child in list(element):
                if child.get("{http://www.w3.org/XML/1998/namespace}lang") and child.tag.endswith("label"):
                    element.remove(child)
        tree.write(target, encoding="utf-8", xml_declaration=True)


def disguise(folder):
    pen = Disguise()
    (folder / "yardsticks").mkdir()
    for shelf in ("models/yardsticks", "tests/golden/yardsticks"):
        for path in pathlib.Path(shelf).glob("*.xml"):
            pen.write(path, folder / "yardsticks" / path.name)
    for path, _, _ in MODELS:
        pen.write(path, folder / pathlib.Path(path).name)


def ids(path):
    """Words of the ids, of file names and of addresses: shown as they are."""
    found = set(WORD.findall(path.name))
    for element in ElementTree.parse(path).iter():
        for name in ("id", "ref", "url", "archive"):
            found |= set(WORD.findall(element.get(name, "")))
    return found


def known(lang):
    """The words of the catalogue; those that are English too are no proof of anything, and no harm."""
    words = set()
    for entry in catalogue.read(pathlib.Path(f"po/{lang}.po"))[1]:
        for text in entry.texts:
            words |= set(WORD.findall(catalogue.CONVERSION.sub(" ", text).lower()))
    return words | NAMES


def foreign(text, lang, own):
    """Lines with words from nowhere."""
    words = known(lang)
    own = {word.lower() for word in own}
    for line in text.splitlines():
        strange = {w for w in WORD.findall(SAME.sub(" ", line))
                   if not re.fullmatch(r"(Q[a-j]+)+", w) and w.lower() not in words and w.lower() not in own}
        if strange:
            yield f"{', '.join(sorted(strange))}: {line.strip()[:160]}"


def figure_texts(svg):
    """What a figure shows or says: texts, titles, descriptions; words broken at the end of a line are put together."""
    return re.sub(r"(?<=\w)-\n", "", "\n".join(re.sub(r"&#?\w+;", " ", text) for tag, text in
                     re.findall(r"<(text|title|desc|tspan)\b[^>]*>([^<]*)", svg)))


def prose_of(rows, columns):
    """The columns of a table that hold words for people."""
    return "\n".join(str(row.get(name) or "") for row in rows for name in columns)


def report(path, lang):
    """Every figure, description and table of a model: what is for people, by file."""
    with tempfile.TemporaryDirectory() as folder:
        said = run("report", "-q", f"--langs={lang}", "--types=svg", "-o", folder, path)
        outputs = {"report": said} if said.startswith("does not run") else {}
        for file in sorted(pathlib.Path(folder).iterdir()):
            name, text = file.name.removeprefix(path.stem + "-"), file.read_bytes().decode("utf-8")
            if file.suffix == ".svg":
                outputs[name] = figure_texts(text)
            elif file.suffix == ".txt" and file.name != "CONTENTS.txt":
                outputs[name] = text
            elif name == "retention.csv":
                outputs[name] = prose_of(csv.DictReader(io.StringIO(text, newline="")), ("answer", "condition"))
        return outputs


def check_model(path, element, lang):
    own, flag = ids(path), f"--lang={lang}"
    outputs = {
        **report(path, lang),
        "gaps --long": run("gaps", flag, "--long", path),
        "gaps --baseline=none": run("gaps", flag, "--baseline=none", path),
        "gaps --as-of": run("gaps", flag, "--as-of=2023-06-30", path),
        "trace": run("trace", flag, path, element),
        "trace --where": run("trace", flag, "--where=biometric,location,biographic", path),
        "describe trace": run("describe", flag, "--view=trace", f"--element={element}", path),
    }
    table = list(csv.DictReader(io.StringIO(run("gaps", flag, "--format=csv", path), newline="")))
    outputs["gaps --format=csv"] = prose_of(table, PROSE)
    data = json.loads(run("gaps", flag, "--format=json", path))
    outputs["gaps --format=json"] = prose_of(data["rows"], PROSE)
    places = re.findall(r'place id="([^"]+)"', path.read_text(encoding="utf-8"))
    for place in places[-2:]:
        outputs[f"trace --to={place}"] = run("trace", flag, f"--to={place}", path, element)
    verdict(f"{path.name} in {lang}: there are {len(outputs)} outputs with words",
            [name for name, text in outputs.items() if len(WORD.findall(text)) < 3]
            + (["only " + ", ".join(outputs)] if len(outputs) < 20 else []))
    for name, text in outputs.items():
        verdict(f"{path.name} in {lang}: {name}", list(foreign(text, lang, own)))


with tempfile.TemporaryDirectory() as scratch:
    disguise(pathlib.Path(scratch))
    for model, followed, languages in MODELS:
        for language in languages.split():
            check_model(pathlib.Path(scratch, pathlib.Path(model).name), followed, language)
    for language in ("es", "fr"):
        for question in ("dhs-pia:5.1", "plain-notice:what"):
            words = run("explain", f"--lang={language}", "-y", f"{scratch}/yardsticks", question,
                        f"{scratch}/cbp-one.xml")
            verdict(f"explain {question} in {language}",
                    list(foreign(words, language, {"dhs", "pia", "plain", "notice", "what"}
                                 | set(re.findall(r"\((\w[\w-]*)\)$", words, re.M)))))
end()
