#!/bin/bash
# Five commands under valgrind: no error, no memory lost for good. Not for a build with sanitizers.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

flowgap=$BUILD/src/cli/flowgap
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
number=0
failures=0

grind() {
	local status=0
	number=$((number + 1))
	valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite \
		--child-silent-after-fork=yes --log-file="$work/log" \
		"$flowgap" "$@" > "$work/out" 2> "$work/err" || status=$?
	if [ "$status" -eq 0 ] && [ ! -s "$work/log" ] && [ -s "$work/out" ]; then
		echo "ok $number - valgrind flowgap $*"
	else
		echo "not ok $number - valgrind flowgap $*"
		echo "exit status $status"
		cat "$work/log" "$work/err"
		failures=$((failures + 1))
	fi
}

echo 1..5
grind gaps models/cbp-one.xml
grind cells models/cbp-one.xml
grind reach models/cbp-one.xml
grind draw models/cbp-one.xml --view flows --sheet 1 -T svg
grind explain not-stated

[ "$failures" -eq 0 ]
