#!/bin/bash
# A folder is a phase: includes and calls go one way. Reads the sources, then the object files of
# the build.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

order='base model load evidence reach gaps layout draw figure write database api cli'
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
number=0
failures=0

# Prints "ok" when the file of findings is empty, else "not ok" and the findings.
verdict() {  # name file
	number=$((number + 1))
	if [ -s "$2" ]; then
		echo "not ok $number - $1"
		cat "$2"
		failures=$((failures + 1))
	else
		echo "ok $number - $1"
	fi
}

# Reads lines "from to what" and prints those that go the wrong way.
wrong_way() {
	awk -v order="$order" '
		BEGIN {
			n = split(order, names, " ")
			for (i = 1; i <= n; i++)
				rank[names[i]] = i
		}
		{
			wrong = !($1 in rank) || !($2 in rank) || rank[$2] > rank[$1]
			if (($1 == "layout" || $1 == "draw") && $2 != $1 && $2 != "base")
				wrong = 1
			if ($1 == "cli" && $2 != "cli" && $2 != "api")
				wrong = 1
			if (wrong)
				print
		}'
}

# "from to file" of every include of our own headers below a folder; flowgap/flowgap.h counts as
# api, and a header without a folder as one of the folder itself.
own_includes() {  # root
	grep -rHoE --include='*.[ch]' \
		'^[[:space:]]*#[[:space:]]*include[[:space:]]*(<flowgap/|")[^>"]+' "$1" |
		sed -E "s|^$1/([a-z]+)/([^:]+):[^\"<]*[\"<](.*)|\1 \3 \1/\2|" |
		awk '{
			to = $2 ~ /\// ? $2 : $1
			sub(/\/.*/, "", to)
			print $1, (to == "flowgap" ? "api" : to), $3, $2
		}'
}

# Includes of a library outside the one folder that may use it.
library_includes() {  # root
	local rule folder pattern
	for rule in 'load:libxml/' 'layout:graphviz/|gvc\.h|cgraph\.h|cdt\.h' \
		'draw:librsvg/|cairo' 'database:sqlite3\.h'; do
		folder=${rule%%:*}
		pattern=${rule#*:}
		pattern="#[[:space:]]*include[[:space:]]*[<\"]($pattern)"
		grep -rHE --include='*.[ch]' "$pattern" "$1" |
			grep -v "^$1/$folder/" || true
	done
}

own_includes src | wrong_way > "$work/includes"
verdict 'includes go one way' "$work/includes"
library_includes src > "$work/libraries"
verdict 'each library is included by one folder' "$work/libraries"
grep -HoE '^#include.*' include/flowgap/*.h | grep -vE '<[a-z]+\.h>' > "$work/public" || true
verdict 'the public header includes only the C library' "$work/public"

# The check itself: a tree with one wrong include of each kind.
mkdir -p "$work/bad"/{base,draw,cli}
echo '#include "model/model.h"' > "$work/bad/base/x.c"
echo '#include "model/model.h"' > "$work/bad/draw/x.c"
printf '#include %s\n' '"base/sink.h"' '<flowgap/flowgap.h>' '"own.h"' > "$work/bad/cli/x.c"
echo '#include <libxml/parser.h>' > "$work/bad/base/y.c"
found=$(own_includes "$work/bad" | wrong_way | wc -l)
found=$found,$(library_includes "$work/bad" | wc -l)
[ "$found" = 3,1 ] || echo "found $found instead of 3,1" > "$work/self"
touch "$work/self"
verdict 'wrong includes are noticed' "$work/self"

# "folder kind symbol" of all object files of the program; kind U: used, else defined.
symbols() {
	local object folder
	find "$BUILD/src" "$BUILD"/*.a.p -name '*.o' | sort | while read -r object; do
		# A module may be built from a file of an earlier folder: ".._base_task.c.o".
		# A generated one: ".._src_base_say_tables.c.o".
		folder=$(sed -E 's/.*\.\._(src_)?([a-z]+)_.*/\2/; s/.*src[/_]([a-z]+)[/_].*/\1/' \
			<<< "${object#"$BUILD"/}")
		nm -P "$object" | awk -v folder="$folder" '{ print folder, $2, $1 }'
	done
}
symbols > "$work/symbols"

calls() {
	awk '
		$2 ~ /^[TDBRC]$/ { home[$3] = $1 }
		$2 == "U" { from[NR] = $1; used[NR] = $3 }
		END {
			for (i in used)
				if (used[i] in home && home[used[i]] != from[i])
					print from[i], home[used[i]], used[i]
		}' "$work/symbols" | sort -u
}
[ "$(calls | wc -l)" -gt 20 ] || echo 'no calls between folders found in the build' > "$work/calls"
calls | wrong_way >> "$work/calls"
verdict 'calls go one way' "$work/calls"

awk '$2 == "U" {
	home = $1
	if ($3 ~ /^xml[A-Z]/)
		home = "load"
	else if ($3 ~ /^(ag|gv)[a-zA-Z]*$/)
		home = "layout"
	else if ($3 ~ /^(cairo|rsvg)_/)
		home = "draw"
	else if ($3 ~ /^sqlite3_/)
		home = "database"
	if (home != $1)
		print $1, $3
}' "$work/symbols" > "$work/foreign"
verdict 'each library is called by one folder' "$work/foreign"

names='abort getenv secure_getenv setlocale printf vprintf puts putchar perror system socket'
# In a build that counts branches children end by exit(): tests/coverage.h.
grep -q ' U __gcov_init$' "$work/symbols" || names="$names exit"
awk -v names="$names" '
	BEGIN {
		n = split(names, list, " ")
		for (i = 1; i <= n; i++)
			bad[list[i]] = 1
	}
	$1 != "cli" && $2 == "U" && $3 in bad { print $1, $3 }' "$work/symbols" > "$work/manners"
verdict 'the library does not print, exit, read the environment or set the locale' "$work/manners"

echo "1..$number"
[ "$failures" -eq 0 ]
