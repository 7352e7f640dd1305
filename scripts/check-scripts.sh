#!/usr/bin/env bash
# Checks the syntax of every shell and Python script. If installed, shellcheck also checks the scripts, actionlint the workflows, and
# promtool the alert rules.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh

mapfile -t scripts < <({
  find scripts .ci .githooks -name '*.sh' -o -path .ci/run -o -path '.githooks/*'
  find deploy/container scripts/images/crun-first-cgroups -type f
} | sort)
for script in "${scripts[@]}"; do bash -n "$script"; done
find scripts -name '*.py' -print0 | xargs -0 python3 -c 'import ast, sys; [ast.parse(open(f).read(), f) for f in sys.argv[1:]]'
if command -v shellcheck >/dev/null; then
  shellcheck -x "${scripts[@]}"
else
  note "shellcheck is not installed: only the syntax was checked (apt-get install shellcheck)"
fi
if command -v actionlint >/dev/null; then
  actionlint
else
  note "actionlint is not installed: the workflows were not checked (go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.12)"
fi
if command -v promtool >/dev/null; then
  (cd deploy/prometheus && promtool check rules alerts.yml && promtool test rules alerts_test.yml) >/dev/null ||
    fail "the alert rules are wrong: make check-alerts"
else
  note "promtool is not installed: the alert rules were not checked (apt-get install prometheus)"
fi
