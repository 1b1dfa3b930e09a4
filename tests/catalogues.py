#!/usr/bin/env python3
"""The catalogues in po/: up to date, complete, safe to print; and the outputs in other languages."""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, "po")
sys.dont_write_bytecode = True
import catalogue  # noqa: E402
from lib.tap import end, verdict  # noqa: E402

PO = pathlib.Path("po")
FLOWGAP = os.environ.get("BUILD", "build") + "/src/cli/flowgap"
COMPLETE = ("es", "fr")                # the others wait for people who speak them
MODEL = "tests/golden/register.xml"


def run(*words, **environment):
    done = subprocess.run([FLOWGAP, *words], capture_output=True, env={**os.environ, **environment})
    return done.stdout.decode(), done.stderr.decode(), done.returncode


def check_extracted(work):
    subprocess.run(["po/update.sh", work], check=True)
    fresh = pathlib.Path(work, "flowgap.pot").read_text(encoding="utf-8")
    old = (PO / "flowgap.pot").read_text(encoding="utf-8")
    new = sorted(set(re.findall(r'^msgid (".*")', fresh, re.M)) - set(re.findall(r'^msgid (".*")', old, re.M)))
    verdict("flowgap.pot holds what the sources say (po/update.sh)",
            [] if fresh == old else ["differs", *(f"new: {text}" for text in new)])


def check_files():
    wanted = {e.english for e in catalogue.read(PO / "flowgap.pot")[1]}
    for path in sorted(PO.glob("*.po")):
        header, entries = catalogue.read(path)
        has = {e.english for e in entries}
        verdict(f"{path.name} has the texts of flowgap.pot",
                [f"missing: {t}" for t in wanted - has] + [f"not used: {t}" for t in has - wanted])
        verdict(f"{path.name} is safe to print", list(catalogue.mistakes(path, header, entries)))
        done = [e for e in entries if e.translated()]
        if path.stem in COMPLETE:
            verdict(f"{path.name} is complete",
                    [f"{path.name}:{e.line}: {e.english}" for e in entries if not e.translated()])
        elif not header.get("X-Reviewed-By", "").strip():
            verdict(f"{path.name} holds nothing that nobody has reviewed", [e.english for e in done])
        checked = subprocess.run(["msgfmt", "--check-format", "--check-header", "-o", os.devnull, path],
                                 capture_output=True, text=True)
        wrong = [line for line in checked.stderr.split("\n") if "header field" not in line and line.strip()]
        verdict(f"msgfmt takes {path.name}", wrong if checked.returncode else [])


BAD = {
    "another conversion": ('msgid "%u of %s"', 'msgstr "%s de %u"'),
    "a conversion less": ('msgid "see %s"', 'msgstr "v."'),
    "a conversion more": ('msgid "see"', 'msgstr "v. %s"'),
    "a lone percent sign": ('msgid "all"', 'msgstr "100 %"'),
    "a written number": ('msgid "see %s"', 'msgstr "v. %n"'),
    "a form too few": ('msgid "%u day"\nmsgid_plural "%u days"', 'msgstr[0] "%u d"'),
    "a control character": ('msgid "see"', 'msgstr "v.\u202e"'),
}


def check_refused(work):
    head = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    passed = []
    for name, (english, text) in BAD.items():
        path = pathlib.Path(work, "bad.po")
        path.write_text(f"{head}{english}\n{text}\n", encoding="utf-8")
        done = subprocess.run([sys.executable, "-B", "po/compile.py", work + "/bad.c", path], capture_output=True)
        if done.returncode == 0:
            passed.append(name)
    path = pathlib.Path(work, "bad.po")
    path.write_text('msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=1; plural=system(n);\\n"\n', encoding="utf-8")
    done = subprocess.run([sys.executable, "-B", "po/compile.py", work + "/bad.c", path], capture_output=True)
    if done.returncode == 0:
        passed.append("a rule for plurals that calls something")
    verdict("the build refuses catalogues that could do harm", passed)


def squeezed(text):
    return "".join(text.split())


