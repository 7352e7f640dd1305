#!/usr/bin/env bash
# Succeeds when the files that make the images and the stack differ from those that last passed compose-test here, or, without such a
# record, from those of the previous commit. `changed.sh --passed` records that they pass.
set -euo pipefail
cd "$(dirname "$0")/../.."

paths=('*Dockerfile' .dockerignore 'docker-compose*.yml' deploy/container frontend/Caddyfile scripts/images.sh scripts/images
  scripts/compose-test.sh scripts/runtime)
record=.runtime/images/passed

now() { git ls-files -z -- "${paths[@]}" | xargs -0 sha256sum | sha256sum; }

if [ "${1:-}" = --passed ]; then
  mkdir -p .runtime/images
  now >"$record"
elif [ -f "$record" ]; then
  [ "$(now)" != "$(cat "$record")" ]
else
  # The first commit, or a copy without history, has nothing to compare with.
  git rev-parse --quiet --verify HEAD^ >/dev/null && ! git diff --quiet HEAD^ -- "${paths[@]}"
fi
