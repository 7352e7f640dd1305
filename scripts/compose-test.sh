#!/usr/bin/env bash
# Builds the images, starts the compose stack under a name of its own, transcribes through the TLS front end, kills a worker while it works,
# and stops everything. Then the short job once more with docker-compose.scale.yml and two API replicas. Prints sizes, times and memory.
#   compose-test.sh              both
#   compose-test.sh single       docker-compose.yml only; `scale` for the other
#   BASES=local compose-test.sh  on stand-ins for the base images (scripts/images.sh)
#   KEEP=1 compose-test.sh       the stack of a failed test stays, to look at; the next test removes it
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh
. scripts/lock.sh
. scripts/json.sh
. scripts/images/engine.sh
. scripts/images/names.sh
. scripts/images/compose.sh

# With a status of their own, so that `finish` sees a failure.
trap 'exit 143' TERM
trap 'exit 130' INT

take_lock
state=$(scripts/images/changed.sh --state)
MODEL=${WHISPER_MODELS_DIR:-models}/ggml-base.bin
if [ ! -s "$MODEL" ]; then
  scripts/provision.sh
  scripts/build.sh
  scripts/model.sh
fi
scripts/images.sh
[ "$BASES" != local ] || scripts/images/stand-ins.sh valkey postgres versitygw

# The name contains the path, so that two checkouts have two stacks.
new_project "whisper-rest-compose-test-$(cksum <<<"$PWD" | cut -d' ' -f1)"
finish() {
  local code=$?
  [ $code = 0 ] || logs_of_all >"$PROJECT_FOLDER/failed.txt" 2>&1 || true
  if [ $code = 0 ] || [ -z "${KEEP:-}" ]; then remove_project; fi
  [ $code = 0 ] || warn "the test failed; the containers' logs are in $PROJECT_FOLDER/failed.txt"
}
trap finish EXIT

# --- what a client does

