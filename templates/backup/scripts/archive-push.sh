#!/bin/sh
# archive_command: archive-push.sh "%p". Exits with 1 on failure: PostgreSQL keeps the WAL and retries.
# https://www.postgresql.org/docs/current/continuous-archiving.html
set -u
# shellcheck source=templates/backup/scripts/archive-guard.sh
. /scripts/archive-guard.sh
# shellcheck source=templates/backup/scripts/archive-gap.sh
. /scripts/archive-gap.sh

# Before a rewind Patroni archives the remaining WAL of the stopped server, and waits for it.
patience=60
[ -e "$PGDATA/postmaster.pid" ] || patience=2

# A stopping server makes two rounds of three attempts, with pauses: 6 s with a silent store. A status above 128 ends its
# archiver at once, and the WAL is archived after the next start.
# https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/postmaster/pgarch.c (pgarch_ArchiverCopyLoop)
fail() {
  case $(sed -n 8p "$PGDATA/postmaster.pid" 2>/dev/null) in
  stopping*) ! archive_breaker_is_open || exit 255 ;;
  esac
  exit 1
}

! archive_breaker_is_open || fail
# For archive-status.sh: what the last attempt said that has ended. A full /tmp must not stop archiving. An orphan of a server
# that was killed may run at the same time.
said=/tmp/archive-said
if (echo >"$said.$$") 2>/dev/null; then
  exec 3>&2 2>"$said.$$"
  trap 'cat "$said.$$" >&3; mv "$said.$$" "$said"' EXIT
  trap 'exit 1' HUP INT QUIT TERM
fi
export WALG_LOG_LEVEL=ERROR
archive_environment /config/archive.env /archive || exit 1
archive_guard write || fail
case $1 in
*.history) archive_close_gap || fail ;;
esac
archive_call "$patience" wal-g wal-push "$1" || {
  archive_say "$1 is not archived yet; keeping it and retrying"
  fail
}
# For archive-status.sh, too.
(echo >/tmp/archive-pushed) 2>/dev/null || true
