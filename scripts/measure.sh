#!/usr/bin/env bash
# Runs a measuring tool from benchmarks/ against the running service; starts the service if needed.
#
#   measure.sh eval.py|bench.py|lists.py [arguments of the tool]
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh

tool=${1:?which tool: eval.py, bench.py or lists.py}
shift
command -v python3 >/dev/null || fail "python3 is missing: apt-get install python3"
scripts/run.sh --no-sample >&2
. scripts/settings.sh
load_ports
API_URL=$(api_url)
export API_URL
step "Running benchmarks/$tool against $API_URL"
exec python3 "benchmarks/$tool" "$@"
