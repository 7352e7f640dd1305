# Sourced: one provisioning, building or starting at a time. The lock ends with the script, however it ends.

take_lock() {
  [ -z "${WHISPER_LOCK_HELD:-}" ] || return 0
  mkdir -p .runtime
  exec 9>.runtime/lock
  if command -v flock >/dev/null && ! flock -n 9; then
    note "another make is at work here: waiting for it"
    flock 9
  fi
  export WHISPER_LOCK_HELD=yes
}
