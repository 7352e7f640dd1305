#!/bin/sh
# What the official image of PostgreSQL does at its first start, as far as docker-compose.scale.yml uses it.
set -eu
if [ ! -s "$PGDATA/PG_VERSION" ]; then
    mkdir -p "$PGDATA"
    chmod 0700 "$PGDATA"
    password=$(mktemp)
    printf '%s' "$POSTGRES_PASSWORD" >"$password"
    # The arguments are deliberately split into words.
    # shellcheck disable=SC2086
    initdb --username="$POSTGRES_USER" --pwfile="$password" ${POSTGRES_INITDB_ARGS:-}
    rm "$password"
    echo "CREATE DATABASE $POSTGRES_DB" | postgres --single postgres >/dev/null
    echo "host all all all scram-sha-256" >>"$PGDATA/pg_hba.conf"
    echo "listen_addresses = '*'" >>"$PGDATA/postgresql.conf"
fi
exec "$@"
