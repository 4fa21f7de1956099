#!/bin/bash
# Writes into engine/django/lib what real Django 5.2 and the packages around it have
# besides what is there (django/names.py): names and modules that can be imported, and
# stand for something that cannot be here. Run it after a change of what a module has.
#
#   tests/conformance/names.sh
#
# DJANGO_SCRATCH and PYTHON are those of django/prepare.sh.
set -eu
what="names of real Django"
. "$(dirname "$0")/django/prepare.sh"
. "$here/django/packages.sh"
cd "$root"
go build -o "$scratch/locmem" ./serve || fail "the program does not build"
lib=engine/django/lib
{
  echo '```locmem run'
  for f in "$lib"/[a-z]*.py; do
    name=$(basename "$f" .py)
    echo "w1>>> import $name, sys; print('@@', '$name', ' '.join(dir(sys.modules['$name'])))"
    echo '-' # it is another output, so that check shows it
  done
  echo '```'
} >"$scratch/names.md"
{ "$scratch/locmem" check "$scratch/names.md" || true; } | sed -n 's/^ *got: *@@/@@/p' >"$scratch/names.txt"
PYTHONPATH=$tree:$scratch/lib:$scratch/packages/usr/lib/python3/dist-packages \
  "$python" -B "$here/django/names.py" "$lib" <"$scratch/names.txt"
