#!/usr/bin/env bash
# Creates models/ggml-base.bin from the base weights; ImportModel checks its SHA-256. Keeps an existing model.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh
. scripts/lock.sh
. scripts/settings.sh

for file in "$WHISPER_MODELS_DIR/ggml-$WHISPER_MODEL.bin" "$WHISPER_MODELS_DIR/$WHISPER_MODEL"; do
  if [ -s "$file" ]; then exit 0; fi
done
[ "$WHISPER_MODEL" = base ] ||
  fail "$WHISPER_MODELS_DIR/ggml-$WHISPER_MODEL.bin is missing: put the file there, or set WHISPER_MODEL=base in .env"

take_lock
step "Making $WHISPER_MODELS_DIR/ggml-base.bin"
mkdir -p "$WHISPER_MODELS_DIR"
classes=worker-service/target/worker-service-0.1.0.jar
for folder in lib/main lib/boot app; do classes="$classes:worker-service/target/quarkus-app/$folder/*"; done
"$JAVA" -cp "$classes" io.whisperrest.modeltools.ImportModel \
  --from .runtime/weights --to "$WHISPER_MODELS_DIR/ggml-base.bin" >&2 ||
  fail "the model could not be created: fix the error above, then run the command again"
