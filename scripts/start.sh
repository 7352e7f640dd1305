#!/usr/bin/env bash
# Starts redis-server, api-service and worker-service in the background and waits until they are ready. A service that already runs
# from the same jars and settings keeps running; any other is stopped (it drains) and started again.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh
. scripts/lock.sh
. scripts/settings.sh
. scripts/services.sh
. scripts/pages.sh
. scripts/redis.sh
. scripts/ready.sh

take_lock
mkdir -p "$RUN" "$LOGS"
chmod 700 "$RUN" "$LOGS"

# --- what each service runs from; if it changes, the service is restarted ---

fingerprint_of() { # name
  case $1 in
    redis-server) "$REDIS_SERVER" --version; redis_settings; echo "$REDIS_PORT" ;;
    *)
      find "$1/target/quarkus-app" -type f -printf '%P %s\n' | sort
      cksum "$1"/target/quarkus-app/{quarkus-run.jar,app/*.jar,quarkus/*.jar}
      cat scripts/jvm.env
      settings
      case $1 in
        worker-service) cat "$WHISPER_RUNTIME_DIR/natives/BUILT_FOR" 2>/dev/null || true ;;
        api-service) dashboard_files ;;
      esac
      ;;
  esac | cksum
}

# Current values of all settings named in .env or .env.example.
settings() {
  sed -nE 's/^#?([A-Z][A-Z0-9_]*)=.*/\1/p' .env.example .env | sort -u |
    while read -r key; do echo "$key=${!key:-}"; done
}

# The pages by content; the names of all other files change with their content.
dashboard_files() {
  local folder
  folder=$(pages)
  [ -d "$folder" ] || return 0
  (cd "$folder" && find . -type f -printf '%P %s\n' | sort && find . -name '*.html' -exec cksum {} + | sort)
}

is_current() { # name
  is_running "$1" && [ "$(cat "$RUN/$1.fingerprint" 2>/dev/null)" = "${fingerprint[$1]}" ]
}

# --- the Java services: each runs from its own copy of the build ---

start_java() { # name, management port, JVM flags
  copy_of "$1" "$1/target/quarkus-app"
  # A killed process leaves its unpacked libraries behind.
  local unpacked=$PWD/$RUN/unpacked/$1
  rm -rf "$unpacked"
  mkdir -p "$unpacked"
  export QUARKUS_MANAGEMENT_HOST=127.0.0.1 QUARKUS_MANAGEMENT_PORT=$2
  # shellcheck disable=SC2086 # the flags are several words
  start_service "$1" "$JAVA" $3 "-Djava.io.tmpdir=$unpacked" -jar "$PWD/.runtime/app/$1/quarkus-run.jar"
}

start_api() {
  publish_pages
  QUARKUS_HTTP_HOST=$HTTP_HOST QUARKUS_HTTP_PORT=$HTTP_PORT start_java api-service "$API_MANAGEMENT_PORT" "$API_JVM_FLAGS"
}

# The worker accepts no requests; its only port is for health and metrics.
start_worker() {
  QUARKUS_HTTP_HOST_ENABLED=false start_java worker-service "$WORKER_MANAGEMENT_PORT" "$WORKER_JVM_FLAGS"
}

# --- ports ---

# A service that keeps running keeps its port; any other gets the requested port or the next free one.
choose_port() { # variable, service
  local port
  if [[ $stale == *$2* ]]; then
    port=$(free_port "${!1}" "$given")
  else
    port=$(load_ports && echo "${!1}")
  fi
  printf -v "$1" '%s' "$port"
  given="$given $port"
}

# --- main sequence ---

step "Starting"
services="api-service worker-service"
[ "$OWN_REDIS" = no ] || services="redis-server $services"

declare -A fingerprint
for name in $services; do fingerprint[$name]=$(fingerprint_of "$name"); done

stale=
for name in $services; do is_current "$name" || stale="$stale $name"; done
# The other services use Redis' actual port.
[[ $stale != *redis-server* ]] || stale=" $services"
# Redis stops last, because the others return their work through it.
for name in worker-service api-service redis-server; do
  [[ $stale != *$name* ]] || stop_service "$name"
done

given=
choose_port REDIS_PORT redis-server
choose_port HTTP_PORT api-service
choose_port API_MANAGEMENT_PORT api-service
choose_port WORKER_MANAGEMENT_PORT worker-service
cat >"$RUN/ports" <<END
HTTP_PORT=$HTTP_PORT API_MANAGEMENT_PORT=$API_MANAGEMENT_PORT WORKER_MANAGEMENT_PORT=$WORKER_MANAGEMENT_PORT REDIS_PORT=$REDIS_PORT
END
[ "$OWN_REDIS" = no ] || export REDIS_URL="redis://whisper:$REDIS_PASSWORD@127.0.0.1:$REDIS_PORT"

for name in $services; do
  if [[ $stale != *$name* ]]; then
    note "$name keeps running"
    continue
  fi
  note "starting $name"
  case $name in
    redis-server) start_redis && wait_for_redis ;;
    api-service) start_api ;;
    worker-service) start_worker ;;
  esac
  echo "${fingerprint[$name]}" >"$RUN/$name.fingerprint"
done
wait_until_ready api-service "$API_MANAGEMENT_PORT"
wait_until_ready worker-service "$WORKER_MANAGEMENT_PORT"
note "ready after $SECONDS s"
