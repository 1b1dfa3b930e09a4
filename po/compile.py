#!/usr/bin/env python3
"""Catalogues (.po) as tables of C: compile.py OUTPUT CATALOGUE..."""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
sys.dont_write_bytecode = True
import catalogue  # noqa: E402


def c_string(text):
    """A literal of C; bytes outside ASCII in octal, which no digit after them can lengthen."""
    plain = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "?": "\\?"}
    return '"' + "".join(plain.get(chr(b)) or (chr(b) if 32 <= b < 127 else f"\\{b:03o}")
                         for b in text.encode("utf-8")) + '"'


def table(code, header, entries, path, out):
    name = code.replace("-", "_")
    _, rule = catalogue.plural_rule(path, header)
    done = sorted((e for e in entries if e.translated()), key=lambda e: e.english.encode("utf-8"))
    out.append(f"static unsigned plural_{name}(unsigned long n)\n{{\n\treturn (unsigned)({rule});\n}}\n"
               if "n" in rule else
               f"static unsigned plural_{name}(unsigned long n)\n{{\n\t(void)n;\n\treturn {rule};\n}}\n")
    out.append(f"static const struct fg_message messages_{name}[] = {{")
    for entry in done:
        out.append(f"\t{{ {c_string(entry.english)},\n\t  {{ "
                   + ", ".join(map(c_string, entry.texts)) + " } },")
    out.append("\t{ 0 }\n};\n")
    return (f"\t{{ {c_string(code)}, {c_string(header.get('Language-Name', code))}, "
            f"{'true' if header.get('X-Reviewed-By', '').strip() else 'false'}, "
            f"messages_{name}, {len(done)}, {len(entries)}, plural_{name} }},")


def main():
    output, paths = pathlib.Path(sys.argv[1]), sorted(map(pathlib.Path, sys.argv[2:]))
    out, rows, wrong = ['#include "base/say_tables.h"\n'], [], []
    for path in paths:
        header, entries = catalogue.read(path)
        wrong += catalogue.mistakes(path, header, entries)
        rows.append(table(path.stem, header, entries, path, out))
    if wrong:
        sys.exit("\n".join(wrong))
    out += ["const struct fg_catalogue fg_catalogues[] = {", *rows, "\t{ 0 }\n};"]
    output.write_text("\n".join(out) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except catalogue.Broken as broken:
        sys.exit(str(broken))
