#!/usr/bin/env bash
# Prints in one line why CI cannot run compose-test here in reasonable time; prints nothing when it can. BASES as for images.sh.
#   FROM_NOTHING=1   a complete build will do, which takes an hour and more
set -euo pipefail
cd "$(dirname "$0")/../.."

missing=()
has() { command -v "$1" >/dev/null; }
if [ "${BASES:-registry}" = registry ]; then
  docker compose version >/dev/null 2>&1 || missing+=("the compose plugin of docker")
else
  # To run the images, and to make the stand-ins for their bases.
  for program in podman buildah mmdebstrap npm; do has $program || missing+=("$program"); done
  python3 -c 'import ensurepip, venv' 2>/dev/null || missing+=("python3-venv")
  [ -n "${VERSITYGW:-}" ] || [ -x .runtime/s3-server/versitygw ] || has go || missing+=(go)
fi
if [ ${#missing[@]} -gt 0 ]; then
  echo "missing: ${missing[*]}"
  exit
fi

[ -z "${FROM_NOTHING:-}" ] || exit 0
. scripts/say.sh
. scripts/images/engine.sh
. scripts/images/names.sh
names=()
for name in api frontend worker-cpu; do names+=("$(image_name $name)"); done
[ "$BASES" = registry ] || for name in base jdk maven node caddy; do names+=("$(stand_in $name)"); done
for name in "${names[@]}"; do
  has_image "$name" || { echo "$name has not been built here before" && exit; }
done
