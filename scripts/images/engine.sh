# Sourced after say.sh: one interface to Docker, or to buildah and podman where no Docker engine answers.

has_docker() { command -v docker >/dev/null && docker info >/dev/null 2>&1; }

if has_docker; then
  ENGINE=docker
elif command -v buildah >/dev/null && command -v podman >/dev/null; then
  ENGINE=podman
else
  fail "no engine for containers: install Docker, or buildah and podman (on Debian: apt-get install buildah podman crun netavark aardvark-dns iptables)"
fi

# Podman's settings that a plain virtual machine or a CI container needs. They hold for our calls only.
write_podman_settings() {
  local file=.runtime/containers/containers.conf most
  mkdir -p .runtime/containers
  most=$(ulimit -Hn)
  {
    echo '[containers]'
    # Podman asks for 1048576 of both, which takes a privilege where the machine grants less.
    if [ "$most" != unlimited ] && [ "$most" -lt 1048576 ]; then
      echo "default_ulimits = [\"nofile=$most:$most\", \"nproc=4096:4096\"]"
    fi
    echo '[engine]'
    [ -d /run/systemd/system ] || printf '%s\n' 'cgroup_manager = "cgroupfs"' 'events_logger = "file"'
    # By its path: the process that restarts a container does not read this file.
    ! mountpoint -q /sys/fs/cgroup/unified || echo "runtime = \"$PWD/scripts/images/crun-first-cgroups\""
    echo '[network]'
    ! [ -x /usr/lib/podman/netavark ] || echo 'network_backend = "netavark"'
  } >"$file"
  export CONTAINERS_CONF=$PWD/$file
}
[ "$ENGINE" = docker ] || write_podman_settings

# build_image FILE TARGET NAME CONTEXT [NAME_OF_ARG=VALUE ...]; an empty target is the last stage.
build_image() {
  local file=$1 target=$2 name=$3 context=$4 argument
  local options=(--file "$file" --tag "$name")
  shift 4
  [ -z "$target" ] || options+=(--target "$target")
  for argument in "$@"; do options+=(--build-arg "$argument"); done
  if [ "$ENGINE" = docker ]; then
    docker build "${options[@]}" "$context"
  else
    # No runtime and no cgroups are needed to build. Only Docker's own format keeps HEALTHCHECK.
    buildah build --isolation chroot --network host --layers --format docker --pull=missing "${options[@]}" "$context"
  fi
}

has_image() { $ENGINE image inspect "$1" >/dev/null 2>&1; }

# Size of an image in MB.
image_size() { $ENGINE image inspect --format '{{.Size}}' "$1" | awk '{ printf "%.0f\n", $1 / 1e6 }'; }
