#!/usr/bin/env bash
# Copies the data of this installation to another database, and its recordings to another store, or compares them.
#
#   migrate-database.sh TO [AUDIO] [FROM] [AUDIO_FROM]
#     TO, FROM            postgresql://… or a data directory; FROM is what .env names unless given
#     AUDIO, AUDIO_FROM   s3://… or a data directory; unless given, recordings stay where they are
#   DRY_RUN=1 only compares; FORCE=1 also replaces a database that belongs to another installation or has newer tasks
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh
. scripts/settings.sh
. scripts/api-command.sh

to=${1:-}
[ -n "$to" ] || fail "name the database to move to: make migrate-database TO=postgresql://user:password@host/name [AUDIO=s3://bucket]"
from=${3:-${DATABASE_URL:-$DATA_DIR}}
audio_from=${4:-${AUDIO_STORE:-$DATA_DIR}}
audio=${2:-$audio_from}

if [ -n "${DRY_RUN:-}" ]; then
  step "Comparing"
  what=compare
else
  step "Copying"
  what=copy
fi
# In the environment, because a URL may hold a password.
export MIGRATE_FROM=$from MIGRATE_TO=$to MIGRATE_AUDIO_FROM=$audio_from MIGRATE_AUDIO_TO=$audio
code=0
api_command migration.MigrateDatabase $what || code=$?
case $code/$what in
  0/copy) note "if the services were stopped meanwhile, put TO as DATABASE_URL and AUDIO as AUDIO_STORE into .env and start them (docs/moving.md)" ;;
  3/compare) note "there are differences: run it without DRY_RUN to copy them" ;;
  3/copy) note "run it once more, with the services stopped" ;;
  0/compare) ;;
  *) fail "fix the error above, then run the command again" ;;
esac
exit $code
