#!/usr/bin/env bash
# The public header alone compiles as strict C99 and as C++, and declares exactly what the library is to export.
set -u
n=0
say() { n=$((n + 1)); echo "$1 $n - $2"; }

for header in include/flowgap/*.h; do
	if echo "#include <${header#include/}>" |
		gcc -std=c99 -pedantic-errors -Wall -Wextra -Werror -fsyntax-only -Iinclude -xc -
	then say ok "$header is C99"; else say "not ok" "$header is C99"; fi
	if echo "#include <${header#include/}>" | clang -xc++ -std=c++11 -Wall -Wextra -Werror -fsyntax-only -Iinclude -
	then say ok "$header is C++"; else say "not ok" "$header is C++"; fi
done

# Declared and defined are the same set.
declared=$(grep -ho '\<flowgap_[a-z_]*(' include/flowgap/flowgap.h | tr -d '(' | sort -u)
defined=$(nm -g --defined-only "$BUILD"/*.a 2> /dev/null | awk '$2 == "T" && $3 ~ /^flowgap_/ { print $3 }' | sort -u)
missing=$(comm -23 <(printf '%s\n' $declared) <(printf '%s\n' $defined))
extra=$(comm -13 <(printf '%s\n' $declared) <(printf '%s\n' $defined))
if [ -z "$missing$extra" ]; then say ok "what the header declares is what the library defines"
else
	say "not ok" "what the header declares is what the library defines"
	printf '%s\n' "missing: $missing" "extra: $extra" | sed 's/^/# /'
fi
echo "1..$n"
