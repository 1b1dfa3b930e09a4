#!/usr/bin/env python3
"""Random models in the language of flowgap, the same for the same seed.

usage: random_models.py SEED [PLACES]        writes one model to standard output

PLACES is 10 to 60; without it the seed decides. The models are shaped like real ones (people, an app, the operator's
systems, other bodies; data go mostly outwards) and hold everything that a figure can show: all categories and kinds of
place, every status, unnamed and assumed things, questioned, denied, former and blocked flows, several baselines, a
workflow of several parties with branches, loops and deadlines, all ways to answer how long something is kept, long
names, other scripts.
"""

import random
import sys
from xml.sax.saxutils import quoteattr

CATEGORIES = ["biographic", "contact", "travel-document", "biometric", "location", "device", "case", "financial",
              "health", "communication", "online", "employment", "derived", "other"]
WORDS = ("Advance Alert Analysis Archive Arrival Asset Backup Border Case Central Cloud Contact Control Data Decision "
         "Desk Entry Exchange Field File Gateway Health Index Intake Joint Ledger Match Mobile National Notice Office "
         "Partner Permit Portal Queue Record Registry Review Risk Screening Service Shared Support System Target Team "
         "Transit Unified Vetting Visa Watch").split()
RARE = ["Überprüfung", "Реестр", "Données (État)", "Fingerprint/Iris store", "A & B <shared>", "Oficina \"Norte\"",
        "Automated-Targeting-and-Vetting subsystem of the second kind", "X"]
PERIODS = ["P15Y", "P75Y", "P1Y", "PT12H", "P6M", "P90D", "P2W", "event: case closure", "permanent"]
DEADLINES = ["PT23H", "P7D", "P30D", "P1Y", "PT15M"]
SAYS = ["states"] * 8 + ["partly", "refers", "defers", "states"]


