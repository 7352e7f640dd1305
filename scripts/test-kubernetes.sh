#!/usr/bin/env bash
# Tests the Helm chart on a Kubernetes API server: every object is checked strictly, releases are installed, upgraded and removed, and KEDA
# scales the groups of workers by the lists of a Redis-compatible server. kwok plays the nodes: no container runs.
# TESTS="manifests trial release scaling" chooses parts.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh
. scripts/lock.sh
. scripts/kubernetes/cluster.sh
. scripts/kubernetes/keda.sh
. scripts/kubernetes/checks.sh

take_lock
scripts/provision/helm.sh
scripts/provision/redis.sh
scripts/kubernetes/programs.sh

finish() {
  stop_cluster
  print_table
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

step "Starting a control plane"
started=$(now)
start_cluster
row "control plane ready" "$(since "$started")"
started=$(now)
install_definitions
start_keda
row "KEDA ready" "$(since "$started")"

for test in ${TESTS:-manifests trial release scaling}; do
  step "Testing: $test"
  "check_$test"
done
