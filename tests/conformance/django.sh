#!/bin/bash
# Django's own tests on the engine.
#
#   tests/conformance/django.sh [LABEL...]
#
# Fetches Django 5.2.x with its tests by apt, builds the driver, and runs
# Django's LocMemCacheTests with the page-cache and session tests, the engine
# standing in for LocMemCache (django/PROTOCOL.md). A LABEL such as
# cache.tests.LocMemCacheTests runs only that.
#
# DJANGO_SCRATCH  folder for what is fetched; kept and used again. Without it a
#                 temporary one, removed at the end.
# PYTHON          the Python to use: 3.10 or newer, with sqlite3.
#
# The last line is "N passed, N failed". Where Django cannot be had that is one
# skip, counted, with its reason. Exit status: 0 no failure, 1 a failure.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)

skip() {
  echo "skipped: Django's own tests: $*"
  echo "0 passed, 0 failed, 1 skipped"
  exit 0
}
fail() {
  echo "FAIL Django's own tests: $*"
  echo "0 passed, 1 failed"
  exit 1
}

if [ -n "${DJANGO_SCRATCH:-}" ]; then
  mkdir -p "$DJANGO_SCRATCH"
  scratch=$(cd "$DJANGO_SCRATCH" && pwd)
else
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
fi

python=
for candidate in ${PYTHON:-python3 /usr/bin/python3}; do
  if "$candidate" -c 'import sqlite3, sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then
    python=$candidate
    break
  fi
done
[ -n "$python" ] || skip "no Python 3.10 with sqlite3 here"

if [ ! -f "$scratch/tree" ]; then
  rm -rf "$scratch/django" "$scratch/lib" "$scratch/debs" "$scratch"/apt-*
  if ! "$here/django/fetch.sh" "$scratch" >"$scratch/tree.new" 2>"$scratch/reason"; then
    skip "$(tail -n1 "$scratch/reason")"
  fi
  mv "$scratch/tree.new" "$scratch/tree"
fi
tree=$(cat "$scratch/tree")

(cd "$root" && go build -o "$scratch/driver" ./tests/conformance/driver) || fail "the driver does not build"

if [ $# -eq 0 ]; then set -- locmem; fi
PYTHONPATH=$scratch/lib "$python" -B "$here/django/run_django_tests.py" \
  --tests "$tree" --child "'$scratch/driver'" "$@"
