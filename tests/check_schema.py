#!/usr/bin/env python3
"""The published schemas against the program: the same files are well made for both.

Judges that are not ours, jing and xmllint, read the schemas; the program reads its own tables. They
must agree on every file of the tests, and on several hundred variants of one file that uses every
word of the language. Codes FG2xxx are the errors of grammar; what goes beyond the grammar (dangling
references and so on) is the program's alone.
"""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree

from lib.tap import end, ok, skip

PROGRAM = os.path.join(os.environ["BUILD"], "src/cli/flowgap")
SCHEMAS = pathlib.Path("models/schema")
MODEL, YARDSTICK = SCHEMAS / "flowgap", SCHEMAS / "yardstick"
VARIANTS = 320



def run(*command):
    return subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)


def is_xml(file):
    try:
        xml.etree.ElementTree.parse(file)
    except xml.etree.ElementTree.ParseError:
        return False
    return True


def jing(schema, files):
    """The files that jing finds wrong. It stops at one that is not well-formed: those stay away."""
    names = {os.path.abspath(file): file for file in files if is_xml(file)}
    out = run("jing", "-c", f"{schema}.rnc", *names).stdout
    found = re.findall(r"^(.*?):\d+:\d+: (?:error|fatal)", out, re.M)
    return {names[os.path.abspath(name)] for name in found} | (set(files) - set(names.values()))


def xmllint(schema, files):
    """The files that xmllint finds wrong: those that it does not call valid."""
    out = run("xmllint", "--noout", "--relaxng", f"{schema}.rng", *files).stderr
    return set(files) - set(re.findall(r"^(.*) validates$", out, re.M))


JUDGES = {name: judge for name, judge in (("jing", jing), ("xmllint", xmllint)) if shutil.which(name)}


def codes(file):
    """Codes of the errors that the program finds in the file itself, and its exit status."""
    done = run(PROGRAM, "check", "--quiet", file)
    pattern = rf"^{re.escape(file)}(?::\d+)*: error: .*\[(FG\d+)\]$"
    return set(re.findall(pattern, done.stderr, re.M)), done.returncode


def is_grammar(code):
    return code.startswith("FG2") or code in ("FG1002", "FG1007")


def check_generated():
    for schema in (MODEL, YARDSTICK):
        name = f"{schema.name}.rng is made from {schema.name}.rnc"
        if not shutil.which("trang"):
            skip(name, "no trang")
            continue
        with tempfile.TemporaryDirectory() as folder:
            made = os.path.join(folder, "made.rng")
            run("trang", f"{schema}.rnc", made)
            same = pathlib.Path(made).read_bytes() == pathlib.Path(f"{schema}.rng").read_bytes()
        ok(same, name)


def check_valid():
    files = [str(file) for folder in ("models", "tests/valid", "tests/status")
             for file in sorted(pathlib.Path(folder).glob("*.xml"))]
    bad = [file for file in files if codes(file) != (set(), 0)]
    ok(files and not bad, f"{len(files)} models are valid for the program", bad)
    yardsticks = [str(file) for folder in ("models", "tests/valid", "tests/status")
                  for file in sorted(pathlib.Path(folder, "yardsticks").glob("*.xml"))]
    for name, judge in JUDGES.items():
        bad = sorted(judge(MODEL, files) | judge(YARDSTICK, yardsticks))
        ok(not bad, f"they and {len(yardsticks)} yardsticks are valid for {name}", bad)


def compare(schema, wrong, what):
    """`wrong`: whether the program finds an error of grammar, by file."""
    for name, judge in JUDGES.items():
        found = judge(schema, list(wrong))
        differ = [f"{file}: {'only the program' if bad else 'only ' + name} finds it wrong"
                  for file, bad in wrong.items() if bad != (file in found)]
        ok(wrong and not differ, f"{len(wrong)} {what}: as {name} says", differ)


def check_invalid():
    models, yardsticks = {}, {}
    for file in map(str, sorted(pathlib.Path("tests/invalid").glob("*.xml"))):
        found, _ = codes(file)
        if found & {"FG1003", "FG1004", "FG1005", "FG1006"}:
            continue         # limits and characters that only the program refuses
        models[file] = any(map(is_grammar, found))
    for file in map(str, sorted(pathlib.Path("tests/invalid/yardsticks").glob("*.xml"))):
        text = "".join(other.read_text(errors="replace")
                       for other in pathlib.Path("tests/invalid").glob("*.expected"))
        found = re.findall(rf"^{re.escape(file)}:\d+:\d+: error: .*\[(FG\d+)\]$", text, re.M)
        yardsticks[file] = any(map(is_grammar, found))
    compare(MODEL, models, "invalid models")
    compare(YARDSTICK, yardsticks, "invalid yardsticks")


def variants(text):
    """The file with one thing changed, in every place and many ways."""
    for match in re.finditer(r'\s(?!xmlns)[a-z:-]+[0-9]*="([^"]*)"', text):
        if match.start() < text.index("<model"):
            continue
        before, after = text[:match.start()], text[match.end():]
        whole, value = match.group(0), match.group(1)
        head = whole[:whole.index('"')]
        yield before + after
        for other in ("", " ", "x y", f" {value}\n", value.upper(), "2021-02-29", "P1Y", "no"):
            yield f'{before}{head}"{other}"{after}'
        yield f'{before}{whole} {head.strip()[0]}{head.strip()}"{value}"{after}'
    for match in re.finditer(r"<([a-z-]+)([^<>]*)/>", text):
        before, after = text[:match.start()], text[match.end():]
        name, rest = match.groups()
        yield f"{before}<{name}{rest}>words</{name}>{after}"
        yield f"{before}<{name}{rest}><label xml:lang='fr'>mot</label></{name}>{after}"
        yield f"{before}<{name}{rest}><claim at='1'/></{name}>{after}"
        yield f"{before}<{name}{rest}><quote>a</quote><quote>b</quote></{name}>{after}"
        yield f"{before}<{name}{rest}><period at='1' value='P1Y'/></{name}>{after}"
        yield f"{before}<{name}{rest}><purpose>x</purpose></{name}>{after}"
        yield f"{before}<{name}s{rest}/>{after}"


def check_variants():
    text = pathlib.Path("tests/valid/full.xml").read_text(encoding="utf-8")
    texts = list(variants(text))
    step = max(1, len(texts) // VARIANTS)
    if step % 2 == 0:
        step += 1            # or always the same ways would be tried
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree("tests/valid/yardsticks", os.path.join(folder, "yardsticks"))
        wrong = {}
        for index, variant in enumerate(texts[::step]):
            file = os.path.join(folder, f"{index}.xml")
            pathlib.Path(file).write_text(variant, encoding="utf-8")
            wrong[file] = any(map(is_grammar, codes(file)[0]))
        compare(MODEL, wrong, "variants of one model")
        share = sum(wrong.values()) / len(wrong)
        ok(0.2 < share < 0.95, "some variants are well made, most are not")


check_generated()
check_valid()
check_invalid()
check_variants()
end()
