# Sourced after say.sh and dev/settings.sh: starts the parts of `make dev`, shows what they print, and ends them.
#
# Each part leads its own process group, so Ctrl-C reaches only dev.sh, which ends the parts in order. Every process of a part has
# WHISPER_DEV in its environment. That finds those that left the group, and those that a killed dev.sh left behind.

PARTS=() # in the order of their start
declare -A pid

start_part() { # name, command...
  local name=$1
  shift
  : >"$DEV/logs/$name.log"
  note "starting $name"
  setsid env "WHISPER_DEV=$DEV" "$@" </dev/null > >(show "$name") 2>&1 &
  pid[$name]=$!
  PARTS+=("$name")
}

# Prefixes each line with the part's name, and keeps it in the part's log. Ends when the part closes its output, not by Ctrl-C.
show() { # name
  local head
  trap '' INT TERM HUP
  head=$(printf '%-14s | ' "$1")
  [ ! -t 1 ] || head=$(color_of "$1")$head$'\033[0m'
  tee "$DEV/logs/$1.log" | sed -u "s/^/$head/"
}

color_of() { # name
  case $1 in
    redis-server) printf '\033[31m' ;;
    api-service) printf '\033[32m' ;;
    worker-service) printf '\033[36m' ;;
    *) printf '\033[35m' ;;
  esac
}

is_alive() { kill -0 "${pid[$1]}" 2>/dev/null; }

# Fails when a part has ended; it names the part and the reason.
expect_alive() {
  local name code
  for name in "${PARTS[@]}"; do
    is_alive "$name" && continue
    code=0
    wait "${pid[$name]}" || code=$?
    sleep 0.3 # its last lines are on their way to the log
    fail "$name ended with exit code $code: $(reason "$name") (all of it: ${DEV#"$PWD"/}/logs/$name.log)"
  done
}

# The line that says why a part ended or did not start: javac's first error, Maven's, the last line with an error, or the last line.
reason() { # name
  local log=$DEV/logs/$1.log line
  line=$(grep -aoE '[A-Za-z0-9_]+\.java:\[[0-9]+,[0-9]+\] .*' "$log" | head -n 1) ||
    line=$(grep -aoE -m 1 'Failed to execute goal .*' "$log") ||
    line=$(grep -aE 'ERROR|FATAL|Exception|[Ee]rror:|EADDRINUSE' "$log" | tail -n 1) ||
    line=$(grep -av '^[[:space:]]*$' "$log" | tail -n 1) || line="it printed nothing"
  printf '%s' "${line:0:300}"
}

# Waits for a condition while all parts live.
wait_for() { # name, seconds, command...
  local name=$1 within=$2 until=$((SECONDS + $2))
  shift 2
  until "$@"; do
    expect_alive
    # Quarkus stays, to try again after a change. At the start nobody works on it yet.
    ! grep -qa 'Failed to start application' "$DEV/logs/$name.log" || fail "$name did not start: $(reason "$name")"
    [ $SECONDS -lt $until ] || fail "$name is not ready after $within s: $(reason "$name")"
    sleep 0.2
  done
}

# Redis last: the others give their work back through it. Each gets SIGTERM and ten seconds.
end_parts() {
  local name
  for name in worker-service api-service dashboard redis-server; do
    [ -n "${pid[$name]:-}" ] || continue
    end_group "${pid[$name]}" || warn "$name did not end within 10 s: killed"
  done
  end_strays
}

end_group() { # leader
  local until=$((SECONDS + 10))
  kill -TERM -- "-$1" 2>/dev/null || return 0
  while kill -0 -- "-$1" 2>/dev/null; do
    if [ $SECONDS -ge $until ]; then
      kill -KILL -- "-$1" 2>/dev/null || true
      return 1
    fi
    sleep 0.1
  done
}

strays() { grep -lzsxF "WHISPER_DEV=$DEV" /proc/[0-9]*/environ | cut -d / -f 3; }

end_strays() {
  local found
  found=$(strays) || true
  [ -n "$found" ] || return 0
  # shellcheck disable=SC2086 # one word a process
  kill -KILL $found 2>/dev/null || true
  # Their ports are free when they are gone.
  for _ in {1..50}; do
    [ -n "$(strays)" ] || return 0
    sleep 0.1
  done
}
