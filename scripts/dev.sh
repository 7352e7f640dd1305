#!/usr/bin/env bash
# The development loop: a Redis-compatible server, both services in Quarkus' development mode, and the dashboard's development server, in
# one terminal. A saved file is live a moment later. Ctrl-C ends everything. It has its own ports and data, so `make run` may go on beside it.
#
#   dev.sh            starts all of it, and gives the development account three finished tasks
#   dev.sh --no-seed  without the account and its tasks
#   dev.sh --fresh    erases the data of the last time first
#   dev.sh --ports    only prints the ports
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh
. scripts/lock.sh
. scripts/dev/settings.sh
. scripts/services.sh
. scripts/redis.sh
. scripts/ready.sh
. scripts/dev/parts.sh
. scripts/dev/reload.sh

seed=yes
fresh=
for word in "$@"; do
  case $word in
    --no-seed) seed= ;;
    --fresh) fresh=yes ;;
    --ports) dev_ports && exit 0 ;;
    *) fail "$word is unknown: dev.sh [--no-seed] [--fresh] [--ports]" ;;
  esac
done

# --- before the start ---

expect_free_ports() {
  local port use taken=
  while read -r port use; do
    ! is_taken "$port" || taken="$taken, $port ($use)"
  done < <(dev_ports)
  [ -z "$taken" ] || fail "these ports are taken: ${taken#, }; end what listens there, or name others: DEV_DASHBOARD_PORT=3001 make dev"
}

provision() {
  scripts/provision.sh
  # Ours is a server of its own, also where .env names one.
  if [ -n "${REDIS_URL:-}" ] || grep -q '^REDIS_URL=.' .env; then scripts/provision/redis.sh; fi
  DASHBOARD_DIR=$PWD/frontend/out scripts/dashboard.sh --packages
}

has_model() { [ -s "$WHISPER_MODELS_DIR/ggml-$WHISPER_MODEL.bin" ] || [ -s "$WHISPER_MODELS_DIR/$WHISPER_MODEL" ]; }

make_model() {
  has_model && return 0
  scripts/build.sh
  scripts/model.sh
}

# Tests are not compiled. The phase test-compile makes Maven take shared-model from its folder instead of a repository.
MAVEN_FLAGS=(-B -ntp -q -Dmaven.test.skip=true)
export MAVEN_OPTS="-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"

# Once, before both services look at shared-model.
compile() {
  step "Compiling"
  "$maven" "${MAVEN_FLAGS[@]}" -pl api-service,worker-service -am test-compile >"$DEV/logs/compile.log" 2>&1 ||
    fail "it does not compile: $(reason compile) (all of it: .runtime/dev/logs/compile.log)"
}

# --- the parts ---

START_WITHIN=600 # seconds; a part that ended or failed is noticed at once

start_redis_server() {
  (umask 077 && { echo "port $DEV_REDIS_PORT" && redis_settings; } >"$DEV/redis.conf")
  start_part redis-server "$REDIS_SERVER" "$DEV/redis.conf"
  export REDIS_URL="redis://whisper:$REDIS_PASSWORD@127.0.0.1:$DEV_REDIS_PORT"
}

start_api() {
  MANAGEMENT_PORT=$DEV_API_MANAGEMENT_PORT start_quarkus api-service "$DEV_API_DEBUG_PORT"
}

# In production it has no port but that of its health.
start_worker() {
  QUARKUS_HTTP_HOST_ENABLED=true QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=$DEV_WORKER_PORT \
    MANAGEMENT_PORT=$DEV_WORKER_MANAGEMENT_PORT start_quarkus worker-service "$DEV_WORKER_DEBUG_PORT"
}

start_quarkus() { # name, port of its debugger
  local unpacked=$DEV/unpacked/$1
  rm -rf "$unpacked"
  mkdir -p "$unpacked"
  # Quarkus restarts after a change of a class; other files must be listed.
  QUARKUS_LIVE_RELOAD_WATCHED_RESOURCES=$(resources_of "$1") \
    start_part "$1" "$maven" "${MAVEN_FLAGS[@]}" -pl "$1" -am test-compile quarkus:dev \
      "-Ddebug=$2" -DdebugHost=127.0.0.1 "-Djvm.args=-Xmx512m -Djava.io.tmpdir=$unpacked"
}

