#!/usr/bin/env python3
"""A figure as DOT stands on its own: drawn by plain `dot`, it says whatever the SVG of the same page says of gaps, of
how long data are kept, in its key and in its remarks, and what it was held against; in every language and theme, on
every page, and with whatever a model has in its labels."""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

from lib.tap import end, ok, verdict

PROGRAM = os.environ["BUILD"] + "/src/cli/flowgap"
SVG = "{http://www.w3.org/2000/svg}"
TITLE = "{http://www.w3.org/1999/xlink}title"
VIEWS = ("flows", "summary")                 # those that are graphs
RANDOM = 60 if "--all" in sys.argv else 4
# Of the samples of a key, those that are words in the DOT: "kept: not stated (gap)".
IN_WORDS = ("how long it is kept", "plazo", "durée de conservation")


def run(*args):
    return subprocess.run([PROGRAM, *args], capture_output=True, text=True, check=False)


def draw(model, folder, *args):
    """The pages as SVG, read, and as DOT; what the program said."""
    for path in pathlib.Path(folder).glob("f*"):
        path.unlink()
    said = [run("draw", "-y", "models/yardsticks", *args, "-o", f"{folder}/f.{kind}", model) for kind in ("svg", "dot")]
    number = lambda path: int((re.findall(r"f-(\d+)\.", path.name) or [0])[0])
    pages = [sorted(pathlib.Path(folder).glob(f"f*.{kind}"), key=number) for kind in ("svg", "dot")]
    return ([ET.parse(page).getroot() for page in pages[0]], [page.read_text(encoding="utf-8") for page in pages[1]],
            "".join(done.stderr for done in said if done.returncode) or "".join(done.stderr for done in said[1:]))


def drawn_by_dot(text):
    """What dot draws, and what it complains of."""
    done = subprocess.run(["dot", "-Tsvg"], input=text, capture_output=True, text=True, check=False)
    if done.returncode or not done.stdout:
        return None, f"dot: {done.returncode} {done.stderr}"
    return ET.fromstring(done.stdout), done.stderr


def squeezed(text):
    """Without blanks and line ends, which differ where lines break."""
    return re.sub(r"\s+", "", text or "")


def words_in(root):
    return squeezed("".join("".join(text.itertext()) for text in root.iter(SVG + "text")))


def titles_in(root):
    return {squeezed(link.get(TITLE)) for link in root.iter(SVG + "a")}


def groups(root, role):
    return [group for group in root.iter(SVG + "g") if group.get("class") == role]


def texts(group):
    return ["".join(text.itertext()) for text in group.iter(SVG + "text")]


def words_of_place(place):
    """Its name and how long it keeps; of a box of a summary, which names only the most frequent answer, all of them."""
    if (place.get("id") or "").startswith("place-"):
        return ["".join(text for text in texts(place) if not re.fullmatch(r"G\d+( \+\d+)?", text))]
    return [place.findtext(SVG + "title"), *re.split(r"; |\. |\.$", place.findtext(SVG + "desc").split(" G")[0])[:-1]]


def faults_of_words(ours, theirs, head):
    """What our SVG says and the drawn DOT does not."""
    found, said, titles = [], words_in(theirs), titles_in(theirs)
    for group in groups(ours, "badge"):
        mark = [text for text in texts(group) if re.match(r"G\d+", text)]
        found += [f"badge {text}" for text in mark if squeezed(text) not in said]
    for entry in groups(ours, "legend"):
        words = texts(entry)[-1] if entry.get("id") is None and texts(entry) else ""
        if squeezed(words) not in said and not words.startswith(IN_WORDS):
            found.append(f"key: {words}")
    for place in groups(ours, "place"):
        found += [f"place: {words}" for words in words_of_place(place) if squeezed(words) not in said]
        title = squeezed(place.findtext(SVG + "title"))
        if not any(squeezed(place.findtext(SVG + "desc")) in text for text in titles):
            found.append(f"title of place {title}")
    for flow in groups(ours, "flow"):
        both = squeezed(flow.findtext(SVG + "title")) + "." + squeezed(flow.findtext(SVG + "desc"))
        if both not in titles:
            found.append(f"title of a flow: {both}")
    for stub in groups(ours, "stub"):
        both = squeezed(stub.findtext(SVG + "title")) + "." + squeezed(stub.findtext(SVG + "desc"))
        if both not in titles:
            found.append(f"title of a stub: {both}")
    return found + [f"head: {line}" for line in head if squeezed(line) not in said]


