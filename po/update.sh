#!/bin/bash
# Takes the texts out of the sources into flowgap.pot, and brings the catalogues up to date with it.
#   po/update.sh            write po/
#   po/update.sh DIRECTORY  write flowgap.pot there, nothing else
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

pot=${1:-po}/flowgap.pot
# File names without line numbers: a text that moves is no change. Sorted by file, then by text.
LC_ALL=C find src -name '*.c' | LC_ALL=C sort | xgettext --files-from=- --output="$pot" --language=C \
	--from-code=UTF-8 --keyword --keyword=fg_say:2 --keyword=say:2 --keyword=fg_say_count:3,4 --keyword=FG_SAY:1 \
	--keyword=FG_SAY_COUNT:1,2 	--add-location=file --sort-by-file --package-name=flowgap --no-wrap
# No clock: the same sources give the same bytes.
# No clock and no blanks to fill in: the same sources give the same bytes.
sed -i -e '1,/^$/{/^# [A-Z]/d;/^#$/d;/^"[A-Z][a-zA-Z-]*-Date:/d;/^"Last-Tr/d;/^"Language-Team/d;/^"Report-/d}' \
	-e 's/charset=CHARSET/charset=UTF-8/' "$pot"
sed -i '0,/^#, fuzzy$/{/^#, fuzzy$/d}' "$pot"
[ $# -eq 0 ] || exit 0
for catalogue in po/*.po; do
	msgmerge --quiet --no-fuzzy-matching --no-wrap --update --backup=none "$catalogue" "$pot"
	msgattrib --no-obsolete --no-wrap --output-file="$catalogue" "$catalogue"
	sed -i '1,/^$/{/^"POT-Creation-Date:/d;/^"PO-Revision-Date:/d}' "$catalogue"
done
