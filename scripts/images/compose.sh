# Sourced after engine.sh and names.sh: runs the compose files in a folder, and under a project name, of their own.

# docker compose where Docker runs, else podman-compose, pinned and in .runtime.
provide_compose() {
  COMPOSE=(docker compose)
  [ "$ENGINE" = podman ] || { docker compose version >/dev/null 2>&1 || fail "docker has no compose plugin"; return 0; }
  local venv=.runtime/compose/venv
  if ! cmp -s scripts/runtime/compose.txt .runtime/compose/pins; then
    note "installing podman-compose"
    rm -rf "$venv"
    mkdir -p .runtime/compose
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --require-hashes --only-binary :all: --no-deps -r scripts/runtime/compose.txt
    cp scripts/runtime/compose.txt .runtime/compose/pins
  fi
  COMPOSE=("$PWD/$venv/bin/podman-compose")
}

secret() { od -An -N32 -tx1 /dev/urandom | tr -d ' \n'; }
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

new_project() { # name
  PROJECT=$1
  PROJECT_FOLDER=$(pwd -P)/.runtime/$1
  check_owner
  rm -rf "$PROJECT_FOLDER"
  mkdir -p "$PROJECT_FOLDER"
  provide_compose
  remove_project
  HTTPS_PORT=$(free_port)
  # The settings of a user who ran `make env`, except for what this test must not share with a stack that runs here.
  local name
  {
    for name in REDIS_PASSWORD SECRETS_SEAL_KEY POSTGRES_PASSWORD S3_SERVER_KEY S3_SERVER_SECRET; do echo "$name=$(secret)"; done
    printf '%s\n' COMPOSE_PROFILES=cpu "IMAGE_PREFIX=$IMAGE_PREFIX" "WHISPER_REST_VERSION=$WHISPER_REST_VERSION" \
      "HTTP_PORT=$(free_port)" "HTTPS_PORT=$HTTPS_PORT" WORKER_CPUS=1 UPLOAD_MIN_FREE_SPACE=1G
    [ "$BASES" != local ] || printf '%s\n' "VALKEY_IMAGE=$(stand_in valkey)" "POSTGRES_IMAGE=$(stand_in postgres)" \
      "VERSITYGW_IMAGE=$(stand_in versitygw)"
  } >"$PROJECT_FOLDER/.env"
}

# What remove_project removes must come from this folder: another project may have the same name.
check_owner() {
  local filter=(--filter "label=com.docker.compose.project=$PROJECT") label=com.docker.compose.project.working_dir
  {
    "$ENGINE" ps --quiet --all "${filter[@]}" | xargs -r "$ENGINE" inspect --format "{{index .Config.Labels \"$label\"}}"
    "$ENGINE" volume ls --quiet "${filter[@]}" | xargs -r "$ENGINE" volume inspect --format "{{index .Labels \"$label\"}}"
  } | while read -r folder; do
    # Compose itself labels volumes with the project only.
    [ -z "$folder" ] || [ "$folder" = "$PROJECT_FOLDER" ] || fail "the project $PROJECT of $folder has the name of this test: remove it first"
  done
}

# The compose files to run, as a user has them, plus what this machine needs.
use_files() {
  local file service
  FILES=()
  for file in "$@"; do
    cp "$file" "$PROJECT_FOLDER/"
    FILES+=(-f "$file")
  done
  [ "$ENGINE" = podman ] || return 0
  local most
  most=$(ulimit -Hn)
  if [ "$most" != unlimited ] && [ "$most" -lt 1048576 ]; then
    # `ulimits` of a service replaces all of podman's defaults, and podman then asks for more files than this machine grants.
    {
      echo 'services:'
      sed -n '/^services:/,/^[a-z]*:$/ s/^  \([a-z0-9-]*\):.*/\1/p' "$@" | sort -u | while read -r service; do
        printf '  %s:\n    ulimits: {core: 0, nofile: %s, nproc: 4096}\n' "$service" "$most"
      done
    } >"$PROJECT_FOLDER/limits.yml"
    FILES+=(-f limits.yml)
  fi
}

