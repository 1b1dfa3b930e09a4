#!/bin/bash
# The outputs of one small model, byte by byte. tests/golden_gaps.sh --update writes them anew; read the diff.
set -u
program=${BUILD:-build}/src/cli/flowgap
golden=tests/golden
model=$golden/register.xml
number=0 failed=0

check() {  # file command...
	local file=$golden/$1 got status=0
	shift
	got=$(mktemp)
	# the model is the first word that is no option: trace takes an element after it
	case ${*: -1} in
	-*) set -- "$@" "$model" ;;
	*) [ $# -lt 2 ] && set -- "$@" "$model" || set -- "${@:1:$#-1}" "$model" "${@: -1}" ;;
	esac
	"$program" "$@" > "$got" 2>&1 || status=$?
	if [ "${update:-}" ]; then
		cp "$got" "$file"
	fi
	number=$((number + 1))
	if [ "$status" -eq 0 ] && cmp -s "$got" "$file"; then
		echo "ok $number - $(basename "$file")"
	else
		failed=1
		echo "not ok $number - $(basename "$file"), exit status $status"
		diff -u "$file" "$got" | head -40 | sed 's/^/# /'
	fi
	rm -f "$got"
}

[ "${1:-}" != --update ] || update=yes
check gaps-register.txt gaps
check gaps-long.txt gaps --long
check gaps-narrow.txt gaps --width=50 --family=gap,claimed
check gaps-filtered.txt gaps --category=biometric --place=store
check gaps-baseline-none.txt gaps --baseline=none --status=reported
check gaps-as-of.txt gaps --as-of=2020-12-31 --family=gap
check gaps-es.txt gaps --lang=es --long
check gaps-register.csv gaps --format=csv
check gaps-register.json gaps --format=json
check gaps-cells.csv cells
check gaps-reach.csv reach
check gaps-flows.csv flows
check trace-face.txt trace face
check trace-face.json trace --format=json face
check trace-score-as-of.txt trace --as-of=2020-12-31 --width=60 score
check trace-ways.txt trace --to=archive face
check trace-ways.json trace --to=files --format=json face
check trace-ways-none.txt trace --to=person --baseline=none score
check trace-where.txt trace --where=biometric,location
check trace-where.csv trace --where=biometric,biographic --format=csv
check trace-where.json trace --where=biometric --format=json --according-to=press,list
echo "1..$number"
exit $failed
