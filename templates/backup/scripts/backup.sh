#!/bin/sh
# Makes a base backup of this member, checks that the archive has it and its log, then drops the backups that the retention
# does not keep. The last line of the log is the outcome as JSON; it also goes into the annotations of the ConfigMap <name>-backup.
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
# A checkpoint, or the archiving of the last WAL, may take minutes in which no data move.
patience=900

# report REASON: empty for success.
report() {
  status=0
  python3 /scripts/backup-outcome.py "$work" "$run" "$started" "$1" || status=1
  outcome_publish backup "$work"
  rm -rf "$work"
  exit "$status"
}

# PostgreSQL waits for the archive when the backup of a primary ends, but not for that of a replica, whose log another member
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

# On a quiet primary the last segment would not end for a long time.
switch_log() {
  primary=$(backup_sql 10 -c 'SELECT sender_host FROM pg_stat_wal_receiver')
  [ -z "$primary" ] || backup_sql 60 -h "$primary" -c 'SELECT pg_switch_wal()' >/dev/null
}

# A lost connection of kubectl ends neither this script nor what it holds.
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
archive_guard write || report "the archive does not answer, or is not that of this database"
restart_point
# One request of thousands must not end the transfer.
export S3_MAX_RETRIES=15
archive_call "$patience" wal-g backup-push "$PGDATA" --add-user-data "{\"run\":\"$run\"}" 9>&- ||
  report "wal-g backup-push failed"
archive_call "$patience" wal-g backup-list --detail --json >"$work/list" 9>&- || report "wal-g backup-list failed"
python3 /scripts/backup-outcome.py "$work" "$run" "$started" '' || report ''
await_log || report "the backup was made, but its log is not in the archive; older backups are kept; the log of the primary says why"
# Sorted by time: the timeline, by which WAL-G sorts otherwise, begins anew after an upgrade.
archive_call "$patience" wal-g delete retain FULL "$BACKUP_RETENTION" --use-sentinel-time --confirm 9>&- ||
  report "the backup was made; wal-g delete failed, so older ones are still there"
archive_call "$patience" wal-g backup-list --detail --json >"$work/list" 9>&- || report "wal-g backup-list failed"
report ''
