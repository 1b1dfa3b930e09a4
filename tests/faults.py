#!/usr/bin/env python3
"""A call to the system fails: an allocation, a read, a write, a new process. Whatever flowgap was about to do, it does
it all the same, or says why not with exit status 4; it blames no model, leaves the old file or the new one, and
nothing beside it. In a build with sanitizers it loses no memory either.

tests/faults/fault.c makes calls fail. Of the calls that come the same way through the program the first is tried;
--all: every call. --only=WORD: cases with it in their name. Prints TAP; run from the source root with BUILD set."""

import argparse
import array
import concurrent.futures
import errno
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

BUILD = pathlib.Path(os.environ["BUILD"]).resolve()
PROGRAM = BUILD / "src/cli/flowgap"
SANITIZED = b"__asan_init" in PROGRAM.read_bytes()
BOOK = 4 * (2 + (1 << 20))               # struct book of fault.c
FOREVER = 1 << 31

# kind of call -> what it fails with, as in fault.c
KINDS = {
    "memory": errno.ENOMEM, "open": errno.EACCES, "read": errno.EIO, "write": errno.ENOSPC, "close": errno.EIO,
    "sync": errno.EIO, "stat": errno.EACCES, "fork": errno.EAGAIN, "pipe": errno.EMFILE, "rename": errno.EXDEV,
    "exchange": errno.EINVAL, "folder": errno.EACCES, "remove": errno.EACCES,
}

# What is run: it may write to "out"; GIVEN is where the models are. In the order of what one learns from the next:
# calls that come as they came in a case before are not made to fail again.
CASES = [
    "check GIVEN/full.xml",
    "check --format=json GIVEN/wrong.xml",
    "check --lang=es GIVEN/full.xml",
    "gaps -o out GIVEN/full.xml",
    "gaps --format=json -o out GIVEN/full.xml",
    "gaps --format=csv --long --place=store GIVEN/full.xml",
    "gaps --fail-on=gap GIVEN/full.xml",
    "gaps --rules=GIVEN/rules.sql -o out GIVEN/full.xml",
    "gaps --baseline=second GIVEN/full.xml",
    "draw -o out GIVEN/full.xml",
    "draw --view=matrix -o out GIVEN/full.xml",
    "draw --view=steps --lang=es -o out GIVEN/full.xml",
    "draw --view=retention -o out GIVEN/full.xml",
    "draw --view=summary -o out GIVEN/full.xml",
    "draw --type=pdf -o out GIVEN/full.xml",
    "draw --type=dot -o out GIVEN/full.xml",
    "describe GIVEN/full.xml",
    "describe --type=csv -o out GIVEN/full.xml",
    "trace GIVEN/full.xml face",
    "flows -o out GIVEN/full.xml",
    "reach --format=csv GIVEN/full.xml",
    "cells GIVEN/full.xml",
    "query --database=out GIVEN/full.xml",
    "query -o out GIVEN/full.xml SELECT%20id%20FROM%20elements",
    "report --types=svg --views=matrix,flows -o out GIVEN/full.xml",
    "new --force --csv=GIVEN/list.csv -o out listed",
    "explain --output=out FG-R05",
    "explain all",
    "completion bash",
]
MOST = 20 if SANITIZED else 400          # calls of one kind that fail in one case
WRONG = "<model xmlns='urn:flowgap:model:1' version='1' id='x' operator='who' lable='X'><plaice id='y'/></model>\n"
# Without a cache: what could not be read would be missing in it for everybody on this machine.
FONTS = """<fontconfig><dir>{}</dir><include>/etc/fonts/conf.d</include><cachedir>/dev/null/no</cachedir></fontconfig>
"""
LIST = "name,category\nFace,biometric\nName,biographic\n"


def make_given(folder):
    folder.mkdir()
    shutil.copytree("tests/valid/yardsticks", folder / "yardsticks")
    shutil.copy("tests/valid/full.xml", folder)
    shutil.copy("models/rules/examples.sql", folder / "rules.sql")
    (folder / "wrong.xml").write_text(WRONG)
    font = subprocess.run(["fc-match", "-f", "%{file}", "Liberation Sans"], capture_output=True, text=True, check=True)
    (folder / "fonts.conf").write_text(FONTS.format(os.path.dirname(font.stdout)))
    (folder / "list.csv").write_text(LIST)


UNREADABLE = b"no PDF"


