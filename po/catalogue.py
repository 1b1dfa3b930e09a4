"""Catalogues (.po): reading them, and what is wrong with one."""

import re

STRING = re.compile(r'"((?:[^"\\]|\\.)*)"\s*$')
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}
# What printf takes from its arguments, in this order: flags, width, precision, length, conversion.
CONVERSION = re.compile(r"%(?:%|[-+ #0]*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|h|ll|l|z|j|t|L)?[a-zA-Z])")
PLURAL = re.compile(r"nplurals\s*=\s*(\d)\s*;\s*plural\s*=\s*([n\d\s!=<>&|%?:()]+);")
FORMS_MOST = 4


class Entry:
    """One message: its English texts (with a plural: two), its translations, where it stands."""

    def __init__(self, line):
        self.line = line
        self.english = None
        self.plural = None
        self.texts = []
        self.fuzzy = False

    def translated(self):
        return bool(self.texts) and all(self.texts) and not self.fuzzy


class Broken(Exception):
    pass


def unescape(text):
    return re.sub(r"\\(.)", lambda m: ESCAPES.get(m.group(1), m.group(1)), text)


def read(path):
    """(header as a dictionary, list of entries)."""
    entries, entry, field = [], None, None
    lines = path.read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines, 1):
        if line.startswith("#~") or (line.startswith("#") and not line.startswith("#,")):
            continue
        if line.startswith("#,"):
            if entry is None:
                entry = Entry(number)
            entry.fuzzy |= "fuzzy" in line
            continue
        if not line.strip():
            if entry is not None and entry.english is not None:
                entries.append(entry)
                entry = None
            field = None
            continue
        word, found = line.split(" ", 1)[0], STRING.search(line)
        if not found:
            raise Broken(f"{path}:{number}: no string: {line}")
        entry = entry or Entry(number)
        if not line.startswith('"'):
            field = word
        text = unescape(found.group(1))
        if field == "msgid":
            entry.english = (entry.english or "") + text
        elif field == "msgid_plural":
            entry.plural = (entry.plural or "") + text
        elif field == "msgstr" or re.fullmatch(r"msgstr\[\d\]", field or ""):
            if not line.startswith('"'):
                entry.texts.append("")
            entry.texts[-1] += text
        else:
            raise Broken(f"{path}:{number}: unknown keyword '{field}'")
    if entry is not None and entry.english is not None:
        entries.append(entry)
    if not entries or entries[0].english:
        raise Broken(f"{path}: no header")
    header = dict(line.split(": ", 1) for line in entries[0].texts[0].split("\n") if ": " in line)
    return header, entries[1:]


def plural_rule(path, header):
    """(number of forms, the rule as an expression of C)."""
    found = PLURAL.fullmatch(header.get("Plural-Forms", "").strip())
    if not found or not 1 <= int(found.group(1)) <= FORMS_MOST:
        raise Broken(f"{path}: no usable Plural-Forms: {header.get('Plural-Forms')}")
    return int(found.group(1)), found.group(2).strip()


def conversions(text):
    return [c for c in CONVERSION.findall(text) if c != "%%"]


def mistakes(path, header, entries):
    """Lines about what is wrong with a catalogue: a translation must not be able to crash."""
    forms, _ = plural_rule(path, header)
    for entry in entries:
        wanted = conversions(entry.english)
        here = f"{path.name}:{entry.line}"
        if entry.plural is not None and conversions(entry.plural) != wanted:
            yield f"{here}: singular and plural take different values: {entry.english}"
        if not entry.translated():
            continue
        if entry.plural is not None and len(entry.texts) != forms:
            yield f"{here}: {len(entry.texts)} forms; the header says {forms}: {entry.english}"
        for text in entry.texts:
            if conversions(text) != wanted:
                yield f"{here}: takes {conversions(text)}, the English {wanted}: {text}"
            if "%" in CONVERSION.sub("", text):
                yield f"{here}: a % that printf does not know: {text}"
            if text.endswith("\n") != entry.english.endswith("\n"):
                yield f"{here}: a line end at the end of one only: {entry.english}"
            if re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text):
                yield f"{here}: a control character: {text!r}"
