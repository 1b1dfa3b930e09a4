#!/usr/bin/env python3
"""Files that attack the reader: each must be refused with a message, soon, and in little memory.

The bounds are loose on purpose (sanitizers, slow machines), and the files so large that what
grows without limit breaks them by far. ./dev bench measures the plain build against tight ones.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, "tests")
from bench import hostile                                            # noqa: E402
from lib.tap import end, ok  # noqa: E402

BUILD = os.environ["BUILD"]
PROGRAM = os.path.join(BUILD, "src/cli/flowgap")
MEASURE = os.path.join(BUILD, "tests/measure")
# a sanitizer keeps what was freed: little of it, so that what is held shows
ENVIRONMENT = dict(os.environ, ASAN_OPTIONS=os.environ.get("ASAN_OPTIONS", "") + ":quarantine_size_mb=1")
SECONDS = 3                  # of processor
MEGABYTES = 64               # of the whole process, with a sanitizer's own 30
LARGE = 4000000              # bytes from which a file comes through a pipe, not by way of the disk
SECRET = "do-not-read-this-file"

HEAD, model = hostile.HEAD, hostile.model
GOOD = pathlib.Path("tests/valid/full.xml").read_bytes()
MINIMAL = pathlib.Path("tests/valid/minimal.xml").read_text(encoding="utf-8")



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


def lines():
    """Places in a long line are found without going through it again."""
    yield "60,000 things in one line", "FG3001", model("".join(
        f'<party id="p{i}" kind="agency" label="P" parent="p{i // 2}"/>' for i in range(1, 60000)))


def truncated():
    for length in range(0, len(GOOD) - 20, 97):
        yield f"the first {length} bytes of a model", "FG1002", GOOD[:length]


def attack(path, data):
    """(exit status, messages, seconds, megabytes) of one check."""
    figures = path + ".measured"
    piped = data if len(data) > LARGE else None
    if not piped:
        pathlib.Path(path).write_bytes(data)
    done = subprocess.run([MEASURE, figures, PROGRAM, "check", "--quiet", "-" if piped else path],
                          input=piped, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          env=ENVIRONMENT, check=True, timeout=60)
    status, seconds, _, kilobytes = pathlib.Path(figures).read_text(encoding="ascii").split()
    return int(status), done.stdout.decode("utf-8", "replace"), float(seconds), int(kilobytes) / 1024


def judge(path, data, code):
    status, output, seconds, megabytes = attack(path, data)
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
        found = judge(path, data.replace(b"SECRET", secret.encode()), code)
        faults += [f"{title}: {fault}" for fault in found]
        count += 1
        if name is None:
            ok(not found, title, found)
    if name is not None:
        ok(count and not faults, f"{count} files: {name}", faults)


def check_streams(folder):
    """Standard input, and paths that are no files."""
    done = subprocess.run([PROGRAM, "check", "--quiet", "-"], input=GOOD[:200], capture_output=True,
                          check=False)
    ok(done.returncode == 3 and b"FG1002" in done.stderr, "half a model on standard input")
    for path, name in ((folder, "a folder"), (os.path.join(folder, "none.xml"), "no file")):
        done = subprocess.run([PROGRAM, "check", "--quiet", path], capture_output=True, check=False)
        ok(done.returncode == 4 and done.stderr, f"{name} instead of a model")


with tempfile.TemporaryDirectory() as temporary:
    run(temporary, None, hostile.all_files())
    run(temporary, None, lines())
    run(temporary, "characters and encodings", characters())
    run(temporary, "values", values())
    run(temporary, "a model cut short", truncated())
    check_streams(temporary)
end()
