# Sourced: output functions for all scripts. Progress goes to stderr, results to stdout.

step() { printf '==> %s\n' "$*" >&2; }
note() { printf '    %s\n' "$*" >&2; }
warn() { printf '    warning: %s\n' "$*" >&2; }

# Prints one line that names the problem and the fix, then exits.
fail() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}