# Sends a request through the front end. Sets $body and $http.
request() { # arguments of curl..., path
  local answer
  answer=$(curl -sS --noproxy '*' --cacert "$PROJECT_FOLDER/root.crt" -w '\n%{http_code}' "${@:1:$#-1}" \
    "https://localhost:$HTTPS_PORT${*: -1}" 2>/dev/null) || answer=$'\n000'
  http=${answer##*$'\n'}
  body=${answer%$'\n'*}
}

expect() { [ "$http" = "$1" ] || fail "$2: status $http, $body"; }

# Trusts the authority of this front end, registers an account and signs in.
sign_in() {
  local credentials
  within 30 "the front end has no certificate" copy_root
  credentials="{\"email\":\"compose@example.org\",\"password\":\"$(secret)\"}"
  request -X POST -H 'Content-Type: application/json' -d "$credentials" /register
  expect 201 "registering"
  request -X POST -H 'Content-Type: application/json' -d "$credentials" /token
  expect 200 "signing in"
  token=$(json_field access_token <<<"$body")
}
copy_root() { in_service frontend cat /data/pki/authorities/local/root.crt >"$PROJECT_FOLDER/root.crt" 2>/dev/null; }

submit() { # file, language; sets $task
  request -H "Authorization: Bearer $token" -F "file=@$1" -F "language=$2" /transcribe
  expect 202 "sending $1"
  task=$(json_field task_id <<<"$body")
}

status_of() { request -H "Authorization: Bearer $token" "/status/$1" && json_field status <<<"$body"; }
has_ended() { local now && now=$(status_of "$1") && [ -n "$now" ] && [ "$now" != pending ]; }
is_transcribing() { status_of "$1" >/dev/null && [ "$(json_field stage <<<"$body")" = transcribing ]; }

# Waits for the end of a task and compares its text with the words of a file, said that many times.
check_text() { # task, file with the text, times
  within "${4:-120}" "task $1 does not end" has_ended "$1"
  status_of "$1" >/dev/null
  [ "$(json_field status <<<"$body")" = success ] || fail "task $1: $body"
  json_field result <<<"$body" | python3 scripts/images/same_words.py "$2" "$3" || fail "task $1 has another text: $body"
}

# --- what a container may do, asked from inside

check_containment() {
  local id name
  for id in $(containers); do
    name=$($ENGINE inspect --format '{{.Name}}' "$id")
    # shellcheck disable=SC2016 # evaluated in the container
    $ENGINE exec "$id" sh -ec '
      test "$(id -u)" != 0
      grep -q "^CapEff:[[:space:]]*0*$" /proc/self/status
      grep -q "^NoNewPrivs:[[:space:]]*1$" /proc/self/status
      grep -q "^Seccomp:[[:space:]]*2$" /proc/self/status
      ! touch /probe 2>/dev/null' || fail "$name may do more than it should"
  done
  for id in $(containers worker-service); do
    # Without a default route there is no way out.
    # shellcheck disable=SC2016 # awk's own
    $ENGINE exec "$id" awk '$2 == "00000000" { exit 1 }' /proc/net/route || fail "a worker has a way out"
  done
  note "every container: not root, no capabilities, no new privileges, seccomp, read-only; workers: no way out"
}

# --- the two tests

start_stack() { # arguments of `up`
  local began=$SECONDS
  put_model "$MODEL"
  compose up -d "$@"
  within 120 "the API is not ready" is_ready api-service 9000
  note "API ready after $((SECONDS - began)) s"
  within 180 "no worker is ready" is_ready worker-service 9001
  note "worker ready after $((SECONDS - began)) s"
  sign_in
  check_containment
  submit samples/hello.flac en
  check_text "$task" samples/hello.txt 1
  submit samples/hola.flac es
  check_text "$task" samples/hola.txt 1
  note "two recordings transcribed through TLS, $((SECONDS - began)) s after the start"
}

stop_stack() {
  local began=$SECONDS id
  print_memory
  compose stop
  note "stopped in $((SECONDS - began)) s"
  # 143: the JVM ended by SIGTERM, after its drain. 137 would mean that it was killed.
  for id in $(containers worker-service stopped); do
    [ "$($ENGINE inspect --format '{{.State.ExitCode}}' "$id")" != 137 ] || [ "$id" = "${killed:-}" ] || fail "a worker did not drain in time"
  done
}

single() {
  local first second
  step "docker-compose.yml: start, transcribe"
  use_files docker-compose.yml
  start_stack

  step "docker-compose.yml: two workers, one is killed while it works"
  compose up -d --scale worker-service=2 worker-service
  within 180 "the second worker is not ready" both_workers_ready
  # Five minutes of sound: long enough to be in the middle of it.
  # shellcheck disable=SC2016 # evaluated in the container
  in_service worker-service sh -ec 'cat >/tmp/hello.flac; "$AUDIO_FFMPEG" -v error -stream_loop 29 -i /tmp/hello.flac -f flac -' \
    <samples/hello.flac >"$PROJECT_FOLDER/long.flac"
  submit "$PROJECT_FOLDER/long.flac" en && first=$task
  submit "$PROJECT_FOLDER/long.flac" en && second=$task
  within 60 "the first task does not start" is_transcribing "$first"
  within 60 "the second task does not start" is_transcribing "$second"
  killed=$(containers worker-service | sed -n 1p)
  $ENGINE kill "$killed" >/dev/null
  local began=$SECONDS
  check_text "$first" samples/hello.txt 30 400
  check_text "$second" samples/hello.txt 30 400
  note "both tasks ended with the whole text, each word once, $((SECONDS - began)) s after the kill"
  for task in "$first" "$second"; do
    request -H "Authorization: Bearer $token" "/api/tasks/$task"
    note "task: $(json_field status <<<"$body"), reported errors $(json_field attempts <<<"$body"), crashes of a worker $(json_field crashes <<<"$body")"
  done
  stop_stack
  remove_project
}

scale() {
  step "docker-compose.scale.yml: PostgreSQL, S3, two API replicas"
  use_files docker-compose.yml docker-compose.scale.yml
  # Docker waits for them by itself; podman before 4.6 does not, and restarts no container that waits for one that has ended.
  compose up -d redis postgres s3-bucket s3
  within 60 "PostgreSQL is not ready" in_service postgres pg_isready --quiet --username=whisper --host=127.0.0.1
  within 30 "the S3 server is not ready" s3_listens
  in_service postgres psql --username=postgres --tuples-only --no-align \
    --command="SELECT rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = 'whisper'" | grep -x 'f|f|f' >/dev/null ||
    fail "the services' role may do more in PostgreSQL than it should"
  start_stack --scale api-service=2
  [ "$(containers api-service | wc -l)" = 2 ] || fail "there are not two API replicas"
  in_service s3 sh -c 'ls /srv/s3/whisper/audio' | grep . >/dev/null || fail "no recording is in S3"
  $ENGINE kill "$(containers api-service | sed -n 1p)" >/dev/null
  within 30 "the remaining API does not answer" answers
  submit samples/hello.flac en
  check_text "$task" samples/hello.txt 1
  note "one API was killed; the other one goes on"
  stop_stack
  remove_project
}
s3_listens() { in_service s3 nc -z 127.0.0.1 7070 >/dev/null 2>&1; }
both_workers_ready() { [ "$(containers worker-service | wc -l)" = 2 ] && is_ready worker-service 9001; }
answers() { request -H "Authorization: Bearer $token" /api/tasks && [ "$http" = 200 ]; }

[ $# -gt 0 ] || set -- single scale
for part in "$@"; do
  case $part in single | scale) "$part" ;; *) fail "there is no part '$part': single, scale" ;; esac
done
for image in api frontend worker-cpu; do note "image $image: $(image_size "$(image_name "$image")") MB"; done
[ "$*" != "single scale" ] || scripts/images/changed.sh --passed "$state"
step "The compose files hold"
