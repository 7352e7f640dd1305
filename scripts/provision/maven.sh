#!/usr/bin/env bash
# Prints the path of a Maven for Quarkus' development mode, which needs 3.9 or newer: the one on PATH, or the pinned one in
# .runtime/maven/, which an older one on PATH fetches from its repository (9 MB). Builds and tests run on the one on PATH.
set -euo pipefail
cd "$(dirname "$0")/../.."
. scripts/say.sh
. scripts/provision/package.sh

minimum=3.9
pinned=3.9.11
sha256=0d7125e8c91097b36edb990ea5934e6c68b4440eef4ea96510a0f6815e7eeadb
folder=$PWD/.runtime/maven
home=$folder/apache-maven-$pinned

command -v mvn >/dev/null || fail "mvn is missing: apt-get install maven (3.8.6 or newer)"
version=$(mvn --version 2>/dev/null | grep -oE '[0-9]+(\.[0-9]+)+' | head -n 1) ||
  fail "mvn does not tell its version: 'mvn --version' says why"
if at_least "$version" $minimum; then
  command -v mvn
  exit 0
fi
if [ ! -f "$home/.complete" ]; then
  note "fetching Maven $pinned: Quarkus' development mode needs $minimum or newer, and this is $version"
  rm -rf "$folder"
  mkdir -p "$folder"
  (cd "$folder" && mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
    "-Dartifact=org.apache.maven:apache-maven:$pinned:zip:bin" "-DoutputDirectory=$folder") >"$folder/fetch.log" 2>&1 ||
    fail "Maven $pinned cannot be fetched: install Maven $minimum or newer (all of it: .runtime/maven/fetch.log)"
  archive=$folder/apache-maven-$pinned-bin.zip
  echo "$sha256  $archive" | sha256sum --check --status ||
    fail "$archive has another SHA-256 than the pinned one: install Maven $minimum or newer"
  python3 -m zipfile -e "$archive" "$folder"
  chmod +x "$home/bin/mvn"
  rm "$archive"
  touch "$home/.complete"
fi
echo "$home/bin/mvn"
