#!/usr/bin/env bash
# Runs what touches the database on PostgreSQL instead of SQLite: the repositories, the API, the worker, the simulation of the queue, and
# the faults of workers. Tests about the SQLite file itself are left out.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh
. scripts/lock.sh

take_lock
scripts/provision/postgres.sh
export MAVEN_OPTS="${MAVEN_OPTS:-} -XX:TieredStopAtLevel=1"
tests() { # modules, tests, arguments of Maven...
  local modules=$1 names=$2
  shift 2
  mvn -B -ntp --fail-at-end -pl "$modules" -am -Dtest.database=postgresql -Dtest="$names" -Dsurefire.failIfNoSpecifiedTests=false "$@"
}

step "Testing the modules on PostgreSQL"
tests shared-model,api-service,worker-service \
  'io.whisperrest.model.**,io.whisperrest.api.**,io.whisperrest.worker.store.**,io.whisperrest.worker.task.**' -T 2 test
step "Testing the system on PostgreSQL"
tests system-tests QueueSimulationTest,CancelRaceTest,FirstStartTest,TaskEndingTest,WorkerFaultsTest verify
