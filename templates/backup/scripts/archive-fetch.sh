#!/bin/sh
# restore_command of members: archive-fetch.sh "%f" "%p" [source]. Members retry, with their own archive or
# with the one that a standby cluster follows, so any failure may be reported as "not found". A restore from a backup uses
# restore-wal.sh, which tells the two apart.
set -u
# shellcheck source=templates/backup/scripts/archive-guard.sh
. /scripts/archive-guard.sh

! archive_breaker_is_open || exit 1
export WALG_LOG_LEVEL=ERROR
case ${3:-} in
source)
  archive_environment /config/recovery.env /recovery || exit 1
  archive_guard source || exit 1
  ;;
*)
  archive_environment /config/archive.env /archive || exit 1
  archive_guard read || exit 1
  ;;
esac
# With a higher value WAL-G prefetches in background processes that archive_call would not stop.
export WALG_DOWNLOAD_CONCURRENCY=1
status=0
archive_call 2 wal-g wal-fetch "$1" "$2" 2>"/tmp/archive-fetch.$$" || status=$?
if [ "$status" -eq 0 ] || archive_lacks "$status" "/tmp/archive-fetch.$$"; then
  # For member-status.sh: "not found" is an answer, too.
  date +%s >/tmp/archive-answered
else
  archive_show "/tmp/archive-fetch.$$"
fi
[ "$status" -eq 0 ] || rm -f "$2"
rm -f "/tmp/archive-fetch.$$"
[ "$status" -eq 0 ]
