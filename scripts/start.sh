#!/usr/bin/env bash
# Starts redis-server, api-service and worker-service in the background and waits until they are ready. One that runs from
# the same jars and settings keeps running; any other is stopped (it drains) and started anew.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh
. scripts/lock.sh
. scripts/settings.sh
. scripts/services.sh
. scripts/redis.sh
. scripts/ready.sh

take_lock
mkdir -p "$RUN" "$LOGS"
chmod 700 "$RUN" "$LOGS"

# --- what each service runs from; a change of it means a new start ---

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

# Every setting that .env or .env.example names, as it holds now.
settings() {
  sed -nE 's/^#?([A-Z][A-Z0-9_]*)=.*/\1/p' .env.example .env | sort -u |
    while read -r key; do echo "$key=${!key:-}"; done
}

# The pages by their content; the names of all else change with theirs.
dashboard_files() {
  find "$DASHBOARD_DIR" -type f -printf '%P %s\n' 2>/dev/null | sort
  find "$DASHBOARD_DIR" -name '*.html' -exec cksum {} + 2>/dev/null | sort
}

is_current() { # name
  is_running "$1" && [ "$(cat "$RUN/$1.fingerprint" 2>/dev/null)" = "${fingerprint[$1]}" ]
}

# --- the Java services: each from its own copy of what was built ---

copy_of() { # name, what was built
  local copy=.runtime/app/$1
  rm -rf "$copy.part"
  mkdir -p .runtime/app
  cp -r --reflink=auto "$2" "$copy.part"
  rm -rf "$copy"
  mv "$copy.part" "$copy"
}

start_java() { # name, management port, JVM flags
  copy_of "$1" "$1/target/quarkus-app"
  # A process that was killed leaves the libraries it unpacked.
  local unpacked=$PWD/$RUN/unpacked/$1
  rm -rf "$unpacked"
  mkdir -p "$unpacked"
  export QUARKUS_MANAGEMENT_HOST=127.0.0.1 QUARKUS_MANAGEMENT_PORT=$2
  # shellcheck disable=SC2086 # the flags are several words
  start_service "$1" "$JAVA" $3 "-Djava.io.tmpdir=$unpacked" -jar "$PWD/.runtime/app/$1/quarkus-run.jar"
}

start_api() {
  if [ "$OWN_DASHBOARD" = yes ] && [ -d "$DASHBOARD_DIR" ]; then
    copy_of dashboard "$DASHBOARD_DIR"
    DASHBOARD_DIR=$PWD/.runtime/app/dashboard
  fi
  QUARKUS_HTTP_HOST=$HTTP_HOST QUARKUS_HTTP_PORT=$HTTP_PORT start_java api-service "$API_MANAGEMENT_PORT" "$API_JVM_FLAGS"
}

# The worker serves nobody: health and metrics are its only port.
start_worker() {
  QUARKUS_HTTP_HOST_ENABLED=false start_java worker-service "$WORKER_MANAGEMENT_PORT" "$WORKER_JVM_FLAGS"
}

# --- ports ---

# One that goes on keeps its port; any other gets the wanted one, or the next free one.
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

# --- the walk ---

step "Starting"
services="api-service worker-service"
[ "$OWN_REDIS" = no ] || services="redis-server $services"

declare -A fingerprint
for name in $services; do fingerprint[$name]=$(fingerprint_of "$name"); done

stale=
for name in $services; do is_current "$name" || stale="$stale $name"; done
# The others know the address of Redis.
[[ $stale != *redis-server* ]] || stale=" $services"
# Redis last: the others give their work back through it.
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
