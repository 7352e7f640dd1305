#!/usr/bin/env bash
# Runs a command and restarts it when it dies: after 1 s, doubling up to 20 s, and after 1 s again once it ran for a minute.
# SIGTERM is passed on and ends both. A command that exits with 0 or 143 (Java after SIGTERM) was asked to stop, so this script ends
# too.
#
#   supervise.sh NAME COMMAND...     keeps .runtime/run/NAME.{pid,child,restarts}; writes to the log it was started with
set -uo pipefail

name=$1
shift
run=.runtime/run
child=
stopping=
delay=1

say() { printf '%s supervisor of %s: %s\n' "$(date -u +%FT%TZ)" "$name" "$*"; }

stop() {
  stopping=yes
  [ -z "$child" ] || kill -TERM "$child" 2>/dev/null
}
trap stop TERM INT
trap '' HUP

echo $$ >"$run/$name.pid"
: >"$run/$name.restarts"

while [ -z "$stopping" ]; do
  started=$SECONDS
  "$@" &
  child=$!
  echo "$child" >"$run/$name.child.new" && mv "$run/$name.child.new" "$run/$name.child" # written atomically
  [ -z "$stopping" ] || kill -TERM "$child" 2>/dev/null
  # A signal to this script ends "wait" early; wait until the child has really exited.
  while wait "$child"; code=$?; kill -0 "$child" 2>/dev/null; do :; done
  child=
  [ -n "$stopping" ] && break
  if [ $code = 0 ] || [ $code = 143 ]; then
    say "stopped on request (exit code $code)"
    break
  fi
  [ $((SECONDS - started)) -lt 60 ] || delay=1
  say "died with exit code $code: restarting it in $delay s"
  echo "$(date -u +%FT%TZ) exit code $code" >>"$run/$name.restarts"
  sleep "$delay" &
  wait $!
  delay=$((delay * 2 > 20 ? 20 : delay * 2))
done
say "stopped"
rm -f "$run/$name.pid" "$run/$name.child"
