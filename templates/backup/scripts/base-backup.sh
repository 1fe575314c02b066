#!/bin/sh
# base-backup.sh JOB: makes a base backup of this member, checks that the archive has the backup and its WAL, then deletes the
# backups that the retention does not keep. backup.sh holds the lock of this member as file 9. The last line of the log is the
# outcome as JSON; the annotations of the ConfigMap <name>-backup have it, too.
set -u
# shellcheck source=templates/backup/scripts/archive-guard.sh
. /scripts/archive-guard.sh
# shellcheck source=templates/backup/scripts/restart-point.sh
. /scripts/restart-point.sh
# shellcheck source=templates/backup/scripts/outcome.sh
. /scripts/outcome.sh

OUTCOME_CONFIGMAP=${PATRONI_NAME%-*}-backup
# shellcheck source=templates/backup/scripts/backup-lock.sh
. /scripts/backup-lock.sh
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

# A failed attempt leaves its files behind, without the object that makes them a backup: wal-g does not list them, and the
# retention does not find them.
remove_leftovers() {
  archive_call 60 wal-g st ls basebackups_005 >"$work/base" 9>&- || return 1
  python3 /scripts/leftovers.py "$work/base" >"$work/leftovers" || return 1
  while read -r name; do
    echo "backup: removing what a failed backup left behind: $name" >&2
    archive_call "$patience" wal-g st rm "basebackups_005/$name/" 9>&- </dev/null || return 1
  done <"$work/leftovers"
}

rm -rf "$work"
mkdir "$work"
backup_lock_take "$run" || exit 1
backup_lock_keep "$run" &
# The CronJob numbers its Jobs: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
case ${1#"$OUTCOME_CONFIGMAP-"} in '' | *[!0-9]*) scheduled=false ;; *) scheduled=true ;; esac

PGUSER=$(cat /credentials/username)
PGPASSWORD=$(cat /credentials/password)
export PGUSER PGPASSWORD PGDATABASE=postgres

archive_environment /config/archive.env /archive || report "the settings of the archive are not usable"
archive_guard write || report "the archive or the API server does not answer, or the archive belongs to another cluster; see above"
restart_point
# One failed request out of thousands must not end the transfer.
export S3_MAX_RETRIES=15
archive_call "$patience" wal-g backup-push "$PGDATA" --add-user-data "{\"run\":\"$run\",\"scheduled\":$scheduled}" 9>&- ||
  report "wal-g backup-push failed"
archive_call "$patience" wal-g backup-list --detail --json >"$work/list" 9>&- || report "wal-g backup-list failed"
python3 /scripts/backup-outcome.py "$work" "$run" "$started" '' || report ''
await_log || report "the backup is complete, but its WAL is not in the archive; older backups are kept; see the log of the primary"
# Sort by time: by default WAL-G sorts by timeline, which starts again at 1 after an upgrade.
keep=$(python3 /scripts/backup-retention.py "$work/list" "$BACKUP_RETENTION" "${BACKUP_RETENTION_DAYS:-}") ||
  report "the backup is complete; the list of backups is not usable, so older backups remain"
archive_call "$patience" wal-g delete retain FULL "$keep" --use-sentinel-time --confirm 9>&- ||
  report "the backup is complete; wal-g delete failed, so older backups remain"
remove_leftovers || echo "backup: cannot remove what failed backups left behind; the next backup tries again" >&2
archive_call "$patience" wal-g backup-list --detail --json >"$work/list" 9>&- || report "wal-g backup-list failed"
report ''
