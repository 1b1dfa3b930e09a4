#!/usr/bin/env bash
# The command line as a user meets it: exit statuses, help, did-you-mean, files that appear whole or not at all; every
# command that README, the manual and --help show is run.
set -u
flowgap=$BUILD/src/cli/flowgap
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
program=$(realpath "$flowgap")
n=0

ok() { n=$((n + 1)); echo "ok $n - $1"; }
not_ok() { n=$((n + 1)); echo "not ok $n - $1"; [ -n "${2-}" ] && printf '%s\n' "$2" | sed 's/^/# /'; }

# is STATUS 'words expected in the output' command...
is() {
	local want=$1 words=$2 out status
	shift 2
	out=$("$@" 2>&1 < /dev/null)
	status=$?
	if [ "$status" != "$want" ]; then
		not_ok "exit $want: ${*/$flowgap/flowgap}" "exit $status: $(printf '%s' "$out" | head -n 5)"
	elif [ -n "$words" ] && ! grep -qF -- "$words" <<< "$out"; then
		not_ok "says '$words': ${*/$flowgap/flowgap}" "$(printf '%s' "$out" | head -n 5)"
	else
		ok "exit $want, '$words': ${*/$flowgap/flowgap}"
	fi
}

model=models/cbp-one.xml
broken=$work/broken.xml
sed 's/ category="biometric"/ category="biometrik"/' "$model" > "$broken"
mkdir "$work/yardsticks" && cp models/yardsticks/*.xml "$work/yardsticks"

is 0 "flowgap $(sed -n "s/.*version: '\(.*\)',/\1/p" meson.build | head -n 1)" "$flowgap" --version
is 0 "Usage: flowgap COMMAND" "$flowgap" --help
is 2 "flowgap help COMMAND" "$flowgap"
is 0 "Usage: flowgap COMMAND" "$flowgap" help
is 0 "Usage: flowgap gaps" "$flowgap" help gaps
is 2 "did you mean 'gaps'" "$flowgap" help gasp
is 2 "no option '--baseline=pia' before a command" "$flowgap" --baseline=pia gaps
is 2 "did you mean 'check'" "$flowgap" chek "$model"
is 2 "did you mean '--baseline'" "$flowgap" gaps --basline=pia "$model"
is 2 "needs a value" "$flowgap" gaps --baseline
is 2 "needs MODEL" "$flowgap" gaps
is 2 "one too many" "$flowgap" gaps "$model" "$model"
is 2 "no baseline 'nix'" "$flowgap" gaps --baseline=nix "$model"
is 2 "is no date" "$flowgap" gaps --as-of=2022-02-30 "$model"
is 2 "no source 'nix'" "$flowgap" gaps --according-to=nix "$model"
is 2 "allowed: svg, pdf, png, dot" "$flowgap" draw -T gif "$model"
is 2 "no type 'jpg'; allowed: svg, pdf, png, dot" "$flowgap" draw -o "$work/x.jpg" "$model"
is 2 "did you mean 'pdf'" "$flowgap" draw -o "$work/x.pdff" "$model"
is 0 "" "$flowgap" draw -q -T svg -o "$work/x.jpg" "$model"
is 0 "" "$flowgap" draw -q -o "$work/x.SVG" "$model"
mkdir "$work/a.b"
is 0 "" "$flowgap" draw -q -o "$work/a.b/x" "$model"
rm -r "$work/x.jpg" "$work/x.SVG" "$work/a.b"
is 0 "" "$flowgap" gaps --lang=zh tests/valid/full.xml
is 2 "no language 'zz'; program and model have: en, es, fr, ht, pt, ru" "$flowgap" draw --lang=zz "$model"
is 2 "did you mean 'es'" "$flowgap" gaps --lang=ess "$model"
is 2 "no language 'zz'" "$flowgap" report --langs=es,zz -o "$work/report" "$model"
is 0 "" "$flowgap" gaps --lang=ht "$model"
is 0 "" "$flowgap" gaps --lang=es-MX "$model"
is 2 "--dpi takes" "$flowgap" draw --dpi=many "$model"
is 2 "no fail-on 'all'; allowed: gap, claimed, to-verify" "$flowgap" gaps --fail-on=all "$model"
is 2 "did you mean 'biometric'" "$flowgap" gaps --category=contact,biometrics "$model"
is 2 "no format 'csv'; allowed: text, json" "$flowgap" check --format=csv "$model"
is 2 "takes no value" "$flowgap" check --quiet=no "$model"
is 0 "RFC 4180" "$flowgap" gaps --format=help
is 0 $'\033[1m' "$flowgap" gaps --color=always "$model"
is 0 "" "$flowgap" gaps --color=never "$model"
is 1 "" "$flowgap" gaps --fail-on=to-verify "$model"
is 0 "" "$flowgap" gaps --fail-on=gap --family=answered "$model"
is 2 "see 'flowgap --help'" "$flowgap" zzzzzzzzzz
is 2 "gaps has no option '-e'" "$flowgap" gaps -lead.xml
is 2 "gaps has no option '-z'" "$flowgap" gaps -z "$model"
is 2 "option '-f' needs a value" "$flowgap" gaps -lf

# What is read is not written, whatever it is called.
cp "$model" "$work/own.xml" && ln -s own.xml "$work/link.xml" && cp models/rules/examples.sql "$work/own.sql"
printf 'name,category\nFace,biometric\n' > "$work/own.csv"
is 2 "own.xml' is read and would be overwritten" "$flowgap" query --database="$work/own.xml" "$work/own.xml"
is 2 "own.xml' is read and would be overwritten" "$flowgap" gaps -o "$work/link.xml" "$work/own.xml"
is 2 "own.xml' is read and would be overwritten" "$flowgap" draw -T svg --deps="$work/own.xml" "$work/own.xml"
is 2 "own.sql' is read and would be overwritten" "$flowgap" gaps --rules="$work/own.sql" -o "$work/own.sql" "$model"
is 2 "own.csv' is read and would be overwritten" "$flowgap" new --force --csv="$work/own.csv" -o "$work/own.csv" new
if cmp -s "$model" "$work/own.xml" && cmp -s models/rules/examples.sql "$work/own.sql" && [ -s "$work/own.csv" ]
then ok "and it is as it was"; else not_ok "and it is as it was"; fi
rm "$work"/own.* "$work/link.xml"
is 2 "see 'flowgap --help'" "$flowgap" --zzzzzzzzzz "$model"
is 2 "did you mean '--help'" "$flowgap" --hlep
is 2 "see 'flowgap check --help'" "$flowgap" check --zzzzzzzzzz "$model"
is 2 "allowed: bash, zsh" "$flowgap" completion fish
is 2 "did you mean 'bash'" "$flowgap" completion basch
is 2 "--width takes 40 to 1000, not '20'" "$flowgap" gaps --width=20 "$model"
is 2 "--height takes 60mm to 2000mm, not 'tall'" "$flowgap" draw --height=tall "$model"
is 2 "--sheet takes 1 to 1, not '2'" "$flowgap" draw --view=matrix --sheet=2 tests/valid/full.xml
is 2 "name a file with -o" "$flowgap" draw --view=matrix -o /dev/null models/cbp-one.xml
is 2 "--sidecars stand beside a file" "$flowgap" draw --sidecars "$model"
is 2 "--sidecars stand beside a file" "$flowgap" draw --sidecars -o - "$model"
is 2 "--deps says what a file is made from" "$flowgap" draw --deps="$work/rule" "$model"
is 2 "has 3 pages" "$flowgap" draw -q --view=matrix -o - models/cbp-one.xml
is 2 "no graph: it has no dot" "$flowgap" draw -q --view=matrix -T dot models/cbp-one.xml
is 2 "250 x 240 mm do not fit --page=a4, which has 210 x 297 mm" "$flowgap" draw --page=a4 -w 250mm "$model"
is 2 "165 x 280 mm do not fit --page=letter" "$flowgap" draw --page=letter --height=280mm "$model"
is 2 "--database writes a file" "$flowgap" query --database=- "$model"
is 2 "trace --where takes no element" "$flowgap" trace --where=biometric --to=port "$model"
is 2 "trace --where takes no element" "$flowgap" trace --where=biometric "$model" gps
is 2 "explain --format=mdoc is for 'all'" "$flowgap" explain --format=mdoc FG-R01
is 2 "not both" "$flowgap" query --file="$broken" "$model" "SELECT 1"
is 2 "query needs MODEL" "$flowgap" query
is 2 "query needs SQL, --file or --database" "$flowgap" query "$model"
is 2 "the database goes to --database=$work/x.db" "$flowgap" query --database="$work/x.db" -o "$work/y" "$model"
is 4 "none.sql: No such file" "$flowgap" query --file="$work/none.sql" "$model"
is 4 "a database is a file" "$flowgap" query --database=/dev/null "$model"
is 3 "1 error, 0 warnings" "$flowgap" check tests/invalid/version-bad.xml
is 0 "" "$flowgap" new -q -o - listed
is 3 "biometrik" "$flowgap" check "$broken"
is 3 "did you mean 'biometric'" "$flowgap" gaps "$broken"
is 4 "No such file" "$flowgap" check "$work/none.xml"
is 4 "cannot write" "$flowgap" gaps -o "$work/no/such/folder/x.csv" "$model"
is 2 "nothing is called" "$flowgap" explain zzzzzzzzzzzz
is 0 "" "$flowgap" explain not-stated

# Standard input is a model too, with the yardsticks given.
if "$flowgap" check -y models/yardsticks - < "$model" > "$work/out" 2>&1; then ok "reads standard input"; else
	not_ok "reads standard input" "$(head -n 3 "$work/out")"; fi

# SQL comes on standard input, too: one text of at most a mebibyte.
sql() {  # status, words, command that writes SQL
	is "$1" "$2" bash -c "$3"' | "$0" query --file=- -f csv tests/valid/full.xml' "$flowgap"
}
sql 0 app "echo 'SELECT id FROM places'"
sql 4 "it has a zero byte" "printf 'SELECT 1\\0'"
sql 4 "more than 1 MiB of SQL" "yes -- '-- SELECT' | head -c 1048577"

# A rule for make: blanks, # and $ in names lose their meaning, and a yardstick may be gone.
"$flowgap" draw -q --view=matrix --deps="$work/rule" -o "$work/a b#\$c.svg" tests/valid/full.xml
rm -f "$work/a b#\$c.svg"
yardstick=tests/valid/yardsticks/sample.xml
expected=$(printf '%s: tests/valid/full.xml %s\n%s:' "$work/a\\ b\\#\$\$c.svg" $yardstick $yardstick)
if [ "$(cat "$work/rule")" = "$expected" ]; then ok "a rule for make"
else not_ok "a rule for make" "$(cat "$work/rule")"; fi
rm -f "$work/rule"

# A failed run leaves the old file as it was.
echo old > "$work/old.csv"
"$flowgap" gaps -f csv -o "$work/old.csv" "$broken" > /dev/null 2>&1
if [ "$(cat "$work/old.csv")" = old ] && [ "$(ls "$work" | wc -l)" = 4 ]; then ok "a failed run leaves the old file"
else not_ok "a failed run leaves the old file" "$(ls "$work")"; fi

# A full disk is said, never passed over.
if [ -e /dev/full ]; then is 4 "cannot write" bash -c '"$0" gaps "$1" > /dev/full' "$flowgap" "$model"; fi

# Help fits 80 columns and names each option once.
for command in $("$flowgap" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z][a-z]*\) .*/\1/p'); do
	help=$("$flowgap" "$command" --help)
	wide=$(printf '%s\n' "$help" | sed '/^Examples:/,$d' | awk 'length > 80')
	if [ -z "$wide" ]; then ok "help of $command fits 80 columns"
	else not_ok "help of $command fits 80 columns" "$wide"; fi
