"""Models made up by chance, always the same for one number: small, but with every feature of the
language that an answer can depend on."""

import random

PARTS = ["whole", "1", "1.1", "1.1 ¶2", "2", "2.1", "Overview", "p.1", "p.1, fn 2"]
SAYS = ["states", "states", "partly", "refers", "refers", "defers", "denies", "silent", "silent",
        "missing", "asks"]
KINDS = ["pia", "pia", "pia-update", "sorn", "app-terms", "inventory", "press", "foia-release"]
DATES = ["2019", "2020-02", "2020-02-28", "2021-06-30"]
STATES = ["former", "blocked", "questioned"]
CATEGORIES = ["biometric", "location", "contact"]
ATTRIBUTES = {
    "element": ["purpose"],
    "flow": ["recipient", "purpose", "authority", "notice"],
    "holding": ["period", "start", "disposal", "reason", "sorn"],
}
VALUES = {
    "period": ["P1Y", "P12M", "P365D", "P366D", "P2Y", "permanent", "event: end of case", "Event:  end of case"],
    "start": ["entry", "exit", "Entry"],
    "disposal": ["deleted", "archived"],
}


class Maker:
    """Draws one model and one yardstick."""

    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.sources = [f"s{i}" for i in range(self.dice.randint(3, 6))]
        self.places = ["person", "app", "store", "archive", "abroad"]
        self.elements = [f"e{i}" for i in range(4)]
        self.out = []

    def chance(self, percent):
        return self.dice.randrange(100) < percent

    def some(self, items, least=1):
        count = self.dice.randint(least, max(least, len(items) // 2 + 1))
        picked = self.dice.sample(items, min(count, len(items)))
        return [item for item in items if item in picked]

    def put(self, line):
        self.out.append(line)

    def locator(self):
        text = "; ".join(self.some(PARTS[1:])[:2])
        return text.upper() if self.chance(10) else text

    def claim(self, attribute):
        """Attributes of a claim."""
        says = self.dice.choice(SAYS)
        source, retold = self.dice.sample(self.sources, 2)
        text = f'source="{source}" at="{self.locator()}" says="{says}"'
        if says == "refers" and self.chance(85):
            text += f' to="{self.dice.choice(self.sources)}"'
        if self.chance(15):
            text += f' certainty="{self.dice.choice(["low", "medium"])}"'
        if self.chance(10):
            text += f' retells="{retold}"'
        if says == "states" and attribute != "said" and self.chance(70):
            text += f' value="{self.dice.choice(VALUES.get(attribute, ["x", "not applicable"]))}"'
        if self.chance(25):
            text += ' whose="people"'
        if self.chance(10):
            text += ' since="2020-05"'
        return text

    def write_sources(self):
        for i, source in enumerate(self.sources):
            text = f'<source id="{source}" label="{source}" kind="{self.dice.choice(KINDS)}"'
            if self.chance(80):
                text += f' published="{self.dice.choice(DATES)}"'
            if self.chance(30):
                text += ' copy="re-creation"'
            if self.chance(20):
                text += f' standing="{self.dice.choice(["official", "independent"])}"'
            if i and self.chance(15):
                text += f' supersedes="{self.dice.choice(self.sources[:i])}"'
            if self.chance(75):
                text += f' examined="{"; ".join(self.some(PARTS)) if self.chance(80) else "whole"}"'
            self.put(text + "/>")
        for baseline in ("first", "second"):
            self.put(f'<baseline id="{baseline}" label="{baseline}"'
                     f' sources="{" ".join(self.some(self.sources))}"/>')

    def write_places(self):
        self.put('<party id="people" label="People" kind="data-subject"/>')
        self.put('<party id="department" label="Department" kind="agency"/>')
        self.put('<party id="bureau" label="Bureau" kind="component" parent="department"/>')
        self.put('<party id="firm" label="Firm" kind="company" acts-for="bureau"/>')
        self.put('<party id="others" label="Others" kind="foreign-government"/>')
        self.put('<boundary id="all" label="All"/>')
        rows = zip(self.places, ("person", "process", "store", "store", "external"),
                   ("people", "bureau", "bureau", "firm", "others"))
        for place, kind, custodian in rows:
            self.put(f'<place id="{place}" label="{place}" kind="{kind}" custodian="{custodian}"'
                     ' boundary="all"/>')

    def write_body(self, kind, head):
        """A fact with claims, attributes with and without claims; else a reason."""
        body = [f"<claim {self.claim('said')}/>" for _ in range(self.dice.choice([0, 1, 1, 2, 3]))]
        for attribute in ATTRIBUTES[kind]:
            values = VALUES.get(attribute, ["x", "Not  Applicable"])
            for _ in range(self.dice.choice([0, 0, 1, 2, 3])):
                body.append(f"<{attribute} {self.claim(attribute)}/>")
            if self.chance(25):
                for value in self.some(values)[:2]:
                    body.append(f'<{attribute} value="{value}"/>')
        self.dice.shuffle(body)
        if not any(line.startswith("<claim") for line in body) or self.chance(10):
            head += ' reason="test"'
        self.put(f"<{head}>{''.join(body)}</{kind}>")

    def write_facts(self):
        for element in self.elements:
            self.write_body("element", f'element id="{element}" label="{element}"'
                                       f' category="{self.dice.choice(CATEGORIES)}"')
        self.put(f'<group id="pack" label="Pack" elements="{" ".join(self.some(self.elements))}"/>')
        for i in range(5):
            ends = self.dice.sample(self.places, 2)
            head = f'flow id="f{i}" label="f{i}" from="{ends[0]}" to="{ends[1]}"'
            what = self.dice.randrange(6)
            if what < 4:
                head += f' elements="{" ".join(self.some(self.elements + ["pack"]))}"'
            if what in (3, 4):
                head += f' categories="{" ".join(self.some(CATEGORIES))}"'
            if what == 5:
                head += ' unspecified="yes"'
            if self.chance(10):
                head += f' reason="test" state="{self.dice.choice(STATES)}"'
                self.put(f"<{head}><claim {self.claim('said')}/></flow>")
            else:
                self.write_body("flow", head)
        for i in range(4):
            place = self.dice.choice(self.places[1:])
            self.write_body("holding", f'holding id="h{i}" place="{place}"'
                                       f' elements="{" ".join(self.some(self.elements))}"')

    def write_scope(self):
        subject = self.dice.choice(["flow", "holding", "holding", "element"])
        text = f'attributes="{" ".join(self.some(["said"] + ATTRIBUTES[subject]))}"'
        choices = [
            ("elements", self.elements + ["pack"]), ("categories", CATEGORIES),
            ("subjects", [subject]), ("facts", [f"{subject[0]}{i}" for i in range(4)]),
        ]
        if subject != "element":
            choices += [("places", self.places), ("custody", ["inside", "outside"])]
        if subject == "flow":
            choices.append(("from", self.places))
        for name, items in choices:
            if self.chance(30):
                picked = [self.dice.choice(items)] if name == "custody" else self.some(items)
                text += f' {name}="{" ".join(picked)}"'
        claims = "".join(f"<claim {self.claim('said')}/>" for _ in range(self.dice.randint(1, 2)))
        self.put(f"<scope {text}>{claims}</scope>")

    def question(self, number):
        subjects = ["system", "element", "flow", "collection", "holding", "holding"]
        subject = self.dice.choice(subjects)
        text = f'<question id="q{number}" label="q" force="policy" subject="{subject}"'
        if self.chance(30):
            text += ' project-wide="yes"'
        if subject != "system" and self.chance(30):
            text += f' categories="{" ".join(self.some(CATEGORIES))}"'
        if subject in ("flow", "collection", "holding") and self.chance(30):
            custody = ["inside", "outside"] + (["changes"] if subject != "holding" else [])
            text += f' custody="{self.dice.choice(custody)}"'
        text += ">"
        if subject != "system":
            pool = ATTRIBUTES["flow" if subject == "collection" else subject]
            for attribute in self.some(["said"] + pool):
                text += f'<limb attribute="{attribute}">?</limb>'
        kinds = sorted(set(KINDS))
        for _ in range(self.dice.choice([0, 1, 1, 2, 2])):
            picked = self.some(kinds)
            kinds = [kind for kind in kinds if kind not in picked] or ["court"]
            places = "; ".join(self.some(PARTS)[:2])
            text += f'<where kind="{" ".join(picked)}">{places}</where>'
        return text + "</question>"

    def yardstick(self, name, count):
        body = "\n".join(self.question(i) for i in range(count))
        return ('<yardstick xmlns="urn:flowgap:yardstick:1" version="1" reference="none"'
                f' id="{name}" label="{name}">\n{body}\n</yardstick>\n')

    def model(self, names, count):
        self.write_sources()
        for i, name in enumerate(names):
            self.put(f'<yardstick ref="{name}"' + (' baselines="first"/>' if i else "/>"))
        self.write_places()
        self.write_facts()
        for _ in range(self.dice.randint(1, 5)):
            self.write_scope()
        for _ in range(self.dice.randint(2, 8)):
            question = f"{self.dice.choice(names)}:q{self.dice.randrange(count)}"
            self.put(f'<answer question="{question}" {self.claim("said")}/>')
        body = "\n".join(self.out)
        return ('<model xmlns="urn:flowgap:model:1" version="1" id="made" operator="bureau"'
                f' label="made" resp="test">\n{body}\n</model>\n')


def make(seed, folder):
    """Writes folder/made-SEED.xml and its yardsticks; returns the path of the model."""
    maker = Maker(seed)
    names, count = [f"y{seed}a", f"y{seed}b"], 6
    (folder / "yardsticks").mkdir(exist_ok=True)
    for name in names:
        text = maker.yardstick(name, count)
        (folder / "yardsticks" / f"{name}.xml").write_text(text, encoding="utf-8")
    path = folder / f"made-{seed}.xml"
    path.write_text(maker.model(names, count), encoding="utf-8")
    return path
