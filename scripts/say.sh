# Sourced: how every script speaks. Progress goes to stderr, results to stdout.

step() { printf '==> %s\n' "$*" >&2; }
note() { printf '    %s\n' "$*" >&2; }
warn() { printf '    warning: %s\n' "$*" >&2; }

# One line that names the missing thing and the fix; nothing is printed after it.
fail() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}