done

# Same input, same bytes; no path of this machine in them.
for format in text csv json; do
	"$flowgap" gaps -f $format "$model" > "$work/a" 2>&1
	(cd models && "$program" gaps -f $format cbp-one.xml) > "$work/b" 2>&1
	if [ -s "$work/a" ] && cmp -s "$work/a" "$work/b" && ! grep -q "$PWD" "$work/a"
	then ok "gaps as $format: same bytes from any folder"
	else not_ok "gaps as $format: same bytes from any folder" "$(diff "$work/a" "$work/b" | head -n 4)"; fi
done

# Every command shown to readers works.
{
	sed -n 's/^    flowgap /flowgap /p' README.md
	sed -n 's/^\.Dl "\(flowgap [a-z].*\)"/\1/p' man/flowgap.1 | grep -v WORD
	for command in $("$flowgap" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z][a-z]*\) .*/\1/p'); do
		"$flowgap" "$command" --help | sed -n '/^Examples:/,$s/^  //p'
	done
	"$flowgap" --help | sed -n '/^Examples:/,/^$/s/^  //p'
} | sort -u > "$work/shown"
rm -f "$work/out"; cp -r models "$work/models"; mkdir "$work/out"
printf 'name,category,source\nFace photo,biometric,\n' > "$work/elements.csv"
while IFS= read -r line; do
	if (cd "$work" && flowgap() { "$program" "$@"; } && eval "$line") > "$work/log" 2>&1; then ok "shown: $line"
	else not_ok "shown: $line" "$(head -n 3 "$work/log")"; fi
done < "$work/shown"
if [ "$(wc -l < "$work/shown")" -ge 15 ]; then ok "many commands are shown"; else not_ok "many commands are shown"; fi

echo "1..$n"
