#!/usr/bin/env python3
"""Files that attack the reader: each must be refused with a message, soon, and in little memory.

The bounds are loose on purpose (sanitizers, slow machines): they catch what grows without limit.
"""

import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

PROGRAM = os.path.join(os.environ["BUILD"], "src/cli/flowgap")
SECONDS = 10
MEGABYTES = 700              # of the whole process; a sanitizer alone takes hundreds
SECRET = "do-not-read-this-file"

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
OPEN = '<model xmlns="urn:flowgap:model:1" version="1" id="m" operator="b" label="M" source="s">\n'
GOOD = pathlib.Path("tests/valid/full.xml").read_bytes()
MINIMAL = pathlib.Path("tests/valid/minimal.xml").read_text(encoding="utf-8")

number = 0


def verdict(good, name, remarks=()):
    global number
    number += 1
    print(f"{'ok' if good else 'not ok'} {number} - {name}")
    for remark in remarks:
        print(f"# {remark}")


def model(body):
    return HEAD + OPEN + body + "\n</model>\n"


def entities():
    lines = ['<!ENTITY a0 "boom">']
    lines += [f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12)]
    yield "billion laughs", "FG1006", f"{HEAD}<!DOCTYPE model [{''.join(lines)}]>{OPEN}&a11;</model>"
    yield "quadratic entity", "FG1006", (
        f'{HEAD}<!DOCTYPE model [<!ENTITY a "{"x" * 50000}">]>{OPEN}{"&a;" * 50000}</model>')
    for kind in ("SYSTEM", 'PUBLIC "x"'):
        yield f"external entity {kind}", "FG1006", (
            f'{HEAD}<!DOCTYPE model [<!ENTITY a {kind} "SECRET">]>{OPEN}<about>&a;</about></model>')
    yield "parameter entity", "FG1006", (
        f'{HEAD}<!DOCTYPE model [<!ENTITY % a SYSTEM "SECRET"> %a;]>{OPEN}</model>')
    yield "external DTD", "FG1006", f'{HEAD}<!DOCTYPE model SYSTEM "SECRET">{OPEN}</model>'
    yield "DTD that adds attributes", "FG1006", (
        f'{HEAD}<!DOCTYPE model [<!ATTLIST model label CDATA "x">]>{OPEN}</model>')
    yield "DTD after a comment", "FG1006", f'{HEAD}<!-- x --><?x y?>\n<!DOCTYPE model>{OPEN}</model>'
    yield "XInclude", "FG2001", model(
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="SECRET" parse="text"/>')
    yield "stylesheet and schema hints", "FG3001", (
        f'{HEAD}<?xml-stylesheet href="SECRET"?><?xml-model href="SECRET"?>{OPEN}</model>')


def sizes():
    yield "100,000 levels", "FG1003", model("<label>" * 100000 + "</label>" * 100000)
    yield "100,000 levels, never closed", "FG1003", HEAD + OPEN + "<note>" * 100000
    yield "an attribute of 20 MB", "FG1003", model(f'<party id="b" label="{"x" * 20000000}"/>')
    yield "200,000 attributes in one tag", "FG1003", model(
        "<party " + " ".join(f'a{i}="1"' for i in range(200000)) + "/>")
    yield "5,000 attributes in a tag below the limit", "FG2002", model(
        "<party " + " ".join(f'a{i}=""' for i in range(5000)) + "/>")
    yield "10,000 namespaces in one tag", "FG1003", model(
        "<party " + " ".join(f'xmlns:a{i}="urn:{i}"' for i in range(10000)) + "/>")
    yield "a tag that never ends", "FG1003", HEAD + "<model " + "x" * 5000000
    yield "a comment of 5 MB", "FG1003", model("<!--" + "x" * 5000000 + "-->")
    yield "an instruction of 5 MB", "FG1003", model("<?x " + "x" * 5000000 + "?>")
    yield "text of 5 MB", "FG1003", model("<about>" + "word " * 1000000 + "</about>")
    yield "text of 5 MB in CDATA", "FG1003", model("<about><![CDATA[" + "x" * 5000000 + "]]></about>")
    yield "text of 5 MB in small pieces", "FG1003", model(
        "<about>" + "x<!-- -->" * 1100000 + "</about>")
    yield "character references only", "FG1003", model("<about>" + "&#65;" * 1100000 + "</about>")
    yield "300,000 distinct elements", "FG2001", model("".join(f"<e{i}/>" for i in range(300000)))
    yield "300,000 distinct elements in an unknown one", "FG2001", model(
        "<x>" + "".join(f"<e{i} id='i{i}'/>" for i in range(300000)) + "</x>")
    yield "one line of 3 MB with 10,000 errors", "FG2001", model("".join(
        f'<x{i} a="{"y" * 280}"/>' for i in range(10000)))
    yield "10,000 errors", "FG2004", model("\n".join(
        f'<party id="p{i}" kind="nobody" label="P"/>' for i in range(10000)))
    yield "10,000 dangling references", "FG3001", model("\n".join(
        f'<party id="p{i}" kind="agency" parent="q{i}" label="P"/>' for i in range(10000)))
    yield "40,000 equal ids", "FG3002", model(
        '<party id="p" kind="agency" label="P"/>\n' * 40000)
    yield "a chain of 100,000 parents that closes", "FG3004", model("".join(
        f'<party id="p{i}" kind="agency" label="P" parent="p{(i + 1) % 100000}"/>\n'
        for i in range(100000)))
    groups = "".join(f'<element id="e{i}" category="case" label="E" reason="r"/>' for i in range(4000))
    groups += '<group id="g0" label="G" elements="' + " ".join(f"e{i}" for i in range(4000)) + '"/>'
    groups += "".join(f'<group id="g{i}" label="G" elements="g{i - 1} e{i}"/>' for i in range(1, 3000))
    yield "groups in groups", "FG1003", model(groups)
    flows = '<party id="b" kind="agency" label="B"/><boundary id="in" label="B"/>' + "".join(
        f'<place id="{i}" kind="store" custodian="b" boundary="in" label="P"/>' for i in "pq")
    flows += groups[:groups.index('<group id="g1"')] + "".join(
        f'<flow id="f{i}" from="p" to="q" elements="g0" label="F" reason="r"/>' for i in range(20000))
    yield "a large group in every flow", "FG1003", model(flows)
    derived = "".join(
        f'<element id="e{i}" category="case" label="E" reason="r" derived-at="x" derived-from="'
        + " ".join(f"e{j}" for j in range(i)) + '"/>' for i in range(800))
    yield "every element made from all before it", "FG3001", model(derived)
    scopes = '<scope elements="e" categories="case"><claim/></scope>' * 30000
    yield "30,000 scopes", "FG3001", model(scopes)


def characters():
    yield "UTF-16", "FG1004", MINIMAL.encode("utf-16")
    yield "UTF-16 without a mark", "FG1004", MINIMAL.encode("utf-16-be")
    yield "UTF-32", "FG1004", MINIMAL.encode("utf-32")
    yield "EBCDIC", "FG1004", (HEAD + MINIMAL).encode("cp037")
    yield "UTF-7 by declaration", "FG1004", '<?xml version="1.0" encoding="UTF-7"?>' + MINIMAL
    yield "an encoding with a NUL", "FG1004", b'<?xml version="1.0" encoding="UTF\x008"?>' + b"<a/>"
    for name, data in (("a lone byte", b"\xff"), ("overlong", b"\xc0\xaf"), ("surrogate", b"\xed\xa0\x80"),
                       ("beyond Unicode", b"\xf4\x90\x80\x80"), ("cut short", b"\xe2\x82")):
        yield f"invalid UTF-8: {name}", "FG1004", model('<party id="b" label="').encode() + data + b'"/>'
    for code in (0x00, 0x01, 0x08, 0x0B, 0x0C, 0x1B, 0x1F):
        yield f"control character {code:#04x}", "FG1005", MINIMAL.replace("Minimal", f"a{chr(code)}b")
    for code in (0x7F, 0x85, 0x9B, 0x2028, 0x202E, 0x2066):
        yield f"character {code:#06x}", "FG1005", MINIMAL.replace("Minimal", f"a{chr(code)}b")
        yield f"reference to {code:#06x}", "FG1005", MINIMAL.replace("Minimal", f"a&#{code};b")
    yield "reference to NUL", "FG1002", MINIMAL.replace("Minimal", "a&#0;b")
    yield "reference to ESC", "FG1002", MINIMAL.replace("Minimal", "a&#27;b")
    yield "reference beyond Unicode", "FG1002", MINIMAL.replace("Minimal", "a&#99999999999;b")


def values():
    for url in ("javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "file:///etc/passwd",
                "https://x\" onload=\"y".replace('"', "&quot;"), "http://", " java&#10;script:x"):
        yield f"address {url}", "FG2010", model(f'<source id="s" kind="pia" label="S" url="{url}"/>')
    for ref in ("../../../etc/passwd", "/etc/passwd", "..", "a/b", "a&#10;b"):
        yield f"yardstick {ref}", "FG2007", model(f'<yardstick ref="{ref}"/>')
    yield "the longest id in a message", "FG3001", model(f'<answer question="{"a" * 64}:{"1" * 64}"/>')
    yield "format letters in ids", "FG2007", model('<party id="%s%n%s%n" kind="agency" label="%n"/>')
    yield "format letters in labels", "FG3001", model(
        '<party id="x" parent="y" kind="agency" label="%s%n%s%n"/>')
    yield "a long number in a duration", "FG2009", model(
        f'<step id="t" label="T" deadline="P{"9" * 1000}D"/>')


def truncated():
    for length in range(0, len(GOOD) - 20, 97):
        yield f"the first {length} bytes of a model", "FG1002", GOOD[:length]


def limits():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS * 3, SECONDS * 3))


