#!/usr/bin/env bash
# Builds whisper.cpp with Vulkan and recognises three seconds of the sample with it, through the worker's own code. The text must be that
# of the build for the CPU. Without a GPU, Mesa's lavapipe computes the shaders on the CPU: that proves loading, memory and shaders, not
# speed. Needs libvulkan-dev, glslc, spirv-headers and mesa-vulkan-drivers of Debian.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh

scripts/provision/natives.sh --vulkan
clip=$(mktemp -d)
trap 'rm -rf "$clip"' EXIT
.runtime/bin/ffmpeg -v error -i samples/hello.flac -t 3 "$clip/clip.wav"

transcribe() { # FOLDER
  java -cp 'worker-service/target/quarkus-app/app/*:worker-service/target/quarkus-app/lib/main/*' \
    io.whisperrest.worker.command.TranscribeFile --natives "$1" --language en "$clip/clip.wav"
}

step "On the CPU"
expected=$(transcribe .runtime/natives)
echo "$expected"
step "On Vulkan"
# A CPU device is skipped unless it is named.
lavapipe=/usr/share/vulkan/icd.d/lvp_icd.x86_64.json
if [ ! -e /dev/dri ] && [ -e "$lavapipe" ]; then
  export VK_ICD_FILENAMES=$lavapipe GGML_VK_VISIBLE_DEVICES=0
fi
begun=$SECONDS
got=$(transcribe .runtime/natives-vulkan 2>"$clip/log") || { cat "$clip/log" >&2; fail "recognition with Vulkan failed"; }
grep -i "ggml_vulkan: [0-9]" "$clip/log" || true
echo "$got"
note "$((SECONDS - begun)) s"
grep -qi vulkan "$clip/log" || fail "the library did not use Vulkan: see docs/operations.md"
[ "$got" = "$expected" ] || fail "the texts differ"
