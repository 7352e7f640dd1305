#!/usr/bin/env bash
# Stops the services: sends SIGTERM, then waits. The worker drains: it finishes what it can and returns the rest to the queue.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh
. scripts/settings.sh
. scripts/services.sh

step "Stopping"
# Redis stops last, because the others return their work through it.
for name in worker-service api-service redis-server; do stop_service "$name"; done