def words_of(pdf):
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=False)
    return b"\n".join(sorted(done.stdout.split())) if done.returncode == 0 else UNREADABLE + pdf


def contents(path):
    """Of every file below a folder, by name; of a PDF the words, in order of alphabet: the rest, and where one stops
    and the next starts to a hair, which decides the order, is in the hands of the font libraries."""
    found = {str(p.relative_to(path)): p.read_bytes() for p in sorted(path.rglob("*")) if p.is_file()}
    return {name: words_of(text) if text.startswith(b"%PDF") else text for name, text in found.items()}


class Run:
    """One run of a command, in a folder of its own, where there may be an old "out"."""

    def __init__(self, words, folder, old=None, keep=False, **fault):
        self.words, self.folder, self.old, self.keep, self.fault = words, folder, old, keep, fault

    def run(self):
        self.folder.mkdir()
        if self.old and self.old.is_dir():
            shutil.copytree(self.old, self.folder / "out")
        elif self.old:
            shutil.copy(self.old, self.folder / "out")
        self.before = contents(self.folder)
        book = self.folder.with_suffix(".book")
        book.touch()
        os.truncate(book, BOOK)
        self.start(book)
        self.after = contents(self.folder)
        with book.open("rb") as file:
            self.calls, self.failures = array.array("I", file.read(8))
            self.ways = array.array("I", file.read(4 * self.calls) if "first" not in self.fault else b"")
        book.unlink()
        if not self.keep:
            shutil.rmtree(self.folder)
        return self

    def start(self, book):
        words = [urllib.parse.unquote(word).replace("GIVEN", "../given") for word in self.words.split(" ")]
        env = {**os.environ, **{"FAULT_" + key.upper(): str(value) for key, value in self.fault.items()},
               "FONTCONFIG_FILE": str(self.folder.parent / "given/fonts.conf"),
               "FAULT_BOOK": str(book), "LD_PRELOAD": str(BUILD / "tests/fault.so"),
               "ASAN_OPTIONS": "detect_leaks=1:verify_asan_link_order=0:allocator_may_return_null=1:exitcode=99"}
        done = subprocess.run([PROGRAM, *words], cwd=self.folder, env=env, capture_output=True, text=True,
                              stdin=subprocess.DEVNULL, timeout=300, check=False)
        self.status, self.out, self.err = done.returncode, done.stdout, done.stderr


def is_told(lines, error):
    """Something failed, and why: in a message of ours, or with a place in a file; nothing else is wrong there."""
    reasons = {os.strerror(error), "layout engine", "rendering failed", "need the font", "could not say why"}
    reasons |= {"out of memory", "of memory"} if error == errno.ENOMEM else set()
    return (any(line.startswith("flowgap: ") for line in lines)
            and any(reason in line for line in lines for reason in reasons)
            and all(os.strerror(error) in line for line in lines if " error: " in line)
            and all(re.match(r"flowgap: |\[\d+/\d+\] |\s|.* error: ", line) for line in lines))


def is_part(found, whole):
    """A report without the figures that failed: it lists what is there."""
    listed = found.get("out/CONTENTS.txt", b"").decode().splitlines()[1:]
    return (sorted(["out/CONTENTS.txt"] + ["out/" + name for name in listed]) == sorted(found)
            and all(whole.get(name) == text for name, text in found.items() if name != "out/CONTENTS.txt"))


def complaint(run, right, error):
    """What is wrong with a run in which something failed, next to one in which nothing did; or None."""
    new = [line for line in run.err.splitlines() if line not in right.err.splitlines()]
    same = (run.status, run.out, run.err, run.after) == (right.status, right.out, right.err, right.after)
    left = {name: text for name, text in run.after.items() if not name.startswith(".out.flowgap-new")}
    if not run.failures or same:
        return None
    if any(text.startswith(UNREADABLE) for text in left.values()):
        return "a broken PDF"
    if run.fault["kind"] == "exchange":
        return "other than with an exchange of names"
    if "pdf" in run.words and run.fault["kind"] == "memory" and run.status == 0:
        return None     # cairo and pango leave text out without a word; short_of_memory() is how that is kept out
    if run.status != 4:
        return f"exit status {run.status}"
    if not is_told(new, error):
        return "the message"
    if not right.out.startswith(run.out):
        return "other standard output"
    if left != run.after and run.fault["last"] < FOREVER and "cannot remove" not in run.err:
        return "files left over"
    if left not in (run.before, right.after) and not (run.words.startswith("report") and is_part(left, right.after)):
        return f"neither the old files nor the new: {sorted(run.after)}"
    return None


