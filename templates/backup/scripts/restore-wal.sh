#!/bin/sh
# restore_command of a restore: restore-wal.sh "%f" "%p". "Not in the archive" ends the recovery, so only WAL-G's own word for
# it counts: after trouble with the store this asks again for minutes, and then stops PostgreSQL (a status above 125) rather
# than end the recovery early and lose what is missing.
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
  echo "restore: $1 is not fetched; asking again in $pause s" >&2
  rm -f "$2"
  sleep "$pause"
done
echo "restore: the archive does not answer; stopping, so that nothing is lost by ending here" >&2
exit 255
