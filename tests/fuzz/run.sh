#!/bin/bash
# tests/fuzz/run.sh BUILD SECONDS [WHICH ...]: runs the fuzzers built in BUILD side by side, each
# for so long. What they learn is kept in BUILD/fuzz/WHICH/corpus and used the next time; what
# breaks them is put into BUILD/fuzz/WHICH/broken, and the exit status is 1 while anything is there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
build=$1 seconds=$2 most=8000         # bytes of an input
shift 2
. tests/fuzz/seeds.sh
[ $# -gt 0 ] || set -- "${fuzzers[@]}"
for which in "$@"; do
	[[ " ${fuzzers[*]} " == *" $which "* ]] || { echo "no fuzzer '$which': ${fuzzers[*]}" >&2; exit 2; }
done

export LC_ALL=C.UTF-8 TZ=UTC
export ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1

# Words of the languages: of the schemas, and of the tables that rules read.
words() {
	{ cat models/schema/*.rnc; "$build/src/cli/flowgap" query --schema; } |
		grep -oE '[A-Za-z][A-Za-z_-]{2,40}' | sort -u | sed 's/.*/"&"/'
}

# Goes on after something was found, a few times, while there is time.
fuzz() {  # which
	local end=$((SECONDS + seconds)) run
	for ((run = 0; run < 10 && SECONDS < end; run++)); do
		nice -n 19 "$build/tests/fuzz_$1" -max_total_time=$((end - SECONDS)) -timeout=15 \
			-report_slow_units=60 -rss_limit_mb=1500 -max_len="$most" -dict="$work/words" \
			-print_final_stats=1 -artifact_prefix="$work/$1/broken/" \
			"$work/$1/corpus" "$work/$1/seeds" || true
	done
}

work=$build/fuzz
mkdir -p "$work"
TMPDIR=$(mktemp -d)
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT
words > "$work/words"
for which in "$@"; do
	mkdir -p "$work/$which/"{seeds,corpus,broken}
	rm -f "$work/$which/seeds/"*
	seeds "$which" | while read -r file; do
		[ "$(wc -c < "$file")" -le "$most" ] || continue
		cp "$file" "$work/$which/seeds/$(sha1sum < "$file" | cut -c 1-16)"
	done
	fuzz "$which" > "$work/$which/log" 2>&1 &
done
wait

broken=0
for which in "$@"; do
	awk -v which="$which" '/number_of_executed_units/ { sum += $2 }
		END { print which ": " sum + 0 " inputs" }' "$work/$which/log"
	for file in "$work/$which/broken/"*; do
		[ -e "$file" ] || continue
		echo "$file"
		broken=1
	done
done
exit "$broken"
