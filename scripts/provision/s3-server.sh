#!/usr/bin/env bash
# Provides .runtime/s3-server for the tests on S3: versitygw, built with Go (two minutes). VERSITYGW names the program of another installation.
set -euo pipefail
cd "$(dirname "$0")/../.."
. scripts/say.sh

VERSION=v1.8.0

[ -z "${VERSITYGW:-}" ] || exit 0
folder=$PWD/.runtime/s3-server
[ ! -x "$folder/versitygw" ] || [ "$(cat "$folder/version" 2>/dev/null)" != "$VERSION" ] || exit 0
command -v go >/dev/null || fail "no S3 server: install Go, or name the program versitygw in VERSITYGW"
mkdir -p "$folder"
exec 9>"$folder/lock"
flock 9 # one builds, the others wait for it
[ ! -x "$folder/versitygw" ] || [ "$(cat "$folder/version" 2>/dev/null)" != "$VERSION" ] || exit 0
note "building versitygw $VERSION (about two minutes)"
GOBIN=$folder GOFLAGS=-p=1 go install "github.com/versity/versitygw/cmd/versitygw@$VERSION" 2>"$folder/build.log" ||
  fail "versitygw could not be built: see .runtime/s3-server/build.log"
echo "$VERSION" >"$folder/version"
