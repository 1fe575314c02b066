#!/bin/sh
# Patroni calls this script with the action, the new role and the name of the cluster. Without it a client of the pooler
# would stay connected to a member that no longer has the role of its Service, and get "read-only transaction" forever. So
# PgBouncer drops all clients, and the Service routes them to the right member. https://www.pgbouncer.org/usage.html#admin-console
set -u
# shellcheck source=templates/patroni/scripts/passwords.sh
. /scripts/passwords.sh

# Until the Services no longer route to a former primary, clients reconnect to it. They wait for a killed database, which
# runs none of their statements, and are dropped again.
settle_seconds=3

# Names of killed databases, because PgBouncer no longer lists them. An interrupted run leaves the file, and the next run
# resumes the databases in it.
killed=/tmp/pooler-killed
attempts=30

PGCONNECT_TIMEOUT=2
export PGCONNECT_TIMEOUT

admin() {
  PGPASSWORD=$(cat /credentials/pgbouncer-password) "$POSTGRES_BIN/psql" -XAtq -h localhost -p 6432 -U pgbouncer -d pgbouncer "$@"
}

# Without a server that accepts logins the pooler would refuse clients, and a password that is set after they have logged in
# would lock them out of further connections: see passwords.sh.
prepare_primary() {
  for pause in 1 1 1 1 1 2 2 2; do
    if is_primary && set_passwords; then
      return
    fi
    sleep "$pause"
  done
  echo "on-role-change: the passwords of the Secret are not set yet" >&2
}

# Runs the command for every database in the file; doubles a quote in a name.
each() {
  sed "s/\"/\"\"/g; s/.*/$1 \"&\";/" "$killed" | admin -f -
}

# Saved and current names, without PgBouncer's own database.
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
[ "$2" != primary ] || prepare_primary
while [ -s "$killed" ] && ! each RESUME; do
  attempts=$((attempts - 1))
  [ "$attempts" -gt 0 ] || {
    echo "on-role-change: the pooler does not answer; the databases in $killed may refuse clients until the next change of role" >&2
    exit 1
  }
  sleep 1
done
rm -f "$killed"
echo "on-role-change: dropped the pooler's clients: $1, now $2"
