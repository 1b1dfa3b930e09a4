#!/bin/bash
# The examples in embed/ with the real tools: pandoc to HTML, LaTeX and Word, make and pdflatex, an HTML page.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

FLOWGAP=$PWD/$BUILD/src/cli/flowgap
source=$PWD
export FLOWGAP
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
number=0
failures=0

ok() {
	number=$((number + 1))
	echo "ok $number - $1"
}
not_ok() {  # name findings
	number=$((number + 1)) failures=$((failures + 1))
	echo "not ok $number - $1"
	printf '%s\n' "$2" | sed 's/^/# /'
}
verdict() {  # name findings
	if [ -z "$2" ]; then ok "$1"; else not_ok "$1" "$2"; fi
}

for tool in pandoc pdflatex pdfinfo pdffonts; do
	if ! command -v "$tool" > /dev/null; then echo "1..0 # SKIP $tool is not installed"; exit 0; fi
done

cp -r embed models "$work"
cd "$work" || exit 1
verdict "the command in the README works where it says" "$(sed -n 's/^    pandoc/pandoc/p' embed/README.md | bash 2>&1)"
verdict "and makes its page" "$(grep -q '<figure' report.html || ls)"
cd "$work/embed" || exit 1
ln -s ../models models

convert() {  # format file
	pandoc --lua-filter flowgap.lua --standalone --to "$1" --output "$2" report.md 2>&1
}

# ---- pandoc
verdict "pandoc makes HTML" "$(convert html out.html)"
figures=$(grep -c '<figure' out.html)
alts=$(grep -o 'alt="CBP One, data flows: [0-9]* between [^"]*"' out.html | sort -u | wc -l)
if [ "$figures" = 2 ] && [ "$alts" = 2 ] && grep -q 'id="fig:flows"' out.html && grep -q '<em>terms</em>' out.html
then ok "two figures with label, caption and a description of their own"
else not_ok "two figures with label, caption and a description of their own" "$figures figures, $alts descriptions"; fi
# Files that a page names with src or href and that are not there.
missing() {  # page
	local file
	grep -oE '(src|href)="[^"#]+"' "$1" | sed -E 's/.*="(.*)"/\1/' | while read -r file; do
		[ -s "$file" ] || echo "$file"
	done
}
verdict "the files are there" "$(missing out.html)"

stamp() { find flowgap-figures -type f -newer "$1" | sort; }
touch mark; sleep 0.1
convert html out.html > /dev/null
verdict "nothing is drawn again when nothing has changed" "$(stamp mark)"
sed -i 's/label="App user"/label="The person"/' models/cbp-one.xml
convert html out.html > /dev/null
if stamp mark | grep '\.svg$' > /dev/null; then ok "a changed model is drawn again"
else not_ok "a changed model is drawn again" "$(ls -l flowgap-figures)"; fi
touch mark; sleep 0.1
sed -i 's/force="template"/force="policy"/' models/yardsticks/dhs-pia.xml
convert html out.html > /dev/null
if stamp mark | grep '\.svg$' > /dev/null; then ok "and so is one with a changed yardstick"
else not_ok "and so is one with a changed yardstick" "$(ls -l flowgap-figures)"; fi

verdict "pandoc makes LaTeX" "$(convert latex out.tex)"
if pdflatex -interaction=batchmode -halt-on-error out.tex > log 2>&1 && pdffonts out.pdf | grep Liberation > /dev/null
then ok "which becomes a PDF with the figure's fonts"
else not_ok "which becomes a PDF with the figure's fonts" "$(tail -n 5 log)"; fi

printf '```{.flowgap model=models/city-bikes.xml width=145mm}\nRented bicycles\n```\n' > word.md
verdict "pandoc makes a Word file" "$(pandoc --lua-filter flowgap.lua --output out.docx word.md 2>&1)"
# English Metric Units: 36,000 in a millimetre.
widths=$(python3 - out.docx <<'END'
import re, sys, zipfile
pack = zipfile.ZipFile(sys.argv[1])
for cx, cy in re.findall(r'<wp:extent cx="(\d+)" cy="(\d+)"', pack.read("word/document.xml").decode()):
    print(round(int(cx) / 36000), end=" ")
print(sum(name.endswith(".png") for name in pack.namelist()))
END
)
case $widths in
"145 1" | "146 1") ok "with a picture at its physical size" ;;
*) not_ok "with a picture at its physical size" "widths in mm, pictures: $widths" ;;
esac

printf '```{.flowgap model=nowhere.xml}\nX\n```\n' > bad.md
if pandoc --lua-filter flowgap.lua bad.md > log 2>&1; then not_ok "a missing model stops pandoc" "$(cat log)"
elif grep -q "no model 'nowhere.xml'" log; then ok "a missing model stops pandoc"
else not_ok "a missing model stops pandoc" "$(cat log)"; fi
printf '```{.flowgap model=models/cbp-one.xml view=flowz}\nX\n```\n' > bad.md
if pandoc --lua-filter flowgap.lua bad.md > log 2>&1; then not_ok "and so does an unknown view" "$(cat log)"
elif grep -q "flowz" log; then ok "and so does an unknown view"
else not_ok "and so does an unknown view" "$(cat log)"; fi

# ---- LaTeX by hand
cd "$work/embed/latex" || exit 1
if make > log 2>&1
then ok "make builds the LaTeX example"
else not_ok "make builds the LaTeX example" "$(tail -n 5 log)"; fi
size=$(pdfinfo cbp-one-flows.pdf | awk '/^Page size/ { printf "%.0f", $3 / 72 * 25.4 }')
if [ "$size" = 160 ]; then ok "the figure is 160 mm wide, and set at its natural size"
else not_ok "the figure is 160 mm wide, and set at its natural size" "$size mm"; fi
verdict "and fits the page" "$(grep -A2 Overfull report.log)"
again=$(make 2>&1)
if printf '%s' "$again" | grep -q 'up to date'; then ok "make does nothing a second time"
else not_ok "make does nothing a second time" "$again"; fi
sleep 1
touch ../../models/yardsticks/dhs-pia.xml
if [[ $(make -n) == *' draw '* ]]; then ok "and draws again when a yardstick has changed"
else not_ok "and draws again when a yardstick has changed" "$(cat cbp-one-flows.d)"; fi

# ---- HTML by hand
cd "$work/embed" || exit 1
"$FLOWGAP" draw --quiet --sidecars -o cbp-one-flows.svg "$source/models/cbp-one.xml"
verdict "all that the HTML example links to is written by the command in it" "$(missing page.html)"

echo "1..$number"
[ "$failures" -eq 0 ]
