#!/usr/bin/env bash
# Prints the section of a version from CHANGELOG.md without its heading, for use as release notes: changelog.sh 0.1.0
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh

version=${1:?usage: scripts/changelog.sh VERSION}
section=$(awk -v heading="## [$version]" '
  /^## / { if (found) exit; found = index($0, heading) == 1; next }
  found' CHANGELOG.md)
[ -n "${section//[[:space:]]/}" ] || fail "CHANGELOG.md has no section ## [$version], or it is empty"
sed -e '/./,$!d' <<<"$section"
