#!/usr/bin/env bash
# Puts a copy of the database back: checks it, stops the services, sets the present database aside, and makes Redis forget what it
# knows, which the services then tell it again.
#
#   restore.sh FILE
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh
. scripts/lock.sh
. scripts/settings.sh
. scripts/services.sh
. scripts/api-command.sh

file=${1:-}
[ -n "$file" ] || fail "which copy? make restore FILE=$DATA_DIR/backup/app-….db"
[ -s "$file" ] || fail "$file does not exist or is empty"
take_lock

step "Restoring $file"
for name in worker-service api-service redis-server; do stop_service "$name"; done
aside=$(api_command Restore "$file" "$DATA_DIR") || fail "mend the line above, then run the same again"
note "the database that was there: $aside"
if [ "$OWN_REDIS" = yes ]; then
  [ ! -d "$DATA_DIR/redis" ] || find "$DATA_DIR/redis" -mindepth 1 -delete
  note "Redis forgets: it is told everything again at the start"
else
  warn "delete the key {stt}:epoch of your Redis before the start: redis-cli -u REDIS_URL DEL '{stt}:epoch'"
fi
note "now put $DATA_DIR/audio back, if that is lost too, and: make run"
