#!/bin/bash
# engine/shared against real servers.
#
#   tests/shared/shared.sh
#
# Brings Django 5.2.x, redis-server, memcached and their Python clients by apt,
# plays testdata/transcript.txt through Django's own backends for Redis,
# Memcached, the database (sqlite) and files, and compares engine/shared's
# answers. The servers listen on loopback ports of their own; nothing on this
# machine changes.
#
# DJANGO_SCRATCH  folder for what is fetched; kept and used again, and shared
#                 with tests/conformance/django.sh. Without it a temporary one.
# SHARED_RECORD   a file that gets Django's answers.
# PYTHON          the Python to use: 3.10 or newer, with sqlite3.
#
# The last line is "N passed, N failed". Where the servers cannot be had that is
# one skip, counted, with its reason. Exit status: 0 no failure, 1 a failure.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)

skip() {
  echo "skipped: the shared cache against real servers: $*"
  echo "0 passed, 0 failed, 1 skipped"
  exit 0
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
scratch=$work
if [ -n "${DJANGO_SCRATCH:-}" ]; then
  mkdir -p "$DJANGO_SCRATCH"
  scratch=$(cd "$DJANGO_SCRATCH" && pwd)
fi

python=
for candidate in ${PYTHON:-/usr/bin/python3 python3}; do
  if "$candidate" -c 'import sqlite3, sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then
    python=$candidate
    break
  fi
done
[ -n "$python" ] || skip "no Python 3.10 with sqlite3 here"

if [ ! -f "$scratch/tree" ]; then
  rm -rf "$scratch/django" "$scratch/lib" "$scratch/debs" "$scratch"/apt-*
  if ! "$root/tests/conformance/django/fetch.sh" "$scratch" >"$scratch/tree.new" 2>"$scratch/reason"; then
    skip "$(tail -n1 "$scratch/reason")"
  fi
  mv "$scratch/tree.new" "$scratch/tree"
fi

if [ ! -f "$scratch/servers/ready" ]; then
  rm -rf "$scratch/servers"
  mkdir -p "$scratch/servers/archives/partial" "$scratch/servers/state/lists/partial" "$scratch/servers/cache"
  packages="redis-server redis-tools memcached python3-redis python3-pymemcache python3-six"
  get() {
    apt-get install -qq -y --download-only --reinstall --no-install-recommends -o Debug::NoLocking=1 \
      -o Acquire::Retries=1 -o Acquire::http::Timeout=20 \
      -o Dir::Cache::archives="$scratch/servers/archives" "$@" $packages >"$scratch/reason" 2>&1
  }
  if ! get; then
    # Without fresh lists on this machine: lists of our own.
    own="-o Dir::State=$scratch/servers/state -o Dir::State::status=/var/lib/dpkg/status -o Dir::Cache=$scratch/servers/cache -o APT::Sandbox::User=root"
    apt-get update -qq $own >"$scratch/reason" 2>&1 || true
    get $own || skip "apt-get: $(grep '^E:' "$scratch/reason" | head -n1)"
  fi
  for deb in "$scratch"/servers/archives/*.deb; do dpkg-deb -x "$deb" "$scratch/servers"; done
  touch "$scratch/servers/ready"
fi

libs=$(find "$scratch/servers" -name '*.so.*' -printf '%h\n' | sort -u | paste -sd:)
if ! LD_LIBRARY_PATH=$libs PYTHONPATH=$(cat "$scratch/tree"):$scratch/lib:$scratch/servers/usr/lib/python3/dist-packages \
  "$python" -B "$here/play.py" "$here/testdata/transcript.txt" "$scratch/servers/usr/bin" "$work" \
  >"$work/answers.jsonl" 2>"$work/reason"; then
  cat "$work/reason"
  echo "FAIL the shared cache against real servers: play.py: $(tail -n1 "$work/reason")"
  echo "0 passed, 1 failed"
  exit 1
fi
if [ -n "${SHARED_RECORD:-}" ]; then cp "$work/answers.jsonl" "$SHARED_RECORD"; fi
cd "$root"
go build -o "$work/shared" ./tests/shared
"$work/shared" "$here/testdata/transcript.txt" "$work/answers.jsonl"
