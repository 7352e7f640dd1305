#!/usr/bin/env bash
# Everything that must hold, cheapest first: checks, the scripts' own tests, then every Java module up to the system tests.
# Ends in one line with the totals; the exit code is that of the first thing that failed.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh
. scripts/lock.sh

take_lock
reports=target/test-reports
rm -rf "$reports" ./*/target/surefire-reports ./*/target/failsafe-reports
mkdir -p "$reports"
code=0

step "Checking scripts"
scripts/check-scripts.sh
step "Testing scripts"
python3 scripts/tests/run.py --xml "$reports/TEST-scripts.xml" || code=$?

scripts/provision.sh
step "Checking the toolchain and the format"
mvn -B -ntp -q enforcer:enforce@toolchain spotless:check
scripts/build.sh
scripts/model.sh

step "Testing shared-model, api-service, worker-service, then the system"
mvn -B -ntp --fail-at-end verify || code=$?

python3 scripts/count_tests.py "$reports" ./*/target/surefire-reports ./*/target/failsafe-reports || code=1
exit $code
