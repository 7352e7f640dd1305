#!/usr/bin/env bash
# Lays whisper.cpp's libraries as built for any x86-64 at .runtime/wheel/: used where there is no own build.
# The libraries find each other by the hashed names they were packed with, in their own folder; the plain names are links.
set -euo pipefail
cd "$(dirname "$0")/../.."
. scripts/say.sh
. scripts/provision/package.sh

has_programs_for_this_machine || exit 0
is_fetched pywhispercpp .runtime/wheel/libwhisper.so .runtime/wheel/libggml.so && exit 0

rm -rf .runtime/wheel .runtime/wheel.part
fetch pywhispercpp 'pywhispercpp.libs/*=' --into .runtime/wheel.part || {
  warn "no ready-made libraries of whisper.cpp: $why" # the worker has slower ones of its own
  exit 0
}
for name in whisper ggml ggml-base ggml-cpu; do
  file=$(cd .runtime/wheel.part && echo "lib$name"-????????.so.*)
  ln -s "$file" ".runtime/wheel.part/lib$name.so"
done
mv .runtime/wheel.part .runtime/wheel
