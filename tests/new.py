#!/usr/bin/env python3
"""flowgap new: what it writes checks clean and draws, the elements of a list come through whatever spreadsheet
program wrote it, and what is wrong with a list is said with line and column.

Prints TAP. Run from the source root with BUILD set to the build directory."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile

from lib.tap import end, ok

PROGRAM = os.path.abspath(os.path.join(os.environ.get("BUILD", "build"), "src/cli/flowgap"))
YARDSTICKS = os.path.abspath("models/yardsticks")
def run(*arguments, given=b"", cwd=None):
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, input=given, cwd=cwd)
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")


def check_clean(name, model):
    status, _, why = run("check", "--yardsticks", YARDSTICKS, "--fail-on=warning", "-", given=model)
    ok(status == 0 and "0 warnings" in why, f"{name}: checks clean", why)
    status, drawn, why = run("draw", "--yardsticks", YARDSTICKS, "-", given=model)
    ok(status == 0 and drawn.startswith(b"<?xml"), f"{name}: draws", why)
    status, _, why = run("gaps", "--yardsticks", YARDSTICKS, "-", given=model)
    ok(status == 0, f"{name}: has a register", why)


def elements(model):
    return re.findall(r'<element id="([^"]*)" category="([^"]*)" label="([^"]*)"', model.decode())


def check_starter(folder):
    status, model, why = run("new")
    ok(status == 0 and not why, "new prints", why)
    check_clean("new", model)
    ok(b"<!--" in model and b'id="my-system"' in model, "new: commented, with an id")
    status, model, why = run("new", "--label", "Ask & \"tell\" <them> é", "x.y_z-1")
    ok(b'id="x.y_z-1" label="Ask &amp; &quot;tell&quot; &lt;them&gt; \xc3\xa9"' in model, "new takes id and label", why)
    check_clean("new with a label", model)
    for wrong, words in (("1st", "did you mean 'e1st'?"), ("Système", "did you mean 'systeme'?"), ("", "is no id"),
                         ("a b", "did you mean 'a-b'?"), ("x" * 65, "is no id"), ("a\"b", "is no id")):
        status, out, why = run("new", wrong)
        ok(status == 2 and words in why and not out, f"new {wrong!r}: {words}", status, why)
    for wrong in ("", "x" * 201, "a\x1bb", "a\u202eb"):
        status, out, why = run("new", "--label", wrong)
        ok(status == 2 and "label" in why and not out, f"new --label={wrong[:9]!r} is refused", status, why)
    path = folder / "mine.xml"
    status, out, why = run("new", "-o", str(path), "mine")
    ok(status == 0 and path.exists() and not out and "flowgap check" in why, "new -o writes and says what next", why)
    path.write_text("mine already")
    status, _, why = run("new", "-o", str(path), "mine")
    ok(status == 4 and "--force" in why and path.read_text() == "mine already", "new overwrites nothing", status, why)
    status, _, why = run("new", "--force", "-o", str(path), "mine")
    ok(status == 0 and "<model" in path.read_text(), "new --force overwrites", why)


PLAIN = [("face-photo", "biometric", "Face photo"), ("numero-de-passeport", "travel-document", "Numéro de passeport"),
         ("name", "biographic", "Name"), ("name-2", "biographic", "Name"),
         ("e2nd-telephone", "contact", "2nd telephone"),
         ("e", "other", "名前"), ("all-2", "case", "All")]
PLAIN += [("a-b-c-d", "device", "a, b; c &quot;d&quot;")]


def rows(separator, end):
    quoted = '"a, b; c ""d"""'
    lines = [["Source", "CATEGORY", "name", "at", "remark"],
             ["PIA of 2020", "biometric", "Face photo", "2.1", ""],
             ["", "Travel Document", "Numéro de passeport", "", "x"],
             ["press", "biographic", "Name", "p. 3", ""],
             ["", "biographic", "  Name  ", "", "=1+1"],
             ["", "contact", "2nd telephone", "", ""], ["", "other", "名前"], [], ["", "case", "All"],
             ["PIA of 2020", "device", quoted, '"2.1; 2.2"']]
    return end.join(separator.join(line) for line in lines) + end


