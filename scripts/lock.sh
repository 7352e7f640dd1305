# Sourced: allows only one provisioning, build or start at a time. The lock is released when the script ends, however it ends.

take_lock() {
  [ -z "${WHISPER_LOCK_HELD:-}" ] || return 0
  mkdir -p .runtime
  exec 9>.runtime/lock
  if command -v flock >/dev/null && ! flock -n 9; then
    note "another make is running here: waiting for it"
    flock 9
  fi
  export WHISPER_LOCK_HELD=yes
}
