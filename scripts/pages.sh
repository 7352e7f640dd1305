# Sourced after settings.sh: the pages that api-service serves.
#
# Our own pages are served from a copy of a finished build. During a build, files in the build's own folder come and go, and a browser
# that loads a page then would keep a broken one. A running or failed build changes nothing: the last copy stays in use.

PAGES_COPY=.runtime/app/dashboard

# Replaces the last copy of a folder with a new one.
copy_of() { # name, what was built
  local copy=.runtime/app/$1
  rm -rf "$copy.part" "$copy.old"
  mkdir -p .runtime/app
  cp -r --reflink=auto "$2" "$copy.part"
  [ ! -e "$copy" ] || mv "$copy" "$copy.old"
  mv "$copy.part" "$copy"
  rm -rf "$copy.old"
}

# the build writes this file last.
has_finished_build() { [ "$OWN_DASHBOARD" = yes ] && [ -f "$DASHBOARD_DIR/.complete" ]; }

# The pages that the next start of api-service will serve.
pages() {
  if [ "$OWN_DASHBOARD" = no ] || has_finished_build; then
    echo "$DASHBOARD_DIR"
  else
    echo "$PWD/$PAGES_COPY"
  fi
}

# Sets DASHBOARD_DIR to the pages that will be served. api-service must not be running.
publish_pages() {
  if has_finished_build; then copy_of dashboard "$DASHBOARD_DIR"; fi
  if [ "$OWN_DASHBOARD" = yes ]; then DASHBOARD_DIR=$PWD/$PAGES_COPY; fi
}
