# Sourced: the settings of the local services. The environment takes precedence over .env, and .env over the defaults below.
# Relative paths start at the repository root and are made absolute here.

# Reads KEY=VALUE lines without executing them; empty values count as unset. DEMO_* is not exported to the services.
load_env_file() { # file
  local line key value
  while IFS= read -r line || [ -n "$line" ]; do
    line=${line%$'\r'}
    [[ $line =~ ^([A-Za-z_][A-Za-z0-9_]*)=(.+)$ ]] || continue
    key=${BASH_REMATCH[1]} value=${BASH_REMATCH[2]}
    [ -z "${!key:-}" ] || continue
    printf -v "$key" '%s' "$value"
    [[ $key = DEMO_* ]] || export "${key?}"
  done <"$1"
}

absolute() { case $1 in /*) echo "$1" ;; *) echo "$PWD/$1" ;; esac }

[ ! -f .env ] || load_env_file .env
. scripts/jvm.env

: "${HTTP_HOST:=127.0.0.1}" "${HTTP_PORT:=8080}" "${API_MANAGEMENT_PORT:=9000}" "${WORKER_MANAGEMENT_PORT:=9001}"
: "${REDIS_PORT:=6379}" "${WHISPER_MODEL:=base}" "${DEMO_EMAIL:=demo@example.org}"
DATA_DIR=$(absolute "${DATA_DIR:-data}")
WHISPER_MODELS_DIR=$(absolute "${WHISPER_MODELS_DIR:-models}")
WHISPER_RUNTIME_DIR=$(absolute "${WHISPER_RUNTIME_DIR:-.runtime}")
AUDIO_FFMPEG=${AUDIO_FFMPEG:-$PWD/.runtime/bin/ffmpeg}
AUDIO_SPEECH_MODEL=$(absolute "${AUDIO_SPEECH_MODEL:-.runtime/silero_vad_16k_sequence.onnx}")
REDIS_SERVER=${REDIS_SERVER:-$PWD/.runtime/bin/redis-server}
DASHBOARD_DIR=$(absolute "${DASHBOARD_DIR:-frontend/out}")
# Decided by the folder itself, not by whether DASHBOARD_DIR is set: a script called by another one finds it in its environment.
OWN_DASHBOARD=yes
[ "$DASHBOARD_DIR" = "$PWD/frontend/out" ] || OWN_DASHBOARD=no
OWN_REDIS=yes
[ -z "${REDIS_URL:-}" ] || OWN_REDIS=no
export DATA_DIR WHISPER_MODELS_DIR WHISPER_RUNTIME_DIR WHISPER_MODEL AUDIO_FFMPEG AUDIO_SPEECH_MODEL DASHBOARD_DIR

JAVA=java
[ -z "${JAVA_HOME:-}" ] || JAVA=$JAVA_HOME/bin/java

# The ports actually in use, recorded at start; a port that was taken is replaced by a free one.
load_ports() { [ ! -f .runtime/run/ports ] || . .runtime/run/ports; }

# The API's base URL on this machine.
api_url() {
  local host=$HTTP_HOST
  [ "$host" != 0.0.0.0 ] || host=127.0.0.1
  echo "http://$host:$HTTP_PORT"
}
