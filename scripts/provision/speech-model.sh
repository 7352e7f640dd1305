#!/usr/bin/env bash
# Provides Silero's speech detector, .runtime/silero_vad_16k_sequence.onnx, from the pinned package.
set -euo pipefail
cd "$(dirname "$0")/../.."
. scripts/say.sh
. scripts/provision/package.sh

model=silero_vad_16k_sequence.onnx

is_fetched silero-vad ".runtime/$model" && exit 0
fetch silero-vad "silero_vad/data/$model=" --into .runtime ||
  fail "no speech detector: $why; or name $model in .env as AUDIO_SPEECH_MODEL"
