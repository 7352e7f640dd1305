#!/usr/bin/env bash
# Stops the services: SIGTERM, then waits. The worker drains: it finishes what it can and gives the rest back to the queue.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh
. scripts/settings.sh
. scripts/services.sh

step "Stopping"
# Redis last: the others give their work back through it.
for name in worker-service api-service redis-server; do stop_service "$name"; done
