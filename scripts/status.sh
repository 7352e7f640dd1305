#!/usr/bin/env bash
# Prints one line per service: state, start time, port, readiness and number of restarts.
# Exit code 0 = all services are ready.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh
. scripts/settings.sh
. scripts/services.sh
. scripts/ready.sh
load_ports

code=0
line() { printf '%-16s %-13s %-10s %-8s %s\n' "$@"; }

show() { # name, port, true when it can work
  local name=$1 state="not running" since=- port=- restarts=-
  if is_running "$name"; then
    state=ready port=$2
    if ! "${@:3}"; then state="not ready"; fi
    since=$(date -d "@$(stat -c %Y "$RUN/$name.child")" +%H:%M:%S)
    restarts=$(wc -l <"$RUN/$name.restarts")
  fi
  [ "$state" = ready ] || code=1
  line "$name" "$state" "$since" "$port" "$restarts"
}

line SERVICE STATE SINCE PORT RESTARTS
if [ "$OWN_REDIS" = yes ]; then show redis-server "$REDIS_PORT" is_taken "$REDIS_PORT"; fi
show api-service "$HTTP_PORT" is_ready "$API_MANAGEMENT_PORT"
show worker-service "$WORKER_MANAGEMENT_PORT" is_ready "$WORKER_MANAGEMENT_PORT"
if is_running api-service; then echo "$(api_url)/q/swagger-ui"; fi
exit $code
