#!/bin/sh
# Called by Patroni once the first member of a new cluster runs, with a connection string as argument. A failure makes
# Patroni throw the new cluster away. There is no standby yet that a synchronous commit could wait for.
set -eu

PGOPTIONS='-c synchronous_commit=local' exec "$POSTGRES_BIN/psql" -Xq -d "$1" \
  -v database="$APPLICATION_DATABASE" -v owner="$APPLICATION_OWNER" -f /scripts/create-application.sql
