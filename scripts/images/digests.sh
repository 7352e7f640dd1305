#!/usr/bin/env bash
# Prints every third-party image of the Dockerfiles and compose files with the digest that its tag has now, as NAME=image:tag@sha256:….
# A release builds with these lines as build arguments, and lists them.
set -euo pipefail
cd "$(dirname "$0")/../.."
. scripts/say.sh

{
  sed -n 's/^ARG \([A-Z_]*_IMAGE\)=\(.*\)$/\1 \2/p' api-service/Dockerfile worker-service/Dockerfile frontend/Dockerfile
  sed -n 's/.*image: ${\([A-Z_]*_IMAGE\):-\(.*\)}$/\1 \2/p' docker-compose.yml docker-compose.scale.yml
} | sort -u | while read -r name image; do
  digest=$(docker buildx imagetools inspect --format '{{ .Manifest.Digest }}' "$image") || fail "the registry does not know $image"
  [[ $digest =~ ^sha256:[0-9a-f]{64}$ ]] || fail "$image has no digest: $digest"
  echo "$name=$image@$digest"
done
