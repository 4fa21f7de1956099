# For sourcing, after prepare.sh: brings the packages that pastes import.
#
# Afterwards they are in $scratch/packages/usr/lib/python3/dist-packages.
if [ ! -f "$scratch/packages/ready" ]; then
  rm -rf "$scratch/packages"
  mkdir -p "$scratch/packages/debs"
  cd "$scratch/packages/debs"
  for conf in "$scratch"/apt-*/apt.conf; do APT_CONFIG=$conf; done
  export APT_CONFIG
  apt-get download -qq python3-djangorestframework python3-django-ratelimit python3-django-redis python3-redis \
    python3-async-timeout python3-typing-extensions python3-django-environ python3-decouple >"$scratch/reason" 2>&1 ||
    skip "$(tail -n1 "$scratch/reason")"
  for deb in *.deb; do dpkg-deb -x "$deb" "$scratch/packages"; done
  touch "$scratch/packages/ready"
fi
