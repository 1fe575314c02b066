#!/bin/sh
# Makes a base backup of this member, checks that the archive lists it, then drops the backups that the retention does not
# keep. The last line of the log is the outcome as JSON; it also goes into the annotations of the ConfigMap <name>-backup.
set -u
# shellcheck source=templates/backup/scripts/archive-environment.sh
. /scripts/archive-environment.sh
# shellcheck source=templates/backup/scripts/archive-call.sh
. /scripts/archive-call.sh
# shellcheck source=templates/backup/scripts/archive-cluster.sh
. /scripts/archive-cluster.sh
# shellcheck source=templates/backup/scripts/archive-guard.sh
. /scripts/archive-guard.sh

service_account=/var/run/secrets/kubernetes.io/serviceaccount
outcome=${PATRONI_NAME%-*}-backup
work=/tmp/backup
run=$(od -An -N8 -tx1 /dev/urandom | tr -d ' \n')
started=$(date +%s)
# A checkpoint, or the archiving of the last WAL, may take minutes in which no data move.
patience=900

# report REASON: empty for success. The patch must not fail the backup: the log has the outcome too.
report() {
  status=0
  python3 /scripts/backup-outcome.py "$work" "$run" "$started" "$1" >"$work/outcome" || status=1
  umask 077
  printf 'Authorization: Bearer %s' "$(cat "$service_account/token")" >"$work/authorization"
  curl --silent --show-error --fail --max-time 30 --cacert "$service_account/ca.crt" \
    --header "@$work/authorization" --header 'Content-Type: application/merge-patch+json' --request PATCH \
    --data-binary "@$work/patch" --output /dev/null \
    "https://kubernetes.default.svc/api/v1/namespaces/$PATRONI_KUBERNETES_NAMESPACE/configmaps/$outcome" ||
    echo "backup: the outcome is not in the ConfigMap $outcome" >&2
  cat "$work/outcome"
  rm -rf "$work"
  exit "$status"
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
archive_call "$patience" wal-g backup-push "$PGDATA" --add-user-data "{\"run\":\"$run\"}" 9>&- ||
  report "wal-g backup-push failed"
archive_call "$patience" wal-g backup-list --detail --json >"$work/list" 9>&- || report "wal-g backup-list failed"
python3 /scripts/backup-outcome.py "$work" "$run" "$started" '' >/dev/null || report ''
# Sorted by time: the timeline, by which WAL-G sorts otherwise, begins anew after an upgrade.
archive_call "$patience" wal-g delete retain FULL "$BACKUP_RETENTION" --use-sentinel-time --confirm 9>&- ||
  report "the backup was made; wal-g delete failed, so older ones are still there"
archive_call "$patience" wal-g backup-list --detail --json >"$work/list" 9>&- || report "wal-g backup-list failed"
report ''
