#!/bin/bash
# Runs tests and adds up their TAP lines.
#
#   tests/run.sh [--minimum N] [--only PATTERN] STAGE:BUILD ...
#
# STAGE: unit (programs built from tests/unit), scripts (tests/*.sh, tests/*.py), valgrind
# (tests/valgrind.sh), unit-valgrind (the unit tests under valgrind), faults (tests/faults.py, which
# tries more in a build without sanitizers). Each program runs from the source root with BUILD in its
# environment.
# Last line: "N passed, N failed". Exit status 1 when a test failed or fewer than --minimum ran.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export LC_ALL=C.UTF-8 TZ=UTC CMOCKA_MESSAGE_OUTPUT=TAP
export ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
unset SOURCE_DATE_EPOCH FLOWGAP_DATADIR

minimum=0
only=
while [ $# -gt 0 ]; do
	case $1 in
	--minimum) minimum=$2; shift 2 ;;
	--only) only=$2; shift 2 ;;
	*) break ;;
	esac
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# One line per program: name, build directory, command.
list_unit() {  # label build wrapper
	local source program
	for source in tests/unit/test_*.c; do
		program=$2/tests/$(basename "$source" .c)
		printf '%s\t%s\t%s\n' "$1/$(basename "$source" .c)" "$2" "$3$program"
	done
}

list_scripts() {  # build
	local script
	for script in tests/*.sh tests/*.py; do
		case $script in
		tests/run.sh | tests/valgrind.sh | tests/\*.*) ;;
		*.sh) printf '%s\t%s\t%s\n' "$(basename "$script")" "$1" "bash $script" ;;
		*.py) printf '%s\t%s\t%s\n' "$(basename "$script")" "$1" "python3 -B $script" ;;
		esac
	done
}

grind='valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite '
for stage in "$@"; do
	build=${stage#*:}
	case $stage in
	unit:*) list_unit "${build#.build-}" "$build" "" ;;
	unit-valgrind:*) list_unit valgrind "$build" "$grind" ;;
	scripts:*) list_scripts "$build" ;;
	faults:*) printf 'faults.py\t%s\tpython3 -B tests/faults.py\n' "$build" ;;
	valgrind:*) printf 'valgrind.sh\t%s\tbash tests/valgrind.sh\n' "$build" ;;
	*) echo "tests/run.sh: unknown stage '$stage'" >&2; exit 2 ;;
	esac
done | { if [ "$only" ]; then grep -e "$only" || true; else cat; fi; } > "$work/list"

run_one() {  # number name build command
	local status=0
	[ ! -t 2 ] || printf '   %s\n' "$2" >&2
	BUILD=$3 timeout --kill-after=10 900 $4 \
		> "$WORK/$1.out" 2> "$WORK/$1.err" < /dev/null || status=$?
	echo "$status" > "$WORK/$1.status"
}
export -f run_one
export WORK=$work

awk -F '\t' '{ printf "%d%c%s%c%s%c%s%c", NR, 0, $1, 0, $2, 0, $3, 0 }' "$work/list" |
	xargs -0 -r -n 4 -P "$(nproc)" bash -c 'run_one "$@"' run_one

# Says what failed in one program and prints "PASSED FAILED SKIPPED" to the file given.
judge() {  # number name
	local out=$work/$1.out status passed failed skipped planned lines why=
	status=$(cat "$work/$1.status" 2> /dev/null || echo lost)
	skipped=$(grep -Eic '^ok .*# *skip|^1\.\.0 *# *skip' "$out" || true)
	passed=$(grep -E '^ok( |$)' "$out" | grep -Eivc '# *skip' || true)
	failed=$(grep -Ec '^not ok( |$)' "$out" || true)
	lines=$((passed + failed + $(grep -Eic '^ok .*# *skip' "$out" || true)))
	planned=$(sed -nE 's/^1\.\.([0-9]+).*/\1/p' "$out" | head -1)
	if [ $((passed + failed + skipped)) -eq 0 ]; then
		why='printed no test lines'
	elif [ "${planned:-0}" != 0 ] && [ "$planned" -ne "$lines" ]; then
		why="did not finish: $planned tests planned"
	fi
	if [ "$status" != 0 ] && { [ "$failed" -eq 0 ] || [ "$why" ]; }; then
		why="${why:+$why, }exit status $status"
	fi
	grep -Ei '^ok .*# *skip|^1\.\.0 *# *skip' "$out" | sed "s|^|$2: |" || true
	if [ "$failed" -gt 0 ] || [ "$why" ]; then
		[ -z "$why" ] || { failed=$((failed + 1)); echo "not ok - $2: $why"; }
		grep -E '^not ok' "$out" | sed "s|^|$2: |" || true
		cat "$out" "$work/$1.err" | grep -Ev '^ok ' | tail -n 150 |
			sed -e "s|$PWD/||g" -e "s|$work|.|g" -e 's/^/    /' || true
	fi
	echo "$passed $failed $skipped" >> "$work/sums"
}

: > "$work/sums"
number=0
while IFS=$'\t' read -r name _; do
	number=$((number + 1))
	judge "$number" "$name"
done < "$work/list"

read -r passed failed skipped < <(
	awk '{ p += $1; f += $2; s += $3 } END { print p + 0, f + 0, s + 0 }' "$work/sums")
if [ $((passed + failed)) -lt "$minimum" ]; then
	echo "not ok - only $((passed + failed)) tests ran; there are at least $minimum"
	failed=$((failed + 1))
fi
[ "$skipped" -eq 0 ] || echo "$skipped skipped"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
