#!/usr/bin/env bash
# From a fresh clone to a transcript and a dashboard: provision, build, start services that are not running (or that run from older
# jars, pages or settings), wait until they are ready, transcribe the bundled sample through the public API, print the text and the
# address.
#
#   run.sh              does all of it
#   run.sh --no-sample  without the sample
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh
. scripts/lock.sh

take_lock
scripts/provision.sh
scripts/build.sh
scripts/dashboard.sh
scripts/model.sh
. scripts/settings.sh
. scripts/services.sh
scripts/start.sh
load_ports

if [ "${1:-}" != --no-sample ]; then
  step "Transcribing samples/hello.flac"
  scripts/transcribe.sh samples/hello.flac en
fi

step "Running"
cat <<END
    dashboard            $(api_url)/
    API and Swagger UI   $(api_url)/q/swagger-ui
    another recording    make transcribe AUDIO=path LANGUAGE=en
    logs, state, stop    make logs | make status | make stop
END
