#!/bin/sh
# Sourced. A standby marks the WAL that it streams as archived, because its primary archives it. If the primary dies or hands
# over before it has archived everything, the segments stay missing, and no restore gets past them. A new primary first
# archives the history file of its timeline. At that moment it marks the missing segments as not archived.
# https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/access/transam/xlogarchive.c (XLogArchiveForceDone)

archive_close_gap() {
  archive_call 10 wal-g st ls wal_005 >"/tmp/archive-list.$$" || {
    rm -f "/tmp/archive-list.$$"
    return 1
  }
  for mark in "$PGDATA"/pg_wal/archive_status/*.done; do
    segment=${mark##*/}
    segment=${segment%.done}
    case $segment in *[!0-9A-F]*) continue ;; esac
    [ "${#segment}" -eq 24 ] || continue
    [ -e "$PGDATA/pg_wal/$segment" ] || continue
    # A .partial file does not count.
    grep -Eq " $segment(\\.[a-z0-9]{2,4})? *\$" "/tmp/archive-list.$$" || {
      archive_say "$segment was never archived by the former primary; archiving it now"
      mv "$mark" "$PGDATA/pg_wal/archive_status/$segment.ready"
    }
  done
  rm -f "/tmp/archive-list.$$"
}
