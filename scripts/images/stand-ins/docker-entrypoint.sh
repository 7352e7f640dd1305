#!/bin/sh
# What the official image of PostgreSQL does at its first start, as far as docker-compose.scale.yml uses it.
set -eu
if [ "$1" = postgres ] && [ ! -s "$PGDATA/PG_VERSION" ]; then
    mkdir -p "$PGDATA"
    chmod 0700 "$PGDATA"
    password=$(mktemp)
    printf '%s' "$POSTGRES_PASSWORD" >"$password"
    # The arguments are deliberately split into words.
    # shellcheck disable=SC2086
    initdb --username="$POSTGRES_USER" --pwfile="$password" ${POSTGRES_INITDB_ARGS:-}
    rm "$password"
    echo "host all all all scram-sha-256" >>"$PGDATA/pg_hba.conf"
    # Only its own socket listens until the files have run.
    pg_ctl --wait --options "-c listen_addresses='' -c unix_socket_directories=/var/run/postgresql" start
    for file in /docker-entrypoint-initdb.d/*.sql; do
        psql --host=/var/run/postgresql --username="$POSTGRES_USER" --dbname=postgres --no-psqlrc --no-password -v ON_ERROR_STOP=1 --file="$file"
    done
    pg_ctl --wait --mode=fast stop
    printf '%s\n' "listen_addresses = '*'" "unix_socket_directories = '/var/run/postgresql'" >>"$PGDATA/postgresql.conf"
fi
exec "$@"