def check_outputs():
    spanish = {e.english: e.texts[0] for e in catalogue.read(PO / "es.po")[1] if e.translated()}
    svg, said, _ = run("draw", "--lang=es", MODEL)
    texts = re.findall(r"<text[^>]*>([^<]*)<", svg)
    verdict("a figure in Spanish has no English word of the catalogue",
            [t for t in texts if spanish.get(t, t) != t] or ([] if len(texts) > 10 else ["no texts"]))
    verdict("a figure in Spanish says that it is", [] if 'xml:lang="es"' in svg else ["no xml:lang"])
    svg, _, _ = run("draw", "--lang=ht", MODEL)
    verdict("a figure names no language in which it has no word", [] if 'xml:lang="ht"' not in svg and svg else ["ht"])
    remark = spanish["The program's words in this language have not been reviewed by a native speaker."]
    verdict("what is not reviewed is said once by the program", [] if said.count(remark) == 1 else [said])
    verdict("a figure without words in its language has no remark on them",
            ["it has one"] if "native speaker" in svg or remark in svg else [])
    for view in ("flows", "summary", "steps", "matrix", "retention", "categories"):
        svg, _, status = run("draw", "-q", "--lang=es", f"--view={view}", "--page=none", "--sheet=1", MODEL)
        seen = [re.sub(r"<[^>]*>", " ", text) for text in re.findall(r"<svg.*?</svg>", svg, re.DOTALL)]
        once = [text for text in seen if squeezed(text).count(squeezed(remark)) == 2]
        verdict(f"a published figure ({view}) says on it and in its description that it is not reviewed",
                [] if seen and once == seen else [f"exit {status}, {len(once)} of {len(seen)}"])
    text, _, _ = run("gaps", "--lang=es", MODEL)
    verdict("a register in Spanish says that it is not reviewed",
            [] if " ".join(text.split()).count(remark) == 1 else [text[:500]])
    creole, said, status = run("gaps", "--lang=ht", MODEL)
    english, _, _ = run("gaps", MODEL)
    rest = [line for line in creole.split("\n") if line not in english.split("\n")]
    verdict("a language without texts is English, with a remark",
            [] if status == 0 and "Haitian Creole" in " ".join(rest) and len(rest) <= 2 else rest)
    data = [run("gaps", "--format=json", f"--lang={lang}", MODEL)[0] for lang in ("en", "es")]
    keys = [re.findall(r'"([a-z_0-9]+)":', text) for text in data]
    verdict("keys of data are the same in every language", [] if keys[0] == keys[1] and keys[0] else ["differ"])


def check_model():
    _, said, status = run("check", "--lang=es", "models/cbp-one.xml")
    verdict("every name and question of CBP One has words in Spanish",
            [] if status == 0 and ": 0 warnings" in said else said.split("\n"))
    _, said, _ = run("check", "--lang=ru", "models/cbp-one.xml")
    verdict("what has none in Russian is listed: names, questions, limbs, and the program's words",
            [part for part in ("place 'user'", "question 'dhs-pia:5.1' has no label",
                               "limb 'period' of question 'dhs-pia:5.1'", "question 'dhs-pia:5.1' has no <ask>",
                               "no reviewed translation into Russian") if part not in said])


def check_locale(work):
    subprocess.run(["localedef", "-i", "de_DE", "-f", "UTF-8", work + "/de_DE.UTF-8"], capture_output=True)
    theirs = {"LOCPATH": work, "LC_ALL": "de_DE.UTF-8"}
    comma = subprocess.run([sys.executable, "-c", "import locale; locale.setlocale(locale.LC_ALL, '');"
                            "print(locale.localeconv()['decimal_point'])"],
                           capture_output=True, text=True, env={**os.environ, **theirs})
    verdict("there is a locale with decimal commas", [] if comma.stdout.strip() == "," else [comma.stderr])
    for words in (["gaps", MODEL], ["draw", MODEL], ["draw", "-T", "dot", MODEL]):
        verdict(f"{' '.join(words[:-1])}: a locale with decimal commas changes no byte",
                [] if run(*words)[0] == run(*words, **theirs)[0] != "" else ["differs"])


with tempfile.TemporaryDirectory() as scratch:
    check_extracted(scratch)
    check_files()
    check_refused(scratch)
    check_outputs()
    check_model()
    check_locale(scratch)
end()