def choose(ways, seen, most, every):
    """Numbers of calls to fail: the first of each way that was not seen before, `most` of them; or all."""
    first = {}
    for number, way in enumerate(ways, 1):
        first.setdefault(way, number)
    chosen = list(range(1, len(ways) + 1)) if every else sorted(n for way, n in first.items() if way not in seen)
    seen.update(ways)
    return chosen if every else chosen[::max(1, -(-len(chosen) // most))]


def old_output(words, work):
    """What stands in the place of the output before: an older report, or some file; None for standard output."""
    old = work / "old"
    if " -o " not in words and "=out" not in words:
        return None
    if not words.startswith("report"):
        old.write_text("old\n")
        return old
    made = Run(words + " --theme=grey", work / "made", keep=True).run()
    return made.folder / "out"


def plan(words, work, seen, every):
    """The undisturbed run, and the disturbed ones."""
    right = Run(words, work / "right").run()
    assert right.status in (0, 1, 3), (right.status, right.err)
    old, runs = old_output(words, work), []
    most = MOST // 8 if "pdf" in words else MOST     # nearly all of it is the libraries'
    for kind in KINDS:
        counted = Run(words, work / "count", kind=kind).run()
        for i, number in enumerate(choose(counted.ways, seen.setdefault(kind, set()), most, every)):
            for last in (number, FOREVER)[:1 + (i % 4 == 0)]:
                runs.append(Run(words, work / f"{kind}-{number}-{last}", old if i % 2 or kind == "exchange" else None,
                                kind=kind, first=number, last=last))
    return right, runs


def check(words, work, seen, every):
    """The number of faults, and what was wrong: (kind, what) -> runs."""
    right, runs = plan(words, work, seen, every)
    wrong = {}
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for run in pool.map(Run.run, runs):
            why = complaint(run, right, KINDS[run.fault["kind"]])
            if why:
                wrong.setdefault((run.fault["kind"], why), []).append(run)
    return len(runs), wrong


def short_of_memory(folder):
    """Under any limit of address space a PDF has all its words or is not there, and something is said; also where the
    libraries have made one, but so near the limit that they may have left text out."""
    words = ["draw", "--type=pdf", "-o", "out", "given/full.xml"]
    right, told = None, 0
    for limit in [1 << 31, *range(96 << 20, 288 << 20, 6 << 20)]:
        done = subprocess.run([PROGRAM, *words], cwd=folder, capture_output=True, text=True, check=False,
                              preexec_fn=lambda most=limit: resource.setrlimit(resource.RLIMIT_AS, (most, most)))
        found = contents(folder).pop("out", None)
        right = right or found
        if done.returncode == 0 and found != right:
            return f"{limit} bytes: words are missing"
        if done.returncode not in (0, 4) or (done.returncode == 4 and (found or "flowgap: " not in done.stderr)):
            return f"{limit} bytes: exit status {done.returncode}: {done.stderr}"
        told += os.strerror(errno.ENOMEM) in done.stderr
        (folder / "out").unlink(missing_ok=True)
    return None if right and told else f"{told} runs were refused near the limit"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    cases = [words for words in CASES if options.only in words]
    seen, bad = {}, 0
    for number, words in enumerate(cases, 1):
        with tempfile.TemporaryDirectory() as name:
            work = pathlib.Path(name)
            make_given(work / "given")
            count, wrong = check(words, work, seen, options.all)
        bad += bool(wrong)
        print(f"{'not ok' if wrong else 'ok'} {number} - {words}: {count} faults", flush=True)
        for (kind, why), runs in wrong.items():
            print(f"# {kind}: {why}: {len(runs)} times, call {[run.fault['first'] for run in runs][:12]}")
            print("#   " + runs[0].err.replace("\n", "\n#   ")[:2000])
    number = len(cases)
    if not SANITIZED and not options.only:
        number += 1
        with tempfile.TemporaryDirectory() as name:
            make_given(pathlib.Path(name) / "given")
            wrong = short_of_memory(pathlib.Path(name))
        bad += bool(wrong)
        print(f"{'not ok' if wrong else 'ok'} {number} - a PDF is whole or not there, however little memory there is")
        if wrong:
            print(f"# {wrong}")
    print(f"1..{number}")
    sys.exit(bad > 0)


main()
