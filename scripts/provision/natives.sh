#!/usr/bin/env bash
# Builds whisper.cpp for this very CPU into .runtime/natives/ (takes about a minute on two cores; twice as fast as the prebuilt
# libraries). Without a compiler, or when the build fails, the libraries in .runtime/wheel/ are used instead. A build for another CPU
# would die of an illegal instruction, so it is discarded; the file BUILT_FOR records what a build is for.
#
#   natives.sh           does nothing if the build exists, or failed before for the same source and CPU
#   natives.sh --again   always builds
#   natives.sh --vulkan [--again]   builds with Vulkan into .runtime/natives-vulkan/, and fails rather than falling back
set -euo pipefail
cd "$(dirname "$0")/../.."
. scripts/say.sh
. scripts/provision/package.sh

natives=.runtime/natives
source=.runtime/source/whisper.cpp
patches=scripts/runtime/patches
patched=.runtime/source/whisper.cpp-patched
build=.runtime/build
log=.runtime/natives.log
needs=(cmake c++ make)
why=
switches=(-DCMAKE_BUILD_TYPE=Release -DBUILD_SHARED_LIBS=ON
  -DGGML_NATIVE=ON    # every instruction this CPU has
  -DGGML_LLAMAFILE=ON # faster matrix products; off by default, most of the gain
  # Without ggml's AMX backend: it bypasses faster kernels for f16 products, and dies of an illegal instruction with quantised
  # weights (GCC drops half of its tile configuration). Our patch uses AMX for f16 and bf16. Other CPUs do not define the macro.
  -DCMAKE_C_FLAGS=-U__AMX_INT8__ -DCMAKE_CXX_FLAGS=-U__AMX_INT8__
  -DWHISPER_BUILD_EXAMPLES=OFF -DWHISPER_BUILD_TESTS=OFF)

again=""
gpu=""
patch_files=("$patches"/*.patch)
for argument in "$@"; do
  case "$argument" in
    --again) again=yes ;;
    --vulkan)
      gpu=vulkan
      natives=.runtime/natives-vulkan
      patched=$patched-vulkan
      build=$build-vulkan
      log=.runtime/natives-vulkan.log
      needs+=(patch glslc)
      switches+=(-DGGML_VULKAN=ON)
      patch_files+=("$patches"/vulkan/*.patch)
      ;;
    *) fail "$argument: only --vulkan can be built here; for CUDA see docs/operations.md" ;;
  esac
done

# Identifies a build: source, switches, CPU and its instructions (a virtual machine may hide some of them).
identity() {
  echo "source: pywhispercpp $(pinned_version pywhispercpp)"
  echo "switches: ${switches[*]}"
  echo "patches: $(cat "${patch_files[@]}" | sha256sum)"
  sed -n '/^$/q; s/^\(model name\|CPU part\|flags\|Features\)[[:space:]]*:/\1:/p' /proc/cpuinfo
}

# Shows "compiling 43 %" on a terminal; all other output goes to the log.
show_percent() {
  if [ -t 2 ]; then
    tee -a "$log" | sed -un 's/^\[ *\([0-9]*\)%\].*/\1/p' | while read -r percent; do
      printf '\r    compiling %s %% ' "$percent" >&2
    done
    printf '\r\033[K' >&2
  else
    cat >>"$log"
  fi
}

# Creates a copy of the source with our patches applied.
apply_patches() {
  local file
  rm -rf "$patched"
  if ! command -v patch >/dev/null; then
    note "no patch: whisper.cpp is built without our patches (as little as half the speed); apt-get install patch, then 'make natives'"
    return 1
  fi
  cp -r "$source" "$patched" || return 1
  for file in "${patch_files[@]}"; do
    patch -p1 -d "$patched" <"$file" >>"$log" 2>&1 || return 1
  done
}

compile() { # source
  rm -rf "$build"
  cmake -S "$1" -B "$build" "${switches[@]}" \
    -DCMAKE_BUILD_WITH_INSTALL_RPATH=ON "-DCMAKE_INSTALL_RPATH=\$ORIGIN" >>"$log" 2>&1 || return 1
  cmake --build "$build" --target whisper --parallel "$(getconf _NPROCESSORS_ONLN)" 2>&1 | show_percent
}

# Collects the libraries in one folder, loads them once, and only then makes them visible.
install_libraries() {
  rm -rf "$natives.part"
  mkdir -p "$natives.part"
  find "$build" \( -name 'libwhisper.so*' -o -name 'libggml*.so*' \) -exec cp -P {} "$natives.part/" \;
  if command -v python3 >/dev/null; then
    python3 -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1]).whisper_print_system_info()' \
      "$PWD/$natives.part/libwhisper.so" >>"$log" 2>&1 || return 1
  fi
  identity >"$natives.part/BUILT_FOR"
  mv "$natives.part" "$natives"
}

give_up() {
  [ -z "$gpu" ] || fail "whisper.cpp could not be built with Vulkan: see $log; Debian has libvulkan-dev, glslc and spirv-headers"
  identity >"$natives.failed"
  warn "whisper.cpp could not be built (${why:-see $log}): using the prebuilt libraries; 'make natives' tries again"
  exit 0
}

if [ "$again" ]; then
  rm -rf "$natives" "$natives.failed"
elif [ "$(identity)" = "$(cat "$natives/BUILT_FOR" 2>/dev/null)" ]; then
  exit 0
elif [ "$(identity)" = "$(cat "$natives.failed" 2>/dev/null)" ]; then
  note "whisper.cpp's build failed before: using the prebuilt libraries; 'make natives' tries again"
  exit 0
elif [ -d "$natives" ]; then
  note "the existing build of whisper.cpp is for another CPU or version: building again"
  rm -rf "$natives" "$build"
fi

for tool in "${needs[@]}"; do
  if ! command -v "$tool" >/dev/null; then
    [ -z "$gpu" ] || fail "no $tool: apt-get install cmake g++ make patch glslc libvulkan-dev spirv-headers"
    note "no $tool: using the prebuilt libraries (half the speed); apt-get install cmake g++ make, then 'make natives'"
    exit 0
  fi
done

is_fetched pywhispercpp-source "$source/CMakeLists.txt" ||
  fetch pywhispercpp --source whisper.cpp --into "$source" || give_up
took="about a minute"
[ -z "$gpu" ] || took="with Vulkan: several minutes"
note "building whisper.cpp for $(sed -n '/model name/{s/.*: //p;q}' /proc/cpuinfo) ($took)"
: >"$log"
if apply_patches && compile "$patched" && install_libraries; then
  rm -rf "$natives.failed"
elif [ -z "$gpu" ] && mv "$log" "$log.patched" && note "building whisper.cpp without our patches" && compile "$source" && install_libraries; then
  rm -rf "$natives.failed"
else
  give_up
fi
