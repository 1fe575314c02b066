#!/bin/sh
# Fetches a base backup into the empty data directory: Patroni's bootstrap method of a restore, its method to create
# the first member of a standby cluster that follows an archive, and the first step of a restore drill.
# https://patroni.readthedocs.io/en/latest/replica_bootstrap.html#bootstrap
set -u
# shellcheck source=templates/backup/scripts/archive-environment.sh
. /scripts/archive-environment.sh
# shellcheck source=templates/backup/scripts/archive-call.sh
. /scripts/archive-call.sh

fail() {
  echo "restore: $*" >&2
  rm -rf "$PGDATA"
  exit 1
}

# Patroni keeps the data of a failed attempt, for which the volume may have no room.
rm -rf "$PGDATA.failed"
archive_environment "${RESTORE_SETTINGS:-/config/recovery.env}" "${RESTORE_SECRETS:-/recovery}" ||
  fail "the settings of the source are not usable"
archive_call 60 wal-g backup-list --detail --json >/tmp/restore-list ||
  fail "cannot list the backups of $(archive_prefix): check destination, credentials and network of the source"
major=$("$POSTGRES_BIN/postgres" --version 2>/dev/null | sed -n 's/^[^0-9]*\([0-9]*\).*/\1/p')
backup=$(python3 /scripts/restore-choice.py /tmp/restore-list "$(archive_prefix)" "${RECOVERY_BACKUP:-LATEST}" \
  "${RECOVERY_TARGET_TIME:-}" "${RECOVERY_TARGET_LSN:-}" "$major") || fail "nothing was restored"
echo "$backup" >/tmp/restore-backup
# WAL-G retries files that it could not fetch or unpack, after pauses of one, two and four minutes, each time with half the
# streams. That is enough for intermittent errors, and the silence limit is above these pauses.
export WALG_DOWNLOAD_FILE_RETRIES=2
silence=300
echo "restore: fetching $backup from $(archive_prefix)" >&2
for pause in ${RESTORE_PAUSES:-5 60 0}; do
  # A wrong key may have been corrected meanwhile.
  archive_environment "${RESTORE_SETTINGS:-/config/recovery.env}" "${RESTORE_SECRETS:-/recovery}" ||
    fail "the settings of the source are not usable"
  # One failed request out of thousands must not end the transfer.
  export S3_MAX_RETRIES=15
  if archive_call "$silence" wal-g backup-fetch "$PGDATA" "$backup"; then
    chmod 0700 "$PGDATA"
    # A backup of a replica contains them. The caller decides how the server starts.
    rm -f "$PGDATA/standby.signal" "$PGDATA/recovery.signal"
    exit 0
  fi
  rm -rf "$PGDATA"
  sleep "$pause"
done
fail "cannot fetch $backup"
