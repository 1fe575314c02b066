#!/bin/sh
# Sourced. The backup of a replica begins at its last restart point, and WAL-G refuses an increment that begins before the end
# of the backup it builds on: "Finish LSN of backup ... greater than current LSN". An idle database may have no
# checkpoint between two backups, so the script makes one first.
# https://www.postgresql.org/docs/current/wal-configuration.html

# backup_sql SECONDS OPTION...
backup_sql() {
  limit=$1
  shift
  PGCONNECT_TIMEOUT=10 timeout "$limit" "$POSTGRES_BIN/psql" -XAtq "$@" 9>&-
}

# The same on the primary, as a role that pgHba of the spec cannot lock out. In PostgreSQL 14 only superusers make checkpoints.
primary_sql() {
  case $POSTGRES_VERSION in
  14 | 14.*) backup_sql "$@" ;;
  *)
    (
      PGUSER=$REWIND_ROLE
      PGPASSWORD=$(cat /credentials/rewind-password)
      export PGUSER PGPASSWORD
      backup_sql "$@"
    )
    ;;
  esac
}

# A failure here is not fatal: WAL-G may not need the restart point, and reports an error if it does.
restart_point() {
  [ "${WALG_DELTA_MAX_STEPS:-0}" -gt 0 ] || return 0
  primary=$(backup_sql 10 -c 'SELECT sender_host FROM pg_stat_wal_receiver')
  [ -n "$primary" ] || return 0
  position=$(primary_sql 300 -h "$primary" -c CHECKPOINT -c 'SELECT pg_current_wal_lsn()') || return 0
  for pause in 0 1 1 2 5 10 20; do
    sleep "$pause"
    if [ "$(backup_sql 10 -c "SELECT pg_last_wal_replay_lsn() >= '$position'")" = t ]; then
      backup_sql 300 -c CHECKPOINT
      return
    fi
  done
  echo "backup: this replica has not replayed $position of $primary within 40 s" >&2
}
