#!/usr/bin/env bash
# Prepares a checkout for development: enables the pre-commit hook and checks the toolchain, one line per tool.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh

missing=0
ready() { printf 'ok       %s\n' "$*"; }
lacking() { printf 'missing  %s\n' "$*" && missing=$((missing + 1)); }

# Prints the first number with a dot in the version output of a command; a new JDK has one without.
version_of() {
  local printed
  printed=$("$@" 2>&1) || true
  { grep -oE '[0-9]+(\.[0-9]+)+' <<<"$printed" || grep -oE '[0-9]+' <<<"$printed"; } | head -n 1 || true
}

at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; } # version, minimum

need() { # name, minimum, how to get it, command...
  local name=$1 minimum=$2 source=$3 found
  shift 3
  if ! command -v "$1" >/dev/null; then
    lacking "$name $minimum or newer: $source"
    return
  fi
  found=$(version_of "$@")
  if at_least "${found:-0}" "$minimum"; then ready "$name $found"; else lacking "$name $minimum or newer (found ${found:-none}): $source"; fi
}

optional() { # command, what it is for
  if command -v "$1" >/dev/null; then ready "$1"; else printf 'optional %s\n' "$1: $2"; fi
}

javac=javac
[ -z "${JAVA_HOME:-}" ] || javac=$JAVA_HOME/bin/javac
need JDK 17 "apt-get install openjdk-17-jdk-headless" "$javac" -version
need Maven 3.8.6 "apt-get install maven" mvn --version
need Node 20.9 "install Node 20 with npm" node --version
need npm 9 "it comes with Node" npm --version
need "Python" 3.8 "apt-get install python3 python3-pip python3-venv" python3 --version
need curl 7 "apt-get install curl" curl --version
optional cmake "with g++ and make it builds whisper.cpp for this CPU, which doubles the speed"
optional shellcheck "checks the scripts"
optional actionlint "checks the workflows"
command -v chromium-headless-shell >/dev/null || optional chromium "the dashboard's tests drive it"
optional espeak-ng "the voice of the dashboard's tests"

if git rev-parse --git-dir >/dev/null 2>&1; then
  git config core.hooksPath .githooks
  ready "pre-commit hook (.githooks)"
fi
[ $missing = 0 ] || fail "$missing of the tools above must be installed first"
