# Sourced after dev/settings.sh: makes a saved file live. Quarkus looks for changes only when a request arrives. The worker gets none, and
# the API's background threads would keep running old code. So each saved file is followed by a request to every service built from
# it, one after the other, because both compile shared-model into the same folder.

reloading=

watch_sources() { for service in api-service worker-service; do touch "$DEV/$service.seen"; done; }

reload_saved() {
  local service changed=
  if [ -n "$reloading" ] && kill -0 "$reloading" 2>/dev/null; then return 0; fi
  for service in api-service worker-service; do
    touch "$DEV/$service.look"
    [ -n "$(saved_since "$DEV/$service.seen" "$service")" ] || continue
    mv "$DEV/$service.look" "$DEV/$service.seen"
    changed="$changed $service"
  done
  [ -n "$changed" ] || return 0
  for service in $changed; do ask "$service"; done &
  reloading=$!
}

saved_since() { # time stamp, service
  local folders=(shared-model/src/main "$2/src/main")
  [ "$2" = api-service ] || folders+=(model-tools/src/main)
  find "${folders[@]}" -newer "$1" -print -quit
}

ask() { # service
  local port=$DEV_API_PORT
  [ "$1" = api-service ] || port=$DEV_WORKER_PORT
  curl -s -o /dev/null --max-time 120 "http://127.0.0.1:$port/api/config" || true
}