def faults_of_form(text, theirs, grey):
    bare = re.sub(r'"(?:[^"\\]|\\.)*"', '""', text, flags=re.DOTALL)
    found = [word for word in ("=<", "URL", "href", "image", "script") if word in bare]
    fonts = {item.get("font-family") for item in theirs.iter(SVG + "text")}
    sizes = [float(item.get("font-size")) for item in theirs.iter(SVG + "text")]
    found += [f"fonts {fonts}"] if fonts != {"Arial"} else []
    found += [f"type of {min(sizes)}"] if min(sizes) < 7 else []
    colours = {item.get(name, "") for item in theirs.iter() for name in ("fill", "stroke")} if grey else ()
    found += [f"colour {c}" for c in colours if c[:1] == "#" and not c[1:3] == c[3:5] == c[5:7]]
    ids = re.findall(r'^\t+("(?:place|flow|flows|boundary|legend)-[^"]*") \[', text, re.MULTILINE)
    return found + [f"{name} twice" for name in ids if ids.count(name) > 1]


def head_of(model, args, ours):
    """Title, counts, and what the description ends with: reading, source, language."""
    words = [word for word in args if word not in ("--theme", "grey")]
    lines = run("describe", "-q", "-y", "models/yardsticks", *words, model).stdout.rstrip("\n").split("\n")
    source = next(line for line in reversed(lines) if "SHA-256" in line)
    tail = lines[lines.index(source) + 2:]
    return [ours.findtext(SVG + "title"), ours.findtext(SVG + "desc").split("\n")[0], lines[1],
            *re.split(r"(?<=flowgap \d\.\d\.\d\.) ", source), *tail]


def judge(model, name, *args):
    with tempfile.TemporaryDirectory() as folder:
        ours, dots, said = draw(model, folder, *args)
    ok(ours and len(ours) == len(dots), f"{name}: as many pages of DOT as of SVG", said)
    found, complaints = [], []
    for number, (page, text) in enumerate(zip(ours, dots), 1):
        theirs, complaint = drawn_by_dot(text)
        complaints += [f"page {number}: {complaint}"] if complaint else []
        if theirs is None:
            continue
        found += [f"page {number}: {fault}" for fault in
                  faults_of_words(page, theirs, head_of(model, args, page))
                  + faults_of_form(text, theirs, "grey" in args)]
    verdict(f"{name}: dot draws it and does not complain", complaints)
    verdict(f"{name}: what dot draws says what the SVG says", found)


def baselines(model):
    return re.findall(r"<baseline[^>]*?\bid=\"([^\"]+)\"", pathlib.Path(model).read_text(encoding="utf-8"))


HOSTILE = (r"\N\G\E\l\r\T ends in \ ".strip(), '"] ; x [label="', "<b>bold</b> &amp;amp; &#65;", "{a|<p> b}",
           "//x /*y*/ #z", "\u0430\u0431 \u00e9\u00df")


