#!/bin/bash
# The manual of the language: every example passes the checker and the published grammar, every
# name of the grammar is explained, and mandoc finds nothing to say.
#
# An example is the literal block after the line `.\" example: KIND`: the whole `model`, the
# `yardstick NAME` it is held against, or a `fragment` that is put into the model.
set -euo pipefail

page=man/flowgap-model.5
schema=models/schema
program=${BUILD:?}/src/cli/flowgap
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
count=0

# ok STATUS NAME [LOG]
ok() {
	count=$((count + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $count - $2"
	else
		echo "not ok $count - $2"
		[ $# -lt 3 ] || sed 's/^/# /' "$3"
	fi
}

# Writes each example to NUMBER.KIND[.NAME] in the work folder.
extract() {
	awk -v work="$work" '
	/^\.\\" example: / { n++; file = sprintf("%s/%02d.%s", work, n, $3); if ($4) file = file "." $4; next }
	file && /^\.Bd/ { copying = 1; next }
	/^\.Ed/ { if (copying) close(file); copying = 0; file = ""; next }
	copying { gsub(/\\&/, ""); gsub(/\\e/, "\\"); print > file }
	' "$page"
}

# judge NAME FILE: the checker, then the grammar.
judge() {
	local status=0
	"$program" check "$2" > "$work/log" 2>&1 || status=$?
	ok $status "$1: passes the checker" "$work/log"
	status=0
	xmllint --noout --relaxng "$schema/flowgap.rng" "$2" > "$work/log" 2>&1 || status=$?
	ok $status "$1: follows the grammar" "$work/log"
}

# names element|attribute
names() {
	grep -v '^ *#' "$schema"/*.rnc | grep -ohE "\<$1 [a-z][a-z0-9:-]* \{" | awk '{ print $2 }' | sort -u
}

words() {
	sed 's/^ *##.*//; s/^#.*//' "$schema"/*.rnc | grep -ohE '"[a-z][a-z-]+"' | tr -d '"' | sort -u
}

extract
mkdir "$work/yardsticks"
for file in "$work"/*.yardstick.*; do
	cp "$file" "$work/yardsticks/${file##*.}.xml"
	status=0
	xmllint --noout --relaxng "$schema/yardstick.rng" "$file" > "$work/log" 2>&1 || status=$?
	ok $status "yardstick ${file##*.}: follows the grammar" "$work/log"
done

model=$(echo "$work"/*.model)
cp "$model" "$work/model.xml"
judge "the model" "$work/model.xml"

fragments=0
for file in "$work"/*.fragment; do
	fragments=$((fragments + 1))
	number=$(basename "$file" .fragment)
	sed '/<\/model>/d' "$model" > "$work/with-$number.xml"
	cat "$file" >> "$work/with-$number.xml"
	echo '</model>' >> "$work/with-$number.xml"
	judge "example $number" "$work/with-$number.xml"
done
[ "$fragments" -ge 14 ] && status=0 || status=1
ok $status "at least 14 fragments were found"

# All fragments together are one model: no example contradicts another's ids.
{ sed '/<\/model>/d' "$model"; cat "$work"/*.fragment; echo '</model>'; } > "$work/all.xml"
judge "all examples together" "$work/all.xml"

text=$(grep -v '^\.\\"' "$page")
for name in $(names element); do
	grep -qE -e "<$name[ />]" <<< "$text" && status=0 || status=1
	ok $status "the page has the element $name"
done
for name in $(names attribute); do
	grep -qE -e "(^|[ (])$name=\"" <<< "$text" && status=0 || status=1
	ok $status "an example has the attribute $name"
	grep -qE -e "^\.(It |Pq )?(Cm|Op)?.*\<$name\>" <<< "$text" && status=0 || status=1
	ok $status "the page explains the attribute $name"
done
for word in $(words); do
	grep -qwF -e "$word" <<< "$text" && status=0 || status=1
	ok $status "the page names the word $word"
done

if command -v mandoc > /dev/null; then
	status=0
	mandoc -Tlint -W warning "$page" > "$work/log" 2>&1 || status=$?
	ok $status "mandoc has no warning" "$work/log"
else
	ok 0 "mandoc # SKIP not installed"
fi
echo "1..$count"
