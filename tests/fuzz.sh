#!/bin/bash
# What fuzzers have found, and the files they began with, once through: memory errors, text that is
# no text, long work. ./dev fuzz looks for more.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. tests/fuzz/seeds.sh
TMPDIR=$(mktemp -d)
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT
status=0 number=0

for which in "${fuzzers[@]}"; do
	number=$((number + 1))
	seeds "$which" > "$TMPDIR/list"
	if xargs "$BUILD/tests/fuzz_$which" < "$TMPDIR/list" > "$TMPDIR/log" 2>&1; then
		echo "ok $number - $which: $(wc -l < "$TMPDIR/list") files"
	else
		echo "not ok $number - $which"
		tail -n 40 "$TMPDIR/log" | sed 's/^/# /'
		status=1
	fi
done
echo "1..$number"
exit "$status"
