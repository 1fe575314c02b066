#!/bin/sh
# Makes a base backup of this member, checks that the archive has the backup and its WAL, then deletes the backups that the
# retention does not keep. The last line of the log is the outcome as JSON. The annotations of the ConfigMap <name>-backup have
# it, too.
set -u
# shellcheck source=templates/backup/scripts/archive-environment.sh
. /scripts/archive-environment.sh
# shellcheck source=templates/backup/scripts/archive-call.sh
. /scripts/archive-call.sh
# shellcheck source=templates/patroni/scripts/kubernetes.sh
. /scripts/kubernetes.sh
# shellcheck source=templates/patroni/scripts/cluster-state.sh
. /scripts/cluster-state.sh
# shellcheck source=templates/backup/scripts/archive-guard.sh
. /scripts/archive-guard.sh
# shellcheck source=templates/backup/scripts/restart-point.sh
. /scripts/restart-point.sh
# shellcheck source=templates/backup/scripts/outcome.sh
. /scripts/outcome.sh

OUTCOME_CONFIGMAP=${PATRONI_NAME%-*}-backup
work=/tmp/backup
run=$(od -An -N8 -tx1 /dev/urandom | tr -d ' \n')
started=$(date +%s)
# A checkpoint, or archiving the last WAL, may take minutes in which no data is transferred.
patience=900

# report REASON: REASON is empty for success.
report() {
  status=0
  python3 /scripts/backup-outcome.py "$work" "$run" "$started" "$1" || status=1
  outcome_publish backup "$work"
  rm -rf "$work"
  exit "$status"
}

# At the end of a backup of a primary PostgreSQL waits for the archive, but not of a replica, whose WAL another member
# archives: https://www.postgresql.org/docs/current/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP
await_log() {
  waiting_since=$(date +%s)
  switched=
  until [ $(($(date +%s) - waiting_since)) -ge "$patience" ]; do
    archive_call 10 wal-g st ls wal_005 >"$work/log" 9>&- && python3 /scripts/backup-log.py "$work" "$run" && return
    [ -n "$switched" ] || switch_log
    switched=yes
    sleep 10
  done
  return 1
}

# On an idle primary the last segment would stay open for a long time.
switch_log() {
  primary=$(backup_sql 10 -c 'SELECT sender_host FROM pg_stat_wal_receiver')
  [ -z "$primary" ] || primary_sql 60 -h "$primary" -c 'SELECT pg_switch_wal()' >/dev/null
}

# If kubectl loses its connection, this script goes on and keeps its lock.
exec 9>/tmp/backup-lock
flock -n 9 || {
  echo "backup: another backup of this member is still running" >&2
  exit 1
}
rm -rf "$work"
mkdir "$work"

PGUSER=$(cat /credentials/username)
PGPASSWORD=$(cat /credentials/password)
export PGUSER PGPASSWORD PGDATABASE=postgres

archive_environment /config/archive.env /archive || report "the settings of the archive are not usable"
archive_guard write || report "the archive does not answer, or belongs to another database"
restart_point
# One failed request out of thousands must not end the transfer.
export S3_MAX_RETRIES=15
archive_call "$patience" wal-g backup-push "$PGDATA" --add-user-data "{\"run\":\"$run\"}" 9>&- ||
  report "wal-g backup-push failed"
archive_call "$patience" wal-g backup-list --detail --json >"$work/list" 9>&- || report "wal-g backup-list failed"
python3 /scripts/backup-outcome.py "$work" "$run" "$started" '' || report ''
await_log || report "the backup is complete, but its WAL is not in the archive; older backups are kept; see the log of the primary"
keep=$(python3 /scripts/backup-retention.py "$work/list" "$BACKUP_RETENTION" "${BACKUP_RETENTION_DAYS:-}") ||
  report "the backup is complete; the list of backups is not usable, so older backups remain"
# Sort by time: by default WAL-G sorts by timeline, which starts again at 1 after an upgrade.
archive_call "$patience" wal-g delete retain FULL "$keep" --use-sentinel-time --confirm 9>&- ||
  report "the backup is complete; wal-g delete failed, so older backups remain"
archive_call "$patience" wal-g backup-list --detail --json >"$work/list" 9>&- || report "wal-g backup-list failed"
report ''
