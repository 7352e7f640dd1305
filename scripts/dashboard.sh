#!/usr/bin/env bash
# Builds the dashboard into frontend/out when a source is newer than the last build; first installs its packages when their list
# changed. Node is needed only for the build. A folder named by DASHBOARD_DIR is served as it is, and nothing is built.
#
#   dashboard.sh             builds if needed
#   dashboard.sh --packages  only installs the packages
#   dashboard.sh --check     only checks: exit code 0 = up to date
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh
. scripts/lock.sh
. scripts/settings.sh

stamp=.runtime/built-dashboard # has the time at which the last successful build started
installed=frontend/node_modules/.installed # the list of packages of the last complete installation

[ "$OWN_DASHBOARD" = yes ] || exit 0

has_packages() { cmp -s frontend/package-lock.json "$installed"; }

is_up_to_date() {
  [ -f frontend/out/.complete ] && [ -f "$stamp" ] || return 1
  # Folders count too: deleting a file makes its folder newer.
  [ -z "$(find frontend/src frontend/public frontend/scripts frontend/*.json frontend/*.ts frontend/*.mjs -newer "$stamp" \
    ! -path '*/__tests__*' ! -name next-env.d.ts -print -quit)" ]
}

need_node() {
  local how="install Node 20.9 or newer (https://nodejs.org, or your distribution's nodejs and npm), or name a built folder in DASHBOARD_DIR"
  local tool version
  for tool in node npm; do
    command -v "$tool" >/dev/null || fail "$tool is missing, and the dashboard build needs it: $how"
  done
  version=$(node -p process.versions.node)
  [ "$(printf '%s\n' 20.9.0 "$version" | sort -V | head -n 1)" = 20.9.0 ] ||
    fail "node $version is too old for building the dashboard: $how"
}

install_packages() {
  has_packages && return 0
  need_node
  step "Installing the dashboard's packages (the first time, npm downloads about 200 MB)"
  npm --prefix frontend ci --no-audit --no-fund >.runtime/npm.log 2>&1 ||
    fail "npm ci failed: $(grep -m 1 -iE 'err' .runtime/npm.log | cut -c 1-200) (full log: .runtime/npm.log)"
  cp frontend/package-lock.json "$installed"
}

build() {
  need_node
  step "Building the dashboard"
  touch "$stamp.part"
  npm --prefix frontend run build >.runtime/dashboard.log 2>&1 ||
    fail "the dashboard's build failed: $(grep -m 1 -iE 'error|over|failed' .runtime/dashboard.log | cut -c 1-200) (full log: .runtime/dashboard.log)"
  mv "$stamp.part" "$stamp"
  note "built in $SECONDS s"
}

# The caller's own NODE_OPTIONS must not affect the build, and telemetry is off.
unset NODE_OPTIONS
export NEXT_TELEMETRY_DISABLED=1

case ${1:-} in
  --check) has_packages && is_up_to_date ;;
  --packages) take_lock && install_packages ;;
  *)
    if has_packages && is_up_to_date; then exit 0; fi
    take_lock
    install_packages
    is_up_to_date || build
    ;;
esac
