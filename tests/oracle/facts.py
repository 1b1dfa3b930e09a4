"""A model file and its yardsticks as facts for tests/oracle/status.lp: a reading of the language of
its own, which shares nothing with the program."""

import calendar
import itertools
import pathlib
import re
import xml.etree.ElementTree as ET

NS = "{urn:flowgap:model:1}"
YARD = "{urn:flowgap:yardstick:1}"
ATTRIBUTES = {
    "holding": "period start reason disposal schedule location access sorn individual-access"
               " correction safeguards onward".split(),
    "flow": "recipient purpose authority means safeguards agreement onward notice choice".split(),
    "element": ["purpose"],
}
SINGLE = ("period", "start", "disposal")
FACTS = ("element", "flow", "holding")
KEEPERS = ("place", "party", "step")
INDEPENDENT = ("ngo-report", "press", "academic", "overview")
DURATION = re.compile(r"^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?"
                      r"(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$")


def symbol(word):
    """A word of a vocabulary as a constant of the logic program."""
    return word.replace("-", "_")


def fold(text):
    return " ".join(text.split()).translate(str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                                                          "abcdefghijklmnopqrstuvwxyz"))


def parts(text):
    return [p for p in (fold(part) for part in (text or "").split(";")) if p]


def covers(part, place):
    if part in ("whole", place):
        return True
    return place.startswith((part + ".", part + " ", part + ","))


def day(text):
    """The last day of a date known to the year, month or day, as a number."""
    numbers = [int(n) for n in text.split("-")]
    year, month = numbers[0], numbers[1] if len(numbers) > 1 else 12
    last = numbers[2] if len(numbers) > 2 else calendar.monthrange(year, month)[1]
    return year * 10000 + month * 100 + last


def sameness(value):
    """Two values are the same when this is equal: durations as written, else words."""
    found = DURATION.match(value)
    if not found:
        return fold(value)
    y, m, w, d, h, mi, s = (int(g or 0) for g in found.groups())
    return (y * 12 + m, (w * 7 + d) * 86400 + h * 3600 + mi * 60 + s)


def alike(one, other):
    """Whether some calendar makes two durations one length."""
    if isinstance(one, str) or isinstance(other, str):
        return False
    (months, seconds), (fewer, more) = sorted((one, other), reverse=True)
    years, rest = divmod(months - fewer, 12)
    return (years * 365 + rest * 28) * 86400 <= more - seconds <= (years * 366 + rest * 31) * 86400


class Claim:
    """One claim; `node` is what carries it, `way` how: inline, claim, attribute, answer."""

    def __init__(self, node, way, fact=None, attribute=None, scope=None):
        self.node, self.way = node, way
        self.fact, self.attribute, self.scope = fact, attribute, scope


class Model:
    """One file, its claims in document order, its questions in the order of its yardsticks."""

    def __init__(self, path, folders=(), root=None):
        self.path = pathlib.Path(path)
        self.root = root if root is not None else ET.parse(path).getroot()
        self.claims, self.bares, self.scopes = [], [], []
        self.numbers = {}
        for node in self.root.iter():
            if node.get("id") and node is not self.root:     # the model's id is no part of them
                self.numbers.setdefault(node.get("id"), len(self.numbers))
        for node in self.root:
            self.take(node)
        self.read_yardsticks([self.path.parent / "yardsticks", *map(pathlib.Path, folders)])

    def all(self, tag):
        return self.root.findall(NS + tag)

    def take(self, node):
        tag = node.tag.removeprefix(NS)
        if tag in FACTS or tag in KEEPERS:
            self.take_fact(node, tag)
        elif tag == "answer":
            self.claims.append(Claim(node, "answer", node.get("question"), "said"))
        elif tag == "scope":
            self.scopes.append(node)
            for child in node.findall(NS + "claim"):
                self.claims.append(Claim(child, "claim", scope=len(self.scopes) - 1))

    def take_fact(self, node, tag):
        name = node.get("id")
        if {"source", "at", "says"} & set(node.keys()):
            self.claims.append(Claim(node, "inline", name, "said"))
        for child in node:
            word = child.tag.removeprefix(NS)
            if word == "claim":
                self.claims.append(Claim(child, "claim", name, "said"))
            elif word in ATTRIBUTES.get(tag, ()):
                if {"source", "at", "says"} & set(child.keys()):
                    self.claims.append(Claim(child, "attribute", name, word))
                else:
                    value = child.get("value") or "".join(child.itertext())
                    self.bares.append((name, word, value))

    def read_yardsticks(self, folders):
        self.questions = []          # (name, yardstick, node)
        self.yardsticks = {}
        for node in self.all("yardstick"):
            ref = node.get("ref")
            path = next(f / f"{ref}.xml" for f in folders if (f / f"{ref}.xml").exists())
            self.yardsticks[ref] = (node.get("baselines") or "").split()
            for question in ET.parse(path).getroot().findall(YARD + "question"):
                self.questions.append((f"{ref}:{question.get('id')}", ref, question))
        self.question_numbers = {name: i for i, (name, _, _) in enumerate(self.questions)}

    # ---- what the language says follows from the file

    def ids(self, node, attribute):
        return (node.get(attribute) or "").split()

    def open_groups(self, names):
        groups = {g.get("id"): self.ids(g, "elements") for g in self.all("group")}
        done, queue, seen = [], list(names), set()
        while queue:
            name = queue.pop(0)
            if name in seen:
                continue
            seen.add(name)
            if name in groups:
                queue = groups[name] + queue
            else:
                done.append(name)
        return done

    def inside(self):
        parties = {p.get("id"): p for p in self.all("party")}

        def chain(name):
            seen = []
            while name and name not in seen:
                seen.append(name)
                name = parties[name].get("parent")
            return seen

        top = chain(self.root.get("operator"))[-1]
        found = {p for p in parties if top in chain(p)}
        while True:
            more = {p for p in parties if parties[p].get("acts-for") in found} - found
            if not more:
                return found
            found |= more


