#!/usr/bin/env bash
# Sends a recording through the public API and prints its text: POST /transcribe, then GET /status/{id} until the task has ended.
#
#   transcribe.sh FILE [LANGUAGE]     LANGUAGE: a code like en or ru; default auto
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh
. scripts/settings.sh
. scripts/services.sh
. scripts/json.sh
. scripts/api.sh
load_ports

audio=${1:-}
language=${2:-auto}
[ -n "$audio" ] || fail "name a recording: make transcribe AUDIO=path LANGUAGE=en"
[ -r "$audio" ] || fail "$audio cannot be read: check the path"
is_running api-service || fail "the service is not running: make run"

sign_in
# Here curl accepts no quotes or backslashes in a file's path, so it reads the bytes from stdin. The name is for display only and
# contains no ", ; or \.
name=$(basename "$audio" | tr -d '\042\073\134')
call -H "@$TOKEN" -F "file=@-;filename=\"$name\"" -F "language=$language" /transcribe <"$audio"
[ "$http" = 202 ] || fail "$audio was not accepted: $(problem)"
id=$(json_field task_id <<<"$body")

misses=0
while :; do
  call -H "@$TOKEN" "/status/$id"
  if [ "$http" = 200 ]; then
    misses=0
    status=$(json_field status <<<"$body")
    [ "$status" = pending ] || break
    if [ -t 2 ]; then printf '\r    %s %s ' "$(json_field stage <<<"$body")" "$(json_field progress <<<"$body")" >&2; fi
  else
    # The API may be restarting; the task survives that.
    misses=$((misses + 1))
    [ $misses -lt 60 ] || fail "task $id: $(problem); 'make status' shows the services"
  fi
  sleep 0.5
done
if [ -t 2 ]; then printf '\r\033[K' >&2; fi

[ "$status" = success ] || fail "task $id failed: $(json_field error <<<"$body")"
json_field result <<<"$body"
