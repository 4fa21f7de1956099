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
# DJANGO_SCRATCH and PYTHON are those of django/prepare.sh.
#
# The last line is "N passed, N failed". Where Django cannot be had that is one
# skip, counted, with its reason. Exit status: 0 no failure, 1 a failure.
set -eu
what="Django's own tests"
. "$(dirname "$0")/django/prepare.sh"

(cd "$root" && go build -o "$scratch/driver" ./tests/conformance/driver) || fail "the driver does not build"

if [ $# -eq 0 ]; then set -- locmem; fi
PYTHONPATH=$scratch/lib "$python" -B "$here/django/run_django_tests.py" \
  --tests "$tree" --child "'$scratch/driver'" "$@"
