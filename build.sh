#!/bin/sh
# Everything one does with this tree. See the words at the end.
set -eu
from=$PWD # where DIR of export is meant
cd "$(dirname "$0")"

need_go() {
	command -v go >/dev/null 2>&1 || {
		echo "build.sh: Go is missing; install Go 1.26 or later from https://go.dev/dl/" >&2
		exit 1
	}
}

need_node() {
	node=$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/')
	if [ "${node:-0}" -lt 20 ]; then
		echo "build.sh: Node 20 or later is missing; install it from https://nodejs.org/ (with npm)" >&2
		exit 1
	fi
}

site() { go run -buildvcs=false ./serve/build "$@"; }

binary() {
	mkdir -p out
	go build -buildvcs=false -trimpath -o out/locmem ./serve
}

word=${1:-help}
[ $# -gt 0 ] && shift
case $word in
build)
	need_go
	site -release
	binary
	echo "out/locmem serves it: out/locmem serve"
	;;
serve)
	need_go
	site
	binary
	exec out/locmem serve "$@"
	;;
export)
	need_go
	[ $# -eq 0 ] || [ -n "$1" ] || {
		echo "build.sh: the name of the folder is empty" >&2
		exit 2
	}
	site -release
	binary
	root=$PWD
	cd "$from"
	exec "$root/out/locmem" export "$@"
	;;
offline)
	need_go
	case ${1:-} in *.zip) ;; *)
		echo "build.sh: name the file to write, such as class.zip" >&2
		exit 2
		;;
	esac
	site -release
	case $1 in /*) file=$1 ;; *) file=$from/$1 ;; esac
	shift
	exec go run -buildvcs=false ./serve/pack "$file" "$@"
	;;
test)
	need_go
	need_node
	mkdir -p out
	go build -buildvcs=false -o out/all ./tests/all
	exec out/all "$@"
	;;
solve)
	need_go
	need_node
	site
	binary
	npm ci --prefix tests/e2e --no-audit --no-fund --silent
	exec node --test --test-concurrency=1 --test-reporter=spec tests/e2e/solve.mjs
	;;
format)
	need_go
	need_node
	gofmt -w engine serve tests wasm web
	npm ci --prefix tests/lint --no-audit --no-fund --silent
	exec node tests/lint/node_modules/prettier/bin/prettier.cjs --write --log-level warn "**/*.{js,mjs,css}"
	;;
mutate)
	need_go
	need_node
	mkdir -p out
	go build -buildvcs=false -o out/mutate ./tests/mutate
	exec out/mutate "$@"
	;;
drawing)
	need_go
	exec go test -count=1 ./tests/layout -run TestArchitecture -update
	;;
bench)
	need_go
	need_node
	(cd tests/bench && go run ./table "$@")
	echo
	site -release
	binary
	npm ci --prefix tests/e2e --no-audit --no-fund --silent
	npm ci --prefix tests/bench/browser --no-audit --no-fund --silent
	mkdir -p out/django
	[ -s out/django/tree ] || tests/conformance/django/fetch.sh out/django >out/django/tree
	node tests/bench/browser/console.mjs --django "$(cat out/django/tree):$PWD/out/django/lib"
	echo
	node tests/bench/browser/stage.mjs
	echo
	exec node tests/bench/browser/embeds.mjs
	;;
*)
	cat >&2 <<-'END'
	usage: ./build.sh WORD
	  serve [-addr HOST:PORT]       build everything and serve it on 127.0.0.1:8000
	  build                         build with the best compression; out/locmem holds the site
	  export DIR [-base /sub/path] [-public URL]
	                                write a static site
	  offline FILE.zip              the site with programs for Windows, macOS and Linux that serve it:
	                                for a class without the internet
	  test                          run every test, browsers included
	  format                        format Go, JavaScript and CSS
	  solve                         solve every lesson in both languages in a browser
	  mutate [WORD...]              plant faults; tell which no test notices
	  drawing                       write ARCHITECTURE.md anew from the imports
	  bench [-caches sketch]        measure the engine beside other caches, and the page beside Django in
	                                Pyodide (tests/bench/README.md)
	END
	[ "$word" = help ] || exit 2
	;;
esac
