#!/usr/bin/env python3
"""The help and the manual page flowgap(1) name the same commands and options; slips are answered with the nearest word.

Prints TAP. Run from the source root with BUILD set to the build directory."""

import os
import pathlib
import re
import subprocess

from lib.tap import end, ok

PROGRAM = os.path.abspath(os.path.join(os.environ.get("BUILD", "build"), "src/cli/flowgap"))
def run(*arguments):
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    return done.returncode, done.stdout, done.stderr


def options_of(text):
    """{long name: letter or ""} of the options that a help lists, and those that take words."""
    part = text.split("\nOptions:\n")[1].split("\nExamples:\n")[0]
    found, words, name = {}, {}, None
    for line in part.split("\n"):
        option = re.match(r"  (?:-(.), |    )--([a-z-]+)(=\S+)?", line)
        if option:
            name = option.group(2)
            found[name] = option.group(1) or ""
        elif re.match(r" {31}\S", line):
            words.setdefault(name, []).append(line.split()[0])
    return found, words


def manual_options(page):
    """The options that the manual page explains, with their letters."""
    found = {}
    for line in re.findall(r"^\.It (Fl .*)$", page, re.M):
        name = re.search(r"Fl -([a-z][a-z-]+)", line)
        letter = re.match(r"Fl ([A-Za-z])\b", line)
        if name:
            found[name.group(1)] = letter.group(1) if letter else ""
    return found


def slip(word):
    """The word with two letters in its middle exchanged."""
    middle = len(word) // 2
    return word[:middle - 1] + word[middle] + word[middle - 1] + word[middle + 1:]


def check_words(command, words):
    for option, listed in words.items():
        status, out, why = run(command, f"--{option}=help")
        ok(status == 0 and [line.split()[0] for line in out.splitlines()] == listed,
           f"{command} --{option}=help lists {len(listed)} words", out, why)
        status, out, why = run(command, f"--{option}=zzzz", "none.xml")
        ok(status == 2 and f"no {option} 'zzzz'; allowed: {', '.join(listed)}" in why,
           f"{command} --{option}: what is allowed", why)


def check_command(command, known):
    status, text, why = run(command, "--help")
    ok(status == 0 and text.startswith(f"Usage: flowgap {command} ") and not why, f"{command} --help", why)
    same = {run(command, "-h"), run("help", command), run(command, "--help", "too", "many", "words")}
    ok(same == {(status, text, why)}, f"{command}: -h and help say the same")
    examples = text.split("\nExamples:\n")[1].strip().split("\n")
    ok(all(line.startswith(f"  flowgap {command}") or line.startswith(f"flowgap {command}") for line in examples),
       f"{command}: examples", examples)
    options, words = options_of(text)
    ok("help" in options and len(options) == len(set(options)), f"{command}: options", options)
    for option, letter in options.items():
        known[option] = letter
        wrong = slip(option)
        if len(option) > 4 and wrong != option:
            status, _, why = run(command, f"--{wrong}")
            ok(status == 2 and f"did you mean '--{option}'?" in why, f"{command} --{wrong}: did you mean", why)
    check_words(command, words)


def main():
    page = pathlib.Path("man/flowgap.1").read_text(encoding="utf-8")
    status, text, _ = run("--help")
    listed = text.split("\nCommands:\n")[1].split("\n\n")[0]
    commands = re.findall(r"^  ([a-z]+) ", listed, re.M)
    ok(status == 0 and len(commands) >= 10, "commands are listed", text)
    ok(run("-h") == run("--help") == run("help"), "-h and help say the same")
    section = page.split(".Sh COMMANDS\n")[1].split(".Sh ")[0]
    described = re.findall(r"^\.It Cm ([a-z]+)", section, re.M)
    ok(sorted(described) == sorted(commands), "flowgap(1) describes each command",
       set(commands) ^ set(described))
    known = {}
    for command in commands:
        if len(command) > 3:
            status, _, why = run(slip(command))
            ok(status == 2 and f"did you mean '{command}'?" in why, f"{slip(command)}: did you mean", why)
        check_command(command, known)
    in_manual = manual_options(page)
    ok(in_manual == known, "flowgap(1) explains each option, with its letter, and no other",
       "missing: " + " ".join(sorted(set(known) - set(in_manual))),
       "unknown: " + " ".join(sorted(set(in_manual) - set(known))),
       "letters: " + " ".join(o for o in known if o in in_manual and known[o] != in_manual[o]))
    status, out, why = run()
    ok(status == 2 and not out and "flowgap help COMMAND" in why, "no command: short help, exit status 2", out, why)
    status, out, why = run("zzzzzzzz")
    ok(status == 2 and not out and "flowgap --help" in why, "an unknown command: exit status 2", why)
    ok(run("--version") == run("-V") and run("-V")[1].startswith("flowgap "), "-V is --version")
    ok("NO_COLOR" in page and all(f".It {n}\n" in page for n in range(5)), "environment and exit status")
    end()


main()
