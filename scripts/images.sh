#!/usr/bin/env bash
# Builds the images with Docker, or with buildah where no Docker engine answers, and prints their sizes.
#   images.sh                    api, frontend and worker-cpu
#   images.sh worker-gpu         only that one
#   BASES=local images.sh        on stand-ins for the base images, where no registry can be reached; the images get other names
# Arguments of the Dockerfiles can be given in the environment: JDK_IMAGE=…@sha256:… and so on.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh
. scripts/lock.sh
. scripts/images/engine.sh
. scripts/images/names.sh

take_lock
mkdir -p .runtime/images
if [ "$BASES" = local ]; then
  scripts/images/stand-ins.sh base jdk maven node caddy
  BASE_IMAGE=$(stand_in base) JDK_IMAGE=$(stand_in jdk) MAVEN_IMAGE=$(stand_in maven)
  NODE_IMAGE=$(stand_in node) CADDY_IMAGE=$(stand_in caddy)
fi

build() { # image, Dockerfile, target, names of its arguments...
  local image=$1 file=$2 target=$3 name arguments=() began=$SECONDS
  shift 3
  for name in "$@"; do [ -z "${!name:-}" ] || arguments+=("$name=${!name}"); done
  step "Building $(image_name "$image") with $ENGINE (log: .runtime/images/$image.log)"
  build_image "$file" "$target" "$(image_name "$image")" . "${arguments[@]}" >".runtime/images/$image.log" 2>&1 || {
    tail -n 20 ".runtime/images/$image.log" >&2
    fail "$image could not be built"
  }
  note "$(image_size "$(image_name "$image")") MB, after $((SECONDS - began)) s"
}

[ $# -gt 0 ] || set -- api frontend worker-cpu
for image in "$@"; do
  case $image in
    api) build api api-service/Dockerfile "" MAVEN_IMAGE NODE_IMAGE JDK_IMAGE BASE_IMAGE ;;
    frontend) build frontend frontend/Dockerfile "" NODE_IMAGE CADDY_IMAGE ;;
    worker-cpu) build worker-cpu worker-service/Dockerfile cpu MAVEN_IMAGE JDK_IMAGE BASE_IMAGE ;;
    worker-gpu) build worker-gpu worker-service/Dockerfile gpu MAVEN_IMAGE JDK_IMAGE BASE_IMAGE CUDA_DEVEL_IMAGE CUDA_RUNTIME_IMAGE ;;
    *) fail "there is no image '$image': api, frontend, worker-cpu, worker-gpu" ;;
  esac
done
