#!/bin/bash
# The gallery in out/, which README shows, is what the program writes. out/gallery.txt says how: a
# file and the command behind each; `./dev gallery` writes it anew.
#
#	tests/gallery.sh --write PROGRAM DIR      only writes it
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

write_gallery() {  # program folder
	local name words stem type
	while read -r name words; do
		stem=$2/${name%.*} type=${name##*.}
		rm -f "$stem.$type" "$stem"-[0-9]*."$type"  # a figure may have had more pages
		# shellcheck disable=SC2086
		"$1" $words -o "$2/$name" < /dev/null
	done < out/gallery.txt
}

if [ "${1-}" = --write ]; then
	write_gallery "$2" "$3"
	exit
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
write_gallery "$BUILD/src/cli/flowgap" "$work"
cp out/gallery.txt "$work"
number=0
failures=0
for name in $({ ls "$work"; git ls-files out 2> /dev/null | sed 's|^out/||'; } | sort -u); do
	number=$((number + 1))
	if cmp -s "out/$name" "$work/$name"; then
		echo "ok $number - out/$name is what the program writes"
	else
		echo "not ok $number - out/$name is what the program writes"
		echo "# write it anew: ./dev gallery"
		failures=$((failures + 1))
	fi
done
echo "1..$number"
[ "$failures" -eq 0 ]
