#!/bin/sh
# backup.sh JOB: what a Job of backups runs in this member. The backup runs on its own and writes a log file, which this script
# prints: when kubectl dies, nobody reads what it prints any more, and a write to a full pipe would block the backup forever.
set -u
log=/tmp/backup-log

# The backup inherits this lock, keeps it when this script ends first, and releases it at its end: a process that the backup has
# just killed may still have the file open.
exec 9>/tmp/backup-lock
flock -n 9 || {
  echo "backup: another backup of this member is still running" >&2
  exit 1
}
# A new file: the script of the backup before may still print the end of the old one.
rm -f "$log"
: >"$log"
{
  status=0
  /bin/sh /scripts/base-backup.sh "${1:-}" || status=$?
  flock -u 9
  exit "$status"
} >"$log" 2>&1 &
run=$!
exec 9>&-
tail -n +1 -f "$log" &
print=$!
status=0
wait "$run" || status=$?
# tail looks at the file once a second.
sleep 2
kill "$print" 2>/dev/null
exit "$status"
