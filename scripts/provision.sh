#!/usr/bin/env bash
# Provides whatever is missing: .env with new secrets, the data folders, and in .runtime/ a Redis-compatible server, ffmpeg,
# the speech detector, whisper.cpp's libraries and the base weights. Keeps existing parts, so it can be run any number of times.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh
. scripts/lock.sh

step "Provisioning"
[ "$(uname -s)" = Linux ] || fail "this is $(uname -s), but the services need Linux: use 'docker compose up' instead"
for tool in curl sed awk; do
  command -v "$tool" >/dev/null || fail "$tool is missing: apt-get install $tool"
done
take_lock
scripts/provision/env-file.sh
. scripts/settings.sh
(umask 077 && mkdir -p "$DATA_DIR"/{db,audio,tmp,backup,keys,redis})

# A part that .env configures is not downloaded.
if [ "$OWN_REDIS" = yes ] && [ "$REDIS_SERVER" = "$PWD/.runtime/bin/redis-server" ]; then scripts/provision/redis.sh; fi
if [ "$AUDIO_FFMPEG" = "$PWD/.runtime/bin/ffmpeg" ]; then scripts/provision/ffmpeg.sh; fi
if [ "$AUDIO_SPEECH_MODEL" = "$PWD/.runtime/silero_vad_16k_sequence.onnx" ]; then scripts/provision/speech-model.sh; fi
if [ -z "${WHISPER_NATIVE_DIR:-}" ]; then
  scripts/provision/wheel-natives.sh
  scripts/provision/natives.sh
fi
if [ "$WHISPER_MODEL" = base ] && [ ! -s "$WHISPER_MODELS_DIR/ggml-base.bin" ]; then scripts/provision/weights.sh; fi
note "all parts are present"
