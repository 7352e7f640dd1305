#!/usr/bin/env bash
# Restores a copy of the database: checks it, stops the services, moves the current database aside, and makes Redis forget its data,
# which the services then rebuild from the database.
#
#   restore.sh FILE
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh
. scripts/lock.sh
. scripts/settings.sh
. scripts/services.sh
. scripts/api-command.sh

[ -z "${DATABASE_URL:-}" ] || fail "the data is in the PostgreSQL database of DATABASE_URL: use pg_restore (docs/postgresql.md)"

file=${1:-}
[ -n "$file" ] || fail "name a copy: make restore FILE=$DATA_DIR/backup/app-….db"
[ -s "$file" ] || fail "$file does not exist or is empty"
take_lock

step "Restoring $file"
for name in worker-service api-service redis-server; do stop_service "$name"; done
aside=$(api_command backup.Restore "$file" "$DATA_DIR") || fail "fix the error above, then run the command again"
note "the previous database is now at $aside"
if [ "$OWN_REDIS" = yes ]; then
  [ ! -d "$DATA_DIR/redis" ] || find "$DATA_DIR/redis" -mindepth 1 -delete
  note "Redis was emptied; the services fill it again when they start"
else
  warn "delete the key {stt}:epoch of your Redis before you start the services: redis-cli -u REDIS_URL DEL '{stt}:epoch'"
fi
note "now restore $DATA_DIR/audio as well if it was lost, then: make run"
