#!/usr/bin/env bash
# Succeeds when the files that make the images and the stack differ from those that last passed compose-test here, or, without such a
# record, from those of the previous commit.
#   changed.sh --state          prints what they are now, before a test
#   changed.sh --passed STATE   records that they passed
# BASES as for images.sh: what passed on stand-ins says nothing about the named bases, so each has a record of its own.
set -euo pipefail
cd "$(dirname "$0")/../.."

# As in .github/workflows/images.yml.
paths=('*Dockerfile' '*pom.xml' .dockerignore 'docker-compose*.yml' deploy/container frontend/Caddyfile scripts/images.sh scripts/images
  scripts/compose-test.sh scripts/runtime)
record=.runtime/images/passed-${BASES:-registry}

state() { git ls-files -z -- "${paths[@]}" | xargs -0 sha256sum | sha256sum | cut -d' ' -f1; }

case ${1:-} in
  --state) state ;;
  --passed)
    mkdir -p .runtime/images
    echo "$2" >"$record"
    ;;
  *)
    if [ -f "$record" ]; then
      [ "$(state)" != "$(cat "$record")" ]
    else
      # The first commit, or a copy without history, has nothing to compare with.
      git rev-parse --quiet --verify HEAD^ >/dev/null && ! git diff --quiet HEAD^ -- "${paths[@]}"
    fi
    ;;
esac
