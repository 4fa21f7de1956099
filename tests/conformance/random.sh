#!/bin/bash
# Random traces: what real Django does, recorded now, replayed on the engine.
#
#   tests/conformance/random.sh [SEED [TRACES]]
#
# Fetches Django 5.2.x by apt, records TRACES (300) traces of the seed (the time
# of day) and replays them. Traces cover all calls with odd keys, versions,
# timeouts, settings and values.
#
# DJANGO_SCRATCH and PYTHON are those of django/prepare.sh.
#
# The last line is "N passed, N failed"; the seed stands above it. Where Django
# cannot be had that is one skip, counted, with its reason. Exit status: 0 no
# failure, 1 a failure.
set -eu
what="random traces"
. "$(dirname "$0")/django/prepare.sh"
seed=${1:-$(date +%s)}

PYTHONPATH=$scratch/lib "$python" -B "$here/record/random_traces.py" \
  --django "$tree" --seed "$seed" --traces "${2:-300}" "$scratch/random.jsonl" || fail "the traces could not be recorded"
echo "seed $seed"
cd "$root" && go run ./tests/conformance "$scratch/random.jsonl"