class Facts:
    """The facts of one model, and of the worlds that it is looked at in."""

    def __init__(self, model):
        self.model = model
        self.lines = []
        self.places = {"whole": '"whole"'}
        self.asked, self.told = set(), set()
        self.values, self.conditions = {}, {}
        self.write_sources()
        self.write_things()
        self.write_claims()
        self.write_scopes()
        self.write_questions()
        self.write_vocabulary()

    def add(self, name, *arguments):
        self.lines.append(f"{name}({','.join(map(str, arguments))}).")

    def id(self, name):
        return self.model.numbers[name]

    def place(self, text):
        return self.places.setdefault(text, len(self.places))

    def write_sources(self):
        for node in self.model.all("source"):
            number, kind = self.id(node.get("id")), node.get("kind")
            standing = node.get("standing") or ("independent" if kind in INDEPENDENT else "other")
            self.add("source", number)
            self.add("kind", number, symbol(kind))
            if node.get("copy") == "re-creation":
                self.add("recreation", number)
            if standing == "independent":
                self.add("independent", number)
            if node.get("text-date") or node.get("published"):
                self.add("date", number, day(node.get("text-date") or node.get("published")))
            for older in self.model.ids(node, "supersedes"):
                self.add("supersedes", number, self.id(older))
            self.told.update(parts(node.get("examined")))
        for node in self.model.all("baseline"):
            for source in self.model.ids(node, "sources"):
                self.add("member", self.id(node.get("id")), self.id(source))

    def write_things(self):
        model = self.model
        inside = model.inside()
        people = {p.get("id") for p in model.all("party") if p.get("kind") == "data-subject"}
        category = {e.get("id"): e.get("category") for e in model.all("element")}
        for node in model.all("place"):
            number = self.id(node.get("id"))
            self.add("custodian", number, self.id(node.get("custodian")))
            if node.get("custodian") in inside:
                self.add("inside", number)
            if node.get("custodian") in people:
                self.add("personal", number)
            if node.get("kind") == "person":
                self.add("person", number)
        for node in model.all("element"):
            number = self.id(node.get("id"))
            self.add("fact", number, "element")
            self.add("element", number, number)
            self.add("category", number, symbol(node.get("category")))
        for node in model.all("flow") + model.all("holding"):
            self.write_carrier(node, category)

    def write_carrier(self, node, category):
        number, flow = self.id(node.get("id")), node.tag == NS + "flow"
        self.add("fact", number, "flow" if flow else "holding")
        self.add("at", number, self.id(node.get("to" if flow else "place")))
        for element in self.model.open_groups(self.model.ids(node, "elements")):
            self.add("element", number, self.id(element))
            self.add("category", number, symbol(category[element]))
        for word in self.model.ids(node, "categories"):
            self.add("category", number, symbol(word))
            self.add("wholesale", number)
        if flow:
            self.add("start", number, self.id(node.get("from")))
        if node.get("unspecified") == "yes":
            self.add("whole", number)
        if node.get("state"):
            self.add("shut", number)

    def fact(self, name):
        if name in self.model.question_numbers:
            return f"system({self.model.question_numbers[name]})"
        return self.id(name)

    def value(self, text):
        return self.values.setdefault(sameness(text), len(self.values))

    def write_claims(self):
        for number, claim in enumerate(self.model.claims):
            node = claim.node
            source = node.get("source") or self.model.root.get("source")
            inline = claim.way == "inline"       # other attributes are those of the fact
            condition = (frozenset(() if inline else self.model.ids(node, "whose")),
                         None if inline else node.get("since"))
            known = self.conditions.setdefault(condition, len(self.conditions))
            self.add("claim", number)
            self.add("from", number, self.id(source))
            self.add("says", number, node.get("says") or "states")
            self.add("condition", number, known)
            if condition == (frozenset(), None):
                self.add("always", number)
            if node.get("certainty") == "low":
                self.add("low", number)
            for word in () if inline else ("to", "retells"):
                if node.get(word):
                    self.add(word, number, self.id(node.get(word)))
            if node.get("value") and not inline:
                self.add("value", number, self.value(node.get("value")))
            for part in parts(node.get("at")):
                self.add("part", number, self.place(part))
                self.told.add(part)
            if claim.scope is None:
                self.add("on", number, self.fact(claim.fact), symbol(claim.attribute))
            else:
                self.add("under", number, claim.scope)
        for fact, attribute, text in self.model.bares:
            self.add("bare", self.id(fact), symbol(attribute), self.value(text))
        for one, other in itertools.permutations(self.values, 2):
            if alike(one, other):
                self.add("alike", self.values[one], self.values[other])

    def write_scopes(self):
        ids = {"facts": "fact", "places": "place", "from": "start"}
        words = {"subjects": "subject", "categories": "category", "custody": "custody"}
        for number, node in enumerate(self.model.scopes):
            self.add("scope", number)
            for word in self.model.ids(node, "attributes") or ["said"]:
                self.add("scope_attribute", number, symbol(word))
            given = {name: self.model.ids(node, name) for name in (*ids, *words, "elements")}
            for selector, items in given.items():
                if items:
                    self.add("scope_gives", number, "start" if selector == "from" else selector)
                for item in items:
                    if selector in ids:
                        self.add("scope_" + ids[selector], number, self.id(item))
                    elif selector in words:
                        self.add("scope_" + words[selector], number, symbol(item))
            for element in self.model.open_groups(given["elements"]):
                self.add("scope_element", number, self.id(element))

    def write_questions(self):
        for number, (_, yardstick, node) in enumerate(self.model.questions):
            self.add("question", number)
            self.add("order", number, number)
            self.add("yardstick", number, list(self.model.yardsticks).index(yardstick))
            self.add("subject", number, node.get("subject") or "system")
            for word in (node.get("categories") or "").split():
                self.add("asks_category", number, symbol(word))
            if node.get("custody"):
                self.add("asks_custody", number, node.get("custody"))
            if node.get("project-wide") == "yes":
                self.add("wide", number)
            for limb, child in enumerate(node.findall(YARD + "limb")):
                self.add("limb", number, limb, symbol(child.get("attribute")))
            for where in node.findall(YARD + "where"):
                for kind in where.get("kind").split():
                    for part in parts(where.text):
                        self.add("where", number, symbol(kind), self.place(part))
                        self.asked.add(part)
        for number, (yardstick, baselines) in enumerate(self.model.yardsticks.items()):
            for baseline in baselines:
                self.add("against", number, self.id(baseline))

    def write_vocabulary(self):
        for kind in FACTS:
            self.add("applies", "said", kind)
            for word in ATTRIBUTES[kind]:
                self.add("applies", symbol(word), kind)
        for word in SINGLE:
            self.add("single", word)

    def world(self, number, baseline=None, **more):
        """One reading. more: as_of, according, gone (claims), examined (source: text),
        pairs (place, element)."""
        self.add("world", number)
        if baseline:
            self.add("baseline", number, self.id(baseline))
        if more.get("as_of"):
            self.add("as_of", number, day(more["as_of"]))
        for source in more.get("according") or ():
            self.add("according", number, self.id(source))
        for claim in more.get("gone") or ():
            self.add("gone", number, claim)
        for place, element in more.get("pairs") or ():
            self.add("pair", number, f"implied({self.id(place)},{self.id(element)})")
        for node in self.model.all("source"):
            text = (more.get("examined") or {}).get(node.get("id"), node.get("examined"))
            for part in parts(text):
                self.told.add(part)
                if part != "none":
                    self.add("examined", number, self.id(node.get("id")), self.place(part))

    def text(self):
        for told in self.told:
            for asked in self.asked | {"whole"}:
                if covers(told, asked):
                    self.add("covers", self.place(told), self.place(asked))
        return "\n".join(self.lines) + "\n"
