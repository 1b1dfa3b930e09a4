#!/bin/bash
# Every file in tests/invalid gives exactly the messages that stand in NAME.expected; options of
# check beside --quiet stand in NAME.options.
# UPDATE=1 writes those files anew: read the difference like code.
program=${BUILD:?}/src/cli/flowgap
number=0

verdict() { # good? name
	number=$((number + 1))
	if [ "$1" = yes ]; then echo "ok $number - $2"; else echo "not ok $number - $2"; fi
}

# Models are checked; files of rules are run on a small model; a model is begun from lists.
for file in tests/invalid/*.xml tests/invalid/rules/*.sql tests/invalid/lists/*.csv; do
	expected=${file%.*}.expected
	options=$(cat "${file%.*}.options" 2> /dev/null)
	# shellcheck disable=SC2086
	case $file in
	*.xml) got=$("$program" check --quiet $options "$file" 2>&1) ;;
	*.csv) got=$("$program" new --csv="$file" 2>&1) ;;
	*) got=$("$program" gaps --rules="$file" models/city-bikes.xml 2>&1) ;;
	esac
	status=$?
	if [ -n "$UPDATE" ]; then printf '%s\n' "$got" > "$expected"; fi
	wanted=0
	if grep -q ': error: ' "$expected"; then wanted=3; fi
	if grep -q '\[FG8010\]' "$expected"; then wanted=4; fi
	good=yes
	if [ "$status" != "$wanted" ]; then
		echo "# $file: exit status $status, expected $wanted"
		good=no
	fi
	if ! diff <(printf '%s\n' "$got") "$expected" > /dev/null; then
		diff <(printf '%s\n' "$got") "$expected" | sed 's/^/# /'
		good=no
	fi
	verdict $good "$file"
done

# Every code that the program knows is shown by some file.
missing=
for code in $(grep -o '{ "FG[0-9]*"' src/base/codes.c | grep -o 'FG[0-9]*'); do
	grep -qs "\[$code\]" tests/invalid{,/rules,/lists}/*.expected || missing="$missing $code"
done
[ -n "$missing" ] && echo "# codes without a file:$missing"
verdict "$([ -z "$missing" ] && echo yes)" "every message code has a file"

twice=$(grep -o '{ "FG[0-9]*"' src/base/codes.c | sort | uniq -d)
[ -n "$twice" ] && echo "# given twice: $twice"
verdict "$([ -z "$twice" ] && echo yes)" "no message code is given twice"

echo "1..$number"
