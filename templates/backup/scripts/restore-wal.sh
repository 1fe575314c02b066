#!/bin/sh
# restore_command of a restore: restore-wal.sh "%f" "%p". "Not in the archive" ends the recovery, so the script reports it
# only when WAL-G does. After other errors it retries for minutes, and then stops PostgreSQL (a status above 125), because
# ending the recovery early would lose data.
set -u
# shellcheck source=templates/backup/scripts/archive-environment.sh
. /scripts/archive-environment.sh
# shellcheck source=templates/backup/scripts/archive-call.sh
. /scripts/archive-call.sh

not_in_archive=1
archive_interrupted=255

archive_environment "${RESTORE_SETTINGS:-/config/recovery.env}" "${RESTORE_SECRETS:-/recovery}" || exit 255
export WALG_DOWNLOAD_CONCURRENCY=1
for pause in 1 2 5 10 20 30 60 60 60 60; do
  status=0
  archive_call 20 wal-g wal-fetch "$1" "$2" 2>"/tmp/restore-wal.$$" || status=$?
  if [ "$status" -eq 0 ]; then
    rm -f "/tmp/restore-wal.$$"
    exit 0
  elif archive_lacks "$status" "/tmp/restore-wal.$$"; then
    rm -f "/tmp/restore-wal.$$" "$2"
    exit "$not_in_archive"
  fi
  cat "/tmp/restore-wal.$$" >&2
  echo "restore: $1 cannot be fetched; retrying in $pause s" >&2
  rm -f "$2"
  sleep "$pause"
done
echo "restore: the archive does not answer; stopping, because ending the recovery here would lose data" >&2
exit 255
