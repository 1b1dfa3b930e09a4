#!/usr/bin/env python3
"""Writes a synthetic model to standard output: generate.py FLOWS [SEED [VAGUE]].

A large agency of many offices. Each office has a person, a phone, some desks and stores and a body
outside; about fifty flows carry eight elements among them, one element is derived. Every tenth
office passes something on to the next one. Of a thousand flows VAGUE (10) do not say what they
carry. The same numbers give the same bytes.
"""

import random
import sys

CATEGORIES = ("biographic", "contact", "biometric", "location", "device", "case", "financial", "health")
KINDS = ("person", "device", "process", "store", "store", "process", "store", "store", "process",
         "external")
PURPOSES = ("to know who asks", "to plan the day", "to decide the case", "to answer a question")
PERIODS = ("P1Y", "P75Y", "P90D", "event: the case is closed", "permanent")
OFFICE = 50                  # flows of one office
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<model xmlns="urn:flowgap:model:1" version="1" id="synthetic" operator="bureau" label="Synthetic" source="pia">
<source id="pia" kind="pia" label="Assessment" published="2021-02-19" examined="1; 2; 5; 6"/>
<source id="notice" kind="sorn" label="Notice" published="2020-05-01" examined="whole"/>
<source id="press" kind="press" label="Newspaper" published="2022-03-04" examined="whole"/>
<source id="audit" kind="inspector-general" label="Audit" published="2023-01-15" examined="whole"/>
<baseline id="main" label="Assessment and notice" sources="pia notice"/>
<yardstick ref="dhs-pia">to measure</yardstick>
<party id="people" kind="data-subject" label="People"/>
<party id="bureau" kind="agency" label="Bureau"/>
<party id="firm" kind="company" label="Firm" acts-for="bureau"/>
<party id="abroad" kind="foreign-government" label="Abroad"/>
<boundary id="phone" label="Phone"/>
<boundary id="inside" label="Bureau"/>
<boundary id="outside" label="Outside"/>
"""
HOLDERS = {"person": ("people", "phone"), "device": ("people", "phone"), "process": ("firm", "inside"),
           "store": ("bureau", "inside"), "external": ("abroad", "outside")}


def backing(choose):
    """Who says so: mostly the assessment, at a place."""
    at = f"{choose.choice((1, 2, 5, 6))}.{choose.randrange(1, 5)}"
    source = choose.choices(("", "notice", "press", "audit"), (80, 10, 6, 4))[0]
    return f' source="{source}" at="p. {at}"' if source else f' at="{at}"'


def detail(choose, fact):
    """Who says an attribute of it: documents of the baseline only of what they say is there."""
    said = backing(choose)
    return said if said.split(" at=")[0] in (fact.split(" at=")[0], ' source="press"', ' source="audit"') else fact


def write_office(out, choose, office):
    places = [f"p{office}-{i}" for i in range(len(KINDS))]
    for place, kind in zip(places, KINDS):
        custodian, boundary = HOLDERS[kind]
        out(f'<place id="{place}" kind="{kind}" custodian="{custodian}" boundary="{boundary}"'
            f' label="{kind.capitalize()} of office {office}"/>\n')
    for i, category in enumerate(CATEGORIES):
        out(f'<element id="e{office}-{i}" category="{category}" label="{category.capitalize()} data"'
            f'{backing(choose)}/>\n')
    out(f'<element id="s{office}" category="derived" label="Score" derived-from="e{office}-0 e{office}-1"'
        f' derived-at="{places[2]}"{backing(choose)}/>\n')
    for i in (3, 6):
        carried = " ".join(f"e{office}-{j}" for j in sorted(choose.sample(range(8), 3)))
        fact = backing(choose)
        out(f'<holding id="h{office}-{i}" place="{places[i]}" elements="{carried}"{fact}>'
            f'<period value="{choose.choice(PERIODS)}"{detail(choose, fact)}/></holding>\n')


def write_flow(out, choose, office, number, link, vague):
    i = number % OFFICE
    start = i % 9 if i < 18 else choose.randrange(9)
    end = start + 1 if i < 18 else choose.choice([j for j in range(1, 10) if j != start])
    target = f"p{office + 1}-2" if link else f"p{office}-{end}"
    carried = sorted(choose.sample(range(8), choose.choice((1, 2, 2, 3, 4))))
    what = 'unspecified="yes"' if choose.randrange(1000) < vague else (
        'elements="' + " ".join(f"e{office}-{j}" for j in carried) + '"')
    fact = backing(choose)
    out(f'<flow id="f{number}" from="p{office}-{start}" to="{target}" {what} label="Flow {number} of the office"{fact}')
    if choose.random() < 0.2:
        out(f'>\n\t<purpose{detail(choose, fact)}>{choose.choice(PURPOSES)}</purpose>\n</flow>\n')
    else:
        out("/>\n")


def write(out, flows, seed=1, vague=10):
    choose = random.Random(f"{flows}/{seed}")
    offices = max(1, flows // OFFICE)
    out(HEAD)
    for office in range(offices):
        write_office(out, choose, office)
    for number in range(flows):
        office = min(number // OFFICE, offices - 1)
        last = number % OFFICE == OFFICE - 1
        link = last and office % 10 == 0 and office + 1 < offices
        write_flow(out, choose, office, number, link, vague)
    out("</model>\n")


if __name__ == "__main__":
    write(sys.stdout.write, *map(int, sys.argv[1:]))
