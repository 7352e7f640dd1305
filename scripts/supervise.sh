#!/usr/bin/env bash
# Runs a command and starts it again when it dies: after 1 s, doubling to 20 s, from 1 s anew once it held for a minute.
# SIGTERM is passed on and ends both. A command that ends with 0 or 143 (Java after SIGTERM) was told to stop: so do we.
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
  echo "$child" >"$run/$name.child.new" && mv "$run/$name.child.new" "$run/$name.child" # whole, or not there
  [ -z "$stopping" ] || kill -TERM "$child" 2>/dev/null
  # A signal to us ends "wait" early: wait until the child is really gone.
  while wait "$child"; code=$?; kill -0 "$child" 2>/dev/null; do :; done
  child=
  [ -n "$stopping" ] && break
  if [ $code = 0 ] || [ $code = 143 ]; then
    say "was told to stop (exit code $code)"
    break
  fi
  [ $((SECONDS - started)) -lt 60 ] || delay=1
  say "died with exit code $code: starting it again in $delay s"
  echo "$(date -u +%FT%TZ) exit code $code" >>"$run/$name.restarts"
  sleep "$delay" &
  wait $!
  delay=$((delay * 2 > 20 ? 20 : delay * 2))
done
say "stopped"
rm -f "$run/$name.pid" "$run/$name.child"
