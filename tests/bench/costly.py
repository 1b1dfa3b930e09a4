"""Valid models made to cost much or to be large: families of bodies, by a count, for HEAD and TAIL."""

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<model xmlns="urn:flowgap:model:1" version="1" id="m" operator="b" label="M" source="s">
<source id="s" kind="pia" label="S" examined="whole"/><baseline id="base" label="B" sources="s"/>
<yardstick ref="rules"/>
<party id="b" kind="agency" label="B"/><party id="u" kind="data-subject" label="U"/><boundary id="in" label="I"/>
<place id="person" kind="person" custodian="u" boundary="in" label="U"/>
"""


TAIL = "</model>\n"


def element(name):
    return f'<element id="{name}" category="case" label="E" origin="person" at="1"/>\n'


def place(name):
    return f'<place id="{name}" kind="store" custodian="b" boundary="in" label="P"/>\n'


def flow(start, end, what='elements="e"'):
    return f'<flow id="{start}-{end}" from="{start}" to="{end}" {what} label="F" at="1"/>\n'


def kept(name, at, period):
    return (f'<holding id="{name}" place="{at}" elements="e" label="H" at="1"><period at="1" value="P{period}D"/>'
            "</holding>\n")


def chain(count):
    """One element through places in a row."""
    yield from (place(f"p{i}") for i in range(count))
    yield element("e")
    yield flow("person", "p0")
    yield from (flow(f"p{i}", f"p{i + 1}") for i in range(count - 1))


def chain_kept(count):
    """... that all keep it for as long."""
    yield from chain(count)
    yield from (kept(f"h{i}", f"p{i}", 1) for i in range(count))


def apart(count):
    """Elements that go a way of their own, of two flows each."""
    for i in range(count):
        yield place(f"p{i}") + place(f"q{i}") + element(f"e{i}")
        yield flow("person", f"p{i}", f'elements="e{i}"') + flow(f"p{i}", f"q{i}", f'elements="e{i}"')


def outlives(count):
    """Every copy is kept longer than every original: a finding for each two."""
    yield from (place("p0"), place("p1"), element("e"), flow("person", "p0"), flow("p0", "p1"))
    yield from (kept(f"h{i}", f"p{i % 2}", i + 1) for i in range(count))


def vague(count):
    """Every flow may carry every element."""
    yield from (place(f"p{i}") for i in range(count))
    yield from (element(f"e{i}") for i in range(count))
    yield from (flow("person", f"p{i}", 'unspecified="yes"') for i in range(count))


def scopes(count):
    """Every scope is about every holding."""
    yield from (place("p"), element("e"))
    yield from (kept(f"h{i}", "p", 1) for i in range(count))
    yield from (f'<scope subjects="holding"><claim at="{i}" says="partly"/></scope>' for i in range(count))


def mesh(count):
    """Elements of every category go to places with a boundary each; everything is kept everywhere."""
    words = ("biographic contact travel-document biometric location device case financial health communication online"
             " employment other").split()
    names = [f"e{i}" for i in range(count)]
    for i in range(count):
        yield f'<boundary id="b{i}" label="B"/>\n'
        yield place(f"p{i}").replace('boundary="in"', f'boundary="b{i}"')
    yield from (element(name).replace('"case"', f'"{words[i % len(words)]}"') for i, name in enumerate(names))
    yield f'<group id="all" label="All" elements="{" ".join(names)}"/>\n'
    yield from (flow("person", f"p{i}", 'elements="all"') for i in range(count))
    yield from (kept(f"h{i}", f"p{i}", i % 7 + 1).replace('elements="e"', 'elements="all"') for i in range(count))


def workflow(count):
    """Steps in a row, each with flows of its own; every fifth goes back to the start."""
    yield from (place(f"p{i}") for i in range(count))
    yield element("e")
    yield from (f'<step id="s{i}" label="Step {i}" deadline="P{i + 1}D"'
                + (f' next="s0 s{min(i + 1, count - 1)}"' if i % 5 == 4 else "") + "/>\n" for i in range(count))
    yield from (flow("person", f"p{i}", f'elements="e" steps="s{i}"') for i in range(count))