compose() {
  if ! (cd "$PROJECT_FOLDER" && env -u COMPOSE_FILE -u COMPOSE_PROFILES "${COMPOSE[@]}" -p "$PROJECT" "${FILES[@]}" "$@") \
    >>"$PROJECT_FOLDER/compose.log" 2>&1; then
    tail -n 20 "$PROJECT_FOLDER/compose.log" >&2
    fail "compose $* failed"
  fi
}

# Running containers, of one service if named; `stopped` names the others too.
containers() { # [service [stopped]]
  local options=(--filter "label=com.docker.compose.project=$PROJECT")
  [ -z "${1:-}" ] || options+=(--filter "label=com.docker.compose.service=$1")
  [ -z "${2:-}" ] || options+=(--all)
  "$ENGINE" ps --quiet --no-trunc "${options[@]}"
}

in_service() { # service, command...; the first container of it
  local id
  id=$(containers "$1" | sed -n 1p)
  shift
  [ -n "$id" ] && "$ENGINE" exec -i "$id" "$@"
}

# The health check of the image, asked here: podman without systemd does not ask by itself.
is_ready() { # service, management port; every container of the service
  local id any=
  for id in $(containers "$1"); do
    "$ENGINE" exec "$id" healthy "$2" >/dev/null 2>&1 || return 1
    any=yes
  done
  [ -n "$any" ]
}

within() { # seconds, message, command...
  local end=$((SECONDS + $1)) message=$2
  shift 2
  until "$@"; do
    [ $SECONDS -lt $end ] || fail "$message"
    sleep 0.5
  done
}

# Puts a model into the volume, so that the service `models` finds it and downloads nothing.
put_model() { # file
  local volume=${PROJECT}_models
  "$ENGINE" volume create --label "com.docker.compose.project=$PROJECT" --label com.docker.compose.volume=models \
    --label "com.docker.compose.project.working_dir=$PROJECT_FOLDER" "$volume" >/dev/null
  "$ENGINE" run --rm -i --network none --user 0:0 --entrypoint sh -v "$volume:/models" "$(image_name worker-cpu)" -ec \
    'cat >/models/ggml-base.bin; chown 10002:10000 /models /models/ggml-base.bin; chmod 0750 /models; chmod 0640 /models/ggml-base.bin' <"$1"
}

print_memory() {
  "$ENGINE" stats --no-stream --format '{{.Name}} {{.MemUsage}}' | sed -n "s/^\(${PROJECT}[^ ]*\) /    memory: \1 /p" >&2
}

logs_of_all() {
  local id
  for id in $(containers "" stopped); do
    echo "=== $("$ENGINE" inspect --format '{{.Name}} {{.State.Status}} {{.State.ExitCode}}' "$id")"
    "$ENGINE" logs --tail 200 "$id" 2>&1
  done
}

# By the project's label, so that it also works when the compose files no longer do.
remove_project() {
  local filter=(--filter "label=com.docker.compose.project=$PROJECT") options=(--force --volumes) names
  # Podman knows which container waits for which, and removes none before those that wait for it.
  [ "$ENGINE" = docker ] || options+=(--depend --time 0)
  {
    mapfile -t names < <("$ENGINE" ps --quiet --all "${filter[@]}")
    [ ${#names[@]} = 0 ] || "$ENGINE" rm "${options[@]}" "${names[@]}"
    mapfile -t names < <("$ENGINE" volume ls --quiet "${filter[@]}")
    [ ${#names[@]} = 0 ] || "$ENGINE" volume rm --force "${names[@]}"
    mapfile -t names < <("$ENGINE" network ls --quiet "${filter[@]}")
    [ ${#names[@]} = 0 ] || "$ENGINE" network rm "${names[@]}"
    [ "$ENGINE" = docker ] || podman pod rm --force --ignore "pod_$PROJECT"
  } >"$PROJECT_FOLDER/remove.log" 2>&1 || {
    cat "$PROJECT_FOLDER/remove.log" >&2
    fail "containers or volumes of $PROJECT could not be removed"
  }
}
