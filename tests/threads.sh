#!/bin/bash
# The library has no state of its own: two models in two threads under ThreadSanitizer.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What the static library is made of; generated files are in the build folder.
sources() {
	find "$BUILD" -name say_tables.c
	jq -r '.[] | select(.output | startswith("libflowgap-all.a.p/")) | .file' \
		"$BUILD/compile_commands.json" | grep -v say_tables | sed 's|^\.\./||'
}

compile() {  # objects, beside each other
	sources | xargs -P "$(nproc)" -n 8 bash -c '
		flags="-std=gnu11 -O1 -g1 -fsanitize=thread -D_GNU_SOURCE -Iinclude -Isrc"
		version="-DFLOWGAP_VERSION=\"0\" -DFLOWGAP_DATADIR=\"/nowhere\""
		near="-DFLOWGAP_DATA_FROM_PROGRAM=\".\" -DFLOWGAP_DATA_FROM_LIBRARY=\".\""
		for file; do
			gcc $flags $version $near $(pkg-config --cflags libxml-2.0) \
				-c "$file" -o "$WORK/o${file//\//_}.o" || exit 255
		done' compile &&
		gcc -std=gnu11 -O1 -g1 -fsanitize=thread -Iinclude tests/api/threads.c "$WORK"/*.o \
			$(pkg-config --libs libxml-2.0) -lm -ldl -o "$WORK/threads"
}
export WORK=$work

failures=0
verdict() {  # status name
	echo "$([ "$1" = 0 ] || echo 'not ')ok $2"
	[ "$1" = 0 ] || { head -60 "$work/log" | sed 's/^/# /'; failures=1; }
}

compile > "$work/log" 2>&1
verdict $? '1 - the library compiles with ThreadSanitizer'
# without random addresses: gcc 12's ThreadSanitizer does not know those of newer kernels
setarch -R "$work/threads" models/cbp-one.xml models/jcsp.xml > "$work/log" 2>&1
verdict $? '2 - two models in two threads: no race, the same as one after the other'
setarch -R "$work/threads" race > "$work/log" 2>&1
[ $? = 66 ]
verdict $? '3 - a race would be noticed'
echo 1..3
exit $failures
