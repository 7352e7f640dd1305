#!/usr/bin/env bash
# Quick checks of the staged files for the pre-commit hook: script syntax, workflows, and layout and lint of the dashboard. Reads the
# files from the work tree. The thorough checks are `make check` and `make test`.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/say.sh

LINT_SECONDS=7 # typed ESLint rules are slow on many files; the whole hook should stay below 10 s
failed=0
check() { "$@" >&2 || failed=1; } # command

installed() { command -v "$1" >/dev/null; }

mapfile -d '' -t staged < <(git diff --cached --name-only --diff-filter=ACMR -z)
shell=() python=() workflows=() layout=() lint=()
for file in "${staged[@]}"; do
  [ -f "$file" ] || continue
  case $file in
    *.sh | .ci/run | .githooks/* | deploy/container/*) shell+=("$file") ;;
    *.py) python+=("$file") ;;
    .github/workflows/*.yml) workflows+=("$file") ;;
    frontend/src/types/api.gen/*) ;; # generated
    frontend/*.ts | frontend/*.tsx | frontend/*.mjs) layout+=("${file#frontend/}") lint+=("${file#frontend/}") ;;
    frontend/*.css | frontend/*.json) layout+=("${file#frontend/}") ;;
  esac
done

for file in "${shell[@]}"; do
  if head -n 1 "$file" | grep -q '^#!.*/sh'; then check sh -n "$file"; else check bash -n "$file"; fi
done
if [ ${#shell[@]} -gt 0 ] && installed shellcheck; then check shellcheck -x "${shell[@]}"; fi
if [ ${#python[@]} -gt 0 ]; then
  check python3 -c 'import ast, sys; [ast.parse(open(f).read(), f) for f in sys.argv[1:]]' "${python[@]}"
fi
if [ ${#workflows[@]} -gt 0 ] && installed actionlint; then check actionlint "${workflows[@]}"; fi

if [ ${#layout[@]} -gt 0 ] && [ -d frontend/node_modules ]; then
  cd frontend
  check node_modules/.bin/prettier --check --log-level warn "${layout[@]}"
  if [ ${#lint[@]} -gt 0 ]; then
    code=0
    timeout "$LINT_SECONDS" node_modules/.bin/eslint --max-warnings 0 --no-warn-ignored "${lint[@]}" >&2 || code=$?
    case $code in
      0) ;;
      124) note "ESLint was stopped after $LINT_SECONDS s: run make lint-frontend" ;;
      *) failed=1 ;;
    esac
  fi
elif [ ${#layout[@]} -gt 0 ]; then
  note "frontend/node_modules is missing: the dashboard's files were not checked (make run installs it)"
fi

[ $failed = 0 ] || fail "the commit was stopped; fix the lines above, or commit with --no-verify"
