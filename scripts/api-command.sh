# Sourced after settings.sh: runs a command-line class of api-service from the build.

api_command() { # class below io.whisperrest.api, arguments...
  local built=api-service/target/quarkus-app classes='' folder
  [ -f "$built/quarkus-run.jar" ] || fail "api-service is not built: run make build"
  for folder in app lib/main lib/boot; do classes="$classes:$built/$folder/*"; done
  "$JAVA" -Djava.util.logging.manager=org.jboss.logmanager.LogManager -cp "${classes#:}" "io.whisperrest.api.$1" "${@:2}"
}
