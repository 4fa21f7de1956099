#!/bin/bash
# Every paste, lesson and demo on real Django, or the scenarios that are named.
# (The fences of lessons and demos are the same in every language.)
#
#   tests/conformance/scenarios.sh [-v] [-t] [FILE.md...]
#
# Fetches Django 5.2.x and the packages that pastes import by apt, plays the
# scenarios on it, one operating-system process a worker (real/main.go), and
# compares what Django shows with the text and with the playground. What a real
# site cannot play is named as predicted, with the reason, and counted. Caches in
# Redis are played where there is a redis-server.
#
# DJANGO_SCRATCH and PYTHON are those of django/prepare.sh.
#
# The last line is "N passed, N failed", of steps. Where Django cannot be had that
# is one skip, counted, with its reason. Exit status: 0 no failure, 1 a failure.
set -eu
what="scenarios on real Django"
. "$(dirname "$0")/django/prepare.sh"

. "$here/django/packages.sh"

options=
while [ "${1:-}" = -v ] || [ "${1:-}" = -t ]; do options="$options $1"; shift; done
files=()
for file in "$@"; do files+=("$(realpath "$file")"); done
set -- "${files[@]}"
cd "$root"
if [ $# -eq 0 ]; then set -- tests/conformance/pastes/*.md web/lessons/en/*.md web/demos/en/*.md; fi
go build -o "$scratch/real" ./tests/conformance/real || fail "the player does not build"
PYTHONHASHSEED=0 PYTHONPATH=$tree:$scratch/lib:$scratch/packages/usr/lib/python3/dist-packages \
  "$scratch/real" $options "$python -B $here/real/worker.py" "$@"
