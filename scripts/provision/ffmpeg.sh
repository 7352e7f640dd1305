#!/usr/bin/env bash
# Provides .runtime/bin/ffmpeg: >= 8.1.3 from PATH, else the pinned package, else (with a warning) >= 6 from PATH.
# Below 8.1.3, a playlist can pass for audio (CVE-2026-107697).
set -euo pipefail
cd "$(dirname "$0")/../.."
. scripts/say.sh
. scripts/provision/package.sh

ffmpeg=.runtime/bin/ffmpeg
good=8.1.3
bearable=6
why=

# Prints the release number; nothing for a build without one.
version_of() { "$1" -version 2>/dev/null | sed -n '1s/^ffmpeg version n\{0,1\}\([0-9][0-9.]*\).*/\1/p'; }
is_at_least() { # program, version
  local version
  version=$(version_of "$1") && [ -n "$version" ] && at_least "$version" "$2"
}

mkdir -p .runtime/bin
if [ -L "$ffmpeg" ]; then
  is_at_least "$ffmpeg" "$good" && exit 0
  rm "$ffmpeg" # missing now, or too old: look for a better one
elif is_fetched imageio-ffmpeg "$ffmpeg"; then
  exit 0
fi

found=$(command -v ffmpeg || true)
if [ -n "$found" ] && is_at_least "$found" "$good"; then
  ln -sfn "$found" "$ffmpeg"
  note "ffmpeg: $found"
  exit 0
fi

if has_programs_for_this_machine &&
  fetch imageio-ffmpeg 'imageio_ffmpeg/binaries/ffmpeg-linux-x86_64-*=ffmpeg' --into .runtime/bin; then
  exit 0
fi
if [ -n "$found" ] && is_at_least "$found" "$bearable"; then
  ln -sfn "$found" "$ffmpeg"
  warn "ffmpeg $(version_of "$found") is older than $good, which fixes known vulnerabilities: install a newer one${why:+ ($why)}"
  exit 0
fi
fail "no ffmpeg: ${why:+$why; or }put ffmpeg >= $good on PATH, or name one in .env as AUDIO_FFMPEG"
