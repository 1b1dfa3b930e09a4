#!/usr/bin/env python3
"""flowgap report: a folder that appears whole or not at all, with every figure in words beside it; one figure that
breaks off takes no other along; what is the user's stays."""

import os
import pathlib
import random
import signal
import subprocess
import tempfile
import time

from lib.tap import end, ok

PROGRAM = os.environ["BUILD"] + "/src/cli/flowgap"
MODEL = "models/city-bikes.xml"
TABLES = ["answers.csv", "arrivals.csv", "flow-fates.csv", "register.csv", "register.json", "register.txt"]


def command(folder, *args):
    return [PROGRAM, "report", "--views=flows", "-o", str(folder), *args, MODEL]


def report(folder, *args):
    return subprocess.run(command(folder, *args), capture_output=True, text=True, check=False)


def content(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def listed(folder):
    return sorted((folder / "CONTENTS.txt").read_text().splitlines()[1:] + ["CONTENTS.txt"])


def check_content(work):
    folder = work / "whole"
    done = report(folder, "--langs=en,es")
    wanted = sorted(["CONTENTS.txt"] + ["city-bikes-" + name for name in TABLES if not name.startswith("register")]
                    + [f"city-bikes-register.{lang}.{ending}" for lang in ("en", "es")
                       for ending in ("txt", "csv", "json")]
                    + [f"city-bikes-flows.{lang}.{ending}" for lang in ("en", "es")
                       for ending in ("svg", "pdf", "png", "alt.txt", "txt", "csv")])
    ok(done.returncode == 0 and sorted(content(folder)) == wanted == listed(folder), "everything is there, and listed",
       f"{done.stderr}{sorted(content(folder))}")
    ok("[1/3] tables" in done.stderr and "[3/3] flows es" in done.stderr and done.stdout == f"{folder}\n",
       "progress is told, and where it is", done.stderr + done.stdout)
    first = content(folder)
    report(folder, "--langs=en,es")
    again = content(folder)
    ok(all(first[name] == again[name] for name in first if not name.endswith((".pdf", ".png"))),
       "the same bytes a second time")
    alt = first["city-bikes-flows.en.alt.txt"].decode()
    ok(40 < len(alt) < 250 and alt.count("\n") == 1, "the alternative text is one short sentence", alt)
    long = first["city-bikes-flows.en.txt"].decode()
    flows = [line.split(",")[0] for line in first["city-bikes-flow-fates.csv"].decode().splitlines()
             if ",asserted," in line]
    ok(flows and all(f"Id {flow}." in long for flow in flows), "the long description names every asserted flow")
    ok("\nSource: city-bikes.xml, SHA-256 " in long and "\nNote: " in long, "and ends in Source and Note lines", long)
    english, spanish = (first[f"city-bikes-register.{lang}.txt"].decode() for lang in ("en", "es"))
    ok("\nGAPS, " in english and "\nLAGUNAS, " in spanish, "each language has its register", spanish)
    ok(str(work) not in str(first) and os.getcwd() not in str(first), "no path of this machine is in it")


def check_sharing(work):
    """Views that stand on the same places, together and alone."""
    together, alone = work / "together", work / "alone"
    report(together, "--types=svg", "--views=flows,categories")
    report(alone, "--types=svg", "--views=categories")
    same = [name for name in content(alone) if "-categories" in name]
    ok(len(same) > 3 and all(content(alone)[name] == content(together)[name] for name in same),
       "a view that takes over the places of another is the same as drawn alone", sorted(content(alone)))


def check_strangers(work):
    folder = work / "mine"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    done = report(folder)
    ok(done.returncode == 4 and "'notes.txt'" in done.stderr and content(folder) == {"notes.txt": b"mine"},
       "a folder of the user's is left alone", done.stderr)
    made = work / "made"
    report(made, "--types=svg")
    before = content(made)
    (made / "notes.txt").write_text("mine")
    done = report(made, "--theme=grey")
    ok(done.returncode == 4 and {**before, "notes.txt": b"mine"} == content(made),
       "and so is a report with a file of the user's in it", done.stderr)
    ok(not list(work.glob(".*flowgap*")), "nothing is left beside it", list(work.iterdir()))
    done = subprocess.run([PROGRAM, "report", MODEL], capture_output=True, text=True, check=False)
    ok(done.returncode == 2 and "-o" in done.stderr, "a report needs a folder", done.stderr)
    done = report(work / "sized", "--width=2")
    ok(done.returncode == 2 and done.stderr.count("--width") == 1 and not (work / "sized").exists(),
       "what no figure can be is said once, before anything is made", done.stderr)
    done = report(work / "no" / "such" / "place")
    ok(done.returncode == 4 and done.stderr, "a place that is not there is an error", done.stderr)


def children(pid):
    found = []
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == pid:
            found.append(int(stat.parent.name))
    return sorted(found)


def check_breakdown(work):
    """The second job is a figure: its process is ended from outside, as a crash would."""
    folder = work / "broken"
    langs = ["en", "fr", "ht", "es"]
    with subprocess.Popen(command(folder, "--types=svg", "--langs=" + ",".join(langs)), stderr=subprocess.PIPE,
                          text=True) as run:
        victim, seen, limit = None, set(), time.monotonic() + 60
        while victim is None and run.poll() is None and time.monotonic() < limit:
            seen |= set(children(run.pid))
            victim = sorted(seen)[1] if len(seen) > 1 else None
        if victim:
            os.kill(victim, signal.SIGKILL)
        talk = run.stderr.read()
    missing = [lang for lang in langs if not (folder / f"city-bikes-flows.{lang}.svg").exists()]
    ok(run.returncode == 4 and talk.count("broke off") == 1 and len(missing) == 1,
       "one figure that breaks off is one message, and no other is lost", f"{run.returncode} {missing}\n{talk}")
    ok(sorted(content(folder)) == listed(folder), "the list of contents names what is there")


def check_rendering(work):
    """No fonts: PDF and PNG fail."""
    folder, fonts = work / "unrendered", work / "fonts.conf"
    fonts.write_text('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>')
    done = subprocess.run(command(folder), capture_output=True, text=True, check=False,
                          env={**os.environ, "FONTCONFIG_FILE": str(fonts)})
    left = [f"city-bikes-flows.{ending}" for ending in ("alt.txt", "csv", "svg", "txt")]
    ok(done.returncode == 4 and [name for name in content(folder) if "-flows." in name] == left,
       "a format that fails takes neither the others along nor the words", f"{done.stderr}{listed(folder)}")


def check_kill(work):
    folder = work / "killed"
    states = []
    for theme in ("colour", "grey"):
        start = time.monotonic()
        report(folder, "--types=svg", "--theme=" + theme)
        took = time.monotonic() - start
        states.append(content(folder))
    ok(states[0] != states[1], "two reports differ")
    chance, bad, hits = random.Random(7), [], 0
    for i in range(12):
        theme = ("colour", "grey")[i % 2]
        with subprocess.Popen(command(folder, "-q", "--types=svg", "--theme=" + theme), stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL, start_new_session=True) as run:
            time.sleep(chance.random() * took)
            if run.poll() is None:
                hits += 1
                os.killpg(run.pid, signal.SIGKILL)
        if content(folder) not in states:
            bad.append(i)
    ok(not bad, "killed at any moment, it is the old report or the new one", bad)
    ok(hits > 0, "some were killed before they had finished")
    for _ in range(50):
        done = report(folder, "--types=svg")
        if "another report" not in done.stderr:
            break
        time.sleep(0.1)          # its children may take a moment to die
    ok(done.returncode == 0 and content(folder) == states[0] and not list(work.glob(".killed*")),
       "the next run takes over what a killed one left", done.stderr)


def main():
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        check_content(work)
        check_sharing(work)
        check_strangers(work)
        check_breakdown(work)
        check_rendering(work)
        check_kill(work)
    end()


main()
