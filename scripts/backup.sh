#!/usr/bin/env bash
# Copies the database into DATA_DIR/backup, whether or not the services are running. Prints the path of the copy.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh
. scripts/settings.sh
. scripts/api-command.sh

[ -z "${DATABASE_URL:-}" ] || fail "the data is in the PostgreSQL database of DATABASE_URL: use pg_dump (docs/postgresql.md)"

step "Copying the database"
api_command backup.BackUp "$DATA_DIR" || fail "fix the error above, then run the command again"
[ -n "${AUDIO_STORE:-}" ] || note "recordings never change: copy $DATA_DIR/audio afterwards (rsync -a), and .env and $DATA_DIR/keys once"