class Model:
    def __init__(self, seed, places=None):
        self.random = random.Random(seed)
        self.seed = seed
        self.count = places or self.random.randint(10, 60)
        self.lines = []

    def put(self, name, **attributes):
        words = " ".join(f"{key.rstrip('_').replace('_', '-')}={quoteattr(str(value))}"
                         for key, value in attributes.items() if value is not None)
        self.lines.append(f"  <{name} {words}/>")

    def name(self):
        if self.random.random() < 0.06:
            return self.random.choice(RARE)
        return " ".join(self.random.sample(WORDS, self.random.choice([1, 2, 2, 2, 3, 3, 4])))

    def evidence(self):
        """Attributes of a fact's own claim: mostly from the disclosure, sometimes from others, sometimes none."""
        roll = self.random.random()
        if roll < 0.07:
            return {"reason": "expected, but no source says so"}
        source = self.random.choice(["PIA", "PIA", "PIA", "PIA", "SORN", "NGO", "PRESS", "IG"])
        says = self.random.choice(SAYS)
        return {"source": source, "at": self.random.choice(["2.1", "6.1", "p.1"]),
                "says": None if says in ("states", "refers") else says,
                "certainty": "low" if self.random.random() < 0.04 else None}

    def sources(self):
        examined = self.random.choice(["whole", "whole", "2.1; 6.1", "p.1"])
        self.put("source", id="PIA", label="Privacy impact assessment", kind="pia", number="DHS/XYZ/PIA-001",
                 text_date="2021-02-19", examined=examined)
        self.put("source", id="SORN", label="System of records notice", kind="sorn", text_date="2015",
                 number="DHS/XYZ-006", examined="whole")
        self.put("source", id="NGO", label="Human rights report", kind="ngo-report", text_date="2023",
                 examined="whole")
        self.put("source", id="PRESS", label="Newspaper", kind="press", text_date="2022-05-01")
        self.put("source", id="IG", label="Inspector general report", kind="inspector-general", text_date="2024",
                 examined="whole")
        self.put("baseline", id="pia", label="Assessment", sources="PIA")
        self.put("baseline", id="both", label="Assessment and notice", sources="PIA SORN")
        self.put("baseline", id="notice", label="Notice", sources="SORN")
        self.lines.append('  <yardstick ref="dhs-pia">the form of the agency</yardstick>')

    def parties(self):
        self.put("party", id="dept", kind="agency", label="Department")
        self.put("party", id="op", kind="component", parent="dept", label="Operator")
        self.put("party", id="sister", kind="component", parent="dept", label="Sister agency")
        self.put("party", id="subject", kind="data-subject", label="Applicants")
        self.put("party", id="staff", kind="data-subject", label="Officers")
        self.put("party", id="vendor", kind="company", acts_for="op", label="Vendor")
        self.put("party", id="helper", kind="ngo", label="Helpers")
        self.put("party", id="police", kind="agency", label="Police")
        self.put("party", id="abroad", kind="foreign-government", label="Foreign partners", identified="no")

    def boundaries(self):
        self.bounds = [("people", "People"), ("phone", "Applicant’s phone"), ("core", "Operator"),
                       ("rest", "Rest of the department"), ("vendor", "Contractor"), ("other", "Other agencies"),
                       ("abroad", "Foreign governments")]
        if self.count > 30:
            self.bounds.insert(3, ("core2", "Operator, field offices"))
        for ident, label in self.bounds:
            self.put("boundary", id="b-" + ident, label=label)

    def places(self):
        """Each place has a level: data go mostly from lower to higher ones."""
        custodian = {"people": "subject", "phone": "op", "core": "op", "core2": "op", "rest": "sister",
                     "vendor": "vendor", "other": "police", "abroad": "abroad"}
        self.level = {}
        for number in range(self.count):
            if number < 2:
                bound, kind = "people", "person"
            elif number < 4:
                bound, kind = "phone", ["process", "device"][number - 2]
            else:
                share = number / self.count
                pool = ["core", "core", "vendor"] if share < 0.5 else ["core", "rest", "vendor", "other"]
                if self.count > 30 and share >= 0.3:
                    pool.append("core2")
                if share >= 0.7:
                    pool = ["rest", "other", "other", "abroad"]
                bound = self.random.choice(pool)
                kind = "external" if bound in ("other", "abroad") and self.random.random() < 0.8 else \
                    self.random.choice(["store", "store", "store", "process", "process", "device"])
            ident = f"p{number}"
            self.level[ident] = number
            keeps = self.random.choice([None] * 12 + ["yes", "no"])
            self.put("place", id=ident, kind=kind, custodian="helper" if number == 1 else custodian[bound],
                     boundary="b-" + bound, label=["Applicant", "Helper", "App"][number] if number < 3 else self.name(),
                     keeps=keeps, identified="no" if self.random.random() < 0.06 else None, **self.evidence())
        self.ids = list(self.level)

    def elements(self):
        self.elements_of = []
        for number in range(self.random.randint(6, 20)):
            category = self.random.choice(CATEGORIES[:5] if number < 8 else CATEGORIES)
            if category == "derived":
                category = "other"
            self.elements_of.append(f"e{number}")
            self.put("element", id=f"e{number}", category=category, label=self.name(), whose="subject",
                     **self.evidence())

    def cargo(self):
        roll = self.random.random()
        if roll < 0.08:
            return {"unspecified": "yes"}
        if roll < 0.2:
            return {"categories": " ".join(self.random.sample(CATEGORIES, self.random.choice([1, 1, 2, 6])))}
        chosen = self.random.sample(self.elements_of, self.random.choice([1, 1, 1, 2, 2, 3]))
        return {"elements": " ".join(chosen)}

    def flow(self, start, end):
        self.flows += 1
        state = self.random.choice([None] * 20 + ["questioned", "former", "blocked"])
        steps = self.random.sample(self.steps_of, min(len(self.steps_of), self.random.choice([0, 1, 1, 1, 2])))
        evidence = self.evidence()
        if state == "questioned":
            evidence = {"source": "NGO", "at": "p.1", "says": "asks"}
        elif "reason" not in evidence and self.random.random() < 0.03:
            evidence["says"] = "denies"
        self.put("flow", id=f"F{self.flows}", label=f"flow {self.flows}", from_=start, to=end, state=state,
                 steps=" ".join(steps) or None, **self.cargo(), **evidence)

    def all_flows(self):
        self.flows = 0
        for number in range(1, self.count):
            low = max(0, number - self.random.choice([1, 2, 3, 5, 8]))
            start = self.ids[2] if number in (0, 1, 3) else self.ids[self.random.randrange(low, number)]
            if number in (1, 2):
                start, end = self.ids[number - 1 if number == 2 else 1], self.ids[2]
            else:
                end = self.ids[number]
            if start != end:
                self.flow(start, end)
        for _ in range(self.count // 3):
            low = self.random.randrange(self.count - 1)
            high = min(self.count - 1, low + self.random.choice([1, 1, 2, 3, 4, 6]))
            pair = [self.ids[low], self.ids[high]]
            if self.random.random() < 0.1:
                pair.reverse()
            if pair[0] != pair[1]:
                self.flow(*pair)

    def steps(self):
        """Mostly one after the other; some branch, some go back, some end early."""
        count = self.random.randint(3, 6 + self.count // 5)
        parties = self.random.sample(["subject", "op", "helper", "vendor", "sister", "police", "dept", "abroad"],
                                     self.random.randint(1, 8))
        self.steps_of = [f"s{number}" for number in range(count)]
        for number in range(count):
            onward = self.random.choice([None] * 5 + ["branch", "loop", "loops", "end", "self"])
            ahead = self.steps_of[number + 1:number + 2] or ["end"]
            before, later = self.steps_of[:number], self.steps_of[number + 2:]
            after = {None: [], "end": ["end"], "self": ahead + [f"s{number}"],
                     "branch": ahead + self.random.sample(later, min(2, len(later))),
                     "loop": ahead + self.random.sample(before, min(1, number)),
                     "loops": ahead + self.random.sample(before, min(3, number))}[onward]
            self.put("step", id=f"s{number}", label=self.name() if number else "Sign up",
                     party=self.random.choice(parties + parties + [None]), next=" ".join(after) or None,
                     deadline=self.random.choice(DEADLINES) if self.random.random() < 0.2 else None, **self.evidence())

    def periods(self):
        """The answers of a holding to how long: a list of (attributes of a period)."""
        def said(source="PIA", **more):
            return dict({"source": source, "at": "5.1"}, **more)
        one, other = self.random.sample(PERIODS, 2)
        return self.random.choice([
            [], [], [said(value=one)], [said(value=one)], [said("SORN", value=one)],
            [said(value=one), said("SORN", value=other)],                                   # they contradict
            [said(value=one, whose="subject"), said(value=other, whose="staff")],           # conditional
            [said(value=one, since="2019-03")], [said(value=one, certainty="low")],
            [said(value=one, says="partly")], [said(value="as long as needed", says="partly")], [said(says="partly")],
            [said(says="defers")], [said(says="silent")], [said(says="denies")], [said(says="refers", to="SORN")],
            [said("NGO", says="missing")], [said(value=one), said("NGO", value=other)],
            [said("NGO", says="missing"), said(value=one)], [said("PRESS", value=one)],
            [said(value=one), said("IG", says="missing"), said("NGO", value=other)]])

    def holding(self, ident, number):
        chosen = self.random.sample(self.elements_of, self.random.choice([1, 1, 1, 2, 4]))
        words = " ".join(f"{key}={quoteattr(value)}" for key, value in self.evidence().items() if value)
        self.lines.append(f'  <holding id="h-{ident}-{number}" place="{ident}" elements="{" ".join(chosen)}" {words}>')
        for period in self.periods():
            self.put("period", **period)
        self.lines.append("  </holding>")

    def holdings(self):
        for ident in self.ids[2:]:
            for number in range(self.random.choice([0, 0, 0, 1, 1, 2, 3])):
                self.holding(ident, number)

    def text(self):
        for part in (self.sources, self.parties, self.boundaries, self.places, self.elements, self.steps,
                     self.all_flows, self.holdings):
            part()
        head = (f'<model xmlns="urn:flowgap:model:1" version="1" id="random-{self.seed}" operator="op" '
                f'label="Random model {self.seed}" resp="generator">')
        return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head] + self.lines + ["</model>", ""])


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    sys.stdout.write(Model(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) == 3 else None).text())
