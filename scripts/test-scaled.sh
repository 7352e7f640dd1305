#!/usr/bin/env bash
# Runs the services as on several hosts (PostgreSQL, S3, two API replicas behind a balancer, two workers) and replaces or kills replicas
# while the README's walk, OpenAI's SDKs and flows of the dashboard use them.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh
. scripts/lock.sh

take_lock
scripts/provision/postgres.sh
scripts/provision/s3-server.sh
export MAVEN_OPTS="${MAVEN_OPTS:-} -XX:TieredStopAtLevel=1"
step "Testing the services as on several hosts"
mvn -B -ntp -pl system-tests -am -Dtest.scaled=true -Dtest="${TESTS:-ScaledSystemTest}" -Dsurefire.failIfNoSpecifiedTests=false verify
