#!/bin/sh
# Patroni calls this script with a connection string when the first member of a new cluster runs. If it fails, Patroni
# deletes the new cluster. Commits are local: there is no standby yet that a synchronous commit could wait for.
set -eu

PGOPTIONS='-c synchronous_commit=local' exec "$POSTGRES_BIN/psql" -Xq -d "$1" \
  -v database="$APPLICATION_DATABASE" -v owner="$APPLICATION_OWNER" -f /scripts/create-application.sql
