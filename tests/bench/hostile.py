"""Files that attack by size: each a title, the code of the message that refuses it, and its bytes.

`times` makes them larger: 1 for tests, 10 for a look at what grows. "SECRET" in a file stands for
the path of another file.
"""

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
OPEN = '<model xmlns="urn:flowgap:model:1" version="1" id="m" operator="b" label="M" source="s">\n'
VALID = OPEN + '<source id="s" kind="pia" label="S" examined="whole"/><party id="b" kind="agency" label="B"/>\n'


def model(body, start=OPEN):
    return HEAD + start + body + "\n</model>\n"


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


def lengths(times):
    """One thing that is too long or too deep: refused as soon as that can be seen."""
    million = 1000000 * times
    yield "a million levels", "FG1003", model("<label>" * million + "</label>" * million)
    yield "a million levels, never closed", "FG1003", HEAD + OPEN + "<note>" * million
    yield "an attribute of 100 MB", "FG1003", model(f'<party id="b" label="{"x" * 100 * million}"/>')
    yield "a million attributes in one tag", "FG1003", model(
        "<party " + " ".join(f'a{i}="1"' for i in range(million)) + "/>")
    yield "100,000 namespaces in one tag", "FG1003", model(
        "<party " + " ".join(f'xmlns:a{i}="urn:{i}"' for i in range(million // 10)) + "/>")
    yield "a tag that never ends", "FG1003", HEAD + "<model " + "x" * 100 * million
    yield "a comment of 100 MB", "FG1003", model("<!--" + "x" * 100 * million + "-->")
    yield "an instruction of 100 MB", "FG1003", model("<?x " + "x" * 100 * million + "?>")
    yield "text of 100 MB", "FG1003", model("<about>" + "word " * 20 * million + "</about>")
    yield "text of 100 MB in CDATA", "FG1003", model("<about><![CDATA[" + "x" * 100 * million + "]]></about>")
    yield "text of 100 MB in small pieces", "FG1003", model("<about>" + "x<!-- -->" * 11 * million + "</about>")
    yield "100 MB of character references", "FG1003", model("<about>" + "&#65;" * 20 * million + "</about>")
    yield "100 MB after a wrong root", "FG1007", "<svg>" + "<g/>" * 25 * million + "</svg>"
    yield "100 MB of NUL", "FG1005", "\0" * 100 * million
    yield "100 MB after a byte that is not UTF-8", "FG1004", (
        (HEAD + OPEN).encode() + b"\xff" + b"<note by='x'>y</note>" * 5 * million)
    yield "100 MB after an end tag of something else", "FG1002", HEAD + OPEN + "<note>x</party>" * 7 * million
    yield "an id of 60,000 letters", "FG2007", model(f'<party id="{"i" * 60000}" kind="agency" label="B"/>')


def names(times):
    """Names that the parser would keep, and a tag below the limit."""
    many = 100000 * times
    yield "5,000 attributes in a tag below the limit", "FG2002", model(
        "<party " + " ".join(f'a{i}=""' for i in range(5000)) + "/>")
    yield "a million distinct elements", "FG2001", model("".join(f"<e{i}/>" for i in range(10 * many)))
    yield "a million distinct elements in an unknown one", "FG2001", model(
        "<x>" + "".join(f"<e{i} id='i{i}'/>" for i in range(10 * many)) + "</x>")
    yield "100,000 distinct attributes in an unknown one", "FG2001", model("<x>" + "".join(
        "<e " + " ".join(f"a{i}-{j}=''" for j in range(1000)) + "/>" for i in range(many // 1000)) + "</x>")
    yield "100,000 distinct namespaces", "FG1003", model("".join(
        '<note by="x" ' + " ".join(f'xmlns:a{i}-{j}="urn:{i}-{j}"' for j in range(100)) + ">x</note>"
        for i in range(many // 100)), VALID)
    yield "100,000 distinct instructions", "FG1003", model("".join(f"<?e{i}?>" for i in range(many)), VALID)


def errors(times):
    """Much that is wrong: the first hundred messages are enough."""
    many = 100000 * times
    yield "one line of 30 MB with 100,000 errors", "FG2001", model("".join(
        f'<x{i} a="{"y" * 280}"/>' for i in range(many)))
    yield "100,000 errors", "FG2004", model("\n".join(
        f'<party id="p{i}" kind="nobody" label="P"/>' for i in range(many)))
    yield "100,000 missing yardsticks", "FG7001", model("\n".join(
        f'<yardstick ref="y{i}"/>' for i in range(many // 10)), VALID)
    yield "100,000 labels of one thing", "FG1003", model("".join(
        f'<label xml:lang="x{chr(97 + i % 26)}-{i:08}">L</label>' for i in range(many // 10)), VALID)


def references(times):
    """What can be judged only when all is read: as dear as a model of the size, and no dearer."""
    many = 10000 * times
    yield "10,000 dangling references", "FG3001", model("\n".join(
        f'<party id="p{i}" kind="agency" parent="q{i}" label="P"/>' for i in range(many)))
    yield "10,000 dangling references among long ids", "FG3001", model("\n".join(
        f'<party id="{"p" * 59}{i:05}" kind="agency" parent="{"p" * 58}x{i:05}" label="P"/>'
        for i in range(many)))
    yield "40,000 equal ids", "FG3002", model('<party id="p" kind="agency" label="P"/>\n' * 4 * many)
    yield "a chain of 20,000 parents that closes", "FG3004", model("".join(
        f'<party id="p{i}" kind="agency" label="P" parent="p{(i + 1) % (2 * many)}"/>\n'
        for i in range(2 * many)))
    groups = "".join(f'<element id="e{i}" category="case" label="E" reason="r"/>' for i in range(4000))
    groups += '<group id="g0" label="G" elements="' + " ".join(f"e{i}" for i in range(4000)) + '"/>'
    groups += "".join(f'<group id="g{i}" label="G" elements="g{i - 1} e{i}"/>' for i in range(1, 3000))
    yield "groups in groups", "FG1003", model(groups)
    flows = '<party id="b" kind="agency" label="B"/><boundary id="in" label="B"/>' + "".join(
        f'<place id="{i}" kind="store" custodian="b" boundary="in" label="P"/>' for i in "pq")
    flows += groups[:groups.index('<group id="g1"')] + "".join(
        f'<flow id="f{i}" from="p" to="q" elements="g0" label="F" reason="r"/>' for i in range(2 * many))
    yield "a large group in every flow", "FG1003", model(flows)
    derived = "".join(
        f'<element id="e{i}" category="case" label="E" reason="r" derived-at="x" derived-from="'
        + " ".join(f"e{j}" for j in range(i)) + '"/>' for i in range(800))
    yield "every element made from all before it", "FG3001", model(derived)
    yield "20,000 scopes", "FG3001", model(
        '<scope elements="e" categories="case"><claim/></scope>' * 2 * many)
    sources = "".join(f'<source id="s{i}" kind="pia" label="S" examined="{"a;" * 500}"/>' for i in range(100))
    claims = "".join(f'<party id="p{i}" kind="agency" label="P" source="s{i % 100}" at="{"b;" * 500}"/>'
                     for i in range(many // 20))
    yield "many places in many claims", "FG3001", model(sources + claims)


def all_files(times=1):
    yield from entities()
    yield from lengths(times)
    yield from names(times)
    yield from errors(times)
    yield from references(times)
