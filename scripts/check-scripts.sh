#!/usr/bin/env bash
# Checks every script: bash's own syntax check, Python's, and shellcheck where it is installed.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh

mapfile -t scripts < <(find scripts .ci -name '*.sh' -o -path .ci/run | sort)
for script in "${scripts[@]}"; do bash -n "$script"; done
find scripts -name '*.py' -print0 | xargs -0 python3 -c 'import ast, sys; [ast.parse(open(f).read(), f) for f in sys.argv[1:]]'
if command -v shellcheck >/dev/null; then
  shellcheck -x "${scripts[@]}"
else
  note "shellcheck is not installed: only the syntax was checked (apt-get install shellcheck)"
fi
