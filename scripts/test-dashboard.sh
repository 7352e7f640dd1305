#!/usr/bin/env bash
# Tests the dashboard without services, cheapest first: types, lint, unit tests, the generated client, and the build with its content
# security policy and size budget. A failed stage does not stop the others; exit code 1 when anything failed.
#
#   test-dashboard.sh              runs all stages
#   test-dashboard.sh STAGE...     runs some of: types lint unit client build
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh

scripts/dashboard.sh --packages
reports=$PWD/target/test-reports
mkdir -p "$reports"
unset NODE_OPTIONS
export NEXT_TELEMETRY_DISABLED=1
failed=

in_frontend() { (cd frontend && "$@"); }

check_types() { in_frontend npx next typegen >/dev/null && in_frontend npx tsc --noEmit; }

check_lint() { in_frontend npm run --silent lint; }

check_unit() {
  in_frontend npx vitest run --project 'unit*' --reporter=default --reporter=junit \
    --outputFile.junit="$reports/TEST-frontend-unit.xml"
}

# Generated into a separate folder and compared: differences are named, and nothing is overwritten.
check_client() {
  local fresh=frontend/node_modules/.cache/api.gen
  rm -rf "$fresh"
  in_frontend npx openapi-ts --silent --output "../$fresh"
  diff -r --brief "$fresh" frontend/src/types/api.gen && return 0
  echo "frontend/src/types/api.gen is not what docs/openapi.json gives: make api-client" >&2
  return 1
}

check_build() { scripts/dashboard.sh; }

[ $# -gt 0 ] || set -- types lint unit client build
for stage in "$@"; do
  step "Dashboard: $stage"
  "check_$stage" || failed="$failed $stage"
done
[ -z "$failed" ] || fail "the dashboard failed in:$failed"
