#!/bin/bash
# fetch.sh DIR: bring Django 5.2.x with its tests, asgiref and sqlparse by apt.
#
# Everything lands under DIR, nothing on this machine changes. Prints the path
# of the source tree; the libraries are in DIR/lib. When that cannot be done the
# last line on stderr says why, and the exit status is 1.
#
# The mirror is that of the machine's own apt configuration, the suite the first
# that has a 5.2.x.
set -eu
dir=$(cd "$1" && pwd)
fail() { echo "$*" >&2; exit 1; }

for tool in apt-get apt-cache dpkg-deb tar; do
  command -v "$tool" >/dev/null || fail "no $tool here: Django's tests come by apt"
done
uri=$(apt-get indextargets --format '$(LABEL)|$(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
      grep '^Debian|' | head -n1 | cut -d'|' -f2) || true
[ -n "$uri" ] || fail "apt knows no Debian repository here"
key=/usr/share/keyrings/debian-archive-keyring.gpg
signed=; [ -f "$key" ] && signed="[signed-by=$key] "

# configure SUITE: an apt of its own for that suite, in $apt.
configure() {
  apt=$dir/apt-$1
  mkdir -p "$apt"/state/lists/partial "$apt"/cache/archives/partial "$apt"/parts
  printf '%s %s%s %s main\n' deb "$signed" "$uri" "$1" deb-src "$signed" "$uri" "$1" >"$apt/sources.list"
  cat >"$apt/apt.conf" <<CONF
Dir::State "$apt/state";
Dir::State::status "/var/lib/dpkg/status";
Dir::Cache "$apt/cache";
Dir::Etc::sourcelist "$apt/sources.list";
Dir::Etc::sourceparts "$apt/parts";
Dir::Etc::preferencesparts "$apt/parts";
APT::Sandbox::User "root";
Acquire::Retries "1";
Acquire::http::Timeout "20";
Acquire::https::Timeout "20";
CONF
  export APT_CONFIG=$apt/apt.conf
}

# newest: the newest 5.2.x that the configured suite has.
newest() {
  apt-cache showsrc python-django 2>/dev/null | sed -n 's/^Version: //p' |
    grep -E '^([0-9]+:)?5\.2(\.|-)' | sort -V | tail -n1
}

why="no suite has a Django 5.2.x"
for suite in forky sid trixie-backports trixie; do
  configure "$suite"
  if ! apt-get update -qq -o APT::Update::Error-Mode=any >"$dir/log" 2>&1; then
    why="apt-get update of $suite at $uri: $(grep '^E:' "$dir/log" | head -n1)"
    continue
  fi
  version=$(newest) || true
  [ -n "$version" ] || continue
  cd "$apt"
  apt-get source -qq --download-only --tar-only "python-django=$version" >"$dir/log" 2>&1 ||
    fail "apt-get source python-django=$version: $(tail -n1 "$dir/log")"
  apt-get download -qq python3-asgiref python3-sqlparse >"$dir/log" 2>&1 ||
    fail "apt-get download python3-asgiref python3-sqlparse: $(tail -n1 "$dir/log")"
  mkdir -p "$dir/lib" "$dir/debs" "$dir/django"
  for deb in *.deb; do dpkg-deb -x "$deb" "$dir/debs"; done
  cp -r "$dir"/debs/usr/lib/python3/dist-packages/. "$dir/lib"
  tar -xf python-django_*.orig.tar.* -C "$dir/django" --strip-components=1
  echo "$dir/django"
  exit 0
done
fail "$why"