def hostile_model(path):
    """Every label is made to break out of a string; what was read of the source fills more than Graphviz reads at a
    time."""
    escape = lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    names = [escape(name) for name in HOSTILE]
    places = "".join(f'<place id="p{i}" label="{name}" kind="store" custodian="o" boundary="b"/>'
                     for i, name in enumerate(names))
    flows = "".join(f'<flow id="f{i}" label="{name}" from="p{i}" to="p{(i + 1) % len(names)}" elements="e" at="1"/>'
                    for i, name in enumerate(names))
    path.write_text(f'<model xmlns="urn:flowgap:model:1" version="1" id="hostile" label="{names[0]}" operator="o" '
                    f'source="s"><source id="s" kind="pia" label="S" examined="{";".join(["x" * 90] * 300)}"/>'
                    f'<baseline id="b1" label="{names[1]}" sources="s"/>'
                    f'<party id="o" kind="agency" label="{names[2]}"/><boundary id="b" label="{names[3]}"/>'
                    f'<boundary id="legend" label="Legend"/>'
                    f'<place id="q" label="Q" kind="store" custodian="o" boundary="legend"/>'
                    f'{places}<element id="e" label="{names[4]}" category="case" at="1"/>{flows}</model>',
                    encoding="utf-8")


def check_hostile(folder):
    path = pathlib.Path(folder) / 'a "b" \\N.xml'
    hostile_model(path)
    judge(str(path), "hostile labels", "--view", "flows")
    judge(str(path), "hostile labels, summed up", "--view", "summary")
    text = run("draw", "-q", "-T", "dot", str(path)).stdout
    ok(len(text) > 20000, "hostile labels: a long string is in the DOT", str(len(text)))
    theirs, _ = drawn_by_dot(text)
    said = words_in(theirs) if theirs is not None else ""
    verdict("hostile labels stand as they are", [name for name in HOSTILE if squeezed(name) not in said])
    wanted = len(re.findall(r"^\t+\"[^\"]*\" \[", text, re.MULTILINE))
    nodes = len(groups(theirs, "node")) if theirs is not None else 0
    ok(nodes == wanted, "hostile labels make no nodes", f"{nodes} instead of {wanted}")


def check_same(model):
    """No clock, no host, no folder."""
    absolute = str(pathlib.Path(model).resolve())
    args = ("draw", "-q", "-T", "dot", "-y", str(pathlib.Path("models/yardsticks").resolve()))
    program = str(pathlib.Path(PROGRAM).resolve())
    here = subprocess.run([program, *args, absolute], capture_output=True, check=False).stdout
    there = subprocess.run([program, *args, absolute], capture_output=True, check=False, cwd="/",
                           env={"TZ": "Asia/Tokyo", "LC_ALL": "C"}).stdout
    ok(here and here == there, "the same bytes from everywhere")
    ok(str(pathlib.Path.cwd()).encode() not in here, "no path in it")


def main():
    for path in sorted(pathlib.Path("models").glob("*.xml")):
        model = str(path)
        for view in VIEWS:
            for baseline in (*baselines(model), "none"):
                judge(model, f"{path.stem} {view} {baseline}", "--view", view, "--baseline", baseline)
            judge(model, f"{path.stem} {view} grey", "--view", view, "--theme", "grey")
            for lang in ("es", "fr"):
                judge(model, f"{path.stem} {view} {lang}", "--view", view, "--lang", lang)
    judge("tests/valid/full.xml", "every word of the language", "--view", "flows")
    judge("models/cbp-one.xml", "cbp-one, a part", "--boundary", "b-dhs")
    judge("models/cbp-one.xml", "cbp-one as of a day", "--view", "flows", "--as-of", "2023-06-30")
    judge("models/cbp-one.xml", "cbp-one according to one", "--view", "summary", "--according-to", "OVERVIEW")
    check_same("models/cbp-one.xml")
    with tempfile.TemporaryDirectory() as folder:
        check_hostile(folder)
        for seed in range(1, RANDOM + 1):
            path = f"{folder}/random-{seed}.xml"
            with open(path, "w", encoding="utf-8") as out:
                subprocess.run([sys.executable, "-B", "tests/judges/random_models.py", str(seed), str(12 + seed)],
                               stdout=out, check=True)
            for view in VIEWS:
                judge(path, f"random-{seed} {view}", "--view", view)
    end()


main()
