#!/usr/bin/env bash
# All checks and tests, cheapest first: static checks, the scripts' own tests and the dashboard on its own, then every Java module up to
# the system tests, which also test the dashboard in a browser. A failed stage does not stop others that can still run. The last line
# shows the totals; exit code 1 when anything failed.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh
. scripts/lock.sh

take_lock
# Maven itself does not run long enough for the second compiler to pay.
export MAVEN_OPTS="${MAVEN_OPTS:-} -XX:TieredStopAtLevel=1"
reports=target/test-reports
rm -rf "$reports" ./*/target/surefire-reports ./*/target/failsafe-reports
mkdir -p "$reports"
failed=

# The dashboard's own tests need nothing of the other parts and mostly keep one processor busy, so they run beside what comes first.
step "Testing the dashboard on its own, in the background"
scripts/test-dashboard.sh >"$reports/dashboard.log" 2>&1 &
dashboard=$!

step "Checking scripts"
scripts/check-scripts.sh || failed="$failed check-scripts"
scripts/provision.sh
scripts/provision/helm.sh || failed="$failed provision-helm"
step "Testing scripts"
python3 scripts/tests/run.py --xml "$reports/TEST-scripts.xml" || failed="$failed test-scripts"

step "Checking the toolchain and the format"
mvn -B -ntp -q enforcer:enforce@toolchain || failed="$failed check-build"
mvn -B -ntp -q spotless:check || failed="$failed check-format"
scripts/build.sh
scripts/model.sh
wait $dashboard || failed="$failed test-frontend"
step "Tested the dashboard on its own"
cat "$reports/dashboard.log"

# Two modules at a time: their tests often wait, for a database or a deadline, and leave the processors to the other.
# The services have just been packaged.
step "Testing shared-model, api-service, model-tools, worker-service, then the system"
mvn -B -ntp -T 2 --fail-at-end -Dquarkus.build.skip=true verify || failed="$failed test-java"

# The rest of the tests on these stores takes longer: make test-postgresql, test-s3, test-scaled.
stores=(-Dtest.database=postgresql)
if [ -n "${VERSITYGW:-}" ] || command -v go >/dev/null; then
  scripts/provision/s3-server.sh || failed="$failed provision-s3-server"
  stores+=(-Dtest.audio=s3)
else
  note "neither Go nor VERSITYGW: the audio store is not tested on S3"
fi
step "Testing database and audio store on PostgreSQL and S3"
scripts/provision/postgres.sh || failed="$failed provision-postgres"
mvn -B -ntp -pl shared-model "${stores[@]}" -Dsurefire.reportNameSuffix=stores \
  -Dtest='io.whisperrest.model.**,io.whisperrest.audio.**' test || failed="$failed test-stores"

[ -z "$failed" ] || printf 'error: failed:%s (each is a target of make)\n' "$failed" >&2
python3 scripts/count_tests.py "$reports" ./*/target/surefire-reports ./*/target/failsafe-reports || failed="$failed tests"
[ -z "$failed" ]