# Their paths on the class path, separated by commas.
resources_of() { # service
  find shared-model/src/main/resources "$1/src/main/resources" -type f -printf '%P\n' 2>/dev/null | sort -u | paste -sd ,
}

start_dashboard() {
  # shellcheck disable=SC2016 # for the new shell
  start_part dashboard bash -c 'cd frontend && exec node_modules/.bin/next dev --hostname 127.0.0.1 --port "$1"' next "$DEV_DASHBOARD_PORT"
}

wait_for_api() { wait_for api-service "$START_WITHIN" is_ready "$DEV_API_MANAGEMENT_PORT"; }

shows_pages() { curl -sf -o /dev/null --max-time 60 "http://127.0.0.1:$DEV_DASHBOARD_PORT/login/"; }

# --- the end ---

ending=
end() { # exit code
  trap '' INT TERM HUP
  [ -z "$ending" ] || return 0
  ending=yes
  set +e
  [ ${#PARTS[@]} = 0 ] || step "Ending"
  end_parts
  [ "$1" != 130 ] || exit 0 # a command that Ctrl-C ended
  exit "$1"
}
trap 'end $?' EXIT
trap 'end 0' INT
trap 'end 143' TERM HUP

# --- the walk ---

expect_left_nothing() {
  [ -z "$(strays)" ] || note "ending what a killed make dev left behind"
  end_strays
}

print_addresses() {
  printf '    %s\n' \
    "dashboard            http://127.0.0.1:$DEV_DASHBOARD_PORT/" \
    "sign in              $DEV_EMAIL, password: $DEV_PASSWORD" \
    "API and Swagger UI   http://127.0.0.1:$DEV_API_PORT/q/swagger-ui" \
    "health, metrics      http://127.0.0.1:$DEV_API_MANAGEMENT_PORT/q/health and http://127.0.0.1:$DEV_WORKER_MANAGEMENT_PORT/q/health" \
    "debugger             127.0.0.1:$DEV_API_DEBUG_PORT (api-service), 127.0.0.1:$DEV_WORKER_DEBUG_PORT (worker-service)" \
    "logs, data           .runtime/dev/logs, .runtime/dev/data"
}

# In a function: bash reads it to its end before it runs, so the file may change meanwhile.
main() {
  mkdir -p "$DEV/logs"
  expect_left_nothing
  expect_free_ports
  [ -z "$fresh" ] || rm -rf "$DEV/data"
  # In shells of their own: the lock is free again while the services run.
  (take_lock; provision)
  . scripts/settings.sh
  unset DATABASE_URL AUDIO_STORE # the data is its own
  maven=$(take_lock && scripts/provision/maven.sh)
  (take_lock; make_model; compile)
  (umask 077 && mkdir -p "$DATA_DIR/redis")

  step "Starting"
  watch_sources
  start_redis_server
  wait_for redis-server "$START_WITHIN" is_taken "$DEV_REDIS_PORT"
  start_api
  start_dashboard
  # The first time, the worker would meet a database without tables.
  [ -f "$DATA_DIR/db/app.db" ] || wait_for_api
  start_worker
  wait_for_api
  wait_for dashboard "$START_WITHIN" shows_pages
  wait_for worker-service "$START_WITHIN" is_ready "$DEV_WORKER_MANAGEMENT_PORT"
  note "ready after $SECONDS s"

  if [ -n "$seed" ]; then
    step "Making the development account and its tasks"
    DEV_EMAIL=$DEV_EMAIL DEV_PASSWORD=$DEV_PASSWORD python3 scripts/dev/seed.py "http://127.0.0.1:$DEV_DASHBOARD_PORT" >&2
    note "done after $SECONDS s"
  fi

  step "Running: save a file and look; Ctrl-C ends everything"
  print_addresses
  # What fails from here on is handled where it happens. A command that Ctrl-C ended must not end this loop before its trap does.
  set +e
  while :; do
    expect_alive
    reload_saved
    sleep 0.5 &
    wait $! || true
  done
}

main
