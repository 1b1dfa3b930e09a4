"""Facts of a synthetic model, and the number of arrivals worked out from them by public tools.

A fact is a line: hop ELEMENT PLACE PLACE (a flow that names the element), start ELEMENT PLACE,
made ELEMENT FROM PLACE (derived there). Models whose flows all say what they carry.
"""

import collections
import sqlite3
import subprocess
import time
import xml.etree.ElementTree as xml

NS = "{urn:flowgap:model:1}"
RULES = """
r(E,P) :- start(E,P).
r(E,Q) :- r(E,P), hop(E,P,Q).
r(E,P) :- made(E,F,P), r(F,P).
#show r/2.
"""
NETWORK = """
import sys, networkx
graph = networkx.DiGraph()
for line in open(sys.argv[1]):
    kind, element, a, b = line.split()
    if kind == "hop":
        graph.add_edge((element, a), (element, b))
    elif kind == "start":
        graph.add_edge(0, (element, a))
    else:
        graph.add_edge((a, b), (element, b))
print(len(networkx.descendants(graph, 0)))
"""
TABLES = """
CREATE TABLE hop(e, p, q, PRIMARY KEY(e, p, q)) WITHOUT ROWID;
CREATE TABLE start(e, p);
CREATE TABLE made(f, p, e, PRIMARY KEY(f, p, e)) WITHOUT ROWID;
"""
QUERY = """
WITH RECURSIVE r(e, p) AS (
  SELECT e, p FROM start
  UNION SELECT hop.e, hop.q FROM r JOIN hop ON hop.e = r.e AND hop.p = r.p
  UNION SELECT made.e, made.p FROM r JOIN made ON made.f = r.e AND made.p = r.p)
SELECT count(*) FROM r
"""


def starts(hops, persons):
    """Where an element starts: persons it is taken from; else places none brings it to; else any."""
    sources = {p for p, _ in hops}
    for found in (sources & persons, sources - {q for _, q in hops}, sources):
        if found:
            return sorted(found)
    return []


def facts_of(path):
    """(kind, element, a, b) of each fact."""
    root = xml.parse(path).getroot()
    persons = {p.get("id") for p in root.iter(NS + "place") if p.get("kind") == "person"}
    hops = collections.defaultdict(list)
    for flow in root.iter(NS + "flow"):
        for element in flow.get("elements").split():
            hops[element].append((flow.get("from"), flow.get("to")))
    facts = [("hop", e, p, q) for e, pairs in hops.items() for p, q in dict.fromkeys(pairs)]
    for element in root.iter(NS + "element"):
        name, at = element.get("id"), element.get("derived-at")
        if at:
            facts += [("made", name, f, at) for f in element.get("derived-from").split()]
        else:
            facts += [("start", name, p, "-") for p in starts(hops[name], persons)]
    return facts


def write_lines(facts, path):
    with open(path, "w", encoding="ascii") as out:
        out.writelines(" ".join(fact) + "\n" for fact in facts)


def write_logic(facts, path):
    with open(path, "w", encoding="ascii") as out:
        out.write(RULES)
        for kind, element, a, b in facts:
            rest = f'"{a}"' if b == "-" else f'"{a}","{b}"'
            out.write(f'{kind}("{element}",{rest}).\n')


def count_clingo(path):
    done = subprocess.run(["clingo", "--verbose=0", path], capture_output=True, text=True, check=False)
    return done.stdout.count("r(")


def count_networkx(path):
    done = subprocess.run(["python3", "-c", NETWORK, path], capture_output=True, text=True, check=True)
    return int(done.stdout)


def count_sqlite(facts):
    """(arrivals, seconds of processor of the query alone)."""
    base = sqlite3.connect(":memory:")
    base.executescript(TABLES)
    base.executemany("INSERT INTO hop VALUES(?, ?, ?)", (f[1:] for f in facts if f[0] == "hop"))
    base.executemany("INSERT INTO start VALUES(?, ?)", (f[1:3] for f in facts if f[0] == "start"))
    base.executemany("INSERT INTO made VALUES(?, ?, ?)",
                     ((f[2], f[3], f[1]) for f in facts if f[0] == "made"))
    base.execute("ANALYZE")
    start = time.process_time()
    count = base.execute(QUERY).fetchone()[0]
    return count, time.process_time() - start
