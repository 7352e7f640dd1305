#!/usr/bin/env bash
# Shows the logs of the services: follows them on a terminal, else prints the last 200 lines of each.
#
#   logs.sh [redis-server|api-service|worker-service]
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh

shopt -s nullglob
files=(.runtime/logs/*.log)
[ -z "${1:-}" ] || files=(".runtime/logs/$1.log")
[ -f "${files[0]:-}" ] || fail "there are no logs yet: start the services with 'make run'"
if [ -t 1 ]; then
  exec tail -n 50 -F "${files[@]}"
fi
tail -n 200 "${files[@]}"
