# Sourced before scripts/settings.sh: the settings of `make dev` that replace those of .env. All others, such as WHISPER_MODEL, come from .env.
# The ports are fixed and differ from those of `make run`, so both can run at once. The environment can set others.

DEV=$PWD/.runtime/dev
: "${DEV_DASHBOARD_PORT:=3000}" "${DEV_API_PORT:=8180}" "${DEV_API_MANAGEMENT_PORT:=9180}" "${DEV_API_DEBUG_PORT:=5005}"
: "${DEV_WORKER_PORT:=8181}" "${DEV_WORKER_MANAGEMENT_PORT:=9181}" "${DEV_WORKER_DEBUG_PORT:=5006}" "${DEV_REDIS_PORT:=6479}"

# The password is no secret: the API listens on loopback only, and its data folder holds nothing else.
DEV_EMAIL=dev@example.org
DEV_PASSWORD='quiet herons at low tide'

dev_ports() {
  cat <<END_OF_PORTS
$DEV_DASHBOARD_PORT dashboard
$DEV_API_PORT api-service
$DEV_API_MANAGEMENT_PORT api-service, health and metrics
$DEV_API_DEBUG_PORT api-service, debugger
$DEV_WORKER_PORT worker-service, for reloads only
$DEV_WORKER_MANAGEMENT_PORT worker-service, health and metrics
$DEV_WORKER_DEBUG_PORT worker-service, debugger
$DEV_REDIS_PORT redis-server
END_OF_PORTS
}

export DATA_DIR=$DEV/data HTTP_HOST=127.0.0.1 HTTP_PORT=$DEV_API_PORT
# The pages come from the development server. api-service shows only its welcome page, never an older build.
export DASHBOARD_DIR=$DEV/no-dashboard
# The development account must be able to register, and to sign in without TLS.
export REGISTRATION_OPEN=true AUTH_REQUIRE_HTTPS=false
# The development server is a proxy. Its address counts as our own in the CSRF check and in links to shared transcripts.
export PROXY_FORWARDING=true TRUSTED_PROXIES=127.0.0.1 QUARKUS_HTTP_PROXY_ENABLE_FORWARDED_HOST=true
# A reload returns running tasks to the queue instead of waiting for them.
export WORKER_DRAIN_TIMEOUT=1S
# Quarkus sends no usage data, runs no tests on a change, and does not read the terminal.
export QUARKUS_ANALYTICS_DISABLED=true QUARKUS_TEST_CONTINUOUS_TESTING=disabled QUARKUS_CONSOLE_ENABLED=false
# A change inside methods replaces the class in the running service; any other change restarts the service.
export QUARKUS_LIVE_RELOAD_INSTRUMENTATION=true
export NEXT_TELEMETRY_DISABLED=1 API_URL=http://127.0.0.1:$DEV_API_PORT
unset NODE_OPTIONS
