#!/usr/bin/env bash
# Completion of commands, options and their words, as bash and zsh themselves do it.
set -u
flowgap=$(realpath "$BUILD/src/cli/flowgap")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
n=0

ok() { n=$((n + 1)); echo "ok $n - $1"; }
not_ok() { n=$((n + 1)); echo "not ok $n - $1"; printf '%s\n' "${2-}" | head -n 20 | sed 's/^/# /'; }
same() { if [ "$2" = "$3" ]; then ok "$1"; else not_ok "$1" "wanted: $3
got: $2"; fi; }

"$flowgap" completion bash > "$work/flowgap.bash"
"$flowgap" completion zsh > "$work/_flowgap"
mkdir "$work/models" && touch "$work/models/a.xml" "$work/models/b.txt" "$work/one.xml"

# The words that bash offers for a command line, the last word being completed. As bash does, "=" is a word of its own.
offers() {
	(cd "$work" && bash --norc -c '
		source ./flowgap.bash
		COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
		_flowgap
		printf "%s\n" "${COMPREPLY[@]}" | sort | tr "\n" " "' bash "$@" 2> "$work/errors")
}

commands=$("$flowgap" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z][a-z]*\) .*/\1/p')
same "bash: every command" "$(offers flowgap '')" \
	"$({ printf '%s\n' $commands; printf -- '--help\n--version\n'; } | sort | tr '\n' ' ')"
same "bash: a command begun" "$(offers flowgap che)" "check "
same "bash: an option begun" "$(offers flowgap gaps --cat)" "--category= "
same "bash: the words of an option" "$(offers flowgap gaps --family = '')" "answered claimed gap to-verify "
same "bash: a word begun" "$(offers flowgap gaps --family = cl)" "claimed "
same "bash: a short option" "$(offers flowgap draw -T p)" "pdf png "
same "bash: words of the command's own" "$(offers flowgap check --format = '')" "json text "
same "bash: models and folders" "$(offers flowgap gaps '')" "models one.xml "
same "bash: a folder" "$(offers flowgap gaps -y '')" "models "
same "bash: words to explain" "$(offers flowgap explain not-s)" "not-stated "
same "bash: a model after the word" "$(offers flowgap explain not-stated o)" "one.xml "
same "bash: nothing printed besides" "$(cat "$work/errors")" ""
for command in $commands; do
	same "bash: the options of $command" \
		"$(offers flowgap "$command" -- | tr ' ' '\n' | sed 's/=$//' | grep . | sort)" \
		"$("$flowgap" "$command" --help |
			sed -n '/^Options:/,/^Examples:/s/^  ..[ ,] *\(--[a-z-]*\).*/\1/p' | sort)"
done

if ! command -v zsh > /dev/null; then
	ok "zsh # SKIP there is no zsh"
	echo "1..$n"
	exit
fi
same "zsh: a function" "$(zsh -n "$work/_flowgap" 2>&1)" ""

# Types a line and a tabulator into a zsh of its own, on a terminal of its own, and prints what is then on the screen.
cat > "$work/driver.zsh" <<'END'
zmodload zsh/zpty
cd $1
zpty -b child 'TERM=dumb zsh -f -i'
say() { zpty -w child "$1" }
wait_for() {
	local got all= i
	for i in {1..200}; do
		while zpty -r -t child got 2> /dev/null; do all+=$got; done
		[[ $all == *$1* ]] && break
		sleep 0.05
	done
	print -r -- "$all"
}
say 'PS1= PROMPT= ; unsetopt zle_bracketed_paste prompt_cr; fpath=($PWD $fpath)'
say 'autoload -Uz compinit; compinit -u -D'
say 'zstyle ":completion:*" list-grouped false; setopt no_list_ambiguous no_always_last_prompt'
say 'LISTMAX=0; print re""ady'
wait_for ready > /dev/null
zpty -w -n child "$2"$'\t\t'
sleep 1
zpty -w -n child $'\C-u'
say 'print do""ne'
wait_for done
zpty -d child
END
on_screen() { timeout 60 zsh -f "$work/driver.zsh" "$work" "$1" 2>&1 | tr -d '\r\a'; }
shows() { # name line words...
	local name=$1 screen word
	screen=$(on_screen "$2")
	shift 2
	for word in "$@"; do
		if ! grep -qF -- "$word" <<< "$screen"; then
			not_ok "zsh: $name" "$word is not offered: $screen"
			return
		fi
	done
	ok "zsh: $name"
}
shows "every command" "flowgap " check gaps draw explain completion
shows "a command begun" "flowgap che" "flowgap check"
shows "an option begun" "flowgap gaps --cat" "--category="
shows "the words of an option" "flowgap gaps --family=" answered claimed gap to-verify
shows "words to explain" "flowgap explain not-s" not-stated
shows "models" "flowgap check on" one.xml
shows "a model after the word" "flowgap explain not-stated on" one.xml
echo "1..$n"
