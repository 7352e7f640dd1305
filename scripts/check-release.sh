#!/usr/bin/env bash
# Checks whether this checkout is ready to be tagged as VERSION: every file that names the version agrees, and the changelog has a
# dated section for it.
# check-release.sh 0.1.0 (v0.1.0 means the same)
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh

version=${1:?usage: scripts/check-release.sh VERSION}
version=${version#v}
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]] || fail "$version is not a semantic version"

problems=0
problem() { printf 'error: %s\n' "$*" >&2 && problems=$((problems + 1)); }

for pom in pom.xml */pom.xml; do
  # The first version in a POM is that of the project, or of its parent.
  found=$(sed -n 's:.*<version>\(.*\)</version>.*:\1:p' "$pom" | sed -n 1p)
  [ "$found" = "$version" ] || problem "$pom says $found"
done
for file in frontend/package.json frontend/package-lock.json; do
  found=$(sed -n 's/^ *"version": "\(.*\)",*$/\1/p' "$file" | sed -n 1p)
  [ "$found" = "$version" ] || problem "$file says $found"
done
for file in docker-compose*.yml; do
  while read -r found; do
    [ "$found" = "$version" ] || problem "$file says $found"
  done < <(sed -n 's/.*WHISPER_REST_VERSION:-\([^}]*\)}.*/\1/p' "$file" | sort -u)
done
for field in version appVersion; do
  found=$(sed -n "s/^$field: \"*\([^\"]*\)\"*$/\1/p" deploy/helm/whisper-rest/Chart.yaml)
  [ "$found" = "$version" ] || problem "deploy/helm/whisper-rest/Chart.yaml says $field $found"
done
grep -qxF "#WHISPER_REST_VERSION=$version" .env.example || problem ".env.example names a different WHISPER_REST_VERSION"
grep -qE "^## \[${version//./\\.}\] - [0-9]{4}-[0-9]{2}-[0-9]{2}$" CHANGELOG.md ||
  problem "CHANGELOG.md has no dated heading: ## [$version] - $(date +%F)"

[ $problems = 0 ] || exit 1
note "ready to be tagged: v$version"
