#!/bin/sh
cd "$(dirname "$0")" || exit 1
[ -d lessons ] && set -- -lessons lessons "$@"
exec bin/locmem-linux-amd64 serve -open "$@"
