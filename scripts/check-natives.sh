#!/usr/bin/env bash
# Compiles whisper.cpp with our patches and with AddressSanitizer and UBSan, beside the build that is in use, and checks what the patched
# kernels compute. About three minutes on two cores.
#
#   check-natives.sh          with the instructions of this processor
#   check-natives.sh --avx2   with those of a processor that has AVX2 but not AVX-512
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh

source=.runtime/source/whisper.cpp-patched
build=.runtime/build-check
cpu=(-DGGML_NATIVE=ON)
if [ "${1:-}" = --avx2 ]; then
  build=$build-avx2
  cpu=(-DGGML_NATIVE=OFF -DGGML_AVX2=ON -DGGML_FMA=ON -DGGML_F16C=ON -DGGML_BMI2=ON)
fi
[ -f "$source/CMakeLists.txt" ] || fail "there is no patched source: run 'make natives'"

step "Compiling the kernels with AddressSanitizer"
flags="-O2 -fsanitize=address,undefined -fno-sanitize=alignment -fno-sanitize-recover=undefined -fno-omit-frame-pointer -U__AMX_INT8__"
cmake -S "$source" -B "$build" -DCMAKE_BUILD_TYPE=None -DBUILD_SHARED_LIBS=OFF "${cpu[@]}" -DGGML_LLAMAFILE=ON -DGGML_OPENMP=OFF \
  "-DCMAKE_C_FLAGS=$flags" "-DCMAKE_CXX_FLAGS=$flags" -DWHISPER_BUILD_EXAMPLES=OFF -DWHISPER_BUILD_TESTS=OFF >"$build.log"
cmake --build "$build" --target ggml --parallel "$(getconf _NPROCESSORS_ONLN)" >>"$build.log" 2>&1 || fail "it does not compile: see $build.log"
read -ra each <<<"$flags"
mapfile -t libraries < <(for name in ggml ggml-cpu ggml-base; do find "$build" -name "lib$name.a"; done)
c++ -std=c++17 "${each[@]}" -w -DWHISPER_VERSION='"check"' -I"$source" -I"$source/include" -I"$source/src" -I"$source/ggml/include" \
  scripts/runtime/kernels.cpp -o "$build/kernels" "${libraries[@]}" -lpthread -ldl

step "Checking them"
"$build/kernels"
