#!/usr/bin/env bash
# Packages both services when a source is newer than the last build. The services run from a copy, so a build does not disturb them.
#
#   build.sh           builds if needed
#   build.sh --check   only checks: exit code 0 = up to date
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh
. scripts/lock.sh

stamp=.runtime/built # has the time at which the last successful build started
log=.runtime/build.log

is_up_to_date() {
  local name changed
  for name in api-service worker-service; do
    [ -f "$name/target/quarkus-app/quarkus-run.jar" ] || return 1
  done
  [ -f "$stamp" ] || return 1
  # Folders count too: deleting a file makes its folder newer.
  changed=$(find pom.xml ./*/pom.xml shared-model/src model-tools/src/main api-service/src/main worker-service/src/main -newer "$stamp" -print -quit)
  [ -z "$changed" ]
}

if is_up_to_date; then exit 0; fi
[ "${1:-}" != --check ] || exit 1

take_lock
command -v mvn >/dev/null || fail "mvn is missing: apt-get install maven (3.8.6 or newer)"
command -v "${JAVA_HOME:+$JAVA_HOME/bin/}javac" >/dev/null || fail "a JDK is missing: apt-get install openjdk-17-jdk"
step "Building (the first time, Maven downloads about 250 MB)"
touch "$stamp.part"
if ! mvn -B -ntp -pl api-service,worker-service -am -DskipTests package >"$log" 2>&1; then
  fail "the build failed: $(grep -m 1 '^\[ERROR\]' "$log" | cut -c 9-200) (full log: $log)"
fi
mv "$stamp.part" "$stamp"
note "built in $(sed -n 's/.*Total time: *//p' "$log")"
