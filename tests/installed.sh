#!/bin/bash
# What is installed works from wherever it was put: the program, the shared library with its
# pkg-config file, the modules and yardsticks beside them. The example of flowgap(3) is built
# against the copy and run from it.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
number=0
failures=0

check() {  # name, command: its output is shown when it fails
	local name=$1
	number=$((number + 1))
	shift
	if ("$@") > "$work/log" 2>&1; then
		echo "ok $number - $name"
	else
		echo "not ok $number - $name"
		sed 's/^/# /' "$work/log" | head -40
		failures=$((failures + 1))
	fi
}

install_copy() {
	DESTDIR=$work/stage meson install -C "$BUILD" --no-rebuild --quiet
}
check 'meson installs into another root' install_copy

pc=$(find "$work/stage" -name flowgap.pc)
root=${pc%/lib*/pkgconfig/flowgap.pc}
root=${root%/lib}
mkdir "$work/moved to"
mv "$root" "$work/moved to/here"
root="$work/moved to/here"
pc=$(find "$root" -name flowgap.pc)
library=$(dirname "$(dirname "$pc")")
export PKG_CONFIG_PATH=${pc%/flowgap.pc}

# Everything that follows has to come from the copy.
mkdir "$work/empty"
cp tests/api/example.c models/cbp-one.xml "$work/empty"

same_version() {
	[ "$(pkg-config --modversion flowgap)" = "$("$root/bin/flowgap" --version | sed 's/.* //')" ]
}
check 'flowgap.pc has the version of the program' same_version

soname() {
	local name
	name=$(readelf -d "$library/libflowgap.so" | sed -n 's/.*(SONAME).*\[\(.*\)\]/\1/p')
	echo "$name"
	[ "$name" = libflowgap.so.0 ] && [ -e "$library/$name" ]
}
check 'the library has a soname, and a file of that name' soname

exports() {
	# Not what counts branches in the build of ./dev coverage.
	diff <(cat include/flowgap/*.h | grep -o '\<flowgap_[a-z0-9_]*(' | tr -d '(' | sort -u) \
		<(nm -D --defined-only "$library/libflowgap.so" | awk '{ print $3 }' |
			grep -v '^__gcov_\|^mangle_path$' | sort -u)
}
check 'the library exports what the headers declare and nothing else' exports

sanitizers=()
if [ "$(nm -D "$library/libflowgap.so" | grep -c __asan_init)" -gt 0 ]; then
	sanitizers=(-fsanitize=address,undefined)
fi
build_example() {
	local flags
	eval "flags=($(pkg-config --cflags --libs flowgap))"
	cd "$work/empty" || return
	gcc -std=c99 -pedantic -Wall -Wextra -Werror "${sanitizers[@]}" example.c -o example \
		"${flags[@]}" "-Wl,-rpath,$library"
}
check 'the example compiles as C99 with what pkg-config says' build_example

run_example() {
	cd "$work/empty" && ./example > out || return
	head -3 out
	sed -n '/<?xml/,$p' out > figure.svg
	grep -q '^[1-9][0-9]* gaps$' out && grep -q '^G1: ' out &&
		grep -q 'Face image' out && xmllint --noout figure.svg
}
check 'the example counts gaps, writes a register and a figure' run_example

finds_all() {  # program
	cd "$work/empty" || return
	"$1" gaps cbp-one.xml > gaps.txt && grep -q 'dhs-pia' gaps.txt &&
		"$1" draw cbp-one.xml --sheet 1 -T pdf -o figure.pdf &&
		head -c 4 figure.pdf | grep -q PDF
}
check 'the program finds yardsticks and modules beside it' finds_all "$root/bin/flowgap"

linked() {
	mkdir -p "$work/bin" && ln -sf "$root/bin/flowgap" "$work/bin/fg" && finds_all "$work/bin/fg"
}
check 'and through a symbolic link' linked

by_relative_path() {
	cd "$root/bin" && ./flowgap check "$work/empty/cbp-one.xml"
}
check 'and called by a relative path' by_relative_path

# A copy whose modules are gone, no modules, or modules of something else: all that needs none works,
# and what needs one says what is the matter with it.
cp -r "$root" "$work/bare"
bare=$work/bare/bin/flowgap
modules=$(find "$work/bare" -name 'flowgap-*.so')

refuses() {  # words, arguments
	local words=$1 status=0
	shift
	"$bare" "$@" cbp-one.xml > said 2>&1 || status=$?
	[ "$status" = 4 ] && grep -F "$words" said && return
	echo "exit status $status, not '$words': $*"
	cat said
	return 1
}

with_modules_like() {  # words about the module for layout, for SQL
	cd "$work/empty" && "$bare" check cbp-one.xml && "$bare" draw --view=matrix -o x.svg cbp-one.xml &&
		refuses "$1" draw -o x.svg && refuses "$2" query --database=x.db &&
		refuses 'module that renders PDF and PNG cannot be opened' draw -o x.pdf --view=matrix
}
for module in $modules; do rm "$module"; done
check 'without modules it works, but for what needs them' with_modules_like \
	'flowgap-layout.so: cannot open shared object file' \
	'flowgap-database.so: cannot open shared object file'
for module in $modules; do cp tests/api/example.c "$module"; done
check 'with broken modules, too' with_modules_like 'flowgap-layout.so: invalid ELF header' \
	'flowgap-database.so: invalid ELF header'
for module in $modules; do gcc -shared -x c /dev/null -o "$module"; done
check 'with modules of something else, too' with_modules_like \
	'flowgap-layout.so: no fg_layout_place inside' 'flowgap-database.so: no fg_engine inside'

no_build_paths() {
	! readelf -d "$library"/libflowgap.so "$root/bin/flowgap" | grep -E 'R(UN)?PATH' |
		grep -v "\[\$ORIGIN[a-z0-9_/.-]*\]"
}
check 'run paths are relative to the file' no_build_paths

manual_shows_example() {
	diff tests/api/example.c <(awk '/^\.Ed/ { on = 0 } on { gsub(/\\&/, ""); gsub(/\\e/, "\\"); print }
		/^\.Bd -literal$/ { on = 1 }' man/flowgap.3)
}
check 'flowgap(3) shows the example as it is' manual_shows_example
check 'mandoc finds nothing to say about the manual' mandoc -T lint -W warning man/*.[1-9]

echo "1..$number"
[ "$failures" -eq 0 ]
