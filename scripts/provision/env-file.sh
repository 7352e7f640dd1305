#!/usr/bin/env bash
# Creates .env from .env.example at the first run, with new random secrets, readable by its owner only.
# Keeps an existing .env; fills in only secrets that are missing or empty.
set -euo pipefail
cd "$(dirname "$0")/../.."
. scripts/say.sh

SECRETS="REDIS_PASSWORD SECRETS_SEAL_KEY DEMO_PASSWORD POSTGRES_PASSWORD S3_SERVER_KEY S3_SERVER_SECRET"

random_secret() { od -An -N32 -tx1 /dev/urandom | tr -d ' \n'; } # 256 bits as 64 hex digits

umask 077
source=.env
if [ ! -f .env ]; then
  source=.env.example
elif [ -n "$(find .env -perm /077)" ]; then
  chmod 600 .env
  note "made .env private (mode 0600)"
fi

cp "$source" .env.part
chmod 600 .env.part
filled=
for key in $SECRETS; do
  grep -q "^$key=." .env.part && continue
  secret=$(random_secret)
  if grep -q "^$key=" .env.part; then
    sed -i "s/^$key=.*/$key=$secret/" .env.part
  else
    printf '%s=%s\n' "$key" "$secret" >>.env.part
  fi
  filled="$filled $key"
done
if [ "$source" = .env ] && [ -z "$filled" ]; then
  rm .env.part
else
  mv .env.part .env
  note "wrote .env with new secrets:$filled"
fi