def attack(path):
    """(exit status, messages, seconds, megabytes) of one check."""
    start = time.monotonic()
    with subprocess.Popen([PROGRAM, "check", "--quiet", path], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, preexec_fn=limits) as process:
        output = process.stdout.read().decode("utf-8", "replace")
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, output, time.monotonic() - start, usage.ru_maxrss / 1024


def judge(path, code):
    status, output, seconds, megabytes = attack(path)
    faults = []
    if status != 3:
        faults.append(f"exit status {status}")
    if f"[{code}]" not in output:
        faults.append(f"no message {code}: {output[:300]!r}")
    if SECRET in output:
        faults.append("it shows another file")
    if len(output) > 300000:
        faults.append(f"{len(output)} bytes of messages")
    if any(ord(c) < 32 and c not in "\n\t" or 0x7F <= ord(c) < 0xA0 or 0x202A <= ord(c) <= 0x202E
           for c in output):
        faults.append("control characters reach the terminal")
    if seconds > SECONDS:
        faults.append(f"{seconds:.1f} seconds")
    if megabytes > MEGABYTES:
        faults.append(f"{megabytes:.0f} MB")
    return faults


def run(folder, name, cases):
    """All cases of one family; small ones count as one test."""
    path = os.path.join(folder, "hostile.xml")
    secret = os.path.join(folder, "secret.txt")
    pathlib.Path(secret).write_text(SECRET + "\n", encoding="utf-8")
    faults = []
    count = 0
    for title, code, data in cases:
        data = data.encode() if isinstance(data, str) else data
        pathlib.Path(path).write_bytes(data.replace(b"SECRET", secret.encode()))
        found = judge(path, code)
        faults += [f"{title}: {fault}" for fault in found]
        count += 1
        if name is None:
            verdict(not found, title, found)
    if name is not None:
        verdict(count and not faults, f"{count} files: {name}", faults)


def check_streams(folder):
    """Standard input, and paths that are no files."""
    done = subprocess.run([PROGRAM, "check", "--quiet", "-"], input=GOOD[:200], capture_output=True,
                          check=False)
    verdict(done.returncode == 3 and b"FG1002" in done.stderr, "half a model on standard input")
    for path, name in ((folder, "a folder"), (os.path.join(folder, "none.xml"), "no file")):
        done = subprocess.run([PROGRAM, "check", "--quiet", path], capture_output=True, check=False)
        verdict(done.returncode == 4 and done.stderr, f"{name} instead of a model")


with tempfile.TemporaryDirectory() as temporary:
    run(temporary, None, entities())
    run(temporary, None, sizes())
    run(temporary, "characters and encodings", characters())
    run(temporary, "values", values())
    run(temporary, "a model cut short", truncated())
    check_streams(temporary)
print(f"1..{number}")
