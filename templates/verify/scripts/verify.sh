#!/bin/sh
# The restore drill: fetches the newest base backup into the empty volume of its pod, replays the archived WAL to its end,
# counts the databases, checks every table and index, and deletes the copy. The last line of the log is the outcome as
# JSON; it also goes into the annotations of the ConfigMap <name>-backup.
set -u
# shellcheck source=templates/backup/scripts/archive-environment.sh
. /scripts/archive-environment.sh
# shellcheck source=templates/backup/scripts/archive-call.sh
. /scripts/archive-call.sh
# shellcheck source=templates/patroni/scripts/kubernetes.sh
. /scripts/kubernetes.sh
# shellcheck source=templates/backup/scripts/outcome.sh
. /scripts/outcome.sh

RESTORE_SETTINGS=/config/archive.env
RESTORE_SECRETS=/archive
# One attempt, to report a damaged backup within minutes; few streams, because WAL-G halves them at each of its retries.
RESTORE_PAUSES=0
WALG_DOWNLOAD_CONCURRENCY=4
work=/tmp/verify
PGHOST=$work
PGUSER=$(cat /credentials/username)
PGDATABASE=postgres
export RESTORE_SETTINGS RESTORE_SECRETS RESTORE_PAUSES WALG_DOWNLOAD_CONCURRENCY PGHOST PGUSER PGDATABASE
started=$(date +%s)
server=

# finish REASON: REASON is empty for success.
finish() {
  trap - TERM INT
  [ -z "$server" ] || kill -QUIT "$server" 2>/dev/null
  status=0
  python3 /scripts/verify-outcome.py "$work" "$started" "$1" || status=1
  outcome_publish verify "$work"
  [ -z "$server" ] || wait "$server"
  rm -rf "$PGDATA"
  exit "$status"
}

# setting NAME: the value on the server that wrote the WAL. With a lower value the replay may fail.
setting() {
  "$POSTGRES_BIN/pg_controldata" "$PGDATA" | sed -n "s/^$1 setting: *//p"
}

# The configuration of the backup, without the settings of its member: no connections over the network, the memory of a small
# pod, no archiving, and no fsync for a copy that is deleted.
start_server() {
  echo 'local all all trust' >"$work/pg_hba.conf"
  : >"$work/pg_ident.conf"
  : >"$PGDATA/recovery.signal"
  "$POSTGRES_BIN/postgres" -D "$PGDATA" \
    -c listen_addresses= -c unix_socket_directories="$work" -c ssl=off -c cluster_name=verify \
    -c hba_file="$work/pg_hba.conf" -c ident_file="$work/pg_ident.conf" \
    -c logging_collector=off -c log_destination=stderr \
    -c max_connections="$(setting max_connections)" -c max_worker_processes="$(setting max_worker_processes)" \
    -c max_wal_senders="$(setting max_wal_senders)" -c max_prepared_transactions="$(setting max_prepared_xacts)" \
    -c max_locks_per_transaction="$(setting max_locks_per_xact)" \
    -c shared_buffers=128MB -c huge_pages=off -c autovacuum=off -c fsync=off \
    -c archive_mode=off -c hot_standby=off -c primary_conninfo= -c primary_slot_name= -c synchronous_standby_names= \
    -c restore_command='/bin/sh /scripts/restore-wal.sh "%f" "%p"' \
    -c recovery_target_timeline=latest -c recovery_target_action=promote &
  server=$!
}

ask() {
  "$POSTGRES_BIN/psql" -XAtq -c "$1"
}

rm -rf "$work"
mkdir "$work"

archive_environment "$RESTORE_SETTINGS" "$RESTORE_SECRETS" || finish "the settings of the archive are not usable"
archive_call 60 wal-g st ls wal_005 >"$work/archived" || finish "cannot list the WAL in the archive; see above"
# Only now, because archive_call sets its own trap.
trap 'finish "the drill was stopped before it ended"' TERM INT
# In the background, so that the shell still handles signals.
/bin/sh /scripts/restore.sh &
wait $! || finish "cannot fetch the newest base backup; see above"
cp /tmp/restore-backup "$work/backup"

start_server
until [ "$(ask 'SELECT pg_is_in_recovery()' 2>"$work/refused")" = f ]; do
  kill -0 "$server" 2>/dev/null || finish "PostgreSQL does not start from the backup; see above"
  ! grep -q 'role ".*" does not exist' "$work/refused" ||
    finish "the backup has no role $PGUSER, which the Secret of the cluster names as the superuser"
  sleep 1 &
  wait $!
done

ask "SELECT count(*), sum(pg_database_size(oid)), to_char(pg_last_xact_replay_timestamp() AT TIME ZONE 'UTC',
  'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') FROM pg_database" >"$work/databases" || finish "the restored databases do not answer"
python3 /scripts/verify-log.py "$work/archived" "$PGDATA" >&2 ||
  finish "cannot replay the archived WAL to its end; see above"

[ -x "$POSTGRES_BIN/pg_amcheck" ] || finish "the image has no pg_amcheck"
"$POSTGRES_BIN/pg_amcheck" --all --install-missing >&2 || finish "pg_amcheck found damage; see above"
finish ''
