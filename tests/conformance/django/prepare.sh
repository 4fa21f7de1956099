# For sourcing: finds a Python and brings Django, or ends with a counted skip.
#
#   what=WORDS; . django/prepare.sh     afterwards: here, root, scratch, python, tree
#
# DJANGO_SCRATCH  folder for what is fetched; kept and used again. Without it a
#                 temporary one, removed at the end.
# PYTHON          the Python to use: 3.10 or newer, with sqlite3.
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)

skip() {
  echo "skipped: $what: $*"
  echo "0 passed, 0 failed, 1 skipped"
  exit 0
}
fail() {
  echo "FAIL $what: $*"
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
