#!/bin/sh
# Sourced. Creates the roles of features and gives all roles the passwords of the Secrets.

# shellcheck source=templates/patroni/scripts/patroni-api.sh
. /scripts/patroni-api.sh

# The password that the superuser had before the last change.
superuser_password=$(cat /credentials/password)
complaint=

superuser() {
  "$POSTGRES_BIN/psql" -Xq -U "$(cat /credentials/username)" -d postgres "$@"
}

# Only with the leader lock: at the end of a bootstrap, before it takes the lock, Patroni sets passwords, too. If both do so
# at once, Patroni fails ("tuple concurrently updated") and deletes a finished restore.
is_primary() {
  curl -fsk --max-time 5 --output /dev/null "$patroni/primary" || return 1
  # Only a superuser with another name than postgres needs a password. The old one is valid until the database has the new one.
  for PGPASSWORD in "$(cat /credentials/password)" "$superuser_password"; do
    export PGPASSWORD
    if answer=$(superuser -At -c 'SELECT NOT pg_is_in_recovery()' 2>/tmp/password-login); then
      [ "$answer" = t ]
      return
    fi
  done
  now=$(cat /tmp/password-login)
  [ "$now" = "$complaint" ] || echo "passwords: $now" >&2
  complaint=$now
  return 1
}

# Lines of a file with a password and the name of its role; the superuser last, because this script logs in as superuser.
password_files() {
  printf '%s %s\n' /credentials/replication-password "$REPLICATION_ROLE" /credentials/rewind-password "$REWIND_ROLE"
  [ ! -e /credentials/pgbouncer-password ] || echo /credentials/pgbouncer-password pgbouncer
  [ ! -e /credentials/exporter-password ] || echo /credentials/exporter-password exporter
  [ ! -e /application/password ] || printf '%s %s\n' /application/password "$APPLICATION_OWNER"
  printf '%s %s\n' /credentials/password "$(cat /credentials/username)"
}

# Those of the lines whose role has another password in the database.
changed_passwords() {
  stored=$(superuser -At -c 'SELECT json_object_agg(rolname, rolpassword) FROM pg_catalog.pg_authid') || return
  password_files >/tmp/password-files
  printf '%s' "$stored" | python3 /scripts/changed-passwords.py /tmp/password-files
}

set_changed_passwords() {
  changed_passwords >/tmp/password-changes || return
  while read -r file role; do
    superuser -v role="$role" -v password_file="$file" -f /scripts/role-password.sql </dev/null || return
    echo "passwords: set the password of $role from the Secret"
  done </tmp/password-changes
}

# A password that is set again gets another verifier, and with the old one the pooler can no longer log in for the clients that
# it has. So only changed passwords are set. Without the local commit a cluster in synchronous mode would wait for a standby
# that cannot log in with its new password.
set_passwords() {
  PGOPTIONS='-c synchronous_commit=local'
  export PGOPTIONS
  set -- -v rewind_role="$REWIND_ROLE" -f /scripts/member-roles.sql
  [ ! -e /credentials/pgbouncer-password ] || set -- "$@" -f /scripts/pooler-role.sql
  [ ! -e /credentials/exporter-password ] || set -- "$@" -f /scripts/exporter-role.sql
  password=$(cat /credentials/password)
  # reload.sh and on-role-change.sh must not alter the same role at the same time.
  exec 7>/tmp/password-lock
  flock 7
  superuser "$@" && set_changed_passwords && superuser_password=$password
  status=$?
  exec 7>&-
  return "$status"
}
