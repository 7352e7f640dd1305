#!/usr/bin/env bash
# Copies the database into DATA_DIR/backup, whether the services run or not. Prints the copy's path.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh
. scripts/settings.sh
. scripts/api-command.sh

step "Copying the database"
api_command BackUp "$DATA_DIR" || fail "mend the line above, then run the same again"
note "recordings never change: copy $DATA_DIR/audio after it (rsync -a), and .env and $DATA_DIR/keys once"