def check_lists():
    for name, separator, end, before in (("commas", ",", "\n", ""), ("semicolons, CR LF", ";", "\r\n", ""),
                                         ("tabs, byte order mark", "\t", "\r\n", "\ufeff"), ("CR alone", ",", "\r", ""),
                                         ("sep=", ";", "\r\n", "\ufeffsep=;\r\n")):
        status, model, why = run("new", "--csv=-", "listed", given=(before + rows(separator, end)).encode())
        ok(status == 0 and elements(model) == PLAIN, f"list with {name}", why, elements(model))
        check_clean(f"list with {name}", model)
        ok(model.count(b"<source ") == 3 and b'kind="press" label="press"' in model
           and b'id="pia-of-2020" kind="pia"' in model, f"list with {name}: sources once each, kinds by name")
    status, model, why = run("new", "--csv=-", given=b"name,category\nX,case")
    ok(status == 0 and elements(model) == [("x", "case", "X")], "a list without a last line end", why)
    many = "name,category,source,at\n" + "".join(f"Same name,device,list {i % 7},row {i}\n" for i in range(3000))
    status, model, why = run("new", "--csv=-", given=many.encode())
    found = [e[0] for e in elements(model)]
    ok(status == 0 and len(set(found)) == 3000 and found[1] == "same-name-2", "3,000 equal names have ids of their own",
       why)
    status, _, why = run("check", "--yardsticks", YARDSTICKS, "-", given=model)
    ok(status == 0 and "0 warnings" in why, "3,000 equal names check clean", why)
    status, model, why = run("new", "--csv=-", given=b"name,category\n" + b"A,case\n" * 8000)
    ok(status == 0, "8,000 elements", why)
    status, _, why = run("check", "--yardsticks", YARDSTICKS, "-", given=model)
    ok(status == 0 and "0 warnings" in why, "8,000 elements check clean", why)


WRONG = (
    ("unknown category", b"name,category\nFace,biometrik\n", 3, ":2:6: error:", "did you mean 'biometric'?"),
    ("in the line", b"category;name\ncase;A\n\ncaes;B\n", 3, ":4:1: error:", "did you mean 'case'?"),
    ("after a quoted line end", b'name,category\n"A\nB",case\nC,x\n', 3, ":4:3: error:", "allowed: biographic"),
    ("no category", b"name,category\nA,\n", 3, ":2:3: error:", "no category"),
    ("short row", b"name,category\nA\n", 3, ":2:1: error:", "no category"),
    ("no name", b"name,category\n,case\n", 3, ":2:1: error:", "no name"),
    ("misspelt column", b"nmae,category\nA,case\n", 3, ":1:1: error:", "did you mean 'name'?"),
    ("no column", b"label,kind\nA,case\n", 3, ":1:1: error:", "names no column 'name'"),
    ("column twice", b"name,category,name\nA,case,B\n", 3, ":1:15: error:", "second column"),
    ("empty file", b"", 3, "error:", "the first line names the columns"),
    ("header only", b"name,category\n", 3, "error:", "no elements"),
    ("open quotation mark", b'name,category\n"A,case\n', 3, ":2:1: error:", "never closed"),
    ("text after a quotation", b'name,category\n"A"x,case\n', 3, ":2:4: error:", "write two for one"),
    ("not UTF-8", b"name,category\nCaf\xe9,case\n", 3, ":2:4: error:", "not UTF-8"),
    ("UTF-16", "name,category\nA,case\n".encode("utf-16"), 3, "error:", "UTF-16"),
    ("control character", b"name,category\nA\x1b[31m,case\n", 3, ":2:2: error:", "control character"),
    ("turned text", "name,category\nA\u202eB,case\n".encode(), 3, ":2:2: error:", "unseen"),
    ("NUL", b"name,category\nA\0B,case\n", 3, ":2:2: error:", "control character"),
    ("long name", b"name,category\n" + b"x" * 201 + b",case\n", 3, ":2:1: error:", "more than 200 characters"),
    ("many columns", b"name,category" + b"," * 300 + b"\n", 3, ":1:", "more than 256 columns"),
    ("many rows", b"name,category\n" + b"A,case\n" * 20000, 3, ":1: error:", "elements that one group can name"),
    ("a comma in a name", b"name,category\nA,case,first\n", 3, ":2:8: error:", "names 2 columns"),
    ("large", b"name,category\n" + b"x" * (17 << 20), 3, "error:", "more than 16 MiB"),
)


def check_wrong(folder):
    for name, given, want, place, words in WRONG:
        path = folder / "list.csv"
        path.write_bytes(given)
        target = folder / "never.xml"
        status, out, why = run("new", "--csv", "list.csv", "-o", "never.xml", cwd=folder)
        ok(status == want and place in why and words in why and not target.exists() and not out,
           f"list: {name}", status, why)
    status, out, why = run("new", "--csv=-", given=b"name,category\n" + b"A,x\n" * 5000)
    ok(status == 3 and why.count("error:") <= 101 and not out, "list: errors are cut off at a hundred", status)
    status, _, why = run("new", "--csv", str(folder / "none.csv"))
    ok(status == 4 and "No such file" in why, "list: no file", status, why)
    hostile = '"<script>alert(1)</script>",other\n"]]>&lt;!--",other\n"=cmd|\' /C calc\'!A0",other\n'
    status, model, why = run("new", "--csv=-", given=("name,category\n" + hostile).encode())
    ok(status == 0 and b"<script" not in model, "list: mark-up is text", why)
    check_clean("list of hostile names", model)


def main():
    folder = pathlib.Path(tempfile.mkdtemp())
    try:
        check_starter(folder)
        check_lists()
        check_wrong(folder)
    finally:
        shutil.rmtree(folder)
    end()


main()
