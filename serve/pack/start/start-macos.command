#!/bin/sh
cd "$(dirname "$0")" || exit 1
[ -d lessons ] && set -- -lessons lessons "$@"
case $(uname -m) in
arm64) machine=arm64 ;;
*) machine=amd64 ;;
esac
exec "bin/locmem-darwin-$machine" serve -open "$@"
