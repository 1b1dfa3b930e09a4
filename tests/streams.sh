#!/usr/bin/env bash
# Standard input, closed pipes, full disks and folders that cannot be written: each command reads a model from "-", and
# output that cannot be written gives one clear message and exit status 4.
set -u
flowgap=$BUILD/src/cli/flowgap
model=models/city-bikes.xml
yardsticks=models/yardsticks
work=$(mktemp -d)
from=$PWD
program=$(realpath "$flowgap")
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
n=0

ok() { n=$((n + 1)); echo "ok $n - $1"; }
not_ok() { n=$((n + 1)); echo "not ok $n - $1"; printf '%s\n' "${2-}" | head -n 10 | sed 's/^/# /'; }

# The words after the command with which it writes something to standard output; MODEL stands for the model.
words_of() {
	case $1 in
	trace) echo "-y $yardsticks MODEL name" ;;
	explain) echo "dhs-pia:5.1 MODEL -y $yardsticks" ;;
	new) echo "--csv=LIST" ;;
	completion) echo bash ;;
	help) echo gaps ;;
	check) echo "-y $yardsticks --format=json MODEL" ;;
	*) echo "-y $yardsticks MODEL" ;;
	esac
}
printf 'name,category\nFace,biometric\n' > "$work/list.csv"

# Those whose usage has more than a model in it and that are not listed above have tests of their own.
commands=
for command in $("$flowgap" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z][a-z]*\) .*/\1/p'); do
	case $command,$("$flowgap" "$command" --help | sed -n '1s/.*\[OPTION...\] *//p') in
	report,*) ;;                    # writes a folder: tests/report.py
	trace,* | explain,* | new,* | completion,* | help,* | *,MODEL | *,MODEL...) commands="$commands $command" ;;
	esac
done
[ "$(wc -w <<< "$commands")" -ge 10 ] && ok "commands are found" || not_ok "commands are found" "$commands"

# one_message NAME STATUS: exit status 4 and one line on standard error
one_message() {
	if [ "$2" = 4 ] && [ "$(wc -l < "$work/err")" = 1 ] &&
		grep -q '^flowgap: cannot write .*: ' "$work/err"
	then ok "$1"
	else not_ok "$1" "exit status $2: $(cat "$work/err")"; fi
}

for command in $commands; do
	words=$(words_of "$command")
	case $words in
	*MODEL* | *LIST*)
		given=$model
		[ "$command" != new ] || given=$work/list.csv
		from_stdin=${words/MODEL/-}
		# shellcheck disable=SC2086
		"$flowgap" "$command" ${from_stdin/LIST/-} < "$given" > "$work/out" 2> "$work/err"
		status=$?
		if [ $status = 0 ] && [ -s "$work/out" ]; then ok "$command reads standard input"
		else not_ok "$command reads standard input" "exit status $status: $(cat "$work/err")"; fi
		;;
	esac
	words=${words/MODEL/$model}
	words=${words/LIST/$work/list.csv}
	if [ -e /dev/full ]; then
		# shellcheck disable=SC2086
		"$flowgap" "$command" $words > /dev/full 2> "$work/all"
		status=$?
		grep -v '^models/.*warning' "$work/all" > "$work/err"
		one_message "$command: a full disk" $status
	fi
	# shellcheck disable=SC2086
	"$flowgap" "$command" $words >&- 2> "$work/all"
	status=$?
	grep -v '^models/.*warning' "$work/all" > "$work/err"
	one_message "$command: standard output is closed" $status
done

# A limit on the size of files, as on a shared machine: a reason, and nothing left behind.
mkdir "$work/limited"
for command in "gaps -l -o" "cells -o" "draw -o" "query --database"; do
	(ulimit -f 1; cd "$work/limited" || exit
	# shellcheck disable=SC2086
	"$program" ${command%% *} -y "$from/$yardsticks" ${command#* } x.svg "$from/$model" 2> "$work/all")
	status=$?
	grep -v '^models/.*warning' "$work/all" > "$work/err"
	one_message "$command: a limit on the size of files" $status
	if [ -z "$(ls -A "$work/limited")" ]; then ok "and no file is left"
	else not_ok "and no file is left" "$(ls -A "$work/limited")"; fi
done

# A reader that goes away. Its place is taken before flowgap writes, so that the pipe is surely closed.
{ sleep 1; "$flowgap" gaps "$model" 2> "$work/err"; echo $? > "$work/status"; } | true
one_message "a closed pipe" "$(cat "$work/status")"

mkdir "$work/folder"
for target in "$work/none/x" "$work/folder" /dev/full; do
	[ "$target" != /dev/full ] || [ -e /dev/full ] || continue
	"$flowgap" gaps -o "$target" "$model" > "$work/out" 2> "$work/err"
	one_message "-o ${target#"$work"/}" $?
done
if [ "$(id -u)" -ne 0 ]; then
	chmod a-w "$work/folder"
	"$flowgap" gaps -o "$work/folder/x" "$model" > "$work/out" 2> "$work/err"
	one_message "-o into a folder that cannot be written" $?
fi
left=$(ls -A "$work/folder")
[ -z "$left" ] && ok "nothing is left behind" || not_ok "nothing is left behind" "$left"
for file in "$work/none.xml" "$work/folder"; do
	"$flowgap" gaps "$file" > "$work/out" 2> "$work/err"
	status=$?
	if [ $status = 4 ] && [ "$(wc -l < "$work/err")" = 1 ] && [ ! -s "$work/out" ]
	then ok "cannot read ${file##*/}"
	else not_ok "cannot read ${file##*/}" "exit status $status: $(cat "$work/err")"; fi
done

# Colours: never into a file, always when asked for, never with NO_COLOR on a terminal.
escape=$(printf '\033')
on_terminal() { script -qec "$*" /dev/null < /dev/null; }
coloured() { # NAME yes|no: whether the text read has colours
	local found=no
	! grep -q "$escape" || found=yes
	if [ "$found" = "$2" ]; then ok "$1"; else not_ok "$1"; fi
}
coloured "no colours in a pipe" no < <("$flowgap" gaps "$model")
coloured "colours on a terminal" yes < <(on_terminal "TERM=xterm $flowgap gaps $model")
coloured "no colours with NO_COLOR" no < <(on_terminal "NO_COLOR=1 TERM=xterm $flowgap gaps $model")
coloured "no colours on a dumb terminal" no < <(on_terminal "TERM=dumb $flowgap gaps $model")
coloured "--color=always wins" yes < <(on_terminal "NO_COLOR=1 $flowgap gaps --color=always $model")
coloured "--color=never wins" no < <(on_terminal "TERM=xterm $flowgap gaps --color=never $model")
echo "1..$n"
