# Sourced after services.sh: waits until services are ready, or says why one is not.

READY_WITHIN=120 # seconds

is_ready() { # management port
  curl -sf -o /dev/null --max-time 5 "http://127.0.0.1:$1/q/health/ready"
}

# The line that best explains why a service died while starting: the last one with an error, else the last one.
why_it_died() { # name
  local words
  words=$(grep -av ' supervisor of ' "$LOGS/$1.log" | grep -av '^[[:space:]]' | tail -n 40)
  { grep -aE 'ERROR|FATAL|Exception|[Ee]rror:' <<<"$words" || echo "$words"; } | tail -n 1 | cut -c 1-300
}

give_up_when_dead() { # name
  if [ -s "$RUN/$1.restarts" ] || ! is_running "$1"; then
    stop_service "$1"
    fail "$1 died while starting: $(why_it_died "$1") (full log: $LOGS/$1.log)"
  fi
}

wait_until_ready() { # name, management port
  local until=$((SECONDS + READY_WITHIN))
  until is_ready "$2"; do
    give_up_when_dead "$1"
    [ $SECONDS -lt $until ] ||
      fail "$1 is not ready after $READY_WITHIN s: http://127.0.0.1:$2/q/health/ready says what it is waiting for; see also $LOGS/$1.log"
    sleep 0.3
  done
}

wait_for_redis() {
  until is_taken "$REDIS_PORT"; do
    give_up_when_dead redis-server
    sleep 0.1
  done
}
