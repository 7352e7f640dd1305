# Sourced: the settings of the local services. The environment goes first, then .env, then the defaults below.
# Relative paths are meant from the repository root, and made absolute here.

# Reads KEY=VALUE lines without running them; empty values count as unset. DEMO_* stays out of the services' environment.
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
OWN_DASHBOARD=yes
[ -z "${DASHBOARD_DIR:-}" ] || OWN_DASHBOARD=no
DASHBOARD_DIR=$(absolute "${DASHBOARD_DIR:-frontend/out}")
OWN_REDIS=yes
[ -z "${REDIS_URL:-}" ] || OWN_REDIS=no
export DATA_DIR WHISPER_MODELS_DIR WHISPER_RUNTIME_DIR WHISPER_MODEL AUDIO_FFMPEG AUDIO_SPEECH_MODEL DASHBOARD_DIR

JAVA=java
[ -z "${JAVA_HOME:-}" ] || JAVA=$JAVA_HOME/bin/java

# The ports that the services really got, noted when they start; a taken one was replaced by a free one.
load_ports() { [ ! -f .runtime/run/ports ] || . .runtime/run/ports; }

# Where the API is reached from this machine.
api_url() {
  local host=$HTTP_HOST
  [ "$host" != 0.0.0.0 ] || host=127.0.0.1
  echo "http://$host:$HTTP_PORT"
}
