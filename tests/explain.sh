#!/usr/bin/env bash
# flowgap explain: every row of every table has all its parts, and the manual page flowgap-explain(7) is what the
# program writes. tests/explain.sh --update writes the page anew.
set -u
flowgap=$BUILD/src/cli/flowgap
page=man/flowgap-explain.7
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
n=0

ok() { n=$((n + 1)); echo "ok $n - $1"; }
not_ok() { n=$((n + 1)); echo "not ok $n - $1"; printf '%s\n' "${2-}" | head -n 20 | sed 's/^/# /'; }
empty() { if [ -z "$2" ]; then ok "$1"; else not_ok "$1" "$2"; fi; }
says() { # name text words...
	local name=$1 text=$2 word
	shift 2
	for word in "$@"; do
		if ! grep -qF -- "$word" <<< "$text"; then
			not_ok "$name" "'$word' is not said: $text"
			return
		fi
	done
	ok "$name"
}

[ "${1-}" != --update ] || "$flowgap" explain --format=mdoc -o "$page" all

"$flowgap" explain --format=mdoc all > "$work/page" 2> "$work/errors"
empty "the manual page is what the program writes (tests/explain.sh --update)" "$(diff "$page" "$work/page" 2>&1)"
empty "the manual page is sound mdoc" \
	"$(mandoc -T lint -W warning "$page" 2>&1 | grep -v 'referenced manual not found')"

# The parts that each kind of row must have, from the text of the program itself.
"$flowgap" explain all > "$work/all"
awk '
	function judge() {
		if (id == "")
			return
		if (kind ~ /^structural rule/) want = "Reference|Why it matters|False alarm|To do"
		else if (kind ~ /^(status|family)/) want = "Meaning|Why it matters|False alarm|To do"
		else if (kind ~ /^message/) want = "Meaning|Why it matters|False alarm"
		else want = ""
		count = split(want, parts, "|")
		for (i = 1; i <= count; i++)
			if (!(parts[i] in has)) print id " has no " parts[i]
		delete has
	}
	/^[^ ].* \(.*\): / { judge(); id = $1; kind = $0; sub(/^[^(]*\(/, "", kind); next }
	/^  [A-Z][a-z ]*: / { part = $0; sub(/^  /, "", part); sub(/:.*/, "", part); has[part] = 1 }
	END { judge() }' "$work/all" > "$work/holes"
empty "no row has a hole" "$(cat "$work/holes")"
empty "nothing is explained twice" "$(grep '^[^ ].* (.*): ' "$work/all" | sort | uniq -d)"
wide=$(awk 'length > 80' "$work/all")
empty "all of it fits 80 columns" "$wide"

# Nothing is left out: rules, codes and statuses as the sources have them, each in program and page.
ids=$(sed -n 's/^\t{ "\(FG-R[0-9]*\|FG[0-9]*\)",.*/\1/p' src/gaps/rules.c src/base/codes.c)
statuses=$("$flowgap" gaps --status=help | cut -d ' ' -f 1; "$flowgap" gaps --family=help | cut -d ' ' -f 1)
if [ "$(wc -w <<< "$ids $statuses")" -gt 90 ]; then ok "rows are found"; else not_ok "rows are found" "$ids"; fi
missing=
for id in $ids $statuses; do
	grep -q "^$id (" "$work/all" || missing="$missing $id"
	grep -q "^\.It Sy $id\$" "$page" || missing="$missing $id(page)"
done
empty "every rule, code, status and family is explained" "$missing"

says "a rule" "$("$flowgap" explain FG-R05)" "copy outlives" "Reference" "False alarm" "To do"
says "a code, in any case" "$("$flowgap" explain fg2004)" "unknown word" "error"
says "a status" "$("$flowgap" explain said-missing)" \
	"nobody read the place" "another source" "with the" "Read the place yourself"
says "a word of the language" "$("$flowgap" explain biometric)" "category of data"
says "a question of a model's yardstick" "$("$flowgap" explain dhs-pia:5.1 models/cbp-one.xml)" \
	"How long is it kept?" "Reference: DHS PIA template, question 5.1" "To ask:" "privacy impact assessment"
says "a question by its number alone" "$("$flowgap" explain 5.1 models/jcsp.xml)" "dhs-pia:5.1"
says "a question of a folder of yardsticks" "$("$flowgap" explain -y models/yardsticks plain-notice:how-long)" \
	"How long is the person told it is kept?"
says "all questions of a yardstick" "$("$flowgap" explain dhs-pia models/jcsp.xml)" dhs-pia:1.1 dhs-pia:8.4
spanish=$("$flowgap" explain --lang=es register:5 tests/golden/register.xml | tr -s ' \n' ' ')
says "a question in another language" "$spanish" \
	"¿Cuánto tiempo se conserva? (period)" "Why that long? (reason)" "Se responde en" "no han sido revisados"
says "the nearest word" "$("$flowgap" explain not-statd 2>&1)" "did you mean 'not-stated'?"
says "the nearest question" "$("$flowgap" explain dhs-pia:5.11 models/jcsp.xml 2>&1)" "did you mean 'dhs-pia:5.1'?"
says "no such yardstick" "$("$flowgap" explain nix:5.1 2>&1)" "there is no yardstick 'nix' here"
own=models/rules/examples.sql
says "a rule of one's own" "$("$flowgap" explain --rules=$own ex-biometric-out)" "own rule, class gap" \
	"biometric data change hands" "Reference: Fair" "Why it matters: A face" "and so should the person." \
	"False alarm: The purpose" "To do: For which purpose" "    WHERE f.fate = 'asserted';"
says "the nearest of one's own rules" "$("$flowgap" explain --rules=$own EX-LANG 2>&1)" "did you mean 'EX-LONG'?"
says "a rule of the program beside one's own" "$("$flowgap" explain --rules=$own FG-R05)" "copy outlives"
empty "all, then one's own" "$(diff <(cat "$work/all"; for id in EX-BIOMETRIC-OUT EX-LONG EX-NO-PERIOD; do
	echo; "$flowgap" explain --rules=$own $id; done) <("$flowgap" explain --rules=$own all))"
says "a file of rules that is not there" "$("$flowgap" explain --rules=none.sql EX-LONG 2>&1)" "none.sql: No such file"
says "rules that are wrong" "$("$flowgap" explain --rules=tests/invalid/rules/no-rule.sql X 2>&1)" "FG8001"
for yardstick in models/yardsticks/*.xml; do
	name=$(basename "$yardstick" .xml)
	"$flowgap" explain -y models/yardsticks "$name" > "$work/questions" 2>&1
	count=$(grep -c '<question ' "$yardstick")
	found=$(grep -c "^$name:" "$work/questions")
	parts=$(grep -c '^  Why it matters: ' "$work/questions"),$(grep -c '^  To ask: ' "$work/questions")
	if [ "$count,$count,$count" = "$found,$parts" ]; then ok "$name: each of $count questions has why and ask"
	else not_ok "$name: each of $count questions has why and ask" "$found,$parts"; fi
done
echo "1..$n"
