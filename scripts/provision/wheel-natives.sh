#!/usr/bin/env bash
# Provides whisper.cpp's libraries, built for any x86-64, in .runtime/wheel/. Used when there is no build for this machine.
# The libraries find one another by the hashed names they were packed with, in their own folder; the plain names are symlinks.
set -euo pipefail
cd "$(dirname "$0")/../.."
. scripts/say.sh
. scripts/provision/package.sh

has_programs_for_this_machine || exit 0
is_fetched pywhispercpp .runtime/wheel/libwhisper.so .runtime/wheel/libggml.so && exit 0

rm -rf .runtime/wheel .runtime/wheel.part
fetch pywhispercpp 'pywhispercpp.libs/*=' --into .runtime/wheel.part || {
  warn "no prebuilt libraries of whisper.cpp: $why" # the worker falls back to its own slower libraries
  exit 0
}
for name in whisper ggml ggml-base ggml-cpu; do
  file=$(cd .runtime/wheel.part && echo "lib$name"-????????.so.*)
  ln -s "$file" ".runtime/wheel.part/lib$name.so"
done
mv .runtime/wheel.part .runtime/wheel
