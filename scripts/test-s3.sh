#!/usr/bin/env bash
# Runs what touches audio against a real S3 server instead of files: the contracts of the stores, the API's uploads and recordings, and the
# worker's tasks.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh
. scripts/lock.sh

take_lock
scripts/provision/s3-server.sh
export MAVEN_OPTS="${MAVEN_OPTS:-} -XX:TieredStopAtLevel=1"
step "Testing the audio stores, the API and the worker on S3"
mvn -B -ntp --fail-at-end -T 2 -pl shared-model,api-service,worker-service -am -Dtest.audio=s3 \
  -Dtest='io.whisperrest.audio.**,io.whisperrest.api.audio.**,io.whisperrest.api.upload.**,io.whisperrest.api.task.**,io.whisperrest.api.dispatch.**,io.whisperrest.api.share.**,io.whisperrest.api.retention.**,io.whisperrest.api.migration.**,io.whisperrest.worker.task.**' \
  -Dsurefire.failIfNoSpecifiedTests=false test
