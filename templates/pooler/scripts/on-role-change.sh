#!/bin/sh
# Called by Patroni with the action, the new role and the cluster's name. A client of the pooler would stay with a member
# that is no longer what the client asked a Service for, and meet "read-only transaction" for ever: PgBouncer drops
# everybody, and the Service leads them to the right member. https://www.pgbouncer.org/usage.html#admin-console
set -u

# Until the Services have forgotten a former primary, clients come back to it. They wait in front of the killed databases,
# where no statement of theirs runs, and are dropped once more.
settle_seconds=3

# Names of killed databases, for PgBouncer does not show them any more. A run that was cut short leaves the file, and the
# next one resumes what is in it.
killed=/tmp/pooler-killed
attempts=30

PGPASSWORD=$(cat /credentials/pgbouncer-password)
PGCONNECT_TIMEOUT=2
export PGPASSWORD PGCONNECT_TIMEOUT

admin() {
  "$POSTGRES_BIN/psql" -XAtq -h localhost -p 6432 -U pgbouncer -d pgbouncer "$@"
}

# The given command for every database of the file; a quote in a name is doubled.
each() {
  sed "s/\"/\"\"/g; s/.*/$1 \"&\";/" "$killed" | admin -f -
}

# Kept names and present ones, without PgBouncer's own database.
drop_clients() {
  touch "$killed"
  {
    cat "$killed"
    admin -c 'SHOW DATABASES' -F / | sed 's,/.*,,'
  } | grep -vx pgbouncer | sort -u >"$killed.new"
  mv "$killed.new" "$killed"
  each KILL
}

drop_clients
if [ "$1" = on_role_change ] && [ "$2" != primary ]; then
  sleep "$settle_seconds"
  drop_clients
fi
while [ -s "$killed" ] && ! each RESUME; do
  attempts=$((attempts - 1))
  [ "$attempts" -gt 0 ] || {
    echo "on-role-change: the pooler does not answer; what it may still refuse is in $killed, for the next change" >&2
    exit 1
  }
  sleep 1
done
rm -f "$killed"
echo "on-role-change: the pooler's clients were dropped: $1, now $2"
