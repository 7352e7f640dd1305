# Sourced after settings.sh: starts, finds and stops the services of this folder. Their state is in .runtime/run/.

RUN=.runtime/run
LOGS=.runtime/logs

# Succeeds when the process exists and its command line contains the word: after a reboot, the pid may belong to another program.
is_process() { # pid, word
  [ -n "$1" ] && tr '\0' ' ' 2>/dev/null <"/proc/$1/cmdline" | grep -qF -- "$2"
}

supervisor_of() { cat "$RUN/$1.pid" 2>/dev/null; }
child_of() { cat "$RUN/$1.child" 2>/dev/null; }
is_running() { is_process "$(supervisor_of "$1")" "supervise.sh $1 "; }

# The word that identifies a service's own process.
mark_of() {
  case $1 in
    redis-server) echo redis-server ;;
    *) echo ".runtime/app/$1/" ;;
  esac
}

start_service() { # name, command...
  local name=$1 log=$LOGS/$1.log
  end_orphan "$name"
  mkdir -p "$RUN" "$LOGS"
  chmod 700 "$RUN" "$LOGS"
  # at most 10 MB per file, two files.
  [ ! -f "$log" ] || [ "$(wc -c <"$log")" -lt 10000000 ] || mv "$log" "$log.1"
  rm -f "$RUN/$name.pid" "$RUN/$name.restarts"
  # Runs in its own session and without our lock, because it outlives this script and its terminal.
  setsid scripts/supervise.sh "$@" </dev/null >>"$log" 2>&1 9>&- &
  until [ -f "$RUN/$name.restarts" ]; do sleep 0.05; done
}

# Without this, the child of a killed supervisor would keep running alongside the new one.
end_orphan() { # name
  is_process "$(child_of "$1")" "$(mark_of "$1")" || return 0
  note "$1 runs without its supervisor: stopping it"
  end_process "$(child_of "$1")" "$1" 45
}

# Sends SIGTERM, and SIGKILL after the grace period.
end_process() { # pid, name, grace in seconds
  local pid=$1 name=$2 until=$((SECONDS + $3))
  kill -TERM "$pid" 2>/dev/null || return 0
  while kill -0 "$pid" 2>/dev/null; do
    if [ $SECONDS -ge $until ]; then
      warn "$name did not stop within $3 s: killed"
      kill -KILL "$pid" "$(child_of "$name")" 2>/dev/null
      return 0
    fi
    sleep 0.1
  done
}

stop_service() { # name
  local grace=45 # longer than worker.drain-timeout and api.drain-timeout
  [ "$1" != redis-server ] || grace=15
  if is_running "$1"; then
    end_process "$(supervisor_of "$1")" "$1" $grace
    note "$1 stopped"
  else
    end_orphan "$1"
  fi
  rm -f "$RUN/$1.pid" "$RUN/$1.child" "$RUN/$1.fingerprint"
}

is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Prints the requested port, or the next free one that no other service here uses.
free_port() { # wanted, ports given to others
  local port=$1
  while is_taken "$port" || [[ " $2 " == *" $port "* ]]; do
    port=$((port + 1))
  done
  [ "$port" = "$1" ] || note "port $1 is taken: using $port"
  echo "$port"
}
